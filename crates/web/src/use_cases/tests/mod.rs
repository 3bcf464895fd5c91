//! Lists and worksheets as visitors see them, in both languages.

use axum::http::StatusCode;
use domain::{
    Language,
    board::NoteKind,
    use_case::{Field, Work},
};

use super::words;
use crate::texts::Texts;

mod overview;
mod start;
mod worksheet;

use crate::tests::ground::{Ground, Who, id};

const LIST: &str = "/teams/team-a/use-cases";

#[tokio::test]
async fn an_empty_list_says_how_to_begin() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground.get(Who::Aki, language, LIST).await;
        assert_eq!(page.status, StatusCode::OK);
        let t = Texts::of(language);
        assert_eq!(page.one(".empty h2"), t.use_cases_empty_title().to_string());
        assert_eq!(page.all("form textarea[name=problem]").len(), 1);
        let watching = ground.get(Who::Observer, language, LIST).await;
        assert_eq!(watching.all("main form").len(), 0);
        assert_eq!(
            watching.one(".empty p"),
            t.use_cases_empty_watching().to_string()
        );
    }
}

#[tokio::test]
async fn strangers_find_nothing() {
    let ground = Ground::new().await;
    let row = ground.row("row", &[]).await;
    for path in [
        LIST.to_owned(),
        format!("/use-cases/{row}"),
        "/use-cases/none".into(),
    ] {
        let page = ground.get(Who::Stranger, Language::En, &path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn a_problem_typed_into_the_list_becomes_a_row() {
    let ground = Ground::new().await;
    let refused = ground.post(Who::Aki, LIST, &[("problem", " ")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.all(".field-error").len(), 1);

    let made = ground
        .post(Who::Aki, LIST, &[("problem", "40 meals a night")])
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let page = ground
        .get(Who::Ben, Language::Ja, &made.location.expect("leads on"))
        .await;
    assert_eq!(page.one("h1"), "40 meals a night");
    let observer = ground.post(Who::Observer, LIST, &[("problem", "x")]).await;
    assert_eq!(observer.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn rows_stand_by_priority_and_show_what_is_known() {
    let ground = Ground::new().await;
    let (urgent, important) = (Field::Urgency, Field::Importance);
    ground
        .row(
            "low",
            &[(Field::Problem, "Low"), (urgent, "low"), (important, "low")],
        )
        .await;
    ground.row("open", &[(Field::Problem, "Open")]).await;
    let numbers = [
        (Field::Problem, "High"),
        (urgent, "high"),
        (important, "medium"),
        (Field::Predictions, "300"),
        (Field::Unit, "yen"),
        (Field::Effect, "400"),
        (Field::Cost, "600"),
        (Field::HitRate, "80"),
    ];
    ground.row("high", &numbers).await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, LIST).await;
        let names = page.all("tr[data-use-case] th a[href^='/use-cases/']");
        assert_eq!(names, ["High", "Low", "Open"]);
        let first = "tr[data-use-case=high]";
        assert!(
            page.one(&format!("{first} .badge[data-kind=accent]"))
                .contains('5')
        );
        assert_eq!(
            page.one(&format!("{first} .badge[data-kind=success]")),
            t.verdict_worth_it().to_string()
        );
        assert!(page.text.contains("60,000"));
        assert_eq!(page.all(&format!("{first} progress")).len(), 3);
    }
}

#[tokio::test]
async fn the_team_chooses_one_with_a_reason() {
    let ground = Ground::new().await;
    ground.row("one", &[(Field::Problem, "One")]).await;
    let path = "/teams/team-a/focus";
    let without = ground
        .post(Who::Aki, path, &[("use_case", "one"), ("reason", "")])
        .await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        without.attribute("details.fold", "open").as_deref(),
        Some("")
    );
    let foreign = ground
        .post(
            Who::Aki,
            path,
            &[("use_case", "nope"), ("reason", "Because")],
        )
        .await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(foreign.text.contains("Because"), "the input is kept");

    ground
        .post(
            Who::Aki,
            path,
            &[("use_case", "one"), ("reason", "It helps twice")],
        )
        .await;
    for language in Language::ALL {
        let page = ground.get(Who::Observer, language, LIST).await;
        assert!(
            page.one("[data-live=focus] .callout")
                .contains("It helps twice")
        );
        assert_eq!(
            page.all("tr[data-use-case=one] .badge[data-kind=accent]")
                .len(),
            1
        );
    }
    ground.post(Who::Aki, path, &[("clear", "yes")]).await;
    let cleared = ground.get(Who::Aki, Language::En, LIST).await;
    assert_eq!(cleared.all("[data-live=focus] .callout").len(), 0);
}

#[tokio::test]
async fn a_problem_note_becomes_a_row_and_carries_a_mark() {
    let ground = Ground::new().await;
    ground.draw(NoteKind::Problem, "毎晩40食を捨てている").await;
    let body = r#"{"note":"note00000001"}"#;
    let made = ground.post_json(Who::Aki, LIST, body).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let made: serde_json::Value = serde_json::from_str(&made.text).expect("JSON");
    let url = made["url"].as_str().expect("an address");
    let page = ground.get(Who::Aki, Language::Ja, url).await;
    assert_eq!(page.one("textarea[name=problem]"), "毎晩40食を捨てている");
    assert!(page.text.contains("/teams/team-a/board#note=note00000001"));

    let content = ground
        .hub
        .content(&ground.team.board)
        .await
        .expect("content");
    assert_eq!(
        content.use_cases["note00000001"],
        made["id"].as_str().expect("an id")
    );
    let again = ground.post_json(Who::Ben, LIST, body).await;
    assert!(again.text.contains(url), "the same row, not another one");

    ground.post(Who::Aki, &format!("{url}/delete"), &[]).await;
    let content = ground
        .hub
        .content(&ground.team.board)
        .await
        .expect("content");
    assert!(content.use_cases.is_empty() && content.notes.contains_key("note00000001"));
}

#[tokio::test]
async fn an_ml_design_fills_the_row_from_its_answers() {
    let ground = Ground::new().await;
    ground.draw(NoteKind::Problem, "x").await;
    let made = ground
        .post_json(Who::Aki, LIST, r#"{"frame":"frame0000001"}"#)
        .await;
    let made: serde_json::Value = serde_json::from_str(&made.text).expect("JSON");
    let stored = ground
        .db
        .use_case(&id(made["id"].as_str().expect("an id")))
        .await
        .expect("reads")
        .expect("is there");
    assert_eq!(stored.fields["problem"].value, "Food is thrown away");
    assert_eq!(stored.fields["input"].value, "Till records");
}

#[tokio::test]
async fn only_problems_and_designs_become_rows() {
    let ground = Ground::new().await;
    ground.draw(NoteKind::Event, "x").await;
    for (body, status) in [
        (r#"{"note":"note00000001"}"#, StatusCode::BAD_REQUEST),
        (r#"{"note":"elsewhere000"}"#, StatusCode::NOT_FOUND),
        (r#"{"frame":"elsewhere000"}"#, StatusCode::NOT_FOUND),
        ("{}", StatusCode::BAD_REQUEST),
        ("{", StatusCode::BAD_REQUEST),
    ] {
        assert_eq!(
            ground.post_json(Who::Aki, LIST, body).await.status,
            status,
            "{body}"
        );
    }
    let observer = ground
        .post_json(Who::Observer, LIST, r#"{"frame":"frame0000001"}"#)
        .await;
    assert_eq!(observer.status, StatusCode::FORBIDDEN);
}

#[test]
fn every_field_and_choice_has_words_in_both_languages() {
    for language in Language::ALL {
        let t = Texts::of(language);
        let mut labels: Vec<String> = Field::ALL.map(|field| words::field(&t, field)).to_vec();
        labels.sort();
        labels.dedup();
        assert_eq!(labels.len(), Field::ALL.len(), "labels tell fields apart");
        for field in Field::ALL {
            assert!(!words::field_hint(&t, field).is_empty());
        }
        for work in Work::ALL {
            assert!(!words::work(&t, work).is_empty() && !words::work_guide(&t, work).is_empty());
        }
    }
}
