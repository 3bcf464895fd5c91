//! Which entries of the root maps a transaction touched, gathered by observers while yrs
//! commits, so that checking an update costs what it touches and not what the board holds.

use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use yrs::{
    Any, DeepObservable, Out, Text, TransactionMut,
    types::{Delta, EntryChange, Event, Events, PathSegment, text::TextEvent},
};

use crate::document::{Root, Roots};

use super::limits::MAX_TEXT;

/// One touched entry of a root map.
#[derive(Debug, Clone)]
pub struct Touch {
    /// In which map.
    pub root: Root,
    /// Under which key.
    pub key: Arc<str>,
    /// How.
    pub change: Change,
}

/// How an entry was touched.
#[derive(Debug, Clone)]
pub enum Change {
    /// It was set or removed.
    Entry {
        /// What it was before.
        old: Option<Value>,
        /// What it is now.
        new: Option<Value>,
    },
    /// A text was edited.
    Edit {
        /// What was inserted, as places and lengths in the text after the edit. Gathered only
        /// when the text has become too long.
        inserted: Vec<(u32, u32)>,
    },
}

/// The value of an entry.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A plain value.
    Plain(Any),
    /// A `Y.Text`.
    Text,
    /// Anything else.
    Foreign,
}

/// Collects touches of one document.
#[derive(Debug, Clone, Default)]
pub struct Touches(Arc<Mutex<Vec<Touch>>>);

impl Touches {
    /// Starts to watch the root maps.
    pub fn watch(roots: &Roots) -> Self {
        let touches = Self::default();
        for root in Root::ALL {
            let sink = touches.clone();
            roots
                .map(root)
                .observe_deep("room", move |transaction, events| {
                    sink.gather(root, transaction, events);
                });
        }
        touches
    }

    /// Takes what was gathered since the last time.
    pub fn take(&self) -> Vec<Touch> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn gather(&self, root: Root, transaction: &TransactionMut<'_>, events: &Events<'_>) {
        let mut touches = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for event in events.iter() {
            match (event, event.path().front()) {
                (Event::Map(event), None) => {
                    touches.extend(event.keys(transaction).iter().map(|(key, change)| Touch {
                        root,
                        key: key.clone(),
                        change: entry(change),
                    }));
                }
                (Event::Text(event), Some(PathSegment::Key(key))) => {
                    let change = Change::Edit {
                        inserted: inserted(event, transaction),
                    };
                    touches.push(Touch {
                        root,
                        key: key.clone(),
                        change,
                    });
                }
                (_, Some(PathSegment::Key(key))) => {
                    let change = Change::Edit {
                        inserted: Vec::new(),
                    };
                    touches.push(Touch {
                        root,
                        key: key.clone(),
                        change,
                    });
                }
                // Sequence contents of a root map are no part of a board; the scan refuses them.
                _ => {}
            }
        }
    }
}

fn entry(change: &EntryChange) -> Change {
    let (old, new) = match change {
        EntryChange::Inserted(new) => (None, Some(value(new))),
        EntryChange::Updated(old, new) => (Some(value(old)), Some(value(new))),
        EntryChange::Removed(old) => (Some(value(old)), None),
    };
    Change::Entry { old, new }
}

fn value(out: &Out) -> Value {
    match out {
        Out::Any(value) => Value::Plain(value.clone()),
        Out::YText(_) => Value::Text,
        _ => Value::Foreign,
    }
}

fn inserted(event: &TextEvent, transaction: &TransactionMut<'_>) -> Vec<(u32, u32)> {
    if event.target().len(transaction) <= MAX_TEXT {
        return Vec::new();
    }
    let mut at = 0;
    let mut inserted = Vec::new();
    for delta in event.delta(transaction) {
        match delta {
            Delta::Retain(length, _) => at += length,
            Delta::Deleted(_) => {}
            Delta::Inserted(content, _) => {
                let length = match content {
                    Out::Any(Any::String(text)) => text.encode_utf16().count() as u32,
                    _ => 1,
                };
                inserted.push((at, length));
                at += length;
            }
        }
    }
    inserted
}
