//! What every handler can reach.

use std::{borrow::Cow, sync::Arc};

use content::{Library, Shelf};
use domain::Moment;
use export::png::Fonts;
use live::Hub;
use storage::Db;

use crate::{
    assets,
    boards::ticket::Tickets,
    error::{Error, Result},
    network::Network,
    security::{Joins, LoginAttempts, ReadersQuestions},
};

/// The fonts pictures are drawn with: the regular and the bold weight.
const FONTS: [&str; 2] = ["fonts/NotoSansJP-Regular.ttf", "fonts/NotoSansJP-Bold.ttf"];

/// Reads the time. A parameter, so that tests decide what time it is.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Renders the current metrics in Prometheus' text format.
pub type Metrics = Arc<dyn Fn() -> String + Send + Sync>;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Everything that is kept.
    pub db: Db,
    /// Agendas, lectures and samples.
    library: Arc<Shelf>,
    /// The door to live boards and teams.
    pub hub: Hub,
    /// Signs and checks what opens a board's sockets.
    pub tickets: Tickets,
    /// What exported pictures are drawn with.
    pub fonts: Fonts,
    /// How this server is reached and what it prefers.
    pub config: Arc<Config>,
    /// Reads the time.
    pub clock: Clock,
    /// Renders `/metrics`.
    pub metrics: Metrics,
    /// Counts failed log-ins.
    pub attempts: Arc<LoginAttempts>,
    /// Counts who joined lately.
    pub joins: Arc<Joins>,
    /// Counts who asked questions below lessons lately.
    pub questions: Arc<ReadersQuestions>,
}

/// What the server is put together from.
pub struct Parts {
    /// Everything that is kept.
    pub db: Db,
    /// The door to live boards and teams.
    pub hub: Hub,
    /// Agendas, lectures and samples.
    pub library: Arc<Shelf>,
    /// How this server is reached and what it prefers.
    pub config: Config,
    /// Reads the time.
    pub clock: Clock,
    /// Renders `/metrics`.
    pub metrics: Metrics,
    /// The secret under which tickets are signed, shared by all nodes.
    pub secret: String,
}

/// How this server is reached and what it prefers.
#[derive(Debug, Clone)]
pub struct Config {
    /// Scheme, host and port as people type them, without a slash at the end.
    pub base_url: String,
    /// The proxies that are believed when they say where a request came from.
    pub trusted_proxies: Vec<Network>,
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
    pub fn new(parts: Parts) -> Result<Self> {
        let tickets = Tickets::new(parts.secret.as_bytes());
        Ok(Self {
            db: parts.db,
            hub: parts.hub,
            library: parts.library,
            tickets: tickets.ok_or_else(|| Error::internal("the server's secret cannot sign"))?,
            fonts: Fonts::from_ttf(FONTS.into_iter().filter_map(font)),
            config: Arc::new(parts.config),
            clock: parts.clock,
            metrics: parts.metrics,
            attempts: Arc::default(),
            joins: Arc::default(),
            questions: Arc::default(),
        })
    }

    /// The content as it is now; a page asks once and keeps what it got.
    pub fn library(&self) -> Arc<Library> {
        self.library.current()
    }

    /// The present moment.
    pub fn now(&self) -> Moment {
        (self.clock)()
    }
}

/// A font from the assets. Pictures without it lack their words, so its absence is reported.
fn font(name: &str) -> Option<Cow<'static, [u8]>> {
    let bytes = assets::bytes(name);
    if bytes.is_none() {
        tracing::warn!(
            name,
            "a font is missing from this program; exported pictures will lack words"
        );
    }
    bytes
}
