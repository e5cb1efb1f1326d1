//! Seeded defects: the verification with one check left out at a time. A case that is refused shows that a check is there only
//! when it gets through without it; here each list of the forger's is gone through so. In the crate's own tests alone.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use domain::indicator::fetch::address::WebAddress;
use fetch::allowed::Allowed;
use jiff::Timestamp;
use serde_json::Value;
use testkit::forged_provider::{ANSWERS, SETTINGS, answer, settings};
use testkit::forged_token::{Forge, LIES, Lie, claims};

use crate::discovery::{self, Metadata};
use crate::flow::Answer;
use crate::id_token::{Expected, KINDS, identity};
use crate::jwt::Unproven;
use crate::keys::Keys;
use crate::object::Object;
use crate::provider::{Method, Provider};
use crate::refused::Refused;
use crate::userinfo;

thread_local! {
    static LEFT_OUT: RefCell<Vec<Refused>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn is_left_out(check: Refused) -> bool {
    LEFT_OUT.with_borrow(|left_out| left_out.contains(&check))
}

/// What comes of it when these checks are not made.
fn without<T>(checks: &[Refused], work: impl FnOnce() -> T) -> T {
    LEFT_OUT.set(checks.to_vec());
    let came = work();
    LEFT_OUT.take();
    came
}

const ADDRESS: &str = "http://127.0.0.1:7001";

fn provider() -> Provider {
    Provider {
        issuer: WebAddress::parse(ADDRESS).unwrap(),
        client_id: "rodtrad".to_owned(),
        method: Method::Basic,
        scopes: Vec::new(),
        levels: vec!["http://id.elegnamnden.se/loa/1.0/loa3".to_owned()],
        prompt: String::new(),
        claims: Vec::new(),
    }
}

fn allowed() -> Allowed {
    Allowed::parse(&[], &["127.0.0.1:7001".to_owned()]).unwrap()
}

fn metadata() -> Metadata {
    discovery::read(Value::Object(settings(ADDRESS)).to_string().as_bytes(), &provider(), &allowed()).unwrap()
}

/// The way of a token, from the provider's answer to who it is.
fn of_token(lie: fn(&mut Lie)) -> Result<(), Refused> {
    let (forge, mut told) = (Forge::new(), Lie::default());
    lie(&mut told);
    let now: Timestamp = "2018-11-23T08:00:00Z".parse().unwrap();
    let token = forge.token(&told, claims(ADDRESS, "once", now.as_second()), None);
    let keys = Keys::parse(forge.published(&told).to_string().as_bytes()).ok_or(Refused::KeysMalformed)?;
    let unproven = Unproven::parse(&token)?;
    let algorithm = unproven.algorithm();
    let expected = Expected { nonce: "once", access_token: Some("access"), algorithm, now };
    identity(unproven.claims(&keys, &KINDS)?, &provider(), expected).map(drop)
}

fn of_settings(lie: fn(&mut testkit::forged_token::Object)) -> Result<(), Refused> {
    let mut told = settings(ADDRESS);
    lie(&mut told);
    discovery::read(Value::Object(told).to_string().as_bytes(), &provider(), &allowed()).map(drop)
}

fn of_answer(lie: fn(&mut Vec<(String, String)>)) -> Result<(), Refused> {
    let mut told = answer(ADDRESS, "code-1", "state-1");
    lie(&mut told);
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(told).finish();
    Answer::parse(&query)?.code(&metadata(), &provider()).map(drop)
}

type Way = Box<dyn Fn() -> Result<(), Refused>>;
type Named = (&'static str, &'static str, Way);

/// Every case of the forger's lists: its name, the word for why it is refused, and what comes of it here.
fn cases() -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    all.extend(LIES.iter().map(|(name, key, lie)| (*name, *key, Box::new(move || of_token(*lie)) as Way)));
    all.extend(SETTINGS.iter().map(|(name, key, lie)| (*name, *key, Box::new(move || of_settings(*lie)) as Way)));
    all.extend(ANSWERS.iter().map(|(name, key, lie)| (*name, *key, Box::new(move || of_answer(*lie)) as Way)));
    all
}

/// Cases that something stops although their own check is left out, and what: another check behind it, or that there is nothing
/// to go on with.
const HELD: &[(&str, &str)] = &[
    ("not signed", "signature"),
    ("signed with the public key as a secret", "signature"),
    ("another algorithm than the key's", "signature"),
    ("a key for encryption", "signature"),
    ("a key that is a secret", "signature"),
    ("a key on another curve", "signature"),
    ("a key of its own in the head", "signature"),
    ("no audience", "authorized-party"),
    ("no audience in the list", "authorized-party"),
    ("an audience that is no text", "authorized-party"),
    ("a payload that was changed", "jwt-malformed"),
    ("two parts", "jwt-malformed"),
    ("four parts", "jwt-malformed"),
    ("base64 with padding", "jwt-malformed"),
    ("a space after it", "jwt-malformed"),
    ("a token that is too long", "jwt-malformed"),
    ("claims that are a list", "jwt-malformed"),
    ("claims that go deep", "jwt-malformed"),
    ("keys in a file", "discovery-endpoint"),
    ("a way in that is a script", "discovery-endpoint"),
    ("no keys", "discovery-endpoint"),
];

#[test]
fn each_case_of_the_forger_gets_through_when_its_own_check_is_left_out() {
    let cases = cases();
    let (mut through, mut held) = (BTreeMap::<&str, usize>::new(), BTreeSet::new());
    for (name, key, way) in &cases {
        let check = *Refused::ALL.iter().find(|refused| refused.key() == *key).unwrap();
        assert_eq!(way(), Err(check), "{name}: with every check");
        match without(&[check], way) {
            Ok(()) => *through.entry(key).or_default() += 1,
            Err(other) => {
                held.insert((*name, other.key()));
            }
        }
        assert_eq!(way(), Err(check), "{name}: with every check again");
    }
    let checks: BTreeSet<&str> = cases.iter().map(|(_, key, _)| *key).collect();
    let never: Vec<&&str> = checks.iter().filter(|key| !through.contains_key(*key)).collect();
    assert!(never.is_empty(), "no case is let through by leaving out {never:?}: what they show is nothing");
    assert_eq!(held, HELD.iter().copied().collect(), "what is held all the same");
}

#[test]
fn a_token_without_a_signature_gets_through_where_neither_its_algorithm_nor_its_signature_is_looked_at() {
    let (_, _, way) = cases().into_iter().find(|(name, ..)| *name == "not signed").unwrap();
    assert_eq!(without(&[Refused::Algorithm], &way), Err(Refused::Signature), "two locks");
    assert_eq!(without(&[Refused::Algorithm, Refused::Signature], &way), Ok(()));
}

#[test]
fn what_is_told_beside_the_token_is_of_the_same_person_or_refused() {
    let said = |text: &str| Object::parse(text.as_bytes()).unwrap();
    assert_eq!(userinfo::is_of(&said(r#"{"sub": "person-1"}"#), "person-1"), Ok(()));
    for wrong in
        [r#"{"sub": "person-2"}"#, r#"{"sub": ["person-1"]}"#, r#"{"name": "Anna Ek"}"#, r#"{"sub": "Person-1"}"#]
    {
        let way = || userinfo::is_of(&said(wrong), "person-1");
        assert_eq!(way(), Err(Refused::UserinfoSubject), "{wrong}");
        assert_eq!(without(&[Refused::UserinfoSubject], way), Ok(()), "{wrong}");
    }
}

#[test]
fn what_is_honest_gets_through_with_every_check() {
    assert_eq!(of_token(|_| {}), Ok(()));
    assert_eq!(of_settings(|_| {}), Ok(()));
    assert_eq!(of_answer(|_| {}), Ok(()));
}
