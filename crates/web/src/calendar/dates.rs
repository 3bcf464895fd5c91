//! The dates of a workshop as they are known: fixed ones, or what Ekkyo proposes until then.

use domain::{
    calendar::{Appointment, Occasion, Proposal, propose},
    workshop::Workshop,
};
use jiff::civil::Date;
use storage::StoredDate;

use crate::{error::Result, state::AppState};

/// What is known about a workshop's dates.
pub struct Dates {
    /// What was ever saved.
    pub stored: Vec<StoredDate>,
    /// What follows from the first day, when that is known.
    pub proposals: Vec<Proposal>,
}

impl Dates {
    /// The dates of `workshop`.
    pub async fn of(state: &AppState, workshop: &Workshop) -> Result<Self> {
        Self::from(state, workshop, workshop.starts_on).await
    }

    /// The same with proposals counted from another first day.
    pub async fn from(
        state: &AppState,
        workshop: &Workshop,
        first_day: Option<Date>,
    ) -> Result<Self> {
        Ok(Self {
            stored: state.db.dates(&workshop.id).await?,
            proposals: first_day.map(propose).unwrap_or_default(),
        })
    }

    /// Whether an organiser has fixed dates. Until then only proposals are known.
    pub fn are_fixed(&self) -> bool {
        self.stored.iter().any(|date| date.appointment.is_some())
    }

    /// What people may count on, or, before anything is fixed, what is proposed.
    pub fn known(&self) -> Vec<Appointment> {
        if self.are_fixed() {
            self.fixed().cloned().collect()
        } else {
            let proposed = self.proposals.iter();
            proposed
                .map(|proposal| proposal.appointment.clone())
                .collect()
        }
    }

    /// What people may count on.
    pub fn fixed(&self) -> impl Iterator<Item = &Appointment> {
        self.stored
            .iter()
            .filter_map(|date| date.appointment.as_ref())
    }

    /// What is stored for an occasion.
    pub fn stored(&self, occasion: Occasion) -> Option<&StoredDate> {
        self.stored.iter().find(|date| date.occasion == occasion)
    }

    /// What is proposed for an occasion.
    pub fn proposal(&self, occasion: Occasion) -> Option<&Proposal> {
        self.proposals
            .iter()
            .find(|proposal| proposal.appointment.occasion == occasion)
    }

    /// The revision that a change of an occasion has to name as its base.
    pub fn revision(&self, occasion: Occasion) -> i64 {
        self.stored(occasion).map_or(0, |date| date.revision)
    }
}
