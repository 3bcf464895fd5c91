//! The words of pictures and tables, from the translations.

use domain::board::{BoardContent, NoteKind};
use export::{board_table::Headings, svg::Captions};

use crate::{extract::Visit, texts};

/// What a picture of `content` says besides the board's own words.
pub fn captions(visit: &Visit, content: &BoardContent) -> Captions {
    let texts = &visit.texts;
    Captions {
        language: visit.language,
        kinds: NoteKind::ALL.map(|kind| texts::note_kind(texts, kind)),
        questions: [
            texts.caption_question_1().to_string(),
            texts.caption_question_2().to_string(),
            texts.caption_question_3().to_string(),
            texts.caption_question_4().to_string(),
            texts.caption_question_5().to_string(),
            texts.caption_question_6().to_string(),
        ],
        use_case: texts.caption_use_case().to_string(),
        comments: texts.column_comments().to_string(),
        description: texts
            .caption_board_description(content.notes.len() as u64)
            .to_string(),
    }
}

/// The headings of a board's table.
pub fn headings(visit: &Visit) -> Headings {
    let texts = &visit.texts;
    Headings {
        kind: texts.column_kind().to_string(),
        text: texts.column_text().to_string(),
        frame: texts.column_frame().to_string(),
        authors: texts.column_author().to_string(),
        votes: texts.column_votes().to_string(),
        leads_to: texts.column_leads_to().to_string(),
        comments: texts.column_comments().to_string(),
        use_case: texts.column_use_case().to_string(),
        x: texts.column_x().to_string(),
        y: texts.column_y().to_string(),
    }
}
