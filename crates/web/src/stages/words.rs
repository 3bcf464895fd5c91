//! The words of stages and of what moves teams on.

use domain::{
    gift::Gift,
    milestone::{OutcomeMistake, TargetMistake},
    stage::{Requirement, Stage, Status},
};

use crate::{components::Tone, gifts, texts::Texts};

/// What a stage is called.
pub fn stage(t: &Texts, stage: Stage) -> String {
    match stage {
        Stage::Learning => t.stage_learning(),
        Stage::Experimenting => t.stage_experimenting(),
        Stage::Prototyping => t.stage_prototyping(),
        Stage::Building => t.stage_building(),
        Stage::Deploying => t.stage_deploying(),
        Stage::Scaling => t.stage_scaling(),
    }
    .to_string()
}

/// The question that a stage answers.
pub fn question(t: &Texts, stage: Stage) -> String {
    match stage {
        Stage::Learning => t.stage_learning_question(),
        Stage::Experimenting => t.stage_experimenting_question(),
        Stage::Prototyping => t.stage_prototyping_question(),
        Stage::Building => t.stage_building_question(),
        Stage::Deploying => t.stage_deploying_question(),
        Stage::Scaling => t.stage_scaling_question(),
    }
    .to_string()
}

/// What has to be shown.
pub fn requirement(t: &Texts, requirement: Requirement) -> String {
    match requirement {
        Requirement::Lectures => t.requirement_lectures(),
        Requirement::HandsOn => t.requirement_hands_on(),
        Requirement::Focus => t.requirement_focus(),
        Requirement::ValueExceedsBurden => t.requirement_value(),
        Requirement::Milestone(which) => t.requirement_milestone(stage(t, which)),
        Requirement::GiftShown(gift) => t.requirement_gift(gift_name(t, gift)),
    }
    .to_string()
}

fn gift_name(t: &Texts, gift: Gift) -> String {
    gifts::words::gift(t, gift)
}

/// Whether it is shown.
pub fn status(t: &Texts, status: Status) -> (Tone, String) {
    let (tone, words) = match status {
        Status::Met => (Tone::Success, t.requirement_met()),
        Status::Open => (Tone::Plain, t.requirement_open()),
        Status::CannotBeShown => (Tone::Plain, t.requirement_cannot_be_shown()),
    };
    (tone, words.to_string())
}

/// What is wrong with a target, with the field it stands beside.
pub fn target_mistake(t: &Texts, mistake: TargetMistake) -> (&'static str, String) {
    let most = domain::milestone::LONGEST_TEXT as u64;
    match mistake {
        TargetMistake::TargetMissing => ("target", t.form_required().to_string()),
        TargetMistake::TargetTooLong => ("target", t.form_too_long(most).to_string()),
        TargetMistake::NotMeasurable => ("target", t.milestone_not_measurable().to_string()),
        TargetMistake::NotWithinMonths => ("due_on", t.milestone_not_within_months().to_string()),
    }
}

/// What is wrong with an outcome, with the field it stands beside.
pub fn outcome_mistake(t: &Texts, mistake: OutcomeMistake) -> (&'static str, String) {
    let most = domain::milestone::LONGEST_TEXT as u64;
    let long = || t.form_too_long(most).to_string();
    match mistake {
        OutcomeMistake::ResultMissing => ("result", t.milestone_result_missing().to_string()),
        OutcomeMistake::ResultTooLong => ("result", long()),
        OutcomeMistake::LearningMissing => ("learning", t.milestone_learning_missing().to_string()),
        OutcomeMistake::LearningTooLong => ("learning", long()),
        OutcomeMistake::EvidenceMissing => ("evidence", t.milestone_evidence_missing().to_string()),
        OutcomeMistake::NotAnAddress => ("evidence", t.not_an_address().to_string()),
    }
}
