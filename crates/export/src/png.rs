//! A picture of the board as pixels, made from the SVG without a browser.

use std::{collections::BTreeSet, sync::Arc};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Group, Node, Options, Text, Tree, fontdb},
};

use crate::text::text_width;

/// The longest side of a picture in pixels.
const LONGEST_SIDE: f64 = 8_000.0;
/// The most pixels of a picture: 24 million take 96 MB while it is drawn.
const MOST_PIXELS: f64 = 24_000_000.0;
/// Small boards are not blown up beyond this many pixels per board unit.
const LARGEST_SCALE: f64 = 2.0;

/// The fonts pictures are drawn with. Cheap to clone; no system font is ever used, so that a
/// picture looks the same on every machine.
#[derive(Debug, Clone)]
pub struct Fonts(Arc<fontdb::Database>);

impl Fonts {
    /// Fonts from the contents of TrueType files. The family of the first is the one that
    /// stands in wherever another family is asked for; contents that are no font are ignored.
    pub fn from_ttf<Bytes>(files: impl IntoIterator<Item = Bytes>) -> Self
    where
        Bytes: AsRef<[u8]> + Send + Sync + 'static,
    {
        let mut database = fontdb::Database::new();
        for file in files {
            database.load_font_source(fontdb::Source::Binary(Arc::new(file)));
        }
        let family = database
            .faces()
            .next()
            .and_then(|face| face.families.first().map(|(name, _)| name.clone()));
        if let Some(family) = family {
            database.set_sans_serif_family(family);
        }
        Self(Arc::new(database))
    }
}

/// Why an SVG did not become a picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// The text is no SVG that can be drawn.
    #[error("not a drawable SVG: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// There was not enough memory for the pixels.
    #[error("not enough memory for the picture")]
    TooLarge,
    /// The pixels could not be encoded.
    #[error("the picture could not be encoded")]
    Encoding,
}

/// Draws `svg` as PNG: two pixels per unit for small pictures, fewer for large ones, so that
/// neither the longest side nor the memory grows without bounds. A character that no font has,
/// such as an emoji, shows as a geta mark (〓), as printers have always done it.
pub fn picture(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, PictureError> {
    let options = Options {
        fontdb: Arc::clone(&fonts.0),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options)?;
    let missing = missing_characters(&tree);
    let tree = if missing.is_empty() {
        tree
    } else {
        Tree::from_str(&substituted(svg, &missing), &options)?
    };
    let size = tree.size();
    let scale = scale(f64::from(size.width()), f64::from(size.height()));
    let pixels = |length: f32| ((f64::from(length) * scale).ceil() as u32).max(1);
    let mut pixmap =
        Pixmap::new(pixels(size.width()), pixels(size.height())).ok_or(PictureError::TooLarge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale as f32, scale as f32),
        &mut pixmap.as_mut(),
    );
    pixmap.encode_png().map_err(|_| PictureError::Encoding)
}

/// The characters for which a box would be drawn, because no font has them.
fn missing_characters(tree: &Tree) -> BTreeSet<char> {
    let mut missing = BTreeSet::new();
    visit_texts(tree.root(), &mut |text| {
        let glyphs = text
            .layouted()
            .iter()
            .flat_map(|span| &span.positioned_glyphs);
        missing.extend(
            glyphs
                .filter(|glyph| glyph.id.0 == 0)
                .flat_map(|glyph| glyph.text.chars()),
        );
    });
    // Markup is made of ASCII and must stay as it is.
    missing.retain(|character| !character.is_ascii());
    missing
}

fn visit_texts(group: &Group, visit: &mut impl FnMut(&Text)) {
    for node in group.children() {
        match node {
            Node::Group(group) => visit_texts(group, visit),
            Node::Text(text) => visit(text),
            Node::Path(_) | Node::Image(_) => {}
        }
    }
}

fn substituted(svg: &str, missing: &BTreeSet<char>) -> String {
    svg.chars()
        .filter_map(|character| match character {
            _ if !missing.contains(&character) => Some(character),
            // Joiners and selectors only shape the character before them.
            _ if text_width(character.encode_utf8(&mut [0; 4])) == 0.0 => None,
            _ => Some('〓'),
        })
        .collect()
}

fn scale(width: f64, height: f64) -> f64 {
    LARGEST_SCALE
        .min(LONGEST_SIDE / width.max(height))
        .min((MOST_PIXELS / (width * height)).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_within_its_bounds() {
        for (width, height) in [
            (10.0, 10.0),
            (8_000.0, 8_000.0),
            (2_000_000.0, 10.0),
            (5_000.0, 3_000.0),
        ] {
            let scale = scale(width, height);
            assert!(scale <= 2.0);
            assert!(width.max(height) * scale <= 8_000.01, "{width} x {height}");
            assert!(
                width * height * scale * scale <= 24_000_100.0,
                "{width} x {height}"
            );
        }
    }

    #[test]
    fn draws_without_any_font() {
        let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><text x="1" y="9">あ😀</text></svg>"#;
        let png = picture(svg, &Fonts::from_ttf([b"no font".to_vec()])).unwrap();
        assert_eq!(&png[1..4], b"PNG");
    }

    #[test]
    fn refuses_what_is_no_svg() {
        assert!(matches!(
            picture("<html/>", &Fonts::from_ttf::<Vec<u8>>([])),
            Err(PictureError::Unreadable(_))
        ));
    }
}
