//! The only SQL: the log of each organisation, its live value in memory, the accounts, and the seal.
//!
//! The tour, in reading order: a [`Store`] is opened with [`Settings`]. Everything that steers is read by
//! [`Store::read`], from memory, and changed by [`Store::amend`], which appends events to the log before it answers.
//! Whoever wants to know of changes [observes](observe). What was, is read from the [`history`]. What is not steering
//! (names, sessions, what proves who someone is, who has which form open, texts that someone is typing, letters, what
//! contributions say) is in [`accounts`], [`sessions`], [`credentials`], [`factors`], [`presence`], [`unsaved`], [`letters`]
//! and [`contributions`]; answers without a name are in [`verdict_rounds`]. The [`seal`] lets anyone see that nothing in the
//! log was changed.
//!
//! Every call may block on a disk or a network, except `read` of an organisation that was read before. The PostgreSQL
//! client must not run on an asynchronous thread at all: call the store from `spawn_blocking`.
//!
//! Not here: rules (they are in `domain`), and who may do what (each caller asks [`live::Reading::may`]).

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use domain::ids::OrganisationId;
use domain::time::{Actor, Context};
use jiff::SignedDuration;

use crate::clock::Clock;
use crate::engine::postgres::Postgres;
use crate::engine::sqlite::Sqlite;
use crate::engine::{Database, Scope, Transaction};
use crate::error::{OpenError, StoreError};
use crate::keeper::Keeper;
use crate::live::Live;
use crate::observe::{Notice, Observer, Observers};
use crate::salts::Salts;
use crate::seal::key::SealKey;
use crate::statements::{CHECKPOINT_LAST, ORGANISATIONS};

pub mod clock;
pub mod error;
pub mod fetches;

pub mod amend;
pub mod history;
pub mod live;
pub mod observe;

pub mod access_tokens;
pub mod accounts;
pub mod attempts;
pub mod connections;
pub mod contributions;
pub mod credentials;
pub mod directory;
pub mod factors;
pub mod halfway;
pub mod letters;
pub mod notices;
pub mod passwords;
pub mod presence;
pub mod provider_attempts;
pub mod providers;
pub mod security;
pub mod sessions;
pub mod settings;
pub mod texts;
pub mod unsaved;
pub mod verdict_rounds;
pub mod workshops;

pub mod seal;

mod dialect;
mod engine;
mod keeper;
mod log;
mod migrate;
mod nodes;
mod salts;
mod snapshot;
#[doc(hidden)]
pub mod statements;
mod vault;

/// Where the database is.
#[derive(Clone, PartialEq, Eq)]
pub enum Address {
    /// A directory with an SQLite database, made when it is missing. One process at a time serves from it.
    Sqlite(PathBuf),
    /// A PostgreSQL database, which several nodes may share.
    Postgres {
        /// The address of the role that serves: `postgres://…` or `host=… user=… dbname=…`. It owns nothing.
        url: String,
        /// The address of the role that owns the tables. With it the database is migrated at start.
        owner_url: Option<String>,
    },
}

impl std::fmt::Debug for Address {
    // Without the addresses of PostgreSQL: there may be passwords in them.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Address::Sqlite(directory) => f.debug_tuple("Sqlite").field(directory).finish(),
            Address::Postgres { owner_url, .. } => {
                f.debug_struct("Postgres").field("with_owner", &owner_url.is_some()).finish_non_exhaustive()
            }
        }
    }
}

impl Address {
    /// Whether a database has been made there. On PostgreSQL it is taken for granted, until it is opened.
    pub fn is_there(&self) -> bool {
        match self {
            Address::Sqlite(directory) => directory.join(engine::sqlite::FILE).exists(),
            Address::Postgres { .. } => true,
        }
    }
}

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    address: Address,
    clock: Clock,
    key: Option<PathBuf>,
    salts: Salts,
    security_kept: SignedDuration,
    idle: SignedDuration,
    leaked: Option<PathBuf>,
}

impl Settings {
    /// A store at this address, with this clock. Where nothing else is said, the seal's key is `seal.key` in SQLite's
    /// directory; on PostgreSQL a path must be given.
    pub fn new(address: Address, clock: Clock) -> Settings {
        Settings {
            address,
            clock,
            key: None,
            salts: Salts::Random,
            security_kept: security::KEPT,
            idle: sessions::IDLE,
            leaked: None,
        }
    }

    /// The file of the key that signs checkpoints. All nodes on one database must have the same.
    pub fn seal_key(mut self, path: PathBuf) -> Settings {
        self.key = Some(path);
        self
    }

    /// How long it is known what happened to accounts.
    pub fn security_kept(mut self, kept: SignedDuration) -> Settings {
        self.security_kept = kept;
        self
    }

    /// How long a session may lie unused before it ends.
    pub fn idle(mut self, idle: SignedDuration) -> Settings {
        self.idle = idle;
        self
    }

    /// The file of passwords that others have lost: SHA-1 hashes in hexadecimal, in order. None of them is taken.
    pub fn leaked_passwords(mut self, path: PathBuf) -> Settings {
        self.leaked = Some(path);
        self
    }

    /// Salts that are the same in every run, for test vectors. Never for an agency: its records could be guessed.
    pub fn predictable_salts(mut self) -> Settings {
        self.salts = Salts::predictable();
        self
    }
}

/// The store. A clone is the same store.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) database: Database,
    pub(crate) clock: Clock,
    pub(crate) key: SealKey,
    pub(crate) vault: vault::Vault,
    pub(crate) salts: Salts,
    pub(crate) organisations: RwLock<HashMap<OrganisationId, Arc<Live>>>,
    pub(crate) observers: Observers,
    pub(crate) recent: history::Recent,
    pub(crate) sessions: sessions::Recent,
    pub(crate) idle: SignedDuration,
    pub(crate) presence: presence::Present,
    pub(crate) nodes: nodes::Connection,
    keeper: Mutex<Option<Keeper>>,
    told_of_stop: AtomicBool,
    pub(crate) security_kept: SignedDuration,
    pub(crate) passwords_tried: AtomicU64,
    pub(crate) leaked: Option<passwords::leaked::Leaked>,
}

/// How the store is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Whether changes are taken. Once false, it stays so until the process is started anew.
    pub writing: bool,
    /// Whether other nodes' changes are heard of at once. While false they are looked for every few seconds.
    pub listening: bool,
}

impl Store {
    /// Opens the store, makes or migrates its database, and makes the seal's key when there is none.
    ///
    /// # Errors
    /// Each says what to do: see [`OpenError`].
    pub fn open(settings: Settings) -> Result<Store, OpenError> {
        let Settings { address, clock, key, salts, security_kept, idle, leaked } = settings;
        let leaked = leaked.as_deref().map(passwords::leaked::Leaked::open).transpose()?;
        let (database, key_path) = match &address {
            Address::Sqlite(directory) => {
                let sqlite = Sqlite::open(directory)?;
                migrate::sqlite(&sqlite, &clock)?;
                let key_path = key.unwrap_or_else(|| directory.join("seal.key"));
                (Database::Sqlite(sqlite), key_path)
            }
            Address::Postgres { url, owner_url } => {
                let key_path = key.ok_or(OpenError::NoKeyPath)?;
                if let Some(owner_url) = owner_url {
                    migrate::postgres(owner_url, url, &clock)?;
                }
                let postgres = Postgres::open(url)?;
                migrate::check_postgres(url)?;
                (Database::Postgres(postgres), key_path)
            }
        };
        let known = organisations(&database)?;
        let key = seal_key(&database, &known, &key_path)?;
        let vault = vault::Vault::of(&key)?;
        let organisations = known.into_iter().map(|id| (id.clone(), Arc::new(Live::new(id)))).collect();
        let inner = Arc::new(Inner {
            database,
            clock,
            key,
            vault,
            salts,
            organisations: RwLock::new(organisations),
            observers: Observers::default(),
            recent: history::Recent::default(),
            sessions: sessions::Recent::default(),
            idle,
            presence: presence::Present::default(),
            nodes: nodes::Connection::default(),
            keeper: Mutex::new(None),
            told_of_stop: AtomicBool::new(false),
            security_kept,
            passwords_tried: AtomicU64::new(0),
            leaked,
        });
        *inner.keeper.lock().unwrap_or_else(PoisonError::into_inner) = Some(Keeper::start(&inner)?);
        nodes::listen(&inner)?;
        Ok(Store { inner })
    }

    /// The clock that everything here goes by.
    pub fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    /// The context of a change that someone makes now.
    pub fn context(&self, actor: Actor) -> Context {
        self.inner.clock.context(actor)
    }

    /// The organisations of this installation, in order of their ids.
    pub fn organisations(&self) -> Vec<OrganisationId> {
        let organisations = self.inner.organisations.read().unwrap_or_else(PoisonError::into_inner);
        let mut ids: Vec<OrganisationId> =
            organisations.values().filter(|live| live.exists()).map(|live| live.id.clone()).collect();
        ids.sort();
        ids
    }

    /// Tells of changes from now on, until the observer is dropped. The callback must be quick, and must not call the
    /// store: it stands in the way of the next change. Send the notice on through a channel.
    pub fn observe(&self, callback: impl Fn(&Notice) + Send + Sync + 'static) -> Observer {
        self.inner.observers.add(callback)
    }

    /// Whether it writes and hears.
    pub fn health(&self) -> Health {
        Health { writing: !self.inner.database.is_stopped(), listening: self.inner.nodes.is_listening() }
    }

    /// Ends the work: waits for what goes on in the background, writes snapshots, and leaves the database in good
    /// order. What is called afterwards still works, but does not come into a snapshot.
    pub fn close(&self) {
        let keeper = self.inner.keeper.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(keeper) = keeper {
            keeper.stop();
        }
        self.inner.nodes.stop();
        self.inner.write_snapshots();
        self.inner.database.tidy_up();
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Store").field(&self.inner.database.dialect()).finish()
    }
}

impl Inner {
    /// Writes, and tells once when that has ended for good.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let answer = self.database.write(scope, work);
        if answer.is_err() && self.database.is_stopped() && !self.told_of_stop.swap(true, Ordering::AcqRel) {
            tracing::error!("a commit failed; nothing more is written until the process is started anew");
            self.observers.tell(&Notice::Stopped);
        }
        answer
    }

    pub(crate) fn ask_for_snapshot(&self, id: &OrganisationId) {
        if let Some(keeper) = &*self.keeper.lock().unwrap_or_else(PoisonError::into_inner) {
            keeper.ask_for_snapshot(id);
        }
    }
}

fn organisations(database: &Database) -> Result<Vec<OrganisationId>, StoreError> {
    database.read(Scope::Installation, |transaction| {
        let rows = transaction.query(&ORGANISATIONS, &[])?;
        rows.iter().map(|row| organisation_id(row.text(0)?)).collect()
    })
}

pub(crate) fn organisation_id(text: &str) -> Result<OrganisationId, StoreError> {
    text.parse().map_err(|_| StoreError::inconsistent("organisations", text, "is not an id"))
}

/// The key in the file, or a new one, but never a new one for logs that another has signed.
fn seal_key(database: &Database, known: &[OrganisationId], path: &Path) -> Result<SealKey, OpenError> {
    if let Some(key) = SealKey::read(path)? {
        return Ok(key);
    }
    for id in known {
        let signed =
            database.read(Scope::Organisation(id), |transaction| transaction.first(&CHECKPOINT_LAST, &[id.into()]))?;
        if signed.is_some() {
            return Err(OpenError::Key {
                path: path.to_owned(),
                what: format!("is missing, and it has signed the log of {id}; put it back"),
            });
        }
    }
    tracing::info!(path = %path.display(), "a new key of the seal was made; keep a copy of it apart from the database");
    SealKey::create(path)
}
