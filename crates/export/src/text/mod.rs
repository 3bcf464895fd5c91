//! Words laid out without a browser: widths, line breaks by the Japanese rules, and the
//! largest size at which a text fits its note. SVG wraps nothing by itself.

mod fit;
mod glyphs;
mod wrap;

pub(crate) use fit::{Layout, Room, fit};
pub(crate) use glyphs::text_width;
pub(crate) use wrap::wrap;
