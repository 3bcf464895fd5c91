//! What stands beside a path: reading, dates, and who sees how far one is.

use domain::calendar::{Appointment, day_of};
use maud::{Markup, html};

use super::show::Way;
use crate::{
    calendar::words::occasion,
    components::{Button, Callout, Icon, callout, progress},
    lectures::duration,
    paths, time,
};

/// How far one is, module by module.
pub fn reading_card(way: &Way<'_>) -> Markup {
    let t = &way.visit.texts;
    let whole = way.reading.whole;
    html! {
        section class="card" aria-labelledby="reading-heading" {
            h2 id="reading-heading" { (t.path_reading()) }
            @if whole.total == 0 {
                p class="soft small" { (t.path_no_lectures()) }
            } @else {
                (progress(&t.path_lessons_done(), whole.done, whole.total))
                p class="small" {
                    @if whole.is_complete() { (t.path_reading_complete()) }
                    @else { (t.lectures_left(duration(t, whole.minutes_left))) }
                }
                ul class="path-modules" {
                    @for (module, done) in &way.reading.modules {
                        li { (progress(&module.title, done.done, done.total)) }
                    }
                }
                p class="soft small" { (t.path_others_may_read()) }
                div class="button-row" {
                    (Button::plain(&t.path_all_lectures()).small().link(&paths::lectures(&way.workshop.id)))
                    @if whole.done > 0 { (Button::plain(&t.path_summary()).small().link(&paths::workshop_summary(&way.workshop.id))) }
                }
            }
        }
    }
}

/// The next dates.
pub fn dates_card(way: &Way<'_>) -> Markup {
    let t = &way.visit.texts;
    let ahead: Vec<&Appointment> = way
        .dates
        .iter()
        .filter(|date| date.date >= way.today)
        .take(3)
        .collect();
    html! {
        section class="card" aria-labelledby="dates-heading" {
            h2 id="dates-heading" { (t.calendar_title()) }
            @if way.dates.is_empty() {
                p class="soft small" { (t.calendar_none()) }
            } @else {
                @if !way.fixed { p class="soft small" { (t.calendar_not_fixed()) } }
                dl class="path-dates" {
                    @for date in ahead {
                        dt { (occasion(t, date.occasion)) }
                        dd class="numeric" {
                            (time::weekday(way.visit.language, date.date))
                            @if let Some(hours) = date.hours { " " (time::hours(hours)) }
                        }
                    }
                }
            }
            div { (Button::plain(&t.path_to_calendar()).icon(Icon::Calendar).small().link(&paths::workshop_calendar(&way.workshop.id))) }
        }
    }
}

/// Who sees how far one is: nobody should have to guess.
pub fn seen_by_card(way: &Way<'_>) -> Markup {
    let t = &way.visit.texts;
    let kind = if way.named_since.is_some() {
        Callout::Warning
    } else {
        Callout::Plain
    };
    callout(
        kind,
        html! {
            p class="callout-title" { (t.path_seen_by()) }
            @match way.named_since {
                Some(since) => {
                    @let day = day_of(since, &way.workshop.time_zone);
                    p class="small" data-names="shown" { (t.path_seen_by_name(time::day(way.visit.language, day))) }
                }
                None => p class="small" data-names="hidden" { (t.path_seen_as_numbers()) },
            }
        },
    )
}
