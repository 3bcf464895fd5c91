//! Rules 6, 7 and 9 to 11. Rule 8 is in `locks`.

use domain::{
    board::NoteKind,
    permission::Standing::{Lead, Observer, Participant},
};
use yrs::{Any, Map, TextPrelim};

use super::{Peer, World, peer::note};
use crate::{
    document::{Root, text_field},
    room::{Input, Rules, ServerEdit, close},
};

pub(super) const LOCKED: &str =
    r#"{"kind":"event","x":1,"y":2,"w":120,"h":120,"by":"lea","locked":true,"extra":[1]}"#;

/// A lead (1), a participant (2) and another (3) around a locked note `n1`.
pub(super) fn locked() -> World {
    let mut world = World::with([
        Peer::new(1, "lea", Lead),
        Peer::new(2, "ben", Participant),
        Peer::new(3, "cy", Participant),
    ]);
    world.act(1, |lea| {
        lea.set(Root::Notes, "n1", LOCKED);
        lea.write("n1", "固定 😀 text");
    });
    world
}

pub(super) fn notices(world: &World, id: u64) -> Vec<&str> {
    world.peer(id).notices.iter().map(String::as_str).collect()
}

#[test]
fn rule_6_an_observer_cannot_write() {
    let mut world = World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "olga", Observer),
    ]);
    world.act(1, |ann| ann.note("n1", 1.0));
    assert!(world.closed.is_empty(), "answering step 1 is no offence");
    world.act(2, |olga| olga.note("n2", 1.0));
    assert_eq!(
        world.closed.values().collect::<Vec<_>>(),
        [&close::FORBIDDEN]
    );
    assert_eq!(world.room.note_count(), 1);
}

#[test]
fn rule_6_an_observer_cannot_delete() {
    let mut world = World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "olga", Observer),
    ]);
    world.act(1, |ann| ann.note("n1", 1.0));
    world.act(2, |olga| olga.remove(Root::Notes, "n1"));
    assert_eq!(
        world.closed.values().collect::<Vec<_>>(),
        [&close::FORBIDDEN]
    );
    assert_eq!(world.room.note_count(), 1);
}

#[test]
fn rule_6_an_observer_who_comes_back_is_welcome() {
    let mut world = World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "olga", Observer),
    ]);
    world.act(1, |ann| ann.note("n1", 1.0));
    world.act(1, |ann| ann.remove(Root::Notes, "n1"));
    let olga = world.disconnect(2);
    world.connect(olga);
    assert!(world.closed.is_empty());
}

#[test]
fn rule_7_a_locked_board_takes_nothing_and_nothing_is_lost() {
    let mut world = World::with([Peer::new(1, "lea", Lead), Peer::new(2, "ben", Participant)]);
    world.act(2, |ben| {
        ben.note("n0", 0.0);
        ben.write("n0", "old");
    });
    world.commit();
    let acknowledged = world.peer(2).acknowledged;
    world.rules(Rules {
        board_locked: true,
        kinds: None,
    });
    world.act(2, |ben| ben.note("n1", 1.0));
    world.act(2, |ben| ben.remove(Root::Notes, "n0"));
    world.act(1, |lea| lea.note("n2", 1.0));
    world.commit();
    assert_eq!(
        notices(&world, 2),
        [r#"{"type":"refused","reason":"board_locked"}"#]
    );
    assert_eq!(world.peer(2).acknowledged, acknowledged);
    let ids: Vec<String> = world.room.content().notes.into_keys().collect();
    assert_eq!(ids, ["n0", "n2"]);
    world.rules(Rules::default());
    world.commit();
    let ids: Vec<String> = world.room.content().notes.into_keys().collect();
    assert_eq!(ids, ["n1", "n2"]);
    assert_eq!(world.peer(1).content(), world.peer(2).content());
    assert_eq!(
        world.peer(2).acknowledged,
        acknowledged + 3,
        "two updates and the step 2"
    );
}

#[test]
fn rule_7_reconnecting_to_a_locked_board_is_no_offence() {
    let mut world = World::with([Peer::new(1, "lea", Lead), Peer::new(2, "ben", Participant)]);
    world.act(2, |ben| ben.note("n0", 0.0));
    world.act(2, |ben| ben.remove(Root::Notes, "n0"));
    world.rules(Rules {
        board_locked: true,
        kinds: None,
    });
    let ben = world.disconnect(2);
    world.connect(ben);
    assert!(notices(&world, 2).is_empty());
    let ben = world.disconnect(2);
    world.act(1, |lea| lea.note("n1", 0.0));
    ben.note("n3", 3.0);
    ben.made();
    world.connect(ben);
    assert_eq!(notices(&world, 2).len(), 1);
    assert_eq!(world.room.note_count(), 1);
}

#[test]
fn rule_9_votes_and_use_cases_belong_to_the_server() {
    let mut world = locked();
    world.handle(Input::Server(vec![ServerEdit::Votes(
        [("n1".to_owned(), 3)].into(),
    )]));
    world.act(1, |lea| {
        lea.change(|transaction, roots| {
            roots.map(Root::Votes).insert(transaction, "n1", 99.0);
            roots.map(Root::UseCases).insert(transaction, "n1", "u9");
        });
    });
    assert_eq!(world.peer(2).content().votes["n1"], 3);
    assert!(world.peer(2).content().use_cases.is_empty());
    assert_eq!(
        notices(&world, 1),
        [r#"{"type":"reverted","keys":["n1"],"reason":"server_owned"}"#]
    );
    world.act(2, |ben| ben.remove(Root::Votes, "n1"));
    assert_eq!(world.peer(1).content().votes["n1"], 3);
}

#[test]
fn rule_10_a_locked_step_takes_its_kinds_only() {
    let mut world = locked();
    world.rules(Rules {
        board_locked: false,
        kinds: Some(vec![NoteKind::Actor]),
    });
    world.act(2, |ben| {
        ben.change(|transaction, roots| {
            roots.map(Root::Notes).insert(
                transaction,
                "n5",
                Any::from_json(&note("ben", 1.0)).unwrap(),
            );
            roots
                .map(Root::Texts)
                .insert(transaction, "n5", TextPrelim::new("words"));
        });
    });
    assert!(!world.peer(3).content().notes.contains_key("n5"));
    assert_eq!(world.peer(3).words("n5"), None);
    assert_eq!(
        notices(&world, 2),
        [r#"{"type":"reverted","keys":["n5"],"reason":"kind"}"#]
    );
    world.act(2, |ben| {
        ben.set(
            Root::Notes,
            "n6",
            &note("ben", 1.0).replace("event", "actor"),
        )
    });
    assert_eq!(world.room.note_count(), 2);
    world.act(2, |ben| ben.set(Root::Notes, "n6", &note("ben", 1.0)));
    assert_eq!(world.peer(3).content().notes["n6"].kind, NoteKind::Actor);
    world.act(1, |lea| lea.note("n7", 1.0));
    assert_eq!(world.room.note_count(), 3, "leads are not bound");
}

#[test]
fn rule_11_nobody_writes_in_anothers_name() {
    let mut world = locked();
    world.act(2, |ben| ben.set(Root::Notes, "n2", &note("cy", 1.0)));
    assert_eq!(world.peer(2).content().notes["n2"].by, "ben");
    world.act(3, |cy| cy.set(Root::Notes, "n2", &note("cy", 2.0)));
    assert_eq!(world.peer(2).content().notes["n2"].by, "ben");
    assert_eq!(world.peer(2).content().notes["n2"].x, 2.0);
    let merged = note("ben", 3.0).replace('}', r#","with":["cy"]}"#);
    world.act(3, |cy| cy.set(Root::Notes, "n2", &merged));
    assert_eq!(world.peer(2).content().notes["n2"].co_authors, ["cy"]);
}

#[test]
fn rule_11_undoing_a_removal_keeps_the_author() {
    let mut world = locked();
    world.act(2, |ben| ben.note("n2", 1.0));
    world.act(3, |cy| cy.remove(Root::Notes, "n2"));
    world.act(3, |cy| cy.set(Root::Notes, "n2", &note("ben", 1.0)));
    assert_eq!(world.peer(2).content().notes["n2"].by, "ben");
}

#[test]
fn rule_11_comments_belong_to_their_author() {
    let mut world = locked();
    let comment = r#"{"note":"n1","by":"cy","name":"Somebody","at":1,"text":"hm"}"#;
    world.act(2, |ben| ben.set(Root::Comments, "c1", comment));
    let value = world.peer(3).value(Root::Comments, "c1").unwrap();
    assert_eq!(
        (text_field(&value, "by"), text_field(&value, "name")),
        (Some("ben"), Some("BEN"))
    );
    world.act(3, |cy| {
        cy.set(Root::Comments, "c1", &comment.replace("hm", "no"))
    });
    assert_eq!(world.peer(1).content().comments["c1"].text, "hm");
    world.act(2, |ben| {
        ben.set(
            Root::Comments,
            "c1",
            &comment.replace("hm", "yes").replace("\"cy\"", "\"ben\""),
        );
    });
    assert_eq!(world.peer(1).content().comments["c1"].text, "yes");
}
