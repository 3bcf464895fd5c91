//! `POST /teams/{team}/milestones/{milestone}/outcome` and `…/delete`: how a milestone ended.
//! Reaching one takes a result, learning and something to look at; none of them can be skipped.

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    MilestoneId,
    milestone::{Milestone, Outcome, outcome_mistakes},
    permission::Action,
};
use maud::{Markup, html};

use super::{
    milestones::{Forms, Sheet, show},
    words,
};
use crate::{
    components::{Button, Icon, hidden},
    error::{Error, Result},
    extract::{AtTeam, Flash, Form, Visit, redirect_with},
    paths,
    state::AppState,
};

/// Records how a milestone was reached.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    at: AtTeam,
    Path((_, id)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    let milestone = find(&state, &at, &id).await?;
    let base: i64 = form.text("base").parse().map_err(|_| Error::BadRequest)?;
    let outcome = Outcome {
        result: form.text("result").to_owned(),
        learning: form.text("learning").to_owned(),
        evidence: form.text("evidence").to_owned(),
        at: state.now(),
    };
    for mistake in outcome_mistakes(&outcome.result, &outcome.learning, &outcome.evidence) {
        let (field, message) = words::outcome_mistake(&visit.texts, mistake);
        form.mistake(field, &message);
    }
    if !form.is_valid() {
        return again(&state, &at, &visit, (milestone.id, form)).await;
    }
    let reached = Milestone {
        outcome: Some(outcome),
        revision: base,
        ..milestone
    };
    if !state.db.update_milestone(&reached).await? {
        form.mistake("result", &visit.texts.milestone_conflict());
        return again(&state, &at, &visit, (reached.id, form)).await;
    }
    Ok(done(&state, &at, Flash::Saved).await)
}

/// Drops a milestone.
pub async fn delete(
    State(state): State<AppState>,
    at: AtTeam,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let milestone = find(&state, &at, &id).await?;
    state.db.delete_milestone(&milestone.id).await?;
    Ok(done(&state, &at, Flash::MilestoneDropped).await)
}

async fn done(state: &AppState, at: &AtTeam, flash: Flash) -> Response {
    state.hub.changed(&at.team.id).await;
    let here = paths::team_milestones(&at.team.id);
    redirect_with(&state.config, &here, flash)
}

async fn again(
    state: &AppState,
    at: &AtTeam,
    visit: &Visit,
    outcome: (MilestoneId, Form),
) -> Result<Response> {
    let forms = Forms {
        outcome: Some(outcome),
        ..Forms::default()
    };
    show(state, at, visit, forms).await
}

/// The milestone named in the address, if it is this team's.
async fn find(state: &AppState, at: &AtTeam, id: &str) -> Result<Milestone> {
    let id: MilestoneId = id.parse().map_err(|_| Error::NotFound)?;
    let found = state.db.milestone(&id).await?;
    found
        .filter(|milestone| milestone.team == at.team.id)
        .ok_or(Error::NotFound)
}

/// The form that records an outcome.
pub fn form(sheet: &Sheet<'_>, milestone: &Milestone, sent: Option<&Form>) -> Markup {
    let t = &sheet.visit.texts;
    let blank = Form::new();
    let form = sent.unwrap_or(&blank);
    let action = paths::milestone_outcome(&sheet.at.team.id, &milestone.id);
    html! {
        form class="form" data-width="wide" method="post" action=(action) novalidate {
            (hidden("base", &milestone.revision.to_string()))
            (field(form, milestone, "result", &t.milestone_result(), &t.milestone_result_hint()))
            (field(form, milestone, "learning", &t.milestone_learning(), &t.milestone_learning_hint()))
            (field(form, milestone, "evidence", &t.milestone_evidence(), &t.milestone_evidence_hint()))
            div { (Button::plain(&t.milestone_record()).icon(Icon::Check).submit()) }
        }
    }
}

/// A field of one milestone: several stand on a page, so their ids differ. The form that was
/// sent keeps the plain one, to which the summary of mistakes leads.
fn field(form: &Form, milestone: &Milestone, name: &str, label: &str, hint: &str) -> Markup {
    let id = if form.is_valid() {
        format!("{name}-{}", milestone.id)
    } else {
        name.to_owned()
    };
    let field = crate::components::Field::new(&id, label)
        .sent_as(name)
        .value(form.text(name))
        .hint(hint)
        .error(form.error(name))
        .required();
    if name == "evidence" {
        field.input("url")
    } else {
        field.textarea()
    }
}
