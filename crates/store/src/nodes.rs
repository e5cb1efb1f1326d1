//! Other nodes on the same PostgreSQL database: they are told of what is changed here by the [`herald`], what they
//! change is heard of by LISTEN, and looked for every few seconds, because a notification is lost while a connection
//! is. SQLite has no other nodes, and this does nothing.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, Instant};

use ::postgres::Client;
use ::postgres::fallible_iterator::FallibleIterator;
use domain::ids::{OrganisationId, PersonId};

use crate::engine::{Database, Scope};
use crate::error::{OpenError, StoreError};
use crate::nodes::herald::Herald;
use crate::observe::Notice;
use crate::statements::ORGANISATIONS;
use crate::{Inner, organisation_id};

mod herald;

/// How often everything is looked through, whatever was heard.
const LOOK: Duration = Duration::from_secs(3);
/// How long one waits for a notification before seeing whether the store has gone.
const LISTEN: Duration = Duration::from_millis(500);
/// How long a node waits before it connects again.
const PAUSE: Duration = Duration::from_millis(200);

/// What is said of an organisation whose names were changed.
pub(crate) fn names_message(id: &OrganisationId) -> String {
    format!("{id} {NAMES}")
}

/// What is said of an organisation that was changed.
fn came_message(id: &OrganisationId, seq: u64) -> String {
    format!("{id} {seq}")
}

/// What is said of someone who has a form open. The form has no space and no comma in it; see [`crate::presence`].
fn here_message(id: &OrganisationId, person: PersonId, form: &str) -> String {
    format!("{id} {HERE} {} {form}", person.0)
}

const NAMES: &str = "names";
const HERE: &str = "here";

#[derive(Default)]
pub(crate) struct Connection {
    // Of a store that has no other nodes it is true from the beginning: it misses nothing.
    listening: AtomicBool,
    stopped: AtomicBool,
    // None where there are no other nodes, and when the store was closed.
    herald: Mutex<Option<Herald>>,
}

impl Connection {
    pub(crate) fn is_listening(&self) -> bool {
        self.listening.load(Ordering::Acquire)
    }

    /// Tells the other nodes, in a moment, that an organisation has come so far.
    pub(crate) fn tell(&self, id: &OrganisationId, seq: u64) {
        if let Some(herald) = &*self.herald() {
            herald.tell(id, seq);
        }
    }

    /// Tells the other nodes, in a moment, that someone is here.
    pub(crate) fn tell_of(&self, id: &OrganisationId, person: PersonId, form: &str) {
        if let Some(herald) = &*self.herald() {
            herald.tell_of(id, person, form);
        }
    }

    pub(crate) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        let herald = self.herald().take();
        if let Some(herald) = herald {
            herald.stop();
        }
    }

    fn herald(&self) -> MutexGuard<'_, Option<Herald>> {
        self.herald.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Begins to listen and to tell, when there can be other nodes.
pub(crate) fn listen(inner: &Arc<Inner>) -> Result<(), OpenError> {
    let Database::Postgres(postgres) = &inner.database else {
        inner.nodes.listening.store(true, Ordering::Release);
        return Ok(());
    };
    let mut client = Some(postgres.listener()?);
    *inner.nodes.herald() = Some(Herald::start(postgres.speaker()?)?);
    inner.nodes.listening.store(true, Ordering::Release);
    let inner: Weak<Inner> = Arc::downgrade(inner);
    let work = move || {
        while let Some(alive) = inner.upgrade() {
            if alive.nodes.stopped.load(Ordering::Acquire) {
                return;
            }
            let connected = match client.take() {
                Some(client) => Ok(client),
                None => alive.connect_again(),
            };
            drop(alive);
            match connected {
                Ok(client) => hear(&inner, client),
                Err(error) => tracing::warn!(%error, "no connection to listen on; trying again"),
            }
            std::thread::sleep(PAUSE);
        }
    };
    let thread = std::thread::Builder::new().name("store-listener".to_owned()).spawn(work);
    thread.map(drop).map_err(|error| StoreError::Unavailable(error.into()).into())
}

/// Until the connection is lost or the store has gone.
fn hear(inner: &Weak<Inner>, mut client: Client) {
    let mut looked = Instant::now();
    loop {
        let heard = client.notifications().timeout_iter(LISTEN).next();
        let Some(inner) = inner.upgrade() else { return };
        if inner.nodes.stopped.load(Ordering::Acquire) {
            return;
        }
        match heard {
            Ok(Some(notification)) => inner.heard(notification.payload()),
            Ok(None) if !client.is_closed() => {}
            lost => {
                inner.nodes.listening.store(false, Ordering::Release);
                let error = lost.err().map(|error| error.to_string()).unwrap_or_default();
                tracing::warn!(error, "the connection to listen on was lost");
                return;
            }
        }
        if LOOK <= looked.elapsed() {
            inner.look();
            looked = Instant::now();
        }
    }
}

impl Inner {
    fn connect_again(&self) -> Result<Client, StoreError> {
        let Database::Postgres(postgres) = &self.database else {
            return Err(StoreError::Unavailable("there is nothing to listen to".into()));
        };
        let client = postgres.listener()?;
        // What was said meanwhile was said to nobody.
        self.lives().iter().for_each(|live| live.forget_names());
        self.look();
        self.nodes.listening.store(true, Ordering::Release);
        tracing::info!("listening again");
        Ok(client)
    }

    // What is not understood is said by another version of the program; what it is about is looked for all the same.
    fn heard(&self, message: &str) {
        let mut words = message.split(' ');
        let Some(Ok(id)) = words.next().map(str::parse::<OrganisationId>) else { return };
        match (words.next(), words.next(), words.next()) {
            (Some(NAMES), None, None) => {
                if let Some(live) = self.live(&id) {
                    live.forget_names();
                }
            }
            (Some(HERE), Some(person), Some(form)) => {
                if let Ok(person) = person.parse() {
                    self.presence.note(&id, PersonId(person), form, self.clock.now());
                }
            }
            (Some(seq), None, None) => {
                if let Ok(seq) = seq.parse() {
                    self.follow(&id, seq);
                }
            }
            _ => {}
        }
    }

    /// Sees what has changed, without having been told.
    fn look(&self) {
        let found = self.database.read(Scope::Installation, |transaction| {
            let rows = transaction.query(&ORGANISATIONS, &[])?;
            rows.iter()
                .map(|row| Ok((organisation_id(row.text(0)?)?, row.number(1)?)))
                .collect::<Result<Vec<_>, StoreError>>()
        });
        match found {
            Ok(found) => found.iter().for_each(|(id, seq)| self.follow(id, *seq)),
            Err(error) => tracing::warn!(%error, "cannot see what other nodes have changed"),
        }
    }

    /// Comes as far as another node has come.
    fn follow(&self, id: &OrganisationId, seq: u64) {
        let is_new = self.live(id).is_none();
        let live = self.live_or_new(id);
        match live.loaded() {
            Some(organisation) if seq <= organisation.seq => {}
            Some(_) => {
                let gate = live.enter();
                if let Err(error) = self.catch_up(&live, &gate) {
                    tracing::warn!(organisation = %id, seq, %error, "cannot follow another node");
                }
            }
            // Nobody has asked for it here: it is read when somebody does. But it may be looked at as a list.
            None if is_new => self.observers.tell(&Notice::Changed { organisation: id.clone(), seq }),
            None => {}
        }
    }
}
