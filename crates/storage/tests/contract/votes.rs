//! Votes.

use storage::{Db, Vote};

use crate::sample::{id, store_teams};

fn vote(person: &str, note: &str, dots: u32) -> Vote {
    Vote {
        person: person.to_owned(),
        note: note.to_owned(),
        dots,
    }
}

pub async fn a_vote_is_absolute(db: &Db) {
    store_teams(db).await;
    for dots in [3, 1, 2] {
        db.place_vote(&id("a"), "bob", "note", dots).await.unwrap();
    }
    db.place_vote(&id("a"), "cat", "note", 1).await.unwrap();
    db.place_vote(&id("a"), "cat", "other", 1).await.unwrap();
    db.place_vote(&id("a"), "cat", "note", 0).await.unwrap();
    db.place_vote(&id("a"), "cat", "never", 0).await.unwrap();
    let votes = db.votes(&id("a")).await.unwrap();
    assert_eq!(votes, [vote("bob", "note", 2), vote("cat", "other", 1)]);
}

pub async fn votes_are_cleared(db: &Db) {
    store_teams(db).await;
    for team in ["a", "b"] {
        db.place_vote(&id(team), "bob", "note", 1).await.unwrap();
    }
    db.clear_votes(&id("a")).await.unwrap();
    assert!(db.votes(&id("a")).await.unwrap().is_empty());
    assert_eq!(db.votes(&id("b")).await.unwrap(), [vote("bob", "note", 1)]);
}
