//! The headings of a glossary: letters in English, rows of the kana table in Japanese.

use domain::{Language, lecture::Term};

/// The rows of the kana table by their first letter. Small and voiced letters belong to the row
/// of their plain ones.
const ROWS: [(&str, &str); 10] = [
    ("あ", "ぁあぃいぅうぇえぉおゔ"),
    ("か", "かがきぎくぐけげこごゕゖ"),
    ("さ", "さざしじすずせぜそぞ"),
    ("た", "ただちぢっつづてでとど"),
    ("な", "なにぬねの"),
    ("は", "はばぱひびぴふぶぷへべぺほぼぽ"),
    ("ま", "まみむめも"),
    ("や", "ゃやゅゆょよ"),
    ("ら", "らりるれろ"),
    ("わ", "ゎわゐゑをん"),
];

/// The heading a term stands under.
pub fn initial(term: &Term, language: Language) -> String {
    match language {
        Language::Ja => row_of(&term.reading),
        Language::En => letter_of(&term.words.en.term),
    }
}

/// What terms are sorted by.
pub fn sort_key(term: &Term, language: Language) -> String {
    match language {
        Language::Ja => term.reading.clone(),
        Language::En => term.words.en.term.to_lowercase(),
    }
}

fn row_of(reading: &str) -> String {
    let first = reading.chars().next();
    let row = first.and_then(|first| ROWS.iter().find(|(_, letters)| letters.contains(first)));
    row.map_or_else(|| "#".to_owned(), |(name, _)| (*name).to_owned())
}

fn letter_of(term: &str) -> String {
    match term.chars().next() {
        Some(first) if first.is_alphabetic() => first.to_uppercase().collect(),
        _ => "#".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_stand_in_their_rows() {
        for (reading, row) in [
            ("てきごうりつ", "た"),
            ("ぎじゅつ", "か"),
            ("ぴーえむ", "は"),
            ("ABてすと", "#"),
            ("", "#"),
        ] {
            assert_eq!(row_of(reading), row, "{reading}");
        }
    }

    #[test]
    fn english_terms_stand_under_their_letter() {
        assert_eq!(letter_of("precision"), "P");
        assert_eq!(letter_of("5G"), "#");
    }
}
