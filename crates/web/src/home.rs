//! The landing page. Organisers go on to their workshops, participants find their teams,
//! everybody else learns in three sentences what this is.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{people::Member, workshop::Team};
use maud::{Markup, PreEscaped, html};

use crate::{
    components::{Button, Callout, Icon, callout_with_icon},
    error::Result,
    extract::{Visit, redirect},
    joining::return_link_callout,
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
        places.extend(Participation::of(&state, member).await?);
    }
    let return_link = return_link_callout(&state, &visit);
    Ok(my_teams(&visit, &places, return_link).into_response())
}

/// A workshop somebody takes part in, with their team, or all teams for those without one:
/// facilitators and observers go from table to table.
struct Participation<'a> {
    member: &'a Member,
    workshop: String,
    teams: Vec<Team>,
}

impl<'a> Participation<'a> {
    async fn of(state: &AppState, member: &'a Member) -> Result<Option<Self>> {
        let Some(workshop) = state.db.workshop(&member.workshop).await? else {
            return Ok(None);
        };
        let mut teams = state.db.teams_of_workshop(&member.workshop).await?;
        if let Some(own) = &member.team {
            teams.retain(|team| team.id == *own);
        }
        Ok(Some(Self {
            member,
            workshop: workshop.name,
            teams,
        }))
    }
}

fn my_teams(visit: &Visit, places: &[Participation<'_>], return_link: Markup) -> Markup {
    let t = &visit.texts;
    let title = t.home_my_teams();
    page(
        visit,
        Page::new(&title).at(Place::Team),
        html! {
            div class="heading" { div class="heading-text" { h1 { (title) } p { (t.home_my_teams_hint()) } } }
            (return_link)
            @for place in places {
                section class="stack" {
                    div class="stack" data-gap="small" {
                        h2 { (place.workshop) }
                        p class="soft small" {
                            (t.home_taking_part_as(place.member.name.as_str(), texts::role(t, place.member.role)))
                            @if place.member.team.is_none() { " " (t.home_no_team_hint()) }
                        }
                    }
                    div { (Button::primary(&t.team_to_path()).icon(Icon::ArrowRight).link(&paths::workshop_path(&place.member.workshop))) }
                    ul class="cards" {
                        @for team in &place.teams {
                            li class="card" data-kind="link" {
                                h3 { a class="card-link" href=(paths::team(&team.id)) { (team.name) } }
                                @if !team.product.is_empty() { p class="soft small" { (team.product) } }
                            }
                        }
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
