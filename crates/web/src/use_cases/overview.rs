//! `GET /workshops/{workshop}/use-cases`: all teams' lists together, for organisers.

use std::cmp::Ordering;

use axum::{
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use domain::use_case::{Part, UseCase, Verdict};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use super::{Row, list, row, words};
use crate::{
    components::{Button, Choice, Field, Icon, empty_state, icon},
    encode_query,
    error::Result,
    extract::{Managed, Visit},
    paths,
    state::AppState,
    texts::Texts,
    workshops::workshop_page,
};

/// What is shown, and in which order. Unknown values are ignored, so that an old link shows more
/// rather than nothing.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Filter {
    team: String,
    verdict: String,
    priority: String,
    focus: String,
    sort: String,
}

/// The columns the list can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Priority,
    Team,
    Verdict,
    Complete,
}

impl Column {
    fn from_key(key: &str) -> Self {
        match key {
            "team" => Self::Team,
            "verdict" => Self::Verdict,
            "complete" => Self::Complete,
            _ => Self::Priority,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Team => "team",
            Self::Verdict => "verdict",
            Self::Complete => "complete",
        }
    }

    /// Best first. Rows that are alike keep their order, which is by priority within teams.
    fn compare(self, left: &Row, right: &Row) -> Ordering {
        match self {
            Self::Priority => right.use_case.priority().cmp(&left.use_case.priority()),
            Self::Team => Ordering::Equal,
            Self::Verdict => goodness(&right.use_case).cmp(&goodness(&left.use_case)),
            Self::Complete => done(&right.use_case).cmp(&done(&left.use_case)),
        }
    }
}

fn goodness(use_case: &UseCase) -> u8 {
    match use_case.evaluation().verdict {
        Verdict::WorthIt => 4,
        Verdict::Uncertain => 3,
        Verdict::RuleSuffices => 2,
        Verdict::NotWorthIt => 1,
        Verdict::TooLittleKnown => 0,
    }
}

fn done(use_case: &UseCase) -> usize {
    Part::ALL
        .into_iter()
        .map(|part| use_case.completeness(part).filled)
        .sum()
}

const VERDICTS: [(&str, Verdict); 5] = [
    ("worth_it", Verdict::WorthIt),
    ("uncertain", Verdict::Uncertain),
    ("rule_suffices", Verdict::RuleSuffices),
    ("not_worth_it", Verdict::NotWorthIt),
    ("too_little_known", Verdict::TooLittleKnown),
];

impl Filter {
    fn admits(&self, row: &Row) -> bool {
        let verdict = VERDICTS
            .iter()
            .find(|(key, _)| *key == self.verdict)
            .map(|(_, verdict)| *verdict);
        let least: Option<u8> = self.priority.parse().ok();
        (self.team.is_empty() || row.team.id.as_str() == self.team)
            && verdict.is_none_or(|verdict| row.use_case.evaluation().verdict == verdict)
            && least.is_none_or(|least| {
                row.use_case
                    .priority()
                    .is_some_and(|points| points >= least)
            })
            && (self.focus.is_empty() || row.is_focus())
    }

    fn sorted_by(&self, column: Column) -> String {
        let pairs = [
            ("team", self.team.as_str()),
            ("verdict", self.verdict.as_str()),
            ("priority", self.priority.as_str()),
            ("focus", self.focus.as_str()),
            ("sort", column.key()),
        ];
        let pairs = pairs.iter().filter(|(_, value)| !value.is_empty());
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{name}={}", encode_query(value)))
            .collect();
        format!("?{}", pairs.join("&"))
    }
}

/// Shows the lists.
pub async fn get(
    State(state): State<AppState>,
    managed: Managed,
    visit: Visit,
    Query(filter): Query<Filter>,
) -> Result<Response> {
    let rows = rows(&state, &managed).await?;
    let column = Column::from_key(&filter.sort);
    let mut shown: Vec<&Row> = rows.iter().filter(|row| filter.admits(row)).collect();
    shown.sort_by(|left, right| column.compare(left, right));
    let t = &visit.texts;
    let body = html! {
        div class="heading" {
            div class="heading-text" { h2 { (t.overview_title()) } p { (t.overview_lead()) } }
            (Button::plain(&t.use_cases_download_csv()).icon(Icon::Download).link(&format!("{}.csv", paths::workshop_use_cases(&managed.workshop.id))))
        }
        @if rows.is_empty() {
            (empty_state(&t.overview_empty_title(), &t.overview_empty(), html! {}))
        } @else {
            (filter_form(t, &managed, &rows, &filter))
            p role="status" { (t.overview_count(shown.len() as u64, rows.len() as u64)) }
            @if shown.is_empty() {
                p class="hint" { (t.overview_none()) }
            } @else {
                (table(&visit, &shown, &filter, column))
            }
        }
    };
    let here = paths::workshop_use_cases(&managed.workshop.id);
    Ok(workshop_page(&visit, &managed.workshop, &here, body).into_response())
}

/// Every row of the workshop, team after team, within a team by priority.
async fn rows(state: &AppState, managed: &Managed) -> Result<Vec<Row>> {
    let teams = state.db.teams_of_workshop(&managed.workshop.id).await?;
    let stored = state.db.use_cases_of_workshop(&managed.workshop.id).await?;
    let mut use_cases: Vec<UseCase> = stored.into_iter().map(row::of_stored).collect();
    domain::use_case::sort_by_priority(&mut use_cases);
    let of_team = teams.into_iter().flat_map(|team| {
        let own: Vec<UseCase> = use_cases
            .iter()
            .filter(|row| row.team == team.id)
            .cloned()
            .collect();
        own.into_iter().map(move |use_case| Row {
            team: team.clone(),
            use_case,
        })
    });
    Ok(of_team.collect())
}

fn filter_form(t: &Texts, managed: &Managed, rows: &[Row], filter: &Filter) -> Markup {
    let mut teams: Vec<(&str, &str)> = rows
        .iter()
        .map(|row| (row.team.id.as_str(), row.team.name.as_str()))
        .collect();
    teams.dedup();
    let any = [
        t.overview_any_team().to_string(),
        t.overview_any_verdict().to_string(),
        t.overview_any_priority().to_string(),
    ];
    let verdicts = VERDICTS.map(|(key, verdict)| (key, words::verdict(t, verdict)));
    let points =
        ["6", "5", "4", "3"].map(|points| (points, t.overview_at_least(points).to_string()));
    let address = paths::workshop_use_cases(&managed.workshop.id);
    html! {
        form class="card filter" method="get" action=(address) aria-label=(t.overview_filter()) {
            div class="form-row" {
                (select("team", &t.use_case_team(), &filter.team, &any[0], teams.into_iter()))
                (select("verdict", &t.list_verdict(), &filter.verdict, &any[1], verdicts.iter().map(|(key, name)| (*key, name.as_str()))))
                (select("priority", &t.list_priority(), &filter.priority, &any[2], points.iter().map(|(key, name)| (*key, name.as_str()))))
            }
            label class="choice" {
                input type="checkbox" name="focus" value="yes" checked[!filter.focus.is_empty()];
                span { (t.overview_only_focus()) }
            }
            @if !filter.sort.is_empty() { input type="hidden" name="sort" value=(filter.sort); }
            div class="cluster" {
                (Button::plain(&t.overview_show()).submit())
                (Button::quiet(&t.overview_clear()).link(&address))
            }
        }
    }
}

fn select<'a>(
    name: &str,
    label: &str,
    value: &str,
    any: &'a str,
    choices: impl Iterator<Item = (&'a str, &'a str)>,
) -> Markup {
    let any = Choice {
        value: "",
        label: any,
        hint: None,
    };
    let rest = choices.map(|(value, label)| Choice {
        value,
        label,
        hint: None,
    });
    let choices: Vec<Choice<'_>> = std::iter::once(any).chain(rest).collect();
    Field::new(name, label).value(value).select(&choices)
}

fn table(visit: &Visit, rows: &[&Row], filter: &Filter, column: Column) -> Markup {
    let t = &visit.texts;
    html! {
        div class="table-wrap" {
            table class="table use-case-table" {
                thead {
                    tr {
                        th scope="col" { (t.list_problem()) }
                        (column_heading(t, Column::Team, &t.use_case_team(), filter, column))
                        (column_heading(t, Column::Priority, &t.list_priority(), filter, column))
                        th scope="col" { (t.list_applicability()) }
                        (column_heading(t, Column::Verdict, &t.list_verdict(), filter, column))
                        (column_heading(t, Column::Complete, &t.list_complete(), filter, column))
                    }
                }
                tbody { @for row in rows { (table_row(visit, row)) } }
            }
        }
    }
}

fn column_heading(
    t: &Texts,
    column: Column,
    name: &str,
    filter: &Filter,
    current: Column,
) -> Markup {
    // Teams and names ascend; everything else shows the best first.
    let order = if column == Column::Team {
        "ascending"
    } else {
        "descending"
    };
    html! {
        th scope="col" aria-sort=[(column == current).then_some(order)] {
            a class="with-icon" href=(filter.sorted_by(column)) title=(t.overview_sort_by(name)) {
                span { (name) }
                @if column == current { (icon(Icon::ChevronDown)) }
            }
        }
    }
}

fn table_row(visit: &Visit, row: &Row) -> Markup {
    let t = &visit.texts;
    let use_case = &row.use_case;
    html! {
        tr data-use-case=(use_case.id) {
            th scope="row" {
                div class="stack" data-gap="small" {
                    a href=(paths::use_case(&use_case.id)) { (list::title_of(t, use_case)) }
                    @if row.is_focus() {
                        div class="cluster" { (list::focus_badge(t)) }
                        @if let Some(focus) = &row.team.focus { p class="hint as-typed" { (focus.reason) } }
                    }
                }
            }
            td data-label=(t.use_case_team()) {
                a href=(paths::team_use_cases(&row.team.id)) { (row.team.name) }
            }
            td data-label=(t.list_priority()) { (list::priority(t, use_case)) }
            td data-label=(t.list_applicability()) { (list::applicability(t, use_case)) }
            td data-label=(t.list_verdict()) { (list::verdict(visit, use_case)) }
            td data-label=(t.list_complete()) { (list::completeness(t, use_case)) }
        }
    }
}
