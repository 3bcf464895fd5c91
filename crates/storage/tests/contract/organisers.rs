//! Organisers, their one-time links, sessions and tokens.

use storage::{ApiToken, Db, Error, NewSession, Purpose, Taken};

use crate::sample::{NOON, id};

async fn store_ann(db: &Db) {
    db.create_organiser(&id("ann"), "Ann@Example.org", "Ann", NOON)
        .await
        .unwrap();
}

pub async fn an_address_is_taken_in_any_case(db: &Db) {
    assert_eq!(db.organiser_count().await.unwrap(), 0);
    store_ann(db).await;
    let again = db
        .create_organiser(&id("other"), "ANN@example.ORG", "Other", NOON)
        .await;
    assert!(
        matches!(again, Err(Error::Taken(Taken::Email))),
        "{again:?}"
    );
    let same_id = db
        .create_organiser(&id("ann"), "other@example.org", "Other", NOON)
        .await;
    assert!(
        matches!(same_id, Err(Error::Taken(Taken::Identifier))),
        "{same_id:?}"
    );
    assert_eq!(db.organiser_count().await.unwrap(), 1);
    assert_eq!(db.organiser(&id("other")).await.unwrap(), None);
}

pub async fn a_password_is_set_and_a_name_changed(db: &Db) {
    store_ann(db).await;
    let before = db.credentials("ann@EXAMPLE.org").await.unwrap().unwrap();
    assert_eq!(before.password_hash, None);
    db.set_password(&id("ann"), "hash").await.unwrap();
    db.rename_organiser(&id("ann"), "杏").await.unwrap();
    let after = db.credentials("ann@example.org").await.unwrap().unwrap();
    assert_eq!(after.password_hash.as_deref(), Some("hash"));
    assert_eq!(after.organiser.name, "杏");
    assert_eq!(
        db.organiser(&id("ann")).await.unwrap(),
        Some(after.organiser)
    );
    assert_eq!(db.credentials("nobody@example.org").await.unwrap(), None);
}

pub async fn a_link_works_once(db: &Db) {
    store_ann(db).await;
    let purpose = Purpose::SetPassword(id("ann"));
    db.create_one_time_link("hash", &purpose, NOON + 1)
        .await
        .unwrap();
    assert_eq!(
        db.one_time_link("hash", NOON).await.unwrap(),
        Some(purpose.clone())
    );
    let (first, second) = tokio::join!(
        db.consume_one_time_link("hash", NOON),
        db.consume_one_time_link("hash", NOON)
    );
    let winners: Vec<Purpose> = [first.unwrap(), second.unwrap()]
        .into_iter()
        .flatten()
        .collect();
    assert_eq!(winners, [purpose]);
    assert_eq!(db.one_time_link("hash", NOON).await.unwrap(), None);
}

pub async fn a_link_goes_out_of_date(db: &Db) {
    db.create_one_time_link("old", &Purpose::SetUp, NOON)
        .await
        .unwrap();
    db.create_one_time_link("new", &Purpose::SetUp, NOON + 1)
        .await
        .unwrap();
    assert_eq!(db.one_time_link("old", NOON).await.unwrap(), None);
    assert_eq!(db.consume_one_time_link("old", NOON).await.unwrap(), None);
    assert_eq!(
        db.one_time_link("new", NOON).await.unwrap(),
        Some(Purpose::SetUp)
    );
    db.delete_expired_one_time_links(NOON).await.unwrap();
    assert!(db.one_time_link("new", NOON).await.unwrap().is_some());
    db.delete_set_up_links().await.unwrap();
    assert_eq!(db.one_time_link("new", NOON).await.unwrap(), None);
}

async fn log_in(db: &Db, token_hash: &str) {
    let session = NewSession {
        token_hash: token_hash.to_owned(),
        organiser: id("ann"),
        user_agent: "Browser".to_owned(),
        expires_at: NOON + 100,
    };
    db.create_session(&session, NOON).await.unwrap();
}

pub async fn sessions_are_listed_and_revoked(db: &Db) {
    store_ann(db).await;
    for token_hash in ["one", "two", "three"] {
        log_in(db, token_hash).await;
    }
    db.touch_session("two", NOON + 200, NOON + 10)
        .await
        .unwrap();
    let sessions = db.sessions_of_organiser(&id("ann"), NOON).await.unwrap();
    let order: Vec<&str> = sessions
        .iter()
        .map(|session| session.token_hash.as_str())
        .collect();
    assert_eq!(order, ["two", "one", "three"]);
    assert_eq!(
        (sessions[0].last_seen, sessions[0].created_at),
        (NOON + 10, NOON)
    );

    assert!(!db.revoke_session(&id("somebody"), "one").await.unwrap());
    assert!(db.revoke_session(&id("ann"), "one").await.unwrap());
    assert_eq!(db.session("one", NOON).await.unwrap(), None);

    db.revoke_sessions(&id("ann"), Some("two")).await.unwrap();
    assert_eq!(
        db.sessions_of_organiser(&id("ann"), NOON)
            .await
            .unwrap()
            .len(),
        1
    );
    db.revoke_sessions(&id("ann"), None).await.unwrap();
    assert!(
        db.sessions_of_organiser(&id("ann"), NOON)
            .await
            .unwrap()
            .is_empty()
    );
}

pub async fn a_session_ends_by_itself(db: &Db) {
    store_ann(db).await;
    log_in(db, "one").await;
    let session = db.session("one", NOON + 99).await.unwrap().unwrap();
    assert_eq!(session.organiser.email, "ann@example.org");
    assert_eq!(db.session("one", NOON + 100).await.unwrap(), None);
    db.touch_session("one", NOON + 200, NOON + 99)
        .await
        .unwrap();
    assert!(db.session("one", NOON + 100).await.unwrap().is_some());
    db.delete_expired_sessions(NOON + 200).await.unwrap();
    assert_eq!(db.session("one", NOON).await.unwrap(), None);
}

pub async fn a_token_acts_for_its_organiser(db: &Db) {
    store_ann(db).await;
    let token = ApiToken {
        token_hash: "hash".to_owned(),
        name: "Reports".to_owned(),
        created_at: NOON,
    };
    db.create_api_token(&id("ann"), &token).await.unwrap();
    assert_eq!(
        db.organiser_by_api_token("hash")
            .await
            .unwrap()
            .unwrap()
            .name,
        "Ann"
    );
    assert_eq!(db.api_tokens(&id("ann")).await.unwrap(), [token]);
    assert!(!db.revoke_api_token(&id("somebody"), "hash").await.unwrap());
    assert!(db.revoke_api_token(&id("ann"), "hash").await.unwrap());
    assert_eq!(db.organiser_by_api_token("hash").await.unwrap(), None);
}
