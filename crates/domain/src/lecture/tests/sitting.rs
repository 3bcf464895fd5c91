use proptest::prelude::*;

use super::*;
use crate::Moment;

const ANN: Sitter<'_> = Sitter {
    person: "ann",
    lesson: "lesson",
};

fn given(question: &str, attempt: u32, option: usize) -> Given {
    Given {
        set: "check".to_owned(),
        attempt,
        question: question.to_owned(),
        revision: 1,
        answer: Answer::One(option),
        certainty: Some(Certainty::Sure),
        marks: Some(if option == 1 { 100 } else { 0 }),
        at: Moment(0),
    }
}

/// Answers everything a sitting asks with this option.
fn answer_all(sitting: &Sitting<'_>, option: usize) -> Vec<Given> {
    let asked = sitting.asked.iter();
    asked
        .map(|asked| given(&asked.question.id, sitting.attempt, option))
        .collect()
}

fn ids(sitting: &Sitting<'_>) -> Vec<String> {
    let asked = sitting.asked.iter();
    asked.map(|asked| asked.question.id.clone()).collect()
}

#[test]
fn an_attempt_goes_on_where_it_stopped() {
    let set = bank(5, 3);
    let fresh = Sitting::current(&set, ANN, &[]);
    assert_eq!((fresh.attempt, fresh.asked.len()), (1, 3));
    assert!(!fresh.is_begun() && !fresh.is_finished());
    let first = [given(&fresh.asked[1].question.id, 1, 1)];
    let resumed = Sitting::current(&set, ANN, &first);
    assert_eq!(ids(&resumed), ids(&fresh));
    assert!(resumed.is_begun() && !resumed.is_finished());
    assert_eq!(resumed.asked[1].given, Some(&first[0]));
    assert_eq!(Sitting::again(&set, ANN, &first), None);
}

#[test]
fn a_repeat_asks_what_was_not_asked() {
    let set = bank(6, 3);
    let mut all = Vec::new();
    let first = ids(&Sitting::current(&set, ANN, &[]));
    all.extend(answer_all(&Sitting::current(&set, ANN, &[]), 1));
    let second = Sitting::again(&set, ANN, &all).expect("another attempt");
    assert_eq!(second.attempt, 2);
    assert!(ids(&second).iter().all(|id| !first.contains(id)));
    let begun = answer_all(&second, 0).swap_remove(0);
    all.push(begun);
    assert_eq!(Sitting::current(&set, ANN, &all).attempt, 2);
    assert_eq!(Sitting::again(&set, ANN, &all), None);
}

#[test]
fn an_outcome_counts_and_points_at_what_was_surely_wrong() {
    let mut set = bank(2, 3);
    set.questions.push(question("open", decision()));
    let mut answers = vec![given("q0", 1, 1), given("q1", 1, 0), given("open", 1, 0)];
    answers[2].marks = None;
    let tally = Sitting::current(&set, ANN, &answers).tally();
    let expected = Tally {
        asked: 2,
        right: 1,
        partly: 0,
        mistaken: vec!["q1"],
    };
    assert_eq!(tally, expected);
}

#[test]
fn an_answer_to_an_earlier_revision_is_asked_again() {
    let mut set = bank(2, 2);
    let answers = answer_all(&Sitting::current(&set, ANN, &[]), 1);
    assert!(Sitting::current(&set, ANN, &answers).is_finished());
    set.questions[0].revision = 2;
    let sitting = Sitting::current(&set, ANN, &answers);
    assert!(!sitting.is_finished());
    assert_eq!(
        sitting
            .asked
            .iter()
            .filter(|asked| asked.given.is_some())
            .count(),
        1
    );
}

#[test]
fn answers_in_other_sets_do_not_count() {
    let set = bank(2, 2);
    let mut answers = answer_all(&Sitting::current(&set, ANN, &[]), 1);
    for answer in &mut answers {
        answer.set = "decide".to_owned();
    }
    assert!(!Sitting::current(&set, ANN, &answers).is_begun());
}

proptest! {
    #[test]
    fn answering_all_that_is_asked_finishes(size in 0..8usize, pick in 1..8usize, attempts in 1..5u32) {
        let set = bank(size, pick);
        let mut all = answer_all(&Sitting::current(&set, ANN, &[]), 1);
        for _ in 1..attempts {
            let next = Sitting::again(&set, ANN, &all).expect("another attempt");
            let answers = answer_all(&next, 0);
            all.extend(answers);
            if size == 0 {
                break;
            }
        }
        prop_assert!(Sitting::current(&set, ANN, &all).is_finished());
    }
}
