//! Milestones of teams.

use domain::{
    milestone::{Milestone, Outcome},
    stage::Stage,
};
use storage::{Db, Error};

use crate::sample::{NOON, id, member, store_teams};

fn milestone(name: &str, team: &str, due_on: &str) -> Milestone {
    Milestone {
        id: id(name),
        team: id(team),
        stage: Stage::Prototyping,
        target: "廃棄を20食以下に".to_owned(),
        due_on: id(due_on),
        owner: None,
        outcome: None,
        revision: 1,
        created_at: NOON,
    }
}

pub async fn milestones_come_back_by_due_day(db: &Db) {
    store_teams(db).await;
    let reached = Milestone {
        outcome: Some(Outcome {
            result: "11 of 15".to_owned(),
            learning: "行事の日は人が直す".to_owned(),
            evidence: "https://example.org".to_owned(),
            at: NOON,
        }),
        ..milestone("later", "a", "2026-07-01")
    };
    let sooner = milestone("sooner", "a", "2026-06-01");
    let other = milestone("other", "b", "2026-05-01");
    for new in [&other, &reached, &sooner] {
        db.create_milestone(new).await.unwrap();
    }
    let twice = milestone("sooner", "b", "2026-08-01");
    db.create_milestone(&twice).await.unwrap();
    assert_eq!(
        db.milestones(&id("a")).await.unwrap(),
        [sooner.clone(), reached.clone()]
    );
    assert_eq!(
        db.milestones_of_workshop(&id("w")).await.unwrap(),
        [sooner.clone(), reached, other]
    );
    assert_eq!(db.milestone(&id("sooner")).await.unwrap(), Some(sooner));
    assert!(db.delete_milestone(&id("sooner")).await.unwrap());
    assert!(!db.delete_milestone(&id("sooner")).await.unwrap());
    assert_eq!(db.milestone(&id("sooner")).await.unwrap(), None);
    let orphan = db
        .create_milestone(&milestone("orphan", "none", "2026-05-01"))
        .await;
    assert!(matches!(orphan, Err(Error::Gone)), "{orphan:?}");
}

pub async fn a_milestone_is_changed_only_by_who_saw_it(db: &Db) {
    store_teams(db).await;
    let first = milestone("m", "a", "2026-06-01");
    db.create_milestone(&first).await.unwrap();
    let changed = Milestone {
        target: "15食以下に".to_owned(),
        stage: Stage::Building,
        ..first.clone()
    };
    assert!(db.update_milestone(&changed).await.unwrap());
    assert!(!db.update_milestone(&first).await.unwrap(), "stale");
    let stored = db.milestone(&id("m")).await.unwrap().unwrap();
    assert_eq!(
        stored,
        Milestone {
            revision: 2,
            ..changed
        }
    );
}

pub async fn a_removed_owner_is_no_owner(db: &Db) {
    store_teams(db).await;
    db.create_member(&member("bob", "w"), "hash", NOON)
        .await
        .unwrap();
    let owned = Milestone {
        owner: Some(id("bob")),
        ..milestone("m", "a", "2026-06-01")
    };
    db.create_milestone(&owned).await.unwrap();
    assert_eq!(db.milestone(&id("m")).await.unwrap(), Some(owned));
    db.remove_member(&id("bob"), NOON).await.unwrap();
    let stored = db.milestone(&id("m")).await.unwrap().unwrap();
    assert_eq!(stored.owner, None);
}
