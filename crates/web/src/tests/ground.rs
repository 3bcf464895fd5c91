//! A server in memory with one workshop, two teams and people of every standing.

use std::sync::Arc;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
    response::Response,
};
use board::room::ServerEdit;
use content::{Library, Shelf};
use domain::{
    BoardId, Language, MemberId, Moment, OrganiserId, TeamId, UseCaseId, WorkshopId,
    board::{BoardContent, Frame, FrameKind, Note, NoteKind},
    people::{Access, Member, Role},
    use_case::Field,
    workshop::{Joining, Team, Workshop},
};
use live::{Agendas, Hub};
use scraper::{Html, Selector};
use storage::{Db, NewSession, NewUseCase};
use tempfile::TempDir;
use tower::ServiceExt;

use crate::{AppState, Config, Parts, security::tokens};

pub const NOW: Moment = Moment(1_800_000_000_000);

/// Who visits. Each has a cookie whose token is the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Organiser,
    /// The team's product manager, who leads it.
    Pia,
    Aki,
    Ben,
    Observer,
    Stranger,
}

pub struct Ground {
    pub state: AppState,
    pub db: Db,
    pub hub: Hub,
    pub team: Team,
    pub workshop: WorkshopId,
    router: Router,
    folder: TempDir,
}

/// What a visitor received.
pub struct Page {
    pub status: StatusCode,
    pub location: Option<String>,
    /// The cookies it sets, as the browser sends them back.
    pub cookies: Vec<String>,
    pub text: String,
    pub html: Html,
}

pub fn id<Id: std::str::FromStr>(text: &str) -> Id {
    text.parse().ok().expect("an id")
}

impl Ground {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let db = Db::connect(&format!("sqlite:{}/web.db", folder.path().display()))
            .await
            .expect("opens");
        db.migrate().await.expect("migrates");
        let team = settle(&db).await;
        Self::start(db, team, folder)
    }

    /// The same ground after the server went down and came up again.
    pub fn restarted(self) -> Self {
        Self::start(self.db, self.team, self.folder)
    }

    fn start(db: Db, team: Team, folder: TempDir) -> Self {
        let library = Library::embedded();
        let agendas = Agendas::new(library.agendas().cloned()).expect("agendas");
        let hub = Hub::start(db.clone(), agendas, Arc::new(|| NOW));
        let state = AppState::new(Parts {
            db: db.clone(),
            hub: hub.clone(),
            library: Arc::new(Shelf::fixed(library)),
            config: Config {
                base_url: "http://ekkyo.test".into(),
                trusted_proxies: Vec::new(),
            },
            clock: Arc::new(|| NOW),
            metrics: Arc::new(String::new),
            secret: "a secret of at least thirty-two characters".into(),
        })
        .expect("a state");
        let workshop = team.workshop.clone();
        Self {
            router: crate::router(state.clone()),
            state,
            db,
            hub,
            team,
            workshop,
            folder,
        }
    }

    /// A row of the first team with these fields.
    pub async fn row(&self, key: &str, fields: &[(Field, &str)]) -> UseCaseId {
        let fields = fields
            .iter()
            .map(|(field, value)| (field.key().to_owned(), (*value).to_owned()));
        let new = NewUseCase {
            id: id(key),
            team: self.team.id.clone(),
            note: None,
            frame: None,
            fields: fields.collect(),
            created_by: "aki".into(),
            created_at: NOW,
        };
        self.db.create_use_case(&new).await.expect("a row");
        new.id
    }

    /// Puts a note and an ML-design frame on the first team's board.
    pub async fn draw(&self, kind: NoteKind, text: &str) {
        let note = Note {
            kind,
            x: 0.0,
            y: 0.0,
            w: 120.0,
            h: 120.0,
            by: "aki".into(),
            co_authors: Vec::new(),
            locked: false,
        };
        let frame = Frame {
            title: "Design".into(),
            kind: FrameKind::MlDesign,
            x: 300.0,
            y: 0.0,
            w: 900.0,
            h: 600.0,
            locked: false,
        };
        let mut content = BoardContent::default();
        content.notes.insert("note00000001".into(), note);
        content.texts.insert("note00000001".into(), text.into());
        content.frames.insert("frame0000001".into(), frame);
        content
            .texts
            .insert("frame0000001:1".into(), "Food is thrown away".into());
        content
            .texts
            .insert("frame0000001:5".into(), "Till records".into());
        self.hub
            .edit(&self.team.board, vec![ServerEdit::Put(content)])
            .await
            .expect("edits");
    }

    pub async fn get(&self, who: Who, language: Language, path: &str) -> Page {
        let separator = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{separator}lang={}", language.tag());
        self.send(
            request(who, "GET", &path)
                .body(Body::empty())
                .expect("a request"),
        )
        .await
    }

    pub async fn post(&self, who: Who, path: &str, fields: &[(&str, &str)]) -> Page {
        self.submit(request(who, "POST", path), fields).await
    }

    /// Opens a page with the cookies of a browser.
    pub async fn open(&self, cookies: &str, path: &str) -> Page {
        let request = Request::builder().uri(path).header(header::COOKIE, cookies);
        let request = request.header(header::ACCEPT_LANGUAGE, "en");
        self.send(request.body(Body::empty()).expect("a request"))
            .await
    }

    /// Sends a form with the cookies of a browser.
    pub async fn post_with(&self, cookies: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::builder().method("POST").uri(path);
        self.submit(request.header(header::COOKIE, cookies), fields)
            .await
    }

    /// Somebody whose device has the cookie `ekkyo_device={key}` and whose return code is
    /// `return-{key}`.
    pub async fn member(&self, key: &str, team: Option<&str>, access: Access) -> Member {
        let member = Member {
            id: id::<MemberId>(key),
            workshop: self.workshop.clone(),
            team: team.map(id),
            name: key.to_owned(),
            role: Role::Researcher,
            access,
        };
        settle_member(&self.db, &member).await;
        member
    }

    /// An organiser who has nothing to do with the workshop, with a session of that name.
    pub async fn organiser(&self, key: &str, password: &str) -> OrganiserId {
        let organiser = settle_organiser(&self.db, key).await;
        let hash = crate::passwords::hash(password.to_owned())
            .await
            .expect("a hash");
        self.db
            .set_password(&organiser, &hash)
            .await
            .expect("a password");
        organiser
    }

    async fn submit(&self, request: axum::http::request::Builder, fields: &[(&str, &str)]) -> Page {
        let pairs = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", crate::encode_query(value)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ACCEPT_LANGUAGE, "en")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    pub async fn post_json(&self, who: Who, path: &str, body: &str) -> Page {
        let request = request(who, "POST", path)
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()));
        self.send(request.expect("a request")).await
    }

    /// A request as a program makes it, with a bearer token.
    pub async fn call(&self, token: &str, method: &str, path: &str, body: &str) -> Page {
        let request = Request::builder().method(method).uri(path);
        let request = request
            .header(header::AUTHORIZATION, format!("Bearer {token}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_owned()));
        self.send(request.expect("a request")).await
    }

    /// Sends a file as a browser's form does.
    pub async fn upload(&self, who: Who, path: &str, file: &[u8]) -> Page {
        let mut body =
            b"--edge\r\ncontent-disposition: form-data; name=\"file\"; filename=\"b.json\"\r\n\r\n"
                .to_vec();
        body.extend_from_slice(file);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let request = request(who, "POST", path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    pub async fn send(&self, request: Request<Body>) -> Page {
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        page(response).await
    }
}

impl Page {
    /// The texts of all elements a selector finds, with single spaces.
    pub fn all(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let texts = self
            .html
            .select(&selector)
            .map(|element| element.text().collect::<String>());
        texts
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The text of the one element a selector finds.
    pub fn one(&self, selector: &str) -> String {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector} in {}", self.text);
        found.remove(0)
    }

    /// The cookie of this name, as the browser sends it back.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let start = format!("{name}=");
        self.cookies
            .iter()
            .map(String::as_str)
            .find(|cookie| cookie.starts_with(&start))
    }

    /// An attribute of the first element a selector finds.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html
            .select(&selector)
            .next()?
            .value()
            .attr(name)
            .map(str::to_owned)
    }
}

async fn page(response: Response) -> Page {
    let status = response.status();
    let location = response
        .headers()
        .get(header::LOCATION)
        .and_then(|value| value.to_str().ok())
        .map(str::to_owned);
    let cookies = response.headers().get_all(header::SET_COOKIE).iter();
    let cookies = cookies
        .filter_map(|value| value.to_str().ok()?.split(';').next())
        .map(str::to_owned)
        .collect();
    let bytes = to_bytes(response.into_body(), 4 << 20)
        .await
        .expect("a body");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Page {
        status,
        location,
        cookies,
        html: Html::parse_document(&text),
        text,
    }
}

fn request(who: Who, method: &str, path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path);
    match who {
        Who::Stranger => request,
        Who::Organiser => request.header(header::COOKIE, "ekkyo_session=organiser"),
        Who::Pia => request.header(header::COOKIE, "ekkyo_device=pia"),
        Who::Aki => request.header(header::COOKIE, "ekkyo_device=aki"),
        Who::Ben => request.header(header::COOKIE, "ekkyo_device=ben"),
        Who::Observer => request.header(header::COOKIE, "ekkyo_device=observer"),
    }
}

/// An organiser, a workshop in English, teams A and B, and three members.
async fn settle(db: &Db) -> Team {
    let organiser = settle_organiser(db, "organiser").await;
    let workshop = workshop();
    db.create_workshop(&workshop, &organiser)
        .await
        .expect("a workshop");
    let [a, b] = ["a", "b"].map(|key| team(&workshop.id, key));
    db.create_team(&a).await.expect("a team");
    db.create_team(&b).await.expect("a team");
    for (key, name, role, access) in [
        ("pia", "Pia", Role::ProductManager, Access::Participant),
        ("aki", "Aki", Role::Developer, Access::Participant),
        ("ben", "Ben", Role::Developer, Access::Participant),
        ("observer", "Ola", Role::Developer, Access::Observer),
    ] {
        let member = Member {
            id: id::<MemberId>(key),
            workshop: workshop.id.clone(),
            team: Some(a.id.clone()),
            name: name.into(),
            role,
            access,
        };
        settle_member(db, &member).await;
    }
    a
}

/// The organiser `{key}@ekkyo.test` with a session of that name.
async fn settle_organiser(db: &Db, key: &str) -> OrganiserId {
    let organiser: OrganiserId = id(key);
    db.create_organiser(&organiser, &format!("{key}@ekkyo.test"), "Olga", NOW)
        .await
        .expect("an organiser");
    let session = NewSession {
        token_hash: tokens::hash(key),
        organiser: organiser.clone(),
        user_agent: String::new(),
        expires_at: NOW.plus_minutes(60),
    };
    db.create_session(&session, NOW).await.expect("a session");
    organiser
}

async fn settle_member(db: &Db, member: &Member) {
    let key = member.id.as_str();
    db.create_member(member, &tokens::hash(&format!("return-{key}")), NOW)
        .await
        .expect("a member");
    db.remember_device(&tokens::hash(key), &member.id, NOW)
        .await
        .expect("a device");
}

fn workshop() -> Workshop {
    Workshop {
        id: id("workshop"),
        name: "Autumn".into(),
        language: Language::En,
        purpose: String::new(),
        starts_on: None,
        ends_on: None,
        time_zone: "Asia/Tokyo".into(),
        agenda: "ideathon".into(),
        join_code: "joinworkshop".into(),
        joining: Joining::Open,
        archived_at: None,
        created_at: NOW,
    }
}

fn team(workshop: &WorkshopId, key: &str) -> Team {
    Team {
        id: id::<TeamId>(&format!("team-{key}")),
        workshop: workshop.clone(),
        name: format!("Team {}", key.to_uppercase()),
        product: "Freshboard".into(),
        join_code: format!("join{key}"),
        board: id::<BoardId>(&format!("board-{key}")),
        focus: None,
    }
}
