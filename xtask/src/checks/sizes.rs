//! What a phone must fetch stays small: the first page under 100 kB and the board under
//! 80 kB, both compressed as the server sends them. The board is bundled in parts, so its
//! budget is kept by the build itself, which knows what imports what.

use std::path::Path;

use super::Verdict;
use crate::{
    process::{self, Result},
    run,
};

/// Where the islands' build puts its results.
const DIST: &str = "islands/dist";

/// What every page asks for, and what comes with the one that people see first.
const FIRST_PAGE: [&str; 2] = ["app.css", "app.js"];

/// The HTML of a full page, compressed: more than the browser journeys have seen.
const TYPICAL_PAGE: u64 = 12_000;

/// In bytes.
const LIMIT: u64 = 100_000;

/// Builds the islands, which checks the board, and weighs the first page.
pub fn check() -> Result<Verdict> {
    run::build_islands()?;
    let mut size = TYPICAL_PAGE;
    for name in FIRST_PAGE {
        size += compressed(name)?;
    }
    println!("first page: {size} bytes of {LIMIT}");
    within_limit(size)
}

fn within_limit(size: u64) -> Result<Verdict> {
    if size < LIMIT {
        Ok(Verdict::Passed)
    } else {
        Err(format!(
            "the first page is {size} bytes compressed; the limit is {LIMIT}"
        ))
    }
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
    fn the_limit_itself_is_too_much() {
        assert!(within_limit(LIMIT - 1).is_ok());
        assert!(within_limit(LIMIT).is_err());
    }
}
