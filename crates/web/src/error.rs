//! The one error of all handlers. It becomes a page in the reader's language, or a problem
//! document for programs; its cause goes to the log once and never to the reader.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::workshop::MOST_PEOPLE;
use maud::html;
use serde_json::json;

use crate::{
    boards,
    components::Button,
    extract::Visit,
    layout::{Page, page},
    paths,
    state::AppState,
    texts::Texts,
};

/// Why a request was not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is there, or nothing that this person may know of.
    #[error("not found")]
    NotFound,
    /// The person is known and may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Only organisers may do this, and nobody is logged in. Pages lead to the log-in and back.
    #[error("log-in required")]
    LoginRequired {
        /// The path to return to.
        then: String,
    },
    /// The request was not one our pages make.
    #[error("bad request")]
    BadRequest,
    /// The request came from another site.
    #[error("cross-site request")]
    CrossSite,
    /// The body was larger than this address takes.
    #[error("too large")]
    TooLarge,
    /// Too many attempts; try again later.
    #[error("too many attempts")]
    TooManyAttempts,
    /// Someone changed the same thing in between, or its state forbids the change.
    #[error("conflict")]
    Conflict,
    /// The workshop has as many people as it can.
    #[error("full")]
    Full,
    /// The workshop is archived and can only be read.
    #[error("archived")]
    Archived,
    /// The agenda or the vote does not allow it at present; the key names why.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// A file to import cannot be taken; the key names why.
    #[error("unreadable file: {key} {path}")]
    Unreadable {
        /// Which sentence explains it.
        key: &'static str,
        /// The place in the file, where there is one.
        path: String,
    },
    /// A program's request has a value that cannot be taken; says which, in English.
    #[error("invalid: {0}")]
    Invalid(String),
    /// The database failed.
    #[error("storage failed")]
    Storage(#[from] storage::Error),
    /// Something failed that should not.
    #[error("internal error: {0}")]
    Internal(String),
}

/// What a handler gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An unexpected failure, with its cause for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Self::Internal(cause.to_string())
    }

    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::LoginRequired { .. } => StatusCode::UNAUTHORIZED,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooManyAttempts => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict | Self::Full | Self::Archived | Self::Refused(_) => StatusCode::CONFLICT,
            Self::Unreadable { .. } | Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Storage(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn log(&self) {
        match self {
            Self::Storage(cause) => tracing::error!(%cause, "storage failed"),
            Self::Internal(cause) => tracing::error!(cause, "request failed"),
            _ => {}
        }
    }
}

/// What remains of an error in its response until [`render_errors`] knows the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Failure {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    NotFound,
    Forbidden,
    LoginRequired { then: String },
    BadRequest,
    CrossSite,
    TooLarge,
    TooManyAttempts,
    Conflict,
    Full,
    Archived,
    Refused(&'static str),
    Unreadable { key: &'static str, path: String },
    Invalid(String),
    Internal,
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        self.log();
        let status = self.status();
        let kind = match self {
            Self::NotFound => Kind::NotFound,
            Self::Forbidden => Kind::Forbidden,
            Self::LoginRequired { then } => Kind::LoginRequired { then },
            Self::BadRequest => Kind::BadRequest,
            Self::CrossSite => Kind::CrossSite,
            Self::TooLarge => Kind::TooLarge,
            Self::TooManyAttempts => Kind::TooManyAttempts,
            Self::Conflict => Kind::Conflict,
            Self::Full => Kind::Full,
            Self::Archived => Kind::Archived,
            Self::Refused(key) => Kind::Refused(key),
            Self::Unreadable { key, path } => Kind::Unreadable { key, path },
            Self::Invalid(detail) => Kind::Invalid(detail),
            Self::Storage(_) | Self::Internal(_) => Kind::Internal,
        };
        let mut response = status.into_response();
        response.extensions_mut().insert(Failure { kind });
        response
    }
}

/// Middleware: turns what handlers, extractors and axum itself refused into a page or a
/// problem document.
pub async fn render_errors(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let format = Format::asked_for(request.uri().path(), request.headers());
    let visit = Visit::anonymous(&state, request.uri(), request.headers());
    let response = next.run(request).await;
    let Some(failure) = failure_of(&response) else {
        return response;
    };
    let status = response.status();
    match (format, failure.kind) {
        (Format::Page, Kind::LoginRequired { then }) => Redirect::to(&format!(
            "{}?then={}",
            paths::LOGIN,
            crate::encode_query(&then)
        ))
        .into_response(),
        (Format::Page, kind) => (status, error_page(&visit, &kind)).into_response(),
        (Format::Problem, kind) => problem(status, &visit.texts, &kind),
    }
}

/// The failure behind `response`: ours, or a bare refusal by axum (an unreadable body, an
/// unknown method), which has plain text or nothing as its body.
fn failure_of(response: &Response) -> Option<Failure> {
    if let Some(failure) = response.extensions().get::<Failure>() {
        return Some(failure.clone());
    }
    let content_type = response.headers().get(header::CONTENT_TYPE);
    let bare = content_type.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
    let kind = match response.status() {
        StatusCode::NOT_FOUND => Kind::NotFound,
        StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
        StatusCode::INTERNAL_SERVER_ERROR => Kind::Internal,
        status if status.is_client_error() => Kind::BadRequest,
        _ => return None,
    };
    bare.then_some(Failure { kind })
}

#[derive(Debug, Clone, Copy)]
enum Format {
    Page,
    Problem,
}

impl Format {
    fn asked_for(path: &str, headers: &HeaderMap) -> Self {
        let names_json = |name| {
            headers
                .get(name)
                .and_then(|value: &HeaderValue| value.to_str().ok())
                .is_some_and(|value| value.contains("json"))
        };
        let program = path.starts_with("/api/")
            || path.starts_with("/sync/")
            || names_json(header::ACCEPT)
            || names_json(header::CONTENT_TYPE);
        if program { Self::Problem } else { Self::Page }
    }
}

fn words(texts: &Texts, kind: &Kind) -> (String, String) {
    let (title, detail) = match kind {
        Kind::NotFound => (
            texts.error_not_found_title(),
            texts.error_not_found_detail(),
        ),
        Kind::Forbidden => (
            texts.error_forbidden_title(),
            texts.error_forbidden_detail(),
        ),
        Kind::LoginRequired { .. } => (texts.error_login_title(), texts.error_login_detail()),
        Kind::BadRequest => (
            texts.error_bad_request_title(),
            texts.error_bad_request_detail(),
        ),
        Kind::CrossSite => (
            texts.error_cross_site_title(),
            texts.error_cross_site_detail(),
        ),
        Kind::TooLarge => (
            texts.error_too_large_title(),
            texts.error_too_large_detail(),
        ),
        Kind::TooManyAttempts => (texts.error_too_many_title(), texts.error_too_many_detail()),
        Kind::Conflict => (texts.error_conflict_title(), texts.error_conflict_detail()),
        Kind::Full => (texts.refused_title(), texts.join_full(MOST_PEOPLE as u64)),
        Kind::Archived => (texts.error_archived_title(), texts.error_archived_detail()),
        Kind::Internal => (texts.error_internal_title(), texts.error_internal_detail()),
        Kind::Refused(key) => (texts.refused_title(), boards::words::refusal(texts, key)),
        Kind::Unreadable { key, path } => (
            texts.import_title(),
            boards::words::unreadable(texts, key, path),
        ),
        Kind::Invalid(detail) => {
            return (texts.error_bad_request_title().to_string(), detail.clone());
        }
    };
    (title.to_string(), detail.to_string())
}

fn error_page(visit: &Visit, kind: &Kind) -> maud::Markup {
    let (title, detail) = words(&visit.texts, kind);
    let body = html! {
        div class="panel" {
            div class="stack" {
                h1 { (title) }
                p class="soft" { (detail) }
            }
            div class="button-row" { (Button::primary(&visit.texts.to_start()).link(paths::HOME)) }
        }
    };
    page(visit, Page::new(&title).narrow(), body)
}

fn problem(status: StatusCode, texts: &Texts, kind: &Kind) -> Response {
    let (title, detail) = words(texts, kind);
    let body = json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "title": title,
        "detail": detail,
    });
    let content_type = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, content_type, body.to_string()).into_response()
}
