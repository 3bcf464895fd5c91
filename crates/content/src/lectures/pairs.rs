//! Lessons exist in both languages or not at all: reads them pair by pair and compares what
//! must be the same.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Language, Localised};

use crate::{
    files::Files,
    problem::{Faults, Problem},
};

use super::{
    Stock,
    lesson::{self, Draft, Name, Reading},
};

/// A lesson in both languages.
pub(super) type Pair = Localised<Draft>;

/// Reads all lessons, in the order of reading.
pub(super) fn read(files: &Files, stock: &Stock, problems: &mut Vec<Problem>) -> Vec<Pair> {
    let japanese: BTreeMap<Name<'_>, &str> = by_name(files, Language::Ja);
    let english: BTreeMap<Name<'_>, &str> = by_name(files, Language::En);
    let mut known = BTreeMap::new();
    let mut pairs = Vec::new();
    let names: BTreeSet<_> = japanese.keys().chain(english.keys()).copied().collect();
    for name in names {
        let (Some(ja), Some(en)) = (japanese.get(&name), english.get(&name)) else {
            let alone = japanese.get(&name).or_else(|| english.get(&name));
            let file = alone.and_then(|path| files.first(path));
            let message = "the same lesson is missing in the other language";
            problems.extend(file.map(|file| file.problem(Some(1), message)));
            continue;
        };
        let mut one = |language: Language, path: &str| {
            let reading = Reading {
                files,
                stock,
                language,
                name,
            };
            files.first_valid(path, |file| lesson::read(&reading, file), problems)
        };
        let (Some(ja), Some(en)) = (one(Language::Ja, ja), one(Language::En, en)) else {
            continue;
        };
        let pair = Localised { ja, en };
        let mut found = differences(&pair);
        if let Some(first) = known.insert(name.id, name.module) {
            let message = format!("module {first:?} has a lesson called {:?} already", name.id);
            found.push(pair.en.file.problem(Some(2), message));
        }
        if found.is_empty() {
            pairs.push(pair);
        }
        problems.extend(found);
    }
    pairs
}

fn by_name(files: &Files, language: Language) -> BTreeMap<Name<'_>, &str> {
    let paths = lesson::paths(files, language);
    paths.map(|(path, name)| (name, path)).collect()
}

/// What differs although it must not. Named at the English file.
fn differences(pair: &Pair) -> Vec<Problem> {
    let (ja, en) = (&pair.ja.lesson, &pair.en.lesson);
    let mut faults = Faults::of(&pair.en.file);
    let same = [
        ("kind", ja.kind == en.kind),
        ("revision", ja.revision == en.revision),
        ("minutes", ja.minutes == en.minutes),
        ("audience", ja.audience == en.audience),
    ];
    for ((what, same), line) in same.into_iter().zip(pair.en.front_lines) {
        if !same {
            faults.add(line, format!("`{what}` differs from the Japanese lesson"));
        }
    }
    if pieces(&pair.ja) != pieces(&pair.en) {
        let message = "figures, cases, plays and checks differ from the Japanese lesson";
        faults.add(1, message);
    }
    faults.into_problems()
}

/// Everything but prose: what a reader would miss in one language.
fn pieces(draft: &Draft) -> Vec<(&'static str, &str)> {
    use domain::lecture::Part;
    let piece = |part| match part {
        &Part::Prose(_) => None,
        Part::Figure(figure) => Some(("figure", figure.id.as_str())),
        Part::Case(case) => Some(("case", case.id.as_str())),
        Part::Play(play) => Some(("play", play.id.as_str())),
        Part::Check(set) => Some(("check", set.as_str())),
        Part::PracticeBoard => Some(("practice", "board")),
        Part::Worksheet => Some(("worksheet", "start")),
    };
    draft.lesson.parts.iter().filter_map(piece).collect()
}
