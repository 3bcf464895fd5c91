//! `POST /teams/{team}/gifts/{item}`: saves what a team says about one item, if nobody else did
//! meanwhile.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    UseCaseId,
    gift::{Entry, Item, State as Progress},
    people::Role,
    permission::Action,
};
use storage::{GiftSave, StoredGift};

use super::{show, words};
use crate::{
    error::{Error, Result},
    extract::{AtTeam, Form, Visit, redirect},
    paths,
    state::AppState,
};

/// An entry that could not be saved.
pub struct Attempt {
    /// About which item.
    pub item: Item,
    /// What was typed, with its mistakes.
    pub form: Form,
    /// What somebody else saved meanwhile.
    pub theirs: Option<StoredGift>,
}

/// Saves it.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    at: AtTeam,
    Path((_, key)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    let item = Item::from_key(&key).ok_or(Error::NotFound)?;
    let base: i64 = form.text("base").parse().map_err(|_| Error::BadRequest)?;
    // The team may have chosen another use case since the page was opened. What was written is
    // about the former one, and belongs there if that is still the team's.
    let use_case: UseCaseId = form
        .text("use_case")
        .parse()
        .map_err(|_| Error::BadRequest)?;
    let row = state.db.use_case(&use_case).await?;
    if row.is_none_or(|row| row.team != at.team.id) {
        return Err(Error::NotFound);
    }
    let entry = read(&mut form)?;
    for mistake in entry.mistakes() {
        let (field, message) = words::mistake(&visit.texts, mistake);
        form.mistake(&format!("{}-{field}", item.key()), &message);
    }
    let theirs = if form.is_valid() {
        let by = at.person_id();
        let saved = state
            .db
            .save_gift((&use_case, item), &entry, base, by, state.now())
            .await;
        match saved {
            Ok(GiftSave::Saved { .. }) => return Ok(done(&state, &at, item).await),
            // Two people who write the same agree.
            Ok(GiftSave::Conflict(held)) if held.entry == entry => {
                return Ok(done(&state, &at, item).await);
            }
            Ok(GiftSave::Conflict(held)) => Some(held),
            Err(storage::Error::Gone) => return Err(Error::NotFound),
            Err(error) => return Err(error.into()),
        }
    } else {
        None
    };
    let status = if theirs.is_some() {
        StatusCode::CONFLICT
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let attempt = Attempt { item, form, theirs };
    let page = show::show(&state, &at, &visit, Some(&attempt)).await?;
    Ok((status, page).into_response())
}

/// What the form says. Values that none of our pages sends are refused.
fn read(form: &mut Form) -> Result<Entry> {
    Ok(Entry {
        owner: Role::from_key(form.text("owner")).ok_or(Error::BadRequest)?,
        state: Progress::from_key(form.text("state")).ok_or(Error::BadRequest)?,
        evidence: form.text("evidence").to_owned(),
        note: form.text("note").replace("\r\n", "\n"),
    })
}

async fn done(state: &AppState, at: &AtTeam, item: Item) -> Response {
    state.hub.changed(&at.team.id).await;
    redirect(&format!(
        "{}#{}",
        paths::team_gifts(&at.team.id),
        item.key()
    ))
}
