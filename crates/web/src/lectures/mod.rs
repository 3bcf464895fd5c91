//! The lectures: an overview with one's own progress, lessons with their questions, and what
//! readers ask each other below them.
//!
//! Rules of marking, drawing and progress live in `domain::lecture`; here they meet pages. Every
//! form works without a script; `islands/pages/lesson.ts` sends the same forms in place and
//! notes how far somebody has read.

pub mod answers;
pub mod ask;
pub mod case;
pub mod door;
pub mod finish;
pub mod lesson;
pub mod overview;
pub mod place;
pub mod reply;

mod body;
mod check;
mod closing;
mod discussion;
mod feedback;
mod outline;
mod question;
mod reader;
mod sources;
mod words;
mod worksheet;

pub use words::duration;
pub use worksheet::worksheet_start;

#[cfg(test)]
mod tests;
