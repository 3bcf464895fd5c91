//! Presence: who is here, where they point and what they edit, as y-protocols' awareness. The
//! server keeps the last state of each Yjs client as JSON text and looks inside only for who it
//! says it is of.
//!
//! - A state belongs to the connection that sent it first; other connections cannot touch it.
//!   They try all the time: y-websocket sends every change it hears of back to the server.
//! - When a connection ends, its states are removed for everybody.
//! - A client that comes back under its old number with an old clock is sent the removal, upon
//!   which it raises its clock and appears again.

use std::collections::{HashMap, VecDeque};

use bytes::Bytes;

use crate::{
    scan::Refused,
    wire::{Message, Reader, Writer},
};

use super::{
    input::{ClientId, Permit},
    signature::signed,
};

/// The most bytes of one state as it arrives; a signature may add a name.
pub const MAX_STATE: usize = 16 * 1024;
/// The most states one connection may own; honest ones own one.
pub const MAX_OWNED: usize = 4;
/// The most states in one message: everyone in a room, sent back by y-websocket.
const MAX_STATES: usize = 10_000;
/// How many removed states are remembered, for clients that come back.
const MAX_REMOVED: usize = 1_000;

/// All states of a room.
#[derive(Debug, Default)]
pub struct Awareness {
    present: HashMap<u64, Present>,
    removed: HashMap<u64, u64>,
    removal_order: VecDeque<u64>,
}

#[derive(Debug)]
struct Present {
    clock: u64,
    state: Box<str>,
    owner: ClientId,
}

/// Where a message comes from.
#[derive(Debug, Clone, Copy)]
pub struct Speaker<'a> {
    /// The connection.
    pub client: ClientId,
    /// Whose it is.
    pub permit: &'a Permit,
}

/// What came of an awareness message.
#[derive(Debug, Default)]
pub struct Heard {
    /// For everybody, the sender included: y-websocket reconnects when it hears nothing.
    pub everybody: Option<Bytes>,
    /// For the sender alone.
    pub sender: Option<Bytes>,
    /// The Yjs clients that the sender was not known by before.
    pub adopted: Vec<u64>,
}

const NOTHING: &str = "null";

impl Awareness {
    /// Takes a message from the connection `from`.
    pub fn hear(&mut self, bytes: &[u8], from: Speaker<'_>) -> Result<Heard, Refused> {
        let mut changed = Vec::new();
        let (mut gone, mut adopted) = (Vec::new(), Vec::new());
        let mut reader = Reader::new(bytes);
        let states = reader.count(3)?;
        if states > MAX_STATES {
            return Err(Refused::TooLarge);
        }
        for _ in 0..states {
            let (id, clock, state) = (reader.var()?, reader.var()?, reader.text()?);
            if state.len() > MAX_STATE {
                return Err(Refused::TooLarge);
            }
            match self.hear_one(id, clock, state, from)? {
                One::Adopted => {
                    changed.push(id);
                    adopted.push(id);
                }
                One::Changed => changed.push(id),
                One::Gone => gone.push(id),
                One::Ignored => {}
            }
        }
        reader.finish()?;
        Ok(Heard {
            everybody: self.frame(&changed),
            sender: self.frame(&gone),
            adopted,
        })
    }

    /// Removes what a connection owned. Returns the frame that tells everybody.
    pub fn leave(&mut self, client: ClientId) -> Option<Bytes> {
        let owned: Vec<(u64, u64)> = self
            .present
            .iter()
            .filter(|(_, present)| present.owner == client)
            .map(|(id, present)| (*id, present.clock))
            .collect();
        for (id, clock) in &owned {
            self.remove(*id, clock + 1);
        }
        let ids: Vec<u64> = owned.into_iter().map(|(id, _)| id).collect();
        self.frame(&ids)
    }

    /// The frame with all present states, if there are any.
    pub fn all(&self) -> Option<Bytes> {
        let ids: Vec<u64> = self.present.keys().copied().collect();
        self.frame(&ids)
    }

    fn hear_one(
        &mut self,
        id: u64,
        clock: u64,
        state: &str,
        from: Speaker<'_>,
    ) -> Result<One, Refused> {
        let removal = state == NOTHING;
        match self.present.get_mut(&id) {
            Some(present) if present.owner != from.client => Ok(One::Ignored),
            Some(present) if removal => {
                if clock < present.clock {
                    return Ok(One::Ignored);
                }
                self.remove(id, clock);
                Ok(One::Changed)
            }
            Some(present) => {
                if clock > present.clock {
                    present.state = signed(state, from.permit)?.into();
                    present.clock = clock;
                    return Ok(One::Changed);
                }
                Ok(One::Ignored)
            }
            None if removal => Ok(One::Ignored),
            None if self
                .removed
                .get(&id)
                .is_some_and(|removed| clock <= *removed) =>
            {
                Ok(One::Gone)
            }
            None => self.adopt(id, clock, state, from),
        }
    }

    fn adopt(
        &mut self,
        id: u64,
        clock: u64,
        state: &str,
        from: Speaker<'_>,
    ) -> Result<One, Refused> {
        if self
            .present
            .values()
            .filter(|present| present.owner == from.client)
            .count()
            >= MAX_OWNED
        {
            return Ok(One::Ignored);
        }
        let state = signed(state, from.permit)?.into();
        self.removed.remove(&id);
        self.present.insert(
            id,
            Present {
                clock,
                state,
                owner: from.client,
            },
        );
        Ok(One::Adopted)
    }

    fn remove(&mut self, id: u64, clock: u64) {
        self.present.remove(&id);
        if self.removed.insert(id, clock).is_none() {
            self.removal_order.push_back(id);
        }
        while self.removal_order.len() > MAX_REMOVED {
            if let Some(oldest) = self.removal_order.pop_front() {
                self.removed.remove(&oldest);
            }
        }
    }

    fn frame(&self, ids: &[u64]) -> Option<Bytes> {
        if ids.is_empty() {
            return None;
        }
        let mut writer = Writer::with_capacity(16 + 256 * ids.len());
        writer.var(ids.len() as u64);
        for id in ids {
            let (clock, state) = match self.present.get(id) {
                Some(present) => (present.clock, &*present.state),
                None => (self.removed.get(id).copied().unwrap_or_default(), NOTHING),
            };
            writer.var(*id);
            writer.var(clock);
            writer.buffer(state.as_bytes());
        }
        Some(Message::Awareness(&writer.into_bytes()).encode())
    }
}

enum One {
    Adopted,
    Changed,
    Gone,
    Ignored,
}

#[cfg(test)]
mod tests {
    use domain::permission::Standing;

    use super::*;

    const ANNA: ClientId = ClientId(1);
    const BEN: ClientId = ClientId(2);

    fn hear(awareness: &mut Awareness, states: &[u8], client: ClientId) -> Result<Heard, Refused> {
        let permit = Permit {
            person: client.0.to_string(),
            name: String::new(),
            standing: Standing::Participant,
        };
        let permit = &permit;
        awareness.hear(states, Speaker { client, permit })
    }

    fn message(states: &[(u64, u64, &str)]) -> Bytes {
        let mut writer = Writer::with_capacity(64);
        writer.var(states.len() as u64);
        for (id, clock, state) in states {
            writer.var(*id);
            writer.var(*clock);
            writer.buffer(state.as_bytes());
        }
        writer.into_bytes()
    }

    fn frame(states: &[(u64, u64, &str)]) -> Option<Bytes> {
        Some(Message::Awareness(&message(states)).encode())
    }

    #[test]
    fn a_state_is_told_to_everybody_once() {
        let mut awareness = Awareness::default();
        let heard = hear(&mut awareness, &message(&[(7, 1, "{}")]), ANNA).unwrap();
        assert_eq!(heard.everybody, frame(&[(7, 1, "{}")]));
        let again = hear(&mut awareness, &message(&[(7, 1, "{}")]), ANNA).unwrap();
        assert_eq!(again.everybody, None);
        assert_eq!(awareness.all(), frame(&[(7, 1, "{}")]));
    }

    #[test]
    fn nobody_touches_a_state_of_another_live_connection() {
        let mut awareness = Awareness::default();
        hear(&mut awareness, &message(&[(7, 1, "{}")]), ANNA).unwrap();
        for forged in [(7, 9, "{\"name\":\"Ben\"}"), (7, 9, "null")] {
            let heard = hear(&mut awareness, &message(&[forged]), BEN).unwrap();
            assert!(heard.everybody.is_none() && heard.sender.is_none());
        }
        assert_eq!(awareness.all(), frame(&[(7, 1, "{}")]));
    }

    #[test]
    fn leaving_removes_and_a_client_that_returns_is_told_so() {
        let mut awareness = Awareness::default();
        hear(&mut awareness, &message(&[(7, 5, "{}")]), ANNA).unwrap();
        assert_eq!(awareness.leave(ANNA), frame(&[(7, 6, "null")]));
        assert_eq!(awareness.leave(ANNA), None);
        let returned = hear(&mut awareness, &message(&[(7, 5, "{}")]), BEN).unwrap();
        assert_eq!(returned.everybody, None);
        assert_eq!(returned.sender, frame(&[(7, 6, "null")]));
        let raised = hear(&mut awareness, &message(&[(7, 7, "{}")]), BEN).unwrap();
        assert_eq!(raised.everybody, frame(&[(7, 7, "{}")]));
    }

    #[test]
    fn a_connection_owns_a_few_states_only() {
        let mut awareness = Awareness::default();
        for id in 0..100 {
            hear(&mut awareness, &message(&[(id, 1, "{}")]), ANNA).unwrap();
        }
        assert_eq!(awareness.present.len(), MAX_OWNED);
    }

    #[test]
    fn hostile_messages_are_refused() {
        let long = format!("\"{}\"", "x".repeat(MAX_STATE));
        let deep = "[".repeat(10_000);
        for (bytes, expected) in [
            (message(&[(7, 1, &long)]), Refused::TooLarge),
            (message(&[(7, 1, &deep)]), Refused::Malformed),
            (message(&[(7, 1, "{")]), Refused::Malformed),
            (
                Bytes::from_static(&[0xff, 0xff, 0xff, 0x7a]),
                Refused::Malformed,
            ),
        ] {
            assert_eq!(
                hear(&mut Awareness::default(), &bytes, ANNA).unwrap_err(),
                expected
            );
        }
    }
}
