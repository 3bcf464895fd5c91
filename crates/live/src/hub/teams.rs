//! What happens in a team besides its document: the agenda, locks, votes, reveals, use cases.

use std::collections::BTreeMap;

use board::{
    places::Places,
    room::{MAX_NOTES, ServerEdit},
};
use domain::{
    BoardId, TeamId, UseCaseId,
    agenda::{self, Lock},
    board::{BoardContent, NoteKind},
};
use tokio::sync::oneshot;

use super::Hub;
use crate::{
    RoomKey,
    progress::Progress,
    room::{RoomMessage, Taken},
    session::{CommandError, SessionMessage, Subscription, VoteCommand},
    snapshot::PlacedDots,
};

impl Hub {
    /// Marks the notes and frames of a team's board that became use cases, as its list says.
    pub async fn mark_use_cases(&self, team: &TeamId) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        let mut marks = BTreeMap::new();
        for use_case in self.shared.rooms.db.use_cases(team).await? {
            for origin in use_case.note.into_iter().chain(use_case.frame) {
                marks.insert(origin, use_case.id.to_string());
            }
        }
        self.edit(&board, vec![ServerEdit::UseCases(marks)]).await?;
        self.changed(team).await;
        Ok(())
    }

    /// Watches a team: its state and its worksheets.
    pub async fn watch(&self, team: &TeamId) -> Result<Subscription, CommandError> {
        self.ask_session(team, SessionMessage::Watch).await
    }

    /// Carries out a lead's word about the agenda.
    pub async fn command(
        &self,
        team: &TeamId,
        command: agenda::Command,
    ) -> Result<(), CommandError> {
        let progress = self
            .ask_session(team, |reply| SessionMessage::Agenda(command.clone(), reply))
            .await??;
        self.enforce(team, &progress).await
    }

    /// Locks or unlocks a team's board.
    pub async fn lock_board(&self, team: &TeamId, lock: Lock) -> Result<(), CommandError> {
        let progress = self
            .ask_session(team, |reply| SessionMessage::LockBoard(lock, reply))
            .await??;
        self.enforce(team, &progress).await
    }

    /// Opens, shows or cancels a vote. Shown counts go into the document, for all to see.
    pub async fn vote(&self, team: &TeamId, command: VoteCommand) -> Result<(), CommandError> {
        let placed = self
            .ask_session(team, |reply| SessionMessage::Vote(command, reply))
            .await??;
        let board = self.board_of(team).await?;
        let counts = match command {
            VoteCommand::Cancel => return Ok(()),
            VoteCommand::Open(_) => BTreeMap::new(),
            VoteCommand::Show => count(&placed),
        };
        self.edit(&board, vec![ServerEdit::Votes(counts)]).await
    }

    /// Places somebody's dots on a problem note; zero takes them back.
    pub async fn place_dots(&self, team: &TeamId, placed: PlacedDots) -> Result<(), CommandError> {
        let content = self.content(&self.board_of(team).await?).await?;
        let is_problem = content
            .notes
            .get(&placed.note)
            .is_some_and(|note| note.kind == NoteKind::Problem);
        if placed.dots > 0 && !is_problem {
            return Err(CommandError::NotAProblem);
        }
        self.ask_session(team, |reply| SessionMessage::Place(placed.clone(), reply))
            .await?
    }

    /// Moves private notes onto the shared board: of the given people, or of everyone. Their
    /// arrival and their removal are stored in one transaction.
    pub async fn reveal(
        &self,
        team: &TeamId,
        people: Option<Vec<String>>,
    ) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        let owners = self.draft_owners(&board).await?;
        let chosen = owners
            .into_iter()
            .filter(|owner| people.as_ref().is_none_or(|people| people.contains(owner)))
            .map(|owner| RoomKey::private(&board, &owner))
            .collect::<Vec<RoomKey>>();
        // The shared document is loaded first: if it cannot be, nothing has been taken yet.
        let shared = self.content(&board).await?;
        self.require_room_for(&shared, &chosen).await?;
        let mut places = Places::of(&shared);
        let (mut edits, mut removals) = (Vec::new(), Vec::new());
        for private in chosen {
            let Taken {
                mut content,
                removal,
            } = self.take(&private).await?;
            places.settle(&mut content);
            edits.push(ServerEdit::Put(content));
            removals.push(removal);
        }
        let (applied, done) = oneshot::channel();
        let message = RoomMessage::Receive {
            edits,
            removals,
            applied,
        };
        self.room(&RoomKey::shared(&board))
            .send(message)
            .await
            .map_err(|_| CommandError::Gone)?;
        done.await.map_err(|_| CommandError::Gone)?;
        self.changed(team).await;
        Ok(())
    }

    /// Refuses a reveal that would overfill the board, while nothing has moved yet. What people
    /// write in the moment until it moves still arrives, because it must not be lost.
    async fn require_room_for(
        &self,
        shared: &BoardContent,
        private: &[RoomKey],
    ) -> Result<(), CommandError> {
        let mut notes = shared.notes.len();
        for key in private {
            let draft = self.read(key).await?;
            let arriving = draft.notes.keys();
            notes += arriving
                .filter(|id| !shared.notes.contains_key(*id))
                .count();
        }
        if notes > MAX_NOTES {
            return Err(CommandError::BoardFull);
        }
        Ok(())
    }

    /// Something that a team's snapshot shows was changed in the database.
    pub async fn changed(&self, team: &TeamId) {
        if let Some(session) = self.shared.sessions.registry.running(team) {
            let _ = session.send(SessionMessage::Changed).await;
        }
    }

    /// A worksheet was changed in the database.
    pub async fn use_case_changed(&self, team: &TeamId, use_case: &UseCaseId) {
        if let Some(session) = self.shared.sessions.registry.running(team) {
            let _ = session
                .send(SessionMessage::UseCase(use_case.clone()))
                .await;
        }
    }

    /// Everybody who ever wrote privately on a board: as stored, and as known from open rooms.
    pub(super) async fn draft_owners(&self, board: &BoardId) -> Result<Vec<String>, CommandError> {
        self.shared.rooms.writer.flush().await;
        let stored = self.shared.rooms.db.rooms_under(board).await?;
        Ok(stored
            .iter()
            .filter_map(|key| key.split_once('/'))
            .map(|(_, owner)| owner.to_owned())
            .collect())
    }

    pub(super) async fn board_of(&self, team: &TeamId) -> Result<BoardId, CommandError> {
        let team = self.shared.rooms.db.team(team).await?;
        team.map(|team| team.board).ok_or(CommandError::Gone)
    }

    /// Tells the board's room which locks hold now. A room that is not open reads them when it
    /// loads.
    pub(super) async fn enforce(
        &self,
        team: &TeamId,
        progress: &Progress,
    ) -> Result<(), CommandError> {
        let board = self.board_of(team).await?;
        if let Some(room) = self.shared.rooms.registry.running(&RoomKey::shared(&board))
            && let Some(team) = self.shared.rooms.db.team_by_board(&board).await?
            && let Some(workshop) = self.shared.rooms.db.workshop(&team.workshop).await?
        {
            let rules = progress.rules(&self.shared.sessions.agendas.get(&workshop.agenda));
            let _ = room.send(RoomMessage::Rules(rules)).await;
        }
        Ok(())
    }
}

fn count(placed: &[PlacedDots]) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for placed in placed {
        *counts.entry(placed.note.clone()).or_default() += placed.dots;
    }
    counts
}
