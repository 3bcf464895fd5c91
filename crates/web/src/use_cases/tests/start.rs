//! The first part of the worksheet as one form.

use axum::http::StatusCode;
use domain::Language;

use crate::tests::ground::{Ground, Who};

const START: &str = "/teams/team-a/use-cases/start";

#[tokio::test]
async fn the_form_asks_for_the_works_before_the_ideathon() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground.get(Who::Pia, language, START).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.all("main form section").len(), 4, "works 1 to 4");
        assert!(
            page.all("#field-problem[required]").len() == 1,
            "{}",
            page.text
        );
        assert!(page.all("#field-input").is_empty(), "work 5 comes later");
    }
}

#[tokio::test]
async fn what_is_written_stands_in_the_teams_list() {
    let ground = Ground::new().await;
    let fields = [
        ("target_user", "Drivers"),
        ("problem", "23 a day are not at home"),
        ("urgency", "medium"),
        ("importance", "high"),
        ("scenario", ""),
    ];
    let done = ground.post(Who::Pia, START, &fields).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let rows = ground
        .db
        .use_cases(&ground.team.id)
        .await
        .expect("the list");
    assert_eq!(rows.len(), 1);
    let stored = |field: &str| rows[0].fields.get(field).map(|field| field.value.as_str());
    assert_eq!(stored("problem"), Some("23 a day are not at home"));
    assert_eq!(stored("importance"), Some("high"));
    assert_eq!(stored("scenario"), None, "an empty field is no field");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_row() {
    let ground = Ground::new().await;
    let page = ground.get(Who::Pia, Language::En, START).await;
    let id = page.attribute("input[name=id]", "value").expect("an id");
    let fields = [("id", id.as_str()), ("problem", "Late")];
    let once = ground.post(Who::Pia, START, &fields).await;
    let twice = ground.post(Who::Pia, START, &fields).await;
    assert_eq!(once.location, twice.location);
    let rows = ground.db.use_cases(&ground.team.id).await;
    assert_eq!(rows.expect("the list").len(), 1);
}

#[tokio::test]
async fn a_mistake_keeps_what_was_typed() {
    let ground = Ground::new().await;
    let long = "x".repeat(5_000);
    for (fields, wrong) in [
        (
            vec![("problem", ""), ("as_is", "8 %")],
            "#field-problem-error",
        ),
        (
            vec![("problem", "Late"), ("as_is", "8 %"), ("urgency", "very")],
            "#field-urgency-error",
        ),
        (
            vec![("problem", "Late"), ("as_is", "8 %"), ("scenario", &long)],
            "#field-scenario-error",
        ),
    ] {
        let page = ground.post(Who::Pia, START, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.all(wrong).len(), 1, "{wrong}");
        assert_eq!(page.one("#field-as_is"), "8 %");
    }
    let rows = ground
        .db
        .use_cases(&ground.team.id)
        .await
        .expect("the list");
    assert!(rows.is_empty());
}

#[tokio::test]
async fn who_only_looks_on_writes_nothing() {
    let ground = Ground::new().await;
    let fields = [("problem", "Late")];
    let refused = ground.post(Who::Observer, START, &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
}
