//! `/teams/{team}/use-cases/start`: the first part of the worksheet as one form, for whoever
//! begins with the problem of their own product before the ideathon. The row stands in the team's
//! list at once; from there on every field is edited by itself.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    TeamId,
    permission::Action,
    use_case::{Field, FieldKind, Part, Work},
};
use maud::{Markup, html};

use super::{create, words};
use crate::{
    components::{Button, Choice, Icon, hidden},
    error::Result,
    extract::{AtTeam, Flash, Form, Visit, redirect_with},
    layout::{Page, page},
    paths,
    state::AppState,
};

/// Shows the empty form.
pub async fn get(at: AtTeam, visit: Visit) -> Result<Markup> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    Ok(show(&visit, &at, &Form::new()))
}

/// Makes the row, or shows the form again with what is wrong.
pub async fn post(
    State(state): State<AppState>,
    at: AtTeam,
    visit: Visit,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    let fields = read(&mut form, &visit);
    if form.is_valid() && create::is_full(&state, &at).await? {
        form.mistake(Field::Problem.key(), &visit.texts.use_cases_full());
    }
    if !form.is_valid() {
        let body = show(&visit, &at, &form);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, body).into_response());
    }
    let id = create::with_fields(&state, &at, create::id_of(&form), fields).await?;
    let list = paths::use_case(&id);
    Ok(redirect_with(&state.config, &list, Flash::UseCaseAdded))
}

/// What was typed, as it is stored; mistakes are noted beside their fields.
fn read(form: &mut Form, visit: &Visit) -> Vec<(Field, String)> {
    let t = &visit.texts;
    let mut fields = Vec::new();
    for field in asked() {
        match field.read(form.text(field.key())) {
            Ok(value) if !value.is_empty() => fields.push((field, value)),
            Ok(_) if field == Field::Problem => form.mistake(field.key(), &t.form_required()),
            Ok(_) => {}
            Err(error) => form.mistake(field.key(), &words::input_error(t, error)),
        }
    }
    fields
}

/// The fields of the works that are done before the ideathon.
fn asked() -> impl Iterator<Item = Field> {
    works().flat_map(Work::fields)
}

fn works() -> impl Iterator<Item = Work> {
    Work::ALL
        .into_iter()
        .filter(|work| work.part() == Part::Before)
}

fn show(visit: &Visit, at: &AtTeam, form: &Form) -> Markup {
    let t = &visit.texts;
    let title = t.start_title().to_string();
    let labels: Vec<(&str, String)> = asked()
        .map(|field| (field.key(), words::field(t, field)))
        .collect();
    let frame = Page::new(&title)
        .narrow()
        .crumb(&at.team.name, paths::team(&at.team.id))
        .crumb(
            t.use_cases().to_string(),
            paths::team_use_cases(&at.team.id),
        );
    let body = html! {
        div class="heading" { div class="heading-text" { h1 { (title) } p { (t.start_text(at.team.name.as_str())) } } }
        (form.summary_with(t, &labels))
        (fields(visit, &at.team.id, form))
    };
    page(visit, frame, body)
}

/// The form itself.
fn fields(visit: &Visit, team: &TeamId, form: &Form) -> Markup {
    let t = &visit.texts;
    html! {
        form method="post" action=(paths::start_use_case(team)) class="stack" data-gap="large" novalidate {
            (hidden("id", create::id_of(form).as_str()))
            @for work in works() {
                section class="card stack" {
                    h2 { (work.number()) " " (words::work(t, work)) }
                    p class="soft small" { (words::work_guide(t, work)) }
                    @for field in work.fields() { (control(visit, form, field)) }
                }
            }
            div { (Button::primary(&t.start_submit()).icon(Icon::Plus).submit()) }
        }
    }
}

fn control(visit: &Visit, form: &Form, field: Field) -> Markup {
    let t = &visit.texts;
    let (label, hint) = (words::field(t, field), words::field_hint(t, field));
    let optional = t.optional();
    let input = form.field(field.key(), &label).hint(&hint);
    let input = if field == Field::Problem {
        input.required()
    } else {
        input.optional(&optional)
    };
    match field.kind() {
        FieldKind::ShortText => input.max_length(200).input("text"),
        FieldKind::Level | FieldKind::Applicability => {
            let named = words::choices(t, field);
            let choices: Vec<Choice<'_>> = named
                .iter()
                .map(|(value, label)| Choice {
                    value,
                    label,
                    hint: None,
                })
                .collect();
            input.radios(&choices)
        }
        _ => input.textarea(),
    }
}
