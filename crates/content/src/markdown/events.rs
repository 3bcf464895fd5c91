//! The parser's events, with neighbouring texts joined: terms are looked for in whole texts,
//! and whether a line break is a space depends on the characters on both sides of it.

use pulldown_cmark::{Event, Options, Parser};

use super::emphasis::NEIGHBOUR;

/// Events with the byte at which each begins.
pub(super) type Events<'a> = Vec<(Event<'a>, usize)>;

/// The events of `text`.
pub(super) fn of(text: &str) -> Events<'_> {
    // The old footnotes are those whose references need no definition in the same text.
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES | Options::ENABLE_GFM;
    let mut events: Events<'_> = Vec::new();
    let mut broken = false;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::SoftBreak => broken = true,
            Event::Text(text) => {
                let text = text.replace(NEIGHBOUR, "");
                push_text(&mut events, &text, broken, range.start);
                broken = false;
            }
            event => {
                if broken {
                    push_text(&mut events, "", true, range.start);
                    broken = false;
                }
                events.push((event, range.start));
            }
        }
    }
    events
}

fn push_text(events: &mut Events<'_>, text: &str, broken: bool, at: usize) {
    if let Some((Event::Text(before), _)) = events.last_mut() {
        let mut joined = before.to_string();
        if broken && !(ends_wide(&joined) && text.chars().next().is_none_or(is_wide)) {
            joined.push(' ');
        }
        joined.push_str(text);
        *before = joined.into();
    } else {
        let space = if broken && !text.chars().next().is_some_and(is_wide) {
            " "
        } else {
            ""
        };
        events.push((Event::Text(format!("{space}{text}").into()), at));
    }
}

fn ends_wide(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_wide)
}

/// Whether the character belongs to a script that puts no spaces between words.
fn is_wide(character: char) -> bool {
    matches!(character, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}')
}
