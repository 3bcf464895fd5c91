//! The built islands, styles and fonts, embedded in the binary. Addresses carry a hash of the
//! content, so that browsers keep them forever and still never see an old one.

use axum::{
    extract::{Path, Request},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::error::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../islands/dist"]
struct Dist;

/// The address of a built file, such as `app.css`.
pub fn asset(name: &str) -> String {
    match Dist::get(name) {
        Some(file) => format!("/assets/{name}?v={}", fingerprint(&file)),
        None => format!("/assets/{name}"),
    }
}

/// A built file's bytes, such as a font that exports embed.
pub fn bytes(name: &str) -> Option<std::borrow::Cow<'static, [u8]>> {
    Dist::get(name).map(|file| file.data)
}

/// Serves `/assets/{*path}`.
pub async fn get(Path(path): Path<String>, request: Request) -> Result<Response> {
    let file = Dist::get(&path).ok_or(Error::NotFound)?;
    let tag = format!("\"{}\"", fingerprint(&file));
    let cache = if request
        .uri()
        .query()
        .is_some_and(|query| query.contains(fingerprint(&file).as_str()))
    {
        "public, max-age=31536000, immutable"
    } else {
        "public, max-age=0, must-revalidate"
    };
    let headers = [
        (header::CACHE_CONTROL, HeaderValue::from_static(cache)),
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static(content_type(&path)),
        ),
        (
            header::ETAG,
            HeaderValue::from_str(&tag).map_err(Error::internal)?,
        ),
    ];
    let known = request
        .headers()
        .get(header::IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == tag.as_bytes());
    if known {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, file.data).into_response())
}

fn fingerprint(file: &EmbeddedFile) -> String {
    file.metadata
        .sha256_hash()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
