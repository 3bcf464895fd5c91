//! What the server tells a client about its changes (message type 101).

use bytes::Bytes;
use serde::{Deserialize, Serialize};

use super::Message;

/// A notice to one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Notice {
    /// Some of its changes were undone by the server.
    Reverted {
        /// The ids of the notes, frames, links or comments that were put back.
        keys: Vec<String>,
        /// Why.
        reason: Reversal,
    },
    /// Its changes were not taken; it keeps them and will be asked for them again.
    Refused {
        /// Why.
        reason: Refusal,
    },
}

/// Why a change was undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reversal {
    /// The thing is locked.
    Locked,
    /// Only the server writes there.
    ServerOwned,
    /// The present step allows other kinds of note only.
    Kind,
    /// Too much or too long, or not of the board's schema.
    Limit,
}

/// Why changes were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A lead has locked the board.
    BoardLocked,
}

impl Notice {
    /// The frame that carries it.
    pub fn encode(&self) -> Bytes {
        let json = serde_json::to_string(self).unwrap_or_default();
        Message::Notice(&json).encode()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_have_the_documented_json() {
        let reverted = Notice::Reverted {
            keys: vec!["n1".to_owned()],
            reason: Reversal::ServerOwned,
        };
        let refused = Notice::Refused {
            reason: Refusal::BoardLocked,
        };
        assert_eq!(
            serde_json::to_string(&reverted).unwrap(),
            r#"{"type":"reverted","keys":["n1"],"reason":"server_owned"}"#
        );
        assert_eq!(
            serde_json::to_string(&refused).unwrap(),
            r#"{"type":"refused","reason":"board_locked"}"#
        );
    }
}
