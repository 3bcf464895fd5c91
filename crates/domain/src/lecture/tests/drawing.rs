use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;

fn ids<'a>(questions: &[&'a Question]) -> Vec<&'a str> {
    questions
        .iter()
        .map(|question| question.id.as_str())
        .collect()
}

#[test]
fn a_drawing_repeats_itself_and_differs_between_people() {
    let set = bank(7, 3);
    let drawn = |person| {
        ids(&draw(
            &set,
            Seed::of(person, "lesson", "check", 1),
            &Seen::default(),
        ))
    };
    assert_eq!(drawn("ann"), drawn("ann"));
    let different: BTreeSet<Vec<&str>> = ["ann", "bob", "cat", "dan", "eve"].map(drawn).into();
    assert!(different.len() > 2, "{different:?}");
}

#[test]
fn parts_of_a_seed_are_kept_apart() {
    assert_ne!(Seed::of("ab", "c", "d", 1), Seed::of("a", "bc", "d", 1));
    assert_ne!(Seed::of("a", "b", "c", 1), Seed::of("a", "b", "c", 2));
}

#[test]
fn shuffles_stay_the_same_between_versions() {
    let order = Seed::of("ann", "value-burden", "check", 1).shuffled(6);
    assert_eq!(order, [5, 4, 2, 3, 1, 0]);
}

#[test]
fn reflections_and_decisions_stand_as_they_were_written() {
    let mut set = bank(5, 3);
    for question in &mut set.questions {
        question.kind = reflection();
    }
    for person in ["ann", "bob", "cat", "dan"] {
        let seed = Seed::of(person, "lesson", "thoughts", 1);
        assert!(ids(&draw(&set, seed, &Seen::default())).is_sorted());
        let arranged = arrange(&question("decide", decision()), seed);
        assert_eq!(arranged.rows, [0, 1, 2]);
    }
}

#[test]
fn what_is_answered_stays_although_the_bank_grew() {
    let small = bank(3, 2);
    let seed = Seed::of("ann", "lesson", "check", 1);
    for question in draw(&small, seed, &Seen::default()) {
        let seen = Seen {
            now: BTreeSet::from([question.id.as_str()]),
            ..Seen::default()
        };
        let large = bank(9, 2);
        let drawn = draw(&large, seed, &seen);
        assert_eq!(drawn.len(), 2);
        assert!(ids(&drawn).contains(&question.id.as_str()));
    }
}

proptest! {
    #[test]
    fn a_shuffle_holds_everything_once(person in "[a-z]{1,8}", count in 0..40usize) {
        let mut order = Seed::of(&person, "lesson", "check", 1).shuffled(count);
        order.sort_unstable();
        prop_assert!(order.into_iter().eq(0..count));
    }

    #[test]
    fn unseen_questions_come_first(person in "[a-z]{1,8}", size in 1..9usize, pick in 1..9usize) {
        let set = bank(size, pick);
        let first = draw(&set, Seed::of(&person, "lesson", "check", 1), &Seen::default());
        prop_assert_eq!(first.len(), pick.min(size));
        let seen = Seen {
            before: first.iter().map(|question| (question.id.as_str(), 1)).collect(),
            ..Seen::default()
        };
        let second = draw(&set, Seed::of(&person, "lesson", "check", 2), &seen);
        let again = ids(&second).into_iter().filter(|id| seen.before.contains_key(id)).count();
        prop_assert_eq!(again, (2 * pick.min(size)).saturating_sub(size));
    }

    #[test]
    fn items_are_never_shown_in_their_order(person in "[a-z]{1,8}", attempt in 1..50u32) {
        let seed = Seed::of(&person, "lesson", "check", attempt);
        let question = question("x", ordering());
        prop_assert!(!arrange(&question, seed).rows.is_sorted());
    }
}
