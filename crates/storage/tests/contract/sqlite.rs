//! What only SQLite promises: its file, its backup, and that nobody meets a locked database.

use std::path::Path;

use storage::Db;
use tempfile::TempDir;

use crate::sample::{NOON, id, update};

async fn open(path: &Path) -> Db {
    let db = Db::connect(&format!("sqlite:{}", path.display()))
        .await
        .unwrap();
    db.migrate().await.unwrap();
    db
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[tokio::test]
async fn a_backup_is_a_whole_database() {
    let folder = folder();
    let db = open(&folder.path().join("ekkyo.db")).await;
    db.append_updates(&[update("a", b"kept")]).await.unwrap();
    let copy = folder.path().join("backup.db");
    db.backup(&copy).await.unwrap();
    db.append_updates(&[update("a", b"later")]).await.unwrap();
    let copy = open(&copy).await;
    assert_eq!(
        copy.load_room("a").await.unwrap().updates,
        [b"kept".to_vec()]
    );
}

#[tokio::test]
async fn closing_leaves_one_file() {
    let folder = folder();
    let path = folder.path().join("ekkyo.db");
    let db = open(&path).await;
    db.set_setting("key", "value").await.unwrap();
    db.ping().await.unwrap();
    db.close().await;
    assert!(db.ping().await.is_err());
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(files, [path]);
}

/// The server and a command such as `ekkyo organiser add` write to the same file.
#[tokio::test(flavor = "multi_thread")]
async fn two_processes_wait_for_each_other() {
    let folder = folder();
    let path = folder.path().join("ekkyo.db");
    let server = open(&path).await;
    let command = open(&path).await;
    let entries: Vec<_> = (0..200_u8).map(|number| update("a", &[number])).collect();
    let writing = tokio::spawn({
        let server = server.clone();
        async move {
            for _ in 0..50 {
                server.append_updates(&entries).await.unwrap();
            }
        }
    });
    for number in 0..50 {
        let address = format!("{number}@example.org");
        command
            .create_organiser(&id(&format!("o{number}")), &address, "", NOON)
            .await
            .unwrap();
    }
    writing.await.unwrap();
    assert_eq!(server.organiser_count().await.unwrap(), 50);
    assert_eq!(command.load_room("a").await.unwrap().updates.len(), 10_000);
}
