//! Who has done what, for organisers and facilitators: numbers of groups, names only where the
//! workshop says so openly, stages of teams, and messages to share. The same for programs is
//! `api/progress.rs`. Which numbers may be shown is decided in `domain::headcount`.

pub mod gather;
pub mod names;
pub mod show;

mod nudges;

#[cfg(test)]
mod tests;
