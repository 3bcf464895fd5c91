//! One person of a workshop: name, role, access, team; a new return link; taking them out.

use axum::{
    extract::{Path, State},
    response::{IntoResponse, Response},
};
use domain::{
    MemberId, WorkshopId,
    people::{Access, Member, Role},
    workshop::Team,
};
use maud::{Markup, html};

use crate::{
    changes,
    components::{Button, Callout, Choice, callout, copy_field},
    error::{Error, Result},
    extract::{Flash, Form, Managed, Visit, redirect_with},
    layout::{Page, Place, page},
    paths,
    security::tokens,
    state::AppState,
    texts,
};

type MemberPath = Path<(WorkshopId, MemberId)>;

/// Shows the form.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    Path((_, id)): MemberPath,
) -> Result<Response> {
    let member = find(&state, &managed, &id).await?;
    let form = form_of(&member);
    show(
        &state,
        &visit,
        &managed,
        &member,
        Shown {
            form: &form,
            return_code: None,
        },
    )
    .await
}

/// Changes the person.
pub async fn post(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    Path((_, id)): MemberPath,
    mut form: Form,
) -> Result<Response> {
    let managed = managed.writable()?;
    let before = find(&state, &managed, &id).await?;
    let teams = state.db.teams_of_workshop(&managed.workshop.id).await?;
    let team = teams
        .into_iter()
        .find(|team| team.id.as_str() == form.text("team"));
    let after = Member {
        name: form.required("name", 80, &visit.texts),
        role: Role::from_key(form.text("role")).ok_or(Error::BadRequest)?,
        access: Access::from_key(form.text("access")).ok_or(Error::BadRequest)?,
        team: team.map(|team| team.id),
        ..before.clone()
    };
    if !form.is_valid() {
        return show(
            &state,
            &visit,
            &managed,
            &before,
            Shown {
                form: &form,
                return_code: None,
            },
        )
        .await;
    }
    state.db.update_member(&after).await?;
    changes::member(&state, &before, Some(&after)).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&managed.workshop.id),
        Flash::Saved,
    ))
}

/// Takes the person out. What they wrote stays.
pub async fn remove(
    State(state): State<AppState>,
    managed: Managed,
    Path((_, id)): MemberPath,
) -> Result<Response> {
    let managed = managed.writable()?;
    let member = find(&state, &managed, &id).await?;
    state.db.remove_member(&id, state.now()).await?;
    changes::member(&state, &member, None).await?;
    Ok(redirect_with(
        &state.config,
        &paths::workshop(&managed.workshop.id),
        Flash::PersonRemoved,
    ))
}

/// Makes a new return link, shown this once; the former one stops working.
pub async fn return_link(
    State(state): State<AppState>,
    visit: Visit,
    managed: Managed,
    Path((_, id)): MemberPath,
) -> Result<Response> {
    let member = find(&state, &managed, &id).await?;
    let code = tokens::generate(&mut rand::rng());
    state.db.set_return_code(&id, &tokens::hash(&code)).await?;
    let form = form_of(&member);
    show(
        &state,
        &visit,
        &managed,
        &member,
        Shown {
            form: &form,
            return_code: Some(&code),
        },
    )
    .await
}

async fn find(state: &AppState, managed: &Managed, id: &MemberId) -> Result<Member> {
    let member = state.db.member(id).await?;
    member
        .filter(|member| member.workshop == managed.workshop.id)
        .ok_or(Error::NotFound)
}

fn form_of(member: &Member) -> Form {
    Form::new()
        .with("name", &member.name)
        .with("role", member.role.key())
        .with("access", member.access.key())
        .with(
            "team",
            member.team.as_ref().map_or("", |team| team.as_str()),
        )
}

struct Shown<'a> {
    form: &'a Form,
    return_code: Option<&'a str>,
}

async fn show(
    state: &AppState,
    visit: &Visit,
    managed: &Managed,
    member: &Member,
    shown: Shown<'_>,
) -> Result<Response> {
    let t = &visit.texts;
    let workshop = &managed.workshop;
    let teams = state.db.teams_of_workshop(&workshop.id).await?;
    let frame = Page::new(&member.name)
        .narrow()
        .at(Place::Workshops)
        .crumb(t.workshops().to_string(), paths::WORKSHOPS)
        .crumb(&workshop.name, paths::workshop(&workshop.id));
    let body = html! {
        h1 { (member.name) }
        (shown.form.summary(t))
        section class="card" { (person_form(visit, member, &teams, shown.form)) }
        section class="card" aria-labelledby="return-heading" {
            h2 id="return-heading" { (t.return_link()) }
            p class="soft small" { (t.return_link_organiser()) }
            @if let Some(code) = shown.return_code {
                (callout(Callout::Success, html! {
                    p class="callout-title" { (t.return_link_once()) }
                    (copy_field("return-link", &t.return_link(), &state.config.url(&paths::return_link(code)), &t.copy(), &t.copied()))
                }))
            }
            (Button::plain(&t.return_link_new()).post(&paths::member_return_link(&workshop.id, &member.id)))
        }
        section class="card" aria-labelledby="remove-heading" {
            h2 id="remove-heading" { (t.person_remove()) }
            p class="soft small" { (t.person_remove_text()) }
            (Button::danger(&t.person_remove()).post(&paths::remove_member(&workshop.id, &member.id)))
        }
    };
    Ok((shown.form.status(), page(visit, frame, body)).into_response())
}

fn person_form(visit: &Visit, member: &Member, teams: &[Team], form: &Form) -> Markup {
    let t = &visit.texts;
    let roles = Role::ALL.map(|role| (role.key(), texts::role(t, role)));
    let roles: Vec<Choice<'_>> = roles
        .iter()
        .map(|(value, label)| Choice {
            value,
            label,
            hint: None,
        })
        .collect();
    let accesses = [
        (Access::Participant, t.access_participant_hint()),
        (Access::Facilitator, t.access_facilitator_hint()),
        (Access::Observer, t.access_observer_hint()),
    ]
    .map(|(access, hint)| (access.key(), texts::access(t, access), hint));
    let accesses: Vec<Choice<'_>> = accesses
        .iter()
        .map(|(value, label, hint)| Choice {
            value,
            label,
            hint: Some(hint),
        })
        .collect();
    let none = t.home_no_team();
    let mut places = vec![Choice {
        value: "",
        label: &none,
        hint: None,
    }];
    places.extend(teams.iter().map(|team| Choice {
        value: team.id.as_str(),
        label: &team.name,
        hint: None,
    }));
    html! {
        form class="form" method="post" action=(paths::edit_member(&member.workshop, &member.id)) novalidate {
            (form.field("name", &t.person_name()).required().input("text"))
            (form.field("team", &t.team()).select(&places))
            (form.field("role", &t.role()).select(&roles))
            (form.field("access", &t.access()).radios(&accesses))
            div class="button-row" {
                (Button::primary(&t.save()).submit())
                (Button::quiet(&t.cancel()).link(&paths::workshop(&member.workshop)))
            }
        }
    }
}
