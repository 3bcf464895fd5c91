//! The sentences behind refusals, by the keys that rules give them.

use board::room::MAX_NOTES;
use fluent_static::Message;

use crate::texts::Texts;

/// Why a lead's command or a vote was not carried out.
pub fn refusal(texts: &Texts, key: &str) -> Message {
    match key {
        "not_started" => texts.refused_not_started(),
        "already_started" => texts.refused_already_started(),
        "finished" => texts.refused_finished(),
        "at_first_step" => texts.refused_at_first_step(),
        "already_paused" => texts.refused_already_paused(),
        "not_paused" => texts.refused_not_paused(),
        "minutes_out_of_range" => texts.refused_minutes_out_of_range(),
        "unknown_step" => texts.refused_unknown_step(),
        "no_vote" => texts.refused_no_vote(),
        "vote_open" => texts.refused_vote_open(),
        "too_many_dots" => texts.refused_too_many_dots(),
        "not_a_problem" => texts.refused_not_a_problem(),
        "board_full" => texts.refused_board_full(MAX_NOTES as u64),
        _ => texts.error_conflict_detail(),
    }
}

/// Why a file was not imported.
pub fn unreadable(texts: &Texts, key: &str, path: &str) -> Message {
    match key {
        "not_json" => texts.import_not_json(),
        "foreign" => texts.import_foreign(),
        "newer" => texts.import_newer(),
        "limits" => texts.import_limits(),
        "bad_field" => texts.import_bad_field(path),
        _ => texts.import_no_file(),
    }
}
