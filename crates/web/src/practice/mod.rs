//! Practising Event Storming alone: a real board for one person, and beside it a check that
//! tells which kinds of note are missing and what the grammar expects.

pub mod page;

mod check;

#[cfg(test)]
mod tests;
