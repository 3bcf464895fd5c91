//! A question as fields to fill in, one way for each kind. Values are places in the question as
//! it is written, whatever order it is shown in.

use domain::{
    Language, Localised,
    lecture::{
        Asked, Behaviour, Certainty, Explained, Kind, Numeric, Question, QuestionSet, RichText,
        field, rights, row_field,
    },
};
use maud::{Markup, PreEscaped, html};

use super::{lesson::Scene, words};
use crate::{
    components::{Icon, hidden, icon},
    texts::Texts,
};

/// Where a question stands on the page.
pub fn anchor(question: &Question) -> String {
    format!("question-{}", question.id)
}

/// The name of the field that says how sure somebody is of an answer.
pub fn certainty_field(question: &Question) -> String {
    format!("sure.{}", question.id)
}

/// What tells which question was answered, as it was then.
pub fn reference(question: &Question) -> String {
    format!("{}.{}", question.id, question.revision)
}

/// Whether a question is answered with how sure one is: where something can be wrong.
pub fn asks_certainty(set: &QuestionSet, question: &Question) -> bool {
    let open = matches!(question.kind, Kind::Decision(_) | Kind::Reflection { .. });
    set.behaviour == Behaviour::Certainty && !open
}

/// Which of how many questions this is; nothing when there is one only.
pub fn number(t: &Texts, (number, total): (usize, usize)) -> Markup {
    html! {
        @if total > 1 { p class="faint check-number" { (t.check_question(number as u64, total as u64)) } }
    }
}

/// The question with its fields, what was typed in them, and what is wrong with it.
pub fn fields(
    scene: &Scene<'_>,
    set: &QuestionSet,
    asked: &Asked<'_>,
    place: (usize, usize),
) -> Markup {
    let t = scene.texts();
    let question = asked.question;
    let name = field(&question.id);
    let error = scene.brought.answers.error(&name);
    let error_id = error.map(|_| format!("error-{}", question.id));
    html! {
        fieldset class="question" id=(anchor(question)) data-question=(question.id)
            aria-describedby=[error_id.as_deref()] tabindex="-1" {
            legend {
                (number(t, place))
                span class="prompt" { (rich(scene.language(), &question.prompt)) }
            }
            (hidden("question", &reference(question)))
            @if let Some(error) = error {
                p class="field-error" id=[error_id.as_deref()] role="alert" { (icon(Icon::CircleAlert)) span { (error) } }
            }
            (input(scene, asked, &name))
            @if asks_certainty(set, question) { (certainty(scene, question)) }
        }
    }
}

fn input(scene: &Scene<'_>, asked: &Asked<'_>, name: &str) -> Markup {
    let options = |options: Vec<&Explained>, kind| {
        let rows = asked.arrangement.rows.iter();
        let rows = rows.filter_map(|place| Some((*place, *options.get(*place)?)));
        choices(scene, name, kind, &rows.collect::<Vec<_>>())
    };
    match &asked.question.kind {
        Kind::Decision(all) => options(all.iter().collect(), "radio"),
        Kind::Single(all) => options(all.iter().map(|choice| &choice.option).collect(), "radio"),
        Kind::Multiple(all) => html! {
            p class="hint" { (scene.texts().check_several()) }
            (options(all.iter().map(|choice| &choice.option).collect(), "checkbox"))
        },
        Kind::Matching { pairs, .. } => {
            let lefts: Vec<&Localised<RichText>> = pairs.iter().map(|pair| &pair.left).collect();
            matching(scene, asked, &lefts)
        }
        Kind::Ordering(items) => ordering(scene, asked, items),
        Kind::Numeric(numeric) => number_field(scene, name, numeric),
        Kind::Reflection { .. } => text_field(scene, name),
    }
}

fn choices(scene: &Scene<'_>, name: &str, kind: &str, options: &[(usize, &Explained)]) -> Markup {
    let typed: Vec<&str> = scene.brought.answers.all(name).collect();
    html! {
        div class="choices" {
            @for (place, option) in options {
                @let value = place.to_string();
                label class="choice-card" {
                    input type=(kind) name=(name) value=(value) checked[typed.contains(&value.as_str())];
                    span class="choice-text" { span { (rich(scene.language(), &option.text)) } }
                }
            }
        }
    }
}

/// What a select box offers: a value and its words.
type Offer = (String, String);

fn matching(scene: &Scene<'_>, asked: &Asked<'_>, lefts: &[&Localised<RichText>]) -> Markup {
    let t = scene.texts();
    let rights = rights(&asked.question.kind);
    let offers: Vec<Offer> = asked
        .arrangement
        .rights
        .iter()
        .filter_map(|place| {
            let right = rights.get(*place)?;
            let words = right.text.get(scene.language()).plain.clone();
            Some((place.to_string(), words))
        })
        .collect();
    let name = |plain: &str| t.check_match(plain).to_string();
    rows(scene, asked, lefts, &offers, name)
}

fn ordering(scene: &Scene<'_>, asked: &Asked<'_>, items: &[Explained]) -> Markup {
    let t = scene.texts();
    let texts: Vec<&Localised<RichText>> = items.iter().map(|item| &item.text).collect();
    let places = (0..items.len()).map(|place| (place.to_string(), (place + 1).to_string()));
    let name = |plain: &str| t.check_place(plain).to_string();
    html! {
        p class="hint" { (t.check_order()) }
        (rows(scene, asked, &texts, &places.collect::<Vec<_>>(), name))
    }
}

/// One line for each text, with the same offers to choose from.
fn rows(
    scene: &Scene<'_>,
    asked: &Asked<'_>,
    texts: &[&Localised<RichText>],
    offers: &[Offer],
    name: impl Fn(&str) -> String,
) -> Markup {
    let shown = asked.arrangement.rows.iter();
    let shown = shown.filter_map(|row| Some((*row, *texts.get(*row)?)));
    html! {
        div class="question-rows" {
            @for (row, text) in shown {
                @let field = row_field(&asked.question.id, row);
                @let typed = scene.brought.answers.text(&field);
                div class="question-row" {
                    span { (rich(scene.language(), text)) }
                    select class="select" name=(field) aria-label=(name(&text.get(scene.language()).plain)) {
                        option value="" { (scene.texts().check_choose()) }
                        @for (value, words) in offers { option value=(value) selected[value == typed] { (words) } }
                    }
                }
            }
        }
    }
}

fn number_field(scene: &Scene<'_>, name: &str, numeric: &Numeric) -> Markup {
    let unit = numeric.unit.get(scene.language());
    html! {
        label class="question-number" {
            span class="visually-hidden" { (scene.texts().check_number()) }
            input class="input" name=(name) inputmode="decimal" autocomplete="off" maxlength="40"
                value=(scene.brought.answers.text(name));
            @if !unit.is_empty() { span { (unit) } }
        }
    }
}

fn text_field(scene: &Scene<'_>, name: &str) -> Markup {
    let t = scene.texts();
    html! {
        label class="field" {
            span class="visually-hidden" { (t.check_text()) }
            textarea class="textarea" name=(name) rows="5" { (scene.brought.answers.text(name)) }
            span class="hint" { (t.check_text_hint()) }
        }
    }
}

fn certainty(scene: &Scene<'_>, question: &Question) -> Markup {
    let t = scene.texts();
    let name = certainty_field(question);
    let typed = scene.brought.answers.text(&name);
    let error = scene.brought.answers.error(&name);
    html! {
        fieldset class="certainty" {
            legend { (t.certainty_question()) }
            @if let Some(error) = error {
                p class="field-error" role="alert" { (icon(Icon::CircleAlert)) span { (error) } }
            }
            div class="cluster" {
                @for certainty in Certainty::ALL {
                    label class="certainty-choice" {
                        input type="radio" name=(name) value=(certainty.key()) checked[typed == certainty.key()];
                        span { (words::certainty(t, certainty)) }
                    }
                }
            }
        }
    }
}

/// A text with its markup, which was made safe when it was read.
pub fn rich(language: Language, text: &Localised<RichText>) -> PreEscaped<&str> {
    PreEscaped(&text.get(language).html)
}
