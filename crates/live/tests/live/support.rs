//! A server without sockets, and windows that are real Y documents.

use std::{collections::VecDeque, sync::Arc, time::Duration};

use board::{room::Acks, wire::Message};
use bytes::Bytes;
use domain::{
    BoardId, Language, Localised, Moment, TeamId, WorkshopId,
    agenda::{Agenda, Step, View, Writing},
    people::Role,
    permission::Standing,
    workshop::{Joining, Team, Workshop},
};
use live::{Agendas, FromRoom, Goodbye, Hub, Participant, RoomKey, ToRoom, wire::TeamState};
use storage::Db;
use tempfile::TempDir;
use yrs::{
    Any, Doc, GetString, Map, ReadTxn, StateVector, Text, TextPrelim, Transact, Update, WriteTxn,
    updates::{decoder::Decode, encoder::Encode},
};

/// Long enough for a busy machine; reached only when something is broken.
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Server {
    pub hub: Hub,
    pub db: Db,
    pub team: TeamId,
    pub board: BoardId,
    folder: Arc<TempDir>,
}

impl Server {
    pub async fn start() -> Self {
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let server = Self::open(folder).await;
        let workshop = workshop();
        server.db.create_workshop(&workshop, None).await.unwrap();
        let team = Team {
            id: server.team.clone(),
            workshop: workshop.id,
            name: "Till".to_owned(),
            product: "Self-checkout".to_owned(),
            join_code: "jointeam".to_owned(),
            board: server.board.clone(),
            focus: None,
        };
        server.db.create_team(&team).await.unwrap();
        server
    }

    async fn open(folder: Arc<TempDir>) -> Self {
        let db = Db::connect(&format!("sqlite:{}/ekkyo.db", folder.path().display()))
            .await
            .unwrap();
        db.migrate().await.unwrap();
        let agendas = Agendas::new([agenda()]).unwrap();
        let hub = Hub::start(db.clone(), agendas, Arc::new(|| Moment(1_000_000)));
        Self {
            hub,
            db,
            team: "team".parse().unwrap(),
            board: "board".parse().unwrap(),
            folder,
        }
    }

    /// Stops the server and starts another on the same data.
    pub async fn restart(self) -> Self {
        self.hub.drain().await;
        self.db.close().await;
        Self::open(Arc::clone(&self.folder)).await
    }

    pub fn person(&self, id: &str, standing: Standing) -> Participant {
        Participant {
            id: id.to_owned(),
            name: id.to_uppercase(),
            role: Role::Developer.key().to_owned(),
            standing,
        }
    }

    pub async fn window(&self, id: &str, standing: Standing) -> Window {
        Window::open(self, &RoomKey::shared(&self.board), id, standing).await
    }

    pub async fn private_window(&self, id: &str) -> Window {
        Window::open(
            self,
            &RoomKey::private(&self.board, id),
            id,
            Standing::Participant,
        )
        .await
    }

    /// What `reader` sees of the team now.
    pub async fn state(&self, reader: &str) -> TeamState {
        let subscription = self.hub.watch(&self.team).await.unwrap();
        let snapshot = subscription.snapshots.borrow().clone();
        snapshot.state_for(reader, Language::En, Moment(1_000_000))
    }

    /// What `reader` sees of the team once `expected` holds.
    pub async fn state_when(
        &self,
        reader: &str,
        expected: impl Fn(&TeamState) -> bool,
    ) -> TeamState {
        let mut subscription = self.hub.watch(&self.team).await.unwrap();
        let wait = async {
            loop {
                let snapshot = subscription.snapshots.borrow_and_update().clone();
                let state = snapshot.state_for(reader, Language::En, Moment(1_000_000));
                if expected(&state) {
                    return state;
                }
                subscription.snapshots.changed().await.unwrap();
            }
        };
        tokio::time::timeout(PATIENCE, wait)
            .await
            .expect("the state never came")
    }
}

fn workshop() -> Workshop {
    Workshop {
        id: "workshop".parse::<WorkshopId>().unwrap(),
        name: "Spring".to_owned(),
        language: Language::En,
        purpose: String::new(),
        starts_on: None,
        ends_on: None,
        time_zone: "UTC".to_owned(),
        agenda: "short".to_owned(),
        join_code: "joinall".to_owned(),
        joining: Joining::Open,
        archived_at: None,
        created_at: Moment(0),
    }
}

fn agenda() -> Agenda {
    let words = |text: &str| Localised {
        ja: text.to_owned(),
        en: text.to_owned(),
    };
    let step = |id: &str, writing| Step {
        id: id.to_owned(),
        title: words(id),
        instruction: words("Do it."),
        minutes: 10,
        led_by: Role::ProductManager,
        palette: Vec::new(),
        view: View::Board,
        writing,
    };
    Agenda {
        id: "short".to_owned(),
        revision: 1,
        title: words("Short"),
        steps: vec![
            step("talk", Writing::Open),
            step("write", Writing::Silent),
            step("sort", Writing::Open),
        ],
    }
}

/// A note as browsers write it.
pub fn note(kind: &str, x: f64) -> Any {
    Any::from_json(&format!(
        r#"{{"kind":"{kind}","x":{x},"y":0,"w":120,"h":120,"by":""}}"#
    ))
    .unwrap()
}

/// A browser window without a browser.
pub struct Window {
    doc: Doc,
    to_room: Option<ToRoom>,
    from_room: FromRoom,
    arrived: VecDeque<Bytes>,
    server_knows: StateVector,
    sent: u64,
    saved: u64,
}

impl Window {
    async fn open(server: &Server, key: &RoomKey, id: &str, standing: Standing) -> Self {
        let who = server.person(id, standing);
        let (to_room, from_room) = server.hub.open(key, &who, Acks::Wanted).await.unwrap();
        Self {
            doc: Doc::new(),
            to_room: Some(to_room),
            from_room,
            arrived: VecDeque::new(),
            server_knows: StateVector::default(),
            sent: 0,
            saved: 0,
        }
    }

    pub fn put_note(&self, id: &str, note: Any) {
        let mut transaction = self.doc.transact_mut();
        transaction
            .get_or_insert_map("notes")
            .insert(&mut transaction, id, note);
    }

    pub fn write(&self, id: &str, words: &str) {
        let mut transaction = self.doc.transact_mut();
        let texts = transaction.get_or_insert_map("texts");
        let text = texts.insert(&mut transaction, id, TextPrelim::new(""));
        text.insert(&mut transaction, 0, words);
    }

    pub fn has_note(&self, id: &str) -> bool {
        let transaction = self.doc.transact();
        transaction
            .get_map("notes")
            .is_some_and(|notes| notes.contains_key(&transaction, id))
    }

    pub fn text(&self, id: &str) -> String {
        let transaction = self.doc.transact();
        let text = transaction
            .get_map("texts")
            .and_then(|texts| texts.get(&transaction, id));
        text.and_then(|text| text.cast::<yrs::TextRef>().ok())
            .map(|text| text.get_string(&transaction))
            .unwrap_or_default()
    }

    pub fn votes(&self) -> Vec<(String, u32)> {
        let transaction = self.doc.transact();
        let Some(votes) = transaction.get_map("votes") else {
            return Vec::new();
        };
        votes
            .iter(&transaction)
            .map(|(note, count)| {
                (
                    note.to_owned(),
                    count.to_string(&transaction).parse::<f64>().unwrap() as u32,
                )
            })
            .collect()
    }

    /// Sends what the server has not got, and takes in what it sent, until both are even.
    pub async fn exchange(&mut self) {
        self.send_all().await;
        // The room answers in order: its answer to this comes after everything before it.
        let state = self.doc.transact().state_vector().encode_v1();
        self.send(Message::Step1(&state)).await;
        loop {
            let frame = self.next_frame().await;
            if self.take(&frame) == Taken::Step2 {
                return;
            }
        }
    }

    pub async fn send_all(&mut self) {
        let update = {
            let transaction = self.doc.transact();
            transaction.encode_state_as_update_v1(&self.server_knows)
        };
        self.server_knows = self.doc.transact().state_vector();
        if update.len() > 2 {
            self.sent += 1;
            self.send(Message::Update(&update)).await;
        }
    }

    pub async fn wait_until_saved(&mut self) {
        while self.saved < self.sent {
            let frame = self.next_frame().await;
            self.take(&frame);
        }
    }

    /// Why the server ended the connection.
    pub async fn goodbye(&mut self) -> Goodbye {
        let wait = async {
            loop {
                if let Some(goodbye) = self.from_room.receive(&mut Vec::new(), 16).await {
                    return goodbye;
                }
            }
        };
        tokio::time::timeout(PATIENCE, wait)
            .await
            .expect("nobody said goodbye")
    }

    async fn send(&self, message: Message<'_>) {
        self.to_room.as_ref().unwrap().send(message.encode()).await;
    }

    async fn next_frame(&mut self) -> Bytes {
        while self.arrived.is_empty() {
            let mut frames = Vec::new();
            let goodbye =
                tokio::time::timeout(PATIENCE, self.from_room.receive(&mut frames, 64)).await;
            assert_eq!(
                goodbye.expect("the room is silent"),
                None,
                "the connection ended"
            );
            self.arrived.extend(frames);
        }
        self.arrived.pop_front().unwrap()
    }

    fn take(&mut self, frame: &[u8]) -> Taken {
        match Message::decode(frame).unwrap() {
            Message::Step2(update) => {
                self.apply(update);
                return Taken::Step2;
            }
            Message::Update(update) => self.apply(update),
            Message::Acknowledged(count) => self.saved = count,
            // The server asks for what it lacks: all of it, as y-websocket answers.
            Message::Step1(_) => self.server_knows = StateVector::default(),
            Message::Awareness(_) | Message::QueryAwareness | Message::Notice(_) => {}
        }
        Taken::Other
    }

    fn apply(&self, update: &[u8]) {
        self.doc
            .transact_mut()
            .apply_update(Update::decode_v1(update).unwrap())
            .unwrap();
    }
}

#[derive(PartialEq, Eq)]
enum Taken {
    Step2,
    Other,
}
