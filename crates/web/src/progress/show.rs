//! `GET /workshops/{workshop}/progress`: numbers by team and role, names where the workshop says
//! so, and where each team stands.

use axum::extract::State;
use domain::{
    Moment,
    calendar::day_of,
    headcount::{FEWEST, Headcount},
    people::{Access, Person},
    stage::Status,
    workshop::Workshop,
};
use maud::{Markup, html};

use super::{
    gather::{Named, Overview, TeamProgress, overview},
    nudges::nudges,
};
use crate::{
    calendar::Dates,
    components::{Badge, Button, Tone, hidden, progress},
    error::{Error, Result},
    extract::{AtWorkshop, Visit},
    layout::{Page, Place, page},
    paths,
    stages::words,
    state::AppState,
    texts, time,
    workshops::workshop_page,
};

/// Shows it to organisers and facilitators.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtWorkshop) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let runs_it = match &at.person {
        Person::Organiser { .. } => true,
        Person::Member(member) if member.access == Access::Facilitator => false,
        Person::Member(_) => return Err(Error::Forbidden),
    };
    let workshop = &at.workshop;
    let switch = if runs_it && workshop.archived_at.is_none() {
        Switch::Offered
    } else {
        Switch::Absent
    };
    let overview = overview(&state, workshop).await?;
    let dates = Dates::of(&state, workshop).await?;
    let body = html! {
        div class="split" {
            div class="stack" data-gap="large" {
                (whole(&visit, &overview))
                (teams(&visit, &overview))
                (roles(&visit, &overview))
                @if let Some(named) = &overview.named { (people(&visit, workshop, &overview, named)) }
            }
            aside class="stack" {
                (names_card(&visit, workshop, &overview, switch))
                (nudges(&state, &visit, workshop, &dates.known()))
            }
        }
    };
    if runs_it {
        let here = paths::workshop_progress(&workshop.id);
        return Ok(workshop_page(&visit, workshop, &here, body));
    }
    let title = visit.texts.progress_title().to_string();
    let frame = Page::new(&title).at(Place::Path).crumb(
        visit.texts.path_title().to_string(),
        paths::workshop_path(&workshop.id),
    );
    let body = html! {
        div class="heading" { div class="heading-text" { p class="faint" { (workshop.name) } h1 { (title) } } }
        (body)
    };
    Ok(page(&visit, frame, body))
}

fn whole(visit: &Visit, overview: &Overview) -> Markup {
    let t = &visit.texts;
    html! {
        section class="card" aria-labelledby="whole-heading" {
            h2 id="whole-heading" { (t.progress_whole()) }
            @match overview.whole {
                Some(group) => {
                    (progress(&t.progress_lessons(), group.lessons_done, group.lessons_total))
                    p class="soft small" { (t.progress_people(i64::from(group.people), i64::from(group.begun), i64::from(group.finished))) }
                }
                None => p { (t.progress_too_few(u64::from(FEWEST))) },
            }
            p class="soft small" { (t.progress_of_role()) }
        }
    }
}

fn teams(visit: &Visit, overview: &Overview) -> Markup {
    let t = &visit.texts;
    html! {
        section class="stack" aria-labelledby="teams-heading" {
            h2 id="teams-heading" { (t.progress_by_team()) }
            div class="table-wrap" {
                table class="table progress-table" {
                    (head(visit, &t.team(), Some(&t.stage_column())))
                    tbody { @for team in &overview.teams { (team_row(visit, team)) } }
                }
            }
            p class="hint" { (t.progress_hidden(u64::from(FEWEST))) " " (t.stage_now()) }
        }
    }
}

fn head(visit: &Visit, first: &str, last: Option<&str>) -> Markup {
    let t = &visit.texts;
    html! {
        thead { tr {
            th scope="col" { (first) }
            th scope="col" class="number" { (t.progress_column_people()) }
            th scope="col" class="number" { (t.progress_column_begun()) }
            th scope="col" class="number" { (t.progress_column_finished()) }
            th scope="col" class="number" { (t.progress_column_lessons()) }
            @if let Some(last) = last { th scope="col" { (last) } }
        } }
    }
}

/// The numbers of a group, or a dash in each place where they are not shown.
fn numbers(visit: &Visit, group: Option<Headcount>) -> Markup {
    let t = &visit.texts;
    let number = |number: fn(Headcount) -> u32| {
        group.map_or_else(|| "–".to_owned(), |group| number(group).to_string())
    };
    let share = group.map_or_else(
        || "–".to_owned(),
        |group| t.progress_percent(i64::from(group.percent())).to_string(),
    );
    html! {
        td class="number" data-label=(t.progress_column_people()) { (number(|group| group.people)) }
        td class="number" data-label=(t.progress_column_begun()) { (number(|group| group.begun)) }
        td class="number" data-label=(t.progress_column_finished()) { (number(|group| group.finished)) }
        td class="number" data-label=(t.progress_column_lessons()) { (share) }
    }
}

fn team_row(visit: &Visit, team: &TeamProgress) -> Markup {
    let t = &visit.texts;
    let open = team
        .evidence
        .next_requirements()
        .into_iter()
        .filter(|(_, status)| *status == Status::Open);
    html! {
        tr {
            th scope="row" { a href=(paths::team(&team.team.id)) { (team.team.name) } }
            (numbers(visit, team.reading))
            td class="stage-cell" data-label=(t.stage_column()) {
                div class="stack" data-gap="small" {
                    a href=(paths::team_milestones(&team.team.id)) { (words::stage(t, team.evidence.stage())) }
                    ul { @for (requirement, _) in open { li { (words::requirement(t, requirement)) } } }
                }
            }
        }
    }
}

fn roles(visit: &Visit, overview: &Overview) -> Markup {
    let t = &visit.texts;
    html! {
        @if !overview.roles.is_empty() {
            section class="stack" aria-labelledby="roles-heading" {
                h2 id="roles-heading" { (t.progress_by_role()) }
                div class="table-wrap" {
                    table class="table progress-table" {
                        (head(visit, &t.role(), None))
                        tbody {
                            @for (role, group) in &overview.roles {
                                tr { th scope="row" { (texts::role(t, *role)) } (numbers(visit, *group)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn people(visit: &Visit, workshop: &Workshop, overview: &Overview, named: &Named) -> Markup {
    let t = &visit.texts;
    let day = |moment: Moment| time::day(visit.language, day_of(moment, &workshop.time_zone));
    let team_of = |member: &domain::people::Member| {
        let teams = overview.teams.iter().map(|team| &team.team);
        let found = teams
            .into_iter()
            .find(|team| member.team.as_ref() == Some(&team.id));
        found.map_or("–", |team| team.name.as_str())
    };
    html! {
        section class="stack" aria-labelledby="names-heading" {
            h2 id="names-heading" { (t.progress_by_name()) }
            p class="soft small" { (t.progress_named_since(day(named.since))) }
            div class="table-wrap" {
                table class="table progress-table" {
                    thead { tr {
                        th scope="col" { (t.person_name()) }
                        th scope="col" { (t.team()) }
                        th scope="col" { (t.role()) }
                        th scope="col" class="number" { (t.progress_since()) }
                        th scope="col" { (t.progress_last()) }
                    } }
                    tbody {
                        @for person in &named.people {
                            tr {
                                th scope="row" { bdi { (person.member.name) } }
                                td data-label=(t.team()) { (team_of(&person.member)) }
                                td data-label=(t.role()) { (texts::role(t, person.member.role)) }
                                td class="number" data-label=(t.progress_since()) { (person.finished) }
                                td class="numeric" data-label=(t.progress_last()) { (person.last.map_or_else(|| "–".to_owned(), day)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Whether the reader may decide about names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Switch {
    /// Runs the workshop.
    Offered,
    /// Only looks.
    Absent,
}

/// What is told by name, and the switch for those who run the workshop.
fn names_card(visit: &Visit, workshop: &Workshop, overview: &Overview, switch: Switch) -> Markup {
    let t = &visit.texts;
    let shown = overview.named.is_some();
    let (standing, text, button, value) = if shown {
        (
            Badge(Tone::Warning, &t.names_shown()),
            t.names_shown_text(),
            t.names_hide(),
            "hidden",
        )
    } else {
        (
            Badge(Tone::Success, &t.names_hidden()),
            t.names_hidden_text(),
            t.names_show(),
            "shown",
        )
    };
    html! {
        section class="card" aria-labelledby="names-card-heading" {
            div class="card-heading" { h2 id="names-card-heading" { (t.names_title()) } (standing) }
            p class="small" { (text) }
            @if switch == Switch::Offered {
                @if !shown { p class="soft small" { (t.names_show_text()) } }
                form method="post" action=(paths::workshop_progress_names(&workshop.id)) {
                    (hidden("names", value))
                    (Button::plain(&button).small().submit())
                }
            }
        }
    }
}
