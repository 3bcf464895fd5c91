//! Rule 16.

use bytes::Bytes;
use domain::permission::Standing::{Observer, Participant};

use super::{Peer, World};
use crate::{
    room::Input,
    wire::{Message, Writer},
};

const TRUTH: &str = r#"{"user":{"id":"ben","name":"BEN","colour":3},"cursor":null}"#;

fn says(state: &str) -> Bytes {
    let mut payload = Writer::with_capacity(64);
    for number in [1, 7, 1] {
        payload.var(number);
    }
    payload.buffer(state.as_bytes());
    Message::Awareness(&payload.into_bytes()).encode()
}

#[test]
fn rule_16_nobody_appears_in_the_name_of_another() {
    let mut world = World::with([
        Peer::new(1, "ann", Participant),
        Peer::new(2, "ben", Participant),
    ]);
    let ben = world.peer(2).id;
    let lie = TRUTH.replace("ben", "ann").replace("BEN", "ANN");
    world.frame(ben, says(&lie));
    assert_eq!(world.peer(1).presence, [says(TRUTH)]);
    world.connect(Peer::new(3, "cleo", Observer));
    assert_eq!(world.peer(3).presence, [says(TRUTH)]);
}

#[test]
fn rule_16_who_is_renamed_appears_under_the_new_name() {
    let mut world = World::with([Peer::new(2, "ben", Participant)]);
    let client = world.peer(2).id;
    let mut permit = world.peer(2).permit();
    permit.name = "Benjamin".to_owned();
    world.handle(Input::Permit { client, permit });
    world.frame(client, says(TRUTH));
    let renamed = TRUTH.replace("BEN", "Benjamin");
    assert_eq!(world.peer(2).presence, [says(&renamed)]);
}
