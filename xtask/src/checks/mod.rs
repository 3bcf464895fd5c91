//! The checks, in the order in which they fail earliest: those that only read files first,
//! those that build and run everything last.

mod advisories;
mod browser;
mod format;
mod islands;
mod licences;
mod links;
mod lints;
mod paths;
mod ranks;
mod rust_tests;
mod sizes;
mod unused;
pub mod wire_types;

use crate::process::Result;

/// One thing that is checked.
pub struct Check {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it makes sure of.
    pub title: &'static str,
    /// Makes the check; an error says what is wrong.
    pub run: fn() -> Result<Verdict>,
}

/// How a check ended that found nothing wrong.
pub enum Verdict {
    /// All was looked at.
    Passed,
    /// All was looked at that can be; the note says what cannot.
    Noted(String),
    /// Something needed is missing, so part or all was not looked at.
    Skipped(String),
}

/// Whether checks may be skipped for want of a program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Skips {
    /// On a developer's machine.
    Allowed,
    /// In continuous integration.
    Forbidden,
}

impl Skips {
    /// `EKKYO_NO_SKIPS=1` forbids skips.
    pub fn from_environment() -> Self {
        match std::env::var("EKKYO_NO_SKIPS").as_deref() {
            Ok("") | Ok("0") | Err(_) => Self::Allowed,
            Ok(_) => Self::Forbidden,
        }
    }
}

/// Every check in order.
pub fn all() -> Vec<Check> {
    vec![
        Check {
            name: "format",
            title: "Rust files are formatted as rustfmt does",
            run: format::check,
        },
        Check {
            name: "paths",
            title: "no file names a folder of one machine or the host of a registry",
            run: paths::check,
        },
        Check {
            name: "links",
            title: "links between documents lead somewhere",
            run: links::check,
        },
        Check {
            name: "ranks",
            title: "crates only use crates below them",
            run: ranks::check,
        },
        Check {
            name: "unused",
            title: "every dependency is used",
            run: unused::check,
        },
        Check {
            name: "licences",
            title: "licences of all we use allow Apache-2.0 OR MIT",
            run: licences::check,
        },
        Check {
            name: "advisories",
            title: "no known vulnerability in what we use, as far as that can be known here",
            run: advisories::check,
        },
        Check {
            name: "types",
            title: "TypeScript of the islands has no type error and no lint",
            run: islands::types,
        },
        Check {
            name: "islands",
            title: "unit tests of the islands pass",
            run: islands::tests,
        },
        Check {
            name: "sizes",
            title: "islands build; first page and board stay small",
            run: sizes::check,
        },
        Check {
            name: "clippy",
            title: "Rust has no lint",
            run: lints::check,
        },
        Check {
            name: "wire",
            title: "TypeScript types of the wire are those of Rust",
            run: wire_types::check,
        },
        Check {
            name: "rust",
            title: "Rust tests pass",
            run: rust_tests::check,
        },
        Check {
            name: "browser",
            title: "journeys in a real browser pass",
            run: browser::check,
        },
    ]
}

/// Fails with one violation a line, unless there is none.
fn none_of(violations: Vec<String>) -> Result<Verdict> {
    if violations.is_empty() {
        Ok(Verdict::Passed)
    } else {
        Err(violations.join("\n"))
    }
}
