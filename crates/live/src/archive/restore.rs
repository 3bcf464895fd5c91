//! A workshop out of an archive into the database.

use board::room::{Effect, Input, MAX_NOTES, Room, ServerEdit};
use domain::{MemberId, Moment, OrganiserId, TeamId, WorkshopId, board::BoardContent, join_code};
use export::archive::{self, Workshop};
use rand::Rng;
use storage::{Db, LogEntry, NewUseCase};

use super::{ArchiveError, path, renaming};
use crate::RoomKey;

/// What was restored, under its new identifiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The workshop.
    pub workshop: WorkshopId,
    /// Its teams, in order.
    pub teams: Vec<TeamId>,
    /// Its people, in the order of the archive.
    pub members: Vec<MemberId>,
}

/// Adds the archived workshop as a new one, run by `owner` or by whoever adopts it later. Join
/// codes are kept where they are free, because they stand on printed paper; nobody can return
/// by an old personal link.
pub async fn restore<R: Rng + Send>(
    db: &Db,
    mut archive: Workshop,
    owner: Option<&OrganiserId>,
    now: Moment,
    rng: &mut R,
) -> Result<Restored, ArchiveError> {
    // Boards are built first: if one cannot be, nothing has been written yet.
    renaming::rename(&mut archive, rng);
    let mut logs = Vec::new();
    for team in &archive.teams {
        logs.push(logs_of(team, now, rng)?);
    }
    keep_or_renew(db, &mut archive.workshop.join_code, rng).await?;
    db.create_workshop(&archive.workshop, owner).await?;
    for (team, log) in archive.teams.iter_mut().zip(&logs) {
        keep_or_renew(db, &mut team.team.join_code, rng).await?;
        restore_team(db, team, log).await?;
    }
    for member in &archive.members {
        // A hash of nothing: this person comes back by a new link only.
        db.create_member(member, &format!("restored-{}", member.id), now)
            .await?;
    }
    path::restore(db, &archive).await?;
    Ok(Restored {
        workshop: archive.workshop.id,
        teams: archive.teams.into_iter().map(|team| team.team.id).collect(),
        members: archive
            .members
            .into_iter()
            .map(|member| member.id)
            .collect(),
    })
}

async fn keep_or_renew<R: Rng + Send>(
    db: &Db,
    code: &mut String,
    rng: &mut R,
) -> Result<(), storage::Error> {
    while code.is_empty() || db.workshop_by_join_code(code).await?.is_some() {
        *code = join_code(rng);
    }
    Ok(())
}

async fn restore_team(db: &Db, team: &archive::Team, log: &[LogEntry]) -> Result<(), ArchiveError> {
    let id = &team.team.id;
    db.create_team(&team.team).await?;
    db.append_updates(log).await?;
    if !team.progress.is_null() {
        db.save_progress(id, &team.progress.to_string()).await?;
    }
    for vote in team.vote.iter().flat_map(|vote| &vote.placed) {
        db.place_vote(id, &vote.person, &vote.note, vote.dots)
            .await?;
    }
    for use_case in &team.use_cases {
        let fields = use_case
            .fields
            .iter()
            .map(|(name, field)| (name.clone(), field.value.clone()));
        let new = NewUseCase {
            id: use_case.id.clone(),
            team: id.clone(),
            note: use_case.note.clone(),
            frame: use_case.frame.clone(),
            fields: fields.collect(),
            created_by: String::new(),
            created_at: use_case.created_at,
        };
        db.create_use_case(&new).await?;
    }
    if let Some(focus) = &team.team.focus {
        db.set_focus(id, focus).await?;
    }
    Ok(())
}

/// The updates that build a team's board and its people's private notes.
fn logs_of(
    team: &archive::Team,
    now: Moment,
    rng: &mut impl Rng,
) -> Result<Vec<LogEntry>, ArchiveError> {
    let drafts = team.drafts.iter().map(|draft| &draft.board);
    if drafts
        .chain([&team.board])
        .any(|board| board.notes.len() > MAX_NOTES)
    {
        return Err(ArchiveError::Board {
            team: team.team.name.clone(),
            reason: format!("it has more than {MAX_NOTES} notes"),
        });
    }
    let mut log = updates(&RoomKey::shared(&team.team.board), &team.board, now, rng)?;
    for draft in &team.drafts {
        log.extend(updates(
            &RoomKey::private(&team.team.board, &draft.person),
            &draft.board,
            now,
            rng,
        )?);
    }
    Ok(log)
}

fn updates(
    key: &RoomKey,
    content: &BoardContent,
    now: Moment,
    rng: &mut impl Rng,
) -> Result<Vec<LogEntry>, ArchiveError> {
    if *content == BoardContent::default() {
        return Ok(Vec::new());
    }
    let mut room = Room::load(rng.next_u64(), None, std::iter::empty::<&[u8]>())?;
    let effects = room.handle(Input::Server(vec![ServerEdit::Replace(content.clone())]));
    let entries = effects.into_iter().filter_map(|effect| match effect {
        Effect::Persist { author, update, .. } => Some(LogEntry {
            room: key.to_string(),
            author,
            at: now,
            update: update.to_vec(),
        }),
        _ => None,
    });
    Ok(entries.collect())
}
