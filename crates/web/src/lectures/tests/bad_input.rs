//! What should never be sent, sent all the same: clear answers, nothing lost.

use axum::http::StatusCode;
use domain::{
    MemberId,
    lecture::{Answer, Given},
};

use super::*;
use crate::tests::ground::id;

#[tokio::test]
async fn what_lacks_an_answer_keeps_the_rest() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let question = first_attempt(&set, "pia", &lesson)[0];
    let nothing = vec![("question".to_owned(), reference(question))];
    let page = send(&ground, Who::Pia, &lesson, (&set, 1), [nothing]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!page.all("#check-check .field-error").is_empty());
    let certain = super::super::question::asks_certainty(&set, question);
    if certain {
        let mut fields = answer(question, How::Right);
        fields.retain(|(name, _)| !name.starts_with("sure."));
        let page = send(&ground, Who::Pia, &lesson, (&set, 1), [fields]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.all("#check-check .certainty .field-error").len(), 1);
    }
    assert!(
        ground
            .db
            .lesson_answers(&id("pia"), &lesson)
            .await
            .expect("answers")
            .is_empty()
    );
}

#[tokio::test]
async fn an_answer_to_a_question_that_is_gone_is_given_back() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let question = first_attempt(&set, "pia", &lesson)[0];
    send(
        &ground,
        Who::Pia,
        &lesson,
        (&set, 1),
        [answer(question, How::Right)],
    )
    .await;
    let words = "What I <i>thought</i> about it";
    for reference in [
        "no-such-question.1".to_owned(),
        format!("{}.99", question.id),
    ] {
        let name = field(reference.split('.').next().expect("an id"));
        let fields = vec![("question".to_owned(), reference), (name, words.to_owned())];
        let page = send(&ground, Who::Pia, &lesson, (&set, 1), [fields]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(page.one("[data-check-changed] .answer-own"), words);
        assert_eq!(
            page.all("#check-check .answer").len(),
            1,
            "other answers are kept"
        );
    }
    let mut gone = set.clone();
    gone.id = "no-such-set".to_owned();
    let page = send(
        &ground,
        Who::Pia,
        &lesson,
        (&gone, 1),
        [answer(question, How::Right)],
    )
    .await;
    assert_eq!(page.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn words_for_a_question_that_is_gone_come_back_beside_answers_that_are_kept() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let gone = vec![
        ("question".to_owned(), "no-such-question.1".to_owned()),
        (field("no-such-question"), "All my thoughts".to_owned()),
    ];
    for (who, person) in [(Who::Pia, "pia"), (Who::Organiser, "organiser")] {
        let question = first_attempt(&set, person, &lesson)[0];
        let answers = [answer(question, How::Right), gone.clone()];
        let page = send(&ground, who, &lesson, (&set, 1), answers).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert_eq!(
            page.one("[data-check-changed] .answer-own"),
            "All my thoughts"
        );
        assert_eq!(page.all("#check-check .answer").len(), 1);
    }
    let kept = ground.db.lesson_answers(&id("pia"), &lesson).await;
    assert_eq!(kept.expect("answers").len(), 1);
}

/// As when an option was taken out of a question whose revision stayed what it was.
#[tokio::test]
async fn an_answer_that_fits_no_more_can_be_given_anew() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let question = first_attempt(&set, "pia", &lesson)[0];
    let misfit = Given {
        set: set.id.clone(),
        attempt: 1,
        question: question.id.clone(),
        revision: question.revision,
        answer: Answer::Order(vec![99]),
        certainty: None,
        marks: Some(100),
        at: ground.state.now(),
    };
    let pia: MemberId = id("pia");
    let kept = ground.db.keep_answers(&pia, &lesson, &[misfit]).await;
    kept.expect("kept");
    let anew = [answer(question, How::Right)];
    let sent = send(&ground, Who::Pia, &lesson, (&set, 1), anew).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert_eq!(page.all("#check-check .answer").len(), 1);
}

#[tokio::test]
async fn foreign_values_are_refused() {
    let ground = Ground::new().await;
    let (lesson, set) = a_lesson(&ground);
    let question = first_attempt(&set, "pia", &lesson)[0];
    let right = || answer(question, How::Right);
    let with = |name: String, value: &str| {
        let mut fields = vec![("question".to_owned(), reference(question))];
        fields.push((name, value.to_owned()));
        fields.extend((0..9).map(|row| (row_field(&question.id, row), value.to_owned())));
        fields.push((certainty_field(question), "sure".to_owned()));
        fields
    };
    let bad = with(field(&question.id), "999");
    let page = send(&ground, Who::Pia, &lesson, (&set, 1), [bad]).await;
    assert!(page.status.is_client_error(), "{}", page.status);
    for attempt in [0, 2, 99, u32::MAX] {
        let page = send(&ground, Who::Pia, &lesson, (&set, attempt), [right()]).await;
        let expected = if attempt == 0 {
            StatusCode::SEE_OTHER
        } else {
            StatusCode::BAD_REQUEST
        };
        assert_eq!(page.status, expected, "attempt {attempt}");
    }
    let path = at(&format!("{lesson}/answers"));
    for fields in [
        vec![],
        vec![("set", "check")],
        vec![("set", "check"), ("attempt", "1")],
        vec![("set", "check"), ("attempt", "one"), ("question", "x.1")],
    ] {
        let page = ground.post(Who::Pia, &path, &fields).await;
        assert!(page.status.is_client_error(), "{fields:?}: {}", page.status);
    }
    assert!(
        ground
            .db
            .lesson_answers(&id("pia"), &lesson)
            .await
            .expect("answers")
            .is_empty()
    );
}

#[tokio::test]
async fn large_texts_are_refused() {
    let ground = Ground::new().await;
    let library = ground.state.library();
    let found = library.lessons(Language::En).find_map(|lesson| {
        let sets = library.question_sets(&lesson.id);
        let of = |set: &QuestionSet| {
            let question = first_attempt(set, "pia", &lesson.id).into_iter();
            let mut open =
                question.filter(|question| matches!(question.kind, Kind::Reflection { .. }));
            open.next().cloned()
        };
        sets.iter()
            .find_map(|set| Some((lesson.id.clone(), set.clone(), of(set)?)))
    });
    let (lesson, set, question) = found.expect("a reflection");
    for (length, expected) in [
        (5_000, StatusCode::UNPROCESSABLE_ENTITY),
        (1_000_000, StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let mut fields = answer(&question, How::Right);
        fields[0].1 = "x".repeat(length);
        let page = send(&ground, Who::Pia, &lesson, (&set, 1), [fields]).await;
        assert_eq!(page.status, expected);
        if expected == StatusCode::UNPROCESSABLE_ENTITY {
            assert_eq!(
                page.one(&format!("#question-{} textarea", question.id))
                    .len(),
                length
            );
        }
    }
}

#[tokio::test]
async fn a_lesson_that_does_not_exist_is_not_found() {
    let ground = Ground::new().await;
    for lesson in ["no-such-lesson", "%00", "..%2f..", "Why-Now"] {
        let page = ground.get(Who::Pia, Language::En, &at(lesson)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{lesson}");
        for action in ["answers", "finish", "place", "questions"] {
            let path = at(&format!("{lesson}/{action}"));
            let fields = [
                ("set", "check"),
                ("attempt", "1"),
                ("share", "1"),
                ("id", "x"),
            ];
            let page = ground.post(Who::Pia, &path, &fields).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}

#[tokio::test]
async fn nobody_finishes_a_lesson_for_somebody_else() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    let fields = [
        ("member", "pia"),
        ("person", "pia"),
        ("place", "part-3"),
        ("share", "90"),
    ];
    for action in ["finish", "place"] {
        let path = at(&format!("{lesson}/{action}"));
        ground
            .post(Who::Aki, &format!("{path}?member=pia"), &fields)
            .await;
        let stranger = ground.post(Who::Stranger, &path, &fields).await;
        assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    }
    let pia: MemberId = id("pia");
    assert!(
        ground
            .db
            .lesson_records(&pia)
            .await
            .expect("records")
            .is_empty()
    );
}

#[tokio::test]
async fn a_place_is_checked() {
    let ground = Ground::new().await;
    let (lesson, _) = a_lesson(&ground);
    let path = at(&format!("{lesson}/place"));
    let long = "p".repeat(81);
    for fields in [
        [("place", "part-1"), ("share", "101")],
        [("place", "part-1"), ("share", "-1")],
        [("place", "part-1"), ("share", "")],
        [("place", "\"><script>"), ("share", "1")],
        [("place", long.as_str()), ("share", "1")],
    ] {
        let page = ground.post(Who::Pia, &path, &fields).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{fields:?}");
    }
    let fine = [("place", "no-such-part"), ("share", "50")];
    ground.post(Who::Pia, &path, &fine).await;
    let page = ground.get(Who::Pia, Language::En, &at(&lesson)).await;
    assert!(page.all(".lesson-resume").is_empty());
}
