//! What texts may refer to, and what they must not be blamed for: a file with a fault is left
//! out, and whoever refers to what it defines is left out with it, but only the first is told.

use std::collections::BTreeSet;

/// Names of one kind of thing.
#[derive(Debug, Default)]
pub(crate) struct Names {
    usable: BTreeSet<String>,
    faulty: BTreeSet<String>,
}

/// What there is behind a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A thing that can be used.
    Usable,
    /// A thing in a file with a fault, which was named already.
    Faulty,
    /// Nothing.
    Unknown,
}

impl Names {
    /// Adds a thing that can be used; false if there is one of this name.
    pub fn add(&mut self, name: &str) -> bool {
        self.usable.insert(name.to_owned())
    }

    /// Adds the names that a faulty file would have defined.
    pub fn add_faulty<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        self.faulty.extend(names.map(str::to_owned));
    }

    /// What there is behind `name`.
    pub fn standing(&self, name: &str) -> Standing {
        if self.usable.contains(name) {
            Standing::Usable
        } else if self.faulty.contains(name) {
            Standing::Faulty
        } else {
            Standing::Unknown
        }
    }
}
