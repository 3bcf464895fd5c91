//! Carrying out fixes.

use yrs::{GetString, Map, MapRef, Out, Text, TextPrelim, TextRef, TransactionMut};

use crate::document::{Root, Roots};

use super::{super::limits::MAX_TEXT, Fix};

/// Puts things right within one transaction of the server.
pub fn mend(transaction: &mut TransactionMut<'_>, roots: &Roots, fixes: &[Fix]) {
    let texts = roots.map(Root::Texts);
    for fix in fixes {
        match fix {
            Fix::Set(root, key, value) => {
                roots
                    .map(*root)
                    .insert(transaction, key.as_str(), value.clone());
            }
            Fix::Remove(root, key) => {
                roots.map(*root).remove(transaction, key);
            }
            Fix::Restore(key, None) => {
                texts.remove(transaction, key);
            }
            Fix::Restore(key, Some(text)) => restore(transaction, texts, key, text),
            Fix::Cut(key, inserted) => {
                if let Some(Out::YText(text)) = texts.get(transaction, key) {
                    cut(transaction, &text, inserted);
                }
            }
            Fix::Flatten(key) => {
                if let Some(Out::YText(text)) = texts.get(transaction, key) {
                    let words = shortened(&text.get_string(transaction));
                    texts.insert(transaction, key.as_str(), TextPrelim::new(words));
                }
            }
        }
    }
}

/// Makes a text read like `wanted`, in place where possible, so that the cursors of people who
/// may edit it stay.
fn restore(transaction: &mut TransactionMut<'_>, texts: &MapRef, key: &str, wanted: &str) {
    if let Some(Out::YText(text)) = texts.get(transaction, key) {
        replace_middle(transaction, &text, wanted);
        let plain = text.len(transaction) as usize == wanted.encode_utf16().count();
        if plain && text.get_string(transaction) == wanted {
            return;
        }
    }
    texts.insert(transaction, key, TextPrelim::new(wanted));
}

fn replace_middle(transaction: &mut TransactionMut<'_>, text: &TextRef, wanted: &str) {
    let present: Vec<char> = text.get_string(transaction).chars().collect();
    let wanted: Vec<char> = wanted.chars().collect();
    let prefix = present
        .iter()
        .zip(&wanted)
        .take_while(|(left, right)| left == right)
        .count();
    let suffix = present[prefix..]
        .iter()
        .rev()
        .zip(wanted[prefix..].iter().rev())
        .take_while(|(left, right)| left == right)
        .count();
    let units = |chars: &[char]| {
        chars
            .iter()
            .map(|char| char.len_utf16() as u32)
            .sum::<u32>()
    };
    let at = units(&present[..prefix]);
    let surplus = units(&present[prefix..present.len() - suffix]);
    if at + surplus > text.len(transaction) {
        return;
    }
    if surplus > 0 {
        text.remove_range(transaction, at, surplus);
    }
    let lacking: String = wanted[prefix..wanted.len() - suffix].iter().collect();
    if !lacking.is_empty() {
        text.insert(transaction, at, &lacking);
    }
}

fn cut(transaction: &mut TransactionMut<'_>, text: &TextRef, inserted: &[(u32, u32)]) {
    for (at, length) in inserted.iter().rev() {
        if at + length <= text.len(transaction) {
            text.remove_range(transaction, *at, *length);
        }
    }
    let length = text.len(transaction);
    if length > MAX_TEXT {
        text.remove_range(transaction, MAX_TEXT, length - MAX_TEXT);
    }
}

fn shortened(words: &str) -> String {
    let mut units = 0;
    words
        .chars()
        .take_while(|char| {
            units += char.len_utf16() as u32;
            units <= MAX_TEXT
        })
        .collect()
}
