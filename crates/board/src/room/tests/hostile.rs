//! Rule 12: nothing a client sends harms anybody else.

use bytes::Bytes;
use domain::permission::Standing::Participant;
use proptest::prelude::*;
use rand::{Rng, RngExt, SeedableRng, rngs::SmallRng};

use super::{Peer, World, siege::push_var};
use crate::{
    room::{ClientId, close},
    wire::Message,
};

const ATTACKER: ClientId = ClientId(3);

/// Two people at work, and an attacker.
pub(super) fn besieged() -> World {
    let mut world = World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "ben", Participant),
        Peer::new(3, "eve", Participant),
    ]);
    world.act(1, |ann| {
        ann.note("n1", 1.0);
        ann.write("n1", "words 😀 あ");
        ann.note("n1", 2.0);
    });
    world.act(2, |ben| {
        ben.note("n2", 1.0);
        ben.write("n2", "more");
        ben.type_at("n2", 2, "--");
        ben.remove(crate::document::Root::Notes, "n2");
    });
    world
}

/// Ann and Ben still work together and neither was closed.
pub(super) fn assert_unharmed(world: &mut World) {
    assert_eq!(world.reloads, 0);
    assert!(!world.closed.contains_key(&ClientId(1)) && !world.closed.contains_key(&ClientId(2)));
    world.act(1, |ann| ann.note("after", 3.0));
    world.act(2, |ben| ben.write("after", "all"));
    assert_eq!(world.peer(1).content(), world.peer(2).content());
    assert_eq!(world.peer(1).content(), world.room.content());
    assert_eq!(world.peer(1).content().notes["after"].x, 3.0);
    let before = world.room.content();
    world.restart();
    assert_eq!(world.room.content(), before);
}

pub(super) fn attack(world: &mut World, frame: Bytes) {
    if world.closed.remove(&ATTACKER).is_some() {
        let eve = world.disconnect(3);
        eve.made();
        let client = ATTACKER;
        let permit = eve.permit();
        world.peers.insert(client, eve);
        world.handle(crate::room::Input::Connect {
            client,
            permit,
            acks: crate::room::Acks::Wanted,
        });
    }
    world.frame(ATTACKER, frame);
}

fn closed_by(frame: impl Into<Bytes>) -> Option<u16> {
    let mut world = besieged();
    world.frame(ATTACKER, frame.into());
    let code = world.closed.get(&ATTACKER).copied();
    assert_unharmed(&mut world);
    code
}

pub(super) fn update(payload: &[u8]) -> Bytes {
    Message::Update(payload).encode()
}

#[test]
fn rule_12_frames_that_are_not_the_protocol() {
    for frame in [
        &[][..],
        &[9],
        &[0, 3, 0],
        &[0, 0, 5, 1],
        &[100, 1],
        &[101, 0],
        &[1, 1, 9],
        &[2, 0, 1],
    ] {
        assert_eq!(
            closed_by(Bytes::copy_from_slice(frame)),
            Some(close::MALFORMED),
            "{frame:?}"
        );
    }
}

#[test]
fn rule_12_length_bombs() {
    let bomb = [0xff, 0xff, 0xff, 0x7a];
    assert_eq!(closed_by(update(&bomb)), Some(close::MALFORMED));
    assert_eq!(
        closed_by(Message::Step1(&bomb).encode()),
        Some(close::MALFORMED)
    );
    assert_eq!(
        closed_by(Message::Awareness(&bomb).encode()),
        Some(close::MALFORMED)
    );
    let structs = [1, 0xff, 0xff, 0xff, 0x7a, 5, 0];
    assert_eq!(closed_by(update(&structs)), Some(close::MALFORMED));
    let deletions = [0, 1, 5, 0xff, 0xff, 0xff, 0x7a];
    assert_eq!(closed_by(update(&deletions)), Some(close::MALFORMED));
}

#[test]
fn rule_12_deep_nesting_of_plain_values() {
    let mut payload = vec![1, 1, 77, 0, 0x28, 1, 5];
    payload.extend(b"notes\x02nx\x01");
    payload.extend([117, 1].repeat(200_000));
    payload.extend([126, 0]);
    assert_eq!(closed_by(update(&payload)), Some(close::MALFORMED));
}

/// Texts within texts, each hanging on the one before.
fn nested_texts(levels: u64) -> Vec<u8> {
    let mut bytes: Vec<u8> = vec![1];
    push_var(&mut bytes, 2 * levels);
    bytes.extend([77, 0]);
    bytes.extend(b"\x27\x01\x05texts\x02nx\x02");
    for level in 1..=levels {
        let parent = 2 * (level - 1);
        // A letter in the text before, then a text beside that letter.
        bytes.push(0x04);
        bytes.push(0);
        bytes.push(77);
        push_var(&mut bytes, parent);
        bytes.extend(b"\x01a");
        if level < levels {
            bytes.push(0x87);
            bytes.push(77);
            push_var(&mut bytes, parent + 1);
            bytes.push(2);
        }
    }
    bytes.push(0);
    bytes
}

#[test]
fn rule_12_nested_texts() {
    assert_eq!(
        closed_by(update(&nested_texts(40_000))),
        Some(close::TOO_LARGE)
    );
    assert_eq!(
        closed_by(update(&nested_texts(100))),
        Some(close::MALFORMED)
    );
    assert_eq!(closed_by(update(&nested_texts(1))), None);
}

#[test]
fn rule_12_contents_that_are_no_part_of_a_board() {
    // Sub-document, binary, embed, format, obsolete JSON, XML, nested map and array.
    for content in [
        &b"\x29\x01\x05notes\x02nx\x01g\x76\x00"[..],
        b"\x23\x01\x05notes\x02nx\x01\x00",
        b"\x25\x01\x05notes\x02nx\x02{}",
        b"\x26\x01\x05notes\x02nx\x01k\x02{}",
        b"\x22\x01\x05notes\x02nx\x01\x02{}",
        b"\x27\x01\x05notes\x02nx\x03\x01p",
        b"\x27\x01\x05notes\x02nx\x01",
        b"\x27\x01\x05notes\x02nx\x00",
        b"\x28\x01\x05other\x02nx\x01\x7e",
        b"\x08\x01\x05notes\x01\x7e",
        b"\x28\x01\x05notes\x09__proto__\x01\x7e",
    ] {
        let payload = [&[1, 1, 77, 0], content, &[0]].concat();
        assert_eq!(
            closed_by(update(&payload)),
            Some(close::MALFORMED),
            "{content:?}"
        );
    }
}

#[test]
fn rule_12_a_change_that_hangs_on_itself() {
    for payload in [
        &[1, 1, 77, 0, 0x84, 77, 0, 1, b'a', 0][..],
        &[1, 1, 77, 0, 0x84, 77, 9, 1, b'a', 0],
    ] {
        assert_eq!(closed_by(update(payload)), Some(close::MALFORMED));
    }
    let circle = [
        2, 1, 78, 0, 0x84, 77, 0, 1, b'a', 1, 77, 0, 0x84, 78, 0, 1, b'b', 0,
    ];
    assert_eq!(closed_by(update(&circle)), Some(close::MALFORMED));
}

#[test]
fn rule_12_gaps_and_unknown_things_are_asked_for_and_never_kept() {
    let mut world = besieged();
    for _ in 0..100 {
        world.frame(
            ATTACKER,
            update(&[
                1, 1, 77, 9, 0x28, 1, 5, b'n', b'o', b't', b'e', b's', 1, b'x', 1, 126, 0,
            ]),
        );
        world.frame(ATTACKER, update(&[0, 1, 5, 1, 0, 9]));
        world.frame(ATTACKER, update(&[1, 1, 77, 0, 10, 9, 0]));
    }
    assert!(world.closed.is_empty());
    assert_unharmed(&mut world);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn rule_12_random_bytes(frames in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..80), 1..20)) {
        let mut world = besieged();
        for frame in frames {
            attack(&mut world, frame.into());
        }
        assert_unharmed(&mut world);
    }

    #[test]
    fn rule_12_mutated_frames(seed in any::<u64>()) {
        let mut rng = SmallRng::seed_from_u64(seed);
        let mut world = besieged();
        let eve = world.peer(3);
        eve.note("n3", 4.0);
        eve.write("n3", "あいう");
        eve.type_at("n3", 1, "x");
        eve.remove(crate::document::Root::Notes, "n1");
        let mut valid = eve.made();
        valid.push(Message::Step2(&eve.everything()).encode());
        valid.push(eve.step_1());
        for frame in &valid {
            for _ in 0..10 {
                attack(&mut world, mutated(frame, &mut rng));
            }
        }
        assert_unharmed(&mut world);
    }
}

fn mutated(frame: &Bytes, rng: &mut SmallRng) -> Bytes {
    let mut bytes = frame.to_vec();
    for _ in 0..rng.random_range(1..4) {
        let at = rng.random_range(0..bytes.len());
        match rng.random_range(0..3) {
            0 => bytes[at] = rng.next_u32() as u8,
            1 => bytes[at] ^= 1 << rng.random_range(0..8),
            _ => drop(bytes.remove(at)),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes.into()
}
