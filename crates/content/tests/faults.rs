//! A content directory full of planted faults: each is named with file and line, nothing else
//! is complained about, and what is sound is used.

use std::path::{Path, PathBuf};

use content::Library;
use domain::{Language, lecture::Part};

/// `file:line: message`, a fault a line, in the order in which they are named. Lists of what
/// would have been possible are left out.
const EXPECTED: &str = include_str!("faulty/expected.txt");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faulty")
}

fn faulty() -> Library {
    Library::with_overrides(&folder()).expect("readable")
}

#[test]
fn every_planted_fault_is_found_and_nothing_else() {
    let library = faulty();
    let folder = format!("{}/", folder().display());
    let found = library.check().iter().filter_map(|problem| {
        let line = problem.to_string();
        let (message, _) = line.split_once(", expected one of").unwrap_or((&line, ""));
        message.strip_prefix(&folder).map(str::to_owned)
    });
    let found: Vec<String> = found.collect();
    let expected: Vec<&str> = EXPECTED.lines().collect();
    // Two short lists say more than two long ones.
    let missed: Vec<_> = expected
        .iter()
        .filter(|line| !found.iter().any(|found| found == *line))
        .collect();
    let surplus: Vec<_> = found
        .iter()
        .filter(|line| !expected.contains(&line.as_str()))
        .collect();
    assert!(
        missed.is_empty() && surplus.is_empty(),
        "missed {missed:#?}, surplus {surplus:#?}"
    );
    assert_eq!(found.len(), expected.len());
    assert!(found.len() > 100);
}

#[test]
fn what_is_sound_is_used_and_what_is_not_is_left_out() {
    let library = faulty();
    for language in Language::ALL {
        let lesson = library.lesson(language, "t-sound").expect("sound");
        let pieces: Vec<&str> = lesson
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Figure(figure) => Some(figure.id.as_str()),
                Part::Case(case) => Some(case.id.as_str()),
                Part::Check(set) => Some(set.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(pieces, ["t-sound", "t-sound", "decide", "check"]);
        assert_eq!(lesson.sources[0].id, "t-sound-2024");
        for faulty in ["t-front", "t-alone", "t-differs", "t-questions", "t-broken"] {
            assert!(library.lesson(language, faulty).is_none(), "{faulty}");
        }
        // Unfinished is not broken.
        assert!(library.lesson(language, "t-unfinished").is_some());
    }
    assert_eq!(library.question_sets("t-sound").len(), 2);
    assert!(library.question("t-sound-q1").is_some());
    assert!(library.question("t-q-why").is_none());
    assert!(library.question_sets("no-such-lesson").is_empty());
    assert!(library.terms().iter().any(|term| term.id == "t-sound"));
    assert!(!library.terms().iter().any(|term| term.id == "t-unread"));
    // The built-in lessons are not touched by faults beside them.
    assert!(library.lessons(Language::En).count() > 2);
}

#[test]
fn a_drawing_is_part_of_the_page_with_its_words() {
    let library = faulty();
    let lesson = library.lesson(Language::En, "t-sound").expect("sound");
    let mut figures = lesson.parts.iter().filter_map(|part| match part {
        Part::Figure(figure) => Some(figure),
        _ => None,
    });
    let svg = &figures.next().expect("a figure").svg;
    assert!(
        svg.starts_with("<svg aria-hidden=\"true\" viewBox="),
        "{svg}"
    );
    assert!(svg.contains("id=\"t-sound-arrow\""), "{svg}");
    assert!(svg.contains("marker-end=\"url(#t-sound-arrow)\""), "{svg}");
    assert!(svg.contains(">Start</text>"), "{svg}");
    assert!(!svg.contains('{'), "{svg}");
}
