//! The dates of a workshop, as pages, as a file and as a subscription.

use axum::http::StatusCode;
use domain::Language;

use crate::{
    tests::ground::{Ground, Page, Who},
    texts::Texts,
};

const CALENDAR: &str = "/workshops/workshop/calendar";

/// Fixes a start, the hands-on and the ideathon.
async fn fix(ground: &Ground, revision: &str) -> Page {
    let fields = [
        ("individual_start-date", "2027-01-18"),
        ("individual_start-base", revision),
        ("ideathon-date", "2027-04-15"),
        ("ideathon-begins", "13:00"),
        ("ideathon-minutes", "240"),
        ("ideathon-place", "https://meet.example/room"),
        ("ideathon-base", revision),
    ];
    ground.post(Who::Organiser, CALENDAR, &fields).await
}

async fn address(ground: &Ground) -> String {
    let page = ground.get(Who::Aki, Language::En, CALENDAR).await;
    let address = page.attribute("#calendar-address", "value");
    let address = address.expect("an address");
    address
        .strip_prefix("http://ekkyo.test")
        .expect("of this server")
        .to_owned()
}

#[tokio::test]
async fn dates_are_suggested_from_a_day_and_say_why() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Organiser, language, CALENDAR).await;
        assert_eq!(
            page.attribute("#field-ideathon-date", "value").as_deref(),
            Some("")
        );
        assert!(
            page.one("main")
                .contains(&t.calendar_no_start().to_string())
        );
        // A Saturday.
        let path = format!("{CALENDAR}?from=2027-01-16");
        let page = ground.get(Who::Organiser, language, &path).await;
        for (field, value) in [
            ("individual_start-date", "2027-01-18"),
            ("individual_start-begins", ""),
            ("hands_on-date", "2027-02-15"),
            ("ideathon-date", "2027-04-19"),
            ("ideathon-begins", "13:00"),
            ("ideathon-minutes", "240"),
            ("third_follow_up-date", "2027-07-12"),
            ("sponsor_report-date", "2027-07-19"),
        ] {
            let found = page.attribute(&format!("#field-{field}"), "value");
            assert_eq!(found.as_deref(), Some(value), "{field}");
        }
        let reason = t.proposal_from_saturday(t.proposal_first_day().to_string());
        assert!(page.one("#individual_start").contains(&reason.to_string()));
    }
}

#[tokio::test]
async fn fixed_dates_are_seen_by_everybody_and_kept() {
    let ground = Ground::new().await;
    let saved = fix(&ground, "0").await;
    assert_eq!(saved.location.as_deref(), Some(CALENDAR), "{}", saved.text);
    for language in Language::ALL {
        for who in [Who::Aki, Who::Observer] {
            let page = ground.get(who, language, CALENDAR).await;
            let days = page.all(".date-day");
            assert_eq!(days.len(), 2);
            assert!(days[1].ends_with("13:00–17:00"), "{days:?}");
            let place = page.attribute(".dates a", "href");
            assert_eq!(place.as_deref(), Some("https://meet.example/room"));
            assert!(page.all("main form").is_empty());
        }
    }
    let page = ground.get(Who::Organiser, Language::En, CALENDAR).await;
    let kept = page.attribute("#field-ideathon-begins", "value");
    assert_eq!(kept.as_deref(), Some("13:00"));
    let refused = ground.post(Who::Aki, CALENDAR, &[]).await;
    assert_eq!(
        refused.location.as_deref(),
        Some("/login?then=/workshops/workshop/calendar")
    );
}

#[tokio::test]
async fn mistakes_and_conflicts_keep_what_was_typed() {
    let ground = Ground::new().await;
    let long = "x".repeat(501);
    let page = ground
        .post(
            Who::Organiser,
            CALENDAR,
            &[
                ("hands_on-date", "tomorrow"),
                ("ideathon-date", "2027-04-15"),
                ("ideathon-begins", "noon"),
                ("ideathon-minutes", "0"),
                ("sponsor_report-place", &long),
            ],
        )
        .await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in [
        "hands_on-date",
        "ideathon-begins",
        "ideathon-minutes",
        "sponsor_report-place",
    ] {
        assert_eq!(
            page.all(&format!("#field-{field}-error")).len(),
            1,
            "{field}"
        );
    }
    let typed = page.attribute("#field-hands_on-date", "value");
    assert_eq!(typed.as_deref(), Some("tomorrow"));
    assert!(
        ground
            .db
            .dates(&ground.workshop)
            .await
            .expect("dates")
            .is_empty()
    );

    fix(&ground, "0").await;
    let stale = [
        ("ideathon-date", "2027-05-01"),
        ("ideathon-base", "0"),
        ("individual_start-date", "2027-01-18"),
    ];
    let page = ground.post(Who::Organiser, CALENDAR, &stale).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        page.one("#field-ideathon-date-error")
            .contains("15 April 2027")
    );
    let typed = page.attribute("#field-ideathon-date", "value");
    assert_eq!(typed.as_deref(), Some("2027-05-01"));
    let base = page.attribute("[name=ideathon-base]", "value");
    assert_eq!(base.as_deref(), Some("1"), "saving again is deliberate");
}

#[tokio::test]
async fn calendars_subscribe_by_a_secret_address_and_follow_changes() {
    let ground = Ground::new().await;
    let early = ground.get(Who::Aki, Language::En, CALENDAR).await;
    assert!(
        early.all("#calendar-address").is_empty(),
        "nothing to follow"
    );
    fix(&ground, "0").await;
    let address = address(&ground).await;
    let feed = ground.open("", &address).await;
    assert_eq!(feed.status, StatusCode::OK);
    for line in [
        "UID:ideathon-workshop@ekkyo",
        "SEQUENCE:1",
        "DTSTART:20270415T040000Z",
        "DTEND:20270415T080000Z",
        "LOCATION;LANGUAGE=en:https://meet.example/room",
        "DTSTART;VALUE=DATE:20270118",
    ] {
        assert!(
            feed.text.split("\r\n").any(|found| found == line),
            "{line} in {}",
            feed.text
        );
    }
    let japanese = address.replace("lang=en", "lang=ja");
    let japanese = ground.open("", &japanese).await;
    assert!(japanese.text.contains("アイデアソン"));

    let settings = [
        ("name", "Autumn"),
        ("time_zone", "Europe/Berlin"),
        ("agenda", "ideathon"),
    ];
    let page = "/workshops/workshop/settings";
    ground.post(Who::Organiser, page, &settings).await;
    let moved = ground.open("", &address).await;
    assert!(
        moved.text.contains("DTSTART:20270415T110000Z"),
        "{}",
        moved.text
    );
    assert!(moved.text.contains("SEQUENCE:2"));
    let file = ground
        .get(Who::Aki, Language::En, "/workshops/workshop/calendar.ics")
        .await;
    assert_eq!(
        file.text.replace("\r\n", ""),
        moved.text.replace("\r\n", "")
    );
}

#[tokio::test]
async fn a_new_address_makes_the_old_one_useless() {
    let ground = Ground::new().await;
    fix(&ground, "0").await;
    let old = address(&ground).await;
    let renewed = ground
        .post(Who::Organiser, &format!("{CALENDAR}/address"), &[])
        .await;
    assert_eq!(renewed.location.as_deref(), Some(CALENDAR));
    assert_eq!(ground.open("", &old).await.status, StatusCode::NOT_FOUND);
    let new = address(&ground).await;
    assert_ne!(new, old);
    assert_eq!(ground.open("", &new).await.status, StatusCode::OK);
    for odd in [
        "/calendar/",
        "/calendar/x.ics",
        "/calendar/%00.ics",
        "/calendar/none",
        "/calendar/.ics",
    ] {
        assert_eq!(
            ground.open("", odd).await.status,
            StatusCode::NOT_FOUND,
            "{odd}"
        );
    }
    let refused = ground
        .post(Who::Pia, &format!("{CALENDAR}/address"), &[])
        .await;
    assert_ne!(refused.location.as_deref(), Some(CALENDAR));
}

#[tokio::test]
async fn days_of_another_age_are_refused() {
    let ground = Ground::new().await;
    for day in ["0002-10-05", "-009999-01-02", "9999-12-31", "2027-02-30"] {
        let fields = [("hands_on-date", day), ("hands_on-base", "0")];
        let page = ground.post(Who::Organiser, CALENDAR, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{day}");
        let sent = page.attribute("#field-hands_on-date", "value");
        assert_eq!(sent.as_deref(), Some(day));
        let path = format!("{CALENDAR}?from={day}");
        let page = ground.get(Who::Organiser, Language::En, &path).await;
        let proposed = page.attribute("#field-hands_on-date", "value");
        assert_eq!(proposed.as_deref(), Some(""));
    }
}

#[tokio::test]
async fn a_date_taken_out_leaves_the_calendar() {
    let ground = Ground::new().await;
    fix(&ground, "0").await;
    let fields = [
        ("individual_start-date", "2027-01-18"),
        ("individual_start-base", "1"),
        ("ideathon-base", "1"),
    ];
    ground.post(Who::Organiser, CALENDAR, &fields).await;
    let feed = ground.open("", &address(&ground).await).await;
    assert!(!feed.text.contains("ideathon"));
    assert!(feed.text.contains("individual_start-workshop@ekkyo"));
}
