//! The whole content as a list in Markdown, docs/content.md: what there is, how long it takes
//! and what it rests on.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use domain::{
    Language,
    lecture::{Case, Lesson, Part, QuestionSet, Source},
};

use crate::{
    Library,
    lectures::reading_time::{length, minutes},
};

/// The list.
pub(crate) fn listing(library: &Library) -> String {
    let mut list = String::from(
        "# The content\n\nWritten by `ekkyo content list`, compared by a test. Minutes are those \
         that a lesson declares; in brackets what reading and answering take by its length, in \
         Japanese and in English. Questions are those asked at a time, of all there are.\n",
    );
    total(library, &mut list);
    for (place, module) in library.modules(Language::En).iter().enumerate() {
        let japanese = library.modules(Language::Ja).get(place);
        let title = japanese.map_or("", |module| module.title.as_str());
        push(
            &mut list,
            format_args!("\n## {} {}\n\n{title}\n", place + 1, module.title),
        );
        list.push_str(
            "\n| Lesson | Title | Minutes | Questions | Pieces | Sources | Characters (ja) | Words (en) |\n\
             |---|---|--:|--:|---|---|--:|--:|\n",
        );
        for lesson in &module.lessons {
            lesson_row(library, lesson, &mut list);
        }
    }
    cases(library, &mut list);
    sources(library, &mut list);
    list
}

fn push(list: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = list.write_fmt(text);
}

fn total(library: &Library, list: &mut String) {
    let lessons: Vec<&Lesson> = library.lessons(Language::En).collect();
    let all: u32 = lessons.iter().map(|lesson| lesson.minutes).sum();
    let sets = lessons
        .iter()
        .flat_map(|lesson| library.question_sets(&lesson.id));
    let questions: usize = sets.map(|set| set.questions.len()).sum();
    push(
        list,
        format_args!(
            "\n{} lessons of {all} minutes in all, {questions} questions, {} case stories, {} terms, {} sources.\n",
            lessons.len(),
            library.cases(Language::En).len(),
            library.terms().len(),
            by_source(library).len(),
        ),
    );
}

fn lesson_row(library: &Library, lesson: &Lesson, list: &mut String) {
    let sets = library.question_sets(&lesson.id);
    let japanese = library.lesson(Language::Ja, &lesson.id).unwrap_or(lesson);
    let asked: usize = sets.iter().map(|set| set.pick).sum();
    let bank: usize = sets.iter().map(|set| set.questions.len()).sum();
    let sources: Vec<&str> = lesson
        .sources
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    push(
        list,
        format_args!(
            "| `{}` | {} | {} ({:.0}, {:.0}) | {asked} of {bank} | {} | {} | {} | {} |\n",
            lesson.id,
            cell(&lesson.title),
            lesson.minutes,
            minutes(japanese, Language::Ja, sets),
            minutes(lesson, Language::En, sets),
            pieces(lesson, sets),
            sources.join(", "),
            length(&japanese.plain, Language::Ja),
            length(&lesson.plain, Language::En),
        ),
    );
}

/// How many figures, cases and plays there are, and other things to do.
fn pieces(lesson: &Lesson, sets: &[QuestionSet]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for part in &lesson.parts {
        let name = match part {
            Part::Prose(_) | Part::Check(_) => continue,
            Part::Figure(_) => "figure",
            Part::Case(_) => "case",
            Part::Play(_) => "play",
            Part::PracticeBoard => "practice board",
            Part::Worksheet => "worksheet",
        };
        *counts.entry(name).or_default() += 1;
    }
    counts.insert("check", sets.len());
    let piece = |(name, count): (&str, usize)| match count {
        1 => format!("1 {name}"),
        _ => format!("{count} {name}s"),
    };
    let pieces: Vec<String> = counts.into_iter().map(piece).collect();
    pieces.join(", ")
}

fn cases(library: &Library, list: &mut String) {
    list.push_str(
        "\n## Case stories\n\n| Case | Organisation | Country | Year | Task | Outcome | Sources | Told in |\n\
         |---|---|---|--:|---|---|---|---|\n",
    );
    for case in library.cases(Language::En) {
        let lessons: Vec<&str> = library
            .lessons(Language::En)
            .filter(|lesson| tells(lesson, case))
            .map(|lesson| lesson.id.as_str())
            .collect();
        let sources: Vec<&str> = case
            .sources
            .iter()
            .map(|source| source.id.as_str())
            .collect();
        push(
            list,
            format_args!(
                "| `{}` | {} | {} | {} | {} | {} | {} | {} |\n",
                case.id,
                cell(&case.organisation),
                case.country,
                case.year,
                case.task.key(),
                case.outcome.key(),
                sources.join(", "),
                lessons.join(", "),
            ),
        );
    }
}

fn tells(lesson: &Lesson, case: &Case) -> bool {
    let told = |part: &Part| matches!(part, Part::Case(told) if told.id == case.id);
    lesson.parts.iter().any(told)
}

fn sources(library: &Library, list: &mut String) {
    list.push_str(
        "\n## Sources\n\n| Id | Authors | Source | Year | Cited in |\n|---|---|---|--:|---|\n",
    );
    for (id, (source, users)) in by_source(library) {
        let users: Vec<&str> = users.into_iter().collect();
        push(
            list,
            format_args!(
                "| {id} | {} | [{}]({}) | {} | {} |\n",
                cell(&source.authors),
                cell(&source.title),
                source.url,
                source.year,
                users.join(", "),
            ),
        );
    }
}

/// Every source in use with the lessons and cases that use it.
fn by_source(library: &Library) -> BTreeMap<&str, (&Source, BTreeSet<&str>)> {
    let lessons = library.lessons(Language::En);
    let lessons = lessons.map(|lesson| (lesson.id.as_str(), &lesson.sources));
    let cases = library.cases(Language::En).iter();
    let cases = cases.map(|case| (case.id.as_str(), &case.sources));
    let mut found: BTreeMap<&str, (&Source, BTreeSet<&str>)> = BTreeMap::new();
    for (user, sources) in lessons.chain(cases) {
        for source in sources {
            let entry = found.entry(&source.id).or_insert((source, BTreeSet::new()));
            entry.1.insert(user);
        }
    }
    found
}

/// `text` as it may stand in a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
