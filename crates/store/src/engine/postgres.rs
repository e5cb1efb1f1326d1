//! PostgreSQL: a small pool of connections, each with its prepared statements. A transaction says first whose rows it
//! is about; row-level security holds it to that.
//!
//! The client blocks. Never call the store from asynchronous code: it would stop the whole thread, and the client
//! refuses to run there.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ::postgres::Client;
use ::postgres::error::SqlState;
use ::postgres::types::{ToSql, Type};

use self::tls::Way;
use super::{Row, Scope, Transaction, Value};
use crate::dialect::{POSTGRES_CHECK, POSTGRES_NOTIFY, POSTGRES_SCOPE};
use crate::error::{OpenError, StoreError};
use crate::statements::Statement;

pub(crate) mod tls;

/// How many connections one process holds at most, the one that listens and the one that tells not counted.
const CONNECTIONS: usize = 10;
/// How long one waits for a connection before saying that the database is too busy.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Postgres {
    way: Way,
    pool: Mutex<Pool>,
    returned: Condvar,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Session>,
    // Idle and lent together.
    open: usize,
}

impl Postgres {
    /// Connects, and refuses a role or a server that cannot be trusted with other people's decisions.
    pub(crate) fn open(address: &str) -> Result<Postgres, OpenError> {
        let way = Way::to(address)?;
        let mut session = Session::connect(&way)?;
        check(&mut session)?;
        Ok(Postgres { way, pool: Mutex::new(Pool { idle: vec![session], open: 1 }), returned: Condvar::new() })
    }

    /// A connection of its own, outside the pool, for listening.
    pub(crate) fn listener(&self) -> Result<Client, StoreError> {
        let mut client = self.way.connect().map_err(unreachable)?;
        client.batch_execute("listen rodtrad").map_err(unreachable)?;
        Ok(client)
    }

    /// A connection of its own, outside the pool, for telling.
    pub(crate) fn speaker(&self) -> Result<Speaker, StoreError> {
        let session = Speaker::connect(&self.way)?;
        Ok(Speaker { way: self.way.clone(), session: Some(session) })
    }

    pub(super) fn write<T, E: From<StoreError>>(
        &self,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction("begin", scope, work)
    }

    pub(super) fn read<T, E: From<StoreError>>(
        &self,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transaction("begin isolation level repeatable read read only", scope, work)
    }

    fn transaction<T, E: From<StoreError>>(
        &self,
        begin: &str,
        scope: Scope<'_>,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut lent = self.begin(begin)?;
        if let Scope::Organisation(id) = scope {
            lent.session.query(&POSTGRES_SCOPE, &[id.into()])?;
        }
        match work(&mut Transaction::Postgres(&mut lent.session)) {
            Ok(answer) => {
                lent.session.commit()?;
                lent.give_back();
                Ok(answer)
            }
            Err(error) => {
                if lent.session.client.batch_execute("rollback").is_ok() {
                    lent.give_back();
                }
                Err(error)
            }
        }
    }

    fn begin(&self, begin: &str) -> Result<Lent<'_>, StoreError> {
        loop {
            let mut lent = self.lend()?;
            lent.session.failed = false;
            match lent.session.client.batch_execute(begin) {
                Ok(()) => return Ok(lent),
                // It was closed while it lay idle; nothing has been asked of it yet, so another may be tried.
                Err(_) if !lent.fresh => continue,
                Err(error) => return Err(unreachable(error)),
            }
        }
    }

    fn lend(&self) -> Result<Lent<'_>, StoreError> {
        let mut pool = self.pool();
        loop {
            if let Some(session) = pool.idle.pop() {
                let seat = Seat { owner: self, kept: false };
                return Ok(Lent { session, seat, fresh: false });
            }
            if pool.open < CONNECTIONS {
                pool.open += 1;
                break;
            }
            let (guard, waited) = self.returned.wait_timeout(pool, PATIENCE).unwrap_or_else(PoisonError::into_inner);
            pool = guard;
            if waited.timed_out() && pool.idle.is_empty() && CONNECTIONS <= pool.open {
                return Err(StoreError::Unavailable("all connections are in use".into()));
            }
        }
        drop(pool);
        let seat = Seat { owner: self, kept: false };
        let session = Session::connect(&self.way)?;
        Ok(Lent { session, seat, fresh: true })
    }

    fn pool(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection on loan. Unless it is given back it is closed, and what it had begun is rolled back by the server.
struct Lent<'a> {
    session: Session,
    seat: Seat<'a>,
    fresh: bool,
}

impl Lent<'_> {
    fn give_back(mut self) {
        self.seat.kept = true;
        self.seat.owner.pool().idle.push(self.session);
        self.seat.owner.returned.notify_one();
    }
}

/// One of the connections that the pool may have open. Free again when the connection is closed.
struct Seat<'a> {
    owner: &'a Postgres,
    kept: bool,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        if !self.kept {
            self.owner.pool().open -= 1;
            self.owner.returned.notify_one();
        }
    }
}

/// One who tells the other nodes, and connects anew when the connection was lost.
pub(crate) struct Speaker {
    way: Way,
    session: Option<Session>,
}

impl Speaker {
    fn connect(way: &Way) -> Result<Session, StoreError> {
        let mut session = Session::connect(way)?;
        // What is told of is on the disk already. That it is told need not be.
        session.client.batch_execute("set synchronous_commit = off").map_err(unreachable)?;
        Ok(session)
    }

    /// Says all of it in one transaction. No message has a comma.
    pub(crate) fn say(&mut self, messages: &[&str]) -> Result<(), StoreError> {
        let mut session = match self.session.take() {
            Some(session) => session,
            None => Speaker::connect(&self.way)?,
        };
        session.execute(&POSTGRES_NOTIFY, &[messages.join(",").into()])?;
        self.session = Some(session);
        Ok(())
    }
}

/// A connection and the statements that it has prepared.
pub(crate) struct Session {
    client: Client,
    prepared: HashMap<&'static str, ::postgres::Statement>,
    // Whether a statement of this transaction has failed. The server then answers "commit" by rolling back, without
    // an error: to take that for a commit would be to acknowledge what was never written.
    failed: bool,
}

impl Session {
    pub(crate) fn connect(way: &Way) -> Result<Session, StoreError> {
        let mut client = way.connect().map_err(unreachable)?;
        client
            .batch_execute("set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s'")
            .map_err(unreachable)?;
        Ok(Session { client, prepared: HashMap::new(), failed: false })
    }

    /// The client itself, for migrations.
    pub(crate) fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    fn prepare(&mut self, statement: &'static Statement) -> Result<::postgres::Statement, ::postgres::Error> {
        if let Some(prepared) = self.prepared.get(statement.text) {
            return Ok(prepared.clone());
        }
        let prepared = self.client.prepare(statement.text)?;
        self.prepared.insert(statement.text, prepared.clone());
        Ok(prepared)
    }

    pub(super) fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, StoreError> {
        let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(parameter).collect();
        let run = |session: &mut Session| {
            let prepared = session.prepare(statement)?;
            session.client.execute(&prepared, &parameters)
        };
        run(self).map_err(|error| self.refused(statement, error))
    }

    pub(crate) fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let parameters: Vec<&(dyn ToSql + Sync)> = values.iter().map(parameter).collect();
        let run = |session: &mut Session| {
            let prepared = session.prepare(statement)?;
            session.client.query(&prepared, &parameters)
        };
        let rows = run(self).map_err(|error| self.refused(statement, error))?;
        rows.iter().map(|row| read_row(statement, row)).collect()
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if self.failed {
            return Err(StoreError::Engine {
                statement: "commit",
                cause: "a statement of this transaction had failed".into(),
            });
        }
        self.client.batch_execute("commit").map_err(|error| {
            if error.code().is_some() && !error.is_closed() {
                return StoreError::Engine { statement: "commit", cause: error.into() };
            }
            StoreError::OutcomeUnknown(error.into())
        })
    }

    fn refused(&mut self, statement: &'static Statement, error: ::postgres::Error) -> StoreError {
        self.failed = true;
        classify(statement.name, error)
    }
}

fn classify(statement: &'static str, error: ::postgres::Error) -> StoreError {
    match error.code() {
        Some(code) if *code == SqlState::UNIQUE_VIOLATION => StoreError::Taken { statement },
        Some(code) if *code == SqlState::DISK_FULL => StoreError::Full(error.into()),
        // Connections (08), resources (53), waiting too long (55), the operator (57).
        Some(code) if ["08", "53", "55", "57"].iter().any(|class| code.code().starts_with(class)) => {
            StoreError::Unavailable(error.into())
        }
        Some(_) => StoreError::Engine { statement, cause: error.into() },
        None => StoreError::Unavailable(error.into()),
    }
}

fn unreachable(error: ::postgres::Error) -> StoreError {
    StoreError::Unavailable(error.into())
}

fn check(session: &mut Session) -> Result<(), OpenError> {
    let rows = session.query(&POSTGRES_CHECK, &[])?;
    let [row] = rows.as_slice() else {
        return Err(StoreError::inconsistent("pg_roles", "current_user", "is not there").into());
    };
    let role = row.text(0)?.to_owned();
    let might = match (row.text(1)?, row.text(2)?) {
        ("superuser", _) => Some("is a superuser".to_owned()),
        ("bypassrls", _) => Some("may bypass row-level security".to_owned()),
        (_, "") => None,
        (_, table) => Some(format!("owns the table {table}, or is a member of the role that does")),
    };
    if let Some(what) = might {
        return Err(OpenError::TooMightyRole { role, what });
    }
    for (column, setting) in [(3, "fsync"), (4, "synchronous_commit")] {
        let value = row.text(column)?;
        if value == "off" {
            return Err(OpenError::NotDurable { setting, value: value.to_owned(), needed: "on" });
        }
    }
    Ok(())
}

fn read_row(statement: &'static Statement, row: &::postgres::Row) -> Result<Row, StoreError> {
    let read = |column: usize, kind: &Type| -> Result<Value, ::postgres::Error> {
        Ok(match *kind {
            Type::INT8 => row.try_get::<_, Option<i64>>(column)?.map(Value::Integer),
            Type::INT4 => row.try_get::<_, Option<i32>>(column)?.map(|number| Value::Integer(number.into())),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(column)?.map(Value::Bytes),
            _ => row.try_get::<_, Option<String>>(column)?.map(Value::Text),
        }
        .unwrap_or(Value::Null))
    };
    let values: Result<Vec<Value>, ::postgres::Error> =
        row.columns().iter().enumerate().map(|(column, described)| read(column, described.type_())).collect();
    match values {
        Ok(values) => Ok(Row::new(statement, values)),
        Err(error) => Err(classify(statement.name, error)),
    }
}

fn parameter(value: &Value) -> &(dyn ToSql + Sync) {
    match value {
        Value::Null => &None::<&str>,
        Value::Integer(number) => number,
        Value::Text(text) => text,
        Value::Bytes(bytes) => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRONG: Statement = Statement { name: "WRONG", text: "select 1 / (select 0)" };
    const RIGHT: Statement = Statement { name: "RIGHT", text: "select 7::bigint" };

    fn pool(address: &str) -> Postgres {
        Postgres { way: Way::to(address).unwrap(), pool: Mutex::new(Pool::default()), returned: Condvar::new() }
    }

    fn server() -> Postgres {
        pool(&std::env::var("RODTRAD_TEST_POSTGRES").expect("PostgreSQL for the tests: run `cargo xtask test`"))
    }

    fn ask(postgres: &Postgres) -> Result<i64, StoreError> {
        postgres.write(Scope::Installation, |transaction| transaction.query(&RIGHT, &[])?[0].integer(0))
    }

    #[test]
    fn a_transaction_with_a_failed_statement_is_never_said_to_be_committed() {
        let postgres = server();
        // The work overlooks the failure. The server would answer "commit" by rolling back, without an error.
        let answer: Result<(), StoreError> = postgres.write(Scope::Installation, |transaction| {
            assert!(transaction.query(&WRONG, &[]).is_err());
            Ok(())
        });
        assert!(matches!(answer, Err(StoreError::Engine { statement: "commit", .. })), "{answer:?}");
        assert_eq!(ask(&postgres).unwrap(), 7);
    }

    #[test]
    fn connections_are_used_again_and_never_more_than_there_may_be() {
        let postgres = server();
        std::thread::scope(|scope| {
            for _ in 0..3 * CONNECTIONS {
                scope.spawn(|| assert_eq!(ask(&postgres).unwrap(), 7));
            }
        });
        let pool = postgres.pool();
        assert!(pool.open <= CONNECTIONS);
        assert_eq!(pool.idle.len(), pool.open);
    }

    #[test]
    fn a_panic_or_an_error_in_the_work_leaves_no_connection_behind() {
        let postgres = server();
        for _ in 0..2 * CONNECTIONS {
            let panicked = std::thread::scope(|scope| {
                let work =
                    || postgres.write(Scope::Installation, |_| -> Result<(), StoreError> { panic!("on purpose") });
                scope.spawn(work).join().is_err()
            });
            assert!(panicked);
            let refused: Result<(), StoreError> = postgres.write(Scope::Installation, |_| Err(StoreError::Stopped));
            assert!(matches!(refused, Err(StoreError::Stopped)));
        }
        assert_eq!(ask(&postgres).unwrap(), 7);
        assert_eq!(postgres.pool().open, 1);
    }

    #[test]
    fn a_server_that_is_not_there_is_said_to_be_unreachable_each_time() {
        let postgres = pool("host=127.0.0.1 port=1 user=x dbname=x connect_timeout=1");
        for _ in 0..2 * CONNECTIONS {
            assert!(matches!(ask(&postgres), Err(StoreError::Unavailable(_))));
        }
        assert_eq!(postgres.pool().open, 0);
    }
}
