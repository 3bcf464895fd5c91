//! A client with its own document, as y-websocket would be.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use domain::{board::BoardContent, permission::Standing};
use yrs::{
    Any, Doc, GetString, Map, Out, ReadTxn, StateVector, Text, TextPrelim, Transact,
    TransactionMut, Update,
    updates::{decoder::Decode, encoder::Encode},
};

use crate::{
    document::{Root, Roots, content, empty_document},
    room::{ClientId, Permit},
    wire::Message,
};

/// One client.
pub struct Peer {
    pub id: ClientId,
    pub person: String,
    pub standing: Standing,
    pub document: Doc,
    pub roots: Roots,
    made: Arc<Mutex<Vec<Vec<u8>>>>,
    /// Frames of types 100 and 101 and presence, as they came.
    pub acknowledged: u64,
    pub notices: Vec<String>,
    pub presence: Vec<Bytes>,
}

impl Peer {
    pub fn new(id: u64, person: &str, standing: Standing) -> Self {
        Self::with_yjs_client(id, person, standing, 1_000 + id)
    }

    pub fn with_yjs_client(id: u64, person: &str, standing: Standing, yjs_client: u64) -> Self {
        let document = empty_document(yjs_client);
        let roots = Roots::of(&document);
        let made = Arc::new(Mutex::new(Vec::new()));
        let sink = made.clone();
        document
            .observe_update_v1("test", move |transaction, event| {
                if transaction.origin().is_none() {
                    sink.lock().unwrap().push(event.update.clone());
                }
            })
            .unwrap();
        Self {
            id: ClientId(id),
            person: person.to_owned(),
            standing,
            document,
            roots,
            made,
            acknowledged: 0,
            notices: Vec::new(),
            presence: Vec::new(),
        }
    }

    pub fn permit(&self) -> Permit {
        Permit {
            person: self.person.clone(),
            name: self.person.to_uppercase(),
            standing: self.standing,
        }
    }

    /// Runs a local transaction; the resulting frames wait in [`Self::made`].
    pub fn change(&self, change: impl FnOnce(&mut TransactionMut<'_>, &Roots)) {
        change(&mut self.document.transact_mut(), &self.roots);
    }

    /// The frames of local changes since the last call.
    pub fn made(&self) -> Vec<Bytes> {
        self.made
            .lock()
            .unwrap()
            .drain(..)
            .map(|update| Message::Update(&update).encode())
            .collect()
    }

    pub fn step_1(&self) -> Bytes {
        Message::Step1(&self.document.transact().state_vector().encode_v1()).encode()
    }

    /// Takes a frame from the server; perhaps answers one.
    pub fn hear(&mut self, frame: &Bytes) -> Option<Bytes> {
        match Message::decode(frame).unwrap() {
            Message::Step1(state) => {
                let state = StateVector::decode_v1(state).unwrap();
                let update = self.document.transact().encode_state_as_update_v1(&state);
                return Some(Message::Step2(&update).encode());
            }
            Message::Step2(update) | Message::Update(update) => {
                let update = Update::decode_v1(update).unwrap();
                self.document
                    .transact_mut_with("server")
                    .apply_update(update)
                    .unwrap();
            }
            Message::Awareness(_) => self.presence.push(frame.clone()),
            Message::Acknowledged(count) => self.acknowledged = count,
            Message::Notice(notice) => self.notices.push(notice.to_owned()),
            Message::QueryAwareness => panic!("the server does not ask"),
        }
        None
    }

    pub fn set(&self, root: Root, key: &str, json: &str) {
        let value = Any::from_json(json).unwrap();
        self.change(|transaction, roots| {
            roots.map(root).insert(transaction, key, value);
        });
    }

    pub fn remove(&self, root: Root, key: &str) {
        self.change(|transaction, roots| {
            roots.map(root).remove(transaction, key);
        });
    }

    pub fn write(&self, key: &str, words: &str) {
        self.change(|transaction, roots| {
            roots
                .map(Root::Texts)
                .insert(transaction, key, TextPrelim::new(words));
        });
    }

    pub fn type_at(&self, key: &str, at: u32, words: &str) {
        self.change(|transaction, roots| {
            if let Some(Out::YText(text)) = roots.map(Root::Texts).get(transaction, key) {
                text.insert(transaction, at, words);
            }
        });
    }

    pub fn note(&self, key: &str, x: f64) {
        self.set(Root::Notes, key, &note(&self.person, x));
    }

    /// Everything in its document as one update.
    pub fn everything(&self) -> Vec<u8> {
        self.document
            .transact()
            .encode_state_as_update_v1(&StateVector::default())
    }

    pub fn words(&self, key: &str) -> Option<String> {
        let transaction = self.document.transact();
        match self.roots.map(Root::Texts).get(&transaction, key)? {
            Out::YText(text) => Some(text.get_string(&transaction)),
            _ => None,
        }
    }

    pub fn value(&self, root: Root, key: &str) -> Option<Any> {
        match self.roots.map(root).get(&self.document.transact(), key)? {
            Out::Any(value) => Some(value),
            _ => None,
        }
    }

    pub fn content(&self) -> BoardContent {
        content(&self.document.transact(), &self.roots)
    }
}

/// An event note as JSON.
pub fn note(by: &str, x: f64) -> String {
    format!(r#"{{"kind":"event","x":{x},"y":0,"w":120,"h":120,"by":"{by}"}}"#)
}
