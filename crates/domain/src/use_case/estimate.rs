//! A number nobody knows exactly: a best guess between a low and a high one, and how people
//! write such numbers in either language.

use std::fmt;

use super::InputError;

/// A best guess between bounds; `low <= best <= high`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// It is hardly less.
    pub low: f64,
    /// The one number if there had to be one.
    pub best: f64,
    /// It is hardly more.
    pub high: f64,
}

/// Above this, sums would lose whole units.
const LARGEST: f64 = 1e12;

impl Estimate {
    /// A number known exactly.
    pub fn exact(value: f64) -> Self {
        Self {
            low: value,
            best: value,
            high: value,
        }
    }

    /// Whether it is one number rather than a range.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// Reads `5`, `3-8` (the best guess is the middle) or `5 (3-8)`. Digits may be full-width
    /// and grouped by commas; 千, 万, 億, k and M multiply; currency and per-cent signs and
    /// 件, 回 and 円 are ignored; a range may be written with ~, 〜, any dash or `to`.
    pub fn parse(text: &str) -> Result<Self, InputError> {
        let text = normalised(text);
        let estimate = match text.split_once('(') {
            Some((best, range)) => {
                let (low, high) = bounds(range.strip_suffix(')').unwrap_or(range))?;
                Self {
                    low,
                    best: number(best)?,
                    high,
                }
            }
            None => {
                let (low, high) = bounds(&text)?;
                Self {
                    low,
                    best: low + (high - low) / 2.0,
                    high,
                }
            }
        };
        if estimate.low > estimate.high {
            return Err(InputError::RangeReversed);
        }
        if !(estimate.low..=estimate.high).contains(&estimate.best) {
            return Err(InputError::BestOutsideRange);
        }
        Ok(estimate)
    }

    /// 70 per cent as 0.7.
    pub(super) fn of_percent(self) -> Self {
        Self {
            low: self.low / 100.0,
            best: self.best / 100.0,
            high: self.high / 100.0,
        }
    }
}

/// The form that [`Estimate::parse`] reads back to the same estimate.
impl fmt::Display for Estimate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { low, best, high } = self;
        if self.is_exact() {
            write!(formatter, "{best}")
        } else if *best == low + (high - low) / 2.0 {
            write!(formatter, "{low}-{high}")
        } else {
            write!(formatter, "{best} ({low}-{high})")
        }
    }
}

/// Full-width characters become ASCII, all dashes and tildes one dash; what carries no
/// meaning disappears.
fn normalised(text: &str) -> String {
    let text: String = text.chars().filter_map(normalised_character).collect();
    text.replace("to", "-")
        .replace("から", "-")
        .replace("..", "-")
}

fn normalised_character(character: char) -> Option<char> {
    let narrow = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0)?,
        '\u{ffe5}' => '¥',
        other => other,
    };
    match narrow {
        '~' | '〜' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        ',' | '、' | '%' | '¥' | '$' | '€' | '£' | '円' | '件' | '回' => None,
        blank if blank.is_whitespace() => None,
        other => Some(other),
    }
}

fn bounds(text: &str) -> Result<(f64, f64), InputError> {
    if text.starts_with('-') {
        return Err(InputError::Negative);
    }
    match text.split_once('-') {
        Some((low, high)) => Ok((number(low)?, number(high)?)),
        None => number(text).map(|value| (value, value)),
    }
}

fn number(text: &str) -> Result<f64, InputError> {
    if text.starts_with('-') {
        return Err(InputError::Negative);
    }
    let digits = text.trim_end_matches(|last: char| !last.is_ascii_digit());
    let factor = match &text[digits.len()..] {
        "" => 1.0,
        "k" | "K" | "千" => 1e3,
        "万" => 1e4,
        "M" => 1e6,
        "億" => 1e8,
        _ => return Err(InputError::NotANumber),
    };
    let plain = !digits.is_empty()
        && digits
            .chars()
            .all(|digit| digit.is_ascii_digit() || digit == '.');
    let value = plain
        .then(|| digits.parse::<f64>().ok())
        .flatten()
        .ok_or(InputError::NotANumber)?
        * factor;
    if value > LARGEST {
        return Err(InputError::TooLarge);
    }
    Ok(value)
}
