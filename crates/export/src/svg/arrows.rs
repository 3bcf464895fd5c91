//! Arrows between notes, from edge to edge, with their labels.

use std::fmt::Write;

use domain::board::{BoardContent, Link};

use super::{
    element::{Svg, Value, clean},
    geometry::Area,
    palette,
};
use crate::text::text_width;

/// The gap between the tip of an arrow and the note it points to.
const GAP: f64 = 4.0;
/// The length of each side of an arrow's head.
const HEAD: f64 = 9.0;
/// The size of labels.
const LABEL: f64 = 12.0;
/// Labels longer than this many characters are shortened.
const LONGEST_LABEL: usize = 60;

/// Draws every arrow whose two notes exist.
pub(crate) fn draw_all(svg: &mut Svg, board: &BoardContent) {
    svg.open(
        "g",
        &[
            ("fill", &"none"),
            ("stroke", &palette::ARROW),
            ("stroke-width", &1.6),
        ],
    );
    for link in board.links.values() {
        if let Some(arrow) = Arrow::between(board, link) {
            svg.empty("path", &[("d", &arrow.path())]);
        }
    }
    svg.close("g");
    for link in board.links.values() {
        let label = link.label.as_deref().map(clean).unwrap_or_default();
        if let Some(arrow) = Arrow::between(board, link).filter(|_| !label.trim().is_empty()) {
            draw_label(svg, &arrow, label.trim());
        }
    }
}

fn draw_label(svg: &mut Svg, arrow: &Arrow, label: &str) {
    let mut shown: String = label
        .replace('\n', " ")
        .chars()
        .take(LONGEST_LABEL)
        .collect();
    if label.chars().count() > LONGEST_LABEL {
        shown.push('…');
    }
    let (x, y) = (
        f64::midpoint(arrow.from.0, arrow.to.0),
        f64::midpoint(arrow.from.1, arrow.to.1),
    );
    let (width, height) = (text_width(&shown) * LABEL + 8.0, LABEL * 1.5);
    let plate = Area {
        left: x - width / 2.0,
        top: y - height / 2.0,
        right: x + width / 2.0,
        bottom: y + height / 2.0,
    };
    svg.rectangle(
        plate,
        4.0,
        &[("fill", &palette::SURFACE), ("stroke", &palette::LINE)],
    );
    let attributes: [(&str, &dyn Value); 5] = [
        ("x", &x),
        ("y", &(y + LABEL * 0.36)),
        ("font-size", &LABEL),
        ("text-anchor", &"middle"),
        ("fill", &palette::INK),
    ];
    svg.element("text", &attributes, &shown);
}

struct Arrow {
    from: (f64, f64),
    to: (f64, f64),
}

impl Arrow {
    /// The arrow of `link`, or `None` when a note is missing or the notes overlap so far that
    /// no line would be visible between them.
    fn between(board: &BoardContent, link: &Link) -> Option<Self> {
        let from = Area::of_note(board.notes.get(&link.from)?);
        let to = Area::of_note(board.notes.get(&link.to)?);
        let (start, end) = aim(from, to);
        let (dx, dy) = (end.0 - start.0, end.1 - start.1);
        let length = dx.hypot(dy);
        if length < 1.0 {
            return None;
        }
        let leaving = edge_share(from, start, (dx, dy));
        let arriving = 1.0 - edge_share(to.grown(GAP), end, (-dx, -dy));
        let at = |share: f64| (start.0 + dx * share, start.1 + dy * share);
        (arriving - leaving > 2.0 / length).then(|| Self {
            from: at(leaving),
            to: at(arriving),
        })
    }

    /// The line and, in the same path, its open head.
    fn path(&self) -> String {
        let angle = (self.to.1 - self.from.1).atan2(self.to.0 - self.from.0);
        let side = |turn: f64| {
            let (sin, cos) = (angle + turn).sin_cos();
            (self.to.0 - HEAD * cos, self.to.1 - HEAD * sin)
        };
        let mut path = String::new();
        for (command, (x, y)) in [
            ('M', self.from),
            ('L', self.to),
            ('M', side(0.45)),
            ('L', self.to),
            ('L', side(-0.45)),
        ] {
            let _ = path.write_char(command);
            x.append(&mut path);
            path.push(' ');
            y.append(&mut path);
        }
        path
    }
}

/// Sides that face each other by at least this much are joined by an upright or level arrow.
const FACING: f64 = 24.0;

/// The points an arrow aims from and at: straight through the part in which two sides face each
/// other, as a hand would draw it and the board does; otherwise from centre to centre.
fn aim(from: Area, to: Area) -> ((f64, f64), (f64, f64)) {
    let (start, end) = (from.centre(), to.centre());
    let (left, right) = (from.left.max(to.left), from.right.min(to.right));
    let (top, bottom) = (from.top.max(to.top), from.bottom.min(to.bottom));
    let inside = |value: f64, low: f64, high: f64| {
        let inset = (high - low).min(24.0) / 2.0;
        value.clamp(low + inset, (high - inset).max(low + inset))
    };
    if bottom <= top && right - left >= FACING {
        return (
            (inside(start.0, left, right), start.1),
            (inside(end.0, left, right), end.1),
        );
    }
    if right <= left && bottom - top >= FACING {
        return (
            (start.0, inside(start.1, top, bottom)),
            (end.0, inside(end.1, top, bottom)),
        );
    }
    (start, end)
}

/// How far along `direction` from the point `inside` it the edge of `area` lies; 1 is the whole
/// vector.
fn edge_share(area: Area, inside: (f64, f64), direction: (f64, f64)) -> f64 {
    let share = |low: f64, high: f64, at: f64, step: f64| match step {
        0.0 => f64::INFINITY,
        step if step > 0.0 => (high - at) / step,
        step => (low - at) / step,
    };
    let across = share(area.left, area.right, inside.0, direction.0);
    let down = share(area.top, area.bottom, inside.1, direction.1);
    across.min(down)
}
