//! The ML use-case list: a team's list, the worksheet it fills together, and the organiser's
//! view of all teams' lists.
//!
//! Every field is a form of its own with the revision it was read at, so that two people never
//! overwrite each other; the rules of fields and of the evaluation live in `domain`. Without a
//! script each form reloads the page; `islands/pages/worksheet.ts` does the same in place.

pub mod create;
pub mod fields;
pub mod focus;
pub mod list;
pub mod overview;
pub mod remove;
pub mod row;
pub mod start;
pub mod words;
pub mod worksheet;

mod evaluation;
mod numbers;
mod picture;

pub use row::{AtUseCase, Row};

#[cfg(test)]
mod tests;
