//! Updates from clients: admission, application, putting right what they may not do.

use std::sync::Arc;

use bytes::Bytes;

use crate::{
    scan::{self, Refused, Summary},
    wire::{Message, Notice, Refusal},
};

use super::{
    Health, Room,
    clients::Asked,
    close,
    engine::{Applied, Extent, Failure},
    guard::{Offence, Review, Verdict, mend},
    history::Admission,
    input::{ClientId, Effect, Permit},
    limits::{MAX_DOCUMENT, MAX_NEW_WRITERS, MAX_TYPES_MADE, MEASURE_EVERY},
    receive::Fault,
};

/// The message that brought an update.
#[derive(Debug, Clone, Copy)]
pub(super) enum Carrier<'a> {
    /// Everything that the client has and the room lacked when it asked.
    Step2,
    /// A change as it happened, in this frame.
    Update(&'a Bytes),
}

/// An update with all that is known about it before it is applied.
struct Arrival<'a> {
    client: ClientId,
    permit: Arc<Permit>,
    carrier: Carrier<'a>,
    update: &'a Bytes,
    summary: Summary<'a>,
    admission: Admission,
}

impl Room {
    pub(super) fn update(
        &mut self,
        client: ClientId,
        carrier: Carrier<'_>,
        update: &Bytes,
        effects: &mut Vec<Effect>,
    ) -> Result<(), Fault> {
        let summary = scan::update(update)?;
        let admission = self.history.admit(&summary);
        let Some(state) = self.clients.get_mut(&client) else {
            return Ok(());
        };
        if matches!(carrier, Carrier::Step2) {
            state.asked = Asked::No;
        }
        let arrival = Arrival {
            client,
            permit: state.permit.clone(),
            carrier,
            update,
            summary,
            admission,
        };
        if !arrival.permit.may_edit() {
            self.observed(&arrival, effects);
        } else if self.is_locked_for(&arrival) {
            self.withhold_locked(client, effects);
        } else if admission == Admission::Missing {
            self.withhold_missing(&arrival, effects);
        } else if self.is_full(&arrival.summary) {
            return Err(Fault::TooLarge);
        } else {
            return self.apply(&arrival, effects);
        }
        Ok(())
    }

    /// Rule 6. y-websocket answers step 1 in an observer's page too; that there is nothing new
    /// in it makes it harmless. Deletions in it are what the page was sent, or never applied.
    fn observed(&mut self, arrival: &Arrival<'_>, effects: &mut Vec<Effect>) {
        let nothing_new = match arrival.carrier {
            Carrier::Step2 => !arrival.makes_anything_new(),
            Carrier::Update(_) => {
                !arrival.makes_anything_new() && arrival.summary.deletes.is_empty()
            }
        };
        if nothing_new {
            self.taken(arrival, effects);
        } else {
            self.close(arrival.client, close::FORBIDDEN, "read only", effects);
        }
    }

    /// Whether the board is locked for the sender and the update would change something.
    fn is_locked_for(&self, arrival: &Arrival<'_>) -> bool {
        if !self.rules.board_locked || arrival.permit.may_lead() {
            return false;
        }
        match arrival.carrier {
            _ if arrival.makes_anything_new() => true,
            _ if arrival.summary.deletes.is_empty() => false,
            Carrier::Update(_) => true,
            // Step 2 lists all deletions that the client knows.
            Carrier::Step2 => self.engine.deletes_more(arrival.update),
        }
    }

    /// Rule 7.
    fn withhold_locked(&mut self, client: ClientId, effects: &mut Vec<Effect>) {
        let Some(state) = self.clients.get_mut(&client) else {
            return;
        };
        state.receipts.withheld();
        if state.receipts.wanted() && !state.told_locked {
            state.told_locked = true;
            let frame = Notice::Refused {
                reason: Refusal::BoardLocked,
            }
            .encode();
            effects.push(Effect::Send { to: client, frame });
        }
    }

    /// Rule 4. A step 2 that still refers to something unknown is not asked for again, or a
    /// client that lacks something itself would be asked for ever.
    fn withhold_missing(&mut self, arrival: &Arrival<'_>, effects: &mut Vec<Effect>) {
        let Some(state) = self.clients.get_mut(&arrival.client) else {
            return;
        };
        state.receipts.withheld();
        if matches!(arrival.carrier, Carrier::Update(_)) && state.asked == Asked::No {
            self.ask(arrival.client, effects);
        }
    }

    /// Whether the room has no space for more.
    fn is_full(&mut self, summary: &Summary) -> bool {
        if summary.sections.is_empty() {
            return false;
        }
        if self.unmeasured > MEASURE_EVERY {
            self.unmeasured = 0;
            self.size = self.engine.snapshot().len();
        }
        self.size > MAX_DOCUMENT || self.types_made + summary.types > MAX_TYPES_MADE
    }

    fn apply(&mut self, arrival: &Arrival<'_>, effects: &mut Vec<Effect>) -> Result<(), Fault> {
        let person = &arrival.permit.person;
        if !self.writers.allow(person, &arrival.summary, &self.history) {
            return Err(Fault::Malformed);
        }
        self.count_new_writers(arrival)?;
        let trace = self
            .history
            .trace(&arrival.summary)
            .map_err(Refused::from)?;
        let applied = match self.engine.apply(arrival.update, arrival.admission) {
            Ok(applied) => applied,
            Err(Failure::Undecodable) => return Err(Fault::Malformed),
            Err(Failure::Broken) => {
                self.health = Health::Broken;
                let client = arrival.client;
                effects.push(Effect::Close {
                    client,
                    code: close::MALFORMED,
                    reason: "malformed",
                });
                effects.push(Effect::Reload);
                return Ok(());
            }
        };
        self.types_made += arrival.summary.types;
        self.unmeasured += arrival.update.len();
        match applied.extent {
            Extent::Whole => self.history.advance(trace),
            Extent::Part => self.learn_anew(effects),
        }
        self.claim_writer(arrival);
        self.pass_on(arrival, &applied, effects);
        let verdict = self.put_right(arrival, &applied, effects);
        self.taken(arrival, effects);
        self.tell(arrival.client, &verdict, effects);
        match (applied.extent, verdict.offence) {
            (Extent::Part, _) | (_, Some(Offence::Schema)) => Err(Fault::Malformed),
            (_, Some(Offence::Limit)) => Err(Fault::TooLarge),
            (Extent::Whole, None) => Ok(()),
        }
    }

    fn count_new_writers(&mut self, arrival: &Arrival<'_>) -> Result<(), Fault> {
        let sections = arrival.summary.sections.iter();
        let new = sections
            .filter(|section| self.history.known(section.client) == 0)
            .count();
        let Some(state) = self.clients.get_mut(&arrival.client) else {
            return Ok(());
        };
        state.new_writers += new;
        if state.new_writers > MAX_NEW_WRITERS {
            Err(Fault::TooLarge)
        } else {
            Ok(())
        }
    }

    /// A page sends its own changes as they happen. Saying again what is known claims nothing,
    /// nor does step 2, which may bring changes of others that the server lost.
    fn claim_writer(&mut self, arrival: &Arrival<'_>) {
        if let (Carrier::Update(_), [section]) = (arrival.carrier, &arrival.summary.sections[..])
            && arrival.makes_anything_new()
        {
            self.writers.claim(&arrival.permit.person, section.client);
        }
    }

    fn pass_on(&mut self, arrival: &Arrival<'_>, applied: &Applied, effects: &mut Vec<Effect>) {
        let Some(update) = &applied.update else {
            return;
        };
        let frame = match arrival.carrier {
            // The very frame that came, when nothing in it is known: no copy is made.
            Carrier::Update(frame) if update == arrival.update => frame.clone(),
            _ => Message::Update(update).encode(),
        };
        effects.push(Effect::Broadcast {
            except: Some(arrival.client),
            frame,
        });
        self.persist(&arrival.permit.person, update.clone(), effects);
    }

    fn put_right(
        &mut self,
        arrival: &Arrival<'_>,
        applied: &Applied,
        effects: &mut Vec<Effect>,
    ) -> Verdict {
        if applied.touches.is_empty() {
            return Verdict::default();
        }
        self.guard.observe(&applied.touches);
        let (guard, permit, rules) = (&self.guard, &arrival.permit, &self.rules);
        let loose = arrival.summary.loose;
        let verdict = self.engine.read(|transaction, roots| {
            Review {
                guard,
                permit,
                rules,
                transaction,
                roots,
                loose,
            }
            .judge(&applied.touches)
        });
        if !verdict.fixes.is_empty() {
            self.write(effects, |transaction, roots| {
                mend(transaction, roots, &verdict.fixes)
            });
        }
        if permit.may_lead() {
            self.trust(&applied.touches);
        }
        verdict
    }

    /// The update counts as stored once everything issued so far is durable.
    fn taken(&mut self, arrival: &Arrival<'_>, effects: &mut Vec<Effect>) {
        let Some(state) = self.clients.get_mut(&arrival.client) else {
            return;
        };
        state.receipts.taken(self.issued);
        if matches!(arrival.carrier, Carrier::Step2) {
            state.receipts.caught_up(self.issued);
        }
        self.settle(arrival.client, effects);
    }

    fn tell(&self, client: ClientId, verdict: &Verdict, effects: &mut Vec<Effect>) {
        if !self
            .clients
            .get(&client)
            .is_some_and(|state| state.receipts.wanted())
        {
            return;
        }
        for (reason, keys) in &verdict.reverted {
            let notice = Notice::Reverted {
                keys: keys.iter().cloned().collect(),
                reason: *reason,
            };
            effects.push(Effect::Send {
                to: client,
                frame: notice.encode(),
            });
        }
    }
}

impl Arrival<'_> {
    /// Whether it carries changes that the room does not know, deletions aside.
    fn makes_anything_new(&self) -> bool {
        !self.summary.sections.is_empty() && self.admission != Admission::Known
    }
}
