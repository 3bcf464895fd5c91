//! The `ekkyo` program: reads its configuration, wires the crates together and runs one command.
//! Rules, pages and documents live in the other crates.

mod commands;
mod config;
mod logs;
mod opening;
mod sample;
mod shutdown;
mod watching;

use std::process::ExitCode;

use clap::Parser;

use crate::config::{Arguments, Command, ContentCommand, OrganiserCommand, TokenCommand};

/// Decoding a document recurses as deeply as a hostile client nested it; 64 MiB of stack, of
/// which only touched pages cost memory, hold the deepest nesting that the limits allow.
const STACK: usize = 64 * 1024 * 1024;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    logs::start(&arguments.logs);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_stack_size(STACK)
        .enable_all()
        .build();
    let outcome = match runtime {
        // A worker thread runs the command, because only those have the large stack.
        Ok(runtime) => runtime.block_on(async {
            tokio::spawn(run(arguments))
                .await
                .map_err(anyhow::Error::from)?
        }),
        Err(error) => Err(error.into()),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("ekkyo: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let place = &arguments.place;
    match arguments.command {
        Command::Serve(serve) => commands::serve::run(place, serve).await?,
        Command::Organiser {
            command: OrganiserCommand::Add { email, base_url },
        } => {
            commands::organiser::add(place, &email, &base_url).await?;
        }
        Command::Token {
            command: TokenCommand::Create { organiser },
        } => {
            commands::token::create(place, &organiser).await?;
        }
        Command::Migrate => commands::migrate::run(place).await?,
        Command::Backup { file } => commands::backup::backup(place, &file).await?,
        Command::Restore { file } => commands::backup::restore(place, &file).await?,
        Command::Export { workshop, file } => {
            commands::archive::export(place, &workshop, &file).await?
        }
        Command::Import { file } => commands::archive::import(place, &file).await?,
        Command::Content {
            command: ContentCommand::Check,
        } => return commands::content::check(place),
        Command::Content {
            command: ContentCommand::List,
        } => commands::content::list(place)?,
        Command::Doctor => return commands::doctor::run(place).await,
    }
    Ok(ExitCode::SUCCESS)
}
