//! The pace at which strangers may try things: failed log-ins, few per e-mail address and more
//! per network address; people joining from one network; questions of one reader. Kept in memory; a restart forgives.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use domain::{MemberId, Moment};

/// Beyond this many keys the oldest knowledge is dropped, so that an attacker with many
/// addresses cannot fill the memory.
const MOST_KEYS: usize = 50_000;

/// What happened lately, by key, within a window of time.
#[derive(Debug)]
struct Lately {
    window: i64,
    moments: Mutex<HashMap<String, VecDeque<Moment>>>,
}

impl Lately {
    fn minutes(minutes: i64) -> Self {
        Self {
            window: minutes * 60 * 1000,
            moments: Mutex::default(),
        }
    }

    fn count(&self, key: &str, now: Moment) -> usize {
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        moments.get_mut(key).map_or(0, |moments| {
            moments.retain(|moment| now - *moment < self.window);
            moments.len()
        })
    }

    fn note(&self, key: String, now: Moment) {
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        if moments.len() > MOST_KEYS {
            moments.clear();
        }
        moments.entry(key).or_default().push_back(now);
    }

    fn forget(&self, key: &str) {
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        moments.remove(key);
    }
}

/// Recent failures to log in, by e-mail and by network address.
#[derive(Debug)]
pub struct LoginAttempts(Lately);

impl LoginAttempts {
    const PER_EMAIL: usize = 8;
    const PER_ADDRESS: usize = 40;

    /// Whether another attempt may be made now.
    pub fn allowed(&self, email: &str, address: &str, now: Moment) -> bool {
        self.0.count(&email_key(email), now) < Self::PER_EMAIL
            && self.0.count(&address_key(address), now) < Self::PER_ADDRESS
    }

    /// Notes a failure.
    pub fn failed(&self, email: &str, address: &str, now: Moment) {
        for key in [email_key(email), address_key(address)] {
            self.0.note(key, now);
        }
    }

    /// Forgives an e-mail address after it logged in.
    pub fn succeeded(&self, email: &str) {
        self.0.forget(&email_key(email));
    }
}

impl Default for LoginAttempts {
    fn default() -> Self {
        Self(Lately::minutes(15))
    }
}

/// People who joined lately, by network address.
#[derive(Debug)]
pub struct Joins(Lately);

impl Joins {
    /// More than the largest open run: a whole hall, or everybody behind one proxy, shares an
    /// address.
    const PER_ADDRESS: usize = 300;

    /// Whether one more person may join from there now.
    pub fn allowed(&self, address: &str, now: Moment) -> bool {
        self.0.count(address, now) < Self::PER_ADDRESS
    }

    /// Notes that somebody joined.
    pub fn joined(&self, address: &str, now: Moment) {
        self.0.note(address.to_owned(), now);
    }
}

impl Default for Joins {
    fn default() -> Self {
        Self(Lately::minutes(10))
    }
}

/// Questions that readers asked lately, by member.
#[derive(Debug)]
pub struct ReadersQuestions(Lately);

impl ReadersQuestions {
    const PER_MEMBER: usize = 5;

    /// Whether a member may ask one more now.
    pub fn allowed(&self, member: &MemberId, now: Moment) -> bool {
        self.0.count(member.as_str(), now) < Self::PER_MEMBER
    }

    /// Notes that somebody asked; not what, nor below which lesson.
    pub fn asked(&self, member: &MemberId, now: Moment) {
        self.0.note(member.as_str().to_owned(), now);
    }
}

impl Default for ReadersQuestions {
    fn default() -> Self {
        Self(Lately::minutes(10))
    }
}

fn email_key(email: &str) -> String {
    format!("email {}", email.to_lowercase())
}

fn address_key(address: &str) -> String {
    format!("address {address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_rests_after_eight_failures_and_is_free_again_later() {
        let attempts = LoginAttempts::default();
        let now = Moment(1_000_000);
        for _ in 0..8 {
            assert!(attempts.allowed("a@example.org", "192.0.2.1", now));
            attempts.failed("A@example.org", "192.0.2.1", now);
        }
        assert!(!attempts.allowed("a@example.org", "192.0.2.2", now));
        assert!(attempts.allowed("b@example.org", "192.0.2.1", now));
        assert!(attempts.allowed("a@example.org", "192.0.2.1", now.plus_minutes(16)));
    }

    #[test]
    fn a_network_address_rests_after_forty_failures() {
        let attempts = LoginAttempts::default();
        for index in 0..40 {
            attempts.failed(&format!("{index}@example.org"), "192.0.2.1", Moment(0));
        }
        assert!(!attempts.allowed("new@example.org", "192.0.2.1", Moment(1)));
        assert!(attempts.allowed("new@example.org", "192.0.2.2", Moment(1)));
    }

    #[test]
    fn a_hall_joins_at_once_and_a_flood_has_to_wait() {
        let joins = Joins::default();
        for _ in 0..300 {
            assert!(joins.allowed("192.0.2.1", Moment(0)));
            joins.joined("192.0.2.1", Moment(0));
        }
        assert!(!joins.allowed("192.0.2.1", Moment(1)));
        assert!(joins.allowed("192.0.2.2", Moment(1)));
        assert!(joins.allowed("192.0.2.1", Moment(0).plus_minutes(11)));
    }
}
