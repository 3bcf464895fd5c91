//! An answer with what there is to say about it, row by row.

use domain::{
    Localised,
    lecture::{
        Asked, Feedback, Given, ItemFeedback, Kind, NumberFeedback, OptionFeedback, PairFeedback,
        RichText, Verdict, mark,
    },
};
use maud::{Markup, html};

use super::{lesson::Scene, question::rich, words};
use crate::components::{Badge, Icon, Tone, icon};

/// What is said about an answer.
pub fn of(scene: &Scene<'_>, asked: &Asked<'_>, given: &Given) -> Markup {
    let Some(marking) = mark(asked.question, &given.answer) else {
        return html! {};
    };
    let verdict = marking.verdict();
    html! {
        p class="prompt" { (rich(scene.language(), &asked.question.prompt)) }
        div class="verdict" data-verdict=(key(verdict)) {
            p class="with-icon" { (icon(drawing(verdict))) strong { (words::verdict(scene.texts(), verdict, &asked.question.kind)) } }
            @if let Some(calibration) = given.calibration() {
                p class="small" { (words::calibration(scene.texts(), calibration)) }
            }
        }
        @match &marking.feedback {
            Feedback::Options(rows) => (options(scene, asked, rows)),
            Feedback::Pairs(rows) => (pairs(scene, asked, rows)),
            Feedback::Order(rows) => (order(scene, rows)),
            Feedback::Number(number) => (number_told(scene, number)),
            Feedback::Reflection { text, model } => (reflection(scene, text, model)),
        }
    }
}

fn key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "right",
        Verdict::Partly => "partly",
        Verdict::Wrong => "wrong",
        Verdict::Open => "open",
    }
}

fn drawing(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Right => Icon::CircleCheck,
        Verdict::Partly => Icon::CircleAlert,
        Verdict::Wrong => Icon::X,
        Verdict::Open => Icon::Lightbulb,
    }
}

/// The rows in the order in which the question showed them.
fn arranged<'a, T>(asked: &'a Asked<'_>, rows: &'a [T]) -> impl Iterator<Item = &'a T> {
    let places = asked.arrangement.rows.iter();
    places.filter_map(|place| rows.get(*place))
}

fn options(scene: &Scene<'_>, asked: &Asked<'_>, rows: &[OptionFeedback<'_>]) -> Markup {
    let t = scene.texts();
    let language = scene.language();
    let right = match asked.question.kind {
        Kind::Multiple(_) => t.check_also_right(),
        _ => t.check_right_one(),
    };
    html! {
        ul class="answer-rows" {
            @for row in arranged(asked, rows) {
                li data-chosen[row.chosen] data-correct=[row.correct.map(|correct| if correct { "yes" } else { "no" })] {
                    p class="answer-text" {
                        span { (rich(language, &row.option.text)) }
                        @if row.chosen { " " (Badge(chosen_tone(row), &t.check_your_choice())) }
                        @if row.correct == Some(true) && !row.chosen { " " (Badge(Tone::Success, &right)) }
                    }
                    p class="answer-why" { (rich(language, &row.option.why)) }
                }
            }
        }
    }
}

fn chosen_tone(row: &OptionFeedback<'_>) -> Tone {
    match row.correct {
        Some(true) => Tone::Success,
        Some(false) => Tone::Warning,
        None => Tone::Accent,
    }
}

fn pairs(scene: &Scene<'_>, asked: &Asked<'_>, rows: &[PairFeedback<'_>]) -> Markup {
    let t = scene.texts();
    let language = scene.language();
    let plain = |text: &Localised<RichText>| text.get(language).plain.clone();
    html! {
        ul class="answer-rows" {
            @for row in arranged(asked, rows) {
                li data-correct=(if row.correct { "yes" } else { "no" }) data-chosen {
                    p class="answer-text" {
                        span { (rich(language, &row.pair.left)) } " → " strong { (rich(language, &row.pair.right)) }
                    }
                    @if !row.correct { p class="small soft" { (t.check_yours_was(plain(row.chosen))) } }
                    @if let Some(why) = row.distraction { p class="answer-why" { (rich(language, why)) } }
                    p class="answer-why" { (rich(language, &row.pair.why)) }
                }
            }
        }
    }
}

fn order(scene: &Scene<'_>, rows: &[ItemFeedback<'_>]) -> Markup {
    let t = scene.texts();
    let language = scene.language();
    html! {
        ol class="answer-rows" data-numbered {
            @for row in rows {
                li data-correct=(if row.correct { "yes" } else { "no" }) data-chosen {
                    p class="answer-text" {
                        span { (rich(language, &row.item.text)) }
                        @if !row.correct { " " (Badge(Tone::Warning, &t.check_place_of_item(row.put as u64 + 1))) }
                    }
                    p class="answer-why" { (rich(language, &row.item.why)) }
                }
            }
        }
    }
}

fn number_told(scene: &Scene<'_>, row: &NumberFeedback<'_>) -> Markup {
    let t = scene.texts();
    let language = scene.language();
    let unit = row.numeric.unit.get(language);
    let amount = |value| words::number(language, value, unit);
    html! {
        div class="answer-rows" {
            p { (t.check_your_number(amount(row.given))) }
            @if let Some(why) = row.mistake { p class="answer-why" { (rich(language, why)) } }
            @if !row.correct { p { (t.check_right_number(amount(row.numeric.answer))) } }
            p class="answer-why" { (rich(language, &row.numeric.why)) }
        }
    }
}

fn reflection(scene: &Scene<'_>, text: &str, model: &Localised<RichText>) -> Markup {
    let t = scene.texts();
    html! {
        div class="answer-beside" {
            div {
                h4 { (t.check_yours()) }
                p class="answer-own" { (text) }
            }
            div {
                h4 { (t.check_model()) }
                div class="lesson-prose" { (rich(scene.language(), model)) }
            }
        }
    }
}
