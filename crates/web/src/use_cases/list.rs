//! `GET /teams/{team}/use-cases`: a team's list, the most urgent and important first.

use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::{
    permission::Action,
    use_case::{Applicability, Completeness, Field, Part, UseCase, sort_by_priority},
};
use maud::{Markup, html};

use super::{create, evaluation, row, words};
use crate::{
    components::{
        Badge, Button, Callout, Choice, Icon, Tone, callout_with_icon, empty_state, hidden, icon,
        menu,
    },
    error::Result,
    extract::{AtTeam, Form, Visit},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts::Texts,
};

/// The forms of the page as they stand.
#[derive(Default)]
pub struct Forms {
    /// A new row.
    pub add: Form,
    /// The focus, once somebody has sent it with a mistake.
    pub focus: Option<Form>,
}

impl Forms {
    fn status(&self) -> StatusCode {
        let invalid = !self.add.is_valid() || self.focus.is_some();
        if invalid {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }
}

/// Shows the list.
pub async fn get(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    show(&state, &at, &visit, Forms::default()).await
}

/// Shows the list with its forms as they stand.
pub async fn show(state: &AppState, at: &AtTeam, visit: &Visit, forms: Forms) -> Result<Response> {
    let mut rows: Vec<UseCase> = state
        .db
        .use_cases(&at.team.id)
        .await?
        .into_iter()
        .map(row::of_stored)
        .collect();
    sort_by_priority(&mut rows);
    let status = forms.status();
    let t = &visit.texts;
    let title = t.use_cases_title(at.team.name.as_str()).to_string();
    let head = Page::new(&title)
        .at(Place::Team)
        .crumb(at.team.name.clone(), paths::team(&at.team.id))
        .script("worksheet.js");
    let body = html! {
        (heading(t, at, &title))
        div class="stack" data-gap="large" data-events=(paths::team_events(&at.team.id)) {
            @if rows.is_empty() {
                (empty(t, at, &forms.add))
            } @else {
                div data-live="focus" { (focus(visit, at, &rows, forms.focus.as_ref())) }
                div data-live="rows" { (table(visit, at, &rows)) }
                @if at.may(Action::EditUseCases) { (add_card(t, at, &forms.add)) }
            }
        }
    };
    Ok((status, page(visit, head, body)).into_response())
}

fn heading(t: &Texts, at: &AtTeam, title: &str) -> Markup {
    let downloads = html! { (icon(Icon::Download)) span { (t.use_cases_download()) } };
    let list = paths::team_use_cases(&at.team.id);
    html! {
        div class="heading" {
            div class="heading-text" {
                h1 { (title) }
                @if !at.team.product.is_empty() { p { (t.use_case_product()) " – " bdi { (at.team.product) } } }
                p { (t.use_cases_lead()) }
            }
            div class="cluster" {
                (Button::plain(&t.use_cases_open_board()).icon(Icon::StickyNote).link(&paths::team_board(&at.team.id)))
                (menu(downloads, html! {
                    a class="menu-item" href={ (list) ".csv" } { span { (t.use_cases_download_csv()) } }
                    a class="menu-item" href={ (list) ".json" } { span { (t.use_cases_download_json()) } }
                }))
            }
        }
    }
}

fn empty(t: &Texts, at: &AtTeam, form: &Form) -> Markup {
    if !at.may(Action::EditUseCases) {
        return empty_state(
            &t.use_cases_empty_title(),
            &t.use_cases_empty_watching(),
            html! {},
        );
    }
    html! {
        (empty_state(&t.use_cases_empty_title(), &t.use_cases_empty(), html! {}))
        (add_card(t, at, form))
    }
}

fn add_card(t: &Texts, at: &AtTeam, form: &Form) -> Markup {
    html! {
        section class="card" aria-labelledby="add-title" {
            h2 id="add-title" { (t.use_cases_add()) }
            form class="form" method="post" action=(paths::team_use_cases(&at.team.id)) {
                (hidden("id", create::id_of(form).as_str()))
                (form.field("problem", &t.use_cases_add_problem()).hint(&t.use_cases_add_hint()).required().textarea())
                div { (Button::plain(&t.use_cases_add()).icon(Icon::Plus).submit()) }
            }
        }
    }
}

/// What the team goes for, and the form to choose it.
fn focus(visit: &Visit, at: &AtTeam, rows: &[UseCase], form: Option<&Form>) -> Markup {
    let t = &visit.texts;
    let chosen = at.team.focus.as_ref().and_then(|focus| {
        let row = rows.iter().find(|row| row.id == focus.use_case)?;
        Some((row, focus))
    });
    html! {
        section class="card" aria-labelledby="focus-title" {
            h2 id="focus-title" { (t.focus_title()) }
            @match chosen {
                Some((row, focus)) => (callout_with_icon(Callout::Information, Icon::Star, html! {
                    p class="callout-title" { a href=(paths::use_case(&row.id)) { (title_of(t, row)) } }
                    p class="as-typed" { (focus.reason) }
                })),
                None => p class="hint" { (t.focus_none()) },
            }
            @if at.may(Action::EditUseCases) {
                details class="fold" open[form.is_some()] {
                    summary { (if chosen.is_some() { t.focus_change() } else { t.focus_choose() }) }
                    (focus_form(t, at, rows, form))
                }
            }
        }
    }
}

fn focus_form(t: &Texts, at: &AtTeam, rows: &[UseCase], form: Option<&Form>) -> Markup {
    let stored = at.team.focus.as_ref();
    let fresh = Form::new()
        .with(
            "use_case",
            stored.map_or("", |focus| focus.use_case.as_str()),
        )
        .with("reason", stored.map_or("", |focus| focus.reason.as_str()));
    let form = form.unwrap_or(&fresh);
    let titles: Vec<(String, String)> = rows
        .iter()
        .map(|row| (row.id.to_string(), shortened(&title_of(t, row))))
        .collect();
    let none = t.worksheet_not_chosen();
    let mut choices = vec![Choice {
        value: "",
        label: &none,
        hint: None,
    }];
    choices.extend(titles.iter().map(|(id, title)| Choice {
        value: id,
        label: title,
        hint: None,
    }));
    html! {
        form class="form" method="post" action=(paths::team_focus(&at.team.id)) {
            (form.field("use_case", &t.focus_use_case()).select(&choices))
            (form.field("reason", &t.focus_reason()).hint(&t.focus_reason_hint()).textarea())
            div class="cluster" {
                (Button::plain(&t.focus_save()).icon(Icon::Star).submit())
                @if stored.is_some() { (Button::quiet(&t.focus_clear()).submit_as("clear", "yes")) }
            }
        }
    }
}

fn table(visit: &Visit, at: &AtTeam, rows: &[UseCase]) -> Markup {
    let t = &visit.texts;
    html! {
        div class="table-wrap" {
            table class="table use-case-table" {
                thead {
                    tr {
                        th scope="col" { (t.list_problem()) }
                        th scope="col" { (t.list_priority()) }
                        th scope="col" { (t.list_applicability()) }
                        th scope="col" { (t.list_verdict()) }
                        th scope="col" { (t.list_complete()) }
                    }
                }
                tbody { @for row in rows { (table_row(visit, at, row)) } }
            }
        }
    }
}

fn table_row(visit: &Visit, at: &AtTeam, row: &UseCase) -> Markup {
    let t = &visit.texts;
    html! {
        tr data-use-case=(row.id) {
            th scope="row" {
                div class="stack" data-gap="small" {
                    a href=(paths::use_case(&row.id)) { (title_of(t, row)) }
                    div class="cluster" {
                        @if row::is_focus(&at.team, &row.id) { (focus_badge(t)) }
                        (origin(t, row))
                    }
                }
            }
            td data-label=(t.list_priority()) { (priority(t, row)) }
            td data-label=(t.list_applicability()) { (applicability(t, row)) }
            td data-label=(t.list_verdict()) { (verdict(visit, row)) }
            td data-label=(t.list_complete()) { (completeness(t, row)) }
        }
    }
}

/// A row's problem, or what stands for it.
pub fn title_of(t: &Texts, row: &UseCase) -> String {
    match row.title() {
        "" => t.use_case_untitled().to_string(),
        title => title.to_owned(),
    }
}

fn shortened(title: &str) -> String {
    let mut short: String = title.chars().take(60).collect();
    if short.len() < title.len() {
        short.push('…');
    }
    short
}

/// The way to where a row comes from on the board.
pub fn origin(t: &Texts, row: &UseCase) -> Markup {
    let label = if row.note.is_some() {
        t.list_origin_note()
    } else {
        t.list_origin_frame()
    };
    html! {
        @if let Some(address) = row::board_address(row) {
            a class="with-icon" href=(address) { (icon(Icon::StickyNote)) span { (label) } }
        }
    }
}

/// Says that a row is the focus.
pub fn focus_badge(t: &Texts) -> Markup {
    html! {
        span class="badge" data-kind="accent" { (icon(Icon::Star)) span { (t.list_focus()) } }
    }
}

/// A row's priority, with what it means.
pub fn priority(t: &Texts, row: &UseCase) -> Markup {
    html! {
        @match row.priority() {
            Some(points) => {
                @let tone = if points >= 5 { Tone::Accent } else { Tone::Plain };
                (Badge(tone, &t.list_priority_of(u64::from(points))))
            },
            None => span class="hint" { (t.list_priority_open()) },
        }
    }
}

/// Whether machine learning applies.
pub fn applicability(t: &Texts, row: &UseCase) -> Markup {
    html! {
        @match Applicability::from_key(row.value(Field::Applicability)) {
            Some(choice) => (words::applicability(t, choice)),
            None => span class="hint" { (t.worksheet_not_chosen()) },
        }
    }
}

/// The verdict, and what ML nets if that is known.
pub fn verdict(visit: &Visit, row: &UseCase) -> Markup {
    let verdict = row.evaluation().verdict;
    html! {
        div class="stack" data-gap="small" {
            (Badge(words::verdict_tone(verdict), &words::verdict(&visit.texts, verdict)))
            @if let Some(net) = evaluation::net(visit, row) { span class="hint numeric" { (net) } }
        }
    }
}

/// How much of each part is filled in, as three short bars.
pub fn completeness(t: &Texts, row: &UseCase) -> Markup {
    html! {
        div class="parts" {
            @for part in Part::ALL {
                @let Completeness { filled, expected } = row.completeness(part);
                label class="part" {
                    span { (t.list_complete_part(u64::from(part.number()))) }
                    progress max=(expected) value=(filled) {}
                    span class="numeric" { (filled) "/" (expected) }
                }
            }
        }
    }
}
