//! Dates as an iCalendar file (RFC 5545), to import once or to subscribe to.
//!
//! Written by ourselves because the crate for it (`icalendar`) brings a second library for dates
//! and reads a clock and draws identifiers where none are given; here both are the caller's. A
//! test reads the files back with that crate.
//!
//! Calendars recognise an event by its UID and take a change only when SEQUENCE rises, so both
//! are parameters and must be kept. Times are UTC, which every calendar shows in its owner's
//! zone without a description of zones in the file.

use domain::Moment;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

/// Octets of the longest line, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// A calendar with its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What people's calendars call it.
    pub name: String,
    /// A BCP 47 tag.
    pub language: &'static str,
    /// What happens.
    pub events: Vec<Event>,
}

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Unique in the world and the same for ever.
    pub uid: String,
    /// How often it was changed.
    pub sequence: i64,
    /// When it was changed last.
    pub changed_at: Moment,
    /// When it takes place.
    pub time: EventTime,
    /// What it is called.
    pub summary: String,
    /// What to know about it; may be empty.
    pub description: String,
    /// Where it takes place; may be empty.
    pub location: String,
    /// A page about it.
    pub url: String,
}

/// When an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventTime {
    /// All of a day, wherever one is. Nobody is busy because of it.
    Day(Date),
    /// From one moment to another.
    Span(Moment, Moment),
}

/// The calendar as a file's text, lines ending in CR LF.
pub fn ics(calendar: &Calendar) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Ekkyo//Ekkyo//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.text("X-WR-CALNAME", &calendar.name);
    file.text("NAME", &calendar.name);
    file.line("REFRESH-INTERVAL;VALUE=DURATION:PT6H");
    file.line("X-PUBLISHED-TTL:PT6H");
    for event in &calendar.events {
        file.event(event, calendar.language);
    }
    file.line("END:VCALENDAR");
    file.0
}

#[derive(Default)]
struct File(String);

impl File {
    fn event(&mut self, event: &Event, language: &str) {
        self.line("BEGIN:VEVENT");
        self.text("UID", &event.uid);
        self.line(&format!("DTSTAMP:{}", utc(event.changed_at)));
        self.line(&format!("LAST-MODIFIED:{}", utc(event.changed_at)));
        self.line(&format!("SEQUENCE:{}", event.sequence));
        self.time(event.time);
        self.text(&format!("SUMMARY;LANGUAGE={language}"), &event.summary);
        for (name, value) in [
            ("DESCRIPTION", &event.description),
            ("LOCATION", &event.location),
        ] {
            if !value.is_empty() {
                self.text(&format!("{name};LANGUAGE={language}"), value);
            }
        }
        self.line(&format!("URL:{}", event.url));
        self.line("STATUS:CONFIRMED");
        self.line("END:VEVENT");
    }

    fn time(&mut self, time: EventTime) {
        match time {
            EventTime::Day(date) => {
                let next = date.saturating_add(1.day());
                self.line(&format!("DTSTART;VALUE=DATE:{}", date.strftime("%Y%m%d")));
                self.line(&format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")));
                self.line("TRANSP:TRANSPARENT");
            }
            EventTime::Span(begins, ends) => {
                self.line(&format!("DTSTART:{}", utc(begins)));
                self.line(&format!("DTEND:{}", utc(ends)));
                self.line("TRANSP:OPAQUE");
            }
        }
    }

    /// A property whose value is a text, with what has a meaning in the format escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for letter in value.replace("\r\n", "\n").chars() {
            match letter {
                '\n' | '\r' => line.push_str("\\n"),
                '\\' | ';' | ',' => line.extend(['\\', letter]),
                '\t' => line.push(' '),
                _ if letter.is_control() => {}
                _ => line.push(letter),
            }
        }
        self.line(&line);
    }

    /// A line, folded after 75 octets where no character is torn apart.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            if octets + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn utc(moment: Moment) -> String {
    let timestamp = Timestamp::from_millisecond(moment.0).unwrap_or(Timestamp::UNIX_EPOCH);
    let time = TimeZone::UTC.to_datetime(timestamp);
    time.strftime("%Y%m%dT%H%M%SZ").to_string()
}

#[cfg(test)]
mod tests;
