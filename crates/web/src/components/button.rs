//! Buttons, and links that look like them.

use maud::{Markup, html};

use super::icon::{Icon, icon};

#[derive(Debug, Clone, Copy)]
enum Kind {
    Plain,
    Primary,
    Quiet,
    Danger,
}

#[derive(Debug, Clone, Copy)]
enum Size {
    Normal,
    Small,
    IconOnly,
}

/// A button in the making; finish it with [`submit`](Self::submit), [`link`](Self::link) or
/// one of the others. A page has at most one primary button.
#[derive(Debug, Clone, Copy)]
pub struct Button<'a> {
    label: &'a str,
    kind: Kind,
    size: Size,
    icon: Option<Icon>,
}

impl<'a> Button<'a> {
    /// An ordinary button.
    pub fn plain(label: &'a str) -> Self {
        Self {
            label,
            kind: Kind::Plain,
            size: Size::Normal,
            icon: None,
        }
    }

    /// The page's main action.
    pub fn primary(label: &'a str) -> Self {
        Self {
            kind: Kind::Primary,
            ..Self::plain(label)
        }
    }

    /// A side action without a border.
    pub fn quiet(label: &'a str) -> Self {
        Self {
            kind: Kind::Quiet,
            ..Self::plain(label)
        }
    }

    /// Something that cannot be undone.
    pub fn danger(label: &'a str) -> Self {
        Self {
            kind: Kind::Danger,
            ..Self::plain(label)
        }
    }

    /// Puts a drawing before the words.
    pub fn icon(self, icon: Icon) -> Self {
        Self {
            icon: Some(icon),
            ..self
        }
    }

    /// For rows and tables.
    pub fn small(self) -> Self {
        Self {
            size: Size::Small,
            ..self
        }
    }

    /// Shows only the icon; the label is still said.
    pub fn icon_only(self) -> Self {
        Self {
            size: Size::IconOnly,
            ..self
        }
    }

    /// Sends the form it stands in.
    pub fn submit(self) -> Markup {
        html! {
            button class="button" type="submit" data-kind=[self.kind_name()] data-size=[self.size_name()] { (self.inside()) }
        }
    }

    /// Sends the form with one more value, to tell several buttons apart.
    pub fn submit_as(self, name: &str, value: &str) -> Markup {
        html! {
            button class="button" type="submit" name=(name) value=(value) data-kind=[self.kind_name()] data-size=[self.size_name()] {
                (self.inside())
            }
        }
    }

    /// A form of its own that posts to `action` and carries nothing else.
    pub fn post(self, action: &str) -> Markup {
        html! {
            form method="post" action=(action) { (self.submit()) }
        }
    }

    /// A button that only the page's script uses; `action` is its `data-action`. It stays
    /// hidden until the script is there.
    pub fn script(self, action: &str) -> Markup {
        html! {
            button class="button" type="button" data-action=(action) data-kind=[self.kind_name()] data-size=[self.size_name()] hidden {
                (self.inside())
            }
        }
    }

    /// A link.
    pub fn link(self, href: &str) -> Markup {
        html! {
            a class="button" href=(href) data-kind=[self.kind_name()] data-size=[self.size_name()] { (self.inside()) }
        }
    }

    fn inside(self) -> Markup {
        html! {
            @if let Some(drawing) = self.icon { (icon(drawing)) }
            @match self.size {
                Size::IconOnly => span class="visually-hidden" { (self.label) },
                Size::Normal | Size::Small => span { (self.label) },
            }
        }
    }

    fn kind_name(self) -> Option<&'static str> {
        match self.kind {
            Kind::Plain => None,
            Kind::Primary => Some("primary"),
            Kind::Quiet => Some("quiet"),
            Kind::Danger => Some("danger"),
        }
    }

    fn size_name(self) -> Option<&'static str> {
        match self.size {
            Size::Normal => None,
            Size::Small => Some("small"),
            Size::IconOnly => Some("icon"),
        }
    }
}
