//! Finds the first use of each term in a text. The longest name wins. English names must be
//! whole words, also in the plural; Japanese has no spaces, so a name that begins or ends in
//! katakana or Latin letters must not continue in the same script (`ログ` is not in `ブログ`),
//! and a name of two kanji must not be part of a longer word (`価値` is not in `価値観`).

use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
};

use domain::{Language, lecture::Term};

/// The pop-up of a linked term shows no more characters than this.
const LONGEST_TITLE: usize = 120;

/// Finds terms in texts of one language.
#[derive(Debug, Default)]
pub(crate) struct Matcher {
    terms: Vec<Linked>,
    /// By the first character in lower case, the longest first.
    names: HashMap<char, Vec<Name>>,
}

/// What a link to a term needs.
#[derive(Debug)]
pub(crate) struct Linked {
    /// The term.
    pub id: String,
    /// The beginning of its definition.
    pub title: String,
}

#[derive(Debug)]
struct Name {
    letters: Vec<char>,
    term: usize,
}

/// A place in a text where a term is used for the first time.
#[derive(Debug)]
pub(crate) struct Use<'a> {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The term.
    pub term: &'a Linked,
}

impl Matcher {
    /// Prepares for finding `terms` in texts in `language`.
    pub fn new(language: Language, terms: &[Term]) -> Self {
        let mut matcher = Self::default();
        for (place, term) in terms.iter().enumerate() {
            let words = term.words.get(language);
            for name in words.also.iter().chain([&words.term]) {
                matcher.add(name, place);
            }
            matcher.terms.push(Linked {
                id: term.id.clone(),
                title: beginning(&words.definition),
            });
        }
        for names in matcher.names.values_mut() {
            names.sort_by_key(|name| std::cmp::Reverse(name.letters.len()));
        }
        matcher
    }

    /// The places in `text` to be linked, from left to right. `linked` holds the terms that
    /// were linked before and receives those of this text.
    pub fn first_uses(&self, text: &str, linked: &mut BTreeSet<String>) -> Vec<Use<'_>> {
        let letters: Vec<(usize, char)> = text
            .char_indices()
            .map(|(at, letter)| (at, lower(letter)))
            .collect();
        let mut uses = Vec::new();
        let mut place = 0;
        while place < letters.len() {
            let Some((name, length)) = self.longest_at(&letters, place) else {
                place += 1;
                continue;
            };
            let term = &self.terms[name.term];
            // Also a further use is skipped as a whole: no shorter term may be found inside.
            if linked.insert(term.id.clone()) {
                let end = letters
                    .get(place + length)
                    .map_or(text.len(), |next| next.0);
                uses.push(Use {
                    range: letters[place].0..end,
                    term,
                });
            }
            place += length;
        }
        uses
    }

    fn add(&mut self, name: &str, term: usize) {
        let letters: Vec<char> = name.trim().chars().map(lower).collect();
        if let Some(first) = letters.first() {
            let names = self.names.entry(*first).or_default();
            names.push(Name { letters, term });
        }
    }

    fn longest_at(&self, text: &[(usize, char)], place: usize) -> Option<(&Name, usize)> {
        let names = self.names.get(&text[place].1)?;
        names
            .iter()
            .find_map(|name| length_at(&name.letters, text, place).map(|length| (name, length)))
    }
}

/// How many letters of `text` at `place` are the name, with the ending of a plural.
fn length_at(name: &[char], text: &[(usize, char)], place: usize) -> Option<usize> {
    let here = text[place..].iter().map(|(_, letter)| letter);
    if text.len() - place < name.len() || !here.take(name.len()).eq(name) {
        return None;
    }
    let before = place.checked_sub(1).map(|place| text[place].1);
    if !may_stand_beside(name, name[0], before) {
        return None;
    }
    let last = *name.last()?;
    let after = |length: usize| text.get(place + length).map(|(_, letter)| *letter);
    if may_stand_beside(name, last, after(name.len())) {
        return Some(name.len());
    }
    let plural = last.is_ascii_alphabetic() && after(name.len()) == Some('s');
    let whole = plural && may_stand_beside(name, last, after(name.len() + 1));
    whole.then_some(name.len() + 1)
}

/// Whether a word ends between the letter `edge` of `name` and its neighbour in the text.
fn may_stand_beside(name: &[char], edge: char, neighbour: Option<char>) -> bool {
    let Some(neighbour) = neighbour else {
        return true;
    };
    match (Script::of(edge), Script::of(neighbour)) {
        (Script::Kanji, Script::Kanji) => name.len() > 2,
        (Script::Other, _) => true,
        (edge, neighbour) => edge != neighbour,
    }
}

#[derive(PartialEq, Eq)]
enum Script {
    Latin,
    Katakana,
    Kanji,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            'ー' | '\u{30a1}'..='\u{30fa}' => Self::Katakana,
            '\u{3400}'..='\u{9fff}' | '々' => Self::Kanji,
            _ if letter.is_ascii_alphanumeric() || letter == '-' => Self::Latin,
            _ => Self::Other,
        }
    }
}

/// The lower-case letter where that is one letter.
fn lower(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(lower), None) => lower,
        _ => letter,
    }
}

/// The first sentence, cut where it is too long for a pop-up.
fn beginning(definition: &str) -> String {
    let end = definition
        .find("。")
        .map(|at| at + "。".len())
        .or_else(|| definition.find(". ").map(|at| at + 1))
        .unwrap_or(definition.len());
    let sentence = &definition[..end];
    if sentence.chars().count() <= LONGEST_TITLE {
        return sentence.to_owned();
    }
    let cut: String = sentence.chars().take(LONGEST_TITLE - 1).collect();
    format!("{}…", cut.trim_end())
}
