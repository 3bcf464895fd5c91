//! The words of interactive pieces: `plays/{id}.toml`. What they do lives in islands/.

use std::collections::BTreeMap;

use domain::{Language, Localised, lecture::Play};
use serde::Deserialize;

use crate::{
    files::{File, Files},
    problem::{Faults, Problem},
    words::Words,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlayFile {
    #[serde(rename = "revision")]
    _revision: u32,
    title: Words,
    intro: Words,
    takeaway: Words,
}

/// Reads all plays, by id.
pub(crate) fn read(
    files: &Files,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Localised<Play>> {
    let paths = files.paths_below("plays/", ".toml");
    let plays = paths.filter_map(|path| files.first_valid(path, read_one, problems));
    plays.map(|play| (play.en.id.clone(), play)).collect()
}

fn read_one(file: &File) -> Result<Localised<Play>, Vec<Problem>> {
    let parsed: PlayFile = file.toml()?;
    let mut faults = Faults::of(file);
    let id = file.stem();
    crate::files::check_id(id, 1, &mut faults);
    let title = parsed.title.plain("title", &mut faults);
    let intro = parsed.intro.plain("introduction", &mut faults);
    let takeaway = parsed.takeaway.plain("takeaway", &mut faults);
    let play = |language: Language| Play {
        id: id.to_owned(),
        title: title.get(language).clone(),
        intro: intro.get(language).clone(),
        takeaway: takeaway.get(language).clone(),
    };
    faults.unless_any(Localised {
        ja: play(Language::Ja),
        en: play(Language::En),
    })
}
