//! The personal return link: back as oneself, on any device.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use domain::people::Member;
use maud::html;

use super::device;
use crate::{
    components::{Button, Icon},
    error::{Error, Result},
    extract::{Flash, Visit, redirect_with},
    layout::{Page, page},
    paths,
    security::tokens,
    state::AppState,
    texts,
};

/// Asks before anything happens: previews of links in chats open them too.
pub async fn get(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visit: Visit,
) -> Result<Response> {
    let member = find(&state, &code).await?;
    let workshop = state
        .db
        .workshop(&member.workshop)
        .await?
        .ok_or(Error::NotFound)?;
    let visit = visit.speaking(workshop.language);
    let t = &visit.texts;
    let title = t.come_back_title(member.name.as_str());
    let body = html! {
        div class="panel" {
            div class="stack" data-gap="small" {
                p class="faint" { (workshop.name) }
                h1 { (title) }
                p class="soft" { (t.come_back_text(texts::role(t, member.role))) }
            }
            (Button::primary(&t.come_back_submit()).icon(Icon::ArrowRight).post(&paths::return_link(&code)))
        }
    };
    Ok(page(&visit, Page::new(&title).narrow(), body).into_response())
}

/// Makes this device the person's.
pub async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let member = find(&state, &code).await?;
    let path = member
        .team
        .as_ref()
        .map_or_else(|| paths::HOME.to_owned(), paths::team);
    let response = redirect_with(&state.config, &path, Flash::WelcomeBack);
    device::remember(&state, &headers, &member.id, response).await
}

async fn find(state: &AppState, code: &str) -> Result<Member> {
    state
        .db
        .member_by_return_code(&tokens::hash(code))
        .await?
        .ok_or(Error::NotFound)
}
