//! What a scan finds out about an update.

use crate::document::Root;

/// A position in one client's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Id {
    /// The Yjs client, a number each page draws for itself.
    pub client: u64,
    /// How many elements that client had made before.
    pub clock: u64,
}

/// A run of one client's changes without a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section<'a> {
    /// Whose.
    pub client: u64,
    /// The first clock.
    pub start: u64,
    /// The clock after the last.
    pub end: u64,
    /// The changes in order.
    pub shapes: Vec<Shape<'a>>,
}

/// One change, without its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape<'a> {
    /// Its first clock.
    pub clock: u64,
    /// How many clocks it takes.
    pub length: u64,
    /// What it was put after.
    pub origin: Option<Id>,
    /// What it was put before.
    pub right_origin: Option<Id>,
    /// Where it belongs, if it says so.
    pub place: Place<'a>,
    /// What it holds.
    pub content: Content,
}

/// Where a change belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place<'a> {
    /// Where its neighbours belong.
    Beside,
    /// An entry of a root map.
    Entry(Root, &'a str),
    /// The inside of a text.
    Within(Id),
}

/// What a change holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing any more: it was deleted.
    Nothing,
    /// A `Y.Text`.
    Type,
    /// A piece of text.
    Words,
    /// A plain value.
    Plain,
}

/// An update without its contents.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary<'a> {
    /// The runs of changes it carries, each client at most once, in the order of clients.
    pub sections: Vec<Section<'a>>,
    /// Per client the clock after the last element that it deletes.
    pub deletes: Vec<Id>,
    /// How many texts it makes.
    pub types: usize,
    /// Whether it may put something that is not text into a text.
    pub loose: bool,
    /// Whether it says itself that it lacks some changes.
    pub gaps: bool,
}

impl Summary<'_> {
    /// The section of a client.
    pub fn section(&self, client: u64) -> Option<usize> {
        self.sections
            .binary_search_by_key(&client, |section| section.client)
            .ok()
    }

    /// The clock after the last change of `client` that it carries.
    pub fn reach(&self, client: u64) -> u64 {
        self.section(client)
            .map_or(0, |found| self.sections[found].end)
    }

    /// Every change.
    pub fn shapes(&self) -> impl Iterator<Item = &Shape<'_>> {
        self.sections.iter().flat_map(|section| &section.shapes)
    }
}

impl Shape<'_> {
    /// Everything it refers to.
    pub fn needs(&self) -> impl Iterator<Item = Id> {
        let parent = match self.place {
            Place::Within(parent) => Some(parent),
            Place::Beside | Place::Entry(..) => None,
        };
        [self.origin, self.right_origin, parent]
            .into_iter()
            .flatten()
    }
}
