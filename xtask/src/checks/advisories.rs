//! Known vulnerabilities in what we use. The databases live on the network; offline, only a
//! local copy can be asked, and the verdict says what was not.

use std::path::PathBuf;

use super::Verdict;
use crate::{
    process::{self, Result},
    workspace,
};

/// Asks cargo-audit over a local copy of the Rust advisories, and npm's registry if it answers.
pub fn check() -> Result<Verdict> {
    let mut unknown = Vec::new();
    if !crates_are_known_good()? {
        unknown.push("crates (no cargo-audit with a local RustSec database)");
    }
    if !node_packages_are_known_good()? {
        unknown.push("npm packages (the registry's advisories do not answer)");
    }
    if unknown.is_empty() {
        Ok(Verdict::Passed)
    } else {
        Ok(Verdict::Noted(format!(
            "not looked up: {}",
            unknown.join(", ")
        )))
    }
}

/// False when there is nothing to ask.
fn crates_are_known_good() -> Result<bool> {
    let Some(database) = advisory_database() else {
        return Ok(false);
    };
    if !process::is_installed("cargo-audit") {
        return Ok(false);
    }
    let database = database.to_string_lossy().into_owned();
    let arguments = ["audit", "--no-fetch", "--stale", "--db", &database];
    process::run(process::command("", "cargo", &arguments))?;
    Ok(true)
}

/// `EKKYO_ADVISORY_DB`, or where cargo-audit keeps its copy.
fn advisory_database() -> Option<PathBuf> {
    let configured = std::env::var_os("EKKYO_ADVISORY_DB").map(PathBuf::from);
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo/advisory-db"));
    configured
        .or_else(home)
        .filter(|path| path.join("crates").is_dir())
}

/// False when the registry cannot be asked.
fn node_packages_are_known_good() -> Result<bool> {
    if !workspace::has("islands/package-lock.json") {
        return Ok(true);
    }
    let arguments = ["audit", "--package-lock-only", "--omit=dev", "--json"];
    let mut command = process::command("islands", "npm", &arguments);
    command
        .env("npm_config_fetch_retries", "0")
        .env("npm_config_fetch_timeout", "10000");
    // npm ends unsuccessfully both when it found something and when nobody answered, so the
    // report decides.
    let output = command
        .output()
        .map_err(|error| format!("npm audit: {error}"))?;
    match findings(&output.stdout) {
        None => Ok(false),
        Some(found) if found.is_empty() => Ok(true),
        Some(found) => Err(format!(
            "npm knows vulnerabilities in: {}",
            found.join(", ")
        )),
    }
}

/// Names of packages with a vulnerability of high or critical severity, or `None` when the
/// report is no report.
fn findings(report: &[u8]) -> Option<Vec<String>> {
    let report: serde_json::Value = serde_json::from_slice(report).ok()?;
    let vulnerabilities = report.get("vulnerabilities")?.as_object()?;
    let is_grave = |severity: &str| severity == "high" || severity == "critical";
    let grave = vulnerabilities.iter().filter(|(_, it)| {
        it.get("severity")
            .and_then(serde_json::Value::as_str)
            .is_some_and(is_grave)
    });
    Some(grave.map(|(name, _)| name.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grave_findings_are_named() {
        let report = br#"{"vulnerabilities":{"a":{"severity":"high"},"b":{"severity":"low"}}}"#;
        assert_eq!(findings(report), Some(vec!["a".to_owned()]));
        assert_eq!(findings(br#"{"vulnerabilities":{}}"#), Some(Vec::new()));
    }

    #[test]
    fn an_unanswered_request_is_no_report() {
        assert_eq!(findings(br#"{"error":{"code":"ENOTFOUND"}}"#), None);
        assert_eq!(findings(b""), None);
    }
}
