//! Everything that is forged, a line each: what is wrong, and what the security log then says. Nobody comes in by any of it, and
//! nobody is added.

use serde_json::json;
use testkit::forged_provider::{ANSWERS, SETTINGS};
use testkit::forged_token::{LIES, Sign, set};

use super::forger::{Instead, Plan};
use super::{Agency, USUAL, is_in};

/// A lie, and the reason by which it is refused.
type Case = (&'static str, &'static str, fn(&mut Plan));

/// What is wrong beside the token, the settings and the answer: those lists are the testkit's.
const OTHERS: &[Case] = &[
    ("a hash of no access token", "access-token-hash", |plan| {
        plan.claims = |claims| set(claims, "at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"));
        plan.reply = |reply| drop(reply.remove("access_token"));
    }),
    ("an address that is not verified, of somebody who is here", "address-taken", |plan| {
        plan.claims = |claims| set(claims, "email_verified", json!(false));
    }),
    ("an address that is verified in writing", "address-taken", |plan| {
        plan.claims = |claims| set(claims, "email_verified", json!("true"));
    }),
    ("an address that says nothing of that", "address-taken", |plan| {
        plan.claims = |claims| drop(claims.remove("email_verified"));
    }),
    // What the token endpoint answers.
    ("no token", "token-malformed", |plan| plan.reply = |reply| drop(reply.remove("id_token"))),
    ("a token that is a list", "token-malformed", |plan| plan.reply = |reply| set(reply, "id_token", json!(["x"]))),
    ("a redirect at the token endpoint", "token-malformed", |plan| plan.instead = Some(("/token", Instead::Redirect))),
    ("an error of the server", "token-malformed", |plan| plan.instead = Some(("/token", Instead::Status(500)))),
    ("tokens of two megabytes", "too-large", |plan| plan.instead = Some(("/token", Instead::Megabytes))),
    ("tokens that are a page", "token-malformed", |plan| plan.instead = Some(("/token", Instead::Text("<html>")))),
    ("tokens that stand twice", "token-malformed", |plan| {
        plan.instead = Some(("/token", Instead::Text(r#"{"id_token":"a.b.c","id_token":"d.e.f"}"#)));
    }),
    ("a code that is not its own", "code-refused", |plan| plan.answer = |answer| answer[0].1 = "code-9".to_owned()),
    ("another state", "stale", |plan| plan.answer = |answer| answer[1].1 = "AAAAAAAAAAAAAAAAAAAAAA".to_owned()),
    // What it tells beside the token.
    ("another person beside the token", "userinfo-subject", |plan| {
        plan.claims = |claims| drop(claims.remove("name"));
        plan.userinfo = |said| set(said, "sub", json!("person-2"));
    }),
    ("nobody beside the token", "userinfo-subject", |plan| {
        plan.claims = |claims| drop(claims.remove("email"));
        plan.userinfo = |said| drop(said.remove("sub"));
    }),
    ("an address beside the token that is not verified, where the token says that it is", "address-taken", |plan| {
        plan.claims = |claims| drop(claims.remove("email"));
        plan.userinfo = |said| set(said, "email_verified", json!(false));
    }),
    // What is at the addresses that it tells.
    ("settings that stand twice", "discovery-malformed", |plan| {
        plan.instead = Some(("/.well-known/openid-configuration", Instead::Text(r#"{"issuer":"a","issuer":"b"}"#)));
    }),
    ("settings elsewhere", "discovery-status", |plan| {
        plan.instead = Some(("/.well-known/openid-configuration", Instead::Redirect));
    }),
    ("settings of two megabytes", "too-large", |plan| {
        plan.instead = Some(("/.well-known/openid-configuration", Instead::Megabytes));
    }),
    ("keys elsewhere", "keys-malformed", |plan| plan.instead = Some(("/keys", Instead::Redirect))),
    ("keys that are a page", "keys-malformed", |plan| plan.instead = Some(("/keys", Instead::Text("<html>")))),
];

const LEVEL: [(&str, &str); 1] = [("levels", "http://id.elegnamnden.se/loa/1.0/loa3")];

type Told = Box<dyn Fn(&mut Plan)>;
/// A lie of any list: what it is, the word for why it is refused, and how it is told.
type Named = (&'static str, &'static str, Told);

/// Every lie there is.
fn all() -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    all.extend(
        LIES.iter()
            .map(|(name, reason, lie)| (*name, *reason, Box::new(move |plan: &mut Plan| lie(&mut plan.lie)) as Told)),
    );
    all.extend(
        SETTINGS.iter().map(|(name, reason, lie)| {
            (*name, *reason, Box::new(move |plan: &mut Plan| plan.discovery = *lie) as Told)
        }),
    );
    all.extend(
        ANSWERS
            .iter()
            .map(|(name, reason, lie)| (*name, *reason, Box::new(move |plan: &mut Plan| plan.answer = *lie) as Told)),
    );
    all.extend(OTHERS.iter().map(|(name, reason, lie)| (*name, *reason, Box::new(*lie) as Told)));
    all
}

#[tokio::test]
async fn nobody_comes_in_by_anything_forged() {
    let mut wrong = Vec::new();
    let cases = all();
    for (name, reason, lie) in &cases {
        let agency = Agency::with(&[&USUAL[..], &LEVEL].concat()).await;
        agency.forger.lie(lie);
        let people = agency.people();
        let client = agency.installation.anonymous();
        let reply = agency.sign_in(&client).await;
        let reasons = agency.reasons();
        if is_in(&client).await || agency.people() != people {
            wrong.push(format!("{name}: somebody came in"));
        }
        if reply.status != 303 || !reply.location().starts_with("/verket/sign-in?refused=provider-") {
            wrong.push(format!("{name}: {} to {:?}", reply.status, reply.location()));
        }
        if reasons != [*reason] {
            wrong.push(format!("{name}: {reasons:?} and not {reason}"));
        }
        let page = client.get_address(reply.location()).await;
        if !page.main().contains("ds-error-summary") {
            wrong.push(format!("{name}: the page says nothing"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(80 < cases.len(), "{}", cases.len());
}

#[tokio::test]
async fn what_is_honest_comes_in() {
    let honest: [Case; 8] = [
        ("as it should", "", |_| {}),
        ("signed with RSA", "", |plan| plan.sign = Sign::Rsa),
        ("one key and no id", "", |plan| {
            plan.head = |head| drop(head.remove("kid"));
        }),
        ("the right hash of the access token", "", |plan| {
            plan.claims = |claims| set(claims, "at_hash", json!("kO3BoiDuEaRMUDNcqVjwag"));
            plan.reply = |reply| set(reply, "access_token", json!("rödtråd"));
        }),
        ("several audiences, and named", "", |plan| {
            plan.claims = |claims| {
                set(claims, "aud", json!(["another", "rodtrad"]));
                set(claims, "azp", json!("rodtrad"));
            };
        }),
        ("clocks a minute from each other", "", |plan| {
            plan.claims = |claims| {
                let later = claims["iat"].as_i64().unwrap() + 60;
                set(claims, "iat", json!(later));
            };
        }),
        ("a kind that is told", "", |plan| plan.head = |head| set(head, "typ", json!("JWT"))),
        ("no issuer in the answer, of one that does not tell it", "", |plan| {
            plan.answer = |answer| drop(answer.pop());
            plan.discovery = |said| drop(said.remove("authorization_response_iss_parameter_supported"));
        }),
    ];
    for (name, _, lie) in honest {
        let agency = Agency::with(&[&USUAL[..], &LEVEL].concat()).await;
        agency.forger.lie(lie);
        let client = agency.installation.anonymous();
        let reply = agency.sign_in(&client).await;
        assert_eq!((reply.status, reply.location()), (303, "/verket/"), "{name}: {:?}", agency.reasons());
        assert!(client.get("/account").await.says("Anna Ek"), "{name}");
    }
}

#[tokio::test]
async fn an_answer_is_taken_once_from_the_browser_that_asked() {
    let agency = Agency::with(&USUAL).await;
    let [anna, other] = [0, 1].map(|_| agency.installation.anonymous());
    let to = anna.get("/sign-in/with/1").await;
    let back = agency.forger.sign_in(to.location());

    // The state of another browser, which has an attempt of its own, and one that has none.
    assert_eq!(other.get_address(&back).await.status, 303);
    other.get("/sign-in/with/1").await;
    assert_eq!(other.get_address(&back).await.status, 303);
    assert!(!is_in(&other).await);
    assert_eq!(agency.reasons(), ["stale", "stale"]);

    assert_eq!(anna.get_address(&back).await.location(), "/verket/");
    assert!(is_in(&anna).await);

    // The same answer again, from the same browser with a new attempt.
    anna.post("/sign-out", &[]).await;
    anna.get_address(&back).await;
    anna.get("/sign-in/with/1").await;
    anna.get_address(&back).await;
    assert!(!is_in(&anna).await);

    // A code that was used, with an attempt of its own.
    let to = anna.get("/sign-in/with/1").await;
    let fresh = agency.forger.sign_in(to.location());
    let replayed = fresh.replace("code-2", "code-1");
    assert_ne!(fresh, replayed);
    agency.tick();
    anna.get_address(&replayed).await;
    assert!(!is_in(&anna).await);
    assert_eq!(agency.reasons()[0], "code-refused");
}

#[tokio::test]
async fn an_answer_that_comes_after_ten_minutes_is_too_late() {
    let agency = Agency::with(&USUAL).await;
    let client = agency.installation.anonymous();
    let to = client.get("/sign-in/with/1").await;
    let back = agency.forger.sign_in(to.location());
    agency.installation.store.clock().advance(jiff::SignedDuration::from_mins(10));
    client.get_address(&back).await;
    assert!(!is_in(&client).await);
    assert_eq!(agency.reasons(), ["stale"]);
}

#[tokio::test]
async fn an_answer_for_one_provider_is_none_for_another() {
    let agency = Agency::with(&USUAL).await;
    let issuer = agency.forger.issuer();
    assert_eq!(agency.add_provider(&issuer, &USUAL).await.status, 303);
    let client = agency.installation.anonymous();
    let to = client.get("/sign-in/with/1").await;
    let back = agency.forger.sign_in(to.location());
    client.get_address(&back.replace("/with/1/", "/with/2/")).await;
    assert!(!is_in(&client).await);
    assert_eq!(agency.reasons(), ["other-provider"]);
}

#[tokio::test]
async fn a_host_that_is_not_allowed_is_not_asked() {
    let agency = Agency::without_provider().await;
    let other = super::forger::Forger::begin(0).await;
    for issuer in [other.issuer(), "http://169.254.169.254".to_owned(), "https://idp.example".to_owned()] {
        assert_eq!(agency.add_provider(&issuer, &USUAL).await.status, 303);
    }
    let client = agency.installation.anonymous();
    for provider in 1..=3 {
        let refused = client.get(&format!("/sign-in/with/{provider}")).await;
        assert!(refused.location().contains("refused=provider-unreachable"), "{}", refused.location());
    }
    assert_eq!(agency.reasons(), ["host-not-allowed"; 3]);
    assert!(other.inside().asked.is_empty());
}
