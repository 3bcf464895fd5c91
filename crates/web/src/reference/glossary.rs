//! `GET /workshops/{workshop}/glossary`: every term in the reader's language with its name in the
//! other, so that a product manager and a researcher mean the same.

use std::collections::BTreeMap;

use axum::extract::State;
use domain::{
    Language,
    lecture::{Term, TermWords},
};
use maud::{Markup, html};

use super::{
    From,
    initials::{initial, sort_key},
    ways,
};
use crate::{
    error::Result,
    extract::{AtWorkshop, Visit},
    layout::{Page, page},
    paths,
    state::AppState,
};

/// Shows it.
pub async fn get(State(state): State<AppState>, visit: Visit, at: AtWorkshop) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let t = &visit.texts;
    let library = state.library();
    let shelf = Shelf {
        visit: &visit,
        at: &at,
        lessons: library
            .lessons(visit.language)
            .map(|lesson| (lesson.id.as_str(), lesson.title.as_str()))
            .collect(),
        names: library
            .terms()
            .iter()
            .map(|term| (term.id.as_str(), term.words.get(visit.language)))
            .collect(),
    };
    let groups = grouped(library.terms(), visit.language);
    let title = t.glossary_title().to_string();
    let frame = Page::new(&title).style("lecture.css").crumb(
        t.lectures_title().to_string(),
        paths::lectures(&at.workshop.id),
    );
    let body = html! {
        div class="heading" { div class="heading-text" { h1 { (title) } p { (t.glossary_text(library.terms().len() as u64)) } } }
        (ways(&visit, &at.workshop.id, From::Glossary))
        nav class="glossary-letters" aria-label=(t.glossary_letters()) {
            ul { @for letter in groups.keys() { li { a href={ "#letter-" (letter) } { (letter) } } } }
        }
        @for (letter, terms) in &groups {
            section aria-labelledby={ "letter-" (letter) } {
                h2 id={ "letter-" (letter) } { (letter) }
                dl class="glossary" { @for term in terms { (shelf.entry(term)) } }
            }
        }
    };
    Ok(page(&visit, frame, body))
}

/// The terms by their headings, sorted.
fn grouped(terms: &[Term], language: Language) -> BTreeMap<String, Vec<&Term>> {
    let mut groups: BTreeMap<String, Vec<&Term>> = BTreeMap::new();
    for term in terms {
        groups
            .entry(initial(term, language))
            .or_default()
            .push(term);
    }
    for group in groups.values_mut() {
        group.sort_by_key(|term| sort_key(term, language));
    }
    groups
}

/// What entries refer to.
struct Shelf<'a> {
    visit: &'a Visit,
    at: &'a AtWorkshop,
    lessons: BTreeMap<&'a str, &'a str>,
    names: BTreeMap<&'a str, &'a TermWords>,
}

impl Shelf<'_> {
    fn entry(&self, term: &Term) -> Markup {
        let t = &self.visit.texts;
        let language = self.visit.language;
        let words = term.words.get(language);
        let (other, other_words) = match language {
            Language::Ja => (Language::En, &term.words.en),
            Language::En => (Language::Ja, &term.words.ja),
        };
        html! {
            div id=(term.id) class="glossary-entry" {
                dt {
                    dfn { (words.term) }
                    @if language == Language::Ja { span class="faint small" { (term.reading) } }
                    span class="soft small" lang=(other.tag()) { (other_words.term) }
                }
                dd {
                    p { (words.definition) }
                    @if !words.also.is_empty() {
                        p class="soft small" { (t.glossary_also(words.also.join(t.list_separator().to_string().as_str()))) }
                    }
                    (self.links(term))
                }
            }
        }
    }

    fn links(&self, term: &Term) -> Markup {
        let t = &self.visit.texts;
        let lesson = term.lesson.as_deref();
        let lesson = lesson.and_then(|id| Some((id, self.lessons.get(id)?)));
        let related = term.see.iter();
        let related: Vec<_> = related
            .filter_map(|id| Some((id, &self.names.get(id.as_str())?.term)))
            .collect();
        html! {
            @if lesson.is_some() || !related.is_empty() {
                ul class="glossary-links small" {
                    @if let Some((id, title)) = lesson {
                        li { (t.glossary_lesson()) " " a href=(paths::lesson(&self.at.workshop.id, id)) { (title) } }
                    }
                    @if !related.is_empty() {
                        li {
                            (t.glossary_see())
                            @for (number, (id, name)) in related.iter().enumerate() {
                                @if number > 0 { (t.list_separator()) } @else { " " }
                                a href={ "#" (id) } { (name) }
                            }
                        }
                    }
                }
            }
        }
    }
}
