//! What a workshop archive holds, as values.

use std::collections::BTreeMap;

use domain::{
    MemberId, Moment, UseCaseId, board::BoardContent, gift::Item, milestone::Milestone,
    people::Member, workshop,
};
use serde::{Deserialize, Serialize};

use super::path::{Gift, Learner, ReaderQuestion, SavedDate};

/// A whole workshop: everything needed to go on elsewhere, and nothing that opens a door.
/// Passwords, sessions, tickets and return links stay behind; join codes come along, because
/// they stand on printed paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Workshop {
    /// When the archive was made.
    pub created_at: Moment,
    /// The workshop itself.
    pub workshop: workshop::Workshop,
    /// Its people.
    pub members: Vec<Member>,
    /// Its teams.
    pub teams: Vec<Team>,
    /// Its dates, as far as they were ever saved.
    pub dates: Vec<SavedDate>,
    /// What readers asked below lessons.
    pub questions: Vec<ReaderQuestion>,
    /// What people read and answered: nobody's business but theirs.
    pub learning: BTreeMap<MemberId, Learner>,
}

impl Workshop {
    /// The archive without what only its writers may see, for anyone but the server's operator.
    pub fn without_secrets(mut self) -> Self {
        self.learning.clear();
        for team in &mut self.teams {
            team.drafts.clear();
            if let Some(vote) = &mut team.vote {
                vote.placed.clear();
            }
        }
        self
    }
}

/// A team with everything it made.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// The team itself.
    pub team: workshop::Team,
    /// Where it stands in its agenda, as the server stores it; null before the first start.
    pub progress: serde_json::Value,
    /// Its board.
    pub board: BoardContent,
    /// Its use-case list, in the order of the list.
    pub use_cases: Vec<UseCase>,
    /// Notes written in silence and not yet revealed.
    pub drafts: Vec<Draft>,
    /// The vote that is going on.
    pub vote: Option<OpenVote>,
    /// What it wants to have reached by when.
    pub milestones: Vec<Milestone>,
    /// What it says about the gifts of its use cases.
    pub gifts: BTreeMap<UseCaseId, BTreeMap<Item, Gift>>,
}

/// A row of the use-case list. Its fields are kept by name, so that an archive outlives a
/// change of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseCase {
    /// Which.
    pub id: UseCaseId,
    /// The problem note it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The ML-design frame it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frame: Option<String>,
    /// When it was made.
    pub created_at: Moment,
    /// The worksheet's fields by name; a field never touched is absent.
    #[serde(default)]
    pub fields: BTreeMap<String, Field>,
}

/// A field of the worksheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// What it says, as typed.
    pub value: String,
    /// How often it was changed.
    pub revision: u64,
}

/// The private notes of one person on a team's board.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Member or organiser id.
    pub person: String,
    /// The notes.
    pub board: BoardContent,
}

/// A vote whose result nobody has seen yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenVote {
    /// Dots per person.
    pub dots: u32,
    /// The dots placed so far.
    pub placed: Vec<VoteDots>,
}

/// Dots of one person on one note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteDots {
    /// Member or organiser id.
    pub person: String,
    /// The note.
    pub note: String,
    /// How many.
    pub dots: u32,
}
