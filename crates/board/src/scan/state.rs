//! State vectors.

use super::{MAX_CLOCK, Refused};
use crate::wire::Reader;

/// Passes over a state vector: pairs of a client and how far its changes are known.
pub fn state_vector(bytes: &[u8]) -> Result<(), Refused> {
    let mut reader = Reader::new(bytes);
    for _ in 0..reader.count(2)? {
        reader.var()?;
        if reader.var()? > MAX_CLOCK {
            return Err(Refused::Malformed);
        }
    }
    Ok(reader.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_bomb_is_refused() {
        assert_eq!(
            state_vector(&[0xff, 0xff, 0xff, 0x7a]),
            Err(Refused::Malformed)
        );
    }

    #[test]
    fn an_honest_one_passes() {
        assert_eq!(state_vector(&[0]), Ok(()));
        assert_eq!(state_vector(&[1, 5, 9]), Ok(()));
    }
}
