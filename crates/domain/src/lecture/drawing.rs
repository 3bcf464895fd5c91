//! Which questions of a bank are asked, and in which order things are shown. Decided by who
//! asks, for which set and for which time, so that a page that is loaded again shows the same
//! and a repeat does not.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Question, QuestionSet, answer::rights};

/// Where the randomness of a drawing comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(u64);

impl Seed {
    /// The seed of somebody's attempt at a set of a lesson.
    pub fn of(person: &str, lesson: &str, set: &str, attempt: u32) -> Self {
        let attempt = attempt.to_string();
        let mut seed = Self(0xcbf2_9ce4_8422_2325);
        for part in [person, lesson, set, &attempt] {
            seed = seed.with(part);
        }
        seed
    }

    /// The same for something that belongs to it, such as a question.
    pub fn with(self, part: &str) -> Self {
        // FNV-1a; the byte after each part keeps "ab" + "c" and "a" + "bc" apart.
        let bytes = part.bytes().chain([0xff]);
        Self(bytes.fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        }))
    }

    /// The numbers below `count` in an order of its own. Written out rather than taken from a
    /// library, so that an update in the middle of an attempt does not change what is shown.
    pub fn shuffled(self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        let mut state = self.0;
        for last in (1..count).rev() {
            let other = next(&mut state) % (last as u64 + 1);
            order.swap(last, usize::try_from(other).unwrap_or(last));
        }
        order
    }
}

/// `SplitMix64`, from Steele, Lea and Flood: Fast splittable pseudorandom number generators (2014).
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// What somebody has seen of a bank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen<'a> {
    /// How often each question was answered in earlier attempts.
    pub before: BTreeMap<&'a str, u32>,
    /// What is answered in this attempt already: it stays, even if the bank changed meanwhile.
    pub now: BTreeSet<&'a str>,
}

/// The questions to ask, at most as many as the set wants: those least often seen first.
///
/// Reflections stand as they were written: one thought leads to the next.
pub fn draw<'a>(set: &'a QuestionSet, seed: Seed, seen: &Seen<'_>) -> Vec<&'a Question> {
    let shuffled = seed.shuffled(set.questions.len());
    let all_reflect = set.questions.iter().all(is_reflection);
    let mut bank: Vec<(usize, &Question)> = shuffled
        .into_iter()
        .enumerate()
        .filter_map(|(rank, place)| {
            let rank = if all_reflect { place } else { rank };
            Some((rank, set.questions.get(place)?))
        })
        .collect();
    let times = |question: &Question| seen.before.get(question.id.as_str()).copied().unwrap_or(0);
    bank.sort_by_key(|(_, question)| (!seen.now.contains(question.id.as_str()), times(question)));
    bank.truncate(set.pick);
    bank.sort_by_key(|(rank, _)| *rank);
    bank.into_iter().map(|(_, question)| question).collect()
}

fn is_reflection(question: &Question) -> bool {
    matches!(question.kind, Kind::Reflection { .. })
}

/// In which order a question's rows are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    /// The options, pairs or items, by their place in the question.
    pub rows: Vec<usize>,
    /// What pairs are matched with, by its place among the [`rights`].
    pub rights: Vec<usize>,
}

/// The order in which a question's rows are shown. Items to put in order never stand in it; a
/// decision has no right answer to hide, so its options stand as they were written.
pub fn arrange(question: &Question, seed: Seed) -> Arrangement {
    let seed = seed.with(&question.id);
    let rows = match &question.kind {
        Kind::Decision(options) => (0..options.len()).collect(),
        Kind::Single(options) | Kind::Multiple(options) => seed.shuffled(options.len()),
        Kind::Matching { pairs, .. } => seed.shuffled(pairs.len()),
        Kind::Ordering(items) => out_of_order(seed.shuffled(items.len())),
        Kind::Numeric(_) | Kind::Reflection { .. } => Vec::new(),
    };
    let rights = seed.with("rights").shuffled(rights(&question.kind).len());
    Arrangement { rows, rights }
}

fn out_of_order(mut order: Vec<usize>) -> Vec<usize> {
    if order.is_sorted() && order.len() > 1 {
        order.rotate_left(1);
    }
    order
}
