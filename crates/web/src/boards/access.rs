//! Who opens a board's socket: looked up anew at each connection, whatever a ticket remembers.

use domain::{BoardId, people::Person, permission::Standing, workshop::Workshop};
use live::Participant;

use super::ticket::Holder;
use crate::{
    error::{Error, Result},
    extract::AtTeam,
    state::AppState,
};

/// Close code: the ticket is missing, wrong or expired.
const TICKET_REFUSED: u16 = 4401;
/// Close code: the holder may not be here (any more).
const NOT_ALLOWED: u16 = 4403;
/// Close code: something failed here; come back later.
const TRY_AGAIN: u16 = 1012;

/// The person at a team's page, as the board's room knows people.
pub fn participant(at: &AtTeam) -> Participant {
    let role = match &at.person {
        Person::Organiser { .. } => "organiser",
        Person::Member(member) => member.role.key(),
    };
    Participant {
        id: at.person_id().to_owned(),
        name: at.person_name().to_owned(),
        role: role.to_owned(),
        standing: standing_at(&at.workshop, at.standing),
    }
}

/// On an archived workshop everybody only reads.
fn standing_at(workshop: &Workshop, standing: Standing) -> Standing {
    if workshop.archived_at.is_some() {
        Standing::Observer
    } else {
        standing
    }
}

/// Who holds a ticket for a person's page.
pub fn holder(person: &Person) -> Holder {
    match person {
        Person::Organiser { id, .. } => Holder::Organiser(id.clone()),
        Person::Member(member) => Holder::Member(member.id.clone()),
    }
}

/// The holder of `ticket` towards `board` at present, or the close code that says why not.
pub async fn by_ticket(
    state: &AppState,
    board: &BoardId,
    ticket: &str,
) -> Result<Participant, u16> {
    let holder = state
        .tickets
        .check(ticket, board, state.now())
        .ok_or(TICKET_REFUSED)?;
    let found = match board.practising() {
        Some(owner) => alone(state, owner, &holder).await,
        None => at_board(state, board, &holder)
            .await
            .map(|at| participant(&at)),
    };
    match found {
        Ok(participant) => Ok(participant),
        Err(Error::Storage(error)) => {
            tracing::error!(%error, "a ticket's holder cannot be looked up");
            Err(TRY_AGAIN)
        }
        Err(_) => Err(NOT_ALLOWED),
    }
}

/// The owner of a practice board, the only one who may open it. An organiser's is of no workshop
/// in particular; a member's is only read once theirs is archived.
async fn alone(state: &AppState, owner: &str, holder: &Holder) -> Result<Participant> {
    let (id, name, role, standing) = match holder {
        Holder::Organiser(id) => {
            let organiser = state.db.organiser(id).await?.ok_or(Error::NotFound)?;
            let id = organiser.id.to_string();
            (id, organiser.name, "organiser", Standing::Participant)
        }
        Holder::Member(id) => {
            let member = state.db.member(id).await?.ok_or(Error::NotFound)?;
            let workshop = state.db.workshop(&member.workshop).await?;
            let workshop = workshop.ok_or(Error::NotFound)?;
            let standing = standing_at(&workshop, Standing::Participant);
            (id.to_string(), member.name, member.role.key(), standing)
        }
    };
    if id != owner {
        return Err(Error::NotFound);
    }
    Ok(Participant {
        id,
        name,
        role: role.to_owned(),
        standing,
    })
}

async fn at_board(state: &AppState, board: &BoardId, holder: &Holder) -> Result<AtTeam> {
    let team = state
        .db
        .team_by_board(board)
        .await?
        .ok_or(Error::NotFound)?;
    let workshop = state
        .db
        .workshop(&team.workshop)
        .await?
        .ok_or(Error::NotFound)?;
    let (person, standing) = match holder {
        Holder::Organiser(id) => {
            if !state.db.is_organiser_of(id, &workshop.id).await? {
                return Err(Error::NotFound);
            }
            let organiser = state.db.organiser(id).await?.ok_or(Error::NotFound)?;
            (
                Person::Organiser {
                    id: organiser.id,
                    name: organiser.name,
                },
                Standing::Organiser,
            )
        }
        Holder::Member(id) => {
            let member = state.db.member(id).await?.ok_or(Error::NotFound)?;
            let standing =
                Standing::of_member(&member, &workshop.id, &team.id).ok_or(Error::NotFound)?;
            (Person::Member(member), standing)
        }
    };
    Ok(AtTeam {
        team,
        workshop,
        person,
        standing,
    })
}
