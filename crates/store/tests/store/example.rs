//! The example agency's year through the store: the richest organisation there is, with everything that can happen.

use domain::policy::Viewer;
use store::clock::Clock;
use store::seal::audit::verify_database;
use store::seal::verify::Known;
use store::{Settings, Store};
use testkit::database::databases;

#[test]
fn the_example_year_is_the_same_live_replayed_and_from_a_snapshot() {
    for database in databases() {
        let id = demo::organisation();
        let year = demo::year();
        let steps: Vec<_> = year.iter().map(|step| (step.context, &step.change)).collect();
        let store = database.open(Clock::fixed(demo::now()));
        let live = store.amend_all(&id, &steps).unwrap();
        assert!(live.decisions.iter().next().is_some());
        store.checkpoint(&id).unwrap().unwrap();

        let replayed = store.as_of(Viewer::System, &id, jiff::Timestamp::MAX).unwrap().unwrap();
        assert_eq!(*replayed.organisation, *live, "{}", database.name());
        drop(store);
        let store = database.open(Clock::fixed(demo::now()));
        assert_eq!(*store.read(Viewer::System, &id).unwrap().unwrap().organisation, *live, "{}", database.name());
        store.close();
        drop(store);
        let store = database.open(Clock::fixed(demo::now()));
        let from_snapshot = store.read(Viewer::System, &id).unwrap().unwrap();
        assert_eq!(*from_snapshot.organisation, *live, "{}", database.name());
        let bytes = |organisation| postcard::to_stdvec(organisation).unwrap();
        assert_eq!(bytes(&*from_snapshot.organisation), bytes(&*live));

        let key = database.key_file();
        let reports = verify_database(&database.address(), Some(&key), None, &Known::default()).unwrap();
        assert_eq!(reports.len(), 1);
        assert!(reports[0].is_sound(), "{}: {:?}", database.name(), reports[0].faults);
        assert_eq!(reports[0].records, live.seq);
    }
}

#[test]
fn both_engines_seal_the_example_year_with_the_same_bytes() {
    let year = demo::year();
    let steps: Vec<_> = year.iter().map(|step| (step.context, &step.change)).collect();
    let key = tempfile::tempdir().unwrap();
    let mut logs: Vec<String> = Vec::new();
    for database in databases() {
        let settings = Settings::new(database.address(), Clock::fixed(demo::now()))
            .seal_key(key.path().join("seal.key"))
            .predictable_salts();
        let store = Store::open(settings).unwrap();
        store.amend_all(&demo::organisation(), &steps).unwrap();
        store.checkpoint(&demo::organisation()).unwrap().unwrap();
        let mut log = Vec::new();
        assert!(store.export_log(Viewer::System, &demo::organisation(), &mut log).unwrap());
        logs.push(String::from_utf8(log).unwrap());
    }
    assert!(logs[0].lines().count() > year.len());
    assert!(logs[0] == logs[1], "the engines keep something differently");
}
