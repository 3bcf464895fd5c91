//! `/api/v1/workshops/{workshop}/progress`: who has done what, by the rules of the page.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    headcount::Headcount,
    stage::{Evidence, Requirement, Status},
};
use serde_json::{Value, json};

use super::caller::Caller;
use crate::{
    error::Result,
    progress::gather::{Named, TeamProgress, overview},
    state::AppState,
};

/// Numbers by team and role; names only where the workshop shows them.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Json<Value>> {
    let workshop = caller.workshop(&state, &id).await?;
    let overview = overview(&state, &workshop).await?;
    let teams: Vec<Value> = overview.teams.iter().map(team).collect();
    let roles: Vec<Value> = overview
        .roles
        .iter()
        .map(|(role, group)| json!({ "role": role, "reading": group.map(reading) }))
        .collect();
    Ok(Json(json!({
        "whole": overview.whole.map(reading),
        "teams": teams,
        "roles": roles,
        "named": overview.named.as_ref().map(named),
    })))
}

fn reading(group: Headcount) -> Value {
    json!({
        "people": group.people,
        "begun": group.begun,
        "finished": group.finished,
        "lessons_finished": group.lessons_done,
        "lessons": group.lessons_total,
    })
}

fn team(progress: &TeamProgress) -> Value {
    json!({
        "team": progress.team.id,
        "name": progress.team.name,
        "reading": progress.reading.map(reading),
        "stage": progress.evidence.stage().key(),
        "next": next(&progress.evidence),
    })
}

/// What leads to the next stage, each with how it stands.
fn next(evidence: &Evidence) -> Vec<Value> {
    let requirements = evidence.next_requirements().into_iter();
    requirements
        .map(|(requirement, status)| {
            let status = match status {
                Status::Met => "met",
                Status::Open => "open",
                Status::CannotBeShown => "cannot_be_shown",
            };
            json!({ "requirement": key(requirement), "status": status })
        })
        .collect()
}

fn key(requirement: Requirement) -> String {
    match requirement {
        Requirement::Lectures => "lectures".to_owned(),
        Requirement::HandsOn => "hands_on".to_owned(),
        Requirement::Focus => "focus".to_owned(),
        Requirement::ValueExceedsBurden => "value_exceeds_burden".to_owned(),
        Requirement::Milestone(stage) => format!("milestone_{}", stage.key()),
        Requirement::GiftShown(gift) => format!("gift_{}", gift.key()),
    }
}

fn named(named: &Named) -> Value {
    let people: Vec<Value> = named
        .people
        .iter()
        .map(|person| {
            json!({
                "member": person.member.id,
                "name": person.member.name,
                "team": person.member.team,
                "role": person.member.role,
                "lessons_finished": person.finished,
                "last_finished_at": person.last,
            })
        })
        .collect();
    json!({ "since": named.since, "people": people })
}
