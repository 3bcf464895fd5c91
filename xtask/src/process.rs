//! Running other programs in the workspace.

use std::{
    ffi::OsStr,
    io::ErrorKind,
    path::Path,
    process::{Command, Stdio},
};

use crate::workspace;

/// What a command or check returns; the error is a sentence for the developer.
pub type Result<T = ()> = std::result::Result<T, String>;

/// A command that will run in the folder `folder` below the root of the workspace.
pub fn command(folder: &str, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(workspace::root().join(folder));
    command
}

/// Runs with its output on the developer's screen; an unsuccessful end is an error.
pub fn run(mut command: Command) -> Result {
    let shown = display(&command);
    let status = command
        .status()
        .map_err(|error| cannot_start(&shown, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{shown}` ended with {status}"))
    }
}

/// Runs and returns standard output; an unsuccessful end is an error that quotes standard error.
pub fn capture(mut command: Command) -> Result<String> {
    let shown = display(&command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(&shown, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let complaint = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "`{shown}` ended with {}:\n{}",
            output.status,
            complaint.trim_end()
        ))
    }
}

/// Whether a program of this name answers to `--version`.
pub fn is_installed(program: &str) -> bool {
    answers(Command::new(program).arg("--version"))
}

/// Whether the command starts and ends well; its output goes nowhere.
pub fn answers(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn cannot_start(shown: &str, error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::NotFound {
        format!("`{shown}` cannot start: the program or its folder does not exist")
    } else {
        format!("`{shown}` cannot start: {error}")
    }
}

/// The command as a developer would type it, without the path to the program.
fn display(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unsuccessful_end_quotes_the_complaint() {
        let error = capture(command("", "sh", &["-c", "echo no bread >&2; exit 3"])).unwrap_err();
        assert!(error.contains("no bread"), "{error}");
        assert!(error.contains('3'), "{error}");
    }

    #[test]
    fn a_missing_program_is_said_to_be_missing() {
        let error = run(command("", "no-such-program-here", &[])).unwrap_err();
        assert!(error.contains("does not exist"), "{error}");
    }
}
