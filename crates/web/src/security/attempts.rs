//! The pace of log-ins: few failures per e-mail address, more per network address, forgotten
//! after a quarter of an hour. Kept in memory; a restart forgives.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use domain::Moment;

const WINDOW: i64 = 15 * 60 * 1000;
const PER_EMAIL: usize = 8;
const PER_ADDRESS: usize = 40;

/// Beyond this many keys the oldest knowledge is dropped, so that an attacker with many
/// addresses cannot fill the memory.
const MOST_KEYS: usize = 50_000;

/// Recent failures by e-mail and by network address.
#[derive(Debug, Default)]
pub struct LoginAttempts {
    failures: Mutex<HashMap<String, VecDeque<Moment>>>,
}

impl LoginAttempts {
    /// Whether another attempt may be made now.
    pub fn allowed(&self, email: &str, address: &str, now: Moment) -> bool {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        [
            (email_key(email), PER_EMAIL),
            (address_key(address), PER_ADDRESS),
        ]
        .into_iter()
        .all(|(key, most)| match failures.get_mut(&key) {
            None => true,
            Some(moments) => {
                moments.retain(|moment| now - *moment < WINDOW);
                moments.len() < most
            }
        })
    }

    /// Notes a failure.
    pub fn failed(&self, email: &str, address: &str, now: Moment) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures.len() > MOST_KEYS {
            failures.clear();
        }
        for key in [email_key(email), address_key(address)] {
            failures.entry(key).or_default().push_back(now);
        }
    }

    /// Forgives an e-mail address after it logged in.
    pub fn succeeded(&self, email: &str) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        failures.remove(&email_key(email));
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
}
