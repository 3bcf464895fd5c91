//! GitHub's call-outs as ours, and the words above them.

use domain::Language;
use pulldown_cmark::BlockQuoteKind;

/// A text set apart from the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callout {
    /// `[!NOTE]`: worth knowing, may be skipped.
    Note,
    /// `[!IMPORTANT]`: the one thing to remember.
    Important,
    /// `[!WARNING]`: a pitfall.
    Warning,
    /// `[!TIP]`: what to do tomorrow.
    Tomorrow,
}

impl Callout {
    /// What Markdown calls it; there is no `[!CAUTION]`.
    pub fn of(kind: BlockQuoteKind) -> Option<Self> {
        match kind {
            BlockQuoteKind::Note => Some(Self::Note),
            BlockQuoteKind::Important => Some(Self::Important),
            BlockQuoteKind::Warning => Some(Self::Warning),
            BlockQuoteKind::Tip => Some(Self::Tomorrow),
            BlockQuoteKind::Caution => None,
        }
    }

    /// What the page knows it by.
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Important => "important",
            Self::Warning => "warning",
            Self::Tomorrow => "tomorrow",
        }
    }

    /// The words above it.
    pub fn label(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Note, Language::Ja) => "補足",
            (Self::Note, Language::En) => "Aside",
            (Self::Important, Language::Ja) => "覚えておくこと",
            (Self::Important, Language::En) => "Remember",
            (Self::Warning, Language::Ja) => "落とし穴",
            (Self::Warning, Language::En) => "Pitfall",
            (Self::Tomorrow, Language::Ja) => "明日やること",
            (Self::Tomorrow, Language::En) => "Tomorrow",
        }
    }
}
