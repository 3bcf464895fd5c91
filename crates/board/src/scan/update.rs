//! Yjs updates in encoding version 1.

use std::collections::HashMap;

use super::{
    MAX_CHAINED_TYPES, MAX_CLOCK, MAX_COMPARISONS, MAX_KEY, Refused, is_key,
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
    if summary.shapes().nth(64).is_none() {
        return Ok(summary);
    }
    check_chains(&summary)?;
    check_crowding(&summary)?;
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

/// Elements that were all put after the same one are compared with each other, each with all
/// before it, while yrs finds their order.
fn check_crowding(summary: &Summary<'_>) -> Result<(), Refused> {
    let mut crowds: HashMap<(Option<Id>, Place<'_>), u64> = HashMap::new();
    let collected =
        |shape: &&Shape<'_>| shape.origin.is_none() && shape.content == Content::Nothing;
    for shape in summary.shapes().filter(|shape| !collected(shape)) {
        *crowds.entry((shape.origin, shape.place)).or_default() += 1;
    }
    let comparisons: u64 = crowds.values().map(|count| count * count / 2).sum();
    if comparisons > MAX_COMPARISONS {
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
            ANY => {
                // Mostly one; values of an entry that were replaced are joined while an undo
                // manager keeps them.
                let count = self.reader.count(1)?;
                for _ in 0..count {
                    value(&mut self.reader)?;
                }
                if count == 0 {
                    return Err(Refused::Malformed);
                }
                Ok((Content::Plain, count as u64))
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

#[cfg(test)]
mod tests {
    use super::*;

    /// `count` letters of client 7 that were all put after the first one of client 1.
    fn crowd(count: usize) -> Vec<u8> {
        let mut bytes = vec![1, (count & 0x7f) as u8 | 0x80, (count >> 7) as u8, 7, 0];
        for _ in 0..count {
            bytes.extend(b"\x84\x01\x00\x01a");
        }
        bytes.push(0);
        bytes
    }

    #[test]
    fn crowding_one_place_is_bounded() {
        assert!(update(&crowd(2_500)).is_ok());
        assert_eq!(update(&crowd(3_000)), Err(Refused::TooLarge));
    }

    #[test]
    fn overlapping_and_empty_deletions_are_refused() {
        for (deletions, valid) in [
            (&[0, 1, 5, 2, 0, 2, 3, 1][..], true),
            (&[0, 1, 5, 2, 0, 2, 1, 1], false),
            (&[0, 1, 5, 1, 0, 0], false),
            (&[0, 1, 5, 1, 0, 0xff, 0xff, 0xff, 0xff, 0x0f], false),
        ] {
            assert_eq!(update(deletions).is_ok(), valid, "{deletions:?}");
        }
    }

    #[test]
    fn a_client_has_one_section() {
        let section = b"\x01\x07\x00\x84\x01\x00\x01a";
        assert!(update(&[&[1], &section[..], &[0]].concat()).is_ok());
        assert_eq!(
            update(&[&[2], &section[..], section, &[0]].concat()),
            Err(Refused::Malformed)
        );
    }
}
