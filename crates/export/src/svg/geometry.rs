//! Rectangles, and how much of the plane a board covers. Documents come from clients, so every
//! number is brought into bounds before it is drawn.

use domain::board::{BoardContent, Frame, Note};

use super::element::Value;

/// Coordinates beyond this are pulled back to it.
const FARTHEST: f64 = 1_000_000.0;
/// Longer edges are cut to this.
const LONGEST: f64 = 100_000.0;

/// A rectangle in board units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) left: f64,
    /// Top edge.
    pub(crate) top: f64,
    /// Right edge, not left of the left one.
    pub(crate) right: f64,
    /// Bottom edge, not above the top one.
    pub(crate) bottom: f64,
}

impl Area {
    /// The rectangle at `x`, `y` with the size `w`, `h`, brought into bounds.
    pub(crate) fn bounded(x: f64, y: f64, w: f64, h: f64) -> Self {
        let position = |value: f64| {
            if value.is_finite() {
                value.clamp(-FARTHEST, FARTHEST)
            } else {
                0.0
            }
        };
        let length = |value: f64| {
            if value.is_finite() {
                value.clamp(8.0, LONGEST)
            } else {
                120.0
            }
        };
        let (left, top) = (position(x), position(y));
        Self {
            left,
            top,
            right: left + length(w),
            bottom: top + length(h),
        }
    }

    /// The place of a note.
    pub(crate) fn of_note(note: &Note) -> Self {
        Self::bounded(note.x, note.y, note.w, note.h)
    }

    /// The place of a frame.
    pub(crate) fn of_frame(frame: &Frame) -> Self {
        Self::bounded(frame.x, frame.y, frame.w, frame.h)
    }

    /// Width.
    pub(crate) fn width(self) -> f64 {
        self.right - self.left
    }

    /// Height.
    pub(crate) fn height(self) -> f64 {
        self.bottom - self.top
    }

    /// The middle.
    pub(crate) fn centre(self) -> (f64, f64) {
        (
            f64::midpoint(self.left, self.right),
            f64::midpoint(self.top, self.bottom),
        )
    }

    /// The smallest rectangle that holds both.
    pub(crate) fn around(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// The rectangle with `margin` more on every side; less where `margin` is negative.
    pub(crate) fn grown(self, margin: f64) -> Self {
        let sideways = margin.max(-self.width() / 2.0);
        let upright = margin.max(-self.height() / 2.0);
        Self {
            left: self.left - sideways,
            top: self.top - upright,
            right: self.right + sideways,
            bottom: self.bottom + upright,
        }
    }

    /// The value of a `viewBox`.
    pub(crate) fn view_box(self) -> String {
        let mut text = String::new();
        for value in [self.left, self.top, self.width(), self.height()] {
            if !text.is_empty() {
                text.push(' ');
            }
            value.append(&mut text);
        }
        text
    }
}

/// The rectangle that everything on the board lies in. An empty board has the size of a slide.
pub(crate) fn extent(board: &BoardContent) -> Area {
    let notes = board.notes.values().map(Area::of_note);
    let frames = board.frames.values().map(|frame| {
        let area = Area::of_frame(frame);
        // The title stands above the frame.
        Area {
            top: area.top - super::frames::TITLE_HEIGHT,
            ..area
        }
    });
    notes.chain(frames).reduce(Area::around).unwrap_or(Area {
        left: 0.0,
        top: 0.0,
        right: 960.0,
        bottom: 540.0,
    })
}
