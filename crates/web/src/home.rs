//! The landing page. Organisers go on to their workshops, participants find their teams,
//! everybody else learns in three sentences what this is.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::people::Member;
use maud::{Markup, PreEscaped, html};

use crate::{
    components::{Button, Callout, Icon, callout_with_icon},
    error::Result,
    extract::{Visit, redirect},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts,
};

/// Shows it.
pub async fn get(State(state): State<AppState>, visit: Visit) -> Result<Response> {
    if visit.session.is_some() {
        return Ok(redirect(paths::WORKSHOPS));
    }
    if visit.members.is_empty() {
        return Ok(welcome(&visit).into_response());
    }
    let mut places = Vec::new();
    for member in &visit.members {
        if let Some(workshop) = state.db.workshop(&member.workshop).await? {
            let team = match &member.team {
                Some(team) => state.db.team(team).await?,
                None => None,
            };
            places.push(Participation {
                member,
                workshop: workshop.name,
                team: team.map(|team| team.name),
            });
        }
    }
    Ok(my_teams(&visit, &places).into_response())
}

/// Where a participant takes part.
struct Participation<'a> {
    member: &'a Member,
    workshop: String,
    team: Option<String>,
}

fn my_teams(visit: &Visit, places: &[Participation<'_>]) -> Markup {
    let t = &visit.texts;
    let title = t.home_my_teams();
    page(
        visit,
        Page::new(&title).at(Place::Team),
        html! {
            div class="heading" { div class="heading-text" { h1 { (title) } p { (t.home_my_teams_hint()) } } }
            ul class="cards" {
                @for place in places {
                    li class="card" data-kind="link" {
                        div class="card-heading" {
                            div {
                                p class="faint" { (place.workshop) }
                                h2 {
                                    @match (&place.member.team, &place.team) {
                                        (Some(id), Some(name)) => a class="card-link" href=(paths::team(id)) { (name) },
                                        _ => (t.home_no_team()),
                                    }
                                }
                            }
                        }
                        p class="soft small" { (t.home_taking_part_as(place.member.name.as_str(), texts::role(t, place.member.role))) }
                    }
                }
            }
        },
    )
}

fn welcome(visit: &Visit) -> Markup {
    let t = &visit.texts;
    page(
        visit,
        Page::new(&t.home_title()),
        html! {
            section class="hero" {
                div class="hero-text" {
                    h1 { (t.home_headline()) }
                    p { (t.home_sentence_1()) }
                    p { (t.home_sentence_2()) }
                    p { (t.home_sentence_3()) }
                    div class="button-row" {
                        (Button::primary(&t.home_log_in()).icon(Icon::LogIn).link(paths::LOGIN))
                    }
                }
                (picture(visit))
            }
            section class="hero-join" aria-labelledby="join-heading" {
                (callout_with_icon(Callout::Plain, Icon::Link, html! {
                    h2 id="join-heading" { (t.home_join_title()) }
                    p { (t.home_join_text()) }
                }))
            }
            section class="stack" aria-labelledby="roles-heading" {
                h2 id="roles-heading" { (t.home_roles_title()) }
                ul class="cards" {
                    li class="card" { h3 { (t.role_product_manager()) } p class="soft" { (t.home_product_manager()) } }
                    li class="card" { h3 { (t.role_developer()) } p class="soft" { (t.home_developer()) } }
                    li class="card" { h3 { (t.role_researcher()) } p class="soft" { (t.home_researcher()) } }
                }
            }
        },
    )
}

/// A small storm of notes: who does what, what happens, and where it hurts.
fn picture(visit: &Visit) -> Markup {
    let t = &visit.texts;
    let note = |class: &str, x: u32, y: u32, size: (u32, u32), words: &str| {
        let lines: Vec<&str> = words.split('|').collect();
        let middle = y + size.1 / 2;
        let first = middle as f32 - (lines.len() as f32 - 1.0) * 10.0 + 5.0;
        html! {
            g class={ "note note-" (class) } {
                rect x=(x) y=(y) width=(size.0) height=(size.1) rx="4" {}
                @for (index, line) in lines.iter().enumerate() {
                    text x=(x + size.0 / 2) y=(first + index as f32 * 20.0) text-anchor="middle" { (line) }
                }
            }
        }
    };
    html! {
        svg class="hero-picture" viewBox="0 0 520 330" role="img" aria-label=(t.home_picture()) {
            (PreEscaped(r#"<path class="arrow" d="M112 74h34m-7-7 7 7-7 7M258 74h34m-7-7 7 7-7 7M350 134v40m-7-7 7 7 7-7M290 236h-34m7-7-7 7 7 7"/>"#))
            (note("actor", 10, 42, (98, 64), &t.home_note_actor()))
            (note("command", 150, 16, (106, 116), &t.home_note_command()))
            (note("event", 296, 16, (110, 116), &t.home_note_event()))
            (note("problem", 420, 72, (92, 96), &t.home_note_problem()))
            (note("policy", 294, 178, (114, 116), &t.home_note_policy()))
            (note("external_system", 126, 198, (126, 80), &t.home_note_ml()))
        }
    }
}
