//! What the program can do, one file per command.

pub mod archive;
pub mod backup;
pub mod content;
pub mod doctor;
pub mod migrate;
pub mod organiser;
pub mod serve;
pub mod token;
