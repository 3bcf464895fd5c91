//! How wide characters are, in em, and which of them belong together. The widths follow Noto
//! Sans JP and lean to the wide side, so that the same lines also fit in other fonts.

/// The width of `character` in em; combining marks and joiners have none.
pub(crate) fn width(character: char) -> f64 {
    match character {
        ' ' | '\u{a0}' => 0.26,
        'i' | 'j' | 'l' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' => 0.3,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '[' | ']' | '{' | '}' | '"' | '`' => 0.39,
        '-' | '/' | '\\' => 0.4,
        'm' | 'M' | 'W' | '@' | '%' => 0.93,
        'w' => 0.83,
        'A'..='Z' | '&' => 0.68,
        ' '..='~' => 0.57,
        _ if is_attached(character) => 0.0,
        // Half-width katakana.
        '\u{ff61}'..='\u{ffdc}' => 0.52,
        '\u{1f000}'..='\u{1faff}' => 1.3,
        _ if is_wide(character) => 1.0,
        '\u{80}'..='\u{5ff}' => 0.62,
        _ => 0.75,
    }
}

/// The width of a text in em.
pub(crate) fn text_width(text: &str) -> f64 {
    text.chars().map(width).sum()
}

/// Whether `character` is full-width: Japanese, Chinese, Korean and full-width forms.
pub(crate) fn is_wide(character: char) -> bool {
    matches!(
        u32::from(character),
        0x1100..=0x115f
            | 0x2e80..=0x303e
            | 0x3041..=0xa4cf
            | 0xac00..=0xd7a3
            | 0xf900..=0xfaff
            | 0xfe30..=0xfe4f
            | 0xff01..=0xff60
            | 0xffe0..=0xffe6
            | 0x1f000..=0x1faff
            | 0x2_0000..=0x3_fffd
    )
}

/// Whether `character` modifies the one before it and must stay with it: combining marks,
/// variation selectors, joiners and skin tones.
fn is_attached(character: char) -> bool {
    matches!(
        u32::from(character),
        0x300..=0x36f
            | 0x483..=0x489
            | 0x591..=0x5bd
            | 0x610..=0x61a
            | 0x64b..=0x65f
            | 0xe31
            | 0xe34..=0xe3a
            | 0xe47..=0xe4e
            | 0x1ab0..=0x1aff
            | 0x1dc0..=0x1dff
            | 0x200b..=0x200f
            | 0x202a..=0x202e
            | 0x2060..=0x2064
            | 0x2066..=0x2069
            | 0x20d0..=0x20ff
            | 0x3099..=0x309a
            | 0xfe00..=0xfe0f
            | 0xfe20..=0xfe2f
            | 0xfeff
            | 0x1f3fb..=0x1f3ff
            | 0xe0020..=0xe007f
            | 0xe0100..=0xe01ef
    )
}

/// Splits a text into what a reader takes for one character: a letter with its marks, a joined
/// emoji, a flag.
pub(crate) fn clusters(text: &str) -> Vec<&str> {
    const JOINER: char = '\u{200d}';
    let is_flag_half = |character: char| ('\u{1f1e6}'..='\u{1f1ff}').contains(&character);
    let mut starts = Vec::new();
    let mut previous = None;
    let mut flag_halves = 0;
    for (index, character) in text.char_indices() {
        flag_halves = if is_flag_half(character) {
            flag_halves + 1
        } else {
            0
        };
        let joined = previous == Some(JOINER) || (flag_halves > 0 && flag_halves % 2 == 0);
        if previous.is_none() || !(joined || is_attached(character)) {
            starts.push(index);
        }
        previous = Some(character);
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| &text[start..end])
        .collect()
}

/// The width of one cluster in em. A joined emoji is as wide as its first part.
pub(crate) fn cluster_width(cluster: &str) -> f64 {
    cluster.chars().map(width).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_joiners_and_flags_stay_with_their_letter() {
        assert_eq!(clusters("か\u{3099}e\u{301}"), ["か\u{3099}", "e\u{301}"]);
        assert_eq!(clusters("👩‍🚀!"), ["👩‍🚀", "!"]);
        assert_eq!(clusters("🇯🇵🇫🇷"), ["🇯🇵", "🇫🇷"]);
        assert!(clusters("").is_empty());
    }

    #[test]
    fn japanese_is_full_width_and_latin_is_not() {
        assert_eq!(text_width("注文"), 2.0);
        assert!(text_width("order") < 3.0);
        assert_eq!(width('\u{301}'), 0.0);
    }
}
