//! Gentle reminders without e-mail: a message and a link, in both languages, to copy into
//! whatever the people of a workshop talk in.

use domain::{
    Language,
    calendar::{Appointment, Occasion},
    workshop::Workshop,
};
use jiff::civil::Date;
use maud::{Markup, html};

use crate::{components::copy_text, extract::Visit, paths, state::AppState, texts::Texts, time};

/// The reminders, each in both languages.
pub fn nudges(
    state: &AppState,
    visit: &Visit,
    workshop: &Workshop,
    dates: &[Appointment],
) -> Markup {
    let t = &visit.texts;
    let link = state.config.url(&paths::workshop_path(&workshop.id));
    let date = |occasion| {
        let found = dates.iter().find(|date| date.occasion == occasion);
        found.map(|date| date.date)
    };
    html! {
        section class="card" aria-labelledby="nudges-heading" {
            div class="stack" data-gap="small" {
                h2 id="nudges-heading" { (t.nudges_title()) }
                p class="soft small" { (t.nudges_text()) }
            }
            @for (key, heading) in [("begin", t.nudge_begin()), ("hands-on", t.nudge_hands_on()), ("ideathon", t.nudge_ideathon())] {
                details class="fold" {
                    summary { (heading) }
                    div class="stack" {
                        @for language in Language::ALL {
                            @let message = message(language, key, &date, &link);
                            (copy_text(&format!("nudge-{key}-{}", language.tag()), language.endonym(), &message, &t.copy(), &t.copied()))
                        }
                    }
                }
            }
        }
    }
}

fn message(
    language: Language,
    key: &str,
    date: &impl Fn(Occasion) -> Option<Date>,
    link: &str,
) -> String {
    let t = Texts::of(language);
    let day = |occasion| date(occasion).map(|date| time::weekday(language, date));
    match (key, day(Occasion::HandsOn), day(Occasion::Ideathon)) {
        ("hands-on", Some(day), _) => t.nudge_hands_on_message(day, link),
        ("hands-on", None, _) => t.nudge_hands_on_message_undated(link),
        ("ideathon", _, Some(day)) => t.nudge_ideathon_message(day, link),
        ("ideathon", _, None) => t.nudge_ideathon_message_undated(link),
        _ => t.nudge_begin_message(link),
    }
    .to_string()
}
