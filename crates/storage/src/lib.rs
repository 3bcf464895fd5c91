//! Everything Ekkyo keeps: one concrete [`Db`] over SQLite or PostgreSQL.
//!
//! Each feature has its file with an `impl Db`; the SQL in it is one text for both databases.
//! Here are no rules: what may be stored, and by whom, is decided above. Reading a clock and
//! drawing random numbers is also the caller's, moments and identifiers arrive as parameters.
//! Tokens and codes arrive hashed, so that a stolen database opens no session.

mod database;
mod error;
mod migrations;
mod revision;
mod row;
mod sqlite;
mod statement;

mod answers;
mod api_tokens;
mod board_log;
mod dates;
mod devices;
mod gifts;
mod lessons;
mod members;
mod milestones;
mod one_time_links;
mod organisers;
mod progress;
mod reader_questions;
mod sessions;
mod settings;
mod teams;
mod use_cases;
mod votes;
mod workshops;

pub use api_tokens::ApiToken;
pub use board_log::{LogEntry, LogRecord, StoredRoom};
pub use database::Db;
pub use dates::{DateSave, NewDate, StoredDate};
pub use error::{Error, Taken};
pub use gifts::{GiftSave, StoredGift};
pub use lessons::Place;
pub use one_time_links::Purpose;
pub use organisers::{Credentials, Organiser};
pub use reader_questions::{ReaderAnswer, ReaderQuestion};
pub use sessions::{NewSession, Session};
pub use use_cases::{FieldSave, NewUseCase, Origin, StoredField, StoredUseCase};
pub use votes::Vote;
pub use workshops::WorkshopSummary;

/// What every method answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;
