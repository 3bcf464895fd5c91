//! Propagation and cost: a crowd edits, once through Ekkyo and once through the bare relay.

use std::time::Duration;

use anyhow::{Result, ensure};
use tokio::time::Instant;

use crate::{
    Crowd,
    api::Seat,
    editor::{Editor, Seen, Window},
    server::{Process, Program},
    socket::Socket,
    statistics::{milliseconds, quantile},
};

/// Before measuring, caches fill and connections settle.
const WARM_UP: Duration = Duration::from_secs(3);
/// Between the last connection and the first edit.
const BREATH: Duration = Duration::from_millis(500);

/// What one run through one server showed.
struct Figures {
    delivered: usize,
    sent: u64,
    stored: usize,
    median: u64,
    high: u64,
    processor: Duration,
}

impl Figures {
    fn micros_per_delivery(&self) -> f64 {
        self.processor.as_secs_f64() * 1e6 / self.delivered.max(1) as f64
    }
}

/// Runs both and prints the comparison.
pub async fn run(program: &Program, crowd: Crowd) -> Result<()> {
    program.make_room();
    println!(
        "{} boards x {} editors @ {} edits/s, {} s",
        crowd.boards, crowd.editors, crowd.rate, crowd.seconds
    );
    let data = tempfile::tempdir()?;
    let server = program.first_start(data.path()).await?;
    let mut seats = Vec::new();
    for board in server.api().make_boards(crowd.boards).await? {
        for _ in 0..crowd.editors {
            seats.push(server.api().join(&board).await?);
        }
    }
    let ekkyo = measure(server.process(), &seats, crowd).await?;
    server.into_process().stop()?;
    let relay = program.start_relay().await?;
    let bare = measure(&relay, &seats, crowd).await?;
    report("ekkyo", &ekkyo);
    report("relay", &bare);
    let acknowledged = ekkyo.stored as f64 / ekkyo.sent.max(1) as f64 * 100.0;
    println!(
        "acknowledged as stored: {acknowledged:.1} % of {} edits",
        ekkyo.sent
    );
    let ratio = ekkyo.micros_per_delivery() / bare.micros_per_delivery();
    println!("processor time per delivered edit: {ratio:.2} times the bare relay");
    Ok(())
}

fn report(name: &str, figures: &Figures) {
    println!(
        "{name}: p50 {}, p99 {}, {} delivered, {:.1} µs of processor each",
        milliseconds(figures.median),
        milliseconds(figures.high),
        figures.delivered,
        figures.micros_per_delivery()
    );
}

async fn measure(process: &Process, seats: &[Seat], crowd: Crowd) -> Result<Figures> {
    let mut sockets = Vec::new();
    for seat in seats {
        sockets.push((
            Socket::open(process.address(), &seat.path).await?,
            seat.person.clone(),
        ));
    }
    let from = Instant::now() + BREATH + WARM_UP;
    let window = Window {
        from,
        until: from + Duration::from_secs(crowd.seconds),
    };
    tokio::time::sleep(BREATH).await;
    let editors = sockets
        .into_iter()
        .enumerate()
        .map(|(index, (socket, person))| {
            let number = u16::try_from(index % crowd.editors).unwrap_or_default();
            tokio::spawn(Editor::new(number, person).run(socket, crowd.rate, window))
        });
    let editors: Vec<_> = editors.collect();
    tokio::time::sleep_until(window.from).await;
    let before = process.processor_time()?;
    // Just before the editors leave, so that their farewells are not counted.
    tokio::time::sleep_until(window.until - Duration::from_millis(20)).await;
    let processor = process.processor_time()?.saturating_sub(before);
    let mut all = Vec::new();
    for editor in editors {
        all.push(editor.await??);
    }
    sum(all, processor)
}

fn sum(all: Vec<Seen>, processor: Duration) -> Result<Figures> {
    let notices: u64 = all.iter().map(|seen| seen.notices).sum();
    ensure!(notices == 0, "the server refused {notices} edits");
    let sent = all.iter().map(|seen| seen.sent).sum();
    let stored = all.iter().map(|seen| seen.stored.len()).sum();
    let mut delays: Vec<u64> = all.into_iter().flat_map(|seen| seen.delays).collect();
    ensure!(!delays.is_empty(), "no edit arrived anywhere");
    Ok(Figures {
        delivered: delays.len(),
        sent,
        stored,
        median: quantile(&mut delays, 0.5),
        high: quantile(&mut delays, 0.99),
        processor,
    })
}
