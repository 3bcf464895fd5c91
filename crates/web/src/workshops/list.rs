//! All workshops of an organiser.

use axum::extract::State;
use maud::{Markup, html};
use storage::WorkshopSummary;

use crate::{
    components::{Badge, Button, Icon, Tone, empty_state},
    error::Result,
    extract::{CurrentOrganiser, Visit},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    time,
};

/// Shows them, archived ones apart.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    CurrentOrganiser(organiser): CurrentOrganiser,
) -> Result<Markup> {
    let all = state.db.workshops_of_organiser(&organiser.id).await?;
    let (archived, running): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|summary| summary.workshop.archived_at.is_some());
    let t = &visit.texts;
    let title = t.workshops();
    let new = Button::primary(&t.workshop_new())
        .icon(Icon::Plus)
        .link(paths::NEW_WORKSHOP);
    Ok(page(
        &visit,
        Page::new(&title).at(Place::Workshops),
        html! {
            @if running.is_empty() {
                h1 { (title) }
                (empty_state(&t.workshops_empty_title(), &t.workshops_empty_text(), new))
            } @else {
                div class="heading" { div class="heading-text" { h1 { (title) } } (new) }
                (cards(&visit, &running))
            }
            @if !archived.is_empty() {
                section class="stack" aria-labelledby="archived-heading" {
                    h2 id="archived-heading" { (t.workshops_archived()) }
                    (cards(&visit, &archived))
                }
            }
        },
    ))
}

fn cards(visit: &Visit, summaries: &[WorkshopSummary]) -> Markup {
    let t = &visit.texts;
    html! {
        ul class="cards" {
            @for WorkshopSummary { workshop, teams, members } in summaries {
                li class="card" data-kind="link" {
                    div class="stack" data-gap="small" {
                        h2 { a class="card-link" href=(paths::workshop(&workshop.id)) { (workshop.name) } }
                        @if let Some(days) = time::days(visit.language, workshop.starts_on, workshop.ends_on) {
                            p class="faint" { (days) }
                        }
                    }
                    @if !workshop.purpose.is_empty() { p class="soft small clamp" { (workshop.purpose) } }
                    div class="badge-row" {
                        (Badge(Tone::Plain, &t.count_teams(*teams)))
                        (Badge(Tone::Plain, &t.count_people(*members)))
                        @if workshop.archived_at.is_some() { (Badge(Tone::Warning, &t.workshop_archived())) }
                    }
                }
            }
        }
    }
}
