//! Workshops.

use domain::{Language, OrganiserId, workshop::Joining};
use storage::{Db, Error, Taken};

use crate::sample::{
    NOON, id, member, store_teams, store_workshop, team, update, use_case, workshop,
};

pub async fn a_workshop_comes_back_as_it_was(db: &Db) {
    store_workshop(db).await;
    let mut changed = workshop("w");
    assert_eq!(db.workshop(&id("w")).await.unwrap(), Some(changed.clone()));
    changed.name = "Réunion".to_owned();
    changed.language = Language::En;
    changed.starts_on = None;
    changed.ends_on = Some(id("2026-02-28"));
    changed.join_code = "other".to_owned();
    changed.joining = Joining::Closed;
    assert!(db.update_workshop(&changed).await.unwrap());
    assert_eq!(db.workshop(&id("w")).await.unwrap(), Some(changed));
    assert!(!db.update_workshop(&workshop("none")).await.unwrap());
    assert_eq!(db.workshop(&id("none")).await.unwrap(), None);
}

pub async fn nothing_is_left_of_a_failed_creation(db: &Db) {
    let failed = db
        .create_workshop(&workshop("w"), &id::<OrganiserId>("nobody"))
        .await;
    assert!(matches!(failed, Err(Error::Gone)), "{failed:?}");
    assert_eq!(db.workshop(&id("w")).await.unwrap(), None);
}

pub async fn join_codes_lead_to_workshop_or_team(db: &Db) {
    store_teams(db).await;
    let whole = db.workshop_by_join_code("w").await.unwrap();
    assert_eq!(whole, Some((workshop("w"), None)));
    let one_team = db.workshop_by_join_code("b").await.unwrap();
    assert_eq!(one_team, Some((workshop("w"), Some(team("b", "w")))));
    assert_eq!(db.workshop_by_join_code("c").await.unwrap(), None);
}

pub async fn a_join_code_is_taken(db: &Db) {
    store_teams(db).await;
    let mut second = workshop("second");
    second.join_code = "w".to_owned();
    let taken = db.create_workshop(&second, &id::<OrganiserId>("ann")).await;
    assert!(
        matches!(taken, Err(Error::Taken(Taken::JoinCode))),
        "{taken:?}"
    );
    let mut renamed = team("b", "w");
    renamed.join_code = "a".to_owned();
    let taken = db.update_team(&renamed).await;
    assert!(
        matches!(taken, Err(Error::Taken(Taken::JoinCode))),
        "{taken:?}"
    );
}

pub async fn a_renewed_join_code_voids_the_former(db: &Db) {
    store_teams(db).await;
    assert!(db.renew_join_code(&id("w"), "new-w").await.unwrap());
    assert!(db.renew_team_join_code(&id("a"), "new-a").await.unwrap());
    for former in ["w", "a"] {
        assert_eq!(db.workshop_by_join_code(former).await.unwrap(), None);
    }
    let whole = db.workshop_by_join_code("new-w").await.unwrap().unwrap();
    assert_eq!(whole.0.join_code, "new-w");
    let one_team = db.workshop_by_join_code("new-a").await.unwrap().unwrap();
    assert_eq!(one_team.1.unwrap().join_code, "new-a");
    let taken = db.renew_team_join_code(&id("b"), "new-a").await;
    assert!(
        matches!(taken, Err(Error::Taken(Taken::JoinCode))),
        "{taken:?}"
    );
    assert!(!db.renew_join_code(&id("none"), "x").await.unwrap());
    assert!(!db.renew_team_join_code(&id("none"), "x").await.unwrap());
}

async fn store_bea(db: &Db) {
    db.create_organiser(&id("bea"), "bea@example.org", "Bea", NOON)
        .await
        .unwrap();
    db.add_workshop_organiser(&id("w"), &id("bea"), NOON + 5)
        .await
        .unwrap();
}

pub async fn an_organiser_goes_unless_they_are_the_last(db: &Db) {
    store_workshop(db).await;
    store_bea(db).await;
    let remove = async |organiser: &str| {
        let removed = db.remove_workshop_organiser(&id("w"), &id(organiser)).await;
        removed.unwrap()
    };
    assert!(!remove("nobody").await);
    assert!(remove("ann").await);
    assert!(!remove("ann").await);
    assert!(!db.is_organiser_of(&id("ann"), &id("w")).await.unwrap());
    assert!(!remove("bea").await, "somebody has to run it");
    assert!(db.is_organiser_of(&id("bea"), &id("w")).await.unwrap());
    let names = db.member_names(&id("w")).await.unwrap();
    assert_eq!(
        names["ann"], "Ann",
        "they stay the author of what they wrote"
    );
}

pub async fn of_two_who_remove_each_other_one_stays(db: &Db) {
    store_workshop(db).await;
    store_bea(db).await;
    let (workshop, ann, bea) = (id("w"), id("ann"), id("bea"));
    let (first, second) = tokio::join!(
        db.remove_workshop_organiser(&workshop, &ann),
        db.remove_workshop_organiser(&workshop, &bea)
    );
    assert_ne!(first.unwrap(), second.unwrap());
    assert_eq!(db.workshop_organisers(&workshop).await.unwrap().len(), 1);
}

pub async fn organisers_see_their_workshops(db: &Db) {
    store_teams(db).await;
    db.create_organiser(&id("bea"), "bea@example.org", "Bea", NOON)
        .await
        .unwrap();
    let mut newer = workshop("newer");
    newer.created_at = NOON + 1;
    db.create_workshop(&newer, &id::<OrganiserId>("bea"))
        .await
        .unwrap();
    for name in ["m1", "m2", "m3"] {
        db.create_member(&member(name, "w"), name, NOON)
            .await
            .unwrap();
    }
    db.remove_member(&id("m3"), NOON).await.unwrap();

    assert!(!db.is_organiser_of(&id("bea"), &id("w")).await.unwrap());
    for _ in 0..2 {
        db.add_workshop_organiser(&id("w"), &id("bea"), NOON + 5)
            .await
            .unwrap();
    }
    assert!(db.is_organiser_of(&id("bea"), &id("w")).await.unwrap());
    let organisers = db.workshop_organisers(&id("w")).await.unwrap();
    let names: Vec<&str> = organisers
        .iter()
        .map(|organiser| organiser.name.as_str())
        .collect();
    assert_eq!(names, ["Ann", "Bea"]);

    let list = db.workshops_of_organiser(&id("bea")).await.unwrap();
    let sizes: Vec<_> = list
        .iter()
        .map(|line| (line.workshop.id.as_str(), line.teams, line.members))
        .collect();
    assert_eq!(sizes, [("newer", 0, 0), ("w", 2, 2)]);
    assert_eq!(
        db.workshops_of_organiser(&id("ann")).await.unwrap().len(),
        1
    );
}

pub async fn workshops_without_an_owner_are_adopted(db: &Db) {
    store_workshop(db).await;
    db.create_organiser(&id("bea"), "bea@example.org", "Bea", NOON)
        .await
        .unwrap();
    db.create_workshop(&workshop("sample"), None).await.unwrap();
    for organiser in ["bea", "ann"] {
        db.adopt_workshops(&id(organiser), NOON).await.unwrap();
    }
    let list = db.workshops_of_organiser(&id("bea")).await.unwrap();
    let names: Vec<_> = list.iter().map(|line| line.workshop.id.as_str()).collect();
    assert_eq!(names, ["sample"]);
    assert!(!db.is_organiser_of(&id("ann"), &id("sample")).await.unwrap());
}

pub async fn a_workshop_is_archived(db: &Db) {
    store_workshop(db).await;
    db.archive_workshop(&id("w"), NOON + 7).await.unwrap();
    let archived = db.workshop(&id("w")).await.unwrap().unwrap();
    assert_eq!(archived.archived_at, Some(NOON + 7));
    db.unarchive_workshop(&id("w")).await.unwrap();
    assert_eq!(db.workshop(&id("w")).await.unwrap(), Some(workshop("w")));
}

pub async fn a_workshop_goes_with_everything(db: &Db) {
    store_teams(db).await;
    db.create_workshop(&workshop("stays"), &id::<OrganiserId>("ann"))
        .await
        .unwrap();
    db.create_team(&team("c", "stays")).await.unwrap();
    db.create_member(&member("m", "w"), "m", NOON)
        .await
        .unwrap();
    db.remember_device("device", &id("m"), NOON).await.unwrap();
    db.create_use_case(&use_case("u", "a")).await.unwrap();
    db.place_vote(&id("a"), "m", "note", 1).await.unwrap();
    let rooms = ["a-board", "a-board/m", "b-board", "c-board", "c-board/m"];
    let updates: Vec<_> = rooms.iter().map(|room| update(room, b"x")).collect();
    db.append_updates(&updates).await.unwrap();
    db.save_snapshot("a-board/m", 2, b"snapshot").await.unwrap();

    db.delete_workshop(&id("w")).await.unwrap();

    assert_eq!(db.workshop(&id("w")).await.unwrap(), None);
    assert_eq!(db.team(&id("a")).await.unwrap(), None);
    assert_eq!(db.member(&id("m")).await.unwrap(), None);
    assert!(db.members_of_device("device").await.unwrap().is_empty());
    assert_eq!(db.use_case(&id("u")).await.unwrap(), None);
    assert!(db.votes(&id("a")).await.unwrap().is_empty());
    for room in &rooms[..3] {
        assert_eq!(
            db.load_room(room).await.unwrap(),
            storage::StoredRoom::default(),
            "{room}"
        );
    }
    for room in &rooms[3..] {
        assert_eq!(db.load_room(room).await.unwrap().updates.len(), 1, "{room}");
    }
    assert!(db.workshop(&id("stays")).await.unwrap().is_some());
}
