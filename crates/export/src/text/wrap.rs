//! Line breaking. Lines break between phrases where they can, between characters where they
//! must, and never against kinsoku: no line begins with a closing mark or a small kana, none
//! ends with an opening bracket.

use super::glyphs::{cluster_width, clusters, is_wide};

/// Characters that must not begin a line.
const NOT_AT_START: &str = "、。，．・：；？！゛゜´｀¨ヽヾゝゞ〃々〻ー―‐…‥）〕］｝〉》」』】〙〗〟’”｠»\
    ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\
    ％‰℃°′″,.:;?!)]}%｡､･ﾞﾟ｣";

/// Characters that must not end a line.
const NOT_AT_END: &str = "（〔［｛〈《「『【〘〖〝‘“｟«([{￥＄£#＃｢";

/// The last letter of most Japanese phrases: particles and verb endings. A phrase is taken to
/// end where one of them meets something that is not hiragana. A dictionary would know better;
/// this knows 90 % of it for nothing.
const PHRASE_END: &str = "がをにはでとへのもやかてただばらずる";

/// Lines of at least this many em are prose; shorter ones are labels.
const PROSE: f64 = 12.0;
/// How full a line of prose must be for a phrase to move to the next one.
const WELL_FILLED: f64 = 0.75;

/// A text broken into lines.
#[derive(Debug, Default)]
pub(crate) struct Wrapped {
    /// The lines from top to bottom.
    pub(crate) lines: Vec<String>,
    /// How many of them end inside a phrase where that hurts: in labels, not in prose.
    pub(crate) torn: usize,
}

/// Wraps `text` into lines at most `limit` em wide. Line feeds in the text begin new lines.
/// A single character wider than the limit gets a line of its own.
pub(crate) fn wrap(text: &str, limit: f64) -> Wrapped {
    let mut wrapped = Wrapped::default();
    for paragraph in text.lines() {
        wrap_paragraph(paragraph, limit, &mut wrapped);
    }
    wrapped
}

/// What may happen between two clusters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Break {
    /// Nothing: kinsoku, or inside a Latin word.
    Never,
    /// A break that is allowed but ugly.
    Character,
    /// A break between words or phrases.
    Phrase,
}

struct Cluster<'a> {
    text: &'a str,
    width: f64,
    /// What may happen after it.
    after: Break,
}

fn wrap_paragraph(paragraph: &str, limit: f64, wrapped: &mut Wrapped) {
    let clusters = measured(paragraph);
    let mut start = 0;
    loop {
        let end = line_end(&clusters, start, limit);
        let line: String = clusters[start..end]
            .iter()
            .map(|cluster| cluster.text)
            .collect();
        wrapped.lines.push(line.trim_end().to_owned());
        start = end
            + clusters[end..]
                .iter()
                .take_while(|cluster| cluster.text == " ")
                .count();
        if start >= clusters.len() {
            return;
        }
        let is_torn = clusters[end - 1].after != Break::Phrase && limit < PROSE;
        wrapped.torn += usize::from(is_torn);
    }
}

fn measured(paragraph: &str) -> Vec<Cluster<'_>> {
    let parts = clusters(paragraph);
    let following = parts.iter().skip(1).map(Some).chain([None]);
    parts
        .iter()
        .zip(following)
        .map(|(text, next)| Cluster {
            text,
            width: cluster_width(text),
            after: next.map_or(Break::Phrase, |next| break_between(text, next)),
        })
        .collect()
}

/// The index after the last cluster of the line that begins at `start`.
fn line_end(clusters: &[Cluster<'_>], start: usize, limit: f64) -> usize {
    let mut used = 0.0;
    let mut phrase = None;
    let mut phrase_width = 0.0;
    let mut character = None;
    // On wide lines a torn phrase reads better than a ragged edge.
    let is_prose = limit >= PROSE;
    for (index, cluster) in clusters.iter().enumerate().skip(start) {
        used += cluster.width;
        // A space may hang over the edge: it is not drawn.
        if used > limit && cluster.text != " " {
            let emergency = index.max(start + 1);
            return phrase
                .filter(|_| !is_prose || phrase_width >= limit * WELL_FILLED)
                .or(character)
                .or(phrase)
                .unwrap_or(emergency);
        }
        match cluster.after {
            Break::Phrase => {
                phrase = Some(index + 1);
                phrase_width = used;
            }
            Break::Character => character = Some(index + 1),
            Break::Never => {}
        }
    }
    clusters.len()
}

fn break_between(left: &str, right: &str) -> Break {
    let (Some(left), Some(right)) = (left.chars().next(), right.chars().next()) else {
        return Break::Never;
    };
    if right == ' ' || NOT_AT_START.contains(right) || NOT_AT_END.contains(left) {
        return Break::Never;
    }
    if left == ' ' || left == '\u{3000}' {
        return Break::Phrase;
    }
    if is_wide(left) || is_wide(right) {
        return if ends_phrase(left, right) {
            Break::Phrase
        } else {
            Break::Character
        };
    }
    if matches!(left, '-' | '/') && right.is_alphanumeric() {
        return Break::Character;
    }
    Break::Never
}

fn ends_phrase(left: char, right: char) -> bool {
    let is_hiragana = |character: char| ('\u{3041}'..='\u{309f}').contains(&character);
    let closes = "、。，．：；？！」』】）〉》…".contains(left);
    let opens = "「『【（〈《".contains(right);
    closes || opens || (PHRASE_END.contains(left) && !is_hiragana(right))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::glyphs::text_width;

    fn wrap(text: &str, limit: f64) -> Vec<String> {
        super::wrap(text, limit).lines
    }

    #[test]
    fn breaks_between_phrases() {
        assert_eq!(
            wrap("商品がカートに追加された", 6.5),
            ["商品が", "カートに", "追加された"]
        );
        assert_eq!(
            wrap("在庫の引き当てに失敗した", 6.5),
            ["在庫の", "引き当てに", "失敗した"]
        );
        assert_eq!(
            wrap("the order was placed", 5.0),
            ["the order", "was", "placed"]
        );
    }

    #[test]
    fn fills_the_lines_of_prose() {
        let prose = "惣菜主任は、前の日の15時までにあすの製造数を勘で決めるため、夕方には人気の品が売り切れる";
        let lines = wrap(prose, 14.0);
        let (_, full) = lines.split_last().expect("several lines");
        assert!(full.iter().all(|line| text_width(line) > 10.0), "{lines:?}");
    }

    #[test]
    fn keeps_kinsoku() {
        assert_eq!(wrap("注文確定。", 4.0), ["注文確", "定。"]);
        assert_eq!(wrap("配送「済」", 3.0), ["配送", "「済」"]);
        assert_eq!(
            wrap("キャッシュ", 2.0),
            ["キャ", "ッ", "シュ"],
            "unless nothing else is possible"
        );
    }

    #[test]
    fn splits_a_word_only_when_it_must() {
        let lines = wrap("Donaudampfschifffahrt", 4.0);
        assert!(lines.len() > 1);
        assert_eq!(lines.concat(), "Donaudampfschifffahrt");
    }

    #[test]
    fn counts_torn_phrases() {
        assert_eq!(super::wrap("商品がカートに追加された", 6.5).torn, 0);
        assert_eq!(super::wrap("月末にまとめる", 6.0).torn, 1);
    }

    #[test]
    fn keeps_empty_lines_and_drops_spaces_at_breaks() {
        assert_eq!(wrap("a\n\nb", 10.0), ["a", "", "b"]);
        assert_eq!(wrap("aaaa   bbbb", 3.0), ["aaaa", "bbbb"]);
        assert!(wrap("", 10.0).is_empty());
    }

    proptest! {
        #[test]
        fn loses_nothing_but_spaces_and_stays_inside(text in "\\PC{0,60}", limit in 2.0..20.0_f64) {
            let lines = super::wrap(&text, limit).lines;
            let visible = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(visible(&lines.concat()), visible(&text));
            for line in &lines {
                // Kinsoku may leave one character hanging over the edge at the most by
                // splitting; a lone cluster may be wider than any line.
                prop_assert!(text_width(line) <= limit + 0.01 || clusters(line).len() == 1
                    || line.chars().any(|c| text_width(&c.to_string()) == 0.0), "{line:?} > {limit}");
            }
        }
    }
}
