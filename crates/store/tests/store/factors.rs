//! What proves who someone is beside a password, on both engines: taken once, ended with the person, and written down.

use std::collections::BTreeSet;

use domain::email::EmailAddress;
use domain::ids::PersonId;
use domain::policy::Role;
use factors::passkey::NewKey;
use factors::totp::{Secret, step_at};
use jiff::SignedDuration;
use store::Store;
use store::factors::authenticator::{BEGUN, Confirmed};
use store::factors::passkeys::{Added, CHALLENGE, MOST, Purpose};
use store::factors::recovery::COUNT;
use store::halfway::HALFWAY;
use store::security::{Happened, Wanted};
use store::sessions::Token;
use testkit::database::{databases, postgres};

use crate::common::{clock, founded, id, name};

const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
const PASSWORD: &str = "mossa gräver tre kantareller";

/// Anna has an account; a session of hers.
fn with_anna(store: &Store) -> Token {
    let email = EmailAddress::parse("anna@verket.se").unwrap();
    store.address_account(&id(), ANNA, &email, None).unwrap();
    let link = store.make_link(&id(), ANNA, HOUR, None).unwrap().unwrap();
    store.use_link(&id(), &link, PASSWORD).unwrap();
    store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap()
}

fn code(store: &Store, secret: &Secret, off: i64) -> String {
    secret.code(step_at(store.clock().now().as_second()) + off)
}

fn with_app(store: &Store, session: &Token) -> Secret {
    let secret = store.begin_authenticator(&id(), ANNA).unwrap().unwrap();
    let first = code(store, &secret, 0);
    assert_eq!(store.confirm_authenticator(&id(), ANNA, &first, Some(session)).unwrap(), Confirmed::Done);
    store.clock().advance(SignedDuration::from_mins(1));
    secret
}

fn key(credential: &[u8]) -> NewKey {
    NewKey { credential: credential.to_vec(), public: vec![1; 77], counter: 3 }
}

fn is_written(store: &Store, happened: Happened) -> bool {
    let events = store.security_events(&id(), &Wanted::ALL, (0, 1000)).unwrap();
    events.iter().any(|event| event.happened == happened && event.about == Some(ANNA))
}

#[test]
fn an_app_counts_from_its_first_right_code_and_takes_each_once() {
    for database in databases() {
        let store = founded(&database);
        let here = with_anna(&store);
        let there = store.sign_in_to_account(&id(), ANNA, HOUR).unwrap().unwrap();
        let secret = store.begin_authenticator(&id(), ANNA).unwrap().unwrap();
        assert!(store.factors(&id(), ANNA).unwrap().is_none(), "{}: not before a code", database.name());
        assert!(!store.take_code(&id(), ANNA, &code(&store, &secret, 0)).unwrap());
        assert_eq!(store.begun_authenticator(&id(), ANNA).unwrap(), Some(secret.clone()));
        assert_eq!(store.confirm_authenticator(&id(), ANNA, "000000", Some(&here)).unwrap(), Confirmed::Wrong);
        let first = code(&store, &secret, 0);
        assert_eq!(store.confirm_authenticator(&id(), ANNA, &first, Some(&here)).unwrap(), Confirmed::Done);
        assert!(store.session(&id(), &here).unwrap().is_some());
        assert!(store.session(&id(), &there).unwrap().is_none(), "what was begun with less has ended");
        assert!(store.factors(&id(), ANNA).unwrap().authenticator.is_some());
        assert!(!store.take_code(&id(), ANNA, &first).unwrap(), "the first code was taken");
        let next = code(&store, &secret, 1);
        assert!(store.take_code(&id(), ANNA, &next).unwrap());
        assert!(!store.take_code(&id(), ANNA, &next).unwrap(), "once");
        assert!(!store.take_code(&id(), BERIT, &code(&store, &secret, 1)).unwrap(), "nobody else's");
        assert_eq!(store.begin_authenticator(&id(), ANNA).unwrap(), None, "there is one already");
        assert_eq!(store.begun_authenticator(&id(), ANNA).unwrap(), None, "a secret that counts is shown to nobody");
        assert!(is_written(&store, Happened::AuthenticatorAdded));
    }
}

#[test]
fn a_code_that_many_show_at_once_is_taken_once() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        let secret = with_app(&store, &session);
        let now = code(&store, &secret, 0);
        let taken: Vec<bool> = std::thread::scope(|scope| {
            let all: Vec<_> = (0..12).map(|_| scope.spawn(|| store.take_code(&id(), ANNA, &now).unwrap())).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        assert_eq!(taken.iter().filter(|taken| **taken).count(), 1, "{}", database.name());
    }
}

#[test]
fn what_is_begun_and_not_confirmed_is_forgotten() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let first = store.begin_authenticator(&id(), ANNA).unwrap().unwrap();
        let second = store.begin_authenticator(&id(), ANNA).unwrap().unwrap();
        let typed = code(&store, &first, 0);
        assert_ne!(first, second);
        assert_eq!(store.confirm_authenticator(&id(), ANNA, &typed, None).unwrap(), Confirmed::Wrong);
        store.clock().advance(BEGUN);
        let typed = code(&store, &second, 0);
        assert_eq!(store.confirm_authenticator(&id(), ANNA, &typed, None).unwrap(), Confirmed::Nothing);
        assert_eq!(store.begun_authenticator(&id(), ANNA).unwrap(), None, "{}", database.name());
        store.keep_house();
        assert_eq!(store.confirm_authenticator(&id(), BERIT, &typed, None).unwrap(), Confirmed::Nothing);
    }
}

#[test]
fn the_clock_going_back_lets_no_code_be_used_again() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        let secret = with_app(&store, &session);
        let used = code(&store, &secret, 0);
        assert!(store.take_code(&id(), ANNA, &used).unwrap());
        let then = store.clock().now();
        store.clock().set(then.checked_sub(SignedDuration::from_secs(30)).unwrap());
        assert!(!store.take_code(&id(), ANNA, &used).unwrap(), "{}", database.name());
        assert!(!store.take_code(&id(), ANNA, &code(&store, &secret, 0)).unwrap());
    }
}

#[test]
fn ten_codes_work_once_each_until_new_ones_are_made() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let codes = store.make_recovery_codes(&id(), ANNA).unwrap();
        assert_eq!((codes.len(), store.factors(&id(), ANNA).unwrap().recovery_codes), (COUNT, COUNT));
        assert!(codes.iter().all(|code| code.len() == 14 && codes.iter().filter(|other| *other == code).count() == 1));
        let typed = codes[0].to_lowercase().replace('-', " ");
        assert!(!store.use_recovery_code(&id(), BERIT, &typed).unwrap(), "{}", database.name());
        assert!(store.use_recovery_code(&id(), ANNA, &typed).unwrap());
        assert!(!store.use_recovery_code(&id(), ANNA, &typed).unwrap(), "once");
        assert!(!store.use_recovery_code(&id(), ANNA, "0000-0000-0000").unwrap());
        assert_eq!(store.factors(&id(), ANNA).unwrap().recovery_codes, COUNT - 1);
        let new = store.make_recovery_codes(&id(), ANNA).unwrap();
        assert!(!store.use_recovery_code(&id(), ANNA, &codes[1]).unwrap(), "the old ones are gone");
        assert!(store.use_recovery_code(&id(), ANNA, &new[9]).unwrap());
        assert!(is_written(&store, Happened::RecoveryCodeUsed));
    }
}

#[test]
fn seeds_and_codes_are_random_and_long_enough() {
    const { assert!(160 <= 8 * factors::totp::LENGTH && 6 <= factors::totp::DIGITS) };
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let seed = || *store.begin_authenticator(&id(), ANNA).unwrap().unwrap().bytes();
        let seeds: BTreeSet<_> = (0..20).map(|_| seed()).collect();
        assert_eq!(seeds.len(), 20, "{}", database.name());
        let codes: Vec<String> = (0..10).flat_map(|_| store.make_recovery_codes(&id(), ANNA).unwrap()).collect();
        let plain: BTreeSet<String> = codes.iter().map(|code| code.replace('-', "")).collect();
        assert_eq!(plain.len(), 100, "no code comes twice");
        // Twelve letters of 32: sixty bits. That one of the 32 is missing among 1 200 by chance is one in 10^15.
        assert!(plain.iter().all(|code| code.len() == 12), "{plain:?}");
        assert_eq!(plain.iter().flat_map(|code| code.chars()).collect::<BTreeSet<char>>().len(), 32);
    }
}

#[test]
fn a_challenge_is_answered_once_in_time_and_for_what_it_was_made() {
    for database in databases() {
        let store = founded(&database);
        let make = |purpose| store.make_challenge(&id(), purpose).unwrap();
        let take = |challenge: &[u8], purpose| store.take_challenge(&id(), challenge, purpose).unwrap();
        let challenge = make(Purpose::Confirm(ANNA));
        for other in [Purpose::Register(ANNA), Purpose::Confirm(BERIT), Purpose::SignIn] {
            assert!(!take(&challenge, other), "{}: {other:?}", database.name());
        }
        assert!(!store.take_challenge(&"annat".parse().unwrap(), &challenge, Purpose::Confirm(ANNA)).unwrap());
        assert!(take(&challenge, Purpose::Confirm(ANNA)));
        assert!(!take(&challenge, Purpose::Confirm(ANNA)), "once");
        assert!(!take(&[], Purpose::SignIn) && !take(&[0; 32], Purpose::SignIn));
        let late = make(Purpose::SignIn);
        store.clock().advance(CHALLENGE);
        assert!(!take(&late, Purpose::SignIn));
    }
}

#[test]
fn a_key_is_of_one_person_and_its_counter_goes_on() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        let add = |person, credential: &[u8]| {
            store.add_passkey(&id(), person, &name("Mobilen"), &key(credential), Some(&session)).unwrap()
        };
        assert_eq!((add(ANNA, b"a"), add(BERIT, b"a"), add(ANNA, b"a")), (Added::Done, Added::Taken, Added::Taken));
        assert!(store.session(&id(), &session).unwrap().is_some());
        let found = store.passkey(&id(), b"a").unwrap().unwrap();
        assert_eq!((found.person, found.counter, found.used), (ANNA, 3, None), "{}", database.name());
        assert!(store.passkey_used(&id(), &found, 4).unwrap());
        assert!(!store.passkey_used(&id(), &found, 5).unwrap(), "somebody used it meanwhile");
        store.name_passkey(&id(), BERIT, b"a", &name("Inte min")).unwrap();
        store.name_passkey(&id(), ANNA, b"a", &name("Telefonen")).unwrap();
        let found = store.factors(&id(), ANNA).unwrap().passkeys.remove(0);
        assert_eq!((found.name.as_str(), found.counter, found.used), ("Telefonen", 4, Some(store.clock().now())));
        store.remove_passkey(&id(), BERIT, b"a", &session).unwrap();
        assert!(store.passkey(&id(), b"a").unwrap().is_some(), "it is not Berit's");
        for number in 1..MOST {
            assert_eq!(add(ANNA, &[9, u8::try_from(number).unwrap()]), Added::Done);
        }
        assert_eq!(add(ANNA, b"b"), Added::TooMany);
        store.remove_passkey(&id(), ANNA, b"a", &session).unwrap();
        assert_eq!(store.passkey(&id(), b"a").unwrap(), None);
    }
}

#[test]
fn with_the_last_factor_the_recovery_codes_go_too() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        with_app(&store, &session);
        store.add_passkey(&id(), ANNA, &name("Mobilen"), &key(b"a"), Some(&session)).unwrap();
        store.make_recovery_codes(&id(), ANNA).unwrap();
        store.remove_authenticator(&id(), ANNA, &session).unwrap();
        assert_eq!(store.factors(&id(), ANNA).unwrap().recovery_codes, COUNT, "{}", database.name());
        store.remove_passkey(&id(), ANNA, b"a", &session).unwrap();
        assert_eq!(store.factors(&id(), ANNA).unwrap().recovery_codes, 0);
    }
}

#[test]
fn who_is_halfway_in_comes_in_once_and_with_another_token() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let halfway = store.come_halfway(&id(), ANNA).unwrap();
        assert_eq!(store.halfway(&id(), &halfway).unwrap(), Some(ANNA));
        assert_eq!(store.session(&id(), &halfway).unwrap(), None, "{}: it is no session", database.name());
        assert_eq!(store.come_in(&id(), BERIT, &halfway, HOUR).unwrap(), None);
        let session = store.come_in(&id(), ANNA, &halfway, HOUR).unwrap().unwrap();
        assert_ne!(session, halfway);
        assert_eq!(store.session(&id(), &session).unwrap().unwrap().person, ANNA);
        assert_eq!(store.come_in(&id(), ANNA, &halfway, HOUR).unwrap(), None, "once");
        assert_eq!(store.come_in(&id(), ANNA, &session, HOUR).unwrap(), None, "a session is not halfway");

        let late = store.come_halfway(&id(), ANNA).unwrap();
        store.clock().advance(HALFWAY);
        assert_eq!(store.halfway(&id(), &late).unwrap(), None);
        assert_eq!(store.come_in(&id(), ANNA, &late, HOUR).unwrap(), None);
        // What ends sessions ends what was begun on the way to one.
        let ends: [fn(&Store); 3] = [
            |store| store.end_sessions(&id(), ANNA).unwrap(),
            |store| store.remove_factors(&id(), ANNA, BERIT).unwrap(),
            |store| {
                store.enable(&id(), ANNA, false, None).unwrap();
                store.enable(&id(), ANNA, true, None).unwrap();
            },
        ];
        for end in ends {
            let begun = store.come_halfway(&id(), ANNA).unwrap();
            end(&store);
            assert_eq!(store.come_in(&id(), ANNA, &begun, HOUR).unwrap(), None);
        }
    }
}

#[test]
fn an_administrator_takes_everything_away_and_it_is_written_down() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        with_app(&store, &session);
        store.add_passkey(&id(), ANNA, &name("Mobilen"), &key(b"a"), Some(&session)).unwrap();
        store.make_recovery_codes(&id(), ANNA).unwrap();
        assert_eq!(store.people_with_factors(&id()).unwrap(), [ANNA]);
        store.remove_factors(&id(), ANNA, BERIT).unwrap();
        let left = store.factors(&id(), ANNA).unwrap();
        assert!(left.is_none() && left.recovery_codes == 0, "{}", database.name());
        assert_eq!(store.session(&id(), &session).unwrap(), None);
        let told = store.last_about(&id(), ANNA, Happened::FactorsRemoved, jiff::Timestamp::MIN).unwrap().unwrap();
        assert_eq!(told.actor, Some(BERIT));
        assert!(store.people_with_factors(&id()).unwrap().is_empty());
    }
}

#[test]
fn of_who_is_erased_no_factor_is_left() {
    for database in databases() {
        let store = founded(&database);
        let session = with_anna(&store);
        with_app(&store, &session);
        store.add_passkey(&id(), ANNA, &name("Mobilen"), &key(b"a"), Some(&session)).unwrap();
        store.make_recovery_codes(&id(), ANNA).unwrap();
        let halfway = store.come_halfway(&id(), ANNA).unwrap();
        store.erase_person(&id(), ANNA).unwrap();
        let left = store.factors(&id(), ANNA).unwrap();
        assert!(left.is_none() && left.recovery_codes == 0, "{}", database.name());
        assert_eq!((store.passkey(&id(), b"a").unwrap(), store.halfway(&id(), &halfway).unwrap()), (None, None));
    }
}

#[test]
fn roles_that_need_more_are_kept() {
    for database in databases() {
        let store = founded(&database);
        assert!(store.roles_with_factors(&id()).unwrap().is_empty(), "off until it is asked for");
        let roles = [Role::Administrator, Role::Secretary, Role::Administrator];
        store.require_factors(&id(), &roles, BERIT).unwrap();
        let kept = store.roles_with_factors(&id()).unwrap();
        assert_eq!(kept, [Role::Secretary, Role::Administrator], "{}", database.name());
        assert!(store.roles_with_factors(&"annat".parse().unwrap()).unwrap().is_empty());
        store.require_factors(&id(), &[], BERIT).unwrap();
        assert!(store.roles_with_factors(&id()).unwrap().is_empty());
    }
}

#[test]
fn what_one_node_takes_the_other_does_not_take_again() {
    let database = postgres();
    let one = founded(&database);
    let other = database.open(clock());
    let session = with_anna(&one);
    let secret = with_app(&one, &session);
    other.clock().set(one.clock().now());
    let now = code(&one, &secret, 0);
    assert!(one.take_code(&id(), ANNA, &now).unwrap());
    assert!(!other.take_code(&id(), ANNA, &now).unwrap());
    let challenge = one.make_challenge(&id(), Purpose::SignIn).unwrap();
    assert!(other.take_challenge(&id(), &challenge, Purpose::SignIn).unwrap());
    assert!(!one.take_challenge(&id(), &challenge, Purpose::SignIn).unwrap());
}

#[test]
fn the_database_alone_does_not_tell_the_secret() {
    let database = testkit::database::sqlite();
    let store = founded(&database);
    let session = with_anna(&store);
    let secret = with_app(&store, &session);
    let codes = store.make_recovery_codes(&id(), ANNA).unwrap();
    store.close();
    drop(store);
    let mut bytes = std::fs::read(database.sqlite_file()).unwrap();
    bytes.extend(std::fs::read(database.sqlite_file().with_extension("db-wal")).unwrap_or_default());
    let has = |wanted: &[u8]| bytes.windows(wanted.len()).any(|part| part == wanted);
    assert!(has(b"anna@verket.se"), "the file is the one that is looked through");
    assert!(!has(secret.bytes()) && !has(codes[0].as_bytes()) && !has(codes[0].replace('-', "").as_bytes()));
}
