//! The six stages of a team on its way to daily use of ML, and the evidence that moves it on.
//! A stage is never set: it follows from what is recorded, as far as the evidence reaches
//! without a gap. When evidence is taken back, so is the stage; going back is moving, too.

use serde::{Deserialize, Serialize};

use crate::{
    gift::Gift,
    people::Role,
    use_case::{UseCase, Verdict},
};

/// Where a team is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What can ML do, and what not?
    Learning,
    /// For which problem is it used?
    Experimenting,
    /// Is it of value to real people?
    Prototyping,
    /// Can it run every day?
    Building,
    /// Does the effect last in daily work?
    Deploying,
    /// Does it hold elsewhere?
    Scaling,
}

impl Stage {
    /// All six, in order. The first three find out whether it is worth doing, the last three
    /// make it part of daily work.
    pub const ALL: [Self; 6] = [
        Self::Learning,
        Self::Experimenting,
        Self::Prototyping,
        Self::Building,
        Self::Deploying,
        Self::Scaling,
    ];

    /// The stages whose question a milestone answers.
    pub const WITH_MILESTONES: [Self; 4] = [
        Self::Prototyping,
        Self::Building,
        Self::Deploying,
        Self::Scaling,
    ];

    /// The name in forms, tables and the API.
    pub fn key(self) -> &'static str {
        match self {
            Self::Learning => "learning",
            Self::Experimenting => "experimenting",
            Self::Prototyping => "prototyping",
            Self::Building => "building",
            Self::Deploying => "deploying",
            Self::Scaling => "scaling",
        }
    }

    /// The stage with this [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// The stage after this one.
    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| *stage > self)
    }

    /// What has to be shown to leave this stage; nothing leads out of the last.
    pub fn requirements(self) -> Vec<Requirement> {
        match self {
            Self::Learning => vec![Requirement::Lectures],
            Self::Experimenting => vec![
                Requirement::HandsOn,
                Requirement::Focus,
                Requirement::ValueExceedsBurden,
            ],
            Self::Prototyping | Self::Deploying => vec![Requirement::Milestone(self)],
            Self::Building => {
                let gifts = Gift::ALL.map(Requirement::GiftShown);
                let milestone = Requirement::Milestone(self);
                std::iter::once(milestone).chain(gifts).collect()
            }
            Self::Scaling => Vec::new(),
        }
    }
}

/// Something that has to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Requirement {
    /// Of each of the three required roles somebody has finished what the role is to read. One
    /// requirement for all three: most teams have a single product manager, and whose reading is
    /// still open is nobody's business.
    Lectures,
    /// The developers have worked through the notebooks.
    HandsOn,
    /// The team has chosen the use case it goes for.
    Focus,
    /// The numbers of that use case say that value exceeds burden.
    ValueExceedsBurden,
    /// A milestone for this stage was reached: result, learning and something to look at.
    Milestone(Stage),
    /// At least one item of the gift is there and can be looked at.
    GiftShown(Gift),
}

/// Whether something is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// It is.
    Met,
    /// It is not yet.
    Open,
    /// This version has no way to show it. It holds nobody up, and pages say so.
    CannotBeShown,
}

/// What is recorded of a team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The roles of which somebody has finished what the role is to read.
    pub lectures: Vec<Role>,
    /// Whether the developers finished the hands-on; none where nothing records it.
    pub hands_on: Option<Finished>,
    /// What the numbers of the chosen use case say; none when none is chosen.
    pub focus: Option<Worth>,
    /// The stages whose milestones were reached.
    pub milestones: Vec<Stage>,
    /// The gifts of which something is there and can be looked at.
    pub gifts: Vec<Gift>,
}

/// Whether something has come to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finished {
    /// It has.
    Yes,
    /// Not yet.
    No,
}

/// What the numbers of a use case say about value and burden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Worth {
    /// By the best guess value exceeds burden, and no rule does as well.
    ValueExceedsBurden,
    /// Too little is recorded, or the numbers say otherwise.
    NotShown,
}

impl Worth {
    /// What the numbers of `use_case` say. The best guess decides: whether it holds at the far
    /// end of the ranges too is what the prototype finds out.
    pub fn of(use_case: &UseCase) -> Self {
        let evaluation = use_case.evaluation();
        let exceeds = evaluation.net.is_some_and(|net| net.best > 0.0);
        if exceeds && evaluation.verdict != Verdict::RuleSuffices {
            Self::ValueExceedsBurden
        } else {
            Self::NotShown
        }
    }
}

impl Evidence {
    /// Whether this shows `requirement`.
    pub fn status(&self, requirement: Requirement) -> Status {
        let met = match requirement {
            Requirement::Lectures => Role::REQUIRED
                .iter()
                .all(|role| self.lectures.contains(role)),
            Requirement::HandsOn => match self.hands_on {
                Some(finished) => finished == Finished::Yes,
                None => return Status::CannotBeShown,
            },
            Requirement::Focus => self.focus.is_some(),
            Requirement::ValueExceedsBurden => self.focus == Some(Worth::ValueExceedsBurden),
            Requirement::Milestone(stage) => self.milestones.contains(&stage),
            Requirement::GiftShown(gift) => self.gifts.contains(&gift),
        };
        if met { Status::Met } else { Status::Open }
    }

    /// The stage that this leads to: the first one that something is still open for.
    pub fn stage(&self) -> Stage {
        let leads_out = |stage: &Stage| {
            let requirements = stage.requirements();
            let open = |requirement: &Requirement| self.status(*requirement) == Status::Open;
            !requirements.is_empty() && !requirements.iter().any(open)
        };
        Stage::ALL
            .into_iter()
            .find(|stage| !leads_out(stage))
            .unwrap_or(Stage::Scaling)
    }

    /// What leads out of the present stage, each with its status.
    pub fn next_requirements(&self) -> Vec<(Requirement, Status)> {
        let requirements = self.stage().requirements().into_iter();
        requirements
            .map(|requirement| (requirement, self.status(requirement)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::{prelude::*, sample::subsequence};

    use super::*;

    fn learnt() -> Evidence {
        Evidence {
            lectures: Role::REQUIRED.to_vec(),
            ..Evidence::default()
        }
    }

    #[test]
    fn each_stage_is_reached_by_its_evidence_and_not_before() {
        let focus = |worth| Evidence {
            focus: Some(worth),
            ..learnt()
        };
        let worth = focus(Worth::ValueExceedsBurden);
        let reached = |stages: &[Stage]| Evidence {
            milestones: stages.to_vec(),
            ..worth.clone()
        };
        let (prototyping, building) = (Stage::Prototyping, Stage::Building);
        let cases = [
            (Evidence::default(), Stage::Learning),
            (
                Evidence {
                    lectures: vec![Role::ProductManager, Role::Developer, Role::Ux],
                    ..Evidence::default()
                },
                Stage::Learning,
            ),
            (learnt(), Stage::Experimenting),
            (focus(Worth::NotShown), Stage::Experimenting),
            (worth.clone(), Stage::Prototyping),
            (
                Evidence {
                    hands_on: Some(Finished::No),
                    ..worth.clone()
                },
                Stage::Experimenting,
            ),
            (
                Evidence {
                    hands_on: Some(Finished::Yes),
                    ..worth.clone()
                },
                Stage::Prototyping,
            ),
            (reached(&[prototyping]), Stage::Building),
            // A later milestone does not stand in for an earlier one.
            (reached(&[building]), Stage::Prototyping),
            (reached(&[prototyping, building]), Stage::Building),
            (
                Evidence {
                    gifts: Gift::ALL.to_vec(),
                    ..reached(&[prototyping, building])
                },
                Stage::Deploying,
            ),
            (
                Evidence {
                    gifts: Gift::ALL.to_vec(),
                    ..reached(&[prototyping, building, Stage::Deploying])
                },
                Stage::Scaling,
            ),
        ];
        for (evidence, expected) in cases {
            assert_eq!(evidence.stage(), expected, "{evidence:?}");
        }
    }

    #[test]
    fn what_cannot_be_shown_holds_nobody_up_and_is_said() {
        let next = learnt().next_requirements();
        assert_eq!(next[0], (Requirement::HandsOn, Status::CannotBeShown));
        assert_eq!(next[1], (Requirement::Focus, Status::Open));
        assert_eq!(Stage::Scaling.requirements(), []);
        assert_eq!(Stage::Scaling.next(), None);
        assert_eq!(Stage::Learning.next(), Some(Stage::Experimenting));
    }

    #[test]
    fn keys_lead_back_to_their_stages() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_key(stage.key()), Some(stage));
        }
    }

    fn evidence() -> impl Strategy<Value = Evidence> {
        let worth = prop_oneof![
            Just(None),
            Just(Some(Worth::NotShown)),
            Just(Some(Worth::ValueExceedsBurden))
        ];
        (
            subsequence(Role::ALL.to_vec(), 0..=8),
            worth,
            subsequence(Stage::WITH_MILESTONES.to_vec(), 0..=4),
            subsequence(Gift::ALL.to_vec(), 0..=3),
        )
            .prop_map(|(lectures, focus, milestones, gifts)| Evidence {
                lectures,
                hands_on: None,
                focus,
                milestones,
                gifts,
            })
    }

    proptest! {
        #[test]
        fn more_evidence_never_leads_back(less in evidence(), more in evidence()) {
            let joined = Evidence {
                lectures: [less.lectures.clone(), more.lectures].concat(),
                hands_on: None,
                focus: if less.focus == Some(Worth::ValueExceedsBurden) { less.focus } else { more.focus.or(less.focus) },
                milestones: [less.milestones.clone(), more.milestones].concat(),
                gifts: [less.gifts.clone(), more.gifts].concat(),
            };
            prop_assert!(joined.stage() >= less.stage());
        }

        #[test]
        fn a_stage_below_the_last_always_says_what_is_open(evidence in evidence()) {
            let open = evidence.next_requirements().iter().any(|(_, status)| *status == Status::Open);
            prop_assert_eq!(open, evidence.stage() != Stage::Scaling);
        }
    }
}
