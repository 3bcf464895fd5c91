//! Where facts come from: `sources/{name}.toml`, one table a source.

use std::collections::BTreeMap;

use domain::{Localised, lecture::Source};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files},
    names::Names,
    problem::{Faults, Problem},
    words::Words,
};

/// Printing was invented later; an earlier year is a typing mistake.
const FIRST_YEAR: u32 = 1450;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    authors: String,
    title: String,
    #[serde(default)]
    year: Option<u32>,
    #[serde(default)]
    url: Option<String>,
    #[serde(rename = "kind")]
    _kind: SourceKind,
    #[serde(default)]
    note: Option<Words>,
}

/// What a source is. Not shown yet, but a source whose kind is unknown was not looked at.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum SourceKind {
    Paper,
    Report,
    Company,
    Press,
    Law,
    Court,
    Statistics,
    Book,
}

/// A source and where it is defined.
#[derive(Debug)]
struct Placed {
    source: Localised<Source>,
    file: File,
    line: usize,
}

/// All sources that may be cited.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    by_id: BTreeMap<String, Placed>,
    /// Their ids.
    pub names: Names,
}

impl Sources {
    /// Reads all files of sources.
    pub fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let mut sources = Self::default();
        for path in files.paths_below("sources/", ".toml") {
            let Some((file, read)) = files.first_valid(
                path,
                |file| read(file).map(|sources| (file.clone(), sources)),
                problems,
            ) else {
                sources
                    .names
                    .add_faulty(files.versions(path).flat_map(ids_in));
                continue;
            };
            for (line, source) in read {
                let id = source.en.id.clone();
                if !sources.names.add(&id) {
                    let message = format!("another source is called {id:?} already");
                    problems.push(file.problem(Some(line), message));
                    continue;
                }
                let file = file.clone();
                sources.by_id.insert(id, Placed { source, file, line });
            }
        }
        sources
    }

    /// The source called `id`.
    pub fn get(&self, id: &str) -> Option<&Localised<Source>> {
        self.by_id.get(id).map(|placed| &placed.source)
    }

    /// The ids of all sources with the file and line that define them.
    pub fn places(&self) -> impl Iterator<Item = (&str, &File, usize)> {
        let placed = self.by_id.iter();
        placed.map(|(id, placed)| (id.as_str(), &placed.file, placed.line))
    }
}

/// The ids that a file defines, as far as a look at its lines can tell.
fn ids_in(file: &File) -> impl Iterator<Item = &str> {
    let lines = file.text.lines();
    lines.filter_map(|line| line.trim().strip_prefix('[')?.strip_suffix(']'))
}

fn read(file: &File) -> Result<Vec<(usize, Localised<Source>)>, Vec<Problem>> {
    let parsed: BTreeMap<Spanned<String>, SourceFile> = file.toml()?;
    let mut faults = Faults::of(file);
    let mut sources = Vec::new();
    for (id, source) in parsed {
        let line = faults.line(id.span());
        let source = source_of(id.into_inner(), source, line, &mut faults);
        sources.push((line, source));
    }
    faults.unless_any(sources)
}

fn source_of(
    id: String,
    source: SourceFile,
    line: usize,
    faults: &mut Faults<'_>,
) -> Localised<Source> {
    crate::files::check_id(&id, line, faults);
    let year = source.year.unwrap_or_default();
    if year < FIRST_YEAR {
        faults.add(line, format!("source {id:?} has no year"));
    }
    let url = source.url.unwrap_or_default();
    if !url.starts_with("https://") && !url.starts_with("http://") {
        faults.add(line, format!("source {id:?} has no link"));
    }
    if source.authors.trim().is_empty() || source.title.trim().is_empty() {
        faults.add(line, format!("source {id:?} has no authors or no title"));
    }
    // A note may explain a foreign title, which only one language needs.
    let note = source.note.map(|note| note.as_it_is()).unwrap_or_default();
    note.map(|note| Source {
        id: id.clone(),
        authors: source.authors.clone(),
        title: source.title.clone(),
        year,
        url: url.clone(),
        note,
    })
}
