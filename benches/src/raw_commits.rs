//! What the engines can do at most: one row inserted and committed, as durably as the store commits, and nothing else.
//! The only SQL outside the store and the tests' databases, because the store's own way is what it is compared with.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use postgres::{Client, NoTls};
use rusqlite::{Connection, TransactionBehavior};

const INSERT: &str = "insert into raw (body) values ($1)";
/// As much as the log keeps of a small change.
const BODY: &str = "{\"revision\":1,\"statement\":1,\"wording\":{\"text\":\"Företag som växer i hela landet\"}} \
    {\"salt\":\"0123456789abcdef0123456789abcdef\",\"leaf\":\"0123456789abcdef0123456789abcdef\"} system 2026-01-02";

/// Someone who writes durably, once for each call.
pub(crate) trait Writer {
    /// Writes; each time with another number.
    fn write(&mut self, number: u64) -> Result<()>;
}

/// An engine with a table for this.
pub(crate) enum Raw {
    /// One connection, which writers wait for, as SQLite has it.
    Sqlite(Arc<Mutex<Connection>>),
    /// The address; each writer connects.
    Postgres(String),
}

/// A writer of its own, or one that waits for its turn.
pub(crate) enum RawWriter {
    /// See [`Raw`].
    Sqlite(Arc<Mutex<Connection>>),
    /// See [`Raw`].
    Postgres(Box<Client>, postgres::Statement),
}

/// SQLite in this directory, with the store's own settings.
pub(crate) fn sqlite(directory: &Path) -> Result<Raw> {
    let file: PathBuf = directory.join("raw.sqlite");
    let connection = Connection::open(file)?;
    connection.query_row("pragma journal_mode = wal", [], |_| Ok(()))?;
    connection.execute_batch("pragma synchronous = full")?;
    connection.execute_batch("create table raw (number integer primary key, body text not null)")?;
    Ok(Raw::Sqlite(Arc::new(Mutex::new(connection))))
}

/// PostgreSQL at this address.
pub(crate) fn postgres(address: &str) -> Result<Raw> {
    let mut client = Client::connect(address, NoTls)?;
    client.batch_execute(
        "create table raw (number bigint generated always as identity primary key, body text not null)",
    )?;
    Ok(Raw::Postgres(address.to_owned()))
}

impl Raw {
    /// One that is ready to write.
    pub(crate) fn writer(&self) -> Result<RawWriter> {
        match self {
            Raw::Sqlite(connection) => Ok(RawWriter::Sqlite(Arc::clone(connection))),
            Raw::Postgres(address) => {
                let mut client = Client::connect(address, NoTls)?;
                let statement = client.prepare(INSERT)?;
                Ok(RawWriter::Postgres(Box::new(client), statement))
            }
        }
    }
}

impl Writer for RawWriter {
    fn write(&mut self, _: u64) -> Result<()> {
        match self {
            RawWriter::Sqlite(connection) => {
                let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
                transaction.prepare_cached(INSERT)?.execute([BODY])?;
                Ok(transaction.commit()?)
            }
            RawWriter::Postgres(client, statement) => {
                let mut transaction = client.transaction()?;
                transaction.execute(statement, &[&BODY])?;
                Ok(transaction.commit()?)
            }
        }
    }
}
