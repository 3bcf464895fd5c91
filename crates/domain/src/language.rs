//! The two languages of Ekkyo, and text that exists in both.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface and of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    En,
}

impl Language {
    /// Both languages, in the order menus show them.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The BCP 47 tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub fn endonym(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }
}

/// The tag names neither Japanese nor English.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown language")]
pub struct UnknownLanguage;

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        match tag.split('-').next() {
            Some("ja") => Ok(Self::Ja),
            Some("en") => Ok(Self::En),
            _ => Err(UnknownLanguage),
        }
    }
}

/// Something that exists in both languages, most often a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Localised<T = String> {
    /// In Japanese.
    pub ja: T,
    /// In English.
    pub en: T,
}

impl<T> Localised<T> {
    /// What there is in `language`.
    pub fn get(&self, language: Language) -> &T {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }

    /// The same made of something else, language by language.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Localised<U> {
        Localised {
            ja: change(self.ja),
            en: change(self.en),
        }
    }
}
