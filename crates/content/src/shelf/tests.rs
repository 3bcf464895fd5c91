//! Changed files come into use when they are sound, and only then.

use domain::Language;

use super::*;

const TERM: &str = "[[terms]]\nid = \"t-word\"\nja.term = \"試験語\"\nja.reading = \"しけんご\"\n\
                    ja.definition = \"試験の言葉。\"\nen.term = \"test word\"\n\
                    en.definition = \"A word of the test.\"\n";

fn definition(shelf: &Shelf) -> Option<String> {
    let library = shelf.current();
    let mut terms = library.terms().iter();
    let term = terms.find(|term| term.id == "t-word")?;
    Some(term.words.get(Language::En).definition.clone())
}

#[test]
fn changed_files_come_into_use_and_faulty_ones_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("glossary/own.toml");
    fs::create_dir(folder.path().join("glossary")).expect("a folder");
    let shelf = Shelf::over(folder.path()).expect("readable");
    assert_eq!(definition(&shelf), None);
    assert!(matches!(shelf.refresh(), Refreshed::Unchanged));

    fs::write(&file, TERM).expect("written");
    assert!(matches!(shelf.refresh(), Refreshed::Replaced));
    assert!(matches!(shelf.refresh(), Refreshed::Unchanged));
    let before = shelf.current();
    assert_eq!(definition(&shelf).as_deref(), Some("A word of the test."));

    // Lengths differ, so that the change shows even where times are coarse.
    fs::write(&file, TERM.replace("\"A word of the test.\"", "oops")).expect("written");
    let Refreshed::Faulty(problems) = shelf.refresh() else {
        panic!("the fault is found");
    };
    assert_eq!(problems[0].line, Some(7), "{problems:?}");
    assert!(matches!(shelf.refresh(), Refreshed::Unchanged));
    assert!(Arc::ptr_eq(&before, &shelf.current()));

    fs::write(&file, TERM.replace("of the test", "mended")).expect("written");
    assert!(matches!(shelf.refresh(), Refreshed::Replaced));
    assert_eq!(definition(&shelf).as_deref(), Some("A word mended."));

    fs::remove_file(&file).expect("removed");
    assert!(matches!(shelf.refresh(), Refreshed::Replaced));
    assert_eq!(definition(&shelf), None);
}

#[test]
fn a_directory_that_is_gone_is_told_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::over(folder.path()).expect("readable");
    let path = folder.path().to_owned();
    folder.close().expect("removed");
    assert!(matches!(shelf.refresh(), Refreshed::Unreadable(_)));
    assert!(matches!(shelf.refresh(), Refreshed::Unchanged));
    fs::create_dir(&path).expect("back again");
    assert!(matches!(shelf.refresh(), Refreshed::Replaced));
    fs::remove_dir(path).expect("removed");
    assert!(Shelf::over(Path::new("/nowhere/at/all")).is_err());
}

#[test]
fn a_fixed_library_stays() {
    let shelf = Shelf::fixed(Library::embedded());
    assert!(matches!(shelf.refresh(), Refreshed::Unchanged));
    assert!(Arc::ptr_eq(&shelf.current(), &Library::embedded()));
}
