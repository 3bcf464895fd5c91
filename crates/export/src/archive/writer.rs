//! Writes a workshop archive.

use serde::Serialize;
use serde_json::json;

use super::{
    FORMAT, Team, VERSION, Workshop,
    container::{self, ContainerError, Entries},
};

/// The archive as a zip file. Writing the same workshop twice gives the same bytes.
pub fn write(archive: &Workshop) -> Result<Vec<u8>, ContainerError> {
    let mut entries = Entries::new();
    put(&mut entries, "workshop.json", &archive.workshop);
    put(&mut entries, "members.json", &archive.members);
    let order: Vec<_> = archive.teams.iter().map(|team| &team.team.id).collect();
    put(&mut entries, "teams.json", &order);
    put_some(&mut entries, "dates.json", &archive.dates);
    put_some(&mut entries, "questions.json", &archive.questions);
    if !archive.learning.is_empty() {
        put(&mut entries, "learning.json", &archive.learning);
    }
    for team in &archive.teams {
        put_team(&mut entries, team);
    }
    let manifest = json!({ "format": FORMAT, "version": VERSION, "created": archive.created_at });
    let manifest = pretty(&manifest);
    // The manifest comes first, so that `file` and people see at once what this is.
    let first = [("manifest.json", manifest.as_slice())];
    let rest = entries
        .iter()
        .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
    container::pack(first.into_iter().chain(rest))
}

fn put_team(entries: &mut Entries, team: &Team) {
    let folder = format!("teams/{}", team.team.id);
    put(entries, &format!("{folder}/team.json"), &team.team);
    put(entries, &format!("{folder}/board.json"), &team.board);
    put(
        entries,
        &format!("{folder}/use_cases.json"),
        &team.use_cases,
    );
    if !team.progress.is_null() {
        put(entries, &format!("{folder}/progress.json"), &team.progress);
    }
    if let Some(vote) = &team.vote {
        put(entries, &format!("{folder}/vote.json"), vote);
    }
    put_some(
        entries,
        &format!("{folder}/milestones.json"),
        &team.milestones,
    );
    if !team.gifts.is_empty() {
        put(entries, &format!("{folder}/gifts.json"), &team.gifts);
    }
    for draft in &team.drafts {
        put(
            entries,
            &format!("{folder}/drafts/{}.json", draft.person),
            &draft.board,
        );
    }
}

fn put(entries: &mut Entries, path: &str, value: &impl Serialize) {
    entries.insert(path.to_owned(), pretty(value));
}

/// Nothing is written of a list that is empty, so that archives of workshops without a path look
/// as they always did.
fn put_some(entries: &mut Entries, path: &str, list: &[impl Serialize]) {
    if !list.is_empty() {
        put(entries, path, &list);
    }
}

/// Indented, because people look into archives. Our values have string keys and finite
/// structure, which is all that serialising asks for; numbers that JSON does not have become
/// null.
fn pretty(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec_pretty(value).unwrap_or_default()
}
