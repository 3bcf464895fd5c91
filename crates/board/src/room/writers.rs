//! Under which Yjs client each person writes. Changes carry such a number and yrs believes it:
//! someone who writes under the number of another page takes its next clocks, and what that
//! page writes there afterwards counts as known and is lost. So a number belongs to the first
//! person who was seen with it.

use std::collections::HashMap;

use crate::scan::Summary;

use super::history::History;

/// The most numbers that are remembered.
const MAX_WRITERS: usize = 20_000;

/// Who writes under which number.
#[derive(Debug)]
pub struct Writers {
    persons: HashMap<u64, String>,
    replica: u64,
}

impl Writers {
    /// Only the server writes under `replica`.
    pub fn new(replica: u64) -> Self {
        Self {
            persons: HashMap::new(),
            replica,
        }
    }

    /// Whether `person` may make the new changes of an update.
    pub fn allow(&self, person: &str, summary: &Summary<'_>, history: &History) -> bool {
        summary
            .sections
            .iter()
            .filter(|section| section.end > history.known(section.client))
            .all(|section| {
                section.client != self.replica
                    && self
                        .persons
                        .get(&section.client)
                        .is_none_or(|owner| owner == person)
            })
    }

    /// Notes that `person` was seen with a number.
    pub fn claim(&mut self, person: &str, client: u64) {
        if !self.persons.contains_key(&client) && self.persons.len() < MAX_WRITERS {
            self.persons.insert(client, person.to_owned());
        }
    }
}
