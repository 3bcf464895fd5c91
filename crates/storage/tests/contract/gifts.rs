//! The gifts of use cases.

use domain::{
    gift::{Entry, Item, State},
    people::Role,
    workshop::Focus,
};
use storage::{Db, Error, GiftSave, StoredGift};

use crate::sample::{NOON, id, store_teams, use_case};

fn entry(note: &str) -> Entry {
    Entry {
        owner: Role::Ux,
        state: State::There,
        evidence: "https://example.org/デモ".to_owned(),
        note: note.to_owned(),
    }
}

async fn save(db: &Db, use_case: &str, item: Item, note: &str, base: i64) -> GiftSave {
    db.save_gift((&id(use_case), item), &entry(note), base, "bob", NOON)
        .await
        .unwrap()
}

pub async fn gifts_come_back_by_item(db: &Db) {
    store_teams(db).await;
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    assert!(db.gifts(&id("u")).await.unwrap().is_empty());
    for item in [Item::Data, Item::Demo] {
        let saved = save(db, "u", item, "見た", 0).await;
        assert_eq!(saved, GiftSave::Saved { revision: 1 });
    }
    let gifts = db.gifts(&id("u")).await.unwrap();
    assert_eq!(
        gifts.keys().copied().collect::<Vec<_>>(),
        [Item::Demo, Item::Data]
    );
    let stored = StoredGift {
        entry: entry("見た"),
        revision: 1,
        by: "bob".to_owned(),
        at: NOON,
    };
    assert_eq!(gifts[&Item::Demo], stored);
    db.delete_use_case(&id("u")).await.unwrap();
    assert!(db.gifts(&id("u")).await.unwrap().is_empty());
}

pub async fn an_item_is_saved_only_by_who_saw_it(db: &Db) {
    store_teams(db).await;
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    save(db, "u", Item::Demo, "one", 0).await;
    assert_eq!(
        save(db, "u", Item::Demo, "two", 1).await,
        GiftSave::Saved { revision: 2 }
    );
    for stale in [0, 1, 3] {
        let GiftSave::Conflict(held) = save(db, "u", Item::Demo, "late", stale).await else {
            panic!("saved over another's change");
        };
        assert_eq!((held.entry.note.as_str(), held.revision), ("two", 2));
    }
    for (item, invented) in [
        (Item::Data, i64::MAX),
        (Item::Design, i64::MIN),
        (Item::Partner, -1),
    ] {
        let first = save(db, "u", item, "first", invented).await;
        assert_eq!(first, GiftSave::Saved { revision: 1 });
        let second = save(db, "u", item, "second", 1).await;
        assert_eq!(second, GiftSave::Saved { revision: 2 });
    }
    assert_eq!(db.gifts(&id("u")).await.unwrap().len(), 4);
    let gone = db
        .save_gift((&id("none"), Item::Demo), &entry(""), 0, "bob", NOON)
        .await;
    assert!(matches!(gone, Err(Error::Gone)), "{gone:?}");
}

pub async fn gifts_of_focuses_are_those_of_chosen_rows(db: &Db) {
    store_teams(db).await;
    for (row, team) in [("u", "a"), ("v", "a"), ("x", "b")] {
        db.create_use_case(&use_case(row, team)).await.unwrap();
        save(db, row, Item::Data, row, 0).await;
    }
    let focus = Focus {
        use_case: id("v"),
        reason: String::new(),
    };
    db.set_focus(&id("a"), &focus).await.unwrap();
    let gifts = db.gifts_of_focuses(&id("w")).await.unwrap();
    assert_eq!(
        gifts.keys().map(|id| id.as_str()).collect::<Vec<_>>(),
        ["v"]
    );
    assert_eq!(gifts[&id("v")][&Item::Data].entry.note, "v");
}
