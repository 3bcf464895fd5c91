//! Comments: a small number on the note, and what was said in columns below the board. Without
//! comments there is nothing here, and with them nothing else moves.

use std::collections::BTreeMap;

use domain::board::{BoardContent, Comment};

use super::{
    element::{Svg, clean},
    geometry::Area,
    palette,
};
use crate::text::{Layout, text_width, wrap};

/// The width of a column of comments in em: a comfortable line.
const MEASURE: f64 = 40.0;
/// The narrowest column in em, below small boards.
const NARROWEST: f64 = 24.0;
/// Between columns, in em.
const GUTTER: f64 = 3.0;
/// Room for the number before a comment, in em.
const INDENT: f64 = 1.9;
/// The distance between base lines, in em.
const LEADING: f64 = 1.5;
/// The most lines of one comment; a picture is not the place for essays.
const MOST_LINES: usize = 12;
/// No line holds more characters than this.
const MOST_CHARACTERS: usize = MOST_LINES * 3 * MEASURE as usize;
/// The most comments below a board; the rest is counted.
const MOST_LISTED: usize = 1_000;

/// The comments of a board that has some, by note in reading order and then in time.
pub(crate) struct Comments<'a> {
    numbers: BTreeMap<&'a str, usize>,
    remarks: Vec<(usize, &'a Comment)>,
}

impl<'a> Comments<'a> {
    /// Numbers the notes of `board` that somebody commented on.
    pub(crate) fn of(board: &'a BoardContent) -> Self {
        let mut by_note: BTreeMap<&str, Vec<(i64, &str, &Comment)>> = BTreeMap::new();
        let said = |comment: &&Comment| !comment.text.trim().is_empty();
        for (id, comment) in board.comments.iter().filter(|(_, comment)| said(comment)) {
            let thread = by_note.entry(&comment.note).or_default();
            thread.push((comment.at, id, comment));
        }
        let (mut numbers, mut remarks) = (BTreeMap::new(), Vec::new());
        for (id, _) in board.notes_in_reading_order() {
            if let Some(mut thread) = by_note.remove(id) {
                thread.sort_unstable_by_key(|(at, id, _)| (*at, *id));
                let number = numbers.len() + 1;
                numbers.insert(id, number);
                remarks.extend(thread.into_iter().map(|(_, _, comment)| (number, comment)));
            }
        }
        Self { numbers, remarks }
    }

    /// The number of a note's comments.
    pub(crate) fn number(&self, note: &str) -> Option<usize> {
        self.numbers.get(note).copied()
    }

    /// The comments laid out below a board that covers `above`, if there are any.
    pub(crate) fn below(&self, above: Area, heading: &str) -> Option<List> {
        (!self.remarks.is_empty()).then(|| List::below(above, heading, &self.remarks))
    }
}

/// Draws the number of a note's comments into its upper right corner.
pub(crate) fn mark(svg: &mut Svg, note: Area, number: usize, colours: palette::NoteColours) {
    let size = 8.0_f64.min(note.width() / 4.0);
    let right = note.right - size * 0.5;
    let middle = note.top + size * 1.3;
    plate(svg, (right, middle), size, number, colours);
}

/// A number on a plate that ends at `right`, around `middle`.
fn plate(
    svg: &mut Svg,
    (right, middle): (f64, f64),
    size: f64,
    number: usize,
    colours: palette::NoteColours,
) {
    let number = number.to_string();
    let width = (text_width(&number) + 0.8).max(1.6) * size;
    let area = Area {
        left: right - width,
        top: middle - size * 0.8,
        right,
        bottom: middle + size * 0.8,
    };
    svg.rectangle(area, size * 0.8, &[("fill", &colours.ink)]);
    svg.element(
        "text",
        &[
            ("x", &area.centre().0),
            ("y", &(middle + size * 0.36)),
            ("font-size", &size),
            ("font-weight", &"700"),
            ("text-anchor", &"middle"),
            ("fill", &colours.fill),
        ],
        &number,
    );
}

/// What was said, with its place below the board.
pub(crate) struct List {
    /// Where it stands.
    pub(crate) area: Area,
    size: f64,
    heading: String,
    entries: Vec<Entry>,
}

/// One comment in its place.
struct Entry {
    number: usize,
    name: String,
    lines: Vec<String>,
    left: f64,
    top: f64,
}

impl Entry {
    fn of(number: usize, comment: &Comment, measure: f64) -> Self {
        let text: String = clean(&comment.text).chars().take(MOST_CHARACTERS).collect();
        let mut lines = wrap(text.trim(), measure).lines;
        if lines.len() > MOST_LINES {
            lines.truncate(MOST_LINES);
            lines.push("…".to_owned());
        }
        let name: String = clean(&comment.name).replace('\n', " ");
        Self {
            number,
            name: wrap(name.trim(), measure)
                .lines
                .into_iter()
                .next()
                .unwrap_or_default(),
            lines,
            left: 0.0,
            top: 0.0,
        }
    }

    /// The height in lines, with half a line below.
    fn height(&self) -> f64 {
        let name = usize::from(!self.name.is_empty());
        (name + self.lines.len()) as f64 + 0.5
    }
}

impl List {
    fn below(above: Area, heading: &str, remarks: &[(usize, &Comment)]) -> Self {
        // As large as notes read on a picture that is scaled to a page.
        let size = (above.width() / 140.0).clamp(12.0, 24.0);
        let width = (above.width() / size).max(NARROWEST);
        let column = width.min(MEASURE);
        let mut entries: Vec<Entry> = remarks
            .iter()
            .take(MOST_LISTED)
            .map(|(number, comment)| Entry::of(*number, comment, column - INDENT))
            .collect();
        let fitting = ((width + GUTTER) / (column + GUTTER)).floor().max(1.0);
        let left = above.left;
        let top = above.bottom + size * 5.0;
        let (columns, lines) = flow(&mut entries, fitting);
        for entry in &mut entries {
            entry.left = left + entry.left * (column + GUTTER) * size;
            entry.top = top + entry.top * LEADING * size;
        }
        let rest = remarks.len() - entries.len();
        let heading = match rest {
            0 => heading.to_owned(),
            rest => format!("{heading} ({} + {rest})", entries.len()),
        };
        let area = Area {
            left,
            top: above.bottom,
            right: left + (columns * (column + GUTTER) - GUTTER) * size,
            bottom: top + lines * LEADING * size,
        };
        Self {
            area,
            size,
            heading,
            entries,
        }
    }

    /// Draws it.
    pub(crate) fn draw(&self, svg: &mut Svg) {
        svg.open("g", &[("fill", &palette::INK)]);
        let title = Layout {
            lines: vec![self.heading.clone()],
            size: self.size * 1.3,
            leading: self.size * LEADING,
            truncated: false,
        };
        let base = self.area.top + self.size * 3.5;
        svg.lines(self.area.left, base, &title, &[("font-weight", &"700")]);
        for entry in &self.entries {
            self.entry(svg, entry);
        }
        svg.close("g");
    }

    fn entry(&self, svg: &mut Svg, entry: &Entry) {
        let leading = self.size * LEADING;
        let layout = |lines: &[String]| Layout {
            lines: lines.to_vec(),
            size: self.size,
            leading,
            truncated: false,
        };
        let left = entry.left + INDENT * self.size;
        let mut base = entry.top + self.size;
        let number = (left - self.size * 0.45, base - self.size * 0.36);
        plate(svg, number, self.size * 0.8, entry.number, PLAIN);
        if !entry.name.is_empty() {
            let name = layout(std::slice::from_ref(&entry.name));
            svg.lines(left, base, &name, &[("font-weight", &"700")]);
            base += leading;
        }
        svg.lines(left, base, &layout(&entry.lines), &[]);
    }
}

/// Numbers on paper.
const PLAIN: palette::NoteColours = palette::NoteColours {
    fill: palette::SURFACE,
    edge: palette::INK_SOFT,
    ink: palette::INK_SOFT,
};

/// Lets the entries flow through at most `fitting` columns of about the same height. Gives each
/// its column and its line, and answers how many columns and lines there are.
fn flow(entries: &mut [Entry], fitting: f64) -> (f64, f64) {
    let whole: f64 = entries.iter().map(Entry::height).sum();
    let target = whole / fitting;
    let (mut column, mut line, mut lines) = (0.0, 0.0, 0.0_f64);
    for entry in entries {
        let height = entry.height();
        if line > 0.0 && line + height / 2.0 > target && column + 1.0 < fitting {
            (column, line) = (column + 1.0, 0.0);
        }
        (entry.left, entry.top) = (column, line);
        line += height;
        lines = lines.max(line);
    }
    (column + 1.0, lines)
}
