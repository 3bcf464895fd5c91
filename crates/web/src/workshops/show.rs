//! A workshop's own page: its teams, who is in them, what they lack, and how people get in.

use std::collections::HashMap;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    people::{Access, Member, missing_roles},
    workshop::{Joining, Team, Workshop},
};
use maud::{Markup, html};

use super::{frame::workshop_page, join_codes::renewal};
use crate::{
    components::{Avatar, Badge, Button, Callout, Icon, Tone, callout, copy_field, hidden, person},
    error::Result,
    extract::{Form, Managed, Visit},
    paths,
    state::AppState,
    texts,
};

/// Shows it.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
) -> Result<Response> {
    show(&state, &visit, &managed.workshop, &Form::new()).await
}

/// The page with the form for one more team as it stands.
pub async fn show(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    form: &Form,
) -> Result<Response> {
    let teams = state.db.teams_of_workshop(&workshop.id).await?;
    let members = state.db.members_of_workshop(&workshop.id).await?;
    let t = &visit.texts;
    let mut by_team: HashMap<Option<&str>, Vec<&Member>> = HashMap::new();
    for member in &members {
        by_team
            .entry(member.team.as_ref().map(|team| team.as_str()))
            .or_default()
            .push(member);
    }
    let empty = Vec::new();
    let body = html! {
        (form.summary(t))
        div class="split" {
            div class="stack" data-gap="large" {
                section class="stack" aria-labelledby="teams-heading" {
                    h2 id="teams-heading" { (t.teams()) " " span class="faint" { (t.count_people(members.len() as i64)) } }
                    @for team in &teams {
                        (team_card(visit, team, by_team.get(&Some(team.id.as_str())).unwrap_or(&empty)))
                    }
                    @if teams.is_empty() { p class="soft" { (t.teams_none()) } }
                }
                @if let Some(people) = by_team.get(&None) {
                    section class="card" aria-labelledby="unassigned-heading" {
                        div class="stack" data-gap="small" {
                            h2 id="unassigned-heading" { (t.people_without_team()) }
                            p class="soft small" { (t.people_without_team_hint()) }
                        }
                        (people_list(visit, people))
                    }
                }
            }
            aside class="stack" {
                (joining_card(state, visit, workshop))
                (lectures_card(visit, workshop))
                @if workshop.archived_at.is_none() { (new_team_card(visit, workshop, form)) }
            }
        }
    };
    Ok((
        form.status(),
        workshop_page(visit, workshop, &paths::workshop(&workshop.id), body),
    )
        .into_response())
}

fn team_card(visit: &Visit, team: &Team, members: &[&Member]) -> Markup {
    let t = &visit.texts;
    html! {
        article class="card" {
            div class="card-heading" {
                div {
                    h3 { a href=(paths::team(&team.id)) { (team.name) } }
                    @if !team.product.is_empty() { p class="soft small" { (team.product) } }
                }
                div class="button-row" {
                    (Button::plain(&t.open_board()).icon(Icon::StickyNote).small().link(&paths::team_board(&team.id)))
                    (Button::plain(&t.open_list()).icon(Icon::ListChecks).small().link(&paths::team_use_cases(&team.id)))
                    (Button::quiet(&t.team_edit(team.name.as_str())).icon(Icon::Pencil).icon_only().link(&paths::edit_team(&team.id)))
                }
            }
            (missing_roles_callout(visit, members))
            @if !members.is_empty() { (people_list(visit, members)) }
        }
    }
}

/// Which required roles a team lacks and what to do about it; nothing when all are there.
pub fn missing_roles_callout(visit: &Visit, members: &[&Member]) -> Markup {
    let t = &visit.texts;
    let missing = missing_roles(members.iter().copied());
    if missing.is_empty() {
        return html! {};
    }
    let separator = t.list_separator().to_string();
    let names: Vec<String> = missing
        .into_iter()
        .map(|role| texts::role(t, role))
        .collect();
    callout(
        Callout::Warning,
        html! {
            @if members.is_empty() {
                p class="callout-title" { (t.team_empty()) }
                p class="small" { (t.team_empty_hint()) }
            } @else {
                p class="callout-title" { (t.team_missing(names.join(&separator))) }
                p class="small" { (t.team_missing_hint()) }
            }
        },
    )
}

fn people_list(visit: &Visit, members: &[&Member]) -> Markup {
    let t = &visit.texts;
    html! {
        ul class="people" {
            @for (place, member) in members.iter().enumerate() {
                li {
                    // By place in the team, as on its board.
                    (person(Avatar { name: &member.name, colour: (place % 12) as u8 }, &texts::role(t, member.role)))
                    span class="cluster" {
                        @if member.access != Access::Participant {
                            (Badge(Tone::Accent, &texts::access(t, member.access)))
                        }
                        (Button::quiet(&t.person_edit(member.name.as_str())).icon(Icon::Pencil).icon_only()
                            .link(&paths::edit_member(&member.workshop, &member.id)))
                    }
                }
            }
        }
    }
}

fn lectures_card(visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    html! {
        section class="card" data-kind="link" data-door="lectures" aria-labelledby="lectures-heading" {
            h2 id="lectures-heading" { a class="card-link" href=(paths::lectures(&workshop.id)) { (t.lectures_door()) } }
            p class="soft small" { (t.lectures_door_text()) }
        }
    }
}

fn joining_card(state: &AppState, visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    let url = state.config.url(&paths::join(&workshop.join_code));
    html! {
        section class="card" aria-labelledby="joining-heading" {
            div class="card-heading" {
                h2 id="joining-heading" { (t.joining_title()) }
                @match workshop.joining {
                    Joining::Open => (Badge(Tone::Success, &t.joining_open())),
                    Joining::Closed => (Badge(Tone::Warning, &t.joining_closed())),
                }
            }
            @match workshop.joining {
                Joining::Open => {
                    p class="soft small" { (t.joining_text()) }
                    (copy_field("join-link", &t.join_link(), &url, &t.copy(), &t.copied()))
                }
                Joining::Closed => p class="soft small" { (t.joining_closed_text()) },
            }
            div class="button-row" {
                (Button::plain(&t.joining_print()).icon(Icon::QrCode).small().link(&paths::workshop_links(&workshop.id)))
                @if workshop.archived_at.is_none() { (joining_switch(visit, workshop)) }
            }
            @if workshop.archived_at.is_none() && workshop.joining == Joining::Open {
                (renewal(visit, &paths::renew_join_code(&workshop.id)))
            }
        }
    }
}

fn joining_switch(visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    let (value, label, icon) = match workshop.joining {
        Joining::Open => ("closed", t.joining_close(), Icon::DoorClosed),
        Joining::Closed => ("open", t.joining_reopen(), Icon::DoorOpen),
    };
    html! {
        form method="post" action=(paths::workshop_joining(&workshop.id)) {
            (hidden("joining", value))
            (Button::plain(&label).icon(icon).small().submit())
        }
    }
}

fn new_team_card(visit: &Visit, workshop: &Workshop, form: &Form) -> Markup {
    let t = &visit.texts;
    html! {
        section class="card" aria-labelledby="new-team-heading" {
            h2 id="new-team-heading" { (t.team_add()) }
            form class="form" method="post" action=(paths::workshop_teams(&workshop.id)) novalidate {
                (form.field("team_name", &t.team_name()).required().input("text"))
                (form.field("team_product", &t.team_product()).optional(&t.optional()).input("text"))
                div { (Button::plain(&t.team_add()).icon(Icon::Plus).submit()) }
            }
        }
    }
}
