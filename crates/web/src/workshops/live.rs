//! All teams of a workshop at one glance while they work: step, clock, who is there, how much
//! is on the board. The page renews itself; a step can be started in all teams at once.

use std::convert::Infallible;

use axum::{
    extract::State,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use domain::{
    BoardId, Moment,
    agenda::{Agenda, Command, StepChoice},
    people::missing_roles,
    workshop::Workshop,
};
use futures_util::{
    StreamExt,
    stream::{self, BoxStream},
};
use live::{BoardFacts, Subscription, TeamSnapshot};
use maud::{Markup, html};
use tokio::time::{Duration, interval};

use super::frame::workshop_page;
use crate::{
    boards::lead::refused,
    components::{Badge, Button, Choice, Icon, Tone, empty_state, progress},
    error::{Error, Result},
    extract::{Flash, Form, Managed, Visit, redirect_with},
    paths,
    state::AppState,
    teams::show::clock,
    texts, time,
};

/// Edits do not announce themselves one by one; this often the page looks by itself.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// Shows the teams as they are now.
pub async fn get(State(state): State<AppState>, visit: Visit, managed: Managed) -> Result<Markup> {
    let workshop = &managed.workshop;
    let mut teams = Vec::new();
    for subscription in subscriptions(&state, workshop).await? {
        let snapshot = subscription.snapshots.borrow().clone();
        let facts = facts(&state, &snapshot.team.board).await?;
        teams.push(row(&visit, &snapshot, &facts, state.now()));
    }
    let t = &visit.texts;
    let body = html! {
        @if teams.is_empty() {
            (empty_state(&t.live_empty_title(), &t.live_empty_text(), html! {
                (Button::primary(&t.tab_teams()).link(&paths::workshop(&workshop.id)))
            }))
        } @else {
            div class="stack" data-gap="large" data-follow=(paths::workshop_live_events(&workshop.id)) {
                @if workshop.archived_at.is_none() { (start_form(&state, &visit, workshop)) }
                ul class="live-teams" data-live="teams" { @for team in &teams { (team) } }
            }
        }
    };
    Ok(workshop_page(
        &visit,
        workshop,
        &paths::workshop_live(&workshop.id),
        body,
    ))
}

/// What is known of a board. Until somebody opens it, what is on it stands in the database only.
async fn facts(state: &AppState, board: &BoardId) -> Result<BoardFacts> {
    let facts = state.hub.facts(board);
    if facts != BoardFacts::default() {
        return Ok(facts);
    }
    state.hub.content(board).await.map_err(refused)?;
    Ok(state.hub.facts(board))
}

/// Starts one step in every team.
pub async fn start_step(
    State(state): State<AppState>,
    managed: Managed,
    form: Form,
) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    let step = form.text("step");
    let agenda = agenda_of(&state, &workshop)?;
    if !agenda.steps.iter().any(|known| known.id == step) {
        return Err(Error::BadRequest);
    }
    for team in state.db.teams_of_workshop(&workshop.id).await? {
        let command = Command::GoTo {
            step: StepChoice::Id(step.to_owned()),
        };
        state
            .hub
            .command(&team.id, command)
            .await
            .map_err(refused)?;
    }
    Ok(redirect_with(
        &state.config,
        &paths::workshop_live(&workshop.id),
        Flash::StepStarted,
    ))
}

/// An event whenever something changed in any team, and now and then for what changes quietly.
pub async fn events(State(state): State<AppState>, managed: Managed) -> Result<Response> {
    let mut changes: Vec<BoxStream<'static, ()>> = Vec::new();
    for subscription in subscriptions(&state, &managed.workshop).await? {
        let changed = stream::unfold(subscription.snapshots, |mut snapshots| async move {
            snapshots.changed().await.ok()?;
            snapshots.borrow_and_update();
            Some(((), snapshots))
        });
        changes.push(changed.boxed());
    }
    let hub = state.hub.clone();
    let looks = stream::unfold(interval(LOOK_EVERY), |mut clock| async move {
        clock.tick().await;
        Some(((), clock))
    });
    let events = stream::select(stream::select_all(changes), looks)
        .take_until(async move { hub.drained().await })
        .map(|()| Ok::<_, Infallible>(Event::default().event("state").data("{}")));
    Ok(Sse::new(events)
        .keep_alive(KeepAlive::default())
        .into_response())
}

async fn subscriptions(state: &AppState, workshop: &Workshop) -> Result<Vec<Subscription>> {
    let mut subscriptions = Vec::new();
    for team in state.db.teams_of_workshop(&workshop.id).await? {
        subscriptions.push(state.hub.watch(&team.id).await.map_err(refused)?);
    }
    Ok(subscriptions)
}

fn agenda_of(state: &AppState, workshop: &Workshop) -> Result<Agenda> {
    let library = state.library();
    let agenda = library.agenda(&workshop.agenda);
    agenda.cloned().ok_or(Error::NotFound)
}

fn start_form(state: &AppState, visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    let Ok(agenda) = agenda_of(state, workshop) else {
        return html! {};
    };
    let labels: Vec<String> = agenda
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| format!("{}. {}", index + 1, step.title.get(visit.language)))
        .collect();
    let choices: Vec<Choice<'_>> = agenda
        .steps
        .iter()
        .zip(&labels)
        .map(|(step, label)| Choice {
            value: &step.id,
            label,
            hint: None,
        })
        .collect();
    let form = Form::new();
    html! {
        form class="card live-start" method="post" action=(paths::workshop_live_step(&workshop.id)) {
            (form.field("step", &t.live_step()).hint(&t.live_step_hint()).select(&choices))
            (Button::primary(&t.live_start_all()).icon(Icon::Play).submit())
        }
    }
}

fn row(visit: &Visit, snapshot: &TeamSnapshot, facts: &BoardFacts, now: Moment) -> Markup {
    let t = &visit.texts;
    let team = &snapshot.team;
    let current = snapshot.progress.run.current(&snapshot.agenda);
    let total = u32::try_from(snapshot.agenda.steps.len()).unwrap_or(u32::MAX);
    html! {
        li class="card live-team" {
            div class="card-heading" {
                h2 { a href=(paths::team(&team.id)) { (team.name) } }
                (clock(visit, &snapshot.clock(), now))
            }
            @match current {
                Some((index, step)) => {
                    (progress(step.title.get(visit.language), u32::try_from(index + 1).unwrap_or(total), total))
                }
                None => p class="soft" { (t.live_no_step()) },
            }
            dl class="live-facts" {
                div { dt { (t.live_present()) } dd { (facts.present.len()) " / " (snapshot.members.len()) } }
                div { dt { (t.live_notes()) } dd { (facts.notes) } }
                div { dt { (t.live_use_cases()) } dd { (snapshot.use_cases.len()) } }
                div { dt { (t.live_last_edit()) } dd { (last_edit(visit, facts, now)) } }
            }
            (missing(visit, snapshot))
            div class="button-row" {
                (Button::plain(&t.open_board()).icon(Icon::StickyNote).small().link(&paths::team_board(&team.id)))
                (Button::plain(&t.open_list()).icon(Icon::ListChecks).small().link(&paths::team_use_cases(&team.id)))
            }
        }
    }
}

fn last_edit(visit: &Visit, facts: &BoardFacts, now: Moment) -> String {
    match facts.last_edit {
        Some(moment) => time::ago(visit, moment, now),
        None => "–".to_owned(),
    }
}

fn missing(visit: &Visit, snapshot: &TeamSnapshot) -> Markup {
    let missing = missing_roles(&snapshot.members);
    html! {
        @if !missing.is_empty() {
            div class="badge-row" {
                @for role in missing {
                    (Badge(Tone::Warning, &visit.texts.live_missing(texts::role(&visit.texts, role))))
                }
            }
        }
    }
}
