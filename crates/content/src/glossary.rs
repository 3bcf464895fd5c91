//! The glossary: `glossary/{area}.toml`, and finding its terms in texts.

mod matcher;

use std::collections::BTreeMap;

use domain::{
    Language, Localised,
    lecture::{Term, TermWords},
};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files},
    names::{Names, Standing},
    problem::{Faults, Problem},
    words::without_markup,
};

pub(crate) use matcher::Matcher;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GlossaryFile {
    #[serde(default)]
    terms: Vec<TermFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TermFile {
    id: Spanned<String>,
    ja: JapaneseFile,
    en: EnglishFile,
    #[serde(default)]
    lesson: Option<Spanned<String>>,
    #[serde(default)]
    see: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct JapaneseFile {
    term: String,
    #[serde(default)]
    reading: String,
    #[serde(default)]
    also: Vec<String>,
    definition: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EnglishFile {
    term: String,
    #[serde(default)]
    also: Vec<String>,
    definition: String,
}

/// All terms that may be used.
#[derive(Debug, Default)]
pub(crate) struct Glossary {
    /// In the order of their ids.
    pub terms: Vec<Term>,
    /// Their ids.
    pub names: Names,
    /// Finds them in texts.
    pub matchers: Localised<Matcher>,
    /// What can only be judged when everything is read: the file, the line, the reference.
    pub references: Vec<(File, usize, Reference)>,
}

/// Something a term points at.
#[derive(Debug, Clone)]
pub(crate) enum Reference {
    /// The lesson that explains it.
    Lesson(String),
    /// A related term.
    Term(String),
}

struct Read {
    term: Term,
    line: usize,
    references: Vec<(usize, Reference)>,
}

impl Read {
    /// Its names in each language, in lower case, with its id.
    fn names(&self) -> impl Iterator<Item = ((&'static str, String), String)> {
        Language::ALL.into_iter().flat_map(move |language| {
            let words = self.term.words.get(language);
            let names = words.also.iter().chain([&words.term]);
            names.map(move |name| {
                let name = (language.tag(), name.to_lowercase());
                (name, self.term.id.clone())
            })
        })
    }

    /// Names that other terms have: a link could lead to either.
    fn taken_names(
        &self,
        names: &BTreeMap<(&'static str, String), String>,
    ) -> Vec<(String, String)> {
        let own = self.names();
        let taken = own.filter_map(|(name, _)| Some((name.1.clone(), names.get(&name)?.clone())));
        taken.collect()
    }
}

impl Glossary {
    /// Reads all files of the glossary.
    pub fn read(files: &Files, problems: &mut Vec<Problem>) -> Self {
        let mut glossary = Self::default();
        let mut known: BTreeMap<String, Term> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for path in files.paths_below("glossary/", ".toml") {
            let Some((file, read)) = files.first_valid(
                path,
                |file| read(file).map(|terms| (file.clone(), terms)),
                problems,
            ) else {
                glossary
                    .names
                    .add_faulty(files.versions(path).flat_map(ids_in));
                continue;
            };
            for found in read {
                if !glossary.names.add(&found.term.id) {
                    let message = format!("another term is called {:?} already", found.term.id);
                    problems.push(file.problem(Some(found.line), message));
                    continue;
                }
                for (name, other) in found.taken_names(&names) {
                    let message = format!("{name:?} is a name of the term {other:?} already");
                    problems.push(file.problem(Some(found.line), message));
                }
                names.extend(found.names());
                for (line, reference) in found.references {
                    glossary.references.push((file.clone(), line, reference));
                }
                known.insert(found.term.id.clone(), found.term);
            }
        }
        glossary.terms = known.into_values().collect();
        glossary.matchers = Localised {
            ja: Matcher::new(Language::Ja, &glossary.terms),
            en: Matcher::new(Language::En, &glossary.terms),
        };
        glossary
    }

    /// Names the references that lead nowhere.
    pub fn check_references(&self, is_lesson: impl Fn(&str) -> bool, problems: &mut Vec<Problem>) {
        for (file, line, reference) in &self.references {
            let message = match reference {
                Reference::Lesson(id) if !is_lesson(id) => format!("there is no lesson {id:?}"),
                Reference::Term(id) if self.names.standing(id) == Standing::Unknown => {
                    format!("there is no term {id:?}")
                }
                _ => continue,
            };
            problems.push(file.problem(Some(*line), message));
        }
    }
}

/// The ids that a file defines, as far as a look at its lines can tell.
fn ids_in(file: &File) -> impl Iterator<Item = &str> {
    let values = file
        .text
        .lines()
        .filter_map(|line| line.strip_prefix("id = "));
    values.map(|value| value.trim().trim_matches('"'))
}

fn read(file: &File) -> Result<Vec<Read>, Vec<Problem>> {
    let parsed: GlossaryFile = file.toml()?;
    let mut faults = Faults::of(file);
    let terms = parsed
        .terms
        .into_iter()
        .map(|term| term_of(term, &mut faults))
        .collect();
    faults.unless_any(terms)
}

fn term_of(term: TermFile, faults: &mut Faults<'_>) -> Read {
    let line = faults.line(term.id.span());
    let id = term.id.into_inner();
    crate::files::check_id(&id, line, faults);
    let mut need = |text: &str, what: &str| {
        if text.trim().is_empty() {
            faults.add(line, format!("term {id:?}: {what} is empty"));
        }
    };
    need(&term.ja.reading, "the reading");
    need(&term.ja.term, "the Japanese term");
    need(&term.ja.definition, "the Japanese definition");
    need(&term.en.term, "the English term");
    need(&term.en.definition, "the English definition");
    for definition in [&term.ja.definition, &term.en.definition] {
        if let Err(message) = without_markup(definition) {
            faults.add(line, format!("term {id:?}: {message}"));
        }
    }
    if let Some(odd) = term
        .ja
        .reading
        .chars()
        .find(|character| !is_hiragana(*character))
    {
        faults.add(
            line,
            format!("term {id:?}: the reading is in hiragana, without {odd:?}"),
        );
    }
    let see = term.see.iter().map(|see| {
        let reference = Reference::Term(see.get_ref().clone());
        (faults.line(see.span()), reference)
    });
    let lesson = term.lesson.iter().map(|lesson| {
        let reference = Reference::Lesson(lesson.get_ref().clone());
        (faults.line(lesson.span()), reference)
    });
    Read {
        references: see.chain(lesson).collect(),
        line,
        term: Term {
            id,
            reading: term.ja.reading,
            words: Localised {
                ja: TermWords {
                    term: term.ja.term,
                    also: term.ja.also,
                    definition: term.ja.definition.trim().to_owned(),
                },
                en: TermWords {
                    term: term.en.term,
                    also: term.en.also,
                    definition: term.en.definition.trim().to_owned(),
                },
            },
            lesson: term.lesson.map(Spanned::into_inner),
            see: term.see.into_iter().map(Spanned::into_inner).collect(),
        },
    }
}

/// Hiragana with the marks that readings of foreign words need.
fn is_hiragana(character: char) -> bool {
    matches!(character, '\u{3041}'..='\u{3096}' | 'ー' | '・' | ' ')
}
