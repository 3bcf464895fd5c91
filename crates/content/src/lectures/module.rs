//! Modules: `{language}/lectures/{module}/index.md` and the lessons beside it.

use std::collections::BTreeSet;

use domain::{
    Language, Localised,
    lecture::{Module, RichText},
};

use crate::{
    files::{File, Files},
    markdown::{self, Block},
    problem::{Faults, Problem},
};

use super::{Stock, front, lesson, pairs::Pair};

/// Reads all modules with their lessons, in the order of reading.
pub(super) fn read(
    files: &Files,
    stock: &Stock,
    lessons: &[Pair],
    problems: &mut Vec<Problem>,
) -> Localised<Vec<Module>> {
    let names: BTreeSet<String> = Language::ALL
        .into_iter()
        .flat_map(|language| lesson::paths(files, language))
        .map(|(_, name)| name.module.to_owned())
        .collect();
    let mut modules: Localised<Vec<Module>> = Localised::default();
    for name in names {
        let mut one = |language: Language| {
            let path = format!("{}/lectures/{name}/index.md", language.tag());
            if !files.contains(&path) {
                problems.push(Problem {
                    file: path,
                    line: None,
                    message: format!("the introduction to module {name:?} is missing"),
                });
                return None;
            }
            let read = |file: &File| read_one(stock, language, &name, file);
            files.first_valid(&path, read, problems)
        };
        let (Some(mut ja), Some(mut en)) = (one(Language::Ja), one(Language::En)) else {
            continue;
        };
        for pair in lessons.iter().filter(|pair| pair.en.lesson.module == name) {
            ja.lessons.push(pair.ja.lesson.clone());
            en.lessons.push(pair.en.lesson.clone());
        }
        modules.ja.push(ja);
        modules.en.push(en);
    }
    modules
}

fn read_one(
    stock: &Stock,
    language: Language,
    name: &str,
    file: &File,
) -> Result<Module, Vec<Problem>> {
    let parts = front::split::<front::ModuleFront>(file)?;
    let mut faults = Faults::of(file);
    lesson::need_text(&parts.front.title, "title", &mut faults);
    lesson::need_text(&parts.front.summary, "summary", &mut faults);
    lesson::need_goals(&parts.front.goals, &mut faults);
    // Introductions stand on the overview, one folder above the lessons.
    let surroundings = stock.surroundings(language, "lectures/", "");
    let document = markdown::document(parts.body, &surroundings);
    for (line, message) in document.faults {
        faults.add(parts.lines_before + line, message);
    }
    let mut html = String::new();
    for block in document.blocks {
        match block {
            Block::Html(text) => html.push_str(&text),
            Block::Directive { line, .. } => {
                let message = "an introduction is text only";
                faults.add(parts.lines_before + line, message);
            }
        }
    }
    faults.unless_any(Module {
        id: name.to_owned(),
        title: parts.front.title.into_inner(),
        summary: parts.front.summary.into_inner(),
        goals: parts.front.goals.into_inner(),
        introduction: RichText {
            html,
            plain: document.plain,
        },
        lessons: Vec::new(),
    })
}
