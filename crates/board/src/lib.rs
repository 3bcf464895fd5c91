//! The Event Storming board as pure code: the wire format of its sockets, the live room as a
//! reducer, reading and writing the Y document, the lint over its contents, the exchange
//! format and replay. Nothing here knows a socket, a task, a clock or a random number
//! generator: moments and random numbers arrive as parameters, actions leave as values.

pub mod document;
pub mod exchange;
pub mod grammar;
pub mod places;
pub mod practice;
pub mod replay;
pub mod room;
pub mod scan;
pub mod wire;
