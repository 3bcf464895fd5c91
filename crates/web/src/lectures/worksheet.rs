//! The way from a lesson to the worksheet for the reader's own product.

use maud::{Markup, html};

use crate::{
    components::{Button, Icon, icon},
    extract::{AtWorkshop, Visit},
    paths,
};

/// The card that leads from a lesson to the reader's own worksheet.
pub fn worksheet_start(visit: &Visit, at: &AtWorkshop) -> Markup {
    let t = &visit.texts;
    let team = at.member().and_then(|member| member.team.as_ref());
    html! {
        section class="card lesson-card" aria-labelledby="worksheet-heading" {
            h3 id="worksheet-heading" class="with-icon" { (icon(Icon::ListChecks)) span { (t.lesson_worksheet_title()) } }
            p { (t.lesson_worksheet_text()) }
            @match team {
                Some(team) => div class="button-row" {
                    (Button::plain(&t.lesson_worksheet_go()).icon(Icon::ArrowRight).link(&paths::start_use_case(team)))
                    (Button::quiet(&t.lesson_worksheet_list()).link(&paths::team_use_cases(team)))
                },
                None => p class="soft small" { (t.lesson_worksheet_no_team()) },
            }
        }
    }
}
