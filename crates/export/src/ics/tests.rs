//! Files read back by another implementation, and the rules of the format.

use icalendar::{
    Calendar as Read, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, EventLike,
};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn event(summary: &str) -> Event {
    Event {
        uid: "ideathon-w@ekkyo".to_owned(),
        sequence: 3,
        // 2027-01-15T08:00:00Z
        changed_at: Moment(1_800_000_000_000),
        time: EventTime::Span(Moment(1_800_000_000_000), Moment(1_800_014_400_000)),
        summary: summary.to_owned(),
        description: "One; two, three\\four\nfive".to_owned(),
        location: "会議室A, https://example.org/room".to_owned(),
        url: "https://ekkyo.example/workshops/w/path".to_owned(),
    }
}

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "こもれび; 秋".to_owned(),
        language: "ja",
        events,
    }
}

fn read(file: &str) -> Vec<icalendar::Event> {
    let read: Read = file.parse().expect("a calendar");
    let events = read
        .components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(event.clone()),
            _ => None,
        });
    events.collect()
}

#[test]
fn another_reader_finds_what_was_written() {
    let long = "三つの役割がそろって、課題を見つけ、価値と負担をくらべる日です。".repeat(4);
    let file = ics(&calendar(vec![event(&long)]));
    let events = read(&file);
    let found = &events[0];
    assert_eq!(found.get_uid(), Some("ideathon-w@ekkyo"));
    assert_eq!(found.get_sequence(), Some(3));
    assert_eq!(found.get_summary(), Some(long.as_str()));
    assert_eq!(found.get_description(), Some("One; two, three\\four\nfive"));
    assert_eq!(
        found.get_location(),
        Some("会議室A, https://example.org/room")
    );
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(start))) = found.get_start() else {
        panic!("not in UTC");
    };
    assert_eq!(start.timestamp_millis(), 1_800_000_000_000);
}

#[test]
fn a_day_without_hours_is_a_date() {
    let day = Event {
        time: EventTime::Day(date(2027, 12, 31)),
        ..event("Start")
    };
    let file = ics(&calendar(vec![day]));
    assert!(file.contains("\r\nDTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"));
    let Some(DatePerhapsTime::Date(start)) = read(&file)[0].get_start() else {
        panic!("not a date");
    };
    assert_eq!(start.to_string(), "2027-12-31");
}

#[test]
fn times_are_utc_and_the_sequence_is_told() {
    let file = ics(&calendar(vec![event("Ideathon")]));
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "X-WR-CALNAME:こもれび\\; 秋",
        "UID:ideathon-w@ekkyo",
        "DTSTAMP:20270115T080000Z",
        "DTSTART:20270115T080000Z",
        "DTEND:20270115T120000Z",
        "SEQUENCE:3",
        "END:VCALENDAR",
    ] {
        assert!(file.split("\r\n").any(|found| found == line), "{line}");
    }
}

proptest! {
    #[test]
    fn no_line_is_too_long_and_nothing_breaks_out(summary in "\\PC{0,200}", place in ".{0,120}") {
        let file = ics(&calendar(vec![Event { location: place, ..event(&summary) }]));
        prop_assert!(file.ends_with("\r\n"));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= LONGEST_LINE, "{line}");
            prop_assert!(!line.contains(['\r', '\n']));
        }
        prop_assert_eq!(file.matches("\r\nBEGIN:").count(), 1);
        prop_assert_eq!(file.matches("\r\nEND:").count(), 2);
        let unfolded = file.replace("\r\n ", "");
        prop_assert_eq!(unfolded.split("\r\n").filter(|line| line.starts_with("LOCATION")).count() <= 1, true);
    }
}
