//! The dates as iCalendar: `GET /workshops/{workshop}/calendar.ics` to download, and
//! `GET /calendar/{code}.ics`, which calendars read again and again without any cookie. The code
//! is the only key, so the file says nothing but dates.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{calendar::Appointment, workshop::Workshop};
use export::ics::{Calendar, Event, EventTime, ics};
use jiff::tz::TimeZone;
use storage::StoredDate;

use super::words;
use crate::{
    error::{Error, Result},
    exports::file::download,
    extract::{AtWorkshop, Visit},
    paths,
    state::AppState,
};

const CONTENT_TYPE: &str = "text/calendar; charset=utf-8";

/// The dates as a file to save.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtWorkshop) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let file = file(&state, &visit, &at.workshop).await?;
    Ok(download(
        &at.workshop.name,
        "ics",
        CONTENT_TYPE,
        file.into_bytes(),
    ))
}

/// The dates as calendars subscribe to them.
pub async fn subscribe(
    State(state): State<AppState>,
    visit: Visit,
    Path(name): Path<String>,
) -> Result<Response> {
    let code = name.strip_suffix(".ics").ok_or(Error::NotFound)?;
    // Anything else is no code of ours, and may hold what a database refuses.
    if code.is_empty() || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Err(Error::NotFound);
    }
    let id = state.db.workshop_by_calendar_code(code).await?;
    let id = id.ok_or(Error::NotFound)?;
    let workshop = state.db.workshop(&id).await?.ok_or(Error::NotFound)?;
    let visit = visit.speaking(workshop.language);
    let file = file(&state, &visit, &workshop).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(CONTENT_TYPE)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    Ok((headers, file).into_response())
}

async fn file(state: &AppState, visit: &Visit, workshop: &Workshop) -> Result<String> {
    let zone = TimeZone::get(&workshop.time_zone).unwrap_or(TimeZone::UTC);
    let stored = state.db.dates(&workshop.id).await?;
    let events = stored.iter().filter_map(|date| {
        let appointment = date.appointment.as_ref()?;
        Some(event(state, visit, workshop, (date, appointment), &zone))
    });
    Ok(ics(&Calendar {
        name: workshop.name.clone(),
        language: visit.language.tag(),
        events: events.collect(),
    }))
}

fn event(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    (stored, appointment): (&StoredDate, &Appointment),
    zone: &TimeZone,
) -> Event {
    let t = &visit.texts;
    let name = words::occasion(t, appointment.occasion);
    let url = state.config.url(&paths::workshop_path(&workshop.id));
    Event {
        // The workshop's id is random, so this is unique without the server's name, which may
        // change.
        uid: format!("{}-{}@ekkyo", appointment.occasion.key(), workshop.id),
        sequence: stored.revision,
        changed_at: stored.at,
        time: match appointment.span(zone) {
            Some((begins, ends)) => EventTime::Span(begins, ends),
            None => EventTime::Day(appointment.date),
        },
        summary: t.calendar_event(name, workshop.name.as_str()).to_string(),
        description: words::about(t, appointment.occasion),
        location: appointment.place.clone(),
        url,
    }
}
