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

/// A number with its unit, which may be empty. Japanese units stand close, Latin words apart.
pub fn amount(language: Language, value: f64, unit: &str) -> String {
    match language {
        Language::Ja if !unit.starts_with(|first: char| first.is_ascii_alphabetic()) => {
            format!("{}{unit}", number(value))
        }
        Language::Ja => format!("{} {unit}", number(value)),
        Language::En => format!("{} {unit}", number(value)).trim_end().to_owned(),
    }
}

/// A share of 0 to 1 in whole per cent.
pub fn percent(language: Language, share: f64) -> String {
    let whole = (share * 100.0).round();
    match language {
        Language::Ja => format!("{whole}%"),
        Language::En => format!("{whole}\u{a0}%"),
    }
}

/// A share, or its range.
pub fn percent_range(language: Language, share: Estimate) -> String {
    let (low, high) = ((share.low * 100.0).round(), (share.high * 100.0).round());
    match language {
        _ if low == high => percent(language, share.best),
        // Word joiners keep both ends on one line.
        Language::Ja => format!("{low}\u{2060}〜\u{2060}{high}%"),
        Language::En => format!("{low}–{high}\u{a0}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_and_rounded() {
        for (value, text) in [
            (0.0, "0"),
            (-0.01, "0"),
            (4.25, "4.2"),
            (999.4, "999"),
            (144_000.0, "144,000"),
            (-1_234_567.0, "−1,234,567"),
        ] {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn units_follow_as_each_language_likes() {
        assert_eq!(amount(Language::Ja, 1_200.0, "円"), "1,200円");
        assert_eq!(amount(Language::Ja, 1_200.0, "yen"), "1,200 yen");
        assert_eq!(amount(Language::En, 1_200.0, "yen"), "1,200 yen");
        assert_eq!(amount(Language::En, 1_200.0, ""), "1,200");
    }
}
