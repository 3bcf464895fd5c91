//! Frames from clients: limits, decoding, presence. Updates go on in `update`.

use bytes::Bytes;
use domain::Moment;
use yrs::{StateVector, updates::decoder::Decode};

use crate::{
    scan::{self, Refused},
    wire::{MAX_FRAME, Message},
};

use super::{
    Room,
    awareness::Speaker,
    clients::Exhausted,
    close,
    input::{ClientId, Effect},
    limits::STEP_1_COST,
    update::Carrier,
};

/// Why a connection is closed over a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Malformed,
    TooLarge,
    TooFast,
}

impl Fault {
    fn code(self) -> (u16, &'static str) {
        match self {
            Self::Malformed => (close::MALFORMED, "malformed"),
            Self::TooLarge => (close::TOO_LARGE, "too large"),
            Self::TooFast => (close::TOO_FAST, "too fast"),
        }
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Malformed => Self::Malformed,
            Refused::TooLarge => Self::TooLarge,
        }
    }
}

impl From<Exhausted> for Fault {
    fn from(_: Exhausted) -> Self {
        Self::TooFast
    }
}

impl Room {
    pub(super) fn receive(
        &mut self,
        client: ClientId,
        frame: &Bytes,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) {
        if let Err(fault) = self.try_receive(client, frame, now, effects) {
            let (code, reason) = fault.code();
            self.close(client, code, reason, effects);
        }
    }

    fn try_receive(
        &mut self,
        client: ClientId,
        frame: &Bytes,
        now: Moment,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Fault> {
        let Some(state) = self.clients.get_mut(&client) else {
            return Ok(());
        };
        if frame.len() > MAX_FRAME {
            return Err(Fault::TooLarge);
        }
        state.allowance.spend_bytes(frame.len(), now)?;
        match Message::decode(frame).map_err(Refused::from)? {
            Message::Step1(payload) => {
                state.allowance.spend_messages(STEP_1_COST)?;
                self.answer(client, payload, effects)
            }
            Message::Step2(payload) => {
                state.allowance.spend_messages(1.0)?;
                self.update(client, Carrier::Step2, &frame.slice_ref(payload), effects)
            }
            Message::Update(payload) => {
                state.allowance.spend_messages(1.0)?;
                self.update(
                    client,
                    Carrier::Update(frame),
                    &frame.slice_ref(payload),
                    effects,
                )
            }
            Message::Awareness(payload) => self.presence(client, payload, effects),
            Message::QueryAwareness => {
                state.allowance.spend_messages(STEP_1_COST)?;
                effects.extend(
                    self.awareness
                        .all()
                        .map(|frame| Effect::Send { to: client, frame }),
                );
                Ok(())
            }
            Message::Acknowledged(_) | Message::Notice(_) => Err(Fault::Malformed),
        }
    }

    fn answer(
        &mut self,
        client: ClientId,
        state_vector: &[u8],
        effects: &mut Vec<Effect>,
    ) -> Result<(), Fault> {
        scan::state_vector(state_vector)?;
        let state = StateVector::decode_v1(state_vector).map_err(|_| Fault::Malformed)?;
        let frame = if state.is_empty() {
            self.whole()
        } else {
            Message::Step2(&self.engine.difference(&state)).encode()
        };
        effects.push(Effect::Send { to: client, frame });
        Ok(())
    }

    /// The whole document for a newcomer. A room full of people opens a board within seconds;
    /// it is encoded once for all who come before the next change.
    fn whole(&mut self) -> Bytes {
        match &self.newcomers {
            Some((issued, frame)) if *issued == self.issued => frame.clone(),
            _ => {
                let update = self.engine.difference(&StateVector::default());
                let frame = Message::Step2(&update).encode();
                self.newcomers = Some((self.issued, frame.clone()));
                frame
            }
        }
    }

    fn presence(
        &mut self,
        client: ClientId,
        payload: &[u8],
        effects: &mut Vec<Effect>,
    ) -> Result<(), Fault> {
        let Some(state) = self.clients.get(&client) else {
            return Ok(());
        };
        let permit = &*state.permit;
        let heard = self.awareness.hear(payload, Speaker { client, permit })?;
        // A number with a past is left to whoever goes on writing under it.
        let new = heard
            .adopted
            .iter()
            .filter(|id| self.history.known(**id) == 0);
        new.for_each(|id| self.writers.claim(&permit.person, *id));
        if let Some(frame) = heard.sender {
            effects.push(Effect::Send { to: client, frame });
        }
        let Some(frame) = heard.everybody else {
            // y-websocket sends back what it hears of others: many messages of which nothing
            // comes. They are paid by the byte only.
            return Ok(());
        };
        if let Some(state) = self.clients.get_mut(&client) {
            state.allowance.spend_messages(1.0)?;
        }
        effects.push(Effect::Broadcast {
            except: None,
            frame,
        });
        Ok(())
    }
}
