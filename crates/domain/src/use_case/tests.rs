//! Rows, inputs and the evaluation: examples first, then laws.

use proptest::prelude::*;

use super::*;

fn use_case(values: &[(Field, &str)]) -> UseCase {
    let fields = values.iter().map(|(field, value)| {
        let value = field.read(value).expect("valid input");
        (
            *field,
            FieldValue {
                value,
                revision: 1,
                by: "someone".into(),
                at: Moment(0),
            },
        )
    });
    UseCase {
        id: "use-case".parse().expect("an id"),
        team: "team".parse().expect("an id"),
        note: None,
        frame: None,
        fields: fields.collect(),
        created_at: Moment(0),
    }
}

fn numbers(predictions: &str, effect: &str, cost: &str, hit: &str, rule: &str) -> Evaluation {
    use_case(&[
        (Field::Predictions, predictions),
        (Field::Effect, effect),
        (Field::Cost, cost),
        (Field::HitRate, hit),
        (Field::RuleHitRate, rule),
    ])
    .evaluation()
}

fn close(left: f64, right: f64) -> bool {
    (left - right).abs() <= 1e-9 * left.abs().max(right.abs()).max(1.0)
}

#[test]
fn every_field_has_its_own_key_and_reads_it_back() {
    for field in Field::ALL {
        assert_eq!(Field::from_key(field.key()), Some(field));
        let json = serde_json::to_string(&field).expect("writes");
        assert_eq!(json, format!("\"{}\"", field.key()));
    }
    assert_eq!(Field::from_key("nonsense"), None);
}

#[test]
fn works_follow_the_worksheet() {
    let numbers: Vec<u8> = Field::ALL
        .into_iter()
        .map(|field| field.work().number())
        .collect();
    assert!(numbers.is_sorted());
    assert_eq!(Work::ALL.map(Work::number), [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(
        Work::ALL.map(|work| work.part().number()),
        [1, 1, 1, 1, 2, 2, 3]
    );
    assert_eq!(
        Work::ALL.into_iter().flat_map(Work::fields).count(),
        Field::ALL.len()
    );
}

#[test]
fn priority_needs_both_and_adds_points() {
    let priority = |urgency, importance| {
        use_case(&[(Field::Urgency, urgency), (Field::Importance, importance)]).priority()
    };
    assert_eq!(priority("high", "medium"), Some(5));
    assert_eq!(priority("low", "low"), Some(2));
    assert_eq!(priority("high", ""), None);
}

#[test]
fn completeness_counts_expected_fields_of_a_part() {
    let row = use_case(&[
        (Field::Problem, "x"),
        (Field::Scenario, "x"),
        (Field::Notes, "x"),
    ]);
    assert_eq!(
        row.completeness(Part::Before),
        Completeness {
            filled: 2,
            expected: 10
        }
    );
    assert_eq!(
        row.completeness(Part::After),
        Completeness {
            filled: 0,
            expected: 1
        }
    );
    assert!(!row.whole_completeness().is_complete());
    assert_eq!(
        Completeness {
            filled: 199,
            expected: 200
        }
        .percent(),
        99
    );
}

#[test]
fn numbers_are_read_as_people_write_them() {
    for (input, stored) in [
        ("5", "5"),
        ("３〜８", "3-8"),
        ("3 – 8", "3-8"),
        ("3 to 8", "3-8"),
        ("3から8", "3-8"),
        ("１，２００円", "1200"),
        ("¥1,200", "1200"),
        ("1.5万", "15000"),
        ("20k", "20000"),
        ("5（3～8）", "5 (3-8)"),
        ("5.5 (3-8)", "3-8"),
        ("7 (7-7)", "7"),
        ("", ""),
    ] {
        assert_eq!(
            Field::Predictions.read(input).as_deref(),
            Ok(stored),
            "{input}"
        );
    }
    assert_eq!(Field::HitRate.read("８５％").as_deref(), Ok("85"));
}

#[test]
fn bad_numbers_say_what_is_wrong() {
    for (input, error) in [
        ("many", InputError::NotANumber),
        ("1.2.3", InputError::NotANumber),
        ("inf", InputError::NotANumber),
        ("1e5", InputError::NotANumber),
        ("-5", InputError::Negative),
        ("−5", InputError::Negative),
        ("8-3", InputError::RangeReversed),
        ("9 (3-8)", InputError::BestOutsideRange),
        ("3-", InputError::NotANumber),
        ("1-2-3", InputError::NotANumber),
        ("99999億", InputError::TooLarge),
    ] {
        assert_eq!(Field::Effect.read(input), Err(error), "{input}");
    }
    assert_eq!(
        Field::HitRate.read("90-101%"),
        Err(InputError::ShareAboveWhole)
    );
    assert_eq!(Field::Urgency.read("HIGH"), Err(InputError::NotAChoice));
    assert_eq!(
        Field::Problem.read(&"あ".repeat(4_001)),
        Err(InputError::TooLong { limit: 4_000 })
    );
}

#[test]
fn texts_are_tidied_but_kept() {
    assert_eq!(Field::Problem.read(" a\r\nb\u{0} ").as_deref(), Ok("a\nb"));
    assert_eq!(Field::TargetUser.read("a\n b").as_deref(), Ok("a b"));
    assert_eq!(Field::Problem.read("<script>").as_deref(), Ok("<script>"));
}

#[test]
fn the_example_of_the_guide() {
    // 300 predictions a month, 400 gained by a right one, 600 lost by a wrong one.
    let evaluation = numbers("300", "400", "600", "80", "65");
    let best = |estimate: Option<Estimate>| estimate.expect("known").best;
    assert!(close(best(evaluation.value), 96_000.0));
    assert!(close(best(evaluation.burden), 36_000.0));
    assert!(close(best(evaluation.net), 60_000.0));
    assert!(close(best(evaluation.break_even), 0.6));
    let rule = evaluation.rule.expect("a rule");
    assert!(close(best(rule.net), 15_000.0));
    assert!(close(best(rule.advantage), 45_000.0));
    assert_eq!(
        (evaluation.verdict, rule.comparison),
        (Verdict::WorthIt, Comparison::MlBetter)
    );
}

#[test]
fn what_is_uncertain_stays_uncertain() {
    assert_eq!(
        numbers("300", "400", "600", "50-70", "").verdict,
        Verdict::Uncertain
    );
    assert_eq!(
        numbers("300", "400", "600", "40-60", "").verdict,
        Verdict::NotWorthIt
    );
    assert_eq!(
        numbers("300", "400", "600", "", "").verdict,
        Verdict::TooLittleKnown
    );
    assert_eq!(
        numbers("300", "400", "600", "80", "85").verdict,
        Verdict::RuleSuffices
    );
    assert_eq!(
        numbers("300", "400", "600", "80", "85")
            .rule
            .map(|rule| rule.comparison),
        Some(Comparison::RuleSuffices)
    );
    assert_eq!(
        numbers("300", "400", "600", "80", "75-85")
            .rule
            .map(|rule| rule.comparison),
        Some(Comparison::Unclear)
    );
}

#[test]
fn break_even_needs_neither_count_nor_hit_rate() {
    let evaluation = numbers("", "100-300", "100", "", "");
    let break_even = evaluation.break_even.expect("known");
    assert!(
        close(break_even.low, 0.25)
            && close(break_even.best, 1.0 / 3.0)
            && close(break_even.high, 0.5)
    );
    assert_eq!(numbers("", "0", "0", "", "").break_even, None);
}

fn any_estimate(most: f64) -> impl Strategy<Value = Estimate> {
    prop::array::uniform3(0.0..=most).prop_map(|mut ends| {
        ends.sort_by(f64::total_cmp);
        Estimate {
            low: ends[0],
            best: ends[1],
            high: ends[2],
        }
    })
}

fn any_numbers() -> impl Strategy<Value = [Estimate; 5]> {
    (
        any_estimate(1e5),
        any_estimate(1e4),
        any_estimate(1e4),
        any_estimate(100.0),
        any_estimate(100.0),
    )
        .prop_map(|(count, effect, cost, hit, rule)| [count, effect, cost, hit, rule])
}

fn evaluate([count, effect, cost, hit, rule]: [Estimate; 5]) -> Evaluation {
    numbers(
        &count.to_string(),
        &effect.to_string(),
        &cost.to_string(),
        &hit.to_string(),
        &rule.to_string(),
    )
}

fn within(range: Estimate, point: f64) -> bool {
    let slack = 1e-6 * point.abs().max(1.0);
    range.low - slack <= point && point <= range.high + slack
}

/// A point inside an estimate, `share` of the way.
fn inside(estimate: Estimate, share: f64) -> Estimate {
    Estimate::exact(estimate.low + (estimate.high - estimate.low) * share)
}

proptest! {
    #[test]
    fn stored_forms_read_back_unchanged(estimate in any_estimate(1e9)) {
        let stored = Field::Predictions.read(&estimate.to_string()).expect("valid");
        let again = Estimate::parse(&stored).expect("valid");
        prop_assert!(close(again.low, estimate.low) && close(again.best, estimate.best) && close(again.high, estimate.high));
        prop_assert_eq!(Field::Predictions.read(&stored), Ok(stored));
    }

    #[test]
    fn reading_never_panics_and_settles(input in any::<String>(), place in 0..Field::ALL.len()) {
        let field = Field::ALL[place];
        if let Ok(stored) = field.read(&input) {
            prop_assert_eq!(field.read(&stored), Ok(stored));
        }
    }

    #[test]
    fn ranges_hold_every_point_of_their_inputs(all in any_numbers(), shares in prop::array::uniform5(0.0..=1.0f64)) {
        let range = evaluate(all);
        let mut points = all;
        for (point, share) in points.iter_mut().zip(shares) {
            *point = inside(*point, share);
        }
        let point = evaluate(points);
        let both = |pick: fn(&Evaluation) -> Option<Estimate>| pick(&range).zip(pick(&point));
        for (range, point) in [both(|e| e.value), both(|e| e.burden), both(|e| e.net), both(|e| e.break_even),
            both(|e| e.rule?.net), both(|e| e.rule?.advantage)].into_iter().flatten() {
            prop_assert!(range.low <= range.best && range.best <= range.high);
            prop_assert!(within(range, point.best), "{range:?} {point:?}");
        }
    }

    #[test]
    fn more_hits_never_hurt(all in any_numbers(), other in any_estimate(100.0)) {
        let [count, effect, cost, hit, rule] = all.map(|estimate| Estimate::exact(estimate.best));
        let better = Estimate::exact(hit.best.max(other.best));
        let net = |hit| evaluate([count, effect, cost, hit, rule]).net.expect("known").best;
        prop_assert!(net(better) >= net(hit) - 1e-6);
    }

    #[test]
    fn break_even_is_where_net_changes_sign(all in any_numbers(), step in 0.01..0.3f64) {
        let [count, effect, cost, _, rule] = all.map(|estimate| Estimate::exact(estimate.best + 1.0));
        let rule = Estimate::exact(rule.best.min(100.0));
        let at = evaluate([count, effect, cost, rule, rule]).break_even.expect("known").best;
        let net = |share: f64| evaluate([count, effect, cost, Estimate::exact(share.clamp(0.0, 1.0) * 100.0), rule]).net.expect("known").best;
        prop_assert!(net(at + step) > 0.0);
        prop_assert!(net(at - step) < 0.0 || at - step < 0.0);
    }

    #[test]
    fn wider_ranges_never_decide_more(all in any_numbers()) {
        let exact = evaluate(all.map(|estimate| Estimate::exact(estimate.best))).verdict;
        let wide = evaluate(all).verdict;
        // A narrower truth may turn out not to pay at all, or show that the rule suffices.
        let finer = matches!(
            (wide, exact),
            (Verdict::WorthIt | Verdict::RuleSuffices, Verdict::RuleSuffices)
                | (Verdict::RuleSuffices, Verdict::NotWorthIt)
        );
        prop_assert!(wide == exact || wide == Verdict::Uncertain || finer);
    }

    #[test]
    fn order_does_not_depend_on_the_order_before(levels in prop::collection::vec((0..4usize, 0..4usize, 0..3i64), 0..8), seed in any::<u64>()) {
        let key = |level: usize| ["", "low", "medium", "high"][level];
        let mut rows: Vec<UseCase> = levels.iter().enumerate().map(|(place, (urgency, importance, at))| {
            let row = use_case(&[(Field::Urgency, key(*urgency)), (Field::Importance, key(*importance))]);
            UseCase { id: format!("row-{place}").parse().expect("an id"), created_at: Moment(*at), ..row }
        }).collect();
        let mut shuffled = rows.clone();
        let length = shuffled.len().max(1);
        shuffled.rotate_left((seed % length as u64) as usize);
        sort_by_priority(&mut rows);
        sort_by_priority(&mut shuffled);
        prop_assert_eq!(&rows, &shuffled);
        prop_assert!(rows.windows(2).all(|pair| pair[0].priority() >= pair[1].priority()));
    }
}
