//! Whether the parts of an archive belong together and hold what an Ekkyo could have written.
//! Archives come from outside: restoring one must neither attach anything to somebody else's
//! workshop nor put into the database what no form would have taken.

use std::collections::BTreeSet;

use domain::{
    MemberId,
    calendar::LONGEST,
    lecture::{Answer, Given, LONGEST_REFLECTION, MOST_ATTEMPTS, Record},
    milestone::{LONGEST_TEXT, Milestone, outcome_mistakes},
    people::Member,
    stage::Stage,
};

use super::{Gift, Learner, ReadError, ReaderQuestion, SavedDate, Team, Workshop};

/// Characters of the longest text that readers and organisers write, more than any form takes.
const LONGEST_WORDS: usize = 4_000;
/// Characters of the longest name of a lesson, a set, a question, or a place on a page.
const LONGEST_NAME: usize = 200;
/// More choices than any question offers.
const MOST_CHOICES: usize = 1_000;

/// Refuses what contradicts itself or cannot be.
pub(super) fn check(archive: &Workshop) -> Result<(), ReadError> {
    let teams: BTreeSet<_> = archive.teams.iter().map(|team| &team.team.id).collect();
    let boards: BTreeSet<_> = archive.teams.iter().map(|team| &team.team.board).collect();
    let members: BTreeSet<_> = archive.members.iter().map(|member| &member.id).collect();
    need(
        teams.len() == archive.teams.len() && boards.len() == archive.teams.len(),
        "teams.json",
    )?;
    let belongs = |member: &Member| {
        member.workshop == archive.workshop.id
            && member.team.as_ref().is_none_or(|team| teams.contains(team))
    };
    need(
        members.len() == archive.members.len() && archive.members.iter().all(belongs),
        "members.json",
    )?;
    for team in &archive.teams {
        check_team(archive, team, &members)?;
    }
    check_dates(&archive.dates)?;
    check_questions(&archive.questions)?;
    let known = archive.learning.keys().all(|id| members.contains(id));
    need(known, "learning.json")?;
    let possible = archive.learning.values().all(is_learner);
    possible
        .then_some(())
        .ok_or_else(|| impossible("learning.json"))
}

fn need(belongs: bool, part: &str) -> Result<(), ReadError> {
    let inconsistent = || ReadError::Inconsistent(part.to_owned());
    belongs.then_some(()).ok_or_else(inconsistent)
}

fn impossible(part: &str) -> ReadError {
    ReadError::Impossible(part.to_owned())
}

fn check_team(
    archive: &Workshop,
    team: &Team,
    members: &BTreeSet<&MemberId>,
) -> Result<(), ReadError> {
    let folder = format!("teams/{}", team.team.id);
    let rows: BTreeSet<_> = team.use_cases.iter().map(|row| &row.id).collect();
    let focus = team.team.focus.as_ref();
    let focus_exists = focus.is_none_or(|focus| rows.contains(&focus.use_case));
    need(
        team.team.workshop == archive.workshop.id
            && focus_exists
            && rows.len() == team.use_cases.len(),
        &format!("{folder}/team.json"),
    )?;

    let path = format!("{folder}/milestones.json");
    let ids: BTreeSet<_> = team
        .milestones
        .iter()
        .map(|milestone| &milestone.id)
        .collect();
    let belongs = |milestone: &Milestone| {
        let owner = milestone.owner.as_ref();
        milestone.team == team.team.id && owner.is_none_or(|owner| members.contains(owner))
    };
    let belong = ids.len() == team.milestones.len() && team.milestones.iter().all(belongs);
    need(belong, &path)?;
    if !team.milestones.iter().all(is_milestone) {
        return Err(impossible(&path));
    }

    let path = format!("{folder}/gifts.json");
    let known = team.gifts.keys().all(|row| rows.contains(row));
    need(known, &path)?;
    let mut gifts = team.gifts.values().flat_map(|items| items.values());
    gifts
        .all(is_gift)
        .then_some(())
        .ok_or_else(|| impossible(&path))
}

fn is_milestone(milestone: &Milestone) -> bool {
    let outcome = milestone.outcome.as_ref();
    Stage::WITH_MILESTONES.contains(&milestone.stage)
        && !milestone.target.trim().is_empty()
        && milestone.target.chars().count() <= LONGEST_TEXT
        && is_revision(milestone.revision)
        && outcome.is_none_or(|outcome| {
            outcome_mistakes(&outcome.result, &outcome.learning, &outcome.evidence).is_empty()
        })
}

fn is_gift(gift: &Gift) -> bool {
    gift.entry.mistakes().is_empty() && is_name(&gift.by)
}

fn check_dates(dates: &[SavedDate]) -> Result<(), ReadError> {
    let occasions: BTreeSet<_> = dates.iter().map(|date| date.occasion).collect();
    let agrees = |date: &SavedDate| {
        let appointment = date.appointment.as_ref();
        appointment.is_none_or(|appointment| appointment.occasion == date.occasion)
    };
    need(
        occasions.len() == dates.len() && dates.iter().all(agrees),
        "dates.json",
    )?;
    let possible = |date: &SavedDate| {
        let appointment = date.appointment.as_ref();
        appointment.is_none_or(|appointment| {
            let hours = appointment.hours;
            hours.is_none_or(|hours| (1..=LONGEST).contains(&hours.minutes))
                && are_words(&appointment.place)
        })
    };
    let possible = dates.iter().all(possible);
    possible
        .then_some(())
        .ok_or_else(|| impossible("dates.json"))
}

fn check_questions(questions: &[ReaderQuestion]) -> Result<(), ReadError> {
    let answers = || questions.iter().flat_map(|question| &question.answers);
    let ids: BTreeSet<_> = questions.iter().map(|question| &question.id).collect();
    let answer_ids: BTreeSet<_> = answers().map(|answer| &answer.id).collect();
    need(
        ids.len() == questions.len() && answer_ids.len() == answers().count(),
        "questions.json",
    )?;
    let possible = questions.iter().all(|question| {
        is_name(&question.lesson)
            && question.author.as_deref().is_none_or(is_name)
            && are_words(&question.question)
    });
    let possible =
        possible && answers().all(|answer| is_name(&answer.author) && are_words(&answer.answer));
    possible
        .then_some(())
        .ok_or_else(|| impossible("questions.json"))
}

fn is_learner(learner: &Learner) -> bool {
    let lessons: BTreeSet<_> = learner
        .lessons
        .iter()
        .map(|record| &record.lesson)
        .collect();
    lessons.len() == learner.lessons.len()
        && learner.lessons.iter().all(is_record)
        && learner.answers.iter().all(|(lesson, given)| {
            let asked = |given: &Given| (given.set.clone(), given.attempt, given.question.clone());
            let once: BTreeSet<_> = given.iter().map(asked).collect();
            is_name(lesson) && once.len() == given.len() && given.iter().all(is_given)
        })
}

fn is_record(record: &Record) -> bool {
    is_name(&record.lesson) && record.share <= 100 && record.place.chars().count() <= LONGEST_NAME
}

fn is_given(given: &Given) -> bool {
    let answered = match &given.answer {
        Answer::One(_) => true,
        Answer::Several(places) => places.len() <= MOST_CHOICES,
        Answer::Matches(places) | Answer::Order(places) => places.len() <= MOST_CHOICES,
        Answer::Number(number) => number.is_finite(),
        Answer::Text(text) => text.chars().count() <= LONGEST_REFLECTION,
    };
    answered
        && is_name(&given.set)
        && is_name(&given.question)
        && (1..=MOST_ATTEMPTS).contains(&given.attempt)
        && given.marks.is_none_or(|marks| marks <= 100)
}

/// What counts changes must have room to go on counting.
fn is_revision(revision: i64) -> bool {
    (1..=i64::from(u32::MAX)).contains(&revision)
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= LONGEST_NAME
}

fn are_words(text: &str) -> bool {
    text.chars().count() <= LONGEST_WORDS
}
