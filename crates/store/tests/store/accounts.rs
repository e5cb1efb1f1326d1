//! Names, sessions and unsaved texts: ordinary rows, which are changed, expire, and can be erased.

use std::time::{Duration, Instant};

use domain::ids::PersonId;
use jiff::SignedDuration;
use store::sessions::{IDLE, Token};
use store::unsaved;
use testkit::database::{databases, postgres};

use crate::common::{clock, founded, id, name};

const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);

#[test]
fn names_are_given_changed_and_erased() {
    for database in databases() {
        let store = founded(&database);
        assert!(store.names(&id()).unwrap().is_empty(), "{}", database.name());
        store.name_person(&id(), ANNA, &name("Strateg")).unwrap();
        store.name_person(&id(), BERIT, &name("Sekreterare")).unwrap();
        store.name_person(&id(), ANNA, &name("Chefsstrateg")).unwrap();
        let names = store.names(&id()).unwrap();
        assert_eq!(names.get(&ANNA).map(|name| &**name), Some("Chefsstrateg"));
        assert_eq!(names.len(), 2);
        store.erase_person(&id(), ANNA).unwrap();
        assert_eq!(store.names(&id()).unwrap().get(&ANNA), None);
        drop(store);
        assert_eq!(database.open(clock()).names(&id()).unwrap().len(), 1);
    }
}

#[test]
fn a_name_given_on_one_node_is_known_on_the_other() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    assert!(other.names(&id()).unwrap().is_empty());
    one.name_person(&id(), ANNA, &name("Strateg")).unwrap();
    let begun = Instant::now();
    while other.names(&id()).unwrap().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(5));
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_session_lives_until_it_ends_or_expires() {
    for database in databases() {
        let store = founded(&database);
        let hour = SignedDuration::from_hours(1);
        let token = store.sign_in(&id(), ANNA, hour).unwrap();
        let session = store.session(&id(), &token).unwrap().unwrap();
        assert_eq!((session.person, session.created), (ANNA, store.clock().now()), "{}", database.name());
        assert_eq!(Token::parse(&token.reveal()), Some(token.clone()));

        // Not in another organisation, and not by another token.
        let elsewhere = "andra".parse().unwrap();
        assert_eq!(store.session(&elsewhere, &token).unwrap(), None);
        let other = store.sign_in(&id(), ANNA, hour).unwrap();
        assert_ne!(other, token);

        store.sign_out(&id(), &token).unwrap();
        assert_eq!(store.session(&id(), &token).unwrap(), None);
        assert!(store.session(&id(), &other).unwrap().is_some());

        // Expired to the millisecond, also for one that was just looked up.
        store.clock().advance(hour - SignedDuration::from_millis(1));
        assert!(store.session(&id(), &other).unwrap().is_some());
        store.clock().advance(SignedDuration::from_millis(1));
        assert_eq!(store.session(&id(), &other).unwrap(), None);
    }
}

#[test]
fn a_session_that_nobody_uses_ends_and_one_in_use_goes_on() {
    for database in databases() {
        let store = founded(&database);
        let [used, left, open] = [(); 3].map(|()| store.sign_in(&id(), ANNA, IDLE * 4).unwrap());
        for turn in 1..=6 {
            store.clock().advance(IDLE / 3);
            std::thread::sleep(Duration::from_millis(1050));
            assert!(store.session(&id(), &used).unwrap().is_some(), "{}", database.name());
            // A page that lies open asks by itself, which is no use.
            assert_eq!(store.session_at_rest(&id(), &open).unwrap().is_some(), turn < 3, "{}", database.name());
        }
        for ended in [&left, &open] {
            assert_eq!(store.session(&id(), ended).unwrap(), None, "{}", database.name());
        }
        assert_eq!(store.sessions_of(&id(), ANNA).unwrap().len(), 1, "one that has ended is not listed");
        store.clock().advance(IDLE);
        assert_eq!(store.session(&id(), &used).unwrap(), None);
    }
}

#[test]
fn all_sessions_of_a_person_end_together() {
    for database in databases() {
        let store = founded(&database);
        let hour = SignedDuration::from_hours(1);
        let of_anna = [(); 3].map(|()| store.sign_in(&id(), ANNA, hour).unwrap());
        let of_berit = store.sign_in(&id(), BERIT, hour).unwrap();
        store.end_sessions(&id(), ANNA).unwrap();
        for token in &of_anna {
            assert_eq!(store.session(&id(), token).unwrap(), None, "{}", database.name());
        }
        assert!(store.session(&id(), &of_berit).unwrap().is_some());
    }
}

#[test]
fn a_session_ended_on_one_node_is_dead_on_the_other_within_a_second_or_so() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    let token = one.sign_in(&id(), ANNA, SignedDuration::from_hours(1)).unwrap();
    assert!(other.session(&id(), &token).unwrap().is_some());
    one.sign_out(&id(), &token).unwrap();
    std::thread::sleep(Duration::from_millis(1050));
    assert_eq!(other.session(&id(), &token).unwrap(), None);
}

#[test]
fn use_of_a_session_is_noted_now_and_then_and_what_expired_is_removed() {
    for database in databases() {
        let store = founded(&database);
        let token = store.sign_in(&id(), ANNA, SignedDuration::from_hours(1)).unwrap();
        store.clock().advance(SignedDuration::from_mins(30));
        store.session(&id(), &token).unwrap().unwrap();
        // What was looked up is believed for a second.
        std::thread::sleep(Duration::from_millis(1050));
        let seen = store.session(&id(), &token).unwrap().unwrap();
        assert_eq!(seen.last_seen, store.clock().now(), "{}", database.name());
        store.clock().advance(SignedDuration::from_mins(31));
        store.keep_house();
        store.clock().advance(-SignedDuration::from_mins(31));
        std::thread::sleep(Duration::from_millis(1050));
        assert_eq!(store.session(&id(), &token).unwrap(), None);
    }
}

#[test]
fn the_token_is_nowhere_in_the_database_nor_in_what_is_logged() {
    for database in databases() {
        let store = founded(&database);
        let token = store.sign_in(&id(), ANNA, SignedDuration::from_hours(1)).unwrap();
        assert_eq!(format!("{token:?}"), "Token(…)");
        store.close();
        drop(store);
        if database.name() == "sqlite" {
            let bytes = std::fs::read(database.sqlite_file()).unwrap();
            let text = token.reveal();
            assert!(!bytes.windows(text.len()).any(|window| window == text.as_bytes()));
        }
    }
    for wrong in ["", "å", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAA=="] {
        assert_eq!(Token::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn what_someone_types_is_kept_until_it_is_saved_or_thrown_away() {
    for database in databases() {
        let store = founded(&database);
        let form = "revisions/1/statements/3";
        assert_eq!(store.unsaved(&id(), ANNA, form).unwrap(), None, "{}", database.name());
        store.keep_unsaved(&id(), ANNA, form, "Fler företag", 7).unwrap();
        store.keep_unsaved(&id(), ANNA, form, "Fler företag växer\0 åäö €😀", 8).unwrap();
        let kept = store.unsaved(&id(), ANNA, form).unwrap().unwrap();
        assert_eq!((kept.text.as_str(), kept.base), ("Fler företag växer åäö €😀", 8));

        // Others see that it is being typed, not what.
        store.keep_unsaved(&id(), BERIT, form, "Annat", 8).unwrap();
        store.clock().advance(SignedDuration::from_secs(60));
        store.keep_unsaved(&id(), BERIT, "a", "", 0).unwrap();
        let within = |seconds| {
            let others = store.others_typing(&id(), ANNA, SignedDuration::from_secs(seconds)).unwrap();
            others.into_iter().map(|typing| (typing.person, typing.form)).collect::<Vec<_>>()
        };
        assert_eq!(within(30), [(BERIT, "a".to_owned())]);
        assert_eq!(within(90), [(BERIT, "a".to_owned()), (BERIT, form.to_owned())]);

        assert_eq!(store.all_unsaved(&id(), BERIT).unwrap().len(), 2);
        store.discard_unsaved(&id(), BERIT, form).unwrap();
        store.discard_unsaved(&id(), BERIT, form).unwrap();
        assert_eq!(store.all_unsaved(&id(), BERIT).unwrap().len(), 1);
        store.erase_person(&id(), BERIT).unwrap();
        assert!(store.all_unsaved(&id(), BERIT).unwrap().is_empty());
        assert!(store.unsaved(&id(), ANNA, form).unwrap().is_some());
    }
}

#[test]
fn what_is_too_long_is_not_kept() {
    for database in databases() {
        let store = founded(&database);
        let keep = |form: &str, text: &str| store.keep_unsaved(&id(), ANNA, form, text, 0);
        keep(&"å".repeat(unsaved::LONGEST_FORM), &"ö".repeat(unsaved::LONGEST)).unwrap();
        assert!(keep("a", &"ö".repeat(unsaved::LONGEST + 1)).is_err(), "{}", database.name());
        assert!(keep(&"å".repeat(unsaved::LONGEST_FORM + 1), "").is_err());
        assert!(keep("", "").is_err());
    }
}
