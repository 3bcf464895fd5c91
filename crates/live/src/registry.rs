//! Tasks by key: the first message to a key starts its task, an idle task retires itself, and
//! two tasks for one key never run at the same time. Every live document and every team
//! session is such a task, which is what makes loads single-flight.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::mpsc;

/// How many messages may wait for a task before senders wait.
const QUEUE: usize = 1_024;

/// The running tasks, by key, as the senders that reach them.
pub(crate) struct Registry<Key, Message> {
    tasks: Arc<Mutex<HashMap<Key, mpsc::Sender<Message>>>>,
}

impl<Key, Message> Clone for Registry<Key, Message> {
    fn clone(&self) -> Self {
        Self {
            tasks: Arc::clone(&self.tasks),
        }
    }
}

impl<Key: Hash + Eq + Clone, Message> Registry<Key, Message> {
    pub(crate) fn new() -> Self {
        Self {
            tasks: Arc::default(),
        }
    }

    /// The sender of the task for `key`. If there is none, `start` gets a fresh mailbox and
    /// spawns one; the lock is held meanwhile, so `start` must only spawn.
    pub(crate) fn reach(
        &self,
        key: &Key,
        start: impl FnOnce(mpsc::Receiver<Message>),
    ) -> mpsc::Sender<Message> {
        let mut tasks = self.lock();
        if let Some(sender) = tasks.get(key).filter(|sender| !sender.is_closed()) {
            return sender.clone();
        }
        let (sender, mailbox) = mpsc::channel(QUEUE);
        tasks.insert(key.clone(), sender.clone());
        start(mailbox);
        sender
    }

    /// The sender of the task for `key`, if one runs.
    pub(crate) fn running(&self, key: &Key) -> Option<mpsc::Sender<Message>> {
        self.lock().get(key).cloned()
    }

    /// Every running task.
    pub(crate) fn all(&self) -> Vec<(Key, mpsc::Sender<Message>)> {
        self.lock()
            .iter()
            .map(|(key, sender)| (key.clone(), sender.clone()))
            .collect()
    }

    /// Takes an idle task out of the registry, or says that a message arrived meanwhile. The
    /// mailbox is closed under the lock: a sender that was handed out before either got its
    /// message in, and then this refuses, or sees an error and asks [`reach`](Self::reach) anew.
    pub(crate) fn retire(&self, key: &Key, mailbox: &mut mpsc::Receiver<Message>) -> Retirement {
        let mut tasks = self.lock();
        if !mailbox.is_empty() {
            return Retirement::StillNeeded;
        }
        mailbox.close();
        if !mailbox.is_empty() {
            // A message slipped in between the two looks; its sender waits for an answer that
            // dropping the mailbox turns into an error, upon which it reaches a new task.
            tracing::debug!("a message raced with retirement; its sender will try again");
        }
        tasks.remove(key);
        Retirement::Done
    }

    /// Forgets a task that could not start, so that the next message tries again.
    pub(crate) fn forget(&self, key: &Key) {
        self.lock().remove(key);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Key, mpsc::Sender<Message>>> {
        // The map is only ever changed by single calls, so a panic elsewhere cannot have left
        // it half-changed.
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an idle task may end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Retirement {
    /// It is out of the registry and must return.
    Done,
    /// Messages wait for it.
    StillNeeded,
}
