//! Form fields: a label, a hint, the mistake if there is one, and the input, tied together for
//! screen readers. The first field with a mistake takes the focus.

use maud::{Markup, html};

use super::icon::{Icon, icon};

/// A field in the making; finish it with [`input`](Self::input), [`textarea`](Self::textarea)
/// or [`select`](Self::select).
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    name: &'a str,
    sent_as: &'a str,
    label: &'a str,
    value: &'a str,
    hint: Option<&'a str>,
    error: Option<&'a str>,
    optional: Option<&'a str>,
    autocomplete: Option<&'a str>,
    max_length: Option<u32>,
    suggestions: Option<&'a str>,
    focus: Focus,
    presence: Presence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Leave,
    Take,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    Free,
    Required,
}

/// One of several values to choose from.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// What the form sends.
    pub value: &'a str,
    /// What people read.
    pub label: &'a str,
    /// A sentence about it; select boxes leave it out.
    pub hint: Option<&'a str>,
}

impl<'a> Field<'a> {
    /// An empty field.
    pub fn new(name: &'a str, label: &'a str) -> Self {
        Self {
            name,
            sent_as: name,
            label,
            value: "",
            hint: None,
            error: None,
            optional: None,
            autocomplete: Some("off"),
            max_length: None,
            suggestions: None,
            focus: Focus::Leave,
            presence: Presence::Free,
        }
    }

    /// Another name for the server than for the page: rows of a list share the former.
    pub fn sent_as(self, sent_as: &'a str) -> Self {
        Self { sent_as, ..self }
    }

    /// What stands in it.
    pub fn value(self, value: &'a str) -> Self {
        Self { value, ..self }
    }

    /// A sentence that helps before a mistake is made.
    pub fn hint(self, hint: &'a str) -> Self {
        Self {
            hint: Some(hint),
            ..self
        }
    }

    /// What is wrong with the value, if anything.
    pub fn error(self, error: Option<&'a str>) -> Self {
        Self { error, ..self }
    }

    /// Takes the focus when the page opens. Only the first field with a mistake does.
    pub fn focused(self) -> Self {
        Self {
            focus: Focus::Take,
            ..self
        }
    }

    /// Says so beside the label: `word` is "optional" in the reader's language.
    pub fn optional(self, word: &'a str) -> Self {
        Self {
            optional: Some(word),
            ..self
        }
    }

    /// Tells browsers and screen readers that a value is needed. The server still checks.
    pub fn required(self) -> Self {
        Self {
            presence: Presence::Required,
            ..self
        }
    }

    /// The HTML autofill token.
    pub fn autocomplete(self, token: &'a str) -> Self {
        Self {
            autocomplete: Some(token),
            ..self
        }
    }

    /// The longest value in UTF-16 units.
    pub fn max_length(self, units: u32) -> Self {
        Self {
            max_length: Some(units),
            ..self
        }
    }

    /// The id of the `datalist` with values to suggest.
    pub fn suggestions(self, list: &'a str) -> Self {
        Self {
            suggestions: Some(list),
            ..self
        }
    }

    /// One line: `kind` is the HTML input type.
    pub fn input(self, kind: &str) -> Markup {
        self.around(html! {
            input class="input" id=(self.id()) name=(self.sent_as) type=(kind) value=(self.value)
                data-width=[(kind == "date").then_some("short")]
                autocomplete=[self.autocomplete] list=[self.suggestions] maxlength=[self.max_length]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                required[self.presence == Presence::Required] autofocus[self.focus == Focus::Take];
        })
    }

    /// Several lines.
    pub fn textarea(self) -> Markup {
        self.around(html! {
            textarea class="textarea" id=(self.id()) name=(self.sent_as) rows="3"
                maxlength=[self.max_length]
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                required[self.presence == Presence::Required] autofocus[self.focus == Focus::Take] {
                (self.value)
            }
        })
    }

    /// A select box.
    pub fn select(self, choices: &[Choice<'_>]) -> Markup {
        self.around(html! {
            select class="select" id=(self.id()) name=(self.sent_as)
                aria-describedby=[self.described_by()] aria-invalid=[self.invalid()]
                autofocus[self.focus == Focus::Take] {
                @for choice in choices {
                    option value=(choice.value) selected[choice.value == self.value] { (choice.label) }
                }
            }
        })
    }

    /// A group of radio buttons as cards.
    pub fn radios(self, choices: &[Choice<'_>]) -> Markup {
        html! {
            fieldset class="field" id=(self.id()) aria-describedby=[self.described_by()] {
                legend {
                    (self.label)
                    @if let Some(word) = self.optional { span class="optional" { (word) } }
                }
                (self.notes())
                (choice_cards(self.name, self.value, choices))
            }
        }
    }

    fn around(&self, control: Markup) -> Markup {
        html! {
            div class="field" {
                label for=(self.id()) {
                    (self.label)
                    @if let Some(word) = self.optional { span class="optional" { (word) } }
                }
                (self.notes())
                (control)
            }
        }
    }

    fn notes(&self) -> Markup {
        html! {
            @if let Some(hint) = self.hint { p class="hint" id={ (self.id()) "-hint" } { (hint) } }
            @if let Some(error) = self.error {
                p class="field-error" id={ (self.id()) "-error" } { (icon(Icon::CircleAlert)) span { (error) } }
            }
        }
    }

    fn id(&self) -> String {
        format!("field-{}", self.name)
    }

    fn invalid(&self) -> Option<&'static str> {
        self.error.map(|_| "true")
    }

    fn described_by(&self) -> Option<String> {
        let hint = self.hint.map(|_| format!("{}-hint", self.id()));
        let error = self.error.map(|_| format!("{}-error", self.id()));
        let ids: Vec<String> = error.into_iter().chain(hint).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// Radio buttons as cards, for use inside a fieldset with its own legend.
pub fn choice_cards(name: &str, selected: &str, choices: &[Choice<'_>]) -> Markup {
    let short = choices.iter().all(|choice| choice.hint.is_none());
    let columns = match choices.len() {
        0..=3 if short => Some("three"),
        0..=3 => None,
        _ => Some("two"),
    };
    html! {
        div class="choices" data-columns=[columns] {
            @for choice in choices {
                label class="choice-card" {
                    input type="radio" name=(name) value=(choice.value) checked[choice.value == selected];
                    span class="choice-text" {
                        strong { (choice.label) }
                        @if let Some(hint) = choice.hint { span class="hint" { (hint) } }
                    }
                }
            }
        }
    }
}

/// A value that travels along unseen.
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// A text to take along, with a button that copies it. `done` is said when it has been copied.
pub fn copy_field(id: &str, label: &str, value: &str, copy: &str, done: &str) -> Markup {
    html! {
        div class="field" {
            label for=(id) { (label) }
            div class="copy" {
                input class="input" id=(id) value=(value) readonly;
                button class="button" type="button" data-action="copy" data-target=(id) data-done=(done) hidden {
                    (icon(Icon::Copy)) span { (copy) }
                }
            }
        }
    }
}

/// The same for a text of several lines.
pub fn copy_text(id: &str, label: &str, value: &str, copy: &str, done: &str) -> Markup {
    html! {
        div class="field" {
            label for=(id) { (label) }
            textarea class="textarea" id=(id) rows="4" readonly { (value) }
            div {
                button class="button" data-size="small" type="button" data-action="copy" data-target=(id) data-done=(done) hidden {
                    (icon(Icon::Copy)) span { (copy) }
                }
            }
        }
    }
}
