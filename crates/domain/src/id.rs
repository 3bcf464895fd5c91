//! Identifiers: short, random, safe in URLs and the same on every database.

use std::{fmt, str::FromStr};

use rand::Rng;
use serde::{Deserialize, Serialize};

/// Crockford's base 32 in lower case: no `i`, `l`, `o`, `u`, so codes survive being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random code of `length` characters, 5 bits each.
pub fn random_code(rng: &mut impl Rng, length: usize) -> String {
    (0..length)
        .map(|_| char::from(ALPHABET[(rng.next_u32() % 32) as usize]))
        .collect()
}

/// A fresh secret part of a join link: 50 random bits, short enough to type from a wall.
pub fn join_code(rng: &mut impl Rng) -> String {
    random_code(rng, 10)
}

/// The text was not an identifier: 1 to 64 characters from `[0-9a-z_-]`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct InvalidId;

fn is_identifier(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| {
            byte.is_ascii_digit() || byte.is_ascii_lowercase() || byte == b'-' || byte == b'_'
        })
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// A new identifier with 80 random bits.
            pub fn generate(rng: &mut impl Rng) -> Self {
                Self(random_code(rng, 16))
            }

            /// The identifier as it stands in URLs and tables.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                is_identifier(text).then(|| Self(text.to_owned())).ok_or(InvalidId)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    )+};
}

identifiers! {
    /// A workshop: one organisation's run of the programs with its teams.
    WorkshopId,
    /// A team of a workshop.
    TeamId,
    /// A person taking part in one workshop, without an account.
    MemberId,
    /// A person who runs workshops and logs in with e-mail and password.
    OrganiserId,
    /// An Event Storming board.
    BoardId,
    /// A row of a team's ML use-case list.
    UseCaseId,
    /// A milestone of a team.
    MilestoneId,
    /// A reader's question under a lesson.
    ReaderQuestionId,
    /// An answer to a reader's question.
    ReaderAnswerId,
}

/// What the ids of practice boards begin with. Generated ids contain no hyphen, so no team's
/// board is ever taken for one.
const PRACTICE: &str = "practice-";

impl BoardId {
    /// The board on which a person, member or organiser, practises alone. It belongs to no team.
    pub fn of_practice(person: &str) -> Result<Self, InvalidId> {
        format!("{PRACTICE}{person}").parse()
    }

    /// The person whose practice board this is, if it is one.
    pub fn practising(&self) -> Option<&str> {
        self.0.strip_prefix(PRACTICE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_practice_board_names_its_person_and_no_other_board_does() {
        let board = BoardId::of_practice("0123456789abcdef").unwrap();
        assert_eq!(board.practising(), Some("0123456789abcdef"));
        assert_eq!(BoardId::generate(&mut rand::rng()).practising(), None);
        assert!(BoardId::of_practice("no person").is_err());
    }
}
