//! The yardstick: a relay that passes every update to everybody else on the board at once,
//! and knows nothing of documents, durability or permission. What a server does beyond this is
//! what its documents cost.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context, Result};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::mpsc,
};
use tokio_tungstenite::{
    accept_hdr_async,
    tungstenite::{
        Message,
        handshake::server::{ErrorResponse, Request, Response},
    },
};

/// Frames that may wait for one client.
const QUEUE: usize = 2_048;

type Clients = HashMap<u64, mpsc::Sender<Bytes>>;

#[derive(Default)]
struct Boards {
    boards: HashMap<String, Clients>,
    next: u64,
}

/// Serves until killed, on the address in `BENCH_RELAY_LISTEN`.
pub async fn run() -> Result<()> {
    let address = std::env::var("BENCH_RELAY_LISTEN").context("BENCH_RELAY_LISTEN is not set")?;
    let listener = TcpListener::bind(address).await?;
    let boards = Arc::new(Mutex::new(Boards::default()));
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let boards = Arc::clone(&boards);
        tokio::spawn(async move {
            // Somebody who only probes whether we listen fails the handshake.
            let _ = serve(stream, boards).await;
        });
    }
}

async fn serve(stream: TcpStream, boards: Arc<Mutex<Boards>>) -> Result<()> {
    let mut board = String::new();
    #[allow(clippy::result_large_err)] // The library gives this callback its type.
    let note_board = |request: &Request, response: Response| -> Result<Response, ErrorResponse> {
        board = request.uri().path().to_owned();
        Ok(response)
    };
    let socket = accept_hdr_async(stream, note_board).await?;
    let (mut to_client, mut from_client) = socket.split();
    let (sender, mut frames) = mpsc::channel::<Bytes>(QUEUE);
    let own = join(&boards, &board, sender);
    let writing = tokio::spawn(async move {
        while let Some(frame) = frames.recv().await {
            if to_client.send(Message::Binary(frame)).await.is_err() {
                break;
            }
        }
    });
    while let Some(Ok(message)) = from_client.next().await {
        if let Message::Binary(frame) = message
            && frame.starts_with(&[0, 2])
        {
            pass_on(&boards, &board, own, &frame);
        }
    }
    lock(&boards).boards.entry(board).or_default().remove(&own);
    writing.abort();
    Ok(())
}

fn join(boards: &Mutex<Boards>, board: &str, sender: mpsc::Sender<Bytes>) -> u64 {
    let mut boards = lock(boards);
    boards.next += 1;
    let own = boards.next;
    boards
        .boards
        .entry(board.to_owned())
        .or_default()
        .insert(own, sender);
    own
}

fn pass_on(boards: &Mutex<Boards>, board: &str, own: u64, frame: &Bytes) {
    let boards = lock(boards);
    let clients = boards.boards.get(board).into_iter().flatten();
    for (_, client) in clients.filter(|(id, _)| **id != own) {
        let _ = client.try_send(frame.clone());
    }
}

fn lock(boards: &Mutex<Boards>) -> std::sync::MutexGuard<'_, Boards> {
    boards.lock().unwrap_or_else(PoisonError::into_inner)
}
