//! Rules 1 to 5 under random edits, lost connections and restarts: everybody ends up with the
//! same board, and it is the one that storage brings back.

use domain::permission::Standing::{Lead, Participant};
use proptest::prelude::*;
use rand::{RngExt, SeedableRng, rngs::SmallRng};
use yrs::{Map, Out, Text};

use super::{Peer, World, peer::note};
use crate::{document::Root, room::Rules};

const PEOPLE: u64 = 10;

/// One random edit of a peer.
fn edit(peer: &Peer, rng: &mut SmallRng) {
    let key = format!("n{}", rng.random_range(0..12));
    match rng.random_range(0..10) {
        0..=3 => peer.set(
            Root::Notes,
            &key,
            &note(&peer.person, f64::from(rng.random_range(0..900))),
        ),
        4 => peer.write(&key, ["語", "word", "😀", ""][rng.random_range(0..4)]),
        5..=7 => peer.change(|transaction, roots| {
            let Some(Out::YText(text)) = roots.map(Root::Texts).get(transaction, &key) else {
                return;
            };
            let length = text.len(transaction);
            text.insert(
                transaction,
                length,
                ["あ", "ab", " "][rng.random_range(0..3)],
            );
            if length > 4 {
                text.remove_range(transaction, 0, 1 + length / 8);
            }
        }),
        8 => {
            peer.remove(Root::Notes, &key);
            peer.remove(Root::Texts, &key);
        }
        _ => peer.set(
            Root::Links,
            &key,
            r#"{"from":"n1","to":"n2","label":"then"}"#,
        ),
    }
}

/// `edits` random edits by ten people of whom some are away at any time.
fn storm(seed: u64, edits: usize) -> World {
    let mut rng = SmallRng::seed_from_u64(seed);
    let mut world = World::new();
    let mut away: Vec<Peer> = (1..=PEOPLE)
        .map(|id| {
            Peer::new(
                id,
                &format!("p{id}"),
                if id == 1 { Lead } else { Participant },
            )
        })
        .collect();
    for _ in 0..edits {
        world.now = world.now + 50;
        match rng.random_range(0..40) {
            0 if !world.peers.is_empty() => {
                let ids: Vec<u64> = world.peers.keys().map(|client| client.0).collect();
                let peer = world.disconnect(ids[rng.random_range(0..ids.len())]);
                away.push(peer);
            }
            1..=3 if !away.is_empty() => {
                let peer = away.swap_remove(rng.random_range(0..away.len()));
                peer.made();
                world.connect(peer);
            }
            4 => {
                let board_locked = rng.random_bool(0.3);
                world.rules(Rules {
                    board_locked,
                    kinds: None,
                });
            }
            5 => world.commit(),
            _ => {
                let all: Vec<&Peer> = world.peers.values().chain(&away).collect();
                edit(all[rng.random_range(0..all.len())], &mut rng);
                if rng.random_bool(0.8) {
                    world.flush();
                }
            }
        }
    }
    world.rules(Rules::default());
    for peer in away {
        peer.made();
        world.connect(peer);
    }
    world.flush();
    world
}

fn assert_converged(mut world: World, seed: u64) {
    assert!(world.closed.is_empty(), "seed {seed}: {:?}", world.closed);
    assert_eq!(world.reloads, 0, "seed {seed}");
    let board = world.room.content();
    for peer in world.peers.values() {
        assert_eq!(peer.content(), board, "seed {seed}, {}", peer.person);
    }
    let snapshot = world.room.snapshot();
    let count = world.room.note_count();
    world.restart();
    assert_eq!(world.room.content(), board, "seed {seed}");
    let room = crate::room::Room::load(3, Some(&snapshot), Vec::<Vec<u8>>::new()).unwrap();
    assert_eq!(room.content(), board, "seed {seed}");
    assert_eq!(
        (room.note_count(), count),
        (board.notes.len(), board.notes.len()),
        "seed {seed}"
    );
}

#[test]
fn a_thousand_edits_of_ten_people_converge() {
    assert_converged(storm(1, 1_000), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn random_storms_converge(seed in any::<u64>()) {
        assert_converged(storm(seed, 150), seed);
    }
}
