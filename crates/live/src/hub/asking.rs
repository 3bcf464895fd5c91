//! Reaching tasks: a message is sent anew when the task it was meant for retires under it.

use std::sync::Arc;

use board::room::ServerEdit;
use domain::{TeamId, board::BoardContent};
use tokio::sync::{mpsc, oneshot};

use super::{ATTEMPTS, Hub};
use crate::{
    RoomKey,
    room::{self, RoomMessage, Taken},
    session::{self, CommandError, SessionMessage},
    watcher::Nudge,
};

impl Hub {
    pub(super) fn room(&self, key: &RoomKey) -> mpsc::Sender<RoomMessage> {
        let around = &self.shared.rooms;
        around.registry.reach(key, |mailbox| {
            tokio::spawn(room::run(key.clone(), mailbox, around.clone()));
        })
    }

    pub(super) async fn ask_room<Answer>(
        &self,
        key: &RoomKey,
        message: impl Fn(oneshot::Sender<Answer>) -> RoomMessage,
    ) -> Result<Answer, CommandError> {
        for _ in 0..ATTEMPTS {
            let (reply, answer) = oneshot::channel();
            if self.room(key).send(message(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(CommandError::Gone)
    }

    pub(super) async fn ask_session<Answer>(
        &self,
        team: &TeamId,
        message: impl Fn(oneshot::Sender<Answer>) -> SessionMessage,
    ) -> Result<Answer, CommandError> {
        let around = &self.shared.sessions;
        for _ in 0..ATTEMPTS {
            let session = around.registry.reach(team, |mailbox| {
                tokio::spawn(session::run(team.clone(), mailbox, around.clone()));
            });
            let (reply, answer) = oneshot::channel();
            if session.send(message(reply)).await.is_ok()
                && let Ok(answer) = answer.await
            {
                return Ok(answer);
            }
        }
        Err(CommandError::Gone)
    }

    pub(super) async fn read(&self, key: &RoomKey) -> Result<BoardContent, CommandError> {
        self.ask_room(key, |content| RoomMessage::Read { content })
            .await
    }

    pub(super) async fn edit_room(
        &self,
        key: &RoomKey,
        edits: Vec<ServerEdit>,
    ) -> Result<(), CommandError> {
        self.ask_room(key, |applied| RoomMessage::Edit {
            edits: edits.clone(),
            applied,
        })
        .await?
    }

    pub(super) async fn take(&self, key: &RoomKey) -> Result<Taken, CommandError> {
        self.ask_room(key, |taken| RoomMessage::Take { taken })
            .await
    }
}

/// Tells a board's session, if it runs, that what its room knows has changed. Rooms must not
/// wait for sessions (a session may be waiting for that very room), hence the task.
pub(super) fn nudge(sessions: &session::Surroundings) -> Nudge {
    let (db, registry) = (sessions.db.clone(), sessions.registry.clone());
    Arc::new(move |board| {
        let (db, registry, board) = (db.clone(), registry.clone(), board.clone());
        tokio::spawn(async move {
            if let Ok(Some(team)) = db.team_by_board(&board).await
                && let Some(session) = registry.running(&team.id)
            {
                let _ = session.send(SessionMessage::Changed).await;
            }
        });
    })
}
