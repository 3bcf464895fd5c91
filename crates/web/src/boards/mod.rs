//! The Event Storming board: its page, its socket, a team's live state, and what leads do.

pub mod access;
pub mod events;
pub mod import;
pub mod lead;
pub mod page;
pub mod sync;
pub mod ticket;
pub mod words;

#[cfg(test)]
mod tests;
