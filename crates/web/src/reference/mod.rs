//! Looking things up: the glossary, the case stories, and search over all content.

pub mod cases;
pub mod glossary;
pub mod search;

mod initials;
mod ways;

use ways::{From, ways};

#[cfg(test)]
mod tests;
