//! The dates of a workshop (domain.md, "When"): individually from the first day on, the
//! developers together about a month later, everyone about three months later, then the
//! follow-up. Here stand the rules by which dates are proposed and when an occasion begins in
//! the world's time; what is stored, shown and subscribed to is built from these values.

use jiff::{
    SpanRelativeTo, Timestamp, ToSpan,
    civil::{Date, Time, Weekday, time},
    tz::TimeZone,
};
use serde::{Deserialize, Serialize};

use crate::Moment;

/// A date in the life of a workshop, in the order in which they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// Everybody begins with the lectures, each on their own.
    IndividualStart,
    /// The developers work through the notebooks together.
    HandsOn,
    /// All three roles storm, choose and evaluate.
    Ideathon,
    /// The first look at what became of it.
    FirstFollowUp,
    /// The second.
    SecondFollowUp,
    /// The third.
    ThirdFollowUp,
    /// The teams tell whoever pays what came out.
    SponsorReport,
}

impl Occasion {
    /// Every occasion, in the order in which they come.
    pub const ALL: [Self; 7] = [
        Self::IndividualStart,
        Self::HandsOn,
        Self::Ideathon,
        Self::FirstFollowUp,
        Self::SecondFollowUp,
        Self::ThirdFollowUp,
        Self::SponsorReport,
    ];

    /// The name in forms, tables and identifiers of calendars; it never changes.
    pub fn key(self) -> &'static str {
        match self {
            Self::IndividualStart => "individual_start",
            Self::HandsOn => "hands_on",
            Self::Ideathon => "ideathon",
            Self::FirstFollowUp => "first_follow_up",
            Self::SecondFollowUp => "second_follow_up",
            Self::ThirdFollowUp => "third_follow_up",
            Self::SponsorReport => "sponsor_report",
        }
    }

    /// The occasion with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|occasion| occasion.key() == key)
    }

    /// When it usually begins, on the workshop's clock, and how many minutes it takes. The
    /// individual start has no hour: everyone begins when it suits them.
    fn usual_time(self) -> Option<(Time, u32)> {
        match self {
            Self::IndividualStart => None,
            Self::HandsOn => Some((time(13, 30, 0, 0), 180)),
            Self::Ideathon => Some((time(13, 0, 0, 0), 240)),
            Self::FirstFollowUp
            | Self::SecondFollowUp
            | Self::ThirdFollowUp
            | Self::SponsorReport => Some((time(13, 30, 0, 0), 60)),
        }
    }
}

/// The hours of an occasion on its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// When it begins, on the workshop's clock.
    pub begins: Time,
    /// How many minutes it takes, 1 to [`LONGEST`].
    pub minutes: u32,
}

/// No occasion takes longer than a day.
pub const LONGEST: u32 = 24 * 60;

/// When and where an occasion takes place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Which.
    pub occasion: Occasion,
    /// On which day.
    pub date: Date,
    /// At which hours; none for all day.
    pub hours: Option<Hours>,
    /// A room, a link, or both; may be empty.
    pub place: String,
}

impl Appointment {
    /// Its first and its last moment in `zone`; none when it has no hours. A time that the clock
    /// skips in spring counts as the one just after, one that it shows twice as the first.
    pub fn span(&self, zone: &TimeZone) -> Option<(Moment, Moment)> {
        let hours = self.hours?;
        let begins = self.date.to_datetime(hours.begins);
        let begins = zone.to_timestamp(begins).ok()?.as_millisecond();
        let begins = Moment(begins);
        Some((begins, begins.plus_minutes(i64::from(hours.minutes))))
    }
}

/// A date as Ekkyo suggests it, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// When and where.
    pub appointment: Appointment,
    /// What it is counted from.
    pub rule: Rule,
    /// The day of the weekend that the rule led to, if it did; the proposal is the Monday after.
    pub moved_from: Option<Weekday>,
}

/// What a proposed date is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rule {
    /// The first day of the workshop.
    FirstDay,
    /// Four weeks after the individual start: time for the first module, soon enough to be keen.
    MonthAfterStart,
    /// Thirteen weeks after the individual start: time for all modules at half an hour a week.
    ThreeMonthsAfterStart,
    /// So many times four weeks after the ideathon.
    MonthsAfterIdeathon(u8),
    /// A week after the last follow-up, so that its results can be told.
    WeekAfterFollowUps,
}

/// The dates of a workshop that begins on `first_day`. What must follow something is counted
/// from the proposed date of that, in whole weeks, so that everything falls on the same day of
/// the week. Nothing on a weekend; public holidays differ by country and are not known here.
pub fn propose(first_day: Date) -> Vec<Proposal> {
    let start = proposal(Occasion::IndividualStart, Some(first_day), Rule::FirstDay);
    let Some(start) = start else {
        return Vec::new();
    };
    let start_date = start.appointment.date;
    let ideathon_date = weeks_after(start_date, 13);
    let after_ideathon = |weeks| ideathon_date.and_then(|date| weeks_after(date, weeks));
    let later = [
        proposal(
            Occasion::HandsOn,
            weeks_after(start_date, 4),
            Rule::MonthAfterStart,
        ),
        proposal(
            Occasion::Ideathon,
            ideathon_date,
            Rule::ThreeMonthsAfterStart,
        ),
        proposal(
            Occasion::FirstFollowUp,
            after_ideathon(4),
            Rule::MonthsAfterIdeathon(1),
        ),
        proposal(
            Occasion::SecondFollowUp,
            after_ideathon(8),
            Rule::MonthsAfterIdeathon(2),
        ),
        proposal(
            Occasion::ThirdFollowUp,
            after_ideathon(12),
            Rule::MonthsAfterIdeathon(3),
        ),
        proposal(
            Occasion::SponsorReport,
            after_ideathon(13),
            Rule::WeekAfterFollowUps,
        ),
    ];
    std::iter::once(start)
        .chain(later.into_iter().flatten())
        .collect()
}

/// None where the calendar ends, in the year 9999.
fn proposal(occasion: Occasion, date: Option<Date>, rule: Rule) -> Option<Proposal> {
    let wanted = date?;
    let (date, moved_from) = match wanted.weekday() {
        Weekday::Saturday => (days_after(wanted, 2)?, Some(Weekday::Saturday)),
        Weekday::Sunday => (days_after(wanted, 1)?, Some(Weekday::Sunday)),
        _ => (wanted, None),
    };
    Some(Proposal {
        appointment: Appointment {
            occasion,
            date,
            hours: occasion
                .usual_time()
                .map(|(begins, minutes)| Hours { begins, minutes }),
            place: String::new(),
        },
        rule,
        moved_from,
    })
}

fn weeks_after(date: Date, weeks: i64) -> Option<Date> {
    days_after(date, weeks * 7)
}

fn days_after(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// What is odd about a set of dates. Organisers may have their reasons, so it is only said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Oddity {
    /// It falls on a Saturday or Sunday.
    Weekend(Occasion),
    /// The first comes on or after the second, although it prepares for it.
    OutOfOrder(Occasion, Occasion),
}

/// What is odd about `appointments`, in the order of the occasions.
pub fn oddities(appointments: &[Appointment]) -> Vec<Oddity> {
    let mut sorted: Vec<&Appointment> = appointments.iter().collect();
    sorted.sort_by_key(|appointment| appointment.occasion);
    let weekends = sorted
        .iter()
        .filter(|appointment| {
            matches!(
                appointment.date.weekday(),
                Weekday::Saturday | Weekday::Sunday
            )
        })
        .map(|appointment| Oddity::Weekend(appointment.occasion));
    let order = sorted
        .windows(2)
        .filter(|pair| pair[0].date >= pair[1].date)
        .map(|pair| Oddity::OutOfOrder(pair[0].occasion, pair[1].occasion));
    weekends.chain(order).collect()
}

/// The day it is at `now` on the workshop's clock; UTC's when the zone is not known.
pub fn day_of(now: Moment, zone: &str) -> Date {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let now = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(now).date()
}

/// Whole days from one date to another, negative when it lies before.
pub fn days_between(from: Date, to: Date) -> i64 {
    (to - from)
        .total((jiff::Unit::Day, SpanRelativeTo::days_are_24_hours()))
        .map_or(0, |days| days as i64)
}

#[cfg(test)]
mod tests;
