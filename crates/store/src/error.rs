//! What can go wrong in the store. Not refusals: those are a rule's answer, and are shown at the field.

use std::error::Error;
use std::path::PathBuf;

use domain::ids::OrganisationId;
use domain::organisation::Inconsistent;
use domain::refusal::Refusals;

type Cause = Box<dyn Error + Send + Sync>;

/// The database could not do it. Whoever asks learns whether anything was written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// An earlier commit failed in a way after which nothing on the disk is certain. Nothing was written, and nothing
    /// will be until the process has been started anew. Reading goes on, from memory.
    #[error("writing has stopped after a failed commit; start the process anew")]
    Stopped,
    /// This commit failed, and may or may not be in the log when the process has been started anew.
    #[error("the commit failed, and writing has stopped")]
    CommitFailed(#[source] Cause),
    /// The connection was lost while committing: the change may or may not be in the log. Asking again with the same
    /// request key gives the one answer.
    #[error("the connection was lost while committing")]
    OutcomeUnknown(#[source] Cause),
    /// The disk is full. Nothing was written; it works again when there is space.
    #[error("the disk is full; nothing was written")]
    Full(#[source] Cause),
    /// The database cannot be reached or is too busy. Nothing was written.
    #[error("the database cannot be reached or is too busy; nothing was written")]
    Unavailable(#[source] Cause),
    /// Whoever followed it stopped it. Nothing was written.
    #[error("it was stopped; nothing was written")]
    Cancelled,
    /// Others changed the same organisation again and again. Nothing was written.
    #[error("others changed {organisation} {attempts} times meanwhile; nothing was written")]
    Contended {
        /// Which organisation.
        organisation: OrganisationId,
        /// How many times it was tried.
        attempts: u32,
    },
    /// A row that cannot be, or a log that does not fit together. Nothing was written.
    #[error("table {table}, {row}: {what}")]
    Inconsistent {
        /// In which table.
        table: &'static str,
        /// Which row.
        row: String,
        /// What is wrong with it.
        what: String,
    },
    /// The seal cannot be made: the key is missing or another one, or the log contradicts an earlier checkpoint.
    #[error("the seal: {0}")]
    Seal(String),
    /// The operating system gives no random bytes. Nothing was written.
    #[error("no random bytes to be had")]
    Randomness(#[source] Cause),
    /// A file of the operator's could not be read. Nothing was written.
    #[error("{} could not be read", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        cause: std::io::Error,
    },
    /// What was handed over cannot be stored as it is; a fault of the program. Nothing was written.
    #[error("{0}")]
    NotStorable(String),
    /// Another row has that key. Whoever appended it was first. Only inside the store.
    #[error("another row has the key ({statement})")]
    #[doc(hidden)]
    Taken {
        /// The name of the statement.
        statement: &'static str,
    },
    /// The engine refused a statement. Nothing was written.
    #[error("the database refused {statement}")]
    Engine {
        /// The name of the statement.
        statement: &'static str,
        /// What it said.
        #[source]
        cause: Cause,
    },
}

impl StoreError {
    pub(crate) fn inconsistent(table: &'static str, row: impl ToString, what: impl ToString) -> StoreError {
        StoreError::Inconsistent { table, row: row.to_string(), what: what.to_string() }
    }
}

impl From<Inconsistent> for StoreError {
    fn from(inconsistent: Inconsistent) -> StoreError {
        StoreError::inconsistent("log", format!("seq {}", inconsistent.seq), inconsistent.what)
    }
}

/// A change was not made.
#[derive(Debug, thiserror::Error)]
pub enum AmendError {
    /// The rule said no. Nothing was written.
    #[error("refused: {}", keys(.0))]
    Refused(Refusals),
    /// The store could not.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Refusals> for AmendError {
    fn from(refusals: Refusals) -> AmendError {
        AmendError::Refused(refusals)
    }
}

/// What a rule refused is for whoever asked, and apart from what the store could not do.
///
/// # Errors
/// What the store could not do.
pub fn or_refusals<T>(amended: Result<T, AmendError>) -> Result<Result<T, Refusals>, StoreError> {
    match amended {
        Ok(done) => Ok(Ok(done)),
        Err(AmendError::Refused(refusals)) => Ok(Err(refusals)),
        Err(AmendError::Store(error)) => Err(error),
    }
}

fn keys(refusals: &Refusals) -> String {
    let keys: Vec<&str> = refusals.iter().map(|refusal| refusal.key).collect();
    keys.join(", ")
}

/// The store cannot be opened. Each says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Another process has the directory.
    #[error("{} is in use by another process; stop it first, or choose another directory", .0.display())]
    InUse(PathBuf),
    /// SQLite cannot be trusted on network file systems: their locks and syncs are not what they say.
    #[error("{} is on a network file system ({kind}); SQLite needs a local disk, or use PostgreSQL", .path.display())]
    NetworkFileSystem {
        /// The directory.
        path: PathBuf,
        /// The file system.
        kind: String,
    },
    /// A file or directory could not be used.
    #[error("{}: {what}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What was attempted.
        what: &'static str,
        /// Why not.
        #[source]
        cause: std::io::Error,
    },
    /// The SQLite in this binary has a known corruption bug.
    #[error("SQLite {0} can corrupt a database in WAL mode; 3.51.3 or later is needed, and not 3.52.0")]
    UnsafeSqlite(String),
    /// The database does not keep what it acknowledges.
    #[error("{setting} is {value}: an acknowledged change could be lost; set it to {needed}")]
    NotDurable {
        /// Which setting.
        setting: &'static str,
        /// What it is.
        value: String,
        /// What it must be.
        needed: &'static str,
    },
    /// The role that serves could get round the walls between organisations.
    #[error("the role {role} {what}; serve with a role that owns nothing and is neither superuser nor bypassrls")]
    TooMightyRole {
        /// The role.
        role: String,
        /// What it is.
        what: String,
    },
    /// The database has not been migrated to this version.
    #[error(
        "the database is at version {found}, and this program needs {needed}; give the owner's address to migrate it"
    )]
    NotMigrated {
        /// Its version; 0 when it is empty.
        found: i64,
        /// The version that is needed.
        needed: i64,
    },
    /// The database belongs to a later version of the program.
    #[error("the database is at version {found}, and this program knows {known}; use a later version of the program")]
    FromTheFuture {
        /// Its version.
        found: i64,
        /// The latest version known.
        known: i64,
    },
    /// A migration in the database is not the one in the program.
    #[error("migration {version} in the database is not the one in this program")]
    OtherMigration {
        /// Its version.
        version: i64,
    },
    /// The key of the seal.
    #[error("{}: {what}", .path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what to do.
        what: String,
    },
    /// PostgreSQL has no directory where a key could lie, and the nodes must share it.
    #[error("on PostgreSQL the seal needs the path of a key file that all nodes have")]
    NoKeyPath,
    /// The address cannot be read.
    #[error("the address of the database cannot be read")]
    Address(#[source] Cause),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}
