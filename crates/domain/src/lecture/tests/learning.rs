use proptest::prelude::*;

use super::*;
use crate::Moment;

fn lesson(id: &str, minutes: u32) -> Lesson {
    Lesson {
        id: id.to_owned(),
        module: "1".to_owned(),
        kind: LessonKind::Lesson,
        revision: 2,
        title: id.to_owned(),
        summary: String::new(),
        minutes,
        audience: Vec::new(),
        goals: Vec::new(),
        parts: vec![
            Part::Check("decide".to_owned()),
            Part::Prose(String::new()),
            Part::Check("check".to_owned()),
            Part::Prose(String::new()),
        ],
        sources: Vec::new(),
        plain: String::new(),
    }
}

fn module(id: &str, lessons: Vec<Lesson>) -> Module {
    Module {
        id: id.to_owned(),
        title: id.to_owned(),
        summary: String::new(),
        goals: Vec::new(),
        introduction: RichText::default(),
        lessons,
    }
}

/// Two modules of two lessons of ten minutes: a, b and c, d.
fn modules() -> Vec<Module> {
    vec![
        module("1", vec![lesson("a", 10), lesson("b", 10)]),
        module("2", vec![lesson("c", 10), lesson("d", 10)]),
    ]
}

fn record(lesson: &str, touched: i64, share: u32, finished: Option<u32>) -> Record {
    Record {
        lesson: lesson.to_owned(),
        begun_at: Moment(0),
        touched_at: Moment(touched),
        place: String::new(),
        share,
        read_at: None,
        finished: finished.map(|revision| Finish {
            at: Moment(touched),
            revision,
        }),
    }
}

#[test]
fn a_revision_keeps_what_is_finished() {
    let lesson = lesson("a", 10);
    for (finished, state) in [
        (Some(Some(1)), LessonState::Revised),
        (Some(Some(2)), LessonState::Finished),
        (Some(Some(3)), LessonState::Finished),
        (Some(None), LessonState::Begun),
        (None, LessonState::New),
    ] {
        let record = finished.map(|revision| record("a", 1, 0, revision));
        assert_eq!(LessonState::of(&lesson, record.as_ref()), state);
    }
    assert!(LessonState::Revised.is_finished());
}

#[test]
fn finished_is_read_and_answered() {
    let read = Some(Moment(1));
    for (read_at, closing, expected) in [
        (None, Closing::None, Some(Outstanding::Reading)),
        (None, Closing::Answered, Some(Outstanding::Reading)),
        (read, Closing::Open, Some(Outstanding::Questions)),
        (read, Closing::None, None),
        (read, Closing::Answered, None),
    ] {
        assert_eq!(outstanding(read_at, closing), expected);
    }
}

#[test]
fn the_last_set_closes() {
    let mut lesson = lesson("a", 10);
    assert_eq!(closing_set(&lesson), Some("check"));
    lesson.parts.clear();
    assert_eq!(closing_set(&lesson), None);
}

#[test]
fn next_is_what_is_in_hand_and_then_what_is_new() {
    let modules = modules();
    for (records, next) in [
        (vec![], Some("a")),
        (vec![record("a", 1, 0, Some(2))], Some("b")),
        (vec![record("a", 1, 0, Some(1))], Some("b")),
        (
            vec![record("a", 1, 50, None), record("c", 2, 10, None)],
            Some("c"),
        ),
        (vec![record("d", 2, 100, Some(2))], Some("a")),
        (
            ["a", "b", "c", "d"]
                .map(|id| record(id, 1, 0, Some(2)))
                .to_vec(),
            None,
        ),
    ] {
        let learning = Learning::of(&modules, &records);
        assert_eq!(learning.next, next, "{records:?}");
        assert_eq!(learning.is_finished(), next.is_none());
    }
}

#[test]
fn minutes_left_shrink_with_reading() {
    let modules = modules();
    let records = [
        record("a", 1, 0, Some(2)),
        record("b", 1, 45, None),
        record("gone", 1, 0, None),
    ];
    let learning = Learning::of(&modules, &records);
    assert_eq!(learning.modules[0].minutes_left(), 6);
    assert_eq!(learning.minutes_left(), 26);
    assert_eq!((learning.finished(), learning.total()), (1, 4));
    assert!(!learning.modules[0].is_finished() && learning.is_begun());
    let all_read = [record("b", 1, 100, None)];
    let learning = Learning::of(&modules, &all_read);
    let b = learning.lesson("b").expect("a lesson");
    assert_eq!((b.state, b.minutes_left), (LessonState::Begun, 1));
}

#[test]
fn without_lessons_nothing_is_finished() {
    let learning = Learning::of(&[], &[]);
    assert!(!learning.is_finished() && !learning.is_begun());
    assert_eq!((learning.next, learning.minutes_left()), (None, 0));
}

proptest! {
    #[test]
    fn minutes_left_never_exceed_the_whole_and_end_at_nothing(
        records in prop::collection::vec(("[abcd]", 0..9i64, 0..200u32, prop::option::of(1..4u32)), 0..4),
    ) {
        let modules = modules();
        let records: Vec<Record> = records.into_iter()
            .map(|(lesson, touched, share, finished)| record(&lesson, touched, share, finished))
            .collect();
        let learning = Learning::of(&modules, &records);
        prop_assert!(learning.minutes_left() <= 40);
        prop_assert_eq!(learning.minutes_left() == 0, learning.is_finished());
        prop_assert_eq!(learning.next.is_none(), learning.is_finished());
        if let Some(next) = learning.next {
            prop_assert!(!learning.lesson(next).expect("a lesson").state.is_finished());
        }
    }
}
