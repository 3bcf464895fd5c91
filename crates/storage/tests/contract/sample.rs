//! Small things to put into databases.

use std::collections::BTreeMap;

use domain::{
    Language, Moment, OrganiserId,
    people::{Access, Member, Role},
    workshop::{Joining, Team, Workshop},
};
use storage::{Db, LogEntry, NewUseCase};

/// Some moment.
pub const NOON: Moment = Moment(1_767_268_800_000);

/// The identifier with this text.
pub fn id<T>(text: &str) -> T
where
    T: std::str::FromStr,
    T::Err: std::fmt::Debug,
{
    text.parse().unwrap()
}

/// A workshop whose join code is its id.
pub fn workshop(name: &str) -> Workshop {
    Workshop {
        id: id(name),
        name: format!("Workshop {name}"),
        language: Language::Ja,
        purpose: "越境する".to_owned(),
        starts_on: Some(id("2026-01-15")),
        ends_on: None,
        time_zone: "Asia/Tokyo".to_owned(),
        agenda: "ideathon".to_owned(),
        join_code: name.to_owned(),
        joining: Joining::Open,
        archived_at: None,
        created_at: NOON,
    }
}

/// A team whose join code is its id and whose board is `{id}-board`.
pub fn team(name: &str, workshop: &str) -> Team {
    Team {
        id: id(name),
        workshop: id(workshop),
        name: format!("Team {name}"),
        product: "Till".to_owned(),
        join_code: name.to_owned(),
        board: id(&format!("{name}-board")),
        focus: None,
    }
}

/// A member without a team.
pub fn member(name: &str, workshop: &str) -> Member {
    Member {
        id: id(name),
        workshop: id(workshop),
        team: None,
        name: name.to_owned(),
        role: Role::Developer,
        access: Access::Participant,
    }
}

/// Stores the organiser `ann` with the workshop `w`.
pub async fn store_workshop(db: &Db) {
    db.create_organiser(&id("ann"), "ann@example.org", "Ann", NOON)
        .await
        .unwrap();
    db.create_workshop(&workshop("w"), &id::<OrganiserId>("ann"))
        .await
        .unwrap();
}

/// Stores the organiser `ann`, the workshop `w` and its teams `a` and `b`.
pub async fn store_teams(db: &Db) {
    store_workshop(db).await;
    db.create_team(&team("a", "w")).await.unwrap();
    db.create_team(&team("b", "w")).await.unwrap();
}

/// A use case without fields, not made from anything on a board.
pub fn use_case(name: &str, team: &str) -> NewUseCase {
    NewUseCase {
        id: id(name),
        team: id(team),
        note: None,
        frame: None,
        fields: BTreeMap::new(),
        created_by: "bob".to_owned(),
        created_at: NOON,
    }
}

/// An update by `bob`.
pub fn update(room: &str, bytes: &[u8]) -> LogEntry {
    LogEntry {
        room: room.to_owned(),
        author: "bob".to_owned(),
        at: NOON,
        update: bytes.to_vec(),
    }
}
