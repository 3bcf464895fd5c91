//! `ekkyo content check`.

use std::process::ExitCode;

use anyhow::Context;
use content::Library;

use crate::config::Place;

/// Names every fault with file and line, and fails if there is one.
pub fn check(place: &Place) -> anyhow::Result<ExitCode> {
    let library = match &place.content {
        None => Library::embedded(),
        Some(folder) => Library::with_overrides(folder)
            .with_context(|| format!("cannot read {}", folder.display()))?,
    };
    let problems = library.check();
    for problem in problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        println!("The content is in order.");
        Ok(ExitCode::SUCCESS)
    } else {
        Ok(ExitCode::FAILURE)
    }
}
