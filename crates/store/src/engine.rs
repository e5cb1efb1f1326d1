//! The shim over the two engines: transactions, statements, values and rows. Nothing here knows what is stored.
//! Below it are `engine/sqlite.rs` and `engine/postgres.rs`; what differs in SQL has its names in `dialect.rs`.

use domain::ids::OrganisationId;

use crate::dialect::{Dialect, POSTGRES_NOTIFY};
use crate::error::StoreError;
use crate::statements::Statement;

pub(crate) mod postgres;
pub(crate) mod sqlite;

/// A value of a parameter or a column.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&OrganisationId> for Value {
    fn from(id: &OrganisationId) -> Value {
        id.as_str().into()
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Integer(number.into())
    }
}

impl From<u64> for Value {
    fn from(number: u64) -> Value {
        // Sequence numbers: a log of nine quintillion events is not to be had.
        Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A row of an answer.
#[derive(Debug)]
pub(crate) struct Row {
    statement: &'static str,
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(statement: &Statement, values: Vec<Value>) -> Row {
        Row { statement: statement.name, values }
    }

    fn wrong(&self, column: usize, expected: &str) -> StoreError {
        StoreError::inconsistent("(answer)", self.statement, format!("column {column} is not {expected}"))
    }

    pub(crate) fn integer(&self, column: usize) -> Result<i64, StoreError> {
        match self.values.get(column) {
            Some(Value::Integer(number)) => Ok(*number),
            _ => Err(self.wrong(column, "a number")),
        }
    }

    /// A number that is never negative.
    pub(crate) fn number(&self, column: usize) -> Result<u64, StoreError> {
        u64::try_from(self.integer(column)?).map_err(|_| self.wrong(column, "zero or more"))
    }

    /// The number of a thing.
    pub(crate) fn small_number(&self, column: usize) -> Result<u32, StoreError> {
        u32::try_from(self.integer(column)?).map_err(|_| self.wrong(column, "a small number"))
    }

    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self.values.get(column) {
            Some(Value::Text(text)) => Ok(text),
            _ => Err(self.wrong(column, "text")),
        }
    }

    pub(crate) fn bytes(&self, column: usize) -> Result<&[u8], StoreError> {
        match self.values.get(column) {
            Some(Value::Bytes(bytes)) => Ok(bytes),
            _ => Err(self.wrong(column, "bytes")),
        }
    }

    /// Bytes of a known length.
    pub(crate) fn array<const LENGTH: usize>(&self, column: usize) -> Result<[u8; LENGTH], StoreError> {
        self.bytes(column)?.try_into().map_err(|_| self.wrong(column, "bytes of the right length"))
    }
}

/// Whose rows a transaction is about. On PostgreSQL it sees no others.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Scope<'a> {
    Organisation(&'a OrganisationId),
    Installation,
}

/// An open transaction.
pub(crate) enum Transaction<'a> {
    Sqlite(&'a ::rusqlite::Connection),
    Postgres(&'a mut postgres::Session),
}

impl Transaction<'_> {
    /// Carries a statement out and says how many rows it touched.
    pub(crate) fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::execute(connection, statement, values),
            Transaction::Postgres(session) => session.execute(statement, values),
        }
    }

    /// The rows of an answer. All of them at once: ask for pages where there can be many.
    pub(crate) fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        match self {
            Transaction::Sqlite(connection) => sqlite::query(connection, statement, values),
            Transaction::Postgres(session) => session.query(statement, values),
        }
    }

    /// The first row of an answer, if it has one.
    pub(crate) fn first(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Option<Row>, StoreError> {
        Ok(self.query(statement, values)?.into_iter().next())
    }

    /// Tells other nodes, when this commits. SQLite has none. For what is rare: transactions that notify commit one at a
    /// time, of all organisations together.
    pub(crate) fn notify(&mut self, message: &str) -> Result<(), StoreError> {
        match self {
            Transaction::Sqlite(_) => Ok(()),
            Transaction::Postgres(session) => session.execute(&POSTGRES_NOTIFY, &[message.into()]).map(drop),
        }
    }
}

/// The database, whichever it is.
pub(crate) enum Database {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

impl Database {
    pub(crate) fn dialect(&self) -> Dialect {
        match self {
            Database::Sqlite(_) => Dialect::Sqlite,
            Database::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Does the work in one transaction, and commits it before this returns `Ok`. Nothing of it remains on `Err`,
    /// except as `CommitFailed` and `OutcomeUnknown` say.
    pub(crate) fn write<T, E: From<StoreError>>(
        &self,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match self {
            Database::Sqlite(sqlite) => sqlite.write(work),
            Database::Postgres(postgres) => postgres.write(scope, work),
        }
    }

    /// Reads in one transaction, which sees one moment of the database.
    pub(crate) fn read<T, E: From<StoreError>>(
        &self,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        match self {
            Database::Sqlite(sqlite) => sqlite.read(work),
            Database::Postgres(postgres) => postgres.read(scope, work),
        }
    }

    /// Whether a failed commit has ended all writing.
    pub(crate) fn is_stopped(&self) -> bool {
        match self {
            Database::Sqlite(sqlite) => sqlite.is_stopped(),
            // The server itself ends when it cannot sync, and recovers from its own log.
            Database::Postgres(_) => false,
        }
    }

    /// What is damaged in the database itself, apart from what it says: an index that does not fit its table.
    /// PostgreSQL is looked after by its own tools.
    pub(crate) fn damage(&self) -> Result<Vec<String>, StoreError> {
        match self {
            Database::Sqlite(sqlite) => sqlite.damage(),
            Database::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Ends the work with the database in good order. Connections close when the last user goes.
    pub(crate) fn tidy_up(&self) {
        if let Database::Sqlite(sqlite) = self {
            sqlite.tidy_up();
        }
    }
}
