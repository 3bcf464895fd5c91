//! How people without accounts get in, and come back.

pub mod come_back;
pub mod join;

mod device;
mod return_link;

pub use return_link::{dismiss, return_link_callout};

#[cfg(test)]
mod tests;
