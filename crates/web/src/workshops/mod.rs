//! What organisers do with workshops: list, make, fill with teams and people, put away.

pub mod archive;
pub mod delete;
pub mod duplicate;
pub mod join_codes;
pub mod joining;
pub mod links;
pub mod list;
pub mod live;
pub mod new;
pub mod organisers;
pub mod people;
pub mod settings;
pub mod show;
pub mod teams;

mod details;
mod frame;

pub use frame::workshop_page;

#[cfg(test)]
mod tests;
