//! Bold type in Japanese. CommonMark decides by the characters around `**` whether it opens or
//! closes, and fails beside brackets that have no space around them (`これは**「大切」**です`).
//! Ours go in pairs within a paragraph, so each is given an invisible neighbour that makes it
//! what it is; the neighbour is taken out of the text again. Lines stay where they are.

/// Word joiner: neither space nor punctuation, and never part of content.
pub(super) const NEIGHBOUR: char = '\u{2060}';

/// `text` with every `**` made unmistakable.
pub(super) fn unmistakable(text: &str) -> String {
    let mut prepared = String::with_capacity(text.len() + 64);
    let mut open = false;
    let mut code = false;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            (open, code) = (false, false);
        }
        let mut rest = line;
        while let Some(place) = rest.find(['*', '`', '\\']) {
            let (before, from) = rest.split_at(place);
            prepared.push_str(before);
            let taken = if from.starts_with("**") && !code {
                push_pair(&mut prepared, open);
                open = !open;
                2
            } else {
                code ^= from.starts_with('`');
                // A backslash takes the character behind it along.
                let length = if from.starts_with('\\') { 2 } else { 1 };
                let end = from.char_indices().nth(length).map(|(end, _)| end);
                let end = end.unwrap_or(from.len());
                prepared.push_str(&from[..end]);
                end
            };
            rest = &from[taken..];
        }
        prepared.push_str(rest);
    }
    prepared
}

fn push_pair(prepared: &mut String, open: bool) {
    if open {
        prepared.push(NEIGHBOUR);
        prepared.push_str("**");
    } else {
        prepared.push_str("**");
        prepared.push(NEIGHBOUR);
    }
}
