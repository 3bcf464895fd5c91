//! A person's path through the workshop: what to do tomorrow, next and by when, and, at the end,
//! what has been learnt. What a path consists of is decided in `domain::path`.

pub mod gather;
pub mod show;
pub mod summary;

mod cards;
mod words;

#[cfg(test)]
mod tests;
