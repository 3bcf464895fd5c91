//! `ekkyo content check` and `ekkyo content list`.

use std::process::ExitCode;

use crate::{config::Place, opening};

/// Prints what there is to read.
pub fn list(place: &Place) -> anyhow::Result<()> {
    let library = opening::shelf(place)?.current();
    print!("{}", library.listing());
    Ok(())
}

/// Names every fault with file and line, and fails if there is one.
pub fn check(place: &Place) -> anyhow::Result<ExitCode> {
    let library = opening::shelf(place)?.current();
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
