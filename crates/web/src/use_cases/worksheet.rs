//! `GET /use-cases/{use_case}`: the worksheet, works 1 to 7 in their three parts.

use std::collections::HashMap;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    permission::Action,
    use_case::{Field, FieldKind, Part, UseCase, Work},
};
use maud::{Markup, html};

use super::{
    AtUseCase, evaluation,
    fields::{self, Attempt},
    list, row, words,
};
use crate::{
    components::{Button, Callout, Icon, callout, icon, progress},
    error::Result,
    extract::{AtTeam, Visit},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts::Texts,
};

/// What the page is rendered from.
pub struct Sheet<'a> {
    /// The reader.
    pub visit: &'a Visit,
    /// The team, and who reads.
    pub at: &'a AtTeam,
    /// The row.
    pub use_case: &'a UseCase,
    /// Names of people by id.
    pub names: HashMap<String, String>,
    /// When it is rendered.
    pub now: domain::Moment,
    /// A field that could not be saved, if one was sent.
    pub attempt: Option<&'a Attempt>,
}

impl Sheet<'_> {
    /// The reader's texts.
    pub fn texts(&self) -> &Texts {
        &self.visit.texts
    }

    /// What whoever has `id` is called in a sentence.
    pub fn name(&self, id: &str) -> String {
        let t = self.texts();
        match self.names.get(id) {
            Some(name) => t.worksheet_person(name.as_str()),
            None => t.worksheet_somebody(),
        }
        .to_string()
    }
}

/// Shows the worksheet.
pub async fn get(State(state): State<AppState>, here: AtUseCase, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(here.at.workshop.language);
    Ok(show(&state, &here, &visit, None).await?.into_response())
}

/// Shows the worksheet, with a field as it was sent if it could not be saved.
pub async fn show(
    state: &AppState,
    here: &AtUseCase,
    visit: &Visit,
    attempt: Option<&Attempt>,
) -> Result<Markup> {
    let names = state.db.member_names(&here.at.workshop.id).await?;
    let sheet = Sheet {
        visit,
        at: &here.at,
        use_case: &here.use_case,
        names,
        now: state.now(),
        attempt,
    };
    let t = &visit.texts;
    let title = list::title_of(t, &here.use_case);
    let head = Page::new(&title)
        .at(Place::Team)
        .crumb(here.at.team.name.clone(), paths::team(&here.at.team.id))
        .crumb(
            t.use_cases().to_string(),
            paths::team_use_cases(&here.at.team.id),
        )
        .script("worksheet.js");
    Ok(page(visit, head, body(&sheet, &title)))
}

fn body(sheet: &Sheet<'_>, title: &str) -> Markup {
    let t = sheet.texts();
    let may_edit = sheet.at.may(Action::EditUseCases);
    html! {
        div class="worksheet stack" data-gap="large" data-events=(paths::team_events(&sheet.at.team.id))
            data-use-case=(sheet.use_case.id) data-saving=(t.worksheet_saving()) data-saved=(t.worksheet_saved())
            data-unsaved=(t.worksheet_unsaved()) data-failed=(t.worksheet_failed()) {
            div data-live="heading" { (heading(sheet, title)) }
            @if may_edit {
                p class="worksheet-lead hint" { (t.worksheet_lead()) }
            } @else {
                (callout(Callout::Plain, html! { p { (t.worksheet_read_only()) } }))
            }
            div class="worksheet-columns" {
                (contents(sheet))
                div class="stack" data-gap="large" {
                    @for part in Part::ALL { (part_section(sheet, part)) }
                    @if may_edit { (delete(sheet)) }
                }
            }
        }
    }
}

fn heading(sheet: &Sheet<'_>, title: &str) -> Markup {
    let (t, use_case) = (sheet.texts(), sheet.use_case);
    html! {
        div class="heading" {
            div class="heading-text" {
                h1 { (title) }
                div class="cluster" {
                    @if row::is_focus(&sheet.at.team, &use_case.id) { (list::focus_badge(t)) }
                    span class="hint" { (t.list_priority()) }
                    (list::priority(t, use_case))
                }
            }
            div class="cluster" {
                @if let Some(address) = row::board_address(use_case) {
                    (Button::plain(&t.worksheet_on_board()).icon(Icon::StickyNote).link(&address))
                }
                (Button::quiet(&t.worksheet_back()).icon(Icon::ListChecks).link(&paths::team_use_cases(&use_case.team)))
            }
        }
    }
}

/// The works with how much of each is filled in; stays in sight on wide screens.
fn contents(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.texts();
    html! {
        nav class="worksheet-contents" aria-label=(t.worksheet_contents()) data-live="contents" {
            ol {
                @for work in Work::ALL {
                    @let (filled, expected) = filled(sheet.use_case, work);
                    li data-complete[filled == expected] {
                        a href={ "#work-" (work.number()) } { (words::work(t, work)) }
                        span class="hint numeric" {
                            span class="visually-hidden" { (t.worksheet_filled()) " " }
                            (filled) "/" (expected)
                            @if filled == expected { (icon(Icon::Check)) }
                        }
                    }
                }
            }
        }
    }
}

fn filled(use_case: &UseCase, work: Work) -> (usize, usize) {
    let expected: Vec<Field> = work.fields().filter(|field| field.is_expected()).collect();
    let filled = expected
        .iter()
        .filter(|field| !use_case.value(**field).is_empty())
        .count();
    (filled, expected.len())
}

fn part_section(sheet: &Sheet<'_>, part: Part) -> Markup {
    let t = sheet.texts();
    let done = sheet.use_case.completeness(part);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let id = format!("part-{}", part.number());
    html! {
        section class="worksheet-part" aria-labelledby=(id) {
            div class="worksheet-part-heading" {
                h2 id=(id) { (words::part(t, part)) }
                div data-live={ "progress-" (part.number()) } {
                    (progress(&t.worksheet_filled(), count(done.filled), count(done.expected)))
                }
            }
            @for work in Work::ALL.into_iter().filter(|work| work.part() == part) { (work_section(sheet, work)) }
        }
    }
}

fn work_section(sheet: &Sheet<'_>, work: Work) -> Markup {
    let t = sheet.texts();
    let number = work.number();
    html! {
        section class="card worksheet-work" id={ "work-" (number) } aria-labelledby={ "work-" (number) "-title" } {
            div class="stack" data-gap="small" {
                p class="worksheet-number" { (t.worksheet_work(u64::from(number))) }
                h3 id={ "work-" (number) "-title" } { (words::work(t, work)) }
                p class="hint worksheet-guide" { (words::work_guide(t, work)) }
            }
            @for field in work.fields().take_while(|field| !is_number(*field)) { (fields::field(sheet, field)) }
            @if work == Work::Value {
                div class="worksheet-numbers" {
                    @for field in work.fields().filter(|field| is_number(*field)) { (fields::field(sheet, field)) }
                }
                (evaluation::panel(sheet.visit, sheet.use_case))
            }
            @for field in work.fields().skip_while(|field| !is_number(*field)).filter(|field| !is_number(*field)) {
                (fields::field(sheet, field))
            }
        }
    }
}

/// Whether the evaluation is computed from the field. These are short and stand together.
fn is_number(field: Field) -> bool {
    field == Field::Unit
        || matches!(
            field.kind(),
            FieldKind::Quantity | FieldKind::Share | FieldKind::Period
        )
}

fn delete(sheet: &Sheet<'_>) -> Markup {
    let t = sheet.texts();
    html! {
        details class="fold" {
            summary { (t.worksheet_delete()) }
            div class="stack" {
                p { (t.worksheet_delete_warning()) }
                (Button::danger(&t.worksheet_delete_confirm()).icon(Icon::Trash).post(&paths::delete_use_case(&sheet.use_case.id)))
            }
        }
    }
}
