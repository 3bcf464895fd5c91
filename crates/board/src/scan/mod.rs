//! A bounded look over bytes from clients before `yrs` decodes them. The decoder of yrs is
//! recursive, trusts counts and keeps what it cannot integrate; a few hostile bytes can make
//! it allocate hundreds of megabytes, overflow the stack or panic. Everything here runs in one
//! pass, never recurses deeper than [`MAX_NESTING`] and allocates only in proportion to bytes
//! that are really there.
//!
//! What is accepted is a closed world, the document of `docs/board-format.md`: entries of the
//! seven root maps holding plain values or a `Y.Text`, and plain text in those texts. Rich text
//! (formats and embeds), sub-documents, XML, nested maps and arrays, binary and the obsolete
//! JSON content are refused: no part of a board needs them, and each is a way to make some
//! decoder stumble (yrs 0.28 misreads obsolete JSON content and panics on a format as the value
//! of a map).

mod state;
mod summary;
mod update;
mod value;

pub use state::state_vector;
pub use summary::{Content, Id, Place, Section, Shape, Summary};
pub use update::{trusted_update, update};

use crate::wire::Malformed;

/// How deep a plain value may be nested.
pub const MAX_NESTING: u32 = 32;

/// The most bytes one plain value may take.
pub const MAX_VALUE: usize = 64 * 1024;

/// Clocks stay below this, far from where 32-bit sums overflow.
pub const MAX_CLOCK: u64 = 1 << 30;

/// The most bytes a key of a root map may have: an identifier of at most 64 characters, for
/// the answers of an ML-design frame followed by a colon and a digit.
pub const MAX_KEY: usize = 66;

/// How many texts in one update may hang on something of the same update. Only such a chain
/// can nest texts in texts, and yrs deletes nested types recursively.
pub const MAX_CHAINED_TYPES: usize = 256;

/// How many comparisons one update may cause while yrs orders elements that were put at the
/// same place. Two thousand letters typed one by one before the first one stay below.
pub const MAX_COMPARISONS: u64 = 4_000_000;

/// Why bytes were refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not a valid encoding, or something a board does not hold.
    #[error("malformed bytes")]
    Malformed,
    /// Well formed, but beyond a limit.
    #[error("beyond a limit")]
    TooLarge,
}

impl From<Malformed> for Refused {
    fn from(_: Malformed) -> Self {
        Self::Malformed
    }
}

/// Whether `key` may be a key of a root map: ASCII letters, digits, `_` and `-`, not beginning
/// with `_` (so that it is never `__proto__`), at most 64 of them, then perhaps `:1` to `:6`.
pub fn is_key(key: &str) -> bool {
    let bytes = key.as_bytes();
    let id = match bytes {
        [id @ .., b':', b'1'..=b'6'] => id,
        id => id,
    };
    (1..=64).contains(&id.len())
        && id[0] != b'_'
        && id
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_identifiers_or_answers() {
        for (key, expected) in [
            ("k3x9", true),
            ("A-b_9", true),
            ("frame:1", true),
            ("frame:7", false),
            ("__proto__", false),
            ("", false),
            (":1", false),
            ("a b", false),
            ("ア", false),
            (&"a".repeat(64), true),
            (&"a".repeat(65), false),
        ] {
            assert_eq!(is_key(key), expected, "{key}");
        }
    }
}
