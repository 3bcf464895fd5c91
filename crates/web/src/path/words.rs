//! The words of steps, and where each of them is done.

use domain::{
    TeamId, WorkshopId,
    calendar::Occasion,
    path::{Pace, Planned, Reading, State, Step},
};

use crate::{
    calendar::words::{about, occasion},
    components::Tone,
    extract::Visit,
    paths,
    texts::Texts,
    time,
};

/// What a step is called.
pub fn title(t: &Texts, step: Step) -> String {
    match step {
        Step::Lectures => t.step_lectures().to_string(),
        Step::HandsOn => occasion(t, Occasion::HandsOn),
        Step::WorksheetBefore => t.step_worksheet_before().to_string(),
        Step::Ideathon => occasion(t, Occasion::Ideathon),
        Step::Obstacles => t.step_obstacles().to_string(),
        Step::Milestone => t.step_milestone().to_string(),
        Step::Gifts => t.step_gifts().to_string(),
        Step::FollowUp(which) => occasion(t, which),
        Step::Report => occasion(t, Occasion::SponsorReport),
    }
}

/// What it is about.
pub fn text(t: &Texts, step: Step) -> String {
    match step {
        Step::Lectures => t.step_lectures_text().to_string(),
        Step::HandsOn => t.step_hands_on_text().to_string(),
        Step::WorksheetBefore => t.step_worksheet_before_text().to_string(),
        Step::Ideathon => t.step_ideathon_text().to_string(),
        Step::Obstacles => t.step_obstacles_text().to_string(),
        Step::Milestone => t.step_milestone_text().to_string(),
        Step::Gifts => t.step_gifts_text().to_string(),
        Step::FollowUp(which) => about(t, which),
        Step::Report => about(t, Occasion::SponsorReport),
    }
}

/// Where a step is done, and what the button there says. The hands-on has no place yet.
pub fn way(
    t: &Texts,
    step: Step,
    (workshop, team): (&WorkshopId, Option<&TeamId>),
    reading: &Reading<'_>,
) -> Option<(String, String)> {
    let way = |path: String, label: fluent_static::Message| Some((path, label.to_string()));
    match step {
        Step::Lectures => match reading.next {
            Some(lesson) if reading.whole.minutes_done == 0 => {
                way(paths::lesson(workshop, &lesson.id), t.path_begin())
            }
            Some(lesson) => way(paths::lesson(workshop, &lesson.id), t.path_resume()),
            None => way(paths::lectures(workshop), t.path_all_lectures()),
        },
        Step::HandsOn => None,
        Step::WorksheetBefore => way(paths::team_use_cases(team?), t.go_to_list()),
        Step::Ideathon => way(paths::team_board(team?), t.go_to_board()),
        Step::Obstacles => way(paths::team_use_cases(team?), t.go_to_list()),
        Step::Milestone | Step::FollowUp(_) => {
            way(paths::team_milestones(team?), t.go_to_milestones())
        }
        Step::Gifts | Step::Report => way(paths::team_gifts(team?), t.go_to_gifts()),
    }
}

/// By when, or on which day; nothing without a date.
pub fn due(visit: &Visit, planned: &Planned) -> Option<String> {
    let t = &visit.texts;
    let day = time::weekday(visit.language, planned.due?);
    let is_meeting = matches!(
        planned.step,
        Step::HandsOn | Step::Ideathon | Step::FollowUp(_) | Step::Report
    );
    Some(if is_meeting {
        day
    } else {
        t.path_due(day).to_string()
    })
}

/// How a step stands.
pub fn state(t: &Texts, state: State) -> (Tone, String) {
    let (tone, words) = match state {
        State::Done => (Tone::Success, t.path_done()),
        State::Over => (Tone::Plain, t.path_over()),
        State::Open => (Tone::Accent, t.path_open()),
        State::Late => (Tone::Warning, t.path_late()),
        State::Later => (Tone::Plain, t.path_later()),
    };
    (tone, words.to_string())
}

/// How much to read, and how often.
pub fn pace(t: &Texts, pace: Pace, left: u32) -> String {
    let left = i64::from(left);
    match pace {
        Pace::Weekly { minutes, weeks } => t.path_pace_weekly(i64::from(minutes), i64::from(weeks)),
        Pace::Days(days) => t.path_pace_days(left, days),
        Pace::Late => t.path_pace_late(left),
    }
    .to_string()
}
