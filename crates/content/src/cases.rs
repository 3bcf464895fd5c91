//! Case stories: `cases/{id}.toml`, both languages in one file.

use std::collections::BTreeMap;

use domain::{
    Language, Localised,
    lecture::{Case, Outcome, Source},
    use_case::MlTask,
};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files},
    names::Standing,
    problem::{Faults, Problem},
    sources::Sources,
    words::Words,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CaseFile {
    #[serde(rename = "revision")]
    _revision: u32,
    organisation: String,
    country: Spanned<String>,
    year: u32,
    industry: Words,
    task: MlTask,
    outcome: Outcome,
    title: Words,
    problem: Words,
    solution: Words,
    impact: Words,
    failure: Words,
    sources: Spanned<Vec<Spanned<String>>>,
}

/// Reads all cases, by id.
pub(crate) fn read(
    files: &Files,
    sources: &Sources,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, Localised<Case>> {
    let paths = files.paths_below("cases/", ".toml");
    let read = |file: &File| read_one(file, sources);
    let cases = paths.filter_map(|path| files.first_valid(path, read, problems));
    cases.map(|case| (case.en.id.clone(), case)).collect()
}

fn read_one(file: &File, sources: &Sources) -> Result<Localised<Case>, Vec<Problem>> {
    let parsed: CaseFile = file.toml()?;
    let mut faults = Faults::of(file);
    let id = file.stem();
    crate::files::check_id(id, 1, &mut faults);
    let country = parsed.country.get_ref();
    if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
        faults.add(
            parsed.country.span(),
            "the country is two capital letters, such as \"JP\"",
        );
    }
    let cited = cited(&parsed.sources, sources, &mut faults);
    let mut words = |words: &Words, what: &str| words.plain(what, &mut faults);
    let industry = words(&parsed.industry, "industry");
    let title = words(&parsed.title, "title");
    let problem = words(&parsed.problem, "problem");
    let solution = words(&parsed.solution, "solution");
    let impact = words(&parsed.impact, "impact");
    let failure = words(&parsed.failure, "failure");
    let case = |language: Language| Case {
        id: id.to_owned(),
        organisation: parsed.organisation.clone(),
        country: country.clone(),
        year: parsed.year,
        industry: industry.get(language).clone(),
        task: parsed.task,
        outcome: parsed.outcome,
        title: title.get(language).clone(),
        problem: problem.get(language).clone(),
        solution: solution.get(language).clone(),
        impact: impact.get(language).clone(),
        failure: failure.get(language).clone(),
        sources: cited
            .iter()
            .map(|source| source.get(language).clone())
            .collect(),
    };
    faults.unless_any(Localised {
        ja: case(Language::Ja),
        en: case(Language::En),
    })
}

fn cited<'a>(
    ids: &Spanned<Vec<Spanned<String>>>,
    sources: &'a Sources,
    faults: &mut Faults<'_>,
) -> Vec<&'a Localised<Source>> {
    if ids.get_ref().is_empty() {
        faults.add(ids.span(), "a case needs at least one source");
    }
    let mut cited = Vec::new();
    for id in ids.get_ref() {
        match sources.get(id.get_ref()) {
            Some(source) => cited.push(source),
            None if sources.names.standing(id.get_ref()) == Standing::Faulty => faults.refuse(),
            None => faults.add(id.span(), format!("there is no source {:?}", id.get_ref())),
        }
    }
    cited
}
