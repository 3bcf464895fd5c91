//! Copies of what only leads or only the server may change, kept outside the document, so that
//! it can be put back exactly whatever was done to the document.

use std::collections::HashMap;

use yrs::{Any, GetString, Map, Out, ReadTxn};

use crate::document::{Root, Roots, field};

/// The copies.
#[derive(Debug, Default)]
pub struct Sealed {
    /// Locked notes and frames, and everything in the server's own maps.
    values: HashMap<Root, HashMap<String, Any>>,
    /// The words of locked notes and frames, by key of the text.
    texts: HashMap<String, Option<String>>,
}

impl Sealed {
    /// Copies what is locked or owned in a document.
    pub fn load(transaction: &impl ReadTxn, roots: &Roots) -> Self {
        let mut sealed = Self::default();
        for root in [Root::Notes, Root::Frames, Root::Votes, Root::UseCases] {
            for (key, value) in roots.map(root).iter(transaction) {
                if let Out::Any(value) = value {
                    sealed.learn(root, key, Some(value), transaction, roots);
                }
            }
        }
        sealed
    }

    /// Copies an entry anew.
    pub fn refresh(&mut self, root: Root, key: &str, transaction: &impl ReadTxn, roots: &Roots) {
        match root {
            Root::Texts if self.guards_text(key) => {
                self.copy_text(key.to_owned(), transaction, roots)
            }
            Root::Texts | Root::Links | Root::Comments => {}
            Root::Notes | Root::Frames | Root::Votes | Root::UseCases => {
                let value = match roots.map(root).get(transaction, key) {
                    Some(Out::Any(value)) => Some(value),
                    _ => None,
                };
                self.learn(root, key, value, transaction, roots);
            }
        }
    }

    /// The copy of an entry, if clients may not change it.
    pub fn value(&self, root: Root, key: &str) -> Option<&Any> {
        self.values.get(&root)?.get(key)
    }

    /// Whether clients may not change the text under `key`.
    pub fn guards_text(&self, key: &str) -> bool {
        match key.split_once(':') {
            None => self.value(Root::Notes, key).is_some(),
            Some((frame, _)) => self.value(Root::Frames, frame).is_some(),
        }
    }

    /// The copy of a text that clients may not change; `None` when there was none.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.texts.get(key)?.as_deref()
    }

    fn learn(
        &mut self,
        root: Root,
        key: &str,
        value: Option<Any>,
        transaction: &impl ReadTxn,
        roots: &Roots,
    ) {
        let keep = match root {
            Root::Notes | Root::Frames => {
                |value: &Any| field(value, "locked") == Some(&Any::Bool(true))
            }
            _ => |_: &Any| true,
        };
        let values = self.values.entry(root).or_default();
        let texts = match root {
            Root::Notes => vec![key.to_owned()],
            Root::Frames => (1..=6)
                .map(|question| format!("{key}:{question}"))
                .collect(),
            _ => Vec::new(),
        };
        match value.filter(keep) {
            Some(value) => {
                values.insert(key.to_owned(), value);
                texts
                    .into_iter()
                    .for_each(|text| self.copy_text(text, transaction, roots));
            }
            None if values.remove(key).is_some() => {
                texts.iter().for_each(|text| drop(self.texts.remove(text)));
            }
            None => {}
        }
    }

    fn copy_text(&mut self, key: String, transaction: &impl ReadTxn, roots: &Roots) {
        let text = match roots.map(Root::Texts).get(transaction, &key) {
            Some(Out::YText(text)) => Some(text.get_string(transaction)),
            _ => None,
        };
        self.texts.insert(key, text);
    }
}
