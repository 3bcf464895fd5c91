//! What every handler can reach.

use std::sync::Arc;

use domain::Moment;
use storage::Db;

use crate::security::LoginAttempts;

/// Reads the time. A parameter, so that tests decide what time it is.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Renders the current metrics in Prometheus' text format.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Everything that is kept.
    pub db: Db,
    /// How this server is reached and what it prefers.
    pub config: Arc<Config>,
    /// Reads the time.
    pub clock: Clock,
    /// Renders `/metrics`.
    pub metrics: Metrics,
    /// Counts failed log-ins.
    pub attempts: Arc<LoginAttempts>,
}

/// How this server is reached and what it prefers.
#[derive(Debug, Clone)]
pub struct Config {
    /// Scheme, host and port as people type them, without a slash at the end.
    pub base_url: String,
}

impl Config {
    /// Whether people reach the server over TLS, so that cookies may insist on it.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// A complete address for `path`, to print or to send.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}

impl AppState {
    /// The state of a fresh server.
    pub fn new(db: Db, config: Config, clock: Clock, metrics: Metrics) -> Self {
        Self {
            db,
            config: Arc::new(config),
            clock,
            metrics,
            attempts: Arc::default(),
        }
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        (self.clock)()
    }
}
