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

use super::access;
use crate::state::AppState;

/// The largest message a client may send. The transport enforces a little more than the room
/// does, so that the room's clear close code comes first.
const MESSAGE_LIMIT: usize = 1_100_000;
/// Frames that share one flush.
const FRAMES_PER_FLUSH: usize = 512;
/// Proxies close silent connections; a ping also finds clients that vanished.
const PING_EVERY: Duration = Duration::from_secs(25);

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
        if self.ack == "1" { Acks::Wanted } else { Acks::Unwanted }
    }
}

/// `GET /sync/{board}`: the shared document.
pub async fn shared(
    state: State<AppState>,
    Path(board): Path<String>,
    query: Query<SyncQuery>,
    upgrade: WebSocketUpgrade,
) -> Response {
    open(state, board, query, upgrade, |board, _| RoomKey::shared(board)).await
}

/// `GET /sync/{board}/mine`: the holder's own unrevealed notes, and nobody else's.
pub async fn mine(
    state: State<AppState>,
    Path(board): Path<String>,
    query: Query<SyncQuery>,
    upgrade: WebSocketUpgrade,
) -> Response {
    open(state, board, query, upgrade, |board, who| RoomKey::private(board, &who.id)).await
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
            Ok(who) => state.hub.open(&key(&board, &who), &who, query.acks()).await.ok_or(1012),
            Err(code) => Err(code),
        },
        Err(_) => Err(4401),
    };
    upgrade
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
    let _ = socket.send(close(Goodbye { code, reason: reason.to_owned() })).await;
}

/// Carries frames both ways until either side is done; the room learns of the end because
/// `to_room` is dropped.
async fn relay(socket: WebSocket, to_room: ToRoom, from_room: FromRoom) {
    let (sink, stream) = socket.split();
    tokio::select! {
        () = upstream(stream, to_room) => {}
        () = downstream(sink, from_room) => {}
    }
}

async fn upstream(mut stream: SplitStream<WebSocket>, to_room: ToRoom) {
    while let Some(Ok(message)) = stream.next().await {
        match message {
            Message::Binary(bytes) => to_room.send(bytes).await,
            // The protocol is binary; the room closes whoever sends something else.
            Message::Text(text) => to_room.send(Bytes::from(text)).await,
            Message::Close(_) => return,
            Message::Ping(_) | Message::Pong(_) => {}
        }
    }
}

async fn downstream(mut sink: SplitSink<WebSocket, Message>, mut from_room: FromRoom) {
    let mut frames = Vec::with_capacity(FRAMES_PER_FLUSH);
    let mut ping = tokio::time::interval(PING_EVERY);
    loop {
        tokio::select! {
            goodbye = from_room.receive(&mut frames, FRAMES_PER_FLUSH) => {
                if let Some(goodbye) = goodbye {
                    let _ = sink.send(close(goodbye)).await;
                    return;
                }
            }
            _ = ping.tick() => {
                if sink.send(Message::Ping(Bytes::new())).await.is_err() {
                    return;
                }
            }
        }
        // Writing costs several times less when many frames share one flush.
        for frame in frames.drain(..) {
            if sink.feed(Message::Binary(frame)).await.is_err() {
                return;
            }
        }
        if sink.flush().await.is_err() {
            return;
        }
    }
}

fn close(goodbye: Goodbye) -> Message {
    Message::Close(Some(CloseFrame { code: goodbye.code, reason: goodbye.reason.into() }))
}
