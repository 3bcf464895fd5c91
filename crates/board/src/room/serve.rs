//! Connections, rights, rules and the server's own edits.

use std::sync::Arc;

use bytes::Bytes;

use crate::{document, scan, wire::Message};

use super::{
    Health, Room, SERVER_AUTHOR,
    clients::{Asked, Client},
    edits,
    input::{Acks, ClientId, Effect, Permit, Rules, ServerEdit},
    touch::Touch,
};

impl Room {
    pub(super) fn connect(
        &mut self,
        client: ClientId,
        permit: Permit,
        acks: Acks,
        effects: &mut Vec<Effect>,
    ) {
        self.clients.insert(client, Client::new(permit, acks));
        effects.push(Effect::Send {
            to: client,
            frame: self.step_1(),
        });
        if let Some(frame) = self.awareness.all() {
            effects.push(Effect::Send { to: client, frame });
        }
    }

    pub(super) fn disconnect(&mut self, client: ClientId, effects: &mut Vec<Effect>) {
        if self.clients.remove(&client).is_none() {
            return;
        }
        if let Some(frame) = self.awareness.leave(client) {
            effects.push(Effect::Broadcast {
                except: None,
                frame,
            });
        }
    }

    /// Closes a connection and forgets it, so that nothing it still sends matters.
    pub(super) fn close(
        &mut self,
        client: ClientId,
        code: u16,
        reason: &'static str,
        effects: &mut Vec<Effect>,
    ) {
        effects.push(Effect::Close {
            client,
            code,
            reason,
        });
        self.disconnect(client, effects);
    }

    pub(super) fn committed(&mut self, up_to: u64, effects: &mut Vec<Effect>) {
        self.durable = self.durable.max(up_to);
        let mut clients: Vec<ClientId> = self.clients.keys().copied().collect();
        clients.sort_unstable();
        for client in clients {
            self.settle(client, effects);
        }
    }

    /// Sends the acknowledgement of a client if it grew.
    pub(super) fn settle(&mut self, client: ClientId, effects: &mut Vec<Effect>) {
        if let Some(state) = self.clients.get_mut(&client)
            && let Some(count) = state.receipts.settle(self.durable)
        {
            effects.push(Effect::Send {
                to: client,
                frame: Message::Acknowledged(count).encode(),
            });
        }
    }

    pub(super) fn change_permit(
        &mut self,
        client: ClientId,
        permit: Permit,
        effects: &mut Vec<Effect>,
    ) {
        let Some(state) = self.clients.get_mut(&client) else {
            return;
        };
        let gained = permit.may_lead() && !state.permit.may_lead();
        state.permit = Arc::new(permit);
        if gained && self.rules.board_locked {
            self.ask(client, effects);
        }
    }

    pub(super) fn change_rules(&mut self, rules: Rules, effects: &mut Vec<Effect>) {
        let unlocked = self.rules.board_locked && !rules.board_locked;
        self.rules = rules;
        if !unlocked {
            return;
        }
        let mut clients: Vec<ClientId> = self.clients.keys().copied().collect();
        clients.sort_unstable();
        for client in clients {
            self.ask(client, effects);
        }
    }

    /// Asks a client for everything that the room lacks.
    pub(super) fn ask(&mut self, client: ClientId, effects: &mut Vec<Effect>) {
        let frame = self.step_1();
        if let Some(state) = self.clients.get_mut(&client) {
            state.asked = Asked::Yes;
            state.told_locked = false;
            effects.push(Effect::Send { to: client, frame });
        }
    }

    pub(super) fn edit(&mut self, server_edits: &[ServerEdit], effects: &mut Vec<Effect>) {
        let touches = self.write(effects, |transaction, roots| {
            for edit in server_edits {
                edits::edit(transaction, roots, edit);
            }
        });
        self.trust(&touches);
    }

    /// Runs a transaction of the server, passes it on and stores it.
    pub(super) fn write(
        &mut self,
        effects: &mut Vec<Effect>,
        change: impl FnOnce(&mut yrs::TransactionMut<'_>, &document::Roots),
    ) -> Vec<Touch> {
        let (update, touches) = self.engine.change(change);
        self.guard.observe(&touches);
        if let Some(update) = update {
            self.remember(&update, effects);
            let frame = Message::Update(&update).encode();
            effects.push(Effect::Broadcast {
                except: None,
                frame,
            });
            self.persist(SERVER_AUTHOR, update, effects);
        }
        touches
    }

    /// Adds the server's own changes to the history.
    fn remember(&mut self, update: &[u8], effects: &mut Vec<Effect>) {
        let trace = scan::trusted_update(update)
            .ok()
            .and_then(|summary| self.history.trace(&summary).ok());
        match trace {
            Some(trace) => self.history.advance(trace),
            None => self.learn_anew(effects),
        }
    }

    /// Takes the history from the document, after something unforeseen.
    pub(super) fn learn_anew(&mut self, effects: &mut Vec<Effect>) {
        match self.engine.history() {
            Some(history) => self.history = history,
            None => {
                self.health = Health::Broken;
                effects.push(Effect::Reload);
            }
        }
    }

    pub(super) fn trust(&mut self, touches: &[Touch]) {
        let guard = &mut self.guard;
        self.engine
            .read(|transaction, roots| guard.trust(touches, transaction, roots));
    }

    pub(super) fn persist(&mut self, author: &str, update: Bytes, effects: &mut Vec<Effect>) {
        self.issued += 1;
        effects.push(Effect::Persist {
            number: self.issued,
            author: author.to_owned(),
            update,
        });
    }

    fn step_1(&self) -> Bytes {
        Message::Step1(&self.engine.encoded_state()).encode()
    }
}
