//! A note as on the board: its colour, a line around it, the name of its kind, its words as
//! large as they fit, and the marks of votes, use cases and comments.

use domain::board::{BoardContent, Note};

use super::{
    Captions, comments,
    element::{Svg, clean},
    geometry::Area,
    palette,
};
use crate::text::{Room, fit, text_width};

/// The size of the kind's name.
const CAPTION: f64 = 8.5;
/// The border inside a note.
const PADDING: f64 = 7.0;
/// More dots than these are written as a number.
const MOST_DOTS: u32 = 5;

/// A note with everything the board knows about it.
pub(crate) struct Drawn<'a> {
    note: &'a Note,
    text: &'a str,
    votes: u32,
    is_use_case: bool,
    comments: Option<usize>,
}

impl<'a> Drawn<'a> {
    /// Gathers what `board` holds about `note`; `comments` is the number of its comments.
    pub(crate) fn of(
        board: &'a BoardContent,
        id: &str,
        note: &'a Note,
        comments: Option<usize>,
    ) -> Self {
        Self {
            note,
            text: board.text(id),
            votes: board.votes.get(id).copied().unwrap_or_default(),
            is_use_case: board.use_cases.contains_key(id),
            comments,
        }
    }
}

/// Draws one note.
pub(crate) fn draw(svg: &mut Svg, drawn: &Drawn<'_>, captions: &Captions) {
    let area = Area::of_note(drawn.note);
    let colours = palette::note(drawn.note.kind);
    svg.open("g", &[("fill", &colours.ink)]);
    svg.rectangle(
        area,
        3.0,
        &[("fill", &colours.fill), ("stroke", &colours.edge)],
    );
    foot(svg, area, colours.edge);
    caption(svg, area, captions.kind(drawn.note.kind));
    words(svg, area, drawn);
    marks(svg, area, drawn, captions);
    if let Some(number) = drawn.comments {
        comments::mark(svg, area, number, colours);
    }
    svg.close("g");
}

/// The heavier line at the bottom that lifts the note off the paper.
fn foot(svg: &mut Svg, area: Area, edge: &str) {
    let line = Area {
        top: area.bottom - 3.0,
        ..area
    };
    svg.rectangle(line, 1.5, &[("fill", &edge)]);
}

fn caption(svg: &mut Svg, area: Area, kind: &str) {
    let most = (area.width() - 2.0 * PADDING) / text_width(kind).max(1.0);
    svg.element(
        "text",
        &[
            ("x", &(area.left + PADDING)),
            ("y", &(area.top + PADDING + CAPTION * 0.7)),
            ("font-size", &CAPTION.min(most)),
            ("opacity", &0.75),
        ],
        kind,
    );
}

fn words(svg: &mut Svg, area: Area, drawn: &Drawn<'_>) {
    let text = clean(drawn.text);
    let text = text.trim_end();
    if text.is_empty() {
        return;
    }
    let top = area.top + PADDING + CAPTION + 3.0;
    let foot = if drawn.votes > 0 || drawn.is_use_case {
        14.0
    } else {
        5.0
    };
    let room = Room {
        width: area.width() - 2.0 * PADDING,
        height: area.bottom - foot - top,
        // Notes that somebody enlarged were enlarged to be read from afar.
        largest: (area.width().min(area.height() * 1.4) / 7.5).clamp(16.0, 64.0),
    };
    let layout = fit(text, room);
    if layout.truncated {
        svg.element("title", &[], text);
    }
    svg.lines(area.left + PADDING, top + layout.size, &layout, &[]);
}

fn marks(svg: &mut Svg, area: Area, drawn: &Drawn<'_>, captions: &Captions) {
    let middle = area.bottom - 9.0;
    if drawn.is_use_case {
        use_case_mark(svg, area, middle, &captions.use_case);
    }
    let right = area.right - 9.0;
    match drawn.votes {
        0 => {}
        votes @ 1..=MOST_DOTS => {
            for index in 0..votes {
                let x = right - f64::from(index) * 8.0;
                svg.empty(
                    "circle",
                    &[
                        ("cx", &x),
                        ("cy", &middle),
                        ("r", &3.0),
                        ("fill", &palette::VOTE),
                    ],
                );
            }
        }
        votes => {
            let number = votes.to_string();
            let width = text_width(&number) * 10.0;
            let x = right - width - 5.0;
            svg.empty(
                "circle",
                &[
                    ("cx", &x),
                    ("cy", &middle),
                    ("r", &3.0),
                    ("fill", &palette::VOTE),
                ],
            );
            svg.element(
                "text",
                &[
                    ("x", &(right - width + 2.0)),
                    ("y", &(middle + 3.6)),
                    ("font-size", &10.0),
                    ("font-weight", &"700"),
                    ("fill", &palette::VOTE),
                ],
                &number,
            );
        }
    }
}

fn use_case_mark(svg: &mut Svg, area: Area, middle: f64, words: &str) {
    let size = 8.0_f64;
    let width = text_width(words) * size + 8.0;
    let most = area.width() * 0.6;
    let scale = (most / width).min(1.0);
    let plate = Area {
        left: area.left + PADDING,
        top: middle - 6.0,
        right: area.left + PADDING + width * scale,
        bottom: middle + 5.0,
    };
    svg.rectangle(plate, 5.5, &[("fill", &palette::ACCENT)]);
    svg.element(
        "text",
        &[
            ("x", &(plate.left + 4.0 * scale)),
            ("y", &(middle + size * 0.33)),
            ("font-size", &(size * scale)),
            ("font-weight", &"700"),
            ("fill", &"#ffffff"),
        ],
        words,
    );
}
