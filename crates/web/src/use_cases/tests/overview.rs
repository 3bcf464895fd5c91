//! The organiser's view of all lists.

use axum::http::StatusCode;
use domain::{Language, TeamId, use_case::Field};
use storage::NewUseCase;

use crate::tests::ground::{Ground, NOW, Who, id};
use crate::texts::Texts;

const OVERVIEW: &str = "/workshops/workshop/use-cases";

/// Two rows in team A, the second with a higher priority and a verdict, and one in team B.
async fn lists() -> Ground {
    let ground = Ground::new().await;
    ground
        .row(
            "a-low",
            &[
                (Field::Problem, "A low"),
                (Field::Urgency, "low"),
                (Field::Importance, "low"),
            ],
        )
        .await;
    let worth = [
        (Field::Problem, "A high"),
        (Field::Urgency, "high"),
        (Field::Importance, "high"),
        (Field::Predictions, "10"),
        (Field::Effect, "5"),
        (Field::Cost, "1"),
        (Field::HitRate, "90"),
    ];
    ground.row("a-high", &worth).await;
    let fields = [
        (Field::Problem, "B middle"),
        (Field::Urgency, "medium"),
        (Field::Importance, "medium"),
    ];
    let other = NewUseCase {
        id: id("b-middle"),
        team: id::<TeamId>("team-b"),
        note: None,
        frame: None,
        fields: fields
            .iter()
            .map(|(field, value)| (field.key().to_owned(), (*value).to_owned()))
            .collect(),
        created_by: "organiser".into(),
        created_at: NOW,
    };
    ground.db.create_use_case(&other).await.expect("a row");
    ground
        .post(
            Who::Aki,
            "/teams/team-a/focus",
            &[("use_case", "a-high"), ("reason", "Because")],
        )
        .await;
    ground
}

async fn names(ground: &Ground, query: &str) -> Vec<String> {
    let page = ground
        .get(Who::Organiser, Language::En, &format!("{OVERVIEW}{query}"))
        .await;
    assert_eq!(page.status, StatusCode::OK);
    page.all("tr[data-use-case] th a")
}

#[tokio::test]
async fn all_lists_stand_together_and_are_filtered_and_sorted() {
    let ground = lists().await;
    assert_eq!(names(&ground, "").await, ["A high", "B middle", "A low"]);
    assert_eq!(
        names(&ground, "?sort=team").await,
        ["A high", "A low", "B middle"]
    );
    assert_eq!(names(&ground, "?sort=complete").await[0], "A high");
    assert_eq!(names(&ground, "?team=team-b").await, ["B middle"]);
    assert_eq!(names(&ground, "?priority=4").await, ["A high", "B middle"]);
    assert_eq!(names(&ground, "?verdict=worth_it").await, ["A high"]);
    assert_eq!(names(&ground, "?focus=yes").await, ["A high"]);
    assert_eq!(
        names(&ground, "?verdict=worth_it&team=team-b").await,
        Vec::<String>::new()
    );
    assert_eq!(
        names(&ground, "?sort=nonsense&priority=nonsense&verdict=nonsense")
            .await
            .len(),
        3
    );
}

#[tokio::test]
async fn the_page_remembers_the_filter_and_says_how_it_is_sorted() {
    let ground = lists().await;
    for language in Language::ALL {
        let page = ground
            .get(
                Who::Organiser,
                language,
                &format!("{OVERVIEW}?team=team-a&sort=verdict"),
            )
            .await;
        assert_eq!(
            page.attribute("select[name=team] option[selected]", "value")
                .as_deref(),
            Some("team-a")
        );
        assert_eq!(
            page.one("th[aria-sort=descending]"),
            Texts::of(language).list_verdict().to_string()
        );
        let link = page
            .attribute("th a[href*='sort=priority']", "href")
            .expect("a link");
        assert!(link.contains("team=team-a"));
        assert!(page.one("main [role=status]").contains('3'));
    }
}

#[tokio::test]
async fn only_organisers_see_it() {
    let ground = lists().await;
    for who in [Who::Aki, Who::Stranger] {
        let page = ground.get(who, Language::En, OVERVIEW).await;
        assert_ne!(page.status, StatusCode::OK);
        assert!(page.all("tr[data-use-case]").is_empty());
    }
}

#[tokio::test]
async fn nothing_yet_is_said_kindly() {
    let ground = Ground::new().await;
    for language in Language::ALL {
        let page = ground.get(Who::Organiser, language, OVERVIEW).await;
        assert_eq!(
            page.one(".empty h2"),
            Texts::of(language).overview_empty_title().to_string()
        );
    }
}
