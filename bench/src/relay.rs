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
    serve_on(TcpListener::bind(address).await?).await
}

async fn serve_on(listener: TcpListener) -> Result<()> {
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;

    use super::*;
    use crate::{
        editor::{Editor, Window},
        socket::Socket,
    };

    #[tokio::test]
    async fn editors_on_a_board_see_each_other_and_nobody_else() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let relay = tokio::spawn(serve_on(listener));
        let start = Instant::now();
        let window = Window {
            from: start,
            until: start + Duration::from_millis(500),
        };
        let editors = [("/sync/a", 0), ("/sync/a", 1), ("/sync/b", 2)].map(|(path, number)| {
            let address = address.clone();
            tokio::spawn(async move {
                let socket = Socket::open(&address, path).await.unwrap();
                Editor::new(number, "me".to_owned())
                    .run(socket, 50.0, window)
                    .await
                    .unwrap()
            })
        });
        let mut delays = Vec::new();
        for editor in editors {
            delays.push(editor.await.unwrap().delays.len());
        }
        relay.abort();
        assert!(delays[0] > 0 && delays[1] > 0, "{delays:?}");
        assert_eq!(delays[2], 0);
    }
}
