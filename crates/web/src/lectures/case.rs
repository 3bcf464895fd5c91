//! A case story as a card: what was wrong, what was built, what came of it, and how it could
//! have gone wrong.

use domain::lecture::{Case, Outcome, Source};
use maud::{Markup, html};

use crate::{
    components::{Badge, Tone},
    texts::Texts,
    use_cases::words::task,
};

/// The card.
pub fn card(t: &Texts, case: &Case) -> Markup {
    let failure = match case.outcome {
        Outcome::Failed => t.case_failed(),
        Outcome::Worked | Outcome::Mixed => t.case_failure(),
    };
    let rows = [
        (t.case_problem(), &case.problem),
        (t.case_solution(), &case.solution),
        (t.case_impact(), &case.impact),
        (failure, &case.failure),
    ];
    html! {
        article class="case" id={ "case-" (case.id) } aria-labelledby={ "case-title-" (case.id) } {
            header {
                p class="faint" { (case.organisation) " · " (case.industry) " · " (case.year) }
                h3 id={ "case-title-" (case.id) } { (case.title) }
                div class="badge-row" {
                    (Badge(Tone::Plain, &task(t, case.task)))
                    (outcome(t, case.outcome))
                }
            }
            dl {
                @for (name, text) in rows {
                    div { dt { (name) } dd { (text) } }
                }
            }
            @if !case.sources.is_empty() { (told_in(t, &case.sources)) }
        }
    }
}

fn outcome(t: &Texts, outcome: Outcome) -> Markup {
    let tone = match outcome {
        Outcome::Worked => Tone::Success,
        Outcome::Mixed => Tone::Warning,
        Outcome::Failed => Tone::Danger,
    };
    html! { (Badge(tone, &outcome_name(t, outcome))) }
}

/// How a case went, in a word or two.
pub fn outcome_name(t: &Texts, outcome: Outcome) -> String {
    match outcome {
        Outcome::Worked => t.outcome_worked(),
        Outcome::Mixed => t.outcome_mixed(),
        Outcome::Failed => t.outcome_failed(),
    }
    .to_string()
}

fn told_in(t: &Texts, sources: &[Source]) -> Markup {
    html! {
        p class="case-sources faint" {
            (t.case_sources()) " "
            @for (place, source) in sources.iter().enumerate() {
                @if place > 0 { (t.list_separator()) }
                a href=(source.url) rel="noopener noreferrer" { (source.title) }
                " (" (source.year) ")"
            }
        }
    }
}
