//! What is not wrong in itself but not finished either: drawings that nothing shows, questions
//! that nobody is asked, lessons without an end, minutes that are not true. Nothing of this
//! keeps a file from being used.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Language,
    lecture::{Kind, LessonKind, Part},
};

use crate::{
    files::Files,
    markdown::Callout,
    problem::{Faults, Problem},
};

use super::{
    Stock,
    lesson::{self, Draft},
    pairs::Pair,
    reading_time,
};

/// A case in more lessons than this becomes familiar.
const MOST_USES_OF_A_CASE: usize = 2;

/// Names everything unfinished.
pub(super) fn review(files: &Files, stock: &Stock, lessons: &[Pair], problems: &mut Vec<Problem>) {
    for pair in lessons {
        for language in Language::ALL {
            review_lesson(stock, language, pair.get(language), problems);
        }
        review_sets(stock, &pair.en, problems);
    }
    for lesson in stock
        .checks
        .keys()
        .filter(|id| !stock.lessons.contains(*id))
    {
        let file = &stock.checks[lesson].file;
        problems.push(file.problem(Some(1), format!("there is no lesson {lesson:?}")));
    }
    review_names(files, problems);
    review_places(files, problems);
    review_use(files, problems);
    review_citations(files, stock, problems);
    let is_lesson = |id: &str| stock.lessons.contains(id);
    stock.glossary.check_references(is_lesson, problems);
}

fn review_lesson(stock: &Stock, language: Language, draft: &Draft, problems: &mut Vec<Problem>) {
    let lesson = &draft.lesson;
    let mut faults = Faults::of(&draft.file);
    let sets = stock.checks.get(&lesson.id);
    let sets = sets.map_or(&[][..], |checks| checks.sets.as_slice());
    let minutes = reading_time::minutes(lesson, language, sets);
    if !reading_time::is_near(lesson.minutes, minutes) {
        let message = format!(
            "says {} minutes, but reading and answering take about {minutes:.1}",
            lesson.minutes
        );
        faults.add(draft.minutes_line(), message);
    }
    let tomorrow: Vec<usize> = draft
        .callouts
        .iter()
        .filter(|(callout, _)| *callout == Callout::Tomorrow)
        .map(|(_, line)| *line)
        .collect();
    match tomorrow[..] {
        [] => faults.add(1, "nothing to do tomorrow: exactly one `[!TIP]` is needed"),
        [_] => {}
        [_, second, ..] => faults.add(second, "a second `[!TIP]`: one thing to do is enough"),
    }
    review_questions(sets, draft, &mut faults);
    problems.extend(faults.into_problems());
}

/// A lesson has a decision on the way and closes with a check; an exercise has a task.
fn review_questions(sets: &[domain::lecture::QuestionSet], draft: &Draft, faults: &mut Faults<'_>) {
    let asked = |wanted: fn(&Kind) -> bool| {
        let sets = sets
            .iter()
            .filter(|set| draft.sets().any(|id| id == set.id));
        let mut questions = sets.flat_map(|set| &set.questions);
        questions.any(|question| wanted(&question.kind))
    };
    if draft.lesson.kind == LessonKind::Exercise {
        if !asked(|kind| matches!(kind, Kind::Reflection { .. })) {
            faults.add(1, "an exercise needs a question with a model answer");
        }
        return;
    }
    if !asked(|kind| matches!(kind, Kind::Decision(_))) {
        faults.add(
            1,
            "the decision on the way is missing: a `check:` with a decision",
        );
    }
    let mut last = draft.lesson.parts.iter().rev();
    let closes = |part: &Part| matches!(part, Part::Check(_));
    // What to do tomorrow may stand behind the check.
    if !last.by_ref().take(2).any(closes) || draft.sets().count() < 2 {
        faults.add(1, "the closing check is missing at the end of the lesson");
    }
}

fn review_sets(stock: &Stock, draft: &Draft, problems: &mut Vec<Problem>) {
    let Some(checks) = stock.checks.get(&draft.lesson.id) else {
        return;
    };
    for (set, line) in checks.sets.iter().zip(&checks.set_lines) {
        let message = match draft.sets().filter(|id| *id == set.id).count() {
            0 => format!("the set {:?} is never shown by its lesson", set.id),
            1 => continue,
            _ => format!("the set {:?} is shown more than once", set.id),
        };
        problems.push(checks.file.problem(Some(*line), message));
    }
}

/// Where content is read from.
const FOLDERS: [&str; 11] = [
    "agendas/",
    "cases/",
    "checks/",
    "en/lectures/",
    "en/samples/",
    "figures/",
    "glossary/",
    "ja/lectures/",
    "ja/samples/",
    "plays/",
    "sources/",
];

/// Files in folders that nothing is read from: most likely the folder is misspelt. What lies
/// beside the folders, such as a README, is somebody's own.
fn review_places(files: &Files, problems: &mut Vec<Problem>) {
    for path in files.paths_below("", "") {
        let known = FOLDERS.iter().any(|folder| path.starts_with(folder));
        if path.contains('/') && !known {
            let message = "nothing is read from this folder";
            problems.extend(files.first(path).map(|file| file.problem(None, message)));
        }
    }
}

/// Files beside the lessons that are no lessons.
fn review_names(files: &Files, problems: &mut Vec<Problem>) {
    for language in Language::ALL {
        let lessons: BTreeSet<&str> = lesson::paths(files, language)
            .map(|(path, _)| path)
            .collect();
        let folder = format!("{}/lectures/", language.tag());
        for path in files.paths_below(&folder, ".md") {
            if lessons.contains(path) || path.ends_with("/index.md") {
                continue;
            }
            let message = "a lesson is called {two digits}-{id}.md in the folder of its module";
            problems.extend(files.first(path).map(|file| file.problem(Some(1), message)));
        }
    }
}

/// Things that were made and never shown, and cases shown too often. Lessons are searched as
/// they are written: one with a fault elsewhere shows its figures all the same.
fn review_use(files: &Files, problems: &mut Vec<Problem>) {
    let uses = Language::ALL.map(|language| uses(files, language));
    for (folder, ending, kind) in [
        ("figures/", ".svg", "figure"),
        ("plays/", ".toml", "play"),
        ("cases/", ".toml", "case"),
    ] {
        for path in files.paths_below(folder, ending) {
            let id = &path[folder.len()..path.len() - ending.len()];
            let directive = format!("{kind}:{id}");
            let counts = uses.iter().filter_map(|uses| uses.get(directive.as_str()));
            let message = match counts.max().copied().unwrap_or_default() {
                // The list of cases tells every case; other pieces exist for a lesson only.
                0 if kind != "case" => format!("no lesson shows this {kind}"),
                uses if kind == "case" && uses > MOST_USES_OF_A_CASE => {
                    format!("{uses} lessons tell this case; {MOST_USES_OF_A_CASE} are enough")
                }
                _ => continue,
            };
            problems.extend(files.first(path).map(|file| file.problem(Some(1), message)));
        }
    }
}

/// Sources that nobody cites, neither in a lesson nor in a case.
fn review_citations(files: &Files, stock: &Stock, problems: &mut Vec<Problem>) {
    let lessons = Language::ALL
        .into_iter()
        .flat_map(|language| lesson::paths(files, language));
    let texts: Vec<&str> = lessons
        .map(|(path, _)| path)
        .chain(files.paths_below("cases/", ".toml"))
        .filter_map(|path| files.first(path))
        .map(|file| file.text.as_str())
        .collect();
    let cited: BTreeSet<&str> = texts
        .iter()
        .flat_map(|text| text.split(['^', ']', '"']))
        .collect();
    for (id, file, line) in stock.sources.places() {
        if !cited.contains(id) {
            let message = format!("nobody cites {id:?}");
            problems.push(file.problem(Some(line), message));
        }
    }
}

/// How often each directive stands in lessons in `language`.
fn uses(files: &Files, language: Language) -> BTreeMap<&str, usize> {
    let lessons = lesson::paths(files, language);
    let texts = lessons.filter_map(|(path, _)| files.first(path));
    let directives = texts.flat_map(|file| {
        let parts = file.text.split("![](").skip(1);
        parts.filter_map(|part| part.split_once(')').map(|(directive, _)| directive))
    });
    let mut uses = BTreeMap::new();
    for directive in directives {
        *uses.entry(directive).or_default() += 1;
    }
    uses
}
