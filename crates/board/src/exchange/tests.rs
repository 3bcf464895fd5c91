use domain::board::{Comment, Frame, FrameKind, Link, Note, NoteKind};
use proptest::prelude::*;

use super::*;
use crate::room::{Input, Room, ServerEdit};

fn one_of_each() -> BoardContent {
    let mut content = BoardContent::default();
    content.notes.insert(
        "n1".to_owned(),
        Note {
            kind: NoteKind::ReadModel,
            x: -12.5,
            y: 40.0,
            w: 120.0,
            h: 120.0,
            by: "m1".to_owned(),
            co_authors: vec!["m2".to_owned()],
            locked: true,
        },
    );
    content
        .texts
        .insert("n1".to_owned(), "在庫\n<b>&".to_owned());
    content.texts.insert("f1:6".to_owned(), "answer".to_owned());
    content.links.insert(
        "l1".to_owned(),
        Link {
            from: "n1".to_owned(),
            to: "n2".to_owned(),
            label: Some("then".to_owned()),
        },
    );
    content.frames.insert(
        "f1".to_owned(),
        Frame {
            title: "ML".to_owned(),
            kind: FrameKind::MlDesign,
            x: 0.0,
            y: 0.0,
            w: 600.0,
            h: 400.0,
            locked: false,
        },
    );
    content.comments.insert(
        "c1".to_owned(),
        Comment {
            note: "n1".to_owned(),
            by: "m1".to_owned(),
            name: "Ann".to_owned(),
            at: 1_700_000_000_000,
            text: "why?".to_owned(),
        },
    );
    content.votes.insert("n1".to_owned(), 3);
    content.use_cases.insert("n1".to_owned(), "u1".to_owned());
    content
}

#[test]
fn what_is_written_reads_the_same() {
    let content = one_of_each();
    let board = parse(&serialise("Team 1", &content)).unwrap();
    assert_eq!(
        board,
        Board {
            title: "Team 1".to_owned(),
            content
        }
    );
}

#[test]
fn what_is_imported_is_on_the_board() {
    let content = one_of_each();
    let mut room = Room::load(1, None, Vec::<Vec<u8>>::new()).unwrap();
    room.handle(Input::Server(vec![ServerEdit::Put(content.clone())]));
    assert_eq!(room.content(), content);
    let bare = without_server_marks(content);
    assert!(bare.votes.is_empty() && bare.use_cases.is_empty());
}

#[test]
fn mistakes_are_told_apart() {
    let note = r#"{"kind":"event","x":1,"y":2,"w":120,"h":120}"#;
    for (file, expected) in [
        ("", "not JSON"),
        ("PK\u{3}\u{4}", "not JSON"),
        (r#"{"format":"ekkyo-board","version":1,"#, "not JSON"),
        ("[1]", "not a board of this product"),
        (
            r#"{"type":"excalidraw","version":2}"#,
            "not a board of this product",
        ),
        (r#"{"format":"ekkyo-board"}"#, "not a board of this product"),
        (
            r#"{"format":"ekkyo-board","version":9}"#,
            "version 9 is newer than 1",
        ),
    ] {
        assert_eq!(
            parse(file.as_bytes()).unwrap_err().to_string(),
            expected,
            "{file}"
        );
    }
    for (content, path) in [
        (
            r#"{"notes":{"n1":{"kind":"poem","x":1,"y":2,"w":3,"h":4}}}"#.to_owned(),
            "content.notes.n1.kind",
        ),
        (
            note.replace("1,", "\"1\",").join_into_notes(),
            "content.notes.n1.x",
        ),
        (
            r#"{"notes":{"n1":{"kind":"event"}}}"#.to_owned(),
            "content.notes.n1",
        ),
        (
            note.replace("120}", "-1}").join_into_notes(),
            "content.notes.n1",
        ),
        (
            format!(r#"{{"notes":{{"__proto__":{note}}}}}"#),
            "content.notes.__proto__",
        ),
        (
            format!(r#"{{"notes":{{"a:1":{note}}}}}"#),
            "content.notes.a:1",
        ),
        (
            r#"{"links":{"l1":{"from":"a"}}}"#.to_owned(),
            "content.links.l1",
        ),
        (r#"{"votes":{"n1":-1}}"#.to_owned(), "content.votes.n1"),
        (r#"{"texts":{"n1":["x"]}}"#.to_owned(), "content.texts.n1"),
    ] {
        let file =
            format!(r#"{{"format":"ekkyo-board","version":1,"title":"t","content":{content}}}"#);
        match parse(file.as_bytes()) {
            Err(ParseError::Field { path: found, .. }) => assert_eq!(found, path, "{content}"),
            other => panic!("{content}: {other:?}"),
        }
    }
}

trait JoinIntoNotes {
    fn join_into_notes(&self) -> String;
}

impl JoinIntoNotes for String {
    fn join_into_notes(&self) -> String {
        format!(r#"{{"notes":{{"n1":{self}}}}}"#)
    }
}

#[test]
fn limits_hold() {
    let mut content = BoardContent::default();
    content
        .texts
        .insert("n1".to_owned(), "あ".repeat(MAX_TEXT as usize + 1));
    let error = parse(&serialise("", &content)).unwrap_err();
    let path = "content.texts.n1".to_owned();
    assert_eq!(
        error,
        ParseError::Limit {
            path,
            most: MAX_TEXT as usize
        }
    );
    content.texts.clear();
    let dots = (0..=MAX_NOTES).map(|index| (format!("n{index}"), 1));
    content.votes.extend(dots);
    let path = "content.votes".to_owned();
    assert_eq!(
        parse(&serialise("", &content)),
        Err(ParseError::Limit {
            path,
            most: MAX_NOTES
        })
    );
}

#[test]
fn unknown_fields_and_a_byte_order_mark_do_no_harm() {
    let file = "\u{feff}{\"format\":\"ekkyo-board\",\"version\":1,\"extra\":{},\"content\":{\"later\":[]}}";
    assert_eq!(
        parse(file.as_bytes()).unwrap().content,
        BoardContent::default()
    );
}

proptest! {
    #[test]
    fn any_bytes_give_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes);
    }
}
