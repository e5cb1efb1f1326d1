//! Sign-in services as they are kept: settings and secrets, sign-ins that are taken once, who is whom there, and the sessions
//! that a provider ends.

use domain::email::EmailAddress;
use domain::ids::PersonId;
use jiff::SignedDuration;
use store::Store;
use store::connections::{Connected, Origin, SubjectThere};
use store::credentials::{AccountState, Tried};
use store::provider_attempts::{Keys, LIFETIME, ProviderAttempt};
use store::providers::ProviderSettings;
use store::sessions::Token;
use testkit::database::databases;

use crate::common::{founded, id, name};

const ANNA: PersonId = PersonId(1);
const BO: PersonId = PersonId(2);
const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn settings(called: &str) -> ProviderSettings {
    ProviderSettings {
        name: called.to_owned(),
        issuer: "https://idp.example".to_owned(),
        ..ProviderSettings::default()
    }
}

fn attempt() -> ProviderAttempt {
    let next = "/verket/revisions".to_owned();
    ProviderAttempt {
        provider: 1,
        person: Some(ANNA),
        next,
        redirect: "https://verket.example/answer".to_owned(),
        anew: true,
    }
}

fn subject(of: &str) -> SubjectThere {
    SubjectThere::of(1, "https://idp.example", of)
}

/// Anna, who was added since she came.
fn with_anna(store: &Store) {
    store.name_person(&id(), ANNA, &name("Anna Ek")).unwrap();
    assert_eq!(store.open_connected(&id(), &subject("anna"), ANNA, None).unwrap(), Connected::Done);
}

#[test]
fn a_provider_is_kept_with_its_secret_and_taken_away_with_all_that_is_its() {
    for database in databases() {
        let store = founded(&database);
        assert_eq!(store.add_provider(&id(), &settings("Ett"), BO).unwrap(), 1, "{}", database.name());
        assert_eq!(store.add_provider(&id(), &settings("Två"), BO).unwrap(), 2);
        assert!(!store.provider(&id(), 1).unwrap().unwrap().has_secret);
        assert_eq!(store.provider_secret(&id(), 1).unwrap(), None);
        store.set_provider_secret(&id(), 1, "hemligt".as_bytes()).unwrap();
        assert_eq!(store.provider_secret(&id(), 1).unwrap().as_deref(), Some("hemligt".as_bytes()));
        store.set_provider(&id(), 1, &settings("Första"), BO).unwrap();
        let listed: Vec<(u32, String, bool)> = store
            .providers(&id())
            .unwrap()
            .into_iter()
            .map(|kept| (kept.id, kept.settings.name, kept.has_secret))
            .collect();
        assert_eq!(listed, [(1, "Första".to_owned(), true), (2, "Två".to_owned(), false)]);
        assert!(store.providers(&"annat".parse().unwrap()).unwrap().is_empty());

        with_anna(&store);
        let token = store
            .sign_in_from(&id(), ANNA, Origin { provider: 1, session: "s" }, store.clock().now(), HOUR)
            .unwrap()
            .unwrap();
        assert_eq!(store.provider_of_session(&id(), &token).unwrap(), Some(1));
        let keys = store.begin_attempt(&id(), &attempt()).unwrap().unwrap();
        assert!(store.session(&id(), &token).unwrap().is_some());
        store.remove_provider(&id(), 1, BO).unwrap();
        assert_eq!(store.session(&id(), &token).unwrap(), None);
        assert_eq!(store.take_attempt(&id(), &keys).unwrap(), None);
        assert_eq!(store.connected(&id(), &subject("anna")).unwrap(), None);
    }
}

#[test]
fn an_attempt_is_taken_once_in_time_with_both_its_keys() {
    for database in databases() {
        let store = founded(&database);
        let begin = || store.begin_attempt(&id(), &attempt()).unwrap().unwrap();
        let (one, other) = (begin(), begin());
        let mixed = Keys { state: one.state.clone(), browser: other.browser.clone() };
        assert_eq!(store.take_attempt(&id(), &mixed).unwrap(), None, "{}: another browser", database.name());
        assert_eq!(store.take_attempt(&"annat".parse().unwrap(), &one).unwrap(), None, "another organisation");
        assert_eq!(store.take_attempt(&id(), &one).unwrap(), Some(attempt()));
        assert_eq!(store.take_attempt(&id(), &one).unwrap(), None, "once");
        store.clock().advance(LIFETIME);
        assert_eq!(store.take_attempt(&id(), &other).unwrap(), None, "too late");

        assert!(store.is_first_use(&id(), 1, "token").unwrap());
        assert!(!store.is_first_use(&id(), 1, "token").unwrap());
        assert!(store.is_first_use(&id(), 2, "token").unwrap());
    }
}

#[test]
fn of_many_at_once_one_takes_an_attempt() {
    for database in databases() {
        let store = founded(&database);
        let keys = store.begin_attempt(&id(), &attempt()).unwrap().unwrap();
        let taken: usize = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8).map(|_| scope.spawn(|| store.take_attempt(&id(), &keys).unwrap())).collect();
            tries.into_iter().filter_map(|one| one.join().unwrap()).count()
        });
        assert_eq!(taken, 1, "{}", database.name());
    }
}

#[test]
fn a_subject_is_one_person_s() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        assert_eq!(store.connected(&id(), &subject("anna")).unwrap(), Some(ANNA), "{}", database.name());
        for other in [
            subject("Anna"),
            SubjectThere::of(2, "https://idp.example", "anna"),
            SubjectThere::of(1, "https://idp.example/", "anna"),
        ] {
            assert_eq!(store.connected(&id(), &other).unwrap(), None);
        }
        assert_eq!(store.connect(&id(), &subject("bo"), BO).unwrap(), Connected::NoAccount);
        let email = EmailAddress::parse("bo@verket.se").unwrap();
        store.address_account(&id(), BO, &email, None).unwrap();
        assert_eq!(store.connect(&id(), &subject("anna"), BO).unwrap(), Connected::OtherPerson);
        assert_eq!(store.open_connected(&id(), &subject("anna"), BO, None).unwrap(), Connected::OtherPerson);
        assert_eq!(store.account(&id(), BO).unwrap().unwrap().state, AccountState::Invited);
        assert_eq!(store.connect(&id(), &subject("bo"), BO).unwrap(), Connected::Done);
        assert_eq!(store.account(&id(), BO).unwrap().unwrap().state, AccountState::Active);

        // Anna has neither an address nor a password, and nobody signs in with what stands for them.
        assert_eq!(store.account(&id(), ANNA).unwrap().unwrap().email, "");
        for address in ["", "person 1", "bo@verket.se"] {
            assert!(matches!(store.try_password(&id(), address, "").unwrap(), Tried::Nobody(_)), "{address}");
        }
        store.enable(&id(), ANNA, false, Some(BO)).unwrap();
        assert!(
            store
                .sign_in_from(&id(), ANNA, Origin { provider: 1, session: "" }, store.clock().now(), HOUR)
                .unwrap()
                .is_none()
        );
        store.enable(&id(), ANNA, true, Some(BO)).unwrap();
        assert_eq!(store.account(&id(), ANNA).unwrap().unwrap().state, AccountState::Active);
        store.erase_person(&id(), ANNA).unwrap();
        assert_eq!(store.connected(&id(), &subject("anna")).unwrap(), None);
    }
}

#[test]
fn a_provider_ends_the_sessions_that_began_with_it() {
    for database in databases() {
        let store = founded(&database);
        with_anna(&store);
        let from = |session| Origin { provider: 1, session };
        let begin =
            |session| store.sign_in_from(&id(), ANNA, from(session), store.clock().now(), HOUR).unwrap().unwrap();
        let is_alive = |token: &Token| store.session(&id(), token).unwrap().is_some();
        let (one, two, own) = (begin("one"), begin("two"), store.sign_in(&id(), ANNA, HOUR).unwrap());
        assert_eq!(store.provider_of_session(&id(), &own).unwrap(), None);
        assert!(is_alive(&one) && is_alive(&two) && is_alive(&own));
        store.end_sessions_from(&id(), Origin { provider: 2, session: "one" }, Some(&subject("anna"))).unwrap();
        assert!(is_alive(&one), "another provider's");
        store.end_sessions_from(&id(), from("one"), Some(&subject("anna"))).unwrap();
        assert!(!is_alive(&one) && is_alive(&two) && is_alive(&own), "{}", database.name());
        store.end_sessions_from(&id(), from(""), Some(&subject("nobody"))).unwrap();
        assert!(is_alive(&two));
        store.end_sessions_from(&id(), from(""), Some(&subject("anna"))).unwrap();
        assert!(!is_alive(&two) && is_alive(&own), "what did not begin there goes on");
    }
}
