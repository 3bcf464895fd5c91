//! The fields of the worksheet: how each is shown, and `POST /use-cases/{use_case}/fields/{field}`
//! which saves one of them if nobody else did meanwhile.

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    permission::Action,
    use_case::{Field, FieldKind, FieldValue, InputError},
};
use maud::{Markup, html};
use storage::FieldSave;

use super::{
    AtUseCase, words,
    worksheet::{self, Sheet},
};
use crate::{
    components::{Button, Callout, Choice, Field as Input, callout, hidden},
    error::{Error, Result},
    extract::{Form, Visit, redirect},
    paths,
    state::AppState,
    time,
};

/// An input that could not be saved.
pub struct Attempt {
    field: Field,
    typed: String,
    hurdle: Hurdle,
}

enum Hurdle {
    /// The input itself is wrong.
    Input(InputError),
    /// Somebody else saved the field meanwhile.
    Conflict,
}

/// Saves one field.
pub async fn post(
    State(state): State<AppState>,
    here: AtUseCase,
    visit: Visit,
    Path((_, key)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    here.at.require(Action::EditUseCases)?;
    let field = Field::from_key(&key).ok_or(Error::NotFound)?;
    let base: i64 = form.text("base").parse().map_err(|_| Error::BadRequest)?;
    let typed = form.verbatim(field.key()).to_owned();
    match field.read(&typed) {
        Ok(value) => {
            save(
                &state,
                here,
                &visit,
                Saving {
                    field,
                    typed,
                    value,
                    base,
                },
            )
            .await
        }
        Err(error) => {
            let attempt = Attempt {
                field,
                typed,
                hurdle: Hurdle::Input(error),
            };
            again(
                &state,
                &here,
                visit,
                &attempt,
                StatusCode::UNPROCESSABLE_ENTITY,
            )
            .await
        }
    }
}

struct Saving {
    field: Field,
    typed: String,
    value: String,
    base: i64,
}

async fn save(
    state: &AppState,
    mut here: AtUseCase,
    visit: &Visit,
    saving: Saving,
) -> Result<Response> {
    let Saving {
        field,
        typed,
        value,
        base,
    } = saving;
    // The script learns from the address which revision it may build on.
    let done = |revision: i64| {
        let page = paths::use_case(&here.use_case.id);
        redirect(&format!("{page}?saved={revision}#{}", field.key()))
    };
    // Two people who write the same agree; there is nothing to save and nothing to decide.
    if here.use_case.value(field) == value {
        return Ok(done(here.use_case.revision(field)));
    }
    let (id, by, now) = (&here.use_case.id, here.at.person_id(), state.now());
    match state
        .db
        .save_field(id, field.key(), &value, base, by, now)
        .await
    {
        Ok(FieldSave::Saved { revision }) => {
            state.hub.use_case_changed(&here.at.team.id, id).await;
            // The board and the list show the problem as the row's name.
            if field == Field::Problem {
                state.hub.changed(&here.at.team.id).await;
            }
            Ok(done(revision))
        }
        Ok(FieldSave::Conflict(held)) => {
            let held = FieldValue {
                value: held.value,
                revision: held.revision,
                by: held.by,
                at: held.at,
            };
            here.use_case.fields.insert(field, held);
            let attempt = Attempt {
                field,
                typed,
                hurdle: Hurdle::Conflict,
            };
            again(state, &here, visit.clone(), &attempt, StatusCode::CONFLICT).await
        }
        Err(storage::Error::Gone) => Err(Error::NotFound),
        Err(error) => Err(error.into()),
    }
}

async fn again(
    state: &AppState,
    here: &AtUseCase,
    visit: Visit,
    attempt: &Attempt,
    status: StatusCode,
) -> Result<Response> {
    let visit = visit.speaking(here.at.workshop.language);
    let page = worksheet::show(state, here, &visit, Some(attempt)).await?;
    Ok((status, page).into_response())
}

/// A field as a form of its own, or as text for those who only read.
pub fn field(sheet: &Sheet<'_>, field: Field) -> Markup {
    if sheet.at.may(Action::EditUseCases) {
        editable(sheet, field)
    } else {
        readable(sheet, field)
    }
}

fn readable(sheet: &Sheet<'_>, field: Field) -> Markup {
    let t = sheet.texts();
    let value = words::value(t, field, sheet.use_case.value(field));
    html! {
        div class="worksheet-field" id=(field.key()) data-field=(field.key()) data-live={ "field-" (field.key()) } {
            div class="field" {
                h4 class="label" { (words::field(t, field)) }
                @if value.is_empty() {
                    p class="hint" { (t.worksheet_empty()) }
                } @else {
                    p class="as-typed" { (value) }
                }
                (saved_by(sheet, field))
            }
        }
    }
}

fn editable(sheet: &Sheet<'_>, field: Field) -> Markup {
    let t = sheet.texts();
    let attempt = sheet.attempt.filter(|attempt| attempt.field == field);
    let conflict = attempt.is_some_and(|attempt| matches!(attempt.hurdle, Hurdle::Conflict));
    html! {
        form class="worksheet-field" method="post" id=(field.key())
            action=(paths::use_case_field(&sheet.use_case.id, field.key()))
            data-field=(field.key()) data-revision=(sheet.use_case.revision(field))
            data-attempt=[attempt.map(|_| if conflict { "conflict" } else { "mistake" })]
            data-changed-elsewhere=[changed_elsewhere(sheet, field)] {
            (hidden("base", &sheet.use_case.revision(field).to_string()))
            @if conflict { (conflict_notice(sheet, field)) }
            (control(sheet, field, attempt))
            div class="worksheet-field-foot" {
                (saved_by(sheet, field))
                span class="worksheet-status hint" data-status role="status" {}
                @if conflict {
                    (Button::primary(&t.conflict_use_mine()).small().submit())
                    a class="button" data-size="small" data-action="take-theirs"
                        href={ (paths::use_case(&sheet.use_case.id)) "#" (field.key()) } { (t.conflict_take_theirs()) }
                } @else {
                    (Button::plain(&t.worksheet_save()).small().submit())
                }
            }
        }
    }
}

/// What the script says when somebody else changes a field that is being written in.
fn changed_elsewhere(sheet: &Sheet<'_>, field: Field) -> Option<String> {
    let held = sheet.use_case.fields.get(&field)?;
    Some(
        sheet
            .texts()
            .worksheet_changed_elsewhere(sheet.name(&held.by))
            .to_string(),
    )
}

fn conflict_notice(sheet: &Sheet<'_>, field: Field) -> Markup {
    let t = sheet.texts();
    let held = sheet.use_case.fields.get(&field);
    let theirs = words::value(t, field, sheet.use_case.value(field));
    let name = held.map_or_else(String::new, |held| sheet.name(&held.by));
    html! {
        div role="alert" data-conflict {
            (callout(Callout::Warning, html! {
                p class="callout-title" { (t.conflict_title(name)) }
                @if theirs.is_empty() {
                    p { (t.conflict_theirs_empty()) }
                } @else {
                    p { (t.conflict_theirs()) }
                    blockquote class="as-typed" { (theirs) }
                }
                p { (t.conflict_yours()) }
            }))
        }
    }
}

fn control(sheet: &Sheet<'_>, field: Field, attempt: Option<&Attempt>) -> Markup {
    let t = sheet.texts();
    let (label, hint) = (words::field(t, field), words::field_hint(t, field));
    let error = attempt.and_then(|attempt| match &attempt.hurdle {
        Hurdle::Input(error) => Some(words::input_error(t, *error)),
        Hurdle::Conflict => None,
    });
    let value = attempt.map_or(sheet.use_case.value(field), |attempt| {
        attempt.typed.as_str()
    });
    let optional = t.optional();
    let mut input = Input::new(field.key(), &label)
        .value(value)
        .hint(&hint)
        .error(error.as_deref());
    if attempt.is_some() {
        input = input.focused();
    }
    if !field.is_expected() {
        input = input.optional(&optional);
    }
    match field.kind() {
        FieldKind::ShortText => input.max_length(200).input("text"),
        FieldKind::LongText => input.textarea(),
        FieldKind::Quantity | FieldKind::Share => input.input("text"),
        FieldKind::Level | FieldKind::Applicability => {
            with_choices(sheet, field, |choices| input.radios(choices))
        }
        FieldKind::Task | FieldKind::Period => {
            with_choices(sheet, field, |choices| input.select(choices))
        }
    }
}

/// The choices of a field after "not yet", so that a choice can be taken back.
fn with_choices(
    sheet: &Sheet<'_>,
    field: Field,
    show: impl FnOnce(&[Choice<'_>]) -> Markup,
) -> Markup {
    let t = sheet.texts();
    let none = t.worksheet_not_chosen();
    let named = words::choices(t, field);
    let mut choices: Vec<Choice<'_>> = named
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            hint: None,
        })
        .collect();
    choices.push(Choice {
        value: "",
        label: &none,
        hint: None,
    });
    show(&choices)
}

/// Who wrote the field last. Rows that came from an archive do not know it.
fn saved_by(sheet: &Sheet<'_>, field: Field) -> Markup {
    let held = sheet.use_case.fields.get(&field);
    let Some(held) = held.filter(|held| !held.by.is_empty()) else {
        return html! {};
    };
    let when = time::ago(sheet.visit, held.at, sheet.now);
    html! {
        p class="worksheet-author hint" {
            (sheet.texts().worksheet_saved_by(sheet.name(&held.by), when))
        }
    }
}
