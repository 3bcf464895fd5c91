//! A team's own page.

pub mod show;
