//! Where things are: the root of the workspace and the files git knows.

use std::path::{Path, PathBuf};

use crate::process::{self, Result};

/// The root of the workspace.
pub fn root() -> &'static Path {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own)
}

/// Whether a file or folder exists, given relative to the root.
pub fn has(path: &str) -> bool {
    root().join(path).exists()
}

/// Every file that is committed or could be: what git tracks, and new files it does not ignore.
/// Paths are relative to the root.
pub fn files() -> Result<Vec<PathBuf>> {
    let list = process::capture(process::command(
        "",
        "git",
        &[
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
            "--deduplicate",
        ],
    ))?;
    let paths = list
        .split('\0')
        .filter(|path| !path.is_empty())
        .map(PathBuf::from);
    // A file deleted from the working tree is still in the index until that is committed.
    Ok(paths.filter(|path| root().join(path).is_file()).collect())
}

/// The text of a file, or `None` when it is not UTF-8.
pub fn text(path: &Path) -> Result<Option<String>> {
    let bytes =
        std::fs::read(root().join(path)).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(String::from_utf8(bytes).ok())
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    let configured = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    root().join(configured.unwrap_or_else(|| PathBuf::from("target")))
}
