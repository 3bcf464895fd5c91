//! The program as it is run: started as a process, spoken to over sockets and signals.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod commands;
mod serving;
mod sockets;
mod support;
