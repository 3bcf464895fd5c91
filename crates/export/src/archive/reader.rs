//! Reads a workshop archive and checks that its parts belong together.

use domain::{Moment, TeamId};
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    Draft, FORMAT, Team, VERSION, Workshop,
    check::check,
    container::{self, ContainerError, Entries, Limits},
};

/// Why a file cannot be restored.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The zip underneath is foreign, damaged or too large.
    #[error(transparent)]
    Container(#[from] ContainerError),
    /// A zip of something else: there is no manifest, or it names another format.
    #[error("not a workshop archive")]
    Foreign,
    /// Made by a newer Ekkyo.
    #[error("the archive has version {0}, newer than this server understands")]
    TooNew(u32),
    /// A part is missing.
    #[error("the archive lacks {0}")]
    Missing(String),
    /// A part does not hold what its name says.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// The path within the archive.
        path: String,
        /// What is wrong with it, with line and column.
        reason: String,
    },
    /// Parts contradict each other.
    #[error("{0} refers to something that is not in the archive")]
    Inconsistent(String),
    /// A part says what no Ekkyo could have written: too long, out of range, or twice.
    #[error("{0} holds something that cannot be")]
    Impossible(String),
}

#[derive(Deserialize)]
struct Manifest {
    format: String,
    version: u32,
    created: Moment,
}

/// Reads an archive from outside, within `limits`. Entries with names that this version does
/// not know are left alone.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Workshop, ReadError> {
    let entries = container::unpack(bytes, limits)?;
    let manifest = manifest(&entries)?;
    let order: Vec<TeamId> = part(&entries, "teams.json")?;
    let archive = Workshop {
        created_at: manifest.created,
        workshop: part(&entries, "workshop.json")?,
        members: part(&entries, "members.json")?,
        teams: order
            .iter()
            .map(|id| team(&entries, id))
            .collect::<Result<_, _>>()?,
        dates: optional(&entries, "dates.json")?.unwrap_or_default(),
        questions: optional(&entries, "questions.json")?.unwrap_or_default(),
        learning: optional(&entries, "learning.json")?.unwrap_or_default(),
    };
    check(&archive)?;
    Ok(archive)
}

fn manifest(entries: &Entries) -> Result<Manifest, ReadError> {
    let bytes = entries.get("manifest.json").ok_or(ReadError::Foreign)?;
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| ReadError::Foreign)?;
    match manifest {
        Manifest { format, .. } if format != FORMAT => Err(ReadError::Foreign),
        Manifest { version, .. } if version > VERSION => Err(ReadError::TooNew(version)),
        manifest => Ok(manifest),
    }
}

fn team(entries: &Entries, id: &TeamId) -> Result<Team, ReadError> {
    let folder = format!("teams/{id}");
    Ok(Team {
        team: part(entries, &format!("{folder}/team.json"))?,
        board: part(entries, &format!("{folder}/board.json"))?,
        use_cases: part(entries, &format!("{folder}/use_cases.json"))?,
        progress: optional(entries, &format!("{folder}/progress.json"))?.unwrap_or_default(),
        vote: optional(entries, &format!("{folder}/vote.json"))?,
        milestones: optional(entries, &format!("{folder}/milestones.json"))?.unwrap_or_default(),
        gifts: optional(entries, &format!("{folder}/gifts.json"))?.unwrap_or_default(),
        drafts: drafts(entries, &format!("{folder}/drafts/"))?,
    })
}

fn drafts(entries: &Entries, folder: &str) -> Result<Vec<Draft>, ReadError> {
    entries
        .range(folder.to_owned()..)
        .take_while(|(path, _)| path.starts_with(folder))
        .filter_map(|(path, _)| Some((path, path[folder.len()..].strip_suffix(".json")?)))
        .map(|(path, person)| {
            Ok(Draft {
                person: person.to_owned(),
                board: part(entries, path)?,
            })
        })
        .collect()
}

fn part<Part: DeserializeOwned>(entries: &Entries, path: &str) -> Result<Part, ReadError> {
    optional(entries, path)?.ok_or_else(|| ReadError::Missing(path.to_owned()))
}

fn optional<Part: DeserializeOwned>(
    entries: &Entries,
    path: &str,
) -> Result<Option<Part>, ReadError> {
    let Some(bytes) = entries.get(path) else {
        return Ok(None);
    };
    let unreadable = |error: serde_json::Error| ReadError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    serde_json::from_slice(bytes).map(Some).map_err(unreadable)
}
