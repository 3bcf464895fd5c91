//! The practice board belongs to one person, and its check tells what is there.

use axum::http::StatusCode;
use board::room::ServerEdit;
use domain::{
    BoardId, Language,
    board::{BoardContent, Link, Note, NoteKind},
    permission::Standing,
};

use crate::{
    boards::{access, ticket::Holder},
    tests::ground::{Ground, Who},
};

const PRACTICE: &str = "/workshops/workshop/practice";

fn board_of_pia() -> BoardId {
    BoardId::of_practice("pia").expect("an id")
}

fn note(kind: NoteKind, x: f64) -> Note {
    Note {
        kind,
        x,
        y: 0.0,
        w: 120.0,
        h: 120.0,
        by: "pia".to_owned(),
        co_authors: Vec::new(),
        locked: false,
    }
}

/// One event in the present tense, and an arrow the grammar does not expect.
async fn write_something(ground: &Ground) {
    let mut content = BoardContent::default();
    for (id, kind, x, text) in [
        ("first", NoteKind::Event, 0.0, "Order the bus"),
        ("second", NoteKind::Command, 400.0, "<b>Order</b> \u{1F68C}"),
    ] {
        content.notes.insert(id.to_owned(), note(kind, x));
        content.texts.insert(id.to_owned(), text.to_owned());
    }
    let link = Link {
        from: "first".to_owned(),
        to: "second".to_owned(),
        label: None,
    };
    content.links.insert("arrow".to_owned(), link);
    let edits = vec![ServerEdit::Put(content)];
    ground
        .hub
        .edit(&board_of_pia(), edits)
        .await
        .expect("writes");
}

#[tokio::test]
async fn the_check_names_what_is_missing_in_both_languages() {
    let ground = Ground::new().await;
    for (language, missing) in [(Language::Ja, "まだ"), (Language::En, "missing")] {
        let page = ground.get(Who::Pia, language, PRACTICE).await;
        assert_eq!(page.status, StatusCode::OK);
        let amounts = page.all(".practice-amounts li");
        assert_eq!(amounts.len(), 10, "eight kinds, arrows, answers");
        assert!(amounts.iter().all(|amount| amount.contains(missing)));
    }
}

#[tokio::test]
async fn hints_quote_the_note_and_lead_to_it() {
    let ground = Ground::new().await;
    write_something(&ground).await;
    let page = ground.get(Who::Pia, Language::En, PRACTICE).await;
    let hints = page.all(".practice-hints li");
    assert_eq!(hints.len(), 2, "{hints:?}");
    assert!(hints[0].contains("“Order the bus”: has it happened yet?"));
    assert!(
        hints[1].contains("<b>Order</b>"),
        "quoted as text: {}",
        hints[1]
    );
    assert_eq!(
        page.attribute(".practice-hints a", "href").as_deref(),
        Some("#note=first")
    );
    assert_eq!(page.all(".practice-amounts [data-enough]").len(), 0);
}

#[tokio::test]
async fn nobody_else_opens_it() {
    let ground = Ground::new().await;
    let tickets = "/api/v1/boards/practice-pia/tickets";
    let own = ground.post_json(Who::Pia, tickets, "{}").await;
    assert_eq!(own.status, StatusCode::OK, "{}", own.text);
    for who in [Who::Aki, Who::Organiser, Who::Observer] {
        let other = ground.post_json(who, tickets, "{}").await;
        assert_eq!(other.status, StatusCode::NOT_FOUND, "{who:?}");
    }
    let api = ground
        .get(Who::Organiser, Language::En, "/api/v1/boards/practice-pia")
        .await;
    assert_eq!(api.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn on_an_archived_workshop_what_was_practised_is_only_read() {
    let ground = Ground::new().await;
    let (state, board) = (&ground.state, board_of_pia());
    let holder = Holder::Member("pia".parse().expect("an id"));
    let issued = state.tickets.issue(&board, holder, state.now());
    let (ticket, _) = issued.expect("a ticket");
    let standing = async || {
        let found = access::by_ticket(state, &board, &ticket).await;
        found.expect("opened").standing
    };
    assert_eq!(standing().await, Standing::Participant);
    let archived = ground.db.archive_workshop(&ground.workshop, state.now());
    archived.await.expect("archived");
    assert_eq!(standing().await, Standing::Observer);
}

#[tokio::test]
async fn everybody_practises_on_a_board_of_their_own() {
    let ground = Ground::new().await;
    write_something(&ground).await;
    for who in [Who::Aki, Who::Organiser] {
        let page = ground.get(who, Language::En, PRACTICE).await;
        assert_eq!(page.status, StatusCode::OK, "{who:?}");
        assert!(page.all(".practice-hints li").is_empty(), "{who:?}");
    }
    let stranger = ground.get(Who::Stranger, Language::En, PRACTICE).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
}
