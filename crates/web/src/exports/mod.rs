//! What a team takes away: its board and its list as files, at any time, also mid-step.

pub mod board;
mod captions;
pub mod file;
pub mod use_cases;
pub mod workshop;
