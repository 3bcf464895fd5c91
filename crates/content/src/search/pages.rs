//! What can be found: every lesson, term and case story as a page of text.

use domain::{
    Language,
    lecture::{Case, Lesson, Part, Term},
};

use crate::Library;

use super::{Page, Target};

/// Everything in `library` that can be found in `language`.
pub(crate) fn pages(library: &Library, language: Language) -> impl Iterator<Item = Page> {
    let terms = library
        .terms()
        .iter()
        .map(move |term| of_term(term, language));
    let lessons = library.lessons(language).map(of_lesson);
    let cases = library.cases(language).iter().map(of_case);
    terms.chain(lessons).chain(cases)
}

/// A term also answers to its name in the other language.
fn of_term(term: &Term, language: Language) -> Page {
    let words = term.words.get(language);
    let others = Language::ALL.into_iter().filter(|other| *other != language);
    let others = others.map(|other| term.words.get(other).term.clone());
    Page {
        target: Target::Term(term.id.clone()),
        title: words.term.clone(),
        names: words.also.iter().cloned().chain(others).collect(),
        reading: term.reading.clone(),
        text: words.definition.clone(),
    }
}

fn of_lesson(lesson: &Lesson) -> Page {
    let mut text = format!("{}\n{}", lesson.summary, lesson.plain);
    for part in &lesson.parts {
        let words = match part {
            Part::Figure(figure) => [&figure.caption, &figure.alt],
            Part::Play(play) => [&play.title, &play.intro],
            _ => continue,
        };
        for words in words {
            text.push('\n');
            text.push_str(words);
        }
    }
    Page {
        target: Target::Lesson(lesson.id.clone()),
        title: lesson.title.clone(),
        names: Vec::new(),
        reading: String::new(),
        text,
    }
}

fn of_case(case: &Case) -> Page {
    let Case {
        industry,
        problem,
        solution,
        impact,
        failure,
        ..
    } = case;
    Page {
        target: Target::Case(case.id.clone()),
        title: case.title.clone(),
        names: vec![case.organisation.clone()],
        reading: String::new(),
        text: format!("{problem}\n{solution}\n{impact}\n{failure}\n{industry}"),
    }
}
