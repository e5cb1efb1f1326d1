//! SQLite's own promises: one process serves, an append-only log, and what happens when the disk does not do its part.

use rusqlite::Connection;
use store::error::OpenError;
use store::{Settings, Store};
use testkit::database::{TestDatabase, sqlite};

use crate::common::{add_unit, clock, context, founded, id};

fn raw(database: &TestDatabase) -> Connection {
    Connection::open(database.sqlite_file()).unwrap()
}

#[test]
fn one_process_at_a_time_serves_from_a_directory() {
    let database = sqlite();
    let store = founded(&database);
    match Store::open(database.settings(clock())) {
        Err(error @ OpenError::InUse(_)) => {
            assert!(error.to_string().contains("in use by another process"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    let copy = store.clone();
    drop(store);
    assert!(matches!(Store::open(database.settings(clock())), Err(OpenError::InUse(_))), "a clone still serves");
    drop(copy);
    Store::open(database.settings(clock())).unwrap();
}

#[test]
fn commits_are_on_the_disk_before_they_are_acknowledged() {
    let database = sqlite();
    let store = founded(&database);
    let mode: String = raw(&database).query_row("pragma journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    // Another connection, as another process would, finds the change at once.
    let after = store.amend(&context(), &id(), add_unit("Analys")).unwrap();
    let last: i64 = raw(&database).query_row("select max(seq) from log", [], |row| row.get(0)).unwrap();
    assert_eq!(last as u64, after.seq);
}

#[test]
fn the_log_and_the_checkpoints_only_grow() {
    let database = sqlite();
    let store = founded(&database);
    store.checkpoint(&id()).unwrap();
    drop(store);
    let connection = raw(&database);
    let seq: i64 = connection.query_row("select max(seq) from log", [], |row| row.get(0)).unwrap();
    let copy = |seq: i64, verb: &str| {
        format!(
            "{verb} into log select organisation, {seq}, recorded_at, actor, name, payload, salt, leaf from log limit 1"
        )
    };
    for statement in [
        "update log set payload = '{}' where seq = 1".to_owned(),
        "update or replace log set seq = 2 where seq = 1".to_owned(),
        "delete from log where seq = 1".to_owned(),
        "delete from log".to_owned(),
        copy(1, "insert or replace"),
        copy(1, "insert"),
        copy(seq + 2, "insert"),
        copy(0, "insert"),
        "update checkpoints set note = 'x'".to_owned(),
        "delete from checkpoints".to_owned(),
        "insert or replace into checkpoints select organisation, size, 'x' from checkpoints".to_owned(),
        "insert into checkpoints select organisation, size - 1, note from checkpoints".to_owned(),
    ] {
        assert!(connection.execute_batch(&statement).is_err(), "{statement}");
    }
    // The control: the right number is taken.
    connection.execute_batch(&copy(seq + 1, "insert")).unwrap();
}

#[test]
fn every_table_is_strict_and_only_the_log_and_the_checkpoints_are_append_only() {
    let database = sqlite();
    drop(founded(&database));
    let connection = raw(&database);
    let mut statement = connection
        .prepare("select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'")
        .unwrap();
    let tables: Vec<(String, bool)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert_eq!(tables.len(), 42, "a new table needs a line in the tests of both engines: {tables:?}");
    for (name, strict) in &tables {
        assert!(*strict || name == "migrations", "{name} is not strict");
    }
}

#[test]
fn a_directory_that_cannot_be_made_says_so() {
    let database = sqlite();
    let file = database.directory().join("file");
    std::fs::write(&file, "x").unwrap();
    let address = store::Address::Sqlite(file.join("data"));
    match Store::open(Settings::new(address, clock())) {
        Err(OpenError::File { what, .. }) => assert_eq!(what, "cannot be made"),
        other => panic!("{other:?}"),
    }
}
