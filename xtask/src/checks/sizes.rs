//! What a phone must fetch stays small: the first page under 100 kB and the board under
//! 80 kB, both compressed as the server sends them.

use std::path::Path;

use super::{Verdict, none_of};
use crate::{
    process::{self, Result},
    run, workspace,
};

/// Where the islands' build puts its results.
const DIST: &str = "islands/dist";

/// The HTML of a full page, compressed: what the browser journeys measure at most.
const TYPICAL_PAGE: u64 = 12_000;

/// One budget in bytes.
struct Budget {
    name: &'static str,
    /// Starts of the names of the files that count.
    files: &'static [&'static str],
    extra: u64,
    limit: u64,
}

const BUDGETS: [Budget; 2] = [
    Budget {
        name: "first page",
        files: &["app.css", "app.js", "htmx"],
        extra: TYPICAL_PAGE,
        limit: 100_000,
    },
    Budget {
        name: "board island",
        files: &["board.js", "board.css"],
        extra: 0,
        limit: 80_000,
    },
];

/// Builds the islands and weighs them.
pub fn check() -> Result<Verdict> {
    run::build_islands()?;
    let mut violations = Vec::new();
    for budget in &BUDGETS {
        let size = budget.extra + weigh(budget.files)?;
        println!("{}: {size} bytes of {}", budget.name, budget.limit);
        violations.extend(complaint(budget, size));
    }
    none_of(violations)
}

fn complaint(budget: &Budget, size: u64) -> Option<String> {
    (size >= budget.limit).then(|| {
        format!(
            "{} is {size} bytes compressed; the limit is {}",
            budget.name, budget.limit
        )
    })
}

fn weigh(prefixes: &[&str]) -> Result<u64> {
    let mut total = 0;
    for prefix in prefixes {
        let files = files_starting_with(prefix)?;
        if files.is_empty() {
            return Err(format!("the build left no {prefix} in {DIST}/"));
        }
        for name in files {
            total += compressed(&name)?;
        }
    }
    Ok(total)
}

fn files_starting_with(prefix: &str) -> Result<Vec<String>> {
    let folder = workspace::root().join(DIST);
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{DIST}: {error}"))?;
    let names = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned());
    let counts = |name: &String| {
        let is_code = [".js", ".css"].iter().any(|end| name.ends_with(end));
        name.starts_with(prefix) && is_code
    };
    Ok(names.filter(counts).collect())
}

fn compressed(name: &str) -> Result<u64> {
    let path = Path::new(DIST).join(name);
    let path = path.to_string_lossy();
    // Six is what the server's compression uses.
    let script = "const z=require('node:zlib'),f=require('node:fs');\
                  console.log(z.gzipSync(f.readFileSync(process.argv[1]),{level:6}).length)";
    let size = process::capture(process::command("", "node", &["-e", script, &path]))?;
    size.trim()
        .parse()
        .map_err(|error| format!("{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_exceeded_at_its_limit() {
        let budget = &BUDGETS[1];
        assert_eq!(complaint(budget, 79_999), None);
        assert!(complaint(budget, 80_000).is_some_and(|it| it.contains("board island")));
    }
}
