//! The path through a workshop in and out of the database: dates, milestones, gifts, what readers
//! ask, and what they read and answered.

use std::collections::BTreeMap;

use domain::{MemberId, UseCaseId, WorkshopId, gift::Item};
use export::archive::{Gift, Learner, ReaderAnswer, ReaderQuestion, SavedDate, Workshop};
use storage::{Db, NewDate, StoredUseCase};

/// The dates of a workshop that were ever saved.
pub(super) async fn dates(db: &Db, id: &WorkshopId) -> Result<Vec<SavedDate>, storage::Error> {
    let stored = db.dates(id).await?.into_iter();
    Ok(stored
        .map(|date| SavedDate {
            occasion: date.occasion,
            appointment: date.appointment,
            at: date.at,
        })
        .collect())
}

/// What readers asked, and the answers.
pub(super) async fn questions(
    db: &Db,
    id: &WorkshopId,
) -> Result<Vec<ReaderQuestion>, storage::Error> {
    let stored = db.reader_questions_of_workshop(id).await?.into_iter();
    let answer = |answer: storage::ReaderAnswer| ReaderAnswer {
        id: answer.id,
        author: answer.author,
        answer: answer.answer,
        answered_at: answer.answered_at,
    };
    Ok(stored
        .map(|question| ReaderQuestion {
            id: question.id,
            lesson: question.lesson,
            author: question.author,
            question: question.question,
            asked_at: question.asked_at,
            answers: question.answers.into_iter().map(answer).collect(),
        })
        .collect())
}

/// What everybody read and answered.
pub(super) async fn learning(
    db: &Db,
    id: &WorkshopId,
) -> Result<BTreeMap<MemberId, Learner>, storage::Error> {
    let mut learning: BTreeMap<MemberId, Learner> = BTreeMap::new();
    for (member, record) in db.lesson_records_of_workshop(id).await? {
        learning.entry(member).or_default().lessons.push(record);
    }
    for (member, lesson, given) in db.lesson_answers_of_workshop(id).await? {
        let answers = &mut learning.entry(member).or_default().answers;
        answers.entry(lesson).or_default().push(given);
    }
    Ok(learning)
}

/// What a team says about the gifts of its rows.
pub(super) async fn gifts(
    db: &Db,
    rows: &[StoredUseCase],
) -> Result<BTreeMap<UseCaseId, BTreeMap<Item, Gift>>, storage::Error> {
    let mut gifts = BTreeMap::new();
    for row in rows {
        let stored = db.gifts(&row.id).await?.into_iter();
        let items: BTreeMap<_, _> = stored
            .map(|(item, gift)| {
                let gift = Gift {
                    entry: gift.entry,
                    by: gift.by,
                    at: gift.at,
                };
                (item, gift)
            })
            .collect();
        if !items.is_empty() {
            gifts.insert(row.id.clone(), items);
        }
    }
    Ok(gifts)
}

/// Puts all of it into the database, beside the teams, rows and members that are there already.
pub(super) async fn restore(db: &Db, archive: &Workshop) -> Result<(), storage::Error> {
    restore_dates(db, archive).await?;
    restore_questions(db, archive).await?;
    for team in &archive.teams {
        for milestone in &team.milestones {
            db.create_milestone(milestone).await?;
        }
        for (row, items) in &team.gifts {
            for (item, gift) in items {
                let place = (row, *item);
                db.save_gift(place, &gift.entry, 0, &gift.by, gift.at)
                    .await?;
            }
        }
    }
    for (member, learner) in &archive.learning {
        for record in &learner.lessons {
            db.put_lesson_record(member, record).await?;
        }
        for (lesson, given) in &learner.answers {
            db.keep_answers(member, lesson, given).await?;
        }
    }
    Ok(())
}

async fn restore_dates(db: &Db, archive: &Workshop) -> Result<(), storage::Error> {
    for date in &archive.dates {
        let new = NewDate {
            occasion: date.occasion,
            appointment: date.appointment.clone(),
            base_revision: 0,
        };
        db.save_date(&archive.workshop.id, &new, date.at).await?;
    }
    Ok(())
}

async fn restore_questions(db: &Db, archive: &Workshop) -> Result<(), storage::Error> {
    for question in &archive.questions {
        let asked = storage::ReaderQuestion {
            id: question.id.clone(),
            workshop: archive.workshop.id.clone(),
            lesson: question.lesson.clone(),
            author: question.author.clone(),
            question: question.question.clone(),
            asked_at: question.asked_at,
            answers: Vec::new(),
        };
        db.ask(&asked).await?;
        for answer in &question.answers {
            let answer = storage::ReaderAnswer {
                id: answer.id.clone(),
                author: answer.author.clone(),
                answer: answer.answer.clone(),
                answered_at: answer.answered_at,
            };
            db.reply(&question.id, &answer).await?;
        }
    }
    Ok(())
}
