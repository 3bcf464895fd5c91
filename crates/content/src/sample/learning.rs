//! What the people of a sample have read, and what they asked below lessons.

use std::collections::BTreeSet;

use domain::{Language, lecture::Module, people::Access};
use serde::Deserialize;
use toml::Spanned;

use super::{People, WorkshopFile, path::need_days};
use crate::{
    files::{File, Files},
    problem::{Faults, Problem},
};

/// Characters of the longest question and of the longest answer that a form takes.
const LONGEST: (usize, usize) = (1_000, 4_000);

/// What one person of a sample has read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleReader {
    /// The key of the person.
    pub member: String,
    /// Lessons, or modules with all of their lessons, in the order in which they were finished.
    pub finished: Vec<String>,
    /// The lesson in hand.
    pub reading: Option<SampleReading>,
}

/// A lesson that somebody is in the middle of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleReading {
    /// Which.
    pub lesson: String,
    /// How many hundredths of it are read.
    pub share: u32,
}

/// A question below a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleQuestion {
    /// Below which lesson.
    pub lesson: String,
    /// The key of the person who asks; nobody when it is asked anonymously.
    pub by: Option<String>,
    /// How many days ago.
    pub days_ago: u32,
    /// What is asked.
    pub text: String,
    /// The answers, first to last.
    pub answers: Vec<SampleAnswer>,
}

/// An answer to a question below a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleAnswer {
    /// The key of the facilitator who answers.
    pub by: String,
    /// How many days ago.
    pub days_ago: u32,
    /// What is answered.
    pub text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReaderFile {
    member: Spanned<String>,
    #[serde(default)]
    finished: Vec<Spanned<String>>,
    #[serde(default)]
    reading: Option<ReadingFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReadingFile {
    lesson: Spanned<String>,
    share: Spanned<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionFile {
    lesson: Spanned<String>,
    #[serde(default)]
    by: Option<Spanned<String>>,
    days_ago: Spanned<u32>,
    text: Spanned<String>,
    #[serde(default)]
    answers: Vec<AnswerFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    by: Spanned<String>,
    days_ago: Spanned<u32>,
    text: Spanned<String>,
}

/// Who has read what, with what is wrong about it noted.
pub(super) fn readers(
    readers: Vec<ReaderFile>,
    people: &People,
    faults: &mut Faults<'_>,
) -> Vec<SampleReader> {
    let mut known = BTreeSet::new();
    let mut read = |reader: ReaderFile| {
        people.need(&reader.member, faults);
        if !known.insert(reader.member.get_ref().clone()) {
            faults.add(
                reader.member.span(),
                "this person's reading is there already",
            );
        }
        if let Some(reading) = &reader.reading
            && *reading.share.get_ref() > 99
        {
            faults.add(reading.share.span(), "the share is 0 to 99 hundredths");
        }
        SampleReader {
            member: reader.member.into_inner(),
            finished: reader
                .finished
                .into_iter()
                .map(Spanned::into_inner)
                .collect(),
            reading: reader.reading.map(|reading| SampleReading {
                lesson: reading.lesson.into_inner(),
                share: reading.share.into_inner(),
            }),
        }
    };
    readers.into_iter().map(&mut read).collect()
}

/// What readers asked, with what is wrong about it noted.
pub(super) fn questions(
    questions: Vec<QuestionFile>,
    people: &People,
    faults: &mut Faults<'_>,
) -> Vec<SampleQuestion> {
    let mut read = |question: QuestionFile| {
        check_question(&question, people, faults);
        let answer = |answer: AnswerFile| SampleAnswer {
            by: answer.by.into_inner(),
            days_ago: answer.days_ago.into_inner(),
            text: answer.text.into_inner(),
        };
        SampleQuestion {
            lesson: question.lesson.into_inner(),
            by: question.by.map(Spanned::into_inner),
            days_ago: question.days_ago.into_inner(),
            text: question.text.into_inner(),
            answers: question.answers.into_iter().map(answer).collect(),
        }
    };
    questions.into_iter().map(&mut read).collect()
}

fn check_question(question: &QuestionFile, people: &People, faults: &mut Faults<'_>) {
    need_days(&question.days_ago, faults);
    need_words(&question.text, LONGEST.0, faults);
    if let Some(by) = &question.by {
        people.need(by, faults);
    }
    for answer in &question.answers {
        need_words(&answer.text, LONGEST.1, faults);
        people.need(&answer.by, faults);
        let access = people.0.get(answer.by.get_ref());
        if access.is_some_and(|access| *access != Access::Facilitator) {
            faults.add(answer.by.span(), "only facilitators answer questions");
        }
        if answer.days_ago.get_ref() > question.days_ago.get_ref() {
            faults.add(answer.days_ago.span(), "answered before it was asked");
        }
    }
}

fn need_words(text: &Spanned<String>, longest: usize, faults: &mut Faults<'_>) {
    let written = text.get_ref();
    if written.trim().is_empty() || written.chars().count() > longest {
        faults.add(
            text.span(),
            format!("the text has 1 to {longest} characters"),
        );
    }
}

/// Notes lessons that samples speak of and that do not exist. Samples are read before lessons,
/// and one that speaks of a lesson too many is still a good sample: it shows without it.
pub(crate) fn review(
    files: &Files,
    lessons: &BTreeSet<String>,
    modules: &domain::Localised<Vec<Module>>,
    problems: &mut Vec<Problem>,
) {
    for language in Language::ALL {
        let modules: BTreeSet<&str> = modules
            .get(language)
            .iter()
            .map(|module| module.id.as_str())
            .collect();
        let folder = format!("{}/samples/", language.tag());
        for path in files.paths_below(&folder, "/workshop.toml") {
            let read = |file| Some((file, File::toml::<WorkshopFile>(file).ok()?));
            if let Some((file, workshop)) = files.versions(path).find_map(read) {
                problems.extend(unknown(file, &workshop, lessons, &modules));
            }
        }
    }
}

fn unknown(
    file: &File,
    workshop: &WorkshopFile,
    lessons: &BTreeSet<String>,
    modules: &BTreeSet<&str>,
) -> Vec<Problem> {
    let mut faults = Faults::of(file);
    let mut need = |name: &Spanned<String>, or_module: bool| {
        let id = name.get_ref();
        let known = lessons.contains(id) || or_module && modules.contains(id.as_str());
        if !known {
            faults.add(name.span(), format!("there is no lesson {id:?}"));
        }
    };
    for reader in &workshop.learning {
        reader.finished.iter().for_each(|name| need(name, true));
        if let Some(reading) = &reader.reading {
            need(&reading.lesson, false);
        }
    }
    for question in &workshop.questions {
        need(&question.lesson, false);
    }
    faults.into_problems()
}
