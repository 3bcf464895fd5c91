//! `GET` and `POST /workshops/{workshop}/calendar`: everybody in a workshop sees its dates and
//! takes them along; organisers fix them.

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use domain::{
    calendar::{Appointment, Occasion, oddities},
    gift::is_web_address,
    people::Person,
    workshop::Workshop,
};
use maud::{Markup, html};
use serde::Deserialize;
use storage::DateSave;

use super::{
    Dates,
    address::new_code,
    form::{self, Bases},
    words,
};
use crate::{
    components::{Button, Callout, Field, Icon, callout, copy_field, icon},
    error::{Error, Result},
    extract::{AtWorkshop, Flash, Form, Managed, Visit, redirect_with},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    time,
    workshops::workshop_page,
};

/// Where proposals are counted from.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    /// Another first day than the workshop's own.
    #[serde(default)]
    from: String,
}

/// Shows the dates; to organisers as a form.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    at: AtWorkshop,
    Query(wish): Query<Wish>,
) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let from = time::typed_day(&wish.from);
    let first_day = from.or(at.workshop.starts_on);
    let dates = Dates::from(&state, &at.workshop, first_day).await?;
    if matches!(at.person, Person::Organiser { .. }) && at.workshop.archived_at.is_none() {
        let filled = match from {
            Some(_) => form::of_proposals(&dates),
            None => form::of(&dates),
        };
        let filled = (&filled, Bases::AsSent);
        return show(&state, &visit, &at.workshop, &dates, filled).await;
    }
    let body = html! {
        div class="split" {
            (list(&visit, &at.workshop, &dates))
            aside class="stack" { (take_along(&state, &visit, &at.workshop, &dates).await?) }
        }
    };
    Ok(framed(&visit, &at, body).into_response())
}

fn framed(visit: &Visit, at: &AtWorkshop, body: Markup) -> Markup {
    let t = &visit.texts;
    if matches!(at.person, Person::Organiser { .. }) {
        let here = paths::workshop_calendar(&at.workshop.id);
        return workshop_page(visit, &at.workshop, &here, body);
    }
    let title = t.calendar_title().to_string();
    let frame = Page::new(&title).at(Place::Path).crumb(
        t.path_title().to_string(),
        paths::workshop_path(&at.workshop.id),
    );
    let heading = html! {
        div class="heading" { div class="heading-text" {
            p class="faint" { (at.workshop.name) }
            h1 { (title) }
        } }
        (body)
    };
    page(visit, frame, heading)
}

/// Fixes the dates that were changed.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    let read = form::read(&mut form, &visit);
    let mut dates = Dates::of(&state, &workshop).await?;
    let mut bases = Bases::AsSent;
    if form.is_valid() {
        bases = Bases::Stored;
        for new in &read {
            let held = dates.stored(new.occasion);
            if held.and_then(|held| held.appointment.as_ref()) == new.appointment.as_ref() {
                continue;
            }
            match state.db.save_date(&workshop.id, new, state.now()).await {
                Ok(DateSave::Saved) => {}
                Ok(DateSave::Conflict(held)) => form::note_conflict(&mut form, &visit, &held),
                Err(storage::Error::Gone) => return Err(Error::NotFound),
                Err(error) => return Err(error.into()),
            }
        }
    }
    if form.is_valid() {
        let here = paths::workshop_calendar(&workshop.id);
        return Ok(redirect_with(&state.config, &here, Flash::Saved));
    }
    dates.stored = state.db.dates(&workshop.id).await?;
    show(&state, &visit, &workshop, &dates, (&form, bases)).await
}

/// The organiser's page with the form as it stands.
async fn show(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    dates: &Dates,
    (filled, bases): (&Form, Bases),
) -> Result<Response> {
    let t = &visit.texts;
    let labels = form::labels(visit);
    let labels: Vec<(&str, String)> = labels
        .iter()
        .map(|(name, label)| (name.as_str(), label.clone()))
        .collect();
    let body = html! {
        (filled.summary_with(t, &labels))
        (standing(visit, dates))
        div class="split" {
            section class="card" aria-labelledby="dates-heading" {
                div class="stack" data-gap="small" {
                    h2 id="dates-heading" { (t.calendar_fix_title()) }
                    p class="soft small" { (t.calendar_zone(workshop.time_zone.as_str())) " " (t.calendar_holidays()) }
                }
                form class="form" data-width="wide" method="post" action=(paths::workshop_calendar(&workshop.id)) novalidate {
                    @for occasion in Occasion::ALL { (form::row(visit, (filled, bases), dates, occasion)) }
                    div { (Button::primary(&t.calendar_save()).submit()) }
                }
            }
            aside class="stack" {
                (take_along(state, visit, workshop, dates).await?)
                @if dates.are_fixed() { (renew(visit, workshop)) }
                (suggest(visit, workshop, dates))
                section class="card" aria-labelledby="preview-heading" {
                    h2 id="preview-heading" { (t.path_preview_title()) }
                    p class="soft small" { (t.calendar_preview_text()) }
                    div { (Button::plain(&t.calendar_preview()).icon(Icon::Eye).small().link(&paths::workshop_path(&workshop.id))) }
                }
            }
        }
    };
    let here = paths::workshop_calendar(&workshop.id);
    let markup = workshop_page(visit, workshop, &here, body);
    Ok((filled.status(), markup).into_response())
}

/// Whether the dates are fixed, and what is odd about them.
fn standing(visit: &Visit, dates: &Dates) -> Markup {
    let t = &visit.texts;
    let odd = oddities(&dates.fixed().cloned().collect::<Vec<_>>());
    html! {
        @if !dates.are_fixed() {
            @if dates.proposals.is_empty() {
                (callout(Callout::Information, html! { p { (t.calendar_no_start()) } }))
            } @else {
                (callout(Callout::Information, html! { p { (t.calendar_only_proposed()) } }))
            }
        }
        @if !odd.is_empty() {
            (callout(Callout::Warning, html! {
                p class="callout-title" { (t.calendar_odd()) }
                ul { @for one in odd { li { (words::oddity(t, one)) } } }
            }))
        }
    }
}

/// The dates to read.
fn list(visit: &Visit, workshop: &Workshop, dates: &Dates) -> Markup {
    let t = &visit.texts;
    let known = dates.known();
    html! {
        section class="card" aria-labelledby="dates-heading" {
            div class="stack" data-gap="small" {
                h2 id="dates-heading" class="visually-hidden" { (t.calendar_title()) }
                @if known.is_empty() {
                    p { (t.calendar_none()) }
                } @else {
                    @if !dates.are_fixed() { p class="small" { (t.calendar_not_fixed()) } }
                    p class="soft small" { (t.calendar_zone(workshop.time_zone.as_str())) }
                }
            }
            ol class="dates" { @for appointment in &known { (entry(visit, appointment)) } }
        }
    }
}

fn entry(visit: &Visit, appointment: &Appointment) -> Markup {
    let t = &visit.texts;
    html! {
        li {
            p class="date-day numeric" {
                (time::weekday(visit.language, appointment.date))
                @if let Some(hours) = appointment.hours { " " (time::hours(hours)) }
            }
            h3 { (words::occasion(t, appointment.occasion)) }
            p class="soft small" { (words::about(t, appointment.occasion)) }
            @if !appointment.place.is_empty() { (place(visit, &appointment.place)) }
        }
    }
}

/// A place; an address as a link.
pub fn place(visit: &Visit, place: &str) -> Markup {
    html! {
        p class="small" {
            (visit.texts.calendar_place_is()) " "
            @if is_web_address(place) { a href=(place) rel="noreferrer" { (place) } } @else { (place) }
        }
    }
}

/// The ways to have the dates in one's own calendar.
async fn take_along(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    dates: &Dates,
) -> Result<Markup> {
    let t = &visit.texts;
    if !dates.are_fixed() {
        return Ok(html! {
            section class="card" aria-labelledby="take-heading" {
                h2 id="take-heading" { (t.calendar_take_title()) }
                p class="soft small" { (t.calendar_take_later()) }
            }
        });
    }
    let code = state.db.calendar_code(&workshop.id, &new_code()).await?;
    let path = paths::calendar_feed(&format!("{code}.ics"));
    let address = state
        .config
        .url(&format!("{path}?lang={}", visit.language.tag()));
    Ok(html! {
        section class="card" aria-labelledby="take-heading" {
            h2 id="take-heading" { (t.calendar_take_title()) }
            p class="soft small" { (t.calendar_take_text()) }
            (copy_field("calendar-address", &t.calendar_address(), &address, &t.copy(), &t.copied()))
            p class="hint" { (t.calendar_address_hint()) }
            div class="button-row" {
                (Button::plain(&t.calendar_download()).icon(Icon::Download).small().link(&paths::workshop_calendar_file(&workshop.id)))
            }
        }
    })
}

fn renew(visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    html! {
        details class="fold" {
            summary { (t.calendar_renew()) }
            div class="stack" data-gap="small" {
                p class="small" { (t.calendar_renew_text()) }
                div { (Button::plain(&t.calendar_renew()).small().post(&paths::workshop_calendar_address(&workshop.id))) }
            }
        }
    }
}

/// Proposals from another day.
fn suggest(visit: &Visit, workshop: &Workshop, dates: &Dates) -> Markup {
    let t = &visit.texts;
    let first = dates.proposal(Occasion::IndividualStart);
    let first_day = first.map(|first| first.appointment.date.to_string());
    html! {
        section class="card" aria-labelledby="suggest-heading" {
            div class="card-heading" { h2 id="suggest-heading" { (t.calendar_suggest_title()) } (icon(Icon::Lightbulb)) }
            p class="soft small" { (t.calendar_suggest_text()) }
            form class="form" method="get" action=(paths::workshop_calendar(&workshop.id)) {
                (Field::new("from", &t.calendar_suggest_from()).value(first_day.as_deref().unwrap_or_default()).input("date"))
                div { (Button::plain(&t.calendar_suggest()).small().submit()) }
            }
        }
    }
}
