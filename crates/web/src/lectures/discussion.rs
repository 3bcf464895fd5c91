//! What readers ask below a lesson, and what organisers and facilitators answer.

use std::collections::HashMap;

use domain::{Moment, ReaderAnswerId, ReaderQuestionId};
use maud::{Markup, html};
use storage::{ReaderAnswer, ReaderQuestion};

use super::{lesson::Scene, reader::answers_readers};
use crate::{
    components::{Badge, Button, Icon, Tone, hidden},
    error::Result,
    extract::AtWorkshop,
    paths,
    state::AppState,
    time,
};

/// The questions below a lesson with the names that belong to them.
pub struct Questions {
    all: Vec<ReaderQuestion>,
    names: HashMap<String, String>,
}

/// Loads them.
pub async fn load(state: &AppState, at: &AtWorkshop, lesson: &str) -> Result<Questions> {
    let workshop = &at.workshop.id;
    let all = state.db.reader_questions(workshop, lesson).await?;
    // Most lessons have no questions, and then nobody's name is wanted.
    let names = if all.is_empty() {
        HashMap::new()
    } else {
        state.db.member_names(workshop).await?
    };
    Ok(Questions { all, names })
}

/// Questions, answers and the forms for more of both.
pub fn section(scene: &Scene<'_>, questions: &Questions) -> Markup {
    let t = scene.texts();
    html! {
        section class="discussion" id="questions" aria-labelledby="questions-heading" {
            h2 id="questions-heading" { (t.reader_questions_title()) }
            p class="soft small" { (t.reader_questions_text()) }
            @if questions.all.is_empty() { p class="faint" { (t.reader_questions_none()) } }
            @for question in &questions.all { (entry(scene, questions, question)) }
            @if scene.at.require_member().is_ok() { (ask_form(scene)) }
        }
    }
}

fn entry(scene: &Scene<'_>, questions: &Questions, question: &ReaderQuestion) -> Markup {
    let t = scene.texts();
    let former = || t.reader_question_by_former().to_string();
    let name = |id: &str| questions.names.get(id).cloned().unwrap_or_else(former);
    let author = question.author.as_deref();
    let author = author.map_or_else(|| t.reader_question_by_nobody().to_string(), name);
    html! {
        article class="discussion-question" id={ "question-of-" (question.id) } {
            div class="discussion-text" {
                p class="faint" {
                    bdi { (author) }
                    // When somebody asked would tell who it was.
                    @if question.author.is_some() { " · " (day(scene, question.asked_at)) }
                }
                p class="discussion-words" { (question.question) }
                @if question.answers.is_empty() { div { (Badge(Tone::Plain, &t.reader_question_open())) } }
            }
            @for answer in &question.answers { (reply(scene, answer, &name(&answer.author))) }
            @if answers_readers(scene.at) && scene.at.require_open().is_ok() { (moderation(scene, &question.id)) }
        }
    }
}

fn reply(scene: &Scene<'_>, answer: &ReaderAnswer, author: &str) -> Markup {
    html! {
        div class="discussion-answer" {
            p class="faint" { bdi { (author) } " · " (day(scene, answer.answered_at)) }
            p class="discussion-words" { (answer.answer) }
        }
    }
}

fn day(scene: &Scene<'_>, moment: Moment) -> String {
    time::day_of(scene.language(), moment, &scene.at.workshop.time_zone)
}

/// A name for the field of the form for one question's answer.
pub fn reply_field(question: &ReaderQuestionId) -> String {
    format!("answer-{question}")
}

fn moderation(scene: &Scene<'_>, question: &ReaderQuestionId) -> Markup {
    let t = scene.texts();
    let (workshop, lesson) = (&scene.at.workshop.id, &scene.lesson.id);
    let name = reply_field(question);
    let form = &scene.brought.reply;
    let id = ReaderAnswerId::generate(&mut rand::rng());
    html! {
        details class="fold no-print" open[form.error(&name).is_some()] {
            summary { (t.reader_answer_send()) }
            div class="stack" {
                form class="form" method="post" action=(paths::reader_answers(workshop, lesson, question)) novalidate {
                    (hidden("id", id.as_str()))
                    (form.field(&name, &t.reader_answer_label()).textarea())
                    div { (Button::plain(&t.reader_answer_send()).submit()) }
                }
                (Button::danger(&t.reader_question_delete()).icon(Icon::Trash).small()
                    .post(&paths::delete_reader_question(workshop, lesson, question)))
            }
        }
    }
}

fn ask_form(scene: &Scene<'_>) -> Markup {
    let t = scene.texts();
    let form = &scene.brought.question;
    let action = paths::reader_questions(&scene.at.workshop.id, &scene.lesson.id);
    let id = ReaderQuestionId::generate(&mut rand::rng());
    html! {
        form class="form no-print" method="post" action=(action) novalidate {
            (hidden("id", id.as_str()))
            (form.field("reader_question", &t.reader_question_label()).textarea())
            label class="choice" {
                input type="checkbox" name="anonymous" value="yes" checked[form.has("anonymous")];
                span class="choice-text" {
                    span { (t.reader_question_anonymous()) }
                    span class="hint" { (t.reader_question_anonymous_hint()) }
                }
            }
            div { (Button::plain(&t.reader_question_ask()).icon(Icon::MessageSquare).submit()) }
        }
    }
}
