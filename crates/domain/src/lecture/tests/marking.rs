use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn marks(kind: Kind, answer: Answer) -> Option<u32> {
    let question = question("x", kind);
    mark(&question, &answer).expect("fits").marks
}

fn several(places: &[usize]) -> Answer {
    Answer::Several(places.iter().copied().collect())
}

#[test]
fn marks_are_given_for_parts() {
    for (kind, answer, expected) in [
        (decision(), Answer::One(0), None),
        (decision(), Answer::One(2), None),
        (single(), Answer::One(1), Some(100)),
        (single(), Answer::One(0), Some(0)),
        (multiple(), several(&[0, 1, 3]), Some(100)),
        (multiple(), several(&[0, 1]), Some(66)),
        (multiple(), several(&[0, 1, 3, 4]), Some(66)),
        (multiple(), several(&[0, 1, 2, 3, 4]), Some(33)),
        (multiple(), several(&[2, 4]), Some(0)),
        (matching(), Answer::Matches(vec![0, 1, 0]), Some(100)),
        (matching(), Answer::Matches(vec![0, 1, 1]), Some(66)),
        (matching(), Answer::Matches(vec![2, 2, 2]), Some(0)),
        (ordering(), Answer::Order(vec![0, 1, 2, 3]), Some(100)),
        (ordering(), Answer::Order(vec![1, 2, 3, 0]), Some(66)),
        (ordering(), Answer::Order(vec![1, 0, 3, 2]), Some(0)),
        (ordering(), Answer::Order(vec![3, 2, 1, 0]), Some(0)),
        (numeric(), Answer::Number(72_001.0), Some(100)),
        (numeric(), Answer::Number(72_001.1), Some(0)),
        (reflection(), Answer::Text("anything".to_owned()), None),
    ] {
        assert_eq!(marks(kind, answer.clone()), expected, "{answer:?}");
    }
}

#[test]
fn every_option_is_explained_whether_chosen_or_not() {
    let question = question("x", multiple());
    let answer = several(&[0, 2]);
    let Some(Feedback::Options(rows)) = mark(&question, &answer).map(|marking| marking.feedback)
    else {
        panic!("options were expected");
    };
    let seen: Vec<(bool, Option<bool>)> =
        rows.iter().map(|row| (row.chosen, row.correct)).collect();
    let expected = [
        (true, true),
        (false, true),
        (true, false),
        (false, true),
        (false, false),
    ];
    assert_eq!(
        seen,
        expected.map(|(chosen, correct)| (chosen, Some(correct)))
    );
    assert!(
        rows.iter()
            .all(|row| row.option.why.en.plain.starts_with("why"))
    );
}

#[test]
fn a_decision_has_no_right_option() {
    let question = question("x", decision());
    let answer = Answer::One(1);
    let marking = mark(&question, &answer).expect("fits");
    assert_eq!(marking.verdict(), Verdict::Open);
    let Feedback::Options(rows) = marking.feedback else {
        panic!("options were expected");
    };
    assert!(rows.iter().all(|row| row.correct.is_none()));
}

#[test]
fn a_distractor_says_why_it_belongs_to_nothing() {
    let question = question("x", matching());
    let answer = Answer::Matches(vec![0, 2, 1]);
    let Some(Feedback::Pairs(rows)) = mark(&question, &answer).map(|marking| marking.feedback)
    else {
        panic!("pairs were expected");
    };
    let correct: Vec<bool> = rows.iter().map(|row| row.correct).collect();
    assert_eq!(correct, [true, false, false]);
    let distractions = rows
        .iter()
        .filter_map(|row| Some(row.distraction?.en.plain.as_str()));
    assert_eq!(distractions.collect::<Vec<_>>(), ["why clustering"]);
    assert_eq!(rows[2].chosen.en.plain, "classification");
}

#[test]
fn items_are_told_in_their_right_order() {
    let question = question("x", ordering());
    let answer = Answer::Order(vec![1, 0, 2, 3]);
    let Some(Feedback::Order(rows)) = mark(&question, &answer).map(|marking| marking.feedback)
    else {
        panic!("items were expected");
    };
    let seen: Vec<(usize, bool)> = rows.iter().map(|row| (row.put, row.correct)).collect();
    assert_eq!(seen, [(1, false), (0, false), (2, true), (3, true)]);
}

#[test]
fn a_typical_wrong_number_is_recognised() {
    let question = question("x", numeric());
    for (given, mistake) in [(2_400.5, Some("one day")), (5.0, None), (72_000.0, None)] {
        let answer = Answer::Number(given);
        let Some(Feedback::Number(row)) = mark(&question, &answer).map(|marking| marking.feedback)
        else {
            panic!("a number was expected");
        };
        assert_eq!(row.mistake.map(|why| why.en.plain.as_str()), mistake);
    }
}

#[test]
fn certainty_is_told_back() {
    use Calibration::*;
    for (certainty, verdict, expected) in [
        (Certainty::Sure, Verdict::Right, Some(Known)),
        (Certainty::Sure, Verdict::Partly, Some(Mistaken)),
        (Certainty::Sure, Verdict::Wrong, Some(Mistaken)),
        (Certainty::Unsure, Verdict::Right, Some(BetterThanThought)),
        (Certainty::Unsure, Verdict::Wrong, Some(RightlyUnsure)),
        (Certainty::Guess, Verdict::Right, Some(Lucky)),
        (Certainty::Guess, Verdict::Partly, Some(NotYetKnown)),
        (Certainty::Sure, Verdict::Open, None),
    ] {
        assert_eq!(Calibration::of(certainty, verdict), expected);
    }
}

#[test]
fn an_answer_to_another_kind_is_not_marked() {
    for question in one_of_each() {
        let foreign = match question.kind {
            Kind::Numeric(_) => Answer::One(0),
            _ => Answer::Number(1.0),
        };
        assert_eq!(mark(&question, &foreign), None);
    }
    let out_of_range = several(&[9]);
    assert_eq!(mark(&question("x", multiple()), &out_of_range), None);
}

proptest! {
    #[test]
    fn only_the_right_options_are_worth_everything(chosen in prop::collection::btree_set(0..5usize, 1..5)) {
        let expected = chosen == BTreeSet::from([0, 1, 3]);
        prop_assert_eq!(marks(multiple(), Answer::Several(chosen)) == Some(100), expected);
    }

    #[test]
    fn only_the_right_order_is_worth_everything(order in Just(vec![0, 1, 2, 3usize]).prop_shuffle()) {
        let expected = order.is_sorted();
        let marks = marks(ordering(), Answer::Order(order)).expect("marks");
        prop_assert!(marks <= 100);
        prop_assert_eq!(marks == 100, expected);
    }

    #[test]
    fn another_right_match_never_costs(chosen in prop::collection::vec(0..3usize, 3), pair in 0..3usize) {
        let before = marks(matching(), Answer::Matches(chosen.clone()));
        let mut better = chosen;
        better[pair] = [0, 1, 0][pair];
        prop_assert!(marks(matching(), Answer::Matches(better)) >= before);
    }
}
