//! The parts of a lesson from top to bottom.

use domain::lecture::{Figure, Part, Play};
use maud::{Markup, PreEscaped, html};

use super::{case, check, lesson::Scene, worksheet_start};
use crate::{
    components::{Button, Icon, icon},
    paths,
    texts::Texts,
};

/// All parts.
pub fn parts(scene: &Scene<'_>) -> Markup {
    html! {
        div class="lesson-body" {
            @for part in &scene.lesson.parts { (part_of(scene, part)) }
        }
    }
}

fn part_of(scene: &Scene<'_>, part: &Part) -> Markup {
    match part {
        Part::Prose(html) => html! { div class="lesson-prose" { (PreEscaped(html)) } },
        Part::Figure(figure) => drawing(figure),
        Part::Case(case) => case::card(scene.texts(), case),
        Part::Play(play) => interactive(scene.texts(), play),
        Part::Check(set) => check::section(scene, set),
        Part::PracticeBoard => practice_board(scene),
        Part::Worksheet => worksheet_start(scene.visit, scene.at),
    }
}

/// The words of a drawing are in its alternative text, so that nobody hears them in a jumble. On
/// a phone it is wider than the page and scrolls, also by keyboard.
fn drawing(figure: &Figure) -> Markup {
    html! {
        figure class="figure" id={ "figure-" (figure.id) } {
            div class="figure-drawing" role="img" aria-label=(figure.alt) tabindex="0" { (PreEscaped(&figure.svg)) }
            figcaption { (figure.caption) }
        }
    }
}

/// What the script replaces by something to play with; without it the words remain.
fn interactive(t: &Texts, play: &Play) -> Markup {
    html! {
        ekkyo-play id={ "play-" (play.id) } data-play=(play.id) {
            h3 class="with-icon" { (icon(Icon::Play)) span { (play.title) } }
            p { (play.intro) }
            p class="play-alone soft small" { (t.lesson_play_alone()) }
            p class="play-takeaway" { (play.takeaway) }
        }
    }
}

fn practice_board(scene: &Scene<'_>) -> Markup {
    let t = scene.texts();
    html! {
        section class="card lesson-card" aria-labelledby="practice-heading" {
            h3 id="practice-heading" class="with-icon" { (icon(Icon::StickyNote)) span { (t.lesson_practice_title()) } }
            p { (t.lesson_practice_text()) }
            div { (Button::plain(&t.lesson_practice_go()).icon(Icon::ArrowRight).link(&paths::practice(&scene.at.workshop.id))) }
        }
    }
}
