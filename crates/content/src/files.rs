//! The content files themselves: which there are, and which version of each comes first.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

use crate::problem::{Faults, Problem, Spot, line_of};

#[derive(RustEmbed)]
#[folder = "../../content/"]
struct Embedded;

/// One version of one file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// How problems name it.
    pub name: String,
    /// The path below the content directory, with `/` between names.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl File {
    /// A problem with this file on `line`.
    pub fn problem(&self, line: Option<usize>, message: impl Into<String>) -> Problem {
        Problem {
            file: self.name.clone(),
            line,
            message: message.into(),
        }
    }

    /// Its name without folders and ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split_once('.').map_or(name, |(stem, _)| stem)
    }

    /// Reads the file as TOML.
    pub fn toml<T: DeserializeOwned>(&self) -> Result<T, Vec<Problem>> {
        toml::from_str(&self.text).map_err(|error| {
            let line = error.span().map(|span| line_of(&self.text, &span));
            vec![self.problem(line, error.message())]
        })
    }

    /// Reads the file as JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, Vec<Problem>> {
        serde_json::from_str(&self.text)
            .map_err(|error| vec![self.problem(Some(error.line()), error.to_string())])
    }
}

/// Every file with its versions, the one to prefer first.
#[derive(Debug, Default)]
pub(crate) struct Files {
    by_path: BTreeMap<String, Vec<File>>,
    /// Files that are no text.
    pub problems: Vec<Problem>,
}

/// The files built into the binary.
pub(crate) fn embedded() -> Files {
    let mut files = Files::default();
    for path in Embedded::iter().filter(|path| is_content(Path::new(path.as_ref()))) {
        if let Some(found) = Embedded::get(&path) {
            let text = String::from_utf8_lossy(&found.data).into_owned();
            files.put(File {
                name: path.to_string(),
                path: path.to_string(),
                text,
            });
        }
    }
    files
}

impl Files {
    /// Puts every content file below `directory` in front of the versions known so far.
    pub fn put_in_front(&mut self, directory: &Path) -> io::Result<()> {
        for found in walk(directory)? {
            let Ok(below) = found.strip_prefix(directory) else {
                continue;
            };
            let names: Vec<_> = below.iter().map(|name| name.to_string_lossy()).collect();
            let name = found.display().to_string();
            let bytes = fs::read(&found)
                .map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
            match String::from_utf8(bytes) {
                Ok(text) => self.put(File {
                    name,
                    path: names.join("/"),
                    // Some editors put a byte order mark in front.
                    text: text.trim_start_matches('\u{feff}').to_owned(),
                }),
                Err(_) => self.problems.push(Problem {
                    file: name,
                    line: None,
                    message: "is not text in UTF-8".to_owned(),
                }),
            }
        }
        Ok(())
    }

    /// The paths that start with `folder` and end with `ending`.
    pub fn paths_below<'a>(
        &'a self,
        folder: &'a str,
        ending: &'a str,
    ) -> impl Iterator<Item = &'a str> {
        let paths = self.by_path.keys().map(String::as_str);
        paths.filter(move |path| path.starts_with(folder) && path.ends_with(ending))
    }

    /// What `read` makes of the first version of `path` that it accepts. Problems of the
    /// versions before it are added to `problems`.
    pub fn first_valid<T>(
        &self,
        path: &str,
        read: impl Fn(&File) -> Result<T, Vec<Problem>>,
        problems: &mut Vec<Problem>,
    ) -> Option<T> {
        for file in self.versions(path) {
            match read(file) {
                Ok(value) => return Some(value),
                Err(found) => problems.extend(found),
            }
        }
        None
    }

    /// The versions of `path`, the one to prefer first.
    pub fn versions(&self, path: &str) -> impl Iterator<Item = &File> {
        self.by_path.get(path).into_iter().flatten()
    }

    /// The version of `path` that comes first.
    pub fn first(&self, path: &str) -> Option<&File> {
        self.versions(path).next()
    }

    /// Whether there is a file at `path`.
    pub fn contains(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    fn put(&mut self, file: File) {
        self.by_path
            .entry(file.path.clone())
            .or_default()
            .insert(0, file);
    }
}

/// Notes an id that could not stand in an address.
pub(crate) fn check_id(id: &str, spot: impl Into<Spot>, faults: &mut Faults<'_>) {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(plain) {
        let message = format!("the id {id:?} must be lower-case letters, digits and hyphens");
        faults.add(spot, message);
    }
}

fn is_content(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| matches!(ending, "toml" | "json" | "md" | "svg"))
}

/// Every content file below `directory`, in no particular order. Links to directories
/// are not followed: they could lead round in circles. Hidden files belong to editors and
/// other tools.
pub(crate) fn walk(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(walk(&path)?);
        } else if is_content(&path) {
            found.push(path);
        }
    }
    Ok(found)
}
