//! The islands' own checks, as their `package.json` names them.

use super::Verdict;
use crate::{
    prerequisites,
    process::{self, Result},
};

/// Types and lint.
pub fn types() -> Result<Verdict> {
    script(&["run", "--silent", "check"])
}

/// Unit tests.
pub fn tests() -> Result<Verdict> {
    script(&["test", "--silent"])
}

fn script(arguments: &[&str]) -> Result<Verdict> {
    prerequisites::install_node_packages("islands")?;
    process::run(process::command("islands", "npm", arguments))?;
    Ok(Verdict::Passed)
}
