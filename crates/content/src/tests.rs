//! What ships is sound, and mistakes in files are told well.

use std::fs;

use domain::agenda::{View, Writing};

use super::*;

mod files;
mod samples;

#[test]
fn what_ships_is_without_problems() {
    assert_eq!(Library::embedded().check(), []);
    for language in Language::ALL {
        assert_eq!(Library::embedded().samples(language).count(), 1);
    }
}

#[test]
fn the_list_of_the_content_is_true() {
    let written = include_str!("../../../docs/content.md");
    // An assertion on equality would print both lists.
    assert!(
        Library::embedded().listing() == written,
        "docs/content.md is out of date: cargo run -- content list > docs/content.md"
    );
}

#[test]
fn the_ideathon_follows_the_timetable() {
    let library = Library::embedded();
    let agenda = library.agenda("ideathon").expect("ships");
    let minutes = |ids: &[&str]| -> u32 {
        let steps = agenda
            .steps
            .iter()
            .filter(|step| ids.contains(&step.id.as_str()));
        steps.map(|step| step.minutes).sum()
    };
    assert_eq!(minutes(&["tools"]), 10);
    let first = [
        "events-silent",
        "events-merge",
        "timeline",
        "problems-silent",
        "problems-vote",
    ];
    assert_eq!(minutes(&first), 30);
    assert_eq!(
        minutes(&["commands", "decisions", "resources", "walk-through"]),
        50
    );
    assert_eq!(minutes(&["ml-problem", "ml-use-case"]), 10);
    assert_eq!(minutes(&["ml-behaviour", "ml-value"]), 50);
    assert_eq!(minutes(&["ml-input", "ml-learning"]), 30);
    assert_eq!(minutes(&["worksheet"]), 30);
    assert_eq!(agenda.total_minutes(), 240);
    assert_eq!(
        library.agenda("ideathon-90").map(Agenda::total_minutes),
        Some(90)
    );
}

#[test]
fn silence_ends_in_a_reveal() {
    for agenda in Library::embedded().agendas() {
        for pair in agenda
            .steps
            .windows(2)
            .filter(|pair| pair[0].writing == Writing::Silent)
        {
            assert_eq!(
                (pair[1].writing, pair[1].view),
                (Writing::Open, View::Board),
                "{}",
                pair[0].id
            );
        }
        assert_ne!(
            agenda.steps.last().map(|step| step.writing),
            Some(Writing::Silent)
        );
    }
}

#[test]
fn instructions_are_short_enough_to_read_while_working() {
    for agenda in Library::embedded().agendas() {
        for step in &agenda.steps {
            assert!(step.title.ja.chars().count() <= 22, "{}", step.title.ja);
            assert!(step.title.en.chars().count() <= 48, "{}", step.title.en);
            assert!(step.instruction.ja.chars().count() <= 240, "{}", step.id);
            assert!(step.instruction.en.chars().count() <= 490, "{}", step.id);
        }
    }
}

/// The library over a directory with one overriding file.
fn overridden(path: &str, text: &str) -> Library {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join(path);
    fs::create_dir_all(file.parent().expect("a parent")).expect("folders");
    fs::write(file, text).expect("a file");
    Library::with_overrides(directory.path()).expect("readable")
}

const OWN: &str = r#"
id = "own"
revision = 3
title = { ja = "自社版", en = "Our own" }

[[steps]]
id = "talk"
minutes = 15
led_by = "sponsor"
view = "talk"
title = { ja = "話す", en = "Talk" }
instruction = { ja = "話しましょう。", en = "Talk." }
"#;

#[test]
fn a_directory_adds_and_replaces() {
    let library = overridden("agendas/own.toml", OWN);
    assert_eq!(library.check(), []);
    assert_eq!(library.agenda("own").map(|agenda| agenda.revision), Some(3));
    assert!(library.agenda("ideathon").is_some());
    let replaced = overridden(
        "agendas/ideathon.toml",
        &OWN.replace("\"own\"", "\"ideathon\""),
    );
    assert_eq!(
        replaced.agenda("ideathon").map(Agenda::total_minutes),
        Some(15)
    );
}

#[test]
fn mistakes_name_their_line_and_leave_the_embedded_file_in_use() {
    for (from, to, line, words) in [
        ("minutes = 15", "minutes = fifteen", Some(8), ""),
        ("minutes = 15", "minutes = 0", Some(6), "lasts 0 minutes"),
        ("view = \"talk\"", "view = \"tlak\"", Some(10), "tlak"),
        ("view =", "wiew =", Some(10), "wiew"),
        ("en = \"Talk.\"", "en = \" \"", Some(6), "empty in English"),
        ("\"own\"", "\"other\"", Some(2), "differs from the name"),
        ("id = \"talk\"", "id = \"Talk!\"", Some(6), "lower-case"),
    ] {
        let text = OWN
            .replace("\"own\"", "\"ideathon\"")
            .replace(from, to)
            .replace("\"own\"", "\"other\"");
        let text = if to == "\"other\"" {
            OWN.replace(from, to)
        } else {
            text
        };
        let library = overridden("agendas/ideathon.toml", &text);
        let problem = library.check().first().expect("a problem");
        assert_eq!(problem.line, line, "{problem}");
        assert!(problem.message.contains(words), "{problem}");
        assert!(problem.file.ends_with("ideathon.toml"));
        assert_eq!(
            library.agenda("ideathon").map(Agenda::total_minutes),
            Some(240)
        );
    }
}

#[test]
fn two_steps_may_not_share_an_id() {
    let steps = OWN
        .split_once("[[steps]]")
        .map(|(_, steps)| steps)
        .expect("steps");
    let library = overridden("agendas/own.toml", &format!("{OWN}\n[[steps]]{steps}"));
    assert!(library.check()[0].message.contains("another step"));
    assert!(library.agenda("own").is_none());
}

#[test]
fn a_sample_with_loose_ends_is_left_out() {
    let library = Library::embedded();
    let text = include_str!("../../../content/en/samples/komorebi/workshop.toml");
    let broken = text
        .replace("note = \"problem00009\"", "note = \"nowhere\"")
        .replace("\"demand\"\nreason", "\"gone\"\nreason");
    let path = "en/samples/komorebi/workshop.toml";
    let overridden = overridden(path, &broken);
    let messages: Vec<String> = overridden.check().iter().map(ToString::to_string).collect();
    assert!(
        messages
            .iter()
            .any(|message| message.contains("a note which does not exist")),
        "{messages:?}"
    );
    assert!(
        messages
            .iter()
            .any(|message| message.contains("is no row of the list")),
        "{messages:?}"
    );
    let shipped = library.samples(Language::En).collect::<Vec<_>>();
    assert_eq!(
        overridden.samples(Language::En).collect::<Vec<_>>(),
        shipped
    );
}

#[test]
fn a_missing_directory_is_an_error() {
    assert!(Library::with_overrides(Path::new("/nowhere/at/all")).is_err());
}
