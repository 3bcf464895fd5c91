//! Formatting of Rust files. TypeScript and CSS are formatted by the islands' own lint.

use super::Verdict;
use crate::process::{self, Result};

/// Asks rustfmt without changing anything.
pub fn check() -> Result<Verdict> {
    process::run(process::command("", "cargo", &["fmt", "--all", "--check"]))?;
    Ok(Verdict::Passed)
}
