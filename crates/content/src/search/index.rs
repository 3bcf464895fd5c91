//! Which words stand on which pages, and how well a page answers a query.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{
    Hit, Page,
    snippet::snippet,
    words::{Word, fold, words, words_of_query},
};

/// No more hits are of use.
const MOST_HITS: usize = 30;
/// Longer queries are cut: nobody types them.
const LONGEST_QUERY: usize = 100;
/// How much more a word counts in a title than in a text.
const TITLE_WEIGHT: f64 = 4.0;
/// How quickly further uses of a word stop to matter (k1 of BM25).
const SATURATION: f64 = 1.2;
/// How much long texts are held back (b of BM25).
const LENGTH_SHARE: f64 = 0.75;
/// What a page gains when the query stands on it as it was typed.
const PHRASE_BONUS: f64 = 2.0;
/// What a page gains when its title or reading begins with the query; the double when it is
/// the query.
const NAME_BONUS: f64 = 8.0;
/// Latin letters from which on a word is also looked for as the beginning of longer ones.
const SHORTEST_BEGINNING: usize = 3;

/// Everything that can be found in one language.
#[derive(Debug)]
pub(crate) struct Index {
    entries: Vec<Entry>,
    /// For each word the pages and how often, weighted.
    words: BTreeMap<String, Vec<(usize, f64)>>,
    average_length: f64,
}

#[derive(Debug)]
struct Entry {
    page: Page,
    /// The words of its text.
    words: Vec<Word>,
    /// Title, other names and reading in normal form.
    names: Vec<String>,
    /// Its text in normal form.
    folded: String,
    length: f64,
}

impl Index {
    /// Reads `pages`.
    pub fn new(pages: impl Iterator<Item = Page>) -> Self {
        let mut index = Self {
            entries: Vec::new(),
            words: BTreeMap::new(),
            average_length: 1.0,
        };
        for page in pages {
            index.add(page);
        }
        let total: f64 = index.entries.iter().map(|entry| entry.length).sum();
        index.average_length = (total / index.entries.len().max(1) as f64).max(1.0);
        index
    }

    /// What answers `query`, the best first.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let query: String = query.trim().chars().take(LONGEST_QUERY).collect();
        let wanted = words_of_query(&query);
        let query = fold(&query);
        if query.is_empty() {
            return Vec::new();
        }
        let mut matched = BTreeSet::new();
        let mut scores: HashMap<usize, f64> = HashMap::new();
        let mut found: HashMap<usize, usize> = HashMap::new();
        for word in &wanted {
            let forms = self.forms(word);
            for (place, score) in self.scores(&forms) {
                *scores.entry(place).or_default() += score;
                *found.entry(place).or_default() += 1;
            }
            matched.extend(forms);
        }
        // Pages with all the words come before pages with some.
        for (place, score) in &mut scores {
            let share = found[place] as f64 / wanted.len() as f64;
            *score *= share * share;
        }
        for (place, entry) in self.entries.iter().enumerate() {
            let bonus = entry.bonus(&query);
            if bonus > 0.0 {
                *scores.entry(place).or_default() += bonus;
            }
        }
        let mut ranked: Vec<(usize, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked
            .into_iter()
            .take(MOST_HITS)
            .map(|(place, _)| self.entries[place].hit(&matched, &query))
            .collect()
    }

    fn add(&mut self, page: Page) {
        let place = self.entries.len();
        let text_words = words(&page.text);
        let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
        for word in &text_words {
            *counts.entry(&word.form).or_default() += 1.0;
        }
        let names: Vec<&String> = page.names.iter().chain([&page.title]).collect();
        let name_words: Vec<Word> = names.iter().flat_map(|name| words(name)).collect();
        for word in &name_words {
            *counts.entry(&word.form).or_default() += TITLE_WEIGHT;
        }
        for (word, count) in counts {
            let pages = self.words.entry(word.to_owned()).or_default();
            pages.push((place, count));
        }
        let readings = Some(&page.reading).filter(|reading| !reading.is_empty());
        self.entries.push(Entry {
            names: names
                .into_iter()
                .chain(readings)
                .map(|name| fold(name))
                .collect(),
            folded: fold(&page.text),
            length: (text_words.len() + name_words.len()) as f64,
            words: text_words,
            page,
        });
    }

    /// The words of the index that `word` stands for: itself, or those that begin with it.
    fn forms(&self, word: &str) -> BTreeSet<String> {
        let long = word.len() >= SHORTEST_BEGINNING && word.is_ascii();
        if self.words.contains_key(word) || !long {
            return [word.to_owned()].into();
        }
        let from = self.words.range(word.to_owned()..);
        let forms = from.take_while(|(form, _)| form.starts_with(word));
        forms.map(|(form, _)| form.clone()).collect()
    }

    /// How well each page answers one word of the query.
    fn scores(&self, forms: &BTreeSet<String>) -> HashMap<usize, f64> {
        let mut counts: HashMap<usize, f64> = HashMap::new();
        let found = forms.iter().filter_map(|form| self.words.get(form));
        for (place, count) in found.flatten() {
            *counts.entry(*place).or_default() += count;
        }
        let all = self.entries.len() as f64;
        let with = counts.len() as f64;
        let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        for (place, count) in &mut counts {
            let length = self.entries[*place].length / self.average_length;
            let held_back = SATURATION * (1.0 - LENGTH_SHARE + LENGTH_SHARE * length);
            *count = rarity * *count * (SATURATION + 1.0) / (*count + held_back);
        }
        counts
    }
}

impl Entry {
    /// What the page gains beyond its words. Finds what the words miss: parts of Japanese
    /// words, and readings.
    fn bonus(&self, query: &str) -> f64 {
        let one_letter = query.chars().nth(1).is_none();
        let name = |name: &String| match name.strip_prefix(query) {
            Some("") => 2.0 * NAME_BONUS,
            Some(_) if !one_letter => NAME_BONUS,
            _ => 0.0,
        };
        let named = self.names.iter().map(name).fold(0.0, f64::max);
        let text = !one_letter && self.folded.contains(query);
        named + if text { PHRASE_BONUS } else { 0.0 }
    }

    fn hit(&self, matched: &BTreeSet<String>, query: &str) -> Hit {
        Hit {
            target: self.page.target.clone(),
            title: self.page.title.clone(),
            snippet: snippet(&self.page.text, &self.words, matched, query),
        }
    }
}
