//! `GET /teams/{team}/board`: the board from edge to edge. The island takes over from here.

use axum::extract::State;
use domain::permission::Action;
use live::wire::{BoardBoot, Me};
use maud::{Markup, PreEscaped, html};

use crate::{
    error::{Error, Result},
    extract::{AtTeam, Visit},
    layout::{Page, bare},
    paths,
    state::AppState,
};

/// The page, with everything the island needs before its first frame.
pub async fn get(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let boot = boot(&state, &at, &visit).await?;
    let title = visit.texts.board_title(&at.team.name).to_string();
    let page = Page::new(&title).style("board.css").script("board.js");
    let body = html! {
        main {
            h1 class="visually-hidden" { (title) }
            (island(&visit, &boot)?)
        }
    };
    Ok(bare(&visit, page, body))
}

/// The board itself, and what stands there when scripts do not run.
pub fn island(visit: &Visit, boot: &BoardBoot) -> Result<Markup> {
    Ok(html! {
        ekkyo-board {
            script type="application/json" { (PreEscaped(as_script(boot)?)) }
        }
        noscript {
            div class="panel" {
                h2 { (visit.texts.board_needs_javascript()) }
                p { (visit.texts.board_needs_javascript_detail()) }
                p { a href=(boot.home) { (boot.team_name) } }
            }
        }
    })
}

async fn boot(state: &AppState, at: &AtTeam, visit: &Visit) -> Result<BoardBoot> {
    let subscription = state
        .hub
        .watch(&at.team.id)
        .await
        .map_err(|_| Error::NotFound)?;
    let snapshot = subscription.snapshots.borrow().clone();
    let me = at.person_id();
    Ok(BoardBoot {
        board: at.team.board.to_string(),
        team: Some(at.team.id.to_string()),
        team_name: at.team.name.clone(),
        product: at.team.product.clone(),
        home: paths::team(&at.team.id),
        language: visit.language.tag().to_owned(),
        me: Me {
            id: me.to_owned(),
            name: at.person_name().to_owned(),
            colour: snapshot.colour(me),
            can_edit: at.may(Action::EditBoard),
            can_lead: at.may(Action::Lead),
        },
        state: snapshot.state_for(me, visit.language, state.now()),
    })
}

/// JSON that is safe between script tags: no name or text can end the element or begin a
/// comment, because every `<` is written as an escape.
fn as_script(boot: &BoardBoot) -> Result<String> {
    let json = serde_json::to_string(boot).map_err(Error::internal)?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}
