//! Everything that is forged, a line each: what is wrong, and what the security log then says. Nobody comes in by any of it, and
//! nobody is added.

use serde_json::{Value, json};

use super::forger::{Instead, Plan, Sign};
use super::{Agency, USUAL, is_in};

/// A lie, and the reason by which it is refused.
type Case = (&'static str, &'static str, fn(&mut Plan));

fn set(claims: &mut serde_json::Map<String, Value>, name: &str, value: Value) {
    claims.insert(name.to_owned(), value);
}

const TOKENS: &[Case] = &[
    // How it is signed.
    ("not signed", "algorithm", |plan| plan.sign = Sign::None),
    ("not signed, with a signature", "algorithm", |plan| plan.head = |head| set(head, "alg", json!("none"))),
    ("not signed, in capitals", "algorithm", |plan| plan.head = |head| set(head, "alg", json!("NONE"))),
    ("signed with the public key as a secret", "algorithm", |plan| plan.sign = Sign::Confused),
    ("no algorithm", "algorithm", |plan| plan.head = |head| drop(head.remove("alg"))),
    ("an algorithm that is a list", "algorithm", |plan| plan.head = |head| set(head, "alg", json!(["ES256"]))),
    ("another algorithm than the key's", "key-unknown", |plan| plan.head = |head| set(head, "alg", json!("RS256"))),
    ("the key of another provider", "signature", |plan| plan.sign = Sign::Others),
    ("a key that is not known", "key-unknown", |plan| plan.head = |head| set(head, "kid", json!("k2"))),
    ("the id of another of its keys", "key-unknown", |plan| plan.head = |head| set(head, "kid", json!("rsa"))),
    ("no id, among several keys of the kind", "key-unknown", |plan| {
        plan.head = |head| drop(head.remove("kid"));
        plan.keys = |keys| keys.push(keys[0].clone());
    }),
    ("a key for encryption", "key-unknown", |plan| plan.keys = |keys| keys[0]["use"] = json!("enc")),
    ("a key that is a secret", "key-unknown", |plan| {
        plan.keys = |keys| keys[0] = json!({ "kty": "oct", "kid": "k1", "k": "c2VjcmV0" });
    }),
    ("a key on another curve", "key-unknown", |plan| plan.keys = |keys| keys[0]["crv"] = json!("secp256k1")),
    ("a key of its own in the head", "key-injected", |plan| {
        plan.sign = Sign::Others;
        plan.head = |head| set(head, "jwk", json!({ "kty": "EC", "crv": "P-256", "x": "AA", "y": "AA" }));
    }),
    ("an address of keys in the head", "key-injected", |plan| {
        plan.head = |head| set(head, "jku", json!("https://evil.example/keys"));
    }),
    ("an address of certificates in the head", "key-injected", |plan| {
        plan.head = |head| set(head, "x5u", json!("https://evil.example/certificates"));
    }),
    ("an extension that has to be known", "critical", |plan| plan.head = |head| set(head, "crit", json!(["b64"]))),
    ("another kind of token", "type", |plan| plan.head = |head| set(head, "typ", json!("at+jwt"))),
    ("a token for signing out", "type", |plan| plan.head = |head| set(head, "typ", json!("logout+jwt"))),
    ("a payload that was changed", "signature", |plan| {
        plan.token = |token| {
            let parts: Vec<&str> = token.split('.').collect();
            let mut payload = parts[1].to_owned();
            payload.replace_range(20..21, if &payload[20..21] == "A" { "B" } else { "A" });
            format!("{}.{payload}.{}", parts[0], parts[2])
        };
    }),
    ("no signature", "signature", |plan| {
        plan.token = |token| format!("{}.", token.rsplit_once('.').unwrap().0);
    }),
    ("a signature of nothing but zeros", "signature", |plan| {
        plan.token = |token| format!("{}.{}", token.rsplit_once('.').unwrap().0, "A".repeat(86));
    }),
    ("two parts", "jwt-malformed", |plan| plan.token = |token| token.rsplit_once('.').unwrap().0.to_owned()),
    ("four parts", "jwt-malformed", |plan| plan.token = |token| format!("{token}.AAAA")),
    ("base64 with padding", "jwt-malformed", |plan| plan.token = |token| format!("{token}==")),
    ("a space after it", "jwt-malformed", |plan| plan.token = |token| format!("{token} ")),
    ("a token that is too long", "jwt-malformed", |plan| {
        plan.claims = |claims| set(claims, "filling", json!("x".repeat(80_000)));
    }),
    ("claims that stand twice", "jwt-malformed", |plan| {
        plan.written = |claims| claims.replacen('{', "{\"sub\":\"person-2\",", 1);
    }),
    ("claims that are a list", "jwt-malformed", |plan| plan.written = |claims| format!("[{claims}]")),
    ("claims that go deep", "jwt-malformed", |plan| plan.written = |_| "{\"a\":".repeat(5000)),
    // What it says.
    ("another issuer", "issuer", |plan| plan.claims = |claims| set(claims, "iss", json!("https://evil.example"))),
    ("the issuer with a slash", "issuer", |plan| {
        plan.claims = |claims| {
            let issuer = format!("{}/", claims["iss"].as_str().unwrap());
            set(claims, "iss", json!(issuer));
        };
    }),
    ("no issuer", "issuer", |plan| plan.claims = |claims| drop(claims.remove("iss"))),
    ("the token of another client", "audience", |plan| plan.claims = |claims| set(claims, "aud", json!("another"))),
    ("no audience", "audience", |plan| plan.claims = |claims| drop(claims.remove("aud"))),
    ("no audience in the list", "audience", |plan| plan.claims = |claims| set(claims, "aud", json!([]))),
    ("an audience that is no text", "audience", |plan| {
        plan.claims = |claims| set(claims, "aud", json!(["rodtrad", 1]))
    }),
    ("several audiences, nobody named", "authorized-party", |plan| {
        plan.claims = |claims| set(claims, "aud", json!(["another", "rodtrad"]));
    }),
    ("given to another client", "authorized-party", |plan| plan.claims = |claims| set(claims, "azp", json!("another"))),
    ("no end", "expiry-missing", |plan| plan.claims = |claims| drop(claims.remove("exp"))),
    ("an end that is a text", "expiry-missing", |plan| {
        plan.claims = |claims| set(claims, "exp", json!("99999999999"));
    }),
    ("ended", "expired", |plan| {
        plan.claims = |claims| {
            let ended = claims["iat"].as_i64().unwrap() - 61;
            set(claims, "exp", json!(ended));
        };
    }),
    ("no beginning", "issued-missing", |plan| plan.claims = |claims| drop(claims.remove("iat"))),
    ("made long ago", "issued-long-ago", |plan| {
        plan.claims = |claims| {
            let before = claims["iat"].as_i64().unwrap() - 601;
            set(claims, "iat", json!(before));
        };
    }),
    ("made in the future", "not-yet", |plan| {
        plan.claims = |claims| {
            let later = claims["iat"].as_i64().unwrap() + 61;
            set(claims, "iat", json!(later));
        };
    }),
    ("not yet valid", "not-yet", |plan| {
        plan.claims = |claims| {
            let later = claims["iat"].as_i64().unwrap() + 61;
            set(claims, "nbf", json!(later));
        };
    }),
    ("another nonce", "nonce", |plan| plan.claims = |claims| set(claims, "nonce", json!("another"))),
    ("no nonce", "nonce", |plan| plan.claims = |claims| drop(claims.remove("nonce"))),
    ("nobody", "subject", |plan| plan.claims = |claims| drop(claims.remove("sub"))),
    ("an empty subject", "subject", |plan| plan.claims = |claims| set(claims, "sub", json!(""))),
    ("a subject that is a number", "subject", |plan| plan.claims = |claims| set(claims, "sub", json!(1))),
    ("a subject that is too long", "subject", |plan| {
        plan.claims = |claims| set(claims, "sub", json!("x".repeat(256)));
    }),
    ("the hash of another access token", "access-token-hash", |plan| {
        plan.claims = |claims| set(claims, "at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"));
    }),
    ("a hash of no access token", "access-token-hash", |plan| {
        plan.claims = |claims| set(claims, "at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"));
        plan.reply = |reply| drop(reply.remove("access_token"));
    }),
    ("a level that is too low", "level", |plan| {
        plan.claims = |claims| set(claims, "acr", json!("http://id.elegnamnden.se/loa/1.0/loa2"));
    }),
    ("no level", "level", |plan| plan.claims = |claims| drop(claims.remove("acr"))),
    ("a level in a list", "level", |plan| {
        plan.claims = |claims| set(claims, "acr", json!(["http://id.elegnamnden.se/loa/1.0/loa3"]));
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
    // What the browser comes back with.
    ("the issuer of another", "mixed-up", |plan| {
        plan.answer = |answer| answer[2].1 = "https://evil.example".to_owned();
    }),
    ("no issuer, of one that always tells it", "mixed-up", |plan| plan.answer = |answer| drop(answer.pop())),
    ("two codes", "answer-malformed", |plan| {
        plan.answer = |answer| answer.push(("code".to_owned(), "code-2".to_owned()));
    }),
    ("two states", "answer-malformed", |plan| plan.answer = |answer| answer.push(answer[1].clone())),
    ("no code", "answer-malformed", |plan| plan.answer = |answer| drop(answer.remove(0))),
    ("a code that is not its own", "code-refused", |plan| plan.answer = |answer| answer[0].1 = "code-9".to_owned()),
    ("a code that is too long", "answer-malformed", |plan| plan.answer = |answer| answer[0].1 = "c".repeat(5000)),
    ("another state", "stale", |plan| plan.answer = |answer| answer[1].1 = "AAAAAAAAAAAAAAAAAAAAAA".to_owned()),
    ("no state", "answer-malformed", |plan| plan.answer = |answer| drop(answer.remove(1))),
    ("a no, with a code", "denied", |plan| {
        plan.answer = |answer| answer.push(("error".to_owned(), "access_denied".to_owned()));
    }),
];

/// What the provider says of itself.
const SETTINGS: &[Case] = &[
    ("the settings of another issuer", "discovery-issuer", |plan| {
        plan.discovery = |said| set(said, "issuer", json!("https://evil.example"));
    }),
    ("an issuer with a slash", "discovery-issuer", |plan| {
        plan.discovery = |said| {
            let issuer = format!("{}/", said["issuer"].as_str().unwrap());
            set(said, "issuer", json!(issuer));
        };
    }),
    ("a token endpoint at another host", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "token_endpoint", json!("https://evil.example/token"));
    }),
    ("a token endpoint where clouds keep their secrets", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "token_endpoint", json!("http://169.254.169.254/latest/meta-data/"));
    }),
    ("keys on a private network", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "jwks_uri", json!("http://10.0.0.1/keys"));
    }),
    ("keys at another port of the same machine", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "jwks_uri", json!("http://127.0.0.1:1/keys"));
    }),
    ("keys in a file", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "jwks_uri", json!("file:///etc/passwd"));
    }),
    ("a way in at another host", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "authorization_endpoint", json!("https://evil.example/auth"));
    }),
    ("a way in that is a script", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "authorization_endpoint", json!("javascript:alert(1)"));
    }),
    ("a way out at another host", "discovery-endpoint", |plan| {
        plan.discovery = |said| set(said, "end_session_endpoint", json!("https://evil.example/end"));
    }),
    ("no keys", "discovery-endpoint", |plan| plan.discovery = |said| drop(said.remove("jwks_uri"))),
    ("PKCE without S256", "no-pkce", |plan| {
        plan.discovery = |said| set(said, "code_challenge_methods_supported", json!(["plain"]));
    }),
    ("tokens in the address", "no-code-flow", |plan| {
        plan.discovery = |said| set(said, "response_types_supported", json!(["id_token token"]));
    }),
    ("nothing but secrets to sign with", "no-signature", |plan| {
        plan.discovery = |said| set(said, "id_token_signing_alg_values_supported", json!(["HS256", "none"]));
    }),
    ("no way for the client to prove itself", "no-client-authentication", |plan| {
        plan.discovery = |said| set(said, "token_endpoint_auth_methods_supported", json!(["none"]));
    }),
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

#[tokio::test]
async fn nobody_comes_in_by_anything_forged() {
    let mut wrong = Vec::new();
    for (name, reason, lie) in TOKENS.iter().chain(SETTINGS) {
        let agency = Agency::with(&[&USUAL[..], &LEVEL].concat()).await;
        agency.forger.lie(*lie);
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
    assert!(25 < TOKENS.len() + SETTINGS.len());
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
