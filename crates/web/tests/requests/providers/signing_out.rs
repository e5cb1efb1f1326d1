//! Out: here and at the provider, and when the provider says so. A token for signing out that is forged ends nothing.

use axum::http::{HeaderMap, Method};
use serde_json::{Map, Value, json};
use testkit::forged_token::Sign;

use super::forger::Plan;
use super::{Agency, USUAL, is_in};

async fn say(agency: &Agency, token: &str) -> u16 {
    // As a server sends it: without an origin, and without cookies.
    let server = agency.installation.anonymous();
    agency.tick();
    let (fields, headers) = ([("logout_token", token)], HeaderMap::new());
    server.send(Method::POST, "/verket/sign-in/with/1/signed-out", &fields, &headers).await.status
}

#[tokio::test]
async fn out_here_leads_to_the_way_out_there() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    let out = client.post("/sign-out", &[]).await;
    assert_eq!(out.location(), "/verket/sign-in?left=1");
    let page = client.get_address(out.location()).await;
    assert!(page.says("Logga ut hos Verkets inloggning också"), "{}", page.main());
    let way = format!(
        "{}/end?client_id=rodtrad&amp;post_logout_redirect_uri=http%3A%2F%2Flocalhost%2Fverket%2Fsign-in",
        agency.forger.issuer()
    );
    assert!(page.says(&way), "{}", page.main());
    assert!(!is_in(&client).await);
}

#[tokio::test]
async fn the_provider_ends_a_session_of_its_own_at_once() {
    let agency = Agency::with(&USUAL).await;
    let [here, there] = [0, 1].map(|_| agency.installation.anonymous());
    agency.sign_in(&here).await;
    agency.forger.lie(|plan| plan.claims = |claims| drop(claims.insert("sid".to_owned(), json!("session-2"))));
    agency.sign_in(&there).await;
    agency.forger.lie(|plan| plan.claims = |_| {});
    assert!(is_in(&here).await && is_in(&there).await);
    let token = agency.forger.token(agency.forger.logout_claims(), Some("logout+jwt"));
    assert_eq!(say(&agency, &token).await, 200);
    assert!(!is_in(&here).await && is_in(&there).await, "that session and no other");
    // The subject in all of them.
    let mut claims = agency.forger.logout_claims();
    claims.remove("sid");
    claims.insert("jti".to_owned(), json!("once-2"));
    assert_eq!(say(&agency, &agency.forger.token(claims, Some("logout+jwt"))).await, 200);
    assert!(!is_in(&there).await);
    let log = agency.installation.auditor().await.get("/security?kind=signed-out-there").await;
    assert!(log.says("Utloggad av inloggningstjänsten") && log.says("Anna Ek"), "{}", log.main());
}

type Claims = Map<String, Value>;
type Case = (&'static str, &'static str, fn(&mut Plan), fn(&mut Claims));

const FORGED: &[Case] = &[
    ("not signed", "algorithm", |plan| plan.sign = Sign::None, |_| {}),
    ("signed by another", "signature", |plan| plan.sign = Sign::Others, |_| {}),
    ("signed with the public key as a secret", "algorithm", |plan| plan.sign = Sign::Confused, |_| {}),
    ("another kind", "type", |plan| plan.head = |head| drop(head.insert("typ".to_owned(), json!("at+jwt"))), |_| {}),
    (
        "an ID token",
        "no-logout",
        |_| {},
        |claims| {
            claims.remove("events");
            claims.insert("nonce".to_owned(), json!("x"));
        },
    ),
    ("a nonce", "no-logout", |_| {}, |claims| drop(claims.insert("nonce".to_owned(), json!("x")))),
    ("no event", "no-logout", |_| {}, |claims| drop(claims.remove("events"))),
    ("another event", "no-logout", |_| {}, |claims| drop(claims.insert("events".to_owned(), json!({ "x": {} })))),
    (
        "an event that is a text",
        "no-logout",
        |_| {},
        |claims| {
            claims.insert("events".to_owned(), json!("http://schemas.openid.net/event/backchannel-logout"));
        },
    ),
    ("another issuer", "issuer", |_| {}, |claims| drop(claims.insert("iss".to_owned(), json!("https://evil.example")))),
    ("for another", "audience", |_| {}, |claims| drop(claims.insert("aud".to_owned(), json!("another")))),
    ("ended", "expired", |_| {}, |claims| drop(claims.insert("exp".to_owned(), json!(1_000_000)))),
    ("without an end", "expiry-missing", |_| {}, |claims| drop(claims.remove("exp"))),
    ("made long ago", "issued-long-ago", |_| {}, |claims| drop(claims.insert("iat".to_owned(), json!(1_000_000)))),
    ("without an id", "no-logout", |_| {}, |claims| drop(claims.remove("jti"))),
    (
        "about nobody",
        "subject",
        |_| {},
        |claims| {
            claims.remove("sub");
            claims.remove("sid");
        },
    ),
];

#[tokio::test]
async fn a_forged_token_ends_nothing() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    for (name, reason, lie, change) in FORGED {
        agency.forger.lie(|plan| *plan = Plan::default());
        agency.forger.lie(*lie);
        let mut claims = agency.forger.logout_claims();
        change(&mut claims);
        let token = agency.forger.token(claims, Some("logout+jwt"));
        assert_eq!(say(&agency, &token).await, 400, "{name}");
        assert_eq!(agency.reasons()[0], *reason, "{name}");
        assert!(is_in(&client).await, "{name}");
    }
    for nothing in ["", "x", "a.b.c"] {
        assert_eq!(say(&agency, nothing).await, 400);
    }
    assert!(is_in(&client).await);
}

#[tokio::test]
async fn a_token_is_used_once() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    agency.sign_in(&client).await;
    let token = agency.forger.token(agency.forger.logout_claims(), None);
    assert_eq!(say(&agency, &token).await, 200);
    agency.sign_in(&client).await;
    assert_eq!(say(&agency, &token).await, 400);
    assert!(is_in(&client).await);
    assert_eq!(agency.reasons(), ["replayed"]);
}

#[tokio::test]
async fn only_that_address_takes_what_says_nothing_of_its_origin() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    for address in ["/verket/sign-out", "/verket/sign-in/with/1/keys", "/verket/account/providers/1"] {
        let reply = client.send(Method::POST, address, &[], &HeaderMap::new()).await;
        assert_eq!(reply.status, 403, "{address}");
    }
}
