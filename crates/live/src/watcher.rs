//! What rooms tell the outside: facts for team sessions, and the question which locks hold.

use std::sync::Arc;

use board::room::Rules;
use domain::Moment;
use storage::Db;

use crate::{
    Agendas, RoomKey,
    facts::{Facts, Presence},
    progress::Progress,
};

/// Called with the board whose facts changed; must not block.
pub(crate) type Nudge = Arc<dyn Fn(&domain::BoardId) + Send + Sync>;

/// The rooms' view of the rest of the server.
#[derive(Clone)]
pub(crate) struct Watcher {
    pub(crate) db: Db,
    pub(crate) agendas: Agendas,
    pub(crate) facts: Facts,
    pub(crate) nudge: Nudge,
}

impl Watcher {
    /// The locks that hold on a shared board; private documents have none.
    pub(crate) async fn rules(&self, key: &RoomKey) -> Result<Option<Rules>, storage::Error> {
        if key.owner.is_some() {
            return Ok(None);
        }
        let Some(team) = self.db.team_by_board(&key.board).await? else {
            return Ok(None);
        };
        let Some(workshop) = self.db.workshop(&team.workshop).await? else {
            return Ok(None);
        };
        let progress = Progress::parse(&team.id, self.db.progress(&team.id).await?.as_deref());
        Ok(Some(progress.rules(&self.agendas.get(&workshop.agenda))))
    }

    pub(crate) fn entered(&self, key: &RoomKey, person: &str, presence: Presence) {
        self.change_presence(key, |present| {
            present
                .entry(person.to_owned())
                .and_modify(|known| known.windows += 1)
                .or_insert(presence);
        });
    }

    pub(crate) fn left(&self, key: &RoomKey, person: &str) {
        self.change_presence(key, |present| {
            if let Some(known) = present.get_mut(person) {
                known.windows = known.windows.saturating_sub(1);
                if known.windows == 0 {
                    present.remove(person);
                }
            }
        });
    }

    fn change_presence(
        &self,
        key: &RoomKey,
        change: impl FnOnce(&mut std::collections::BTreeMap<String, Presence>),
    ) {
        if key.owner.is_none() {
            self.facts
                .change(&key.board, |facts| change(&mut facts.present));
            (self.nudge)(&key.board);
        }
    }

    /// Takes note of how many notes a document holds and when it was last changed. Only the
    /// number is worth telling the session at once; it would otherwise hear of every keystroke.
    pub(crate) fn counted(&self, key: &RoomKey, notes: u32, edited_at: Option<Moment>) {
        let known = self.facts.change(&key.board, |facts| match &key.owner {
            None => {
                facts.last_edit = edited_at.or(facts.last_edit);
                std::mem::replace(&mut facts.notes, notes)
            }
            Some(owner) if notes == 0 => facts.drafts.remove(owner).unwrap_or(0),
            Some(owner) => facts.drafts.insert(owner.clone(), notes).unwrap_or(0),
        });
        if known != notes {
            (self.nudge)(&key.board);
        }
    }
}
