//! Proposed dates by table and by property.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn dates(first_day: Date) -> Vec<String> {
    let proposals = propose(first_day);
    let date = |proposal: &Proposal| proposal.appointment.date.to_string();
    proposals.iter().map(date).collect()
}

#[test]
fn a_workshop_from_a_thursday_has_all_its_dates_on_thursdays() {
    assert_eq!(
        dates(date(2027, 1, 14)),
        [
            "2027-01-14",
            "2027-02-11",
            "2027-04-15",
            "2027-05-13",
            "2027-06-10",
            "2027-07-08",
            "2027-07-15",
        ]
    );
}

#[test]
fn a_start_on_the_weekend_moves_to_monday_and_says_so() {
    for (day, weekday) in [(16, Weekday::Saturday), (17, Weekday::Sunday)] {
        let proposals = propose(date(2027, 1, day));
        assert_eq!(proposals[0].appointment.date, date(2027, 1, 18));
        assert_eq!(proposals[0].moved_from, Some(weekday));
        assert!(proposals[1..].iter().all(|next| next.moved_from.is_none()));
    }
}

#[test]
fn each_proposal_says_what_it_is_counted_from() {
    let rules: Vec<Rule> = propose(date(2027, 1, 14))
        .into_iter()
        .map(|proposal| proposal.rule)
        .collect();
    assert_eq!(
        rules,
        [
            Rule::FirstDay,
            Rule::MonthAfterStart,
            Rule::ThreeMonthsAfterStart,
            Rule::MonthsAfterIdeathon(1),
            Rule::MonthsAfterIdeathon(2),
            Rule::MonthsAfterIdeathon(3),
            Rule::WeekAfterFollowUps,
        ]
    );
}

#[test]
fn keys_lead_back_to_their_occasions() {
    for occasion in Occasion::ALL {
        assert_eq!(Occasion::from_key(occasion.key()), Some(occasion));
    }
    assert_eq!(Occasion::from_key("party"), None);
}

fn ideathon(day: Date, hour: i8) -> Appointment {
    Appointment {
        occasion: Occasion::Ideathon,
        date: day,
        hours: Some(Hours {
            begins: time(hour, 0, 0, 0),
            minutes: 240,
        }),
        place: String::new(),
    }
}

#[test]
fn hours_become_moments_in_the_zone_of_the_workshop() {
    let cases = [
        ("Asia/Tokyo", date(2027, 4, 15), 13, "2027-04-15T04:00:00Z"),
        (
            "Europe/Berlin",
            date(2027, 1, 14),
            13,
            "2027-01-14T12:00:00Z",
        ),
        (
            "Europe/Berlin",
            date(2027, 7, 15),
            13,
            "2027-07-15T11:00:00Z",
        ),
        // Skipped in spring: just after. Twice in autumn: the first.
        (
            "Europe/Berlin",
            date(2027, 3, 28),
            2,
            "2027-03-28T01:00:00Z",
        ),
        (
            "Europe/Berlin",
            date(2027, 10, 31),
            2,
            "2027-10-31T00:00:00Z",
        ),
    ];
    for (zone, day, hour, expected) in cases {
        let zone = TimeZone::get(zone).expect("a zone");
        let (begins, ends) = ideathon(day, hour).span(&zone).expect("hours");
        let expected: Timestamp = expected.parse().expect("a timestamp");
        assert_eq!(begins.0, expected.as_millisecond(), "{day}");
        assert_eq!(ends - begins, 240 * 60_000);
    }
    let all_day = Appointment {
        hours: None,
        ..ideathon(date(2027, 4, 15), 0)
    };
    assert_eq!(all_day.span(&TimeZone::UTC), None);
}

#[test]
fn odd_dates_are_noticed() {
    let mut dates: Vec<Appointment> = propose(date(2027, 1, 14))
        .into_iter()
        .map(|proposal| proposal.appointment)
        .collect();
    assert_eq!(oddities(&dates), []);
    dates[1].date = date(2027, 4, 17);
    assert_eq!(
        oddities(&dates),
        [
            Oddity::Weekend(Occasion::HandsOn),
            Oddity::OutOfOrder(Occasion::HandsOn, Occasion::Ideathon)
        ]
    );
}

#[test]
fn the_day_depends_on_the_zone() {
    // 2027-01-14T20:00:00Z
    let now = Moment(1_799_956_800_000);
    assert_eq!(day_of(now, "UTC"), date(2027, 1, 14));
    assert_eq!(day_of(now, "Asia/Tokyo"), date(2027, 1, 15));
    assert_eq!(day_of(now, "Mars/Base"), date(2027, 1, 14));
    assert_eq!(days_between(date(2027, 1, 14), date(2027, 4, 15)), 91);
    assert_eq!(days_between(date(2027, 4, 15), date(2027, 1, 14)), -91);
}

proptest! {
    #[test]
    fn proposals_are_working_days_in_order(day in 0i64..36_000) {
        let first = days_after(date(1970, 1, 1), day).expect("a date");
        let appointments: Vec<Appointment> = propose(first)
            .into_iter()
            .map(|proposal| proposal.appointment)
            .collect();
        prop_assert_eq!(appointments.len(), Occasion::ALL.len());
        prop_assert_eq!(oddities(&appointments), vec![]);
        prop_assert!(appointments[0].date >= first);
    }
}

#[test]
fn proposals_end_with_the_calendar() {
    assert_eq!(propose(date(9999, 12, 15)).len(), 1);
    assert_eq!(propose(Date::MAX).len(), 1);
}
