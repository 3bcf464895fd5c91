//! Stages and milestones on pages.

use axum::http::StatusCode;
use domain::{Language, use_case::Field, workshop::Focus};

use crate::{
    tests::ground::{Ground, Page, Who, id},
    texts::Texts,
};

const PAGE: &str = "/teams/team-a/milestones";

/// `NOW` of the ground is 15 January 2027.
const TARGET: [(&str, &str); 5] = [
    ("id", "a-milestone"),
    ("target", "Waste at most 20 portions an evening"),
    ("due_on", "2027-03-15"),
    ("owner", "pia"),
    ("stage", "prototyping"),
];

fn with<'a>(
    fields: &[(&'a str, &'a str)],
    changed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .filter(|(name, _)| !changed.iter().any(|(other, _)| other == name))
        .chain(changed)
        .copied()
        .collect()
}

async fn set(ground: &Ground) -> String {
    let saved = ground.post(Who::Aki, PAGE, &TARGET).await;
    assert_eq!(saved.location.as_deref(), Some(PAGE), "{}", saved.text);
    let milestones = ground.db.milestones(&ground.team.id).await.expect("some");
    milestones[0].id.to_string()
}

async fn record(ground: &Ground, milestone: &str, changed: &[(&str, &str)]) -> Page {
    let fields = [
        ("base", "1"),
        ("result", "18 portions on average"),
        ("learning", "Events need a person"),
        ("evidence", "https://example.org/table"),
    ];
    let path = format!("{PAGE}/{milestone}/outcome");
    ground.post(Who::Pia, &path, &with(&fields, changed)).await
}

#[tokio::test]
async fn the_team_page_shows_the_stage_and_what_moves_it_on() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let t = Texts::of(language);
        for page in ["/teams/team-a", PAGE] {
            let page = ground.get(Who::Aki, language, page).await;
            let title = t.stage_title(t.stage_learning().to_string());
            assert_eq!(page.one("#stage-heading"), title.to_string());
            assert_eq!(page.all(".stage-rail li").len(), 6);
            let present = page.one(".stage-rail [aria-current=step]");
            assert_eq!(present, t.stage_learning().to_string());
            assert_eq!(
                page.all(".requirements li").len(),
                1,
                "not whose reading is open"
            );
        }
    }
}

#[tokio::test]
async fn evidence_moves_a_team_on_and_taking_it_back_moves_it_back() {
    let ground = Ground::new().await;
    finish_lectures(&ground).await;
    let stage = async || {
        let page = ground.get(Who::Aki, Language::En, PAGE).await;
        page.one(".stage-rail [aria-current=step]")
    };
    assert_eq!(stage().await, "Experimenting");
    let page = ground.get(Who::Aki, Language::En, PAGE).await;
    assert!(page.one(".requirements").contains("holds nobody up"));
    ground
        .row(
            "row",
            &[
                (Field::Predictions, "100"),
                (Field::Effect, "10"),
                (Field::Cost, "5"),
                (Field::HitRate, "80"),
            ],
        )
        .await;
    let focus = Focus {
        use_case: id("row"),
        reason: "It pays".into(),
    };
    ground
        .db
        .set_focus(&ground.team.id, &focus)
        .await
        .expect("a focus");
    assert_eq!(stage().await, "Prototyping");
    let milestone = set(&ground).await;
    assert_eq!(stage().await, "Prototyping", "a target alone shows nothing");
    record(&ground, &milestone, &[]).await;
    assert_eq!(stage().await, "Building");
    ground
        .post(Who::Aki, &format!("{PAGE}/{milestone}/delete"), &[])
        .await;
    assert_eq!(stage().await, "Prototyping");
    ground
        .db
        .clear_focus(&ground.team.id)
        .await
        .expect("cleared");
    assert_eq!(stage().await, "Experimenting");
}

/// Everybody in the team, and a researcher who joins it, finishes all lessons.
async fn finish_lectures(ground: &Ground) {
    let access = domain::people::Access::Participant;
    ground.member("rei", Some("team-a"), access).await;
    let library = ground.state.library();
    for member in ["pia", "aki", "rei"] {
        for lesson in library.lessons(Language::En) {
            let (member, now) = (id(member), ground.state.now());
            let db = &ground.db;
            db.begin_lesson(&member, &lesson.id, now)
                .await
                .expect("begun");
            db.finish_lesson(&member, &lesson.id, lesson.revision, now)
                .await
                .expect("finished");
        }
    }
}

#[tokio::test]
async fn a_milestone_needs_a_number_a_near_day_and_an_owner() {
    let ground = Ground::new().await;
    for (field, value) in [
        ("target", ""),
        ("target", "Waste less"),
        ("due_on", "2027-02-01"),
        ("due_on", "2027-04-16"),
        ("due_on", "soon"),
        ("owner", ""),
        ("owner", "eve"),
        ("stage", "learning"),
    ] {
        let fields = with(&TARGET, &[(field, value)]);
        let page = ground.post(Who::Aki, PAGE, &fields).await;
        assert_eq!(
            page.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{field} {value}"
        );
        assert_eq!(
            page.all(&format!("#field-{field}-error")).len(),
            1,
            "{field}"
        );
    }
    let refused = ground.post(Who::Observer, PAGE, &TARGET).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    set(&ground).await;
    set(&ground).await;
    let page = ground.get(Who::Aki, Language::En, PAGE).await;
    assert_eq!(page.all("article").len(), 1, "sent twice");
    assert_eq!(page.all("main form input[name=id]").len(), 1);
    for language in Language::ALL {
        let t = Texts::of(language);
        let page = ground.get(Who::Observer, language, PAGE).await;
        assert_eq!(page.one("article .badge"), t.milestone_open().to_string());
        assert!(page.one("article .description").contains("Pia"));
        assert!(page.all("main form").is_empty());
    }
}

#[tokio::test]
async fn reaching_takes_a_result_and_learning_and_a_link() {
    let ground = Ground::new().await;
    let milestone = set(&ground).await;
    for (field, value) in [
        ("result", " "),
        ("learning", ""),
        ("evidence", ""),
        ("evidence", "javascript:alert(1)"),
    ] {
        let page = record(&ground, &milestone, &[(field, value)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.all(&format!("#field-{field}-error")).len(),
            1,
            "{field}"
        );
        if field != "result" {
            assert_eq!(page.one("#field-result"), "18 portions on average");
        }
    }
    let stale = record(&ground, &milestone, &[("base", "7")]).await;
    assert_eq!(stale.all("#field-result-error").len(), 1);
    let done = record(&ground, &milestone, &[]).await;
    assert_eq!(done.location.as_deref(), Some(PAGE));
    let late = record(&ground, &milestone, &[("result", "Mine")]).await;
    assert_eq!(late.one("#field-result"), "Mine");
    assert!(late.one("article .description").contains("18 portions"));
    let page = ground.get(Who::Aki, Language::Ja, PAGE).await;
    assert!(page.one("article").contains("Events need a person"));
    let link = page.attribute("article dd a", "href");
    assert_eq!(link.as_deref(), Some("https://example.org/table"));
}

#[tokio::test]
async fn milestones_of_other_teams_are_not_found() {
    let ground = Ground::new().await;
    let milestone = set(&ground).await;
    for path in [
        format!("/teams/team-b/milestones/{milestone}/delete"),
        format!("{PAGE}/none/delete"),
        format!("{PAGE}/%00/delete"),
    ] {
        let page = ground.post(Who::Organiser, &path, &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
}
