//! The sample workshops are complete, alike in both languages, and laid out well.

use std::collections::BTreeSet;

use domain::{
    Moment,
    agenda::Clock,
    board::{BoardContent, FrameKind, Note, NoteKind},
    people::missing_roles,
    use_case::{Comparison, Field, FieldKind, Part, Verdict},
};

use super::*;

fn samples() -> Vec<Sample> {
    let library = Library::embedded();
    Language::ALL
        .into_iter()
        .flat_map(|language| library.samples(language).cloned().collect::<Vec<_>>())
        .collect()
}

fn boards() -> Vec<(Language, String, BoardContent)> {
    let teams = samples().into_iter().flat_map(|sample| {
        sample
            .teams
            .into_iter()
            .map(move |team| (sample.language, team.key, team.board))
    });
    teams.collect()
}

#[test]
fn samples_are_the_same_in_both_languages() {
    let mut samples = samples();
    for sample in &mut samples {
        sample.language = Language::En;
        (sample.name, sample.purpose) = Default::default();
        sample
            .people
            .iter_mut()
            .for_each(|member| member.name.clear());
        for team in &mut sample.teams {
            (team.name, team.product) = Default::default();
            team.members
                .iter_mut()
                .for_each(|member| member.name.clear());
            team.focus.iter_mut().for_each(|focus| focus.reason.clear());
            team.board.texts.values_mut().for_each(String::clear);
            team.board
                .frames
                .values_mut()
                .for_each(|frame| frame.title.clear());
            team.board.comments.values_mut().for_each(|comment| {
                comment.text.clear();
                comment.name.clear();
            });
            for row in &mut team.use_cases {
                row.fields.clear();
            }
            team.gifts
                .iter_mut()
                .for_each(|gift| gift.entry.note.clear());
            for milestone in &mut team.milestones {
                milestone.target.clear();
                let outcomes = milestone.outcome.iter_mut();
                outcomes
                    .for_each(|outcome| (outcome.result, outcome.learning) = Default::default());
            }
        }
        let dates = sample.dates.iter_mut();
        dates.for_each(|dates| dates.places.values_mut().for_each(String::clear));
        for question in &mut sample.questions {
            question.text.clear();
            question
                .answers
                .iter_mut()
                .for_each(|answer| answer.text.clear());
        }
    }
    assert_eq!(samples[0], samples[1]);
}

#[test]
fn numbers_and_choices_are_the_same_in_both_languages() {
    let chosen = |sample: &Sample| {
        let rows = sample.teams.iter().flat_map(|team| &team.use_cases);
        rows.map(|row| {
            let texts = [FieldKind::ShortText, FieldKind::LongText];
            let fields = row.fields.iter();
            fields
                .map(|(field, value)| {
                    (
                        *field,
                        if texts.contains(&field.kind()) {
                            String::new()
                        } else {
                            value.clone()
                        },
                    )
                })
                .collect::<BTreeMap<Field, String>>()
        })
        .collect::<Vec<_>>()
    };
    let samples = samples();
    assert_eq!(chosen(&samples[0]), chosen(&samples[1]));
}

#[test]
fn samples_show_three_stages() {
    for sample in samples() {
        let notes: Vec<usize> = sample
            .teams
            .iter()
            .map(|team| team.board.notes.len())
            .collect();
        assert!(
            notes[0] >= 60 && (20..60).contains(&notes[1]) && notes[2] == 0,
            "{notes:?}"
        );
        let first = &sample.teams[0];
        assert!(first.use_cases.len() >= 2 && first.focus.is_some());
        let frames = &first.board.frames;
        let (design, _) = frames
            .iter()
            .find(|(_, frame)| frame.kind == FrameKind::MlDesign)
            .expect("a design");
        assert!((1..=6).all(|question| !first.board.answer(design, question).is_empty()));
        assert!(!first.board.comments.is_empty() && !first.board.votes.is_empty());
        let kinds: BTreeSet<NoteKind> = first.board.notes.values().map(|note| note.kind).collect();
        assert_eq!(kinds.len(), NoteKind::ALL.len());
    }
}

#[test]
fn the_first_rows_are_complete_and_each_tells_another_story() {
    for sample in samples() {
        let rows = sample.teams[0]
            .use_cases
            .iter()
            .map(row)
            .collect::<Vec<_>>();
        assert!(
            rows.iter()
                .all(|row| row.whole_completeness().is_complete())
        );
        let verdicts: Vec<_> = rows.iter().map(|row| row.evaluation().verdict).collect();
        assert_eq!(
            verdicts,
            [Verdict::WorthIt, Verdict::Uncertain, Verdict::RuleSuffices]
        );
        let rules: Vec<_> = rows
            .iter()
            .filter_map(|row| Some(row.evaluation().rule?.comparison))
            .collect();
        assert_eq!(
            rules,
            [
                Comparison::MlBetter,
                Comparison::Unclear,
                Comparison::RuleSuffices
            ]
        );
        let partial = row(&sample.teams[1].use_cases[0]);
        let before = partial.completeness(Part::Before);
        assert!(before.filled > 0 && !before.is_complete());
    }
}

fn row(row: &SampleUseCase) -> domain::use_case::UseCase {
    let held = |value: &String| domain::use_case::FieldValue {
        value: value.clone(),
        revision: 1,
        by: row.by.clone(),
        at: Moment(0),
    };
    domain::use_case::UseCase {
        id: "row".parse().expect("an id"),
        team: "team".parse().expect("an id"),
        note: row.note.clone(),
        frame: row.frame.clone(),
        fields: row
            .fields
            .iter()
            .map(|(field, value)| (*field, held(value)))
            .collect(),
        created_at: Moment(0),
    }
}

#[test]
fn only_the_last_team_lacks_a_role() {
    for sample in samples() {
        let lacking = sample.teams.iter().map(|team| {
            let members: Vec<_> = team.members.iter().map(member).collect();
            missing_roles(&members).len()
        });
        assert_eq!(lacking.collect::<Vec<_>>(), [0, 0, 1]);
    }
}

fn member(member: &SampleMember) -> domain::people::Member {
    domain::people::Member {
        id: member.key.parse().expect("an id"),
        workshop: "workshop".parse().expect("an id"),
        team: None,
        name: member.name.clone(),
        role: member.role,
        access: member.access,
    }
}

#[test]
fn sample_notes_do_not_overlap_and_stay_within_their_frames() {
    for (language, team, board) in boards() {
        let notes: Vec<(&String, &Note)> = board.notes.iter().collect();
        for (place, (id, note)) in notes.iter().enumerate() {
            for (other_id, other) in &notes[place + 1..] {
                let apart = note.x + note.w <= other.x
                    || other.x + other.w <= note.x
                    || note.y + note.h <= other.y
                    || other.y + other.h <= note.y;
                assert!(apart, "{language:?} {team}: {id} overlaps {other_id}");
            }
            let frames_around = board.frames.values().filter(|frame| {
                frame.x <= note.x
                    && note.x + note.w <= frame.x + frame.w
                    && frame.y <= note.y
                    && note.y + note.h <= frame.y + frame.h
            });
            assert_eq!(frames_around.count(), 1, "{language:?} {team}: {id}");
        }
    }
}

#[test]
fn sample_arrows_follow_the_grammar() {
    for (language, team, board) in boards() {
        for (id, link) in &board.links {
            let (from, to) = (board.notes[&link.from].kind, board.notes[&link.to].kind);
            assert!(
                from.leads_to().contains(&to),
                "{language:?} {team}: {id} from {from:?} to {to:?}"
            );
        }
    }
}

#[test]
fn problems_stand_below_an_event() {
    for (language, team, board) in boards() {
        let problems = board
            .notes
            .iter()
            .filter(|(_, note)| note.kind == NoteKind::Problem);
        for (id, problem) in problems {
            let beside = board.notes.values().any(|note| {
                note.kind == NoteKind::Event
                    && note.x == problem.x
                    && (0.0..=320.0).contains(&(problem.y - note.y))
            });
            assert!(beside, "{language:?} {team}: {id}");
        }
    }
}

#[test]
fn sample_texts_fit_their_notes() {
    for (language, team, board) in boards() {
        let most = if language == Language::Ja { 28 } else { 48 };
        for id in board.notes.keys() {
            let length = board.text(id).chars().count();
            assert!(
                (1..=most).contains(&length),
                "{team}: {id}: {}",
                board.text(id)
            );
        }
    }
}

#[test]
fn a_sample_team_stands_in_its_step_with_the_clock_paused() {
    let library = Library::embedded();
    let agenda = library.agenda("ideathon").expect("ships");
    let sample = library.samples(Language::En).next().expect("ships");
    let run = sample.teams[0].run(agenda, Moment(1_700_000_000_000));
    assert_eq!(
        run.current(agenda).map(|(_, step)| step.id.as_str()),
        Some("worksheet")
    );
    assert_eq!(run.clock(agenda), Clock::Paused { left: 30 * 60_000 });
    assert_eq!(
        sample.teams[2].run(agenda, Moment(0)).clock(agenda),
        Clock::NotStarted
    );
}

/// Each of these mistakes in the sample is named with its line.
#[test]
fn mistakes_on_the_path_of_a_sample_are_named_by_line() {
    let text = include_str!("../../../../content/en/samples/komorebi/workshop.toml");
    let cases = [
        (
            "begun_days_ago = 77",
            "begun_days_ago = 5000",
            "more than 1000 days ago",
        ),
        (
            "member = \"kondo\"",
            "member = \"kando\"",
            "there is nobody called \"kando\"",
        ),
        (
            "member = \"kondo\"",
            "member = \"mori\"",
            "this person's reading is there already",
        ),
        (
            "finished = [\"why-now\", \"ai-ml-dl\"]",
            "finished = [\"why-now\", \"why-not\"]",
            "there is no lesson \"why-not\"",
        ),
        (
            "lesson = \"value-burden\"",
            "lesson = \"2-planning\"",
            "there is no lesson \"2-planning\"",
        ),
        (
            "lesson = \"problem-gap\"",
            "lesson = \"no-gap\"",
            "there is no lesson \"no-gap\"",
        ),
        (
            "share = 40",
            "share = 100",
            "the share is 0 to 99 hundredths",
        ),
        (
            "by = \"ogawa\"",
            "by = \"mori\"",
            "only facilitators answer questions",
        ),
        (
            "days_ago = 19",
            "days_ago = 21",
            "answered before it was asked",
        ),
        (
            "text = \"We miss",
            "text = \" \" #",
            "the text has 1 to 1000 characters",
        ),
        (
            "stage = \"building\"",
            "stage = \"learning\"",
            "this stage has no milestones",
        ),
        (
            "due_in_days = 45",
            "due_in_days = 450",
            "due 461 days after it was set instead of 31 to 89",
        ),
        (
            "days_ago = 12\n",
            "days_ago = 59\n",
            "reached before it was set",
        ),
        (
            "item = \"data\"",
            "item = \"demo\"",
            "\"demo\" is there already",
        ),
        (
            "item = \"service_menu\"\nstate = \"not_needed\"\nnote",
            "item = \"service_menu\"\nstate = \"not_needed\"\nevidence",
            "\"service_menu\": NotAnAddress",
        ),
    ];
    for (right, wrong, message) in cases {
        let path = "en/samples/komorebi/workshop.toml";
        let at = text.find(right).expect(right);
        let line = text[..at].matches('\n').count() + 1;
        let problems = overridden(path, &text.replacen(right, wrong, 1))
            .check()
            .to_vec();
        let named = problems
            .iter()
            .any(|problem| problem.message == message && problem.line == Some(line));
        assert!(named, "{message:?} on line {line}: {problems:?}");
    }
}

#[test]
fn the_first_team_is_on_its_way() {
    for sample in samples() {
        let team = &sample.teams[0];
        let reached = team
            .milestones
            .iter()
            .map(|milestone| milestone.outcome.is_some());
        assert_eq!(reached.collect::<Vec<_>>(), [true, false]);
        let states: BTreeSet<_> = team
            .gifts
            .iter()
            .map(|gift| gift.entry.state.key())
            .collect();
        assert_eq!(states.len(), 4, "{states:?}");
        assert!(sample.dates.is_some() && !sample.questions[0].answers.is_empty());
    }
}
