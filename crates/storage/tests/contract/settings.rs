//! Settings.

use storage::Db;

pub async fn values_are_replaced(db: &Db) {
    assert_eq!(db.setting("theme").await.unwrap(), None);
    db.set_setting("theme", "dark").await.unwrap();
    db.set_setting("theme", "light").await.unwrap();
    assert_eq!(db.setting("theme").await.unwrap().as_deref(), Some("light"));
    db.ping().await.unwrap();
}

pub async fn the_first_insert_wins_for_all(db: &Db) {
    let (one, two, three) = tokio::join!(
        db.setting_or_insert("secret", "1"),
        db.setting_or_insert("secret", "2"),
        db.setting_or_insert("secret", "3"),
    );
    let stored = db.setting("secret").await.unwrap().unwrap();
    assert_eq!(
        [one.unwrap(), two.unwrap(), three.unwrap()],
        [(); 3].map(|()| stored.clone())
    );
}
