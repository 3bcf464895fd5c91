//! The task that owns a team's progress: it applies leads' commands, keeps the vote, and
//! publishes a fresh snapshot to everybody who watches the team.

use std::time::Duration;

use domain::{
    TeamId, UseCaseId,
    agenda::{self, Agenda, Lock},
    use_case::Field,
};
use std::sync::Arc;
use storage::Db;
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    time::Instant,
};

use crate::{
    Agendas, Clock,
    facts::Facts,
    progress::{Progress, VoteRound},
    registry::{Registry, Retirement},
    snapshot::{PlacedDots, TeamSnapshot, UseCaseSummary},
};

/// Changes that arrive within this time share one snapshot.
const COALESCE: Duration = Duration::from_millis(50);
/// A session nobody watches ends after this long.
const IDLE: Duration = Duration::from_secs(60);
/// Use-case changes a slow reader may lag behind before it misses some; it then re-reads all.
const USE_CASE_EVENTS: usize = 256;

/// What a team's session can be told.
pub(crate) enum SessionMessage {
    /// Watch the team.
    Watch(oneshot::Sender<Subscription>),
    /// A lead's word about the agenda.
    Agenda(
        agenda::Command,
        oneshot::Sender<Result<Progress, CommandError>>,
    ),
    /// Lock or unlock the board.
    LockBoard(Lock, oneshot::Sender<Result<Progress, CommandError>>),
    /// Open, show or cancel a vote; answered with the dots by person when it ends.
    Vote(
        VoteCommand,
        oneshot::Sender<Result<Vec<PlacedDots>, CommandError>>,
    ),
    /// Somebody places dots.
    Place(PlacedDots, oneshot::Sender<Result<(), CommandError>>),
    /// Something that snapshots show has changed elsewhere.
    Changed,
    /// A worksheet was changed.
    UseCase(UseCaseId),
    /// The team is gone.
    End,
}

/// A lead's word about votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VoteCommand {
    /// Give everyone this many dots, 1 to [`VoteRound::MOST_DOTS`], and begin.
    Open(u32),
    /// End the vote and show the counts.
    Show,
    /// End the vote and forget the dots.
    Cancel,
}

/// Why a command was not carried out. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// The agenda does not allow it at present.
    #[error(transparent)]
    Refused(#[from] agenda::Refusal),
    /// No vote is going on.
    #[error("no vote is open")]
    NoVote,
    /// A vote is going on already.
    #[error("a vote is open already")]
    VoteOpen,
    /// More dots than a person has, or than a vote may give.
    #[error("too many dots")]
    TooManyDots,
    /// Only problem notes can be voted on.
    #[error("not a problem note")]
    NotAProblem,
    /// The team or board does not exist (any more).
    #[error("gone")]
    Gone,
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] storage::Error),
}

/// A view on a team that stays current.
#[derive(Debug)]
pub struct Subscription {
    /// The newest snapshot.
    pub snapshots: watch::Receiver<Arc<TeamSnapshot>>,
    /// Use cases as they change.
    pub use_cases: broadcast::Receiver<UseCaseId>,
}

/// What a session needs from its surroundings.
#[derive(Clone)]
pub(crate) struct Surroundings {
    pub(crate) db: Db,
    pub(crate) agendas: Agendas,
    pub(crate) facts: Facts,
    pub(crate) clock: Clock,
    pub(crate) registry: Registry<TeamId, SessionMessage>,
}

/// Loads the team and runs its session until nobody watches.
pub(crate) async fn run(
    team: TeamId,
    mut mailbox: mpsc::Receiver<SessionMessage>,
    around: Surroundings,
) {
    match Session::load(&team, around.clone()).await {
        Ok(Some(session)) => session.run(mailbox).await,
        Ok(None) => around.registry.forget(&team),
        Err(error) => {
            tracing::error!(%team, %error, "a team cannot be loaded");
            around.registry.forget(&team);
            mailbox.close();
        }
    }
}

struct Session {
    around: Surroundings,
    team: TeamId,
    agenda: Arc<Agenda>,
    progress: Progress,
    snapshots: watch::Sender<Arc<TeamSnapshot>>,
    use_cases: broadcast::Sender<UseCaseId>,
}

impl Session {
    async fn load(team: &TeamId, around: Surroundings) -> Result<Option<Self>, storage::Error> {
        let Some(stored) = around.db.team(team).await? else {
            return Ok(None);
        };
        let Some(workshop) = around.db.workshop(&stored.workshop).await? else {
            return Ok(None);
        };
        let agenda = around.agendas.get(&workshop.agenda);
        let progress = Progress::parse(team, around.db.progress(team).await?.as_deref());
        let Some(snapshot) = take_snapshot(&around, team, &agenda, &progress).await? else {
            return Ok(None);
        };
        let (snapshots, _) = watch::channel(Arc::new(snapshot));
        let (use_cases, _) = broadcast::channel(USE_CASE_EVENTS);
        Ok(Some(Self {
            team: team.clone(),
            agenda,
            progress,
            snapshots,
            use_cases,
            around,
        }))
    }

    async fn run(mut self, mut mailbox: mpsc::Receiver<SessionMessage>) {
        let mut due: Option<Instant> = None;
        loop {
            let wake = due.unwrap_or_else(|| Instant::now() + IDLE);
            tokio::select! {
                message = mailbox.recv() => match message {
                    None => return,
                    Some(SessionMessage::End) => {
                        self.around.registry.forget(&self.team);
                        return;
                    }
                    Some(message) => {
                        if self.handle(message).await == Outcome::Changed && due.is_none() {
                            due = Some(Instant::now() + COALESCE);
                        }
                    }
                },
                () = tokio::time::sleep_until(wake) => {
                    if due.take().is_some() {
                        self.publish().await;
                    } else if self.is_unwatched()
                        && self.around.registry.retire(&self.team, &mut mailbox) == Retirement::Done
                    {
                        return;
                    }
                }
            }
        }
    }

    fn is_unwatched(&self) -> bool {
        self.snapshots.receiver_count() == 0
    }

    async fn handle(&mut self, message: SessionMessage) -> Outcome {
        match message {
            SessionMessage::Watch(reply) => {
                let subscription = Subscription {
                    snapshots: self.snapshots.subscribe(),
                    use_cases: self.use_cases.subscribe(),
                };
                let _ = reply.send(subscription);
                return Outcome::Same;
            }
            SessionMessage::Agenda(command, reply) => {
                let result = self.command(&command).await;
                // The one who asked reads the new state right after the answer.
                self.publish().await;
                let _ = reply.send(result);
                return Outcome::Same;
            }
            SessionMessage::LockBoard(lock, reply) => {
                let progress = Progress {
                    board_lock: lock,
                    ..self.progress.clone()
                };
                let result = self.save(progress).await;
                self.publish().await;
                let _ = reply.send(result);
                return Outcome::Same;
            }
            SessionMessage::Vote(command, reply) => {
                let result = self.vote(command).await;
                self.publish().await;
                let _ = reply.send(result);
                return Outcome::Same;
            }
            SessionMessage::Place(placed, reply) => {
                let _ = reply.send(self.place(placed).await);
            }
            SessionMessage::UseCase(use_case) => {
                // Nobody listening is fine.
                let _ = self.use_cases.send(use_case);
            }
            SessionMessage::Changed | SessionMessage::End => {}
        }
        Outcome::Changed
    }

    async fn command(&mut self, command: &agenda::Command) -> Result<Progress, CommandError> {
        let mut progress = self.progress.clone();
        progress
            .run
            .apply(&self.agenda, command, (self.around.clock)())?;
        self.save(progress).await
    }

    async fn vote(&mut self, command: VoteCommand) -> Result<Vec<PlacedDots>, CommandError> {
        let vote = match (command, self.progress.vote) {
            (VoteCommand::Open(dots), _) if !(1..=VoteRound::MOST_DOTS).contains(&dots) => {
                return Err(CommandError::TooManyDots);
            }
            (VoteCommand::Open(_), Some(_)) => return Err(CommandError::VoteOpen),
            (VoteCommand::Open(dots), None) => Some(VoteRound { dots }),
            (VoteCommand::Show | VoteCommand::Cancel, None) => return Err(CommandError::NoVote),
            (VoteCommand::Show | VoteCommand::Cancel, Some(_)) => None,
        };
        if vote.is_some() {
            // Dots of an earlier vote stay until here, so that a crash between the end of a
            // vote and its counts on the board loses none of them.
            self.around.db.clear_votes(&self.team).await?;
        }
        self.save(Progress {
            vote,
            ..self.progress.clone()
        })
        .await?;
        Ok(placed_dots(&self.around.db, &self.team).await?)
    }

    async fn place(&self, placed: PlacedDots) -> Result<(), CommandError> {
        let Some(round) = self.progress.vote else {
            return Err(CommandError::NoVote);
        };
        let elsewhere: u32 = placed_dots(&self.around.db, &self.team)
            .await?
            .iter()
            .filter(|other| other.person == placed.person && other.note != placed.note)
            .map(|other| other.dots)
            .sum();
        if elsewhere.saturating_add(placed.dots) > round.dots {
            return Err(CommandError::TooManyDots);
        }
        self.around
            .db
            .place_vote(&self.team, &placed.person, &placed.note, placed.dots)
            .await?;
        Ok(())
    }

    async fn save(&mut self, progress: Progress) -> Result<Progress, CommandError> {
        let json = serde_json::to_string(&progress).map_err(|error| {
            tracing::error!(team = %self.team, %error, "progress cannot be written as JSON");
            CommandError::Gone
        })?;
        self.around.db.save_progress(&self.team, &json).await?;
        self.progress = progress.clone();
        Ok(progress)
    }

    async fn publish(&mut self) {
        match take_snapshot(&self.around, &self.team, &self.agenda, &self.progress).await {
            Ok(Some(snapshot)) => {
                self.snapshots.send_if_modified(|current| {
                    let changed = **current != snapshot;
                    if changed {
                        *current = Arc::new(snapshot);
                    }
                    changed
                });
            }
            // Deleted meanwhile; the session's end is on its way.
            Ok(None) => {}
            Err(error) => {
                tracing::error!(team = %self.team, %error, "a team's state cannot be read")
            }
        }
    }
}

/// Whether a message changed what snapshots show.
#[derive(PartialEq, Eq)]
enum Outcome {
    Same,
    Changed,
}

async fn placed_dots(db: &Db, team: &TeamId) -> Result<Vec<PlacedDots>, storage::Error> {
    let votes = db.votes(team).await?;
    Ok(votes
        .into_iter()
        .map(|vote| PlacedDots {
            person: vote.person,
            note: vote.note,
            dots: vote.dots,
        })
        .collect())
}

async fn take_snapshot(
    around: &Surroundings,
    team: &TeamId,
    agenda: &Arc<Agenda>,
    progress: &Progress,
) -> Result<Option<TeamSnapshot>, storage::Error> {
    let db = &around.db;
    let Some(team) = db.team(team).await? else {
        return Ok(None);
    };
    let Some(workshop) = db.workshop(&team.workshop).await? else {
        return Ok(None);
    };
    let use_cases = db
        .use_cases(&team.id)
        .await?
        .into_iter()
        .map(|stored| UseCaseSummary {
            title: problem(&stored)
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(80)
                .collect(),
            id: stored.id,
            note: stored.note,
            frame: stored.frame,
        });
    Ok(Some(TeamSnapshot {
        use_cases: use_cases.collect(),
        members: db.members_of_team(&team.id).await?,
        votes: placed_dots(db, &team.id).await?,
        facts: around.facts.of(&team.board),
        agenda: Arc::clone(agenda),
        progress: progress.clone(),
        workshop,
        team,
    }))
}

fn problem(use_case: &storage::StoredUseCase) -> &str {
    use_case
        .fields
        .get(Field::Problem.key())
        .map_or("", |field| &field.value)
}
