//! Pages of the lectures, on our own content.

mod asking;
mod bad_input;
mod progress;
mod reading;

use domain::{
    Language,
    lecture::{
        Asked, Choice, Kind, Question, QuestionSet, Sitter, Sitting, field, rights, row_field,
    },
};

use super::question::{certainty_field, reference};
use crate::tests::ground::{Ground, Page, Who};

/// Fields of a form.
type Fields = Vec<(String, String)>;

/// The workshop's lectures.
const LECTURES: &str = "/workshops/workshop/lectures";

/// The address of a lesson, or of something below it.
fn at(lesson: &str) -> String {
    format!("{LECTURES}/{lesson}")
}

/// A lesson with a closing set of which more is known than is asked.
fn a_lesson(ground: &Ground) -> (String, QuestionSet) {
    let library = ground.state.library();
    let lessons = library.lessons(Language::En);
    let found = lessons.into_iter().find_map(|lesson| {
        let sets = library.question_sets(&lesson.id);
        let set = sets.iter().find(|set| set.id == "check")?;
        let small = set.pick < set.questions.len() && set.pick > 1;
        small.then(|| (lesson.id.clone(), set.clone()))
    });
    found.expect("a lesson with a bank")
}

/// How a question should be answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    Right,
    Wrong,
}

/// The fields that answer a question; decisions and reflections cannot be wrong.
fn answer(question: &Question, how: How) -> Fields {
    let right = how == How::Right;
    let whole = |value: String| vec![(field(&question.id), value)];
    let rows = |values: Vec<usize>| {
        let values = values.into_iter().enumerate();
        values
            .map(|(row, value)| (row_field(&question.id, row), value.to_string()))
            .collect::<Fields>()
    };
    let chosen = |options: &[Choice]| {
        let places = options.iter().enumerate();
        places
            .filter(|(_, choice)| choice.correct == right)
            .map(|(place, _)| (field(&question.id), place.to_string()))
            .collect::<Fields>()
    };
    let mut fields = match &question.kind {
        Kind::Decision(_) => whole("0".into()),
        Kind::Single(options) => chosen(options).into_iter().take(1).collect(),
        Kind::Multiple(options) => chosen(options),
        Kind::Matching { pairs, .. } => {
            let offered = rights(&question.kind);
            let place = |pair: &domain::lecture::Pair| {
                let place = offered.iter().position(|it| *it.text == pair.right);
                let place = place.expect("a right");
                if right {
                    place
                } else {
                    (place + 1) % offered.len()
                }
            };
            rows(pairs.iter().map(place).collect())
        }
        Kind::Ordering(items) if right => rows((0..items.len()).collect()),
        Kind::Ordering(items) => rows((0..items.len()).rev().collect()),
        Kind::Numeric(numeric) if right => whole(numeric.answer.to_string()),
        Kind::Numeric(numeric) => whole((numeric.answer + 1e9).to_string()),
        Kind::Reflection { .. } => whole("I would <b>ask</b> first.".into()),
    };
    fields.push(("question".into(), reference(question)));
    fields.push((certainty_field(question), "sure".into()));
    fields
}

/// The first attempt of a person at a set.
fn first_attempt<'a>(set: &'a QuestionSet, person: &str, lesson: &str) -> Vec<&'a Question> {
    let sitter = Sitter { person, lesson };
    let asked = Sitting::current(set, sitter, &[]).asked;
    asked
        .into_iter()
        .map(|Asked { question, .. }| question)
        .collect()
}

async fn post(ground: &Ground, who: Who, path: &str, fields: &Fields) -> Page {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    ground.post(who, path, &fields).await
}

/// Sends answers to some questions of a set.
async fn send(
    ground: &Ground,
    who: Who,
    lesson: &str,
    (set, attempt): (&QuestionSet, u32),
    answers: impl IntoIterator<Item = Fields>,
) -> Page {
    let mut fields: Fields = vec![
        ("set".into(), set.id.clone()),
        ("attempt".into(), attempt.to_string()),
    ];
    fields.extend(answers.into_iter().flatten());
    post(ground, who, &at(&format!("{lesson}/answers")), &fields).await
}
