//! Looking at what an update of a client touched.

use domain::board::NoteKind;
use yrs::{Any, GetString, Map, Out, ReadTxn, Text};

use crate::{
    document::{
        Root, Roots, read_comment, read_frame, read_link, read_note, text_field, with_field,
        without_field,
    },
    wire::Reversal,
};

use super::{
    super::{
        input::{Permit, Rules},
        limits::MAX_TEXT,
        touch::{Change, Touch, Value},
    },
    Fix, Guard, Offence, Verdict,
};

/// One look at one update.
pub struct Review<'a, T: ReadTxn> {
    /// What is known about the board.
    pub guard: &'a Guard,
    /// Who made the update.
    pub permit: &'a Permit,
    /// What holds at present.
    pub rules: &'a Rules,
    /// The document after the update.
    pub transaction: &'a T,
    /// Its maps.
    pub roots: &'a Roots,
    /// Whether something else than text may have got into a text.
    pub loose: bool,
}

impl<T: ReadTxn> Review<'_, T> {
    /// Judges everything that was touched.
    pub fn judge(&self, touches: &[Touch]) -> Verdict {
        let mut verdict = Verdict::default();
        for touch in touches {
            match (&touch.change, touch.root) {
                (_, Root::Texts) => self.text(touch, &mut verdict),
                (Change::Entry { old, new }, root) => {
                    self.entry(root, &touch.key, old.as_ref(), new.as_ref(), &mut verdict);
                }
                // The inside of something that is not plain, which was removed already.
                (Change::Edit { .. }, _) => {}
            }
        }
        self.limits(touches, &mut verdict);
        verdict
    }

    fn entry(
        &self,
        root: Root,
        key: &str,
        old: Option<&Value>,
        new: Option<&Value>,
        verdict: &mut Verdict,
    ) {
        if let Some(sealed) = self.sealed(root, key) {
            if new != Some(&Value::Plain(sealed.clone())) {
                verdict.revert(
                    Fix::Set(root, key.to_owned(), sealed.clone()),
                    key,
                    reason_of(root),
                );
            }
            return;
        }
        if matches!(root, Root::Votes | Root::UseCases) {
            if new.is_some() {
                verdict.revert(
                    Fix::Remove(root, key.to_owned()),
                    key,
                    Reversal::ServerOwned,
                );
            }
            return;
        }
        let old = match old {
            Some(Value::Plain(old)) if is_valid(root, old) => Some(old),
            _ => None,
        };
        match new {
            None => {}
            Some(Value::Plain(new)) if is_valid(root, new) && !key.contains(':') => {
                self.plain(root, key, old, new, verdict);
            }
            Some(_) => {
                verdict.revert(back(root, key, old), key, Reversal::Limit);
                verdict.offend(Offence::Schema);
            }
        }
    }

    /// A valid entry of a map that people write.
    fn plain(&self, root: Root, key: &str, old: Option<&Any>, new: &Any, verdict: &mut Verdict) {
        if root == Root::Notes && self.forbids_kind(old, new) {
            verdict.revert(back(root, key, old), key, Reversal::Kind);
            if old.is_none() {
                verdict.fixes.push(Fix::Remove(Root::Texts, key.to_owned()));
            }
            return;
        }
        if root == Root::Comments && old.is_some_and(|old| old != new && !self.is_own(old)) {
            verdict.revert(back(root, key, old), key, Reversal::Locked);
            return;
        }
        let mut right = new.clone();
        if matches!(root, Root::Notes | Root::Frames)
            && !self.permit.may_lead()
            && crate::document::field(new, "locked") == Some(&Any::Bool(true))
        {
            right = without_field(&right, "locked");
            verdict.tell(key, Reversal::Locked);
        }
        for (name, author) in self.authorship(root, key, old) {
            if text_field(&right, name).unwrap_or_default() != author {
                right = with_field(&right, name, Any::from(author));
            }
        }
        if right != *new {
            verdict.fixes.push(Fix::Set(root, key.to_owned(), right));
        }
    }

    /// What the fields about the author must say: nobody writes in another's name.
    fn authorship<'b>(
        &'b self,
        root: Root,
        key: &str,
        old: Option<&'b Any>,
    ) -> Vec<(&'static str, &'b str)> {
        let kept = |name| old.and_then(|old| text_field(old, name));
        let person = self.permit.person.as_str();
        match (root, old) {
            (Root::Notes, Some(_)) => vec![("by", kept("by").unwrap_or_default())],
            (Root::Notes, None) => {
                vec![(
                    "by",
                    self.guard.departed.get(key).map_or(person, String::as_str),
                )]
            }
            (Root::Comments, Some(_)) => {
                vec![
                    ("by", kept("by").unwrap_or_default()),
                    ("name", kept("name").unwrap_or_default()),
                ]
            }
            (Root::Comments, None) => vec![("by", person), ("name", self.permit.name.as_str())],
            _ => Vec::new(),
        }
    }

    fn is_own(&self, comment: &Any) -> bool {
        self.permit.may_lead() || text_field(comment, "by") == Some(self.permit.person.as_str())
    }

    fn forbids_kind(&self, old: Option<&Any>, new: &Any) -> bool {
        let kind = |value| text_field(value, "kind").and_then(NoteKind::from_key);
        let Some(kinds) = &self.rules.kinds else {
            return false;
        };
        !self.permit.may_lead()
            && kind(new).is_some_and(|new| !kinds.contains(&new))
            && old.and_then(kind) != kind(new)
    }

    /// The copy of an entry that this client may not change.
    fn sealed(&self, root: Root, key: &str) -> Option<&Any> {
        let bound = match root {
            Root::Votes | Root::UseCases => true,
            _ => !self.permit.may_lead(),
        };
        self.guard.sealed.value(root, key).filter(|_| bound)
    }

    fn text(&self, touch: &Touch, verdict: &mut Verdict) {
        let key = touch.key.as_ref();
        let now = self.roots.map(Root::Texts).get(self.transaction, key);
        if !self.permit.may_lead() && self.guard.sealed.guards_text(key) {
            self.sealed_text(key, now.as_ref(), verdict);
            return;
        }
        match now {
            None => {}
            Some(Out::YText(text)) => {
                if self.loose && !is_words_only(&text, self.transaction) {
                    verdict.revert(Fix::Flatten(key.to_owned()), key, Reversal::Limit);
                    verdict.offend(Offence::Schema);
                } else if text.len(self.transaction) > MAX_TEXT {
                    let inserted = match &touch.change {
                        Change::Edit { inserted } => inserted.clone(),
                        Change::Entry { .. } => Vec::new(),
                    };
                    verdict.revert(Fix::Cut(key.to_owned(), inserted), key, Reversal::Limit);
                    verdict.offend(Offence::Limit);
                }
            }
            Some(_) => {
                verdict.revert(
                    Fix::Remove(Root::Texts, key.to_owned()),
                    key,
                    Reversal::Limit,
                );
                verdict.offend(Offence::Schema);
            }
        }
    }

    fn sealed_text(&self, key: &str, now: Option<&Out>, verdict: &mut Verdict) {
        let sealed = self.guard.sealed.text(key);
        let intact = match now {
            None => sealed.is_none(),
            Some(Out::YText(text)) => {
                sealed == Some(text.get_string(self.transaction).as_str())
                    && is_words_only(text, self.transaction)
            }
            Some(_) => false,
        };
        if !intact {
            let owner = key.split_once(':').map_or(key, |(frame, _)| frame);
            let fix = Fix::Restore(key.to_owned(), sealed.map(str::to_owned));
            verdict.revert(fix, owner, Reversal::Locked);
        }
    }

    fn limits(&self, touches: &[Touch], verdict: &mut Verdict) {
        for root in Root::ALL
            .into_iter()
            .filter(|root| self.guard.over_limit(*root))
        {
            for touch in touches {
                let Change::Entry {
                    old: None,
                    new: Some(_),
                } = touch.change
                else {
                    continue;
                };
                if touch.root != root {
                    continue;
                }
                verdict.revert(
                    Fix::Remove(root, touch.key.to_string()),
                    &touch.key,
                    Reversal::Limit,
                );
                verdict.offend(Offence::Limit);
                if root == Root::Notes {
                    verdict
                        .fixes
                        .push(Fix::Remove(Root::Texts, touch.key.to_string()));
                }
            }
        }
    }
}

impl Verdict {
    fn revert(&mut self, fix: Fix, key: &str, reason: Reversal) {
        self.fixes.push(fix);
        self.tell(key, reason);
    }

    fn tell(&mut self, key: &str, reason: Reversal) {
        self.reverted
            .entry(reason)
            .or_default()
            .insert(key.to_owned());
    }

    fn offend(&mut self, offence: Offence) {
        self.offence = self.offence.max(Some(offence));
    }
}

fn is_valid(root: Root, value: &Any) -> bool {
    match root {
        Root::Notes => read_note(value).is_some(),
        Root::Frames => read_frame(value).is_some(),
        Root::Links => read_link(value).is_some(),
        Root::Comments => read_comment(value).is_some(),
        Root::Texts | Root::Votes | Root::UseCases => false,
    }
}

fn back(root: Root, key: &str, old: Option<&Any>) -> Fix {
    match old {
        Some(old) => Fix::Set(root, key.to_owned(), old.clone()),
        None => Fix::Remove(root, key.to_owned()),
    }
}

fn reason_of(root: Root) -> Reversal {
    match root {
        Root::Votes | Root::UseCases => Reversal::ServerOwned,
        _ => Reversal::Locked,
    }
}

/// Anything that is not text counts one unit but is no part of the string.
fn is_words_only(text: &yrs::TextRef, transaction: &impl ReadTxn) -> bool {
    text.get_string(transaction).encode_utf16().count() == text.len(transaction) as usize
}
