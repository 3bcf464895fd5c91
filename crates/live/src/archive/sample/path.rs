//! The path of a sample workshop. Everything lies around the moment at which it is added: what
//! was read is spread over the days since its people began.

use std::collections::BTreeMap;

use content::{Library, Sample, SampleMilestone, SampleQuestion, SampleReader, SampleTeam};
use domain::{
    MemberId, Moment, TeamId,
    calendar::{day_of, propose},
    gift::Item,
    lecture::{Finish, Lesson, Record},
    milestone::{Milestone, Outcome},
};
use export::archive::{Gift, Learner, ReaderAnswer, ReaderQuestion, SavedDate};

use super::answers;

/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// For how many days people of a sample without dates have been reading.
const DAYS_OF_READING: u32 = 30;
/// How many days ago teams wrote about their gifts.
const DAYS_SINCE_GIFTS: u32 = 3;

fn days_before(now: Moment, days: u32) -> Moment {
    now.plus_minutes(-i64::from(days) * DAY)
}

/// The dates as Ekkyo proposes them for the day on which people began, with the sample's places.
pub(super) fn dates(sample: &Sample, time_zone: &str, now: Moment) -> Vec<SavedDate> {
    let Some(dates) = &sample.dates else {
        return Vec::new();
    };
    let begun = days_before(now, dates.begun_days_ago);
    let proposals = propose(day_of(begun, time_zone)).into_iter();
    proposals
        .map(|proposal| {
            let mut appointment = proposal.appointment;
            let place = dates.places.get(&appointment.occasion);
            appointment.place = place.cloned().unwrap_or_default();
            SavedDate {
                occasion: appointment.occasion,
                appointment: Some(appointment),
                at: begun,
            }
        })
        .collect()
}

/// What readers asked.
pub(super) fn questions(sample: &Sample, now: Moment) -> Option<Vec<ReaderQuestion>> {
    let questions = sample.questions.iter().enumerate();
    questions
        .map(|(place, question)| {
            let answers = question.answers.iter().enumerate();
            let answers = answers.map(|(answer_place, answer)| {
                Some(ReaderAnswer {
                    id: format!("answer-{place}-{answer_place}").parse().ok()?,
                    author: answer.by.clone(),
                    answer: answer.text.clone(),
                    answered_at: days_before(now, answer.days_ago),
                })
            });
            Some(ReaderQuestion {
                id: format!("question-{place}").parse().ok()?,
                lesson: question.lesson.clone(),
                author: question.by.clone(),
                question: question.text.clone(),
                asked_at: asked_at(question, now),
                answers: answers.collect::<Option<_>>()?,
            })
        })
        .collect()
}

/// An anonymous question keeps its day only, as if it had been asked here.
fn asked_at(question: &SampleQuestion, now: Moment) -> Moment {
    let mut at = days_before(now, question.days_ago);
    if question.by.is_none() {
        at.0 -= at.0.rem_euclid(DAY * 60_000);
    }
    at
}

/// Who has read what.
pub(super) fn learning(
    sample: &Sample,
    library: &Library,
    now: Moment,
) -> Option<BTreeMap<MemberId, Learner>> {
    let days = sample.dates.as_ref();
    let days = days.map_or(DAYS_OF_READING, |dates| dates.begun_days_ago);
    let readers = sample.learning.iter();
    readers
        .map(|reader| {
            let finished = finished(sample, reader, library);
            let mut lessons = finished_records(&finished, days_before(now, days), now);
            let given = finished.iter().zip(&lessons).map(|(lesson, record)| {
                let given = answers::of_lesson(library, lesson, record.touched_at);
                (lesson.id.clone(), given)
            });
            let answers = given.filter(|(_, given)| !given.is_empty()).collect();
            lessons.extend(in_hand(reader, now));
            Some((reader.member.parse().ok()?, Learner { lessons, answers }))
        })
        .collect()
}

/// The lessons that somebody has finished; names of modules stand for all of theirs.
fn finished<'a>(sample: &Sample, reader: &SampleReader, library: &'a Library) -> Vec<&'a Lesson> {
    let modules = library.modules(sample.language);
    let lessons = reader.finished.iter().flat_map(|name| {
        let module = modules.iter().filter(move |module| module.id == *name);
        let whole = module.flat_map(|module| &module.lessons);
        whole.chain(library.lesson(sample.language, name))
    });
    lessons.collect()
}

/// Evenly spread from `begun` on, each read in the minutes that it takes.
fn finished_records(lessons: &[&Lesson], begun: Moment, now: Moment) -> Vec<Record> {
    let steps = i64::try_from(lessons.len()).unwrap_or(i64::MAX) + 1;
    let apart = (now - begun) / steps;
    let finishes = (1..).map(|step: i64| begun + apart * step);
    let record = |(lesson, at): (&&Lesson, Moment)| Record {
        lesson: lesson.id.clone(),
        begun_at: at.plus_minutes(-i64::from(lesson.minutes)),
        touched_at: at,
        place: String::new(),
        share: 100,
        read_at: Some(at),
        finished: Some(Finish {
            at,
            revision: lesson.revision,
        }),
    };
    lessons.iter().zip(finishes).map(record).collect()
}

fn in_hand(reader: &SampleReader, now: Moment) -> Option<Record> {
    let reading = reader.reading.as_ref()?;
    let yesterday = days_before(now, 1);
    Some(Record {
        lesson: reading.lesson.clone(),
        begun_at: yesterday,
        touched_at: yesterday,
        place: String::new(),
        share: reading.share,
        read_at: None,
        finished: None,
    })
}

/// What a team says about the gifts of its focus.
pub(super) fn gifts(team: &SampleTeam, now: Moment) -> BTreeMap<Item, Gift> {
    let gifts = team.gifts.iter().map(|gift| {
        let held = Gift {
            entry: gift.entry.clone(),
            by: gift.by.clone(),
            at: days_before(now, DAYS_SINCE_GIFTS),
        };
        (gift.item, held)
    });
    gifts.collect()
}

/// What a team wants to have reached by when.
pub(super) fn milestones(
    team: &SampleTeam,
    id: &TeamId,
    time_zone: &str,
    now: Moment,
) -> Option<Vec<Milestone>> {
    let milestones = team.milestones.iter().enumerate();
    milestones
        .map(|(place, milestone)| {
            let due = now.plus_minutes(milestone.due_in_days.saturating_mul(DAY));
            Some(Milestone {
                id: format!("milestone-{place}").parse().ok()?,
                team: id.clone(),
                stage: milestone.stage,
                target: milestone.target.clone(),
                due_on: day_of(due, time_zone),
                owner: Some(milestone.owner.parse().ok()?),
                outcome: outcome(milestone, now),
                revision: 1,
                created_at: days_before(now, milestone.set_days_ago),
            })
        })
        .collect()
}

fn outcome(milestone: &SampleMilestone, now: Moment) -> Option<Outcome> {
    let outcome = milestone.outcome.as_ref()?;
    Some(Outcome {
        result: outcome.result.clone(),
        learning: outcome.learning.clone(),
        evidence: outcome.evidence.clone(),
        at: days_before(now, outcome.days_ago),
    })
}
