//! Marks inside edits by which readers recognise them in raw bytes, without decoding: who
//! wrote which edit, and when.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

/// A stamp in text: `~`, editor, edit, microseconds, each in hexadecimal of fixed width.
const LENGTH: usize = 1 + 4 + 6 + 10;

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Which edit, and when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stamp {
    /// The editor's number within its board.
    pub editor: u16,
    /// The edit's number within its editor, from 0.
    pub edit: u32,
    /// Microseconds since the run began.
    pub micros: u64,
}

impl Stamp {
    /// A stamp of this moment.
    pub fn now(editor: u16, edit: u32) -> Self {
        Self {
            editor,
            edit,
            micros: now(),
        }
    }

    /// The mark to write into an edit's text.
    pub fn mark(self) -> String {
        format!(
            "~{:04x}{:06x}{:010x}",
            self.editor,
            self.edit & 0xff_ffff,
            self.micros
        )
    }

    /// Every stamp in some bytes.
    pub fn all_in(bytes: &[u8]) -> impl Iterator<Item = Self> + '_ {
        let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'~');
        starts.filter_map(|(at, _)| Self::parse(bytes.get(at..at + LENGTH)?))
    }

    /// How long ago it was made.
    pub fn age(self) -> u64 {
        now().saturating_sub(self.micros)
    }

    fn parse(mark: &[u8]) -> Option<Self> {
        let digits = std::str::from_utf8(mark.get(1..)?).ok()?;
        Some(Self {
            editor: u16::from_str_radix(digits.get(..4)?, 16).ok()?,
            edit: u32::from_str_radix(digits.get(4..10)?, 16).ok()?,
            micros: u64::from_str_radix(digits.get(10..20)?, 16).ok()?,
        })
    }
}

fn now() -> u64 {
    let elapsed: Duration = START.elapsed();
    u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_among_other_bytes() {
        let first = Stamp {
            editor: 9,
            edit: 70_000,
            micros: 1_234_567,
        };
        let second = Stamp {
            editor: 0,
            edit: 0,
            micros: 0,
        };
        let bytes = [
            &b"\xff~x"[..],
            first.mark().as_bytes(),
            b"~~",
            second.mark().as_bytes(),
        ]
        .concat();
        let found: Vec<Stamp> = Stamp::all_in(&bytes).collect();
        assert_eq!(found, [first, second]);
    }

    #[test]
    fn a_mark_cut_short_is_none() {
        let mark = Stamp::now(1, 2).mark();
        assert_eq!(Stamp::all_in(&mark.as_bytes()[..LENGTH - 1]).count(), 0);
    }
}
