//! Tokens of programs: made and shown once, used, revoked, expired, and of no use when their person is kept out.

use domain::access::{Scope, Scopes};
use domain::email::EmailAddress;
use domain::ids::PersonId;
use jiff::SignedDuration;
use store::Store;
use store::access_tokens::{AccessSecret, MOST, Purpose};
use store::security::{Happened, Wanted};
use testkit::database::databases;

use crate::common::{clock, founded, id, name};

const ANNA: PersonId = PersonId(1);
const BERIT: PersonId = PersonId(2);

fn reading() -> Purpose {
    Purpose::Reading([Scope::Decided, Scope::Log].into_iter().collect::<Scopes>())
}

fn made(store: &Store, person: PersonId, purpose: Purpose) -> AccessSecret {
    store.make_access_token(&id(), person, &name("Rapporten"), purpose, 90).unwrap().unwrap()
}

#[test]
fn a_token_works_until_it_is_revoked_or_expires() {
    for database in databases() {
        let store = founded(&database);
        let (secret, other) = (made(&store, ANNA, reading()), made(&store, ANNA, reading()));
        let token = store.access_token(&id(), &secret).unwrap().unwrap();
        assert_eq!((token.person, token.purpose, token.name.as_str()), (ANNA, reading(), "Rapporten"));
        assert_eq!(store.access_token(&"annat".parse().unwrap(), &secret).unwrap(), None, "in its agency alone");

        let listed = store.access_tokens(&id()).unwrap();
        assert_eq!(listed.len(), 2, "{}", database.name());
        let used = listed.iter().find(|listed| listed.id == token.id).unwrap();
        assert_eq!(used.last_used, Some(clock().today()), "the day is written down");
        assert_eq!(listed.iter().filter(|listed| listed.last_used.is_none()).count(), 1);

        let not_hers = store.revoke_access_token(&id(), token.id, BERIT, |token| token.person == BERIT).unwrap();
        assert!(!not_hers && store.access_token(&id(), &secret).unwrap().is_some());
        assert!(store.revoke_access_token(&id(), token.id, ANNA, |token| token.person == ANNA).unwrap());
        assert_eq!(store.access_token(&id(), &secret).unwrap(), None);
        assert!(store.access_token(&id(), &other).unwrap().is_some(), "the other goes on");

        store.clock().advance(SignedDuration::from_hours(90 * 24));
        assert_eq!(store.access_token(&id(), &other).unwrap(), None);
        assert!(store.access_tokens(&id()).unwrap().is_empty());
        let events = store.security_events(&id(), &Wanted::ALL, (0, 100)).unwrap();
        let mut happened: Vec<Happened> = events.into_iter().map(|event| event.happened).collect();
        happened.sort();
        assert_eq!(happened, [Happened::TokenMade, Happened::TokenMade, Happened::TokenRevoked]);
    }
}

#[test]
fn who_is_kept_out_or_erased_has_no_program_that_reads() {
    for database in databases() {
        let store = founded(&database);
        let email = EmailAddress::parse("anna@verket.se").unwrap();
        store.address_account(&id(), ANNA, &email, None).unwrap();
        let (own, directory) = (made(&store, ANNA, reading()), made(&store, ANNA, Purpose::Provisioning));
        store.enable(&id(), ANNA, false, None).unwrap();
        assert_eq!(store.access_token(&id(), &own).unwrap(), None, "{}", database.name());
        assert!(store.access_token(&id(), &directory).unwrap().is_some(), "the directory's is the organisation's");
        store.enable(&id(), ANNA, true, None).unwrap();
        assert!(store.access_token(&id(), &own).unwrap().is_some());
        store.erase_person(&id(), ANNA).unwrap();
        assert_eq!(store.access_token(&id(), &own).unwrap(), None);
        assert_eq!(store.access_tokens(&id()).unwrap().len(), 1);
    }
}

#[test]
fn nobody_has_more_tokens_than_can_be_looked_after() {
    for database in databases() {
        let store = founded(&database);
        for _ in 0..MOST {
            made(&store, ANNA, reading());
        }
        assert!(store.make_access_token(&id(), ANNA, &name("En till"), reading(), 90).unwrap().is_none());
        made(&store, BERIT, reading());
    }
}
