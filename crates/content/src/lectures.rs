//! The lectures: reads everything that lessons are made of, then the lessons, and looks at the
//! whole. Files that do not hold what they should are left out; what is merely unfinished, such
//! as a drawing that no lesson shows, is named and does not stop anything.

mod front;
mod lesson;
mod module;
mod pairs;
pub(crate) mod reading_time;
mod review;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Language, Localised,
    lecture::{Case, Figure, Module, Play, QuestionSet, Term},
};

use crate::{
    cases,
    checks::{self, Checks},
    figures,
    files::Files,
    glossary::Glossary,
    markdown::Surroundings,
    plays,
    problem::Problem,
    sample,
    sources::Sources,
};

/// All there is to read.
#[derive(Debug, Default)]
pub(crate) struct Lectures {
    /// In the order of reading.
    pub modules: Localised<Vec<Module>>,
    /// The questions, by lesson.
    pub questions: BTreeMap<String, Vec<QuestionSet>>,
    /// The case stories, by id.
    pub cases: Localised<Vec<Case>>,
    /// The glossary, by id.
    pub terms: Vec<Term>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// What lessons are made of.
pub(crate) struct Stock {
    sources: Sources,
    glossary: Glossary,
    figures: BTreeMap<String, Localised<Figure>>,
    cases: BTreeMap<String, Localised<Case>>,
    plays: BTreeMap<String, Localised<Play>>,
    checks: BTreeMap<String, Checks>,
    lessons: BTreeSet<String>,
}

impl Stock {
    fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let sources = Sources::read(files, problems);
        Self {
            glossary: Glossary::read(files, problems),
            figures: figures::read(files, problems),
            cases: cases::read(files, &sources, problems),
            plays: plays::read(files, problems),
            checks: checks::read(files, problems),
            lessons: lesson::paths(files, Language::Ja)
                .chain(lesson::paths(files, Language::En))
                .map(|(_, name)| name.id.to_owned())
                .collect(),
            sources,
        }
    }

    /// What texts in `language` may refer to. The prefixes lead from the page on which the
    /// text stands to the lessons and to the workshop's other pages.
    fn surroundings(
        &self,
        language: Language,
        lesson_prefix: &'static str,
        glossary_prefix: &'static str,
    ) -> Surroundings<'_> {
        Surroundings {
            language,
            lesson_prefix,
            glossary_prefix,
            lessons: &self.lessons,
            terms: &self.glossary.names,
            matcher: self.glossary.matchers.get(language),
            sources: &self.sources.names,
        }
    }
}

impl Lectures {
    /// Reads everything. `problems` are those of other files.
    pub fn read(files: &Files, mut problems: Vec<Problem>) -> Self {
        let stock = Stock::read(files, &mut problems);
        let lessons = pairs::read(files, &stock, &mut problems);
        let modules = module::read(files, &stock, &lessons, &mut problems);
        review::review(files, &stock, &lessons, &mut problems);
        sample::review(files, &stock.lessons, &modules, &mut problems);
        problems.sort();
        problems.dedup();
        let list = |language: Language| {
            let cases = stock.cases.values();
            cases.map(|case| case.get(language).clone()).collect()
        };
        Self {
            modules,
            cases: Localised {
                ja: list(Language::Ja),
                en: list(Language::En),
            },
            questions: stock
                .checks
                .into_iter()
                .map(|(lesson, checks)| (lesson, checks.sets))
                .collect(),
            terms: stock.glossary.terms,
            problems,
        }
    }
}
