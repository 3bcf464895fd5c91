//! Members and the devices they come back with.

use domain::people::{Access, Role};
use storage::{Db, Error};

use crate::sample::{NOON, id, member, store_teams, store_workshop};

pub async fn a_member_comes_back_as_they_were(db: &Db) {
    store_teams(db).await;
    let mut person = member("m", "w");
    db.create_member(&person, "code", NOON + 1).await.unwrap();
    db.create_member(&member("earlier", "w"), "other", NOON)
        .await
        .unwrap();
    assert_eq!(db.member(&id("m")).await.unwrap(), Some(person.clone()));
    person.name = "真理".to_owned();
    person.role = Role::ProductManager;
    person.access = Access::Facilitator;
    person.team = Some(id("a"));
    assert!(db.update_member(&person).await.unwrap());
    assert_eq!(
        db.members_of_team(&id("a")).await.unwrap(),
        [person.clone()]
    );
    let everybody = db.members_of_workshop(&id("w")).await.unwrap();
    assert_eq!(everybody, [member("earlier", "w"), person]);
}

pub async fn a_removed_member_is_only_a_name(db: &Db) {
    store_teams(db).await;
    let mut person = member("m", "w");
    person.team = Some(id("a"));
    db.create_member(&person, "code", NOON).await.unwrap();
    db.remember_device("device", &id("m"), NOON).await.unwrap();

    assert!(db.remove_member(&id("m"), NOON).await.unwrap());
    assert!(!db.remove_member(&id("m"), NOON).await.unwrap());

    assert_eq!(db.member(&id("m")).await.unwrap(), None);
    assert_eq!(db.member_by_return_code("code").await.unwrap(), None);
    assert!(db.members_of_workshop(&id("w")).await.unwrap().is_empty());
    assert!(db.members_of_team(&id("a")).await.unwrap().is_empty());
    assert!(db.members_of_device("device").await.unwrap().is_empty());
    assert!(!db.update_member(&person).await.unwrap());
    let names = db.member_names(&id("w")).await.unwrap();
    assert_eq!(names.len(), 2);
    assert_eq!((names["m"].as_str(), names["ann"].as_str()), ("m", "Ann"));
}

pub async fn a_return_code_is_replaced(db: &Db) {
    store_workshop(db).await;
    db.create_member(&member("m", "w"), "old", NOON)
        .await
        .unwrap();
    assert_eq!(
        db.member_by_return_code("old").await.unwrap(),
        Some(member("m", "w"))
    );
    db.set_return_code(&id("m"), "new").await.unwrap();
    assert_eq!(db.member_by_return_code("old").await.unwrap(), None);
    assert_eq!(
        db.member_by_return_code("new").await.unwrap(),
        Some(member("m", "w"))
    );
}

pub async fn a_device_knows_its_members(db: &Db) {
    store_workshop(db).await;
    for (name, at) in [("first", NOON), ("second", NOON + 1)] {
        db.create_member(&member(name, "w"), name, NOON)
            .await
            .unwrap();
        db.remember_device("device", &id(name), at).await.unwrap();
    }
    db.remember_device("device", &id("first"), NOON + 2)
        .await
        .unwrap();
    let members = db.members_of_device("device").await.unwrap();
    assert_eq!(members, [member("first", "w"), member("second", "w")]);
    db.forget_device("device", &id("first")).await.unwrap();
    assert_eq!(
        db.members_of_device("device").await.unwrap(),
        [member("second", "w")]
    );
    assert!(db.members_of_device("stranger").await.unwrap().is_empty());
}

pub async fn nobody_joins_a_deleted_workshop(db: &Db) {
    let late = db.create_member(&member("m", "gone"), "code", NOON).await;
    assert!(matches!(late, Err(Error::Gone)), "{late:?}");
}
