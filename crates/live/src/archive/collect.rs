//! A workshop, as stored, into one value.

use std::collections::BTreeMap;

use board::room::Room;
use domain::{
    Moment, WorkshopId,
    board::BoardContent,
    workshop::{Team, Workshop},
};
use export::archive::{self, OpenVote, VoteDots};
use storage::{Db, StoredUseCase};

use super::{ArchiveError, path};
use crate::{RoomKey, progress::Progress};

/// Everything of a workshop, or `None` if there is no such workshop.
pub async fn collect(
    db: &Db,
    id: &WorkshopId,
    now: Moment,
) -> Result<Option<archive::Workshop>, ArchiveError> {
    let Some(workshop) = db.workshop(id).await? else {
        return Ok(None);
    };
    let mut teams = Vec::new();
    for team in db.teams_of_workshop(id).await? {
        teams.push(collect_team(db, team).await?);
    }
    let members = db.members_of_workshop(id).await?;
    Ok(Some(archive::Workshop {
        created_at: now,
        workshop: Workshop { ..workshop },
        members,
        teams,
        dates: path::dates(db, id).await?,
        questions: path::questions(db, id).await?,
        learning: path::learning(db, id).await?,
    }))
}

async fn collect_team(db: &Db, team: Team) -> Result<archive::Team, ArchiveError> {
    let stored = db.progress(&team.id).await?;
    let progress = Progress::parse(&team.id, stored.as_deref());
    let use_cases = db.use_cases(&team.id).await?;
    Ok(archive::Team {
        progress: stored
            .and_then(|json| serde_json::from_str(&json).ok())
            .unwrap_or_default(),
        board: content(db, &RoomKey::shared(&team.board)).await?,
        milestones: db.milestones(&team.id).await?,
        gifts: path::gifts(db, &use_cases).await?,
        use_cases: use_cases.into_iter().map(collect_use_case).collect(),
        drafts: collect_drafts(db, &team).await?,
        vote: match progress.vote {
            None => None,
            Some(round) => Some(OpenVote {
                dots: round.dots,
                placed: collect_votes(db, &team).await?,
            }),
        },
        team,
    })
}

async fn collect_drafts(db: &Db, team: &Team) -> Result<Vec<archive::Draft>, ArchiveError> {
    let mut drafts = Vec::new();
    for key in db.rooms_under(&team.board).await? {
        let Some((_, person)) = key.split_once('/') else {
            continue;
        };
        let board = content(db, &RoomKey::private(&team.board, person)).await?;
        if !board.notes.is_empty() {
            drafts.push(archive::Draft {
                person: person.to_owned(),
                board,
            });
        }
    }
    Ok(drafts)
}

async fn collect_votes(db: &Db, team: &Team) -> Result<Vec<VoteDots>, ArchiveError> {
    let votes = db.votes(&team.id).await?.into_iter();
    Ok(votes
        .map(|vote| VoteDots {
            person: vote.person,
            note: vote.note,
            dots: vote.dots,
        })
        .collect())
}

fn collect_use_case(stored: StoredUseCase) -> archive::UseCase {
    let fields: BTreeMap<_, _> = stored
        .fields
        .into_iter()
        .map(|(name, field)| {
            let revision = u64::try_from(field.revision).unwrap_or_default();
            (
                name,
                archive::Field {
                    value: field.value,
                    revision,
                },
            )
        })
        .collect();
    archive::UseCase {
        id: stored.id,
        note: stored.note,
        frame: stored.frame,
        created_at: stored.created_at,
        fields,
    }
}

/// What a stored document says.
async fn content(db: &Db, key: &RoomKey) -> Result<BoardContent, ArchiveError> {
    let stored = db.load_room(&key.to_string()).await?;
    Ok(Room::load(
        rand::random(),
        stored.snapshot.as_deref(),
        stored.updates.iter(),
    )?
    .content())
}
