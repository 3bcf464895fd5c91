//! Texts as words in a normal form: compatibility characters resolved (NFKC), lower case,
//! katakana as hiragana, English plurals as singulars.

use std::{borrow::Cow, collections::BTreeSet, ops::Range, sync::LazyLock};

use icu_normalizer::ComposingNormalizer;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

static SEGMENTER: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// A word and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its normal form.
    pub form: String,
}

/// The words of `text` in their order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = 0;
    for (end, kind) in SEGMENTER.segment_str(text).iter_with_word_type() {
        if kind.is_word_like() {
            let mut form = fold(&text[start..end]);
            make_singular(&mut form);
            words.push(Word {
                range: start..end,
                form,
            });
        }
        start = end;
    }
    words
}

/// The words of a query that say what it is about, in normal form. Words that stand in every
/// sentence are left out unless there is nothing else.
pub(super) fn words_of_query(query: &str) -> BTreeSet<String> {
    let forms = |text: &str| words(text).into_iter().map(|word| word.form);
    // Half-width kana must be whole before they can be cut into words.
    let query = normal(query);
    let telling: BTreeSet<String> = forms(&query).filter(|form| !is_filler(form)).collect();
    if telling.is_empty() {
        forms(&query).collect()
    } else {
        telling
    }
}

/// Whether a word tells nothing: English function words, and Japanese particles and endings,
/// which come out as short stretches of hiragana.
fn is_filler(form: &str) -> bool {
    let mut letters = form.chars();
    let single = matches!((letters.next(), letters.next()), (Some('ぁ'..='ん'), None));
    single || FILLERS.contains(&form)
}

const FILLERS: &[&str] = &[
    "a", "about", "an", "and", "are", "at", "be", "by", "can", "do", "does", "for", "from", "how",
    "in", "is", "it", "of", "on", "or", "that", "the", "thi", "this", "to", "what", "when",
    "which", "who", "why", "with", "ある", "いる", "から", "こと", "この", "した", "して", "する",
    "その", "たい", "です", "ない", "など", "なに", "なる", "ます", "まで", "もの", "よう", "より",
];

fn normal(text: &str) -> Cow<'_, str> {
    ComposingNormalizer::new_nfkc().normalize(text)
}

/// `text` in normal form.
pub(super) fn fold(text: &str) -> String {
    normal(text)
        .chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            // Katakana, as the hiragana that stands 0x60 before it.
            'ァ'..='ヶ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
            _ => letter,
        })
        .collect()
}

/// Enough for the plurals of our vocabulary; words that are no plurals lose their `s` in texts
/// and queries alike.
fn make_singular(word: &mut String) {
    let plain = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !plain || word.len() < 4 || !word.ends_with('s') || word.ends_with("ss") {
        return;
    }
    word.pop();
    if word.ends_with("ie") && word.len() > 3 {
        word.truncate(word.len() - 2);
        word.push('y');
    }
}
