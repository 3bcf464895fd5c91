//! A workshop's settings: details, organisers, copy, archive, deletion.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::workshop::Workshop;
use maud::{Markup, html};

use super::{
    details::{Details, fields, form_of, labels},
    frame::workshop_page,
    organisers,
};
use crate::{
    changes,
    components::{Button, Callout, Icon, callout},
    error::Result,
    extract::{Flash, Form, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// The page's forms as they stand.
pub struct Forms {
    /// The details.
    pub details: Form,
    /// Adding an organiser.
    pub organiser: Form,
    /// Confirming deletion.
    pub delete: Form,
}

impl Forms {
    /// The forms before anything was typed.
    pub fn of(workshop: &Workshop) -> Self {
        Self {
            details: form_of(workshop),
            organiser: Form::new(),
            delete: Form::new(),
        }
    }

    fn all(&self) -> [&Form; 3] {
        [&self.details, &self.organiser, &self.delete]
    }
}

/// Shows the settings.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
) -> Result<Response> {
    show(
        &state,
        &visit,
        &managed.workshop,
        Forms::of(&managed.workshop),
    )
    .await
}

/// Changes the details.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = managed.writable()?.workshop;
    let details = Details::read(&mut form, &visit, &state.library());
    if !form.is_valid() {
        return show(
            &state,
            &visit,
            &workshop,
            Forms {
                details: form,
                ..Forms::of(&workshop)
            },
        )
        .await;
    }
    let before = workshop.time_zone.clone();
    let workshop = details.apply(workshop);
    state.db.update_workshop(&workshop).await?;
    // The same hours on another clock are other moments; calendars must learn of it.
    if workshop.time_zone != before {
        state.db.touch_dates(&workshop.id, state.now()).await?;
    }
    changes::workshop(&state, &workshop.id).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop_settings(&workshop.id),
        Flash::Saved,
    ))
}

/// The page with its forms as they stand.
pub async fn show(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    forms: Forms,
) -> Result<Response> {
    let t = &visit.texts;
    let organisers = state.db.workshop_organisers(&workshop.id).await?;
    let body = html! {
        (forms.details.summary_with(t, &labels(visit)))
        @for form in [&forms.organiser, &forms.delete] { (form.summary(t)) }
        @if workshop.archived_at.is_none() {
            section class="card" aria-labelledby="details-heading" {
                h2 id="details-heading" { (t.settings_details()) }
                form class="form" method="post" action=(paths::workshop_settings(&workshop.id)) novalidate {
                    (fields(&forms.details, visit, &state.library()))
                    div { (Button::primary(&t.save()).submit()) }
                }
            }
        }
        (organisers::card(visit, workshop, &organisers, &forms.organiser))
        (copy_and_archive(visit, workshop))
        section class="card" aria-labelledby="delete-heading" {
            h2 id="delete-heading" { (t.workshop_delete()) }
            (callout(Callout::Danger, html! { p { (t.workshop_delete_text()) } }))
            form class="form" method="post" action=(paths::delete_workshop(&workshop.id)) novalidate {
                (forms.delete.field("confirmation", &t.confirmation(workshop.name.as_str())).required().input("text"))
                div { (Button::danger(&t.workshop_delete()).icon(Icon::Trash).submit()) }
            }
        }
    };
    let valid = forms.all().into_iter().all(Form::is_valid);
    let status = if valid {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let markup = workshop_page(
        visit,
        workshop,
        &paths::workshop_settings(&workshop.id),
        body,
    );
    Ok((status, markup).into_response())
}

fn copy_and_archive(visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    html! {
        section class="card" aria-labelledby="copy-heading" {
            h2 id="copy-heading" { (t.workshop_duplicate()) }
            p class="soft small" { (t.workshop_duplicate_text()) }
            (Button::plain(&t.workshop_duplicate()).icon(Icon::CopyPlus).post(&paths::duplicate_workshop(&workshop.id)))
        }
        section class="card" aria-labelledby="take-heading" {
            h2 id="take-heading" { (t.workshop_take()) }
            p class="soft small" { (t.workshop_take_text()) }
            div { (Button::plain(&t.workshop_take_file()).icon(Icon::Download).link(&paths::workshop_file(&workshop.id))) }
        }
        section class="card" aria-labelledby="archive-heading" {
            @if workshop.archived_at.is_some() {
                h2 id="archive-heading" { (t.workshop_restore()) }
                p class="soft small" { (t.workshop_restore_text()) }
                (Button::plain(&t.workshop_restore()).icon(Icon::Archive).post(&paths::archive_workshop(&workshop.id)))
            } @else {
                h2 id="archive-heading" { (t.workshop_archive()) }
                p class="soft small" { (t.workshop_archive_text()) }
                (Button::plain(&t.workshop_archive()).icon(Icon::Archive).post(&paths::archive_workshop(&workshop.id)))
            }
        }
    }
}
