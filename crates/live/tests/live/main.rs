//! The live part as a whole, with a real database and real Y documents, but without sockets.

#![allow(clippy::unwrap_used)]

mod archive;
mod hub;
mod support;
