//! Use-case lists.

use domain::workshop::Focus;
use storage::{Db, Error, FieldSave, Origin, StoredField, Taken};

use crate::sample::{NOON, id, store_teams, use_case};

fn field(value: &str, revision: i64, by: &str) -> StoredField {
    StoredField {
        value: value.to_owned(),
        revision,
        by: by.to_owned(),
        at: NOON,
    }
}

async fn order(db: &Db, team: &str) -> Vec<String> {
    let list = db.use_cases(&id(team)).await.unwrap();
    list.into_iter()
        .map(|use_case| use_case.id.into())
        .collect()
}

pub async fn a_use_case_comes_back_with_its_fields(db: &Db) {
    store_teams(db).await;
    let mut new = use_case("u", "a");
    new.note = Some("note".to_owned());
    new.fields.insert("problem".to_owned(), "行列".to_owned());
    new.fields.insert("user".to_owned(), String::new());
    db.create_use_case(&new).await.unwrap();
    db.create_use_case(&use_case("empty", "a")).await.unwrap();

    let stored = db.use_case(&id("u")).await.unwrap().unwrap();
    assert_eq!(
        (stored.note.as_deref(), stored.frame.as_deref()),
        (Some("note"), None)
    );
    assert_eq!(
        (stored.created_by.as_str(), stored.created_at),
        ("bob", NOON)
    );
    assert_eq!(stored.fields.len(), 2);
    assert_eq!(stored.fields["problem"], field("行列", 1, "bob"));
    let empty = db.use_case(&id("empty")).await.unwrap().unwrap();
    assert!(empty.fields.is_empty());
    assert_eq!(db.use_cases(&id("a")).await.unwrap(), [stored, empty]);
    assert_eq!(db.use_case(&id("none")).await.unwrap(), None);
}

pub async fn a_note_becomes_one_use_case(db: &Db) {
    store_teams(db).await;
    let mut first = use_case("u", "a");
    first.note = Some("note".to_owned());
    first.frame = Some("frame".to_owned());
    db.create_use_case(&first).await.unwrap();
    for (note, frame) in [(Some("note"), None), (None, Some("frame"))] {
        let mut again = use_case("again", "a");
        again.note = note.map(str::to_owned);
        again.frame = frame.map(str::to_owned);
        again
            .fields
            .insert("problem".to_owned(), "left behind".to_owned());
        let taken = db.create_use_case(&again).await;
        assert!(
            matches!(taken, Err(Error::Taken(Taken::Origin))),
            "{taken:?}"
        );
    }
    let mut elsewhere = use_case("elsewhere", "b");
    elsewhere.note = Some("note".to_owned());
    db.create_use_case(&elsewhere).await.unwrap();

    for origin in [Origin::Note("note"), Origin::Frame("frame")] {
        let found = db.use_case_by_origin(&id("a"), origin).await.unwrap();
        assert_eq!(found.unwrap().id, id("u"));
    }
    let none = db
        .use_case_by_origin(&id("a"), Origin::Note("frame"))
        .await
        .unwrap();
    assert_eq!(none, None);
}

pub async fn a_field_is_saved_only_by_who_saw_it(db: &Db) {
    store_teams(db).await;
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    let save = |value, base, by| {
        let use_case = id("u");
        async move {
            db.save_field(&use_case, "problem", value, base, by, NOON)
                .await
                .unwrap()
        }
    };
    assert_eq!(
        save("one", 0, "bob").await,
        FieldSave::Saved { revision: 1 }
    );
    assert_eq!(
        save("two", 1, "bob").await,
        FieldSave::Saved { revision: 2 }
    );
    for stale in [0, 1, 3] {
        assert_eq!(
            save("late", stale, "cat").await,
            FieldSave::Conflict(field("two", 2, "bob"))
        );
    }
    assert_eq!(
        save("three", 2, "cat").await,
        FieldSave::Saved { revision: 3 }
    );
    let stored = db.use_case(&id("u")).await.unwrap().unwrap();
    assert_eq!(stored.fields["problem"], field("three", 3, "cat"));
    for (name, invented) in [("customer", i64::MAX), ("goal", i64::MIN)] {
        let first = db
            .save_field(&id("u"), name, "first", invented, "bob", NOON)
            .await;
        assert_eq!(first.unwrap(), FieldSave::Saved { revision: 1 });
    }
    let stored = db.use_case(&id("u")).await.unwrap().unwrap();
    assert_eq!(stored.fields.len(), 3);
    let gone = db
        .save_field(&id("none"), "problem", "lost", 0, "bob", NOON)
        .await;
    assert!(matches!(gone, Err(Error::Gone)), "{gone:?}");
}

pub async fn of_writers_at_once_one_wins(db: &Db) {
    store_teams(db).await;
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                let value = format!("value {writer}");
                db.save_field(&id("u"), "problem", &value, 0, "bob", NOON)
                    .await
                    .unwrap()
            })
        })
        .collect();
    let mut winners = 0;
    for writer in writers {
        winners += i32::from(writer.await.unwrap() == FieldSave::Saved { revision: 1 });
    }
    assert_eq!(winners, 1);
}

pub async fn lists_are_ordered_by_team_and_position(db: &Db) {
    store_teams(db).await;
    for (name, team) in [("x", "b"), ("u1", "a"), ("u2", "a"), ("u3", "a")] {
        db.create_use_case(&use_case(name, team)).await.unwrap();
    }
    db.save_field(&id("u2"), "problem", "queue", 0, "bob", NOON)
        .await
        .unwrap();
    for (name, index, expected) in [
        ("u3", 0, ["u3", "u1", "u2"]),
        ("u3", 1, ["u1", "u3", "u2"]),
        ("u1", 99, ["u3", "u2", "u1"]),
        ("u2", 1, ["u3", "u2", "u1"]),
    ] {
        db.move_use_case(&id(name), index).await.unwrap();
        assert_eq!(order(db, "a").await, expected);
    }
    let workshop = db.use_cases_of_workshop(&id("w")).await.unwrap();
    let all: Vec<_> = workshop
        .iter()
        .map(|use_case| use_case.id.as_str())
        .collect();
    assert_eq!(all, ["u3", "u2", "u1", "x"]);
    assert_eq!(workshop[1].fields["problem"].value, "queue");
}

pub async fn a_deleted_use_case_takes_its_focus_along(db: &Db) {
    store_teams(db).await;
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    let focus = Focus {
        use_case: id("u"),
        reason: String::new(),
    };
    db.set_focus(&id("a"), &focus).await.unwrap();
    assert!(db.delete_use_case(&id("u")).await.unwrap());
    assert!(!db.delete_use_case(&id("u")).await.unwrap());
    assert_eq!(db.team(&id("a")).await.unwrap().unwrap().focus, None);
    db.move_use_case(&id("u"), 0).await.unwrap();
}
