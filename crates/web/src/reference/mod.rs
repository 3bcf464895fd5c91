//! Looking things up: the glossary, the case stories, and search over all content.

pub mod cases;
pub mod glossary;
pub mod search;

mod initials;

#[cfg(test)]
mod tests;
