//! Measurements of a real server by real sockets, all on this machine: how fast edits travel,
//! what they cost, what connections weigh, what a newcomer waits for, and whether a killed
//! server remembers all it promised; and how fast lessons open while many people read. `docs/benchmarks.md` says how to read the figures.
//!
//! Every run starts a server of its own in a fresh directory, ends it, and leaves nothing.

mod api;
mod editor;
mod frame;
mod http;
mod kill;
mod load;
mod memory;
mod newcomer;
mod readers;
mod relay;
mod server;
mod socket;
mod stamp;
mod statistics;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measure an Ekkyo server")]
struct Arguments {
    /// The server's program.
    #[arg(
        long,
        global = true,
        env = "EKKYO_BIN",
        default_value = "target/release/ekkyo"
    )]
    server: PathBuf,
    /// Let the system place server and load on any core, instead of one core for the server.
    #[arg(long, global = true)]
    unpinned: bool,
    #[command(subcommand)]
    command: Command,
}

/// How much editing goes on.
#[derive(Args, Clone, Copy)]
pub(crate) struct Crowd {
    /// How many boards.
    #[arg(long, default_value_t = 10)]
    boards: usize,
    /// How many people on each board.
    #[arg(long, default_value_t = 10)]
    editors: usize,
    /// Edits per second of each person.
    #[arg(long, default_value_t = 5.0)]
    rate: f64,
    /// How long, in seconds.
    #[arg(long, default_value_t = 20)]
    seconds: u64,
}

#[derive(Subcommand)]
enum Command {
    /// Propagation time and cost per delivered edit, beside a relay that knows no documents.
    Load(Crowd),
    /// Memory per idle connection and per open board.
    Memory {
        /// Connections to one board.
        #[arg(long, default_value_t = 1_000)]
        connections: usize,
        /// Boards with one connection each.
        #[arg(long, default_value_t = 200)]
        boards: usize,
    },
    /// Kills the server under load; fails when an acknowledged edit is missing afterwards.
    Kill {
        #[command(flatten)]
        crowd: Crowd,
        /// How often.
        #[arg(long, default_value_t = 3)]
        rounds: u32,
    },
    /// How long somebody waits who opens a full board, on a fresh server and on a warm one.
    Newcomer {
        /// Notes on the board.
        #[arg(long, default_value_t = 5_000)]
        notes: usize,
        /// How often to measure each.
        #[arg(long, default_value_t = 7)]
        samples: usize,
    },
    /// How long lesson pages take while many people read.
    Readers {
        /// How many people.
        #[arg(long, default_value_t = 500)]
        readers: usize,
        /// How many seconds each stays on a page, on average.
        #[arg(long, default_value_t = 4.0)]
        pause: f64,
        /// How long, in seconds.
        #[arg(long, default_value_t = 30)]
        seconds: u64,
    },
    /// Serves as the bare relay of `load`.
    #[command(hide = true)]
    Relay,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let program = server::Program {
        path: arguments.server,
        pinned: !arguments.unpinned,
    };
    match arguments.command {
        Command::Load(crowd) => load::run(&program, crowd).await,
        Command::Memory {
            connections,
            boards,
        } => memory::run(&program, connections, boards).await,
        Command::Kill { crowd, rounds } => kill::run(&program, crowd, rounds).await,
        Command::Newcomer { notes, samples } => newcomer::run(&program, notes, samples).await,
        Command::Readers {
            readers,
            pause,
            seconds,
        } => {
            readers::run(
                &program,
                readers::Hall {
                    readers,
                    pause,
                    seconds,
                },
            )
            .await
        }
        Command::Relay => relay::run().await,
    }
}
