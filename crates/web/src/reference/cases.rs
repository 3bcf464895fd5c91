//! `GET /workshops/{workshop}/cases`: every case story, to be narrowed down by the kind of task
//! and by how it went.

use axum::extract::{Query, State};
use domain::{
    lecture::{Case, Outcome},
    use_case::MlTask,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{From, ways};
use crate::{
    components::{Button, Choice, Field},
    error::Result,
    extract::{AtWorkshop, Visit},
    layout::{Page, page},
    lectures::case::{card, outcome_name},
    paths,
    state::AppState,
    use_cases::words::task,
};

/// What to show; anything unknown means all.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    task: String,
    #[serde(default)]
    outcome: String,
}

impl Wish {
    fn fits(&self, case: &Case) -> bool {
        let task = MlTask::from_key(&self.task);
        let outcome = Outcome::from_key(&self.outcome);
        task.is_none_or(|task| case.task == task)
            && outcome.is_none_or(|outcome| case.outcome == outcome)
    }
}

/// Shows them.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    at: AtWorkshop,
    Query(wish): Query<Wish>,
) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let t = &visit.texts;
    let library = state.library();
    let cases = library.cases(visit.language);
    let shown: Vec<&Case> = cases.iter().filter(|case| wish.fits(case)).collect();
    let title = t.cases_title().to_string();
    let frame = Page::new(&title).style("lecture.css").crumb(
        t.lectures_title().to_string(),
        paths::lectures(&at.workshop.id),
    );
    let body = html! {
        div class="heading" { div class="heading-text" { h1 { (title) } p { (t.cases_text(cases.len() as u64)) } } }
        (ways(&visit, &at.workshop.id, From::Cases))
        (filter(&visit, &at, &wish))
        h2 class="cases-count" { (t.cases_shown(shown.len() as u64)) }
        @if shown.is_empty() { p class="soft" { (t.cases_none()) } }
        div class="cases" { @for case in shown { (card(t, case)) } }
    };
    Ok(page(&visit, frame, body))
}

fn filter(visit: &Visit, at: &AtWorkshop, wish: &Wish) -> Markup {
    let t = &visit.texts;
    let all = t.cases_all().to_string();
    let tasks: Vec<(&str, String)> = MlTask::ALL
        .iter()
        .map(|each| (each.key(), task(t, *each)))
        .collect();
    let outcomes: Vec<(&str, String)> = Outcome::ALL
        .iter()
        .map(|each| (each.key(), outcome_name(t, *each)))
        .collect();
    html! {
        form method="get" action=(paths::cases(&at.workshop.id)) class="cases-filter" aria-label=(t.cases_filter()) {
            (Field::new("task", &t.cases_task()).value(&wish.task).select(&with_all(&all, &tasks)))
            (Field::new("outcome", &t.cases_outcome()).value(&wish.outcome).select(&with_all(&all, &outcomes)))
            (Button::plain(&t.cases_apply()).submit())
        }
    }
}

fn with_all<'a>(all: &'a str, named: &'a [(&'a str, String)]) -> Vec<Choice<'a>> {
    let rest = named.iter().map(|(value, label)| (*value, label.as_str()));
    std::iter::once(("", all))
        .chain(rest)
        .map(|(value, label)| Choice {
            value,
            label,
            hint: None,
        })
        .collect()
}
