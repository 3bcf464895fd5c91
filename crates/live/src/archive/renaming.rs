//! Fresh identifiers for everything in an archive, so that it can be restored beside the
//! original, and every mention of an old one renamed with it.

use std::collections::HashMap;

use domain::{
    BoardId, MemberId, MilestoneId, ReaderAnswerId, ReaderQuestionId, TeamId, UseCaseId,
    WorkshopId,
    board::{BoardContent, Comment, Note},
};
use export::archive::{Draft, Gift, ReaderQuestion, Team, VoteDots, Workshop};
use rand::Rng;

/// Gives the workshop and all in it new identifiers. Ids of notes, frames and arrows stay: they
/// are valid within their board only.
pub(super) fn rename(archive: &mut Workshop, rng: &mut impl Rng) {
    let id = WorkshopId::generate(rng);
    archive.workshop.id = id.clone();
    let teams: HashMap<TeamId, TeamId> = archive
        .teams
        .iter()
        .map(|team| (team.team.id.clone(), TeamId::generate(rng)))
        .collect();
    let mut people = HashMap::new();
    for member in &mut archive.members {
        let fresh = MemberId::generate(rng);
        people.insert(member.id.to_string(), fresh.to_string());
        member.id = fresh;
        member.workshop = id.clone();
        member.team = member
            .team
            .as_ref()
            .and_then(|team| teams.get(team).cloned());
    }
    for team in &mut archive.teams {
        if let Some(fresh) = teams.get(&team.team.id) {
            team.team.id = fresh.clone();
        }
        team.team.workshop = id.clone();
        team.team.board = BoardId::generate(rng);
        rename_team(team, &people, rng);
    }
    for question in &mut archive.questions {
        rename_question(question, &people, rng);
    }
    archive.learning = std::mem::take(&mut archive.learning)
        .into_iter()
        .filter_map(|(member, learner)| Some((renamed(&member, &people)?, learner)))
        .collect();
}

fn rename_team(team: &mut Team, people: &HashMap<String, String>, rng: &mut impl Rng) {
    let mut use_cases = HashMap::new();
    for use_case in &mut team.use_cases {
        let fresh = UseCaseId::generate(rng);
        use_cases.insert(use_case.id.to_string(), fresh.clone());
        use_case.id = fresh;
    }
    team.team.focus = team.team.focus.take().and_then(|mut focus| {
        focus.use_case = use_cases.get(focus.use_case.as_str())?.clone();
        Some(focus)
    });
    rename_board(&mut team.board, people);
    team.board
        .use_cases
        .retain(|_, id| match use_cases.get(id) {
            Some(fresh) => {
                *id = fresh.to_string();
                true
            }
            None => false,
        });
    rename_path(team, people, &use_cases, rng);
    for Draft { person, board } in &mut team.drafts {
        rename_person(person, people);
        rename_board(board, people);
    }
    for VoteDots { person, .. } in team.vote.iter_mut().flat_map(|vote| &mut vote.placed) {
        rename_person(person, people);
    }
}

fn rename_path(
    team: &mut Team,
    people: &HashMap<String, String>,
    use_cases: &HashMap<String, UseCaseId>,
    rng: &mut impl Rng,
) {
    for milestone in &mut team.milestones {
        milestone.id = MilestoneId::generate(rng);
        milestone.team = team.team.id.clone();
        let owner = milestone.owner.take();
        milestone.owner = owner.and_then(|owner| renamed(&owner, people));
    }
    team.gifts = std::mem::take(&mut team.gifts)
        .into_iter()
        .filter_map(|(row, items)| Some((use_cases.get(row.as_str())?.clone(), items)))
        .collect();
    for Gift { by, .. } in team.gifts.values_mut().flat_map(|items| items.values_mut()) {
        rename_person(by, people);
    }
}

fn rename_question(
    question: &mut ReaderQuestion,
    people: &HashMap<String, String>,
    rng: &mut impl Rng,
) {
    question.id = ReaderQuestionId::generate(rng);
    if let Some(author) = &mut question.author {
        rename_person(author, people);
    }
    for answer in &mut question.answers {
        answer.id = ReaderAnswerId::generate(rng);
        rename_person(&mut answer.author, people);
    }
}

fn rename_board(board: &mut BoardContent, people: &HashMap<String, String>) {
    for Note { by, co_authors, .. } in board.notes.values_mut() {
        rename_person(by, people);
        co_authors
            .iter_mut()
            .for_each(|author| rename_person(author, people));
    }
    for Comment { by, .. } in board.comments.values_mut() {
        rename_person(by, people);
    }
}

/// Authors who are not in the archive (organisers, removed members) keep their old id, which
/// then names nobody.
fn rename_person(person: &mut String, people: &HashMap<String, String>) {
    if let Some(fresh) = people.get(person.as_str()) {
        person.clone_from(fresh);
    }
}

fn renamed(member: &MemberId, people: &HashMap<String, String>) -> Option<MemberId> {
    people.get(member.as_str())?.parse().ok()
}
