//! Glossary, cases and search as members of a workshop see them.

use axum::http::StatusCode;
use domain::Language;

use crate::tests::ground::{Ground, Who};

#[tokio::test]
async fn the_glossary_names_each_term_in_both_languages() {
    let ground = Ground::new().await;
    for (language, term, other, letter) in [
        (Language::Ja, "適合率", "precision", "た"),
        (Language::En, "precision", "適合率", "P"),
    ] {
        let page = ground
            .get(Who::Aki, language, "/workshops/workshop/glossary")
            .await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.one("#precision dfn"), term);
        assert!(page.one("#precision dt").contains(other));
        let letters = page.all(".glossary-letters a");
        assert!(letters.contains(&letter.to_owned()), "{letters:?}");
        assert!(page.all(".glossary-entry").len() > 140);
    }
}

#[tokio::test]
async fn cases_are_narrowed_down_by_task_and_outcome() {
    let ground = Ground::new().await;
    let all = "/workshops/workshop/cases";
    let count = async |query: &str| {
        let path = format!("{all}?{query}");
        let page = ground.get(Who::Aki, Language::Ja, &path).await;
        assert_eq!(page.status, StatusCode::OK);
        page.all(".case").len()
    };
    let every = count("").await;
    assert!(every >= 18);
    let worked = count("outcome=worked").await;
    let mixed = count("outcome=mixed").await;
    let failed = count("outcome=failed").await;
    assert_eq!(worked + mixed + failed, every);
    let generated = count("task=generation").await;
    assert!((1..every).contains(&generated));
    assert_eq!(
        count("task=nonsense&outcome=").await,
        every,
        "unknown is all"
    );
}

#[tokio::test]
async fn search_finds_lessons_terms_and_cases_in_both_languages() {
    let ground = Ground::new().await;
    for (language, query, kind) in [
        (Language::Ja, "適合率", "用語"),
        (Language::Ja, "てきごうりつ", "用語"),
        (Language::En, "precision", "Glossary"),
        (Language::En, "netflix", "Case"),
        (Language::En, "burden", "Lesson"),
    ] {
        let path = format!("/workshops/workshop/search?q={}", encoded(query));
        let page = ground.get(Who::Aki, language, &path).await;
        assert_eq!(page.status, StatusCode::OK);
        let kinds = page.all(".hits .badge");
        assert!(kinds.contains(&kind.to_owned()), "{query}: {kinds:?}");
    }
}

#[tokio::test]
async fn a_query_is_text_and_nothing_else() {
    let ground = Ground::new().await;
    let hostile = format!(
        "/workshops/workshop/search?q={}",
        encoded("<script>alert(1)</script>")
    );
    let page = ground.get(Who::Aki, Language::En, &hostile).await;
    assert!(!page.text.contains("<script>alert"), "{}", page.text);
    let long = format!("/workshops/workshop/search?q={}", "x".repeat(5_000));
    let page = ground.get(Who::Aki, Language::En, &long).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.all(".hits li").is_empty());
    let nothing = ground
        .get(Who::Stranger, Language::En, "/workshops/workshop/search")
        .await;
    assert_eq!(nothing.status, StatusCode::NOT_FOUND);
}

/// Percent-encoded for a query.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
