//! What an agency sets for itself beside its events, on both engines: marks, and how long the security log is kept; and how
//! often the same is written in that log.

use domain::decision::Digest256;
use domain::ids::PersonId;
use jiff::SignedDuration;
use store::Store;
use store::attempts::Often;
use store::security::{Between, Happened, SecurityEvent, Wanted};
use testkit::database::{databases, postgres};

use crate::common::{clock, founded, id};

const ANNA: PersonId = PersonId(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn happened(store: &Store) -> Vec<SecurityEvent> {
    store.security_events(&id(), &Wanted::ALL, (0, 1000)).unwrap()
}

#[test]
fn a_mark_that_nobody_took_is_gone_the_next_day_and_one_in_use_stays() {
    for database in databases() {
        let store = founded(&database);
        let used = store.keep_logo(&id(), b"used", [None, None]).unwrap();
        let earlier = store.keep_logo(&id(), b"earlier", [Some(&used), None]).unwrap();
        let left = store.keep_logo(&id(), b"left", [Some(&used), Some(&earlier)]).unwrap();
        assert_eq!(left, Digest256::of(b"left"));
        assert_eq!(store.logo(&id(), left.as_str()).unwrap().as_deref(), Some(&b"left"[..]), "{}", database.name());
        store.clock().advance(DAY);
        store.keep_logo(&id(), b"another", [Some(&used), Some(&earlier)]).unwrap();
        let there = |file: &Digest256| store.logo(&id(), file.as_str()).unwrap().is_some();
        assert_eq!((there(&used), there(&earlier), there(&left)), (true, true, false), "{}", database.name());
        assert_eq!(store.logo(&id(), "nothing").unwrap(), None);
    }
}

#[test]
fn the_agency_says_how_long_its_security_log_is_kept_and_that_is_written_in_it() {
    for database in databases() {
        let store = founded(&database);
        assert_eq!(store.security_retention(&id()).unwrap(), 730, "as the operator has said");
        store.note(&id(), Happened::SignedIn, Between::own(ANNA)).unwrap();
        store.retain_security(&id(), 90, ANNA).unwrap();
        store.retain_security(&id(), 90, ANNA).unwrap();
        assert_eq!(store.security_retention(&id()).unwrap(), 90);
        let changes: Vec<_> =
            happened(&store).into_iter().filter(|it| it.happened == Happened::RetentionChanged).collect();
        assert_eq!((changes.len(), changes[0].actor, changes[0].detail.as_str()), (1, Some(ANNA), "90"));
        for (days, left) in [(89, 2), (2, 0)] {
            store.clock().advance(DAY * days);
            store.keep_house();
            assert_eq!(happened(&store).len(), left, "{}", database.name());
        }
        assert!(store.retain_security(&id(), 7, ANNA).is_err(), "the database takes no week");
    }
}

#[test]
fn the_same_is_written_so_often_and_no_more_until_the_time_is_over() {
    for database in databases() {
        let store = founded(&database);
        let note = |often, detail, about| {
            let between = Between::unknown(about);
            store.note_at_most(&id(), often, (Happened::ProviderRefused, detail), between).unwrap()
        };
        let written = (0..30).filter(|_| note(Often::AS_TRIES, "stale", None)).count();
        assert_eq!((written, happened(&store).len()), (10, 10), "{}", database.name());
        assert!(note(Often::AS_TRIES, "denied", None), "another thing is another count");
        assert!(note(Often::AS_TRIES, "stale", Some(ANNA)), "and so is another person");
        store.clock().advance(SignedDuration::from_mins(16));
        assert!(note(Often::AS_TRIES, "stale", None));
        assert!(note(Often::ONCE_AN_HOUR, "route", Some(ANNA)));
        store.clock().advance(SignedDuration::from_mins(59));
        store.keep_house();
        assert!(!note(Often::ONCE_AN_HOUR, "route", Some(ANNA)), "the count outlives a round of the house");
        store.clock().advance(SignedDuration::from_mins(2));
        assert!(note(Often::ONCE_AN_HOUR, "route", Some(ANNA)));
    }
}

#[test]
fn two_nodes_write_once_together() {
    let database = postgres();
    let one = founded(&database);
    let two = database.open(clock());
    let note = |store: &Store| {
        store.note_at_most(&id(), Often::ONCE_AN_HOUR, (Happened::RightRefused, "people"), Between::own(ANNA)).unwrap()
    };
    assert_eq!((note(&one), note(&two), note(&one)), (true, false, false));
}
