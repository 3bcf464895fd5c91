//! Drawings with their words: `figures/{id}.svg` and `figures/{id}.toml`.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Language, Localised, lecture::Figure};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files},
    problem::{Faults, Problem},
    svg,
    words::Words,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    alt: Words,
    caption: Words,
    #[serde(default)]
    texts: BTreeMap<Spanned<String>, Words>,
}

/// Reads all figures, by id.
pub(crate) fn read(
    files: &Files,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Localised<Figure>> {
    let mut figures = BTreeMap::new();
    for path in files.paths_below("figures/", ".svg") {
        let Some(id) = name_of(path, ".svg") else {
            continue;
        };
        let words_path = format!("figures/{id}.toml");
        if !files.contains(&words_path) {
            let message = format!("the words and the alternative text, {words_path}, are missing");
            problems.extend(files.first(path).map(|file| file.problem(Some(1), message)));
            continue;
        }
        let read = |drawing: &File| {
            let mut inner = Vec::new();
            files
                .first_valid(
                    &words_path,
                    |words| read_one(id, drawing, words),
                    &mut inner,
                )
                .ok_or(inner)
        };
        if let Some(figure) = files.first_valid(path, read, problems) {
            figures.insert(id.to_owned(), figure);
        }
    }
    for path in files.paths_below("figures/", ".toml") {
        let drawn = name_of(path, ".toml").map(|id| format!("figures/{id}.svg"));
        if let (Some(drawing), Some(file)) = (drawn, files.first(path))
            && !files.contains(&drawing)
        {
            problems.push(file.problem(Some(1), format!("the drawing, {drawing}, is missing")));
        }
    }
    figures
}

fn name_of<'a>(path: &'a str, ending: &str) -> Option<&'a str> {
    path.strip_prefix("figures/")?.strip_suffix(ending)
}

fn read_one(id: &str, drawing: &File, words: &File) -> Result<Localised<Figure>, Vec<Problem>> {
    let mut faults = Faults::of(drawing);
    crate::files::check_id(id, 1, &mut faults);
    let drawn = svg::read(&drawing.text, &mut faults);
    let parsed: Result<FigureFile, _> = words.toml();
    let (Some(drawn), Ok(parsed)) = (drawn, parsed.as_ref()) else {
        let mut problems = faults.into_problems();
        problems.extend(parsed.err().unwrap_or_default());
        return Err(problems);
    };
    let mut word_faults = Faults::of(words);
    compare(&drawn, parsed, &mut faults, &mut word_faults);
    let alt = parsed.alt.plain("alternative text", &mut word_faults);
    let caption = parsed.caption.plain("caption", &mut word_faults);
    let texts: BTreeMap<&str, Localised> = parsed
        .texts
        .iter()
        .map(|(name, text)| {
            (
                name.get_ref().as_str(),
                text.plain(name.get_ref(), &mut word_faults),
            )
        })
        .collect();
    let in_language = |language: Language| {
        let texts = texts
            .iter()
            .map(|(name, text)| (*name, text.get(language).as_str()));
        Figure {
            id: id.to_owned(),
            svg: drawn.draw(id, &texts.collect()),
            alt: alt.get(language).clone(),
            caption: caption.get(language).clone(),
        }
    };
    let figure = Localised {
        ja: in_language(Language::Ja),
        en: in_language(Language::En),
    };
    let mut problems = faults.into_problems();
    problems.extend(word_faults.into_problems());
    if problems.is_empty() {
        Ok(figure)
    } else {
        Err(problems)
    }
}

/// Every placeholder has words, and all words are used.
fn compare(
    drawn: &svg::Drawing<'_>,
    parsed: &FigureFile,
    faults: &mut Faults<'_>,
    word_faults: &mut Faults<'_>,
) {
    let mut used = BTreeSet::new();
    for (name, spot) in drawn.placeholders() {
        if !parsed.texts.contains_key(name.as_str()) {
            faults.add(spot, format!("the placeholder {{{name}}} has no words"));
        }
        used.insert(name);
    }
    for name in parsed.texts.keys() {
        if !used.contains(name.get_ref()) {
            let message = format!("the drawing has no placeholder {{{}}}", name.get_ref());
            word_faults.add(name.span(), message);
        }
    }
}
