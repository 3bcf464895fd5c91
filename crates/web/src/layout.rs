//! The frame of every page: head, header with language, theme and account, main, footer.

use domain::Language;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::{
    assets::asset,
    components::{Callout, Crumb, Icon, breadcrumb, callout, hidden, icon, menu},
    extract::{Theme, Visit},
    paths,
    texts::Texts,
};

/// What a page tells its frame.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    title: &'a str,
    width: Width,
    crumbs: Vec<Crumb>,
    scripts: Vec<&'a str>,
    styles: Vec<&'a str>,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    Wide,
    Narrow,
}

/// Which entry of the header's navigation a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// None.
    Elsewhere,
    /// The organiser's workshops.
    Workshops,
    /// The participant's team.
    Team,
    /// The participant's path through the workshop.
    Path,
}

impl<'a> Page<'a> {
    /// A page of full width; `title` also stands in the browser's tab.
    pub fn new(title: &'a str) -> Self {
        Self {
            title,
            width: Width::Wide,
            crumbs: Vec::new(),
            scripts: Vec::new(),
            styles: Vec::new(),
            place: Place::Elsewhere,
        }
    }

    /// As narrow as a single form.
    pub fn narrow(self) -> Self {
        Self {
            width: Width::Narrow,
            ..self
        }
    }

    /// Belongs to an entry of the navigation.
    pub fn at(self, place: Place) -> Self {
        Self { place, ..self }
    }

    /// One more step of the way here.
    pub fn crumb(mut self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumbs.push(Crumb {
            label: label.into(),
            href: href.into(),
        });
        self
    }

    /// One more script module from the assets.
    pub fn script(mut self, name: &'a str) -> Self {
        self.scripts.push(name);
        self
    }

    /// One more style sheet from the assets.
    pub fn style(mut self, name: &'a str) -> Self {
        self.styles.push(name);
        self
    }
}

/// A page with header and footer around `body`.
pub fn page(visit: &Visit, page: Page<'_>, body: Markup) -> Markup {
    let texts = &visit.texts;
    document(
        visit,
        &page,
        html! {
            a class="skip-link" href="#main" { (texts.skip_to_content()) }
            div class="page" {
                (header(visit, page.place))
                main id="main" tabindex="-1" data-width=[(page.width == Width::Narrow).then_some("narrow")] {
                    @if !page.crumbs.is_empty() { (breadcrumb(&texts.breadcrumb(), &page.crumbs)) }
                    @if let Some(flash) = visit.flash {
                        div role="status" { (callout(Callout::Success, html! { p { (flash.text(texts)) } })) }
                    }
                    (body)
                }
                (footer(texts))
            }
            div class="toasts" role="status" aria-live="polite" {}
        },
    )
}

/// A page that is one island from edge to edge; the island brings its own landmarks.
pub fn bare(visit: &Visit, page: Page<'_>, body: Markup) -> Markup {
    document(visit, &page, body)
}

fn document(visit: &Visit, page: &Page<'_>, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(visit.language.tag()) data-theme=[(visit.theme != Theme::Auto).then_some(visit.theme.key())] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover";
                meta name="color-scheme" content="light dark";
                title { (page.title) " · Ekkyo" }
                link rel="icon" href=(FAVICON);
                link rel="stylesheet" href=(asset("app.css"));
                @for style in &page.styles { link rel="stylesheet" href=(asset(style)); }
                script type="module" src=(asset("app.js")) {}
                @for script in &page.scripts { script type="module" src=(asset(script)) {} }
            }
            body { (body) }
        }
    }
}

fn header(visit: &Visit, place: Place) -> Markup {
    let texts = &visit.texts;
    html! {
        header class="page-header" {
            div class="page-header-inner" {
                a class="brand" href=(paths::HOME) { (mark()) span { "Ekkyo" } }
                nav class="page-nav" aria-label=(texts.main_navigation()) { (navigation(visit, place)) }
                div class="page-tools" {
                    (language_switch(visit))
                    (theme_menu(visit))
                    (account_menu(visit))
                }
            }
        }
    }
}

fn navigation(visit: &Visit, place: Place) -> Markup {
    let texts = &visit.texts;
    let team = visit.members.iter().find_map(|member| member.team.as_ref());
    let workshop = visit.members.first().map(|member| &member.workshop);
    let current = |here: Place| (here == place).then_some("page");
    html! {
        @if visit.session.is_some() {
            a href=(paths::WORKSHOPS) aria-current=[current(Place::Workshops)] { (texts.workshops()) }
        } @else {
            @if let Some(workshop) = workshop {
                a href=(paths::workshop_path(workshop)) aria-current=[current(Place::Path)] { (texts.path_title()) }
            }
            @if let Some(team) = team {
                a href=(paths::team(team)) aria-current=[current(Place::Team)] { (texts.my_team()) }
            }
        }
    }
}

fn language_switch(visit: &Visit) -> Markup {
    let other = match visit.language {
        Language::Ja => Language::En,
        Language::En => Language::Ja,
    };
    let separator = if visit.path.contains('?') { '&' } else { '?' };
    let href = format!("{}{separator}lang={}", visit.path, other.tag());
    html! {
        a class="tool" href=(href) lang=(other.tag()) hreflang=(other.tag()) {
            (icon(Icon::Languages)) span class="tool-label" { (other.endonym()) }
        }
    }
}

fn theme_menu(visit: &Visit) -> Markup {
    let texts = &visit.texts;
    let drawing = |theme| match theme {
        Theme::Auto => Icon::Monitor,
        Theme::Light => Icon::Sun,
        Theme::Dark => Icon::Moon,
    };
    let label = |theme| match theme {
        Theme::Auto => texts.theme_auto(),
        Theme::Light => texts.theme_light(),
        Theme::Dark => texts.theme_dark(),
    };
    let button =
        html! { (icon(drawing(visit.theme))) span class="visually-hidden" { (texts.theme()) } };
    menu(
        button,
        html! {
            form method="post" action=(paths::PREFERENCES) data-enhance="theme" {
                (hidden("then", &visit.path))
                @for theme in Theme::ALL {
                    button class="menu-item" type="submit" name="theme" value=(theme.key())
                        aria-pressed=(if theme == visit.theme { "true" } else { "false" }) {
                        (icon(drawing(theme))) span { (label(theme)) }
                    }
                }
            }
        },
    )
}

fn account_menu(visit: &Visit) -> Markup {
    let texts = &visit.texts;
    let Some(session) = &visit.session else {
        return html! {};
    };
    let button = html! { (icon(Icon::User)) span class="visually-hidden" { (texts.account()) } };
    menu(
        button,
        html! {
            p class="menu-heading" { (session.organiser.name) }
            a class="menu-item" href=(paths::ACCOUNT) { (icon(Icon::Settings)) span { (texts.account()) } }
            form method="post" action=(paths::LOGOUT) {
                button class="menu-item" type="submit" { (icon(Icon::LogOut)) span { (texts.log_out()) } }
            }
        },
    )
}

fn footer(texts: &Texts) -> Markup {
    html! {
        footer class="page-footer" {
            div class="page-footer-inner" {
                span { (texts.footer_line()) }
                span { "Ekkyo " (env!("CARGO_PKG_VERSION")) }
            }
        }
    }
}

/// Two notes, one reaching over the other's edge.
fn mark() -> Markup {
    html! {
        svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" {
            (PreEscaped(MARK))
        }
    }
}

const MARK: &str = r##"<rect x="2" y="3" width="19" height="19" rx="3" fill="#ffb35c"/><rect x="11" y="10" width="19" height="19" rx="3" fill="#2559c0"/><path d="M15 19.5h10m-4-4 4 4-4 4" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/>"##;

const FAVICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect x='2' y='3' width='19' height='19' rx='3' fill='%23ffb35c'/%3E%3Crect x='11' y='10' width='19' height='19' rx='3' fill='%232559c0'/%3E%3Cpath d='M15 19.5h10m-4-4 4 4-4 4' fill='none' stroke='%23fff' stroke-width='2.4' stroke-linecap='round' stroke-linejoin='round'/%3E%3C/svg%3E";
