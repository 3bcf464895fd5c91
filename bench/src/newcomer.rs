//! What somebody waits for who opens a full board: from connecting until the whole document
//! is decoded. Cold means that the server has just started; warm, that others are there.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tokio::time::Instant;
use yrs::{Doc, Map, ReadTxn, StateVector, TextPrelim, Transact, updates::encoder::Encode};

use crate::{
    api::Board,
    editor::{place, read_document},
    frame::{self, Incoming},
    server::{Program, Server},
    socket::Socket,
    statistics::{milliseconds, quantile},
};

/// Notes written in one message.
const NOTES_PER_UPDATE: usize = 100;
/// For one message to be stored.
const PATIENCE: Duration = Duration::from_secs(10);

/// Fills a board and measures both.
pub async fn run(program: &Program, notes: usize, samples: usize) -> Result<()> {
    program.make_room();
    let data = tempfile::tempdir()?;
    let mut server = program.first_start(data.path()).await?;
    let boards = server.api().make_boards(1).await?;
    let board = boards.first().context("no board was made")?;
    fill(&server, board, notes).await?;
    let (mut cold, mut warm) = (Vec::new(), Vec::new());
    for _ in 0..samples {
        let token = server.token();
        server.into_process().stop()?;
        server = program.start(data.path(), token).await?;
        cold.push(open(&server, board, notes).await?);
        // Somebody stays, as in a workshop.
        let path = server.api().look_at(board).await?;
        let colleague = Socket::open(server.process().address(), &path).await?;
        warm.push(open(&server, board, notes).await?);
        colleague.close().await;
    }
    println!("a board of {notes} notes, median and worst of {samples}:");
    for (name, mut times) in [("cold", cold), ("warm", warm)] {
        let median = milliseconds(quantile(&mut times, 0.5));
        println!(
            "{name}: {median}, worst {}",
            milliseconds(quantile(&mut times, 1.0))
        );
    }
    server.into_process().stop()
}

async fn open(server: &Server, board: &Board, notes: usize) -> Result<u64> {
    let path = server.api().look_at(board).await?;
    let start = Instant::now();
    let mut socket = Socket::open(server.process().address(), &path).await?;
    let document = read_document(&mut socket).await?;
    let waited = start.elapsed();
    let transaction = document.transact();
    let found = transaction
        .get_map("notes")
        .map_or(0, |map| map.len(&transaction));
    ensure!(
        found as usize == notes,
        "{found} notes arrived instead of {notes}"
    );
    Ok(u64::try_from(waited.as_micros())?)
}

async fn fill(server: &Server, board: &Board, notes: usize) -> Result<()> {
    let seat = server.api().join(board).await?;
    let mut socket = Socket::open(server.process().address(), &seat.path).await?;
    socket
        .send(frame::step1(&StateVector::default().encode_v1()))
        .await?;
    let document = Doc::new();
    let mut messages = 0;
    for first in (0..notes).step_by(NOTES_PER_UPDATE) {
        let update = add_notes(
            &document,
            &seat.person,
            first..notes.min(first + NOTES_PER_UPDATE),
        )?;
        socket.send(frame::update(&update)).await?;
        messages += 1;
        // One after another, as the limit on a client's rate wants.
        wait_until_stored(&mut socket, messages).await?;
    }
    socket.close().await;
    Ok(())
}

fn add_notes(document: &Doc, author: &str, numbers: std::ops::Range<usize>) -> Result<Vec<u8>> {
    let notes = document.get_or_insert_map("notes");
    let texts = document.get_or_insert_map("texts");
    let mut transaction = document.transact_mut();
    for number in numbers {
        let id = format!("bench{number:08}");
        notes.insert(
            &mut transaction,
            id.as_str(),
            place(author, u32::try_from(number)?),
        );
        let words = format!("受付が書類の不備に気づいた {number}");
        texts.insert(&mut transaction, id.as_str(), TextPrelim::new(words));
    }
    Ok(transaction.encode_update_v1())
}

async fn wait_until_stored(socket: &mut Socket, messages: u64) -> Result<()> {
    let waiting = async {
        while let Some(bytes) = socket.receive().await? {
            match frame::read(&bytes) {
                Some(Incoming::Acknowledged(count)) if count >= messages => return Ok(()),
                Some(Incoming::Notice(notice)) => {
                    anyhow::bail!("refused: {}", String::from_utf8_lossy(notice));
                }
                _ => {}
            }
        }
        anyhow::bail!("the server closed the connection")
    };
    tokio::time::timeout(PATIENCE, waiting)
        .await
        .context("a message is not stored")?
}
