//! Agenda files: `agendas/{id}.toml`, structure and both languages in one file.

use std::collections::BTreeSet;

use domain::{
    Localised,
    agenda::{Agenda, Step, View, Writing},
    board::NoteKind,
    people::Role,
};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::File,
    problem::{Problem, line_of},
};

/// Longer than any step of a workshop; more is a typing mistake.
const LONGEST_STEP: u32 = 480;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AgendaFile {
    id: Spanned<String>,
    revision: u32,
    title: Spanned<Words>,
    steps: Vec<Spanned<StepFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    id: String,
    minutes: u32,
    led_by: Role,
    view: View,
    #[serde(default)]
    writing: Writing,
    #[serde(default)]
    palette: Vec<NoteKind>,
    title: Words,
    instruction: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    ja: String,
    en: String,
}

impl Words {
    /// The text in both languages, or which of them is missing.
    fn both(self, what: &str) -> Result<Localised, String> {
        let (ja, en) = (self.ja.trim().to_owned(), self.en.trim().to_owned());
        match (ja.is_empty(), en.is_empty()) {
            (false, false) => Ok(Localised { ja, en }),
            (true, _) => Err(format!("the {what} is empty in Japanese")),
            (false, true) => Err(format!("the {what} is empty in English")),
        }
    }
}

/// Reads one agenda file.
pub(crate) fn read(file: &File) -> Result<Agenda, Vec<Problem>> {
    let parsed: AgendaFile = file.toml()?;
    let mut problems = Vec::new();
    let mut at = |span: std::ops::Range<usize>, message: String| {
        problems.push(file.problem(Some(line_of(&file.text, &span)), message));
    };
    if file.path != format!("agendas/{}.toml", parsed.id.get_ref()) {
        at(
            parsed.id.span(),
            "the id differs from the name of the file".into(),
        );
    }
    if parsed.steps.is_empty() {
        at(parsed.id.span(), "an agenda needs at least one step".into());
    }
    let title_span = parsed.title.span();
    let title = parsed
        .title
        .into_inner()
        .both("title")
        .map_err(|message| at(title_span, message))
        .ok();
    let mut steps = Vec::new();
    let mut known = BTreeSet::new();
    for step in parsed.steps {
        let span = step.span();
        match step_of(step.into_inner(), &mut known) {
            Ok(step) => steps.push(step),
            Err(message) => at(span, message),
        }
    }
    match title {
        Some(title) if problems.is_empty() => Ok(Agenda {
            id: parsed.id.into_inner(),
            revision: parsed.revision,
            title,
            steps,
        }),
        _ => Err(problems),
    }
}

fn step_of(step: StepFile, known: &mut BTreeSet<String>) -> Result<Step, String> {
    let StepFile {
        id,
        minutes,
        led_by,
        view,
        writing,
        palette,
        title,
        instruction,
    } = step;
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if id.is_empty() || !id.bytes().all(plain) {
        return Err(format!(
            "the step id {id:?} must be lower-case letters, digits and hyphens"
        ));
    }
    if !known.insert(id.clone()) {
        return Err(format!("another step is called {id:?} already"));
    }
    if !(1..=LONGEST_STEP).contains(&minutes) {
        return Err(format!(
            "step {id:?} lasts {minutes} minutes; 1 to {LONGEST_STEP} are possible"
        ));
    }
    let named = |message| format!("step {id:?}: {message}");
    let title = title.both("title").map_err(named)?;
    let instruction = instruction.both("instruction").map_err(named)?;
    Ok(Step {
        id,
        title,
        instruction,
        minutes,
        led_by,
        palette,
        view,
        writing,
    })
}
