//! Reading lib0's variable-length encoding from untrusted bytes: every length is checked
//! against what is left, nothing is allocated.

/// The bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("malformed bytes")]
pub struct Malformed;

/// JavaScript's largest exact integer: lib0 in a browser throws beyond it, so a larger number
/// must never be passed on.
const MAX_SAFE_INTEGER: u64 = (1 << 53) - 1;

/// A position in untrusted bytes.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// How many bytes are left.
    pub fn remaining(&self) -> usize {
        self.bytes.len()
    }

    /// Fails unless everything was read.
    pub fn finish(self) -> Result<(), Malformed> {
        if self.bytes.is_empty() {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8, Malformed> {
        let (first, rest) = self.bytes.split_first().ok_or(Malformed)?;
        self.bytes = rest;
        Ok(*first)
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], Malformed> {
        let (taken, rest) = self.bytes.split_at_checked(length).ok_or(Malformed)?;
        self.bytes = rest;
        Ok(taken)
    }

    /// An unsigned number of at most 53 bits.
    #[inline]
    pub fn var(&mut self) -> Result<u64, Malformed> {
        let mut number = 0_u64;
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return if number <= MAX_SAFE_INTEGER {
                    Ok(number)
                } else {
                    Err(Malformed)
                };
            }
        }
        Err(Malformed)
    }

    /// A count of things that take at least `least` bytes each, so that a count which cannot
    /// be true is refused before anything is done for it.
    pub fn count(&mut self, least: usize) -> Result<usize, Malformed> {
        let count = usize::try_from(self.var()?).map_err(|_| Malformed)?;
        if count
            .checked_mul(least)
            .is_some_and(|bytes| bytes <= self.remaining())
        {
            Ok(count)
        } else {
            Err(Malformed)
        }
    }

    /// Skips a signed number of at most 53 bits; its first byte holds the sign and six bits.
    pub fn skip_signed(&mut self) -> Result<(), Malformed> {
        let first = self.byte()?;
        let mut number = u64::from(first & 0x3f);
        let mut more = first >= 0x80;
        let mut shift = 6;
        while more {
            if shift > 48 {
                return Err(Malformed);
            }
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            more = byte >= 0x80;
            shift += 7;
        }
        if number <= MAX_SAFE_INTEGER {
            Ok(())
        } else {
            Err(Malformed)
        }
    }

    /// Bytes preceded by their number.
    pub fn buffer(&mut self) -> Result<&'a [u8], Malformed> {
        let length = self.count(1)?;
        self.take(length)
    }

    /// UTF-8 text preceded by its number of bytes.
    pub fn text(&mut self) -> Result<&'a str, Malformed> {
        std::str::from_utf8(self.buffer()?).map_err(|_| Malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_53_bits_are_refused() {
        let largest = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f];
        assert_eq!(Reader::new(&largest).var(), Ok((1 << 53) - 1));
        let larger = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10];
        assert_eq!(Reader::new(&larger).var(), Err(Malformed));
        assert_eq!(Reader::new(&[0xff; 12]).var(), Err(Malformed));
    }

    #[test]
    fn a_count_must_fit_the_remaining_bytes() {
        assert_eq!(Reader::new(&[2, 0, 0]).count(1), Ok(2));
        assert_eq!(Reader::new(&[2, 0, 0]).count(2), Err(Malformed));
        assert_eq!(
            Reader::new(&[0xff, 0xff, 0xff, 0x7a]).count(1),
            Err(Malformed)
        );
    }
}
