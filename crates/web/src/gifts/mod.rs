//! The gifts of a team's chosen use case: what it can hand to whoever pays, and what is missing.
//!
//! Each item is a form of its own with the revision it was read at, so that two people never
//! overwrite each other. What the items are is decided in `domain::gift`.

pub mod save;
pub mod show;
pub mod words;

#[cfg(test)]
mod tests;
