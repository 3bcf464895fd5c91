//! Progress: what is kept, where one goes on, when a lesson is finished.

use axum::http::StatusCode;
use domain::{MemberId, lecture::Record};

use super::*;
use crate::tests::ground::id;

async fn record(ground: &Ground, member: &str, lesson: &str) -> Option<Record> {
    let member: MemberId = id(member);
    let records = ground.db.lesson_records(&member).await.expect("records");
    records.into_iter().find(|record| record.lesson == lesson)
}

/// Answers the closing questions, all of them like this.
async fn answer_all(ground: &Ground, how: How) -> String {
    let (lesson, set) = a_lesson(ground);
    for question in first_attempt(&set, "pia", &lesson) {
        let page = send(
            ground,
            Who::Pia,
            &lesson,
            (&set, 1),
            [answer(question, how)],
        )
        .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.text);
    }
    lesson
}

#[tokio::test]
async fn a_lesson_is_finished_by_its_closing_questions_even_if_wrong() {
    let ground = Ground::new().await;
    let lesson = answer_all(&ground, How::Wrong).await;
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(page.all("#finish [data-finished]").len(), 1);
    assert!(!page.all(".verdict[data-verdict=wrong]").is_empty());
    assert_eq!(page.all(".badge[data-kind=success] span"), ["Finished"]);
    let overview = ground.get(Who::Pia, Language::En, LECTURES).await;
    assert_eq!(overview.all(".lesson-row[data-state=finished]").len(), 1);
    assert!(record(&ground, "aki", &lesson).await.is_none());
}

#[tokio::test]
async fn an_answer_is_told_about_and_the_rest_stays_open() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let questions = first_attempt(&set, "pia", &lesson);
    let page = send(
        &ground,
        Who::Pia,
        &lesson,
        (&set, 1),
        [answer(questions[0], How::Wrong)],
    )
    .await;
    let anchor = format!("#question-{}", questions[0].id);
    assert_eq!(page.location, Some(format!("{}{anchor}", at(&lesson))));
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(page.all("#check-check .answer").len(), 1);
    assert_eq!(page.all("#check-check form").len(), questions.len() - 1);
    assert!(
        page.all("#finish [data-finished], #check-check .check-tally")
            .is_empty()
    );
    let told = page.one(&format!("{anchor} .verdict"));
    assert!(told.contains("You were sure"), "{told}");
    let whys = page.all(&format!("{anchor} .answer-why"));
    assert!(!whys.is_empty() && whys.iter().all(|why| !why.is_empty()));
}

#[tokio::test]
async fn progress_survives_a_restart_and_goes_on_elsewhere() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let questions = first_attempt(&set, "pia", &lesson);
    send(
        &ground,
        Who::Pia,
        &lesson,
        (&set, 1),
        [answer(questions[0], How::Right)],
    )
    .await;
    let place = [("place", "part-2"), ("share", "40")];
    let kept = ground
        .post(Who::Pia, &at(&format!("{lesson}/place")), &place)
        .await;
    assert_eq!(kept.status, StatusCode::NO_CONTENT);
    let ground = ground.restarted();
    let back = ground.post_with("", "/return/return-pia", &[]).await;
    let device = back.cookie("ekkyo_device").expect("a device").to_owned();
    let page = ground.open(&device, &at(&lesson)).await;
    assert_eq!(page.all("#check-check .answer").len(), 1);
    assert_eq!(
        page.attribute(".lesson-resume a", "href").as_deref(),
        Some("#part-2")
    );
    let overview = ground.open(&device, LECTURES).await;
    assert_eq!(
        overview.attribute("a.button[data-kind=primary]", "href"),
        Some(at(&lesson))
    );
}

#[tokio::test]
async fn a_repeat_asks_other_questions() {
    let ground = Ground::new().await;
    let lesson = answer_all(&ground, How::Right).await;
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    let again = page
        .attribute("#check-check .check-foot a", "href")
        .expect("a way");
    let seen = first_attempt(&a_lesson(&ground).1, "pia", &lesson)[0]
        .id
        .clone();
    let again = again.split('#').next().expect("an address").to_owned();
    let page = ground.get(Who::Pia, Language::En, &again).await;
    assert_eq!(
        page.attribute("#check-check input[name=attempt]", "value")
            .as_deref(),
        Some("2")
    );
    let first = page.attribute("#check-check [data-question]", "data-question");
    assert!(page.all("#check-check .answer").is_empty());
    assert_ne!(first, Some(seen));
    assert_eq!(page.all("#finish [data-finished]").len(), 1);
}

#[tokio::test]
async fn a_revision_keeps_what_is_finished() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    let pia: MemberId = id("pia");
    let now = ground.state.now();
    ground
        .db
        .reach_end(&pia, &lesson, now)
        .await
        .expect("stored");
    ground
        .db
        .finish_lesson(&pia, &lesson, 0, now)
        .await
        .expect("stored");
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(page.all("[data-live=revised]").len(), 1);
    assert_eq!(page.all("#finish [data-finished]").len(), 1);
    let seen = ground
        .post(Who::Pia, &at(&format!("{lesson}/finish")), &[])
        .await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER);
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert!(page.all("[data-live=revised]").is_empty());
    assert_eq!(page.all("#finish [data-finished]").len(), 1);
}

#[tokio::test]
async fn reading_to_the_end_alone_points_at_the_questions() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    ground
        .post(Who::Pia, &at(&format!("{lesson}/finish")), &[])
        .await;
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(
        page.attribute("#finish a.button", "href").as_deref(),
        Some("#check-check")
    );
    assert!(page.all("#finish [data-finished]").is_empty());
    let kept = record(&ground, "pia", &lesson).await.expect("a record");
    assert!(kept.read_at.is_some() && kept.finished.is_none());
}

#[tokio::test]
async fn posting_twice_changes_nothing() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let question = first_attempt(&set, "pia", &lesson)[0];
    for how in [How::Right, How::Wrong] {
        let page = send(
            &ground,
            Who::Pia,
            &lesson,
            (&set, 1),
            [answer(question, how)],
        )
        .await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    }
    let kept = ground
        .db
        .lesson_answers(&id("pia"), &lesson)
        .await
        .expect("answers");
    assert_eq!((kept.len(), kept[0].marks), (1, Some(100)));
}

#[tokio::test]
async fn an_archived_workshop_is_read_only() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let now = ground.state.now();
    ground
        .db
        .archive_workshop(&ground.workshop, now)
        .await
        .expect("archived");
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(record(&ground, "pia", &lesson).await.is_none());
    let question = first_attempt(&set, "pia", &lesson)[0];
    let refused = send(
        &ground,
        Who::Pia,
        &lesson,
        (&set, 1),
        [answer(question, How::Right)],
    )
    .await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    for action in ["finish", "questions"] {
        let refused = ground
            .post(Who::Pia, &at(&format!("{lesson}/{action}")), &[])
            .await;
        assert_eq!(refused.status, StatusCode::CONFLICT);
    }
}
