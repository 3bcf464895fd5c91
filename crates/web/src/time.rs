//! Dates and times in people's words.

use domain::{Language, Moment, calendar::Hours};
use jiff::{Span, civil::Date};

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

/// A day as date fields send it. Years of another age are slips of somebody who was still
/// typing, and calendars that subscribed could not read some of them.
pub fn typed_day(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (2000..3000).contains(&date.year()).then_some(date)
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

/// The day of a moment on a workshop's clock; an unknown time zone counts as UTC.
pub fn day_of(language: Language, moment: Moment, time_zone: &str) -> String {
    let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let stamp = jiff::Timestamp::from_millisecond(moment.0).unwrap_or_default();
    day(language, zone.to_datetime(stamp).date())
}

/// A day with its day of the week, such as "Thu 4 March 2027" or "2027年3月4日（木）".
pub fn weekday(language: Language, date: Date) -> String {
    const ENGLISH: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const JAPANESE: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
    let index = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    let day = day(language, date);
    match language {
        Language::Ja => format!("{day}（{}）", JAPANESE[index]),
        Language::En => format!("{} {day}", ENGLISH[index]),
    }
}

/// Hours of a day, such as "13:00–17:00".
pub fn hours(hours: Hours) -> String {
    let minutes = Span::new().minutes(i64::from(hours.minutes));
    let ends = hours.begins.wrapping_add(minutes);
    format!(
        "{}–{}",
        hours.begins.strftime("%H:%M"),
        ends.strftime("%H:%M")
    )
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
