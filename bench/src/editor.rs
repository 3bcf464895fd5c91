//! Somebody who edits: writes notes, types into them and moves them, at a steady rate, and
//! watches what arrives from the others. Their document holds only their own notes: decoding
//! everybody's edits would cost the load generator more than the server.

use std::{collections::HashMap, time::Duration};

use anyhow::Result;
use tokio::time::{Instant, MissedTickBehavior};
use yrs::{
    Any, Doc, Map, MapRef, ReadTxn, StateVector, Text, TextPrelim, TextRef, Transact, WriteTxn,
    updates::{decoder::Decode, encoder::Encode},
};

use crate::{
    frame::{self, Incoming},
    socket::Socket,
    stamp::Stamp,
};

/// Edits of one note before the next one is begun.
const EDITS_PER_NOTE: u32 = 100;
/// Of this many edits one moves the note; the others type.
const EDITS_PER_MOVE: u32 = 5;

/// What an editor saw.
#[derive(Default)]
pub struct Seen {
    /// Microseconds between somebody's edit and its arrival here.
    pub delays: Vec<u64>,
    /// Edits sent.
    pub sent: u64,
    /// Edits that are stored, by the server's word.
    pub stored: Vec<u32>,
    /// How often the server undid or refused something.
    pub notices: u64,
}

/// Which part of a run counts.
#[derive(Clone, Copy)]
pub struct Window {
    /// From here on arrivals are measured.
    pub from: Instant,
    /// Here sending ends.
    pub until: Instant,
}

/// A person at a board.
pub struct Editor {
    number: u16,
    person: String,
    document: Doc,
    notes: MapRef,
    texts: MapRef,
    note: Option<(String, TextRef)>,
    edits: u32,
    /// The edit in each message with an update, in the order sent; the first messages may
    /// carry none.
    messages: Vec<Option<u32>>,
    acknowledged: usize,
    seen: Seen,
}

impl Editor {
    /// Number `number` of a board, writing as `person`.
    pub fn new(number: u16, person: String) -> Self {
        let document = Doc::new();
        let notes = document.get_or_insert_map("notes");
        let texts = document.get_or_insert_map("texts");
        Self {
            number,
            person,
            document,
            notes,
            texts,
            note: None,
            edits: 0,
            messages: Vec::new(),
            acknowledged: 0,
            seen: Seen::default(),
        }
    }

    /// Edits `rate` times a second until the window ends or the connection does.
    pub async fn run(mut self, mut socket: Socket, rate: f64, window: Window) -> Result<Seen> {
        socket
            .send(frame::step1(&StateVector::default().encode_v1()))
            .await?;
        let period = Duration::from_secs_f64(1.0 / rate);
        // Spread over the period, as people are.
        let phase = period.mul_f64(f64::from(self.number) * 0.618_034 % 1.0);
        let mut ticks = tokio::time::interval_at(Instant::now() + phase, period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = tokio::time::sleep_until(window.until) => break,
                _ = ticks.tick() => {
                    let update = self.edit();
                    if socket.send(frame::update(&update)).await.is_err() {
                        return Ok(self.finish());
                    }
                }
                received = socket.receive() => {
                    let Some(bytes) = received? else { return Ok(self.finish()) };
                    if let Some(answer) = self.take(&bytes, window) {
                        socket.send(answer).await?;
                    }
                }
            }
        }
        socket.close().await;
        Ok(self.finish())
    }

    fn edit(&mut self) -> Vec<u8> {
        let number = self.edits;
        self.edits += 1;
        self.messages.push(Some(number));
        self.seen.sent += 1;
        let mark = Stamp::now(self.number, number).mark();
        let begins_note = number.is_multiple_of(EDITS_PER_NOTE);
        let mut transaction = self.document.transact_mut();
        if begins_note {
            let id = format!("bench{:03x}{number:06x}", self.number);
            self.notes
                .insert(&mut transaction, id.as_str(), place(&self.person, number));
            let text = self
                .texts
                .insert(&mut transaction, id.as_str(), TextPrelim::new(mark));
            self.note = Some((id, text));
        } else if let Some((id, text)) = &self.note {
            if number.is_multiple_of(EDITS_PER_MOVE) {
                self.notes
                    .insert(&mut transaction, id.as_str(), place(&self.person, number));
            }
            // A move carries a stamp too, or nobody could tell when it arrived.
            text.push(&mut transaction, &mark);
        }
        transaction.encode_update_v1()
    }

    fn take(&mut self, bytes: &[u8], window: Window) -> Option<bytes::Bytes> {
        match frame::read(bytes)? {
            Incoming::Update(update) => {
                let now = Instant::now();
                if now >= window.from && now < window.until {
                    let others = Stamp::all_in(update).filter(|it| it.editor != self.number);
                    self.seen.delays.extend(others.map(Stamp::age));
                }
                None
            }
            Incoming::Step1(state_vector) => {
                let known = StateVector::decode_v1(state_vector).ok()?;
                let missing = self.document.transact().encode_state_as_update_v1(&known);
                self.messages.push(None);
                Some(frame::step2(&missing))
            }
            Incoming::Acknowledged(count) => {
                self.acknowledged = usize::try_from(count).unwrap_or(usize::MAX);
                None
            }
            Incoming::Notice(_) => {
                self.seen.notices += 1;
                None
            }
            Incoming::Step2(_) | Incoming::Other => None,
        }
    }

    fn finish(mut self) -> Seen {
        let stored = self.messages.iter().take(self.acknowledged).flatten();
        self.seen.stored = stored.copied().collect();
        self.seen
    }
}

/// A note as it lies on the board after its author changed it so often.
pub fn place(author: &str, changes: u32) -> Any {
    let shift = f64::from(changes % 1_000);
    let note = [
        ("kind", Any::from("event")),
        ("x", Any::from(100.0 + shift)),
        ("y", Any::from(200.0 + shift * 0.5)),
        ("w", Any::from(120.0)),
        ("h", Any::from(120.0)),
        ("by", Any::from(author)),
    ];
    Any::from(HashMap::from(
        note.map(|(key, value)| (key.to_owned(), value)),
    ))
}

/// Everything a socket's board holds, read once.
pub async fn read_document(socket: &mut Socket) -> Result<Doc> {
    let document = Doc::new();
    document.transact_mut().get_or_insert_map("texts");
    socket
        .send(frame::step1(&StateVector::default().encode_v1()))
        .await?;
    while let Some(bytes) = socket.receive().await? {
        if let Some(Incoming::Step2(update)) = frame::read(&bytes) {
            let update = yrs::Update::decode_v1(update)?;
            document.transact_mut().apply_update(update)?;
            return Ok(document);
        }
    }
    anyhow::bail!("the server closed before it sent the board")
}
