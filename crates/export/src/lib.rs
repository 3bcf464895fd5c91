//! Values of the domain as files to take away: pictures, tables, codes and archives.
//!
//! Everything here is pure: values in, bytes or text out. Words that people read arrive as
//! parameters, because both languages are the business of the caller; fonts likewise.

pub mod archive;
pub mod board_table;
pub mod ics;
pub mod png;
mod qr;
pub mod svg;
pub mod table;
mod text;

pub use qr::{TooLong, qr_svg};
