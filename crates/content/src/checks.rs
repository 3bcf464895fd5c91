//! Knowledge checks: `checks/{lesson}.toml`, sets of questions in both languages.

mod kinds;

use std::collections::{BTreeMap, BTreeSet};

use domain::lecture::{Behaviour, Question, QuestionSet};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files, check_id},
    problem::{Faults, Problem},
};
use kinds::QuestionFile;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecksFile {
    #[serde(rename = "revision")]
    _revision: u32,
    sets: Vec<SetFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetFile {
    id: Spanned<String>,
    behaviour: Behaviour,
    #[serde(default)]
    pick: Option<Spanned<usize>>,
    #[serde(default)]
    questions: Vec<QuestionFile>,
}

/// The questions of one lesson.
#[derive(Debug)]
pub(crate) struct Checks {
    /// The sets in the order of the file.
    pub sets: Vec<QuestionSet>,
    /// The file they are from.
    pub file: File,
    /// The line on which each set begins.
    pub set_lines: Vec<usize>,
    question_lines: Vec<usize>,
}

/// Reads the questions of all lessons, by lesson. A question whose id is taken makes its file
/// unusable: answers are kept under the id.
pub(crate) fn read(files: &Files, problems: &mut Vec<Problem>) -> BTreeMap<String, Checks> {
    let mut all = BTreeMap::new();
    let mut known = BTreeSet::new();
    for path in files.paths_below("checks/", ".toml") {
        let Some(checks) = files.first_valid(path, read_one, problems) else {
            continue;
        };
        let taken = checks.taken(&known);
        if taken.is_empty() {
            known.extend(checks.questions().map(|question| question.id.clone()));
            all.insert(checks.file.stem().to_owned(), checks);
        }
        problems.extend(taken);
    }
    all
}

impl Checks {
    fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sets.iter().flat_map(|set| &set.questions)
    }

    fn taken(&self, known: &BTreeSet<String>) -> Vec<Problem> {
        let questions = self.questions().zip(&self.question_lines);
        let taken = questions.filter(|(question, _)| known.contains(&question.id));
        taken
            .map(|(question, line)| {
                let message = format!("another question is called {:?} already", question.id);
                self.file.problem(Some(*line), message)
            })
            .collect()
    }
}

fn read_one(file: &File) -> Result<Checks, Vec<Problem>> {
    let parsed: ChecksFile = file.toml()?;
    let mut faults = Faults::of(file);
    let mut checks = Checks {
        sets: Vec::new(),
        file: file.clone(),
        set_lines: Vec::new(),
        question_lines: Vec::new(),
    };
    let (mut sets, mut questions) = (BTreeSet::new(), BTreeSet::new());
    for set in parsed.sets {
        let id = set.id.get_ref().clone();
        if !sets.insert(id.clone()) {
            faults.add(
                set.id.span(),
                format!("another set is called {id:?} already"),
            );
        }
        for question in &set.questions {
            let id = &question.id;
            checks.question_lines.push(faults.line(id.span()));
            if !questions.insert(id.get_ref().clone()) {
                let message = format!("another question is called {:?} already", id.get_ref());
                faults.add(id.span(), message);
            }
        }
        checks.set_lines.push(faults.line(set.id.span()));
        checks.sets.push(set_of(set, &mut faults));
    }
    faults.unless_any(checks)
}

fn set_of(set: SetFile, faults: &mut Faults<'_>) -> QuestionSet {
    let span = set.id.span();
    check_id(set.id.get_ref(), span.clone(), faults);
    let bank = set.questions.len();
    if bank == 0 {
        faults.add(span, "a set needs at least one question");
    }
    if let Some(pick) = &set.pick
        && !(1..=bank).contains(pick.get_ref())
    {
        let message = format!("cannot pick {} of {bank} questions", pick.get_ref());
        faults.add(pick.span(), message);
    }
    QuestionSet {
        id: set.id.into_inner(),
        behaviour: set.behaviour,
        pick: set.pick.map_or(bank, Spanned::into_inner),
        questions: set
            .questions
            .into_iter()
            .map(|question| question.read(faults))
            .collect(),
    }
}
