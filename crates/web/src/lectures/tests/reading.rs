//! Reading: the overview, lessons, and every question of ours.

use axum::http::StatusCode;
use domain::lecture::Part;

use super::*;

#[tokio::test]
async fn a_newcomer_is_led_to_the_first_lesson() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    for language in Language::ALL {
        let first = library.lessons(language).next().expect("a lesson");
        let page = ground.get(Who::Pia, language, LECTURES).await;
        assert_eq!(page.status, StatusCode::OK);
        let button = page.attribute("a.button[data-kind=primary]", "href");
        assert_eq!(button, Some(at(&first.id)));
        assert_eq!(page.one(".lectures-standing h2"), first.title);
        assert_eq!(page.all(".module").len(), library.modules(language).len());
        assert_eq!(
            page.all(".lesson-row").len(),
            library.lessons(language).count()
        );
        assert_eq!(
            page.all(".lesson-row[data-next] h3"),
            std::slice::from_ref(&first.title)
        );
        for place in ["search", "glossary", "cases"] {
            let link = format!("a[href='/workshops/workshop/{place}']");
            assert_eq!(page.all(&link).len(), 1, "{place}");
        }
        let team = ground.get(Who::Pia, language, "/teams/team-a").await;
        let door = team.attribute("[data-door=lectures] a", "href");
        assert_eq!(door, Some(at(&first.id)));
        assert!(team.one("[data-door=lectures]").contains(&first.title));
    }
}

#[tokio::test]
async fn organisers_read_without_leaving_a_trace() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let overview = ground.get(Who::Organiser, Language::En, LECTURES).await;
    assert!(
        overview
            .all(".lectures-standing, .lesson-row[data-next]")
            .is_empty()
    );
    let workshop = ground
        .get(Who::Organiser, Language::En, "/workshops/workshop")
        .await;
    assert_eq!(
        workshop
            .attribute("[data-door=lectures] a", "href")
            .as_deref(),
        Some(LECTURES)
    );
    let page = ground.get(Who::Organiser, Language::En, &at(&lesson)).await;
    assert_eq!(page.attribute("[data-lesson]", "data-place-to"), None);
    assert!(
        page.all("form[action$=finish], form[action$=questions]")
            .is_empty()
    );
    let questions = first_attempt(&set, "organiser", &lesson);
    let answers = questions
        .iter()
        .map(|question| answer(question, How::Right));
    let tried = send(&ground, Who::Organiser, &lesson, (&set, 1), answers).await;
    assert_eq!(tried.status, StatusCode::OK);
    assert_eq!(
        tried.all("#check-check [data-verdict=right]").len(),
        questions.len()
    );
    let again = ground.get(Who::Organiser, Language::En, &at(&lesson)).await;
    assert!(again.all("[data-answered]").is_empty());
    let finish = ground
        .post(Who::Organiser, &at(&format!("{lesson}/finish")), &[])
        .await;
    assert_eq!(finish.status, StatusCode::FORBIDDEN);
    let records = ground.db.lesson_records_of_workshop(&ground.workshop).await;
    assert!(records.expect("records").is_empty());
}

#[tokio::test]
async fn every_lesson_shows_all_it_is_made_of() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    for language in Language::ALL {
        for lesson in library.lessons(language) {
            let page = ground.get(Who::Aki, language, &at(&lesson.id)).await;
            assert_eq!(page.status, StatusCode::OK, "{}", lesson.id);
            assert_eq!(page.one("h1"), lesson.title);
            let count = |is: fn(&Part) -> bool| lesson.parts.iter().filter(|part| is(part)).count();
            for (selector, parts) in [
                (
                    ".figure-drawing[role=img][aria-label]",
                    count(|part| matches!(part, Part::Figure(_))),
                ),
                ("article.case", count(|part| matches!(part, Part::Case(_)))),
                (
                    "ekkyo-play[data-play]",
                    count(|part| matches!(part, Part::Play(_))),
                ),
                (".check", count(|part| matches!(part, Part::Check(_)))),
                (".lesson-sources li", lesson.sources.len()),
                (".lesson-goals li", lesson.goals.len()),
            ] {
                assert_eq!(
                    page.all(selector).len(),
                    parts,
                    "{selector} in {}",
                    lesson.id
                );
            }
            for anchor in page
                .html
                .select(&scraper::Selector::parse("main a[href^='#']").expect("a selector"))
            {
                let target = anchor.value().attr("href").expect("an address");
                assert_eq!(
                    page.all(&format!("[id='{}']", &target[1..])).len(),
                    1,
                    "{target} in {}",
                    lesson.id
                );
            }
        }
    }
}

#[tokio::test]
async fn every_question_can_be_answered_on_its_page() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    for lesson in library.lessons(Language::En) {
        for set in library.question_sets(&lesson.id) {
            let questions = first_attempt(set, "organiser", &lesson.id);
            for how in [How::Right, How::Wrong] {
                let answers = questions.iter().map(|question| answer(question, how));
                let page = send(&ground, Who::Organiser, &lesson.id, (set, 1), answers).await;
                assert_eq!(page.status, StatusCode::OK, "{} {}", lesson.id, set.id);
                let check = format!("#check-{}", set.id);
                let told = page.all(&format!("{check} .answer"));
                assert_eq!(told.len(), questions.len(), "{} {}", lesson.id, set.id);
                let wrong = page.all(&format!(
                    "{check} .verdict:is([data-verdict=wrong], [data-verdict=partly])"
                ));
                assert!(
                    how == How::Wrong || wrong.is_empty(),
                    "{} {}: {wrong:?}",
                    lesson.id,
                    set.id
                );
                assert!(page.all(&format!("{check} .answer b")).is_empty());
            }
        }
    }
}

#[tokio::test]
async fn lessons_lead_to_their_neighbours() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    let lessons: Vec<_> = library.lessons(Language::En).collect();
    for pair in lessons.windows(2) {
        let page = ground.get(Who::Aki, Language::En, &at(&pair[0].id)).await;
        let next = page.attribute(".lesson-neighbour[rel=next]", "href");
        assert_eq!(next, Some(at(&pair[1].id)));
    }
    let first = ground
        .get(Who::Aki, Language::En, &at(&lessons[0].id))
        .await;
    assert!(first.all(".lesson-neighbour[rel=prev]").is_empty());
}
