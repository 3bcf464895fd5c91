//! The rules and words of an Ekkyo workshop, as pure code.
//!
//! Here live identifiers, people and what they may do, the agenda and its clock, the
//! contents of a board as plain values and the evaluation of use cases. Nothing here
//! reads a clock, draws a random number, touches a file or knows a database: time and
//! randomness arrive as parameters.

mod id;
mod language;
mod moment;

pub mod agenda;
pub mod board;
pub mod calendar;
pub mod gift;
pub mod headcount;
pub mod lecture;
pub mod milestone;
pub mod path;
pub mod people;
pub mod permission;
pub mod stage;
pub mod use_case;
pub mod workshop;

pub use id::{
    BoardId, MemberId, MilestoneId, OrganiserId, ReaderAnswerId, ReaderQuestionId, TeamId,
    UseCaseId, WorkshopId, join_code, random_code,
};
pub use language::{Language, Localised};
pub use moment::Moment;
