//! One question: what each kind needs, and that it has nothing else.

use domain::{
    Localised,
    lecture::{Choice, Explained, Kind, Mistake, Numeric, Pair, Question, RichText},
};
use serde::Deserialize;
use toml::Spanned;

use crate::{files::check_id, problem::Faults, words::Words};

/// How many pairs fit a question.
const PAIRS: std::ops::RangeInclusive<usize> = 3..=5;
/// How many items fit a question.
const ITEMS: std::ops::RangeInclusive<usize> = 3..=6;

/// A question of any kind: fields of other kinds must be absent.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionFile {
    pub id: Spanned<String>,
    revision: u32,
    kind: KindName,
    prompt: Words,
    #[serde(default)]
    options: Vec<Spanned<OptionFile>>,
    #[serde(default)]
    pairs: Vec<PairFile>,
    #[serde(default)]
    distractors: Vec<Spanned<OptionFile>>,
    #[serde(default)]
    items: Vec<Spanned<OptionFile>>,
    answer: Option<f64>,
    tolerance: Option<f64>,
    unit: Option<Words>,
    why: Option<Words>,
    #[serde(default)]
    mistakes: Vec<Spanned<MistakeFile>>,
    model: Option<Words>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Decision,
    Single,
    Multiple,
    Matching,
    Ordering,
    Numeric,
    Reflection,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionFile {
    #[serde(default)]
    correct: Option<bool>,
    text: Words,
    why: Option<Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PairFile {
    left: Words,
    right: Words,
    why: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MistakeFile {
    value: f64,
    tolerance: f64,
    why: Words,
}

impl QuestionFile {
    /// The question, with what is wrong noted in `faults`.
    pub fn read(self, faults: &mut Faults<'_>) -> Question {
        check_id(self.id.get_ref(), self.id.span(), faults);
        self.refuse_foreign_fields(faults);
        let prompt = self.prompt.line("prompt", faults);
        let kind = match self.kind {
            KindName::Decision => Kind::Decision(self.explained(&self.options, 2..=6, faults)),
            KindName::Single => Kind::Single(self.choices(faults)),
            KindName::Multiple => Kind::Multiple(self.choices(faults)),
            KindName::Matching => self.matching(faults),
            KindName::Ordering => Kind::Ordering(self.explained(&self.items, ITEMS, faults)),
            KindName::Numeric => Kind::Numeric(self.numeric(faults)),
            KindName::Reflection => Kind::Reflection {
                model: self.needed(self.model.as_ref(), "model answer", faults),
            },
        };
        Question {
            id: self.id.into_inner(),
            revision: self.revision,
            prompt,
            kind,
        }
    }

    /// A field that its kind does not know would silently do nothing.
    fn refuse_foreign_fields(&self, faults: &mut Faults<'_>) {
        use KindName::{Decision, Matching, Multiple, Numeric, Ordering, Reflection, Single};
        let fields: [(&str, bool, &[KindName]); 10] = [
            (
                "options",
                !self.options.is_empty(),
                &[Decision, Single, Multiple],
            ),
            ("pairs", !self.pairs.is_empty(), &[Matching]),
            ("distractors", !self.distractors.is_empty(), &[Matching]),
            ("items", !self.items.is_empty(), &[Ordering]),
            ("answer", self.answer.is_some(), &[Numeric]),
            ("tolerance", self.tolerance.is_some(), &[Numeric]),
            ("unit", self.unit.is_some(), &[Numeric]),
            ("why", self.why.is_some(), &[Numeric]),
            ("mistakes", !self.mistakes.is_empty(), &[Numeric]),
            ("model", self.model.is_some(), &[Reflection]),
        ];
        for (name, present, kinds) in fields {
            if present && !kinds.contains(&self.kind) {
                faults.add(
                    self.id.span(),
                    format!("a question of this kind has no `{name}`"),
                );
            }
        }
    }

    fn choices(&self, faults: &mut Faults<'_>) -> Vec<Choice> {
        let right = |option: &&Spanned<OptionFile>| option.get_ref().correct == Some(true);
        let (count, right) = (
            self.options.len(),
            self.options.iter().filter(right).count(),
        );
        let message = match self.kind {
            KindName::Single if right != 1 => {
                Some(format!("exactly one option must be right, not {right}"))
            }
            KindName::Multiple if right == 0 => Some("no option is right".to_owned()),
            KindName::Multiple if right == count => Some("no option is wrong".to_owned()),
            _ if count < 2 => Some("a choice needs at least two options".to_owned()),
            _ => None,
        };
        if let Some(message) = message {
            faults.add(self.id.span(), message);
        }
        let choice = |option: &Spanned<OptionFile>| Choice {
            correct: option.get_ref().correct == Some(true),
            option: explained(option, faults),
        };
        self.options.iter().map(choice).collect()
    }

    fn explained(
        &self,
        options: &[Spanned<OptionFile>],
        count: std::ops::RangeInclusive<usize>,
        faults: &mut Faults<'_>,
    ) -> Vec<Explained> {
        self.count("options or items", options.len(), count, faults);
        let mut read = Vec::new();
        for option in options {
            if option.get_ref().correct.is_some() {
                faults.add(option.span(), "`correct` has no meaning here");
            }
            read.push(explained(option, faults));
        }
        read
    }

    fn matching(&self, faults: &mut Faults<'_>) -> Kind {
        self.count("pairs", self.pairs.len(), PAIRS, faults);
        let pairs = self.pairs.iter().map(|pair| Pair {
            left: pair.left.line("left side", faults),
            right: pair.right.line("right side", faults),
            why: pair.why.line("explanation", faults),
        });
        Kind::Matching {
            pairs: pairs.collect(),
            distractors: self.explained(&self.distractors, 0..=3, faults),
        }
    }

    fn numeric(&self, faults: &mut Faults<'_>) -> Numeric {
        let answer = self.answer.unwrap_or(f64::NAN);
        let tolerance = self.tolerance.unwrap_or_default();
        if !answer.is_finite() {
            faults.add(self.id.span(), "the answer must be a finite number");
        }
        check_tolerance(tolerance, self.id.span(), faults);
        let mistake = |mistake: &Spanned<MistakeFile>| {
            let (span, mistake) = (mistake.span(), mistake.get_ref());
            check_tolerance(mistake.tolerance, span.clone(), faults);
            if !mistake.value.is_finite() {
                faults.add(span, "the value of a mistake must be a finite number");
            } else if (mistake.value - answer).abs() <= tolerance {
                faults.add(span, "this mistake is as good as the answer");
            }
            Mistake {
                value: mistake.value,
                tolerance: mistake.tolerance,
                why: mistake.why.line("explanation", faults),
            }
        };
        let mistakes = self.mistakes.iter().map(mistake).collect();
        Numeric {
            answer,
            tolerance,
            unit: self
                .unit
                .as_ref()
                .map(|unit| unit.optional("unit", faults))
                .unwrap_or_default(),
            why: match &self.why {
                Some(why) => why.line("explanation", faults),
                None => self.needed(None, "explanation", faults),
            },
            mistakes,
        }
    }

    fn needed(
        &self,
        words: Option<&Words>,
        what: &str,
        faults: &mut Faults<'_>,
    ) -> Localised<RichText> {
        if let Some(words) = words {
            return words.paragraphs(what, faults);
        }
        faults.add(self.id.span(), format!("the {what} is missing"));
        Localised::default()
    }

    fn count(
        &self,
        what: &str,
        found: usize,
        allowed: std::ops::RangeInclusive<usize>,
        faults: &mut Faults<'_>,
    ) {
        if !allowed.contains(&found) {
            let (least, most) = allowed.into_inner();
            let message = format!("needs {least} to {most} {what}, not {found}");
            faults.add(self.id.span(), message);
        }
    }
}

fn explained(option: &Spanned<OptionFile>, faults: &mut Faults<'_>) -> Explained {
    let span = option.span();
    let option = option.get_ref();
    let why = match &option.why {
        Some(why) => why.line("explanation", faults),
        None => {
            faults.add(span, "the explanation, `why`, is missing");
            Localised::default()
        }
    };
    Explained {
        text: option.text.line("text", faults),
        why,
    }
}

fn check_tolerance(tolerance: f64, span: std::ops::Range<usize>, faults: &mut Faults<'_>) {
    if !tolerance.is_finite() || tolerance < 0.0 {
        faults.add(span, "the tolerance must be a finite number, at least 0");
    }
}
