//! A process that is killed in the middle of writing: everything that it had acknowledged is there, and the log is whole.
//! Not a power loss: the system's cache survives a killed process. That commits wait for the disk is tested elsewhere.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use domain::policy::Viewer;
use store::clock::Clock;
use store::seal::audit::verify_database;
use store::seal::verify::Known;
use store::{Address, Settings, Store};
use testkit::database::{TestDatabase, databases};

use crate::common::{add_unit, clock, context, founded, id, unit_names};

const ROUNDS: u64 = 6;
/// What tells the test below that it is the process to be killed.
const CHILD: &str = "RODTRAD_TEST_CHILD";

#[test]
fn what_a_killed_process_had_acknowledged_is_there() {
    for database in databases() {
        drop(founded(&database));
        for round in 1..=ROUNDS {
            let acknowledged = write_until_killed(&database, round);
            let store = database.open(clock());
            let reading = store.read(Viewer::System, &id()).unwrap().unwrap();
            let names = unit_names(&reading.organisation);
            for name in &acknowledged {
                assert!(names.contains(name), "{}: {name} was acknowledged and is lost", database.name());
            }
            assert!(!acknowledged.is_empty(), "{}: nothing was acknowledged, so nothing was shown", database.name());
            let key = database.key_file();
            let reports = verify_database(&database.address(), Some(&key), None, &Known::default()).unwrap();
            assert!(reports[0].is_sound(), "{}: {:?}", database.name(), reports[0].faults);
        }
    }
}

fn write_until_killed(database: &TestDatabase, round: u64) -> Vec<String> {
    let (url, directory) = match database.address() {
        Address::Sqlite(directory) => (String::new(), directory),
        Address::Postgres { url, .. } => (url, database.directory().to_owned()),
    };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, format!("{round}|{url}"))
        .env("RODTRAD_TEST_DIRECTORY", directory)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || -> Vec<String> {
        output
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("acknowledged ").map(str::to_owned))
            .collect()
    });
    // Each round at another point, after some writes were made.
    std::thread::sleep(Duration::from_millis(400 + round * 37));
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

// Writes as fast as it can, on four threads, and says what was acknowledged, when it is the child of the test above.
#[test]
fn writes_until_it_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let (round, url) = task.split_once('|').unwrap();
    let directory = std::path::PathBuf::from(std::env::var("RODTRAD_TEST_DIRECTORY").unwrap());
    let key = directory.join("seal.key");
    let address = if url.is_empty() {
        Address::Sqlite(directory)
    } else {
        Address::Postgres { url: url.to_owned(), owner_url: None }
    };
    let store = Store::open(Settings::new(address, Clock::system()).seal_key(key)).unwrap();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let store = &store;
            scope.spawn(move || {
                for number in 0.. {
                    let name = format!("Enhet {round} {thread} {number}");
                    store.amend(&context(), &id(), add_unit(&name)).unwrap();
                    println!("acknowledged {name}");
                    if number % 7 == 0 {
                        store.checkpoint(&id()).unwrap();
                    }
                }
            });
        }
    });
}
