//! Ways through the product: breadcrumbs, tabs, menus.

use maud::{Markup, html};

/// A step on the way to the present page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub href: String,
}

/// The way back up; `name` is what screen readers call it.
pub fn breadcrumb(name: &str, crumbs: &[Crumb]) -> Markup {
    html! {
        nav class="breadcrumb" aria-label=(name) {
            ol {
                @for crumb in crumbs { li { a href=(crumb.href) { (crumb.label) } } }
            }
        }
    }
}

/// A page among sisters.
#[derive(Debug, Clone)]
pub struct Tab {
    /// Its name.
    pub label: String,
    /// Where it is.
    pub href: String,
}

/// Sister pages; the one at `current` is marked.
pub fn tabs(name: &str, tabs: &[Tab], current: &str) -> Markup {
    html! {
        nav class="tabs" aria-label=(name) {
            @for tab in tabs {
                a href=(tab.href) aria-current=[(tab.href == current).then_some("page")] { (tab.label) }
            }
        }
    }
}

/// A menu that folds out below its button. Works without a script; with one it also closes by
/// Escape and by a click elsewhere.
pub fn menu(button: Markup, content: Markup) -> Markup {
    html! {
        details class="menu" {
            summary class="tool" { (button) }
            div class="menu-panel" { (content) }
        }
    }
}
