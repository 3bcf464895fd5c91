//! Developer commands: `cargo xtask run` starts Ekkyo with its sample, `cargo xtask test`
//! makes every check that continuous integration makes. One file per command and per check.

mod checks;
mod metadata;
mod prerequisites;
mod process;
mod run;
mod test;
mod workspace;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

Commands:
  run [--release] [-- ARGUMENTS]  build everything and serve the sample workshop;
                                  ARGUMENTS go to `ekkyo serve`
  test [CHECK...]                 make every check, or only the named ones
  test --list                     name the checks
  wire                            write islands/wire/ anew from crates/live
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match arguments.split_first() {
        Some((&"run", rest)) => run::run(rest),
        Some((&"test", rest)) => test::run(rest),
        Some((&"wire", [])) => checks::wire_types::regenerate(),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{}", message.trim_end());
            ExitCode::FAILURE
        }
    }
}
