//! Yjs updates in encoding version 1.

use super::{
    MAX_CHAINED_TYPES, MAX_CLOCK, MAX_KEY, Refused, is_key,
    summary::{Content, Id, Place, Section, Shape, Summary},
    value::value,
};
use crate::{document::Root, wire::Reader};

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

/// Passes over an update of a client and tells what it would do.
pub fn update(bytes: &[u8]) -> Result<Summary<'_>, Refused> {
    let summary = trusted_update(bytes)?;
    check_chains(&summary)?;
    Ok(summary)
}

/// Passes over an update that comes from our own document.
pub fn trusted_update(bytes: &[u8]) -> Result<Summary<'_>, Refused> {
    let mut scan = Scan {
        reader: Reader::new(bytes),
        summary: Summary::default(),
    };
    scan.sections()?;
    scan.delete_set()?;
    scan.reader.finish()?;
    Ok(scan.summary)
}

fn check_chains(summary: &Summary<'_>) -> Result<(), Refused> {
    if summary.types <= MAX_CHAINED_TYPES {
        return Ok(());
    }
    let chained = summary
        .shapes()
        .filter(|shape| shape.content == Content::Type)
        .filter(|shape| shape.needs().any(|id| id.clock < summary.reach(id.client)));
    // Known changes count too when they are sent again; honest clients do not do that with
    // hundreds of texts that were put back one after another.
    if chained.count() > MAX_CHAINED_TYPES {
        Err(Refused::TooLarge)
    } else {
        Ok(())
    }
}

struct Scan<'a> {
    reader: Reader<'a>,
    summary: Summary<'a>,
}

impl<'a> Scan<'a> {
    fn sections(&mut self) -> Result<(), Refused> {
        // A section takes at least its three numbers and one struct of two bytes.
        for _ in 0..self.reader.count(5)? {
            let section = self.section()?;
            self.summary.sections.push(section);
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

    fn section(&mut self) -> Result<Section<'a>, Refused> {
        let structs = self.reader.count(2)?;
        let client = self.reader.var()?;
        let start = self.clock()?;
        let mut end = start;
        let mut shapes = Vec::new();
        for _ in 0..structs {
            let shape = self.shape(Id { client, clock: end })?;
            end += shape.length;
            if end > MAX_CLOCK {
                return Err(Refused::Malformed);
            }
            shapes.push(shape);
        }
        Ok(Section {
            client,
            start,
            end,
            shapes,
        })
    }

    fn shape(&mut self, own: Id) -> Result<Shape<'a>, Refused> {
        let info = self.reader.byte()?;
        if info != COLLECTED && info != SKIP {
            return self.item(info, own);
        }
        self.summary.gaps |= info == SKIP;
        Ok(Shape {
            clock: own.clock,
            length: self.length()?,
            origin: None,
            right_origin: None,
            place: Place::Beside,
            content: Content::Nothing,
        })
    }

    fn item(&mut self, info: u8, own: Id) -> Result<Shape<'a>, Refused> {
        let origin = self.neighbour(info & HAS_ORIGIN, own)?;
        let right_origin = self.neighbour(info & HAS_RIGHT_ORIGIN, own)?;
        let place = if origin.is_some() || right_origin.is_some() {
            Place::Beside
        } else {
            self.place(info, own)?
        };
        let (content, length) = self.content(info & CONTENT)?;
        let beyond_text = matches!(content, Content::Type | Content::Plain);
        self.summary.loose |= beyond_text && !matches!(place, Place::Entry(..));
        if content == Content::Type {
            self.summary.types += 1;
            if matches!(place, Place::Within(_)) {
                return Err(Refused::Malformed);
            }
        }
        Ok(Shape {
            clock: own.clock,
            length,
            origin,
            right_origin,
            place,
            content,
        })
    }

    fn neighbour(&mut self, flag: u8, own: Id) -> Result<Option<Id>, Refused> {
        if flag == 0 {
            return Ok(None);
        }
        self.earlier(own).map(Some)
    }

    /// Reads an element that the item at `own` refers to. It must have been there before.
    fn earlier(&mut self, own: Id) -> Result<Id, Refused> {
        let id = Id {
            client: self.reader.var()?,
            clock: self.clock()?,
        };
        if id.client == own.client && id.clock >= own.clock {
            return Err(Refused::Malformed);
        }
        Ok(id)
    }

    fn place(&mut self, info: u8, own: Id) -> Result<Place<'a>, Refused> {
        if self.reader.var()? != 1 {
            let parent = self.earlier(own)?;
            return if info & HAS_KEY == 0 {
                Ok(Place::Within(parent))
            } else {
                Err(Refused::Malformed)
            };
        }
        let root = Root::named(self.reader.text()?).ok_or(Refused::Malformed)?;
        if info & HAS_KEY == 0 {
            return Err(Refused::Malformed);
        }
        let key = self.reader.text()?;
        if key.len() <= MAX_KEY && is_key(key) {
            Ok(Place::Entry(root, key))
        } else {
            Err(Refused::Malformed)
        }
    }

    fn content(&mut self, content: u8) -> Result<(Content, u64), Refused> {
        match content {
            DELETED => Ok((Content::Nothing, self.length()?)),
            STRING => {
                let text = self.reader.text()?;
                let length = if text.is_ascii() {
                    text.len()
                } else {
                    text.encode_utf16().count()
                };
                if length == 0 {
                    return Err(Refused::Malformed);
                }
                Ok((Content::Words, length as u64))
            }
            TYPE if self.reader.var()? == TEXT_TYPE => Ok((Content::Type, 1)),
            // Yjs writes one value per entry of a map; more occur in arrays only.
            ANY if self.reader.var()? == 1 => {
                value(&mut self.reader)?;
                Ok((Content::Plain, 1))
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
}
