//! Ekkyo's pages and their server side: routing, people's way in, forms and HTML.
//!
//! `routes.rs` lists every address. Each feature has a folder with one file per page, whose
//! functions are named after the method they answer. Rules live in `domain`, what is kept in
//! `storage`; here requests become calls and values become pages.

mod api;
mod assets;
mod boards;
mod calendar;
mod changes;
pub mod components;
mod error;
mod exports;
mod extract;
mod gifts;
mod health;
mod home;
mod joining;
mod layout;
mod lectures;
mod network;
mod organisers;
mod path;
mod paths;
mod practice;
mod preferences;
mod progress;
mod reference;
mod routes;
mod security;
mod stages;
mod state;
mod teams;
mod texts;
mod time;
mod use_cases;
mod workshops;

#[cfg(test)]
mod tests;

pub use assets::bytes as asset_bytes;
pub use error::Error;
pub use network::{Network, NoNetwork};
pub use routes::router;
pub use security::{passwords, tokens};
pub use state::{AppState, Clock, Config, Metrics, Parts};

/// Escapes a value for use in a query string.
fn encode_query(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// The path if it leads to a page of ours, so that nobody is sent to another site after
/// logging in.
fn local_path(path: &str) -> Option<&str> {
    let local = path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains(['\\', '\r', '\n', '\t']);
    local.then_some(path)
}
