//! What is recorded of teams, gathered for all teams of a workshop at once.

use std::collections::{BTreeMap, HashMap};

use domain::{
    MemberId, TeamId,
    gift::{Gift, Item},
    lecture::{Module, Record},
    milestone::Milestone,
    people::{Access, Member, Role},
    stage::{Evidence, Finished, Worth},
    use_case::UseCase,
    workshop::{Team, Workshop},
};
use storage::StoredGift;

use crate::{
    error::Result,
    path::gather::{focus, reading_of, traveller},
    state::AppState,
    use_cases::row::of_stored,
};

/// Nothing records the hands-on yet: its notebooks do not exist.
const NO_NOTEBOOKS: Option<Finished> = None;

/// The evidence of each team of a workshop.
pub async fn of_workshop(
    state: &AppState,
    workshop: &Workshop,
) -> Result<HashMap<TeamId, Evidence>> {
    let db = &state.db;
    let teams = db.teams_of_workshop(&workshop.id).await?;
    let members = db.members_of_workshop(&workshop.id).await?;
    let records = by_member(db.lesson_records_of_workshop(&workshop.id).await?);
    let rows = db.use_cases_of_workshop(&workshop.id).await?;
    let rows: Vec<UseCase> = rows.into_iter().map(of_stored).collect();
    let milestones = db.milestones_of_workshop(&workshop.id).await?;
    let gifts = db.gifts_of_focuses(&workshop.id).await?;
    let library = state.library();
    let modules = library.modules(workshop.language);
    let evidence = teams.iter().map(|team| {
        let focus = focus(team, &rows);
        let evidence = Evidence {
            lectures: finished_roles(&members, team, modules, &records),
            hands_on: NO_NOTEBOOKS,
            focus: focus.map(Worth::of),
            milestones: reached(&milestones, team),
            gifts: focus
                .and_then(|row| gifts.get(&row.id))
                .map_or_else(Vec::new, shown),
        };
        (team.id.clone(), evidence)
    });
    Ok(evidence.collect())
}

/// The evidence of one team, by what concerns it alone: its page is read again whenever
/// something changes.
pub async fn of_team(state: &AppState, workshop: &Workshop, team: &Team) -> Result<Evidence> {
    let db = &state.db;
    let members = db.members_of_team(&team.id).await?;
    let records = by_member(db.lesson_records_of_team(&team.id).await?);
    let focus = match &team.focus {
        Some(focus) => db.use_case(&focus.use_case).await?.map(of_stored),
        None => None,
    };
    let gifts = match &focus {
        Some(row) => db.gifts(&row.id).await?,
        None => BTreeMap::new(),
    };
    let library = state.library();
    let modules = library.modules(workshop.language);
    Ok(Evidence {
        lectures: finished_roles(&members, team, modules, &records),
        hands_on: NO_NOTEBOOKS,
        focus: focus.as_ref().map(Worth::of),
        milestones: reached(&db.milestones(&team.id).await?, team),
        gifts: shown(&gifts),
    })
}

/// What people read, person by person.
pub fn by_member(records: Vec<(MemberId, Record)>) -> HashMap<MemberId, Vec<Record>> {
    let mut by_member: HashMap<MemberId, Vec<Record>> = HashMap::new();
    for (member, record) in records {
        by_member.entry(member).or_default().push(record);
    }
    by_member
}

/// The roles of which somebody in the team has finished what the role is to read. Observers
/// only look on: they are not who will do the work.
fn finished_roles(
    members: &[Member],
    team: &Team,
    modules: &[Module],
    records: &HashMap<MemberId, Vec<Record>>,
) -> Vec<Role> {
    let finished = |member: &&Member| {
        let records = records.get(&member.id).map_or(&[][..], Vec::as_slice);
        reading_of(traveller(member), modules, records)
            .whole
            .is_complete()
    };
    let in_team = members.iter().filter(|member| {
        member.team.as_ref() == Some(&team.id) && member.access == Access::Participant
    });
    in_team.filter(finished).map(|member| member.role).collect()
}

fn reached(milestones: &[Milestone], team: &Team) -> Vec<domain::stage::Stage> {
    milestones
        .iter()
        .filter(|milestone| milestone.team == team.id && milestone.outcome.is_some())
        .map(|milestone| milestone.stage)
        .collect()
}

fn shown(gifts: &BTreeMap<Item, StoredGift>) -> Vec<Gift> {
    let is_shown = |gift: &Gift| {
        gifts
            .iter()
            .any(|(item, held)| item.gift() == *gift && held.entry.is_shown())
    };
    Gift::ALL.into_iter().filter(is_shown).collect()
}
