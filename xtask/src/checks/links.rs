//! Relative links in Markdown files lead to files that exist. Links to the web are not
//! followed: the checks must work without a network.

use std::path::{Component, Path, PathBuf};

use super::{Verdict, none_of};
use crate::{process::Result, workspace};

/// Reads every Markdown file.
pub fn check() -> Result<Verdict> {
    let files = workspace::files()?;
    let documents = files
        .iter()
        .filter(|path| path.extension().is_some_and(|it| it == "md") && !is_lesson(path));
    let mut violations = Vec::new();
    for path in documents {
        let text = workspace::text(path)?.unwrap_or_default();
        let broken = targets(&text)
            .into_iter()
            .filter(|target| !leads_somewhere(path, target));
        violations.extend(broken.map(|target| format!("{}: {target}", path.display())));
    }
    none_of(violations)
}

/// Lessons link by schemes of their own (`lesson:`, `term:`, `figure:`), which the reader of
/// content follows.
fn is_lesson(path: &Path) -> bool {
    path.iter().any(|name| name == "lectures")
}

fn leads_somewhere(document: &Path, target: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    let is_elsewhere = path.contains("://") || path.starts_with("mailto:");
    path.is_empty() || is_elsewhere || workspace::root().join(resolve(document, path)).exists()
}

/// The target relative to the root. A leading slash means the root.
fn resolve(document: &Path, target: &str) -> PathBuf {
    let start = match target.strip_prefix('/') {
        Some(from_root) => PathBuf::from(from_root),
        None => document.parent().unwrap_or(Path::new("")).join(target),
    };
    let mut resolved = PathBuf::new();
    for part in start.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::Normal(name) => resolved.push(name),
            _ => {}
        }
    }
    resolved
}

/// Everything `](...)` points at, outside code.
fn targets(text: &str) -> Vec<String> {
    let mut targets = Vec::new();
    let mut in_fence = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence {
            let prose: Vec<&str> = line.split('`').step_by(2).collect();
            targets.extend(targets_in_line(&prose.join("`")));
        }
    }
    targets
}

fn targets_in_line(line: &str) -> Vec<String> {
    line.split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter_map(|target| target.split_whitespace().next())
        .map(|target| target.trim_matches(['<', '>']).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_links_but_not_code() {
        let text = "[a](x.md) and ![b](y/z.png \"title\")\n```\n[no](no.md)\n```\n`[no](no.md)`\n";
        assert_eq!(targets(text), ["x.md", "y/z.png"]);
    }

    #[test]
    fn links_are_relative_to_their_document() {
        assert_eq!(
            resolve(Path::new("docs/adr/1.md"), "../guide/en.md"),
            Path::new("docs/guide/en.md")
        );
        assert_eq!(
            resolve(Path::new("docs/adr/1.md"), "/README.md"),
            Path::new("README.md")
        );
    }

    #[test]
    fn a_planted_dead_link_is_found() {
        let readme = Path::new("README.md");
        assert!(leads_somewhere(readme, "Cargo.toml"));
        assert!(leads_somewhere(readme, "https://example.org/nowhere"));
        assert!(leads_somewhere(readme, "#below"));
        assert!(!leads_somewhere(readme, "docs/nowhere.md"));
    }
}
