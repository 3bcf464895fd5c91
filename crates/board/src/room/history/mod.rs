//! What the document is made of: how far each Yjs client is known, and to which entry or text
//! each of its elements belongs. An update is judged by it before yrs may integrate it.
//!
//! yrs keeps what it cannot integrate yet and tries again with every later update; a client
//! could fill the memory that way, and gaps are the least trodden code of yrs. So everything an
//! update refers to must be there. Worse, yrs trusts that both neighbours of an element belong
//! to the same parent: an update in which they do not makes it read freed memory (0.28.1). So
//! that is checked as well. Honest clients never fail these checks, except that something may
//! be missing, and then the room asks them for it.

mod runs;
mod trace;

use std::{collections::HashMap, hash::RandomState};

use crate::scan::{Id, Section, Summary};

use runs::Runs;

pub use trace::Trace;

/// The history of a document.
#[derive(Debug, Default)]
pub struct History {
    clients: HashMap<u64, Runs>,
    /// Names lists unpredictably, so that nobody can make two names equal on purpose.
    names: RandomState,
}

/// What to do with an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admission {
    /// It refers to something unknown.
    Missing,
    /// It carries changes, but they are known; at most its deletions are new.
    Known,
    /// It carries no change that is known.
    Fresh,
    /// Some of its changes are new, some known.
    Overlapping,
}

impl History {
    /// Judges whether everything is there that an update refers to.
    pub fn admit(&self, summary: &Summary<'_>) -> Admission {
        let lacking =
            |id: Id| id.clock >= self.known(id.client) && id.clock >= summary.reach(id.client);
        // A deletion names the clock after its last element.
        let unknown =
            |id: &Id| id.clock > self.known(id.client) && id.clock > summary.reach(id.client);
        if summary.gaps
            || summary
                .sections
                .iter()
                .any(|section| section.start > self.known(section.client))
            || summary.shapes().any(|shape| shape.needs().any(lacking))
            || summary.deletes.iter().any(unknown)
        {
            return Admission::Missing;
        }
        let mut all = None;
        for section in &summary.sections {
            let this = self.admit_section(section);
            all = Some(match all {
                Some(all) if all != this => Admission::Overlapping,
                _ => this,
            });
        }
        all.unwrap_or(Admission::Fresh)
    }

    /// How far a client is known.
    pub fn known(&self, client: u64) -> u64 {
        self.clients.get(&client).map_or(0, Runs::end)
    }

    /// Notes that the update was applied from which the trace was made.
    pub fn advance(&mut self, trace: Trace) {
        for (client, runs) in trace.into_clients() {
            self.clients.entry(client).or_default().append(runs);
        }
    }

    fn admit_section(&self, section: &Section<'_>) -> Admission {
        let known = self.known(section.client);
        match (section.start == known, section.end > known) {
            (true, true) => Admission::Fresh,
            (false, true) => Admission::Overlapping,
            (_, false) => Admission::Known,
        }
    }
}

#[cfg(test)]
mod tests;
