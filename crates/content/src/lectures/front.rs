//! The front matter of lessons and modules: TOML between two lines of `+++`.

use domain::people::Role;
use serde::{Deserialize, de::DeserializeOwned};
use toml::Spanned;

use domain::lecture::LessonKind;

use crate::{
    files::File,
    problem::{Problem, line_of},
};

const FENCE: &str = "+++";

/// What a lesson says about itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LessonFront {
    pub id: Spanned<String>,
    pub kind: Spanned<KindName>,
    pub revision: Spanned<u32>,
    pub title: Spanned<String>,
    pub summary: Spanned<String>,
    pub minutes: Spanned<u32>,
    pub audience: Spanned<Vec<Role>>,
    pub goals: Spanned<Vec<String>>,
}

/// What a module says about itself.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ModuleFront {
    pub title: Spanned<String>,
    pub summary: Spanned<String>,
    pub goals: Spanned<Vec<String>>,
}

/// The kinds of lessons as files name them.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindName {
    Lesson,
    Exercise,
}

impl From<KindName> for LessonKind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Lesson => Self::Lesson,
            KindName::Exercise => Self::Exercise,
        }
    }
}

/// A file taken apart.
pub(super) struct Parts<'a, T> {
    /// Its front matter.
    pub front: T,
    /// Its text.
    pub body: &'a str,
    /// How many lines stand before the text.
    pub lines_before: usize,
}

/// Takes a file apart. Spans in the front matter are bytes of the whole file.
pub(super) fn split<T: DeserializeOwned>(file: &File) -> Result<Parts<'_, T>, Vec<Problem>> {
    let text = file.text.as_str();
    let missing = |line: usize, what: &str| vec![file.problem(Some(line), what)];
    let Some(rest) = text.strip_prefix(FENCE) else {
        return Err(missing(
            1,
            "a lesson begins with front matter between lines of `+++`",
        ));
    };
    let Some(length) = rest.find("\n+++") else {
        return Err(missing(
            1,
            "the front matter does not end with a line of `+++`",
        ));
    };
    // Blanks in place of the first fence keep spans true for the whole file.
    let matter = format!("   {}\n", &rest[..length]);
    let front = toml::from_str(&matter).map_err(|error| {
        let line = error.span().map(|span| line_of(text, &span));
        vec![file.problem(line, error.message())]
    })?;
    let body = &rest[length + 1 + FENCE.len()..];
    let begin = text.len() - body.len();
    Ok(Parts {
        front,
        body,
        lines_before: line_of(text, &(begin..begin)) - 1,
    })
}
