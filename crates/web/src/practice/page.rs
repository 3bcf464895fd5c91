//! `GET /workshops/{workshop}/practice`: the board, and beside it the task and the check. The
//! page is read anew whenever the board changed; only the check is taken over from it.

use axum::extract::State;
use domain::{
    BoardId, WorkshopId,
    board::{BoardContent, NoteKind},
    lecture::{Lesson, Part},
    people::Person,
};
use live::wire::{BoardBoot, Clock, Me, PersonState, StepState, TeamState, Vote};
use maud::{Markup, PreEscaped, html};

use super::check::check;
use crate::{
    boards::{lead::refused, page::island},
    components::{Icon, colour_of, icon},
    error::{Error, Result},
    extract::{AtWorkshop, Visit},
    layout::{Page, bare},
    paths,
    state::AppState,
};

/// Shows it.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtWorkshop) -> Result<Markup> {
    at.require_open()?;
    let visit = visit.speaking(at.workshop.language);
    let t = &visit.texts;
    let board = BoardId::of_practice(at.person.id()).map_err(|_| Error::NotFound)?;
    let content = state.hub.content(&board).await.map_err(refused)?;
    let library = state.library();
    let lesson = library
        .lessons(visit.language)
        .find(|lesson| lesson.parts.contains(&Part::PracticeBoard));
    let home = home(&at.workshop.id, lesson);
    let title = t.practice_title().to_string();
    let page = Page::new(&title)
        .style("board.css")
        .style("practice.css")
        .script("board.js")
        .script("practice.js");
    let boot = boot(&state, &visit, &at, board, home.clone());
    let body = html! {
        main class="practice" {
            h1 class="visually-hidden" { (title) }
            (island(&visit, &boot)?)
            (panel(&visit, lesson, &content, &home))
        }
    };
    Ok(bare(&visit, page, body))
}

/// The lesson that leads here, or all lessons if no lesson does.
fn home(workshop: &WorkshopId, lesson: Option<&Lesson>) -> String {
    match lesson {
        Some(lesson) => paths::lesson(workshop, &lesson.id),
        None => paths::lectures(workshop),
    }
}

fn panel(visit: &Visit, lesson: Option<&Lesson>, content: &BoardContent, home: &str) -> Markup {
    let t = &visit.texts;
    html! {
        aside class="practice-panel" aria-label=(t.practice_panel()) {
            div class="practice-scroll" tabindex="0" role="region" aria-label=(t.practice_panel()) {
                a class="practice-back" href=(home) { (icon(Icon::ArrowLeft)) (t.practice_back()) }
                p class="soft small" { (t.practice_alone()) }
                @if let Some(task) = lesson.and_then(task) {
                    details class="fold practice-task" open {
                        summary { (t.practice_task()) }
                        div class="prose" { (PreEscaped(task)) }
                    }
                }
                div data-live="check" { (check(visit, content)) }
                form method="get" class="practice-run" {
                    p class="faint small" { (t.practice_checks_itself()) }
                    button class="button" data-kind="quiet" data-practice="check" { (t.practice_run()) }
                }
            }
        }
    }
}

/// What the lesson asks for: the prose that leads up to the board.
fn task(lesson: &Lesson) -> Option<String> {
    let board = lesson
        .parts
        .iter()
        .position(|part| *part == Part::PracticeBoard)?;
    let prose = lesson
        .parts
        .get(..board)?
        .iter()
        .filter_map(|part| match part {
            Part::Prose(html) => Some(html.as_str()),
            _ => None,
        });
    Some(prose.collect())
}

fn boot(
    state: &AppState,
    visit: &Visit,
    at: &AtWorkshop,
    board: BoardId,
    home: String,
) -> BoardBoot {
    let me = at.person.id();
    BoardBoot {
        board: board.to_string(),
        team: None,
        team_name: visit.texts.practice_title().to_string(),
        product: String::new(),
        home,
        language: visit.language.tag().to_owned(),
        me: Me {
            id: me.to_owned(),
            name: at.person.name().to_owned(),
            colour: colour_of(me),
            can_edit: true,
            can_lead: false,
        },
        state: alone(state, visit, at),
    }
}

/// The state of a team of one: a single step without a clock, in which every kind is offered.
fn alone(state: &AppState, visit: &Visit, at: &AtWorkshop) -> TeamState {
    let t = &visit.texts;
    let me = at.person.id();
    let role = match &at.person {
        Person::Organiser { .. } => "organiser",
        Person::Member(member) => member.role.key(),
    };
    TeamState {
        now: state.now().0,
        steps: vec![StepState {
            id: "practice".to_owned(),
            title: t.practice_step().to_string(),
            instruction: t.practice_instruction().to_string(),
            minutes: 0,
            led_by: role.to_owned(),
            palette: NoteKind::ALL.map(|kind| kind.key().to_owned()).to_vec(),
            view: "board".to_owned(),
            starts_at: None,
            ends_at: None,
        }],
        current: Some(0),
        clock: Clock::Finished,
        silent: false,
        step_locked: false,
        board_locked: false,
        vote: Vote::Off,
        drafts: Vec::new(),
        people: vec![PersonState {
            id: me.to_owned(),
            name: at.person.name().to_owned(),
            role: role.to_owned(),
            colour: colour_of(me),
            present: true,
        }],
        use_cases: Vec::new(),
    }
}
