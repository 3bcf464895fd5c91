//! The wire format of `/sync/{board}`: y-websocket's messages, one per binary frame, and two
//! of our own that y-websocket ignores unless a handler asks for them.
//!
//! | type | content | direction |
//! |---|---|---|
//! | 0, 0 | state vector (sync step 1) | both |
//! | 0, 1 | update (sync step 2, the answer to step 1) | both |
//! | 0, 2 | update | both |
//! | 1 | awareness update | both |
//! | 3 | nothing: asks for all awareness states | to the server |
//! | 100 | count of the connection's updates that are durable | to the client |
//! | 101 | notice as JSON text | to the client |

mod notice;
mod reader;
mod writer;

use bytes::Bytes;

pub use notice::{Notice, Refusal, Reversal};
pub use reader::{Malformed, Reader};
pub use writer::Writer;

/// The most bytes one frame may have.
pub const MAX_FRAME: usize = 1024 * 1024;

const SYNC: u64 = 0;
const AWARENESS: u64 = 1;
const QUERY_AWARENESS: u64 = 3;
const ACKNOWLEDGED: u64 = 100;
const NOTICE: u64 = 101;
const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// A decoded frame, borrowing its payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message<'a> {
    /// "This is what I know": a state vector.
    Step1(&'a [u8]),
    /// "This is what you lack": an update in answer to step 1.
    Step2(&'a [u8]),
    /// A change as it happens.
    Update(&'a [u8]),
    /// Presence states.
    Awareness(&'a [u8]),
    /// "Send me all presence states."
    QueryAwareness,
    /// How many of the receiver's updates are durable.
    Acknowledged(u64),
    /// What became of the receiver's changes, as JSON.
    Notice(&'a str),
}

impl<'a> Message<'a> {
    /// Decodes one frame. A second message in the same frame is an error: y-websocket never
    /// sends one and its client would ignore it.
    pub fn decode(frame: &'a [u8]) -> Result<Self, Malformed> {
        let mut reader = Reader::new(frame);
        let message = match reader.var()? {
            SYNC => match reader.var()? {
                STEP_1 => Self::Step1(reader.buffer()?),
                STEP_2 => Self::Step2(reader.buffer()?),
                UPDATE => Self::Update(reader.buffer()?),
                _ => return Err(Malformed),
            },
            AWARENESS => Self::Awareness(reader.buffer()?),
            QUERY_AWARENESS => Self::QueryAwareness,
            ACKNOWLEDGED => Self::Acknowledged(reader.var()?),
            NOTICE => Self::Notice(reader.text()?),
            _ => return Err(Malformed),
        };
        reader.finish()?;
        Ok(message)
    }

    /// Encodes into a frame.
    pub fn encode(self) -> Bytes {
        match self {
            Self::Step1(payload) => frame(&[SYNC, STEP_1], payload),
            Self::Step2(payload) => frame(&[SYNC, STEP_2], payload),
            Self::Update(payload) => frame(&[SYNC, UPDATE], payload),
            Self::Awareness(payload) => frame(&[AWARENESS], payload),
            Self::QueryAwareness => Bytes::from_static(&[QUERY_AWARENESS as u8]),
            Self::Acknowledged(count) => {
                let mut writer = Writer::with_capacity(6);
                writer.var(ACKNOWLEDGED);
                writer.var(count);
                writer.into_bytes()
            }
            Self::Notice(text) => frame(&[NOTICE], text.as_bytes()),
        }
    }
}

fn frame(types: &[u64], payload: &[u8]) -> Bytes {
    let mut writer = Writer::with_capacity(types.len() + 5 + payload.len());
    for number in types {
        writer.var(*number);
    }
    writer.buffer(payload);
    writer.into_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn messages(payload: &[u8]) -> Vec<Message<'_>> {
        vec![
            Message::Step1(payload),
            Message::Step2(payload),
            Message::Update(payload),
            Message::Awareness(payload),
            Message::QueryAwareness,
            Message::Acknowledged(payload.len() as u64 * 1_000),
            Message::Notice("{\"type\":\"refused\"}"),
        ]
    }

    #[test]
    fn frames_are_those_of_y_websocket() {
        for (message, expected) in [
            (Message::Step1(&[0]), &[0, 0, 1, 0][..]),
            (Message::Step2(&[0, 0]), &[0, 1, 2, 0, 0]),
            (Message::Update(&[0, 0]), &[0, 2, 2, 0, 0]),
            (Message::Awareness(&[0]), &[1, 1, 0]),
            (Message::QueryAwareness, &[3]),
            (Message::Acknowledged(300), &[100, 172, 2]),
            (Message::Notice("{}"), &[101, 2, b'{', b'}']),
        ] {
            assert_eq!(message.encode(), expected);
        }
    }

    #[test]
    fn a_second_message_in_a_frame_is_malformed() {
        assert_eq!(Message::decode(&[3, 3]), Err(Malformed));
    }

    #[test]
    fn a_length_beyond_the_frame_is_malformed() {
        assert_eq!(
            Message::decode(&[0, 2, 0xff, 0xff, 0xff, 0x7a]),
            Err(Malformed)
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes_again(payload in proptest::collection::vec(any::<u8>(), 0..300)) {
            for message in messages(&payload) {
                let frame = message.encode();
                prop_assert_eq!(Message::decode(&frame), Ok(message));
            }
        }

        #[test]
        fn random_bytes_never_panic(frame in proptest::collection::vec(any::<u8>(), 0..64)) {
            let _ = Message::decode(&frame);
        }
    }
}
