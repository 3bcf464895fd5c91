//! What clients may not change, and putting it back. yrs cannot refuse a part of an update, so
//! an update is applied first; what it must not have done is undone at once by a transaction
//! of the server. Both are sent and stored in this order, so every document ends up the same.

mod mend;
mod review;
mod sealed;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use yrs::{Map, ReadTxn};

use crate::{
    document::{Root, Roots, read_note},
    wire::Reversal,
};

use super::{
    limits::{MAX_COMMENTS, MAX_FRAMES, MAX_LINKS, MAX_NOTES, MAX_TEXTS},
    touch::{Change, Touch, Value},
};

pub use mend::mend;
pub use review::Review;
use sealed::Sealed;

/// The most removed notes whose authors are remembered.
const MAX_DEPARTED: usize = 10_000;

/// What the guard of one room remembers.
#[derive(Debug, Default)]
pub struct Guard {
    counts: [usize; Root::ALL.len()],
    sealed: Sealed,
    /// Who wrote notes that were removed, so that undoing a removal keeps the author.
    departed: HashMap<String, String>,
}

/// How to put something right.
#[derive(Debug, Clone, PartialEq)]
pub enum Fix {
    /// Set an entry to a plain value.
    Set(Root, String, yrs::Any),
    /// Remove an entry.
    Remove(Root, String),
    /// Make a text read like this again; `None` removes it.
    Restore(String, Option<String>),
    /// Take out what was inserted, given as places and lengths, and cut to the limit.
    Cut(String, Vec<(u32, u32)>),
    /// Keep the words of a text only.
    Flatten(String),
}

/// Why a client is closed after its update was put right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Offence {
    /// Something that is not of the board's schema.
    Schema,
    /// Too much or too long.
    Limit,
}

/// The outcome of looking at an update.
#[derive(Debug, Default)]
pub struct Verdict {
    /// What to put right.
    pub fixes: Vec<Fix>,
    /// What to tell the client, by reason.
    pub reverted: BTreeMap<Reversal, BTreeSet<String>>,
    /// Why to close the client, if at all.
    pub offence: Option<Offence>,
}

impl Guard {
    /// Learns everything from a loaded document.
    pub fn load(transaction: &impl ReadTxn, roots: &Roots) -> Self {
        let mut guard = Self::default();
        for root in Root::ALL {
            guard.counts[root as usize] = roots.map(root).iter(transaction).count();
        }
        guard.sealed = Sealed::load(transaction, roots);
        guard
    }

    /// How many entries a map has.
    pub fn count(&self, root: Root) -> usize {
        self.counts[root as usize]
    }

    /// Learns from what a transaction touched, whoever made it.
    pub fn observe(&mut self, touches: &[Touch]) {
        for touch in touches {
            let Change::Entry { old, new } = &touch.change else {
                continue;
            };
            let count = &mut self.counts[touch.root as usize];
            match (old.is_some(), new.is_some()) {
                (false, true) => *count += 1,
                (true, false) => *count = count.saturating_sub(1),
                _ => {}
            }
            if let (Root::Notes, Some(Value::Plain(old)), None) = (touch.root, old, new)
                && let Some(note) = read_note(old)
            {
                self.remember_author(&touch.key, note.by);
            }
        }
    }

    /// Learns what is locked and what the server has written from a transaction that was
    /// allowed to change it.
    pub fn trust(&mut self, touches: &[Touch], transaction: &impl ReadTxn, roots: &Roots) {
        for touch in touches {
            self.sealed
                .refresh(touch.root, &touch.key, transaction, roots);
        }
    }

    fn remember_author(&mut self, note: &str, by: String) {
        if self.departed.len() >= MAX_DEPARTED {
            self.departed.clear();
        }
        self.departed.insert(note.to_owned(), by);
    }

    fn over_limit(&self, root: Root) -> bool {
        let most = match root {
            Root::Notes => MAX_NOTES,
            Root::Texts => MAX_TEXTS,
            Root::Links => MAX_LINKS,
            Root::Frames => MAX_FRAMES,
            Root::Comments => MAX_COMMENTS,
            Root::Votes | Root::UseCases => usize::MAX,
        };
        self.count(root) > most
    }
}
