//! What idle connections and open boards weigh in the server.

use std::time::Duration;

use anyhow::Result;
use yrs::{StateVector, updates::encoder::Encode};

use crate::{frame, server::Program, socket::Socket};

/// Until the server has answered the last connection and its memory stands still.
const SETTLE: Duration = Duration::from_secs(2);

/// Opens `connections` to one board, then one to each of `boards`, and prints both weights.
pub async fn run(program: &Program, connections: usize, boards: usize) -> Result<()> {
    let data = tempfile::tempdir()?;
    let server = program.first_start(data.path()).await?;
    let ids = server.api().make_boards(boards + 1).await?;
    let mut paths = Vec::new();
    for board in &ids {
        paths.push(server.api().join(board).await?.path);
    }
    let address = server.process().address();
    // One connection first: the board itself must not count as connection.
    let mut open = vec![connect(address, &paths[0]).await?];
    tokio::time::sleep(SETTLE).await;
    let quiet = server.process().memory()?;
    for _ in 0..connections {
        open.push(connect(address, &paths[0]).await?);
    }
    tokio::time::sleep(SETTLE).await;
    let crowded = server.process().memory()?;
    let per_connection = crowded.saturating_sub(quiet) as f64 / connections as f64;
    for path in &paths[1..] {
        open.push(connect(address, path).await?);
    }
    tokio::time::sleep(SETTLE).await;
    let spread = server.process().memory()?;
    let per_board = spread.saturating_sub(crowded) as f64 / boards as f64 - per_connection;
    println!("server with one connection: {:.1} MB", quiet as f64 / 1e6);
    println!(
        "per idle connection: {:.1} kB ({connections} on one board)",
        per_connection / 1e3
    );
    println!(
        "per open board: {:.1} kB ({boards} with one connection each)",
        per_board / 1e3
    );
    drop(open);
    server.into_process().stop()
}

async fn connect(address: &str, path: &str) -> Result<Socket> {
    let mut socket = Socket::open(address, path).await?;
    socket
        .send(frame::step1(&StateVector::default().encode_v1()))
        .await?;
    Ok(socket)
}
