//! References within a sample: everything named must exist.

use std::collections::BTreeSet;

use super::{Sample, SampleTeam};

/// What is wrong, in English.
pub(super) fn problems(sample: &Sample) -> Vec<String> {
    let mut problems = Vec::new();
    let mut keys = BTreeSet::new();
    let members = sample.teams.iter().flat_map(|team| &team.members);
    for member in sample.people.iter().chain(members) {
        if !keys.insert(member.key.as_str()) {
            problems.push(format!("another person is called {:?} already", member.key));
        }
    }
    let mut teams = BTreeSet::new();
    for team in &sample.teams {
        if !teams.insert(team.key.as_str()) {
            problems.push(format!("another team is called {:?} already", team.key));
        }
        let found = board_problems(team, &keys)
            .into_iter()
            .chain(list_problems(team, &keys));
        problems.extend(found.map(|problem| format!("team {:?}: {problem}", team.key)));
    }
    problems
}

fn board_problems(team: &SampleTeam, people: &BTreeSet<&str>) -> Vec<String> {
    let board = &team.board;
    let mut problems = Vec::new();
    let mut need = |known: bool, what: &str, name: &str| {
        if !known {
            problems.push(format!("{what} {name:?}, which does not exist"));
        }
    };
    for note in board.notes.values() {
        for author in note
            .co_authors
            .iter()
            .chain([&note.by])
            .filter(|author| !author.is_empty())
        {
            need(people.contains(author.as_str()), "a note is by", author);
        }
    }
    for key in board.texts.keys() {
        let owner = key.split_once(':').map_or(key.as_str(), |(frame, _)| frame);
        need(
            board.notes.contains_key(owner) || board.frames.contains_key(owner),
            "a text belongs to",
            key,
        );
    }
    for end in board.links.values().flat_map(|link| [&link.from, &link.to]) {
        need(board.notes.contains_key(end), "an arrow ends at", end);
    }
    for comment in board.comments.values() {
        need(
            board.notes.contains_key(&comment.note),
            "a comment is on",
            &comment.note,
        );
        need(
            people.contains(comment.by.as_str()),
            "a comment is by",
            &comment.by,
        );
    }
    for note in board.votes.keys() {
        need(board.notes.contains_key(note), "votes are on", note);
    }
    problems
}

fn list_problems(team: &SampleTeam, people: &BTreeSet<&str>) -> Vec<String> {
    let mut problems = Vec::new();
    for row in &team.use_cases {
        if row
            .note
            .as_ref()
            .is_some_and(|note| !team.board.notes.contains_key(note))
        {
            problems.push(format!(
                "row {:?} comes from a note which does not exist",
                row.key
            ));
        }
        if row
            .frame
            .as_ref()
            .is_some_and(|frame| !team.board.frames.contains_key(frame))
        {
            problems.push(format!(
                "row {:?} comes from a frame which does not exist",
                row.key
            ));
        }
        if !people.contains(row.by.as_str()) {
            problems.push(format!(
                "row {:?} is by {:?}, who does not exist",
                row.key, row.by
            ));
        }
    }
    if let Some(focus) = &team.focus
        && !team.use_cases.iter().any(|row| row.key == focus.use_case)
    {
        problems.push(format!(
            "the focus {:?} is no row of the list",
            focus.use_case
        ));
    }
    problems
}
