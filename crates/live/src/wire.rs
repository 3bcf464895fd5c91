//! What the browser's islands receive. `cargo test -p live` regenerates the TypeScript twins
//! in `islands/wire/`; a check fails when they differ from what is committed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything the board page needs before its first frame, embedded in the page as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BoardBoot {
    /// The board's id, also the room name under `/sync`.
    pub board: String,
    /// The team's id; none for a board on which somebody practises alone.
    pub team: Option<String>,
    /// The team's name, or what else the board is called.
    pub team_name: String,
    /// The team's product.
    pub product: String,
    /// The page that the board's way back leads to.
    pub home: String,
    /// `ja` or `en`.
    pub language: String,
    /// Who is looking.
    pub me: Me,
    /// The team's state when the page was rendered.
    pub state: TeamState,
}

/// The person in front of the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Me {
    /// Member or organiser id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Index into the palette of people's colours, 0 to 11.
    pub colour: u8,
    /// May write on the board.
    pub can_edit: bool,
    /// May run agenda, reveal, votes and locks.
    pub can_lead: bool,
}

/// A team's shared state besides the board document. Sent whole, as server-sent event
/// `state` on `/teams/{team}/events`, whenever something in it changes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TeamState {
    /// Server time in milliseconds since 1970, to correct the browser's clock.
    #[ts(type = "number")]
    pub now: i64,
    /// The agenda with planned or actual times.
    pub steps: Vec<StepState>,
    /// Index of the current step; none before the start and after the end.
    pub current: Option<u32>,
    /// The clock of the current step.
    pub clock: Clock,
    /// New notes stay private until revealed.
    pub silent: bool,
    /// Only the current step's kinds may be added.
    pub step_locked: bool,
    /// Only leads may change the board.
    pub board_locked: bool,
    /// The vote on problem notes.
    pub vote: Vote,
    /// How many private notes each person holds.
    pub drafts: Vec<Draft>,
    /// Everyone of the team, and facilitators who are present.
    pub people: Vec<PersonState>,
    /// Use cases made so far.
    pub use_cases: Vec<UseCaseRef>,
}

/// One step as the agenda bar shows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct StepState {
    /// Unique within the agenda.
    pub id: String,
    /// Heading in the reader's language.
    pub title: String,
    /// Instruction in the reader's language.
    pub instruction: String,
    /// Planned minutes including extensions.
    pub minutes: u32,
    /// Role key of who leads.
    pub led_by: String,
    /// Kinds the palette offers first; empty means all.
    pub palette: Vec<String>,
    /// `board`, `worksheet` or `talk`.
    pub view: String,
    /// Planned start in milliseconds since 1970, once the agenda runs.
    #[ts(type = "number | null")]
    pub starts_at: Option<i64>,
    /// Planned end likewise.
    #[ts(type = "number | null")]
    pub ends_at: Option<i64>,
}

/// The clock of the current step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Clock {
    /// The agenda has not begun.
    NotStarted,
    /// Counting down to `ends_at` (milliseconds since 1970); past it, counting over.
    Running {
        /// When the step's time is up.
        #[ts(type = "number")]
        ends_at: i64,
    },
    /// Standing still.
    Paused {
        /// Milliseconds left; negative when over.
        #[ts(type = "number")]
        left: i64,
    },
    /// The last step is over.
    Finished,
}

/// The vote on problem notes. Counts are absent until a lead shows them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Vote {
    /// No vote is going on; shown results, if any, stand in the document's `votes` map.
    Off,
    /// People place dots; nobody sees another's.
    Open {
        /// Dots per person.
        dots: u32,
        /// The reader's own dots by note id.
        mine: BTreeMap<String, u32>,
        /// How many people placed all their dots.
        done: u32,
    },
}

/// Private notes one person holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Draft {
    /// Whose.
    pub person: String,
    /// How many notes.
    pub notes: u32,
}

/// A person of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PersonState {
    /// Member or organiser id.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Role key, or `organiser`.
    pub role: String,
    /// Index into the palette of people's colours, 0 to 11.
    pub colour: u8,
    /// Has the board open at present.
    pub present: bool,
}

/// A use case as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UseCaseRef {
    /// Its id; its page is `/use-cases/{id}`.
    pub id: String,
    /// Its problem, shortened.
    pub title: String,
    /// The note it came from.
    pub note: Option<String>,
    /// The ML-design frame it came from.
    pub frame: Option<String>,
    /// The team's focus.
    pub focus: bool,
}

/// The answer to `POST /api/v1/boards/{board}/tickets`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Ticket {
    /// Goes into the socket's query string as `ticket`.
    pub ticket: String,
    /// When it stops opening sockets, in milliseconds since 1970.
    #[ts(type = "number")]
    pub expires_at: i64,
}
