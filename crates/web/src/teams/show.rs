//! A team's own page: the way to board and list, where the agenda stands, who is there.

use std::sync::Arc;

use axum::extract::State;
use domain::{
    Moment,
    agenda::{Position, View},
    people::{Access, Member, Person},
    permission::Action,
};
use live::{TeamSnapshot, wire};
use maud::{Markup, Render as _, html};

use crate::{
    components::{Avatar, Badge, Button, Callout, Icon, Tone, callout, icon, person, progress},
    error::{Error, Result},
    extract::{AtTeam, Visit},
    joining::return_link_callout,
    layout::{Page, Place, page},
    lectures::door::door,
    paths,
    stages::{card, evidence},
    state::AppState,
    texts,
    workshops::show::missing_roles_callout,
};

/// Shows it.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtTeam) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let subscription = state
        .hub
        .watch(&at.team.id)
        .await
        .map_err(|_| Error::NotFound)?;
    let snapshot = Arc::clone(&subscription.snapshots.borrow());
    let t = &visit.texts;
    let members: Vec<&Member> = snapshot.members.iter().collect();
    let evidence = evidence::of_team(&state, &at.workshop, &at.team).await?;
    let stage = card::card(&visit, &at.team.id, &evidence);
    let reader = match &at.person {
        Person::Member(member) => Some(member),
        Person::Organiser { .. } => None,
    };
    let lectures = door(&state, &visit, &at.workshop.id, reader).await?;
    let body = html! {
        (heading(&visit, &at))
        @if at.workshop.archived_at.is_some() {
            (callout(Callout::Warning, html! { p { (t.error_archived_detail()) } }))
        }
        (return_link_callout(&state, &visit))
        div class="split" data-follow=(paths::team_events(&at.team.id)) {
            div class="stack" data-gap="large" {
                div data-live="doors" { (doors(&visit, &at, &snapshot, lectures)) }
                div data-live="agenda" { (agenda(&visit, &at, &snapshot, state.now())) }
                div data-live="stage" { (stage) }
            }
            aside class="stack" {
                section class="card" aria-labelledby="people-heading" data-live="people" {
                    h2 id="people-heading" { (t.team_people()) }
                    (missing_roles_callout(&visit, &members))
                    (people(&visit, &at, &snapshot))
                }
                (you(&visit, &at))
            }
        }
    };
    Ok(page(&visit, frame(&visit, &at), body))
}

fn frame<'a>(visit: &Visit, at: &'a AtTeam) -> Page<'a> {
    let frame = Page::new(&at.team.name);
    match at.person {
        Person::Organiser { .. } => frame
            .at(Place::Workshops)
            .crumb(visit.texts.workshops().to_string(), paths::WORKSHOPS)
            .crumb(&at.workshop.name, paths::workshop(&at.workshop.id)),
        Person::Member(_) => frame.at(Place::Team),
    }
}

fn heading(visit: &Visit, at: &AtTeam) -> Markup {
    let t = &visit.texts;
    html! {
        div class="heading" {
            div class="heading-text" {
                @if let Person::Member(_) = at.person { p class="faint" { (at.workshop.name) } }
                h1 { (at.team.name) }
                @if !at.team.product.is_empty() { p { (at.team.product) } }
                @if !at.standing.may(Action::EditBoard) {
                    div class="badge-row" { (Badge(Tone::Accent, &t.access_observer())) }
                }
            }
        }
    }
}

/// The places where learning and work happen.
fn doors(visit: &Visit, at: &AtTeam, snapshot: &TeamSnapshot, lectures: Markup) -> Markup {
    let t = &visit.texts;
    let use_cases = i64::try_from(snapshot.use_cases.len()).unwrap_or(i64::MAX);
    html! {
        ul class="doors" {
            (lectures)
            li class="card door" data-kind="link" {
                span class="door-icon" { (icon(Icon::StickyNote)) }
                h2 { a class="card-link" href=(paths::team_board(&at.team.id)) { (t.door_board()) } }
                p class="soft small" { (t.door_board_text()) }
            }
            li class="card door" data-kind="link" {
                span class="door-icon" { (icon(Icon::ListChecks)) }
                h2 { a class="card-link" href=(paths::team_use_cases(&at.team.id)) { (t.door_list()) } }
                p class="soft small" { (t.door_list_text()) }
                @if use_cases > 0 { div class="badge-row" { (Badge(Tone::Plain, &t.count_use_cases(use_cases))) } }
            }
        }
    }
}

fn agenda(visit: &Visit, at: &AtTeam, snapshot: &TeamSnapshot, now: Moment) -> Markup {
    let t = &visit.texts;
    let state = snapshot.state_for(at.person_id(), visit.language, now);
    let current = state
        .current
        .and_then(|index| state.steps.get(index as usize).map(|step| (index, step)));
    let total = u32::try_from(state.steps.len()).unwrap_or(u32::MAX);
    html! {
        section class="card" aria-labelledby="agenda-heading" {
            div class="card-heading" {
                h2 id="agenda-heading" { (t.agenda_title()) }
                (clock(visit, &state.clock, now))
            }
            @match (current, &snapshot.progress.run.position) {
                (Some((index, step)), _) => {
                    (progress(&t.agenda_step(), index + 1, total))
                    div class="stack" data-gap="small" {
                        h3 { (step.title) }
                        p { (step.instruction) }
                        p class="faint" { (t.agenda_led_by(role_by_key(visit, &step.led_by))) }
                    }
                    (next_step(visit, &state, index))
                }
                (None, Position::Finished { .. }) => p { (t.agenda_finished()) },
                (None, _) => {
                    p { (t.agenda_not_started()) }
                    p class="soft small" {
                        @if at.may(Action::Lead) { (t.agenda_start_lead()) } @else { (t.agenda_start_wait()) }
                    }
                }
            }
            (step_list(visit, &state))
            @if let Some(place) = where_to_go(visit, at, snapshot) { div { (place) } }
        }
    }
}

/// The clock of the current step; the page's script lets it tick.
pub fn clock(visit: &Visit, clock: &wire::Clock, now: Moment) -> Markup {
    let t = &visit.texts;
    match clock {
        wire::Clock::NotStarted => Badge(Tone::Plain, &t.clock_not_started()).render(),
        wire::Clock::Finished => Badge(Tone::Success, &t.clock_finished()).render(),
        wire::Clock::Running { ends_at } => html! {
            span class="clock" data-clock=(ends_at) data-now=(now.0) { (minutes_and_seconds(*ends_at - now.0)) }
        },
        wire::Clock::Paused { left } => html! {
            span class="cluster" {
                span class="clock" { (minutes_and_seconds(*left)) }
                (Badge(Tone::Warning, &t.clock_paused()))
            }
        },
    }
}

/// Milliseconds as a clock shows them, with a minus when the time is over.
fn minutes_and_seconds(milliseconds: i64) -> String {
    let seconds = milliseconds.unsigned_abs() / 1000;
    let sign = if milliseconds < 0 { "−" } else { "" };
    format!("{sign}{}:{:02}", seconds / 60, seconds % 60)
}

fn next_step(visit: &Visit, state: &wire::TeamState, index: u32) -> Markup {
    let next = state.steps.get(index as usize + 1);
    html! {
        @if let Some(next) = next {
            p class="soft small" { (visit.texts.agenda_next(next.title.as_str())) }
        }
    }
}

fn step_list(visit: &Visit, state: &wire::TeamState) -> Markup {
    let t = &visit.texts;
    html! {
        details class="fold" {
            summary { (t.agenda_all_steps()) }
            ol class="steps" {
                @for (index, step) in state.steps.iter().enumerate() {
                    @let is_current = state.current == u32::try_from(index).ok();
                    li aria-current=[is_current.then_some("step")] {
                        span { (step.title) }
                        span class="faint numeric" { (t.minutes(i64::from(step.minutes))) }
                    }
                }
            }
        }
    }
}

/// A button to where the current step happens.
fn where_to_go(visit: &Visit, at: &AtTeam, snapshot: &TeamSnapshot) -> Option<Markup> {
    let t = &visit.texts;
    let (_, step) = snapshot.progress.run.current(&snapshot.agenda)?;
    match step.view {
        View::Board => Some(
            Button::primary(&t.go_to_board())
                .icon(Icon::ArrowRight)
                .link(&paths::team_board(&at.team.id)),
        ),
        View::Worksheet => Some(
            Button::primary(&t.go_to_list())
                .icon(Icon::ArrowRight)
                .link(&paths::team_use_cases(&at.team.id)),
        ),
        View::Talk => None,
    }
}

fn people(visit: &Visit, at: &AtTeam, snapshot: &TeamSnapshot) -> Markup {
    let t = &visit.texts;
    html! {
        ul class="people" {
            @for member in &snapshot.members {
                @let here = snapshot.facts.present.contains_key(member.id.as_str());
                li {
                    (person(Avatar { name: &member.name, colour: snapshot.colour(member.id.as_str()) }, &texts::role(t, member.role)))
                    span class="cluster" {
                        @if member.id.as_str() == at.person_id() { (Badge(Tone::Plain, &t.team_you())) }
                        @if member.access != Access::Participant { (Badge(Tone::Accent, &texts::access(t, member.access))) }
                        @if here { span class="presence" data-state="here" { (t.team_here()) } }
                    }
                }
            }
        }
    }
}

/// Who this device thinks you are, and the way out if it is wrong.
fn you(visit: &Visit, at: &AtTeam) -> Markup {
    let t = &visit.texts;
    let Person::Member(member) = &at.person else {
        return html! {};
    };
    html! {
        section class="card" aria-labelledby="you-heading" {
            h2 id="you-heading" { (t.you_title()) }
            p class="small" { (t.home_taking_part_as(member.name.as_str(), texts::role(t, member.role))) }
            p class="soft small" { (t.you_text()) " " a href={ (paths::join(&at.workshop.join_code)) "?new=1" } { (t.you_someone_else()) } }
            div { (Button::plain(&t.team_to_path()).icon(Icon::ArrowRight).small().link(&paths::workshop_path(&at.workshop.id))) }
        }
    }
}

fn role_by_key(visit: &Visit, key: &str) -> String {
    domain::people::Role::from_key(key)
        .map(|role| texts::role(&visit.texts, role))
        .unwrap_or_default()
}
