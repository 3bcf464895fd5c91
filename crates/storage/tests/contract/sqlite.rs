//! What only SQLite promises: its file, its backup, and that nobody meets a locked database.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

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

/// Names the database for [`keep_writing`] in the process that is to be killed.
const VICTIM: &str = "EKKYO_TEST_VICTIM";
const BATCH: u8 = 50;

/// Not a test but the victim of the next one, which runs it in a process of its own.
#[tokio::test]
async fn keep_writing() {
    let Some(path) = std::env::var_os(VICTIM) else {
        return;
    };
    let db = open(Path::new(&path)).await;
    let batch: Vec<_> = (0..BATCH).map(|number| update("a", &[number])).collect();
    loop {
        db.append_updates(&batch).await.unwrap();
        println!("acknowledged");
    }
}

#[tokio::test]
async fn a_killed_writer_loses_nothing_acknowledged_and_no_half() {
    let folder = folder();
    let path = folder.path().join("ekkyo.db");
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "sqlite::keep_writing", "--nocapture"])
        .env(VICTIM, &path)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(victim.stdout.take().unwrap()).lines();
    let acknowledged = lines
        .map_while(Result::ok)
        .filter(|line| line.ends_with("acknowledged"))
        .take(40)
        .count();
    victim.kill().unwrap();
    victim.wait().unwrap();

    let stored = open(&path)
        .await
        .load_room("a")
        .await
        .unwrap()
        .updates
        .len();
    assert_eq!(acknowledged, 40);
    assert!(stored >= acknowledged * usize::from(BATCH), "only {stored}");
    assert_eq!(stored % usize::from(BATCH), 0, "a batch was torn");
}
