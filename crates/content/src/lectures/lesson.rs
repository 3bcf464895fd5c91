//! One lesson in one language: `{language}/lectures/{module}/{number}-{id}.md`.

use domain::{
    Language,
    lecture::{Lesson, Part, Source},
};
use toml::Spanned;

use crate::{
    checks::Checks,
    files::{File, Files, check_id},
    markdown::{self, Block, Callout, Document},
    problem::{Faults, Problem},
};

use super::{Stock, front};

/// What the path of a lesson says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// The folder.
    pub module: &'a str,
    /// The file's name without ending: its place in the module.
    pub order: &'a str,
    /// The part behind the number.
    pub id: &'a str,
}

/// A lesson with what its review needs.
#[derive(Debug)]
pub(super) struct Draft {
    pub lesson: Lesson,
    pub file: File,
    /// Where it says how long it takes.
    pub minutes_line: usize,
    /// Where `kind`, `revision`, `minutes` and `audience` stand.
    pub front_lines: [usize; 4],
    /// Its call-outs and where they stand.
    pub callouts: Vec<(Callout, usize)>,
    /// The sets of questions in the order in which they are asked.
    pub sets: Vec<String>,
}

/// The paths of all lessons in `language` that are named as they should be.
pub(super) fn paths(files: &Files, language: Language) -> impl Iterator<Item = (&str, Name<'_>)> {
    let folder = match language {
        Language::Ja => "ja/lectures/",
        Language::En => "en/lectures/",
    };
    files
        .paths_below(folder, ".md")
        .filter_map(move |path| Some((path, name(path.strip_prefix(folder)?)?)))
}

/// `2-planning/05-value-burden.md` taken apart. The introduction of a module is no lesson.
fn name(path: &str) -> Option<Name<'_>> {
    let (module, file) = path.strip_suffix(".md")?.split_once('/')?;
    let (number, id) = file.split_once('-')?;
    let numbered = number.len() == 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    (numbered && !file.contains('/')).then_some(Name {
        module,
        order: file,
        id,
    })
}

/// Reads one lesson.
pub(super) fn read(
    stock: &Stock,
    language: Language,
    name: Name<'_>,
    file: &File,
) -> Result<Draft, Vec<Problem>> {
    let parts = front::split::<front::LessonFront>(file)?;
    let (front, before) = (parts.front, parts.lines_before);
    let mut faults = Faults::of(file);
    check_front(&front, name, &mut faults);
    let surroundings = stock.surroundings(language, "", "../");
    let mut document = markdown::document(parts.body, &surroundings);
    for (line, message) in document.faults.drain(..) {
        faults.add(before + line, message);
    }
    let mut builder = Builder {
        stock,
        language,
        checks: stock.checks.get(name.id),
        parts: Vec::new(),
        sets: Vec::new(),
    };
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Html(html) => builder.parts.push(Part::Prose(html)),
            Block::Directive { kind, name, line } => {
                if let Err(message) = builder.directive(&kind, &name) {
                    faults.add(before + line, message);
                }
            }
        }
    }
    let (parts, sets) = (builder.parts, builder.sets);
    let front_lines = [
        faults.line(front.kind.span()),
        faults.line(front.revision.span()),
        faults.line(front.minutes.span()),
        faults.line(front.audience.span()),
    ];
    let callouts = document.callouts.iter();
    let draft = Draft {
        file: file.clone(),
        minutes_line: front_lines[2],
        front_lines,
        callouts: callouts
            .map(|(kind, line)| (*kind, before + line))
            .collect(),
        sets,
        lesson: lesson(
            front,
            name,
            parts,
            cited(stock, language, &document),
            document,
        ),
    };
    faults.unless_any(draft)
}

fn lesson(
    front: front::LessonFront,
    name: Name<'_>,
    parts: Vec<Part>,
    sources: Vec<Source>,
    document: Document,
) -> Lesson {
    Lesson {
        id: name.id.to_owned(),
        module: name.module.to_owned(),
        kind: front.kind.into_inner().into(),
        revision: front.revision.into_inner(),
        title: front.title.into_inner(),
        summary: front.summary.into_inner(),
        minutes: front.minutes.into_inner(),
        audience: front.audience.into_inner(),
        goals: front.goals.into_inner(),
        parts,
        sources,
        plain: document.plain,
    }
}

fn check_front(front: &front::LessonFront, name: Name<'_>, faults: &mut Faults<'_>) {
    check_id(front.id.get_ref(), front.id.span(), faults);
    if front.id.get_ref() != name.id {
        let message = format!(
            "the id differs from the name of the file, {}.md",
            name.order
        );
        faults.add(front.id.span(), message);
    }
    need_text(&front.title, "title", faults);
    need_text(&front.summary, "summary", faults);
    need_goals(&front.goals, faults);
    if *front.minutes.get_ref() == 0 {
        faults.add(front.minutes.span(), "a lesson takes at least a minute");
    }
}

/// Notes an empty text.
pub(super) fn need_text(text: &Spanned<String>, what: &str, faults: &mut Faults<'_>) {
    if text.get_ref().trim().is_empty() {
        faults.add(text.span(), format!("the {what} is empty"));
    }
}

/// Notes missing or empty goals.
pub(super) fn need_goals(goals: &Spanned<Vec<String>>, faults: &mut Faults<'_>) {
    let empty = |goal: &String| goal.trim().is_empty();
    if goals.get_ref().is_empty() || goals.get_ref().iter().any(empty) {
        faults.add(goals.span(), "goals are missing or empty");
    }
}

fn cited(stock: &Stock, language: Language, document: &Document) -> Vec<Source> {
    let found = document.cited.iter().filter_map(|id| stock.sources.get(id));
    found.map(|source| source.get(language).clone()).collect()
}

/// Turns directives into parts.
struct Builder<'a> {
    stock: &'a Stock,
    language: Language,
    checks: Option<&'a Checks>,
    parts: Vec<Part>,
    sets: Vec<String>,
}

impl Builder<'_> {
    fn directive(&mut self, kind: &str, name: &str) -> Result<(), String> {
        let missing = || format!("there is no usable {kind} {name:?}");
        let language = self.language;
        let part = match (kind, name) {
            ("figure", _) => {
                let figure = self.stock.figures.get(name).ok_or_else(missing)?;
                Part::Figure(figure.get(language).clone())
            }
            ("case", _) => {
                let case = self.stock.cases.get(name).ok_or_else(missing)?;
                Part::Case(case.get(language).clone())
            }
            ("play", _) => {
                let play = self.stock.plays.get(name).ok_or_else(missing)?;
                Part::Play(play.get(language).clone())
            }
            ("check", _) => self.check(name).ok_or_else(missing)?,
            ("practice", "board") => Part::PracticeBoard,
            ("worksheet", "start") => Part::Worksheet,
            _ => {
                return Err(format!(
                    "there is nothing called {kind}:{name} to show here"
                ));
            }
        };
        self.parts.push(part);
        Ok(())
    }

    fn check(&mut self, name: &str) -> Option<Part> {
        let sets = &self.checks?.sets;
        sets.iter().find(|set| set.id == name)?;
        self.sets.push(name.to_owned());
        Some(Part::Check(name.to_owned()))
    }
}
