//! `POST /workshops/{workshop}/lectures/{lesson}/answers`: answers to questions of one set. They
//! are marked, kept for members, and shown on the page of the lesson.

use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    Language, Moment,
    lecture::{
        Answer, Asked, Certainty, Closing, Given, LONGEST_REFLECTION, Lesson, QuestionSet, Sitting,
        closing_set, field, mark,
    },
};

use super::{
    check, finish,
    lesson::{self, Brought},
    question::{self, certainty_field},
    reader::Reader,
    words,
};
use crate::{
    error::{Error, Result},
    extract::{AtWorkshop, Form, Visit, redirect},
    paths,
    state::AppState,
    texts::Texts,
};

/// More questions than any form of ours sends.
const MOST_QUESTIONS: usize = 50;

/// An answer to a question that is not asked any more, or not as it was.
pub struct Changed {
    /// The set in whose place this is said.
    pub set: String,
    /// The text that was written, so that it is not lost.
    pub text: String,
}

/// Marks and keeps them.
pub async fn post(
    State(state): State<AppState>,
    at: AtWorkshop,
    visit: Visit,
    Path((_, lesson)): Path<(String, String)>,
    form: Form,
) -> Result<Response> {
    // Organisers may try questions anywhere, since nothing of it is kept.
    if at.member().is_some() {
        at.require_member()?;
    }
    let visit = visit.speaking(at.workshop.language);
    let library = state.library();
    let lesson = library.lesson(Language::En, &lesson);
    let lesson = lesson.ok_or(Error::NotFound)?;
    let sets = library.question_sets(&lesson.id);
    let Some(set) = sets.iter().find(|set| set.id == form.text("set")) else {
        let brought = nothing_asked(lesson, &form);
        return lesson::show(&state, &at, &visit, &lesson.id, brought).await;
    };
    let reader = Reader::of_lesson(&state, &at, &lesson.id).await?;
    let Some(sitting) = sitting(set, lesson, &reader, &form)? else {
        return Ok(back(&at, lesson, &check::anchor(&set.id)));
    };
    let again = sitting_again(form.text("attempt"), set, lesson, &reader);
    let taking = Taking {
        set,
        sitting: &sitting,
        texts: &visit.texts,
        now: state.now(),
    };
    let taken = taking.take(form)?;
    let anchor = taken.anchor(set);
    let mut brought = Brought {
        changed: taken.changed,
        ..Brought::default()
    };
    if !taken.form.is_valid() || (taken.given.is_empty() && brought.changed.is_some()) {
        (brought.again, brought.answers) = (again, taken.form);
    } else if at.member().is_some() {
        forget_misfits(&state, &at, lesson, (&reader, &taken.given)).await?;
        keep(&state, &at, (lesson, set), &taken.given).await?;
        if brought.changed.is_none() {
            return Ok(back(&at, lesson, &anchor));
        }
    } else {
        brought.tried = taken.given;
    }
    lesson::show(&state, &at, &visit, &lesson.id, brought).await
}

fn back(at: &AtWorkshop, lesson: &Lesson, anchor: &str) -> Response {
    let address = paths::lesson(&at.workshop.id, &lesson.id);
    redirect(&format!("{address}#{anchor}"))
}

/// The set itself is gone: said where the lesson is closed, or not at all if it asks nothing.
fn nothing_asked(lesson: &Lesson, form: &Form) -> Brought {
    Brought {
        changed: Some(Changed {
            set: closing_set(lesson).unwrap_or_default().to_owned(),
            text: written(form, form.all("question")),
        }),
        ..Brought::default()
    }
}

/// The attempt that the form belongs to: the current one, or the next. Nothing for an earlier
/// one, as when a form is sent twice.
fn sitting<'a>(
    set: &'a QuestionSet,
    lesson: &Lesson,
    reader: &'a Reader,
    form: &Form,
) -> Result<Option<Sitting<'a>>> {
    let attempt: u32 = form
        .text("attempt")
        .parse()
        .map_err(|_| Error::BadRequest)?;
    let sitter = reader.sitter(lesson);
    let current = Sitting::current(set, sitter, &reader.given);
    if attempt == current.attempt {
        return Ok(Some(current));
    }
    if attempt < current.attempt {
        return Ok(None);
    }
    let next = Sitting::again(set, sitter, &reader.given);
    let next = next.filter(|next| next.attempt == attempt);
    next.map(Some).ok_or(Error::BadRequest)
}

/// The set to be shown once more, if the form belonged to the attempt after the current one.
fn sitting_again(attempt: &str, set: &QuestionSet, lesson: &Lesson, reader: &Reader) -> String {
    let next = Sitting::again(set, reader.sitter(lesson), &reader.given);
    let is_next = next.is_some_and(|next| next.attempt.to_string() == attempt);
    if is_next {
        set.id.clone()
    } else {
        String::new()
    }
}

/// What a form's answers are read against.
struct Taking<'a> {
    set: &'a QuestionSet,
    sitting: &'a Sitting<'a>,
    texts: &'a Texts,
    now: Moment,
}

/// What a form brought.
struct Taken {
    given: Vec<Given>,
    changed: Option<Changed>,
    form: Form,
}

impl Taken {
    /// Where on the page the first answer is told about.
    fn anchor(&self, set: &QuestionSet) -> String {
        let first = self.given.first();
        let asked = first.and_then(|given| {
            let mut questions = set.questions.iter();
            questions.find(|question| question.id == given.question)
        });
        asked.map_or_else(|| check::anchor(&set.id), question::anchor)
    }
}

impl Taking<'_> {
    fn take(&self, mut form: Form) -> Result<Taken> {
        let references: Vec<String> = form.all("question").map(str::to_owned).collect();
        if references.is_empty() || references.len() > MOST_QUESTIONS {
            return Err(Error::BadRequest);
        }
        let mut given = Vec::new();
        let mut gone = Vec::new();
        for reference in &references {
            let asked = self.sitting.asked.iter();
            let mut asked = asked.filter(|asked| question::reference(asked.question) == *reference);
            match asked.next() {
                Some(asked) if asked.given.is_none() => {
                    given.extend(self.answer(asked, &mut form)?)
                }
                // Sent twice: what was answered stays.
                Some(_) => {}
                None => gone.push(reference.as_str()),
            }
        }
        let changed = (!gone.is_empty()).then(|| Changed {
            set: self.set.id.clone(),
            text: written(&form, gone.into_iter()),
        });
        Ok(Taken {
            given,
            changed,
            form,
        })
    }

    /// The answer to one question; nothing when it has mistakes, which the form then tells.
    fn answer(&self, asked: &Asked<'_>, form: &mut Form) -> Result<Option<Given>> {
        let question = asked.question;
        let read = Answer::read(question, |name| form.all(name).collect());
        let certainty = form.text(&certainty_field(question));
        let certainty = Certainty::from_key(certainty);
        let lacks_certainty = question::asks_certainty(self.set, question) && certainty.is_none();
        if lacks_certainty {
            let message = self.texts.check_certainty_missing().to_string();
            form.mistake(&certainty_field(question), &message);
        }
        let answer = match read {
            Ok(answer) => answer,
            Err(error) => {
                let message = words::answer_error(self.texts, error, &question.kind);
                form.mistake(&field(&question.id), &message.ok_or(Error::BadRequest)?);
                return Ok(None);
            }
        };
        let marks = mark(question, &answer).and_then(|marking| marking.marks);
        Ok((!lacks_certainty).then(|| Given {
            set: self.set.id.clone(),
            attempt: self.sitting.attempt,
            question: question.id.clone(),
            revision: question.revision,
            answer,
            certainty,
            marks,
            at: self.now,
        }))
    }
}

/// What was written in free text about these questions, as much as could have been kept.
fn written<'a>(form: &Form, references: impl Iterator<Item = &'a str>) -> String {
    let texts = references.filter_map(|reference| {
        let (id, _) = reference.split_once('.')?;
        let text = form.text(&field(id));
        // Places of options are no words that anybody would miss.
        (text.parse::<usize>().is_err() && !text.is_empty()).then(|| text.to_owned())
    });
    let all = texts.collect::<Vec<_>>().join("\n\n");
    all.chars().take(LONGEST_REFLECTION).collect()
}

/// Makes way for answers to questions that changed without a newer revision: what is kept of
/// them fits no more, or they would not have been asked again.
async fn forget_misfits(
    state: &AppState,
    at: &AtWorkshop,
    lesson: &Lesson,
    (reader, given): (&Reader, &[Given]),
) -> Result<()> {
    let member = at.require_member()?;
    let key = |given: &Given| (given.set.clone(), given.attempt, given.question.clone());
    let anew: BTreeSet<_> = given.iter().map(key).collect();
    for old in reader.given.iter().filter(|old| anew.contains(&key(old))) {
        state.db.forget_answer(&member.id, &lesson.id, old).await?;
    }
    Ok(())
}

/// Keeps a member's answers. Whoever has answered the closing questions is at the end of the
/// lesson.
async fn keep(
    state: &AppState,
    at: &AtWorkshop,
    (lesson, set): (&Lesson, &QuestionSet),
    given: &[Given],
) -> Result<()> {
    let member = at.require_member()?;
    state.db.keep_answers(&member.id, &lesson.id, given).await?;
    if closing_set(lesson) != Some(set.id.as_str()) {
        return Ok(());
    }
    let library = state.library();
    let reader = Reader::of_lesson(state, at, &lesson.id).await?;
    if finish::closing(&library, lesson, &reader) == Closing::Answered {
        finish::at_end(state, member, lesson, Closing::Answered).await?;
    }
    Ok(())
}
