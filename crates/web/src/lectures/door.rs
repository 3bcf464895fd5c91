//! The way to the lectures on other pages, with what is next for the visitor.

use domain::lecture::{Learning, Lesson, Record};
use maud::{Markup, html};

use crate::{
    components::{Icon, icon},
    error::Result,
    extract::Visit,
    paths,
    state::AppState,
};
use domain::{WorkshopId, people::Member};

/// A card among the doors of a team's page. `member` is nobody for organisers.
pub async fn door(
    state: &AppState,
    visit: &Visit,
    workshop: &WorkshopId,
    member: Option<&Member>,
) -> Result<Markup> {
    let records: Vec<Record> = match member {
        Some(member) => state.db.lesson_records(&member.id).await?,
        None => Vec::new(),
    };
    let library = state.library();
    let learning = Learning::of(library.modules(visit.language), &records);
    let next = member.and(learning.next);
    let next = next.and_then(|id| library.lesson(visit.language, id));
    Ok(card(visit, workshop, &learning, next))
}

fn card(
    visit: &Visit,
    workshop: &WorkshopId,
    learning: &Learning<'_>,
    next: Option<&Lesson>,
) -> Markup {
    let t = &visit.texts;
    // Who has not begun is led to the first lesson at once, not to a list.
    let href = match next {
        Some(next) if !learning.is_begun() => paths::lesson(workshop, &next.id),
        _ => paths::lectures(workshop),
    };
    html! {
        @if learning.total() > 0 {
            li class="card door" data-kind="link" data-door="lectures" {
                span class="door-icon" { (icon(Icon::Lightbulb)) }
                h2 { a class="card-link" href=(href) { (t.lectures_door()) } }
                p class="soft small" { (t.lectures_door_text()) }
                @if let Some(next) = next {
                    p class="small" {
                        @if learning.is_begun() { (t.lectures_door_next(next.title.as_str())) }
                        @else { (t.lectures_door_begin(next.title.as_str(), u64::from(next.minutes))) }
                    }
                }
            }
        }
    }
}
