//! What the product says back: callouts and empty states.

use maud::{Markup, html};

use super::icon::{Icon, icon};

/// How a callout is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Callout {
    /// Good to know.
    Information,
    /// Something worked.
    Success,
    /// Something needs attention.
    Warning,
    /// Something went wrong or cannot be undone.
    Danger,
    /// A quiet aside.
    Plain,
}

impl Callout {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Information => None,
            Self::Success => Some("success"),
            Self::Warning => Some("warn"),
            Self::Danger => Some("danger"),
            Self::Plain => Some("plain"),
        }
    }

    fn drawing(self) -> Icon {
        match self {
            Self::Information | Self::Plain => Icon::Info,
            Self::Success => Icon::CircleCheck,
            Self::Warning => Icon::TriangleAlert,
            Self::Danger => Icon::CircleAlert,
        }
    }
}

/// A remark that stands out from the page.
pub fn callout(kind: Callout, content: Markup) -> Markup {
    callout_with_icon(kind, kind.drawing(), content)
}

/// A callout with a drawing that says more than its kind's.
pub fn callout_with_icon(kind: Callout, drawing: Icon, content: Markup) -> Markup {
    html! {
        div class="callout" data-kind=[kind.name()] { (icon(drawing)) div { (content) } }
    }
}

/// A place where nothing is yet: what will be here, and the way to it.
pub fn empty_state(title: &str, explanation: &str, action: Markup) -> Markup {
    html! {
        div class="empty" {
            (notes_illustration())
            h2 { (title) }
            p { (explanation) }
            (action)
        }
    }
}

/// Three notes and two arrows: what it is all about, in one picture.
fn notes_illustration() -> Markup {
    html! {
        svg class="illustration" viewBox="0 0 176 72" aria-hidden="true" focusable="false" {
            rect class="fill-command" x="4" y="14" width="44" height="44" rx="3" {}
            rect class="fill-event" x="66" y="14" width="44" height="44" rx="3" {}
            rect class="fill-policy" x="128" y="14" width="44" height="44" rx="3" {}
            path class="arrow" d="M50 36h11m-4-4 4 4-4 4M112 36h11m-4-4 4 4-4 4" {}
        }
    }
}
