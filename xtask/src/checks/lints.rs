//! Clippy over everything, tests included, with warnings as errors.

use super::Verdict;
use crate::process::{self, Result};

/// Needs the built islands, which the server embeds.
pub fn check() -> Result<Verdict> {
    let arguments = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ];
    process::run(process::command("", "cargo", &arguments))?;
    Ok(Verdict::Passed)
}
