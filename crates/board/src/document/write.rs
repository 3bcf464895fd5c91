//! From plain values to the Y document.

use std::{collections::HashMap, sync::Arc};

use domain::board::{BoardContent, Comment, Frame, FrameKind, Link, Note};
use yrs::{Any, GetString, Map, MapRef, Out, TextPrelim, TransactionMut};

use super::{Root, Roots};
use crate::scan::is_key;

/// Puts everything of `content` into the document, over what has the same id. What is there
/// already stays untouched; a text that reads differently becomes a new `Y.Text`.
pub fn put(transaction: &mut TransactionMut<'_>, roots: &Roots, content: &BoardContent) {
    for (id, note) in &content.notes {
        set(transaction, roots.map(Root::Notes), id, note_value(note));
    }
    for (id, words) in &content.texts {
        set_text(transaction, roots.map(Root::Texts), id, words);
    }
    for (id, link) in &content.links {
        set(transaction, roots.map(Root::Links), id, link_value(link));
    }
    for (id, frame) in &content.frames {
        set(transaction, roots.map(Root::Frames), id, frame_value(frame));
    }
    for (id, comment) in &content.comments {
        set(
            transaction,
            roots.map(Root::Comments),
            id,
            comment_value(comment),
        );
    }
    for (id, dots) in &content.votes {
        set(transaction, roots.map(Root::Votes), id, Any::from(*dots));
    }
    for (id, use_case) in &content.use_cases {
        set(
            transaction,
            roots.map(Root::UseCases),
            id,
            Any::from(use_case.as_str()),
        );
    }
}

/// Sets an entry unless it has this value already. What is no key of a board is left out, or
/// it could not be told from hostile bytes when the document is loaded again.
pub fn set(transaction: &mut TransactionMut<'_>, map: &MapRef, key: &str, value: Any) {
    if is_key(key) && map.get(transaction, key) != Some(Out::Any(value.clone())) {
        map.insert(transaction, key, value);
    }
}

fn set_text(transaction: &mut TransactionMut<'_>, texts: &MapRef, key: &str, words: &str) {
    let reads = matches!(
        texts.get(transaction, key),
        Some(Out::YText(text)) if text.get_string(transaction) == words
    );
    if is_key(key) && !reads {
        texts.insert(transaction, key, TextPrelim::new(words));
    }
}

/// A note as plain value.
pub fn note_value(note: &Note) -> Any {
    let mut fields = place(note.x, note.y, note.w, note.h);
    fields.insert("kind".to_owned(), Any::from(note.kind.key()));
    fields.insert("by".to_owned(), Any::from(note.by.as_str()));
    if !note.co_authors.is_empty() {
        let authors: Vec<Any> = note
            .co_authors
            .iter()
            .map(|author| Any::from(author.as_str()))
            .collect();
        fields.insert("with".to_owned(), Any::Array(authors.into()));
    }
    lock(&mut fields, note.locked);
    Any::Map(Arc::new(fields))
}

/// An arrow as plain value.
pub fn link_value(link: &Link) -> Any {
    let mut fields = HashMap::from([
        ("from".to_owned(), Any::from(link.from.as_str())),
        ("to".to_owned(), Any::from(link.to.as_str())),
    ]);
    if let Some(label) = &link.label {
        fields.insert("label".to_owned(), Any::from(label.as_str()));
    }
    Any::Map(Arc::new(fields))
}

/// A frame as plain value.
pub fn frame_value(frame: &Frame) -> Any {
    let kind = match frame.kind {
        FrameKind::Group => "group",
        FrameKind::MlDesign => "ml_design",
    };
    let mut fields = place(frame.x, frame.y, frame.w, frame.h);
    fields.insert("kind".to_owned(), Any::from(kind));
    fields.insert("title".to_owned(), Any::from(frame.title.as_str()));
    lock(&mut fields, frame.locked);
    Any::Map(Arc::new(fields))
}

/// A comment as plain value.
pub fn comment_value(comment: &Comment) -> Any {
    let fields = HashMap::from([
        ("note".to_owned(), Any::from(comment.note.as_str())),
        ("by".to_owned(), Any::from(comment.by.as_str())),
        ("name".to_owned(), Any::from(comment.name.as_str())),
        ("at".to_owned(), Any::from(comment.at as f64)),
        ("text".to_owned(), Any::from(comment.text.as_str())),
    ]);
    Any::Map(Arc::new(fields))
}

fn place(x: f64, y: f64, w: f64, h: f64) -> HashMap<String, Any> {
    [("x", x), ("y", y), ("w", w), ("h", h)]
        .map(|(name, number)| (name.to_owned(), Any::from(number)))
        .into()
}

fn lock(fields: &mut HashMap<String, Any>, locked: bool) {
    if locked {
        fields.insert("locked".to_owned(), Any::Bool(true));
    }
}
