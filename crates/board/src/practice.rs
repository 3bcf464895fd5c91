//! How far somebody is who practises Event Storming alone: what each step asks for and how much
//! of it is there. What could be better about what is there is [`grammar`](crate::grammar)'s
//! business; here are only amounts, and the one habit that grammar cannot see, the past tense.

use domain::{
    Language,
    board::{BoardContent, FrameKind, ML_DESIGN_QUESTIONS, NoteKind},
};

use crate::grammar;

/// The steps of the method that can be practised alone, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What happens, to whom, and what goes wrong.
    BigPicture,
    /// What leads to what.
    ProcessModeling,
    /// What is read and changed.
    SoftwareDesign,
    /// How ML removes one problem.
    MlDesign,
}

/// Something a step asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Notes of a kind with words on them.
    Notes(NoteKind),
    /// Arrows between notes that may follow each other.
    Arrows,
    /// Answered questions of one ML design.
    Answers,
}

/// How much of something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// Of what.
    pub wanted: Wanted,
    /// How much the step asks for.
    pub goal: usize,
    /// How much there is.
    pub there: usize,
}

impl Amount {
    /// Whether there is enough.
    pub fn is_enough(&self) -> bool {
        self.there >= self.goal
    }
}

/// One step with everything it asks for. The goals are small: the point is to have met every
/// kind once, not to fill a wall.
const STEPS: [(Step, &[(Wanted, usize)]); 4] = [
    (
        Step::BigPicture,
        &[
            (Wanted::Notes(NoteKind::Event), 5),
            (Wanted::Notes(NoteKind::Actor), 1),
            (Wanted::Notes(NoteKind::Problem), 2),
        ],
    ),
    (
        Step::ProcessModeling,
        &[
            (Wanted::Notes(NoteKind::Command), 2),
            (Wanted::Notes(NoteKind::ReadModel), 1),
            (Wanted::Notes(NoteKind::Policy), 1),
        ],
    ),
    (
        Step::SoftwareDesign,
        &[
            (Wanted::Notes(NoteKind::Aggregate), 1),
            (Wanted::Notes(NoteKind::ExternalSystem), 1),
            (Wanted::Arrows, 4),
        ],
    ),
    (
        Step::MlDesign,
        &[(Wanted::Answers, ML_DESIGN_QUESTIONS as usize)],
    ),
];

/// What each step asks for and how much of it is on the board.
pub fn progress(board: &BoardContent) -> Vec<(Step, Vec<Amount>)> {
    STEPS
        .iter()
        .map(|(step, wants)| {
            let amounts = wants.iter().map(|(wanted, goal)| Amount {
                wanted: *wanted,
                goal: *goal,
                there: count(board, *wanted),
            });
            (*step, amounts.collect())
        })
        .collect()
}

/// Whether every step has what it asks for. An ML design is voluntary: not every problem has a
/// place for one, and to notice that is part of the lesson.
pub fn is_complete(board: &BoardContent) -> bool {
    progress(board)
        .iter()
        .filter(|(step, _)| *step != Step::MlDesign)
        .all(|(_, amounts)| amounts.iter().all(Amount::is_enough))
}

/// Events that do not sound as if they had happened. The test is a rough one, so pages only
/// ask: a Japanese event ends with 「た」「だ」 or with a word for being done, an English one
/// contains a past form.
pub fn events_not_past(board: &BoardContent, language: Language) -> Vec<&str> {
    let sounds_past = match language {
        Language::Ja => sounds_past_in_japanese,
        Language::En => sounds_past_in_english,
    };
    board
        .notes_in_reading_order()
        .into_iter()
        .filter(|(_, note)| note.kind == NoteKind::Event)
        .map(|(id, _)| id)
        .filter(|id| {
            let text = board.text(id).trim();
            !text.is_empty() && !sounds_past(text)
        })
        .collect()
}

fn count(board: &BoardContent, wanted: Wanted) -> usize {
    match wanted {
        Wanted::Notes(kind) => board
            .notes
            .iter()
            .filter(|(id, note)| note.kind == kind && !board.text(id).trim().is_empty())
            .count(),
        Wanted::Arrows => board
            .links
            .values()
            .filter_map(|link| Some((board.notes.get(&link.from)?, board.notes.get(&link.to)?)))
            .filter(|(from, to)| from.kind.leads_to().contains(&to.kind))
            .count(),
        Wanted::Answers => board
            .frames
            .iter()
            .filter(|(_, frame)| frame.kind == FrameKind::MlDesign)
            .map(|(id, _)| {
                usize::from(ML_DESIGN_QUESTIONS) - grammar::missing_answers(board, id).len()
            })
            .max()
            .unwrap_or(0),
    }
}

fn sounds_past_in_japanese(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '．', '！', '!', '）', ')', '」', ' ', '\u{3000}']);
    ["た", "だ", "済", "済み", "完了", "成立", "発生"]
        .iter()
        .any(|ending| text.ends_with(ending))
}

/// Past forms that do not end in `ed`, as far as work is told with them.
const IRREGULAR: &[&str] = &[
    "became",
    "began",
    "begun",
    "bought",
    "broke",
    "broken",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "chosen",
    "cut",
    "did",
    "done",
    "drawn",
    "drew",
    "driven",
    "drove",
    "ended",
    "fell",
    "fallen",
    "felt",
    "forgot",
    "forgotten",
    "found",
    "gave",
    "given",
    "gone",
    "got",
    "grew",
    "grown",
    "had",
    "heard",
    "held",
    "hidden",
    "hit",
    "kept",
    "knew",
    "known",
    "laid",
    "left",
    "lent",
    "let",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "read",
    "rose",
    "risen",
    "said",
    "sat",
    "saw",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "slept",
    "sold",
    "spent",
    "spoke",
    "spoken",
    "spread",
    "stood",
    "stuck",
    "taken",
    "taught",
    "threw",
    "thrown",
    "told",
    "took",
    "understood",
    "was",
    "went",
    "were",
    "won",
    "woke",
    "worn",
    "wrote",
    "written",
];

fn sounds_past_in_english(text: &str) -> bool {
    text.split(|character: char| !character.is_alphabetic())
        .map(str::to_lowercase)
        .any(|word| (word.len() > 3 && word.ends_with("ed")) || IRREGULAR.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use domain::board::{Frame, Link, Note};
    use proptest::prelude::*;

    use super::*;

    fn put(board: &mut BoardContent, id: &str, kind: NoteKind, text: &str) {
        let note = Note {
            kind,
            x: 0.0,
            y: 0.0,
            w: 120.0,
            h: 120.0,
            by: String::new(),
            co_authors: Vec::new(),
            locked: false,
        };
        board.notes.insert(id.to_owned(), note);
        board.texts.insert(id.to_owned(), text.to_owned());
    }

    fn link(board: &mut BoardContent, from: &str, to: &str) {
        let link = Link {
            from: from.to_owned(),
            to: to.to_owned(),
            label: None,
        };
        board.links.insert(format!("{from}{to}"), link);
    }

    fn there(board: &BoardContent, wanted: Wanted) -> usize {
        let steps = progress(board);
        let amounts = steps.iter().flat_map(|(_, amounts)| amounts);
        amounts
            .filter(|amount| amount.wanted == wanted)
            .map(|amount| amount.there)
            .sum()
    }

    #[test]
    fn notes_count_once_they_have_words() {
        let mut board = BoardContent::default();
        put(&mut board, "a", NoteKind::Event, "Tooth filled");
        put(&mut board, "b", NoteKind::Event, "  ");
        assert_eq!(there(&board, Wanted::Notes(NoteKind::Event)), 1);
    }

    #[test]
    fn only_arrows_that_the_grammar_knows_count() {
        let mut board = BoardContent::default();
        put(&mut board, "a", NoteKind::Command, "Fill the tooth");
        put(&mut board, "b", NoteKind::Aggregate, "Patient's file");
        link(&mut board, "a", "b");
        link(&mut board, "b", "a");
        link(&mut board, "a", "gone");
        assert_eq!(there(&board, Wanted::Arrows), 1);
    }

    #[test]
    fn the_fullest_ml_design_counts() {
        let mut board = BoardContent::default();
        for (id, answers) in [("f", 2), ("g", 5)] {
            let frame = Frame {
                title: String::new(),
                kind: FrameKind::MlDesign,
                x: 0.0,
                y: 0.0,
                w: 400.0,
                h: 400.0,
                locked: false,
            };
            board.frames.insert(id.to_owned(), frame);
            for question in 1..=answers {
                board
                    .texts
                    .insert(format!("{id}:{question}"), "an answer".to_owned());
            }
        }
        assert_eq!(there(&board, Wanted::Answers), 5);
        assert!(!is_complete(&board));
    }

    #[test]
    fn a_board_with_everything_is_complete() {
        let mut board = BoardContent::default();
        for (step, amounts) in progress(&board) {
            for (wish, amount) in amounts.iter().enumerate() {
                if let Wanted::Notes(kind) = amount.wanted {
                    for number in 0..amount.goal {
                        put(
                            &mut board,
                            &format!("{step:?}{wish}{number}"),
                            kind,
                            "words",
                        );
                    }
                }
            }
        }
        let first = |kind| {
            let found = board.notes.iter().find(|(_, note)| note.kind == kind);
            found.map(|(id, _)| id.clone()).unwrap()
        };
        let [command, aggregate, event, policy, actor, model] = [
            NoteKind::Command,
            NoteKind::Aggregate,
            NoteKind::Event,
            NoteKind::Policy,
            NoteKind::Actor,
            NoteKind::ReadModel,
        ]
        .map(first);
        for (from, to) in [
            (&command, &aggregate),
            (&aggregate, &event),
            (&event, &policy),
            (&event, &model),
            (&actor, &command),
        ] {
            assert!(!is_complete(&board) || from == &actor);
            link(&mut board, from, to);
        }
        assert!(is_complete(&board));
    }

    #[test]
    fn events_are_told_as_past() {
        for (language, text, past) in [
            (Language::Ja, "予約した", true),
            (Language::Ja, "荷物を積んだ。", true),
            (Language::Ja, "支払い完了", true),
            (Language::Ja, "予約する", false),
            (Language::Ja, "予約", false),
            (Language::En, "Appointment made", true),
            (Language::En, "Patient arrived late", true),
            (Language::En, "Make an appointment", false),
            (Language::En, "Red bus", false),
        ] {
            let mut board = BoardContent::default();
            put(&mut board, "a", NoteKind::Event, text);
            assert_eq!(events_not_past(&board, language).is_empty(), past, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_words_on_a_note_break_it(text in "\\PC{0,40}") {
            let mut board = BoardContent::default();
            put(&mut board, "a", NoteKind::Event, &text);
            for language in Language::ALL {
                let found = events_not_past(&board, language);
                prop_assert!(found.len() <= 1);
            }
        }
    }
}
