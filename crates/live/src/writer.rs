//! The group-commit writer: one task puts the updates of all rooms into one transaction, and
//! only then tells the rooms that they are durable.
//!
//! Rooms never wait for it (their channel to it is unbounded; what they may put in is bounded
//! by the rate limits of their clients) and it never waits for rooms (a `watch` keeps only the
//! newest number), so neither can block the other.

use std::time::{Duration, Instant};

use storage::{Db, LogEntry};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::MissedTickBehavior,
};

/// The most batches that share one transaction.
const BATCHES_PER_COMMIT: usize = 4_096;
/// Commits begin at least this far apart. A quiet board's edit is stored at once; under load more
/// edits share a commit, which cut a third of the server's processor time at 2,500 edits a second
/// and delays nothing but the word "saved" (docs/adr/0005).
const PACE: Duration = Duration::from_millis(20);
/// How long to wait after a failed commit before trying the same batches again.
const RETRY: Duration = Duration::from_millis(250);

/// A room's share of a batch.
pub(crate) struct Share {
    /// Where the room listens: every persist effect up to this number is stored.
    pub(crate) durable: watch::Sender<u64>,
    /// The room's highest persist number in the batch.
    pub(crate) number: u64,
}

/// Updates that must be stored all or not at all.
pub(crate) struct Batch {
    pub(crate) entries: Vec<LogEntry>,
    pub(crate) shares: Vec<Share>,
}

enum Order {
    Store(Batch),
    Flush(oneshot::Sender<()>),
}

/// The rooms' end of the writer.
#[derive(Clone)]
pub(crate) struct Writer {
    orders: mpsc::UnboundedSender<Order>,
}

impl Writer {
    /// Starts the writing task; it ends when the last `Writer` is dropped.
    pub(crate) fn start(db: Db) -> Self {
        let (orders, mailbox) = mpsc::unbounded_channel();
        tokio::spawn(run(db, mailbox));
        Self { orders }
    }

    /// Queues a batch.
    pub(crate) fn store(&self, batch: Batch) {
        // The writer outlives all rooms; without it nothing is acknowledged, which is the truth.
        let _ = self.orders.send(Order::Store(batch));
    }

    /// Returns when everything queued before is stored.
    pub(crate) async fn flush(&self) {
        let (done, flushed) = oneshot::channel();
        if self.orders.send(Order::Flush(done)).is_ok() {
            let _ = flushed.await;
        }
    }
}

async fn run(db: Db, mut mailbox: mpsc::UnboundedReceiver<Order>) {
    let mut orders = Vec::new();
    let mut pace = tokio::time::interval(PACE);
    pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while let Some(first) = mailbox.recv().await {
        orders.push(first);
        pace.tick().await;
        gather(&mut mailbox, &mut orders);
        let mut entries = Vec::with_capacity(orders.len());
        let mut shares = Vec::with_capacity(orders.len());
        let mut flushes = Vec::new();
        for order in orders.drain(..) {
            match order {
                Order::Store(batch) => {
                    entries.extend(batch.entries);
                    shares.extend(batch.shares);
                }
                Order::Flush(done) => flushes.push(done),
            }
        }
        if !entries.is_empty() {
            commit(&db, &entries).await;
            for share in shares {
                share
                    .durable
                    .send_modify(|durable| *durable = share.number.max(*durable));
            }
        }
        for done in flushes {
            let _ = done.send(());
        }
    }
}

/// Takes in what has arrived meanwhile.
fn gather(mailbox: &mut mpsc::UnboundedReceiver<Order>, orders: &mut Vec<Order>) {
    while orders.len() < BATCHES_PER_COMMIT
        && let Ok(order) = mailbox.try_recv()
    {
        orders.push(order);
    }
}

/// Stores the entries, however long the database is away. Meanwhile everybody's indicator
/// honestly shows "saving".
async fn commit(db: &Db, entries: &[LogEntry]) {
    loop {
        let began = Instant::now();
        match db.append_updates(entries).await {
            Ok(()) => {
                metrics::histogram!("ekkyo_commit_seconds").record(began.elapsed().as_secs_f64());
                metrics::counter!("ekkyo_updates_stored_total").increment(entries.len() as u64);
                return;
            }
            Err(error) => {
                tracing::error!(%error, updates = entries.len(), "storing board updates failed; trying again");
                metrics::counter!("ekkyo_commit_failures_total").increment(1);
                tokio::time::sleep(RETRY).await;
            }
        }
    }
}
