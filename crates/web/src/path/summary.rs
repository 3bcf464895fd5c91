//! `GET /workshops/{workshop}/summary`: what a person has learnt, to look at and to print. It
//! confirms reading and answering, and says itself that it confirms nothing else.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use content::Library;
use domain::{
    Moment,
    calendar::day_of,
    lecture::{Answer, Lesson, LessonState, Record},
    path::Reading,
    people::Member,
    workshop::Workshop,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::gather::{reading_of, traveller};
use crate::{
    components::{Button, Icon, empty_state},
    error::Result,
    extract::{AtWorkshop, Visit},
    layout::{Page, Place, page},
    paths,
    state::AppState,
    texts, time,
};

/// How the page is to look.
#[derive(Debug, Default, Deserialize)]
pub struct Wish {
    /// Shows one's own words when present.
    words: Option<String>,
}

/// Whether one's own words stand on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Words {
    Shown,
    LeftOut,
}

/// A lesson that was finished.
struct Learnt<'a> {
    lesson: &'a Lesson,
    at: Moment,
    /// What one is asked to reflect on, and what one wrote.
    reflections: Vec<(&'a str, String)>,
}

/// Shows it to the member whose it is.
pub async fn get(
    State(state): State<AppState>,
    visit: Visit,
    at: AtWorkshop,
    Query(wish): Query<Wish>,
) -> Result<Markup> {
    let visit = visit.speaking(at.workshop.language);
    let t = &visit.texts;
    let Some(member) = at.member() else {
        return Ok(framed(
            &visit,
            &at.workshop,
            &t.path_summary(),
            html! {
                h1 { (t.path_summary()) }
                p { (t.summary_organiser()) }
            },
        ));
    };
    let library = state.library();
    let records = state.db.lesson_records(&member.id).await?;
    let mut learnt = learnt(&library, &visit, &records);
    if wish.words.is_some() {
        for one in &mut learnt {
            one.reflections = reflections(&state, &library, (&visit, member), one.lesson).await?;
        }
    }
    let modules = library.modules(visit.language);
    let reading = reading_of(traveller(member), modules, &records);
    let title = t.summary_title(member.name.as_str()).to_string();
    let body = if learnt.is_empty() {
        html! {
            h1 { (title) }
            (empty_state(&t.summary_none_title(), &t.summary_none_text(), html! {
                (Button::primary(&t.path_title()).link(&paths::workshop_path(&at.workshop.id)))
            }))
        }
    } else {
        let sheet = Sheet {
            visit: &visit,
            workshop: &at.workshop,
            member,
            title: &title,
            now: state.now(),
            learnt: &learnt,
            reading: &reading,
        };
        let words = if wish.words.is_some() {
            Words::Shown
        } else {
            Words::LeftOut
        };
        sheet.show(words)
    };
    Ok(framed(&visit, &at.workshop, &title, body))
}

fn framed(visit: &Visit, workshop: &Workshop, title: &str, body: Markup) -> Markup {
    let frame = Page::new(title).at(Place::Path).crumb(
        visit.texts.path_title().to_string(),
        paths::workshop_path(&workshop.id),
    );
    page(visit, frame, body)
}

/// The lessons that are finished, in the order of reading.
fn learnt<'a>(library: &'a Library, visit: &Visit, records: &[Record]) -> Vec<Learnt<'a>> {
    let finished: BTreeMap<&str, &Record> = records
        .iter()
        .map(|record| (record.lesson.as_str(), record))
        .collect();
    let lessons = library.lessons(visit.language);
    lessons
        .filter_map(|lesson| {
            let record = *finished.get(lesson.id.as_str())?;
            let is_finished = LessonState::of(lesson, Some(record)).is_finished();
            Some(Learnt {
                lesson,
                at: record.finished.filter(|_| is_finished)?.at,
                reflections: Vec::new(),
            })
        })
        .collect()
}

/// What somebody wrote last to each question of a lesson that asks for their own words.
async fn reflections<'a>(
    state: &AppState,
    library: &'a Library,
    (visit, member): (&Visit, &Member),
    lesson: &Lesson,
) -> Result<Vec<(&'a str, String)>> {
    let mut last: BTreeMap<String, String> = BTreeMap::new();
    for given in state.db.lesson_answers(&member.id, &lesson.id).await? {
        if let Answer::Text(text) = given.answer {
            last.insert(given.question, text);
        }
    }
    let sets = library.question_sets(&lesson.id).iter();
    let questions = sets.flat_map(|set| &set.questions);
    Ok(questions
        .filter_map(|question| {
            let text = last.remove(&question.id)?;
            Some((question.prompt.get(visit.language).plain.as_str(), text))
        })
        .collect())
}

/// What the page is rendered from.
struct Sheet<'a> {
    visit: &'a Visit,
    workshop: &'a Workshop,
    member: &'a Member,
    title: &'a str,
    now: Moment,
    learnt: &'a [Learnt<'a>],
    reading: &'a Reading<'a>,
}

impl Sheet<'_> {
    fn show(&self, own: Words) -> Markup {
        let t = &self.visit.texts;
        html! {
            article class="summary" {
                (self.heading())
                (self.lessons())
                @if own == Words::Shown { (self.words()) }
                footer class="summary-foot" {
                    p { (t.summary_honest()) }
                    p class="faint small" { (t.summary_issued(self.day(self.now))) }
                }
            }
            div class="summary-tools stack" data-gap="small" {
                p class="soft small" { (t.summary_print()) }
                div class="button-row" {
                    @let here = paths::workshop_summary(&self.workshop.id);
                    @if own == Words::Shown {
                        (Button::plain(&t.summary_hide()).small().link(&here))
                    } @else {
                        (Button::plain(&t.summary_show()).icon(Icon::Pencil).small().link(&format!("{here}?words=1")))
                    }
                }
            }
        }
    }

    fn heading(&self) -> Markup {
        let t = &self.visit.texts;
        let role = texts::role(t, self.member.role);
        let whole = self.reading.whole;
        let minutes: u32 = self.learnt.iter().map(|one| one.lesson.minutes).sum();
        let first = self.learnt.iter().map(|one| one.at).min();
        let last = self.learnt.iter().map(|one| one.at).max();
        html! {
            header class="stack" data-gap="small" {
                p class="faint" { (t.summary_workshop(self.workshop.name.as_str())) }
                h1 { (self.title) }
                p class="summary-standing" {
                    @if whole.is_complete() { (t.summary_complete(role)) }
                    @else { (t.summary_partial(i64::from(whole.done), i64::from(whole.total), role)) }
                }
                p class="soft" {
                    (t.summary_minutes_total(i64::from(minutes)))
                    @if let (Some(first), Some(last)) = (first, last) {
                        " · " (t.summary_dates(self.day(first), self.day(last)))
                    }
                }
            }
        }
    }

    fn lessons(&self) -> Markup {
        let t = &self.visit.texts;
        html! {
            section class="stack" aria-labelledby="lessons-heading" {
                h2 id="lessons-heading" { (t.summary_lessons()) }
                div class="table-wrap" {
                    table class="table" {
                        thead { tr {
                            th scope="col" { (t.summary_lesson()) }
                            th scope="col" class="number" { (t.summary_minutes()) }
                            th scope="col" { (t.summary_finished_on()) }
                        } }
                        tbody {
                            @for one in self.learnt {
                                tr {
                                    th scope="row" { (one.lesson.title) }
                                    td class="number" data-label=(t.summary_minutes()) { (one.lesson.minutes) }
                                    td data-label=(t.summary_finished_on()) { (self.day(one.at)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn words(&self) -> Markup {
        let t = &self.visit.texts;
        let written = || self.learnt.iter().flat_map(|one| &one.reflections);
        html! {
            section class="stack" aria-labelledby="words-heading" {
                h2 id="words-heading" { (t.summary_own_words()) }
                @if written().next().is_none() {
                    p class="soft small" { (t.summary_no_words()) }
                } @else {
                    p class="soft small" { (t.summary_own_words_text()) }
                    @for (prompt, text) in written() {
                        div class="stack" data-gap="small" {
                            h3 { (prompt) }
                            p class="as-typed" { (text) }
                        }
                    }
                }
            }
        }
    }

    fn day(&self, moment: Moment) -> String {
        time::day(
            self.visit.language,
            day_of(moment, &self.workshop.time_zone),
        )
    }
}
