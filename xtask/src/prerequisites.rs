//! What must be on the machine besides Rust: Node for the islands, and programs of the
//! distribution that only tests need. As root on Debian the missing ones are installed.

use std::{path::Path, process::Command};

use crate::{
    process::{self, Result},
    workspace,
};

/// The oldest Node that builds and tests the islands.
const NODE_MAJOR: u32 = 20;

/// Something only tests need.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tool {
    /// A browser for the journeys.
    Chromium,
    /// The second database.
    PostgreSql,
    /// Japanese letters in pictures and in the browser.
    JapaneseFonts,
}

impl Tool {
    /// Every tool.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::PostgreSql, Self::JapaneseFonts];

    /// What the developer would search for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::PostgreSql => "PostgreSQL (server binaries)",
            Self::JapaneseFonts => "a font with Japanese letters",
        }
    }

    /// The package of Debian that brings it.
    pub fn package(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::PostgreSql => "postgresql",
            Self::JapaneseFonts => "fonts-noto-cjk",
        }
    }

    /// Whether it is there.
    pub fn is_present(self) -> bool {
        match self {
            Self::Chromium => chromium().is_some(),
            Self::PostgreSql => has_postgresql(),
            Self::JapaneseFonts => has_japanese_fonts(),
        }
    }
}

/// The browser's program, found where the tests look for it too.
pub fn chromium() -> Option<String> {
    let configured = std::env::var("CHROMIUM").ok();
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(str::to_owned);
    configured
        .into_iter()
        .chain(usual)
        .find(|program| process::is_installed(program))
}

fn has_postgresql() -> bool {
    let packaged = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    packaged
        .map(|version| version.path().join("bin/postgres"))
        .any(|path| path.exists())
        || process::is_installed("postgres")
}

fn has_japanese_fonts() -> bool {
    let asked = process::capture(process::command("", "fc-list", &[":lang=ja", "family"]));
    match asked {
        Ok(families) => !families.trim().is_empty(),
        Err(_) => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists(),
    }
}

/// Installs the missing tools where that is possible, and returns those still missing.
pub fn install_missing() -> Vec<Tool> {
    let missing = missing();
    if !missing.is_empty() && can_install() {
        let packages: Vec<&str> = missing.iter().map(|tool| tool.package()).collect();
        println!("Installing what tests need: {}", packages.join(" "));
        if let Err(error) = install(&packages) {
            println!("{error}");
        }
    }
    self::missing()
}

fn missing() -> Vec<Tool> {
    Tool::ALL
        .into_iter()
        .filter(|tool| !tool.is_present())
        .collect()
}

fn can_install() -> bool {
    let is_root = process::capture(process::command("", "id", &["-u"]));
    is_root.is_ok_and(|id| id.trim() == "0")
        && Path::new("/etc/debian_version").exists()
        && process::is_installed("apt-get")
}

fn install(packages: &[&str]) -> Result {
    let apt_get = |arguments: &[&str]| {
        let mut command = process::command("", "apt-get", arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive");
        process::run(command)
    };
    apt_get(&["update", "--quiet"])?;
    let mut arguments = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    arguments.extend(packages);
    apt_get(&arguments)
}

/// Fails with instructions unless a recent Node with npm is there.
pub fn require_node() -> Result {
    let asked = process::capture(process::command("", "node", &["--version"]));
    let has_npm = process::answers(Command::new("npm").arg("--version"));
    match asked.ok().as_deref().and_then(major_version) {
        Some(major) if major >= NODE_MAJOR && has_npm => Ok(()),
        Some(major) if major >= NODE_MAJOR => Err("npm is missing beside Node".to_owned()),
        Some(major) => Err(format!(
            "Node {major} is too old: install Node {NODE_MAJOR} or newer"
        )),
        None => Err(format!(
            "Node is missing: install Node {NODE_MAJOR} or newer with npm"
        )),
    }
}

fn major_version(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// Installs the npm packages of a folder, unless they already fit its lock file.
pub fn install_node_packages(folder: &str) -> Result {
    require_node()?;
    let path = workspace::root().join(folder);
    let lock = std::fs::read(path.join("package-lock.json"))
        .map_err(|error| format!("{folder}/package-lock.json: {error}"))?;
    // npm's own record of what it installed differs from the lock file, so we keep a copy of
    // the lock that was installed beside the packages.
    let installed = path.join("node_modules/.installed-lock.json");
    if std::fs::read(&installed).is_ok_and(|earlier| earlier == lock) {
        return Ok(());
    }
    println!("Installing the npm packages of {folder}/");
    let arguments = ["ci", "--no-audit", "--no-fund", "--prefer-offline"];
    let mut command = process::command(folder, "npm", &arguments);
    // Nothing may fetch a browser of its own: tests use the installed one.
    command
        .env("PUPPETEER_SKIP_DOWNLOAD", "1")
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(command)?;
    std::fs::write(&installed, lock).map_err(|error| format!("{}: {error}", installed.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version_of_node() {
        assert_eq!(major_version("v20.20.2\n"), Some(20));
        assert_eq!(major_version("v9.1.0"), Some(9));
        assert_eq!(major_version("command not found"), None);
    }
}
