//! The metrics this crate records, described once so that they are there from the start.

use metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge};

/// Describes every metric and sets those that count present things to zero.
pub(crate) fn describe() {
    describe_gauge!("ekkyo_rooms", "Documents in memory");
    describe_gauge!("ekkyo_board_sockets", "Open board sockets");
    describe_counter!(
        "ekkyo_frames_sent_total",
        "Frames handed to board sockets by broadcasts"
    );
    describe_counter!("ekkyo_updates_stored_total", "Board updates made durable");
    describe_counter!(
        "ekkyo_commit_failures_total",
        "Commits that failed and were tried again"
    );
    describe_histogram!(
        "ekkyo_commit_seconds",
        Unit::Seconds,
        "Time to make a batch durable"
    );
    describe_histogram!(
        "ekkyo_room_load_seconds",
        Unit::Seconds,
        "Time to load a document"
    );
    gauge!("ekkyo_rooms").set(0.0);
    gauge!("ekkyo_board_sockets").set(0.0);
    counter!("ekkyo_updates_stored_total").absolute(0);
    counter!("ekkyo_commit_failures_total").absolute(0);
}
