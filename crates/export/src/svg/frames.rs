//! Frames: titled areas, and the ML-design frame with its six questions and answers.

use domain::board::{Frame, FrameKind, ML_DESIGN_QUESTIONS};

use super::{
    Captions,
    element::{Svg, clean},
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
                captions.question(number),
                answer(number),
            );
        }
    }
}

/// The place of a question: three columns in a wide frame, two in an upright one, one in a
/// narrow one.
fn cell(frame: Area, number: u8) -> Area {
    let inner = frame.grown(-12.0);
    let columns = match inner.width() / inner.height().max(1.0) {
        ratio if ratio > 1.1 => 3.0,
        ratio if ratio > 0.5 => 2.0,
        _ => 1.0,
    };
    let rows = f64::from(ML_DESIGN_QUESTIONS) / columns;
    let index = f64::from(number - 1);
    let (row, column) = ((index / columns).floor(), index % columns);
    let (width, height) = (inner.width() / columns, inner.height() / rows);
    Area {
        left: inner.left + column * width,
        top: inner.top + row * height,
        right: inner.left + (column + 1.0) * width,
        bottom: inner.top + (row + 1.0) * height,
    }
    .grown(-6.0)
}

fn section(svg: &mut Svg, cell: Area, question: &str, answer: &str) {
    svg.rectangle(
        cell,
        6.0,
        &[("fill", &"#ffffff"), ("stroke", &palette::LINE)],
    );
    let inner = cell.grown(-10.0);
    let heading = fit(
        &clean(question),
        Room {
            width: inner.width(),
            height: inner.height() * 0.3,
            largest: 14.0,
        },
    );
    let below = inner.top + block_height(&heading) + 4.0;
    svg.lines(
        inner.left,
        inner.top + heading.size,
        &heading,
        &[("font-weight", &"700"), ("fill", &palette::INK_SOFT)],
    );
    let room = Room {
        width: inner.width(),
        height: inner.bottom - below,
        largest: 16.0,
    };
    let body = fit(clean(answer).trim_end(), room);
    svg.lines(
        inner.left,
        below + body.size,
        &body,
        &[("fill", &palette::INK)],
    );
}

fn block_height(layout: &Layout) -> f64 {
    layout.lines.len() as f64 * layout.leading
}
