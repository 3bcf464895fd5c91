//! The task that owns a team's progress: it applies leads' commands, keeps the vote, and
//! publishes a fresh snapshot to everybody who watches the team.

mod message;
mod reading;
mod votes;

use std::{sync::Arc, time::Duration};

use domain::{
    TeamId, UseCaseId,
    agenda::{self, Agenda},
};
use tokio::{
    sync::{broadcast, mpsc, watch},
    time::Instant,
};

use crate::{progress::Progress, registry::Retirement, snapshot::TeamSnapshot};
use reading::take_snapshot;

pub use message::{CommandError, Subscription, VoteCommand};
pub(crate) use message::{SessionMessage, Surroundings};

/// Changes that arrive within this time share one snapshot.
const COALESCE: Duration = Duration::from_millis(50);
/// A session nobody watches ends after this long.
const IDLE: Duration = Duration::from_secs(60);
/// Use-case changes a slow reader may lag behind before it misses some; it then re-reads all.
const USE_CASE_EVENTS: usize = 256;

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
