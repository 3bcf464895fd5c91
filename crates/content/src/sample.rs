//! Sample workshops: `{language}/samples/{name}/workshop.toml` with the teams' boards beside it
//! in the exchange format. People, notes and rows carry keys that are valid within the sample
//! only; whoever puts a sample into a database gives the people ids of their own.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Language, Moment,
    agenda::{Agenda, Command, Run, StepChoice},
    board::BoardContent,
    people::{Access, Role},
    use_case::Field,
};
use serde::Deserialize;
use toml::Spanned;

use crate::{
    files::{File, Files},
    problem::{Faults, Problem},
};

mod check;
mod learning;
mod path;

pub(crate) use learning::review;
pub use learning::{SampleAnswer, SampleQuestion, SampleReader, SampleReading};
pub use path::{SampleDates, SampleGift, SampleMilestone, SampleOutcome};

/// A finished workshop that shows a newcomer the point.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The name of its folder, the same in both languages.
    pub id: String,
    /// The language it is written in.
    pub language: Language,
    /// The workshop's name.
    pub name: String,
    /// What the organisation wants from it.
    pub purpose: String,
    /// The id of its agenda.
    pub agenda: String,
    /// People without a team: facilitators and observers.
    pub people: Vec<SampleMember>,
    /// Its teams.
    pub teams: Vec<SampleTeam>,
    /// Its dates, counted from the day on which it is added; none if it has no dates.
    pub dates: Option<SampleDates>,
    /// Who has read what.
    pub learning: Vec<SampleReader>,
    /// What readers asked below lessons.
    pub questions: Vec<SampleQuestion>,
}

/// A person of a sample.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleMember {
    /// How notes, comments and rows refer to this person.
    pub key: String,
    /// The name.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// What the person may do.
    #[serde(default = "participant")]
    pub access: Access,
}

fn participant() -> Access {
    Access::Participant
}

/// A team of a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleTeam {
    /// Its name within the sample, the same in both languages.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The product it works on.
    pub product: String,
    /// Its people.
    pub members: Vec<SampleMember>,
    /// The step it stands in; none before the start.
    pub step: Option<String>,
    /// Its board. `by` of notes and comments are keys of members.
    pub board: BoardContent,
    /// Its list.
    pub use_cases: Vec<SampleUseCase>,
    /// The row it chose to focus on.
    pub focus: Option<SampleFocus>,
    /// What it says about the gifts of its focus.
    pub gifts: Vec<SampleGift>,
    /// What it wants to have reached by when.
    pub milestones: Vec<SampleMilestone>,
}

/// A row of a sample team's list.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleUseCase {
    /// Its name within the team.
    pub key: String,
    /// The note it was made from.
    pub note: Option<String>,
    /// The ML-design frame it was made from.
    pub frame: Option<String>,
    /// The key of the member who filled it in.
    pub by: String,
    /// Its fields, in the form that is stored.
    pub fields: BTreeMap<Field, String>,
}

/// The focus of a sample team.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleFocus {
    /// The key of the row.
    pub use_case: String,
    /// Why this one.
    pub reason: String,
}

impl SampleTeam {
    /// A run that began early enough for the team to stand in its step at `now`, every step
    /// before having taken its planned time, and the clock paused so that it still shows the
    /// step's full time whenever someone looks.
    pub fn run(&self, agenda: &Agenda, now: Moment) -> Run {
        let mut run = Run::default();
        let reached = self
            .step
            .as_ref()
            .and_then(|id| agenda.steps.iter().position(|step| step.id == *id));
        let Some(reached) = reached else { return run };
        let minutes: i64 = agenda.steps[..reached]
            .iter()
            .map(|step| i64::from(step.minutes))
            .sum();
        let mut at = now.plus_minutes(-minutes);
        for (place, step) in agenda.steps.iter().enumerate().take(reached + 1) {
            let index = u32::try_from(place).unwrap_or(u32::MAX);
            // The step exists and another one is current, so that neither can be refused.
            let _ = run.apply(
                agenda,
                &Command::GoTo {
                    step: StepChoice::Index(index),
                },
                at,
            );
            at = at.plus_minutes(i64::from(step.minutes));
        }
        let _ = run.apply(agenda, &Command::Pause, now);
        run
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkshopFile {
    name: String,
    purpose: String,
    agenda: String,
    #[serde(default)]
    people: Vec<SampleMember>,
    teams: Vec<TeamFile>,
    #[serde(default)]
    dates: Option<path::DatesFile>,
    #[serde(default)]
    learning: Vec<learning::ReaderFile>,
    #[serde(default)]
    questions: Vec<learning::QuestionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TeamFile {
    key: String,
    name: String,
    product: String,
    members: Vec<SampleMember>,
    #[serde(default)]
    step: Option<String>,
    #[serde(default)]
    use_cases: Vec<UseCaseFile>,
    #[serde(default)]
    focus: Option<SampleFocus>,
    #[serde(default)]
    gifts: Vec<path::GiftFile>,
    #[serde(default)]
    milestones: Vec<path::MilestoneFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UseCaseFile {
    key: String,
    #[serde(default)]
    note: Option<String>,
    #[serde(default)]
    frame: Option<String>,
    by: String,
    fields: BTreeMap<Field, String>,
}

/// The exchange format of boards, as far as samples need it.
#[derive(Deserialize)]
struct BoardFile {
    format: String,
    version: u32,
    content: BoardContent,
}

/// Reads one `workshop.toml` with the boards `{team}.json` beside it. A team without a board
/// file has an empty board.
pub(crate) fn read(files: &Files, language: Language, file: &File) -> Result<Sample, Vec<Problem>> {
    let workshop: WorkshopFile = file.toml()?;
    let folder = file.path.trim_end_matches("workshop.toml");
    let people = People::of(&workshop);
    let mut faults = Faults::of(file);
    let dates = workshop.dates.map(|dates| path::dates(dates, &mut faults));
    let learning = learning::readers(workshop.learning, &people, &mut faults);
    let questions = learning::questions(workshop.questions, &people, &mut faults);
    for team in &workshop.teams {
        path::check(team, &people, &mut faults);
    }
    let mut problems = faults.into_problems();
    let mut teams = Vec::new();
    for team in workshop.teams {
        match team_of(files, file, &format!("{folder}{}.json", team.key), team) {
            Ok(team) => teams.push(team),
            Err(found) => problems.extend(found),
        }
    }
    let sample = Sample {
        id: folder
            .trim_end_matches('/')
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        language,
        name: workshop.name,
        purpose: workshop.purpose,
        agenda: workshop.agenda,
        people: workshop.people,
        teams,
        dates,
        learning,
        questions,
    };
    problems.extend(
        check::problems(&sample)
            .into_iter()
            .map(|message| file.problem(None, message)),
    );
    if problems.is_empty() {
        Ok(sample)
    } else {
        Err(problems)
    }
}

fn team_of(
    files: &Files,
    file: &File,
    board_path: &str,
    team: TeamFile,
) -> Result<SampleTeam, Vec<Problem>> {
    let mut problems = Vec::new();
    let board = if files.contains(board_path) {
        files
            .first_valid(board_path, read_board, &mut problems)
            .unwrap_or_default()
    } else {
        BoardContent::default()
    };
    let mut use_cases = Vec::new();
    let mut known = BTreeSet::new();
    for row in team.use_cases {
        if !known.insert(row.key.clone()) {
            problems
                .push(file.problem(None, format!("another row is called {:?} already", row.key)));
        }
        match fields_of(&row) {
            Ok(fields) => {
                let UseCaseFile {
                    key,
                    note,
                    frame,
                    by,
                    ..
                } = row;
                use_cases.push(SampleUseCase {
                    key,
                    note,
                    frame,
                    by,
                    fields,
                });
            }
            Err(message) => problems.push(file.problem(None, message)),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let TeamFile {
        key,
        name,
        product,
        members,
        step,
        focus,
        gifts,
        milestones,
        ..
    } = team;
    Ok(SampleTeam {
        key,
        name,
        product,
        members,
        step,
        board,
        use_cases,
        focus,
        gifts: gifts.into_iter().map(SampleGift::from).collect(),
        milestones: milestones.into_iter().map(SampleMilestone::from).collect(),
    })
}

/// The people of a sample, by key.
struct People(BTreeMap<String, Access>);

impl People {
    fn of(workshop: &WorkshopFile) -> Self {
        let members = workshop.teams.iter().flat_map(|team| &team.members);
        let everybody = workshop.people.iter().chain(members);
        Self(
            everybody
                .map(|member| (member.key.clone(), member.access))
                .collect(),
        )
    }

    /// Notes a key that is nobody's.
    fn need(&self, key: &Spanned<String>, faults: &mut Faults<'_>) {
        if !self.0.contains_key(key.get_ref()) {
            faults.add(
                key.span(),
                format!("there is nobody called {:?}", key.get_ref()),
            );
        }
    }
}

fn fields_of(row: &UseCaseFile) -> Result<BTreeMap<Field, String>, String> {
    let read = |(field, input): (&Field, &String)| match field.read(input) {
        Ok(value) => Ok((*field, value)),
        Err(error) => Err(format!(
            "row {:?}, field {:?}: {error}",
            row.key,
            field.key()
        )),
    };
    row.fields.iter().map(read).collect()
}

fn read_board(file: &File) -> Result<BoardContent, Vec<Problem>> {
    let board: BoardFile = file.json()?;
    if board.format != "ekkyo-board" || board.version != 1 {
        return Err(vec![
            file.problem(Some(1), "not a board in the exchange format, version 1"),
        ]);
    }
    Ok(board.content)
}
