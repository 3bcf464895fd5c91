//! Organisers' way in and their own page. Participants need none of it.

pub mod account;
pub mod login;
pub mod password;
pub mod setup;

mod session;

#[cfg(test)]
mod tests;
