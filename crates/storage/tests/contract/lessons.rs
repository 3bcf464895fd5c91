//! How far people are in lessons.

use domain::{
    lecture::{Finish, Record},
    people::Member,
};
use storage::{Db, Place};

use crate::sample::{NOON, id, member, store_workshop, team};

pub async fn store_readers(db: &Db) {
    store_workshop(db).await;
    for (minutes, name) in [(0, "bob"), (1, "cat")] {
        let at = NOON.plus_minutes(minutes);
        db.create_member(&member(name, "w"), name, at)
            .await
            .unwrap();
    }
}

async fn record(db: &Db) -> Record {
    db.lesson_records(&id("bob")).await.unwrap().remove(0)
}

pub async fn a_lesson_is_begun_once(db: &Db) {
    store_readers(db).await;
    assert_eq!(db.lesson_records(&id("bob")).await.unwrap(), []);
    for minutes in [0, 5] {
        let now = NOON.plus_minutes(minutes);
        db.begin_lesson(&id("bob"), "why-now", now).await.unwrap();
    }
    let expected = Record {
        lesson: "why-now".to_owned(),
        begun_at: NOON,
        touched_at: NOON,
        place: String::new(),
        share: 0,
        read_at: None,
        finished: None,
    };
    assert_eq!(db.lesson_records(&id("bob")).await.unwrap(), [expected]);
    assert_eq!(db.lesson_records(&id("cat")).await.unwrap(), []);
    let nobody = db.begin_lesson(&id("nobody"), "why-now", NOON).await;
    assert!(matches!(nobody, Err(storage::Error::Gone)), "{nobody:?}");
}

pub async fn a_place_moves_and_the_share_only_grows(db: &Db) {
    store_readers(db).await;
    for (minutes, anchor, share) in [(0, "part-3", 40), (1, "part-1", 10), (2, "part-2", 45)] {
        let place = Place { anchor, share };
        let now = NOON.plus_minutes(minutes);
        db.keep_place(&id("bob"), "why-now", place, now)
            .await
            .unwrap();
        let record = record(db).await;
        assert_eq!((record.place.as_str(), record.touched_at), (anchor, now));
        assert_eq!(record.share, share.max(40));
    }
    assert_eq!(record(db).await.begun_at, NOON);
}

pub async fn a_lesson_is_finished_for_good(db: &Db) {
    store_readers(db).await;
    let bob = id("bob");
    db.finish_lesson(&bob, "why-now", 1, NOON).await.unwrap();
    assert_eq!(db.lesson_records(&bob).await.unwrap(), []);
    for minutes in [0, 3] {
        let now = NOON.plus_minutes(minutes);
        db.reach_end(&bob, "why-now", now).await.unwrap();
    }
    assert_eq!(
        (record(db).await.read_at, record(db).await.share),
        (Some(NOON), 100)
    );
    assert_eq!(record(db).await.finished, None);
    for (minutes, revision, kept) in [(5, 1, 1), (6, 3, 3), (7, 2, 3)] {
        let now = NOON.plus_minutes(minutes);
        db.finish_lesson(&bob, "why-now", revision, now)
            .await
            .unwrap();
        let expected = Finish {
            at: NOON.plus_minutes(5),
            revision: kept,
        };
        assert_eq!(record(db).await.finished, Some(expected));
    }
}

pub async fn records_of_a_workshop_are_its_members(db: &Db) {
    store_readers(db).await;
    for (name, lesson) in [("cat", "limits"), ("bob", "why-now"), ("bob", "limits")] {
        db.begin_lesson(&id(name), lesson, NOON).await.unwrap();
    }
    let people = async || {
        let records = db.lesson_records_of_workshop(&id("w")).await.unwrap();
        records
            .into_iter()
            .map(|(member, _)| String::from(member))
            .collect::<Vec<_>>()
    };
    assert_eq!(people().await, ["bob", "bob", "cat"]);
    db.create_team(&team("a", "w")).await.unwrap();
    let of_team = async || {
        let records = db.lesson_records_of_team(&id("a")).await.unwrap();
        records.len()
    };
    let bob = Member {
        team: Some(id("a")),
        ..member("bob", "w")
    };
    db.update_member(&bob).await.unwrap();
    assert_eq!(of_team().await, 2);
    db.remove_member(&id("bob"), NOON).await.unwrap();
    assert_eq!(people().await, ["cat"]);
    assert_eq!(of_team().await, 0);
    assert!(
        db.lesson_records_of_workshop(&id("other"))
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn a_record_is_put_back_as_it_was(db: &Db) {
    store_readers(db).await;
    let finished = Record {
        lesson: "limits".to_owned(),
        begun_at: NOON,
        touched_at: NOON.plus_minutes(9),
        place: "part-2".to_owned(),
        share: 100,
        read_at: Some(NOON.plus_minutes(8)),
        finished: Some(Finish {
            at: NOON.plus_minutes(9),
            revision: 2,
        }),
    };
    let begun = Record {
        share: 30,
        read_at: None,
        finished: None,
        ..finished.clone()
    };
    for record in [&finished, &begun] {
        db.put_lesson_record(&id("bob"), record).await.unwrap();
    }
    db.put_lesson_record(&id("cat"), &begun).await.unwrap();
    let records = db.lesson_records_of_workshop(&id("w")).await.unwrap();
    assert_eq!(records, [(id("bob"), finished), (id("cat"), begun)]);
}
