//! The ways from one page of reference to the others.

use domain::WorkshopId;
use maud::{Markup, html};

use super::search::search_form;
use crate::{
    components::{Button, Icon},
    extract::Visit,
    paths,
};

/// The page on which the ways stand; it does not lead to itself.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum From<'a> {
    /// The glossary.
    Glossary,
    /// The case stories.
    Cases,
    /// The search, with what was searched for.
    Search(&'a str),
}

/// The search box, and links to the glossary and the case stories.
pub fn ways(visit: &Visit, workshop: &WorkshopId, from: From<'_>) -> Markup {
    let t = &visit.texts;
    let query = match from {
        From::Search(query) => query,
        _ => "",
    };
    html! {
        div class="reference-ways" {
            (search_form(visit, workshop, query))
            div class="button-row" {
                @if from != From::Glossary { (Button::plain(&t.glossary_title()).icon(Icon::Languages).link(&paths::glossary(workshop))) }
                @if from != From::Cases { (Button::plain(&t.cases_title()).icon(Icon::Lightbulb).link(&paths::cases(workshop))) }
            }
        }
    }
}
