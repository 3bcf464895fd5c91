//! `/api/v1/boards/{board}`

use axum::{
    Json,
    extract::{FromRequestParts as _, Path, State},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
};
use board::exchange;
use domain::{BoardId, MemberId};
use live::wire::Ticket;
use serde::Deserialize;

use super::{body::Body, caller::at_board};
use crate::{
    boards::{access, lead::refused, ticket::Holder},
    error::{Error, Result},
    extract::{AtTeam, Visit},
    state::AppState,
};
use domain::permission::Action;

/// What is on the board, in the exchange format (`docs/board-format.md`).
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    mut parts: Parts,
) -> Result<Response> {
    let at = at_board(&mut parts, &state, &id).await?;
    let content = state.hub.content(&at.team.board).await.map_err(refused)?;
    let file = exchange::serialise(&at.team.name, &content);
    Ok(([(header::CONTENT_TYPE, "application/json")], file).into_response())
}

/// For whom a ticket is.
#[derive(Default, Deserialize)]
pub struct TicketWish {
    /// A member of the workshop, when an organiser's script acts for one.
    member: Option<MemberId>,
}

/// `POST /api/v1/boards/{board}/tickets`: a ticket that opens the board's sockets.
pub async fn ticket(
    State(state): State<AppState>,
    Path(id): Path<String>,
    mut parts: Parts,
    Body(wish): Body<TicketWish>,
) -> Result<Json<Ticket>> {
    let (board, holder) = match practising(&mut parts, &state, &id).await? {
        Some(own) => own,
        None => {
            let at = at_board(&mut parts, &state, &id).await?;
            let holder = match wish.member {
                None => access::holder(&at.person),
                Some(member) => holder_for(&state, &at, member).await?,
            };
            (at.team.board, holder)
        }
    };
    let issued = state.tickets.issue(&board, holder, state.now());
    let (ticket, expires) =
        issued.ok_or_else(|| Error::internal("a ticket could not be signed"))?;
    Ok(Json(Ticket {
        ticket,
        expires_at: expires.0,
    }))
}

/// The board and its owner, if the board is one to practise on and the visitor is that owner.
async fn practising(
    parts: &mut Parts,
    state: &AppState,
    id: &str,
) -> Result<Option<(BoardId, Holder)>> {
    let Ok(board) = id.parse::<BoardId>() else {
        return Ok(None);
    };
    let Some(owner) = board.practising() else {
        return Ok(None);
    };
    let visit = Visit::from_request_parts(parts, state).await?;
    let member = visit
        .members
        .iter()
        .find(|member| member.id.as_str() == owner);
    let session = visit.session.as_ref();
    let holder = match (member, session) {
        (Some(member), _) => Holder::Member(member.id.clone()),
        (None, Some(session)) if session.organiser.id.as_str() == owner => {
            Holder::Organiser(session.organiser.id.clone())
        }
        _ => return Err(Error::NotFound),
    };
    Ok(Some((board, holder)))
}

async fn holder_for(state: &AppState, at: &AtTeam, member: MemberId) -> Result<Holder> {
    at.require(Action::Manage)?;
    let known = state
        .db
        .member(&member)
        .await?
        .filter(|member| member.workshop == at.workshop.id);
    known
        .map(|member| Holder::Member(member.id))
        .ok_or(Error::NotFound)
}
