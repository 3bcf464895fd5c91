//! What cargo knows about our crates and those they are built from.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::process::{self, Result};

/// The answer of `cargo metadata`, as far as the checks need it.
#[derive(Deserialize)]
pub struct Metadata {
    /// Our crates and all others.
    pub packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

/// A crate.
#[derive(Deserialize, Clone)]
pub struct Package {
    id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence as SPDX expression.
    pub license: Option<String>,
    /// Where its `Cargo.toml` is.
    pub manifest_path: std::path::PathBuf,
    /// What its `Cargo.toml` names.
    pub dependencies: Vec<Dependency>,
    targets: Vec<Target>,
}

/// A line under `[dependencies]`, `[dev-dependencies]` or `[build-dependencies]`.
#[derive(Deserialize, Clone)]
pub struct Dependency {
    /// The crate's name.
    pub name: String,
    /// The name it is given here, if another.
    pub rename: Option<String>,
    /// None for a normal dependency.
    pub kind: Option<Kind>,
}

/// When a dependency is needed.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// For tests, examples and benchmarks.
    Dev,
    /// For the build script.
    Build,
}

#[derive(Deserialize, Clone)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Edge>,
}

#[derive(Deserialize)]
struct Edge {
    pkg: String,
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Deserialize)]
struct EdgeKind {
    kind: Option<Kind>,
}

impl Metadata {
    /// Asks cargo; fails when `Cargo.lock` does not fit the manifests.
    pub fn load() -> Result<Self> {
        let json = process::capture(process::command(
            "",
            "cargo",
            &["metadata", "--format-version", "1", "--locked"],
        ))?;
        serde_json::from_str(&json).map_err(|error| format!("cargo metadata: {error}"))
    }

    /// Our own crates.
    pub fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages
            .iter()
            .filter(|package| self.workspace_members.contains(&package.id))
    }

    /// Everybody else's crates.
    pub fn foreign(&self) -> impl Iterator<Item = &Package> {
        self.packages
            .iter()
            .filter(|package| !self.workspace_members.contains(&package.id))
    }

    /// The names of all crates that end up in `root`, itself included: its dependencies and
    /// theirs, without those only tests need.
    pub fn shipped_in(&self, root: &str) -> BTreeSet<&str> {
        let edges: BTreeMap<&str, &Node> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let ids: BTreeMap<&str, &str> = self
            .packages
            .iter()
            .map(|package| (package.id.as_str(), package.name.as_str()))
            .collect();
        let mut open: Vec<&str> = self
            .members()
            .filter(|member| member.name == root)
            .map(|it| it.id.as_str())
            .collect();
        let mut seen: BTreeSet<&str> = open.iter().copied().collect();
        while let Some(id) = open.pop() {
            let shipped = edges
                .get(id)
                .into_iter()
                .flat_map(|node| &node.deps)
                .filter(|edge| edge.dep_kinds.iter().any(|it| it.kind != Some(Kind::Dev)));
            for edge in shipped {
                if seen.insert(&edge.pkg) {
                    open.push(&edge.pkg);
                }
            }
        }
        seen.into_iter()
            .filter_map(|id| ids.get(id).copied())
            .collect()
    }

    /// The name under which sources of `dependency`'s owner refer to it.
    pub fn identifier(&self, dependency: &Dependency) -> String {
        let library = || {
            let package = self.packages.iter().find(|it| it.name == dependency.name)?;
            let is_library = |target: &&Target| {
                target
                    .kind
                    .iter()
                    .any(|kind| kind.contains("lib") || kind == "proc-macro")
            };
            package
                .targets
                .iter()
                .find(is_library)
                .map(|target| target.name.clone())
        };
        dependency
            .rename
            .clone()
            .or_else(library)
            .unwrap_or_else(|| dependency.name.clone())
            .replace('-', "_")
    }
}
