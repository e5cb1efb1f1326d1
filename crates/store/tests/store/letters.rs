//! Letters that wait, on both engines: sent by one, tried again, forgotten in time, and not readable in the database.

use domain::ids::PersonId;
use jiff::SignedDuration;
use store::letters::Letter;
use store::security::Happened;
use testkit::database::{databases, postgres, sqlite};

use crate::common::{clock, founded, id};

const ANNA: PersonId = PersonId(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

fn letter() -> Letter {
    let [to, name, subject] = ["anna@verket.se", "Anna Ek", "Nytt lösenord"].map(str::to_owned);
    Letter { to, name, subject, text: "https://verket.se/verket/welcome?code=hemlig-kod".to_owned(), stop: None }
}

#[test]
fn a_letter_is_sent_by_whoever_holds_its_lease_and_is_gone() {
    for database in databases() {
        let store = founded(&database);
        store.post(&id(), Some(ANNA), &letter(), DAY).unwrap();
        let due = store.letters_due(&id(), 10).unwrap();
        assert_eq!((due.len(), &due[0].letter, due[0].person), (1, &letter(), Some(ANNA)), "{}", database.name());
        let lease = store.lease_letter(&id(), due[0].id, MINUTE).unwrap().unwrap();
        assert!(store.lease_letter(&id(), due[0].id, MINUTE).unwrap().is_none(), "one at a time");
        assert!(store.letters_due(&id(), 10).unwrap().is_empty());
        store.clock().advance(MINUTE);
        let second = store.lease_letter(&id(), due[0].id, MINUTE).unwrap().expect("the first has run out");
        store.letter_sent(&id(), due[0].id, &lease).unwrap();
        assert_eq!(store.letters(&id()).unwrap().len(), 1, "whose lease ran out says nothing of it");
        store.letter_sent(&id(), due[0].id, &second).unwrap();
        assert!(store.letters(&id()).unwrap().is_empty());
    }
}

#[test]
fn what_could_not_be_sent_waits_and_what_cannot_is_written_down() {
    for database in databases() {
        let store = founded(&database);
        store.post(&id(), Some(ANNA), &letter(), DAY).unwrap();
        let waiting = store.letters_due(&id(), 10).unwrap().remove(0);
        let lease = store.lease_letter(&id(), waiting.id, MINUTE).unwrap().unwrap();
        let later = store.clock().now().checked_add(MINUTE).unwrap();
        store.letter_again(&id(), &waiting, &lease, later).unwrap();
        assert!(store.letters_due(&id(), 10).unwrap().is_empty(), "{}", database.name());
        store.clock().set(later);
        let waiting = store.letters_due(&id(), 10).unwrap().remove(0);
        assert_eq!(waiting.tries, 1);
        let lease = store.lease_letter(&id(), waiting.id, MINUTE).unwrap().unwrap();
        store.letter_failed(&id(), &waiting, &lease).unwrap();
        assert!(store.letters(&id()).unwrap().is_empty());
        let told = store.last_about(&id(), ANNA, Happened::LetterFailed, jiff::Timestamp::MIN).unwrap();
        assert!(told.is_some());
    }
}

#[test]
fn what_is_too_late_is_not_sent_and_of_who_is_erased_nothing_waits() {
    for database in databases() {
        let store = founded(&database);
        store.post(&id(), Some(ANNA), &letter(), MINUTE).unwrap();
        store.clock().advance(MINUTE);
        assert!(store.letters_due(&id(), 10).unwrap().is_empty(), "{}", database.name());
        store.keep_house();
        assert!(store.letters(&id()).unwrap().is_empty());
        store.post(&id(), Some(ANNA), &letter(), DAY).unwrap();
        store.erase_person(&id(), ANNA).unwrap();
        assert!(store.letters(&id()).unwrap().is_empty());
    }
}

#[test]
fn of_two_nodes_one_sends() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    one.post(&id(), None, &letter(), DAY).unwrap();
    let waiting = other.letters_due(&id(), 10).unwrap().remove(0);
    assert_eq!(waiting.letter, letter(), "the same key reads it");
    let leases: Vec<bool> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..8)
            .map(|number| {
                let (node, letter) = (if number % 2 == 0 { &one } else { &other }, waiting.id);
                scope.spawn(move || node.lease_letter(&id(), letter, MINUTE).unwrap().is_some())
            })
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(leases.iter().filter(|has| **has).count(), 1);
}

#[test]
fn the_database_alone_does_not_tell_what_a_letter_says() {
    let database = sqlite();
    let store = founded(&database);
    store.post(&id(), Some(ANNA), &letter(), DAY).unwrap();
    store.close();
    drop(store);
    let mut bytes = std::fs::read(database.sqlite_file()).unwrap();
    bytes.extend(std::fs::read(database.sqlite_file().with_extension("db-wal")).unwrap_or_default());
    for secret in ["hemlig-kod", "anna@verket.se"] {
        assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
}
