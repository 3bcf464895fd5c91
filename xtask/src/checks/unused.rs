//! Every dependency a crate names is used by its sources, and every one the workspace offers
//! by a crate. A name counts as used where it begins a path (`serde::`) or is imported
//! (`use serde;`), comments aside.

use std::path::Path;

use super::{Verdict, none_of};
use crate::{
    metadata::{Kind, Metadata, Package},
    process::Result,
    workspace,
};

/// Reads all sources of all our crates.
pub fn check() -> Result<Verdict> {
    let metadata = Metadata::load()?;
    let mut violations = Vec::new();
    for member in metadata.members() {
        let sources = Sources::read(member)?;
        for dependency in &member.dependencies {
            let identifier = metadata.identifier(dependency);
            if let Some(complaint) = sources.complaint(&identifier, dependency.kind) {
                violations.push(format!("{}: {} {complaint}", member.name, dependency.name));
            }
        }
    }
    violations.extend(unused_offers(&metadata)?);
    none_of(violations)
}

fn unused_offers(metadata: &Metadata) -> Result<Vec<String>> {
    let manifest = workspace::text(Path::new("Cargo.toml"))?.unwrap_or_default();
    let is_used = |name: &str| {
        metadata
            .members()
            .any(|member| member.dependencies.iter().any(|it| it.name == name))
    };
    Ok(offers(&manifest)
        .into_iter()
        .filter(|name| !is_used(name))
        .map(|name| format!("Cargo.toml: no crate uses {name}"))
        .collect())
}

/// The names under `[workspace.dependencies]`.
fn offers(manifest: &str) -> Vec<&str> {
    manifest
        .lines()
        .skip_while(|line| line.trim() != "[workspace.dependencies]")
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim())
        .filter(|name| !name.starts_with('#'))
        .collect()
}

/// The text of a crate's sources by what they are for.
#[derive(Default)]
struct Sources {
    library: String,
    tests: String,
    build_script: String,
}

impl Sources {
    fn read(package: &Package) -> Result<Self> {
        let folder = package.manifest_path.parent().unwrap_or(Path::new("."));
        let mut sources = Self::default();
        read_folder(&folder.join("src"), &mut sources.library)?;
        for folder in ["tests", "benches", "examples"].map(|it| folder.join(it)) {
            read_folder(&folder, &mut sources.tests)?;
        }
        sources.build_script = std::fs::read_to_string(folder.join("build.rs")).unwrap_or_default();
        Ok(sources)
    }

    fn complaint(&self, identifier: &str, kind: Option<Kind>) -> Option<&'static str> {
        let in_library = mentions(&self.library, identifier);
        let in_tests = mentions(&self.tests, identifier);
        match kind {
            None if in_library => None,
            None if in_tests => Some("is used by tests only: move it to [dev-dependencies]"),
            None => Some("is not used"),
            Some(Kind::Dev) if in_library || in_tests => None,
            Some(Kind::Dev) => Some("is not used by tests"),
            Some(Kind::Build) if mentions(&self.build_script, identifier) => None,
            Some(Kind::Build) => Some("is not used by build.rs"),
        }
    }
}

fn read_folder(folder: &Path, into: &mut String) -> Result {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            read_folder(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            into.push_str(&text);
            into.push('\n');
        }
    }
    Ok(())
}

fn mentions(source: &str, identifier: &str) -> bool {
    source
        .lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .any(|line| {
            line.match_indices(identifier)
                .any(|(at, _)| is_use(line, at, identifier))
        })
}

fn is_use(line: &str, at: usize, identifier: &str) -> bool {
    let before = &line[..at];
    let after = &line[at + identifier.len()..];
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    if before.ends_with(is_word) || after.starts_with(is_word) {
        return false;
    }
    // `std::bytes::` is a module of `std`; `::bytes::` is the crate.
    let is_inner = before
        .strip_suffix("::")
        .is_some_and(|outer| outer.ends_with(is_word));
    let is_import = ["use ", "use ::", "extern crate "]
        .iter()
        .any(|it| before.ends_with(it));
    !is_inner && (after.trim_start().starts_with("::") || is_import)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_imports_and_macros_are_uses() {
        for source in [
            "use serde::Serialize;",
            "use serde as s;",
            "pub use serde;",
            "#[derive(serde::Serialize)]",
            "let x = ::serde::ser();",
            "    serde::json!(1)",
        ] {
            assert!(mentions(source, "serde"), "{source}");
        }
    }

    #[test]
    fn comments_words_and_inner_modules_are_not() {
        for source in [
            "// serde::Serialize would do",
            "/// See [`serde::Serialize`].",
            "use serde_json::Value;",
            "let serde = 1;",
            "use axum::serde::Value;",
            "use my_serde::Value;",
        ] {
            assert!(!mentions(source, "serde"), "{source}");
        }
    }

    #[test]
    fn a_dependency_of_tests_belongs_to_tests() {
        let sources = Sources {
            tests: "use tempfile::tempdir;".to_owned(),
            ..Sources::default()
        };
        assert!(
            sources
                .complaint("tempfile", None)
                .is_some_and(|it| it.contains("dev"))
        );
        assert_eq!(sources.complaint("tempfile", Some(Kind::Dev)), None);
        assert_eq!(sources.complaint("rand", None), Some("is not used"));
    }

    #[test]
    fn reads_what_the_workspace_offers() {
        let manifest = "[package]\nname = \"x\"\n[workspace.dependencies]\n# reason = none\n\
                        serde = { version = \"1\" }\nrand = \"0.10\"\n[profile.dev]\ndebug = 1\n";
        assert_eq!(offers(manifest), ["serde", "rand"]);
    }
}
