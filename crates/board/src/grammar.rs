//! What a facilitator would point at: places where a board departs from the grammar of Event
//! Storming, and ML designs that are not thought through yet. Hints, never errors: people may
//! leave them as they are. The next expected kinds are [`NoteKind::leads_to`].

use std::collections::{BTreeMap, BTreeSet};

use domain::board::{BoardContent, FrameKind, ML_DESIGN_QUESTIONS, Note, NoteKind};

/// How far from the nearest note a problem still has a place, in board units: one note.
const BESIDE: f64 = 120.0;

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// An arrow between kinds that do not follow each other.
    UnexpectedArrow {
        /// The arrow.
        link: String,
        /// The kind it starts at.
        from: NoteKind,
        /// The kind it points to.
        to: NoteKind,
    },
    /// An arrow one of whose ends is on no note.
    LooseArrow {
        /// The arrow.
        link: String,
    },
    /// An event that no arrow leads to or from, on a board that has arrows.
    EventOutsideFlow {
        /// The event.
        note: String,
    },
    /// A problem that stands beside nothing, in no frame and at no arrow.
    ProblemWithoutPlace {
        /// The problem.
        note: String,
    },
    /// A note without words.
    EmptyNote {
        /// The note.
        note: String,
    },
    /// An ML design with questions that are not answered.
    IncompleteDesign {
        /// The frame.
        frame: String,
        /// The unanswered questions, of 1 to 6.
        missing: Vec<u8>,
    },
}

/// Everything worth a look, in a stable order.
pub fn lint(board: &BoardContent) -> Vec<Finding> {
    let mut findings = arrows(board);
    findings.extend(events(board));
    findings.extend(problems(board));
    findings.extend(empty_notes(board));
    findings.extend(designs(board));
    findings.sort();
    findings
}

/// The questions of an ML-design frame that have no answer yet.
pub fn missing_answers(board: &BoardContent, frame: &str) -> Vec<u8> {
    (1..=ML_DESIGN_QUESTIONS)
        .filter(|question| board.answer(frame, *question).trim().is_empty())
        .collect()
}

fn arrows(board: &BoardContent) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, link) in &board.links {
        let finding = match (board.notes.get(&link.from), board.notes.get(&link.to)) {
            (Some(from), Some(to)) if from.kind.leads_to().contains(&to.kind) => continue,
            (Some(from), Some(to)) => Finding::UnexpectedArrow {
                link: id.clone(),
                from: from.kind,
                to: to.kind,
            },
            _ => Finding::LooseArrow { link: id.clone() },
        };
        findings.push(finding);
    }
    findings
}

/// In step 1 there are no arrows yet; to point at every event then would be noise.
fn events(board: &BoardContent) -> Vec<Finding> {
    if board.links.is_empty() {
        return Vec::new();
    }
    let linked = linked(board);
    of_kind(board, NoteKind::Event)
        .filter(|(id, _)| !linked.contains(id.as_str()))
        .map(|(id, _)| Finding::EventOutsideFlow { note: id.clone() })
        .collect()
}

fn problems(board: &BoardContent) -> Vec<Finding> {
    let linked = linked(board);
    let has_place = |problem: &Note| {
        board.frames.values().any(|frame| {
            let (x, y) = (problem.x + problem.w / 2.0, problem.y + problem.h / 2.0);
            (frame.x..=frame.x + frame.w).contains(&x) && (frame.y..=frame.y + frame.h).contains(&y)
        }) || board
            .notes
            .values()
            .any(|note| note.kind != NoteKind::Problem && gap(problem, note) <= BESIDE)
    };
    of_kind(board, NoteKind::Problem)
        .filter(|(id, problem)| !linked.contains(id.as_str()) && !has_place(problem))
        .map(|(id, _)| Finding::ProblemWithoutPlace { note: id.clone() })
        .collect()
}

fn empty_notes(board: &BoardContent) -> Vec<Finding> {
    board
        .notes
        .keys()
        .filter(|id| board.text(id).trim().is_empty())
        .map(|id| Finding::EmptyNote { note: id.clone() })
        .collect()
}

fn designs(board: &BoardContent) -> Vec<Finding> {
    board
        .frames
        .iter()
        .filter(|(_, frame)| frame.kind == FrameKind::MlDesign)
        .map(|(id, _)| (id, missing_answers(board, id)))
        .filter(|(_, missing)| !missing.is_empty())
        .map(|(id, missing)| Finding::IncompleteDesign {
            frame: id.clone(),
            missing,
        })
        .collect()
}

fn of_kind(board: &BoardContent, kind: NoteKind) -> impl Iterator<Item = (&String, &Note)> {
    let notes: &BTreeMap<String, Note> = &board.notes;
    notes.iter().filter(move |(_, note)| note.kind == kind)
}

fn linked(board: &BoardContent) -> BTreeSet<&str> {
    board
        .links
        .values()
        .flat_map(|link| [link.from.as_str(), link.to.as_str()])
        .collect()
}

/// The larger of the horizontal and the vertical space between two notes, 0 if they overlap.
fn gap(left: &Note, right: &Note) -> f64 {
    let space = |start: f64, length: f64, other: f64, other_length: f64| {
        (other - (start + length))
            .max(start - (other + other_length))
            .max(0.0)
    };
    space(left.x, left.w, right.x, right.w).max(space(left.y, left.h, right.y, right.h))
}

#[cfg(test)]
mod tests {
    use domain::board::{Frame, Link};

    use super::*;

    fn board(notes: &[(&str, NoteKind, f64, f64)], links: &[(&str, &str)]) -> BoardContent {
        let mut board = BoardContent::default();
        for (id, kind, x, y) in notes {
            let note = Note {
                kind: *kind,
                x: *x,
                y: *y,
                w: 120.0,
                h: 120.0,
                by: String::new(),
                co_authors: Vec::new(),
                locked: false,
            };
            board.notes.insert((*id).to_owned(), note);
            board.texts.insert((*id).to_owned(), "words".to_owned());
        }
        for (from, to) in links {
            let link = Link {
                from: (*from).to_owned(),
                to: (*to).to_owned(),
                label: None,
            };
            board.links.insert(format!("{from}-{to}"), link);
        }
        board
    }

    fn frame(kind: FrameKind) -> Frame {
        Frame {
            title: String::new(),
            kind,
            x: 0.0,
            y: 0.0,
            w: 5_000.0,
            h: 600.0,
            locked: false,
        }
    }

    #[test]
    fn arrows_follow_the_grammar() {
        for from in NoteKind::ALL {
            for to in NoteKind::ALL {
                let board = board(&[("a", from, 0.0, 0.0), ("b", to, 0.0, 0.0)], &[("a", "b")]);
                let unexpected = Finding::UnexpectedArrow {
                    link: "a-b".to_owned(),
                    from,
                    to,
                };
                assert_eq!(
                    lint(&board).contains(&unexpected),
                    !from.leads_to().contains(&to)
                );
            }
        }
    }

    #[test]
    fn an_arrow_to_nothing_is_loose() {
        let board = board(&[("a", NoteKind::Actor, 0.0, 0.0)], &[("a", "gone")]);
        assert_eq!(
            lint(&board),
            [Finding::LooseArrow {
                link: "a-gone".to_owned()
            }]
        );
    }

    #[test]
    fn events_belong_to_a_flow_once_there_is_one() {
        let notes = [
            ("e1", NoteKind::Event, 0.0, 0.0),
            ("e2", NoteKind::Event, 0.0, 0.0),
            ("p", NoteKind::Policy, 0.0, 0.0),
        ];
        assert_eq!(lint(&board(&notes, &[])), []);
        assert_eq!(
            lint(&board(&notes, &[("e1", "p")])),
            [Finding::EventOutsideFlow {
                note: "e2".to_owned()
            }]
        );
    }

    #[test]
    fn a_problem_needs_a_place() {
        let lost = [Finding::ProblemWithoutPlace {
            note: "p".to_owned(),
        }];
        for (x, expected) in [
            (200.0, &[][..]),
            (239.0, &[]),
            (241.0, &lost),
            (3_000.0, &lost),
        ] {
            let notes = [
                ("e", NoteKind::Event, 0.0, 0.0),
                ("p", NoteKind::Problem, x, 0.0),
            ];
            assert_eq!(lint(&board(&notes, &[])), expected, "{x}");
        }
        let mut framed = board(&[("p", NoteKind::Problem, 3_000.0, 0.0)], &[]);
        framed
            .frames
            .insert("f".to_owned(), frame(FrameKind::Group));
        assert_eq!(lint(&framed), []);
    }

    #[test]
    fn a_design_answers_six_questions() {
        let mut board = BoardContent::default();
        board
            .frames
            .insert("f".to_owned(), frame(FrameKind::MlDesign));
        for question in [1, 2, 4, 5] {
            board
                .texts
                .insert(format!("f:{question}"), "answer".to_owned());
        }
        board.texts.insert("f:6".to_owned(), " \n".to_owned());
        assert_eq!(
            lint(&board),
            [Finding::IncompleteDesign {
                frame: "f".to_owned(),
                missing: vec![3, 6]
            }]
        );
    }

    #[test]
    fn a_note_without_words_is_noticed() {
        let mut board = board(&[("e", NoteKind::Event, 0.0, 0.0)], &[]);
        board.texts.clear();
        assert_eq!(
            lint(&board),
            [Finding::EmptyNote {
                note: "e".to_owned()
            }]
        );
    }
}
