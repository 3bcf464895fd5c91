//! Rules 13 to 15.

use std::{collections::BTreeMap, ops::Range};

use bytes::Bytes;
use domain::{
    board::{BoardContent, Note},
    permission::Standing::Participant,
};
use yrs::{Any, Map, Out, Text, TextPrelim};

use super::{Peer, World, peer::note};
use crate::{
    document::Root,
    room::{Input, MAX_LINKS, MAX_NOTES, MAX_TEXT, ServerEdit, close},
    wire::MAX_FRAME,
};

fn two() -> World {
    World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "ben", Participant),
    ])
}

fn codes(world: &World) -> Vec<u16> {
    world.closed.values().copied().collect()
}

#[test]
fn rule_13_a_frame_has_at_most_a_mebibyte() {
    let mut world = two();
    let client = world.peer(1).id;
    world.frame(client, Bytes::from(vec![0; MAX_FRAME + 1]));
    assert_eq!(codes(&world), [close::TOO_LARGE]);
}

#[test]
fn rule_13_a_long_text_loses_what_made_it_too_long() {
    let mut world = two();
    let words = "あ".repeat(MAX_TEXT as usize - 2);
    world.act(1, |ann| ann.write("n1", &words));
    world.act(1, |ann| ann.type_at("n1", 0, "12"));
    assert!(world.closed.is_empty());
    world.act(2, |ben| ben.type_at("n1", 1, "too much"));
    assert_eq!(codes(&world), [close::TOO_LARGE]);
    assert_eq!(world.peer(1).words("n1"), Some(format!("12{words}")));
    assert_eq!(
        world.peer(2).notices,
        [r#"{"type":"reverted","keys":["n1"],"reason":"limit"}"#]
    );
}

#[test]
fn rule_13_a_new_text_is_cut() {
    let mut world = two();
    world.act(1, |ann| ann.write("n1", &"x".repeat(MAX_TEXT as usize + 1)));
    assert_eq!(codes(&world), [close::TOO_LARGE]);
    assert_eq!(
        world.peer(2).words("n1"),
        Some("x".repeat(MAX_TEXT as usize))
    );
}

#[test]
fn rule_13_a_board_has_a_limit_of_notes() {
    let mut world = two();
    for part in 0..4 {
        world.act(1, |ann| {
            ann.change(|transaction, roots| {
                for index in 0..MAX_NOTES / 4 {
                    let value = Any::from_json(&note("ann", 1.0)).unwrap();
                    roots
                        .map(Root::Notes)
                        .insert(transaction, format!("n{part}-{index}"), value);
                }
            });
        });
    }
    assert_eq!(world.room.note_count(), MAX_NOTES);
    assert!(world.closed.is_empty());
    world.act(2, |ben| ben.note("more", 1.0));
    assert_eq!(codes(&world), [close::TOO_LARGE]);
    assert_eq!(world.room.note_count(), MAX_NOTES);
    assert!(world.peer(1).value(Root::Notes, "more").is_none());
    world.act(1, |ann| ann.remove(Root::Notes, "n0-0"));
    world.act(1, |ann| ann.note("instead", 1.0));
    assert_eq!(world.room.note_count(), MAX_NOTES);
    assert_eq!(world.closed.len(), 1);
    assert_eq!(world.room.content().notes.len(), MAX_NOTES);
}

#[test]
fn the_server_knows_what_still_fits_on_a_board() {
    let notes = |names: Range<usize>| -> BoardContent {
        let value: Note = serde_json::from_str(&note("ann", 1.0)).unwrap();
        let notes = names.map(|index| (format!("n{index}"), value.clone()));
        BoardContent {
            notes: notes.collect(),
            ..BoardContent::default()
        }
    };
    let put = |names| ServerEdit::Put(notes(names));
    let replace = |names| ServerEdit::Replace(notes(names));
    let mut world = two();
    world.handle(Input::Server(vec![put(0..10)]));
    for (edits, fits) in [
        (vec![put(0..MAX_NOTES)], true),
        (vec![put(10..MAX_NOTES), put(0..MAX_NOTES)], true),
        (vec![put(1..MAX_NOTES + 1)], false),
        (
            vec![put(10..MAX_NOTES), put(MAX_NOTES..MAX_NOTES + 1)],
            false,
        ),
        (vec![replace(10..MAX_NOTES + 10)], true),
        (vec![replace(0..MAX_NOTES + 1)], false),
        (vec![replace(0..MAX_NOTES), put(5..MAX_NOTES)], true),
        (vec![replace(0..MAX_NOTES), put(5..MAX_NOTES + 1)], false),
        (vec![ServerEdit::Votes(BTreeMap::new())], true),
    ] {
        assert_eq!(world.room.has_room_for(&edits), fits);
    }
    world.handle(Input::Server(vec![put(0..MAX_NOTES + 5)]));
    let marks = vec![ServerEdit::UseCases(BTreeMap::new())];
    assert!(
        world.room.has_room_for(&marks),
        "a full board is still marked"
    );
    assert!(world.room.has_room_for(&[put(3..7)]));
    assert!(!world.room.has_room_for(&[put(MAX_NOTES..MAX_NOTES + 6)]));
}

#[test]
fn rule_13_links_have_a_limit() {
    let mut world = two();
    for part in 0..5 {
        world.act(1, |ann| {
            ann.change(|transaction, roots| {
                for index in 0..MAX_LINKS / 4 {
                    let value = Any::from_json(r#"{"from":"a","to":"b"}"#).unwrap();
                    roots
                        .map(Root::Links)
                        .insert(transaction, format!("l{part}-{index}"), value);
                }
            });
        });
    }
    assert_eq!(codes(&world), [close::TOO_LARGE]);
    assert_eq!(world.room.content().links.len(), MAX_LINKS);
}

#[test]
fn rule_14_entries_that_are_not_of_the_schema_are_put_back() {
    for wrong in [
        r#""text""#,
        r#"{"kind":"poem","x":1,"y":0,"w":120,"h":120}"#,
        r#"{"kind":"event","x":1e99,"y":0,"w":120,"h":120}"#,
        r#"{"kind":"event","x":1,"y":0,"w":120}"#,
        r#"{"kind":"event","x":1,"y":0,"w":120,"h":120,"with":[1]}"#,
    ] {
        let mut world = two();
        world.act(1, |ann| ann.note("n1", 5.0));
        world.act(2, |ben| ben.set(Root::Notes, "n1", wrong));
        world.act(1, |ann| ann.note("n2", 5.0));
        assert_eq!(codes(&world), [close::MALFORMED], "{wrong}");
        assert_eq!(world.peer(1).content().notes["n1"].x, 5.0);
        assert_eq!(world.peer(1).content(), world.room.content());
    }
}

#[test]
fn rule_14_nothing_but_text_gets_into_a_text() {
    for embedded in [Any::from(1.0), Any::Null] {
        let mut world = two();
        world.act(1, |ann| ann.write("n1", "words"));
        world.act(2, |ben| {
            ben.change(|transaction, roots| {
                let Some(Out::YText(text)) = roots.map(Root::Texts).get(transaction, "n1") else {
                    panic!()
                };
                let words = TextPrelim::new("in");
                match &embedded {
                    Any::Null => {
                        text.insert_embed(transaction, 2, words);
                    }
                    value => {
                        text.insert_embed(transaction, 2, value.clone());
                    }
                }
            });
        });
        assert_eq!(codes(&world), [close::MALFORMED]);
        assert_eq!(world.peer(1).words("n1").as_deref(), Some("words"));
        world.act(1, |ann| ann.type_at("n1", 5, "!"));
        assert_eq!(world.room.content().texts["n1"], "words!");
    }
}

#[test]
fn rule_14_a_plain_value_is_no_text_and_a_text_no_note() {
    let mut world = two();
    world.act(1, |ann| {
        ann.change(|transaction, roots| {
            roots
                .map(Root::Texts)
                .insert(transaction, "n1", Any::from("x"));
        });
    });
    world.act(2, |ben| {
        ben.change(|transaction, roots| {
            roots
                .map(Root::Notes)
                .insert(transaction, "n1", TextPrelim::new("x"));
        });
    });
    assert_eq!(codes(&world), [close::MALFORMED, close::MALFORMED]);
    assert!(world.room.content().notes.is_empty() && world.room.content().texts.is_empty());
    assert_eq!(world.room.note_count(), 0);
}

#[test]
fn rule_14_fields_that_the_schema_does_not_know_are_kept() {
    let mut world = two();
    let value = note("ann", 1.0).replace('}', r#","shape":{"corners":[1,2]}}"#);
    world.act(1, |ann| ann.set(Root::Notes, "n1", &value));
    assert_eq!(
        world.peer(2).value(Root::Notes, "n1"),
        Some(Any::from_json(&value).unwrap())
    );
    assert!(world.closed.is_empty());
    assert_eq!(world.log.len(), 1);
}

#[test]
fn rule_15_a_flood_is_stopped() {
    let mut world = two();
    for x in 0..2_000 {
        world.act(1, |ann| ann.note("n1", f64::from(x)));
        if !world.closed.is_empty() {
            break;
        }
    }
    assert_eq!(codes(&world), [close::TOO_FAST]);
    world.act(2, |ben| ben.note("n2", 1.0));
    assert_eq!(world.closed.len(), 1);
}

#[test]
fn rule_15_presence_sent_back_by_y_websocket_costs_nothing() {
    let mut world = two();
    let (ann, ben) = (world.peer(1).id, world.peer(2).id);
    let presence = Bytes::from_static(&[1, 6, 1, 7, 1, 2, b'{', b'}']);
    world.frame(ann, presence.clone());
    for _ in 0..5_000 {
        world.frame(ben, presence.clone());
    }
    assert!(world.closed.is_empty());
    assert_eq!(world.peer(1).presence.len(), 1);
}

#[test]
fn rule_12_nobody_writes_under_the_yjs_client_of_another() {
    let mut world = two();
    world.act(1, |ann| ann.note("n1", 1.0));
    let mut impostor = Peer::with_yjs_client(7, "eve", Participant, 1_001);
    impostor.hear(&crate::wire::Message::Update(&world.peer(1).everything()).encode());
    world.connect(impostor);
    world.act(7, |eve| eve.note("n1", 666.0));
    assert_eq!(codes(&world), [close::MALFORMED]);
    world.act(1, |ann| ann.note("n1", 2.0));
    assert_eq!(world.peer(2).content().notes["n1"].x, 2.0);
}

#[test]
fn rule_13_a_connection_writes_under_a_few_new_yjs_clients_only() {
    let mut world = two();
    let ann = world.peer(1).id;
    for yjs_client in 5_000..5_600 {
        let peer = Peer::with_yjs_client(9, "ann", Participant, yjs_client);
        peer.note(&format!("n{yjs_client}"), 1.0);
        world.now = world.now + 1_000;
        let frame = peer.made().remove(0);
        world.frame(ann, frame);
    }
    assert_eq!(codes(&world), [close::TOO_LARGE]);
    assert_eq!(world.room.note_count(), 500);
}

#[test]
fn rule_12_repeating_what_another_wrote_claims_nothing() {
    let mut world = two();
    world.act(1, |ann| ann.note("n1", 1.0));
    let ann = world.disconnect(1);
    let frame = crate::wire::Message::Update(&ann.everything()).encode();
    world.restart();
    world.connect(Peer::new(7, "eve", Participant));
    world.frame(crate::room::ClientId(7), frame);
    world.connect(ann);
    world.act(1, |ann| ann.note("n1", 2.0));
    assert!(world.closed.is_empty());
    assert_eq!(world.room.content().notes["n1"].x, 2.0);
}
