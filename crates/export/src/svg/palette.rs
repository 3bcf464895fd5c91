//! The colours of the board on paper. They are the light ones of the board's style sheet and
//! stay the same in dark mode, because a note's colour is its meaning.

use domain::board::NoteKind;

/// Behind everything.
pub(crate) const PAPER: &str = "#f4f2ec";
/// Inside frames.
pub(crate) const SURFACE: &str = "#fdfcf9";
/// Words on paper.
pub(crate) const INK: &str = "#22211e";
/// Words that step back.
pub(crate) const INK_SOFT: &str = "#5c5a53";
/// Edges of frames.
pub(crate) const LINE: &str = "#d3cfc3";
/// Arrows.
pub(crate) const ARROW: &str = "#55534c";
/// Dots of a vote.
pub(crate) const VOTE: &str = "#4a3fb5";
/// The mark of a use case and the heading of an ML-design frame.
pub(crate) const ACCENT: &str = "#2559c0";

/// Behind the number of a question.
pub(crate) const ACCENT_SOFT: &str = "#e5ecf9";

/// How a kind of note is coloured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NoteColours {
    /// The paper of the note.
    pub(crate) fill: &'static str,
    /// The line around it.
    pub(crate) edge: &'static str,
    /// The words on it.
    pub(crate) ink: &'static str,
}

/// The colours of `kind` (domain.md, program C).
pub(crate) fn note(kind: NoteKind) -> NoteColours {
    let (fill, edge, ink) = match kind {
        NoteKind::Actor => ("#ffe680", "#d9b93a", "#2e2808"),
        NoteKind::Event => ("#ffb35c", "#d98526", "#33200a"),
        NoteKind::Problem => ("#f28b82", "#c9574d", "#350f0b"),
        NoteKind::Command => ("#90c1f4", "#5794d3", "#0c2440"),
        NoteKind::ReadModel => ("#a9dcb0", "#6db379", "#0f2f17"),
        NoteKind::Policy => ("#d2b4ee", "#a57fcc", "#2a1440"),
        NoteKind::Aggregate => ("#fff0ac", "#d3bf63", "#2f2a0f"),
        NoteKind::ExternalSystem => ("#fab6d1", "#d67fa3", "#3b1024"),
    };
    NoteColours { fill, edge, ink }
}
