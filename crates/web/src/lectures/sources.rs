//! What a lesson cites, with links and how far to trust it.

use domain::lecture::Source;
use maud::{Markup, html};

use super::lesson::Scene;

/// The numbered list at the end; nothing when nothing is cited.
pub fn list(scene: &Scene<'_>) -> Markup {
    let t = scene.texts();
    let sources = &scene.lesson.sources;
    html! {
        @if !sources.is_empty() {
            section class="lesson-sources" aria-labelledby="sources-heading" {
                h2 id="sources-heading" { (t.lesson_sources()) }
                ol {
                    @for (place, source) in sources.iter().enumerate() {
                        li id={ "source-" (place + 1) } { (entry(scene, source)) }
                    }
                }
            }
        }
    }
}

fn entry(scene: &Scene<'_>, source: &Source) -> Markup {
    html! {
        (scene.texts().lesson_source_by(source.authors.as_str(), source.year.to_string())) " "
        a href=(source.url) rel="noopener noreferrer" { (source.title) }
        @if !source.note.is_empty() { span class="lesson-source-note" { (source.note) } }
    }
}
