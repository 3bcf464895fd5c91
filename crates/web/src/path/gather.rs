//! What a path is made from, out of the database: reading, dates and what the team recorded.

use domain::{
    gift::Item,
    lecture::{Learning, Module, Record},
    path::{Reading, TeamFacts, Traveller},
    people::Member,
    use_case::{Part, UseCase},
    workshop::Team,
};

use crate::{error::Result, state::AppState, use_cases::row::of_stored};

/// Who somebody is on the path.
pub fn traveller(member: &Member) -> Traveller {
    Traveller {
        role: member.role,
        access: member.access,
    }
}

/// How far a member is with the modules that are theirs.
pub async fn reading<'a>(
    state: &AppState,
    member: &Member,
    modules: &'a [Module],
) -> Result<Reading<'a>> {
    let records = state.db.lesson_records(&member.id).await?;
    Ok(reading_of(traveller(member), modules, &records))
}

/// The same from records that are known.
pub fn reading_of<'a>(
    traveller: Traveller,
    modules: &'a [Module],
    records: &[Record],
) -> Reading<'a> {
    Reading::of(traveller.reads(modules), &Learning::of(modules, records))
}

/// The row that a team goes for, out of its list.
pub fn focus<'a>(team: &Team, rows: &'a [UseCase]) -> Option<&'a UseCase> {
    let focus = team.focus.as_ref()?;
    rows.iter().find(|row| row.id == focus.use_case)
}

/// What a team has recorded on its way.
pub async fn facts(state: &AppState, team: &Team) -> Result<TeamFacts> {
    let stored = state.db.use_cases(&team.id).await?;
    let rows: Vec<UseCase> = stored.into_iter().map(of_stored).collect();
    let is_complete = |row: &UseCase, part| row.completeness(part).is_complete();
    let focus = focus(team, &rows);
    let gifts = match focus {
        Some(row) => {
            let held = state.db.gifts(&row.id).await?;
            let lacks = |item: Item| {
                held.get(&item)
                    .is_none_or(|gift| gift.entry.gap().is_some())
            };
            !Item::ALL.into_iter().any(lacks)
        }
        None => false,
    };
    let milestones = state.db.milestones(&team.id).await?;
    let before = rows.iter().any(|row| is_complete(row, Part::Before));
    Ok(TeamFacts {
        worksheet_before: before.into(),
        ideathon: focus
            .is_some_and(|row| is_complete(row, Part::Ideathon))
            .into(),
        obstacles: focus
            .is_some_and(|row| is_complete(row, Part::After))
            .into(),
        milestone: (!milestones.is_empty()).into(),
        gifts: gifts.into(),
    })
}
