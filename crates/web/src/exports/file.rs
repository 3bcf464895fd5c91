//! A file to save.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use crate::encode_query;

/// `bytes` as a download called `{name}.{extension}`. The name is people's words: it travels
/// percent-encoded (RFC 6266), with a plain fallback for old browsers.
pub fn download(
    name: &str,
    extension: &str,
    content_type: &'static str,
    bytes: Vec<u8>,
) -> Response {
    let name: String = name
        .chars()
        .map(|letter| if is_unsafe(letter) { '-' } else { letter })
        .collect();
    let disposition = format!(
        "attachment; filename=\"ekkyo.{extension}\"; filename*=UTF-8''{}.{extension}",
        encode_query(&name)
    );
    let disposition =
        HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, bytes).into_response()
}

fn is_unsafe(letter: char) -> bool {
    letter.is_control() || matches!(letter, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}
