//! The words of fields, works and choices in the reader's language, for pages and files.

use domain::use_case::{
    Applicability, Comparison, Field, FieldKind, InputError, Level, MlTask, Part, Period, Verdict,
    Work,
};

use crate::{components::Tone, texts::Texts};

/// The heading of a part.
pub fn part(t: &Texts, part: Part) -> String {
    match part {
        Part::Before => t.worksheet_part_1(),
        Part::Ideathon => t.worksheet_part_2(),
        Part::After => t.worksheet_part_3(),
    }
    .to_string()
}

/// The heading of a work.
pub fn work(t: &Texts, work: Work) -> String {
    match work {
        Work::Problem => t.work_problem(),
        Work::Priority => t.work_priority(),
        Work::Scenario => t.work_scenario(),
        Work::Applicability => t.work_applicability(),
        Work::UseCase => t.work_use_case(),
        Work::Value => t.work_value(),
        Work::Obstacles => t.work_obstacles(),
    }
    .to_string()
}

/// What a newcomer has to know before a work.
pub fn work_guide(t: &Texts, work: Work) -> String {
    match work {
        Work::Problem => t.work_problem_guide(),
        Work::Priority => t.work_priority_guide(),
        Work::Scenario => t.work_scenario_guide(),
        Work::Applicability => t.work_applicability_guide(),
        Work::UseCase => t.work_use_case_guide(),
        Work::Value => t.work_value_guide(),
        Work::Obstacles => t.work_obstacles_guide(),
    }
    .to_string()
}

macro_rules! field_words {
    ($($field:ident $label:ident $hint:ident;)+) => {
        /// The name of a field, also the heading of its column in files.
        pub fn field(t: &Texts, field: Field) -> String {
            match field { $(Field::$field => t.$label(),)+ }.to_string()
        }

        /// The sentence that helps to fill a field in.
        pub fn field_hint(t: &Texts, field: Field) -> String {
            match field { $(Field::$field => t.$hint(),)+ }.to_string()
        }
    };
}

field_words! {
    TargetUser field_target_user field_target_user_hint;
    Problem field_problem field_problem_hint;
    AsIs field_as_is field_as_is_hint;
    ToBe field_to_be field_to_be_hint;
    Urgency field_urgency field_urgency_hint;
    UrgencyReason field_urgency_reason field_urgency_reason_hint;
    Importance field_importance field_importance_hint;
    ImportanceReason field_importance_reason field_importance_reason_hint;
    Scenario field_scenario field_scenario_hint;
    Applicability field_applicability field_applicability_hint;
    Input field_input field_input_hint;
    Ml field_ml field_ml_hint;
    Output field_output field_output_hint;
    Task field_task field_task_hint;
    MlValue field_ml_value field_ml_value_hint;
    MlValueReason field_ml_value_reason field_ml_value_reason_hint;
    Period field_period field_period_hint;
    Predictions field_predictions field_predictions_hint;
    Unit field_unit field_unit_hint;
    Effect field_effect field_effect_hint;
    Cost field_cost field_cost_hint;
    HitRate field_hit_rate field_hit_rate_hint;
    RuleHitRate field_rule_hit_rate field_rule_hit_rate_hint;
    ConcernMl field_concern_ml field_concern_ml_hint;
    ConcernData field_concern_data field_concern_data_hint;
    ConcernTime field_concern_time field_concern_time_hint;
    Obstacles field_obstacles field_obstacles_hint;
    Notes field_notes field_notes_hint;
}

/// What a level is called.
pub fn level(t: &Texts, level: Level) -> String {
    match level {
        Level::High => t.level_high(),
        Level::Medium => t.level_medium(),
        Level::Low => t.level_low(),
    }
    .to_string()
}

/// What an applicability is called.
pub fn applicability(t: &Texts, applicability: Applicability) -> String {
    match applicability {
        Applicability::Yes => t.applicability_yes(),
        Applicability::No => t.applicability_no(),
        Applicability::Expert => t.applicability_expert(),
    }
    .to_string()
}

/// What a task is called.
pub fn task(t: &Texts, task: MlTask) -> String {
    match task {
        MlTask::Regression => t.task_regression(),
        MlTask::Classification => t.task_classification(),
        MlTask::Clustering => t.task_clustering(),
        MlTask::AnomalyDetection => t.task_anomaly_detection(),
        MlTask::Ranking => t.task_ranking(),
        MlTask::Recommendation => t.task_recommendation(),
        MlTask::Generation => t.task_generation(),
    }
    .to_string()
}

/// What a period is called, as in "per month".
pub fn period(t: &Texts, period: Period) -> String {
    match period {
        Period::Day => t.period_day(),
        Period::Week => t.period_week(),
        Period::Month => t.period_month(),
        Period::Year => t.period_year(),
    }
    .to_string()
}

/// Keys and words of a field's choices, in order; empty for fields that are typed.
pub fn choices(t: &Texts, field: Field) -> Vec<(&'static str, String)> {
    match field.kind() {
        FieldKind::Level => Level::ALL
            .iter()
            .map(|choice| (choice.key(), level(t, *choice)))
            .collect(),
        FieldKind::Applicability => Applicability::ALL
            .iter()
            .map(|choice| (choice.key(), applicability(t, *choice)))
            .collect(),
        FieldKind::Task => MlTask::ALL
            .iter()
            .map(|choice| (choice.key(), task(t, *choice)))
            .collect(),
        FieldKind::Period => Period::ALL
            .iter()
            .map(|choice| (choice.key(), period(t, *choice)))
            .collect(),
        FieldKind::ShortText | FieldKind::LongText | FieldKind::Quantity | FieldKind::Share => {
            Vec::new()
        }
    }
}

/// A stored value as people read it: the words of a choice, everything else as it stands.
pub fn value(t: &Texts, field: Field, stored: &str) -> String {
    let chosen = choices(t, field)
        .into_iter()
        .find(|(key, _)| *key == stored);
    chosen.map_or_else(|| stored.to_owned(), |(_, words)| words)
}

/// What is wrong with an input.
pub fn input_error(t: &Texts, error: InputError) -> String {
    match error {
        InputError::TooLong { limit } => t.input_too_long(limit as u64),
        InputError::NotAChoice => t.input_not_a_choice(),
        InputError::NotANumber => t.input_not_a_number(),
        InputError::Negative => t.input_negative(),
        InputError::TooLarge => t.input_too_large(),
        InputError::RangeReversed => t.input_range_reversed(),
        InputError::BestOutsideRange => t.input_best_outside_range(),
        InputError::ShareAboveWhole => t.input_share_above_whole(),
    }
    .to_string()
}

/// A verdict in two or three words.
pub fn verdict(t: &Texts, verdict: Verdict) -> String {
    match verdict {
        Verdict::WorthIt => t.verdict_worth_it(),
        Verdict::NotWorthIt => t.verdict_not_worth_it(),
        Verdict::Uncertain => t.verdict_uncertain(),
        Verdict::RuleSuffices => t.verdict_rule_suffices(),
        Verdict::TooLittleKnown => t.verdict_too_little_known(),
    }
    .to_string()
}

/// How a verdict's badge looks.
pub fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::WorthIt => Tone::Success,
        Verdict::NotWorthIt => Tone::Danger,
        Verdict::Uncertain => Tone::Warning,
        Verdict::RuleSuffices => Tone::Accent,
        Verdict::TooLittleKnown => Tone::Plain,
    }
}

/// How the rule compares, `share` being its hit rate.
pub fn comparison(t: &Texts, comparison: Comparison, share: &str) -> String {
    match comparison {
        Comparison::MlBetter => t.rule_ml_better(share),
        Comparison::RuleSuffices => t.rule_suffices(share),
        Comparison::Unclear => t.rule_unclear(share),
        Comparison::TooLittleKnown => t.rule_too_little_known(share),
    }
    .to_string()
}
