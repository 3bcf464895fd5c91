//! `GET /workshops/{workshop}/search`: one box over lessons, glossary and case stories.

use axum::extract::{Query, State};
use content::{Hit, Piece, Target};
use domain::WorkshopId;
use maud::{Markup, html};
use serde::Deserialize;

use super::{From, ways};
use crate::{
    components::{Badge, Icon, Tone, icon},
    error::Result,
    extract::{AtWorkshop, Visit},
    layout::{Page, page},
    paths,
    state::AppState,
};

/// Longer queries are cut: they are pasted by mistake.
const LONGEST_QUERY: usize = 100;

/// What to look for.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    q: String,
}

/// Shows the box, and below it what was found.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    at: AtWorkshop,
    Query(wish): Query<Wish>,
) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let t = &visit.texts;
    let query: String = wish.q.trim().chars().take(LONGEST_QUERY).collect();
    let hits = state.library().search(visit.language, &query);
    let title = t.search_title().to_string();
    let frame = Page::new(&title).crumb(
        t.lectures_title().to_string(),
        paths::lectures(&at.workshop.id),
    );
    let body = html! {
        div class="heading" { h1 { (title) } }
        (ways(&visit, &at.workshop.id, From::Search(&query)))
        @if query.is_empty() {
            p class="soft" { (t.search_text()) }
        } @else {
            p role="status" { (t.search_found(hits.len() as u64, query.as_str())) }
            @if hits.is_empty() { p class="soft" { (t.search_hint()) } }
            ol class="hits" { @for hit in &hits { (found(&visit, &at.workshop.id, hit)) } }
        }
    };
    Ok(page(&visit, frame, body))
}

/// The box, on every page that leads to what can be found.
pub fn search_form(visit: &Visit, workshop: &WorkshopId, query: &str) -> Markup {
    let t = &visit.texts;
    html! {
        form method="get" action=(paths::search(workshop)) role="search" class="search-form" {
            label class="visually-hidden" for="search" { (t.search_label()) }
            input class="input" id="search" type="search" name="q" value=(query) maxlength=(LONGEST_QUERY) placeholder=(t.search_placeholder());
            button class="button" { (icon(Icon::Search)) span { (t.search_submit()) } }
        }
    }
}

fn found(visit: &Visit, workshop: &WorkshopId, hit: &Hit) -> Markup {
    let t = &visit.texts;
    let (kind, address) = match &hit.target {
        Target::Lesson(id) => (t.search_kind_lesson(), paths::lesson(workshop, id)),
        Target::Term(id) => (
            t.search_kind_term(),
            format!("{}#{id}", paths::glossary(workshop)),
        ),
        Target::Case(id) => (
            t.search_kind_case(),
            format!("{}#case-{id}", paths::cases(workshop)),
        ),
    };
    html! {
        li {
            div class="cluster" { a href=(address) { (hit.title) } (Badge(Tone::Plain, &kind)) }
            @if !hit.snippet.is_empty() {
                p {
                    @for piece in &hit.snippet {
                        @match piece {
                            Piece::Plain(text) => (text),
                            Piece::Match(text) => mark { (text) },
                        }
                    }
                }
            }
        }
    }
}
