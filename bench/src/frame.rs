//! The messages of `/sync/{board}`, as y-websocket defines them, with our two additions.

use bytes::Bytes;

const SYNC: u64 = 0;
const ACKNOWLEDGED: u64 = 100;
const NOTICE: u64 = 101;

const STEP_1: u64 = 0;
const STEP_2: u64 = 1;
const UPDATE: u64 = 2;

/// A message from the server.
#[derive(Debug, PartialEq, Eq)]
pub enum Incoming<'a> {
    /// The server's state vector; it wants what it lacks.
    Step1(&'a [u8]),
    /// What we lack.
    Step2(&'a [u8]),
    /// Somebody's edit.
    Update(&'a [u8]),
    /// How many of our messages with an update are stored.
    Acknowledged(u64),
    /// The server undid or refused something.
    Notice(&'a [u8]),
    /// Awareness and anything else.
    Other,
}

/// Reads a frame; `None` when it is malformed.
pub fn read(frame: &[u8]) -> Option<Incoming<'_>> {
    let mut rest = frame;
    match varuint(&mut rest)? {
        SYNC => {
            let step = varuint(&mut rest)?;
            let content = block(&mut rest)?;
            match step {
                STEP_1 => Some(Incoming::Step1(content)),
                STEP_2 => Some(Incoming::Step2(content)),
                UPDATE => Some(Incoming::Update(content)),
                _ => None,
            }
        }
        ACKNOWLEDGED => Some(Incoming::Acknowledged(varuint(&mut rest)?)),
        NOTICE => Some(Incoming::Notice(block(&mut rest)?)),
        _ => Some(Incoming::Other),
    }
}

/// Asks for everything beyond a state vector.
pub fn step1(state_vector: &[u8]) -> Bytes {
    sync(STEP_1, state_vector)
}

/// Answers a state vector.
pub fn step2(update: &[u8]) -> Bytes {
    sync(STEP_2, update)
}

/// Sends an edit.
pub fn update(update: &[u8]) -> Bytes {
    sync(UPDATE, update)
}

fn sync(step: u64, content: &[u8]) -> Bytes {
    let mut frame = Vec::with_capacity(content.len() + 8);
    for number in [SYNC, step, content.len() as u64] {
        write_varuint(&mut frame, number);
    }
    frame.extend_from_slice(content);
    frame.into()
}

fn varuint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..63).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn write_varuint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push((value as u8 & 0x7f) | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

fn block<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = usize::try_from(varuint(bytes)?).ok()?;
    let (content, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_we_write_we_read() {
        let content = vec![7; 300];
        assert_eq!(read(&step1(&content)), Some(Incoming::Step1(&content)));
        assert_eq!(read(&step2(&[])), Some(Incoming::Step2(&[])));
        assert_eq!(read(&update(&content)), Some(Incoming::Update(&content)));
    }

    #[test]
    fn acknowledgements_count() {
        assert_eq!(read(&[100, 0xac, 0x02]), Some(Incoming::Acknowledged(300)));
    }

    #[test]
    fn frames_cut_short_are_malformed() {
        assert_eq!(read(&[0, 2, 5, 1]), None);
        assert_eq!(read(&[0]), None);
        assert_eq!(read(&[]), None);
    }
}
