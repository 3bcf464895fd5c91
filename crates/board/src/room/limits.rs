//! How much a board may hold and a client may do. Everything here is far above what people do
//! in a workshop and far below what would harm the server.

/// The most notes on a board.
pub const MAX_NOTES: usize = 20_000;
/// The most arrows on a board.
pub const MAX_LINKS: usize = 40_000;
/// The most frames on a board.
pub const MAX_FRAMES: usize = 2_000;
/// The most comments on a board.
pub const MAX_COMMENTS: usize = 20_000;
/// The most texts on a board: one for each note and six for each frame.
pub const MAX_TEXTS: usize = MAX_NOTES + 6 * MAX_FRAMES;
/// The most UTF-16 units of a note's text.
pub const MAX_TEXT: u32 = 5_000;
/// The most texts that clients may ever make while a room is loaded, replaced ones included.
pub const MAX_TYPES_MADE: usize = 80_000;
/// The most bytes of a whole document. It is measured after every [`MEASURE_EVERY`] bytes of
/// updates only, because measuring means encoding it.
pub const MAX_DOCUMENT: usize = 64 * 1024 * 1024;
/// How many bytes of updates are taken between two measurements.
pub const MEASURE_EVERY: usize = 16 * 1024 * 1024;

/// Under how many Yjs clients that were never seen before a connection may write. A page has
/// one, and brings those of other pages that the server has lost; yrs compares what is put at
/// the same place client by client.
pub const MAX_NEW_WRITERS: usize = 500;

/// How many messages a client may send at once.
pub const MESSAGE_BURST: f64 = 1_000.0;
/// How many messages a client may send per second for ever.
pub const MESSAGES_PER_SECOND: f64 = 200.0;
/// How many bytes a client may send at once.
pub const BYTE_BURST: f64 = 32.0 * 1024.0 * 1024.0;
/// How many bytes a client may send per second for ever.
pub const BYTES_PER_SECOND: f64 = 4.0 * 1024.0 * 1024.0;
/// Asking for the whole document costs the server as much as this many messages.
pub const STEP_1_COST: f64 = 20.0;
