//! Tickets: short-lived, signed permissions to open a board's sockets. They travel in a query
//! string, where cookies of a foreign page cannot follow, and hold no secret but themselves.
//! What the holder may do is looked up anew at each use, so a removed person's ticket is void.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain::{BoardId, MemberId, Moment, OrganiserId};
use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

/// How long a ticket opens sockets. Long enough for a client that reconnects by itself during a
/// workshop day; pages fetch a fresh one before each connection.
pub const LIFETIME_MINUTES: i64 = 12 * 60;

/// Who holds a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A member of the workshop.
    Member(MemberId),
    /// An organiser of the workshop.
    Organiser(OrganiserId),
}

#[derive(Serialize, Deserialize)]
struct Claims {
    board: BoardId,
    holder: Holder,
    expires: Moment,
}

/// Signs and checks tickets with the server's secret.
#[derive(Clone)]
pub struct Tickets {
    key: Hmac<Sha256>,
}

impl Tickets {
    /// Tickets under `secret`; changing it voids all that are out.
    pub fn new(secret: &[u8]) -> Option<Self> {
        Hmac::new_from_slice(secret).ok().map(|key| Self { key })
    }

    /// A ticket for `board`, and when it expires.
    pub fn issue(&self, board: &BoardId, holder: Holder, now: Moment) -> Option<(String, Moment)> {
        let expires = now.plus_minutes(LIFETIME_MINUTES);
        let claims = Claims {
            board: board.clone(),
            holder,
            expires,
        };
        let payload = BASE64.encode(serde_json::to_vec(&claims).ok()?);
        let signature = BASE64.encode(self.mac(&payload).finalize().into_bytes());
        Some((format!("{payload}.{signature}"), expires))
    }

    /// The holder, if the ticket is ours, for this board and still good.
    pub fn check(&self, ticket: &str, board: &BoardId, now: Moment) -> Option<Holder> {
        let (payload, signature) = ticket.split_once('.')?;
        let signature = BASE64.decode(signature).ok()?;
        self.mac(payload).verify_slice(&signature).ok()?;
        let claims: Claims = serde_json::from_slice(&BASE64.decode(payload).ok()?).ok()?;
        (claims.board == *board && now < claims.expires).then_some(claims.holder)
    }

    fn mac(&self, payload: &str) -> Hmac<Sha256> {
        let mut mac = self.key.clone();
        mac.update(payload.as_bytes());
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tickets() -> Tickets {
        Tickets::new(b"a secret of the server").unwrap()
    }

    fn board(name: &str) -> BoardId {
        name.parse().unwrap()
    }

    fn holder() -> Holder {
        Holder::Member("ann".parse().unwrap())
    }

    #[test]
    fn a_ticket_opens_its_board_until_it_expires() {
        let (ticket, expires) = tickets().issue(&board("b1"), holder(), Moment(0)).unwrap();
        assert_eq!(
            tickets().check(&ticket, &board("b1"), Moment(1)),
            Some(holder())
        );
        assert_eq!(
            tickets().check(&ticket, &board("b2"), Moment(1)),
            None,
            "another board"
        );
        assert_eq!(
            tickets().check(&ticket, &board("b1"), expires),
            None,
            "expired"
        );
    }

    #[test]
    fn a_ticket_that_was_touched_or_signed_elsewhere_is_refused() {
        let (ticket, _) = tickets().issue(&board("b1"), holder(), Moment(0)).unwrap();
        let foreign = Tickets::new(b"another secret").unwrap();
        assert_eq!(foreign.check(&ticket, &board("b1"), Moment(1)), None);
        for place in 0..ticket.len() {
            let mut touched = ticket.clone().into_bytes();
            touched[place] = if touched[place] == b'A' { b'B' } else { b'A' };
            let touched = String::from_utf8(touched).unwrap();
            assert_eq!(
                tickets().check(&touched, &board("b1"), Moment(1)),
                None,
                "byte {place}"
            );
        }
        for garbage in ["", ".", "a.b", "äöü.ß", &"x".repeat(10_000)] {
            assert_eq!(tickets().check(garbage, &board("b1"), Moment(1)), None);
        }
    }
}
