//! Letting other organisers run a workshop too, and no longer.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{OrganiserId, WorkshopId, workshop::Workshop};
use maud::{Markup, html};
use storage::Organiser;

use super::settings;
use crate::{
    changes,
    components::{Avatar, Button, Icon, colour_of, person},
    error::{Error, Result},
    extract::{Flash, Form, Managed, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Adds an organiser by e-mail address.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    mut form: Form,
) -> Result<Response> {
    let workshop = &managed.workshop;
    let email = form.required("organiser_email", 254, &visit.texts);
    let found = if email.is_empty() {
        None
    } else {
        state.db.credentials(&email).await?
    };
    let Some(credentials) = found else {
        if !email.is_empty() {
            form.mistake("organiser_email", &visit.texts.organiser_unknown());
        }
        return show(&state, &visit, workshop, form).await;
    };
    state
        .db
        .add_workshop_organiser(&workshop.id, &credentials.organiser.id, state.now())
        .await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop_settings(&workshop.id),
        Flash::OrganiserAdded,
    ))
}

/// Takes the workshop from an organiser, perhaps from oneself, but never from the last.
pub async fn remove(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    Path((_, id)): Path<(WorkshopId, OrganiserId)>,
) -> Result<Response> {
    let workshop = &managed.workshop;
    if !state.db.is_organiser_of(&id, &workshop.id).await? {
        return Err(Error::NotFound);
    }
    if !state
        .db
        .remove_workshop_organiser(&workshop.id, &id)
        .await?
    {
        let mut form = Form::new();
        form.mistake("organiser_email", &visit.texts.organiser_last());
        return show(&state, &visit, workshop, form).await;
    }
    changes::organiser_goes(&state, &workshop.id, &id).await?;
    let (path, flash) = if id == managed.organiser.id {
        (paths::WORKSHOPS.to_owned(), Flash::WorkshopLeft)
    } else {
        (
            paths::workshop_settings(&workshop.id),
            Flash::OrganiserRemoved,
        )
    };
    Ok(redirect_with(&state.config, &path, flash))
}

async fn show(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    form: Form,
) -> Result<Response> {
    let forms = settings::Forms {
        organiser: form,
        ..settings::Forms::of(workshop)
    };
    settings::show(state, visit, workshop, forms).await
}

/// Who runs the workshop, with the ways to let somebody in and out.
pub fn card(visit: &Visit, workshop: &Workshop, organisers: &[Organiser], form: &Form) -> Markup {
    let t = &visit.texts;
    html! {
        section class="card" aria-labelledby="organisers-heading" {
            div class="stack" data-gap="small" {
                h2 id="organisers-heading" { (t.organisers_title()) }
                p class="soft small" { (t.organisers_text()) }
            }
            ul class="people" {
                @for organiser in organisers {
                    li {
                        (person(Avatar { name: &organiser.name, colour: colour_of(organiser.id.as_str()) }, &organiser.email))
                        @if organisers.len() > 1 { (way_out(visit, workshop, organiser)) }
                    }
                }
            }
            form class="form" method="post" action=(paths::workshop_organisers(&workshop.id)) novalidate {
                (form.field("organiser_email", &t.email()).hint(&t.organisers_hint()).input("email"))
                div { (Button::plain(&t.organisers_add()).icon(Icon::Plus).submit()) }
            }
        }
    }
}

/// Says first what it means.
fn way_out(visit: &Visit, workshop: &Workshop, organiser: &Organiser) -> Markup {
    let t = &visit.texts;
    let name = organiser.name.as_str();
    let oneself =
        (visit.session.as_ref()).is_some_and(|session| session.organiser.id == organiser.id);
    let (action, meaning) = if oneself {
        (t.organiser_leave(), t.organiser_leave_text())
    } else {
        (t.organiser_remove(name), t.organiser_remove_text(name))
    };
    html! {
        details class="fold" {
            summary { (action) }
            div class="stack" data-gap="small" {
                p class="small" { (meaning) }
                div { (Button::danger(&action).small().post(&paths::remove_workshop_organiser(&workshop.id, &organiser.id))) }
            }
        }
    }
}
