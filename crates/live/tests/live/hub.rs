//! The hub with a real database and real Y documents: what people see of each other, what is
//! stored, and what survives a restart.

use crate::support::{Server, Window, note};
use board::room::{Acks, MAX_NOTES, ServerEdit};
use domain::{
    agenda::{Command, Lock},
    board::{BoardContent, Note},
    permission::Standing,
};
use live::{CommandError, PlacedDots, RoomKey, VoteCommand};

#[tokio::test]
async fn an_edit_reaches_the_other_window_and_the_next_server() {
    let server = Server::start().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    let mut ben = server.window("ben", Standing::Participant).await;
    ann.put_note("n1", note("event", 10.0));
    ann.write("n1", "Order placed");
    ann.exchange().await;
    ben.exchange().await;
    assert_eq!(ben.text("n1"), "Order placed");
    ann.wait_until_saved().await;

    let server = server.restart().await;
    let mut cat = server.window("cat", Standing::Participant).await;
    cat.exchange().await;
    assert_eq!(cat.text("n1"), "Order placed");
}

#[tokio::test]
async fn the_first_window_alone_loads_the_document() {
    let server = Server::start().await;
    let windows: Vec<Window> =
        futures_join(8, |_| server.window("ann", Standing::Participant)).await;
    let mut windows = windows.into_iter();
    let mut first = windows.next().unwrap();
    first.put_note("n1", note("event", 0.0));
    first.exchange().await;
    for mut window in windows {
        window.exchange().await;
        assert!(window.has_note("n1"), "every window is in the same room");
    }
}

async fn futures_join<Future: std::future::Future>(
    count: usize,
    make: impl Fn(usize) -> Future,
) -> Vec<Future::Output> {
    let mut outputs = Vec::new();
    for index in 0..count {
        outputs.push(make(index).await);
    }
    outputs
}

#[tokio::test]
async fn private_notes_are_nobody_elses_until_they_are_revealed() {
    let server = Server::start().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    let mut mine = server.private_window("ann").await;
    mine.put_note("secret", note("problem", 0.0));
    mine.write("secret", "Nobody answers the phone");
    mine.exchange().await;
    mine.wait_until_saved().await;
    ann.exchange().await;
    assert!(!ann.has_note("secret"));
    assert!(
        server
            .hub
            .content(&server.board)
            .await
            .unwrap()
            .notes
            .is_empty()
    );

    server
        .hub
        .reveal(&server.team, Some(vec!["somebody-else".to_owned()]))
        .await
        .unwrap();
    ann.exchange().await;
    assert!(
        !ann.has_note("secret"),
        "only the named people's notes are revealed"
    );

    server.hub.reveal(&server.team, None).await.unwrap();
    ann.exchange().await;
    mine.exchange().await;
    assert_eq!(ann.text("secret"), "Nobody answers the phone");
    assert!(
        !mine.has_note("secret"),
        "revealed notes leave the private document"
    );

    let server = server.restart().await;
    let content = server.hub.content(&server.board).await.unwrap();
    assert_eq!(content.text("secret"), "Nobody answers the phone");
    assert!(server.hub.drafts(&server.board).await.unwrap().is_empty());
}

fn crowd(names: std::ops::Range<usize>) -> BoardContent {
    let one: Note =
        serde_json::from_str(r#"{"kind": "event", "x": 0, "y": 0, "w": 1, "h": 1, "by": "ann"}"#)
            .unwrap();
    BoardContent {
        notes: names
            .map(|index| (format!("n{index}"), one.clone()))
            .collect(),
        ..BoardContent::default()
    }
}

#[tokio::test]
async fn a_full_board_takes_neither_an_import_nor_a_reveal_and_nothing_is_lost() {
    let server = Server::start().await;
    let (hub, board) = (&server.hub, &server.board);
    let almost = vec![ServerEdit::Put(crowd(0..MAX_NOTES - 1))];
    hub.edit(board, almost).await.unwrap();
    let import = vec![ServerEdit::Put(crowd(MAX_NOTES..MAX_NOTES + 2))];
    let refused = hub.edit(board, import).await;
    assert!(
        matches!(refused, Err(CommandError::BoardFull)),
        "{refused:?}"
    );
    let drafts = vec![ServerEdit::Put(crowd(MAX_NOTES..MAX_NOTES + 2))];
    hub.edit_drafts(board, "ben", drafts).await.unwrap();
    let refused = hub.reveal(&server.team, None).await;
    assert!(
        matches!(refused, Err(CommandError::BoardFull)),
        "{refused:?}"
    );
    assert_eq!(hub.content(board).await.unwrap().notes.len(), MAX_NOTES - 1);
    assert_eq!(hub.drafts(board).await.unwrap()["ben"].notes.len(), 2);

    let fewer = vec![ServerEdit::Remove(vec!["n0".to_owned()])];
    hub.edit(board, fewer).await.unwrap();
    hub.reveal(&server.team, None).await.unwrap();
    assert_eq!(hub.content(board).await.unwrap().notes.len(), MAX_NOTES);
    assert!(hub.drafts(board).await.unwrap().is_empty());
}

#[tokio::test]
async fn leads_see_how_many_private_notes_there_are_and_nothing_else() {
    let server = Server::start().await;
    let mut mine = server.private_window("ann").await;
    mine.put_note("secret", note("problem", 0.0));
    mine.exchange().await;
    mine.wait_until_saved().await;
    let state = server
        .state_when("lead", |state| !state.drafts.is_empty())
        .await;
    assert_eq!(state.drafts[0].notes, 1);
    assert!(!serde_json::to_string(&state).unwrap().contains("secret"));
}

#[tokio::test]
async fn dots_are_secret_until_they_are_shown() {
    let server = Server::start().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    ann.put_note("p1", note("problem", 0.0));
    ann.put_note("e1", note("event", 200.0));
    ann.exchange().await;
    ann.wait_until_saved().await;
    let dots = |person: &str, note: &str, dots| PlacedDots {
        person: person.into(),
        note: note.into(),
        dots,
    };

    let early = server
        .hub
        .place_dots(&server.team, dots("ann", "p1", 1))
        .await;
    assert!(matches!(early, Err(CommandError::NoVote)));
    server
        .hub
        .vote(&server.team, VoteCommand::Open(3))
        .await
        .unwrap();
    server
        .hub
        .place_dots(&server.team, dots("ann", "p1", 2))
        .await
        .unwrap();
    server
        .hub
        .place_dots(&server.team, dots("ben", "p1", 1))
        .await
        .unwrap();
    let wrong = server
        .hub
        .place_dots(&server.team, dots("ann", "e1", 1))
        .await;
    assert!(matches!(wrong, Err(CommandError::NotAProblem)));
    let many = server
        .hub
        .place_dots(&server.team, dots("ann", "p1", 4))
        .await;
    assert!(matches!(many, Err(CommandError::TooManyDots)));

    let seen_by_ben = server
        .state_when("ben", |state| format!("{:?}", state.vote).contains("p1"))
        .await;
    assert!(
        format!("{:?}", seen_by_ben.vote).contains("\"p1\": 1"),
        "one's own dots only: {:?}",
        seen_by_ben.vote
    );
    ann.exchange().await;
    assert!(ann.votes().is_empty(), "nothing of it is in the document");

    server
        .hub
        .vote(&server.team, VoteCommand::Show)
        .await
        .unwrap();
    ann.exchange().await;
    assert_eq!(ann.votes(), [("p1".to_owned(), 3)]);
}

#[tokio::test]
async fn a_locked_board_refuses_and_later_takes_what_was_withheld() {
    let server = Server::start().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    let mut lead = server.window("lead", Standing::Lead).await;
    server
        .hub
        .lock_board(&server.team, Lock::Locked)
        .await
        .unwrap();
    ann.exchange().await;
    ann.put_note("n1", note("event", 0.0));
    ann.exchange().await;
    lead.exchange().await;
    assert!(!lead.has_note("n1"));

    server
        .hub
        .lock_board(&server.team, Lock::Open)
        .await
        .unwrap();
    ann.exchange().await;
    ann.exchange().await;
    lead.exchange().await;
    assert!(
        lead.has_note("n1"),
        "the edit made meanwhile arrives after unlocking"
    );
}

#[tokio::test]
async fn the_lock_holds_also_after_a_restart() {
    let server = Server::start().await;
    server
        .hub
        .lock_board(&server.team, Lock::Locked)
        .await
        .unwrap();
    let server = server.restart().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    ann.put_note("n1", note("event", 0.0));
    ann.exchange().await;
    assert!(
        server
            .hub
            .content(&server.board)
            .await
            .unwrap()
            .notes
            .is_empty()
    );
}

#[tokio::test]
async fn everyone_sees_the_same_step_and_a_restart_keeps_it() {
    let server = Server::start().await;
    assert_eq!(server.state("ann").await.current, None);
    server
        .hub
        .command(&server.team, Command::Start)
        .await
        .unwrap();
    assert_eq!(server.state("ann").await.current, Some(0));
    server
        .hub
        .command(&server.team, Command::Next)
        .await
        .unwrap();
    let again = server.hub.command(&server.team, Command::Start).await;
    assert!(matches!(again, Err(CommandError::Refused(_))));
    let server = server.restart().await;
    assert_eq!(server.state("ben").await.current, Some(1));
    assert!(server.state("ben").await.silent);
}

#[tokio::test]
async fn presence_counts_people_not_windows() {
    let server = Server::start().await;
    let first = server.window("ann", Standing::Participant).await;
    let second = server.window("ann", Standing::Participant).await;
    server
        .state_when("ben", |state| {
            state
                .people
                .iter()
                .any(|person| person.id == "ann" && person.present)
        })
        .await;
    drop(first);
    assert_eq!(server.hub.facts(&server.board).present.len(), 1);
    drop(second);
    server
        .state_when("ben", |state| {
            state.people.iter().all(|person| !person.present)
        })
        .await;
}

#[tokio::test]
async fn an_organiser_who_is_removed_is_sent_away_and_nobody_else() {
    let server = Server::start().await;
    let team = server.db.team(&server.team).await.unwrap().unwrap();
    let mut olga = server.window("olga", Standing::Organiser).await;
    let mut ann = server.window("ann", Standing::Participant).await;
    let (elsewhere, gone) = ("elsewhere".parse().unwrap(), "olga".parse().unwrap());
    for workshop in [&elsewhere, &team.workshop] {
        olga.exchange().await;
        let told = server.hub.organiser_removed(workshop, &gone).await;
        told.unwrap();
    }
    assert_eq!(olga.goodbye().await.code, 4403);
    ann.exchange().await;
}

#[tokio::test]
async fn draining_sends_everyone_away_and_loses_nothing() {
    let server = Server::start().await;
    let mut ann = server.window("ann", Standing::Participant).await;
    ann.put_note("n1", note("event", 0.0));
    ann.send_all().await;
    server.hub.drain().await;
    assert_eq!(ann.goodbye().await.code, 1012);
    assert!(
        server
            .hub
            .open(
                &RoomKey::shared(&server.board),
                &server.person("ann", Standing::Participant),
                Acks::Wanted
            )
            .await
            .is_none()
    );
    let server = server.restart().await;
    assert!(
        server
            .hub
            .content(&server.board)
            .await
            .unwrap()
            .notes
            .contains_key("n1")
    );
}
