//! What rooms know that team sessions show: who has a board open, how many private notes each
//! person holds, how much is on the board and when it last changed.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use domain::{BoardId, Moment};

/// What is known of one board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardFacts {
    /// Everyone who has it open, by person id.
    pub present: BTreeMap<String, Presence>,
    /// How many private notes each person holds, by person id; never zero.
    pub drafts: BTreeMap<String, u32>,
    /// Notes on the shared board.
    pub notes: u32,
    /// The last change since the board was loaded.
    pub last_edit: Option<Moment>,
}

/// Somebody who has a board open, perhaps in several windows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presence {
    /// The name shown to others.
    pub name: String,
    /// Role key, or `organiser`.
    pub role: String,
    /// How many sockets.
    pub windows: u32,
}

/// The facts of every board that has been opened. Shared by rooms, which write, and sessions,
/// which read; the lock is never held across an await.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    boards: Arc<Mutex<HashMap<BoardId, BoardFacts>>>,
}

impl Facts {
    /// The facts of `board`, empty when nobody opened it.
    pub(crate) fn of(&self, board: &BoardId) -> BoardFacts {
        self.lock().get(board).cloned().unwrap_or_default()
    }

    /// Changes the facts of `board` and answers what the change answers.
    pub(crate) fn change<Answer>(
        &self,
        board: &BoardId,
        change: impl FnOnce(&mut BoardFacts) -> Answer,
    ) -> Answer {
        change(self.lock().entry(board.clone()).or_default())
    }

    /// Drops what is known of a deleted board.
    pub(crate) fn forget(&self, board: &BoardId) {
        self.lock().remove(board);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<BoardId, BoardFacts>> {
        // Changes are plain field updates: a panic elsewhere leaves nothing half-done.
        self.boards.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
