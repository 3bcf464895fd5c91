//! Every Rust test: unit, contract (on both databases), pages, sockets.

use super::Verdict;
use crate::{
    prerequisites::Tool,
    process::{self, Result},
};

/// Runs the tests with nextest where it is installed, else with cargo.
pub fn check() -> Result<Verdict> {
    if process::answers(&mut process::command(
        "",
        "cargo",
        &["nextest", "--version"],
    )) {
        // nextest runs no examples in documentation.
        cargo(&["test", "--workspace", "--locked", "--doc", "--quiet"])?;
        cargo(&[
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ])?;
    } else {
        cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])?;
    }
    if Tool::PostgreSql.is_present() {
        Ok(Verdict::Passed)
    } else {
        Ok(Verdict::Skipped(
            "in part: PostgreSQL is missing, storage ran on SQLite".to_owned(),
        ))
    }
}

fn cargo(arguments: &[&str]) -> Result {
    process::run(process::command("", "cargo", arguments))
}
