//! Drawings that must not come through, and what becomes of those that do.

use super::*;
use crate::files::File;

fn file(inner: &str) -> File {
    File {
        name: "drawing.svg".to_owned(),
        path: "figures/drawing.svg".to_owned(),
        text: format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 9\">{inner}</svg>"
        ),
    }
}

fn faults(file: &File) -> Vec<String> {
    let mut faults = Faults::of(file);
    read(&file.text, &mut faults);
    let problems = faults.into_problems().into_iter();
    problems.map(|problem| problem.message).collect()
}

#[test]
fn nothing_but_shapes_comes_through() {
    for inner in [
        "<a href=\"https://example.org\"><text>1</text></a>",
        "<use href=\"#x\"/>",
        "<foreignObject/>",
        "<animate/>",
        "<rect xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"#x\"/>",
        "<rect onload=\"x\"/>",
        "<path d=\"M0 0\" marker-end=\"url(https://example.org#x)\"/>",
        "<g>words</g>",
        "<text>Wörter</text>",
        "<text>日本</text>",
        "<?xml-stylesheet href=\"x\"?>",
        "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\"/>",
    ] {
        assert_ne!(faults(&file(inner)), [""; 0], "{inner}");
    }
    let mut bomb = file("<text>&b;</text>");
    bomb.text = format!(
        "<!DOCTYPE svg [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>{}",
        bomb.text
    );
    assert_ne!(faults(&bomb), [""; 0]);
}

#[test]
fn words_stand_for_themselves() {
    let file = file(
        "<!-- a note --><g class=\"box\">\n  <text x=\"1\">{a}, {b}</text>\n  <text>12 %</text>\n</g>",
    );
    assert_eq!(faults(&file), [""; 0]);
    let drawing = read(&file.text, &mut Faults::of(&file)).expect("read");
    let names: Vec<String> = drawing
        .placeholders()
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names, ["a", "b"]);
    let words = [("a", "<b> & {b}"), ("b", "二つ")].into();
    assert_eq!(
        drawing.draw("own", &words),
        "<svg aria-hidden=\"true\" viewBox=\"0 0 640 9\"><g class=\"box\">\
         <text x=\"1\">&lt;b&gt; &amp; {b}, 二つ</text><text>12 %</text></g></svg>"
    );
}
