//! Edits that the server makes itself.

use std::collections::{BTreeMap, HashSet};

use domain::board::BoardContent;
use yrs::{Any, Map, MapRef, Out, ReadTxn, TransactionMut};

use crate::document::{self, Root, Roots, read_comment, read_link};

use super::input::ServerEdit;

/// Makes one edit.
pub fn edit(transaction: &mut TransactionMut<'_>, roots: &Roots, edit: &ServerEdit) {
    match edit {
        ServerEdit::Put(content) => document::put(transaction, roots, content),
        ServerEdit::Remove(ids) => remove(transaction, roots, ids),
        ServerEdit::Votes(votes) => {
            let wanted = votes
                .iter()
                .map(|(note, dots)| (note.as_str(), Any::from(*dots)))
                .collect();
            equalise(transaction, roots.map(Root::Votes), &wanted);
        }
        ServerEdit::UseCases(use_cases) => {
            let wanted = use_cases
                .iter()
                .map(|(id, use_case)| (id.as_str(), Any::from(use_case.as_str())))
                .collect();
            equalise(transaction, roots.map(Root::UseCases), &wanted);
        }
        ServerEdit::Replace(content) => replace(transaction, roots, content),
    }
}

/// How many notes there are after these edits, at most; now there are `count`.
pub fn notes_after(
    transaction: &impl ReadTxn,
    roots: &Roots,
    count: usize,
    edits: &[ServerEdit],
) -> usize {
    let present = roots.map(Root::Notes);
    let (mut count, mut added) = (count, HashSet::new());
    let mut replaced: Option<&BoardContent> = None;
    for edit in edits {
        match edit {
            ServerEdit::Put(content) => {
                added.extend(content.notes.keys().filter(|id| match replaced {
                    None => !present.contains_key(transaction, id),
                    Some(content) => !content.notes.contains_key(*id),
                }));
            }
            ServerEdit::Replace(content) => {
                (count, replaced) = (content.notes.len(), Some(content));
                added.clear();
            }
            ServerEdit::Remove(_) | ServerEdit::Votes(_) | ServerEdit::UseCases(_) => {}
        }
    }
    count + added.len()
}

fn remove(transaction: &mut TransactionMut<'_>, roots: &Roots, ids: &[String]) {
    for id in ids {
        for root in [
            Root::Notes,
            Root::Texts,
            Root::Links,
            Root::Frames,
            Root::Comments,
        ] {
            roots.map(root).remove(transaction, id);
        }
        for question in 1..=6 {
            roots
                .map(Root::Texts)
                .remove(transaction, &format!("{id}:{question}"));
        }
    }
    let ids: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let hangs = |root, value: &Any| match root {
        Root::Links => read_link(value)
            .is_some_and(|link| ids.contains(link.from.as_str()) || ids.contains(link.to.as_str())),
        _ => read_comment(value).is_some_and(|comment| ids.contains(comment.note.as_str())),
    };
    for root in [Root::Links, Root::Comments] {
        remove_where(
            transaction,
            roots.map(root),
            |_, value| matches!(value, Out::Any(value) if hangs(root, value)),
        );
    }
}

fn remove_where(
    transaction: &mut TransactionMut<'_>,
    map: &MapRef,
    doomed: impl Fn(&str, &Out) -> bool,
) {
    let doomed: Vec<String> = map
        .iter(&*transaction)
        .filter(|(key, value)| doomed(key, value))
        .map(|(key, _)| key.to_owned())
        .collect();
    for key in doomed {
        map.remove(transaction, &key);
    }
}

fn equalise(transaction: &mut TransactionMut<'_>, map: &MapRef, wanted: &BTreeMap<&str, Any>) {
    remove_where(transaction, map, |key, _| !wanted.contains_key(key));
    for (key, value) in wanted {
        document::set(transaction, map, key, value.clone());
    }
}

fn replace(transaction: &mut TransactionMut<'_>, roots: &Roots, content: &BoardContent) {
    let keeps = |root, key: &str| match root {
        Root::Notes => content.notes.contains_key(key),
        Root::Texts => content.texts.contains_key(key),
        Root::Links => content.links.contains_key(key),
        Root::Frames => content.frames.contains_key(key),
        Root::Comments => content.comments.contains_key(key),
        Root::Votes => content.votes.contains_key(key),
        Root::UseCases => content.use_cases.contains_key(key),
    };
    for root in Root::ALL {
        remove_where(transaction, roots.map(root), |key, _| !keeps(root, key));
    }
    document::put(transaction, roots, content);
}
