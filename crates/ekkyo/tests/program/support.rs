//! A running `ekkyo serve`, a small HTTP client and a board socket.

use std::{
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::Duration,
};

use board::wire::Message;
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    process::{Child, Command},
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, protocol::frame::coding::CloseCode},
};
use yrs::{
    Any, Doc, GetString, Map, ReadTxn, Text, TextPrelim, Transact, Update, WriteTxn,
    updates::decoder::Decode,
};

/// Long enough for a busy machine; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(60);

pub async fn patiently<Value>(what: &str, wait: impl Future<Output = Value>) -> Value {
    tokio::time::timeout(PATIENCE, wait)
        .await
        .unwrap_or_else(|_| panic!("waited in vain for {what}"))
}

pub fn program(data: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ekkyo"));
    command
        .env_clear()
        .env("EKKYO_DATA", data)
        .env("EKKYO_LOG", "warn")
        .kill_on_drop(true);
    command
}

/// Runs a command to its end.
pub async fn ekkyo(data: &Path, arguments: &[&str]) -> Output {
    patiently("a command", program(data).args(arguments).output())
        .await
        .unwrap()
}

/// What a command that must succeed printed.
pub async fn printed(data: &Path, arguments: &[&str]) -> String {
    let output = ekkyo(data, arguments).await;
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {complaint}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Where a server keeps its data; outlives restarts.
pub fn data_folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

pub struct Server {
    child: Child,
    pub address: String,
    pub lines: Vec<String>,
    data: PathBuf,
}

impl Server {
    pub async fn start(data: &Path) -> Self {
        Self::start_with(data, &[]).await
    }

    pub async fn start_with(data: &Path, arguments: &[&str]) -> Self {
        let mut command = program(data);
        command
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(arguments)
            .stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
        let first = patiently("the address", output.next_line())
            .await
            .unwrap()
            .expect("the server ended");
        let address = first.rsplit("http://").next().unwrap().to_owned();
        let mut server = Self {
            child,
            address,
            lines: vec![first],
            data: data.to_owned(),
        };
        // Once it answers, it has printed everything.
        patiently("the server", async {
            while server.get("/readyz").await.0 != 200 {
                tokio::task::yield_now().await;
            }
        })
        .await;
        while let Ok(Ok(Some(line))) =
            tokio::time::timeout(Duration::from_millis(50), output.next_line()).await
        {
            server.lines.push(line);
        }
        server
    }

    /// The first printed link that contains `part`, without its origin.
    pub fn link(&self, part: &str) -> Option<String> {
        let line = self.lines.iter().find(|line| line.contains(part))?;
        Some(format!(
            "/{}",
            line.split("http://").nth(1)?.split_once('/')?.1
        ))
    }

    /// SIGTERM, and how the program ended.
    pub async fn terminate(&mut self) -> std::process::ExitStatus {
        self.signal("TERM").await;
        patiently("the end", self.child.wait()).await.unwrap()
    }

    /// SIGKILL: no chance to store or say anything.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    async fn signal(&self, name: &str) {
        let pid = self.child.id().unwrap().to_string();
        let status = Command::new("kill")
            .args([&format!("-{name}"), &pid])
            .status()
            .await
            .unwrap();
        assert!(status.success());
    }

    pub async fn get(&self, path: &str) -> (u16, String) {
        self.request("GET", path, &[], b"").await
    }

    pub async fn request(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> (u16, String) {
        let Ok(mut stream) = TcpStream::connect(&self.address).await else {
            return (0, String::new());
        };
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {}\r\n",
            self.address,
            body.len()
        );
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        stream.write_all(body).await.unwrap();
        let mut answer = Vec::new();
        patiently("an answer", stream.read_to_end(&mut answer))
            .await
            .unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        (status, answer)
    }

    /// An API token of a fresh organiser.
    pub async fn token(&self) -> String {
        printed(&self.data, &["organiser", "add", "olga@example.org"]).await;
        printed(
            &self.data,
            &["token", "create", "--organiser", "olga@example.org"],
        )
        .await
    }

    /// A workshop with one team, made by the API.
    pub async fn world(&self) -> World<'_> {
        let token = self.token().await;
        let mut world = World {
            server: self,
            token,
            workshop: String::new(),
            team: String::new(),
            board: String::new(),
        };
        let workshop = world
            .post("/api/v1/workshops", json!({ "name": "Spring" }))
            .await;
        world.workshop = workshop["id"].as_str().unwrap().to_owned();
        let team = world
            .post(
                &format!("/api/v1/workshops/{}/teams", world.workshop),
                json!({ "name": "Till" }),
            )
            .await;
        world.team = team["id"].as_str().unwrap().to_owned();
        world.board = team["board"].as_str().unwrap().to_owned();
        world
    }
}

pub struct World<'a> {
    pub server: &'a Server,
    pub token: String,
    pub workshop: String,
    pub team: String,
    pub board: String,
}

impl World<'_> {
    pub async fn post(&self, path: &str, body: Value) -> Value {
        let bearer = format!("Bearer {}", self.token);
        let headers = [
            ("authorization", bearer.as_str()),
            ("content-type", "application/json"),
        ];
        let (status, answer) = self
            .server
            .request("POST", path, &headers, body.to_string().as_bytes())
            .await;
        assert!((200..300).contains(&status), "{path}: {answer}");
        json_of(&answer)
    }

    /// A ticket for a new member with these rights.
    pub async fn ticket(&self, role: &str, access: &str) -> String {
        let member = json!({ "name": "Ann", "role": role, "access": access, "team": self.team });
        let member = self
            .post(
                &format!("/api/v1/workshops/{}/members", self.workshop),
                member,
            )
            .await;
        self.ticket_for(member["id"].as_str().unwrap()).await
    }

    pub async fn ticket_for(&self, member: &str) -> String {
        let path = format!("/api/v1/boards/{}/tickets", self.board);
        let ticket = self.post(&path, json!({ "member": member })).await;
        ticket["ticket"].as_str().unwrap().to_owned()
    }

    pub async fn socket(&self, ticket: &str) -> Socket {
        Socket::open(&self.server.address, &self.board, ticket).await
    }
}

fn json_of(answer: &str) -> Value {
    let body = answer.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    let start = body.find('{').unwrap_or(0);
    let end = body.rfind('}').map_or(body.len(), |end| end + 1);
    serde_json::from_str(&body[start..end]).unwrap_or(Value::Null)
}

/// A board's socket with a document behind it.
pub struct Socket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    doc: Doc,
    sent: u64,
    saved: u64,
}

impl Socket {
    pub async fn open(address: &str, room: &str, ticket: &str) -> Self {
        let url = format!("ws://{address}/sync/{room}?ack=1&ticket={ticket}");
        let (stream, _) = patiently("a socket", connect_async(url)).await.unwrap();
        Self {
            stream,
            doc: Doc::new(),
            sent: 0,
            saved: 0,
        }
    }

    /// Puts a note with a text on the board.
    pub async fn write_note(&mut self, id: &str, words: &str) {
        let update = {
            let mut transaction = self.doc.transact_mut();
            let before = transaction.before_state().clone();
            let note = r#"{"kind":"event","x":0,"y":0,"w":120,"h":120,"by":""}"#;
            let notes = transaction.get_or_insert_map("notes");
            notes.insert(&mut transaction, id, Any::from_json(note).unwrap());
            let texts = transaction.get_or_insert_map("texts");
            let text = texts.insert(&mut transaction, id, TextPrelim::new(""));
            text.insert(&mut transaction, 0, words);
            transaction.encode_diff_v1(&before)
        };
        self.sent += 1;
        self.send_frame(Message::Update(&update).encode()).await;
    }

    pub async fn send_frame(&mut self, frame: Bytes) {
        // A server that has closed already is found out by reading.
        let _ = self.stream.send(tungstenite::Message::Binary(frame)).await;
    }

    pub async fn send_text(&mut self, text: &str) {
        let _ = self
            .stream
            .send(tungstenite::Message::Text(text.into()))
            .await;
    }

    pub async fn wait_until_saved(&mut self) {
        while self.saved < self.sent {
            self.take_one().await.expect("the socket was closed");
        }
    }

    /// The words of a note, once they have arrived.
    pub async fn read_note(&mut self, id: &str) -> String {
        loop {
            if let Some(words) = self.words(id) {
                return words;
            }
            self.take_one().await.expect("the socket was closed");
        }
    }

    /// Whether the document, as far as it has arrived, has this note.
    pub fn has(&self, id: &str) -> bool {
        let transaction = self.doc.transact();
        transaction
            .get_map("notes")
            .is_some_and(|notes| notes.contains_key(&transaction, id))
    }

    fn words(&self, id: &str) -> Option<String> {
        let transaction = self.doc.transact();
        let text = transaction.get_map("texts")?.get(&transaction, id)?;
        let words = text.cast::<yrs::TextRef>().ok()?.get_string(&transaction);
        (!words.is_empty()).then_some(words)
    }

    /// The code with which the server closes the socket.
    pub async fn close_code(&mut self) -> u16 {
        loop {
            if let Err(code) = self.take_one().await {
                return code;
            }
        }
    }

    async fn take_one(&mut self) -> Result<(), u16> {
        match patiently("a frame", self.stream.next()).await {
            Some(Ok(tungstenite::Message::Binary(frame))) => self.take(&frame),
            Some(Ok(tungstenite::Message::Close(frame))) => {
                return Err(frame.map_or(0, |frame| CloseCode::into(frame.code)));
            }
            Some(Ok(_)) => {}
            Some(Err(_)) | None => return Err(0),
        }
        Ok(())
    }

    fn take(&mut self, frame: &[u8]) {
        match Message::decode(frame).unwrap() {
            Message::Step2(update) | Message::Update(update) => {
                self.doc
                    .transact_mut()
                    .apply_update(Update::decode_v1(update).unwrap())
                    .unwrap();
            }
            Message::Acknowledged(count) => self.saved = count,
            _ => {}
        }
    }

    /// Asks for everything the server has.
    pub async fn ask_for_everything(&mut self) {
        self.send_frame(Message::Step1(&[0]).encode()).await;
    }
}
