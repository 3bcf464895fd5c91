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
pub(crate) const VOTE: &str = "#4338ca";
/// The mark of a use case and the heading of an ML-design frame.
pub(crate) const ACCENT: &str = "#2559c0";

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
        NoteKind::Actor => ("#ffe680", "#d9b92f", "#3a3000"),
        NoteKind::Event => ("#ffb35c", "#d9822b", "#3b2000"),
        NoteKind::Problem => ("#f28b82", "#c9544b", "#3d0a06"),
        NoteKind::Command => ("#8ec1f5", "#4f8fd1", "#0a2540"),
        NoteKind::ReadModel => ("#a9ddb1", "#67ad73", "#0d3316"),
        NoteKind::Policy => ("#d3b3f0", "#9f75c9", "#2b1245"),
        NoteKind::Aggregate => ("#ffefa8", "#d8c15a", "#383000"),
        NoteKind::ExternalSystem => ("#f9b4d0", "#d67ba3", "#42102a"),
    };
    NoteColours { fill, edge, ink }
}
