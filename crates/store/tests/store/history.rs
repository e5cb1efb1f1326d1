//! What was, and snapshots: with one, without one, and with a damaged one the organisation is the same.

use domain::organisation::Organisation;
use domain::policy::Viewer;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};
use store::seal::audit::verify_database;
use store::seal::verify::Known;
use testkit::database::{TestDatabase, databases};

use crate::common::{add_unit, clock, context, founded, id, moment, unit_names};

#[test]
fn the_organisation_as_of_a_moment_is_that_of_the_log_until_then() {
    for database in databases() {
        let store = founded(&database);
        let founded = store.read(Viewer::System, &id()).unwrap().unwrap();
        let at = |hours: i64| moment() + SignedDuration::from_hours(hours);
        for (hours, name) in [(1, "Analys"), (2, "Regioner"), (3, "Stab")] {
            let context = domain::time::Context { at: at(hours), ..context() };
            store.amend(&context, &id(), add_unit(name)).unwrap();
        }
        let as_of = |hours: i64| store.as_of(Viewer::System, &id(), at(hours)).unwrap();
        assert!(as_of(-1).is_none(), "{}", database.name());
        assert_eq!(as_of(0).unwrap().organisation, founded.organisation);
        // Out of order, so that earlier answers are begun from and not mixed up.
        for _ in 0..2 {
            assert_eq!(unit_names(&as_of(2).unwrap().organisation), ["Analys", "Regioner"]);
            assert_eq!(unit_names(&as_of(1).unwrap().organisation), ["Analys"]);
            assert_eq!(unit_names(&as_of(3).unwrap().organisation), ["Analys", "Regioner", "Stab"]);
        }
        assert_eq!(as_of(9).unwrap().organisation, store.read(Viewer::System, &id()).unwrap().unwrap().organisation);
    }
}

#[test]
fn a_clock_that_went_wrong_does_not_hide_what_came_after() {
    for database in databases() {
        let store = founded(&database);
        let at = |hours: i64| moment() + SignedDuration::from_hours(hours);
        for (hours, name) in [(9999, "Framtid"), (1, "Analys")] {
            let context = domain::time::Context { at: at(hours), ..context() };
            store.amend(&context, &id(), add_unit(name)).unwrap();
        }
        let then = store.as_of(Viewer::System, &id(), at(2)).unwrap().unwrap();
        assert_eq!(unit_names(&then.organisation), ["Framtid", "Analys"], "{}", database.name());
    }
}

#[test]
fn events_are_given_by_number_and_to_those_who_may_read() {
    for database in databases() {
        let store = founded(&database);
        let last = store.read(Viewer::System, &id()).unwrap().unwrap().seq;
        let numbers = |viewer, range| -> Vec<u64> {
            store.events(viewer, &id(), range).unwrap().iter().map(|event| event.seq).collect()
        };
        assert_eq!(numbers(Viewer::System, 2..=3), [2, 3], "{}", database.name());
        assert_eq!(numbers(Viewer::System, 0..=1), [1]);
        assert_eq!(numbers(Viewer::System, last..=last + 5), [last]);
        assert_eq!(numbers(Viewer::Public, 1..=1), [1]);
        let other = "andra".parse().unwrap();
        assert!(store.events(Viewer::System, &other, 1..=9).unwrap().is_empty());
        assert!(store.as_of(Viewer::System, &other, moment()).unwrap().is_none());
    }
}

#[test]
fn with_and_without_a_snapshot_the_organisation_is_the_same() {
    for database in databases() {
        let store = founded(&database);
        let steps: Vec<_> = (0..1500).map(|number| (context(), add_unit(&format!("Enhet {number}")))).collect();
        let live = store.amend_all(&id(), &steps).unwrap();
        store.close();
        drop(store);

        let seq_of_snapshot = snapshot_seq(&database);
        assert_eq!(seq_of_snapshot, Some(live.seq), "{}: closing writes a snapshot", database.name());
        let with = read_anew(&database);
        assert_eq!(with, *live, "{}: from the snapshot", database.name());
        let bytes = |organisation: &Organisation| postcard::to_stdvec(organisation).unwrap();
        assert_eq!(bytes(&with), bytes(&live));

        for damage in [
            "update snapshots set format = 'postcard-1 other'",
            "update snapshots set body = checksum",
            "update snapshots set checksum = leaf",
            "update snapshots set leaf = checksum",
            "update snapshots set seq = seq - 1",
            "update snapshots set seq = seq + 1",
            "delete from snapshots",
        ] {
            execute(&database, damage);
            let without = read_anew(&database);
            assert_eq!(without, *live, "{}: after {damage}", database.name());
            assert_eq!(bytes(&without), bytes(&live));
        }
    }
}

#[test]
fn a_snapshot_that_could_be_read_and_is_wrong_is_not_used() {
    for database in databases() {
        let store = founded(&database);
        let live = store.amend(&context(), &id(), add_unit("Analys")).unwrap();
        store.close();
        drop(store);
        // A letter in a name: as bytes an organisation like any other.
        let (leaf, checksum, body) = snapshot(&database);
        let place = body.windows(6).position(|window| window == b"Analys").unwrap();
        let mut other = body.clone();
        other[place] = b'B';
        assert_ne!(postcard::from_bytes::<Organisation>(&other).unwrap(), *live);
        put_snapshot(&database, &leaf, &checksum, &other);
        assert_eq!(read_anew(&database), *live, "{}: one letter", database.name());

        // With its checksum made to fit, only verification tells it from a real one: it is not under the seal.
        let sound = |database: &TestDatabase| {
            let known = Known::default();
            verify_database(&database.address(), Some(&database.key_file()), None, &known).unwrap()[0].is_sound()
        };
        put_snapshot(&database, &leaf, &Sha256::digest(&other), &other);
        assert!(!sound(&database), "{}: forged", database.name());
        put_snapshot(&database, &leaf, &checksum, &body);
        assert!(sound(&database), "{}: put back", database.name());

        // The snapshot of another log, whole in itself, as when a database is put back from a copy and its log grows anew.
        let elsewhere = databases().into_iter().find(|other| other.name() == database.name()).unwrap();
        let store = founded(&elsewhere);
        store.amend(&context(), &id(), add_unit("Regioner")).unwrap();
        store.close();
        drop(store);
        let (leaf, checksum, body) = snapshot(&elsewhere);
        put_snapshot(&database, &leaf, &checksum, &body);
        assert_eq!(read_anew(&database), *live, "{}: of another log", database.name());
    }
}

#[test]
fn a_snapshot_is_written_in_the_background_when_there_is_much_to_replay() {
    for database in databases() {
        let store = founded(&database);
        let steps: Vec<_> = (0..1200).map(|number| (context(), add_unit(&format!("Enhet {number}")))).collect();
        let seq = store.amend_all(&id(), &steps).unwrap().seq;
        let begun = std::time::Instant::now();
        while snapshot_seq(&database) != Some(seq) {
            assert!(begun.elapsed() < std::time::Duration::from_secs(10), "{}", database.name());
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }
}

fn read_anew(database: &TestDatabase) -> Organisation {
    let store = database.open(clock());
    let reading = store.read(Viewer::System, &id()).unwrap().unwrap();
    (*reading.organisation).clone()
}

fn execute(database: &TestDatabase, sql: &str) {
    if database.name() == "sqlite" {
        let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
        connection.execute_batch(sql).unwrap();
    } else {
        database.superuser().batch_execute(sql).unwrap();
    }
}

fn snapshot_seq(database: &TestDatabase) -> Option<u64> {
    let sql = "select seq from snapshots";
    if database.name() == "sqlite" {
        let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
        connection.query_row(sql, [], |row| row.get::<_, i64>(0)).ok().map(|seq| seq as u64)
    } else {
        let rows = database.superuser().query(sql, &[]).unwrap();
        rows.first().map(|row| row.get::<_, i64>(0) as u64)
    }
}

const SNAPSHOT: &str = "select leaf, checksum, body from snapshots";
const PUT_SNAPSHOT: &str = "update snapshots set leaf = $1, checksum = $2, body = $3";

fn snapshot(database: &TestDatabase) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    if database.name() == "sqlite" {
        let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
        connection.query_row(SNAPSHOT, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
    } else {
        let row = database.superuser().query_one(SNAPSHOT, &[]).unwrap();
        (row.get(0), row.get(1), row.get(2))
    }
}

fn put_snapshot(database: &TestDatabase, leaf: &[u8], checksum: &[u8], body: &[u8]) {
    if database.name() == "sqlite" {
        let connection = rusqlite::Connection::open(database.sqlite_file()).unwrap();
        connection.execute(PUT_SNAPSHOT, (leaf, checksum, body)).unwrap();
    } else {
        database.superuser().execute(PUT_SNAPSHOT, &[&leaf, &checksum, &body]).unwrap();
    }
}
