//! What every page of one workshop has in common: the way here, the name, the tabs.

use domain::workshop::Workshop;
use maud::{Markup, html};

use crate::{
    components::{Badge, Callout, Tab, Tone, callout, tabs},
    extract::Visit,
    layout::{Page, Place, page},
    paths, time,
};

/// A page of `workshop`, at the tab `current`.
pub fn workshop_page(visit: &Visit, workshop: &Workshop, current: &str, body: Markup) -> Markup {
    let t = &visit.texts;
    let frame = Page::new(&workshop.name)
        .at(Place::Workshops)
        .crumb(t.workshops().to_string(), paths::WORKSHOPS);
    page(
        visit,
        frame,
        html! {
            (heading(visit, workshop))
            (tabs(&workshop.name, &tab_list(visit, workshop), current))
            @if workshop.archived_at.is_some() {
                (callout(Callout::Warning, html! { p { (t.error_archived_detail()) } }))
            }
            (body)
        },
    )
}

fn heading(visit: &Visit, workshop: &Workshop) -> Markup {
    let t = &visit.texts;
    let days = time::days(visit.language, workshop.starts_on, workshop.ends_on);
    html! {
        div class="heading" {
            div class="heading-text" {
                h1 { (workshop.name) }
                @if !workshop.purpose.is_empty() { p { (workshop.purpose) } }
                div class="badge-row" {
                    @if workshop.archived_at.is_some() { (Badge(Tone::Warning, &t.workshop_archived())) }
                    @if let Some(days) = days { (Badge(Tone::Plain, &days)) }
                    (Badge(Tone::Plain, workshop.language.endonym()))
                }
            }
        }
    }
}

fn tab_list(visit: &Visit, workshop: &Workshop) -> Vec<Tab> {
    let t = &visit.texts;
    let id = &workshop.id;
    [
        (t.tab_teams(), paths::workshop(id)),
        (t.tab_live(), paths::workshop_live(id)),
        (t.tab_calendar(), paths::workshop_calendar(id)),
        (t.tab_progress(), paths::workshop_progress(id)),
        (t.tab_use_cases(), paths::workshop_use_cases(id)),
        (t.tab_links(), paths::workshop_links(id)),
        (t.tab_settings(), paths::workshop_settings(id)),
    ]
    .into_iter()
    .map(|(label, href)| Tab {
        label: label.to_string(),
        href,
    })
    .collect()
}
