//! Numbers as people read them.

use domain::{Language, use_case::Estimate};

/// A number with grouped thousands: whole from ten on, one decimal below.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let plain = if size >= 10.0 || size.fract().abs() < 0.05 {
        format!("{size:.0}")
    } else {
        format!("{size:.1}")
    };
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::new();
    if value < 0.0 && plain != "0" {
        text.push('−');
    }
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A number with its unit, which may be empty.
pub fn amount(language: Language, value: f64, unit: &str) -> String {
    match language {
        Language::Ja => format!("{}{unit}", number(value)),
        Language::En => format!("{} {unit}", number(value)).trim_end().to_owned(),
    }
}

/// A share of 0 to 1 in whole per cent.
pub fn percent(language: Language, share: f64) -> String {
    let whole = (share * 100.0).round();
    match language {
        Language::Ja => format!("{whole}%"),
        Language::En => format!("{whole} %"),
    }
}

/// A share, or its range.
pub fn percent_range(language: Language, share: Estimate) -> String {
    let (low, high) = ((share.low * 100.0).round(), (share.high * 100.0).round());
    match language {
        _ if low == high => percent(language, share.best),
        Language::Ja => format!("{low}〜{high}%"),
        Language::En => format!("{low}–{high} %"),
    }
}
