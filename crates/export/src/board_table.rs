//! A board as a table: one row for each note in reading order, then the answers of ML-design
//! frames. Nothing on the board is left out, so that a team can go on in a spreadsheet.

use std::collections::BTreeMap;

use domain::board::{BoardContent, FrameKind, ML_DESIGN_QUESTIONS, Note};

use crate::{
    svg::Captions,
    table::{Cell, Table},
};

/// The headings of a board's table in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// The kind of note, or the question of an ML-design frame.
    pub kind: String,
    /// The words.
    pub text: String,
    /// The frame it lies in.
    pub frame: String,
    /// Who wrote it.
    pub authors: String,
    /// Shown votes.
    pub votes: String,
    /// Where its arrows lead.
    pub leads_to: String,
    /// Remarks on it.
    pub comments: String,
    /// Whether it became a use case.
    pub use_case: String,
    /// Distance from the left.
    pub x: String,
    /// Distance from the top.
    pub y: String,
}

/// The table of `board`. `people` gives names by id; whoever is unknown stays blank.
pub fn board_table(
    board: &BoardContent,
    headings: &Headings,
    captions: &Captions,
    people: &BTreeMap<String, String>,
) -> Table {
    let comments = comments_by_note(board);
    let links = links_by_note(board);
    let row = |(id, note): (&str, &Note)| {
        vec![
            captions.kind(note.kind).into(),
            board.text(id).into(),
            frame_around(board, note).into(),
            authors(note, people).into(),
            board
                .votes
                .get(id)
                .map_or(Cell::from(""), |votes| Cell::from(*votes)),
            links.get(id).cloned().unwrap_or_default().join("\n").into(),
            comments
                .get(id)
                .cloned()
                .unwrap_or_default()
                .join("\n")
                .into(),
            mark(board, id, captions),
            note.x.into(),
            note.y.into(),
        ]
    };
    let notes = board.notes_in_reading_order().into_iter().map(row);
    Table {
        headers: headings.in_order(),
        rows: notes.chain(answers(board, captions)).collect(),
    }
}

impl Headings {
    fn in_order(&self) -> Vec<String> {
        [
            &self.kind,
            &self.text,
            &self.frame,
            &self.authors,
            &self.votes,
            &self.leads_to,
            &self.comments,
            &self.use_case,
            &self.x,
            &self.y,
        ]
        .map(String::clone)
        .to_vec()
    }
}

fn mark(board: &BoardContent, id: &str, captions: &Captions) -> Cell {
    if board.use_cases.contains_key(id) {
        captions.use_case.as_str().into()
    } else {
        "".into()
    }
}

fn authors(note: &Note, people: &BTreeMap<String, String>) -> String {
    let ids = std::iter::once(&note.by).chain(&note.co_authors);
    ids.filter_map(|id| people.get(id))
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The title of the smallest frame that holds the middle of the note.
fn frame_around<'a>(board: &'a BoardContent, note: &Note) -> &'a str {
    let (x, y) = (note.x + note.w / 2.0, note.y + note.h / 2.0);
    board
        .frames
        .values()
        .filter(|frame| {
            (frame.x..frame.x + frame.w).contains(&x) && (frame.y..frame.y + frame.h).contains(&y)
        })
        .min_by(|left, right| (left.w * left.h).total_cmp(&(right.w * right.h)))
        .map_or("", |frame| frame.title.as_str())
}

fn comments_by_note(board: &BoardContent) -> BTreeMap<&str, Vec<String>> {
    let mut comments: Vec<_> = board.comments.values().collect();
    comments.sort_by_key(|comment| comment.at);
    let mut by_note = BTreeMap::<&str, Vec<String>>::new();
    for comment in comments {
        let line = format!("{}: {}", comment.name, comment.text);
        by_note.entry(&comment.note).or_default().push(line);
    }
    by_note
}

fn links_by_note(board: &BoardContent) -> BTreeMap<&str, Vec<String>> {
    let mut by_note = BTreeMap::<&str, Vec<String>>::new();
    for link in board
        .links
        .values()
        .filter(|link| board.notes.contains_key(&link.to))
    {
        let label = link
            .label
            .as_ref()
            .map(|label| format!(" ({label})"))
            .unwrap_or_default();
        by_note
            .entry(&link.from)
            .or_default()
            .push(format!("→ {}{label}", board.text(&link.to)));
    }
    by_note
}

fn answers<'a>(
    board: &'a BoardContent,
    captions: &'a Captions,
) -> impl Iterator<Item = Vec<Cell>> + 'a {
    let frames = board
        .frames
        .iter()
        .filter(|(_, frame)| frame.kind == FrameKind::MlDesign);
    frames.flat_map(move |(id, frame)| {
        (1..=ML_DESIGN_QUESTIONS).map(move |number| {
            vec![
                captions.question(number).into(),
                board.answer(id, number).into(),
                frame.title.as_str().into(),
                "".into(),
                "".into(),
                "".into(),
                "".into(),
                mark(board, id, captions),
                frame.x.into(),
                frame.y.into(),
            ]
        })
    })
}

#[cfg(test)]
mod tests {
    use domain::{
        Language,
        board::{Comment, Frame, Link, NoteKind},
    };

    use super::*;

    fn headings() -> Headings {
        let name = |text: &str| text.to_owned();
        Headings {
            kind: name("kind"),
            text: name("text"),
            frame: name("frame"),
            authors: name("authors"),
            votes: name("votes"),
            leads_to: name("leads to"),
            comments: name("comments"),
            use_case: name("use case"),
            x: name("x"),
            y: name("y"),
        }
    }

    fn captions() -> Captions {
        Captions {
            language: Language::Ja,
            kinds: NoteKind::ALL.map(|kind| kind.key().to_owned()),
            questions: [1, 2, 3, 4, 5, 6].map(|number| format!("Q{number}")),
            use_case: "yes".to_owned(),
            comments: String::new(),
            description: String::new(),
        }
    }

    #[test]
    fn a_row_tells_everything_about_a_note() {
        let mut board = BoardContent::default();
        let note = |x: f64| Note {
            kind: NoteKind::Problem,
            x,
            y: 0.0,
            w: 120.0,
            h: 120.0,
            by: "p1".into(),
            co_authors: vec!["p2".into(), "unknown".into()],
            locked: false,
        };
        board
            .notes
            .extend([("b".to_owned(), note(200.0)), ("a".to_owned(), note(400.0))]);
        board.texts.extend([
            ("a".to_owned(), "後".to_owned()),
            ("b".to_owned(), "先".to_owned()),
        ]);
        board.links.insert(
            "l".into(),
            Link {
                from: "b".into(),
                to: "a".into(),
                label: Some("then".into()),
            },
        );
        board.votes.insert("b".into(), 3);
        board.use_cases.insert("b".into(), "u".into());
        board.comments.insert(
            "c".into(),
            Comment {
                note: "b".into(),
                by: "p1".into(),
                name: "佐藤".into(),
                at: 1,
                text: "なぜ".into(),
            },
        );
        let frame = Frame {
            title: "枠".into(),
            kind: FrameKind::MlDesign,
            x: 150.0,
            y: -10.0,
            w: 200.0,
            h: 200.0,
            locked: false,
        };
        board.frames.insert("f".into(), frame);
        board.texts.insert("f:5".into(), "売上".into());
        let people = [
            ("p1".to_owned(), "佐藤".to_owned()),
            ("p2".to_owned(), "Lê".to_owned()),
        ]
        .into();
        let table = board_table(&board, &headings(), &captions(), &people);
        let first: Vec<Cell> = vec![
            "problem".into(),
            "先".into(),
            "枠".into(),
            "佐藤, Lê".into(),
            3_u32.into(),
            "→ 後 (then)".into(),
            "佐藤: なぜ".into(),
            "yes".into(),
            200.0.into(),
            0.0.into(),
        ];
        assert_eq!(table.rows[0], first);
        assert_eq!(table.rows[1][1], Cell::from("後"));
        assert_eq!(table.rows.len(), 2 + 6);
        assert_eq!(table.rows[6][0..2], [Cell::from("Q5"), Cell::from("売上")]);
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.len() == table.headers.len())
        );
    }
}
