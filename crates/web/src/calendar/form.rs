//! The form in which organisers fix the dates: one row an occasion, each saved by itself if
//! nobody else changed it meanwhile.

use domain::calendar::{Appointment, Hours, LONGEST, Occasion, Proposal};
use jiff::civil::Time;
use maud::{Markup, html};
use storage::{NewDate, StoredDate};

use super::{dates::Dates, words};
use crate::{
    components::hidden,
    extract::{Form, Visit},
    time,
};

/// Characters of the longest place taken.
const LONGEST_PLACE: usize = 500;

/// The name of one field of an occasion's row.
fn name(occasion: Occasion, field: &str) -> String {
    format!("{}-{field}", occasion.key())
}

/// The form as it stands: what is stored, or what is proposed while nothing is.
pub fn of(dates: &Dates) -> Form {
    let proposed = |occasion| dates.proposal(occasion).map(|found| &found.appointment);
    Occasion::ALL
        .into_iter()
        .fold(Form::new(), |form, occasion| {
            let appointment = if dates.are_fixed() {
                dates
                    .stored(occasion)
                    .and_then(|date| date.appointment.as_ref())
            } else {
                proposed(occasion)
            };
            with(form, occasion, appointment, dates.revision(occasion))
        })
}

/// The form filled with what is proposed, on top of what is stored.
pub fn of_proposals(dates: &Dates) -> Form {
    Occasion::ALL
        .into_iter()
        .fold(Form::new(), |form, occasion| {
            let stored = dates
                .stored(occasion)
                .and_then(|date| date.appointment.as_ref());
            let proposed = dates
                .proposal(occasion)
                .map(|found| found.appointment.clone());
            let proposed = proposed.map(|proposed| Appointment {
                place: stored.map_or_else(String::new, |stored| stored.place.clone()),
                ..proposed
            });
            let revision = dates.revision(occasion);
            with(form, occasion, proposed.as_ref().or(stored), revision)
        })
}

fn with(form: Form, occasion: Occasion, appointment: Option<&Appointment>, revision: i64) -> Form {
    let hours = appointment.and_then(|appointment| appointment.hours);
    let text = |value: Option<String>| value.unwrap_or_default();
    form.with(
        &name(occasion, "date"),
        text(appointment.map(|appointment| appointment.date.to_string())),
    )
    .with(
        &name(occasion, "begins"),
        text(hours.map(|hours| hours.begins.strftime("%H:%M").to_string())),
    )
    .with(
        &name(occasion, "minutes"),
        text(hours.map(|hours| hours.minutes.to_string())),
    )
    .with(
        &name(occasion, "place"),
        text(appointment.map(|appointment| appointment.place.clone())),
    )
    .with(&name(occasion, "base"), revision.to_string())
}

/// What the form says, occasion by occasion. Mistakes are noted beside their fields.
pub fn read(form: &mut Form, visit: &Visit) -> Vec<NewDate> {
    Occasion::ALL
        .into_iter()
        .map(|occasion| NewDate {
            occasion,
            appointment: appointment(form, visit, occasion),
            base_revision: form.text(&name(occasion, "base")).parse().unwrap_or(0),
        })
        .collect()
}

fn appointment(form: &mut Form, visit: &Visit, occasion: Occasion) -> Option<Appointment> {
    let t = &visit.texts;
    let place = form.up_to(&name(occasion, "place"), LONGEST_PLACE, t);
    let hours = hours(form, visit, occasion);
    let field = name(occasion, "date");
    let text = form.text(&field).to_owned();
    if text.is_empty() {
        return None;
    }
    let date = time::typed_day(&text);
    if date.is_none() {
        form.mistake(&field, &t.date_wrong());
    }
    Some(Appointment {
        occasion,
        date: date?,
        hours,
        place,
    })
}

/// None for all day, which is what a row without a time means.
fn hours(form: &mut Form, visit: &Visit, occasion: Occasion) -> Option<Hours> {
    let t = &visit.texts;
    let field = name(occasion, "begins");
    let text = form.text(&field).to_owned();
    if text.is_empty() {
        return None;
    }
    let begins: Option<Time> = text.parse().ok();
    if begins.is_none() {
        form.mistake(&field, &t.calendar_time_wrong());
    }
    let field = name(occasion, "minutes");
    let minutes: Option<u32> = form.text(&field).parse().ok();
    let minutes = minutes.filter(|minutes| (1..=LONGEST).contains(minutes));
    if minutes.is_none() {
        form.mistake(&field, &t.calendar_minutes_wrong(u64::from(LONGEST)));
    }
    Some(Hours {
        begins: begins?,
        minutes: minutes?,
    })
}

/// Notes that somebody else changed an occasion meanwhile, and to what.
pub fn note_conflict(form: &mut Form, visit: &Visit, held: &StoredDate) {
    let t = &visit.texts;
    let theirs = match &held.appointment {
        None => t.calendar_nothing().to_string(),
        Some(theirs) => [
            Some(time::weekday(visit.language, theirs.date)),
            theirs.hours.map(time::hours),
            Some(theirs.place.clone()).filter(|place| !place.is_empty()),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" "),
    };
    form.mistake(&name(held.occasion, "date"), &t.calendar_conflict(theirs));
}

/// Which revisions the rows build on when the form is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bases {
    /// Those that the form says. A mistake must not hide what others changed meanwhile.
    AsSent,
    /// Those that are stored. Some rows of the form have been saved, and of the others everybody
    /// sees now what stands there.
    Stored,
}

/// What the fields are called, for the summary of mistakes.
pub fn labels(visit: &Visit) -> Vec<(String, String)> {
    let t = &visit.texts;
    let fields = ["date", "begins", "minutes", "place"];
    let pairs = Occasion::ALL
        .into_iter()
        .flat_map(|occasion| fields.map(|field| (occasion, field)));
    pairs
        .map(|(occasion, field)| (name(occasion, field), words::occasion(t, occasion)))
        .collect()
}

/// An occasion's row.
pub fn row(
    visit: &Visit,
    (form, bases): (&Form, Bases),
    dates: &Dates,
    occasion: Occasion,
) -> Markup {
    let t = &visit.texts;
    let optional = t.optional();
    let names = ["date", "begins", "minutes", "place", "base"].map(|field| name(occasion, field));
    let [date, begins, minutes, place, base] = &names;
    let revision = match bases {
        Bases::AsSent => form.text(base).to_owned(),
        Bases::Stored => dates.revision(occasion).to_string(),
    };
    html! {
        fieldset class="form-section occasion" id=(occasion.key()) {
            legend { (words::occasion(t, occasion)) }
            div class="stack" data-gap="small" {
                p class="hint" { (words::about(t, occasion)) }
                @if let Some(proposal) = dates.proposal(occasion) { (suggestion(visit, proposal)) }
            }
            (hidden(base, &revision))
            div class="occasion-fields" {
                (form.field(date, &t.calendar_date()).input("date"))
                (form.field(begins, &t.calendar_begins()).optional(&optional).input("time"))
                (form.field(minutes, &t.calendar_minutes()).optional(&optional).input("number"))
            }
            (form.field(place, &t.calendar_place()).optional(&optional).input("text"))
        }
    }
}

fn suggestion(visit: &Visit, proposal: &Proposal) -> Markup {
    let t = &visit.texts;
    let day = time::weekday(visit.language, proposal.appointment.date);
    html! {
        p class="small soft" { (t.calendar_suggestion(day, words::reason(t, proposal))) }
    }
}
