//! The vote on problem notes: secret dots, counted when a lead shows them.

use domain::TeamId;
use storage::Db;

use super::{
    Session,
    message::{CommandError, VoteCommand},
};
use crate::{
    progress::{Progress, VoteRound},
    snapshot::PlacedDots,
};

impl Session {
    pub(super) async fn vote(
        &mut self,
        command: VoteCommand,
    ) -> Result<Vec<PlacedDots>, CommandError> {
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

    pub(super) async fn place(&self, placed: PlacedDots) -> Result<(), CommandError> {
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
}

/// Every dot of the vote that is going on, or of the last one.
pub(super) async fn placed_dots(db: &Db, team: &TeamId) -> Result<Vec<PlacedDots>, storage::Error> {
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
