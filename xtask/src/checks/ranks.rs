//! Arrows between our crates go down only, and siblings never import each other. The pure
//! crates stay free of runtime, network and database.

use super::{Verdict, none_of};
use crate::{metadata::Metadata, process::Result};

/// Our crates from the bottom up; those on one line are siblings.
const RANKS: [&[&str]; 5] = [
    &["domain"],
    &["content", "board", "kernel", "export", "storage"],
    &["live"],
    &["web"],
    &["ekkyo"],
];

/// Tools may use any crate, and no crate may use them.
const TOOLS: [&str; 2] = ["xtask", "bench"];

/// Crates without input and output, and what would let it in.
const PURE: [&str; 2] = ["domain", "board"];
const IMPURE: [&str; 6] = ["tokio", "axum", "sqlx", "sqlx-core", "hyper", "mio"];

/// Looks at what cargo resolved.
pub fn check() -> Result<Verdict> {
    let metadata = Metadata::load()?;
    let crates: Vec<Crate> = metadata
        .members()
        .map(|member| Crate {
            name: &member.name,
            uses: member
                .dependencies
                .iter()
                .map(|it| it.name.as_str())
                .collect(),
        })
        .collect();
    let mut violations = violations(&crates);
    for pure in PURE {
        let shipped = metadata.shipped_in(pure);
        let impure = IMPURE.into_iter().filter(|it| shipped.contains(it));
        violations.extend(impure.map(|it| format!("{pure} must stay pure but contains {it}")));
    }
    none_of(violations)
}

struct Crate<'a> {
    name: &'a str,
    uses: Vec<&'a str>,
}

fn violations(crates: &[Crate]) -> Vec<String> {
    crates.iter().flat_map(violations_of).collect()
}

fn violations_of(owner: &Crate) -> Vec<String> {
    if TOOLS.contains(&owner.name) {
        return Vec::new();
    }
    let Some(own) = rank(owner.name) else {
        return vec![format!(
            "{} has no rank: give it one in {}",
            owner.name,
            file!()
        )];
    };
    let complaint = |used: &&str| {
        let used = *used;
        if TOOLS.contains(&used) {
            return Some(format!("{} uses {used}, which is only a tool", owner.name));
        }
        match rank(used)? {
            below if below < own => None,
            same if same == own => Some(format!("{} uses its sibling {used}", owner.name)),
            _ => Some(format!("{} uses {used}, which stands above it", owner.name)),
        }
    };
    owner.uses.iter().filter_map(complaint).collect()
}

fn rank(name: &str) -> Option<usize> {
    RANKS.iter().position(|siblings| siblings.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(name: &str, uses: &[&str]) -> Vec<String> {
        violations(&[Crate {
            name,
            uses: uses.to_vec(),
        }])
    }

    #[test]
    fn arrows_down_and_foreign_crates_are_fine() {
        assert!(complaints("web", &["live", "domain", "serde"]).is_empty());
        assert!(complaints("xtask", &["web"]).is_empty());
    }

    #[test]
    fn an_arrow_up_is_found() {
        assert_eq!(
            complaints("board", &["live"]),
            ["board uses live, which stands above it"]
        );
    }

    #[test]
    fn siblings_are_found() {
        assert_eq!(
            complaints("export", &["storage"]),
            ["export uses its sibling storage"]
        );
    }

    #[test]
    fn tools_and_unknown_crates_are_found() {
        assert_eq!(
            complaints("web", &["bench"]),
            ["web uses bench, which is only a tool"]
        );
        assert!(complaints("helpers", &[])[0].starts_with("helpers has no rank"));
    }
}
