//! One contract, two databases: every rule in the files beside this one holds on SQLite and on
//! PostgreSQL alike. Each rule gets an empty, migrated database of its own.
//!
//! All rules of a database run in one test, because PostgreSQL takes seconds to start and the
//! test runner gives every test a process of its own. The failures name the rules.

#![allow(clippy::unwrap_used, reason = "rules and helpers are tests, too")]

mod postgres;
mod sample;

mod answers;
mod board_log;
mod dates;
mod gifts;
mod lessons;
mod members;
mod milestones;
mod organisers;
mod reader_questions;
mod schema;
mod settings;
mod sqlite;
mod teams;
mod use_cases;
mod votes;
mod workshops;

use std::{future::Future, pin::Pin, sync::Arc};

use storage::Db;
use tokio::sync::Semaphore;

/// A named promise of the storage.
struct Rule {
    name: &'static str,
    check: fn(Db) -> Pin<Box<dyn Future<Output = ()> + Send>>,
}

macro_rules! rules {
    ($($file:ident: $($rule:ident),+ $(,)?;)+) => {
        &[$($(Rule {
            name: concat!(stringify!($file), "::", stringify!($rule)),
            check: |db| Box::pin(async move { $file::$rule(&db).await }),
        }),+),+]
    };
}

const RULES: &[Rule] = rules! {
    settings: values_are_replaced, the_first_insert_wins_for_all;
    organisers:
        an_address_is_taken_in_any_case, a_password_is_set_and_a_name_changed,
        a_link_works_once, a_link_goes_out_of_date, sessions_are_listed_and_revoked,
        a_session_ends_by_itself, a_token_acts_for_its_organiser;
    workshops:
        a_workshop_comes_back_as_it_was, nothing_is_left_of_a_failed_creation,
        join_codes_lead_to_workshop_or_team, a_join_code_is_taken, organisers_see_their_workshops,
        a_renewed_join_code_voids_the_former, an_organiser_goes_unless_they_are_the_last,
        of_two_who_remove_each_other_one_stays,
        workshops_without_an_owner_are_adopted,
        a_workshop_is_archived, a_workshop_goes_with_everything;
    teams:
        teams_keep_their_order, a_team_is_found_by_its_board, a_team_goes_with_its_board,
        a_focus_is_set_and_cleared, progress_is_replaced;
    members:
        a_member_comes_back_as_they_were, a_removed_member_is_only_a_name,
        a_return_code_is_replaced, a_device_knows_its_members, nobody_joins_a_deleted_workshop;
    votes: a_vote_is_absolute, votes_are_cleared;
    board_log:
        updates_come_back_in_order, private_rooms_are_apart, a_snapshot_spares_the_log,
        an_old_snapshot_never_replaces_a_newer, history_is_read_in_pages,
        ten_thousand_rows_at_once, an_interrupted_batch_is_stored_whole_or_not_at_all,
        batches_side_by_side_stay_whole;
    use_cases:
        a_use_case_comes_back_with_its_fields, a_note_becomes_one_use_case,
        a_field_is_saved_only_by_who_saw_it, of_writers_at_once_one_wins,
        lists_are_ordered_by_team_and_position, a_deleted_use_case_takes_its_focus_along;
    lessons:
        a_lesson_is_begun_once, a_place_moves_and_the_share_only_grows,
        a_lesson_is_finished_for_good, records_of_a_workshop_are_its_members,
        a_record_is_put_back_as_it_was;
    answers:
        answers_come_back_as_they_were, an_answer_stays_as_it_was_given,
        a_newer_revision_is_answered_anew, answers_go_with_their_member,
        answers_of_a_workshop_are_its_members;
    reader_questions:
        questions_come_back_with_their_answers, nobody_is_stored_with_an_anonymous_question,
        posting_twice_adds_nothing, a_question_goes_with_its_answers;
    dates:
        dates_come_back_in_order, a_date_is_saved_only_by_who_saw_it,
        a_removed_date_keeps_counting, a_calendar_has_one_address_at_a_time,
        names_are_shown_from_a_moment_on, dates_go_with_their_workshop;
    milestones:
        milestones_come_back_by_due_day, a_milestone_is_changed_only_by_who_saw_it,
        a_removed_owner_is_no_owner;
    gifts:
        gifts_come_back_by_item, an_item_is_saved_only_by_who_saw_it,
        gifts_of_focuses_are_those_of_chosen_rows;
};

/// How many rules run at once; each may open several connections.
const AT_ONCE: usize = 4;

#[tokio::test(flavor = "multi_thread")]
async fn contract_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    let url = |number| {
        format!(
            "sqlite:{}",
            folder.path().join(format!("{number}.db")).display()
        )
    };
    check_all((0..RULES.len()).map(url).collect()).await;
}

#[test]
fn contract_on_postgres() {
    let Some(server) = postgres::Server::start() else {
        return;
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut urls = Vec::new();
        for number in 0..RULES.len() {
            urls.push(server.create_database(&format!("rule_{number}")).await);
        }
        check_all(urls).await;
    });
}

/// Checks every rule on its own database and fails with the names of those that did not hold.
async fn check_all(urls: Vec<String>) {
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let running: Vec<_> = RULES
        .iter()
        .zip(urls)
        .map(|(rule, url)| {
            (
                rule.name,
                tokio::spawn(check(rule, url, Arc::clone(&turns))),
            )
        })
        .collect();
    let mut broken = Vec::new();
    for (name, task) in running {
        if task.await.is_err() {
            broken.push(name);
        }
    }
    assert!(
        broken.is_empty(),
        "broken rules: {broken:?}; the reasons stand above"
    );
}

async fn check(rule: &'static Rule, url: String, turns: Arc<Semaphore>) {
    let _turn = turns.acquire().await.unwrap();
    let db = Db::connect(&url).await.unwrap();
    db.migrate().await.unwrap();
    (rule.check)(db.clone()).await;
    db.close().await;
}
