//! `/api/v1/boards/{board}`

use axum::{
    Json,
    extract::{Path, State},
    http::{header, request::Parts},
    response::{IntoResponse, Response},
};
use board::exchange;
use domain::MemberId;
use live::wire::Ticket;
use serde::Deserialize;

use super::{body::Body, caller::at_board};
use crate::{
    boards::{access, lead::refused, ticket::Holder},
    error::{Error, Result},
    extract::AtTeam,
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
    let at = at_board(&mut parts, &state, &id).await?;
    let holder = match wish.member {
        None => access::holder(&at.person),
        Some(member) => holder_for(&state, &at, member).await?,
    };
    let issued = state.tickets.issue(&at.team.board, holder, state.now());
    let (ticket, expires) =
        issued.ok_or_else(|| Error::internal("a ticket could not be signed"))?;
    Ok(Json(Ticket {
        ticket,
        expires_at: expires.0,
    }))
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
