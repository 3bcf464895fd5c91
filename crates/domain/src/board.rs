//! The contents of an Event Storming board as plain values: what exchange formats, pictures
//! and lists are made of. The live Y document is the business of the `board` crate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The eight kinds of note (domain.md, program C).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// Who performs the work.
    Actor,
    /// What has to have happened, in the past tense.
    Event,
    /// Trouble while doing the work (hotspot).
    Problem,
    /// The decision that triggers an event.
    Command,
    /// Data looked at to decide.
    ReadModel,
    /// A rule that starts a command, or a branch.
    Policy,
    /// A resource inside the service.
    Aggregate,
    /// A resource outside the service.
    ExternalSystem,
}

impl NoteKind {
    /// Every kind, in the order of the palette and of the keys 1 to 8.
    pub const ALL: [Self; 8] = [
        Self::Actor,
        Self::Event,
        Self::Problem,
        Self::Command,
        Self::ReadModel,
        Self::Policy,
        Self::Aggregate,
        Self::ExternalSystem,
    ];

    /// The name in documents, files and style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Event => "event",
            Self::Problem => "problem",
            Self::Command => "command",
            Self::ReadModel => "read_model",
            Self::Policy => "policy",
            Self::Aggregate => "aggregate",
            Self::ExternalSystem => "external_system",
        }
    }

    /// The kind with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The kinds an arrow from this one leads to, most expected first. Grammar: actor ->
    /// command -> aggregate or external system -> event -> policy -> command; event -> read
    /// model -> actor. Problems stand beside the flow and point at nothing.
    pub fn leads_to(self) -> &'static [Self] {
        match self {
            Self::Actor => &[Self::Command],
            Self::Command => &[Self::Aggregate, Self::ExternalSystem],
            Self::Aggregate | Self::ExternalSystem => &[Self::Event],
            Self::Event => &[Self::Policy, Self::ReadModel],
            Self::Policy => &[Self::Command],
            Self::ReadModel => &[Self::Actor],
            Self::Problem => &[],
        }
    }
}

/// A sticky note. Positions and sizes are in board units; 1 unit is 1 CSS pixel at 100 %.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Which kind.
    pub kind: NoteKind,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// Who wrote it (a member's or organiser's id, or empty when unknown).
    #[serde(default)]
    pub by: String,
    /// Further authors, from notes merged into this one.
    #[serde(default, rename = "with", skip_serializing_if = "Vec::is_empty")]
    pub co_authors: Vec<String>,
    /// Only a lead may change it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
}

/// An arrow between two notes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The note it starts at.
    pub from: String,
    /// The note it points to.
    pub to: String,
    /// Words on the arrow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// What a frame is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrameKind {
    /// Gathers notes under a title.
    Group,
    /// ML Design (step 3'): six guided questions whose answers are texts of the board under
    /// the keys `{frame}:1` to `{frame}:6`.
    MlDesign,
}

/// A titled area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Frame {
    /// The heading.
    pub title: String,
    /// What it is for.
    pub kind: FrameKind,
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
    /// Only a lead may change it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub locked: bool,
}

/// A remark on a note.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// The note it belongs to.
    pub note: String,
    /// The author's id.
    pub by: String,
    /// The author's name when it was written.
    pub name: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The words.
    pub text: String,
}

/// The number of questions an ML-design frame asks.
pub const ML_DESIGN_QUESTIONS: u8 = 6;

/// Everything on a board at one moment. Keys are the identifiers of the Y document; ordered
/// maps make every export reproducible.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BoardContent {
    /// Notes by id.
    #[serde(default)]
    pub notes: BTreeMap<String, Note>,
    /// Words by note id, or by `{frame}:{question}` for ML-design answers.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// Arrows by id.
    #[serde(default)]
    pub links: BTreeMap<String, Link>,
    /// Frames by id.
    #[serde(default)]
    pub frames: BTreeMap<String, Frame>,
    /// Comments by id.
    #[serde(default)]
    pub comments: BTreeMap<String, Comment>,
    /// Shown vote results by note id. Written by the server only.
    #[serde(default)]
    pub votes: BTreeMap<String, u32>,
    /// Use-case ids by the note or frame they came from. Written by the server only.
    #[serde(default)]
    pub use_cases: BTreeMap<String, String>,
}

impl BoardContent {
    /// The words of a note, empty when there are none.
    pub fn text(&self, note: &str) -> &str {
        self.texts.get(note).map_or("", String::as_str)
    }

    /// The answer to `question` (1 to 6) of an ML-design frame, empty when there is none.
    pub fn answer(&self, frame: &str, question: u8) -> &str {
        self.texts
            .get(&format!("{frame}:{question}"))
            .map_or("", String::as_str)
    }

    /// Notes in reading order: by rows of the timeline, left to right. A row is 120 units high,
    /// about one note, so that slightly uneven notes still read as one line.
    pub fn notes_in_reading_order(&self) -> Vec<(&str, &Note)> {
        let mut notes: Vec<_> = self
            .notes
            .iter()
            .map(|(id, note)| (id.as_str(), note))
            .collect();
        notes.sort_by(|(left_id, left), (right_id, right)| {
            let row = |note: &Note| (note.y / 120.0).floor();
            row(left)
                .total_cmp(&row(right))
                .then(left.x.total_cmp(&right.x))
                .then(left_id.cmp(right_id))
        });
        notes
    }
}
