//! Codes that a phone's camera reads, for links on walls and screens.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder, QRCode};

/// The white border, in modules; scanners need four.
const QUIET: usize = 4;
/// The size of a module in CSS pixels when nothing else sets the picture's size.
const MODULE: usize = 6;

/// The text is longer than any code can hold (about 2,300 bytes).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("text too long for a QR code")]
pub struct TooLong;

/// `text` as a QR code, black on white also in dark mode because scanners need it. `title`
/// names it for those who cannot see it.
pub fn qr_svg(text: &str, title: &str) -> Result<String, TooLong> {
    let code = QRBuilder::new(text)
        .ecl(ECL::M)
        .build()
        .map_err(|_| TooLong)?;
    let side = code.size + 2 * QUIET;
    let pixels = side * MODULE;
    let title = escaped(title);
    let path = dark_runs(&code);
    Ok(format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{pixels}" height="{pixels}" role="img" aria-label="{title}" shape-rendering="crispEdges"><title>{title}</title><rect width="{side}" height="{side}" fill="#ffffff"/><path fill="#000000" d="{path}"/></svg>"##
    ))
}

/// The dark modules as one path, one rectangle for each run in a row.
fn dark_runs(code: &QRCode) -> String {
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = code[row][column..]
                .iter()
                .take_while(|module| module.value())
                .count();
            if run > 0 {
                // Writing into a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", column + QUIET, row + QUIET);
            }
            column += run.max(1);
        }
    }
    path
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    crate::svg::escape(text, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use resvg::usvg::roxmltree::Document;

    use super::*;

    #[test]
    fn a_link_becomes_an_accessible_picture() {
        let svg = qr_svg("https://workshop.example/join/7k2m", "Join <Sales & Co>").unwrap();
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("aria-label"), Some("Join <Sales & Co>"));
        assert_eq!(root.attribute("width"), root.attribute("height"));
        assert!(root.attribute("viewBox").is_some());
        assert!(
            document
                .descendants()
                .all(|node| node.attribute("style").is_none())
        );
    }

    #[test]
    fn every_corner_has_its_finder() {
        let svg = qr_svg("x", "x").unwrap();
        // The upper left finder begins with a run of seven.
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
    }

    #[test]
    fn a_text_too_long_is_refused() {
        assert_eq!(qr_svg(&"x".repeat(3_000), "x"), Err(TooLong));
    }
}
