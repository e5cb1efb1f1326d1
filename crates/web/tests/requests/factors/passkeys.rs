//! Passkeys: alone and as a second step. Every one that lies stays out.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::PersonId;
use jiff::SignedDuration;
use testkit::authenticator::{Authenticator, PRESENT};
use testkit::client::{Client, Installation, Reply};
use web::app::Settings;
use web::site::Site;

use super::{ANNA, EMAIL, PASSWORD, account, codes_on, installation, password, send, signed_in};

const ADMINISTRATOR: PersonId = PersonId(5);

fn encoded(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// A member of the options that a page or an answer holds for the script.
fn option(text: &str, name: &str) -> Vec<u8> {
    let text = text.replace("&quot;", "\"");
    let after = text.split(&format!("\"{name}\":\"")).nth(1).unwrap_or_else(|| panic!("no {name} in {text}"));
    BASE64_URL_SAFE_NO_PAD.decode(after.split('"').next().unwrap()).unwrap()
}

fn authenticator(credential: &[u8]) -> Authenticator {
    Authenticator::new("localhost", "http://localhost", credential)
}

fn user_handle(installation: &Installation, person: PersonId) -> Vec<u8> {
    installation.store.name_in_passkeys(&installation.organisation, person).to_vec()
}

async fn add_key(client: &Client, own: &Authenticator) -> Reply {
    let path = "/account/factors/passkey";
    let page = send(client, path, path, &[("current", PASSWORD), ("name", "Telefonen")]).await;
    assert_eq!(page.status, 200, "{}", page.main());
    let made = own.make(&option(&page.main(), "challenge"));
    let fields = [
        ("name", "Telefonen".to_owned()),
        ("client-data", encoded(&made.client_data)),
        ("attestation", encoded(&made.attestation)),
    ];
    let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
    client.post("/account/factors/passkey/key", &fields).await
}

/// What the script would send of a key that was used.
fn answer(own: &Authenticator, challenge: &[u8], handle: &[u8]) -> Vec<(&'static str, String)> {
    let used = own.sign(challenge);
    vec![
        ("credential", encoded(&own.credential)),
        ("client-data", encoded(&used.client_data)),
        ("authenticator-data", encoded(&used.authenticator_data)),
        ("signature", encoded(&used.signature)),
        ("user-handle", encoded(handle)),
    ]
}

async fn post(client: &Client, path: &str, fields: &[(&'static str, String)]) -> Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(path, &fields).await
}

async fn challenge(client: &Client) -> Vec<u8> {
    let options = client.post("/sign-in/passkey/options", &[]).await;
    assert_eq!((options.status, options.header("content-type")), (200, "application/json"));
    option(&options.text(), "challenge")
}

#[tokio::test]
async fn a_passkey_alone_signs_its_owner_in() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let mut own = authenticator(b"a key of anna");
    let added = add_key(&client, &own).await;
    assert_eq!(codes_on(&added).len(), 10, "the first factor comes with recovery codes: {}", added.main());
    let listed = client.get("/account/factors").await;
    assert!(listed.says("Telefonen"), "{}", listed.main());

    let other = installation.anonymous();
    let handle = user_handle(&installation, ANNA);
    let taken = challenge(&other).await;
    own.counter = 7;
    let fields = answer(&own, &taken, &handle);
    let done = post(&other, "/sign-in/passkey", &fields).await;
    assert_eq!((done.status, done.location()), (303, "/verket/"), "{}", done.main());
    assert!(other.get("/account").await.status == 200);
    let replayed = post(&installation.anonymous(), "/sign-in/passkey", &fields).await;
    assert_eq!(replayed.status, 422, "once");

    // As a second step, with a challenge of its own.
    let third = installation.anonymous();
    password(&third, EMAIL, "").await;
    let page = third.get("/sign-in/second").await;
    own.counter = 8;
    let done = post(&third, "/sign-in/second/passkey", &answer(&own, &option(&page.main(), "challenge"), b"")).await;
    assert_eq!((done.status, done.location()), (303, "/verket/"), "{}", done.main());

    // Renamed, and removed with the password.
    let key = encoded(&own.credential);
    let renamed = client.post("/account/factors/passkey/name", &[("key", &key), ("name", "Jobbtelefonen")]).await;
    assert_eq!(renamed.status, 303);
    let path = format!("/account/factors/passkey-removal?key={key}");
    assert!(client.get(&path).await.says("Jobbtelefonen"));
    let fields = [("current", PASSWORD), ("key", key.as_str())];
    assert_eq!(send(&client, &path, "/account/factors/passkey-removal", &fields).await.status, 303);
    own.counter = 9;
    let gone = answer(&own, &challenge(&other).await, &handle);
    assert_eq!(post(&installation.anonymous(), "/sign-in/passkey", &gone).await.status, 422);
}

/// A way to lie with a key that was used.
type Lie = (&'static str, fn(&mut Authenticator));

#[tokio::test]
async fn no_passkey_that_lies_gets_in() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let mut own = authenticator(b"a key of anna");
    own.counter = 5;
    add_key(&client, &own).await;
    account(&installation, ADMINISTRATOR, "admin@verket.se");
    let handle = user_handle(&installation, ANNA);
    let lies: [Lie; 8] = [
        ("another origin", |own| own.origin = "http://localhost.evil.example".to_owned()),
        ("another port", |own| own.origin = "http://localhost:8080".to_owned()),
        ("another site", |own| own.site = "evil.example".to_owned()),
        ("without making sure who", |own| own.flags = PRESENT),
        ("nobody there", |own| own.flags = 4),
        ("a counter that stands still", |own| own.counter = 5),
        ("a counter that goes back", |own| own.counter = 4),
        ("in a frame", |own| own.more = r#","crossOrigin":true"#),
    ];
    let others = installation.anonymous();
    let mut refused = 0;
    for (lie, tell) in lies {
        let (site, origin, flags) = (own.site.clone(), own.origin.clone(), own.flags);
        own.counter = 6;
        tell(&mut own);
        let fields = answer(&own, &challenge(&others).await, &handle);
        let reply = post(&others, "/sign-in/passkey", &fields).await;
        assert!(reply.status == 422 && reply.says("Nyckeln gick inte att använda"), "{lie}: {}", reply.main());
        // And not as a second step either.
        let halfway = installation.anonymous();
        password(&halfway, EMAIL, "").await;
        let page = halfway.get("/sign-in/second").await;
        let fields = answer(&own, &option(&page.main(), "challenge"), &handle);
        assert_eq!(post(&halfway, "/sign-in/second/passkey", &fields).await.status, 422, "{lie}, as a second step");
        installation.store.forget_tries(&installation.organisation, &store::attempts::Attempt::Factor(ANNA.0)).unwrap();
        (own.site, own.origin, own.flags, own.more) = (site, origin, flags, "");
        refused += 2;
    }
    own.counter = 6;
    let good = challenge(&others).await;
    let mut forged: Vec<(&str, Vec<(&'static str, String)>)> = vec![
        ("a challenge of nobody's", answer(&own, &[9; 32], &handle)),
        ("another person's name", answer(&own, &good, &user_handle(&installation, ADMINISTRATOR))),
        ("no name", answer(&own, &challenge(&others).await, b"")),
        ("another's key under this name", answer(&authenticator(b"a key of anna"), &challenge(&others).await, &handle)),
        ("a key that nobody has", answer(&authenticator(b"x"), &challenge(&others).await, &handle)),
        ("nothing", Vec::new()),
    ];
    let late = challenge(&others).await;
    let mut unsigned = answer(&own, &late, &handle);
    unsigned.retain(|(name, _)| *name != "signature");
    forged.push(("no signature", unsigned));
    for (forgery, fields) in &forged {
        let reply = post(&others, "/sign-in/passkey", fields).await;
        assert_eq!(reply.status, 422, "{forgery}: {}", reply.location());
        refused += 1;
    }
    // A challenge that was made for one thing is none for another, nor for somebody else, nor too late.
    let halfway = installation.anonymous();
    password(&halfway, EMAIL, "").await;
    let for_second = option(&halfway.get("/sign-in/second").await.main(), "challenge");
    assert_eq!(post(&others, "/sign-in/passkey", &answer(&own, &for_second, &handle)).await.status, 422);
    let for_sign_in = challenge(&others).await;
    assert_eq!(post(&halfway, "/sign-in/second/passkey", &answer(&own, &for_sign_in, &handle)).await.status, 422);
    let in_time = challenge(&others).await;
    installation.store.clock().advance(SignedDuration::from_mins(5));
    assert_eq!(post(&others, "/sign-in/passkey", &answer(&own, &in_time, &handle)).await.status, 422);
    assert_eq!(others.get("/account").await.status, 303, "{refused} were refused, and nobody is in");
    // The control: what lies in nothing gets in.
    let fields = answer(&own, &challenge(&others).await, &handle);
    assert_eq!(post(&others, "/sign-in/passkey", &fields).await.location(), "/verket/");
    let log = installation.auditor().await.get("/security?kind=passkey-copied").await;
    assert!(log.says("Nyckel som kan vara kopierad") && !log.says("Inget har hänt"), "{}", log.main());
}

#[tokio::test]
async fn a_key_is_made_by_its_owner_with_the_password_and_once() {
    let installation = installation();
    let client = signed_in(&installation).await;
    let own = authenticator(b"a key of anna");
    let path = "/account/factors/passkey";
    let refused = send(&client, path, path, &[("current", "fel"), ("name", "Telefonen")]).await;
    assert!(refused.status == 422 && refused.says("value=\"Telefonen\""), "{}", refused.main());
    let unasked = own.make(&[1; 32]);
    let fields = [
        ("name", "Telefonen".to_owned()),
        ("client-data", encoded(&unasked.client_data)),
        ("attestation", encoded(&unasked.attestation)),
    ];
    let reply = post(&client, "/account/factors/passkey/key", &fields).await;
    assert!(reply.status == 422 && reply.says("Nyckeln gick inte att använda"), "{}", reply.main());
    assert_eq!(add_key(&client, &own).await.status, 200);
    let twice = add_key(&client, &own).await;
    assert!(twice.status == 422 && twice.says("redan tillagd"), "{}", twice.main());
    // Nobody else can take it over.
    account(&installation, PersonId(2), "bo.al@verket.se");
    let bo = installation.anonymous();
    password(&bo, "bo.al@verket.se", "").await;
    assert!(add_key(&bo, &own).await.says("redan tillagd"));
}

#[tokio::test]
async fn passkeys_are_offered_at_the_site_alone() {
    let installation = Installation::small_with(Settings { pick_person: true, ..Settings::default() });
    account(&installation, ANNA, EMAIL);
    let client = signed_in(&installation).await;
    assert!(client.get("/account/factors/passkey").await.is_not_found());
    assert!(!client.get("/sign-in").await.says("data-passkey"));
    assert!(client.post("/sign-in/passkey/options", &[]).await.is_not_found());

    let site = Some(Site::parse("https://styrning.verket.se").unwrap());
    let installation = Installation::small_with(Settings { pick_person: true, site, ..Settings::default() });
    account(&installation, ANNA, EMAIL);
    let elsewhere = installation.anonymous();
    assert!(elsewhere.post("/sign-in/passkey/options", &[]).await.is_not_found());
    let here = installation.anonymous().with_header("host", "styrning.verket.se");
    let options = here.post("/sign-in/passkey/options", &[]).await;
    assert!(options.status == 200 && options.says("\"rpId\":\"styrning.verket.se\""), "{}", options.text());
    assert!(here.get("/sign-in").await.says("Logga in med nyckel"));
}
