//! The gifts (domain.md): what a team brings to whoever pays for its use case, so that the next
//! step can be decided on. Viable: is it worth the money? Usable: can people use it every day?
//! Feasible: can it be made?

use serde::{Deserialize, Serialize};

use crate::people::Role;

/// One of the three gifts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gift {
    /// Worth the money.
    Viable,
    /// Fit for every day.
    Usable,
    /// Possible to make.
    Feasible,
}

impl Gift {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::Viable, Self::Usable, Self::Feasible];

    /// The name in identifiers of pages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Viable => "viable",
            Self::Usable => "usable",
            Self::Feasible => "feasible",
        }
    }

    /// What it consists of.
    pub fn items(self) -> impl Iterator<Item = Item> {
        Item::ALL
            .into_iter()
            .filter(move |item| item.gift() == self)
    }
}

/// Declares the items: variant, key, gift, who usually knows most about it.
macro_rules! items {
    ($($(#[$doc:meta])* $variant:ident = $key:literal, $gift:ident, $role:ident;)+) => {
        /// Something that a gift consists of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Item { $($(#[$doc])* $variant),+ }

        impl Item {
            /// Every item, in order.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$variant),+];

            /// The name in addresses and databases; it never changes.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The gift it belongs to.
            pub fn gift(self) -> Gift {
                match self { $(Self::$variant => Gift::$gift),+ }
            }

            /// Who usually knows most about it, until a team says otherwise.
            pub fn usual_owner(self) -> Role {
                match self { $(Self::$variant => Role::$role),+ }
            }
        }
    };
}

items! {
    /// A list of prospective customers.
    ProspectiveCustomers = "prospective_customers", Viable, ProductManager;
    /// Market research.
    MarketResearch = "market_research", Viable, ProductManager;
    /// Feedback in numbers and in words.
    Feedback = "feedback", Viable, ProductManager;
    /// An estimate of revenue and cost.
    RevenueAndCost = "revenue_and_cost", Viable, ProductManager;
    /// A service menu.
    ServiceMenu = "service_menu", Viable, Sales;
    /// A working demo.
    Demo = "demo", Usable, Developer;
    /// The design of screens and of the experience.
    Design = "design", Usable, Ux;
    /// The application.
    Application = "application", Usable, Developer;
    /// A manual for operation.
    OperationManual = "operation_manual", Usable, Developer;
    /// Customer support.
    CustomerSupport = "customer_support", Usable, Support;
    /// A partner for joint development.
    Partner = "partner", Feasible, Researcher;
    /// The core algorithm.
    CoreAlgorithm = "core_algorithm", Feasible, Researcher;
    /// Data.
    Data = "data", Feasible, Developer;
}

impl Item {
    /// The item with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.key() == key)
    }
}

/// How far an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody has begun.
    #[default]
    Missing,
    /// Somebody works on it.
    InWork,
    /// It can be handed over; its evidence says where it is.
    There,
    /// This use case does without; its note says why.
    NotNeeded,
}

impl State {
    /// Every state, in the order forms show them.
    pub const ALL: [Self; 4] = [Self::Missing, Self::InWork, Self::There, Self::NotNeeded];

    /// The name in forms and tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::InWork => "in_work",
            Self::There => "there",
            Self::NotNeeded => "not_needed",
        }
    }

    /// The state with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// What a team says about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The role that sees to it.
    pub owner: Role,
    /// How far it is.
    pub state: State,
    /// Where it can be seen: an `http` or `https` address, or empty.
    pub evidence: String,
    /// Anything to know about it; may be empty.
    pub note: String,
}

impl Entry {
    /// What stands before anybody wrote anything.
    pub fn blank(item: Item) -> Self {
        Self {
            owner: item.usual_owner(),
            state: State::Missing,
            evidence: String::new(),
            note: String::new(),
        }
    }

    /// What keeps the entry from being taken; it is saved only without any.
    pub fn mistakes(&self) -> Vec<Mistake> {
        let found = [
            (
                self.evidence.chars().count() > LONGEST_ADDRESS,
                Mistake::EvidenceTooLong,
            ),
            (
                !self.evidence.is_empty() && !is_web_address(&self.evidence),
                Mistake::NotAnAddress,
            ),
            (
                self.note.chars().count() > LONGEST_NOTE,
                Mistake::NoteTooLong,
            ),
            (
                self.state == State::NotNeeded && self.note.trim().is_empty(),
                Mistake::ReasonMissing,
            ),
        ];
        found
            .into_iter()
            .filter_map(|(wrong, mistake)| wrong.then_some(mistake))
            .collect()
    }

    /// Whether a sponsor could be handed it: it is there and can be looked at.
    pub fn is_shown(&self) -> bool {
        self.state == State::There && !self.evidence.is_empty()
    }

    /// What a sponsor would miss about it, if anything.
    pub fn gap(&self) -> Option<Gap> {
        match self.state {
            State::Missing => Some(Gap::Missing),
            State::InWork => Some(Gap::InWork),
            State::There if self.evidence.is_empty() => Some(Gap::NoEvidence),
            State::There | State::NotNeeded => None,
        }
    }
}

/// Characters of the longest address taken.
pub const LONGEST_ADDRESS: usize = 2_000;
/// Characters of the longest note taken.
pub const LONGEST_NOTE: usize = 2_000;

/// Why an entry was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mistake {
    /// The address has more than [`LONGEST_ADDRESS`] characters.
    EvidenceTooLong,
    /// The evidence is no `http` or `https` address. A file on somebody's disk, or a script, is
    /// nothing that others could follow safely.
    NotAnAddress,
    /// The note has more than [`LONGEST_NOTE`] characters.
    NoteTooLong,
    /// Something is not needed and nobody says why.
    ReasonMissing,
}

/// What a sponsor would miss about an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gap {
    /// Nobody has begun.
    Missing,
    /// It is not finished.
    InWork,
    /// It is said to be there and cannot be looked at.
    NoEvidence,
}

/// Whether `text` is an address that a page may link to: `http` or `https` with a host, without
/// blanks, quotes and other characters that addresses do not have.
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"));
    let Some(rest) = rest else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    !host.is_empty()
        && !host.starts_with([':', '@'])
        && !text.chars().any(|letter| {
            letter.is_whitespace() || letter.is_control() || "<>\"\\`".contains(letter)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirteen_items_and_keys_lead_back_to_them() {
        assert_eq!(Item::ALL.len(), 13);
        assert_eq!(Gift::ALL.map(|gift| gift.items().count()), [5, 5, 3]);
        for item in Item::ALL {
            assert_eq!(Item::from_key(item.key()), Some(item));
        }
        for state in State::ALL {
            assert_eq!(State::from_key(state.key()), Some(state));
        }
    }

    #[test]
    fn only_web_addresses_are_evidence() {
        for good in [
            "https://example.org/demo",
            "http://10.0.0.4:8080/a?b=c#d",
            "HTTPS://wiki.example/資料",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "demo",
            "javascript:alert(1)",
            "file:///home/me/demo.pdf",
            "https://",
            "https:///demo",
            "http://:80/",
            "https://a b",
            "https://a\"onmouseover",
            " https://example.org",
            "data:text/html,hi",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }

    #[test]
    fn a_sponsor_misses_what_is_not_there_or_cannot_be_seen() {
        let entry = |state, evidence: &str| Entry {
            state,
            evidence: evidence.to_owned(),
            note: "why".to_owned(),
            ..Entry::blank(Item::Demo)
        };
        for (state, evidence, gap, shown) in [
            (State::Missing, "", Some(Gap::Missing), false),
            (State::Missing, "https://a.b", Some(Gap::Missing), false),
            (State::InWork, "https://a.b", Some(Gap::InWork), false),
            (State::There, "", Some(Gap::NoEvidence), false),
            (State::There, "https://a.b", None, true),
            (State::NotNeeded, "", None, false),
        ] {
            let entry = entry(state, evidence);
            assert_eq!((entry.gap(), entry.is_shown()), (gap, shown), "{entry:?}");
            assert_eq!(entry.mistakes(), []);
        }
    }

    #[test]
    fn mistakes_are_found_together() {
        let entry = Entry {
            owner: Role::Ux,
            state: State::NotNeeded,
            evidence: "x".repeat(LONGEST_ADDRESS + 1),
            note: String::new(),
        };
        assert_eq!(
            entry.mistakes(),
            [
                Mistake::EvidenceTooLong,
                Mistake::NotAnAddress,
                Mistake::ReasonMissing
            ]
        );
        let long = Entry {
            note: "字".repeat(LONGEST_NOTE + 1),
            ..Entry::blank(Item::Data)
        };
        assert_eq!(long.mistakes(), [Mistake::NoteTooLong]);
    }
}
