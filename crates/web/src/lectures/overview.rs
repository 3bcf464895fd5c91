//! `GET /workshops/{workshop}/lectures`: all modules and lessons, how far one is, what is next.

use axum::extract::State;
use domain::lecture::{
    Learning, Lesson, LessonKind, LessonLearning, LessonState, Module, ModuleLearning,
};
use maud::{Markup, PreEscaped, html};
use storage::ReaderQuestion;

use super::{
    closing::state_mark,
    reader::{Reader, answers_readers},
    words,
};
use crate::{
    components::{Badge, Button, Callout, Icon, Tone, callout, empty_state, icon, progress},
    error::Result,
    extract::{AtWorkshop, Visit},
    joining::return_link_callout,
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts::Texts,
};

/// What all parts of the page look at.
struct Shelf<'a> {
    visit: &'a Visit,
    at: &'a AtWorkshop,
    modules: &'a [Module],
    learning: &'a Learning<'a>,
}

/// Shows it.
pub async fn get(State(state): State<AppState>, at: AtWorkshop, visit: Visit) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let library = state.library();
    let modules = library.modules(visit.language);
    let reader = Reader::of(&state, &at).await?;
    let learning = Learning::of(modules, &reader.records);
    let shelf = Shelf {
        visit: &visit,
        at: &at,
        modules,
        learning: &learning,
    };
    let waiting = waiting(&state, &at).await?;
    let t = &visit.texts;
    let title = t.lectures_title().to_string();
    let frame = frame(&visit, &at, &title);
    let body = html! {
        div class="heading" {
            div class="heading-text" {
                h1 { (title) }
                p { (t.lectures_lead()) }
                @if modules.iter().flat_map(|module| &module.lessons).any(|lesson| shelf.is_for_reader(lesson)) {
                    p class="faint with-icon" { (icon(Icon::Star)) span { (t.lesson_for_you()) } }
                }
            }
            @if !modules.is_empty() { (shelf.look_up()) }
        }
        (return_link_callout(&state, &visit))
        @if modules.is_empty() {
            (empty_state(&t.lectures_empty_title(), &t.lectures_empty_text(), html! {}))
        } @else {
            (shelf.waiting(&waiting))
            (shelf.standing())
            @for (number, module) in modules.iter().enumerate() { (shelf.module(number + 1, module)) }
        }
    };
    Ok(page(&visit, frame, body))
}

/// The questions without an answer, for those who answer.
async fn waiting(state: &AppState, at: &AtWorkshop) -> Result<Vec<ReaderQuestion>> {
    if answers_readers(at) {
        Ok(state.db.unanswered_questions(&at.workshop.id).await?)
    } else {
        Ok(Vec::new())
    }
}

fn frame<'a>(visit: &Visit, at: &'a AtWorkshop, title: &'a str) -> Page<'a> {
    let frame = Page::new(title).style("lecture.css");
    match at.member() {
        None => frame
            .at(Place::Workshops)
            .crumb(visit.texts.workshops().to_string(), paths::WORKSHOPS)
            .crumb(&at.workshop.name, paths::workshop(&at.workshop.id)),
        Some(_) => frame.at(Place::Path).crumb(
            visit.texts.path_title().to_string(),
            paths::workshop_path(&at.workshop.id),
        ),
    }
}

impl<'a> Shelf<'a> {
    fn texts(&self) -> &'a Texts {
        &self.visit.texts
    }

    fn lesson(&self, id: &str) -> Option<&'a Lesson> {
        let mut lessons = self.modules.iter().flat_map(|module| &module.lessons);
        lessons.find(|lesson| lesson.id == id)
    }

    fn address(&self, lesson: &str) -> String {
        paths::lesson(&self.at.workshop.id, lesson)
    }

    /// The ways to look something up instead of reading on.
    fn look_up(&self) -> Markup {
        let t = self.texts();
        let workshop = &self.at.workshop.id;
        html! {
            nav class="button-row" aria-label=(t.lectures_look_up()) {
                (Button::plain(&t.search_title()).icon(Icon::Search).small().link(&paths::search(workshop)))
                (Button::plain(&t.glossary_title()).small().link(&paths::glossary(workshop)))
                (Button::plain(&t.cases_title()).small().link(&paths::cases(workshop)))
            }
        }
    }

    fn waiting(&self, questions: &[ReaderQuestion]) -> Markup {
        // A question below a lesson that is gone stays stored, and nobody can be led to it.
        let rows: Vec<(&ReaderQuestion, &Lesson)> = questions
            .iter()
            .filter_map(|question| Some((question, self.lesson(&question.lesson)?)))
            .collect();
        let t = self.texts();
        html! {
            @if !rows.is_empty() {
                section class="card" aria-labelledby="waiting-heading" {
                    h2 id="waiting-heading" { (t.reader_questions_waiting(rows.len() as i64)) }
                    ul class="lectures-waiting" {
                        @for (question, lesson) in rows {
                            li {
                                a href={ (self.address(&lesson.id)) "#question-of-" (question.id) } { (question.question) }
                                p class="faint" { (lesson.title) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// Where one stands, and the one thing to do next.
    fn standing(&self) -> Markup {
        let t = self.texts();
        if self.at.member().is_none() {
            return self.observed();
        }
        let (done, total) = (self.learning.finished(), self.learning.total());
        let left = words::duration(t, self.learning.minutes_left());
        html! {
            section class="card lectures-standing" aria-label=(t.lectures_next()) {
                @match self.learning.next.and_then(|id| self.lesson(id)) {
                    Some(next) => (self.next(next)),
                    None => div class="stack" data-gap="small" {
                        h2 class="with-icon" { (icon(Icon::CircleCheck)) span { (t.lectures_done_title()) } }
                        p { (t.lectures_done_text()) }
                    },
                }
                div class="lectures-progress" {
                    (progress(&t.lectures_progress(), done as u32, total as u32))
                    @if !self.learning.is_finished() { p class="soft small" { (t.lectures_left(left)) } }
                }
            }
        }
    }

    fn observed(&self) -> Markup {
        let t = self.texts();
        let minutes = words::duration(t, self.learning.minutes_left());
        let lessons = self.learning.total() as u64;
        callout(
            Callout::Plain,
            html! {
                p { (t.lectures_observed()) }
                p class="soft small" { (t.lectures_all(lessons, minutes)) }
            },
        )
    }

    fn next(&self, next: &Lesson) -> Markup {
        let t = self.texts();
        let learning = self.learning.lesson(&next.id);
        let in_hand = learning.is_some_and(|learning| learning.state == LessonState::Begun);
        let minutes = learning.map_or(next.minutes, |learning| learning.minutes_left);
        let (label, button) = if in_hand {
            (t.lectures_in_hand(), t.lectures_continue())
        } else if self.learning.is_begun() {
            (t.lectures_next(), t.lectures_continue())
        } else {
            (t.lectures_next(), t.lectures_begin())
        };
        html! {
            div class="stack" data-gap="small" {
                p class="faint" { (label) }
                h2 { (next.title) }
                p class="soft" { (next.summary) }
                div class="button-row" {
                    (Button::primary(&button).icon(Icon::ArrowRight).link(&self.address(&next.id)))
                    span class="with-icon soft small" { (icon(Icon::Clock)) span { (words::duration(t, minutes)) } }
                }
            }
        }
    }

    /// Whether a lesson is above all for people like the reader.
    fn is_for_reader(&self, lesson: &Lesson) -> bool {
        let member = self.at.member();
        member.is_some_and(|member| lesson.audience.contains(&member.role))
    }

    fn module(&self, number: usize, module: &Module) -> Markup {
        let t = self.texts();
        let learning = self.learning.modules.iter();
        let mut learning = learning.filter(|learning| learning.module == module.id);
        let Some(learning) = learning.next() else {
            return html! {};
        };
        let id = format!("module-{}", module.id);
        html! {
            section class="module" aria-labelledby=(id) {
                header class="module-heading" {
                    p class="faint" { (t.module_number(number as u64)) }
                    h2 id=(id) { (module.title) }
                    p class="soft" { (module.summary) }
                    (self.module_state(learning))
                }
                (about(t, module))
                ol class="lesson-list" {
                    @for (lesson, learning) in module.lessons.iter().zip(&learning.lessons) {
                        (self.row(lesson, learning))
                    }
                }
            }
        }
    }

    fn module_state(&self, learning: &ModuleLearning<'_>) -> Markup {
        let t = self.texts();
        let left = words::duration(t, learning.minutes_left());
        let (done, total) = (learning.finished() as u32, learning.lessons.len() as u32);
        html! {
            div class="badge-row" {
                @if learning.is_finished() { (Badge(Tone::Success, &t.module_done())) }
                @else {
                    @if done > 0 { span class="faint numeric" { (done) " / " (total) } }
                    span class="faint" {
                        @if self.at.member().is_none() { (left) } @else { (t.lectures_left(left)) }
                    }
                }
            }
        }
    }

    fn row(&self, lesson: &Lesson, learning: &LessonLearning<'_>) -> Markup {
        let t = self.texts();
        let is_next = self.learning.next == Some(lesson.id.as_str()) && self.at.member().is_some();
        html! {
            li class="lesson-row" data-state=(learning.state.key()) data-next[is_next] {
                (state_mark(t, learning.state))
                div class="lesson-row-text" {
                    h3 { a class="card-link" href=(self.address(&lesson.id)) { (lesson.title) } }
                    p class="soft small" { (lesson.summary) }
                    div class="badge-row" {
                        @if lesson.kind == LessonKind::Exercise { (Badge(Tone::Plain, &t.lesson_exercise())) }
                        @if learning.state == LessonState::Revised { (Badge(Tone::Plain, &t.lesson_state_revised())) }
                        @if !self.is_for_reader(lesson) { (words::audience(t, lesson, self.at.member())) }
                    }
                }
                span class="faint numeric lesson-row-minutes" {
                    @if self.is_for_reader(lesson) { (star(t)) " " }
                    @if learning.state == LessonState::Begun { (t.lesson_minutes_left(u64::from(learning.minutes_left))) }
                    @else { (t.minutes(i64::from(lesson.minutes))) }
                }
            }
        }
    }
}

/// The mark of lessons that are above all for people like the reader.
fn star(t: &Texts) -> Markup {
    html! {
        span class="lesson-star" { (icon(Icon::Star)) span class="visually-hidden" { (t.lesson_for_you()) } }
    }
}

/// What a module is about, folded: most come to go on reading.
fn about(t: &Texts, module: &Module) -> Markup {
    html! {
        @if !module.goals.is_empty() || !module.introduction.html.is_empty() {
            details class="fold module-about" {
                summary { (t.module_goals()) }
                div class="stack" {
                    ul class="module-goals" { @for goal in &module.goals { li { (icon(Icon::Check)) span { (goal) } } } }
                    div class="lesson-prose" { (PreEscaped(&module.introduction.html)) }
                }
            }
        }
    }
}
