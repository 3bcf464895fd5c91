//! The gifts of a team's chosen use case.

use axum::http::StatusCode;
use domain::{Language, use_case::Field, workshop::Focus};

use crate::{
    tests::ground::{Ground, Page, Who, id},
    texts::Texts,
};

const GIFTS: &str = "/teams/team-a/gifts";

async fn ground() -> Ground {
    let ground = Ground::new().await;
    for row in ["row", "other"] {
        ground
            .row(row, &[(Field::Problem, "Waste every evening")])
            .await;
    }
    choose(&ground, "row").await;
    ground
}

async fn choose(ground: &Ground, row: &str) {
    let focus = Focus {
        use_case: id(row),
        reason: "Why not".into(),
    };
    ground
        .db
        .set_focus(&ground.team.id, &focus)
        .await
        .expect("a focus");
}

async fn save(ground: &Ground, who: Who, item: &str, changed: &[(&str, &str)]) -> Page {
    let usual = [
        ("use_case", "row"),
        ("base", "0"),
        ("owner", "developer"),
        ("state", "there"),
        ("evidence", "https://example.org/demo"),
        ("note", "Try it"),
    ];
    let fields: Vec<(&str, &str)> = usual
        .into_iter()
        .filter(|(name, _)| !changed.iter().any(|(other, _)| other == name))
        .chain(changed.iter().copied())
        .collect();
    ground.post(who, &format!("{GIFTS}/{item}"), &fields).await
}

#[tokio::test]
async fn without_a_focus_the_page_explains_what_is_to_come() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, GIFTS).await;
        assert_eq!(page.one(".empty h2"), t.gifts_no_focus_title().to_string());
        let way = page.attribute(".empty a", "href");
        assert_eq!(way.as_deref(), Some("/teams/team-a/use-cases"));
    }
}

#[tokio::test]
async fn every_item_is_there_and_the_top_says_what_is_missing() {
    let ground = ground().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Aki, language, GIFTS).await;
        assert_eq!(page.all(".gift-item").len(), 13);
        assert_eq!(page.all(".gift-gaps li").len(), 13);
        let title = page.one("#missing-heading");
        assert_eq!(title, t.gifts_missing_title().to_string());
    }
    let saved = save(&ground, Who::Aki, "demo", &[]).await;
    assert_eq!(saved.location.as_deref(), Some("/teams/team-a/gifts#demo"));
    save(&ground, Who::Pia, "data", &[("evidence", "")]).await;
    save(&ground, Who::Pia, "partner", &[("state", "not_needed")]).await;
    let page = ground.get(Who::Observer, Language::En, GIFTS).await;
    assert_eq!(page.all(".gift-gaps li").len(), 11, "13 but two");
    let link = page.attribute("#demo .gift-evidence a", "href");
    assert_eq!(link.as_deref(), Some("https://example.org/demo"));
    assert!(page.one("#demo").contains("Try it"));
    assert!(page.one(".gift-gaps").contains("Nothing to look at yet"));
    assert!(page.all("main form").is_empty(), "observers only read");
}

#[tokio::test]
async fn people_who_edit_different_items_never_meet_and_one_item_is_decided() {
    let ground = ground().await;
    save(&ground, Who::Aki, "demo", &[]).await;
    let other = save(&ground, Who::Pia, "design", &[]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
    let same = save(&ground, Who::Pia, "demo", &[]).await;
    assert_eq!(same.status, StatusCode::SEE_OTHER, "they agree");
    for language in ["en", "ja"] {
        let late = save(&ground, Who::Pia, "demo", &[("note", "<Mine>")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{language}");
        assert!(late.one("#demo [data-conflict]").contains("Try it"));
        assert_eq!(late.one("#demo textarea"), "<Mine>");
        let base = late.attribute("#demo [name=base]", "value");
        assert_eq!(base.as_deref(), Some("1"), "sending again is deliberate");
    }
    let again = save(
        &ground,
        Who::Pia,
        "demo",
        &[("note", "Mine"), ("base", "1")],
    )
    .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn only_web_addresses_are_linked_and_mistakes_keep_the_input() {
    let ground = ground().await;
    for evidence in [
        "javascript:alert(1)",
        "data:text/html,x",
        "C:\\demo",
        "https://",
    ] {
        let page = save(&ground, Who::Aki, "demo", &[("evidence", evidence)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{evidence}");
        let kept = page.attribute("#field-demo-evidence", "value");
        assert_eq!(kept.as_deref(), Some(evidence));
        assert_eq!(page.all("#field-demo-evidence-error").len(), 1);
    }
    let long = "n".repeat(2_001);
    let page = save(&ground, Who::Aki, "demo", &[("note", &long)]).await;
    assert_eq!(page.all("#field-demo-note-error").len(), 1);
    let fields = [("state", "not_needed"), ("note", " ")];
    let page = save(&ground, Who::Aki, "demo", &fields).await;
    assert_eq!(page.all("#field-demo-note-error").len(), 1);
    for (item, changed) in [
        ("demo", ("owner", "king")),
        ("demo", ("state", "gone")),
        ("demo", ("base", "first")),
        ("demo", ("use_case", "%00")),
    ] {
        let page = save(&ground, Who::Aki, item, &[changed]).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{changed:?}");
    }
    for (item, row) in [("none", "row"), ("demo", "missing")] {
        let page = save(&ground, Who::Aki, item, &[("use_case", row)]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
    for who in [Who::Observer, Who::Stranger] {
        let page = save(&ground, who, "demo", &[]).await;
        assert!(page.status.is_client_error());
    }
}

#[tokio::test]
async fn what_was_written_about_a_former_choice_stays_with_it() {
    let ground = ground().await;
    save(&ground, Who::Aki, "demo", &[]).await;
    choose(&ground, "other").await;
    let page = ground.get(Who::Aki, Language::En, GIFTS).await;
    assert!(page.all(".gift-evidence").is_empty());
    let late = save(&ground, Who::Aki, "data", &[]).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    let gifts = ground.db.gifts(&id("row")).await.expect("gifts");
    assert_eq!(gifts.len(), 2);
}
