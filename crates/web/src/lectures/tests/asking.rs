//! Readers' questions below a lesson.

use axum::http::StatusCode;
use domain::people::Access;

use super::*;

async fn ask(ground: &Ground, who: Who, id: &str, text: &str, anonymous: &[(&str, &str)]) -> Page {
    let (lesson, _) = a_lesson(ground);
    let mut fields = vec![("id", id), ("reader_question", text)];
    fields.extend(anonymous);
    ground
        .post(who, &at(&format!("{lesson}/questions")), &fields)
        .await
}

async fn page(ground: &Ground, who: Who) -> Page {
    let (lesson, _) = a_lesson(ground);
    ground.get(who, Language::En, &at(&lesson)).await
}

#[tokio::test]
async fn everybody_sees_what_is_asked_and_answered() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    let asked = ask(&ground, Who::Aki, "one", "Why <b>now</b>?", &[]).await;
    assert_eq!(asked.location, Some(format!("{}#questions", at(&lesson))));
    ask(&ground, Who::Aki, "one", "Sent twice", &[]).await;
    for who in [Who::Pia, Who::Observer, Who::Organiser] {
        let page = page(&ground, who).await;
        assert_eq!(
            page.one(".discussion-question .discussion-words"),
            "Why <b>now</b>?"
        );
        assert!(page.one(".discussion-text .faint").starts_with("Aki"));
    }
    let waiting = |page: &Page| page.attribute(".lectures-waiting a", "href");
    let overview = ground.get(Who::Organiser, Language::En, LECTURES).await;
    let place = format!("{}#question-of-one", at(&lesson));
    assert_eq!(waiting(&overview), Some(place));
    let overview = ground.get(Who::Pia, Language::En, LECTURES).await;
    assert_eq!(waiting(&overview), None);
    let path = at(&format!("{lesson}/questions/one/answers"));
    let refused = ground
        .post(Who::Pia, &path, &[("id", "x"), ("answer-one", "No")])
        .await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    ground.member("fay", None, Access::Facilitator).await;
    for (cookie, id, words) in [
        ("ekkyo_session=organiser", "x", "Because of the data."),
        ("ekkyo_session=organiser", "x", "Sent twice"),
        ("ekkyo_device=fay", "y", "And of the phone."),
    ] {
        let answered = ground
            .post_with(cookie, &path, &[("id", id), ("answer-one", words)])
            .await;
        assert_eq!(answered.status, StatusCode::SEE_OTHER);
    }
    let overview = ground.get(Who::Organiser, Language::En, LECTURES).await;
    assert_eq!(waiting(&overview), None);
    let page = page(&ground, Who::Pia).await;
    assert_eq!(
        page.all(".discussion-answer .discussion-words"),
        ["Because of the data.", "And of the phone."]
    );
    assert!(
        page.all(".discussion-question details, .discussion-question form")
            .is_empty()
    );
}

#[tokio::test]
async fn an_anonymous_question_knows_nobody() {
    let ground = Ground::new().await;
    ask(
        &ground,
        Who::Aki,
        "one",
        "Is this safe?",
        &[("anonymous", "yes")],
    )
    .await;
    for who in [Who::Aki, Who::Pia, Who::Organiser] {
        let page = page(&ground, who).await;
        assert_eq!(page.one(".discussion-text .faint"), "Anonymous");
        assert!(!page.one(".discussion-question").contains("Aki"));
    }
    let (lesson, _) = a_lesson(&ground);
    let kept = ground
        .db
        .reader_questions(&ground.workshop, &lesson)
        .await
        .expect("questions");
    assert_eq!(kept[0].author, None);
    assert_eq!(kept[0].asked_at.0 % (24 * 60 * 60 * 1000), 0);
}

#[tokio::test]
async fn mistakes_keep_what_was_written() {
    let ground = Ground::new().await;
    let long = "か".repeat(1_001);
    for (id, text, status) in [
        ("one", "  ", StatusCode::UNPROCESSABLE_ENTITY),
        ("one", long.as_str(), StatusCode::UNPROCESSABLE_ENTITY),
        ("NOT AN ID", "Why?", StatusCode::BAD_REQUEST),
        ("", "Why?", StatusCode::BAD_REQUEST),
    ] {
        let page = ask(&ground, Who::Aki, id, text, &[("anonymous", "yes")]).await;
        assert_eq!(page.status, status);
        if status == StatusCode::UNPROCESSABLE_ENTITY {
            assert_eq!(page.one("textarea[name=reader_question]"), text.trim());
            assert_eq!(page.all("input[name=anonymous][checked]").len(), 1);
            assert_eq!(page.all("#questions .field-error").len(), 1);
        }
    }
    assert!(
        page(&ground, Who::Pia)
            .await
            .all(".discussion-question")
            .is_empty()
    );
}

#[tokio::test]
async fn a_flood_of_questions_is_held_back() {
    let ground = Ground::new().await;
    for number in 0..6 {
        let page = ask(&ground, Who::Aki, &format!("q{number}"), "Why?", &[]).await;
        let expected = if number < 5 {
            StatusCode::SEE_OTHER
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        assert_eq!(page.status, expected, "question {number}");
    }
    let other = ask(&ground, Who::Pia, "p", "And I?", &[]).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_question_has_so_many_answers_and_no_more() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    ask(&ground, Who::Aki, "one", "Why?", &[]).await;
    for number in 0..30 {
        let answer = storage::ReaderAnswer {
            id: format!("a{number}").parse().expect("an id"),
            author: "organiser".to_owned(),
            answer: "Because.".to_owned(),
            answered_at: ground.state.now(),
        };
        let question = "one".parse().expect("an id");
        let kept = ground.db.reply(&question, &answer).await;
        kept.expect("kept");
    }
    let path = at(&format!("{lesson}/questions/one/answers"));
    let fields = [("id", "late"), ("answer-one", "One more")];
    let page = ground.post(Who::Organiser, &path, &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(page.one("textarea[name=answer-one]"), "One more");
    assert_eq!(page.all(".discussion-answer").len(), 30);
}

#[tokio::test]
async fn questions_stay_in_their_lesson_and_can_be_deleted() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    ask(&ground, Who::Aki, "one", "Why?", &[]).await;
    let library = ground.state.library();
    let other = library
        .lessons(Language::En)
        .find(|other| other.id != lesson)
        .expect("another");
    for path in [
        format!("{}/questions/one/delete", other.id),
        format!("{lesson}/questions/none/delete"),
    ] {
        let page = ground.post(Who::Organiser, &at(&path), &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
    let path = at(&format!("{lesson}/questions/one/delete"));
    assert_eq!(
        ground.post(Who::Aki, &path, &[]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(
        ground.post(Who::Organiser, &path, &[]).await.status,
        StatusCode::SEE_OTHER
    );
    assert!(
        page(&ground, Who::Aki)
            .await
            .all(".discussion-question")
            .is_empty()
    );
}
