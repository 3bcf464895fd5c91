//! A team's stage as a card: where it is, and what moves it on.

use domain::stage::{Evidence, Stage};
use maud::{Markup, html};

use super::words;
use crate::{
    components::{Badge, Button, Icon},
    extract::Visit,
    paths,
};

/// The six stages in a row, the present one marked.
pub fn rail(visit: &Visit, evidence: &Evidence) -> Markup {
    let t = &visit.texts;
    let present = evidence.stage();
    html! {
        ol class="stage-rail" aria-label=(t.stages()) {
            @for stage in Stage::ALL {
                li data-state=(state_of(stage, present)) aria-current=[(stage == present).then_some("step")] {
                    (words::stage(t, stage))
                }
            }
        }
    }
}

fn state_of(stage: Stage, present: Stage) -> &'static str {
    match stage.cmp(&present) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "later",
    }
}

/// What has to be shown to move on, each with whether it is.
pub fn requirements(visit: &Visit, evidence: &Evidence) -> Markup {
    let t = &visit.texts;
    html! {
        @match evidence.stage().next() {
            None => p { (t.stage_last()) },
            Some(next) => {
                p class="small" { (t.stage_next(words::stage(t, next))) }
                ul class="requirements" {
                    @for (requirement, status) in evidence.next_requirements() {
                        @let (tone, standing) = words::status(t, status);
                        li {
                            span { (words::requirement(t, requirement)) }
                            (Badge(tone, &standing))
                        }
                    }
                }
            }
        }
    }
}

/// The card on a team's page.
pub fn card(visit: &Visit, team: &domain::TeamId, evidence: &Evidence) -> Markup {
    let t = &visit.texts;
    let present = evidence.stage();
    html! {
        section class="card" aria-labelledby="stage-heading" {
            div class="stack" data-gap="small" {
                h2 id="stage-heading" { (t.stage_title(words::stage(t, present))) }
                p { (words::question(t, present)) }
            }
            (rail(visit, evidence))
            (requirements(visit, evidence))
            p class="soft small" { (t.stage_by_evidence()) }
            div class="button-row" {
                (Button::plain(&t.go_to_milestones()).icon(Icon::ArrowRight).small().link(&paths::team_milestones(team)))
                (Button::plain(&t.go_to_gifts()).icon(Icon::ArrowRight).small().link(&paths::team_gifts(team)))
            }
        }
    }
}
