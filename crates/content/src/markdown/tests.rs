//! What texts become, and what they must not be.

use domain::{
    Localised,
    lecture::{Term, TermWords},
};

use proptest::prelude::*;

use super::*;

/// What tests may refer to.
struct World {
    lessons: BTreeSet<String>,
    terms: Names,
    sources: Names,
    matcher: Matcher,
}

fn term(id: &str, ja: &[&str], en: &[&str]) -> Term {
    let words = |names: &[&str], definition: &str| TermWords {
        term: names[0].to_owned(),
        also: names[1..].iter().map(|name| (*name).to_owned()).collect(),
        definition: definition.to_owned(),
    };
    Term {
        id: id.to_owned(),
        reading: String::new(),
        words: Localised {
            ja: words(ja, "最初の文。次の文。"),
            en: words(en, "First \"sentence\". Second."),
        },
        lesson: None,
        see: Vec::new(),
    }
}

impl World {
    fn new(language: Language) -> Self {
        let terms = [
            term("label", &["ラベル"], &["label"]),
            term("log", &["ログ"], &["log"]),
            term("learning", &["学習"], &["learning"]),
            term("ml", &["機械学習", "ML"], &["machine learning", "ML"]),
            term("value", &["価値"], &["value"]),
        ];
        let mut names = Names::default();
        for term in &terms {
            names.add(&term.id);
        }
        let mut sources = Names::default();
        sources.add("rand-2024");
        sources.add("own-2023");
        sources.add_faulty(["bad-2020"].into_iter());
        Self {
            lessons: ["limits".to_owned()].into(),
            matcher: Matcher::new(language, &terms),
            terms: names,
            sources,
        }
    }
}

fn read(language: Language, text: &str) -> Document {
    let world = World::new(language);
    document(
        text,
        &Surroundings {
            language,
            lesson_prefix: "",
            glossary_prefix: "../",
            lessons: &world.lessons,
            terms: &world.terms,
            matcher: &world.matcher,
            sources: &world.sources,
        },
    )
}

fn html(language: Language, text: &str) -> String {
    let document = read(language, text);
    assert_eq!(document.faults, []);
    let blocks = document.blocks.into_iter().map(|block| match block {
        Block::Html(html) => html,
        Block::Directive { kind, name, .. } => format!("({kind} {name})"),
    });
    blocks.collect()
}

const LABEL: &str = "<a class=\"term\" href=\"../glossary#label\" \
                     title=\"First &quot;sentence&quot;.\">label</a>";

#[test]
fn terms_are_linked_at_their_first_use_in_prose() {
    for (text, expected) in [
        ("A label, a label.", format!("<p>A {LABEL}, a label.</p>\n")),
        (
            "## label\n\n`label` label",
            format!("<h2 id=\"part-1\">label</h2>\n<p><code>label</code> {LABEL}</p>\n"),
        ),
        (
            "Labels and relabel.",
            format!(
                "<p>{} and relabel.</p>\n",
                LABEL.replace(">label", ">Labels")
            ),
        ),
        (
            "[label](lesson:limits)",
            "<p><a href=\"limits\">label</a></p>\n".to_owned(),
        ),
        (
            "See [it](term:label). A label.",
            "<p>See <a class=\"term\" href=\"../glossary#label\">it</a>. A label.</p>\n".to_owned(),
        ),
    ] {
        assert_eq!(html(Language::En, text), expected);
    }
}

#[test]
fn japanese_terms_are_whole_words_and_the_longest_wins() {
    let linked = |text: &str| {
        let html = html(Language::Ja, text);
        let links = html.split("<a class=\"term\" ").skip(1);
        let words = links.filter_map(|link| link.split_once('>')?.1.split_once("</a>"));
        words.map(|(word, _)| word.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(linked("機械学習と学習です。"), ["機械学習", "学習"]);
    assert_eq!(linked("ブログにログインする。"), [""; 0]);
    assert_eq!(linked("ログを読む。"), ["ログ"]);
    assert_eq!(linked("価値観ではなく価値です。"), ["価値"]);
    assert_eq!(linked("MLやHTMLの話。"), ["ML"]);
    let html = html(Language::Ja, "ラベルです。");
    assert!(html.contains("title=\"最初の文。\""), "{html}");
}

#[test]
fn bold_type_works_beside_japanese_brackets() {
    let html = |text| html(Language::Ja, text);
    assert_eq!(
        html("これは**「大切」**と**「急ぐ」**です。"),
        "<p>これは<strong>「大切」</strong>と<strong>「急ぐ」</strong>です。</p>\n"
    );
    assert_eq!(html("`**` は記号。"), "<p><code>**</code> は記号。</p>\n");
    assert_eq!(
        html("- **規則で書く**　例\n- なし"),
        "<ul>\n<li><strong>規則で書く</strong>　例</li>\n<li>なし</li>\n</ul>\n"
    );
}

#[test]
fn lines_join_as_the_script_wants() {
    assert_eq!(
        html(Language::Ja, "一行目\n二行目"),
        "<p>一行目二行目</p>\n"
    );
    assert_eq!(
        html(Language::En, "one\ntwo **three**\nfour"),
        "<p>one two <strong>three</strong> four</p>\n"
    );
}

#[test]
fn sources_are_numbered_in_the_order_of_citation() {
    let document = read(Language::En, "A[^rand-2024] b[^own-2023] c[^rand-2024].");
    assert_eq!(document.cited, ["rand-2024", "own-2023"]);
    let Block::Html(html) = &document.blocks[0] else {
        panic!("prose");
    };
    assert_eq!(html.matches("href=\"#source-1\">[1]").count(), 2);
    assert_eq!(html.matches("href=\"#source-2\">[2]").count(), 1);
    assert_eq!(document.plain, "A b c.");
    assert!(read(Language::En, "A[^bad-2020].").refused);
}

#[test]
fn call_outs_tables_and_directives_take_their_shapes() {
    assert_eq!(
        html(Language::Ja, "> [!TIP]\n> 聞きましょう。"),
        "<aside class=\"callout-text\" data-kind=\"tomorrow\">\n\
         <p class=\"callout-label\">明日やること</p>\n<p>聞きましょう。</p>\n</aside>\n"
    );
    let table = html(Language::En, "| a | b |\n|---|--:|\n| 1 | 2 |");
    assert!(table.starts_with("<div class=\"table-scroll\" tabindex=\"0\"><table>\n<thead>"));
    assert!(table.contains("<th scope=\"col\">a</th><th scope=\"col\" class=\"number\">b</th>"));
    let corner = html(Language::En, "| | b |\n|---|---|\n| 1 | 2 |");
    assert!(corner.contains("<thead><tr><td></td><th scope=\"col\">b</th>"));
    assert!(table.ends_with("<td class=\"number\">2</td></tr>\n</tbody></table></div>\n"));
    assert_eq!(
        html(Language::En, "One.\n\n![](figure:a)\n\nTwo."),
        "<p>One.</p>\n(figure a)<p>Two.</p>\n"
    );
}

#[test]
fn nothing_harmful_comes_through() {
    for text in [
        "<script>alert(1)</script>",
        "a <b onclick=\"x\">b</b>",
        "<!-- comment -->",
        "[x](javascript:alert(1))",
        "[x](https://example.org)",
        "<https://example.org>",
        "[x](lesson:../../admin)",
        "![x](https://example.org/x.png) beside",
        "[x]: javascript:alert(1)\n\n[x]",
    ] {
        let document = read(Language::En, text);
        assert_ne!(document.faults, [], "{text}");
        for block in document.blocks {
            if let Block::Html(html) = block {
                for bad in ["<script", "javascript", "onclick", "<img", "example.org\""] {
                    assert!(!html.contains(bad), "{html}");
                }
            }
        }
    }
    assert_eq!(
        html(Language::En, "1 < 2 & \"3\""),
        "<p>1 &lt; 2 &amp; &quot;3&quot;</p>\n"
    );
}

#[test]
fn short_texts_are_one_paragraph_without_references() {
    let rich = line("**Bold** and `code`").expect("fine");
    assert_eq!(rich.html, "<strong>Bold</strong> and <code>code</code>");
    assert_eq!(rich.plain, "Bold and code");
    for text in [
        "one\n\ntwo",
        "- a\n- b",
        "[a](lesson:limits)",
        "![](figure:a)",
        "<b>a</b>",
        "a[^rand-2024]",
    ] {
        assert!(line(text).is_err(), "{text}");
    }
    assert!(paragraphs("one\n\ntwo\n\n- three").is_ok());
}

/// What a text is made of when somebody means harm or does not know better.
const FRAGMENTS: &[&str] = &[
    "<script>",
    "</p>",
    "<b x=\"",
    "<!--",
    "&lt;",
    "&#60;script&#62;",
    "\"",
    "'",
    "<",
    ">",
    "**",
    "*",
    "_",
    "`",
    "```",
    "[",
    "](",
    ")",
    "![](",
    "figure:a",
    "lesson:limits",
    "lesson:nowhere",
    "term:label",
    "javascript:alert(1)",
    "data:text/html,",
    "<https://example.org>",
    "[^rand-2024]",
    "[^none]",
    "\n",
    "\n\n",
    "> ",
    "> [!TIP]\n> ",
    "> [!CAUTION]\n",
    "# ",
    "## ",
    "- ",
    "1. ",
    "    ",
    "| a | b |\n",
    "|---|--:|\n",
    "---\n",
    "ラベル",
    "「",
    "」",
    "label",
    "ML",
    "\u{2060}",
    "\\",
    "\r\n",
    "[x]: javascript:1\n",
];

const TAGS: &[&str] = &[
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "h2",
    "h3",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];

proptest! {
    #[test]
    fn whatever_is_written_the_html_is_ours(
        fragments in prop::collection::vec(prop::sample::select(FRAGMENTS), 0..24),
    ) {
        let text = fragments.concat();
        for language in Language::ALL {
            let document = read(language, &text);
            let lines = text.split('\n').count();
            for (line, message) in &document.faults {
                prop_assert!((1..=lines).contains(line), "{line} {message}");
            }
            for block in &document.blocks {
                let Block::Html(html) = block else { continue };
                for tag in html.split('<').skip(1) {
                    let tag = tag.strip_prefix('/').unwrap_or(tag);
                    let name = tag.split([' ', '>']).next().unwrap_or_default();
                    prop_assert!(TAGS.contains(&name), "{html}");
                }
                for href in html.split("href=\"").skip(1) {
                    let known = ["#source-", "limits\"", "../glossary#"];
                    prop_assert!(known.iter().any(|known| href.starts_with(known)), "{html}");
                }
                prop_assert_eq!(html.matches("<a").count(), html.matches("</a>").count() + html.matches("<aside").count());
            }
        }
    }
}
