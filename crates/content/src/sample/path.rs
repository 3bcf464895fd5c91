//! The path of a sample workshop: its dates, and its teams' milestones and gifts. Days are counted
//! from the one on which the sample is added, so that it never looks old.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    calendar::Occasion,
    gift::{Entry, Item, State},
    milestone::{LONGEST_TEXT, outcome_mistakes},
    people::Role,
    stage::Stage,
};
use serde::Deserialize;
use toml::Spanned;

use super::{People, TeamFile};
use crate::problem::Faults;

/// Further back than any workshop began.
const MOST_DAYS: u32 = 1_000;
/// Days from setting a milestone until it is due: one to three months, whichever months they are.
const DUE_AFTER: std::ops::RangeInclusive<i64> = 31..=89;

/// The dates of a sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleDates {
    /// How many days ago its people began to read. The other dates are those that Ekkyo
    /// proposes from there.
    pub begun_days_ago: u32,
    /// Where occasions take place.
    pub places: BTreeMap<Occasion, String>,
}

/// What a sample team says about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleGift {
    /// Which.
    pub item: Item,
    /// What it says.
    pub entry: Entry,
    /// The key of the member who wrote it.
    pub by: String,
}

/// A milestone of a sample team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleMilestone {
    /// The stage whose question it answers.
    pub stage: Stage,
    /// What is to be reached.
    pub target: String,
    /// How many days ago it was set.
    pub set_days_ago: u32,
    /// In how many days it is due; negative for a day that has passed.
    pub due_in_days: i64,
    /// The key of the member who sees to it.
    pub owner: String,
    /// How it ended, once it did.
    pub outcome: Option<SampleOutcome>,
}

/// How a milestone of a sample team was reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleOutcome {
    /// How many days ago it was recorded.
    pub days_ago: u32,
    /// The business result.
    pub result: String,
    /// What the team learnt.
    pub learning: String,
    /// Where it can be seen.
    pub evidence: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DatesFile {
    begun_days_ago: Spanned<u32>,
    #[serde(default)]
    places: BTreeMap<Occasion, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GiftFile {
    item: Spanned<Item>,
    #[serde(default)]
    owner: Option<Role>,
    state: State,
    #[serde(default)]
    evidence: String,
    #[serde(default)]
    note: String,
    by: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MilestoneFile {
    stage: Spanned<Stage>,
    target: Spanned<String>,
    set_days_ago: Spanned<u32>,
    due_in_days: Spanned<i64>,
    owner: Spanned<String>,
    #[serde(default)]
    outcome: Option<OutcomeFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeFile {
    days_ago: Spanned<u32>,
    result: String,
    learning: String,
    evidence: String,
}

/// The dates, with what is wrong with them noted.
pub(super) fn dates(dates: DatesFile, faults: &mut Faults<'_>) -> SampleDates {
    need_days(&dates.begun_days_ago, faults);
    SampleDates {
        begun_days_ago: dates.begun_days_ago.into_inner(),
        places: dates.places,
    }
}

/// Notes days further back than any workshop began.
pub(super) fn need_days(days: &Spanned<u32>, faults: &mut Faults<'_>) {
    if *days.get_ref() > MOST_DAYS {
        faults.add(days.span(), format!("more than {MOST_DAYS} days ago"));
    }
}

/// Notes what is wrong with a team's milestones and gifts.
pub(super) fn check(team: &TeamFile, people: &People, faults: &mut Faults<'_>) {
    let mut known = BTreeSet::new();
    for gift in &team.gifts {
        let item = *gift.item.get_ref();
        if team.focus.is_none() {
            faults.add(
                gift.item.span(),
                "gifts are for the focus, and the team has none",
            );
        }
        if !known.insert(item) {
            faults.add(
                gift.item.span(),
                format!("{:?} is there already", item.key()),
            );
        }
        for mistake in entry(gift).mistakes() {
            faults.add(gift.item.span(), format!("{:?}: {mistake:?}", item.key()));
        }
        people.need(&gift.by, faults);
    }
    for milestone in &team.milestones {
        check_milestone(milestone, people, faults);
    }
}

fn check_milestone(milestone: &MilestoneFile, people: &People, faults: &mut Faults<'_>) {
    if !Stage::WITH_MILESTONES.contains(milestone.stage.get_ref()) {
        faults.add(milestone.stage.span(), "this stage has no milestones");
    }
    let target = milestone.target.get_ref();
    if !target.chars().any(char::is_numeric) || target.chars().count() > LONGEST_TEXT {
        let message = format!("a target has a number and at most {LONGEST_TEXT} characters");
        faults.add(milestone.target.span(), message);
    }
    need_days(&milestone.set_days_ago, faults);
    people.need(&milestone.owner, faults);
    let set = i64::from(*milestone.set_days_ago.get_ref());
    let due = milestone.due_in_days.get_ref().saturating_add(set);
    if !DUE_AFTER.contains(&due) {
        let (first, last) = (DUE_AFTER.start(), DUE_AFTER.end());
        let message = format!("due {due} days after it was set instead of {first} to {last}");
        faults.add(milestone.due_in_days.span(), message);
    }
    if let Some(outcome) = &milestone.outcome {
        if outcome.days_ago.get_ref() > milestone.set_days_ago.get_ref() {
            faults.add(outcome.days_ago.span(), "reached before it was set");
        }
        for mistake in outcome_mistakes(&outcome.result, &outcome.learning, &outcome.evidence) {
            faults.add(outcome.days_ago.span(), format!("outcome: {mistake:?}"));
        }
    }
}

fn entry(gift: &GiftFile) -> Entry {
    Entry {
        owner: gift.owner.unwrap_or(gift.item.get_ref().usual_owner()),
        state: gift.state,
        evidence: gift.evidence.clone(),
        note: gift.note.clone(),
    }
}

impl From<GiftFile> for SampleGift {
    fn from(gift: GiftFile) -> Self {
        Self {
            entry: entry(&gift),
            item: gift.item.into_inner(),
            by: gift.by.into_inner(),
        }
    }
}

impl From<MilestoneFile> for SampleMilestone {
    fn from(milestone: MilestoneFile) -> Self {
        Self {
            stage: milestone.stage.into_inner(),
            target: milestone.target.into_inner(),
            set_days_ago: milestone.set_days_ago.into_inner(),
            due_in_days: milestone.due_in_days.into_inner(),
            owner: milestone.owner.into_inner(),
            outcome: milestone.outcome.map(|outcome| SampleOutcome {
                days_ago: outcome.days_ago.into_inner(),
                result: outcome.result,
                learning: outcome.learning,
                evidence: outcome.evidence,
            }),
        }
    }
}
