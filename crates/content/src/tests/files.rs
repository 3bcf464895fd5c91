//! Files as they really are: marks of editors, other encodings, hidden and foreign files.

use super::*;

#[test]
fn a_file_that_is_no_text_does_not_stop_the_others() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("agendas")).expect("a folder");
    fs::write(folder.path().join("agendas/bytes.toml"), [0xff, 0xfe, 0]).expect("written");
    fs::write(folder.path().join("agendas/own.toml"), OWN).expect("written");
    let library = Library::with_overrides(folder.path()).expect("readable");
    let messages: Vec<String> = library.check().iter().map(ToString::to_string).collect();
    assert_eq!(messages.len(), 1, "{messages:?}");
    assert!(messages[0].ends_with("bytes.toml: is not text in UTF-8"));
    assert!(library.agenda("own").is_some());
}

#[test]
fn byte_order_marks_and_windows_lines_are_read() {
    let text = format!("\u{feff}{}", OWN.replace('\n', "\r\n"));
    let library = overridden("agendas/own.toml", &text);
    assert_eq!(library.check(), []);
    assert!(library.agenda("own").is_some());
    let lesson = include_str!("../../../../content/en/lectures/2-planning/05-value-burden.md");
    let text = format!("\u{feff}{}", lesson.replace('\n', "\r\n"));
    let library = overridden("en/lectures/2-planning/05-value-burden.md", &text);
    assert_eq!(library.check(), []);
    assert_eq!(
        library.lesson(Language::En, "value-burden"),
        Library::embedded().lesson(Language::En, "value-burden")
    );
}

#[test]
fn what_is_hidden_or_beside_the_folders_is_somebodys_own() {
    for path in [
        "README.md",
        ".git/config.toml",
        "glossary/.#own.toml",
        "notes.json",
    ] {
        let library = overridden(path, "anything");
        assert_eq!(library.check(), [], "{path}");
    }
    let library = overridden("glosary/own.toml", "[[terms]]");
    assert!(library.check()[0].message.contains("nothing is read"));
}

#[test]
fn an_overriding_lesson_replaces_one_language_and_a_faulty_one_nothing() {
    let lesson = include_str!("../../../../content/en/lectures/2-planning/05-value-burden.md");
    let path = "en/lectures/2-planning/05-value-burden.md";
    let title = |library: &Library, language| {
        let lesson = library.lesson(language, "value-burden");
        lesson.map(|lesson| lesson.title.clone())
    };
    let embedded = Library::embedded();
    let line = lesson
        .lines()
        .find(|line| line.starts_with("title ="))
        .expect("a title");
    let own = overridden(path, &lesson.replace(line, "title = \"Our own\""));
    assert_eq!(own.check(), []);
    assert_eq!(title(&own, Language::En).as_deref(), Some("Our own"));
    assert_eq!(title(&own, Language::Ja), title(&embedded, Language::Ja));
    let faulty = overridden(path, &lesson.replace(line, "title = Our own"));
    assert_eq!(faulty.check()[0].line, Some(5));
    assert_eq!(title(&faulty, Language::En), title(&embedded, Language::En));
}
