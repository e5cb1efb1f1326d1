//! What else than a token a provider can lie about: what it says of itself, and what the browser comes back with; with the
//! word for why each is refused. For the checks of `identity`, and for the whole way in, as with `forged_token`.

use serde_json::json;

use crate::forged_token::{Case, Object, set};

/// Fields of an address, in order.
pub type Pairs = Vec<(String, String)>;

/// What an honest provider says of itself, whose address this is.
pub fn settings(address: &str) -> Object {
    let at = |path: &str| format!("{address}{path}");
    crate::forged_token::object(json!({
        "issuer": address, "authorization_endpoint": at("/auth"), "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"), "end_session_endpoint": at("/end"), "userinfo_endpoint": at("/userinfo"),
        "response_types_supported": ["code"], "code_challenge_methods_supported": ["S256"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
        "authorization_response_iss_parameter_supported": true, "claims_parameter_supported": true,
    }))
}

/// What the browser comes back with from an honest one.
pub fn answer(address: &str, code: &str, state: &str) -> Pairs {
    [("code", code), ("state", state), ("iss", address)]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

/// Lies about itself.
#[allow(clippy::unwrap_used, reason = "a lie that cannot be told is a test that has failed")]
pub const SETTINGS: &[Case<Object>] = &[
    ("the settings of another issuer", "discovery-issuer", |said| set(said, "issuer", json!("https://evil.example"))),
    ("an issuer with a slash", "discovery-issuer", |said| {
        let issuer = format!("{}/", said["issuer"].as_str().unwrap());
        set(said, "issuer", json!(issuer));
    }),
    ("a token endpoint at another host", "discovery-endpoint", |said| {
        set(said, "token_endpoint", json!("https://evil.example/token"))
    }),
    ("a token endpoint where clouds keep their secrets", "discovery-endpoint", |said| {
        set(said, "token_endpoint", json!("http://169.254.169.254/latest/meta-data/"))
    }),
    ("keys on a private network", "discovery-endpoint", |said| set(said, "jwks_uri", json!("http://10.0.0.1/keys"))),
    ("keys at another port of the same machine", "discovery-endpoint", |said| {
        set(said, "jwks_uri", json!("http://127.0.0.1:1/keys"))
    }),
    ("keys in a file", "discovery-endpoint", |said| set(said, "jwks_uri", json!("file:///etc/passwd"))),
    ("a way in at another host", "discovery-endpoint", |said| {
        set(said, "authorization_endpoint", json!("https://evil.example/auth"))
    }),
    ("a way in that is a script", "discovery-endpoint", |said| {
        set(said, "authorization_endpoint", json!("javascript:alert(1)"))
    }),
    ("a way out at another host", "discovery-endpoint", |said| {
        set(said, "end_session_endpoint", json!("https://evil.example/end"))
    }),
    ("no keys", "discovery-endpoint", |said| drop(said.remove("jwks_uri"))),
    ("PKCE without S256", "no-pkce", |said| set(said, "code_challenge_methods_supported", json!(["plain"]))),
    ("tokens in the address", "no-code-flow", |said| set(said, "response_types_supported", json!(["id_token token"]))),
    ("nothing but secrets to sign with", "no-signature", |said| {
        set(said, "id_token_signing_alg_values_supported", json!(["HS256", "none"]))
    }),
    ("no way for the client to prove itself", "no-client-authentication", |said| {
        set(said, "token_endpoint_auth_methods_supported", json!(["none"]))
    }),
];

/// Lies in what the browser comes back with.
pub const ANSWERS: &[Case<Pairs>] = &[
    ("the issuer of another", "mixed-up", |answer| answer[2].1 = "https://evil.example".to_owned()),
    ("no issuer, of one that always tells it", "mixed-up", |answer| drop(answer.pop())),
    ("two codes", "answer-malformed", |answer| answer.push(("code".to_owned(), "code-2".to_owned()))),
    ("two states", "answer-malformed", |answer| answer.push(answer[1].clone())),
    ("no code", "answer-malformed", |answer| drop(answer.remove(0))),
    ("a code that is too long", "answer-malformed", |answer| answer[0].1 = "c".repeat(5000)),
    ("no state", "answer-malformed", |answer| drop(answer.remove(1))),
    ("a no, with a code", "denied", |answer| answer.push(("error".to_owned(), "access_denied".to_owned()))),
];
