//! What a room remembers of each connection: its rights, its acknowledgements and its rate.

use std::{collections::VecDeque, sync::Arc};

use domain::Moment;

use super::{
    input::{Acks, Permit},
    limits::{BYTE_BURST, BYTES_PER_SECOND, MESSAGE_BURST, MESSAGES_PER_SECOND},
};

/// One connection.
#[derive(Debug)]
pub struct Client {
    /// Its rights.
    pub permit: Arc<Permit>,
    /// Under how many Yjs clients that nobody knew it wrote.
    pub new_writers: usize,
    /// What it is still to be told about its updates.
    pub receipts: Receipts,
    /// How much it may still send.
    pub allowance: Allowance,
    /// Whether a step 1 is on its way that it has not answered.
    pub asked: Asked,
    /// Whether it was told that the board is locked.
    pub told_locked: bool,
}

/// Whether the server has asked a client for its changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A step 2 is expected.
    Yes,
    /// Nothing is expected.
    No,
}

impl Client {
    /// A new connection, to which step 1 is about to be sent.
    pub fn new(permit: Permit, acks: Acks) -> Self {
        Self {
            permit: Arc::new(permit),
            new_writers: 0,
            receipts: Receipts {
                acks,
                waiting: VecDeque::new(),
                acknowledged: 0,
            },
            allowance: Allowance {
                messages: MESSAGE_BURST,
                bytes: BYTE_BURST,
                at: None,
            },
            asked: Asked::Yes,
            told_locked: false,
        }
    }
}

/// The updates of one connection in the order they came, until they are acknowledged.
#[derive(Debug)]
pub struct Receipts {
    acks: Acks,
    waiting: VecDeque<Waiting>,
    acknowledged: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Waiting {
    /// For everything up to this number to be durable.
    Durable(u64),
    /// For the client to send its changes once more.
    Again,
}

impl Receipts {
    /// Whether the client wants messages 100 and 101 at all.
    pub fn wanted(&self) -> bool {
        self.acks == Acks::Wanted
    }

    /// An update came whose effects have numbers up to `number`.
    pub fn taken(&mut self, number: u64) {
        self.push(Waiting::Durable(number));
    }

    /// An update came that was not taken. Neither it nor what follows counts as stored before
    /// the client has sent everything once more.
    pub fn withheld(&mut self) {
        self.push(Waiting::Again);
    }

    /// The client has sent all it had, which is covered by effects up to `number`.
    pub fn caught_up(&mut self, number: u64) {
        for waiting in &mut self.waiting {
            if *waiting == Waiting::Again {
                *waiting = Waiting::Durable(number);
            }
        }
    }

    /// Everything up to `durable` is stored. Returns the new count to send, if it grew.
    pub fn settle(&mut self, durable: u64) -> Option<u64> {
        let before = self.acknowledged;
        while let Some(Waiting::Durable(number)) = self.waiting.front()
            && *number <= durable
        {
            self.waiting.pop_front();
            self.acknowledged += 1;
        }
        (self.acknowledged > before).then_some(self.acknowledged)
    }

    fn push(&mut self, waiting: Waiting) {
        if self.wanted() {
            self.waiting.push_back(waiting);
        }
    }
}

/// Two token buckets, for messages and for bytes.
#[derive(Debug)]
pub struct Allowance {
    messages: f64,
    bytes: f64,
    at: Option<Moment>,
}

/// A client sent more than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exhausted;

impl Allowance {
    /// Pays for the bytes of a frame.
    pub fn spend_bytes(&mut self, bytes: usize, now: Moment) -> Result<(), Exhausted> {
        let seconds = self
            .at
            .map_or(0.0, |at| (now - at).clamp(0, 3_600_000) as f64 / 1_000.0);
        // A clock that is set back must not stop the refill for good.
        self.at = Some(now);
        self.messages = (self.messages + seconds * MESSAGES_PER_SECOND).min(MESSAGE_BURST);
        self.bytes = (self.bytes + seconds * BYTES_PER_SECOND).min(BYTE_BURST);
        spend(&mut self.bytes, bytes as f64)
    }

    /// Pays for `cost` messages.
    pub fn spend_messages(&mut self, cost: f64) -> Result<(), Exhausted> {
        spend(&mut self.messages, cost)
    }
}

fn spend(tokens: &mut f64, cost: f64) -> Result<(), Exhausted> {
    if *tokens < cost {
        return Err(Exhausted);
    }
    *tokens -= cost;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipts() -> Receipts {
        Receipts {
            acks: Acks::Wanted,
            waiting: VecDeque::new(),
            acknowledged: 0,
        }
    }

    #[test]
    fn acknowledgements_are_cumulative_and_in_order() {
        let mut receipts = receipts();
        receipts.taken(1);
        receipts.taken(1);
        receipts.taken(3);
        assert_eq!(receipts.settle(0), None);
        assert_eq!(receipts.settle(2), Some(2));
        assert_eq!(receipts.settle(2), None);
        assert_eq!(receipts.settle(9), Some(3));
    }

    #[test]
    fn a_withheld_update_holds_back_later_ones_until_the_client_caught_up() {
        let mut receipts = receipts();
        receipts.taken(1);
        receipts.withheld();
        receipts.taken(2);
        assert_eq!(receipts.settle(2), Some(1));
        receipts.taken(3);
        receipts.caught_up(3);
        assert_eq!(receipts.settle(2), None);
        assert_eq!(receipts.settle(3), Some(4));
    }

    #[test]
    fn five_edits_a_second_and_a_large_paste_never_exhaust() {
        let mut client = Allowance {
            messages: MESSAGE_BURST,
            bytes: BYTE_BURST,
            at: None,
        };
        for tick in 0..10_000 {
            let now = Moment(tick * 200);
            client.spend_bytes(200, now).unwrap();
            client.spend_messages(1.0).unwrap();
        }
        for _ in 0..10 {
            client.spend_bytes(1024 * 1024, Moment(2_000_000)).unwrap();
        }
    }

    #[test]
    fn a_flood_exhausts() {
        let mut client = Allowance {
            messages: MESSAGE_BURST,
            bytes: BYTE_BURST,
            at: None,
        };
        let taken = (0..5_000)
            .take_while(|_| client.spend_messages(1.0).is_ok())
            .count();
        assert_eq!(taken, 1_000);
        client.spend_bytes(1, Moment(0)).unwrap();
        client.spend_bytes(1, Moment(1_000)).unwrap();
        let taken = (0..5_000)
            .take_while(|_| client.spend_messages(1.0).is_ok())
            .count();
        assert_eq!(taken, 200);
    }
}
