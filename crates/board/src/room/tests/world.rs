//! A room with peers around it; effects are carried out at once and in order.

use std::collections::{BTreeMap, VecDeque};

use bytes::Bytes;
use domain::Moment;

use super::Peer;
use crate::room::{Acks, ClientId, Effect, Input, Room, Rules};

/// Everything a test needs.
pub struct World {
    pub room: Room,
    pub peers: BTreeMap<ClientId, Peer>,
    pub log: Vec<(String, Bytes)>,
    pub closed: BTreeMap<ClientId, u16>,
    pub reloads: usize,
    pub now: Moment,
    committed: u64,
    replica: u64,
}

impl World {
    pub fn new() -> Self {
        Self {
            room: Room::load(9, None, Vec::<Bytes>::new()).unwrap(),
            peers: BTreeMap::new(),
            log: Vec::new(),
            closed: BTreeMap::new(),
            reloads: 0,
            now: Moment(0),
            committed: 0,
            replica: 9,
        }
    }

    pub fn with(peers: impl IntoIterator<Item = Peer>) -> Self {
        let mut world = Self::new();
        for peer in peers {
            world.connect(peer);
        }
        world
    }

    pub fn connect(&mut self, peer: Peer) {
        let (client, permit, hello) = (peer.id, peer.permit(), peer.step_1());
        self.closed.remove(&client);
        self.peers.insert(client, peer);
        self.handle(Input::Connect {
            client,
            permit,
            acks: Acks::Wanted,
        });
        self.frame(client, hello);
    }

    /// Ends a connection and returns the peer with its document.
    pub fn disconnect(&mut self, id: u64) -> Peer {
        let peer = self.peers.remove(&ClientId(id)).unwrap();
        self.handle(Input::Disconnect { client: peer.id });
        peer
    }

    /// Sends what peers have changed meanwhile.
    pub fn flush(&mut self) {
        let made: Vec<(ClientId, Vec<Bytes>)> = self
            .peers
            .iter()
            .map(|(client, peer)| (*client, peer.made()))
            .collect();
        for (client, frames) in made {
            for frame in frames {
                self.frame(client, frame);
            }
        }
    }

    /// One peer changes something and sends it.
    pub fn act(&mut self, id: u64, act: impl FnOnce(&Peer)) {
        act(&self.peers[&ClientId(id)]);
        self.flush();
    }

    pub fn frame(&mut self, client: ClientId, bytes: Bytes) {
        let now = self.now;
        self.handle(Input::Frame { client, bytes, now });
    }

    pub fn rules(&mut self, rules: Rules) {
        self.handle(Input::Rules(rules));
    }

    pub fn commit(&mut self) {
        let up_to = self.room.last_number();
        self.committed = up_to;
        self.handle(Input::Committed { up_to });
    }

    pub fn peer(&self, id: u64) -> &Peer {
        &self.peers[&ClientId(id)]
    }

    /// Loads a new room from what was stored, as after a crash.
    pub fn restart(&mut self) {
        self.replica += 1;
        let updates: Vec<Bytes> = self.log.iter().map(|(_, update)| update.clone()).collect();
        self.room = Room::load(self.replica, None, updates).unwrap();
        self.committed = 0;
        self.peers.clear();
    }

    /// Hands an input to the room and carries out all that follows from it.
    pub fn handle(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            for effect in self.room.handle(input) {
                let answers = self.carry_out(effect);
                let now = self.now;
                inputs.extend(answers.into_iter().map(|(client, bytes)| Input::Frame {
                    client,
                    bytes,
                    now,
                }));
            }
        }
    }

    fn carry_out(&mut self, effect: Effect) -> Vec<(ClientId, Bytes)> {
        let mut answers = Vec::new();
        let mut deliver = |peer: &mut Peer, frame: &Bytes| {
            answers.extend(peer.hear(frame).map(|answer| (peer.id, answer)));
        };
        match effect {
            Effect::Send { to, frame } => {
                if let Some(peer) = self.peers.get_mut(&to) {
                    deliver(peer, &frame);
                }
            }
            Effect::Broadcast { except, frame } => {
                for peer in self
                    .peers
                    .values_mut()
                    .filter(|peer| Some(peer.id) != except)
                {
                    deliver(peer, &frame);
                }
            }
            Effect::Persist {
                number,
                author,
                update,
            } => {
                assert!(number > self.committed);
                self.log.push((author, update));
            }
            Effect::Close { client, code, .. } => {
                self.closed.insert(client, code);
            }
            Effect::Reload => self.reloads += 1,
        }
        answers
    }
}
