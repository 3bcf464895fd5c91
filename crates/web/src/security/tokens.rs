//! Secrets that travel: sessions, devices, one-time links, API tokens. The database keeps only
//! their hashes. They carry enough randomness that a plain hash suffices.

use rand::Rng;
use sha2::{Digest, Sha256};

/// A fresh token of 160 random bits, readable aloud and safe in addresses.
pub fn generate(rng: &mut impl Rng) -> String {
    domain::random_code(rng, 32)
}

/// What the database keeps of a token.
pub fn hash(token: &str) -> String {
    use std::fmt::Write as _;
    Sha256::digest(token.as_bytes())
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
