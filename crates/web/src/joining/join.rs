//! Joining by link: a name, a role, a team. No account, no e-mail.

use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::{
    MemberId, TeamId,
    people::{Access, Member, Role},
    workshop::{Joining, MOST_PEOPLE, Team, Workshop},
};
use maud::{Markup, html};
use serde::Deserialize;

use super::device;
use crate::{
    changes,
    components::{Button, Callout, Choice, Icon, callout},
    error::{Error, Result},
    extract::{ClientAddress, CookieName, Flash, Form, Visit, redirect, redirect_with, set_cookie},
    layout::{Page, page},
    paths,
    security::tokens,
    state::AppState,
    texts,
};

/// A device that came back may still join as somebody else.
#[derive(Debug, Deserialize)]
pub struct Wish {
    new: Option<String>,
}

/// Shows the form, or leads a known device straight on.
pub async fn get(
    State(state): State<AppState>,
    Path(code): Path<String>,
    Query(wish): Query<Wish>,
    visit: Visit,
) -> Result<Response> {
    let place = Place::find(&state, &code).await?;
    let visit = visit.speaking(place.workshop.language);
    let known = visit
        .members
        .iter()
        .find(|member| member.workshop == place.workshop.id);
    if let (Some(member), None) = (known, wish.new) {
        let team = place
            .team
            .as_ref()
            .map(|team| &team.id)
            .or(member.team.as_ref());
        let path = team.map_or_else(|| paths::HOME.to_owned(), paths::team);
        return Ok(redirect_with(&state.config, &path, Flash::WelcomeBack));
    }
    if !place.is_open() {
        return Ok(closed(&visit, &place));
    }
    let form = Form::new().with("role", "").with("team", "");
    Ok(show(&visit, &place, &form, StatusCode::OK))
}

/// Joins.
pub async fn post(
    State(state): State<AppState>,
    Path(code): Path<String>,
    visit: Visit,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    mut form: Form,
) -> Result<Response> {
    let place = Place::find(&state, &code).await?;
    let visit = visit.speaking(place.workshop.language);
    if !place.is_open() {
        return Ok(closed(&visit, &place));
    }
    let t = &visit.texts;
    let name = form.required("name", 80, t);
    let role = Role::from_key(form.text("role"));
    if role.is_none() {
        form.mistake("role", &t.join_role_missing());
    }
    let team = place.chosen_team(&mut form, &visit);
    let (Some(role), true) = (role, form.is_valid()) else {
        return Ok(show(&visit, &place, &form, form.status()));
    };
    if !state.joins.allowed(&address, state.now()) {
        form.mistake("name", &t.join_too_many());
        let status = StatusCode::TOO_MANY_REQUESTS;
        return Ok(show(&visit, &place, &form, status));
    }
    let people = state.db.members_of_workshop(&place.workshop.id).await?;
    if people.len() >= MOST_PEOPLE {
        form.mistake("name", &t.join_full(MOST_PEOPLE as u64));
        return Ok(show(&visit, &place, &form, StatusCode::CONFLICT));
    }
    let access = if form.has("observe") {
        Access::Observer
    } else {
        Access::Participant
    };
    let member = Member {
        id: MemberId::generate(&mut rand::rng()),
        workshop: place.workshop.id.clone(),
        team,
        name,
        role,
        access,
    };
    let return_code = tokens::generate(&mut rand::rng());
    state
        .db
        .create_member(&member, &tokens::hash(&return_code), state.now())
        .await?;
    state.joins.joined(&address, state.now());
    changes::joined(&state, &member).await;
    let path = member
        .team
        .as_ref()
        .map_or_else(|| paths::HOME.to_owned(), paths::team);
    let mut response = redirect(&path);
    let cookie = set_cookie(&state.config, CookieName::ReturnLink, &return_code);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    device::remember(&state, &headers, &member.id, response).await
}

/// What a join code leads to.
struct Place {
    code: String,
    workshop: Workshop,
    /// The team of a team's link.
    team: Option<Team>,
    /// All teams to choose from.
    teams: Vec<Team>,
}

impl Place {
    async fn find(state: &AppState, code: &str) -> Result<Self> {
        // Anything else is no code of ours, and may hold what a database refuses.
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(Error::NotFound);
        }
        let (workshop, team) = state
            .db
            .workshop_by_join_code(code)
            .await?
            .ok_or(Error::NotFound)?;
        let teams = state.db.teams_of_workshop(&workshop.id).await?;
        Ok(Self {
            code: code.to_owned(),
            workshop,
            team,
            teams,
        })
    }

    fn is_open(&self) -> bool {
        self.workshop.joining == Joining::Open && self.workshop.archived_at.is_none()
    }

    /// The link's team, or the one chosen; nobody must choose where there is nothing to choose.
    fn chosen_team(&self, form: &mut Form, visit: &Visit) -> Option<TeamId> {
        if let Some(team) = &self.team {
            return Some(team.id.clone());
        }
        let chosen = self
            .teams
            .iter()
            .find(|team| team.id.as_str() == form.text("team"));
        if chosen.is_none() && form.text("team") != UNDECIDED && !self.teams.is_empty() {
            form.mistake("team", &visit.texts.join_team_missing());
        }
        chosen.map(|team| team.id.clone())
    }
}

/// What the form sends for "to be decided".
const UNDECIDED: &str = "undecided";

fn show(visit: &Visit, place: &Place, form: &Form, status: StatusCode) -> Response {
    let t = &visit.texts;
    let title = t.join_title(place.workshop.name.as_str());
    let body = html! {
        div class="panel" {
            (welcome(visit, place))
            (form.summary_with(t, &[("name", t.person_name().to_string())]))
            form class="form" method="post" action=(paths::join(&place.code)) novalidate {
                (form.field("name", &t.person_name()).hint(&t.join_name_hint()).autocomplete("nickname").required().input("text"))
                (role_field(visit, form))
                @if place.team.is_none() && !place.teams.is_empty() { (team_field(visit, place, form)) }
                label class="choice" {
                    input type="checkbox" name="observe" value="1" checked[form.has("observe")];
                    span class="choice-text" {
                        span { (t.join_observe()) }
                        span class="hint" { (t.join_observe_hint()) }
                    }
                }
                div { (Button::primary(&t.join_submit()).icon(Icon::ArrowRight).submit()) }
            }
        }
        (callout(Callout::Plain, html! { p { (t.join_came_before()) } }))
    };
    (status, page(visit, Page::new(&title).narrow(), body)).into_response()
}

fn welcome(visit: &Visit, place: &Place) -> Markup {
    let t = &visit.texts;
    html! {
        div class="stack" data-gap="small" {
            p class="faint" { (t.join_invited()) }
            h1 { (place.workshop.name) }
            @if let Some(team) = &place.team {
                p { strong { (team.name) } @if !team.product.is_empty() { span class="soft" { " · " (team.product) } } }
            }
            @if !place.workshop.purpose.is_empty() { p class="soft" { (place.workshop.purpose) } }
        }
    }
}

fn role_field(visit: &Visit, form: &Form) -> Markup {
    let t = &visit.texts;
    let roles: Vec<(Role, String)> = Role::ALL
        .into_iter()
        .map(|role| (role, texts::role(t, role)))
        .collect();
    let choices: Vec<Choice<'_>> = roles
        .iter()
        .map(|(role, label)| Choice {
            value: role.key(),
            label,
            hint: None,
        })
        .collect();
    form.field("role", &t.join_role())
        .hint(&t.join_role_hint())
        .radios(&choices)
}

fn team_field(visit: &Visit, place: &Place, form: &Form) -> Markup {
    let t = &visit.texts;
    let undecided = t.join_team_undecided();
    let product = |team: &'_ Team| (!team.product.is_empty()).then(|| team.product.clone());
    let hints: Vec<Option<String>> = place.teams.iter().map(product).collect();
    let mut choices: Vec<Choice<'_>> = place
        .teams
        .iter()
        .zip(&hints)
        .map(|(team, hint)| Choice {
            value: team.id.as_str(),
            label: &team.name,
            hint: hint.as_deref(),
        })
        .collect();
    choices.push(Choice {
        value: UNDECIDED,
        label: &undecided,
        hint: None,
    });
    form.field("team", &t.team()).radios(&choices)
}

fn closed(visit: &Visit, place: &Place) -> Response {
    let t = &visit.texts;
    let title = t.join_closed_title();
    let body = html! {
        div class="panel" {
            div class="stack" data-gap="small" {
                p class="faint" { (place.workshop.name) }
                h1 { (title) }
                p class="soft" { (t.join_closed_text()) }
            }
        }
    };
    page(visit, Page::new(&title).narrow(), body).into_response()
}
