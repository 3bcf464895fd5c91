//! `GET /workshops/{workshop}/lectures/{lesson}`: a lesson, its questions and what readers ask.

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use content::Library;
use domain::{
    Language,
    lecture::{Given, Learning, Lesson, LessonState, Module, Part},
};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;

use super::{
    answers::Changed,
    body, closing, discussion,
    outline::{self, Heading},
    reader::Reader,
    sources, words,
};
use crate::{
    components::{Button, Callout, Icon, callout, icon},
    error::{Error, Result},
    extract::{AtWorkshop, Form, Visit},
    layout::{Page, page},
    paths,
    state::AppState,
    texts::Texts,
};

/// What may follow the address.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    /// The set of questions to be asked once more.
    #[serde(default)]
    again: String,
}

/// What a request brought to the page, besides what is kept.
#[derive(Default)]
pub struct Brought {
    /// The set of questions to be asked once more.
    pub again: String,
    /// Answers with mistakes.
    pub answers: Form,
    /// Answers that are shown but not kept.
    pub tried: Vec<Given>,
    /// An answer to a question that is not asked any more.
    pub changed: Option<Changed>,
    /// A question to other readers with mistakes.
    pub question: Form,
    /// An answer to a reader's question with mistakes.
    pub reply: Form,
}

impl Brought {
    fn status(&self) -> StatusCode {
        if self.changed.is_some() {
            return StatusCode::CONFLICT;
        }
        let forms = [&self.answers, &self.question, &self.reply];
        let invalid = forms.into_iter().any(|form| !form.is_valid());
        if invalid {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        }
    }
}

/// Everything that the parts of the page show something of.
pub struct Scene<'a> {
    /// Who visits.
    pub visit: &'a Visit,
    /// Where.
    pub at: &'a AtWorkshop,
    /// All content.
    pub library: &'a Library,
    /// What is read.
    pub lesson: &'a Lesson,
    /// By whom.
    pub reader: &'a Reader,
    /// What the request brought.
    pub brought: &'a Brought,
}

impl Scene<'_> {
    /// The words of the page.
    pub fn texts(&self) -> &Texts {
        &self.visit.texts
    }

    /// The language of the page.
    pub fn language(&self) -> Language {
        self.visit.language
    }
}

/// Shows it, and notes that it was begun.
pub async fn get(
    State(state): State<AppState>,
    at: AtWorkshop,
    visit: Visit,
    Path((_, lesson)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response> {
    let brought = Brought {
        again: wish.again,
        ..Brought::default()
    };
    show(&state, &at, &visit, &lesson, brought).await
}

/// Shows a lesson together with what a request brought.
pub async fn show(
    state: &AppState,
    at: &AtWorkshop,
    visit: &Visit,
    lesson: &str,
    brought: Brought,
) -> Result<Response> {
    let visit = visit.clone().speaking(at.workshop.language);
    let library = state.library();
    let lesson = library.lesson(visit.language, lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let mut reader = Reader::of_lesson(state, at, &lesson.id).await?;
    begin(state, at, &mut reader, lesson).await?;
    reader.given.extend(brought.tried.iter().cloned());
    let questions = discussion::load(state, at, &lesson.id).await?;
    let scene = Scene {
        visit: &visit,
        at,
        library: &library,
        lesson,
        reader: &reader,
        brought: &brought,
    };
    let markup = whole(&scene, &questions);
    Ok((brought.status(), markup).into_response())
}

/// Notes the first visit. An archived workshop is read without leaving a trace.
async fn begin(
    state: &AppState,
    at: &AtWorkshop,
    reader: &mut Reader,
    lesson: &Lesson,
) -> Result<()> {
    let Ok(member) = at.require_member() else {
        return Ok(());
    };
    if reader.record(&lesson.id).is_none() {
        let now = state.now();
        state.db.begin_lesson(&member.id, &lesson.id, now).await?;
        reader.records = state.db.lesson_records(&member.id).await?;
    }
    Ok(())
}

fn whole(scene: &Scene<'_>, questions: &discussion::Questions) -> Markup {
    let t = scene.texts();
    let lesson = scene.lesson;
    let modules = scene.library.modules(scene.language());
    let learning = Learning::of(modules, &scene.reader.records);
    let headings = outline::headings(lesson);
    let mut frame = Page::new(&lesson.title)
        .crumb(
            t.lectures_title().to_string(),
            paths::lectures(&scene.at.workshop.id),
        )
        .style("lecture.css")
        .script("lesson.js");
    let plays = lesson
        .parts
        .iter()
        .any(|part| matches!(part, Part::Play(_)));
    if plays {
        frame = frame.style("play.css").script("play.js");
    }
    let neighbours = closing::neighbours(modules, &lesson.id);
    let body = html! {
        div class="lesson-page" data-lesson data-place-to=[place_address(scene)] {
            @if headings.len() > 1 { (contents(t, &headings, "wide")) }
            article class="lesson" lang=(scene.language().tag()) {
                (heading(scene, modules))
                (resume(scene, &headings))
                (goals(t, lesson))
                @if headings.len() > 1 { (contents(t, &headings, "narrow")) }
                (body::parts(scene))
                (closing::section(scene, &learning, neighbours.next))
                (sources::list(scene))
            }
            (discussion::section(scene, questions))
            (closing::navigation(scene, neighbours))
        }
    };
    page(scene.visit, frame, body)
}

/// Where the script notes how far somebody has read; nowhere for those of whom nothing is kept.
fn place_address(scene: &Scene<'_>) -> Option<String> {
    let workshop = &scene.at.workshop;
    let keeps = scene.at.require_member().is_ok();
    keeps.then(|| paths::lesson_place(&workshop.id, &scene.lesson.id))
}

fn heading(scene: &Scene<'_>, modules: &[Module]) -> Markup {
    let t = scene.texts();
    let lesson = scene.lesson;
    html! {
        header class="lesson-heading" {
            @if let Some((module, number)) = place_in_module(modules, lesson) {
                p class="faint" {
                    (module.title) " · "
                    (t.lesson_place(number as u64, module.lessons.len() as u64))
                }
            }
            h1 { (lesson.title) }
            p class="lesson-summary" { (lesson.summary) }
            div class="badge-row" data-live="lesson-state" {
                span class="with-icon soft small" { (icon(Icon::Clock)) span { (t.lesson_minutes(u64::from(lesson.minutes))) } }
                (words::state_badge(t, scene.reader.state(lesson)))
                (words::audience(t, lesson, scene.at.member()))
            }
        }
        @if scene.at.member().is_none() {
            (callout(Callout::Plain, html! { p { (t.lectures_observed()) } }))
        }
        @if scene.reader.state(lesson) == LessonState::Revised { (closing::revised(scene)) }
    }
}

fn place_in_module<'a>(modules: &'a [Module], lesson: &Lesson) -> Option<(&'a Module, usize)> {
    let module = modules.iter().find(|module| module.id == lesson.module)?;
    let mut lessons = module.lessons.iter();
    let place = lessons.position(|other| other.id == lesson.id)?;
    Some((module, place + 1))
}

/// The way back to where an unfinished lesson was left.
fn resume(scene: &Scene<'_>, headings: &[Heading<'_>]) -> Markup {
    let t = scene.texts();
    let place = scene
        .reader
        .record(&scene.lesson.id)
        .filter(|record| record.finished.is_none())
        .map_or("", |record| record.place.as_str());
    // The first heading is where everybody begins anyway.
    let mut later = headings.iter().skip(1);
    let Some(heading) = later.find(|heading| heading.anchor == place) else {
        return html! {};
    };
    html! {
        div class="lesson-resume no-print" {
            p { (t.lesson_resume(heading.plain.as_str())) }
            (Button::plain(&t.lesson_resume_go()).icon(Icon::ArrowRight).small().link(&format!("#{}", heading.anchor)))
        }
    }
}

fn goals(t: &Texts, lesson: &Lesson) -> Markup {
    html! {
        @if !lesson.goals.is_empty() {
            section class="lesson-goals" aria-labelledby="goals-heading" {
                h2 id="goals-heading" { (t.lesson_goals()) }
                ul { @for goal in &lesson.goals { li { (icon(Icon::Check)) span { (goal) } } } }
            }
        }
    }
}

/// The lesson's headings: beside the text on wide screens, folded above it on narrow ones.
fn contents(t: &Texts, headings: &[Heading<'_>], width: &str) -> Markup {
    let list = html! {
        ol {
            @for heading in headings {
                li { a href={ "#" (heading.anchor) } { (PreEscaped(heading.html)) } }
            }
        }
    };
    html! {
        nav class="lesson-contents no-print" data-width=(width) aria-label=(t.lesson_contents()) {
            @if width == "wide" {
                p class="lesson-contents-title" { (t.lesson_contents()) }
                (list)
            } @else {
                details class="fold" { summary { (t.lesson_contents()) } (list) }
            }
        }
    }
}
