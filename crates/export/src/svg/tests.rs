use std::{
    collections::BTreeSet,
    time::{Duration, Instant},
};

use domain::board::{Comment, Frame, FrameKind, Link, Note};
use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;

use super::*;

pub(crate) fn captions() -> Captions {
    Captions {
        language: Language::En,
        kinds: [
            "Actor",
            "Domain event",
            "Problem",
            "Command",
            "Read model",
            "Policy",
            "Aggregate",
            "External system",
        ]
        .map(str::to_owned),
        questions: [
            "The problem chosen",
            "The ML use case",
            "What the user does afterwards",
            "Why value exceeds burden",
            "The input of the ML",
            "How it learns",
        ]
        .map(str::to_owned),
        use_case: "Use case".to_owned(),
        comments: "Comments".to_owned(),
        description: "Notes along a timeline.".to_owned(),
    }
}

fn note(kind: NoteKind, x: f64, y: f64) -> Note {
    Note {
        kind,
        x,
        y,
        w: 120.0,
        h: 120.0,
        by: String::new(),
        co_authors: vec![],
        locked: false,
    }
}

fn pair() -> BoardContent {
    let mut board = BoardContent::default();
    board
        .notes
        .insert("a".into(), note(NoteKind::Command, 0.0, 0.0));
    board
        .notes
        .insert("b".into(), note(NoteKind::Event, 300.0, 0.0));
    board.texts.insert("b".into(), "注文が確定した".into());
    board
}

/// All text of a document, without markup.
fn words(svg: &str) -> String {
    let document = Document::parse(svg).expect("well-formed");
    document
        .descendants()
        .filter_map(|node| node.text())
        .collect()
}

#[test]
fn shows_kind_words_votes_and_use_case() {
    let mut board = pair();
    board.votes.insert("b".into(), 12);
    board.use_cases.insert("b".into(), "row".into());
    let words = words(&board_svg(&board, "Order to delivery", &captions()));
    for expected in [
        "Order to delivery",
        "Domain event",
        "注文が",
        "確定した",
        "12",
        "Use case",
    ] {
        assert!(words.contains(expected), "{expected} in {words}");
    }
}

fn comment(board: &mut BoardContent, id: &str, note: &str, at: i64, text: &str) {
    let comment = Comment {
        note: note.to_owned(),
        by: "p".to_owned(),
        name: "佐藤".to_owned(),
        at,
        text: text.to_owned(),
    };
    board.comments.insert(id.to_owned(), comment);
}

/// The texts of a document in order, without the spaces between elements.
fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("well-formed");
    let texts = document.descendants().filter(|node| node.is_text());
    let texts = texts.filter_map(|node| node.text());
    let texts = texts.filter(|text| !text.trim().is_empty());
    texts.map(str::to_owned).collect()
}

#[test]
fn comments_have_a_number_on_their_note_and_stand_below_the_board() {
    let mut board = pair();
    comment(&mut board, "c1", "b", 20, "Really?");
    comment(&mut board, "c2", "b", 10, "何件ですか");
    comment(&mut board, "c3", "a", 30, "Ask support");
    comment(&mut board, "c4", "gone", 30, "nowhere");
    comment(&mut board, "c5", "a", 40, "  ");
    let svg = board_svg(&board, "t", &captions());
    let texts = texts(&svg);
    let below = texts.iter().position(|text| text == "Comments").unwrap();
    let (above, below) = texts.split_at(below);
    let numbers = |texts: &[String]| -> Vec<String> {
        let numbers = texts.iter().filter(|text| text.parse::<u32>().is_ok());
        numbers.cloned().collect()
    };
    assert_eq!(numbers(above), ["1", "2"]);
    let expected = [
        "Comments",
        "1",
        "佐藤",
        "Ask support",
        "2",
        "佐藤",
        "何件ですか",
        "2",
        "佐藤",
        "Really?",
    ];
    assert_eq!(below, expected);
}

#[test]
fn comments_move_nothing_else() {
    let mut board = pair();
    board.votes.insert("b".into(), 3);
    let without = board_svg(&board, "t", &captions());
    comment(&mut board, "c", "b", 0, &"長いコメント。".repeat(40));
    let with = board_svg(&board, "t", &captions());
    // Only the outer size differs: the first two elements name it.
    let elements = |svg: &str| -> Vec<String> {
        let parts = svg.split('<').filter(|part| !part.starts_with('/'));
        let parts = parts.filter(|part| !part.starts_with("svg") && !part.contains(palette::PAPER));
        parts.map(|part| part.trim().to_owned()).collect()
    };
    let with_comment = elements(&with);
    let mut rest = with_comment.iter();
    for element in elements(&without) {
        assert!(rest.any(|other| *other == element), "{element}");
    }
    let view_box = |svg: &str| -> Vec<f64> {
        let document = Document::parse(svg).unwrap();
        let numbers = document.root_element().attribute("viewBox").unwrap();
        numbers
            .split(' ')
            .map(|number| number.parse().unwrap())
            .collect()
    };
    let (before, after) = (view_box(&without), view_box(&with));
    assert_eq!(before[..3], after[..3], "as far left, up and right");
    assert!(after[3] > before[3]);
}

#[test]
fn comments_stay_inside_the_picture_in_as_many_columns_as_fit() {
    let mut board = pair();
    board
        .notes
        .insert("c".into(), note(NoteKind::Event, 4_000.0, 0.0));
    for index in 0..60 {
        comment(
            &mut board,
            &format!("c{index:02}"),
            "b",
            index,
            "Who owns this?",
        );
    }
    let svg = board_svg(&board, "t", &captions());
    let document = Document::parse(&svg).unwrap();
    let view = document.root_element().attribute("viewBox").unwrap();
    let view: Vec<f64> = view
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let mut columns = BTreeSet::new();
    for line in document
        .descendants()
        .filter(|node| node.is_element() && node.text() == Some("Who owns this?"))
    {
        let number = |name: &str| line.attribute(name).unwrap().parse::<f64>().unwrap();
        assert!(number("y") < view[1] + view[3] - 16.0);
        assert!(number("x") + 400.0 < view[0] + view[2]);
        columns.insert(number("x") as i64);
    }
    assert_eq!(columns.len(), 4);
}

#[test]
fn a_flood_of_comments_is_counted_and_not_drawn() {
    let mut board = pair();
    for index in 0..3_000 {
        let text = "x ".repeat(5_000);
        comment(&mut board, &format!("c{index}"), "a", index, &text);
    }
    let svg = board_svg(&board, "t", &captions());
    assert!(words(&svg).contains("Comments (1000 + 2000)"));
    assert!(svg.len() < 4_000_000, "{}", svg.len());
}

#[test]
fn an_ml_design_frame_shows_six_questions_and_answers() {
    let mut board = BoardContent::default();
    let frame = Frame {
        title: "Predict what sells out".into(),
        kind: FrameKind::MlDesign,
        x: 0.0,
        y: 0.0,
        w: 720.0,
        h: 480.0,
        locked: false,
    };
    board.frames.insert("f".into(), frame);
    for number in 1..=6 {
        board
            .texts
            .insert(format!("f:{number}"), format!("answer{number}"));
    }
    let svg = board_svg(&board, "t", &captions());
    for number in 1..=6 {
        assert!(words(&svg).contains(&format!("answer{number}")));
    }
    assert!(words(&svg).contains("How it learns"));
}

#[test]
fn an_arrow_runs_from_edge_to_edge() {
    let mut board = pair();
    board.links.insert(
        "l".into(),
        Link {
            from: "a".into(),
            to: "b".into(),
            label: Some("then".into()),
        },
    );
    board.links.insert(
        "lost".into(),
        Link {
            from: "a".into(),
            to: "gone".into(),
            label: Some("nowhere".into()),
        },
    );
    let svg = board_svg(&board, "t", &captions());
    assert!(svg.contains("M120 60L296 60"), "{svg}");
    assert!(words(&svg).contains("then") && !words(&svg).contains("nowhere"));
}

#[test]
fn an_arrow_between_notes_on_top_of_each_other_is_left_out() {
    let mut board = pair();
    board
        .notes
        .insert("b".into(), note(NoteKind::Event, 0.0, 0.0));
    board.links.insert(
        "l".into(),
        Link {
            from: "a".into(),
            to: "b".into(),
            label: None,
        },
    );
    let svg = board_svg(&board, "t", &captions());
    assert!(!svg.contains("<path"), "{svg}");
}

#[test]
fn markup_in_words_stays_words() {
    let attack = "</text><script>alert(1)</script><a href=\"javascript:alert(1)\">\" onload=\"x";
    let mut board = pair();
    board.texts.insert("a".into(), attack.into());
    board.frames.insert(
        "f".into(),
        Frame {
            title: attack.into(),
            kind: FrameKind::Group,
            x: 0.0,
            y: 0.0,
            w: 900.0,
            h: 600.0,
            locked: false,
        },
    );
    board.links.insert(
        "l".into(),
        Link {
            from: "a".into(),
            to: "b".into(),
            label: Some(attack.into()),
        },
    );
    let svg = board_svg(&board, attack, &captions());
    let document = Document::parse(&svg).unwrap();
    for element in document.descendants().filter(|node| node.is_element()) {
        assert!(!matches!(
            element.tag_name().name(),
            "script" | "a" | "foreignObject" | "style"
        ));
        assert!(
            element
                .attributes()
                .all(|attribute| !attribute.name().starts_with("on"))
        );
    }
}

#[test]
fn an_empty_board_is_a_picture_too() {
    let svg = board_svg(&BoardContent::default(), "", &captions());
    assert!(
        Document::parse(&svg)
            .unwrap()
            .root_element()
            .attribute("viewBox")
            .is_some()
    );
}

#[test]
fn numbers_from_hostile_documents_are_brought_into_bounds() {
    let mut board = pair();
    for (index, value) in [f64::NAN, f64::INFINITY, -1e300, 1e300]
        .into_iter()
        .enumerate()
    {
        let hostile = Note {
            x: value,
            y: value,
            w: value,
            h: -value,
            ..note(NoteKind::Event, 0.0, 0.0)
        };
        board.notes.insert(format!("h{index}"), hostile);
    }
    let svg = board_svg(&board, "t", &captions());
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
    Document::parse(&svg).unwrap();
}

#[test]
fn ten_thousand_notes_take_reasonable_time() {
    let mut board = BoardContent::default();
    for index in 0..10_000_u32 {
        let id = format!("n{index:05}");
        let (x, y) = (
            f64::from(index % 100) * 150.0,
            f64::from(index / 100) * 150.0,
        );
        board
            .notes
            .insert(id.clone(), note(NoteKind::ALL[index as usize % 8], x, y));
        board
            .texts
            .insert(id, "在庫の引き当てに失敗したので、お客様に連絡する".into());
    }
    let started = Instant::now();
    let svg = board_svg(&board, "t", &captions());
    // Measured: 0.9 s unoptimised, 0.1 s optimised. The bound only catches quadratic mistakes.
    assert!(started.elapsed() < Duration::from_secs(20));
    assert!(svg.len() < 20_000_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_gives_well_formed_xml_that_can_be_drawn(
        texts in prop::collection::vec(any::<String>(), 1..4),
        controls in "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{fffe}\u{ffff}\u{202e}\u{feff}\u{10ffff}&<>\"']{0,20}",
        w in -50.0..400.0_f64,
    ) {
        let mut board = pair();
        for (index, text) in texts.iter().enumerate() {
            let id = format!("p{index}");
            board.notes.insert(id.clone(), Note { w, h: w, ..note(NoteKind::Policy, 0.0, 200.0) });
            comment(&mut board, &id, &id, 0, &format!("{text}{controls}"));
            board.texts.insert(id, format!("{text}{controls}"));
        }
        let svg = board_svg(&board, &controls, &captions());
        prop_assert!(Document::parse(&svg).is_ok(), "{svg}");
    }
}
