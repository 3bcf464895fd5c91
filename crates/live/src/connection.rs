//! One socket's ends: what it sends into a room and what a room sends to it.

use std::sync::{Arc, OnceLock};

use board::room::ClientId;
use bytes::Bytes;
use tokio::sync::mpsc;

use crate::room::RoomMessage;

/// Frames that may wait for a slow client before it is closed and has to resync. Dropping some
/// instead would leave a hole in its document.
const OUTGOING: usize = 2_048;

/// Why the server ends a connection: a WebSocket close code and a short reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goodbye {
    /// The close code; 4400 to 4499 stop y-websocket from reconnecting.
    pub code: u16,
    /// A few English words for the log and for developers' consoles.
    pub reason: String,
}

impl Goodbye {
    pub(crate) fn new(code: u16, reason: impl Into<String>) -> Self {
        Self {
            code,
            reason: reason.into(),
        }
    }

    /// The server is going down or the room was reloaded: come back and resync.
    pub(crate) fn come_back() -> Self {
        Self::new(1012, "restarting")
    }

    /// The client read too slowly.
    fn too_slow() -> Self {
        Self::new(1013, "too slow")
    }
}

/// The room's end of a connection.
pub(crate) struct Outlet {
    frames: mpsc::Sender<Bytes>,
    goodbye: Arc<OnceLock<Goodbye>>,
}

/// A client cannot take another frame.
pub(crate) struct Full;

impl Outlet {
    pub(crate) fn send(&self, frame: Bytes) -> Result<(), Full> {
        match self.frames.try_send(frame) {
            // A closed channel means that the socket is gone; its disconnect is on the way.
            Ok(()) | Err(mpsc::error::TrySendError::Closed(_)) => Ok(()),
            Err(mpsc::error::TrySendError::Full(_)) => {
                let _ = self.goodbye.set(Goodbye::too_slow());
                Err(Full)
            }
        }
    }

    /// Ends the connection after the frames already queued.
    pub(crate) fn close(self, goodbye: Goodbye) {
        let _ = self.goodbye.set(goodbye);
    }
}

/// The socket's receiving end.
pub struct FromRoom {
    frames: mpsc::Receiver<Bytes>,
    goodbye: Arc<OnceLock<Goodbye>>,
}

impl FromRoom {
    /// Waits for frames, appends all that are ready (at most `limit`) to `buffer` and returns
    /// `None`, or returns why the connection ends.
    pub async fn receive(&mut self, buffer: &mut Vec<Bytes>, limit: usize) -> Option<Goodbye> {
        if self.frames.recv_many(buffer, limit).await > 0 {
            return None;
        }
        Some(
            self.goodbye
                .get()
                .cloned()
                .unwrap_or_else(Goodbye::come_back),
        )
    }
}

/// The socket's sending end. Dropping it disconnects the client, so that no early return can
/// leave a ghost in the room.
pub struct ToRoom {
    client: ClientId,
    room: mpsc::Sender<RoomMessage>,
}

impl ToRoom {
    /// Hands a frame to the room; waits while the room is busy, which slows down this client
    /// alone. Does nothing when the room is gone: the receiving end says so.
    pub async fn send(&self, bytes: Bytes) {
        let _ = self
            .room
            .send(RoomMessage::Frame {
                client: self.client,
                bytes,
            })
            .await;
    }
}

impl Drop for ToRoom {
    fn drop(&mut self) {
        let farewell = RoomMessage::Disconnect {
            client: self.client,
        };
        if let Err(mpsc::error::TrySendError::Full(farewell)) = self.room.try_send(farewell) {
            let room = self.room.clone();
            tokio::spawn(async move {
                let _ = room.send(farewell).await;
            });
        }
    }
}

/// Both ends of a new connection and the outlet for its room.
pub(crate) fn connection(
    client: ClientId,
    room: mpsc::Sender<RoomMessage>,
) -> (ToRoom, FromRoom, Outlet) {
    let (sender, frames) = mpsc::channel(OUTGOING);
    let goodbye = Arc::new(OnceLock::new());
    (
        ToRoom { client, room },
        FromRoom {
            frames,
            goodbye: Arc::clone(&goodbye),
        },
        Outlet {
            frames: sender,
            goodbye,
        },
    )
}
