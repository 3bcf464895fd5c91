//! The live document: applying updates behind a safety net, transactions of the server,
//! encoding.

use std::{
    mem,
    panic::{AssertUnwindSafe, catch_unwind},
};

use bytes::Bytes;
use domain::board::BoardContent;
use yrs::{
    Doc, ReadTxn, StateVector, Transact, TransactionMut, Update, WriteTxn,
    updates::{decoder::Decode, encoder::Encode},
};

use crate::{
    document::{self, Roots, empty_document},
    scan,
};

use super::{
    history::{Admission, History},
    touch::{Touch, Touches},
};

/// A document with its maps and observers.
#[derive(Debug)]
pub struct Engine {
    replica: u64,
    document: Doc,
    roots: Roots,
    touches: Touches,
}

/// What applying an update did.
#[derive(Debug)]
pub struct Applied {
    /// The update to pass on and to store; `None` if nothing changed.
    pub update: Option<Bytes>,
    /// Which entries were touched.
    pub touches: Vec<Touch>,
    /// Whether all of it could be applied.
    pub extent: Extent,
}

/// How much of an update could be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// It contradicts itself; a part was dropped.
    Part,
}

/// Why an update was not applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// It does not decode; nothing happened.
    Undecodable,
    /// yrs panicked: the document was given up and is empty now.
    Broken,
}

impl Engine {
    /// Watches a loaded document from now on.
    pub fn new(document: Doc) -> Self {
        let roots = Roots::of(&document);
        let touches = Touches::watch(&roots);
        Self {
            replica: document.client_id().get(),
            document,
            roots,
            touches,
        }
    }

    /// Applies an update that was scanned and admitted.
    pub fn apply(&mut self, bytes: &Bytes, admission: Admission) -> Result<Applied, Failure> {
        let update = Update::decode_v1(bytes).map_err(|_| Failure::Undecodable)?;
        let mut transaction = self.document.transact_mut();
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            integrate(&mut transaction, update, bytes, admission)
        }));
        match outcome {
            Ok((update, extent)) => {
                drop(transaction);
                Ok(Applied {
                    update,
                    touches: self.touches.take(),
                    extent,
                })
            }
            Err(_) => {
                // Dropping the transaction would commit it and might panic once more, which
                // aborts the process. It is leaked together with the document that it locks.
                mem::forget(transaction);
                mem::forget(mem::replace(self, Self::new(empty_document(0))));
                Err(Failure::Broken)
            }
        }
    }

    /// Runs a transaction of the server. Returns the update, unless nothing changed, and what
    /// was touched.
    pub fn change(
        &mut self,
        change: impl FnOnce(&mut TransactionMut<'_>, &Roots),
    ) -> (Option<Bytes>, Vec<Touch>) {
        let mut transaction = self.document.transact_mut();
        change(&mut transaction, &self.roots);
        let update = finish(&mut transaction);
        drop(transaction);
        (update, self.touches.take())
    }

    /// Looks at the document.
    pub fn read<T>(&self, look: impl FnOnce(&yrs::Transaction<'_>, &Roots) -> T) -> T {
        look(&self.document.transact(), &self.roots)
    }

    /// The Yjs client under which the server writes.
    pub fn replica(&self) -> u64 {
        self.replica
    }

    /// Everything on the board.
    pub fn content(&self) -> BoardContent {
        self.read(|transaction, roots| document::content(transaction, roots))
    }

    /// How far the document knows each Yjs client.
    pub fn state(&self) -> StateVector {
        self.read(|transaction, _| transaction.state_vector())
    }

    /// The state vector, encoded.
    pub fn encoded_state(&self) -> Vec<u8> {
        self.state().encode_v1()
    }

    /// What someone with this state vector lacks.
    pub fn difference(&self, state: &StateVector) -> Vec<u8> {
        self.read(|transaction, _| transaction.encode_diff_v1(state))
    }

    /// The history of the whole document; `None` if it holds what no board holds.
    pub fn history(&self) -> Option<History> {
        let mut history = History::default();
        let state = self.difference(&StateVector::default());
        let summary = scan::trusted_update(&state).ok()?;
        let trace = history.trace(&summary).ok()?;
        history.advance(trace);
        Some(history)
    }

    /// Whether an update deletes anything that is not deleted yet. Costs as much as looking at
    /// the whole document.
    pub fn deletes_more(&self, update: &[u8]) -> bool {
        let Ok(update) = Update::decode_v1(update) else {
            return true;
        };
        let known = self.read(|transaction, _| transaction.snapshot().delete_set);
        !update.delete_set().diff(&known).is_empty()
    }

    /// The whole document in encoding version 2.
    pub fn snapshot(&self) -> Vec<u8> {
        self.read(|transaction, _| transaction.encode_state_as_update_v2(&StateVector::default()))
    }
}

fn integrate(
    transaction: &mut TransactionMut<'_>,
    update: Update,
    bytes: &Bytes,
    admission: Admission,
) -> (Option<Bytes>, Extent) {
    let whole = transaction.apply_update(update).is_ok() && !transaction.has_missing_updates();
    if !whole {
        transaction.prune_pending();
    } else if admission == Admission::Fresh {
        // Nothing in it was known, so it says exactly what changed, and the scan found it to
        // be something that every client can read.
        transaction.commit();
        return (
            transaction.has_changes().then(|| bytes.clone()),
            Extent::Whole,
        );
    }
    (
        finish(transaction),
        if whole { Extent::Whole } else { Extent::Part },
    )
}

fn finish(transaction: &mut TransactionMut<'_>) -> Option<Bytes> {
    transaction.commit();
    transaction
        .has_changes()
        .then(|| Bytes::from(transaction.encode_update_v1()))
}
