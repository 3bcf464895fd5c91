//! A team's own page.

pub mod show;

#[cfg(test)]
mod tests;
