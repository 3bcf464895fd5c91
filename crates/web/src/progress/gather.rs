//! The progress of a workshop as it may be shown, gathered once for the page and the API.

use std::collections::HashMap;

use domain::{
    MemberId, Moment,
    headcount::{Headcount, hide_across, shown},
    lecture::{Module, Record},
    people::{Access, Member, Role},
    stage::Evidence,
    workshop::{Team, Workshop},
};

use crate::{
    error::Result,
    path::gather::{reading_of, traveller},
    stages::evidence,
    state::AppState,
};

/// The progress of a workshop.
pub struct Overview {
    /// Everybody together; none where that is too few people.
    pub whole: Option<Headcount>,
    /// Team by team.
    pub teams: Vec<TeamProgress>,
    /// Role by role, for roles that somebody has.
    pub roles: Vec<(Role, Option<Headcount>)>,
    /// Person by person, where the workshop shows names.
    pub named: Option<Named>,
}

/// The progress of a team.
pub struct TeamProgress {
    /// Which.
    pub team: Team,
    /// Its people's reading; none where too few people would be told about.
    pub reading: Option<Headcount>,
    /// What is recorded of it.
    pub evidence: Evidence,
}

/// Progress by name.
pub struct Named {
    /// Nothing finished before this moment is told.
    pub since: Moment,
    /// Everybody who takes part, in the order in which they joined.
    pub people: Vec<PersonProgress>,
}

/// The progress of a person.
pub struct PersonProgress {
    /// Who.
    pub member: Member,
    /// How many of their lessons they have finished since names are shown.
    pub finished: u32,
    /// When the last of them was.
    pub last: Option<Moment>,
}

/// What the counts are made from.
struct Source<'a> {
    modules: &'a [Module],
    members: Vec<Member>,
    records: HashMap<MemberId, Vec<Record>>,
}

/// The progress of `workshop`.
pub async fn overview(state: &AppState, workshop: &Workshop) -> Result<Overview> {
    let db = &state.db;
    let library = state.library();
    let members = db.members_of_workshop(&workshop.id).await?;
    let source = Source {
        modules: library.modules(workshop.language),
        members: members
            .into_iter()
            .filter(|member| member.access == Access::Participant)
            .collect(),
        records: evidence::by_member(db.lesson_records_of_workshop(&workshop.id).await?),
    };
    let mut evidence = evidence::of_workshop(state, workshop).await?;
    let teams = db.teams_of_workshop(&workshop.id).await?;
    let counts = source.by_team(&teams);
    let roles = source.by_role(&teams, &counts);
    let teams = teams.into_iter().zip(counts).map(|(team, reading)| {
        let evidence = evidence.remove(&team.id).unwrap_or_default();
        TeamProgress {
            team,
            reading,
            evidence,
        }
    });
    Ok(Overview {
        whole: source.count(|_| true).shown(),
        teams: teams.collect(),
        roles,
        named: db
            .named_since(&workshop.id)
            .await?
            .map(|since| source.named(since)),
    })
}

impl Source<'_> {
    fn records(&self, member: &Member) -> &[Record] {
        self.records.get(&member.id).map_or(&[], Vec::as_slice)
    }

    fn count(&self, belongs: impl Fn(&Member) -> bool) -> Headcount {
        let people = self.members.iter().filter(|member| belongs(member));
        people.fold(Headcount::default(), |group, member| {
            let records = self.records(member);
            let reading = reading_of(traveller(member), self.modules, records).whole;
            group.with(reading.done, reading.total)
        })
    }

    /// Team by team. People without a team are a last group of their own that no page shows, so
    /// that they cannot be worked out either.
    fn by_team(&self, teams: &[Team]) -> Vec<Option<Headcount>> {
        let of_team = |team: &Team| self.count(|member| member.team.as_ref() == Some(&team.id));
        let mut groups: Vec<Headcount> = teams.iter().map(of_team).collect();
        groups.push(self.count(|member| member.team.is_none()));
        shown(&groups)
    }

    /// Role by role, as far as nobody can be worked out from teams and roles together.
    fn by_role(
        &self,
        teams: &[Team],
        by_team: &[Option<Headcount>],
    ) -> Vec<(Role, Option<Headcount>)> {
        let groups = Role::ALL.map(|role| self.count(|member| member.role == role));
        let mut shown = shown(&groups);
        hide_across(by_team, &mut shown, &self.places(teams));
        let roles = Role::ALL.into_iter().zip(groups).zip(shown);
        roles
            .filter(|((_, group), _)| group.people > 0)
            .map(|((role, _), shown)| (role, shown))
            .collect()
    }

    /// Everybody's place among the teams, people without a team last, and among the roles.
    fn places(&self, teams: &[Team]) -> Vec<(usize, usize)> {
        let team = |member: &Member| {
            let mut teams = teams.iter();
            teams.position(|team| member.team.as_ref() == Some(&team.id))
        };
        let role = |member: &Member| Role::ALL.iter().position(|role| *role == member.role);
        let members = self.members.iter();
        members
            .map(|member| {
                (
                    team(member).unwrap_or(teams.len()),
                    role(member).unwrap_or_default(),
                )
            })
            .collect()
    }

    fn named(&self, since: Moment) -> Named {
        let people = self.members.iter().map(|member| {
            let lessons: Vec<&str> = traveller(member)
                .reads(self.modules)
                .into_iter()
                .flat_map(|module| &module.lessons)
                .map(|lesson| lesson.id.as_str())
                .collect();
            let told: Vec<Moment> = self
                .records(member)
                .iter()
                .filter(|record| lessons.contains(&record.lesson.as_str()))
                .filter_map(|record| record.finished.map(|finish| finish.at))
                .filter(|at| *at >= since)
                .collect();
            PersonProgress {
                member: member.clone(),
                finished: u32::try_from(told.len()).unwrap_or(u32::MAX),
                last: told.into_iter().max(),
            }
        });
        Named {
            since,
            people: people.collect(),
        }
    }
}
