//! `GET` and `POST /teams/{team}/milestones`: where a team stands, what it wants to reach by
//! when, and what came of it.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use domain::{
    MilestoneId,
    calendar::day_of,
    milestone::{Milestone, due_range, target_mistakes},
    people::{Access, Member, Person},
    permission::Action,
    stage::{Evidence, Stage},
};
use jiff::civil::Date;
use maud::{Markup, html};

use super::{card, evidence, outcome, words};
use crate::{
    components::{Badge, Button, Callout, Choice, Icon, Tone, callout, hidden},
    error::{Error, Result},
    extract::{AtTeam, Flash, Form, Visit, redirect_with},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    time,
};

/// More milestones than a team keeps in view.
const MOST: usize = 50;

/// The forms of the page as they stand.
#[derive(Default)]
pub struct Forms {
    /// A new milestone.
    pub new: Form,
    /// The outcome of one, once somebody has sent it with a mistake.
    pub outcome: Option<(MilestoneId, Form)>,
}

/// What the page is rendered from.
pub struct Sheet<'a> {
    /// The reader.
    pub visit: &'a Visit,
    /// The team, and who reads.
    pub at: &'a AtTeam,
    milestones: Vec<Milestone>,
    members: Vec<Member>,
    evidence: Evidence,
    today: Date,
    forms: Forms,
}

/// Shows the milestones.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtTeam) -> Result<Response> {
    let visit = visit.speaking(at.workshop.language);
    show(&state, &at, &visit, Forms::default()).await
}

/// Sets a milestone.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    at: AtTeam,
    mut form: Form,
) -> Result<Response> {
    at.require(Action::EditUseCases)?;
    let visit = visit.speaking(at.workshop.language);
    match read(&state, &at, &visit, &mut form).await? {
        Some(milestone) => {
            state.db.create_milestone(&milestone).await?;
            state.hub.changed(&at.team.id).await;
            let here = paths::team_milestones(&at.team.id);
            Ok(redirect_with(&state.config, &here, Flash::Saved))
        }
        None => {
            let forms = Forms {
                new: form,
                outcome: None,
            };
            show(&state, &at, &visit, forms).await
        }
    }
}

/// The milestone that a form describes, unless there is a mistake.
async fn read(
    state: &AppState,
    at: &AtTeam,
    visit: &Visit,
    form: &mut Form,
) -> Result<Option<Milestone>> {
    let t = &visit.texts;
    let now = state.now();
    let target = form.text("target").to_owned();
    let due_on: Option<Date> = form.text("due_on").parse().ok();
    if due_on.is_none() {
        form.mistake("due_on", &t.date_wrong());
    }
    let today = day_of(now, &at.workshop.time_zone);
    for mistake in target_mistakes(&target, due_on.unwrap_or(due_range(today).0), today) {
        let (field, message) = words::target_mistake(t, mistake);
        form.mistake(field, &message);
    }
    let stage = Stage::from_key(form.text("stage"));
    let stage = stage.filter(|stage| Stage::WITH_MILESTONES.contains(stage));
    if stage.is_none() {
        form.mistake("stage", &t.form_required());
    }
    let members = state.db.members_of_team(&at.team.id).await?;
    let owner = members
        .into_iter()
        .find(|member| member.id.as_str() == form.text("owner"));
    if owner.is_none() {
        form.mistake("owner", &t.milestone_owner_missing());
    }
    if state.db.milestones(&at.team.id).await?.len() >= MOST {
        form.mistake("target", &t.milestone_too_many(MOST as u64));
    }
    let (Some(due_on), Some(stage), Some(owner), true) = (due_on, stage, owner, form.is_valid())
    else {
        return Ok(None);
    };
    Ok(Some(Milestone {
        id: form.text("id").parse().map_err(|_| Error::BadRequest)?,
        team: at.team.id.clone(),
        stage,
        target,
        due_on,
        owner: Some(owner.id),
        outcome: None,
        revision: 1,
        created_at: now,
    }))
}

/// The page with its forms as they stand.
pub async fn show(state: &AppState, at: &AtTeam, visit: &Visit, forms: Forms) -> Result<Response> {
    let status = match &forms.outcome {
        Some((_, form)) => form.status(),
        None => forms.new.status(),
    };
    let sheet = Sheet {
        visit,
        at,
        milestones: state.db.milestones(&at.team.id).await?,
        members: state.db.members_of_team(&at.team.id).await?,
        evidence: evidence::of_team(state, &at.workshop, &at.team).await?,
        today: day_of(state.now(), &at.workshop.time_zone),
        forms,
    };
    let t = &visit.texts;
    let title = t.milestones_title().to_string();
    let frame = Page::new(&title)
        .at(match at.person {
            Person::Organiser { .. } => Place::Workshops,
            Person::Member(_) => Place::Team,
        })
        .crumb(at.team.name.clone(), paths::team(&at.team.id));
    Ok((status, page(visit, frame, sheet.body(&title))).into_response())
}

impl Sheet<'_> {
    fn body(&self, title: &str) -> Markup {
        let t = &self.visit.texts;
        let may_edit = self.at.may(Action::EditUseCases);
        let present = self.evidence.stage();
        html! {
            div class="heading" { div class="heading-text" {
                h1 { (title) }
            } }
            (self.forms.new.summary(t))
            @if let Some((_, form)) = &self.forms.outcome { (form.summary(t)) }
            section class="card" aria-labelledby="stage-heading" {
                div class="stack" data-gap="small" {
                    h2 id="stage-heading" { (t.stage_title(words::stage(t, present))) }
                    p { (words::question(t, present)) }
                }
                (card::rail(self.visit, &self.evidence))
                (card::requirements(self.visit, &self.evidence))
                p class="soft small" { (t.stage_by_evidence()) }
            }
            section class="stack" aria-labelledby="milestones-heading" {
                h2 id="milestones-heading" { (t.milestones()) }
                p class="soft small" { (t.milestones_text()) }
                @if self.milestones.is_empty() { p { (t.milestones_none()) } }
                @for milestone in &self.milestones { (self.milestone(milestone)) }
            }
            @if may_edit { (self.new_form()) }
        }
    }

    fn milestone(&self, milestone: &Milestone) -> Markup {
        let t = &self.visit.texts;
        let (tone, standing) = match &milestone.outcome {
            Some(_) => (Tone::Success, t.milestone_reached()),
            None if milestone.due_on < self.today => (Tone::Warning, t.path_late()),
            None => (Tone::Accent, t.milestone_open()),
        };
        let due = time::weekday(self.visit.language, milestone.due_on);
        html! {
            article class="card" id={ "milestone-" (milestone.id) } {
                div class="card-heading" {
                    h3 class="as-typed" { (milestone.target) }
                    (Badge(tone, &standing))
                }
                dl class="description" {
                    dt { (t.milestone_due()) } dd { (due) }
                    dt { (t.milestone_owner()) } dd { (self.owner(milestone)) }
                    dt { (t.milestone_stage()) } dd { (words::stage(t, milestone.stage)) }
                    @if let Some(outcome) = &milestone.outcome {
                        dt { (t.milestone_result()) } dd class="as-typed" { (outcome.result) }
                        dt { (t.milestone_learning()) } dd class="as-typed" { (outcome.learning) }
                        dt { (t.milestone_evidence()) }
                        dd { a href=(outcome.evidence) rel="noreferrer" { (outcome.evidence) } }
                    }
                }
                @if self.at.may(Action::EditUseCases) { (self.actions(milestone)) }
            }
        }
    }

    fn owner(&self, milestone: &Milestone) -> String {
        let named = self
            .members
            .iter()
            .find(|member| Some(&member.id) == milestone.owner.as_ref());
        named.map_or_else(
            || self.visit.texts.milestone_no_owner().to_string(),
            |member| member.name.clone(),
        )
    }

    fn actions(&self, milestone: &Milestone) -> Markup {
        let t = &self.visit.texts;
        let sent = self.forms.outcome.as_ref();
        let sent = sent.filter(|(id, _)| *id == milestone.id);
        let drop = paths::delete_milestone(&self.at.team.id, &milestone.id);
        html! {
            // Whoever sends an outcome after somebody else did gets their words back.
            @if milestone.outcome.is_none() || sent.is_some() {
                details class="fold" open[sent.is_some()] {
                    summary { (t.milestone_reach()) }
                    (outcome::form(self, milestone, sent.map(|(_, form)| form)))
                }
            }
            details class="fold" {
                summary { (t.milestone_drop()) }
                div class="stack" data-gap="small" {
                    p class="small" { (t.milestone_drop_text()) }
                    div { (Button::danger(&t.milestone_drop()).icon(Icon::Trash).small().post(&drop)) }
                }
            }
        }
    }

    fn new_form(&self) -> Markup {
        let t = &self.visit.texts;
        let form = &self.forms.new;
        let id = MilestoneId::generate(&mut rand::rng());
        html! {
            section class="card" aria-labelledby="new-heading" {
                h2 id="new-heading" { (t.milestone_new()) }
                @if self.people().is_empty() {
                    (callout(Callout::Information, html! { p { (t.milestone_nobody()) } }))
                } @else {
                    form class="form" data-width="wide" method="post" action=(paths::team_milestones(&self.at.team.id)) novalidate {
                        (hidden("id", id.as_str()))
                        (form.field("target", &t.milestone_target()).hint(&t.milestone_target_hint()).required().textarea())
                        div class="form-row" {
                            (self.due_field())
                            (self.owner_field())
                        }
                        (self.stage_field())
                        div { (Button::primary(&t.milestone_set()).submit()) }
                    }
                }
            }
        }
    }

    /// The present stage is the likeliest, once it is one whose question a milestone answers.
    fn stage_field(&self) -> Markup {
        let t = &self.visit.texts;
        let stages = Stage::WITH_MILESTONES.map(|stage| (stage.key(), words::stage(t, stage)));
        let stages: Vec<Choice<'_>> = stages
            .iter()
            .map(|(value, label)| choice(value, label))
            .collect();
        let likeliest = self.evidence.stage().max(Stage::Prototyping);
        let sent = self.forms.new.text("stage");
        self.forms
            .new
            .field("stage", &t.milestone_stage())
            .value(if sent.is_empty() {
                likeliest.key()
            } else {
                sent
            })
            .hint(&t.milestone_stage_hint())
            .select(&stages)
    }

    fn due_field(&self) -> Markup {
        let t = &self.visit.texts;
        let (first, last) = due_range(self.today);
        let hint = t.milestone_due_hint(
            time::day(self.visit.language, first),
            time::day(self.visit.language, last),
        );
        self.forms
            .new
            .field("due_on", &t.milestone_due())
            .hint(&hint)
            .required()
            .input("date")
    }

    fn owner_field(&self) -> Markup {
        let t = &self.visit.texts;
        let people = self.people();
        let choose = t.milestone_owner_choose();
        let mut choices = vec![choice("", &choose)];
        choices.extend(
            people
                .iter()
                .map(|member| choice(member.id.as_str(), &member.name)),
        );
        self.forms
            .new
            .field("owner", &t.milestone_owner())
            .hint(&t.milestone_owner_hint())
            .select(&choices)
    }

    /// Who may see to a milestone: those who work in the team.
    fn people(&self) -> Vec<&Member> {
        self.members
            .iter()
            .filter(|member| member.access == Access::Participant)
            .collect()
    }
}

fn choice<'a>(value: &'a str, label: &'a str) -> Choice<'a> {
    Choice {
        value,
        label,
        hint: None,
    }
}
