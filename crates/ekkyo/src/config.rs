//! The command line and its environment variables. Every option that decides where data lives
//! or how the server is reached can also be given as `EKKYO_*`.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Run workshops in which product teams find where machine learning creates value.
#[derive(Debug, Parser)]
#[command(name = "ekkyo", version, about, propagate_version = true)]
pub struct Arguments {
    #[command(flatten)]
    pub place: Place,
    #[command(flatten)]
    pub logs: Logs,
    #[command(subcommand)]
    pub command: Command,
}

/// Where everything is kept.
#[derive(Debug, Clone, Args)]
pub struct Place {
    /// The directory that holds the database.
    #[arg(
        long,
        global = true,
        env = "EKKYO_DATA",
        default_value = "data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://...`; by default `ekkyo.db` in the data directory.
    #[arg(long, global = true, env = "EKKYO_DATABASE", value_name = "URL")]
    pub database: Option<String>,
    /// Agendas, samples and lectures that add to or replace the built-in ones.
    #[arg(long, global = true, env = "EKKYO_CONTENT", value_name = "DIR")]
    pub content: Option<PathBuf>,
}

impl Place {
    /// The address of the database.
    pub fn database_url(&self) -> String {
        match &self.database {
            Some(url) => url.clone(),
            None => format!("sqlite:{}", self.data.join("ekkyo.db").display()),
        }
    }

    /// The file behind a SQLite address.
    pub fn sqlite_file(&self) -> Option<PathBuf> {
        let url = self.database_url();
        url.strip_prefix("sqlite:")
            .map(|path| PathBuf::from(path.trim_start_matches("//")))
    }
}

/// How the program reports what it does.
#[derive(Debug, Clone, Args)]
pub struct Logs {
    /// What to log, such as `info` or `info,web=debug`.
    #[arg(
        long,
        global = true,
        env = "EKKYO_LOG",
        default_value = "info,sqlx=warn",
        value_name = "FILTER"
    )]
    pub log: String,
    /// How to log.
    #[arg(long, global = true, env = "EKKYO_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// One JSON object per line, for machines.
    Json,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve workshops.
    Serve(Serve),
    /// Manage organisers.
    Organiser {
        #[command(subcommand)]
        command: OrganiserCommand,
    },
    /// Manage API tokens.
    Token {
        #[command(subcommand)]
        command: TokenCommand,
    },
    /// Bring the database to this version's shape. `serve` does so by itself.
    Migrate,
    /// Copy a SQLite database into a new file, also while the server runs.
    Backup { file: PathBuf },
    /// Put a copy made by `backup` in place. The server must not run.
    Restore { file: PathBuf },
    /// Write a workshop with its boards and lists into an archive.
    Export { workshop: String, file: PathBuf },
    /// Make a workshop from an archive.
    Import { file: PathBuf },
    /// Look after content files.
    Content {
        #[command(subcommand)]
        command: ContentCommand,
    },
    /// Say what is ready and what is missing.
    Doctor,
}

#[derive(Debug, Subcommand)]
pub enum OrganiserCommand {
    /// Add an organiser, or renew an organiser's link to set a password.
    Add {
        email: String,
        /// How people reach the server.
        #[arg(
            long,
            env = "EKKYO_BASE_URL",
            default_value = "http://127.0.0.1:8080",
            value_name = "URL"
        )]
        base_url: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make an API token for an organiser and print it, once.
    Create {
        #[arg(long, value_name = "EMAIL")]
        organiser: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum ContentCommand {
    /// Check every content file and name file and line of each fault.
    Check,
    /// List lessons, cases and sources in Markdown, with minutes, questions and lengths.
    List,
}

#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen. Port 0 takes a free one.
    #[arg(
        long,
        env = "EKKYO_LISTEN",
        default_value = "127.0.0.1:8080",
        value_name = "ADDRESS"
    )]
    pub listen: SocketAddr,
    /// How people reach the server; by default the listening address.
    #[arg(long, env = "EKKYO_BASE_URL", value_name = "URL")]
    pub base_url: Option<String>,
    /// A reverse proxy, as an address or a network, whose `X-Forwarded-For` is believed. Can be
    /// given several times.
    #[arg(
        long,
        env = "EKKYO_TRUSTED_PROXY",
        value_delimiter = ',',
        value_name = "IP_OR_CIDR"
    )]
    pub trusted_proxy: Vec<web::Network>,
    /// Add a finished sample workshop in each language, once.
    #[arg(long, env = "EKKYO_SAMPLE")]
    pub sample: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serve(options: &[&str]) -> Result<Serve, clap::Error> {
        let words = ["ekkyo", "serve"].iter().chain(options);
        match Arguments::try_parse_from(words)?.command {
            Command::Serve(serve) => Ok(serve),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn proxies_are_trusted_only_by_name() {
        assert!(serve(&[]).unwrap().trusted_proxy.is_empty());
        let options = [
            "--trusted-proxy",
            "10.0.0.0/8,::1",
            "--trusted-proxy",
            "192.0.2.1",
        ];
        let expected: Vec<web::Network> = ["10.0.0.0/8", "::1", "192.0.2.1"]
            .into_iter()
            .map(|text| text.parse().unwrap())
            .collect();
        assert_eq!(serve(&options).unwrap().trusted_proxy, expected);
        assert!(serve(&["--trusted-proxy", "anyone"]).is_err());
    }
}
