//! Answers to the questions of lessons.

use std::collections::BTreeSet;

use domain::lecture::{Answer, Certainty, Given};
use storage::Db;

use crate::{
    lessons::store_readers,
    sample::{NOON, id},
};

fn given(question: &str, attempt: u32, answer: Answer) -> Given {
    Given {
        set: "check".to_owned(),
        attempt,
        question: question.to_owned(),
        revision: 1,
        answer,
        certainty: None,
        marks: None,
        at: NOON,
    }
}

async fn answers(db: &Db) -> Vec<Given> {
    db.lesson_answers(&id("bob"), "why-now").await.unwrap()
}

async fn keep(db: &Db, given: &[Given]) {
    db.keep_answers(&id("bob"), "why-now", given).await.unwrap();
}

pub async fn answers_come_back_as_they_were(db: &Db) {
    store_readers(db).await;
    let mut sure = given("a", 1, Answer::Several(BTreeSet::from([0, 2])));
    sure.certainty = Some(Certainty::Sure);
    sure.marks = Some(66);
    let all = [
        sure,
        given("b", 1, Answer::Text("まず \"現場\" に聞く。\n".to_owned())),
        given("c", 1, Answer::Number(72_000.5)),
        given("a", 2, Answer::Order(vec![2, 0, 1])),
    ];
    keep(db, &all).await;
    assert_eq!(answers(db).await, all);
    assert!(
        db.lesson_answers(&id("cat"), "why-now")
            .await
            .unwrap()
            .is_empty()
    );
    assert!(
        db.lesson_answers(&id("bob"), "limits")
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn an_answer_stays_as_it_was_given(db: &Db) {
    store_readers(db).await;
    let first = given("a", 1, Answer::One(1));
    keep(db, std::slice::from_ref(&first)).await;
    keep(db, &[first.clone(), given("b", 1, Answer::One(0))]).await;
    keep(db, &[given("a", 1, Answer::One(2))]).await;
    assert_eq!(answers(db).await, [first, given("b", 1, Answer::One(0))]);
}

pub async fn a_newer_revision_is_answered_anew(db: &Db) {
    store_readers(db).await;
    keep(db, &[given("a", 1, Answer::One(1))]).await;
    let mut newer = given("a", 1, Answer::One(2));
    newer.revision = 2;
    keep(db, std::slice::from_ref(&newer)).await;
    keep(db, &[given("a", 1, Answer::One(0))]).await;
    assert_eq!(answers(db).await, [newer]);
}

pub async fn answers_go_with_their_member(db: &Db) {
    store_readers(db).await;
    keep(db, &[given("a", 1, Answer::One(1))]).await;
    let gone = db
        .keep_answers(&id("nobody"), "why-now", &[given("a", 1, Answer::One(1))])
        .await;
    assert!(matches!(gone, Err(storage::Error::Gone)), "{gone:?}");
    db.delete_workshop(&id("w")).await.unwrap();
    assert!(answers(db).await.is_empty());
}

pub async fn answers_of_a_workshop_are_its_members(db: &Db) {
    store_readers(db).await;
    let (first, second) = (
        given("a", 1, Answer::One(1)),
        given("b", 1, Answer::Number(2.5)),
    );
    for (name, lesson, given) in [
        ("cat", "limits", &first),
        ("bob", "why-now", &first),
        ("bob", "limits", &second),
    ] {
        let given = std::slice::from_ref(given);
        db.keep_answers(&id(name), lesson, given).await.unwrap();
    }
    let all = async || db.lesson_answers_of_workshop(&id("w")).await.unwrap();
    let of_cat = (id("cat"), "limits".to_owned(), first.clone());
    assert_eq!(
        all().await,
        [
            (id("bob"), "limits".to_owned(), second),
            (id("bob"), "why-now".to_owned(), first),
            of_cat.clone(),
        ]
    );
    db.remove_member(&id("bob"), NOON).await.unwrap();
    assert_eq!(all().await, [of_cat]);
    let other = db.lesson_answers_of_workshop(&id("other")).await.unwrap();
    assert!(other.is_empty());
}
