//! How a lesson ends: finished or what is left to do, and the ways to its neighbours.

use domain::lecture::{
    Learning, Lesson, LessonState, Module, Outstanding, closing_set, outstanding,
};
use maud::{Markup, html};

use super::{check, finish, lesson::Scene, words};
use crate::{
    components::{Button, Callout, Icon, callout, icon, progress},
    paths,
    texts::Texts,
};

/// The lessons beside one.
#[derive(Clone, Copy)]
pub struct Neighbours<'a> {
    /// The one before.
    pub previous: Option<&'a Lesson>,
    /// The one after.
    pub next: Option<&'a Lesson>,
}

/// The lessons beside `lesson` in the order of reading.
pub fn neighbours<'a>(modules: &'a [Module], lesson: &str) -> Neighbours<'a> {
    let all: Vec<&Lesson> = modules.iter().flat_map(|module| &module.lessons).collect();
    let place = all.iter().position(|other| other.id == lesson);
    Neighbours {
        previous: place.and_then(|place| all.get(place.checked_sub(1)?).copied()),
        next: place.and_then(|place| all.get(place + 1).copied()),
    }
}

/// Where the reader stands at the end of the lesson.
pub fn section(scene: &Scene<'_>, learning: &Learning<'_>, next: Option<&Lesson>) -> Markup {
    let state = scene.reader.state(scene.lesson);
    html! {
        section class="lesson-finish no-print" id="finish" data-live="finish" aria-live="polite" {
            @if state.is_finished() { (finished(scene, learning, next)) }
            @else if scene.at.require_member().is_ok() { (unfinished(scene)) }
        }
    }
}

fn finished(scene: &Scene<'_>, learning: &Learning<'_>, next: Option<&Lesson>) -> Markup {
    let t = scene.texts();
    let workshop = &scene.at.workshop.id;
    let left = words::duration(t, learning.minutes_left());
    let (done, total) = (learning.finished(), learning.total());
    html! {
        div class="finished" data-finished {
            h2 class="with-icon" { (icon(Icon::CircleCheck)) span { (t.lesson_finished_title()) } }
            @if learning.is_finished() { p { (t.lesson_finished_all()) } }
            @else { p { (t.lesson_finished_text(done as u64, total as u64, left)) } }
            (progress(&t.lectures_progress(), done as u32, total as u32))
            div class="button-row" {
                @if let Some(next) = next {
                    (Button::primary(&t.lesson_finished_next(next.title.as_str(), u64::from(next.minutes)))
                        .icon(Icon::ArrowRight).link(&paths::lesson(workshop, &next.id)))
                }
                (Button::plain(&t.lesson_to_overview()).link(&paths::lectures(workshop)))
            }
        }
    }
}

fn unfinished(scene: &Scene<'_>) -> Markup {
    let t = scene.texts();
    let record = scene.reader.record(&scene.lesson.id);
    let read_at = record.and_then(|record| record.read_at);
    let closing = finish::closing(scene.library, scene.lesson, scene.reader);
    let check = closing_set(scene.lesson).map(|set| format!("#{}", check::anchor(set)));
    match (outstanding(read_at, closing), check) {
        (Some(Outstanding::Questions), Some(check)) => html! {
            p { (t.lesson_finish_check()) }
            div { (Button::plain(&t.lesson_finish_check_go()).link(&check)) }
        },
        (Some(Outstanding::Reading), Some(check)) if closing == domain::lecture::Closing::Open => {
            html! {
                p class="soft" { (t.lesson_finish_answer()) }
                div { (Button::plain(&t.lesson_finish_check_go()).link(&check)) }
            }
        }
        _ => html! {
            h2 { (t.lesson_finish_title()) }
            p class="soft" { (t.lesson_finish_text()) }
            (finish_button(scene, &t.lesson_finish_go()))
        },
    }
}

/// Tells who finished an earlier revision that there is a new one.
pub fn revised(scene: &Scene<'_>) -> Markup {
    let t = scene.texts();
    html! {
        div class="no-print" data-live="revised" {
            (callout(Callout::Information, html! {
                p class="callout-title" { (t.lesson_revised_title()) }
                p { (t.lesson_revised_text()) }
                @if scene.at.require_member().is_ok() { (finish_button(scene, &t.lesson_revised_seen())) }
            }))
        }
    }
}

fn finish_button(scene: &Scene<'_>, label: &str) -> Markup {
    let action = paths::finish_lesson(&scene.at.workshop.id, &scene.lesson.id);
    Button::plain(label).icon(Icon::Check).post(&action)
}

/// The ways to the lessons beside this one.
pub fn navigation(scene: &Scene<'_>, neighbours: Neighbours<'_>) -> Markup {
    let t = scene.texts();
    html! {
        nav class="lesson-neighbours no-print" aria-label=(t.lesson_to_overview()) {
            @if let Some(lesson) = neighbours.previous {
                (neighbour(scene, lesson, ("prev", &t.lesson_previous())))
            }
            @if let Some(lesson) = neighbours.next {
                (neighbour(scene, lesson, ("next", &t.lesson_next())))
            }
            p class="faint lesson-keys" { (t.lesson_keys()) }
        }
    }
}

fn neighbour(scene: &Scene<'_>, lesson: &Lesson, (rel, label): (&str, &str)) -> Markup {
    let href = paths::lesson(&scene.at.workshop.id, &lesson.id);
    let arrow = if rel == "prev" {
        Icon::ArrowLeft
    } else {
        Icon::ArrowRight
    };
    html! {
        a class="lesson-neighbour" rel=(rel) href=(href) {
            (icon(arrow))
            span {
                span class="faint" { (label) }
                span class="lesson-neighbour-title" { (lesson.title) }
            }
        }
    }
}

/// The mark of a state, for lists.
pub fn state_mark(t: &Texts, state: LessonState) -> Markup {
    let word = match state {
        LessonState::New => t.lesson_state_new(),
        LessonState::Begun => t.lesson_state_begun(),
        LessonState::Finished => t.lesson_state_finished(),
        LessonState::Revised => t.lesson_state_revised(),
    };
    html! {
        span class="lesson-mark" data-state=(state.key()) {
            @if state.is_finished() { (icon(Icon::Check)) }
            span class="visually-hidden" { (word) }
        }
    }
}
