//! Readers' questions under lessons.

use domain::Moment;
use storage::{Db, ReaderAnswer, ReaderQuestion};

use crate::{
    lessons::store_readers,
    sample::{NOON, id},
};

fn question(name: &str, asked_at: Moment) -> ReaderQuestion {
    ReaderQuestion {
        id: id(name),
        workshop: id("w"),
        lesson: "why-now".to_owned(),
        author: Some("bob".to_owned()),
        question: "なぜ今なのですか".to_owned(),
        asked_at,
        answers: Vec::new(),
    }
}

fn answer(name: &str, answered_at: Moment) -> ReaderAnswer {
    ReaderAnswer {
        id: id(name),
        author: "ann".to_owned(),
        answer: "Because of the data.".to_owned(),
        answered_at,
    }
}

async fn questions(db: &Db) -> Vec<ReaderQuestion> {
    db.reader_questions(&id("w"), "why-now").await.unwrap()
}

pub async fn questions_come_back_with_their_answers(db: &Db) {
    store_readers(db).await;
    let mut first = question("first", NOON);
    let second = question("second", NOON.plus_minutes(1));
    for question in [&second, &first] {
        db.ask(question).await.unwrap();
    }
    first.answers = vec![answer("x", NOON), answer("y", NOON.plus_minutes(1))];
    for answer in first.answers.iter().rev() {
        db.reply(&first.id, answer).await.unwrap();
    }
    assert_eq!(questions(db).await, [first.clone(), second.clone()]);
    let all = db.reader_questions_of_workshop(&id("w")).await.unwrap();
    assert_eq!(all, [first.clone(), second.clone()]);
    let elsewhere = db.reader_questions_of_workshop(&id("other")).await.unwrap();
    assert_eq!(elsewhere, []);
    assert_eq!(db.reader_question(&first.id).await.unwrap(), Some(first));
    assert_eq!(db.reader_question(&id("none")).await.unwrap(), None);
    assert_eq!(db.unanswered_questions(&id("w")).await.unwrap(), [second]);
    assert_eq!(
        db.reader_question_count(&id("w"), "why-now").await.unwrap(),
        2
    );
    assert_eq!(
        db.reader_question_count(&id("w"), "limits").await.unwrap(),
        0
    );
}

pub async fn nobody_is_stored_with_an_anonymous_question(db: &Db) {
    store_readers(db).await;
    let mut anonymous = question("first", NOON);
    anonymous.author = None;
    db.ask(&anonymous).await.unwrap();
    assert_eq!(questions(db).await, [anonymous]);
}

pub async fn posting_twice_adds_nothing(db: &Db) {
    store_readers(db).await;
    let asked = question("first", NOON);
    db.ask(&asked).await.unwrap();
    let mut again = question("first", NOON.plus_minutes(1));
    again.question = "Something else".to_owned();
    db.ask(&again).await.unwrap();
    db.reply(&asked.id, &answer("x", NOON)).await.unwrap();
    db.reply(&asked.id, &answer("x", NOON.plus_minutes(1)))
        .await
        .unwrap();
    let found = questions(db).await.remove(0);
    assert_eq!(
        (found.question, found.answers),
        (asked.question, vec![answer("x", NOON)])
    );
    let gone = db.reply(&id("none"), &answer("z", NOON)).await;
    assert!(matches!(gone, Err(storage::Error::Gone)), "{gone:?}");
}

pub async fn a_question_goes_with_its_answers(db: &Db) {
    store_readers(db).await;
    let asked = question("first", NOON);
    db.ask(&asked).await.unwrap();
    db.reply(&asked.id, &answer("x", NOON)).await.unwrap();
    assert!(db.delete_reader_question(&asked.id).await.unwrap());
    assert!(!db.delete_reader_question(&asked.id).await.unwrap());
    assert!(questions(db).await.is_empty());
    db.ask(&asked).await.unwrap();
    assert!(questions(db).await.remove(0).answers.is_empty());
}
