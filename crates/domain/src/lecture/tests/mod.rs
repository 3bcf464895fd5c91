//! The rules of lectures, on small questions and lessons.

mod answer;
mod drawing;
mod learning;
mod marking;
mod sitting;

use super::*;

/// The same text in both languages.
pub fn rich(text: &str) -> Localised<RichText> {
    let rich = RichText {
        html: format!("<em>{text}</em>"),
        plain: text.to_owned(),
    };
    Localised {
        ja: rich.clone(),
        en: rich,
    }
}

pub fn explained(text: &str) -> Explained {
    Explained {
        text: rich(text),
        why: rich(&format!("why {text}")),
    }
}

pub fn question(id: &str, kind: Kind) -> Question {
    Question {
        id: id.to_owned(),
        revision: 1,
        prompt: rich(id),
        kind,
    }
}

pub fn decision() -> Kind {
    Kind::Decision(vec![explained("a"), explained("b"), explained("c")])
}

/// Options of which those marked with `+` are right.
fn choices(texts: &[&str]) -> Vec<Choice> {
    let choice = |text: &&str| Choice {
        correct: text.starts_with('+'),
        option: explained(text),
    };
    texts.iter().map(choice).collect()
}

pub fn single() -> Kind {
    Kind::Single(choices(&["a", "+b", "c"]))
}

pub fn multiple() -> Kind {
    Kind::Multiple(choices(&["+a", "+b", "c", "+d", "e"]))
}

/// Three pairs of which two share a right text, and one distractor.
pub fn matching() -> Kind {
    let pair = |left: &str, right: &str| Pair {
        left: rich(left),
        right: rich(right),
        why: rich(&format!("why {left}")),
    };
    Kind::Matching {
        pairs: vec![
            pair("demand", "regression"),
            pair("fraud", "classification"),
            pair("price", "regression"),
        ],
        distractors: vec![explained("clustering")],
    }
}

pub fn ordering() -> Kind {
    Kind::Ordering(["1", "2", "3", "4"].map(explained).to_vec())
}

pub fn numeric() -> Kind {
    Kind::Numeric(Numeric {
        answer: 72_000.0,
        tolerance: 1.0,
        unit: Localised {
            ja: "円".to_owned(),
            en: "yen".to_owned(),
        },
        why: rich("40 × 30 × 60"),
        mistakes: vec![Mistake {
            value: 2_400.0,
            tolerance: 1.0,
            why: rich("one day"),
        }],
    })
}

pub fn reflection() -> Kind {
    Kind::Reflection {
        model: rich("a model answer"),
    }
}

/// One question of each kind.
pub fn one_of_each() -> Vec<Question> {
    let kinds = [
        decision(),
        single(),
        multiple(),
        matching(),
        ordering(),
        numeric(),
        reflection(),
    ];
    let numbered = kinds.into_iter().enumerate();
    numbered
        .map(|(number, kind)| question(&format!("q{number}"), kind))
        .collect()
}

/// A bank of single choices, of which `pick` are asked.
pub fn bank(size: usize, pick: usize) -> QuestionSet {
    QuestionSet {
        id: "check".to_owned(),
        behaviour: Behaviour::Immediate,
        pick,
        questions: (0..size)
            .map(|number| question(&format!("q{number}"), single()))
            .collect(),
    }
}
