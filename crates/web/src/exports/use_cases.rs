//! `GET /teams/{team}/use-cases.{csv,json}` and `GET /workshops/{workshop}/use-cases.csv`: the
//! ML use-case list as the worksheet has it, one row per use case.

use std::collections::HashMap;

use axum::{extract::State, response::Response};
use domain::{
    TeamId,
    use_case::{Field, FieldKind, UseCase},
    workshop::Team,
};
use export::table::{Cell, Table};
use serde_json::{Value, json};

use super::file::download;
use crate::{
    error::{Error, Result},
    extract::{AtTeam, Managed, Visit},
    paths,
    state::AppState,
    texts::Texts,
    use_cases::{row, words},
};

/// The team's list for a spreadsheet.
pub async fn csv(State(state): State<AppState>, at: AtTeam, visit: Visit) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    let rows = rows(state.db.use_cases(&at.team.id).await?);
    let table = table(&state, &visit.texts, std::slice::from_ref(&at.team), &rows);
    Ok(csv_file(&at.team.name, &table))
}

/// All teams' lists together for a spreadsheet.
pub async fn workshop_csv(
    State(state): State<AppState>,
    managed: Managed,
    visit: Visit,
) -> Result<Response> {
    let teams = state.db.teams_of_workshop(&managed.workshop.id).await?;
    let rows = rows(state.db.use_cases_of_workshop(&managed.workshop.id).await?);
    Ok(csv_file(
        &managed.workshop.name,
        &table(&state, &visit.texts, &teams, &rows),
    ))
}

/// The team's list for programs, values as stored.
pub async fn json(State(state): State<AppState>, at: AtTeam) -> Result<Response> {
    let rows = rows(state.db.use_cases(&at.team.id).await?);
    let document = json!({
        "format": "ekkyo-use-cases",
        "version": 1,
        "team": at.team.name,
        "product": at.team.product,
        "use_cases": rows.iter().map(|row| as_json(&state, &at.team, row)).collect::<Vec<_>>(),
    });
    let bytes = serde_json::to_vec_pretty(&document).map_err(Error::internal)?;
    Ok(download(&at.team.name, "json", "application/json", bytes))
}

fn csv_file(name: &str, table: &Table) -> Response {
    download(name, "csv", "text/csv; charset=utf-8", table.to_csv())
}

fn rows(stored: Vec<storage::StoredUseCase>) -> Vec<UseCase> {
    stored.into_iter().map(row::of_stored).collect()
}

fn table(state: &AppState, t: &Texts, teams: &[Team], rows: &[UseCase]) -> Table {
    let teams: HashMap<&TeamId, &Team> = teams.iter().map(|team| (&team.id, team)).collect();
    let mut headers = vec![t.column_team().to_string(), t.column_product().to_string()];
    headers.extend(Field::ALL.into_iter().map(|field| words::field(t, field)));
    headers.extend([
        t.column_priority().to_string(),
        t.column_break_even().to_string(),
        t.column_net().to_string(),
        t.column_focus().to_string(),
        t.column_board().to_string(),
    ]);
    let lines = rows
        .iter()
        .filter_map(|row| Some(line(state, t, teams.get(&row.team)?, row)));
    Table {
        headers,
        rows: lines.collect(),
    }
}

fn line(state: &AppState, t: &Texts, team: &Team, row: &UseCase) -> Vec<Cell> {
    let evaluation = row.evaluation();
    let mut cells = vec![
        Cell::from(team.name.as_str()),
        Cell::from(team.product.as_str()),
    ];
    cells.extend(
        Field::ALL
            .into_iter()
            .map(|field| cell(t, field, row.value(field))),
    );
    let best = |estimate: Option<domain::use_case::Estimate>, scale: f64| match estimate {
        Some(estimate) => Cell::from(estimate.best * scale),
        None => Cell::from(""),
    };
    cells.extend([
        row.priority()
            .map_or(Cell::from(""), |priority| Cell::from(u32::from(priority))),
        best(evaluation.break_even, 100.0),
        best(evaluation.net, 1.0),
        focus_reason(team, row),
        Cell::from(board_link(state, row)),
    ]);
    cells
}

/// Choices by their names, everything else as it was filled in.
fn cell(t: &Texts, field: Field, stored: &str) -> Cell {
    match field.kind() {
        FieldKind::Quantity | FieldKind::Share => {
            stored.parse().map_or(Cell::from(stored), Cell::Number)
        }
        _ => Cell::from(words::value(t, field, stored)),
    }
}

/// Why the team chose this row, empty for the others.
fn focus_reason(team: &Team, row: &UseCase) -> Cell {
    let focus = team.focus.as_ref().filter(|focus| focus.use_case == row.id);
    Cell::from(focus.map_or("", |focus| {
        if focus.reason.is_empty() {
            "✓"
        } else {
            &focus.reason
        }
    }))
}

fn board_link(state: &AppState, row: &UseCase) -> String {
    let address = row::board_address(row).unwrap_or_else(|| paths::team_board(&row.team));
    state.config.url(&address)
}

fn as_json(state: &AppState, team: &Team, row: &UseCase) -> Value {
    let fields: serde_json::Map<String, Value> = row
        .fields
        .iter()
        .map(|(field, held)| (field.key().to_owned(), json!(held.value)))
        .collect();
    let evaluation = row.evaluation();
    let range = |estimate: Option<domain::use_case::Estimate>| {
        estimate.map(
            |estimate| json!({ "low": estimate.low, "best": estimate.best, "high": estimate.high }),
        )
    };
    json!({
        "id": row.id,
        "note": row.note,
        "frame": row.frame,
        "fields": fields,
        "priority": row.priority(),
        "value": range(evaluation.value),
        "burden": range(evaluation.burden),
        "net": range(evaluation.net),
        "break_even_hit_rate": range(evaluation.break_even),
        "focus": team.focus.as_ref().filter(|focus| focus.use_case == row.id).map(|focus| &focus.reason),
        "board": board_link(state, row),
    })
}
