//! Answers for lessons that people of a sample have finished: a lesson is finished when the
//! questions that close it are answered, so a sample must not show them open. Answered are the
//! first questions of the bank, and rightly. Texts of people's own are left open: nobody can
//! write them for others.

use content::Library;
use domain::{
    Moment,
    lecture::{
        Answer, Behaviour, Certainty, Choice, Given, Kind, Lesson, Pair, Question, QuestionSet,
        closing_set, mark, rights,
    },
};

/// What somebody answered at the end of `lesson`.
pub(super) fn of_lesson(library: &Library, lesson: &Lesson, at: Moment) -> Vec<Given> {
    let closing = closing_set(lesson);
    let mut sets = library.question_sets(&lesson.id).iter();
    let Some(set) = sets.find(|set| Some(set.id.as_str()) == closing) else {
        return Vec::new();
    };
    let asked = set.questions.iter().take(set.pick);
    let given = asked.filter_map(|question| given(set, question, at));
    given.collect()
}

fn given(set: &QuestionSet, question: &Question, at: Moment) -> Option<Given> {
    let answer = right_answer(&question.kind)?;
    let marks = mark(question, &answer)?.marks;
    Some(Given {
        set: set.id.clone(),
        attempt: 1,
        question: question.id.clone(),
        revision: question.revision,
        answer,
        certainty: (set.behaviour == Behaviour::Certainty).then_some(Certainty::Sure),
        marks,
        at,
    })
}

fn right_answer(kind: &Kind) -> Option<Answer> {
    let right = |(place, choice): (usize, &Choice)| choice.correct.then_some(place);
    match kind {
        Kind::Decision(_) => Some(Answer::One(0)),
        Kind::Single(options) => options.iter().enumerate().find_map(right).map(Answer::One),
        Kind::Multiple(options) => {
            let chosen = options.iter().enumerate().filter_map(right);
            Some(Answer::Several(chosen.collect()))
        }
        Kind::Matching { pairs, .. } => {
            let rights = rights(kind);
            let place = |pair: &Pair| rights.iter().position(|right| *right.text == pair.right);
            let chosen = pairs.iter().map(place);
            chosen.collect::<Option<_>>().map(Answer::Matches)
        }
        Kind::Ordering(items) => Some(Answer::Order((0..items.len()).collect())),
        Kind::Numeric(numeric) => Some(Answer::Number(numeric.answer)),
        Kind::Reflection { .. } => None,
    }
}
