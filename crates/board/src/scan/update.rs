//! Yjs updates in encoding version 1.

use super::{MAX_CHAINED_TYPES, MAX_CLOCK, MAX_KEY, Refused, is_key, value::value};
use crate::{document::Root, wire::Reader};

/// A position in one client's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id {
    /// The Yjs client, a number each page draws for itself.
    pub client: u64,
    /// How many elements that client had made before.
    pub clock: u64,
}

/// A run of one client's changes without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// Whose.
    pub client: u64,
    /// The first clock.
    pub start: u64,
    /// The clock after the last.
    pub end: u64,
}

/// What an update would do and needs, without its contents.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// The runs of changes it carries, each client at most once, in the order of clients.
    pub sections: Vec<Section>,
    /// Elements of other clients that its changes refer to.
    pub needs: Vec<Id>,
    /// Per client the clock after the last element that it deletes.
    pub deletes: Vec<Id>,
    /// How many texts it makes.
    pub types: usize,
    /// Whether it may put something that is not text into a text.
    pub loose: bool,
    /// Whether it says itself that it lacks some changes.
    pub gaps: bool,
}

impl Summary {
    /// The clock after the last change of `client` that it carries.
    pub fn reach(&self, client: u64) -> u64 {
        self.sections
            .binary_search_by_key(&client, |section| section.client)
            .map_or(0, |found| self.sections[found].end)
    }
}

const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_KEY: u8 = 0x20;
const CONTENT: u8 = 0x1f;

const COLLECTED: u8 = 0;
const DELETED: u8 = 1;
const STRING: u8 = 4;
const TYPE: u8 = 7;
const ANY: u8 = 8;
const SKIP: u8 = 10;

const TEXT_TYPE: u64 = 2;

/// Passes over an update and tells what it would do.
pub fn update(bytes: &[u8]) -> Result<Summary, Refused> {
    let mut scan = Scan {
        reader: Reader::new(bytes),
        summary: Summary::default(),
        hooks: Vec::new(),
    };
    scan.structs()?;
    scan.delete_set()?;
    scan.reader.clone().finish()?;
    scan.check_chains()?;
    Ok(scan.summary)
}

struct Scan<'a> {
    reader: Reader<'a>,
    summary: Summary,
    /// The neighbours beside which texts are put without naming a parent.
    hooks: Vec<Id>,
}

impl Scan<'_> {
    fn structs(&mut self) -> Result<(), Refused> {
        // A section takes at least its three numbers and one struct of two bytes.
        for _ in 0..self.reader.count(5)? {
            let structs = self.reader.count(2)?;
            let client = self.reader.var()?;
            let start = self.clock()?;
            let mut end = start;
            for _ in 0..structs {
                end += self.struct_at(Id { client, clock: end })?;
                if end > MAX_CLOCK {
                    return Err(Refused::Malformed);
                }
            }
            self.summary.sections.push(Section { client, start, end });
        }
        let sections = &mut self.summary.sections;
        sections.sort_unstable_by_key(|section| section.client);
        if sections
            .windows(2)
            .any(|pair| pair[0].client == pair[1].client)
        {
            return Err(Refused::Malformed);
        }
        Ok(())
    }

    /// Passes over one struct and returns how many clocks it takes.
    fn struct_at(&mut self, own: Id) -> Result<u64, Refused> {
        let info = self.reader.byte()?;
        match info {
            COLLECTED => self.length(),
            SKIP => {
                self.summary.gaps = true;
                self.length()
            }
            _ => self.item(info, own),
        }
    }

    fn item(&mut self, info: u8, own: Id) -> Result<u64, Refused> {
        let mut neighbours = [None, None];
        if info & HAS_ORIGIN != 0 {
            neighbours[0] = Some(self.needed(own)?);
        }
        if info & HAS_RIGHT_ORIGIN != 0 {
            neighbours[1] = Some(self.needed(own)?);
        }
        let beside = info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN) != 0;
        let inside_text = !beside && self.parent(info, own)? == Parent::Text;
        let content = info & CONTENT;
        if content == TYPE {
            if inside_text {
                return Err(Refused::Malformed);
            }
            self.hooks.extend(neighbours.into_iter().flatten());
        }
        self.summary.loose |= matches!(content, TYPE | ANY) && (beside || inside_text);
        self.content(content)
    }

    /// Reads an element that the item at `own` refers to. It must have been there before.
    fn needed(&mut self, own: Id) -> Result<Id, Refused> {
        let id = Id {
            client: self.reader.var()?,
            clock: self.clock()?,
        };
        if id.client != own.client {
            self.summary.needs.push(id);
        } else if id.clock >= own.clock {
            return Err(Refused::Malformed);
        }
        Ok(id)
    }

    /// Reads where an item belongs: a key of a root map, or a text.
    fn parent(&mut self, info: u8, own: Id) -> Result<Parent, Refused> {
        if self.reader.var()? != 1 {
            self.needed(own)?;
            return if info & HAS_KEY == 0 {
                Ok(Parent::Text)
            } else {
                Err(Refused::Malformed)
            };
        }
        let root = self.reader.text()?;
        if Root::named(root).is_none() || info & HAS_KEY == 0 {
            return Err(Refused::Malformed);
        }
        let key = self.reader.text()?;
        if key.len() <= MAX_KEY && is_key(key) {
            Ok(Parent::Map)
        } else {
            Err(Refused::Malformed)
        }
    }

    fn content(&mut self, content: u8) -> Result<u64, Refused> {
        match content {
            DELETED => self.length(),
            STRING => {
                let text = self.reader.text()?;
                let length = if text.is_ascii() {
                    text.len()
                } else {
                    text.encode_utf16().count()
                };
                if length == 0 {
                    Err(Refused::Malformed)
                } else {
                    Ok(length as u64)
                }
            }
            TYPE => {
                self.summary.types += 1;
                if self.reader.var()? == TEXT_TYPE {
                    Ok(1)
                } else {
                    Err(Refused::Malformed)
                }
            }
            ANY => {
                // Yjs writes one value per entry of a map; more occur in arrays only.
                if self.reader.var()? != 1 {
                    return Err(Refused::Malformed);
                }
                value(&mut self.reader)?;
                Ok(1)
            }
            _ => Err(Refused::Malformed),
        }
    }

    fn delete_set(&mut self) -> Result<(), Refused> {
        for _ in 0..self.reader.count(2)? {
            let client = self.reader.var()?;
            let mut end = 0;
            for _ in 0..self.reader.count(2)? {
                let start = self.clock()?;
                if start < end {
                    return Err(Refused::Malformed);
                }
                end = start + self.length()?;
            }
            if end > MAX_CLOCK {
                return Err(Refused::Malformed);
            }
            if end > 0 {
                self.summary.deletes.push(Id { client, clock: end });
            }
        }
        Ok(())
    }

    fn clock(&mut self) -> Result<u64, Refused> {
        let clock = self.reader.var()?;
        if clock > MAX_CLOCK {
            Err(Refused::Malformed)
        } else {
            Ok(clock)
        }
    }

    fn length(&mut self) -> Result<u64, Refused> {
        match self.clock()? {
            0 => Err(Refused::Malformed),
            length => Ok(length),
        }
    }

    fn check_chains(&self) -> Result<(), Refused> {
        if self.hooks.len() <= MAX_CHAINED_TYPES {
            return Ok(());
        }
        let own = |id: &&Id| id.clock < self.summary.reach(id.client);
        if self.hooks.iter().filter(own).count() > MAX_CHAINED_TYPES {
            Err(Refused::TooLarge)
        } else {
            Ok(())
        }
    }
}

#[derive(PartialEq, Eq)]
enum Parent {
    Map,
    Text,
}
