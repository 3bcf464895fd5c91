//! Lectures' values in words.

use domain::{
    Language,
    lecture::{
        AnswerError, Behaviour, Calibration, Certainty, Kind, Lesson, LessonState, Question,
        Verdict,
    },
    people::Member,
};
use maud::{Markup, html};

use crate::{
    components::{Badge, Icon, Tone, icon},
    texts::{self, Texts},
};

/// That a lesson is finished; nothing before.
pub fn state_badge(t: &Texts, state: LessonState) -> Markup {
    html! {
        @match state {
            LessonState::New | LessonState::Begun => {},
            LessonState::Finished => (done(&t.lesson_state_finished())),
            LessonState::Revised => (done(&t.lesson_state_revised())),
        }
    }
}

fn done(word: &str) -> Markup {
    html! { span class="badge" data-kind="success" { (icon(Icon::Check)) span { (word) } } }
}

/// Whom a lesson matters to most, as far as that is news to the reader.
pub fn audience(t: &Texts, lesson: &Lesson, reader: Option<&Member>) -> Markup {
    if lesson.audience.is_empty() {
        return html! {};
    }
    let is_for_reader = reader.is_some_and(|member| lesson.audience.contains(&member.role));
    if is_for_reader {
        return html! {
            span class="badge" { (icon(Icon::Star)) span { (t.lesson_for_you()) } }
        };
    }
    let roles = lesson.audience.iter().map(|role| texts::role(t, *role));
    let roles: Vec<String> = roles.collect();
    let roles = roles.join(&t.list_separator());
    html! { (Badge(Tone::Plain, &t.lesson_for_roles(roles))) }
}

/// Minutes as people say them.
pub fn duration(t: &Texts, minutes: u32) -> String {
    let (hours, rest) = (u64::from(minutes / 60), u64::from(minutes % 60));
    match (hours, rest) {
        (0, rest) => t.minutes(rest as i64),
        (hours, 0) => t.lectures_whole_hours(hours),
        (hours, rest) => t.lectures_hours(hours, rest),
    }
    .to_string()
}

/// What stands above a set of questions.
pub fn check_title(t: &Texts, questions: &[&Question]) -> String {
    let all = |is: fn(&Kind) -> bool| questions.iter().all(|question| is(&question.kind));
    if all(|kind| matches!(kind, Kind::Decision(_))) {
        t.check_decision()
    } else if all(|kind| matches!(kind, Kind::Reflection { .. })) {
        t.check_reflection()
    } else {
        t.check_title()
    }
    .to_string()
}

/// What to know before answering; may be nothing.
pub fn check_hint(t: &Texts, behaviour: Behaviour, questions: &[&Question]) -> Option<String> {
    let decisions = |question: &&Question| matches!(question.kind, Kind::Decision(_));
    if !questions.is_empty() && questions.iter().all(decisions) {
        return Some(t.check_decision_hint().to_string());
    }
    (behaviour == Behaviour::Certainty).then(|| t.check_certainty_hint().to_string())
}

/// What the button below a question says.
pub fn answer_button(t: &Texts, kind: &Kind) -> String {
    match kind {
        Kind::Decision(_) => t.check_answer_decision(),
        Kind::Reflection { .. } => t.check_answer_reflection(),
        _ => t.check_answer(),
    }
    .to_string()
}

/// How sure somebody is.
pub fn certainty(t: &Texts, certainty: Certainty) -> String {
    match certainty {
        Certainty::Sure => t.certainty_sure(),
        Certainty::Unsure => t.certainty_unsure(),
        Certainty::Guess => t.certainty_guess(),
    }
    .to_string()
}

/// What certainty and outcome say together.
pub fn calibration(t: &Texts, calibration: Calibration) -> String {
    match calibration {
        Calibration::Known => t.calibration_known(),
        Calibration::Mistaken => t.calibration_mistaken(),
        Calibration::BetterThanThought => t.calibration_better(),
        Calibration::RightlyUnsure => t.calibration_rightly_unsure(),
        Calibration::Lucky => t.calibration_lucky(),
        Calibration::NotYetKnown => t.calibration_not_yet(),
    }
    .to_string()
}

/// How an answer came out.
pub fn verdict(t: &Texts, verdict: Verdict, kind: &Kind) -> String {
    match (verdict, kind) {
        (Verdict::Right, _) => t.verdict_right(),
        (Verdict::Partly, _) => t.verdict_partly(),
        (Verdict::Wrong, _) => t.verdict_wrong(),
        (Verdict::Open, Kind::Reflection { .. }) => t.verdict_compare(),
        (Verdict::Open, _) => t.verdict_decided(),
    }
    .to_string()
}

/// Why fields make no answer; nothing for what none of our pages sends.
pub fn answer_error(t: &Texts, error: AnswerError, kind: &Kind) -> Option<String> {
    let rows = matches!(kind, Kind::Matching { .. } | Kind::Ordering(_));
    Some(match error {
        AnswerError::Missing if rows => t.check_missing_all().to_string(),
        AnswerError::Missing => t.check_missing().to_string(),
        AnswerError::SharedPlace => t.check_shared_place().to_string(),
        AnswerError::NotANumber => t.check_not_a_number().to_string(),
        AnswerError::TooLong => t
            .form_too_long(domain::lecture::LONGEST_REFLECTION as u64)
            .to_string(),
        AnswerError::NotOffered => return None,
    })
}

/// A number with grouped thousands and its unit. Unlike amounts of evaluations it is never
/// rounded: it is what somebody wrote, or what is exactly right.
pub fn number(language: Language, value: f64, unit: &str) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), ""), |(whole, fraction)| (whole, fraction));
    let mut text = String::from(if value < 0.0 { "−" } else { "" });
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    if language == Language::En && !unit.is_empty() {
        text.push('\u{a0}');
    }
    text + unit
}
