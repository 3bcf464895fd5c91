//! What Ekkyo shows besides its own words: agendas, sample workshops and lectures, written as
//! files in `content/`, embedded in the binary and overridable by a directory. The directory is
//! the index: a new file is a new agenda, a new lesson, a new figure. docs/content-format.md
//! describes the files.
//!
//! A file that does not hold what it should is never half used. It is left out (or the embedded
//! one of the same name stands in for it), and [`Library::check`] says what is wrong where.

mod agenda;
mod cases;
mod checks;
mod figures;
mod files;
mod glossary;
mod lectures;
mod listing;
mod markdown;
mod names;
mod plays;
mod problem;
mod sample;
mod search;
mod shelf;
mod sources;
mod svg;
mod words;

use std::{
    collections::BTreeMap,
    io,
    path::Path,
    sync::{Arc, OnceLock},
};

use domain::{
    Language, Localised,
    agenda::Agenda,
    lecture::{Case, Lesson, Module, Question, QuestionSet, Term},
};
use files::Files;
use lectures::Lectures;

pub use problem::Problem;
pub use sample::{
    Sample, SampleAnswer, SampleDates, SampleFocus, SampleGift, SampleMember, SampleMilestone,
    SampleOutcome, SampleQuestion, SampleReader, SampleReading, SampleTeam, SampleUseCase,
};
pub use search::{Hit, Piece, Target};
pub use shelf::{Refreshed, Shelf};

/// Everything found in the content files.
#[derive(Debug)]
pub struct Library {
    agendas: BTreeMap<String, Agenda>,
    samples: Vec<Sample>,
    problems: Vec<Problem>,
    files: Files,
    /// Read when somebody asks for them: most of the bytes are theirs, and many a test needs
    /// an agenda only.
    lectures: OnceLock<Lectures>,
    indexes: Localised<OnceLock<search::Index>>,
}

impl Library {
    /// What is built into the binary; read once.
    pub fn embedded() -> Arc<Self> {
        static EMBEDDED: OnceLock<Arc<Library>> = OnceLock::new();
        let embedded = EMBEDDED.get_or_init(|| Arc::new(Self::read(files::embedded())));
        Arc::clone(embedded)
    }

    /// The same, with the files of `directory` in front of embedded ones of the same path and
    /// beside them where there are none. Fails when the directory cannot be read.
    pub fn with_overrides(directory: &Path) -> io::Result<Self> {
        let mut files = files::embedded();
        files.put_in_front(directory)?;
        Ok(Self::read(files))
    }

    /// The agendas, by id.
    pub fn agendas(&self) -> impl Iterator<Item = &Agenda> {
        self.agendas.values()
    }

    /// The agenda called `id`.
    pub fn agenda(&self, id: &str) -> Option<&Agenda> {
        self.agendas.get(id)
    }

    /// The sample workshops written in `language`.
    pub fn samples(&self, language: Language) -> impl Iterator<Item = &Sample> {
        self.samples
            .iter()
            .filter(move |sample| sample.language == language)
    }

    /// The modules of the lectures in the order of reading.
    pub fn modules(&self, language: Language) -> &[Module] {
        self.lectures().modules.get(language)
    }

    /// Every lesson in the order of reading.
    pub fn lessons(&self, language: Language) -> impl Iterator<Item = &Lesson> {
        self.modules(language)
            .iter()
            .flat_map(|module| &module.lessons)
    }

    /// The lesson called `id`.
    pub fn lesson(&self, language: Language, id: &str) -> Option<&Lesson> {
        self.lessons(language).find(|lesson| lesson.id == id)
    }

    /// The questions of a lesson.
    pub fn question_sets(&self, lesson: &str) -> &[QuestionSet] {
        let questions = &self.lectures().questions;
        questions.get(lesson).map_or(&[], Vec::as_slice)
    }

    /// The question called `id`, of any lesson.
    pub fn question(&self, id: &str) -> Option<&Question> {
        let sets = self.lectures().questions.values().flatten();
        sets.flat_map(|set| &set.questions)
            .find(|question| question.id == id)
    }

    /// All case stories.
    pub fn cases(&self, language: Language) -> &[Case] {
        self.lectures().cases.get(language)
    }

    /// The glossary, in no particular order.
    pub fn terms(&self) -> &[Term] {
        &self.lectures().terms
    }

    /// What answers `query`, the best first.
    pub fn search(&self, language: Language, query: &str) -> Vec<Hit> {
        let index = self.indexes.get(language);
        let index = index.get_or_init(|| search::Index::new(search::pages(self, language)));
        index.search(query)
    }

    /// Everything in the lectures as a list in Markdown.
    pub fn listing(&self) -> String {
        listing::listing(self)
    }

    /// What is wrong with the files, in the order of their paths; empty when nothing is.
    pub fn check(&self) -> &[Problem] {
        &self.lectures().problems
    }

    fn lectures(&self) -> &Lectures {
        self.lectures
            .get_or_init(|| Lectures::read(&self.files, self.problems.clone()))
    }

    fn read(files: Files) -> Self {
        let mut library = Self {
            agendas: BTreeMap::new(),
            samples: Vec::new(),
            problems: Vec::new(),
            files: Files::default(),
            lectures: OnceLock::new(),
            indexes: Localised::default(),
        };
        library.problems.clone_from(&files.problems);
        for path in files.paths_below("agendas/", ".toml") {
            if let Some(agenda) = files.first_valid(path, agenda::read, &mut library.problems) {
                library.agendas.insert(agenda.id.clone(), agenda);
            }
        }
        for language in Language::ALL {
            let folder = format!("{}/samples/", language.tag());
            for path in files.paths_below(&folder, "/workshop.toml") {
                library.add_sample(&files, language, path);
            }
        }
        library.files = files;
        library
    }

    fn add_sample(&mut self, files: &Files, language: Language, path: &str) {
        let read = |file: &files::File| sample::read(files, language, file);
        let Some(sample) = files.first_valid(path, read, &mut self.problems) else {
            return;
        };
        if self.agendas.contains_key(&sample.agenda) {
            self.samples.push(sample);
        } else {
            let message = format!("there is no agenda {:?}", sample.agenda);
            self.problems.push(Problem {
                file: path.to_owned(),
                line: None,
                message,
            });
        }
    }
}

#[cfg(test)]
mod tests;
