//! The parts pages are made of: small functions from values to markup, one file per family.
//!
//! They know neither requests nor storage, and no words: text arrives from the translations.

mod button;
mod display;
mod feedback;
mod field;
mod icon;
mod navigation;

pub use button::Button;
pub use display::{Avatar, Badge, Tone, avatar, colour_of, person, progress};
pub use feedback::{Callout, callout, callout_with_icon, empty_state};
pub use field::{Choice, Field, choice_cards, copy_field, copy_text, hidden};
pub use icon::{Icon, icon};
pub use navigation::{Crumb, Tab, breadcrumb, menu, tabs};
