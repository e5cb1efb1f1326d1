//! Telling the other nodes of what was committed here, each organisation by how far it has come, and of who is where.
//! Not that names were changed: that is rare, and said within the transaction that changes them.
//!
//! It is told after the commit and by a connection of its own, because PostgreSQL lets transactions that notify commit
//! one at a time, each waiting for the disk: said within the change itself, it would be the pace of all organisations
//! together. What is waiting when the herald comes round goes in one transaction. A notice that is lost, because this
//! process or its connection ended first, is made up for by the look that every node takes every few seconds.

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

use domain::ids::{OrganisationId, PersonId};

use crate::engine::postgres::Speaker;
use crate::error::{OpenError, StoreError};
use crate::nodes::{came_message, here_message};

/// How long it waits before it tries again to say what could not be said.
const PAUSE: Duration = Duration::from_millis(200);

/// Something to tell.
struct News {
    /// What comes later of the same makes what came before it old.
    subject: String,
    message: String,
}

pub(crate) struct Herald {
    news: Sender<News>,
    thread: JoinHandle<()>,
}

impl Herald {
    pub(crate) fn start(speaker: Speaker) -> Result<Herald, OpenError> {
        let (news, coming) = mpsc::channel();
        let work = move || walk(&coming, speaker);
        let thread = std::thread::Builder::new().name("store-herald".to_owned()).spawn(work);
        let thread = thread.map_err(|error| StoreError::Unavailable(error.into()))?;
        Ok(Herald { news, thread })
    }

    /// That an organisation has come so far. Waits for nothing.
    pub(crate) fn tell(&self, id: &OrganisationId, seq: u64) {
        self.send(id.to_string(), came_message(id, seq));
    }

    /// That someone is here. Waits for nothing.
    pub(crate) fn tell_of(&self, id: &OrganisationId, person: PersonId, form: &str) {
        let message = here_message(id, person, form);
        self.send(message.clone(), message);
    }

    fn send(&self, subject: String, message: String) {
        // One that has ended tells no more, and the others look for themselves.
        let _ = self.news.send(News { subject, message });
    }

    /// When it returns, what was to be told is told, or cannot be.
    pub(crate) fn stop(self) {
        drop(self.news);
        if self.thread.join().is_err() {
            tracing::error!("the herald of the store had panicked");
        }
    }
}

/// Until nobody has more to tell.
fn walk(coming: &Receiver<News>, mut speaker: Speaker) {
    let mut untold: HashMap<String, String> = HashMap::new();
    loop {
        let heard = match untold.is_empty() {
            true => coming.recv().map_err(|_| RecvTimeoutError::Disconnected),
            false => coming.recv_timeout(PAUSE),
        };
        let is_last = matches!(heard, Err(RecvTimeoutError::Disconnected));
        let news = heard.ok().into_iter().chain(coming.try_iter());
        untold.extend(news.map(|news| (news.subject, news.message)));
        if !untold.is_empty() {
            let messages: Vec<&str> = untold.values().map(String::as_str).collect();
            match speaker.say(&messages) {
                Ok(()) => untold.clear(),
                Err(error) => tracing::warn!(%error, "the other nodes could not be told; they look for themselves"),
            }
        }
        if is_last {
            return;
        }
    }
}
