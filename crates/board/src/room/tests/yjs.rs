//! Rules 1 to 5 with what the npm package yjs really sends: four pages with undo managers edit,
//! merge, undo and redo, go offline and come back (`fixtures/yjs-session.mjs` recorded it).

use bytes::Bytes;
use domain::permission::Standing::Participant;
use serde_json::Value;

use super::{Peer, World};
use crate::wire::Message;

const SESSION: &str = include_str!("../../../fixtures/yjs-session.txt");

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn a_session_of_npm_yjs_is_taken_whole() {
    let mut world = World::new();
    for id in 0..5 {
        // Peer 4 only listens; the others stand for the pages of the recording.
        world.connect(Peer::with_yjs_client(id, "p", Participant, 50 + id));
    }
    let mut expected = None;
    for line in SESSION.lines() {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["end", ..] => expected = serde_json::from_str::<Value>(&line[4..]).ok(),
            [page, kind, hex] => {
                let update = bytes(hex);
                let message = match kind {
                    "s" => Message::Step2(&update),
                    _ => Message::Update(&update),
                };
                let client = crate::room::ClientId(page.parse().unwrap());
                world.now = world.now + 100;
                let frame: Bytes = message.encode();
                world.frame(client, frame);
                assert!(world.closed.is_empty(), "{line}");
            }
            _ => {}
        }
    }
    let content = serde_json::to_value(world.room.content()).unwrap();
    let expected = expected.unwrap();
    for map in ["texts", "links"] {
        assert_eq!(content[map], expected[map]);
    }
    for (id, note) in expected["notes"].as_object().unwrap() {
        assert_eq!(content["notes"][id]["x"].as_f64(), note["x"].as_f64());
    }
    assert_eq!(world.peer(4).content(), world.room.content());
    assert!(
        world.log.iter().all(|(author, _)| author == "p"),
        "nothing had to be put right"
    );
}
