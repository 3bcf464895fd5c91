//! Workshops in and out of the database as one value: collected for an archive, restored from
//! one, or made from a sample. Works on what is stored, so that the command line can do it
//! beside a running server; the bytes of the file are the business of `export`.

mod collect;
mod path;
mod renaming;
mod restore;
mod sample;

pub use collect::collect;
pub use restore::{Restored, restore};
pub use sample::from_sample;

/// Why a workshop could not be collected or restored.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] storage::Error),
    /// A stored board cannot be read.
    #[error("a stored board cannot be read: {0}")]
    Document(#[from] board::room::LoadError),
    /// The archive's board is larger than a board may be, or otherwise not one.
    #[error("the board of team {team} cannot be restored: {reason}")]
    Board {
        /// The team's name.
        team: String,
        /// What is wrong with it.
        reason: String,
    },
}
