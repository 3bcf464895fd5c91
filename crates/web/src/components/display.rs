//! Showing people and states.

use maud::{Markup, html};

/// How a badge is meant. The words carry the meaning; the colour repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Neutral.
    Plain,
    /// Current or chosen.
    Accent,
    /// All is well.
    Success,
    /// Needs attention.
    Warning,
    /// Wrong, or gone.
    Danger,
}

/// A word or two about a state.
#[derive(Debug, Clone, Copy)]
pub struct Badge<'a>(pub Tone, pub &'a str);

impl maud::Render for Badge<'_> {
    fn render(&self) -> Markup {
        let kind = match self.0 {
            Tone::Plain => None,
            Tone::Accent => Some("accent"),
            Tone::Success => Some("success"),
            Tone::Warning => Some("warn"),
            Tone::Danger => Some("danger"),
        };
        html! { span class="badge" data-kind=[kind] { (self.1) } }
    }
}

/// Someone's round sign.
#[derive(Debug, Clone, Copy)]
pub struct Avatar<'a> {
    /// Whose.
    pub name: &'a str,
    /// Index into the palette of people's colours, 0 to 11.
    pub colour: u8,
}

/// The colour of a person: the same on every page and board, without being stored anywhere.
pub fn colour_of(id: &str) -> u8 {
    let sum = id.bytes().fold(7u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    (sum % 12) as u8
}

/// The first letter of a name in the person's colour. Decoration: the name stands beside it.
pub fn avatar(avatar: Avatar<'_>) -> Markup {
    let initial: String = avatar
        .name
        .chars()
        .take(1)
        .flat_map(char::to_uppercase)
        .collect();
    html! { span class="avatar" data-colour=(avatar.colour) aria-hidden="true" { (initial) } }
}

/// A person with a line about them.
pub fn person(who: Avatar<'_>, detail: &str) -> Markup {
    html! {
        span class="person" {
            (avatar(who))
            span class="person-text" { bdi { (who.name) } span { (detail) } }
        }
    }
}

/// A labelled bar: `done` of `total`.
pub fn progress(label: &str, done: u32, total: u32) -> Markup {
    let finished = total > 0 && done >= total;
    html! {
        label class="progress" {
            span class="progress-label" { span { (label) } span class="numeric" { (done) " / " (total) } }
            progress max=(total.max(1)) value=(done) data-kind=[finished.then_some("success")] {}
        }
    }
}
