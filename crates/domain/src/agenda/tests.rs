//! The run through an agenda: single moves by example, and laws that hold for every sequence.

use proptest::prelude::*;

use super::*;
use crate::Moment;

const START: Moment = Moment(1_700_000_000_000);
const MINUTE: i64 = 60_000;

fn agenda(lengths: &[u32]) -> Agenda {
    let both = |text: String| Localised {
        ja: text.clone(),
        en: text,
    };
    let steps = lengths.iter().enumerate().map(|(place, minutes)| Step {
        id: format!("step-{place}"),
        title: both(format!("Step {place}")),
        instruction: both(String::new()),
        minutes: *minutes,
        led_by: Role::ProductManager,
        palette: Vec::new(),
        view: View::Board,
        writing: Writing::Open,
    });
    Agenda {
        id: "test".into(),
        revision: 1,
        title: both("Test".into()),
        steps: steps.collect(),
    }
}

fn started(agenda: &Agenda) -> Run {
    let mut run = Run::default();
    run.apply(agenda, &Command::Start, START).expect("starts");
    run
}

fn go_to(index: u32) -> Command {
    Command::GoTo {
        step: StepChoice::Index(index),
    }
}

#[test]
fn start_enters_the_first_step_and_counts_down() {
    let agenda = agenda(&[10, 30]);
    assert_eq!(Run::default().clock(&agenda), Clock::NotStarted);
    let run = started(&agenda);
    assert_eq!(run.current(&agenda).map(|(place, _)| place), Some(0));
    assert_eq!(
        run.clock(&agenda),
        Clock::Running {
            ends_at: START.plus_minutes(10)
        }
    );
}

#[test]
fn nothing_advances_by_itself_and_overtime_pushes_the_rest() {
    let agenda = agenda(&[10, 30]);
    let run = started(&agenda);
    let late = START.plus_minutes(25);
    assert_eq!(run.current(&agenda).map(|(place, _)| place), Some(0));
    assert_eq!(
        run.clock(&agenda),
        Clock::Running {
            ends_at: START.plus_minutes(10)
        }
    );
    let times = run.timetable(&agenda, late);
    assert_eq!(times[0].ends_at, late);
    assert_eq!(
        (times[1].starts_at, times[1].ends_at),
        (late, late.plus_minutes(30))
    );
}

#[test]
fn actual_times_replace_planned_ones() {
    let agenda = agenda(&[10, 30, 20]);
    let mut run = started(&agenda);
    run.apply(&agenda, &Command::Next, START.plus_minutes(7))
        .expect("moves on");
    let times = run.timetable(&agenda, START.plus_minutes(8));
    assert_eq!(times[0].progress, Progress::Past);
    assert_eq!(
        (times[0].starts_at, times[0].ends_at),
        (START, START.plus_minutes(7))
    );
    assert_eq!(times[2].starts_at, START.plus_minutes(37));
}

#[test]
fn pausing_keeps_the_time_left() {
    let agenda = agenda(&[10]);
    let mut run = started(&agenda);
    run.apply(&agenda, &Command::Pause, START.plus_minutes(4))
        .expect("pauses");
    assert_eq!(run.clock(&agenda), Clock::Paused { left: 6 * MINUTE });
    assert_eq!(
        run.apply(&agenda, &Command::Pause, START),
        Err(Refusal::AlreadyPaused)
    );
    run.apply(&agenda, &Command::Resume, START.plus_minutes(60))
        .expect("resumes");
    assert_eq!(
        run.clock(&agenda),
        Clock::Running {
            ends_at: START.plus_minutes(66)
        }
    );
    assert_eq!(
        run.apply(&agenda, &Command::Resume, START),
        Err(Refusal::NotPaused)
    );
}

#[test]
fn the_end_is_reached_by_next_and_left_by_back() {
    let agenda = agenda(&[10]);
    let mut run = started(&agenda);
    run.apply(&agenda, &Command::Next, START.plus_minutes(10))
        .expect("finishes");
    assert_eq!(run.clock(&agenda), Clock::Finished);
    assert_eq!(
        run.apply(&agenda, &Command::Next, START),
        Err(Refusal::Finished)
    );
    assert_eq!(
        run.apply(&agenda, &Command::Start, START),
        Err(Refusal::Finished)
    );
    run.apply(&agenda, &Command::Back, START.plus_minutes(11))
        .expect("reopens");
    assert_eq!(
        run.clock(&agenda),
        Clock::Running {
            ends_at: START.plus_minutes(11)
        }
    );
    assert_eq!(
        run.apply(&agenda, &Command::Back, START),
        Err(Refusal::AtFirstStep)
    );
}

#[test]
fn a_step_jumped_over_has_no_length() {
    let agenda = agenda(&[10, 30, 20]);
    let mut run = started(&agenda);
    run.apply(&agenda, &go_to(2), START.plus_minutes(5))
        .expect("jumps");
    let times = run.timetable(&agenda, START.plus_minutes(5));
    assert_eq!(times[1].progress, Progress::Skipped);
    assert_eq!(times[1].starts_at, times[1].ends_at);
    assert_eq!(
        run.apply(&agenda, &go_to(3), START),
        Err(Refusal::UnknownStep)
    );
}

#[test]
fn extensions_have_limits() {
    let agenda = agenda(&[10]);
    let mut run = started(&agenda);
    for minutes in [0, Command::LONGEST_EXTENSION + 1] {
        let refused = run.apply(&agenda, &Command::Extend { minutes }, START);
        assert_eq!(refused, Err(Refusal::MinutesOutOfRange));
    }
}

#[test]
fn commands_read_the_json_of_the_board_page() {
    let read = |text: &str| serde_json::from_str::<Command>(text).expect("reads");
    assert_eq!(read(r#"{"command":"next"}"#), Command::Next);
    assert_eq!(
        read(r#"{"command":"extend","minutes":5}"#),
        Command::Extend { minutes: 5 }
    );
    assert_eq!(read(r#"{"command":"go_to","step":2}"#), go_to(2));
    let by_id = Command::GoTo {
        step: StepChoice::Id("merge".into()),
    };
    assert_eq!(read(r#"{"command":"go_to","step":"merge"}"#), by_id);
}

#[test]
fn a_run_follows_its_step_when_the_agenda_is_edited() {
    let before = agenda(&[10, 30, 20]);
    let mut run = started(&before);
    run.apply(&before, &go_to(2), START).expect("jumps");
    let mut moved = before.clone();
    moved.steps.remove(0);
    assert_eq!(
        run.current(&moved)
            .map(|(place, step)| (place, step.id.as_str())),
        Some((1, "step-2"))
    );
    let shorter = agenda(&[10]);
    assert_eq!(run.current(&shorter).map(|(place, _)| place), Some(0));
}

fn any_command() -> impl Strategy<Value = Command> {
    prop_oneof![
        1 => Just(Command::Start),
        4 => Just(Command::Next),
        2 => Just(Command::Back),
        1 => Just(Command::Pause),
        1 => Just(Command::Resume),
        1 => (0u32..200).prop_map(|minutes| Command::Extend { minutes }),
        1 => (0u32..8).prop_map(go_to),
        1 => "step-[0-7]".prop_map(|id| Command::GoTo { step: StepChoice::Id(id) }),
        1 => Just(Command::Lock),
        1 => Just(Command::Unlock),
    ]
}

fn any_lengths() -> impl Strategy<Value = Vec<u32>> {
    prop::collection::vec(1u32..120, 1..7)
}

/// Commands with the milliseconds that pass before each; now and then time runs backwards.
fn any_story() -> impl Strategy<Value = Vec<(Command, i64)>> {
    prop::collection::vec((any_command(), -MINUTE..40 * MINUTE), 0..40)
}

fn play(run: &mut Run, agenda: &Agenda, story: &[(Command, i64)], mut now: Moment) -> Moment {
    for (command, pause) in story {
        now = now + *pause;
        let before = run.clone();
        if run.apply(agenda, command, now).is_err() {
            assert_eq!(*run, before, "a refused command changes nothing");
        }
    }
    now
}

proptest! {
    #[test]
    fn the_rest_keeps_its_lengths_and_its_order(lengths in any_lengths(), story in any_story()) {
        let agenda = agenda(&lengths);
        let mut run = Run::default();
        let now = play(&mut run, &agenda, &story, START);
        let times = run.timetable(&agenda, now);
        prop_assert_eq!(times.len(), agenda.steps.len());
        for (planned, step) in times.iter().zip(&agenda.steps) {
            prop_assert_eq!(planned.minutes, run.minutes(step));
            if planned.progress == Progress::Coming && !run.records.contains_key(&step.id) {
                prop_assert_eq!(planned.ends_at - planned.starts_at, i64::from(step.minutes) * MINUTE);
            }
        }
        for pair in times.windows(2).filter(|pair| pair[1].progress == Progress::Coming) {
            prop_assert_eq!(pair[0].ends_at, pair[1].starts_at);
        }
    }

    #[test]
    fn survives_any_agenda_underneath(first in any_lengths(), second in prop::collection::vec(1u32..120, 0..4), story in any_story()) {
        let mut run = Run::default();
        let now = play(&mut run, &agenda(&first), &story, START);
        let changed = agenda(&second);
        let now = play(&mut run, &changed, &story, now);
        run.clock(&changed);
        prop_assert_eq!(run.timetable(&changed, now).len(), second.len());
        let text = serde_json::to_string(&run).expect("writes");
        prop_assert_eq!(serde_json::from_str::<Run>(&text).expect("reads"), run);
    }

    #[test]
    fn next_and_back_at_once_cost_nothing(lengths in prop::collection::vec(1u32..120, 2..7), used in 0..200 * MINUTE) {
        let agenda = agenda(&lengths);
        let mut run = started(&agenda);
        let clock = run.clock(&agenda);
        let now = START + used;
        run.apply(&agenda, &Command::Next, now).expect("moves on");
        run.apply(&agenda, &Command::Back, now).expect("moves back");
        prop_assert_eq!(run.clock(&agenda), clock);
    }

    #[test]
    fn pauses_and_extensions_add_up(minutes in 1u32..=180, paused in 0..200 * MINUTE, at in 0..30 * MINUTE) {
        let agenda = agenda(&[30, 20]);
        let mut run = started(&agenda);
        run.apply(&agenda, &Command::Pause, START + at).expect("pauses");
        run.apply(&agenda, &Command::Extend { minutes }, START + at).expect("extends");
        run.apply(&agenda, &Command::Resume, START + at + paused).expect("resumes");
        let ends_at = START.plus_minutes(30 + i64::from(minutes)) + paused;
        prop_assert_eq!(run.clock(&agenda), Clock::Running { ends_at });
        let times = run.timetable(&agenda, START + at + paused);
        prop_assert_eq!(times[1].starts_at, ends_at);
    }
}
