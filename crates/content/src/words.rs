//! Texts that a file holds in both languages, `title.ja = "…"` and `title.en = "…"`, and what
//! may be wrong with them.

use domain::{Language, Localised, lecture::RichText};
use serde::Deserialize;
use toml::Spanned;

use crate::{markdown, problem::Faults};

/// A text in both languages.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    ja: Spanned<String>,
    en: Spanned<String>,
}

impl Words {
    /// The text in `language` with its place in the file.
    pub fn get(&self, language: Language) -> &Spanned<String> {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// The text without markup. Neither language may be empty.
    pub fn plain(&self, what: &str, faults: &mut Faults<'_>) -> Localised {
        self.read(what, faults, without_markup)
    }

    /// The text without markup, or nothing in both languages.
    pub fn optional(&self, what: &str, faults: &mut Faults<'_>) -> Localised {
        let empty = |text: &Spanned<String>| text.get_ref().trim().is_empty();
        if empty(&self.ja) && empty(&self.en) {
            return Localised {
                ja: String::new(),
                en: String::new(),
            };
        }
        self.plain(what, faults)
    }

    /// The text without markup, in as many languages as there is something to say.
    pub fn as_it_is(&self) -> Localised {
        let trimmed = |language| self.get(language).get_ref().trim().to_owned();
        Localised {
            ja: trimmed(Language::Ja),
            en: trimmed(Language::En),
        }
    }

    /// One paragraph with bold type and code.
    pub fn line(&self, what: &str, faults: &mut Faults<'_>) -> Localised<RichText> {
        self.read(what, faults, markdown::line)
    }

    /// Paragraphs, lists and tables without links.
    pub fn paragraphs(&self, what: &str, faults: &mut Faults<'_>) -> Localised<RichText> {
        self.read(what, faults, markdown::paragraphs)
    }

    fn read<T: Default>(
        &self,
        what: &str,
        faults: &mut Faults<'_>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Localised<T> {
        let mut one = |language: Language, name: &str| {
            let text = self.get(language);
            let trimmed = text.get_ref().trim();
            if trimmed.is_empty() {
                faults.add(text.span(), format!("the {what} is empty in {name}"));
                return T::default();
            }
            read(trimmed).unwrap_or_else(|message| {
                faults.add(text.span(), format!("the {what} in {name}: {message}"));
                T::default()
            })
        };
        Localised {
            ja: one(Language::Ja, "Japanese"),
            en: one(Language::En, "English"),
        }
    }
}

/// `text`, unless it has marks that would be shown as they are.
pub(crate) fn without_markup(text: &str) -> Result<String, String> {
    let mark = ["**", "[^", "]("]
        .into_iter()
        .find(|mark| text.contains(mark));
    match mark {
        Some(mark) => Err(format!("no markup is possible here, but there is `{mark}`")),
        None => Ok(text.to_owned()),
    }
}
