//! An Event Storming board as one self-contained SVG: no scripts, no style sheets, nothing
//! fetched, presentation attributes only, so that it opens under any content security policy
//! and rasterises without a browser.

mod arrows;
mod comments;
mod element;
mod frames;
mod geometry;
mod notes;
mod palette;

use domain::{
    Language,
    board::{BoardContent, ML_DESIGN_QUESTIONS, NoteKind},
};

use self::{
    comments::Comments,
    element::{Svg, clean},
    geometry::Area,
};
use crate::text::text_width;

pub(crate) use self::element::escape;

/// The fonts a viewer tries, in this order. The first is the one Ekkyo brings along.
const FONT_FAMILY: &str =
    "'Noto Sans JP', 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', sans-serif";

/// The words of a picture that do not come from the board, in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captions {
    /// The language of the words.
    pub language: Language,
    /// The names of the kinds of note, in the order of [`NoteKind::ALL`].
    pub kinds: [String; 8],
    /// The six questions of an ML-design frame.
    pub questions: [String; ML_DESIGN_QUESTIONS as usize],
    /// What marks a note that became a use case.
    pub use_case: String,
    /// What stands above the comments.
    pub comments: String,
    /// One sentence that describes the picture to those who cannot see it.
    pub description: String,
}

impl Captions {
    /// The name of a kind of note.
    pub fn kind(&self, kind: NoteKind) -> &str {
        NoteKind::ALL
            .iter()
            .position(|candidate| *candidate == kind)
            .map_or("", |index| &self.kinds[index])
    }

    /// The question with this number (from 1) of an ML-design frame.
    pub(crate) fn question(&self, number: u8) -> &str {
        self.questions
            .get(usize::from(number).wrapping_sub(1))
            .map_or("", String::as_str)
    }
}

/// Draws the whole board with `title` above it.
pub fn board_svg(board: &BoardContent, title: &str, captions: &Captions) -> String {
    let content = geometry::extent(board);
    let heading = Heading::above(content, title);
    let comments = Comments::of(board);
    let drawn = heading.area.around(content);
    let list = comments.below(drawn, &captions.comments);
    let area = list.as_ref().map_or(drawn, |list| drawn.around(list.area));
    let area = area.grown(MARGIN);
    let mut svg = Svg::new();
    open(&mut svg, area, captions.language);
    svg.element("title", &[], &clean(title));
    svg.element("desc", &[], &clean(&captions.description));
    background(&mut svg, area);
    heading.draw(&mut svg);
    for (id, frame) in &board.frames {
        frames::draw(&mut svg, frame, |number| board.answer(id, number), captions);
    }
    arrows::draw_all(&mut svg, board);
    for (id, note) in &board.notes {
        let drawn = notes::Drawn::of(board, id, note, comments.number(id));
        notes::draw(&mut svg, &drawn, captions);
    }
    if let Some(list) = list {
        list.draw(&mut svg);
    }
    svg.close("g");
    svg.close("svg");
    svg.finish()
}

/// The empty border around everything, in board units.
const MARGIN: f64 = 32.0;

fn open(svg: &mut Svg, area: Area, language: Language) {
    svg.open(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("viewBox", &area.view_box()),
            ("width", &area.width()),
            ("height", &area.height()),
            ("role", &"img"),
            ("lang", &language.tag()),
            ("xml:lang", &language.tag()),
            ("font-family", &FONT_FAMILY),
        ],
    );
}

fn background(svg: &mut Svg, area: Area) {
    svg.rectangle(area, 0.0, &[("fill", &palette::PAPER)]);
    svg.open(
        "g",
        &[("stroke-linejoin", &"round"), ("stroke-linecap", &"round")],
    );
}

/// The title above the board. It grows with the board, so that it still reads on a picture
/// scaled to a page.
struct Heading {
    area: Area,
    size: f64,
    title: String,
}

impl Heading {
    fn above(content: Area, title: &str) -> Self {
        let title = clean(title).replace(['\n', '\t'], " ");
        let em = text_width(&title).max(1.0);
        let size = (content.width() / 52.0).clamp(22.0, 120.0);
        // A long title shrinks to the board's width before it makes the picture wider.
        let size = size.min((content.width() / em).max(18.0));
        let area = Area {
            left: content.left,
            top: content.top - size * 1.7,
            right: content.left + em * size,
            bottom: content.top - size * 0.4,
        };
        Self { area, size, title }
    }

    fn draw(&self, svg: &mut Svg) {
        svg.element(
            "text",
            &[
                ("x", &self.area.left),
                ("y", &(self.area.top + self.size)),
                ("font-size", &self.size),
                ("font-weight", &"700"),
                ("fill", &palette::INK),
            ],
            &self.title,
        );
    }
}

#[cfg(test)]
mod tests;
