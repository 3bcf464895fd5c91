//! The gifts of use cases: what a team says about each item. An item nobody wrote about has no
//! row.

use std::collections::BTreeMap;

use domain::{
    Moment, UseCaseId, WorkshopId,
    gift::{Entry, Item, State},
    people::Role,
};

use crate::{Db, Error, Result, revision::first_revision, row::Row};

/// What is stored about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredGift {
    /// What the team says.
    pub entry: Entry,
    /// How often it was saved; an item nobody wrote about counts as 0.
    pub revision: i64,
    /// The id of the person who saved it last.
    pub by: String,
    /// When.
    pub at: Moment,
}

/// How saving an item went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GiftSave {
    /// It is saved.
    Saved {
        /// The item's revision from now on.
        revision: i64,
    },
    /// Somebody else had saved the item meanwhile. Nothing was changed; this is what it says.
    Conflict(StoredGift),
}

fn read(row: &Row) -> Result<StoredGift> {
    Ok(StoredGift {
        entry: Entry {
            owner: row.keyed("owner", Role::from_key)?,
            state: row.keyed("state", State::from_key)?,
            evidence: row.get("evidence")?,
            note: row.get("note")?,
        },
        revision: row.get("revision")?,
        by: row.get("saved_by")?,
        at: row.moment("saved_at")?,
    })
}

/// The columns of [`read`] and the item.
macro_rules! select_gifts {
    ($conditions:literal) => {
        concat!(
            "SELECT gifts.use_case, gifts.item, gifts.owner, gifts.state, gifts.evidence, gifts.note,
                    gifts.revision, gifts.saved_by, gifts.saved_at
             FROM gifts ",
            $conditions
        )
    };
}

impl Db {
    /// What is stored about the items of a use case. Items that this version does not know are
    /// left out.
    pub async fn gifts(&self, use_case: &UseCaseId) -> Result<BTreeMap<Item, StoredGift>> {
        let rows = self
            .read(select_gifts!("WHERE gifts.use_case = $1"))
            .bind(use_case)
            .all(|row| Ok((row.get::<String>("item")?, read(row)?)))
            .await?;
        Ok(known(rows))
    }

    /// The same for the use cases that the teams of a workshop have chosen.
    pub async fn gifts_of_focuses(
        &self,
        workshop: &WorkshopId,
    ) -> Result<BTreeMap<UseCaseId, BTreeMap<Item, StoredGift>>> {
        let rows = self
            .read(select_gifts!(
                "JOIN team_focus ON team_focus.use_case = gifts.use_case
                 JOIN teams ON teams.id = team_focus.team
                 WHERE teams.workshop = $1"
            ))
            .bind(workshop)
            .all(|row| {
                let use_case: UseCaseId = row.parsed("use_case")?;
                Ok((use_case, row.get::<String>("item")?, read(row)?))
            })
            .await?;
        let mut gifts: BTreeMap<UseCaseId, BTreeMap<Item, StoredGift>> = BTreeMap::new();
        for (use_case, item, stored) in rows {
            if let Some(item) = Item::from_key(&item) {
                gifts.entry(use_case).or_default().insert(item, stored);
            }
        }
        Ok(gifts)
    }

    /// Saves what a team says about an item if it still has the revision that the writer saw, 0
    /// if they saw none. [`Gone`](Error::Gone) if there is no such use case.
    pub async fn save_gift(
        &self,
        (use_case, item): (&UseCaseId, Item),
        entry: &Entry,
        base_revision: i64,
        by: &str,
        at: Moment,
    ) -> Result<GiftSave> {
        let saved = self
            .write(
concat!(
                "INSERT INTO gifts (use_case, item, owner, state, evidence, note, revision, saved_by, saved_at)
                 VALUES ($1, $2, $3, $4, $5, $6, ", first_revision!("$7"), ", $8, $9)
                 ON CONFLICT (use_case, item) DO UPDATE
                 SET owner = excluded.owner, state = excluded.state, evidence = excluded.evidence,
                     note = excluded.note, revision = gifts.revision + 1,
                     saved_by = excluded.saved_by, saved_at = excluded.saved_at
                 WHERE gifts.revision = $7
                 RETURNING revision"
            ))
            .bind(use_case)
            .bind(item.key())
            .bind(entry.owner.key())
            .bind(entry.state.key())
            .bind(entry.evidence.as_str())
            .bind(entry.note.as_str())
            .bind(base_revision)
            .bind(by)
            .bind(at)
            .optional(|row| row.get("revision"))
            .await?;
        if let Some(revision) = saved {
            return Ok(GiftSave::Saved { revision });
        }
        self.read(select_gifts!(
            "WHERE gifts.use_case = $1 AND gifts.item = $2"
        ))
        .bind(use_case)
        .bind(item.key())
        .optional(read)
        .await?
        .map(GiftSave::Conflict)
        .ok_or(Error::Gone)
    }
}

fn known(rows: Vec<(String, StoredGift)>) -> BTreeMap<Item, StoredGift> {
    rows.into_iter()
        .filter_map(|(item, stored)| Some((Item::from_key(&item)?, stored)))
        .collect()
}
