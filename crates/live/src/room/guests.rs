//! Who is in the room: sockets come, change their rights and go.

use board::room::{ClientId, Input, Permit};

use super::{Guest, RoomTask, message::Visitor};
use crate::connection::{Goodbye, Outlet};

impl RoomTask {
    pub(super) fn connect(&mut self, client: ClientId, visitor: Visitor, outlet: Outlet) {
        let person = visitor.permit.person.clone();
        self.guests.insert(
            client,
            Guest {
                outlet,
                person: person.clone(),
            },
        );
        metrics::gauge!("ekkyo_board_sockets").increment(1.0);
        self.around
            .watcher
            .entered(&self.key, &person, visitor.presence);
        self.apply(Input::Connect {
            client,
            permit: visitor.permit,
            acks: visitor.acks,
        });
    }

    pub(super) fn disconnect(&mut self, client: ClientId) {
        if self.remove_guest(client).is_some() {
            self.apply(Input::Disconnect { client });
        }
    }

    pub(super) fn remove_guest(&mut self, client: ClientId) -> Option<Guest> {
        let guest = self.guests.remove(&client)?;
        metrics::gauge!("ekkyo_board_sockets").decrement(1.0);
        self.around.watcher.left(&self.key, &guest.person);
        Some(guest)
    }

    pub(super) fn change_permit(&mut self, person: &str, permit: Option<&Permit>) {
        let sockets: Vec<ClientId> = self
            .guests
            .iter()
            .filter(|(_, guest)| guest.person == person)
            .map(|(client, _)| *client)
            .collect();
        for client in sockets {
            match permit {
                Some(permit) => self.apply(Input::Permit {
                    client,
                    permit: permit.clone(),
                }),
                None => self.close(client, Goodbye::new(4403, "no longer allowed here")),
            }
        }
    }

    pub(super) fn close(&mut self, client: ClientId, goodbye: Goodbye) {
        if let Some(guest) = self.remove_guest(client) {
            tracing::info!(room = %self.key, person = guest.person, code = goodbye.code, reason = goodbye.reason, "closing a board socket");
            guest.outlet.close(goodbye);
            self.apply(Input::Disconnect { client });
        }
    }

    pub(super) fn send_everyone_away(&mut self, goodbye: &Goodbye) {
        let clients: Vec<ClientId> = self.guests.keys().copied().collect();
        for client in clients {
            self.close(client, goodbye.clone());
        }
    }
}
