//! The same-origin rule instead of tokens in forms: browsers say truthfully where a request
//! comes from (`Sec-Fetch-Site`, or `Origin` where that is missing). Programs say neither and
//! carry no cookies.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use crate::{error::Error, state::AppState};

/// Middleware: refuses what another site made a browser send: changes, sockets and event
/// streams.
pub async fn refuse_cross_site(
    State(state): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let guarded = !request.method().is_safe() || opens_a_stream(request.headers());
    // A bearer token is never sent by a browser on its own.
    let program = request.headers().contains_key(header::AUTHORIZATION);
    if guarded
        && !program
        && !is_same_origin(request.method(), request.headers(), &state.config.base_url)
    {
        return Error::CrossSite.into_response();
    }
    next.run(request).await
}

fn opens_a_stream(headers: &HeaderMap) -> bool {
    let accepts_events =
        text(headers, header::ACCEPT).is_some_and(|kinds| kinds.contains("text/event-stream"));
    headers.contains_key(header::UPGRADE) || accepts_events
}

fn is_same_origin(method: &Method, headers: &HeaderMap, base_url: &str) -> bool {
    match text(headers, "sec-fetch-site") {
        Some("same-origin") => return true,
        // Typed into the address bar; never the case for a form.
        Some("none") => return method.is_safe(),
        Some(_) => return false,
        None => {}
    }
    let Some(origin) = text(headers, header::ORIGIN) else {
        return true;
    };
    let host = origin.split_once("://").map(|(_, host)| host);
    origin == base_url || (host.is_some() && host == text(headers, header::HOST))
}

fn text(headers: &HeaderMap, name: impl header::AsHeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(method: &Method, pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| {
                (
                    name.parse().expect("a name"),
                    value.parse().expect("a value"),
                )
            })
            .collect();
        is_same_origin(method, &headers, "https://ekkyo.example")
    }

    #[test]
    fn browsers_are_believed_about_where_they_are() {
        assert!(same(&Method::POST, &[("sec-fetch-site", "same-origin")]));
        assert!(!same(&Method::POST, &[("sec-fetch-site", "cross-site")]));
        assert!(!same(&Method::POST, &[("sec-fetch-site", "same-site")]));
        assert!(!same(&Method::POST, &[("sec-fetch-site", "none")]));
        assert!(same(&Method::GET, &[("sec-fetch-site", "none")]));
    }

    #[test]
    fn the_origin_decides_where_the_browser_is_old() {
        assert!(same(
            &Method::POST,
            &[
                ("origin", "https://ekkyo.example"),
                ("host", "10.0.0.1:8080")
            ]
        ));
        assert!(same(
            &Method::POST,
            &[
                ("origin", "http://192.168.0.7:8080"),
                ("host", "192.168.0.7:8080")
            ]
        ));
        assert!(!same(
            &Method::POST,
            &[
                ("origin", "https://evil.example"),
                ("host", "ekkyo.example")
            ]
        ));
        assert!(!same(
            &Method::POST,
            &[("origin", "null"), ("host", "ekkyo.example")]
        ));
        assert!(same(&Method::POST, &[]));
    }
}
