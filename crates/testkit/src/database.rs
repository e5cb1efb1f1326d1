//! A fresh database of each kind for a test: SQLite in a directory of its own, PostgreSQL with a database and roles of
//! its own. Both, always: a test that ran on one alone has shown half of what must hold.
//!
//! The PostgreSQL server is given by its superuser's address in `RODTRAD_TEST_POSTGRES`; `cargo xtask test` starts one.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use postgres::{Client, Config, NoTls};
use store::clock::Clock;
use store::{Address, Settings, Store};
use tempfile::TempDir;

/// The variable with the superuser's address, such as `host=127.0.0.1 port=5432 user=postgres dbname=postgres`.
pub const VARIABLE: &str = "RODTRAD_TEST_POSTGRES";

/// A fresh database of each kind. The directory goes when it is dropped; the PostgreSQL database goes with the server,
/// which is there for one run: to drop each would sync the whole server's disk, and take longer than the tests.
///
/// # Panics
/// When there is no PostgreSQL server: a test that cannot run must not look as if it had.
pub fn databases() -> Vec<TestDatabase> {
    vec![sqlite(), postgres()]
}

/// A fresh SQLite database.
///
/// # Panics
/// When there is no place for it.
#[expect(clippy::expect_used, reason = "a test without a database has failed")]
pub fn sqlite() -> TestDatabase {
    let directory = tempfile::tempdir().expect("a temporary directory");
    TestDatabase { kind: Kind::Sqlite, directory }
}

/// A fresh PostgreSQL database, with a role that owns it and a role that serves.
///
/// # Panics
/// When there is no PostgreSQL server.
#[expect(clippy::expect_used, reason = "a test without a database has failed")]
pub fn postgres() -> TestDatabase {
    let directory = tempfile::tempdir().expect("a temporary directory");
    TestDatabase { kind: Kind::Postgres(Box::new(Server::make())), directory }
}

/// A database for one test.
pub struct TestDatabase {
    kind: Kind,
    // The SQLite database; on PostgreSQL the seal's key alone.
    directory: TempDir,
}

enum Kind {
    Sqlite,
    Postgres(Box<Server>),
}

impl TestDatabase {
    /// `sqlite` or `postgres`, for what a failing test says.
    pub fn name(&self) -> &'static str {
        match self.kind {
            Kind::Sqlite => "sqlite",
            Kind::Postgres(_) => "postgres",
        }
    }

    /// Where it is.
    pub fn address(&self) -> Address {
        match &self.kind {
            Kind::Sqlite => Address::Sqlite(self.directory.path().to_owned()),
            Kind::Postgres(server) => {
                Address::Postgres { url: server.address("app"), owner_url: Some(server.address("owner")) }
            }
        }
    }

    /// The file of the seal's key.
    pub fn key_file(&self) -> PathBuf {
        self.directory.path().join("seal.key")
    }

    /// How a store on it is opened, with this clock.
    pub fn settings(&self, clock: Clock) -> Settings {
        Settings::new(self.address(), clock).seal_key(self.key_file())
    }

    /// A store on it. On PostgreSQL there may be several at once; on SQLite the one before must have been dropped.
    ///
    /// # Panics
    /// When it cannot be opened.
    pub fn open(&self, clock: Clock) -> Store {
        match Store::open(self.settings(clock)) {
            Ok(store) => store,
            Err(error) => fail(self.name(), &error),
        }
    }

    /// The SQLite file, for tests that damage it.
    ///
    /// # Panics
    /// On PostgreSQL.
    pub fn sqlite_file(&self) -> PathBuf {
        assert_eq!(self.name(), "sqlite", "only SQLite is a file");
        self.directory.path().join("rodtrad.sqlite")
    }

    /// Changes a column of a record, past the store and past the triggers that forbid it, as someone with the file could.
    ///
    /// # Panics
    /// On PostgreSQL, or when there is no such record.
    #[expect(clippy::expect_used, reason = "a test without its damage has shown nothing")]
    pub fn damage(&self, organisation: &str, seq: u64, column: &str, value: &str) {
        let connection = rusqlite::Connection::open(self.sqlite_file()).expect("the database can be opened");
        connection.execute_batch("drop trigger if exists log_is_not_changed").expect("the wall can be taken down");
        let statement = format!("update log set {column} = ?1 where organisation = ?2 and seq = ?3");
        let changed = connection.execute(&statement, rusqlite::params![value, organisation, seq.to_string()]);
        assert_eq!(changed.expect("the record can be changed"), 1, "record {seq} of {organisation}");
    }

    /// Takes a table away from under the store, as a damaged disk could: what asks for it meets a fault.
    ///
    /// # Panics
    /// On PostgreSQL, or when there is no such table.
    #[expect(clippy::expect_used, reason = "a test without its damage has shown nothing")]
    pub fn lose(&self, table: &str) {
        let connection = rusqlite::Connection::open(self.sqlite_file()).expect("the database can be opened");
        connection.execute_batch(&format!("alter table {table} rename to {table}_lost")).expect("the table is there");
    }

    /// The directory that is removed with it.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// A connection as the superuser to this PostgreSQL database, for tests that look behind the store.
    ///
    /// # Panics
    /// On SQLite, or when it cannot be had.
    pub fn superuser(&self) -> Client {
        self.server().connect("superuser")
    }

    /// A connection as the role that serves.
    ///
    /// # Panics
    /// On SQLite, or when it cannot be had.
    pub fn app(&self) -> Client {
        self.server().connect("app")
    }

    /// The address of a role (`app`, `owner` or `superuser`) on this PostgreSQL database.
    ///
    /// # Panics
    /// On SQLite.
    pub fn address_of(&self, role: &str) -> String {
        self.server().address(role)
    }

    #[expect(clippy::panic, reason = "a test that asks PostgreSQL's questions of SQLite is wrong")]
    fn server(&self) -> &Server {
        match &self.kind {
            Kind::Postgres(server) => server,
            Kind::Sqlite => panic!("only PostgreSQL has roles"),
        }
    }
}

/// A database on the server, with its two roles, named after it.
struct Server {
    superuser: Config,
    name: String,
}

impl Server {
    #[expect(clippy::expect_used, clippy::panic, reason = "a test without a database has failed")]
    fn make() -> Server {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        let Ok(address) = std::env::var(VARIABLE) else {
            panic!(
                "{VARIABLE} is not set, and the tests need PostgreSQL too: run `cargo xtask test`, or \
                 `cargo xtask postgres` in another terminal and set what it prints"
            );
        };
        let superuser: Config = address.parse().expect("the address of the superuser");
        let name = format!("rodtrad_test_{}_{}", std::process::id(), COUNTER.fetch_add(1, Ordering::Relaxed));
        let server = Server { superuser, name };
        let mut client = server.superuser.connect(NoTls).expect("the PostgreSQL server of the tests");
        let name = &server.name;
        // A statement at a time: a database is not made within a transaction.
        for statement in [
            format!("create role {name}_owner login nosuperuser nobypassrls"),
            format!("create role {name}_app login nosuperuser nobypassrls"),
            format!("create database {name} owner {name}_owner"),
        ] {
            client.batch_execute(&statement).expect("a database of the test's own");
        }
        server
    }

    fn config(&self, role: &str) -> Config {
        let mut config = self.superuser.clone();
        config.dbname(&self.name);
        if role != "superuser" {
            config.user(&format!("{}_{role}", self.name));
        }
        config
    }

    #[expect(clippy::expect_used, reason = "a test without a database has failed")]
    fn connect(&self, role: &str) -> Client {
        self.config(role).connect(NoTls).expect("the PostgreSQL server of the tests")
    }

    fn address(&self, role: &str) -> String {
        let config = self.config(role);
        let host = match config.get_hosts().first() {
            Some(postgres::config::Host::Tcp(host)) => host.clone(),
            Some(postgres::config::Host::Unix(path)) => path.display().to_string(),
            None => "127.0.0.1".to_owned(),
        };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let user = config.get_user().unwrap_or("postgres");
        format!("host={host} port={port} user={user} dbname={}", self.name)
    }
}

#[expect(clippy::panic, reason = "a test without a database has failed")]
fn fail(name: &str, error: &dyn std::error::Error) -> ! {
    let mut text = format!("the {name} store cannot be opened: {error}");
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(&format!(": {cause}"));
        source = cause.source();
    }
    panic!("{text}")
}
