//! Paths by table.

use jiff::civil::date;
use proptest::{prelude::*, sample::select};

use super::*;
use crate::{
    Moment,
    calendar::propose,
    lecture::{Finish, LessonKind, Record, RichText},
};

fn lesson(module: &str, id: &str, minutes: u32) -> Lesson {
    Lesson {
        id: id.to_owned(),
        module: module.to_owned(),
        kind: LessonKind::Lesson,
        revision: 1,
        title: id.to_owned(),
        summary: String::new(),
        minutes,
        audience: Vec::new(),
        goals: Vec::new(),
        parts: Vec::new(),
        sources: Vec::new(),
        plain: String::new(),
    }
}

/// Four modules of two lessons of 10 minutes.
fn modules() -> Vec<Module> {
    ["1-introduction", "2-planning", "3-organisation", "4-storm"]
        .into_iter()
        .map(|id| Module {
            id: id.to_owned(),
            title: id.to_owned(),
            summary: String::new(),
            goals: Vec::new(),
            introduction: RichText::default(),
            lessons: ["a", "b"]
                .map(|letter| lesson(id, &format!("{letter}{}", &id[..1]), 10))
                .to_vec(),
        })
        .collect()
}

fn participant(role: Role) -> Traveller {
    Traveller {
        role,
        access: Access::Participant,
    }
}

#[test]
fn each_role_reads_its_modules() {
    let modules = modules();
    let read = |traveller: Traveller| -> String {
        let own = traveller.reads(&modules);
        own.iter().map(|module| &module.id[..1]).collect()
    };
    for (role, expected) in [
        (Role::ProductManager, "1234"),
        (Role::Developer, "1"),
        (Role::Researcher, "24"),
        (Role::Ux, "14"),
        (Role::Sales, "14"),
        (Role::Support, "14"),
        (Role::Sponsor, "13"),
        (Role::Other, "1"),
    ] {
        assert_eq!(read(participant(role)), expected, "{role:?}");
    }
    let facilitator = Traveller {
        role: Role::Other,
        access: Access::Facilitator,
    };
    assert_eq!(read(facilitator), "24");
    let mut renamed = modules.clone();
    for module in &mut renamed {
        module.id = "basics".to_owned();
    }
    assert_eq!(participant(Role::Developer).reads(&renamed).len(), 4);
}

fn finished(lesson: &str) -> Record {
    Record {
        lesson: lesson.to_owned(),
        begun_at: Moment(1),
        touched_at: Moment(1),
        place: String::new(),
        share: 100,
        read_at: Some(Moment(1)),
        finished: Some(Finish {
            at: Moment(1),
            revision: 1,
        }),
    }
}

#[test]
fn reading_counts_lessons_and_minutes_and_finds_the_next() {
    let modules = modules();
    let own = || participant(Role::Researcher).reads(&modules);
    let mut records = ["a2", "a4", "a1"].map(finished).to_vec();
    let learning = Learning::of(&modules, &records);
    let reading = Reading::of(own(), &learning);
    assert_eq!(
        reading.whole,
        Progress {
            done: 2,
            total: 4,
            minutes_done: 20,
            minutes_left: 20
        }
    );
    // The first that is open at all is of a module that others read.
    assert_eq!(learning.next, Some("b1"));
    assert_eq!(reading.next.map(|lesson| lesson.id.as_str()), Some("b2"));
    assert_eq!(reading.modules[0].1.done, 1);

    records.push(Record {
        share: 60,
        read_at: None,
        finished: None,
        ..finished("b4")
    });
    let in_hand = Reading::of(own(), &Learning::of(&modules, &records));
    assert_eq!(in_hand.next.map(|lesson| lesson.id.as_str()), Some("b4"));
    assert_eq!(in_hand.whole.minutes_left, 14);

    let all = ["a2", "b2", "a4", "b4"].map(finished);
    let all = Reading::of(own(), &Learning::of(&modules, &all));
    assert!(all.whole.is_complete());
    assert_eq!(all.next, None);
    let none = Reading::of(Vec::new(), &Learning::of(&[], &[]));
    assert!(!none.whole.is_complete());
}

#[test]
fn the_pace_fits_the_time_that_is_left() {
    let today = date(2027, 1, 14);
    for (left, until, expected) in [
        (
            300,
            date(2027, 4, 15),
            Pace::Weekly {
                minutes: 25,
                weeks: 13,
            },
        ),
        (
            300,
            date(2027, 1, 28),
            Pace::Weekly {
                minutes: 150,
                weeks: 2,
            },
        ),
        (300, date(2027, 1, 27), Pace::Days(13)),
        (300, date(2027, 1, 15), Pace::Days(1)),
        (300, date(2027, 1, 14), Pace::Late),
        (300, date(2026, 12, 1), Pace::Late),
    ] {
        assert_eq!(pace(left, today, until), expected, "{until}");
    }
}

const HALF: Progress = Progress {
    done: 1,
    total: 2,
    minutes_done: 10,
    minutes_left: 10,
};
const ALL: Progress = Progress {
    done: 2,
    total: 2,
    minutes_done: 20,
    minutes_left: 0,
};

fn dates() -> Vec<Appointment> {
    propose(date(2027, 1, 14))
        .into_iter()
        .map(|proposal| proposal.appointment)
        .collect()
}

fn states(situation: &Situation<'_>) -> Vec<(Step, State)> {
    steps(situation)
        .iter()
        .map(|planned| (planned.step, planned.state))
        .collect()
}

#[test]
fn a_developer_reads_until_the_hands_on_and_then_waits_for_the_ideathon() {
    let dates = dates();
    let situation = Situation {
        traveller: participant(Role::Developer),
        reading: HALF,
        team: Some(TeamFacts::default()),
        dates: &dates,
        today: date(2027, 1, 20),
    };
    let planned = steps(&situation);
    assert_eq!(
        planned[0],
        Planned {
            step: Step::Lectures,
            due: Some(date(2027, 2, 11)),
            state: State::Open
        }
    );
    assert_eq!(
        states(&situation)[1..],
        [
            (Step::HandsOn, State::Later),
            (Step::WorksheetBefore, State::Open),
            (Step::Ideathon, State::Later),
            (Step::Obstacles, State::Later),
            (Step::Milestone, State::Later),
            (Step::FollowUp(Occasion::FirstFollowUp), State::Later),
            (Step::FollowUp(Occasion::SecondFollowUp), State::Later),
            (Step::FollowUp(Occasion::ThirdFollowUp), State::Later),
            (Step::Gifts, State::Later),
            (Step::Report, State::Later),
        ]
    );
    let first = tomorrow(&planned);
    assert_eq!(first.map(|planned| planned.step), Some(Step::Lectures));
    let next = after(&planned, first);
    assert_eq!(next.map(|planned| planned.step), Some(Step::HandsOn));
}

#[test]
fn without_a_hands_on_developers_read_until_the_ideathon() {
    let dates = dates();
    let situation = Situation {
        traveller: participant(Role::Developer),
        reading: HALF,
        team: None,
        dates: &dates[2..],
        today: date(2027, 1, 20),
    };
    assert_eq!(steps(&situation)[0].due, Some(date(2027, 4, 15)));
}

#[test]
fn after_the_ideathon_the_team_looks_at_obstacles_first() {
    let dates = dates();
    let situation = Situation {
        traveller: participant(Role::ProductManager),
        reading: ALL,
        team: Some(TeamFacts {
            worksheet_before: Recorded::Yes,
            ideathon: Recorded::Yes,
            ..TeamFacts::default()
        }),
        dates: &dates,
        today: date(2027, 4, 20),
    };
    let planned = steps(&situation);
    let first = tomorrow(&planned).expect("something");
    assert_eq!(
        (first.step, first.due),
        (Step::Obstacles, Some(date(2027, 5, 13)))
    );
    assert_eq!(
        after(&planned, Some(first)).map(|next| next.step),
        Some(Step::Milestone)
    );
    let late = Situation {
        today: date(2027, 5, 14),
        ..situation
    };
    assert!(states(&late).contains(&(Step::Obstacles, State::Late)));
    // What is late comes before what is open, such as lectures before gifts months away.
    let begun = Situation {
        reading: HALF,
        ..late
    };
    let first = tomorrow(&steps(&begun)).map(|planned| (planned.step, planned.state));
    assert_eq!(first, Some((Step::Lectures, State::Late)));
    assert!(states(&late).contains(&(Step::FollowUp(Occasion::FirstFollowUp), State::Over)));
}

#[test]
fn without_dates_a_path_says_what_comes_next() {
    let situation = |team| Situation {
        traveller: participant(Role::ProductManager),
        reading: ALL,
        team,
        dates: &[],
        today: date(2027, 1, 20),
    };
    let first = |team| {
        let planned = steps(&situation(team));
        assert!(planned.iter().all(|planned| planned.due.is_none()));
        tomorrow(&planned).map(|planned| planned.step)
    };
    let begun = TeamFacts::default();
    let ready = TeamFacts {
        worksheet_before: Recorded::Yes,
        ..begun
    };
    let held = TeamFacts {
        ideathon: Recorded::Yes,
        ..ready
    };
    assert_eq!(first(Some(begun)), Some(Step::WorksheetBefore));
    assert_eq!(first(Some(ready)), Some(Step::Ideathon));
    assert_eq!(first(Some(held)), Some(Step::Obstacles));
    assert_eq!(
        first(None),
        None,
        "without a team there is nothing to do alone"
    );
}

#[test]
fn people_who_only_look_on_read_and_come() {
    let dates = dates();
    let situation = Situation {
        traveller: Traveller {
            role: Role::Developer,
            access: Access::Observer,
        },
        reading: HALF,
        team: Some(TeamFacts::default()),
        dates: &dates[2..3],
        today: date(2027, 1, 20),
    };
    assert_eq!(
        states(&situation),
        [
            (Step::Lectures, State::Open),
            (Step::Ideathon, State::Later),
            (Step::Report, State::Later)
        ]
    );
}

proptest! {
    #[test]
    fn every_path_says_something_and_its_parts_agree(
        role in select(Role::ALL.to_vec()),
        access in select(Access::ALL.to_vec()),
        day in 0i64..400,
        chosen in 0usize..128,
        flags in 0u8..32,
    ) {
        let all = dates();
        let dates: Vec<Appointment> = all
            .into_iter()
            .enumerate()
            .filter(|(index, _)| chosen & (1 << index) != 0)
            .map(|(_, appointment)| appointment)
            .collect();
        let recorded = |bit: u8| Recorded::from(flags & (1 << bit) != 0);
        let situation = Situation {
            traveller: Traveller { role, access },
            reading: HALF,
            team: Some(TeamFacts {
                worksheet_before: recorded(0),
                ideathon: recorded(1),
                obstacles: recorded(2),
                milestone: recorded(3),
                gifts: recorded(4),
            }),
            dates: &dates,
            today: date(2027, 1, 1).saturating_add(jiff::Span::new().days(day)),
        };
        let planned = steps(&situation);
        let first = tomorrow(&planned);
        // The lectures are not finished, so there is always something to do.
        prop_assert!(first.is_some());
        if let Some(next) = after(&planned, first) {
            prop_assert_ne!(Some(next.step), first.map(|first| first.step));
            prop_assert!(!matches!(next.state, State::Done | State::Over));
        }
        let days: Vec<Date> = planned.iter().filter_map(|planned| planned.due).collect();
        prop_assert!(days.is_sorted());
        for (index, one) in planned.iter().enumerate() {
            prop_assert!(planned[index + 1..].iter().all(|other| other.step != one.step));
        }
    }
}
