//! Passkeys: what proves something, and everything that does not.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use factors::passkey::{Assertion, NewKey, Registration, Site, Wrong, challenge_in};
use proptest::prelude::*;
use testkit::authenticator::{Authenticator, Made, PRESENT, Used, VERIFIED};

const CHALLENGE: [u8; 32] = [7; 32];

fn site() -> Site {
    Site { id: "styrning.verket.se".to_owned(), origin: "https://styrning.verket.se".to_owned() }
}

fn authenticator() -> Authenticator {
    Authenticator::new(&site().id, &site().origin, b"min nyckel")
}

fn registered(made: &Made) -> Result<NewKey, Wrong> {
    Registration { client_data: &made.client_data, attestation: &made.attestation }.check(&site(), &CHALLENGE)
}

fn asserted(used: &Used, key: &NewKey, counter: u32) -> Result<u32, Wrong> {
    let assertion = Assertion {
        client_data: &used.client_data,
        authenticator_data: &used.authenticator_data,
        signature: &used.signature,
    };
    assertion.check(&site(), &CHALLENGE, &key.public, counter)
}

#[test]
fn a_key_that_was_made_here_is_used_here() {
    let mut own = authenticator();
    let key = registered(&own.make(&CHALLENGE)).unwrap();
    assert_eq!((key.credential.as_slice(), key.counter), (&b"min nyckel"[..], 0));
    assert_eq!(asserted(&own.sign(&CHALLENGE), &key, 0), Ok(0), "one that does not count");
    own.counter = 5;
    assert_eq!(asserted(&own.sign(&CHALLENGE), &key, 4), Ok(5));
    assert_eq!(challenge_in(&own.sign(&CHALLENGE).client_data), Some(CHALLENGE.to_vec()));
}

/// A way to lie, and what it is found out by.
type Lie = (&'static str, fn(&mut Authenticator), Wrong);

/// What makes a proof none, whether a key is made or used.
const LIES: [Lie; 11] = [
    ("another origin", |own| own.origin = "https://styrning.verket.se.evil.example".to_owned(), Wrong::Origin),
    ("without TLS", |own| own.origin = "http://styrning.verket.se".to_owned(), Wrong::Origin),
    ("another port", |own| own.origin = "https://styrning.verket.se:8443".to_owned(), Wrong::Origin),
    ("a host below", |own| own.origin = "https://x.styrning.verket.se".to_owned(), Wrong::Origin),
    ("another site's keys", |own| own.site = "verket.se".to_owned(), Wrong::Site),
    ("nobody there", |own| own.flags = VERIFIED, Wrong::Absent),
    ("nobody known", |own| own.flags = PRESENT, Wrong::Unverified),
    ("in a frame", |own| own.more = r#","crossOrigin":true"#, Wrong::Framed),
    ("in another's page", |own| own.more = r#","topOrigin":"https://evil.example""#, Wrong::Framed),
    ("the same said twice", |own| own.more = r#","origin":"https://styrning.verket.se""#, Wrong::Unreadable),
    ("backed up though it cannot be", |own| own.flags |= 1 << 4, Wrong::Unreadable),
];

#[test]
fn every_lie_is_found_out() {
    let key = registered(&authenticator().make(&CHALLENGE)).unwrap();
    for (lie, tell, wrong) in LIES {
        let mut own = authenticator();
        tell(&mut own);
        assert_eq!(registered(&own.make(&CHALLENGE)), Err(wrong), "making: {lie}");
        assert_eq!(asserted(&own.sign(&CHALLENGE), &key, 0), Err(wrong), "using: {lie}");
    }
}

#[test]
fn what_answers_something_else_proves_nothing() {
    let own = authenticator();
    let key = registered(&own.make(&CHALLENGE)).unwrap();
    assert_eq!(asserted(&own.sign(&[8; 32]), &key, 0), Err(Wrong::Challenge));
    assert_eq!(asserted(&own.sign(&[]), &key, 0), Err(Wrong::Challenge));
    assert_eq!(registered(&own.make(&[8; 32])), Err(Wrong::Challenge));
    // A registration in place of a use, and the other way round.
    let (made, used) = (own.make(&CHALLENGE), own.sign(&CHALLENGE));
    assert_eq!(asserted(&Used { client_data: made.client_data, ..used }, &key, 0), Err(Wrong::Purpose));
    let used = own.sign(&CHALLENGE);
    let swapped = Made { client_data: used.client_data, attestation: made.attestation };
    assert_eq!(registered(&swapped), Err(Wrong::Purpose));
}

#[test]
fn another_s_key_signs_nothing_and_no_bit_can_be_changed() {
    let (own, other) = (authenticator(), authenticator());
    let key = registered(&own.make(&CHALLENGE)).unwrap();
    assert_eq!(asserted(&other.sign(&CHALLENGE), &key, 0), Err(Wrong::Signature));
    let used = own.sign(&CHALLENGE);
    assert_eq!(asserted(&Used { signature: Vec::new(), ..own.sign(&CHALLENGE) }, &key, 0), Err(Wrong::Signature));
    for at in 0..used.authenticator_data.len() * 8 {
        let mut changed = own.sign(&CHALLENGE);
        changed.authenticator_data[at / 8] ^= 1 << (at % 8);
        assert!(asserted(&changed, &key, 0).is_err(), "bit {at}");
    }
    for at in 0..used.signature.len() {
        let mut changed = own.sign(&CHALLENGE);
        // Each signature is another, and some are a byte shorter than the first.
        let Some(byte) = changed.signature.get_mut(at) else { continue };
        *byte ^= 1;
        assert!(asserted(&changed, &key, 0).is_err(), "byte {at} of the signature");
    }
}

#[test]
fn a_counter_that_does_not_go_on_is_a_copy() {
    let mut own = authenticator();
    let key = registered(&own.make(&CHALLENGE)).unwrap();
    for (told, known, is_good) in
        [(0, 0, true), (1, 0, true), (0, 1, false), (5, 5, false), (4, 5, false), (6, 5, true)]
    {
        own.counter = told;
        let outcome = asserted(&own.sign(&CHALLENGE), &key, known);
        assert_eq!(outcome, if is_good { Ok(told) } else { Err(Wrong::Copied) }, "{told} after {known}");
    }
}

#[test]
fn keys_and_statements_that_are_not_taken_are_told_apart() {
    let made = authenticator().make(&CHALLENGE);
    let with = |from: &[u8], to: &[u8]| {
        let at = made.attestation.windows(from.len()).position(|part| part == from).unwrap();
        let mut attestation = made.attestation.clone();
        attestation.splice(at..at + from.len(), to.iter().copied());
        registered(&Made { client_data: made.client_data.clone(), attestation })
    };
    // {1: 2, 3: -7} with another curve, another kind, another algorithm.
    assert_eq!(with(&[0x03, 0x26, 0x20, 0x01], &[0x03, 0x26, 0x20, 0x02]), Err(Wrong::Key));
    assert_eq!(with(&[0x01, 0x02, 0x03, 0x26], &[0x01, 0x01, 0x03, 0x26]), Err(Wrong::Key));
    assert_eq!(with(&[0x03, 0x26], &[0x03, 0x27]), Err(Wrong::Key));
    assert_eq!(with(b"\x64none", b"\x64nuns"), Err(Wrong::Attestation));
    assert_eq!(with(b"\xa0\x68authData", b"\xa1\x01\x02\x68authData"), Err(Wrong::Attestation));
    let longer = Made { attestation: [&made.attestation[..], &[0]].concat(), client_data: made.client_data.clone() };
    assert_eq!(registered(&longer), Err(Wrong::Unreadable));
    for end in 0..made.attestation.len() {
        let shorter = Made { attestation: made.attestation[..end].to_vec(), client_data: made.client_data.clone() };
        assert!(registered(&shorter).is_err(), "cut at {end}");
    }
}

proptest! {
    #[test]
    fn anything_is_read_or_refused(
        client_data in proptest::collection::vec(any::<u8>(), 0..200),
        other in proptest::collection::vec(any::<u8>(), 0..300),
        signature in proptest::collection::vec(any::<u8>(), 0..100),
    ) {
        let own = authenticator();
        let page = own.sign(&CHALLENGE).client_data;
        let _ = challenge_in(&client_data);
        for client_data in [&client_data, &page] {
            let registration = Registration { client_data, attestation: &other };
            prop_assert!(registration.check(&site(), &CHALLENGE).is_err());
            let assertion = Assertion { client_data, authenticator_data: &other, signature: &signature };
            prop_assert!(assertion.check(&site(), &CHALLENGE, &other, 0).is_err());
        }
    }
}
