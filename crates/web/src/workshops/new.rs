//! The form for a new workshop. Rows for teams come and go by named buttons, so that it works
//! without a script.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    BoardId, TeamId, WorkshopId,
    workshop::{Joining, Team, Workshop},
};
use maud::{Markup, html};

use super::details::{Details, blank_form, fields, labels};
use crate::{
    components::{Button, Field, Icon},
    error::Result,
    extract::{CurrentOrganiser, Flash, Form, Visit, redirect_with},
    layout::{Page, Place, page},
    paths,
    state::AppState,
};

/// More teams than any workshop of one organiser can look after.
const MOST_TEAMS: usize = 50;

/// Shows the empty form with room for three teams.
pub async fn get(State(state): State<AppState>, visit: Visit, _: CurrentOrganiser) -> Response {
    let mut form = blank_form(&visit, &state.library());
    for letter in ["A", "B", "C"] {
        form = form
            .with(
                "team_name",
                visit.texts.team_default_name(letter).to_string(),
            )
            .with("team_product", "");
    }
    show(&state, &visit, &form, StatusCode::OK)
}

/// Makes the workshop, or adds or removes a row.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    CurrentOrganiser(organiser): CurrentOrganiser,
    mut form: Form,
) -> Result<Response> {
    if form.has("add_team") {
        form = form.with("team_name", "").with("team_product", "");
        return Ok(show(&state, &visit, &form, StatusCode::OK));
    }
    if form.has("remove_team") {
        let row = form.text("remove_team").parse().unwrap_or(usize::MAX);
        let form = form.without_row(&["team_name", "team_product"], row);
        return Ok(show(&state, &visit, &form, StatusCode::OK));
    }
    let details = Details::read(&mut form, &visit, &state.library());
    let rows = team_rows(&mut form, &visit);
    if !form.is_valid() {
        return Ok(show(
            &state,
            &visit,
            &form,
            StatusCode::UNPROCESSABLE_ENTITY,
        ));
    }
    let workshop = details.apply(blank_workshop(&state, &visit));
    state.db.create_workshop(&workshop, &organiser.id).await?;
    for (name, product) in rows {
        state
            .db
            .create_team(&new_team(&workshop.id, name, product))
            .await?;
    }
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&workshop.id),
        Flash::WorkshopCreated,
    ))
}

/// A team with a fresh board and link.
pub fn new_team(workshop: &WorkshopId, name: String, product: String) -> Team {
    let rng = &mut rand::rng();
    Team {
        id: TeamId::generate(rng),
        workshop: workshop.clone(),
        name,
        product,
        join_code: new_join_code(),
        board: BoardId::generate(rng),
        focus: None,
    }
}

/// A join code of 50 random bits: hard to guess, easy to read aloud.
pub fn new_join_code() -> String {
    domain::join_code(&mut rand::rng())
}

fn blank_workshop(state: &AppState, visit: &Visit) -> Workshop {
    Workshop {
        id: WorkshopId::generate(&mut rand::rng()),
        name: String::new(),
        language: visit.language,
        purpose: String::new(),
        starts_on: None,
        ends_on: None,
        time_zone: String::new(),
        agenda: String::new(),
        join_code: new_join_code(),
        joining: Joining::Open,
        archived_at: None,
        created_at: state.now(),
    }
}

/// The teams that were named. A row left empty is no team; a product needs a team name.
fn team_rows(form: &mut Form, visit: &Visit) -> Vec<(String, String)> {
    let names: Vec<String> = form.all("team_name").map(str::to_owned).collect();
    let products: Vec<String> = form.all("team_product").map(str::to_owned).collect();
    let t = &visit.texts;
    let mut rows = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let product = products.get(index).cloned().unwrap_or_default();
        if name.is_empty() && product.is_empty() {
            continue;
        }
        if name.is_empty() {
            form.mistake(&format!("team_name-{index}"), &t.form_required());
        } else if name.chars().count() > 80 {
            form.mistake(&format!("team_name-{index}"), &t.form_too_long(80));
        } else if product.chars().count() > 120 {
            form.mistake(&format!("team_product-{index}"), &t.form_too_long(120));
        }
        rows.push((name, product));
    }
    if rows.len() > MOST_TEAMS {
        form.mistake("team_name-0", &t.team_too_many(MOST_TEAMS as u64));
    }
    rows
}

fn show(state: &AppState, visit: &Visit, form: &Form, status: StatusCode) -> Response {
    let t = &visit.texts;
    let title = t.workshop_new();
    let labels = labels(visit);
    let frame = Page::new(&title)
        .at(Place::Workshops)
        .crumb(t.workshops().to_string(), paths::WORKSHOPS);
    let body = html! {
        div class="heading" { div class="heading-text" { h1 { (title) } p { (t.workshop_new_text()) } } }
        (form.summary_with(t, &labels))
        form class="form form-workshop" method="post" action=(paths::NEW_WORKSHOP) novalidate {
            // The first submit button is the one that Enter presses.
            button type="submit" hidden tabindex="-1" {}
            (fields(form, visit, &state.library()))
            (team_fields(form, visit))
            div class="button-row" {
                (Button::primary(&t.workshop_create()).submit())
                (Button::quiet(&t.cancel()).link(paths::WORKSHOPS))
            }
        }
    };
    (status, page(visit, frame, body)).into_response()
}

fn team_fields(form: &Form, visit: &Visit) -> Markup {
    let t = &visit.texts;
    let products: Vec<&str> = form.all("team_product").collect();
    html! {
        fieldset class="form-section" {
            legend { (t.teams()) }
            p class="hint" { (t.teams_hint()) }
            div class="rows" {
                @for (index, name) in form.all("team_name").enumerate() {
                    @let product = products.get(index).copied().unwrap_or_default();
                    div class="row-line" {
                        (row_field(form, ("team_name", index), &t.team_name(), name))
                        (row_field(form, ("team_product", index), &t.team_product(), product))
                        (Button::quiet(&t.team_remove_row()).icon(Icon::X).icon_only().submit_as("remove_team", &index.to_string()))
                    }
                }
            }
            div { (Button::plain(&t.team_add_row()).icon(Icon::Plus).small().submit_as("add_team", "1")) }
        }
    }
}

/// A field of a row: rows share the name that is sent, and differ in the id.
fn row_field(form: &Form, (name, index): (&str, usize), label: &str, value: &str) -> Markup {
    let id = format!("{name}-{index}");
    let field = Field::new(&id, label)
        .sent_as(name)
        .value(value)
        .error(form.error(&id));
    field.input("text")
}
