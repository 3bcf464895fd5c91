//! A workshop as one .zip file that restores on another machine. `docs/archive-format.md`
//! describes the file for those who read it without Ekkyo; [`container`] is the bounded zip
//! underneath, [`Workshop`] what lies in it.

pub mod container;

mod check;
mod model;
mod path;
mod reader;
mod writer;

pub use container::{ContainerError, Limits};
pub use model::{Draft, Field, OpenVote, Team, UseCase, VoteDots, Workshop};
pub use path::{Gift, Learner, ReaderAnswer, ReaderQuestion, SavedDate};
pub use reader::{ReadError, read};
pub use writer::write;

/// The `format` of the manifest.
pub const FORMAT: &str = "ekkyo-workshop";

/// The version this code writes, and the newest it reads.
pub const VERSION: u32 = 1;

#[cfg(test)]
mod tests;
