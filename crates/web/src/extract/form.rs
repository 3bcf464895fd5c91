//! A submitted form: its values, and the mistakes found in them, so that the page can be shown
//! again with the input kept and each message beside its field.

use axum::{
    extract::{FromRequest, Request},
    http::StatusCode,
};
use maud::{Markup, html};

use crate::{
    components::{Callout, Field, callout},
    error::Error,
    texts::Texts,
};

/// More fields than any form of ours has. Looking one up is a walk over all of them, and some
/// forms look up as many as they were sent.
const MOST_FIELDS: usize = 1_000;

/// The values and mistakes of a form.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: Vec<(String, String)>,
    mistakes: Vec<(String, String)>,
}

impl Form {
    /// An empty form, for showing a page the first time.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with a value, to show what is stored.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.values.push((name.to_owned(), value.into()));
        self
    }

    /// The same without one row of a list whose fields occur once a row.
    pub fn without_row(mut self, names: &[&str], row: usize) -> Self {
        for name in names {
            let mut seen = 0;
            self.values.retain(|(candidate, _)| {
                let at = seen;
                seen += usize::from(candidate == name);
                candidate != name || at != row
            });
        }
        self
    }

    /// The value of a field without the space around it, empty when it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.verbatim(name).trim()
    }

    /// Every value of a field that may occur more than once, in order.
    pub fn all<'a, 'n>(&'a self, name: &'n str) -> impl Iterator<Item = &'a str> + use<'a, 'n> {
        self.values
            .iter()
            .filter(move |(candidate, _)| candidate == name)
            .map(|(_, value)| value.trim())
    }

    /// A value exactly as it was typed, for passwords.
    pub fn verbatim(&self, name: &str) -> &str {
        self.values
            .iter()
            .find(|(candidate, _)| candidate == name)
            .map_or("", |(_, value)| value)
    }

    /// Whether a field, such as a checkbox or a named button, was sent.
    pub fn has(&self, name: &str) -> bool {
        self.values.iter().any(|(candidate, _)| candidate == name)
    }

    /// The value of a required text of at most `longest` characters. Notes the mistake and
    /// answers an empty text otherwise.
    pub fn required(&mut self, name: &str, longest: usize, texts: &Texts) -> String {
        let value = self.up_to(name, longest, texts);
        if value.is_empty() && self.error(name).is_none() {
            self.mistake(name, &texts.form_required());
        }
        value
    }

    /// The value of a text of at most `longest` characters, which may be empty.
    pub fn up_to(&mut self, name: &str, longest: usize, texts: &Texts) -> String {
        let value = self.text(name).to_owned();
        if value.chars().count() > longest {
            self.mistake(name, &texts.form_too_long(longest as u64));
        }
        value
    }

    /// Notes what is wrong with a field.
    pub fn mistake(&mut self, name: &str, message: &str) {
        self.mistakes.push((name.to_owned(), message.to_owned()));
    }

    /// What is wrong with a field, if anything.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.mistakes
            .iter()
            .find(|(candidate, _)| candidate == name)
            .map(|(_, message)| message.as_str())
    }

    /// Whether no mistake was found.
    pub fn is_valid(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// 422 once there are mistakes, 200 before.
    pub fn status(&self) -> StatusCode {
        if self.is_valid() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }

    /// A field with its value and mistake; the first mistake takes the focus.
    pub fn field<'a>(&'a self, name: &'a str, label: &'a str) -> Field<'a> {
        let field = Field::new(name, label)
            .value(self.text(name))
            .error(self.error(name));
        let first = self
            .mistakes
            .first()
            .is_some_and(|(candidate, _)| candidate == name);
        if first { field.focused() } else { field }
    }

    /// What is to be corrected, with links to the fields; nothing while there are no mistakes.
    pub fn summary(&self, texts: &Texts) -> Markup {
        self.summary_with(texts, &[])
    }

    /// The same with the labels of fields, by name, for forms in which several fields may lack
    /// the same: links that read alike would not say where they lead.
    pub fn summary_with(&self, texts: &Texts, labels: &[(&str, String)]) -> Markup {
        let line = |name: &str, message: &str| {
            let label = labels.iter().find(|(candidate, _)| *candidate == name);
            label.map_or_else(
                || message.to_owned(),
                |(_, label)| texts.form_summary_line(label.as_str(), message).to_string(),
            )
        };
        html! {
            @if !self.is_valid() {
                div class="error-summary" role="alert" {
                    (callout(Callout::Danger, html! {
                        p class="callout-title" { (texts.form_summary()) }
                        ul {
                            @for (name, message) in &self.mistakes {
                                li { a href={ "#field-" (name) } { (line(name, message)) } }
                            }
                        }
                    }))
                }
            }
        }
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let parsed = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        match parsed {
            Ok(axum::Form(values)) if values.len() > MOST_FIELDS => Err(Error::TooLarge),
            Ok(axum::Form(values)) => Ok(Self {
                values: values
                    .into_iter()
                    .map(|(name, value)| (name, printable(value)))
                    .collect(),
                mistakes: Vec::new(),
            }),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Error::TooLarge)
            }
            Err(_) => Err(Error::BadRequest),
        }
    }
}

/// A value without control characters, which no keyboard types: PostgreSQL refuses NUL, and
/// terminals and tables are confused by the others. Lines and tabs stay.
fn printable(value: String) -> String {
    let stray = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t');
    if value.contains(stray) {
        value.replace(stray, "")
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn more_fields_than_a_page_has_are_refused() {
        let sent = async |fields: usize| {
            let body = axum::body::Body::from("a=1&".repeat(fields));
            let request = Request::post("/")
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body);
            Form::from_request(request.unwrap(), &()).await
        };
        let form = sent(MOST_FIELDS).await.unwrap();
        assert_eq!(form.all("a").count(), MOST_FIELDS);
        let refused = sent(MOST_FIELDS + 1).await;
        assert!(matches!(refused, Err(Error::TooLarge)), "{refused:?}");
    }

    #[test]
    fn control_characters_are_dropped_and_lines_stay() {
        assert_eq!(printable("A\0ki\u{1b}[2J\u{85}".into()), "Aki[2J");
        assert_eq!(
            printable("one\r\n\ttwo\u{3000}三".into()),
            "one\r\n\ttwo\u{3000}三"
        );
    }
}
