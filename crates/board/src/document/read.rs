//! From the Y document to plain values. What is not of the schema is left out.

use domain::board::{BoardContent, Comment, Frame, FrameKind, Link, Note, NoteKind};
use yrs::{Any, GetString, Map, Out, ReadTxn};

use super::{
    Root, Roots,
    value::{field, number, text_field},
};

/// The farthest from the origin anything may lie, in board units.
const MAX_COORDINATE: f64 = 1e7;
/// The most UTF-8 bytes of an identifier.
const MAX_ID: usize = 64;
/// The most UTF-8 bytes of a person's name, a heading or a label.
const MAX_LINE: usize = 2_000;
/// The most UTF-8 bytes of a comment.
const MAX_WORDS: usize = 20_000;
/// The most authors of a merged note.
const MAX_AUTHORS: usize = 200;

/// Everything on the board.
pub fn content(transaction: &impl ReadTxn, roots: &Roots) -> BoardContent {
    let plain = |root| {
        roots
            .map(root)
            .iter(transaction)
            .filter_map(|(key, value)| match value {
                Out::Any(value) => Some((key.to_owned(), value)),
                _ => None,
            })
    };
    let texts = roots
        .map(Root::Texts)
        .iter(transaction)
        .filter_map(|(key, value)| match value {
            Out::YText(text) => Some((key.to_owned(), text.get_string(transaction))),
            _ => None,
        });
    BoardContent {
        notes: plain(Root::Notes)
            .filter_map(|(id, value)| Some((id, read_note(&value)?)))
            .collect(),
        texts: texts.collect(),
        links: plain(Root::Links)
            .filter_map(|(id, value)| Some((id, read_link(&value)?)))
            .collect(),
        frames: plain(Root::Frames)
            .filter_map(|(id, value)| Some((id, read_frame(&value)?)))
            .collect(),
        comments: plain(Root::Comments)
            .filter_map(|(id, value)| Some((id, read_comment(&value)?)))
            .collect(),
        votes: plain(Root::Votes)
            .filter_map(|(id, value)| Some((id, read_dots(&value)?)))
            .collect(),
        use_cases: plain(Root::UseCases)
            .filter_map(|(id, value)| Some((id, read_use_case(&value)?)))
            .collect(),
    }
}

/// A note, or `None` if the value is not one. Fields that the schema does not know are ignored.
pub fn read_note(value: &Any) -> Option<Note> {
    Some(Note {
        kind: NoteKind::from_key(text_field(value, "kind")?)?,
        x: coordinate(value, "x")?,
        y: coordinate(value, "y")?,
        w: extent(value, "w")?,
        h: extent(value, "h")?,
        by: optional_text(value, "by", MAX_ID)?.unwrap_or_default(),
        co_authors: co_authors(value)?,
        locked: locked(value)?,
    })
}

/// An arrow, or `None` if the value is not one.
pub fn read_link(value: &Any) -> Option<Link> {
    Some(Link {
        from: text(value, "from", MAX_ID)?,
        to: text(value, "to", MAX_ID)?,
        label: optional_text(value, "label", MAX_LINE)?,
    })
}

/// A frame, or `None` if the value is not one.
pub fn read_frame(value: &Any) -> Option<Frame> {
    let kind = match text_field(value, "kind")? {
        "group" => FrameKind::Group,
        "ml_design" => FrameKind::MlDesign,
        _ => return None,
    };
    Some(Frame {
        title: text(value, "title", MAX_LINE)?,
        kind,
        x: coordinate(value, "x")?,
        y: coordinate(value, "y")?,
        w: extent(value, "w")?,
        h: extent(value, "h")?,
        locked: locked(value)?,
    })
}

/// A comment, or `None` if the value is not one.
pub fn read_comment(value: &Any) -> Option<Comment> {
    Some(Comment {
        note: text(value, "note", MAX_ID)?,
        by: optional_text(value, "by", MAX_ID)?.unwrap_or_default(),
        name: optional_text(value, "name", MAX_LINE)?.unwrap_or_default(),
        at: number(field(value, "at")?).filter(|at| at.abs() < 1e15)? as i64,
        text: text(value, "text", MAX_WORDS)?,
    })
}

fn read_dots(value: &Any) -> Option<u32> {
    number(value)
        .filter(|dots| (0.0..=f64::from(u32::MAX)).contains(dots))
        .map(|dots| dots as u32)
}

fn read_use_case(value: &Any) -> Option<String> {
    match value {
        Any::String(id) => Some(id.to_string()),
        _ => None,
    }
}

fn coordinate(value: &Any, name: &str) -> Option<f64> {
    number(field(value, name)?).filter(|number| number.abs() <= MAX_COORDINATE)
}

fn extent(value: &Any, name: &str) -> Option<f64> {
    coordinate(value, name).filter(|number| *number >= 0.0)
}

fn text(value: &Any, name: &str, most: usize) -> Option<String> {
    text_field(value, name)
        .filter(|text| text.len() <= most)
        .map(str::to_owned)
}

/// Outer `None`: there is something else than short text. Absent and null count as nothing.
fn optional_text(value: &Any, name: &str, most: usize) -> Option<Option<String>> {
    match field(value, name) {
        None | Some(Any::Null | Any::Undefined) => Some(None),
        Some(_) => text(value, name, most).map(Some),
    }
}

fn locked(value: &Any) -> Option<bool> {
    match field(value, "locked") {
        None | Some(Any::Null | Any::Undefined) => Some(false),
        Some(Any::Bool(locked)) => Some(*locked),
        Some(_) => None,
    }
}

fn co_authors(value: &Any) -> Option<Vec<String>> {
    match field(value, "with") {
        None | Some(Any::Null | Any::Undefined) => Some(Vec::new()),
        Some(Any::Array(authors)) if authors.len() <= MAX_AUTHORS => authors
            .iter()
            .map(|author| match author {
                Any::String(author) if author.len() <= MAX_ID => Some(author.to_string()),
                _ => None,
            })
            .collect(),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn any(json: &str) -> Any {
        Any::from_json(json).unwrap()
    }

    #[test]
    fn notes_may_have_unknown_fields_but_not_wrong_ones() {
        for (json, valid) in [
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"by":"m1"}"#,
                true,
            ),
            (r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120}"#, true),
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"colour":{"a":[1]}}"#,
                true,
            ),
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"locked":null,"with":["a"]}"#,
                true,
            ),
            (r#"{"kind":"poem","x":1,"y":2.5,"w":120,"h":120}"#, false),
            (r#"{"kind":"event","x":"1","y":2.5,"w":120,"h":120}"#, false),
            (
                r#"{"kind":"event","x":1e300,"y":2.5,"w":120,"h":120}"#,
                false,
            ),
            (r#"{"kind":"event","x":1,"y":2.5,"w":-1,"h":120}"#, false),
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"by":7}"#,
                false,
            ),
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"with":"a"}"#,
                false,
            ),
            (
                r#"{"kind":"event","x":1,"y":2.5,"w":120,"h":120,"locked":"yes"}"#,
                false,
            ),
            ("[]", false),
            ("null", false),
        ] {
            assert_eq!(read_note(&any(json)).is_some(), valid, "{json}");
        }
        let not_a_number = super::super::with_field(
            &any(r#"{"kind":"event","x":1,"y":2,"w":120,"h":120}"#),
            "x",
            Any::from(f64::NAN),
        );
        assert_eq!(read_note(&not_a_number), None);
    }
}
