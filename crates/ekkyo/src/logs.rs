//! Structured logs on standard error, so that standard output stays for what commands print.

use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Logs};

/// Starts logging. An unreadable filter falls back to `info` and says so.
pub fn start(logs: &Logs) {
    let (filter, complaint) = match EnvFilter::try_new(&logs.log) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new("info"), Some(error)),
    };
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    match logs.log_format {
        LogFormat::Text => subscriber.compact().init(),
        LogFormat::Json => subscriber.json().init(),
    }
    if let Some(error) = complaint {
        tracing::warn!(%error, filter = logs.log, "the log filter cannot be read; using info");
    }
}
