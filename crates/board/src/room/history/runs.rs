//! The elements of one Yjs client, run by run.

/// A list of elements in a document: the values that an entry of a map ever had, or the inside
/// of a text. The two lowest bits are a [`Nature`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(u64);

/// What an element can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Deleted before we looked.
    Unknown = 0,
    /// A text, which has an inside.
    Type = 1,
    /// A letter or a plain value, which has none.
    Leaf = 2,
}

/// The list of elements of which nothing is known any more.
pub const NOWHERE: u64 = 0;

impl Tag {
    /// Elements of this nature in the list `list`.
    pub fn new(list: u64, nature: Nature) -> Self {
        Self(list & !3 | nature as u64)
    }

    /// In which list.
    pub fn list(self) -> u64 {
        self.0 & !3
    }

    /// Whether the element has no inside.
    pub fn is_leaf(self) -> bool {
        self.0 & 3 == Nature::Leaf as u64
    }

    /// Whether the element has an inside.
    pub fn is_type(self) -> bool {
        self.0 & 3 == Nature::Type as u64
    }
}

/// All elements of a client, from clock 0 or from where a part of its history starts.
#[derive(Debug, Default)]
pub struct Runs {
    end: u64,
    runs: Vec<(u32, Tag)>,
}

impl Runs {
    /// An empty history that starts at `start`.
    pub fn starting(start: u64) -> Self {
        Self {
            end: start,
            runs: Vec::new(),
        }
    }

    /// The clock after the last element.
    pub fn end(&self) -> u64 {
        self.end
    }

    /// Adds elements up to the clock `end`.
    pub fn push(&mut self, end: u64, tag: Tag) {
        if self.runs.last().is_none_or(|(_, last)| *last != tag) {
            // The scan keeps clocks far below 32 bits.
            self.runs.push((self.end as u32, tag));
        }
        self.end = end;
    }

    /// Adds what follows.
    pub fn append(&mut self, later: Self) {
        for run in later.runs {
            if self.runs.last().is_none_or(|(_, last)| *last != run.1) {
                self.runs.push(run);
            }
        }
        self.end = later.end.max(self.end);
    }

    /// The element at a clock, if that is known.
    pub fn at(&self, clock: u64) -> Option<Tag> {
        if clock >= self.end {
            return None;
        }
        let after = self
            .runs
            .partition_point(|(start, _)| u64::from(*start) <= clock);
        after.checked_sub(1).map(|found| self.runs[found].1)
    }
}
