//! The log of boards and its snapshots.

use std::time::{Duration, Instant};

use storage::{Db, LogEntry, StoredRoom};

use crate::sample::{NOON, id, update};

/// `count` different updates of one room.
fn many(room: &str, count: u32) -> Vec<LogEntry> {
    (0..count)
        .map(|number| update(room, &number.to_be_bytes()))
        .collect()
}

fn bytes_of(entries: &[LogEntry]) -> Vec<Vec<u8>> {
    entries.iter().map(|entry| entry.update.clone()).collect()
}

pub async fn updates_come_back_in_order(db: &Db) {
    assert_eq!(db.load_room("a").await.unwrap(), StoredRoom::default());
    db.append_updates(&[]).await.unwrap();
    // Every number of rows up to a few powers of two, so that each way to cut a batch occurs.
    let mut written = Vec::new();
    for count in 1..=17 {
        let batch = many("a", count);
        db.append_updates(&batch).await.unwrap();
        written.extend(bytes_of(&batch));
    }
    let room = db.load_room("a").await.unwrap();
    assert_eq!(room.updates, written);
    assert_eq!(room.snapshot, None);
    assert!(room.last >= written.len() as i64);
}

pub async fn private_rooms_are_apart(db: &Db) {
    let rooms = [
        "b", "b/cat", "b/ann", "b-2", "b-2/ann", "ba", "a/b", "b/cat",
    ];
    let entries: Vec<_> = rooms
        .iter()
        .map(|room| update(room, room.as_bytes()))
        .collect();
    db.append_updates(&entries).await.unwrap();
    assert_eq!(db.rooms_under(&id("b")).await.unwrap(), ["b/ann", "b/cat"]);
    assert_eq!(db.rooms_under(&id("b-2")).await.unwrap(), ["b-2/ann"]);
    assert!(db.rooms_under(&id("ba")).await.unwrap().is_empty());
    assert_eq!(db.load_room("b").await.unwrap().updates, [b"b".to_vec()]);
    assert_eq!(db.load_room("b/cat").await.unwrap().updates.len(), 2);
}

pub async fn a_snapshot_spares_the_log(db: &Db) {
    db.append_updates(&many("a", 5)).await.unwrap();
    db.append_updates(&many("other", 5)).await.unwrap();
    let before = db.load_room("a").await.unwrap();
    db.save_snapshot("a", before.last, b"all five")
        .await
        .unwrap();

    let compacted = db.load_room("a").await.unwrap();
    assert_eq!(compacted.snapshot.as_deref(), Some(&b"all five"[..]));
    assert!(compacted.updates.is_empty());
    assert_eq!(compacted.last, before.last);

    db.append_updates(&[update("a", b"sixth")]).await.unwrap();
    let after = db.load_room("a").await.unwrap();
    assert_eq!(after.updates, [b"sixth".to_vec()]);
    assert!(after.last > before.last);
    assert_eq!(db.history("a", 0, 100).await.unwrap().len(), 6);
}

pub async fn an_old_snapshot_never_replaces_a_newer(db: &Db) {
    db.append_updates(&many("a", 3)).await.unwrap();
    let last = db.load_room("a").await.unwrap().last;
    db.save_snapshot("a", last, b"newer").await.unwrap();
    db.save_snapshot("a", last - 1, b"older").await.unwrap();
    let room = db.load_room("a").await.unwrap();
    assert_eq!(room.snapshot.as_deref(), Some(&b"newer"[..]));
    assert_eq!(room.last, last);
}

pub async fn history_is_read_in_pages(db: &Db) {
    let entries = many("a", 25);
    db.append_updates(&entries).await.unwrap();
    let mut seen = Vec::new();
    let mut after = 0;
    loop {
        let page = db.history("a", after, 10).await.unwrap();
        let Some(last) = page.last() else { break };
        after = last.id;
        assert!(
            page.iter()
                .all(|record| record.author == "bob" && record.at == NOON)
        );
        seen.extend(page.into_iter().map(|record| record.update));
    }
    assert_eq!(seen, bytes_of(&entries));
}

pub async fn ten_thousand_rows_at_once(db: &Db) {
    let entries = many("a", 10_000);
    let start = Instant::now();
    db.append_updates(&entries).await.unwrap();
    let written = start.elapsed();
    let room = db.load_room("a").await.unwrap();
    println!(
        "10,000 updates: written in {written:?}, loaded in {:?}",
        start.elapsed() - written
    );
    assert_eq!(room.updates, bytes_of(&entries));
}

/// Each attempt writes into a room of its own: a commit that was under way when its caller went
/// away may still land, even after the caller has looked, so no attempt says anything of another.
pub async fn an_interrupted_batch_is_stored_whole_or_not_at_all(db: &Db) {
    let mut rooms = Vec::new();
    for microseconds in (0..60).map(|step| step * step * 20) {
        let room = format!("attempt {microseconds}");
        let entries = many(&room, 4_000);
        let patience = Duration::from_micros(microseconds);
        let outcome = tokio::time::timeout(patience, db.append_updates(&entries)).await;
        rooms.push(room);
        if outcome.is_ok() {
            break;
        }
    }
    // However slow the machine, an interrupted batch does not hinder the next.
    db.append_updates(&many("last", 4_000)).await.unwrap();
    assert_eq!(stored_in(db, "last").await, 4_000);
    for room in rooms {
        let stored = stored_in(db, &room).await;
        assert!(
            stored == 0 || stored == 4_000,
            "{stored} of a batch in {room}"
        );
    }
}

async fn stored_in(db: &Db, room: &str) -> usize {
    db.history(room, 0, u32::MAX).await.unwrap().len()
}

pub async fn batches_side_by_side_stay_whole(db: &Db) {
    let writers = (0..8_u8).map(|writer| {
        let db = db.clone();
        tokio::spawn(async move {
            for batch in 0..10_u8 {
                let entries: Vec<_> = (0..7)
                    .map(|number| update("a", &[writer, batch, number]))
                    .collect();
                db.append_updates(&entries).await.unwrap();
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }
    let updates = db.load_room("a").await.unwrap().updates;
    assert_eq!(updates.len(), 560);
    for batch in updates.chunks(7) {
        let expected: Vec<_> = (0..7)
            .map(|number| vec![batch[0][0], batch[0][1], number])
            .collect();
        assert_eq!(batch, expected, "batches are mixed");
    }
}
