//! A picture of the shares: from where machine learning pays, what is expected of it, and what
//! a simple rule reaches. It repeats what the words beside it say.

use domain::use_case::{Estimate, Evaluation};
use maud::{Markup, html};

use crate::texts::Texts;

const WIDTH: f64 = 400.0;
/// The axis from 0 to 100 % leaves room for half a number at either end.
const MARGIN: f64 = 20.0;

/// The picture, or nothing while effect and cost are unknown. `description` says the same.
pub fn picture(t: &Texts, evaluation: &Evaluation, description: &str) -> Markup {
    let Some(break_even) = evaluation.break_even else {
        return html! {};
    };
    let rule = evaluation.rule.map(|rule| rule.hit_rate);
    html! {
        svg class="share-picture" viewBox={ "0 0 " (WIDTH) " 176" } role="img"
            aria-labelledby="share-picture-title share-picture-description" {
            title id="share-picture-title" { (t.picture_title()) }
            desc id="share-picture-description" { (description) }
            (zones(t, break_even))
            (axis())
            (bar(&t.picture_ml(), "ml", 80.0, evaluation.hit_rate))
            (bar(&t.rule_name(), "rule", 124.0, rule))
        }
    }
}

fn x(share: f64) -> f64 {
    let place = MARGIN + share.clamp(0.0, 1.0) * (WIDTH - 2.0 * MARGIN);
    (place * 10.0).round() / 10.0
}

/// Where it loses, where it pays, and between them where it depends.
fn zones(t: &Texts, break_even: Estimate) -> Markup {
    let (low, best, high) = (x(break_even.low), x(break_even.best), x(break_even.high));
    html! {
        rect class="zone-loss" x=(x(0.0)) y="24" width=(low - x(0.0)) height="120" {}
        rect class="zone-between" x=(low) y="24" width=(high - low) height="120" {}
        rect class="zone-gain" x=(high) y="24" width=(x(1.0) - high) height="120" {}
        line class="break-even" x1=(best) x2=(best) y1="18" y2="144" {}
        text class="zone-name" x=(best) y="13" text-anchor="middle" { (t.break_even()) }
        @if low - x(0.0) > 60.0 {
            text class="zone-name" x=(x(0.0) + 8.0) y="44" { (t.picture_loss()) }
        }
        @if x(1.0) - high > 60.0 {
            text class="zone-name" x=(x(1.0) - 8.0) y="44" text-anchor="end" { (t.picture_gain()) }
        }
    }
}

fn axis() -> Markup {
    html! {
        @for tenths in [0, 2, 4, 6, 8, 10] {
            @let at = x(f64::from(tenths) / 10.0);
            line class="tick" x1=(at) x2=(at) y1="144" y2="149" {}
            text class="tick-name" x=(at) y="166" text-anchor="middle" { (tenths * 10) "%" }
        }
    }
}

/// A range with its best guess; only the name while nothing is known.
fn bar(name: &str, kind: &str, y: f64, share: Option<Estimate>) -> Markup {
    html! {
        text class="bar-name" x=(MARGIN + 8.0) y=(y - 12.0) { (name) }
        @if let Some(share) = share {
            line class={ "bar bar-" (kind) } x1=(x(share.low)) x2=(x(share.high)) y1=(y) y2=(y) {}
            circle class={ "dot dot-" (kind) } cx=(x(share.best)) cy=(y) r="7" {}
        }
    }
}
