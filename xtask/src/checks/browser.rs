//! Journeys in a real browser and with real clients, in `e2e/`.

use super::Verdict;
use crate::{
    prerequisites::{self, Tool},
    process::{self, Result},
    run, workspace,
};

/// Builds the server and lets the journeys start it.
pub fn check() -> Result<Verdict> {
    if !workspace::has("e2e/package.json") {
        return Ok(Verdict::Skipped("there is no e2e/ yet".to_owned()));
    }
    let Some(chromium) = prerequisites::chromium() else {
        return Ok(Verdict::Skipped(format!(
            "{} is missing",
            Tool::Chromium.name()
        )));
    };
    run::build_islands()?;
    process::run(process::command(
        "",
        "cargo",
        &["build", "--package", "ekkyo", "--locked"],
    ))?;
    prerequisites::install_node_packages("e2e")?;
    let mut tests = process::command("e2e", "npm", &["test", "--silent"]);
    tests
        .env("CHROMIUM", chromium)
        .env("EKKYO_BIN", workspace::target().join("debug/ekkyo"));
    process::run(tests)?;
    Ok(Verdict::Passed)
}
