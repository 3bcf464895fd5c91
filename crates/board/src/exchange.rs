//! A board as a file: JSON with a documented, versioned schema (`docs/board-format.md`).
//! Reading checks everything before anything reaches a board, and says where a mistake is.

use std::collections::BTreeMap;

use domain::board::BoardContent;
use serde::{Deserialize, Serialize};

use crate::{
    document::{
        comment_value, frame_value, link_value, note_value, read_comment, read_frame, read_link,
        read_note,
    },
    room::{MAX_COMMENTS, MAX_FRAMES, MAX_LINKS, MAX_NOTES, MAX_TEXT, MAX_TEXTS},
    scan::is_key,
};

/// What the field `format` says.
pub const FORMAT: &str = "ekkyo-board";

/// The version written, and the newest that can be read.
pub const VERSION: u32 = 1;

/// A board with its title.
#[derive(Debug, Clone, PartialEq)]
pub struct Board {
    /// What it is called; the team's name at export.
    pub title: String,
    /// Everything on it.
    pub content: BoardContent,
}

/// Why a file is no board.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ParseError {
    /// It is not JSON at all, or cut off.
    #[error("not JSON")]
    NotJson,
    /// It is JSON, but not a board of this product.
    #[error("not a board of this product")]
    Foreign,
    /// It was written by a newer version of this product.
    #[error("version {version} is newer than {VERSION}")]
    Newer {
        /// The version of the file.
        version: u64,
    },
    /// There is too much of something.
    #[error("more than {most} at {path}")]
    Limit {
        /// Where, such as `content.notes` or `content.texts.k3x9`.
        path: String,
        /// The most there may be: entries, or UTF-16 units of a text.
        most: usize,
    },
    /// A field is missing or has a value it cannot have.
    #[error("{path}: {reason}")]
    Field {
        /// Where, such as `content.notes.k3x9.kind`.
        path: String,
        /// What is wrong, for developers.
        reason: String,
    },
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    version: u32,
    title: &'a str,
    content: &'a BoardContent,
}

#[derive(Deserialize)]
struct Heading {
    format: Option<String>,
    version: Option<u64>,
}

#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    title: String,
    content: BoardContent,
}

/// The file of a board, indented so that people can read and compare it.
pub fn serialise(title: &str, content: &BoardContent) -> Vec<u8> {
    let written = Written {
        format: FORMAT,
        version: VERSION,
        title,
        content,
    };
    // Maps with text keys, numbers and text always serialise.
    let mut file = serde_json::to_vec_pretty(&written).unwrap_or_default();
    file.push(b'\n');
    file
}

/// Reads a file. Fields that the schema does not know are ignored.
pub fn parse(file: &[u8]) -> Result<Board, ParseError> {
    let file = file.strip_prefix(b"\xef\xbb\xbf").unwrap_or(file);
    serde_json::from_slice::<serde::de::IgnoredAny>(file).map_err(|_| ParseError::NotJson)?;
    let heading: Heading = serde_json::from_slice(file).map_err(|_| ParseError::Foreign)?;
    match (heading.format.as_deref(), heading.version) {
        (Some(FORMAT), Some(version)) if version > u64::from(VERSION) => {
            return Err(ParseError::Newer { version });
        }
        (Some(FORMAT), Some(1..)) => {}
        _ => return Err(ParseError::Foreign),
    }
    let read: Read =
        serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(file))
            .map_err(|error| field(error.path().to_string(), error.inner()))?;
    check(&read.content)?;
    Ok(Board {
        title: read.title,
        content: read.content,
    })
}

/// The same board without what only its own server can know: shown votes, and marks of use
/// cases, which are rows of the list of the team it came from.
pub fn without_server_marks(content: BoardContent) -> BoardContent {
    BoardContent {
        votes: BTreeMap::new(),
        use_cases: BTreeMap::new(),
        ..content
    }
}

fn check(content: &BoardContent) -> Result<(), ParseError> {
    check_map("notes", &content.notes, MAX_NOTES, |note| {
        read_note(&note_value(note)).is_some()
    })?;
    check_map("links", &content.links, MAX_LINKS, |link| {
        read_link(&link_value(link)).is_some()
    })?;
    check_map("frames", &content.frames, MAX_FRAMES, |frame| {
        read_frame(&frame_value(frame)).is_some()
    })?;
    check_map("comments", &content.comments, MAX_COMMENTS, |comment| {
        read_comment(&comment_value(comment)).is_some()
    })?;
    check_map("texts", &content.texts, MAX_TEXTS, |_| true)?;
    check_map("votes", &content.votes, MAX_NOTES, |_| true)?;
    check_map(
        "use_cases",
        &content.use_cases,
        MAX_NOTES + MAX_FRAMES,
        |id| id.len() <= 64,
    )?;
    let most = MAX_TEXT as usize;
    match content
        .texts
        .iter()
        .find(|(_, words)| words.encode_utf16().count() > most)
    {
        Some((id, _)) => Err(ParseError::Limit {
            path: format!("content.texts.{id}"),
            most,
        }),
        None => Ok(()),
    }
}

fn check_map<T>(
    name: &str,
    map: &BTreeMap<String, T>,
    most: usize,
    is_valid: impl Fn(&T) -> bool,
) -> Result<(), ParseError> {
    if map.len() > most {
        return Err(ParseError::Limit {
            path: format!("content.{name}"),
            most,
        });
    }
    for (key, value) in map {
        let path = || format!("content.{name}.{key}");
        if !is_key(key) || (name != "texts" && key.contains(':')) {
            return Err(field(path(), &"not an identifier"));
        }
        if !is_valid(value) {
            return Err(field(path(), &"a value out of range"));
        }
    }
    Ok(())
}

fn field(path: String, reason: &dyn std::fmt::Display) -> ParseError {
    ParseError::Field {
        path,
        reason: reason.to_string(),
    }
}

#[cfg(test)]
mod tests;
