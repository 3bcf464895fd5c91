//! The words of gifts and their items.

use domain::gift::{Gap, Gift, Item, LONGEST_ADDRESS, LONGEST_NOTE, Mistake, State};

use crate::{components::Tone, texts::Texts};

/// What a gift is called.
pub fn gift(t: &Texts, gift: Gift) -> String {
    match gift {
        Gift::Viable => t.gift_viable(),
        Gift::Usable => t.gift_usable(),
        Gift::Feasible => t.gift_feasible(),
    }
    .to_string()
}

/// The question that a gift answers.
pub fn question(t: &Texts, gift: Gift) -> String {
    match gift {
        Gift::Viable => t.gift_viable_question(),
        Gift::Usable => t.gift_usable_question(),
        Gift::Feasible => t.gift_feasible_question(),
    }
    .to_string()
}

macro_rules! item_words {
    ($($item:ident $name:ident $hint:ident;)+) => {
        /// What an item is called.
        pub fn item(t: &Texts, item: Item) -> String {
            match item { $(Item::$item => t.$name(),)+ }.to_string()
        }

        /// What makes it good.
        pub fn item_hint(t: &Texts, item: Item) -> String {
            match item { $(Item::$item => t.$hint(),)+ }.to_string()
        }
    };
}

item_words! {
    ProspectiveCustomers gift_customers gift_customers_hint;
    MarketResearch gift_market gift_market_hint;
    Feedback gift_feedback gift_feedback_hint;
    RevenueAndCost gift_revenue gift_revenue_hint;
    ServiceMenu gift_menu gift_menu_hint;
    Demo gift_demo gift_demo_hint;
    Design gift_design gift_design_hint;
    Application gift_application gift_application_hint;
    OperationManual gift_manual gift_manual_hint;
    CustomerSupport gift_support gift_support_hint;
    Partner gift_partner gift_partner_hint;
    CoreAlgorithm gift_algorithm gift_algorithm_hint;
    Data gift_data gift_data_hint;
}

/// How far an item is.
pub fn state(t: &Texts, state: State) -> (Tone, String) {
    let (tone, words) = match state {
        State::Missing => (Tone::Plain, t.gift_missing()),
        State::InWork => (Tone::Accent, t.gift_in_work()),
        State::There => (Tone::Success, t.gift_there()),
        State::NotNeeded => (Tone::Plain, t.gift_not_needed()),
    };
    (tone, words.to_string())
}

/// What a sponsor would miss about it.
pub fn gap(t: &Texts, gap: Gap) -> String {
    match gap {
        Gap::Missing => t.gift_missing(),
        Gap::InWork => t.gift_in_work(),
        Gap::NoEvidence => t.gift_no_evidence(),
    }
    .to_string()
}

/// What is wrong with an entry, with the field it stands beside.
pub fn mistake(t: &Texts, mistake: Mistake) -> (&'static str, String) {
    match mistake {
        Mistake::EvidenceTooLong => (
            "evidence",
            t.form_too_long(LONGEST_ADDRESS as u64).to_string(),
        ),
        Mistake::NotAnAddress => ("evidence", t.not_an_address().to_string()),
        Mistake::NoteTooLong => ("note", t.form_too_long(LONGEST_NOTE as u64).to_string()),
        Mistake::ReasonMissing => ("note", t.gift_reason_missing().to_string()),
    }
}
