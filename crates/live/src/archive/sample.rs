//! A sample workshop as an archive, so that samples and archives are restored by one piece of
//! code.

use content::{Library, Sample, SampleMember, SampleTeam, SampleUseCase};
use domain::{
    BoardId, MemberId, Moment, TeamId, UseCaseId, WorkshopId,
    agenda::Agenda,
    people::Member,
    workshop::{Focus, Joining, Team, Workshop},
};
use export::archive;

use crate::progress::Progress;

mod answers;
mod path;

/// The sample as an archive made at `now`. Its keys become identifiers, which restoring
/// replaces by fresh ones. `None` if a key cannot be an identifier, or if `library` lacks the
/// sample's agenda.
pub fn from_sample(
    sample: &Sample,
    library: &Library,
    time_zone: &str,
    now: Moment,
) -> Option<archive::Workshop> {
    let id: WorkshopId = sample.id.parse().ok()?;
    let agenda = library.agenda(&sample.agenda)?;
    let dates = path::dates(sample, time_zone, now);
    let day = |date: Option<&archive::SavedDate>| Some(date?.appointment.as_ref()?.date);
    let workshop = Workshop {
        id: id.clone(),
        name: sample.name.clone(),
        language: sample.language,
        purpose: sample.purpose.clone(),
        starts_on: day(dates.first()),
        ends_on: day(dates.last()),
        time_zone: time_zone.to_owned(),
        agenda: sample.agenda.clone(),
        join_code: String::new(),
        joining: Joining::Open,
        archived_at: None,
        created_at: now,
    };
    let mut members = Vec::new();
    for person in &sample.people {
        members.push(member(person, &id, None)?);
    }
    let mut teams = Vec::new();
    for team in &sample.teams {
        let team_id: TeamId = team.key.parse().ok()?;
        for person in &team.members {
            members.push(member(person, &id, Some(&team_id))?);
        }
        teams.push(archived_team(team, team_id, &workshop, agenda, now)?);
    }
    Some(archive::Workshop {
        created_at: now,
        workshop,
        members,
        teams,
        dates,
        questions: path::questions(sample, now)?,
        learning: path::learning(sample, library, now)?,
    })
}

fn member(person: &SampleMember, workshop: &WorkshopId, team: Option<&TeamId>) -> Option<Member> {
    Some(Member {
        id: person.key.parse::<MemberId>().ok()?,
        workshop: workshop.clone(),
        team: team.cloned(),
        name: person.name.clone(),
        role: person.role,
        access: person.access,
    })
}

fn archived_team(
    team: &SampleTeam,
    id: TeamId,
    workshop: &Workshop,
    agenda: &Agenda,
    now: Moment,
) -> Option<archive::Team> {
    let focus = match &team.focus {
        None => None,
        Some(focus) => Some(Focus {
            use_case: use_case_id(team, &focus.use_case)?,
            reason: focus.reason.clone(),
        }),
    };
    let mut board = team.board.clone();
    let mut use_cases = Vec::new();
    for row in &team.use_cases {
        let id = use_case_id(team, &row.key)?;
        for origin in row.note.iter().chain(&row.frame) {
            board.use_cases.insert(origin.clone(), id.to_string());
        }
        use_cases.push(archived_use_case(row, id, now));
    }
    let progress = Progress {
        run: team.run(agenda, now),
        ..Progress::default()
    };
    let gifts = focus
        .iter()
        .map(|focus| (focus.use_case.clone(), path::gifts(team, now)));
    Some(archive::Team {
        milestones: path::milestones(team, &id, &workshop.time_zone, now)?,
        gifts: gifts.filter(|(_, items)| !items.is_empty()).collect(),
        team: Team {
            board: id.as_str().parse::<BoardId>().ok()?,
            id,
            workshop: workshop.id.clone(),
            name: team.name.clone(),
            product: team.product.clone(),
            join_code: String::new(),
            focus,
        },
        progress: serde_json::to_value(progress).ok()?,
        board,
        use_cases,
        drafts: Vec::new(),
        vote: None,
    })
}

/// Keys of rows are unique within their team, identifiers within the archive.
fn use_case_id(team: &SampleTeam, key: &str) -> Option<UseCaseId> {
    format!("{}-{key}", team.key).parse().ok()
}

fn archived_use_case(row: &SampleUseCase, id: UseCaseId, now: Moment) -> archive::UseCase {
    let field = |(field, value): (&domain::use_case::Field, &String)| {
        (
            field.key().to_owned(),
            archive::Field {
                value: value.clone(),
                revision: 1,
            },
        )
    };
    archive::UseCase {
        id,
        note: row.note.clone(),
        frame: row.frame.clone(),
        created_at: now,
        fields: row.fields.iter().map(field).collect(),
    }
}
