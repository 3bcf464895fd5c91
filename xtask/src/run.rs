//! `cargo xtask run`: from a clean clone to the sample workshop in the browser.

use std::process::Command;

use crate::{
    prerequisites,
    process::{self, Result},
    workspace,
};

/// Builds islands and server, then serves the sample. Arguments after `--` go to
/// `ekkyo serve`.
pub fn run(arguments: &[&str]) -> Result {
    let (own, serve) = split(arguments);
    let profile = match own {
        [] => Profile::Dev,
        ["--release"] => Profile::Release,
        [unknown, ..] => return Err(format!("cargo xtask run does not know `{unknown}`")),
    };
    build_islands()?;
    println!("Building the server ({})", profile.remark());
    process::run(process::command("", "cargo", &profile.build_arguments()))?;
    serve_sample(profile, serve)
}

/// Builds what runs in the browser; the server embeds it.
pub fn build_islands() -> Result {
    prerequisites::install_node_packages("islands")?;
    process::run(process::command(
        "islands",
        "npm",
        &["run", "--silent", "build"],
    ))
}

fn split<'a, 'b>(arguments: &'a [&'b str]) -> (&'a [&'b str], &'a [&'b str]) {
    match arguments.iter().position(|argument| *argument == "--") {
        Some(at) => (&arguments[..at], &arguments[at + 1..]),
        None => (arguments, &[]),
    }
}

fn serve_sample(profile: Profile, arguments: &[&str]) -> Result {
    let data = std::env::var_os("EKKYO_DATA")
        .map_or_else(|| workspace::root().join("data"), std::path::PathBuf::from);
    std::fs::create_dir_all(&data).map_err(|error| format!("{}: {error}", data.display()))?;
    let program = workspace::target().join(profile.folder()).join("ekkyo");
    let mut server = Command::new(program);
    server
        .current_dir(workspace::root())
        .args(["serve", "--sample", "--data"])
        .arg(data)
        .args(arguments);
    replace_by(server)
}

/// Becomes the server, so that Ctrl-C and signals reach it and nothing stands between.
#[cfg(unix)]
fn replace_by(mut server: Command) -> Result {
    use std::os::unix::process::CommandExt;
    Err(format!("the server cannot start: {}", server.exec()))
}

#[cfg(not(unix))]
fn replace_by(server: Command) -> Result {
    process::run(server)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Profile {
    Dev,
    Release,
}

impl Profile {
    fn remark(self) -> &'static str {
        match self {
            Self::Dev => "the first time takes a few minutes",
            Self::Release => "optimised: takes several minutes",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Release => "release",
        }
    }

    fn build_arguments(self) -> Vec<&'static str> {
        let mut arguments = vec!["build", "--package", "ekkyo"];
        if self == Self::Release {
            arguments.push("--release");
        }
        arguments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_after_two_dashes_belong_to_the_server() {
        let all = ["--release", "--", "--listen", "127.0.0.1:0"];
        assert_eq!(split(&all), (&all[..1], &all[2..]));
        assert_eq!(split(&all[..1]), (&all[..1], &all[..0]));
    }

    #[test]
    fn unknown_arguments_are_refused_before_anything_is_built() {
        assert!(run(&["--fast"]).unwrap_err().contains("--fast"));
    }
}
