//! What the check says about a board: amounts first, then what is worth a look.

use board::{
    grammar::{self, Finding},
    practice::{self, Amount, Step, Wanted},
};
use domain::board::{BoardContent, NoteKind};
use maud::{Markup, html};

use crate::{
    components::{Callout, Icon, callout, icon},
    extract::Visit,
    texts,
};

/// Long notes are quoted by their beginning.
const QUOTE: usize = 24;
/// More hints at a time discourage more than they help.
const MOST_HINTS: usize = 6;

/// The whole check.
pub fn check(visit: &Visit, board: &BoardContent) -> Markup {
    let t = &visit.texts;
    html! {
        h2 { (t.practice_check()) }
        @if practice::is_complete(board) {
            (callout(Callout::Success, html! { p { (t.practice_all_there()) } }))
        }
        @for (step, amounts) in practice::progress(board) {
            h3 class="practice-step" { (step_name(visit, step)) }
            ul class="practice-amounts" {
                @for each in &amounts { (amount(visit, each)) }
            }
        }
        h2 { (t.practice_hints()) }
        (hints(visit, board))
    }
}

fn step_name(visit: &Visit, step: Step) -> String {
    let t = &visit.texts;
    match step {
        Step::BigPicture => t.practice_step_big_picture(),
        Step::ProcessModeling => t.practice_step_process_modeling(),
        Step::SoftwareDesign => t.practice_step_software_design(),
        Step::MlDesign => t.practice_step_ml_design(),
    }
    .to_string()
}

fn amount(visit: &Visit, amount: &Amount) -> Markup {
    let t = &visit.texts;
    let (kind, name) = match amount.wanted {
        Wanted::Notes(kind) => (Some(kind.key()), texts::note_kind(t, kind)),
        Wanted::Arrows => (None, t.practice_arrows().to_string()),
        Wanted::Answers => (None, t.practice_answers().to_string()),
    };
    html! {
        li data-enough[amount.is_enough()] {
            span class="b-swatch" data-kind=[kind] aria-hidden="true" {}
            span { (name) }
            span class="faint numeric" { (t.practice_amount(amount.there as u64, amount.goal as u64)) }
            @if amount.is_enough() {
                span class="practice-state" { (icon(Icon::Check)) span class="visually-hidden" { (t.practice_enough()) } }
            } @else {
                span class="practice-state" { span class="visually-hidden" { (t.practice_missing()) } }
            }
        }
    }
}

/// A remark, and the note or frame it is about.
struct Hint {
    target: Option<String>,
    text: String,
}

fn hints(visit: &Visit, board: &BoardContent) -> Markup {
    let t = &visit.texts;
    if board.notes.is_empty() {
        return html! { p class="soft small" { (t.practice_hints_first()) } };
    }
    let past = practice::events_not_past(board, visit.language);
    let past = past.into_iter().map(|note| Hint {
        target: Some(format!("#note={note}")),
        text: t.practice_hint_past(quote(board, note)).to_string(),
    });
    let findings = grammar::lint(board);
    let found = findings.iter().map(|finding| hint(visit, board, finding));
    let hints: Vec<Hint> = past.chain(found).take(MOST_HINTS).collect();
    html! {
        @if hints.is_empty() { p class="soft small" { (t.practice_no_hints()) } }
        ul class="practice-hints" {
            @for hint in &hints {
                li {
                    @match &hint.target {
                        Some(target) => a href=(target) { (hint.text) },
                        None => (hint.text),
                    }
                }
            }
        }
    }
}

fn hint(visit: &Visit, board: &BoardContent, finding: &Finding) -> Hint {
    let t = &visit.texts;
    let of_note = |note: &str, text: String| Hint {
        target: Some(format!("#note={note}")),
        text,
    };
    match finding {
        Finding::UnexpectedArrow { link, from, .. } => unexpected(visit, board, link, *from),
        Finding::LooseArrow { .. } => Hint {
            target: None,
            text: t.practice_hint_loose().to_string(),
        },
        Finding::EventOutsideFlow { note } => of_note(
            note,
            t.practice_hint_outside(quote(board, note)).to_string(),
        ),
        Finding::ProblemWithoutPlace { note } => of_note(
            note,
            t.practice_hint_problem(quote(board, note)).to_string(),
        ),
        Finding::EmptyNote { note } => {
            let kind = board.notes.get(note).map(|note| note.kind);
            let name = kind.map_or_else(String::new, |kind| texts::note_kind(t, kind));
            of_note(note, t.practice_hint_empty(name).to_string())
        }
        Finding::IncompleteDesign { frame, missing } => Hint {
            target: Some(format!("#frame={frame}")),
            text: t.practice_hint_design(missing.len() as u64).to_string(),
        },
    }
}

fn unexpected(visit: &Visit, board: &BoardContent, link: &str, kind: NoteKind) -> Hint {
    let t = &visit.texts;
    let ends = board.links.get(link);
    let (from, to) = ends.map_or_else(Default::default, |link| {
        (quote(board, &link.from), quote(board, &link.to))
    });
    let expected: Vec<String> = kind
        .leads_to()
        .iter()
        .map(|kind| texts::note_kind(t, *kind))
        .collect();
    let text = if expected.is_empty() {
        t.practice_hint_arrow_from_problem(from, to)
    } else {
        let either = expected.join(&format!(" {} ", t.practice_or()));
        t.practice_hint_arrow(from, to, texts::note_kind(t, kind), either)
    };
    Hint {
        target: ends.map(|link| format!("#note={}", link.from)),
        text: text.to_string(),
    }
}

/// The beginning of what a note says.
fn quote(board: &BoardContent, note: &str) -> String {
    let words: Vec<&str> = board.text(note).split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(QUOTE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
