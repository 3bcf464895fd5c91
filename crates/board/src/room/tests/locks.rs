//! Rule 8: what is locked stays as it is, whatever is sent.

use domain::permission::Standing::{Lead, Participant};
use proptest::prelude::*;
use yrs::{Any, Map, Out, Text, TextPrelim};

use super::{
    Peer, World,
    peer::note,
    rights::{LOCKED, locked, notices},
};
use crate::document::Root;

fn assert_untouched(world: &World) {
    for id in [1, 2, 3] {
        let peer = world.peer(id);
        assert_eq!(
            peer.words("n1").as_deref(),
            Some("固定 😀 text"),
            "peer {id}"
        );
        assert_eq!(
            peer.value(Root::Notes, "n1"),
            Some(Any::from_json(LOCKED).unwrap()),
            "peer {id}"
        );
    }
}

#[test]
fn rule_8_moving_a_locked_note_is_reverted() {
    let mut world = locked();
    world.act(2, |ben| ben.note("n1", 500.0));
    assert_untouched(&world);
    assert_eq!(
        notices(&world, 2),
        [r#"{"type":"reverted","keys":["n1"],"reason":"locked"}"#]
    );
    assert!(world.closed.is_empty());
}

#[test]
fn rule_8_deleting_typing_and_replacing_are_reverted() {
    let mut world = locked();
    world.act(2, |ben| ben.remove(Root::Notes, "n1"));
    assert_untouched(&world);
    world.act(3, |cy| cy.type_at("n1", 3, "!!"));
    assert_untouched(&world);
    world.act(2, |ben| ben.write("n1", "mine"));
    assert_untouched(&world);
    world.act(2, |ben| ben.remove(Root::Texts, "n1"));
    assert_untouched(&world);
    world.act(3, |cy| {
        cy.change(|transaction, roots| {
            roots.map(Root::Notes).remove(transaction, "n1");
            roots.map(Root::Texts).remove(transaction, "n1");
            roots
                .map(Root::Texts)
                .insert(transaction, "n1", TextPrelim::new("x"));
            roots
                .map(Root::Notes)
                .insert(transaction, "n1", Any::from(1.0));
        });
    });
    assert_untouched(&world);
    assert!(world.closed.is_empty());
}

#[test]
fn rule_8_locks_survive_a_restart() {
    let mut world = locked();
    world.restart();
    for peer in [
        Peer::new(11, "lea", Lead),
        Peer::new(12, "ben", Participant),
    ] {
        world.connect(peer);
    }
    world.act(12, |ben| ben.note("n1", 500.0));
    world.act(12, |ben| ben.write("n1", "mine"));
    assert_eq!(world.peer(11).words("n1").as_deref(), Some("固定 😀 text"));
    assert_eq!(
        world.peer(11).value(Root::Notes, "n1"),
        Some(Any::from_json(LOCKED).unwrap())
    );
}

#[test]
fn rule_8_only_leads_lock_and_unlock() {
    let mut world = locked();
    world.act(3, |cy| cy.note("n2", 1.0));
    let mine = note("cy", 7.0).replace('}', r#","locked":true}"#);
    world.act(3, |cy| cy.set(Root::Notes, "n2", &mine));
    assert_eq!(
        world.peer(1).content().notes["n2"].x,
        7.0,
        "moved, though not locked"
    );
    assert!(!world.peer(3).content().notes["n2"].locked);
    world.act(3, |cy| cy.set(Root::Notes, "n1", &note("lea", 1.0)));
    assert_untouched(&world);
    world.act(1, |lea| lea.set(Root::Notes, "n1", &note("lea", 9.0)));
    world.act(3, |cy| cy.set(Root::Notes, "n1", &note("lea", 10.0)));
    world.act(3, |cy| cy.write("n1", "free"));
    assert_eq!(world.peer(2).content().notes["n1"].x, 10.0);
    assert_eq!(world.peer(2).words("n1").as_deref(), Some("free"));
}

#[test]
fn rule_8_leads_edit_what_is_locked_and_it_stays_as_they_left_it() {
    let mut world = locked();
    world.act(1, |lea| lea.type_at("n1", 0, "A "));
    world.act(2, |ben| ben.type_at("n1", 0, "B "));
    for id in [1, 2, 3] {
        assert_eq!(
            world.peer(id).words("n1").as_deref(),
            Some("A 固定 😀 text")
        );
    }
}

#[test]
fn rule_8_a_locked_frame_keeps_its_answers() {
    let mut world = locked();
    let frame = r#"{"title":"t","kind":"ml_design","x":0,"y":0,"w":600,"h":400,"locked":true}"#;
    world.act(1, |lea| {
        lea.set(Root::Frames, "f1", frame);
        lea.write("f1:2", "answer");
    });
    world.act(2, |ben| ben.write("f1:2", "other"));
    world.act(2, |ben| ben.write("f1:3", "other"));
    world.act(2, |ben| ben.remove(Root::Frames, "f1"));
    assert_eq!(world.peer(3).words("f1:2").as_deref(), Some("answer"));
    assert_eq!(world.peer(3).words("f1:3"), None);
    assert_eq!(
        world.peer(3).value(Root::Frames, "f1"),
        Some(Any::from_json(frame).unwrap())
    );
    assert_eq!(
        notices(&world, 2)[0],
        r#"{"type":"reverted","keys":["f1"],"reason":"locked"}"#
    );
}

#[test]
fn rule_8_links_and_comments_may_be_drawn_to_a_locked_note() {
    let mut world = locked();
    world.act(2, |ben| ben.note("n2", 1.0));
    world.act(2, |ben| {
        ben.set(Root::Links, "l1", r#"{"from":"n2","to":"n1"}"#)
    });
    assert_eq!(world.peer(3).content().links["l1"].to, "n1");
    assert!(notices(&world, 2).is_empty());
}

/// Something an attacker may do to the locked note, its text or anything around it.
fn attack(peer: &Peer, kind: u8, at: u32, words: &str) {
    peer.change(|transaction, roots| {
        let (notes, texts) = (roots.map(Root::Notes), roots.map(Root::Texts));
        let text = match texts.get(transaction, "n1") {
            Some(Out::YText(text)) => Some(text),
            _ => None,
        };
        match (kind % 10, text) {
            (0, _) => drop(notes.remove(transaction, "n1")),
            (1, _) => drop(texts.remove(transaction, "n1")),
            (2, _) => drop(notes.insert(transaction, "n1", Any::from(words))),
            (3, _) => drop(texts.insert(transaction, "n1", TextPrelim::new(words))),
            (4, _) => drop(texts.insert(transaction, "n1", Any::from(words))),
            (5, _) => drop(notes.insert(transaction, "n1", TextPrelim::new(words))),
            (6, Some(text)) => text.insert(transaction, at % (text.len(transaction) + 1), words),
            (7, Some(text)) if text.len(transaction) > 0 => {
                let at = at % text.len(transaction);
                text.remove_range(transaction, at, 1 + at % (text.len(transaction) - at));
            }
            (8, Some(text)) => {
                let at = at % (text.len(transaction) + 1);
                text.insert_embed(transaction, at, TextPrelim::new(words));
            }
            _ => drop(notes.insert(
                transaction,
                "n9",
                Any::from_json(&note("ben", 1.0)).unwrap(),
            )),
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn rule_8_a_locked_note_stays_whatever_is_sent(
        attacks in proptest::collection::vec((0_u8..10, any::<u32>(), "[a-zあ😀]{0,4}", any::<bool>()), 1..40)
    ) {
        let mut world = locked();
        for (kind, at, words, send) in attacks {
            attack(world.peer(2), kind, at, &words);
            if send {
                world.flush();
            }
            if world.closed.contains_key(&world.peer(2).id) {
                // The attacker comes back with everything it still holds.
                world.closed.clear();
                let ben = world.disconnect(2);
                ben.made();
                world.connect(ben);
            }
        }
        world.flush();
        prop_assert_eq!(world.reloads, 0);
        for id in [1, 3] {
            let peer = world.peer(id);
            prop_assert_eq!(peer.words("n1"), Some("固定 😀 text".to_owned()));
            prop_assert_eq!(peer.value(Root::Notes, "n1"), Some(Any::from_json(LOCKED).unwrap()));
        }
        prop_assert_eq!(world.peer(1).content(), world.room.content());
        prop_assert_eq!(world.peer(3).content(), world.room.content());
        let before = world.room.content();
        world.restart();
        prop_assert_eq!(world.room.content(), before);
    }
}
