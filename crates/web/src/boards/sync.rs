//! The board's socket: y-websocket's wire between a browser (or any Yjs client) and the room.

use std::time::Duration;

use axum::{
    extract::{
        Path, Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    response::Response,
};
use board::room::Acks;
use bytes::Bytes;
use domain::BoardId;
use futures_util::{
    SinkExt, StreamExt,
    stream::{SplitSink, SplitStream},
};
use live::{FromRoom, Goodbye, Participant, RoomKey, ToRoom};
use serde::Deserialize;
use tokio::sync::oneshot;

use super::access;
use crate::state::AppState;

/// The largest message taken off the wire. The room's own limit is lower and closes with a
/// clear code; this one only bounds memory.
const MESSAGE_LIMIT: usize = 4 * 1024 * 1024;
/// Edits are small. The transport clears its whole buffer before each read; with its default of
/// 128 KiB that alone cost a quarter of the processor and most of the memory of a connection.
const READ_BUFFER: usize = 4 * 1024;
/// Frames that share one flush.
const FRAMES_PER_FLUSH: usize = 64;
/// Proxies close silent connections; a ping also finds clients that vanished.
const PING_EVERY: Duration = Duration::from_secs(25);
/// A client that takes nothing for this long is gone or hostile.
const WRITE_PATIENCE: Duration = Duration::from_secs(30);

/// The query string of a board socket.
#[derive(Debug, Deserialize)]
pub struct SyncQuery {
    #[serde(default)]
    ticket: String,
    #[serde(default)]
    ack: String,
}

impl SyncQuery {
    fn acks(&self) -> Acks {
        if self.ack == "1" {
            Acks::Wanted
        } else {
            Acks::Unwanted
        }
    }
}

/// `GET /sync/{board}`: the shared document.
pub async fn shared(
    state: State<AppState>,
    Path(board): Path<String>,
    query: Query<SyncQuery>,
    upgrade: WebSocketUpgrade,
) -> Response {
    open(state, board, query, upgrade, |board, _| {
        RoomKey::shared(board)
    })
    .await
}

/// `GET /sync/{board}/mine`: the holder's own unrevealed notes, and nobody else's.
pub async fn mine(
    state: State<AppState>,
    Path(board): Path<String>,
    query: Query<SyncQuery>,
    upgrade: WebSocketUpgrade,
) -> Response {
    open(state, board, query, upgrade, |board, who| {
        RoomKey::private(board, &who.id)
    })
    .await
}

/// Browsers do not tell scripts why an upgrade was refused, so the socket is opened in any case
/// and then closed with a code that says why.
async fn open(
    State(state): State<AppState>,
    board: String,
    Query(query): Query<SyncQuery>,
    upgrade: WebSocketUpgrade,
    key: impl FnOnce(&BoardId, &Participant) -> RoomKey,
) -> Response {
    let admitted = match board.parse::<BoardId>() {
        Ok(board) => match access::by_ticket(&state, &board, &query.ticket).await {
            Ok(who) => state
                .hub
                .open(&key(&board, &who), &who, query.acks())
                .await
                .ok_or(1012),
            Err(code) => Err(code),
        },
        Err(_) => Err(4401),
    };
    upgrade
        .read_buffer_size(READ_BUFFER)
        .max_message_size(MESSAGE_LIMIT)
        .max_frame_size(MESSAGE_LIMIT)
        .on_upgrade(move |socket| async move {
            match admitted {
                Ok((to_room, from_room)) => relay(socket, to_room, from_room).await,
                Err(code) => refuse(socket, code).await,
            }
        })
}

async fn refuse(mut socket: WebSocket, code: u16) {
    let reason = match code {
        4401 => "the ticket is missing, wrong or expired",
        4403 => "not allowed here",
        _ => "come back later",
    };
    let _ = socket
        .send(close(Goodbye {
            code,
            reason: reason.to_owned(),
        }))
        .await;
}

/// Carries frames both ways until either side is done; the room learns of the end because
/// `to_room` is dropped. Each way is a task of its own: in one task every frame to the client
/// would also look for one from it, which cost a tenth of the server's processor time.
async fn relay(socket: WebSocket, to_room: ToRoom, from_room: FromRoom) {
    let (sink, stream) = socket.split();
    let (fault, faults) = oneshot::channel();
    let mut writing = tokio::spawn(downstream(sink, from_room, faults));
    tokio::select! {
        broken = upstream(stream, to_room) => {
            if let Some(goodbye) = broken {
                let _ = fault.send(goodbye);
            }
            // Ends by itself: the room has closed its end, because `to_room` is gone.
            let _ = writing.await;
        }
        _ = &mut writing => {}
    }
}

/// Hands what the client sends to the room, until the client leaves or breaks the rules of the
/// transport, which is answered with a goodbye.
async fn upstream(mut stream: SplitStream<WebSocket>, to_room: ToRoom) -> Option<Goodbye> {
    loop {
        match stream.next().await? {
            Ok(Message::Binary(bytes)) => to_room.send(bytes).await,
            // The protocol is binary; an empty frame is malformed and the room says so.
            Ok(Message::Text(_)) => to_room.send(Bytes::new()).await,
            Ok(Message::Close(_)) => return None,
            Ok(Message::Ping(_) | Message::Pong(_)) => {}
            Err(error) => {
                tracing::debug!(%error, "a board socket broke");
                return Some(Goodbye {
                    code: 4413,
                    reason: "message too large or broken".to_owned(),
                });
            }
        }
    }
}

/// Hands what the room sends to the client, until the room says goodbye, the client broke the
/// rules of the transport or is gone.
async fn downstream(
    mut sink: SplitSink<WebSocket, Message>,
    mut from_room: FromRoom,
    mut faults: oneshot::Receiver<Goodbye>,
) {
    let mut frames = Vec::with_capacity(FRAMES_PER_FLUSH);
    let mut ping = tokio::time::interval(PING_EVERY);
    let goodbye = loop {
        tokio::select! {
            biased;
            Ok(goodbye) = &mut faults => break goodbye,
            goodbye = from_room.receive(&mut frames, FRAMES_PER_FLUSH) => {
                if let Some(goodbye) = goodbye {
                    break goodbye;
                }
            }
            _ = ping.tick() => frames.push(Bytes::new()),
        }
        match tokio::time::timeout(WRITE_PATIENCE, write(&mut sink, &mut frames)).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) | Err(_) => return,
        }
    };
    let _ = tokio::time::timeout(WRITE_PATIENCE, sink.send(close(goodbye))).await;
}

/// Writes frames with one flush, which costs several times less than one for each. An empty
/// frame stands for a ping; rooms never send one.
async fn write(
    sink: &mut SplitSink<WebSocket, Message>,
    frames: &mut Vec<Bytes>,
) -> Result<(), axum::Error> {
    for frame in frames.drain(..) {
        let message = if frame.is_empty() {
            Message::Ping(frame)
        } else {
            Message::Binary(frame)
        };
        sink.feed(message).await?;
    }
    sink.flush().await
}

fn close(goodbye: Goodbye) -> Message {
    Message::Close(Some(CloseFrame {
        code: goodbye.code,
        reason: goodbye.reason.into(),
    }))
}
