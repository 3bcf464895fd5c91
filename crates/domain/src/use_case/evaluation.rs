//! Value against burden (domain.md, program A, lesson 2), with what is uncertain left so.
//!
//! With N predictions per period of which a share p is right, an effect E of each right one and
//! a cost C of each wrong one:
//!
//! - value = N p E, burden = N (1 - p) C, net = value - burden = N (p E - (1 - p) C);
//! - net >= 0 exactly when p (E + C) >= C, hence the **break-even hit rate p* = C / (E + C)**,
//!   which does not depend on N: the dearer a mistake, the more often ML must be right;
//! - against a simple rule that is right in a share r, ML gains N (p - r) (E + C).
//!
//! Each of these is monotonic in each number, so evaluating the corners of the ranges gives the
//! exact bounds, not merely safe ones (naive interval arithmetic would count p twice).

use super::Estimate;

/// Value against burden of one use case, per period. What cannot be computed yet is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evaluation {
    /// The share of right predictions, 0 to 1.
    pub hit_rate: Option<Estimate>,
    /// What right predictions gain.
    pub value: Option<Estimate>,
    /// What wrong predictions cost.
    pub burden: Option<Estimate>,
    /// Value less burden.
    pub net: Option<Estimate>,
    /// The share of right predictions from which ML pays, 0 to 1. Needs effect and cost only.
    pub break_even: Option<Estimate>,
    /// The same work done by a simple rule.
    pub rule: Option<RuleEvaluation>,
    /// What the numbers say.
    pub verdict: Verdict,
}

/// What a simple rule would achieve with the same predictions, effect and cost.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleEvaluation {
    /// The share of right decisions, 0 to 1.
    pub hit_rate: Estimate,
    /// Value less burden per period.
    pub net: Option<Estimate>,
    /// How much more ML nets than the rule; negative when less.
    pub advantage: Option<Estimate>,
    /// The same in a word.
    pub comparison: Comparison,
}

/// What the numbers say about machine learning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Value exceeds burden whatever the true numbers within the ranges are.
    WorthIt,
    /// Value does not exceed burden whatever they are.
    NotWorthIt,
    /// It depends on where within the ranges the truth lies.
    Uncertain,
    /// Value may exceed burden, but a simple rule nets as much or more whatever the true numbers
    /// are.
    RuleSuffices,
    /// A number is missing.
    TooLittleKnown,
}

/// How machine learning compares with a simple rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// ML nets more whatever the true numbers are.
    MlBetter,
    /// The rule nets as much or more whatever they are.
    RuleSuffices,
    /// It depends on where within the ranges the truth lies.
    Unclear,
    /// A number is missing.
    TooLittleKnown,
}

/// The four numbers an evaluation starts from; `hit_rate` is 0 to 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub predictions: Option<Estimate>,
    pub effect: Option<Estimate>,
    pub cost: Option<Estimate>,
    pub hit_rate: Option<Estimate>,
}

impl Evaluation {
    pub(super) fn new(numbers: Numbers, rule_hit_rate: Option<Estimate>) -> Self {
        let Numbers {
            predictions,
            effect,
            cost,
            hit_rate,
        } = numbers;
        let net = net(numbers);
        let rule = rule_hit_rate.map(|hit_rate| rule(numbers, hit_rate));
        Self {
            hit_rate,
            value: product(predictions, hit_rate, effect),
            burden: product(predictions, hit_rate.map(complement), cost),
            net,
            break_even: break_even(effect, cost),
            rule,
            verdict: verdict(net, rule),
        }
    }
}

fn rule(numbers: Numbers, hit_rate: Estimate) -> RuleEvaluation {
    let advantage = advantage(numbers, hit_rate);
    RuleEvaluation {
        hit_rate,
        net: net(Numbers {
            hit_rate: Some(hit_rate),
            ..numbers
        }),
        advantage,
        comparison: comparison(advantage),
    }
}

fn complement(share: Estimate) -> Estimate {
    Estimate {
        low: 1.0 - share.high,
        best: 1.0 - share.best,
        high: 1.0 - share.low,
    }
}

fn product(
    count: Option<Estimate>,
    share: Option<Estimate>,
    each: Option<Estimate>,
) -> Option<Estimate> {
    let (count, share, each) = (count?, share?, each?);
    Some(Estimate {
        low: count.low * share.low * each.low,
        best: count.best * share.best * each.best,
        high: count.high * share.high * each.high,
    })
}

/// Grows with p and E and shrinks with C; N stretches whatever sign it has.
fn net(numbers: Numbers) -> Option<Estimate> {
    let (effect, cost, share) = (numbers.effect?, numbers.cost?, numbers.hit_rate?);
    let each = |share: f64, effect: f64, cost: f64| share * effect - (1.0 - share) * cost;
    let one = Estimate {
        low: each(share.low, effect.low, cost.high),
        best: each(share.best, effect.best, cost.best),
        high: each(share.high, effect.high, cost.low),
    };
    Some(stretched(one, numbers.predictions?))
}

/// `one` times a count that is never negative.
fn stretched(one: Estimate, count: Estimate) -> Estimate {
    Estimate {
        low: one.low * if one.low < 0.0 { count.high } else { count.low },
        best: one.best * count.best,
        high: one.high
            * if one.high < 0.0 {
                count.low
            } else {
                count.high
            },
    }
}

/// Grows with C and shrinks with E. Undefined when neither effect nor cost exists.
fn break_even(effect: Option<Estimate>, cost: Option<Estimate>) -> Option<Estimate> {
    let (effect, cost) = (effect?, cost?);
    let at =
        |effect: f64, cost: f64| Some(cost / (effect + cost)).filter(|share| share.is_finite());
    Some(Estimate {
        low: at(effect.high, cost.low).unwrap_or(0.0),
        best: at(effect.best, cost.best)?,
        high: at(effect.low, cost.high).unwrap_or(1.0),
    })
}

fn advantage(numbers: Numbers, rule: Estimate) -> Option<Estimate> {
    let (effect, cost, share) = (numbers.effect?, numbers.cost?, numbers.hit_rate?);
    let stakes = Estimate {
        low: effect.low + cost.low,
        best: effect.best + cost.best,
        high: effect.high + cost.high,
    };
    let lead = Estimate {
        low: share.low - rule.high,
        best: share.best - rule.best,
        high: share.high - rule.low,
    };
    Some(stretched(stretched(lead, stakes), numbers.predictions?))
}

fn verdict(net: Option<Estimate>, rule: Option<RuleEvaluation>) -> Verdict {
    let rule_suffices = rule.is_some_and(|rule| rule.comparison == Comparison::RuleSuffices);
    match net {
        None => Verdict::TooLittleKnown,
        Some(net) if net.high <= 0.0 => Verdict::NotWorthIt,
        Some(_) if rule_suffices => Verdict::RuleSuffices,
        Some(net) if net.low > 0.0 => Verdict::WorthIt,
        Some(_) => Verdict::Uncertain,
    }
}

fn comparison(advantage: Option<Estimate>) -> Comparison {
    match advantage {
        None => Comparison::TooLittleKnown,
        Some(advantage) if advantage.low > 0.0 => Comparison::MlBetter,
        Some(advantage) if advantage.high <= 0.0 => Comparison::RuleSuffices,
        Some(_) => Comparison::Unclear,
    }
}
