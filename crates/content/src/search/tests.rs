//! What is found, in which order, and how it is shown.

use domain::Language;

use super::{words::words, *};
use crate::Library;

fn page(id: &str, title: &str, reading: &str, text: &str) -> Page {
    Page {
        target: Target::Term(id.to_owned()),
        title: title.to_owned(),
        names: Vec::new(),
        reading: reading.to_owned(),
        text: text.to_owned(),
    }
}

fn found(index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(query).into_iter();
    hits.map(|hit| match hit.target {
        Target::Lesson(id) | Target::Term(id) | Target::Case(id) => id,
    })
    .collect()
}

fn japanese() -> Index {
    Index::new(
        [
            page(
                "precision",
                "適合率",
                "てきごうりつ",
                "ありと答えたもののうち、本当にありだった割合です。",
            ),
            page(
                "recall",
                "再現率",
                "さいげんりつ",
                "本当にあるもののうち、見つけた割合です。適合率と引き換えになります。",
            ),
            page(
                "anomaly",
                "異常検知",
                "いじょうけんち",
                "ふだんと違うものを見つけます。ＭＬの課題の一つです。",
            ),
            page("label", "ラベル", "らべる", "例に付けた正解です。"),
        ]
        .into_iter(),
    )
}

#[test]
fn words_are_found_where_nothing_separates_them() {
    let forms: Vec<String> = words("機械学習で需要を予測します。")
        .into_iter()
        .map(|word| word.form)
        .collect();
    assert!(forms.contains(&"予測".to_owned()), "{forms:?}");
    let forms: Vec<String> = words("ＭＬ Labels, categories, classes!")
        .into_iter()
        .map(|word| word.form)
        .collect();
    assert_eq!(forms, ["ml", "label", "category", "classe"]);
}

#[test]
fn japanese_is_found_by_word_part_reading_and_width() {
    let index = japanese();
    for (query, expected) in [
        ("適合率", &["precision", "recall"][..]),
        ("てきごうりつ", &["precision"]),
        ("てきごう", &["precision"]),
        ("テキゴウリツ", &["precision"]),
        ("異常", &["anomaly"]),
        ("ML", &["anomaly"]),
        ("ｍｌ", &["anomaly"]),
        ("ﾗﾍﾞﾙ", &["label"]),
        ("引き換え", &["recall"]),
        ("ラベルを", &["label"]),
        ("存在しない語", &[]),
        ("", &[]),
        (" 　", &[]),
        ("。", &[]),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
}

#[test]
fn titles_and_pages_with_all_the_words_come_first() {
    let index = Index::new(
        [
            page(
                "a",
                "Ranking",
                "",
                "Puts things into an order. Classification is another task.",
            ),
            page(
                "b",
                "Classification",
                "",
                "Predicts one of several classes.",
            ),
            page(
                "c",
                "Scores",
                "",
                "A score puts offers into an order by value. Order matters.",
            ),
        ]
        .into_iter(),
    );
    assert_eq!(found(&index, "classification"), ["b", "a"]);
    assert_eq!(found(&index, "value order"), ["c", "a"]);
    assert_eq!(found(&index, "classif"), ["b", "a"]);
    assert_eq!(found(&index, "CLASSES"), ["b"]);
    assert_eq!(found(&index, &"x".repeat(10_000)), [""; 0]);
}

#[test]
fn snippets_mark_what_was_looked_for() {
    let long = format!(
        "{}The label is right. {}",
        "Word after word. ".repeat(40),
        "More text. ".repeat(40)
    );
    let index = Index::new([page("a", "Title", "", &long)].into_iter());
    let hits = index.search("labels");
    let marked: Vec<&Piece> = hits[0]
        .snippet
        .iter()
        .filter(|piece| matches!(piece, Piece::Match(_)))
        .collect();
    assert_eq!(marked, [&Piece::Match("label".to_owned())]);
    let Piece::Plain(before) = &hits[0].snippet[0] else {
        panic!("text before");
    };
    assert!(before.starts_with("… "), "{before}");
    let index = Index::new([page("a", "題", "", "見込みがしきい値を超えた。")].into_iter());
    let shown = index.search("しきい値を決める").remove(0).snippet;
    assert_eq!(shown[1], Piece::Match("しきい値".to_owned()));
    let shown = japanese().search("てきごうりつ").remove(0).snippet;
    assert_eq!(
        shown,
        [Piece::Plain(
            "ありと答えたもののうち、本当にありだった割合です。".to_owned()
        )]
    );
}

#[test]
fn the_library_finds_its_own_terms_and_lessons() {
    let library = Library::embedded();
    for (language, query, target) in [
        (Language::Ja, "適合率", Target::Term("precision".into())),
        (Language::Ja, "precision", Target::Term("precision".into())),
        (Language::Ja, "しきいち", Target::Term("threshold".into())),
        (Language::En, "precision", Target::Term("precision".into())),
        (Language::En, "Zillow", Target::Case("zillow-offers".into())),
    ] {
        let hits = library.search(language, query);
        assert_eq!(hits[0].target, target, "{query}");
    }
    let hits = library.search(Language::Ja, "12週間の計画");
    assert!(
        hits.iter()
            .any(|hit| matches!(&hit.target, Target::Lesson(_)))
    );
}
