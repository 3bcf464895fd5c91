//! Following each change of an update to the list it belongs to.

use std::hash::{BuildHasher, Hash};

use crate::{
    scan::{Content, Id, Place, Shape, Summary},
    wire::Malformed,
};

use super::{
    History,
    runs::{NOWHERE, Nature, Runs, Tag},
};

/// The new elements of an update, with their lists.
#[derive(Debug)]
pub struct Trace(Vec<Part>);

#[derive(Debug)]
struct Part {
    client: u64,
    runs: Runs,
    cursor: usize,
    /// Whether it waits for another section, so that none may wait for it.
    waiting: bool,
}

impl Trace {
    /// The new elements by client.
    pub(super) fn into_clients(self) -> impl Iterator<Item = (u64, Runs)> {
        self.0.into_iter().map(|part| (part.client, part.runs))
    }
}

/// What following changes came to.
enum Step {
    Done,
    /// One refers to this element of another section, which was not followed so far.
    Waits(Id),
}

impl History {
    /// Follows the changes of an admitted update. Fails if one contradicts itself: if it lies
    /// between elements of different lists, within something that has no inside, or waits for
    /// something that waits for it.
    pub fn trace(&self, summary: &Summary<'_>) -> Result<Trace, Malformed> {
        let parts = summary.sections.iter().map(|section| Part {
            client: section.client,
            runs: Runs::starting(self.known(section.client)),
            cursor: 0,
            waiting: false,
        });
        let mut trace = Trace(parts.collect());
        for section in 0..trace.0.len() {
            self.follow_through(summary, &mut trace, section)?;
        }
        Ok(trace)
    }

    /// Follows a section to its end, and others as far as it needs them. This is a loop with a
    /// stack of its own because the changes choose how deep it gets.
    fn follow_through(
        &self,
        summary: &Summary<'_>,
        trace: &mut Trace,
        section: usize,
    ) -> Result<(), Malformed> {
        let mut stack = vec![(section, u64::MAX)];
        while let Some((current, until)) = stack.last().copied() {
            match self.follow(summary, trace, current, until)? {
                Step::Done => {
                    trace.0[current].waiting = false;
                    stack.pop();
                }
                Step::Waits(id) => {
                    trace.0[current].waiting = true;
                    let other = summary.section(id.client).ok_or(Malformed)?;
                    if trace.0[other].waiting || id.clock >= summary.sections[other].end {
                        return Err(Malformed);
                    }
                    stack.push((other, id.clock));
                }
            }
        }
        Ok(())
    }

    /// Follows the changes of one section up to a clock or until one has to wait.
    fn follow(
        &self,
        summary: &Summary<'_>,
        trace: &mut Trace,
        current: usize,
        until: u64,
    ) -> Result<Step, Malformed> {
        let section = &summary.sections[current];
        let known = self.known(section.client);
        while let Some(shape) = section.shapes.get(trace.0[current].cursor) {
            if trace.0[current].runs.end() > until {
                break;
            }
            let end = shape.clock + shape.length;
            if end > known {
                let overlap = (shape.clock < known).then(|| Id {
                    client: section.client,
                    clock: known - 1,
                });
                match self.tag(summary, trace, shape, overlap)? {
                    Ok(tag) => trace.0[current].runs.push(end, tag),
                    Err(id) => return Ok(Step::Waits(id)),
                }
            }
            trace.0[current].cursor += 1;
        }
        Ok(Step::Done)
    }

    /// The list and nature of one change, or the element that it has to wait for.
    fn tag(
        &self,
        summary: &Summary<'_>,
        trace: &Trace,
        shape: &Shape<'_>,
        overlap: Option<Id>,
    ) -> Result<Result<Tag, Id>, Malformed> {
        let mut list = match shape.place {
            Place::Beside => NOWHERE,
            Place::Entry(root, key) => self.name((root, key)),
            Place::Within(parent) => match self.element(summary, trace, parent) {
                Err(unfollowed) => return Ok(Err(unfollowed)),
                Ok(Some(tag)) if tag.is_leaf() => return Err(Malformed),
                Ok(Some(tag)) if tag.is_type() => self.name(parent),
                Ok(_) => NOWHERE,
            },
        };
        for neighbour in [shape.origin, shape.right_origin, overlap]
            .into_iter()
            .flatten()
        {
            let element = match self.element(summary, trace, neighbour) {
                Err(unfollowed) => return Ok(Err(unfollowed)),
                Ok(element) => element.map_or(NOWHERE, Tag::list),
            };
            if list != NOWHERE && element != NOWHERE && list != element {
                return Err(Malformed);
            }
            list = if list == NOWHERE { element } else { list };
        }
        let nature = match shape.content {
            Content::Nothing => Nature::Unknown,
            Content::Type => Nature::Type,
            Content::Words | Content::Plain => Nature::Leaf,
        };
        Ok(Ok(Tag::new(list, nature)))
    }

    /// An element of the document or of the update itself.
    fn element(&self, summary: &Summary<'_>, trace: &Trace, id: Id) -> Result<Option<Tag>, Id> {
        if let Some(runs) = self.clients.get(&id.client)
            && id.clock < runs.end()
        {
            return Ok(runs.at(id.clock));
        }
        let Some(section) = summary.section(id.client) else {
            return Ok(None);
        };
        let runs = &trace.0[section].runs;
        if id.clock < runs.end() {
            Ok(runs.at(id.clock))
        } else {
            Err(id)
        }
    }

    /// The name of a list.
    fn name(&self, list: impl Hash) -> u64 {
        // The two lowest bits belong to the nature; zero means nowhere.
        self.names.hash_one(list) & !3 | 4
    }
}
