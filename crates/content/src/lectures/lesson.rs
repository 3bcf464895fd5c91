//! One lesson in one language: `{language}/lectures/{module}/{number}-{id}.md`.

use domain::{
    Language,
    lecture::{Lesson, Part},
};
use toml::Spanned;

use crate::{
    files::{File, Files, check_id},
    markdown::{self, Block, Callout, Document},
    problem::{Faults, Problem},
    words::without_markup,
};

use super::{Stock, front};

/// What the path of a lesson says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
    /// Where `kind`, `revision`, `minutes` and `audience` stand.
    pub front_lines: [usize; 4],
    /// Its call-outs and where they stand.
    pub callouts: Vec<(Callout, usize)>,
}

impl Draft {
    /// The line that says how long it takes.
    pub fn minutes_line(&self) -> usize {
        self.front_lines[2]
    }

    /// The sets of questions in the order in which they are asked.
    pub fn sets(&self) -> impl Iterator<Item = &str> {
        self.lesson.parts.iter().filter_map(|part| match part {
            Part::Check(id) => Some(id.as_str()),
            _ => None,
        })
    }
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

/// A lesson to be read: what it is made of, its language and its name.
pub(super) struct Reading<'a> {
    pub files: &'a Files,
    pub stock: &'a Stock,
    pub language: Language,
    pub name: Name<'a>,
}

/// Reads one lesson.
pub(super) fn read(reading: &Reading<'_>, file: &File) -> Result<Draft, Vec<Problem>> {
    let parts = front::split::<front::LessonFront>(file)?;
    let (front, before) = (parts.front, parts.lines_before);
    let mut faults = Faults::of(file);
    check_front(&front, reading.name, &mut faults);
    let surroundings = reading.stock.surroundings(reading.language, "", "../");
    let mut document = markdown::document(parts.body, &surroundings);
    if document.refused {
        faults.refuse();
    }
    for (line, message) in document.faults.drain(..) {
        faults.add(before + line, message);
    }
    let mut parts = Vec::new();
    for block in std::mem::take(&mut document.blocks) {
        match block {
            Block::Html(html) => parts.push(Part::Prose(html)),
            Block::Directive { kind, name, line } => match reading.part(&kind, &name) {
                Some(part) => parts.push(part),
                None if reading.is_out_of_use(&kind, &name) => faults.refuse(),
                None => {
                    let message = format!("there is no {kind} {name:?} to show here");
                    faults.add(before + line, message);
                }
            },
        }
    }
    let draft = Draft {
        file: file.clone(),
        front_lines: [
            faults.line(front.kind.span()),
            faults.line(front.revision.span()),
            faults.line(front.minutes.span()),
            faults.line(front.audience.span()),
        ],
        callouts: document
            .callouts
            .iter()
            .map(|(kind, line)| (*kind, before + line))
            .collect(),
        lesson: reading.lesson(front, parts, document),
    };
    faults.unless_any(draft)
}

impl Reading<'_> {
    fn lesson(&self, front: front::LessonFront, parts: Vec<Part>, document: Document) -> Lesson {
        let cited = document.cited.iter();
        let sources = cited.filter_map(|id| self.stock.sources.get(id));
        Lesson {
            id: self.name.id.to_owned(),
            module: self.name.module.to_owned(),
            kind: front.kind.into_inner().into(),
            revision: front.revision.into_inner(),
            title: front.title.into_inner(),
            summary: front.summary.into_inner(),
            minutes: front.minutes.into_inner(),
            audience: front.audience.into_inner(),
            goals: front.goals.into_inner(),
            parts,
            sources: sources
                .map(|source| source.get(self.language).clone())
                .collect(),
            plain: document.plain,
        }
    }

    /// What a directive names.
    fn part(&self, kind: &str, name: &str) -> Option<Part> {
        let (stock, language) = (self.stock, self.language);
        Some(match (kind, name) {
            ("figure", _) => Part::Figure(stock.figures.get(name)?.get(language).clone()),
            ("case", _) => Part::Case(stock.cases.get(name)?.get(language).clone()),
            ("play", _) => Part::Play(stock.plays.get(name)?.get(language).clone()),
            ("check", _) => {
                let sets = &stock.checks.get(self.name.id)?.sets;
                let set = sets.iter().find(|set| set.id == name)?;
                Part::Check(set.id.clone())
            }
            ("practice", "board") => Part::PracticeBoard,
            ("worksheet", "start") => Part::Worksheet,
            _ => return None,
        })
    }

    /// Whether there is a file for what a directive names, but one with faults, which are named
    /// there.
    fn is_out_of_use(&self, kind: &str, name: &str) -> bool {
        let lesson = self.name.id;
        let path = match kind {
            "figure" => format!("figures/{name}.svg"),
            "case" => format!("cases/{name}.toml"),
            "play" => format!("plays/{name}.toml"),
            "check" if !self.stock.checks.contains_key(lesson) => format!("checks/{lesson}.toml"),
            _ => return false,
        };
        self.files.contains(&path)
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

/// Notes an empty text, and markup where none is understood.
pub(super) fn need_text(text: &Spanned<String>, what: &str, faults: &mut Faults<'_>) {
    if text.get_ref().trim().is_empty() {
        faults.add(text.span(), format!("the {what} is empty"));
    }
    if let Err(message) = without_markup(text.get_ref()) {
        faults.add(text.span(), format!("the {what}: {message}"));
    }
}

/// Notes missing or empty goals.
pub(super) fn need_goals(goals: &Spanned<Vec<String>>, faults: &mut Faults<'_>) {
    let empty = |goal: &String| goal.trim().is_empty();
    if goals.get_ref().is_empty() || goals.get_ref().iter().any(empty) {
        faults.add(goals.span(), "goals are missing or empty");
    }
    for message in goals
        .get_ref()
        .iter()
        .filter_map(|goal| without_markup(goal).err())
    {
        faults.add(goals.span(), format!("a goal: {message}"));
    }
}
