//! A set of questions on the page: those still open as forms, those answered with what there is
//! to say about them, and at the end how it came out.

use domain::lecture::{Asked, Behaviour, Given, Kind, Question, QuestionSet, Sitting, Tally};
use maud::{Markup, html};

use super::{feedback, lesson::Scene, question, words};
use crate::{
    components::{Button, Callout, Icon, callout, hidden, icon},
    extract::AtWorkshop,
    paths,
    texts::Texts,
};

/// Where a set stands on the page.
pub fn anchor(set: &str) -> String {
    format!("check-{set}")
}

/// The set called `id`; nothing if the lesson has none.
pub fn section(scene: &Scene<'_>, id: &str) -> Markup {
    let sets = scene.library.question_sets(&scene.lesson.id);
    let Some(set) = sets.iter().find(|set| set.id == id) else {
        return html! {};
    };
    let sitting = sitting(scene, set);
    let t = scene.texts();
    let questions: Vec<&Question> = sitting.asked.iter().map(|asked| asked.question).collect();
    let hint = words::check_hint(t, set.behaviour, &questions);
    html! {
        // No landmark: a lesson has several of them with the same name.
        div class="check" id=(anchor(id)) data-check=(id) {
            div class="check-heading" {
                h3 { (words::check_title(t, &questions)) }
                @if let Some(hint) = hint { p class="soft small" { (hint) } }
            }
            (changed(scene, set))
            (questions_of(scene, set, &sitting))
            div class="check-foot" data-check-foot { (foot(scene, set, &sitting)) }
        }
    }
}

fn sitting<'a>(scene: &Scene<'a>, set: &'a QuestionSet) -> Sitting<'a> {
    let sitter = scene.reader.sitter(scene.lesson);
    let given: &'a [Given] = &scene.reader.given;
    let again = (scene.brought.again == set.id)
        .then(|| Sitting::again(set, sitter, given))
        .flatten();
    again.unwrap_or_else(|| Sitting::current(set, sitter, given))
}

/// Whether all questions of a set are sent together: where feedback waits for the last one,
/// and where answers are not kept from one to the next.
pub fn is_one_form(set: &QuestionSet, at: &AtWorkshop) -> bool {
    set.behaviour == Behaviour::Deferred || at.member().is_none()
}

fn questions_of(scene: &Scene<'_>, set: &QuestionSet, sitting: &Sitting<'_>) -> Markup {
    let t = scene.texts();
    let open = || sitting.asked.iter().filter(|asked| asked.given.is_none());
    let total = sitting.asked.len();
    let numbered = || sitting.asked.iter().zip(1..);
    if is_one_form(set, scene.at) && open().next().is_some() {
        let single = (total == 1).then(|| sitting.asked.first()).flatten();
        let label = match single {
            Some(asked) => words::answer_button(t, &asked.question.kind),
            None => t.check_answer_all().to_string(),
        };
        return form(
            scene,
            set,
            sitting,
            html! {
                @for (asked, number) in numbered() {
                    @match asked.given {
                        Some(given) => (answered(scene, asked, given, (number, total))),
                        None => (question::fields(scene, set, asked, (number, total))),
                    }
                }
                div { (Button::plain(&label).submit()) }
            },
        );
    }
    html! {
        @for (asked, number) in numbered() {
            @match asked.given {
                Some(given) => (answered(scene, asked, given, (number, total))),
                None => (form(scene, set, sitting, html! {
                    (question::fields(scene, set, asked, (number, total)))
                    div { (Button::plain(&words::answer_button(t, &asked.question.kind)).submit()) }
                })),
            }
        }
    }
}

fn form(scene: &Scene<'_>, set: &QuestionSet, sitting: &Sitting<'_>, inside: Markup) -> Markup {
    let action = paths::lesson_answers(&scene.at.workshop.id, &scene.lesson.id);
    html! {
        form class="check-form" method="post" action=(action) data-answers novalidate {
            (hidden("set", &set.id))
            (hidden("attempt", &sitting.attempt.to_string()))
            (inside)
        }
    }
}

fn answered(scene: &Scene<'_>, asked: &Asked<'_>, given: &Given, place: (usize, usize)) -> Markup {
    html! {
        article class="answer" id=(question::anchor(asked.question)) data-question=(asked.question.id)
            data-answered tabindex="-1" {
            (question::number(scene.texts(), place))
            (feedback::of(scene, asked, given))
        }
    }
}

/// What somebody loses whose question changed while they answered it, which must not be their
/// words.
fn changed(scene: &Scene<'_>, set: &QuestionSet) -> Markup {
    let t = scene.texts();
    let changed = scene.brought.changed.as_ref();
    let Some(changed) = changed.filter(|changed| changed.set == set.id) else {
        return html! {};
    };
    html! {
        div role="alert" data-check-changed {
            (callout(Callout::Warning, html! {
                p class="callout-title" { (t.check_changed_title()) }
                p { (t.check_changed_text()) }
                @if !changed.text.is_empty() {
                    p { (t.check_changed_yours()) }
                    blockquote class="answer-own" { (changed.text) }
                }
            }))
        }
    }
}

fn foot(scene: &Scene<'_>, set: &QuestionSet, sitting: &Sitting<'_>) -> Markup {
    if !sitting.is_finished() || sitting.asked.is_empty() {
        return html! {};
    }
    let t = scene.texts();
    let tally = sitting.tally();
    let label = if set.questions.len() > sitting.asked.len() {
        t.check_again()
    } else {
        t.check_again_same()
    };
    let address = paths::lesson(&scene.at.workshop.id, &scene.lesson.id);
    let again = format!("{address}?again={}#{}", set.id, anchor(&set.id));
    let opinions = |asked: &Asked<'_>| {
        matches!(
            asked.question.kind,
            Kind::Decision(_) | Kind::Reflection { .. }
        )
    };
    html! {
        @if tally.asked > 0 { (told(t, set, &tally)) }
        @if !sitting.asked.iter().all(opinions) {
            div class="no-print" { (Button::quiet(&label).icon(Icon::Redo).link(&again)) }
        }
    }
}

fn told(t: &Texts, set: &QuestionSet, tally: &Tally<'_>) -> Markup {
    let (right, asked) = (tally.right as u64, tally.asked as u64);
    let mistaken = tally.mistaken.len();
    html! {
        p class="check-tally" {
            @if tally.partly > 0 { (t.check_tally_partly(right, asked, tally.partly as u64)) }
            @else { (t.check_tally(right, asked)) }
        }
        @if set.behaviour == Behaviour::Certainty {
            @if mistaken > 0 {
                p class="with-icon" { (icon(Icon::Eye)) span { (t.check_tally_mistaken(mistaken as u64)) } }
            } @else {
                p class="soft" { (t.check_tally_calibrated()) }
            }
        }
    }
}
