//! Whether an update may be given to yrs: everything it refers to must be there. yrs would
//! keep what it cannot integrate yet and try again with every later update; a client could
//! fill the memory that way, and gaps in a client's history are the least trodden code of yrs.
//! Honest clients never need it: the room asks them for what is missing instead.

use std::collections::HashMap;

use yrs::StateVector;

use crate::scan::{Id, Summary};

/// How far the document knows each Yjs client.
#[derive(Debug, Default)]
pub struct Clocks(HashMap<u64, u64>);

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

impl Clocks {
    /// The clocks of a document.
    pub fn of(state: &StateVector) -> Self {
        Self(
            state
                .iter()
                .map(|(client, clock)| (client.get(), u64::from(*clock)))
                .collect(),
        )
    }

    /// Judges an update.
    pub fn admit(&self, summary: &Summary) -> Admission {
        let gap = |section: &crate::scan::Section| section.start > self.known(section.client);
        let lacking =
            |id: &Id| id.clock >= self.known(id.client) && id.clock >= summary.reach(id.client);
        // A deletion names the clock after its last element.
        let unknown =
            |id: &Id| id.clock > self.known(id.client) && id.clock > summary.reach(id.client);
        if summary.gaps
            || summary.sections.iter().any(gap)
            || summary.needs.iter().any(lacking)
            || summary.deletes.iter().any(unknown)
        {
            return Admission::Missing;
        }
        let mut admission = None;
        for section in &summary.sections {
            let known = self.known(section.client);
            let this = match (section.start == known, section.end > known) {
                (true, true) => Admission::Fresh,
                (false, true) => Admission::Overlapping,
                (_, false) => Admission::Known,
            };
            admission = match admission {
                None => Some(this),
                Some(all) if all == this => Some(all),
                Some(_) => Some(Admission::Overlapping),
            };
        }
        admission.unwrap_or(Admission::Fresh)
    }

    /// Notes that an update was applied.
    pub fn advance(&mut self, summary: &Summary) {
        for section in &summary.sections {
            let known = self.0.entry(section.client).or_default();
            *known = section.end.max(*known);
        }
    }

    fn known(&self, client: u64) -> u64 {
        self.0.get(&client).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::Section;

    fn summary(
        sections: &[(u64, u64, u64)],
        needs: &[(u64, u64)],
        deletes: &[(u64, u64)],
    ) -> Summary {
        let id = |(client, clock): &(u64, u64)| Id {
            client: *client,
            clock: *clock,
        };
        let mut summary = Summary {
            needs: needs.iter().map(id).collect(),
            deletes: deletes.iter().map(id).collect(),
            ..Summary::default()
        };
        summary.sections = sections
            .iter()
            .map(|(client, start, end)| Section {
                client: *client,
                start: *start,
                end: *end,
            })
            .collect();
        summary
            .sections
            .sort_unstable_by_key(|section| section.client);
        summary
    }

    #[test]
    fn updates_are_judged_by_what_is_known() {
        let mut clocks = Clocks::default();
        clocks.advance(&summary(&[(1, 0, 5)], &[], &[]));
        for (sections, needs, deletes, expected) in [
            (&[(1, 5, 6)][..], &[][..], &[][..], Admission::Fresh),
            (&[(2, 0, 6)], &[(1, 4)], &[], Admission::Fresh),
            (&[(2, 0, 6)], &[(1, 5)], &[], Admission::Missing),
            (&[(2, 0, 6), (1, 5, 6)], &[(1, 5)], &[], Admission::Fresh),
            (&[(1, 6, 7)], &[], &[], Admission::Missing),
            (&[(1, 0, 5)], &[], &[], Admission::Known),
            (&[(1, 0, 7)], &[], &[], Admission::Overlapping),
            (&[(1, 0, 5), (2, 0, 1)], &[], &[], Admission::Overlapping),
            (&[], &[], &[(1, 5)], Admission::Fresh),
            (&[], &[], &[(1, 6)], Admission::Missing),
            (&[(1, 5, 6)], &[], &[(1, 6)], Admission::Fresh),
        ] {
            assert_eq!(clocks.admit(&summary(sections, needs, deletes)), expected);
        }
    }
}
