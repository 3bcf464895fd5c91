//! Rules 1 to 5.

use domain::permission::Standing::{Observer, Participant};

use super::{Peer, World};
use crate::{
    document::Root,
    room::{Input, Room, ServerEdit},
    wire::Message,
};

fn two() -> World {
    World::with([
        Peer::new(1, "anna", Participant),
        Peer::new(2, "ben", Participant),
    ])
}

#[test]
fn rule_1_a_newcomer_gets_everything() {
    let mut world = two();
    world.act(1, |anna| {
        anna.note("n1", 5.0);
        anna.write("n1", "注文が届いた");
    });
    world.connect(Peer::new(3, "olga", Observer));
    assert_eq!(world.peer(3).content(), world.peer(1).content());
    assert_eq!(world.peer(3).words("n1").as_deref(), Some("注文が届いた"));
}

#[test]
fn rule_1_newcomers_one_after_the_other_get_what_came_between_them() {
    let mut world = two();
    world.act(1, |anna| anna.note("n1", 5.0));
    world.connect(Peer::new(3, "olga", Observer));
    world.connect(Peer::new(4, "omar", Observer));
    world.act(2, |ben| ben.note("n2", 7.0));
    world.connect(Peer::new(5, "otto", Observer));
    for newcomer in [3, 4, 5] {
        assert_eq!(world.peer(newcomer).content(), world.room.content());
    }
}

#[test]
fn rule_1_a_newcomer_brings_what_it_made_offline() {
    let mut world = two();
    let mut anna = world.disconnect(1);
    anna.note("n1", 5.0);
    anna.write("n1", "offline");
    anna.made();
    world.act(2, |ben| ben.note("n2", 7.0));
    anna.id.0 = 5;
    world.connect(anna);
    assert_eq!(world.peer(2).words("n1").as_deref(), Some("offline"));
    assert_eq!(world.peer(2).content(), world.peer(5).content());
    assert_eq!(world.room.content(), world.peer(5).content());
}

#[test]
fn rule_2_a_change_reaches_the_others_and_the_log() {
    let mut world = two();
    world.act(1, |anna| anna.note("n1", 5.0));
    assert_eq!(world.room.content(), world.peer(2).content());
    assert_eq!(world.log.len(), 1);
    assert_eq!(world.log[0].0, "anna");
}

#[test]
fn rule_2_what_was_stored_brings_the_board_back() {
    let mut world = two();
    world.act(1, |anna| anna.note("n1", 5.0));
    world.act(2, |ben| ben.write("n1", "words"));
    world.act(1, |anna| anna.type_at("n1", 5, "!"));
    let before = world.room.content();
    let snapshot = world.room.snapshot();
    world.restart();
    assert_eq!(world.room.content(), before);
    let room = Room::load(77, Some(&snapshot), Vec::<Vec<u8>>::new()).unwrap();
    assert_eq!(room.content(), before);
    assert_eq!(room.note_count(), 1);
}

#[test]
fn rule_3_nothing_is_acknowledged_before_it_is_durable() {
    let mut world = two();
    world.commit();
    let base = world.peer(1).acknowledged;
    world.act(1, |anna| anna.note("n1", 5.0));
    world.act(1, |anna| anna.note("n1", 6.0));
    assert_eq!(world.peer(1).acknowledged, base);
    world.commit();
    assert_eq!(world.peer(1).acknowledged, base + 2);
    assert_eq!(world.peer(2).acknowledged, base);
}

#[test]
fn rule_3_a_corrected_update_waits_for_its_correction() {
    let mut world = two();
    let base = world.peer(1).acknowledged;
    world.act(1, |anna| {
        anna.set(Root::Notes, "n1", &super::peer::note("somebody", 1.0))
    });
    assert_eq!(world.room.last_number(), 2);
    world.handle(Input::Committed { up_to: 1 });
    assert_eq!(world.peer(1).acknowledged, base);
    world.handle(Input::Committed { up_to: 2 });
    assert_eq!(world.peer(1).acknowledged, base + 1);
}

#[test]
fn rule_4_a_change_that_builds_on_something_unknown_brings_both() {
    let mut world = two();
    world.peer(1).note("n1", 1.0);
    let lost = world.peer(1).made();
    assert_eq!(lost.len(), 1);
    world.act(1, |anna| anna.note("n1", 2.0));
    assert_eq!(world.room.content(), world.peer(1).content());
    assert_eq!(world.peer(2).content(), world.peer(1).content());
    world.commit();
    // Its first step 2, the update that was not taken and the step 2 that brought it.
    assert_eq!(world.peer(1).acknowledged, 3);
}

#[test]
fn rule_5_what_is_known_is_neither_passed_on_nor_stored() {
    let mut world = two();
    world.peer(1).note("n1", 1.0);
    let frames = world.peer(1).made();
    let client = world.peer(1).id;
    world.frame(client, frames[0].clone());
    world.commit();
    let acknowledged = world.peer(1).acknowledged;
    world.frame(client, frames[0].clone());
    assert_eq!(world.log.len(), 1);
    assert_eq!(
        world.peer(1).acknowledged,
        acknowledged + 1,
        "counts as durable at once"
    );
}

#[test]
fn rule_5_an_overlapping_update_is_passed_on_without_what_is_known() {
    let mut world = two();
    world.act(1, |anna| anna.note("n1", 1.0));
    world.peer(1).note("n2", 2.0);
    world.peer(1).made();
    let everything = world.peer(1).everything();
    let client = world.peer(1).id;
    world.frame(client, Message::Update(&everything).encode());
    assert_eq!(world.room.content(), world.peer(1).content());
    assert!(world.log[1].1.len() < everything.len());
    assert_eq!(world.peer(2).content(), world.peer(1).content());
}

#[test]
fn edits_of_the_server_reach_everybody_and_the_log_once() {
    let mut world = two();
    world.act(1, |anna| anna.note("n1", 5.0));
    world.act(1, |anna| anna.write("n1", "problem"));
    let private = world.room.content();
    world.handle(Input::Server(vec![ServerEdit::Remove(vec![
        "n1".to_owned(),
    ])]));
    assert_eq!(world.room.note_count(), 0);
    assert_eq!(world.peer(1).content().texts.len(), 0);
    world.handle(Input::Server(vec![
        ServerEdit::Put(private.clone()),
        ServerEdit::Votes([("n1".to_owned(), 3)].into()),
        ServerEdit::UseCases([("n1".to_owned(), "u1".to_owned())].into()),
    ]));
    let stored = world.log.len();
    assert_eq!(stored, 4);
    assert_eq!(world.peer(2).content().votes["n1"], 3);
    assert_eq!(world.peer(2).content().texts["n1"], "problem");
    world.handle(Input::Server(vec![ServerEdit::Put(private.clone())]));
    assert_eq!(world.log.len(), stored, "doing it twice changes nothing");
    world.handle(Input::Server(vec![ServerEdit::Replace(private.clone())]));
    assert_eq!(world.room.content(), private);
}

#[test]
fn presence_is_echoed_and_removed_with_the_connection() {
    let mut world = two();
    let client = world.peer(1).id;
    let presence = [1, 6, 1, 7, 1, 2, b'{', b'}'];
    world.frame(client, bytes::Bytes::copy_from_slice(&presence));
    assert_eq!(world.peer(1).presence.len(), 1);
    assert_eq!(world.peer(2).presence[0][..], presence);
    world.connect(Peer::new(3, "cy", Participant));
    assert_eq!(world.peer(3).presence[0][..], presence);
    world.disconnect(1);
    assert_eq!(
        world.peer(2).presence[1][..],
        [1, 8, 1, 7, 2, 4, b'n', b'u', b'l', b'l']
    );
}
