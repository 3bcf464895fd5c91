//! The evaluation of a use case in words, in a picture and in numbers.

use domain::{
    Language,
    use_case::{Estimate, Evaluation, Field, Period, UseCase, Verdict},
};
use maud::{Markup, html};

use super::{numbers, picture::picture, words};
use crate::{
    components::{Callout, callout},
    extract::Visit,
    texts::Texts,
};

/// The unit and the period an evaluation is told in.
struct Telling<'a> {
    texts: &'a Texts,
    language: Language,
    unit: &'a str,
    period: String,
}

impl<'a> Telling<'a> {
    fn of(visit: &'a Visit, use_case: &'a UseCase) -> Self {
        let period = Period::from_key(use_case.value(Field::Period)).unwrap_or(Period::Month);
        Self {
            texts: &visit.texts,
            language: visit.language,
            unit: use_case.value(Field::Unit),
            period: words::period(&visit.texts, period),
        }
    }

    fn amount(&self, value: f64) -> String {
        numbers::amount(self.language, value, self.unit)
    }

    fn percent(&self, share: f64) -> String {
        numbers::percent(self.language, share)
    }
}

/// The whole panel.
pub fn panel(visit: &Visit, use_case: &UseCase) -> Markup {
    let t = &visit.texts;
    let telling = Telling::of(visit, use_case);
    let evaluation = use_case.evaluation();
    let sentences = shares(&telling, &evaluation);
    html! {
        section class="card evaluation" id="evaluation" data-live="evaluation" aria-labelledby="evaluation-title" {
            h4 id="evaluation-title" { (t.evaluation_title()) }
            (verdict(&telling, &evaluation))
            @for sentence in &sentences { p { (sentence) } }
            (picture(t, &evaluation, &sentences.join(" ")))
            (table(&telling, &evaluation))
            p class="hint" { (t.evaluation_formula()) }
        }
    }
}

/// The best guess of what ML nets per period, for lists; nothing while it is unknown.
pub fn net(visit: &Visit, use_case: &UseCase) -> Option<String> {
    let telling = Telling::of(visit, use_case);
    use_case
        .evaluation()
        .net
        .map(|net| telling.amount(net.best))
}

fn verdict(telling: &Telling<'_>, evaluation: &Evaluation) -> Markup {
    let t = telling.texts;
    let period = telling.period.as_str();
    let (kind, detail) = match (evaluation.verdict, evaluation.net) {
        (Verdict::WorthIt, Some(net)) => (
            Callout::Success,
            t.verdict_worth_it_detail(telling.amount(net.low), period)
                .to_string(),
        ),
        (Verdict::Uncertain, Some(net)) => {
            let (least, most) = (telling.amount(net.low), telling.amount(net.high));
            (
                Callout::Warning,
                t.verdict_uncertain_detail(least, most, period).to_string(),
            )
        }
        (Verdict::RuleSuffices, Some(_)) => (
            Callout::Information,
            t.verdict_rule_suffices_detail().to_string(),
        ),
        (Verdict::NotWorthIt, Some(_)) => {
            (Callout::Danger, t.verdict_not_worth_it_detail().to_string())
        }
        _ => (
            Callout::Plain,
            t.verdict_too_little_known_detail().to_string(),
        ),
    };
    callout(
        kind,
        html! {
            p class="callout-title" data-verdict { (words::verdict(t, evaluation.verdict)) }
            p { (detail) }
        },
    )
}

/// What is said about shares: break-even, expectation, simple rule.
fn shares(telling: &Telling<'_>, evaluation: &Evaluation) -> Vec<String> {
    let t = telling.texts;
    let mut sentences = vec![break_even(telling, evaluation.break_even)];
    if let Some(share) = evaluation.hit_rate {
        let share = numbers::percent_range(telling.language, share);
        sentences.push(t.expected_share(share).to_string());
    }
    sentences.push(match evaluation.rule {
        Some(rule) => {
            let share = numbers::percent_range(telling.language, rule.hit_rate);
            words::comparison(t, rule.comparison, &share)
        }
        None => t.rule_missing().to_string(),
    });
    sentences
}

fn break_even(telling: &Telling<'_>, break_even: Option<Estimate>) -> String {
    let t = telling.texts;
    match break_even {
        None => t.break_even_unknown(),
        Some(share) if share.is_exact() => t.break_even_exact(telling.percent(share.best)),
        Some(share) => {
            let [best, low, high] =
                [share.best, share.low, share.high].map(|share| telling.percent(share));
            t.break_even_range(best, low, high)
        }
    }
    .to_string()
}

fn table(telling: &Telling<'_>, evaluation: &Evaluation) -> Markup {
    let t = telling.texts;
    let rule = evaluation.rule;
    let rows = [
        (t.evaluation_value(), evaluation.value),
        (t.evaluation_burden(), evaluation.burden),
        (t.evaluation_net(), evaluation.net),
        (t.evaluation_rule_net(), rule.and_then(|rule| rule.net)),
        (
            t.evaluation_advantage(),
            rule.and_then(|rule| rule.advantage),
        ),
    ];
    let columns = [
        t.evaluation_cautious(),
        t.evaluation_best(),
        t.evaluation_hopeful(),
    ]
    .map(|name| name.to_string());
    // Where burden is largest the numbers are cautious: its ends are told the other way round.
    let ends = |place: usize, range: Estimate| {
        if place == 1 {
            [range.high, range.best, range.low]
        } else {
            [range.low, range.best, range.high]
        }
    };
    html! {
        @if evaluation.net.is_some() {
            div class="table-wrap" {
                table class="table" {
                    caption { (t.evaluation_numbers(telling.period.as_str())) }
                    thead {
                        tr {
                            td {}
                            @for column in &columns { th scope="col" class="number" { (column) } }
                        }
                    }
                    tbody {
                        @for (place, (name, range)) in rows.iter().enumerate() {
                            @if let Some(range) = range {
                                tr {
                                    th scope="row" { (name) }
                                    @for (column, value) in columns.iter().zip(ends(place, *range)) {
                                        td class="number" data-label=(column) { (telling.amount(value)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
