use super::*;
use crate::{
    document::Root,
    scan::{Content, Place, Shape},
};

fn id((client, clock): (u64, u64)) -> Id {
    Id { client, clock }
}

fn words(client: u64, clock: u64, length: u64, place: Place<'_>) -> (u64, Shape<'_>) {
    let shape = Shape {
        clock,
        length,
        origin: None,
        right_origin: None,
        place,
        content: Content::Words,
    };
    (client, shape)
}

fn beside(
    client: u64,
    clock: u64,
    origin: Option<(u64, u64)>,
    right: Option<(u64, u64)>,
) -> (u64, Shape<'static>) {
    let (client, mut shape) = words(client, clock, 1, Place::Beside);
    shape.origin = origin.map(id);
    shape.right_origin = right.map(id);
    (client, shape)
}

fn summary<'a>(shapes: &[(u64, Shape<'a>)]) -> Summary<'a> {
    let mut summary = Summary::default();
    for (client, shape) in shapes {
        let end = shape.clock + shape.length;
        match summary
            .sections
            .iter_mut()
            .find(|section| section.client == *client)
        {
            Some(section) => {
                section.end = end;
                section.shapes.push(*shape);
            }
            None => summary.sections.push(Section {
                client: *client,
                start: shape.clock,
                end,
                shapes: vec![*shape],
            }),
        }
    }
    summary.sections.sort_by_key(|section| section.client);
    summary
}

const N1: Place<'static> = Place::Entry(Root::Notes, "n1");
const N2: Place<'static> = Place::Entry(Root::Notes, "n2");

/// Client 1 wrote five values of `n1`, then one of `n2`; client 2 a text and two letters in it.
fn history() -> History {
    let mut history = History::default();
    let (_, mut text) = words(2, 0, 1, Place::Entry(Root::Texts, "n1"));
    text.content = Content::Type;
    let inside = words(2, 1, 2, Place::Within(id((2, 0))));
    let past = summary(&[words(1, 0, 5, N1), words(1, 5, 1, N2), (2, text), inside]);
    let trace = history.trace(&past).unwrap();
    history.advance(trace);
    history
}

#[test]
fn updates_are_admitted_by_what_is_known() {
    let history = history();
    for (shapes, expected) in [
        (vec![words(1, 6, 1, N1)], Admission::Fresh),
        (vec![beside(3, 0, Some((1, 4)), None)], Admission::Fresh),
        (vec![beside(3, 0, Some((1, 6)), None)], Admission::Missing),
        (
            vec![beside(3, 0, Some((1, 6)), None), words(1, 6, 1, N1)],
            Admission::Fresh,
        ),
        (vec![words(1, 7, 1, N1)], Admission::Missing),
        (vec![words(1, 0, 5, N1)], Admission::Known),
        (vec![words(1, 0, 9, N1)], Admission::Overlapping),
        (
            vec![words(1, 0, 5, N1), words(3, 0, 1, N1)],
            Admission::Overlapping,
        ),
        (vec![], Admission::Fresh),
    ] {
        assert_eq!(history.admit(&summary(&shapes)), expected, "{shapes:?}");
    }
}

#[test]
fn deletions_must_be_of_known_elements() {
    let history = history();
    for (clock, expected) in [(6, Admission::Fresh), (7, Admission::Missing)] {
        let summary = Summary {
            deletes: vec![id((1, clock))],
            ..Summary::default()
        };
        assert_eq!(history.admit(&summary), expected);
    }
}

#[test]
fn neighbours_must_belong_together() {
    let history = history();
    for (shapes, expected) in [
        (vec![beside(3, 0, Some((1, 1)), Some((1, 4)))], true),
        (vec![beside(3, 0, Some((1, 1)), Some((1, 5)))], false),
        (vec![beside(3, 0, Some((1, 1)), Some((2, 1)))], false),
        (vec![beside(3, 0, Some((2, 1)), Some((2, 2)))], true),
        (vec![words(3, 0, 1, Place::Within(id((2, 0))))], true),
        (vec![words(3, 0, 1, Place::Within(id((2, 1))))], false),
        (vec![words(3, 0, 1, Place::Within(id((1, 1))))], false),
        // What overlaps must go on where the known part is.
        (vec![words(2, 1, 3, Place::Within(id((2, 0))))], true),
        (vec![words(2, 1, 3, N1)], false),
        (
            vec![words(3, 0, 1, N1), beside(3, 1, Some((3, 0)), Some((1, 0)))],
            true,
        ),
        (
            vec![words(3, 0, 1, N2), beside(3, 1, Some((3, 0)), Some((1, 0)))],
            false,
        ),
    ] {
        assert_eq!(
            history.trace(&summary(&shapes)).is_ok(),
            expected,
            "{shapes:?}"
        );
    }
}

#[test]
fn sections_may_wait_for_each_other_but_not_in_a_circle() {
    let history = history();
    let crossed = [
        words(3, 0, 1, N1),
        beside(3, 1, Some((4, 0)), None),
        beside(4, 0, Some((3, 0)), None),
        beside(4, 1, Some((3, 1)), None),
    ];
    assert!(history.trace(&summary(&crossed)).is_ok());
    let circle = [
        beside(3, 0, Some((4, 0)), None),
        beside(4, 0, Some((3, 0)), None),
    ];
    assert!(history.trace(&summary(&circle)).is_err());
}
