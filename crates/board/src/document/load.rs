//! Bringing a document back from storage.

use yrs::{Doc, Transact, Update, WriteTxn, encoding::read::Error, updates::decoder::Decode};

use super::{Roots, empty_document};

/// What is stored cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The snapshot does not decode.
    #[error("the snapshot does not decode")]
    Snapshot,
    /// An update of the log does not decode.
    #[error("update {0} of the log does not decode")]
    Update(usize),
    /// It is a Y document, but holds what no board holds.
    #[error("the document is not a board")]
    Foreign,
}

/// A document with the snapshot (encoding version 2) and the updates (version 1) applied, and
/// how many bytes these were.
pub fn load(
    replica: u64,
    snapshot: Option<&[u8]>,
    updates: impl IntoIterator<Item = impl AsRef<[u8]>>,
) -> Result<(Doc, usize), LoadError> {
    let document = empty_document(replica);
    Roots::of(&document);
    let mut bytes = 0;
    if let Some(snapshot) = snapshot {
        bytes += snapshot.len();
        apply(&document, Update::decode_v2(snapshot)).map_err(|_| LoadError::Snapshot)?;
    }
    for (index, update) in updates.into_iter().enumerate() {
        bytes += update.as_ref().len();
        let update = Update::decode_v1(update.as_ref());
        apply(&document, update).map_err(|_| LoadError::Update(index))?;
    }
    // A room stores complete updates in order, so that nothing is pending unless storage lost
    // something; what waits for it would wait for ever.
    document.transact_mut().prune_pending();
    Ok((document, bytes))
}

/// Applies one update in a transaction of its own, as the room did when it came. Together in
/// one transaction they would mean something else: what a later update deleted would not have
/// been collected when an even later one refers to it.
pub(crate) fn apply(document: &Doc, update: Result<Update, Error>) -> Result<(), Error> {
    let update = update?;
    // An error means that the update contradicts itself. A room closes whoever sends one, but
    // nothing that was ever stored may keep a board from opening.
    let _ = document.transact_mut().apply_update(update);
    Ok(())
}
