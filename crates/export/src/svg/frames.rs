//! Frames: titled areas, and the ML-design frame with its six questions and answers.

use domain::board::{Frame, FrameKind, ML_DESIGN_QUESTIONS};

use super::{
    Captions,
    element::{Attribute, Svg, clean},
    geometry::Area,
    palette,
};
use crate::text::{Layout, Room, fit};

/// The height that a frame's title takes above it.
pub(crate) const TITLE_HEIGHT: f64 = 30.0;

/// Draws a frame; `answer` gives the words under a question of an ML-design frame.
pub(crate) fn draw<'a>(
    svg: &mut Svg,
    frame: &Frame,
    answer: impl Fn(u8) -> &'a str,
    captions: &Captions,
) {
    let area = Area::of_frame(frame);
    let (edge, ink) = match frame.kind {
        FrameKind::Group => (palette::LINE, palette::INK_SOFT),
        FrameKind::MlDesign => (palette::ACCENT, palette::ACCENT),
    };
    svg.rectangle(
        area,
        10.0,
        &[
            ("fill", &palette::SURFACE),
            ("stroke", &edge),
            ("stroke-width", &1.5),
        ],
    );
    let title = clean(&frame.title).replace('\n', " ");
    let room = Room {
        width: area.width(),
        height: TITLE_HEIGHT - 6.0,
        largest: 18.0,
    };
    let layout = fit(&title, room);
    let base = area.top - 8.0 - (layout.lines.len().saturating_sub(1)) as f64 * layout.leading;
    svg.lines(
        area.left + 2.0,
        base,
        &layout,
        &[("font-weight", &"700"), ("fill", &ink)],
    );
    if frame.kind == FrameKind::MlDesign {
        for number in 1..=ML_DESIGN_QUESTIONS {
            section(
                svg,
                cell(area, number),
                number,
                captions.question(number),
                answer(number),
            );
        }
    }
}

/// The gap between sections, and between them and the frame.
const GAP: f64 = 12.0;
/// Sections stand in two rows of three, as on the board: teams lay notes on them.
const COLUMNS: u8 = 3;

/// The place of a question within its frame.
fn cell(frame: Area, number: u8) -> Area {
    let rows = ML_DESIGN_QUESTIONS.div_ceil(COLUMNS);
    let side =
        |whole: f64, parts: u8| ((whole - GAP * f64::from(parts + 1)) / f64::from(parts)).max(1.0);
    let (width, height) = (side(frame.width(), COLUMNS), side(frame.height(), rows));
    let index = number - 1;
    let left = frame.left + GAP + f64::from(index % COLUMNS) * (width + GAP);
    let top = frame.top + GAP + f64::from(index / COLUMNS) * (height + GAP);
    Area {
        left,
        top,
        right: left + width,
        bottom: top + height,
    }
}

fn section(svg: &mut Svg, cell: Area, number: u8, question: &str, answer: &str) {
    svg.rectangle(cell, 8.0, &[("fill", &palette::PAPER)]);
    let (x, y) = (cell.left + 22.0, cell.top + 22.0);
    svg.empty(
        "circle",
        &[
            ("cx", &x),
            ("cy", &y),
            ("r", &11.0),
            ("fill", &palette::ACCENT_SOFT),
        ],
    );
    let place: [Attribute<'_>; 6] = [
        ("x", &x),
        ("y", &(y + 4.3)),
        ("font-size", &12.0),
        ("font-weight", &"700"),
        ("text-anchor", &"middle"),
        ("fill", &palette::ACCENT),
    ];
    svg.element("text", &place, &number.to_string());
    let beside = Room {
        width: cell.right - x - 26.0,
        height: 36.0,
        largest: 13.0,
    };
    let heading = fit(&clean(question), beside);
    let base = y + 4.5 - (block_height(&heading) - heading.leading) / 2.0;
    svg.lines(
        x + 18.0,
        base,
        &heading,
        &[("font-weight", &"700"), ("fill", &palette::INK)],
    );
    let inner = Area {
        top: cell.top + 44.0,
        bottom: cell.bottom - 8.0,
        ..cell.grown(-14.0)
    };
    let room = Room {
        width: inner.width(),
        height: inner.height(),
        largest: 15.0,
    };
    let body = fit(clean(answer).trim_end(), room);
    svg.lines(
        inner.left,
        inner.top + body.size,
        &body,
        &[("fill", &palette::INK)],
    );
}

fn block_height(layout: &Layout) -> f64 {
    layout.lines.len() as f64 * layout.leading
}
