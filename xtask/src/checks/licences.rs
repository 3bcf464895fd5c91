//! Licences of everything we ship or build with. What is shipped must be permissive enough
//! for `Apache-2.0 OR MIT`; what only tests use may also be under a licence that asks
//! nothing of those who merely run it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Verdict, none_of};
use crate::{metadata::Metadata, process::Result, workspace};

const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "OFL-1.1", // Fonts: may be bundled with any software, not sold by themselves.
    "Python-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Copyleft by file, or attribution of data: fine for tools that are not shipped.
const FOR_TOOLS: &[&str] = &["MPL-2.0", "CC-BY-4.0", "CC-BY-3.0", "BlueOak-1.0.0"];

/// The npm packages' folders.
const NODE_FOLDERS: [(&str, Use); 2] = [("islands", Use::Shipped), ("e2e", Use::Tool)];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Use {
    Shipped,
    Tool,
}

/// Reads cargo's metadata and npm's lock files.
pub fn check() -> Result<Verdict> {
    let metadata = Metadata::load()?;
    let shipped = metadata.shipped_in("ekkyo");
    let mut violations = Vec::new();
    for package in metadata.foreign() {
        let shown = format!("{} {}", package.name, package.version);
        let purpose = if shipped.contains(package.name.as_str()) {
            Use::Shipped
        } else {
            Use::Tool
        };
        violations.extend(complaint(&shown, package.license.as_deref(), purpose));
    }
    for (folder, purpose) in NODE_FOLDERS {
        let lock = format!("{folder}/package-lock.json");
        if workspace::has(&lock) {
            violations.extend(node_violations(&lock, purpose)?);
        }
    }
    none_of(violations)
}

#[derive(Deserialize)]
struct Lock {
    packages: BTreeMap<String, Locked>,
}

#[derive(Deserialize)]
struct Locked {
    version: Option<String>,
    license: Option<String>,
    #[serde(default)]
    dev: bool,
    #[serde(default)]
    link: bool,
}

fn node_violations(lock: &str, purpose: Use) -> Result<Vec<String>> {
    let text = workspace::text(lock.as_ref())?.unwrap_or_default();
    let parsed: Lock = serde_json::from_str(&text).map_err(|error| format!("{lock}: {error}"))?;
    let others = parsed
        .packages
        .iter()
        .filter(|(path, it)| !path.is_empty() && !it.link);
    Ok(others
        .filter_map(|(path, package)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            let shown = format!("{name} {}", package.version.as_deref().unwrap_or("?"));
            let purpose = if package.dev { Use::Tool } else { purpose };
            complaint(&shown, package.license.as_deref(), purpose)
        })
        .collect())
}

fn complaint(package: &str, licence: Option<&str>, purpose: Use) -> Option<String> {
    match licence {
        None => Some(format!("{package} names no licence")),
        Some(licence) if is_allowed(licence, purpose) => None,
        Some(licence) if purpose == Use::Shipped => {
            Some(format!("{package} is shipped but licensed as {licence}"))
        }
        Some(licence) => Some(format!("{package} is licensed as {licence}")),
    }
}

/// Whether an SPDX expression can be satisfied with allowed licences.
fn is_allowed(expression: &str, purpose: Use) -> bool {
    // Older manifests write a slash for OR.
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut tokens = Tokens {
        words: spaced.split_whitespace().collect(),
        purpose,
    };
    tokens.words.reverse();
    let allowed = tokens.any();
    allowed && tokens.words.is_empty()
}

/// The words of an expression still to be read, last first.
struct Tokens<'a> {
    words: Vec<&'a str>,
    purpose: Use,
}

impl Tokens<'_> {
    fn any(&mut self) -> bool {
        let mut allowed = self.all();
        while self.takes("OR") {
            allowed |= self.all();
        }
        allowed
    }

    fn all(&mut self) -> bool {
        let mut allowed = self.one();
        while self.takes("AND") {
            allowed &= self.one();
        }
        allowed
    }

    fn one(&mut self) -> bool {
        if self.takes("(") {
            let allowed = self.any();
            return self.takes(")") && allowed;
        }
        let Some(name) = self.words.pop() else {
            return false;
        };
        if self.takes("WITH") {
            let Some(exception) = self.words.pop() else {
                return false;
            };
            return self.allows(&format!("{name} WITH {exception}"));
        }
        self.allows(name)
    }

    fn takes(&mut self, word: &str) -> bool {
        let is_next = self.words.last() == Some(&word);
        if is_next {
            self.words.pop();
        }
        is_next
    }

    fn allows(&self, licence: &str) -> bool {
        PERMISSIVE.contains(&licence) || (self.purpose == Use::Tool && FOR_TOOLS.contains(&licence))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_satisfied_by_allowed_parts() {
        for expression in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(expression, Use::Shipped), "{expression}");
        }
    }

    #[test]
    fn a_planted_copyleft_licence_is_found() {
        for expression in [
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "AGPL-3.0-only OR SSPL-1.0",
            "",
            "(MIT",
        ] {
            assert!(!is_allowed(expression, Use::Shipped), "{expression}");
        }
    }

    #[test]
    fn tools_may_be_under_licences_that_what_we_ship_may_not() {
        assert!(is_allowed("MPL-2.0", Use::Tool));
        assert!(!is_allowed("MPL-2.0", Use::Shipped));
    }

    #[test]
    fn a_package_without_licence_is_named() {
        assert_eq!(
            complaint("x 1", None, Use::Tool),
            Some("x 1 names no licence".to_owned())
        );
    }
}
