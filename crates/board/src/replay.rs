//! A board as it was: the log of updates, applied to a scratch document as far as one likes.

use domain::board::BoardContent;
use yrs::{Doc, Transact, Update, updates::decoder::Decode};

use crate::document::{LoadError, Roots, apply, content, empty_document};

/// A board on its way through its log.
#[derive(Debug)]
pub struct Replay {
    document: Doc,
    roots: Roots,
    position: usize,
}

impl Default for Replay {
    fn default() -> Self {
        // Nothing is ever written under this number.
        let document = empty_document(0);
        let roots = Roots::of(&document);
        Self {
            document,
            roots,
            position: 0,
        }
    }
}

impl Replay {
    /// Goes one update (encoding version 1) further.
    pub fn step(&mut self, update: &[u8]) -> Result<(), LoadError> {
        let update = Update::decode_v1(update);
        apply(&self.document, update).map_err(|_| LoadError::Update(self.position))?;
        self.position += 1;
        Ok(())
    }

    /// How many updates were applied.
    pub fn position(&self) -> usize {
        self.position
    }

    /// The board at this point.
    pub fn content(&self) -> BoardContent {
        content(&self.document.transact(), &self.roots)
    }
}

/// The board after the first `count` updates of its log.
pub fn content_after(
    count: usize,
    updates: impl IntoIterator<Item = impl AsRef<[u8]>>,
) -> Result<BoardContent, LoadError> {
    let mut replay = Replay::default();
    for update in updates.into_iter().take(count) {
        replay.step(update.as_ref())?;
    }
    Ok(replay.content())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::room::{Effect, Input, Room, ServerEdit};

    fn board(words: &str) -> BoardContent {
        BoardContent {
            texts: BTreeMap::from([("n1".to_owned(), words.to_owned())]),
            ..BoardContent::default()
        }
    }

    #[test]
    fn every_prefix_of_the_log_is_a_moment_of_the_board() {
        let mut room = Room::load(1, None, Vec::<Vec<u8>>::new()).unwrap();
        let mut log = Vec::new();
        for words in ["a", "ab", "b"] {
            for effect in room.handle(Input::Server(vec![ServerEdit::Put(board(words))])) {
                if let Effect::Persist { update, .. } = effect {
                    log.push(update);
                }
            }
        }
        for (count, expected) in [
            (0, BoardContent::default()),
            (1, board("a")),
            (2, board("ab")),
            (9, board("b")),
        ] {
            assert_eq!(content_after(count, &log), Ok(expected));
        }
    }

    #[test]
    fn a_broken_log_says_where() {
        assert_eq!(
            content_after(5, [&[0, 0][..], &[9]]),
            Err(LoadError::Update(1))
        );
    }
}
