//! Dates and times in people's words.

use domain::{Language, Moment};
use jiff::civil::Date;

use crate::extract::Visit;

/// How long ago something was, roughly.
pub fn ago(visit: &Visit, moment: Moment, now: Moment) -> String {
    let t = &visit.texts;
    let minutes = ((now - moment) / 60_000).max(0);
    match minutes {
        0..2 => t.ago_now().to_string(),
        2..60 => t.ago_minutes(minutes).to_string(),
        60..1440 => t.ago_hours(minutes / 60).to_string(),
        _ => t.ago_days(minutes / 1440).to_string(),
    }
}

/// A day, such as "4 March 2027" or "2027年3月4日".
pub fn day(language: Language, date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match language {
        Language::Ja => format!("{}年{}月{}日", date.year(), date.month(), date.day()),
        Language::En => {
            let month = MONTHS[usize::from(date.month().unsigned_abs() - 1)];
            format!("{} {month} {}", date.day(), date.year())
        }
    }
}

/// The days of a workshop as one text, or nothing when none is set.
pub fn days(language: Language, first: Option<Date>, last: Option<Date>) -> Option<String> {
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            let dash = match language {
                Language::Ja => "〜",
                Language::En => " – ",
            };
            Some(format!(
                "{}{dash}{}",
                day(language, first),
                day(language, last)
            ))
        }
        (Some(date), _) | (None, Some(date)) => Some(day(language, date)),
        (None, None) => None,
    }
}
