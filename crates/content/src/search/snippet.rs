//! The stretch of a text that shows best why it was found.

use std::collections::BTreeSet;

use super::{
    Piece,
    words::{Word, fold},
};

/// How many words a snippet shows: Japanese words are shorter, and so are their snippets.
const LENGTH: usize = 36;
/// How many words stand before the first match where there are more.
const LEAD: usize = 6;
/// Longer stretches are not looked for in the query.
const LONGEST_TOGETHER: usize = 40;

/// The stretch of `text` with most of the words in `matched`, which are marked. Without a match
/// it is the beginning. Marks grow together where the text between them is in `query`, too.
pub(super) fn snippet(
    text: &str,
    words: &[Word],
    matched: &BTreeSet<String>,
    query: &str,
) -> Vec<Piece> {
    let hits: Vec<usize> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| matched.contains(&word.form))
        .map(|(place, _)| place)
        .collect();
    let within = |first: usize| {
        hits.iter()
            .filter(move |hit| (first..first + LENGTH - LEAD).contains(*hit))
    };
    // Of equally good stretches the first.
    let best = hits
        .iter()
        .rev()
        .max_by_key(|first| within(**first).count());
    let first = best.copied().unwrap_or_default().saturating_sub(LEAD);
    let last = (first + LENGTH).min(words.len());
    let shown = &words[first..last];
    let (Some(from), Some(to)) = (shown.first(), shown.last()) else {
        return Vec::new();
    };
    let mut pieces = Pieces::default();
    if first > 0 {
        pieces.plain("… ");
    }
    let mut done = from.range.start;
    let mut before: Option<&Word> = None;
    for word in shown.iter().filter(|word| matched.contains(&word.form)) {
        let together = before.is_some_and(|before| {
            let stretch = &text[before.range.start..word.range.end];
            stretch.chars().count() < LONGEST_TOGETHER && query.contains(&fold(stretch))
        });
        if together {
            pieces.matched(&text[done..word.range.start]);
        } else {
            pieces.plain(&text[done..word.range.start]);
        }
        pieces.matched(&text[word.range.clone()]);
        done = word.range.end;
        before = Some(word);
    }
    if last < words.len() {
        pieces.plain(&text[done..to.range.end]);
        pieces.plain(" …");
    } else {
        pieces.plain(&text[done..]);
    }
    pieces.0
}

/// Pieces in which neighbours of a kind are one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn plain(&mut self, text: &str) {
        let text = text.replace('\n', " ");
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Plain(before)) => before.push_str(&text),
            _ => self.0.push(Piece::Plain(text)),
        }
    }

    fn matched(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Piece::Match(before)) => before.push_str(text),
            _ => self.0.push(Piece::Match(text.to_owned())),
        }
    }
}
