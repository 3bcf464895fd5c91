//! The words of occasions and of why they are proposed.

use domain::calendar::{Occasion, Oddity, Proposal, Rule};
use jiff::civil::Weekday;

use crate::texts::Texts;

/// What an occasion is called.
pub fn occasion(t: &Texts, occasion: Occasion) -> String {
    match occasion {
        Occasion::IndividualStart => t.occasion_individual_start(),
        Occasion::HandsOn => t.occasion_hands_on(),
        Occasion::Ideathon => t.occasion_ideathon(),
        Occasion::FirstFollowUp => t.occasion_first_follow_up(),
        Occasion::SecondFollowUp => t.occasion_second_follow_up(),
        Occasion::ThirdFollowUp => t.occasion_third_follow_up(),
        Occasion::SponsorReport => t.occasion_sponsor_report(),
    }
    .to_string()
}

/// What happens there, and what to have done before.
pub fn about(t: &Texts, occasion: Occasion) -> String {
    match occasion {
        Occasion::IndividualStart => t.occasion_individual_start_text(),
        Occasion::HandsOn => t.occasion_hands_on_text(),
        Occasion::Ideathon => t.occasion_ideathon_text(),
        Occasion::FirstFollowUp | Occasion::SecondFollowUp | Occasion::ThirdFollowUp => {
            t.occasion_follow_up_text()
        }
        Occasion::SponsorReport => t.occasion_sponsor_report_text(),
    }
    .to_string()
}

/// Why a date is proposed.
pub fn reason(t: &Texts, proposal: &Proposal) -> String {
    let rule = match proposal.rule {
        Rule::FirstDay => t.proposal_first_day(),
        Rule::MonthAfterStart => t.proposal_month_after_start(),
        Rule::ThreeMonthsAfterStart => t.proposal_three_months_after_start(),
        Rule::MonthsAfterIdeathon(months) => {
            t.proposal_months_after_ideathon(u64::from(months) * 4)
        }
        Rule::WeekAfterFollowUps => t.proposal_week_after_follow_ups(),
    }
    .to_string();
    match proposal.moved_from {
        None => rule,
        Some(Weekday::Saturday) => t.proposal_from_saturday(rule).to_string(),
        Some(_) => t.proposal_from_sunday(rule).to_string(),
    }
}

/// What is odd about a date.
pub fn oddity(t: &Texts, oddity: Oddity) -> String {
    match oddity {
        Oddity::Weekend(one) => t.oddity_weekend(occasion(t, one)),
        Oddity::OutOfOrder(first, second) => {
            t.oddity_order(occasion(t, first), occasion(t, second))
        }
    }
    .to_string()
}
