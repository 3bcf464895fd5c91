//! The dates of a workshop: proposed from its first day, fixed by organisers, seen by everybody
//! in it, downloaded or subscribed to as iCalendar. The rules live in `domain::calendar`.

pub mod address;
pub mod feed;
pub mod form;
pub mod show;
pub mod words;

mod dates;

pub use dates::Dates;

#[cfg(test)]
mod tests;
