//! `GET /workshops/{workshop}/path`: tomorrow, next, and by when. Members see their own path;
//! organisers look at that of each role, as somebody who has just joined would see it.

use axum::extract::{Query, State};
use domain::{
    Moment, TeamId,
    calendar::{Appointment, Occasion, day_of},
    path::{self, Planned, Reading, Situation, State as Standing, TeamFacts, Traveller},
    people::{Access, Member, Person, Role},
    workshop::Workshop,
};
use jiff::civil::Date;
use maud::{Markup, html};
use serde::Deserialize;

use super::{
    cards::{dates_card, reading_card, seen_by_card},
    gather,
    words::{self, due},
};
use crate::{
    calendar::Dates,
    components::{Badge, Button, Icon, Tab, Tone, icon, tabs},
    error::Result,
    extract::{AtWorkshop, Visit},
    joining::return_link_callout,
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts, time,
};

/// Whose path an organiser looks at.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    /// The key of a role.
    #[serde(default)]
    role: String,
}

/// Everything the page is made from.
pub struct Way<'a> {
    /// Who visits.
    pub visit: &'a Visit,
    /// Where.
    pub workshop: &'a Workshop,
    team: Option<TeamId>,
    /// How far they are with the lectures.
    pub reading: Reading<'a>,
    steps: Vec<Planned>,
    /// The dates that are known.
    pub dates: Vec<Appointment>,
    /// Whether somebody fixed them.
    pub fixed: bool,
    /// The day it is in the workshop.
    pub today: Date,
    /// From when on progress is shown by name; never, if none.
    pub named_since: Option<Moment>,
}

/// Shows it.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    at: AtWorkshop,
    Query(wish): Query<Wish>,
) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let library = state.library();
    let modules = library.modules(visit.language);
    let role = Role::from_key(&wish.role).unwrap_or(Role::ProductManager);
    let (traveller, reading, facts) = match &at.person {
        Person::Member(member) => (
            gather::traveller(member),
            gather::reading(&state, member, modules).await?,
            facts_of(&state, member).await?,
        ),
        Person::Organiser { .. } => {
            let traveller = Traveller {
                role,
                access: Access::Participant,
            };
            let reading = gather::reading_of(traveller, modules, &[]);
            (traveller, reading, Some(TeamFacts::default()))
        }
    };
    let dates = Dates::of(&state, &at.workshop).await?;
    let today = day_of(state.now(), &at.workshop.time_zone);
    let (fixed, dates) = (dates.are_fixed(), dates.known());
    let steps = path::steps(&Situation {
        traveller,
        reading: reading.whole,
        team: facts,
        dates: &dates,
        today,
    });
    let way = Way {
        visit: &visit,
        workshop: &at.workshop,
        team: at.member().and_then(|member| member.team.clone()),
        reading,
        steps,
        dates,
        fixed,
        today,
        named_since: state.db.named_since(&at.workshop.id).await?,
    };
    Ok(match at.member() {
        Some(member) => own(&state, &way, member),
        None => preview(&way, role),
    })
}

async fn facts_of(state: &AppState, member: &Member) -> Result<Option<TeamFacts>> {
    let Some(id) = &member.team else {
        return Ok(None);
    };
    match state.db.team(id).await? {
        Some(team) => gather::facts(state, &team).await.map(Some),
        None => Ok(None),
    }
}

fn own(state: &AppState, way: &Way<'_>, member: &Member) -> Markup {
    let t = &way.visit.texts;
    let sees_all = member.access == Access::Facilitator;
    let title = t.path_title().to_string();
    let body = html! {
        div class="heading" { div class="heading-text" {
            p class="faint" { (way.workshop.name) }
            h1 { (title) }
            p { (t.home_taking_part_as(member.name.as_str(), texts::role(t, member.role))) }
            @if sees_all { p { a href=(paths::workshop_progress(&way.workshop.id)) { (t.progress_door()) } } }
        } }
        (return_link_callout(state, way.visit))
        (content(way))
    };
    page(way.visit, Page::new(&title).at(Place::Path), body)
}

fn preview(way: &Way<'_>, role: Role) -> Markup {
    let t = &way.visit.texts;
    let title = t.path_preview_title().to_string();
    let base = paths::workshop_path(&way.workshop.id);
    let address = |role: Role| format!("{base}?role={}", role.key());
    let roles = Role::ALL.map(|role| Tab {
        label: texts::role(t, role),
        href: address(role),
    });
    let frame = Page::new(&title)
        .at(Place::Workshops)
        .crumb(t.workshops().to_string(), paths::WORKSHOPS)
        .crumb(&way.workshop.name, paths::workshop(&way.workshop.id));
    let body = html! {
        div class="heading" { div class="heading-text" {
            h1 { (title) }
            p { (t.path_preview_text()) }
        } }
        (tabs(&title, &roles, &address(role)))
        (content(way))
    };
    page(way.visit, frame, body)
}

fn content(way: &Way<'_>) -> Markup {
    let first = path::tomorrow(&way.steps);
    let next = path::after(&way.steps, first);
    html! {
        div class="split" {
            div class="stack" data-gap="large" {
                (tomorrow(way, first))
                @if let Some(next) = next { (next_card(way, next)) }
                (all_steps(way))
            }
            aside class="stack" {
                (reading_card(way))
                (dates_card(way))
                (seen_by_card(way))
            }
        }
    }
}

/// The one thing to do tomorrow.
fn tomorrow(way: &Way<'_>, first: Option<&Planned>) -> Markup {
    let t = &way.visit.texts;
    html! {
        section class="card path-tomorrow" aria-labelledby="tomorrow-heading" {
            p class="path-label" id="tomorrow-heading" { (t.path_tomorrow()) }
            @match first {
                Some(planned) => {
                    (task(way, planned))
                    (way_button(way, planned))
                }
                None => {
                    h2 { (t.path_nothing_title()) }
                    p { @if way.team.is_none() { (t.path_nothing_no_team()) } @else { (t.path_nothing_text()) } }
                }
            }
        }
    }
}

fn task(way: &Way<'_>, planned: &Planned) -> Markup {
    let t = &way.visit.texts;
    let lesson = way
        .reading
        .next
        .filter(|_| planned.step == path::Step::Lectures);
    html! {
        @if let Some(lesson) = lesson {
            h2 { (lesson.title) }
            p { (lesson.summary) }
            p class="soft" {
                (t.path_lesson_minutes(i64::from(lesson.minutes)))
                @if let Some(due) = planned.due {
                    " "
                    (words::pace(t, path::pace(way.reading.whole.minutes_left, way.today, due), way.reading.whole.minutes_left))
                }
            }
            @if let Some(start) = begins_later(way) {
                p class="soft small" { (t.path_begins_later(time::weekday(way.visit.language, start))) }
            }
        } @else {
            h2 { (words::title(t, planned.step)) }
            p { (words::text(t, planned.step)) }
            @if let Some(due) = due(way.visit, planned) { p class="soft" { (due) } }
        }
        @if planned.state == Standing::Late { p { (Badge(Tone::Warning, &t.path_late())) } }
    }
}

/// The day on which everybody begins, while it has not come. Nobody must wait for it.
fn begins_later(way: &Way<'_>) -> Option<Date> {
    let start = way
        .dates
        .iter()
        .find(|date| date.occasion == Occasion::IndividualStart)?;
    (start.date > way.today).then_some(start.date)
}

fn way_button(way: &Way<'_>, planned: &Planned) -> Markup {
    let t = &way.visit.texts;
    let to = (&way.workshop.id, way.team.as_ref());
    html! {
        @if let Some((path, label)) = words::way(t, planned.step, to, &way.reading) {
            div { (Button::primary(&label).icon(Icon::ArrowRight).link(&path)) }
        }
    }
}

fn next_card(way: &Way<'_>, planned: &Planned) -> Markup {
    let t = &way.visit.texts;
    html! {
        section class="card" aria-labelledby="next-heading" {
            p class="path-label" { (t.path_next()) }
            h2 id="next-heading" { (words::title(t, planned.step)) }
            p { (words::text(t, planned.step)) }
            @if let Some(due) = due(way.visit, planned) {
                p class="soft with-icon" { (icon(Icon::Calendar)) span { (due) } }
            }
        }
    }
}

fn all_steps(way: &Way<'_>) -> Markup {
    let t = &way.visit.texts;
    html! {
        section class="stack" aria-labelledby="steps-heading" {
            h2 id="steps-heading" { (t.path_all_steps()) }
            ol class="path-steps" {
                @for planned in &way.steps { (step(way, planned)) }
            }
        }
    }
}

fn step(way: &Way<'_>, planned: &Planned) -> Markup {
    let t = &way.visit.texts;
    let (tone, standing) = words::state(t, planned.state);
    let to = (&way.workshop.id, way.team.as_ref());
    let title = words::title(t, planned.step);
    let key = match planned.state {
        Standing::Done | Standing::Over => "done",
        Standing::Open | Standing::Late => "open",
        Standing::Later => "later",
    };
    html! {
        li data-state=(key) {
            div class="path-step-head" {
                h3 {
                    @match words::way(t, planned.step, to, &way.reading) {
                        Some((path, _)) => a href=(path) { (title) },
                        None => (title),
                    }
                }
                (Badge(tone, &standing))
            }
            @if key != "done" && let Some(due) = due(way.visit, planned) { p class="small numeric" { (due) } }
            @if key != "done" { p class="soft small" { (words::text(t, planned.step)) } }
        }
    }
}
