//! A visit: everything about a request that a page's frame shows or depends on.

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, Uri, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{Language, people::Member};
use storage::Session;

use super::cookies::{CookieName, clear_cookie, cookie_value, set_cookie};
use crate::{
    error::{Error, Result},
    security::tokens,
    state::{AppState, Config},
    texts::Texts,
};

/// Who visits, where, and how they like to see it.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The language of this page.
    pub language: Language,
    /// Whether the visitor or the browser asked for that language, or it is only our guess.
    pub language_source: LanguageSource,
    /// The texts in it.
    pub texts: Texts,
    /// Light, dark, or as the system likes.
    pub theme: Theme,
    /// The path and query asked for, without the language, for links back here.
    pub path: String,
    /// The session of a logged-in organiser.
    pub session: Option<Session>,
    /// Whom this device belongs to, in each workshop, the last remembered first.
    pub members: Vec<Member>,
    /// A message left by the last action.
    pub flash: Option<Flash>,
    /// The return link that has not been saved yet.
    pub return_code: Option<String>,
}

/// Where the language of a page came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LanguageSource {
    /// Chosen here, or preferred by the browser.
    Asked,
    /// Nobody said; a workshop's own language is the better guess.
    Guessed,
}

/// The colours of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system likes.
    Auto,
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The name in cookies and `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.key() == key)
    }
}

macro_rules! flashes {
    ($($name:ident $key:literal $text:ident;)+) => {
        /// What the last action did, said on the page after it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Flash { $($name,)+ }

        impl Flash {
            fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)+ }
            }

            fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$name),)+ _ => None }
            }

            /// The message.
            pub fn text(self, texts: &Texts) -> String {
                match self { $(Self::$name => texts.$text(),)+ }.to_string()
            }
        }
    };
}

flashes! {
    Saved "saved" flash_saved;
    LoggedOut "logged_out" flash_logged_out;
    PasswordChanged "password_changed" flash_password_changed;
    SessionEnded "session_ended" flash_session_ended;
    TokenRevoked "token_revoked" flash_token_revoked;
    WorkshopCreated "workshop_created" flash_workshop_created;
    WorkshopDuplicated "workshop_duplicated" flash_workshop_duplicated;
    WorkshopArchived "workshop_archived" flash_workshop_archived;
    WorkshopRestored "workshop_restored" flash_workshop_restored;
    WorkshopDeleted "workshop_deleted" flash_workshop_deleted;
    JoiningOpened "joining_opened" flash_joining_opened;
    JoiningClosed "joining_closed" flash_joining_closed;
    JoinLinkRenewed "join_link_renewed" flash_join_link_renewed;
    OrganiserAdded "organiser_added" flash_organiser_added;
    OrganiserRemoved "organiser_removed" flash_organiser_removed;
    WorkshopLeft "workshop_left" flash_workshop_left;
    TeamAdded "team_added" flash_team_added;
    TeamDeleted "team_deleted" flash_team_deleted;
    PersonRemoved "person_removed" flash_person_removed;
    WelcomeBack "welcome_back" flash_welcome_back;
    StepStarted "step_started" flash_step_started;
    UseCaseAdded "use_case_added" flash_use_case_added;
    UseCaseDeleted "use_case_deleted" flash_use_case_deleted;
    FocusChosen "focus_chosen" flash_focus_chosen;
    FocusCleared "focus_cleared" flash_focus_cleared;
    NamesShown "names_shown" flash_names_shown;
    NamesHidden "names_hidden" flash_names_hidden;
    MilestoneDropped "milestone_dropped" flash_milestone_dropped;
    CalendarAddressRenewed "calendar_address_renewed" flash_calendar_address_renewed;
    QuestionAsked "question_asked" flash_question_asked;
    QuestionAnswered "question_answered" flash_question_answered;
    QuestionDeleted "question_deleted" flash_question_deleted;
}

impl Visit {
    /// A visit by nobody in particular: language, theme and place only.
    pub fn anonymous(_state: &AppState, uri: &Uri, headers: &HeaderMap) -> Self {
        let (language, language_source) = language(uri, headers);
        Self {
            language,
            language_source,
            texts: Texts::of(language),
            theme: cookie_value(headers, CookieName::Theme)
                .and_then(|key| Theme::from_key(&key))
                .unwrap_or(Theme::Auto),
            path: path_without_language(uri),
            session: None,
            members: Vec::new(),
            flash: cookie_value(headers, CookieName::Flash).and_then(|key| Flash::from_key(&key)),
            return_code: cookie_value(headers, CookieName::ReturnLink),
        }
    }

    async fn of(state: &AppState, parts: &Parts) -> Result<Self> {
        let mut visit = Self::anonymous(state, &parts.uri, &parts.headers);
        if let Some(token) = cookie_value(&parts.headers, CookieName::Session) {
            visit.session = state.db.session(&tokens::hash(&token), state.now()).await?;
        }
        if let Some(token) = cookie_value(&parts.headers, CookieName::Device) {
            visit.members = state.db.members_of_device(&tokens::hash(&token)).await?;
        }
        Ok(visit)
    }

    /// The same page in another language, for a workshop that speaks it, unless the visitor
    /// asked for one.
    pub fn speaking(mut self, language: Language) -> Self {
        if self.language_source == LanguageSource::Guessed {
            self.language = language;
            self.texts = Texts::of(language);
        }
        self
    }
}

impl FromRequestParts<AppState> for Visit {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self> {
        // Several extractors of one handler ask; the database answers once.
        if let Some(visit) = parts.extensions.get::<Self>() {
            return Ok(visit.clone());
        }
        let visit = Self::of(state, parts).await?;
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }
}

fn language(uri: &Uri, headers: &HeaderMap) -> (Language, LanguageSource) {
    let asked = language_of_query(uri)
        .or_else(|| cookie_value(headers, CookieName::Language).and_then(|tag| tag.parse().ok()))
        .or_else(|| preferred(headers));
    match asked {
        Some(language) => (language, LanguageSource::Asked),
        None => (Language::En, LanguageSource::Guessed),
    }
}

fn query_pairs(uri: &Uri) -> impl Iterator<Item = &str> {
    uri.query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty())
}

fn language_of_query(uri: &Uri) -> Option<Language> {
    query_pairs(uri)
        .find_map(|pair| pair.strip_prefix("lang="))
        .and_then(|tag| tag.parse().ok())
}

fn path_without_language(uri: &Uri) -> String {
    let query: Vec<&str> = query_pairs(uri)
        .filter(|pair| !pair.starts_with("lang="))
        .collect();
    if query.is_empty() {
        uri.path().to_owned()
    } else {
        format!("{}?{}", uri.path(), query.join("&"))
    }
}

/// The browser's best-liked language among ours.
fn preferred(headers: &HeaderMap) -> Option<Language> {
    let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut best: Option<(f32, Language)> = None;
    for entry in header.split(',') {
        let mut parts = entry.trim().split(';');
        let Some(language) = parts
            .next()
            .and_then(|tag| tag.trim().to_lowercase().parse().ok())
        else {
            continue;
        };
        let quality = parts
            .find_map(|part| part.trim().strip_prefix("q="))
            .and_then(|quality| quality.parse().ok())
            .unwrap_or(1.0);
        if quality > best.map_or(0.0, |(quality, _)| quality) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

/// See other: the answer to every form that did its work.
pub fn redirect(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response()
}

/// The same with a message on the page it leads to.
pub fn redirect_with(config: &Config, path: &str, flash: Flash) -> Response {
    let mut response = redirect(path);
    let cookie = set_cookie(config, CookieName::Flash, flash.key());
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

/// Middleware: forgets a flash message once a page has shown it, and remembers a language
/// chosen in the address.
pub async fn forget_flash(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let flash = cookie_value(request.headers(), CookieName::Flash);
    let chosen = language_of_query(request.uri());
    let mut response = next.run(request).await;
    let is_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if flash.is_some() && is_page {
        let cookie = clear_cookie(&state.config, CookieName::Flash);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    if let Some(language) = chosen {
        let cookie = set_cookie(&state.config, CookieName::Language, language.tag());
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
