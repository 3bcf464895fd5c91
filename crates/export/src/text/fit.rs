//! The largest size at which a text fits into a box.

use super::{
    glyphs::text_width,
    wrap::{Wrapped, wrap},
};

/// Sizes tried, in board units, largest first.
const SIZES: [f64; 16] = [
    64.0, 48.0, 36.0, 28.0, 22.0, 18.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 8.0, 6.5, 5.0,
];

/// A word so long that it would need a smaller size than this is torn after all.
const SMALLEST_WHOLE_WORD: f64 = 8.0;

/// Line height as a multiple of the size.
const LEADING: f64 = 1.32;

/// The part of a text that could ever be drawn; what lies beyond costs time only.
const MOST_CHARACTERS: usize = 3_000;

/// The space a text has, in board units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Room {
    /// Width of the box.
    pub(crate) width: f64,
    /// Height of the box.
    pub(crate) height: f64,
    /// The size of short texts.
    pub(crate) largest: f64,
}

/// A text laid out: lines with one size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    /// The lines from top to bottom.
    pub(crate) lines: Vec<String>,
    /// Font size in board units.
    pub(crate) size: f64,
    /// Distance between base lines.
    pub(crate) leading: f64,
    /// Whether the end is missing because even the smallest size was too large.
    pub(crate) truncated: bool,
}

/// How much smaller a text may become so that no phrase is torn between lines.
const FOR_WHOLE_PHRASES: f64 = 0.7;

/// Lays `text` out as large as it fits into `room`, a little smaller if that keeps phrases
/// whole, and at the smallest size cut with an ellipsis.
pub(crate) fn fit(text: &str, room: Room) -> Layout {
    let drawn: String = text.chars().take(MOST_CHARACTERS).collect();
    let em = text_width(&drawn);
    let sizes = || SIZES.into_iter().filter(|size| *size <= room.largest);
    let roomy = |size: &f64| em * size * size * LEADING <= room.width * room.height;
    let mut fitting = sizes()
        .filter(roomy)
        .filter_map(|size| fit_at(&drawn, room, size));
    match fitting.next() {
        Some((layout, 0)) => layout,
        Some((layout, _)) => fitting
            .take_while(|(smaller, _)| smaller.size >= layout.size * FOR_WHOLE_PHRASES)
            .find_map(|(smaller, torn)| (torn == 0).then_some(smaller))
            .unwrap_or(layout),
        None => cut(
            &drawn,
            room,
            sizes().next_back().unwrap_or(SIZES[SIZES.len() - 1]),
        ),
    }
}

/// The text at `size` and how many phrases that tears, or `None` when it does not fit.
fn fit_at(text: &str, room: Room, size: f64) -> Option<(Layout, usize)> {
    let Wrapped { lines, torn } = wrap(text, room.width / size);
    let fits_height = lines.len() as f64 * size * LEADING <= room.height;
    let fits_width = longest_word(text) * size <= room.width || size <= SMALLEST_WHOLE_WORD;
    (fits_height && fits_width).then_some((
        Layout {
            lines,
            size,
            leading: size * LEADING,
            truncated: false,
        },
        torn,
    ))
}

/// The width in em of the longest Latin word, which shrinks a text rather than being torn.
fn longest_word(text: &str) -> f64 {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '\'')
        .map(text_width)
        .fold(0.0, f64::max)
}

fn cut(text: &str, room: Room, size: f64) -> Layout {
    let leading = size * LEADING;
    let mut lines = wrap(text, room.width / size).lines;
    let most = ((room.height / leading).floor() as usize).max(1);
    let truncated = lines.len() > most;
    lines.truncate(most);
    if truncated && let Some(last) = lines.last_mut() {
        last.pop();
        last.push('…');
    }
    Layout {
        lines,
        size,
        leading,
        truncated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: Room = Room {
        width: 104.0,
        height: 92.0,
        largest: 16.0,
    };

    #[test]
    fn short_text_is_large_and_long_text_small() {
        assert_eq!(fit("在庫", NOTE).size, 16.0);
        let long = fit(&"在庫が足りない".repeat(12), NOTE);
        assert!(long.size < 12.0 && !long.truncated, "{long:?}");
    }

    #[test]
    fn a_text_beyond_any_size_ends_in_an_ellipsis() {
        let layout = fit(&"あ".repeat(5_000), NOTE);
        assert!(layout.truncated);
        assert!(layout.lines.last().is_some_and(|line| line.ends_with('…')));
        assert!(layout.lines.len() as f64 * layout.leading <= NOTE.height);
    }

    #[test]
    fn a_long_word_shrinks_before_it_is_torn() {
        let layout = fit("internationalisation", NOTE);
        assert_eq!(layout.lines, ["internationalisation"]);
    }

    #[test]
    fn a_room_without_space_still_gives_a_line() {
        let layout = fit(
            "text",
            Room {
                width: 0.5,
                height: 0.5,
                largest: 16.0,
            },
        );
        assert_eq!(layout.lines.len(), 1);
    }
}
