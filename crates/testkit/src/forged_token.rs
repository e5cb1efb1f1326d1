//! Tokens of a provider that lies in one way each, and the word for why each is refused: for the checks of `identity`, one by
//! one, and for the whole way in, in the tests of `web`. Both go by the one list, so that what is shown of the checks is
//! shown of what stands in the way of the forger.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::rsa::PublicKeyComponents;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, RSA_PKCS1_SHA256, RsaKeyPair};
use serde_json::{Map, Value, json};

/// An object of JSON.
pub type Object = Map<String, Value>;

/// A lie: what it is, the word for why it is refused, and how it is told.
pub type Case<Told> = (&'static str, &'static str, fn(&mut Told));

/// In what way a token lies. To begin with it does not.
pub struct Lie {
    /// Changes the keys that are published.
    pub keys: fn(&mut Vec<Value>),
    /// Changes the token's head, before it is signed.
    pub head: fn(&mut Object),
    /// Changes the token's claims, before it is signed.
    pub claims: fn(&mut Object),
    /// The claims as they are written, when they are no object that can be had otherwise.
    pub written: fn(String) -> String,
    /// How it is signed.
    pub sign: Sign,
    /// Changes the whole token.
    pub token: fn(String) -> String,
}

/// How a token is signed.
#[derive(Clone, Copy, PartialEq)]
pub enum Sign {
    /// With the key that is published.
    Own,
    /// With the RSA key that is published.
    Rsa,
    /// With another key of the same kind.
    Others,
    /// As a secret, with the public key as the secret.
    Confused,
    /// Not at all.
    None,
}

impl Default for Lie {
    fn default() -> Lie {
        Lie {
            keys: |_| {},
            head: |_| {},
            claims: |_| {},
            written: |claims| claims,
            sign: Sign::Own,
            token: |token| token,
        }
    }
}

/// The keys of one who signs. The RSA key is in the repository and proves nothing.
pub struct Forge {
    own: EcdsaKeyPair,
    others: EcdsaKeyPair,
    rsa: RsaKeyPair,
    kid: String,
}

impl Default for Forge {
    fn default() -> Forge {
        Forge::new()
    }
}

impl Forge {
    /// New keys.
    ///
    /// # Panics
    /// When there are no random bytes.
    #[expect(clippy::unwrap_used, reason = "a test without keys has failed")]
    pub fn new() -> Forge {
        let rsa = RsaKeyPair::from_pkcs8(include_bytes!("rsa.pk8")).unwrap();
        Forge { own: pair(), others: pair(), rsa, kid: "k1".to_owned() }
    }

    /// Another key from now on, as after a rotation.
    pub fn rotate(&mut self, kid: &str) {
        self.own = pair();
        kid.clone_into(&mut self.kid);
    }

    /// A token with these claims, of this kind if it says one, as the lie says.
    ///
    /// # Panics
    /// When nothing can be signed.
    #[expect(clippy::unwrap_used, reason = "a test without a signature has failed")]
    pub fn token(&self, lie: &Lie, mut claims: Object, kind: Option<&str>) -> String {
        let algorithm = match lie.sign {
            Sign::Own | Sign::Others => "ES256",
            Sign::Rsa => "RS256",
            Sign::Confused => "HS256",
            Sign::None => "none",
        };
        let kid = if lie.sign == Sign::Rsa { "rsa" } else { &self.kid };
        let mut head = object(json!({ "alg": algorithm, "kid": kid }));
        if let Some(kind) = kind {
            head.insert("typ".to_owned(), json!(kind));
        }
        (lie.head)(&mut head);
        (lie.claims)(&mut claims);
        let claims = (lie.written)(Value::Object(claims).to_string());
        let message =
            [Value::Object(head).to_string(), claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part)).join(".");
        let random = SystemRandom::new();
        let signature = match lie.sign {
            Sign::Own => self.own.sign(&random, message.as_bytes()).unwrap().as_ref().to_vec(),
            Sign::Others => self.others.sign(&random, message.as_bytes()).unwrap().as_ref().to_vec(),
            Sign::Rsa => {
                let mut signature = vec![0; self.rsa.public().modulus_len()];
                self.rsa.sign(&RSA_PKCS1_SHA256, &random, message.as_bytes(), &mut signature).unwrap();
                signature
            }
            Sign::Confused => {
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, self.own.public_key().as_ref());
                ring::hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
            }
            Sign::None => Vec::new(),
        };
        (lie.token)(format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature)))
    }

    /// The keys as they are published, as the lie says.
    pub fn published(&self, lie: &Lie) -> Value {
        let public = PublicKeyComponents::<Vec<u8>>::from(self.rsa.public());
        let rsa = json!({
            "kty": "RSA", "kid": "rsa", "use": "sig", "n": BASE64_URL_SAFE_NO_PAD.encode(public.n),
            "e": BASE64_URL_SAFE_NO_PAD.encode(public.e),
        });
        let mut keys = vec![jwk(&self.own, &self.kid), rsa];
        (lie.keys)(&mut keys);
        json!({ "keys": keys })
    }
}

/// What an honest token says, made at this moment for `rodtrad`.
pub fn claims(issuer: &str, nonce: &str, now: i64) -> Object {
    object(json!({
        "iss": issuer, "sub": "person-1", "aud": "rodtrad", "exp": now + 300, "iat": now,
        "nonce": nonce, "sid": "session-1", "acr": "http://id.elegnamnden.se/loa/1.0/loa3",
        "name": "Anna Ek", "email": "anna.ek@verket.se", "email_verified": true, "groups": ["planerare"],
    }))
}

#[expect(clippy::unwrap_used, reason = "a test without keys has failed")]
fn pair() -> EcdsaKeyPair {
    let random = SystemRandom::new();
    let kept = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept.as_ref(), &random).unwrap()
}

/// The public half of a key.
fn jwk(pair: &EcdsaKeyPair, kid: &str) -> Value {
    let point = pair.public_key().as_ref();
    let [x, y] = [&point[1..33], &point[33..]].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
    json!({ "kty": "EC", "crv": "P-256", "kid": kid, "use": "sig", "alg": "ES256", "x": x, "y": y })
}

/// What is written so, when it is an object.
pub fn object(value: Value) -> Object {
    match value {
        Value::Object(object) => object,
        _ => Object::new(),
    }
}

/// A claim or a member of the head that says another thing.
pub fn set(claims: &mut Object, name: &str, value: Value) {
    claims.insert(name.to_owned(), value);
}

/// Every way in which a token can lie.
#[allow(clippy::unwrap_used, reason = "a lie that cannot be told is a test that has failed")]
pub const LIES: &[Case<Lie>] = &[
    // How it is signed.
    ("not signed", "algorithm", |lie| lie.sign = Sign::None),
    ("not signed, with a signature", "algorithm", |lie| lie.head = |head| set(head, "alg", json!("none"))),
    ("not signed, in capitals", "algorithm", |lie| lie.head = |head| set(head, "alg", json!("NONE"))),
    ("signed with the public key as a secret", "algorithm", |lie| lie.sign = Sign::Confused),
    ("no algorithm", "algorithm", |lie| lie.head = |head| drop(head.remove("alg"))),
    ("an algorithm that is a list", "algorithm", |lie| lie.head = |head| set(head, "alg", json!(["ES256"]))),
    ("another algorithm than the key's", "key-unknown", |lie| lie.head = |head| set(head, "alg", json!("RS256"))),
    ("the key of another provider", "signature", |lie| lie.sign = Sign::Others),
    ("a key that is not known", "key-unknown", |lie| lie.head = |head| set(head, "kid", json!("k2"))),
    ("the id of another of its keys", "key-unknown", |lie| lie.head = |head| set(head, "kid", json!("rsa"))),
    ("no id, among several keys of the kind", "key-unknown", |lie| {
        lie.head = |head| drop(head.remove("kid"));
        lie.keys = |keys| keys.push(keys[0].clone());
    }),
    ("a key for encryption", "key-unknown", |lie| lie.keys = |keys| keys[0]["use"] = json!("enc")),
    ("a key that is a secret", "key-unknown", |lie| {
        lie.keys = |keys| keys[0] = json!({ "kty": "oct", "kid": "k1", "k": "c2VjcmV0" });
    }),
    ("a key on another curve", "key-unknown", |lie| lie.keys = |keys| keys[0]["crv"] = json!("secp256k1")),
    ("a key of its own in the head", "key-injected", |lie| {
        lie.sign = Sign::Others;
        lie.head = |head| set(head, "jwk", json!({ "kty": "EC", "crv": "P-256", "x": "AA", "y": "AA" }));
    }),
    ("an address of keys in the head", "key-injected", |lie| {
        lie.head = |head| set(head, "jku", json!("https://evil.example/keys"));
    }),
    ("an address of certificates in the head", "key-injected", |lie| {
        lie.head = |head| set(head, "x5u", json!("https://evil.example/certificates"));
    }),
    ("an extension that has to be known", "critical", |lie| lie.head = |head| set(head, "crit", json!(["b64"]))),
    ("another kind of token", "type", |lie| lie.head = |head| set(head, "typ", json!("at+jwt"))),
    ("a token for signing out", "type", |lie| lie.head = |head| set(head, "typ", json!("logout+jwt"))),
    ("a payload that was changed", "signature", |lie| {
        lie.token = |token| {
            let parts: Vec<&str> = token.split('.').collect();
            let mut payload = parts[1].to_owned();
            payload.replace_range(20..21, if &payload[20..21] == "A" { "B" } else { "A" });
            format!("{}.{payload}.{}", parts[0], parts[2])
        };
    }),
    ("no signature", "signature", |lie| {
        lie.token = |token| format!("{}.", token.rsplit_once('.').unwrap().0);
    }),
    ("a signature of nothing but zeros", "signature", |lie| {
        lie.token = |token| format!("{}.{}", token.rsplit_once('.').unwrap().0, "A".repeat(86));
    }),
    ("two parts", "jwt-malformed", |lie| lie.token = |token| token.rsplit_once('.').unwrap().0.to_owned()),
    ("four parts", "jwt-malformed", |lie| lie.token = |token| format!("{token}.AAAA")),
    ("base64 with padding", "jwt-malformed", |lie| lie.token = |token| format!("{token}==")),
    ("a space after it", "jwt-malformed", |lie| lie.token = |token| format!("{token} ")),
    ("a token that is too long", "jwt-malformed", |lie| {
        lie.claims = |claims| set(claims, "filling", json!("x".repeat(80_000)));
    }),
    ("claims that stand twice", "jwt-malformed", |lie| {
        lie.written = |claims| claims.replacen('{', "{\"sub\":\"person-2\",", 1);
    }),
    ("claims that are a list", "jwt-malformed", |lie| lie.written = |claims| format!("[{claims}]")),
    ("claims that go deep", "jwt-malformed", |lie| lie.written = |_| "{\"a\":".repeat(5000)),
    // What it says.
    ("another issuer", "issuer", |lie| lie.claims = |claims| set(claims, "iss", json!("https://evil.example"))),
    ("the issuer with a slash", "issuer", |lie| {
        lie.claims = |claims| {
            let issuer = format!("{}/", claims["iss"].as_str().unwrap());
            set(claims, "iss", json!(issuer));
        };
    }),
    ("no issuer", "issuer", |lie| lie.claims = |claims| drop(claims.remove("iss"))),
    ("the token of another client", "audience", |lie| lie.claims = |claims| set(claims, "aud", json!("another"))),
    ("no audience", "audience", |lie| lie.claims = |claims| drop(claims.remove("aud"))),
    ("no audience in the list", "audience", |lie| lie.claims = |claims| set(claims, "aud", json!([]))),
    ("an audience that is no text", "audience", |lie| lie.claims = |claims| set(claims, "aud", json!(["rodtrad", 1]))),
    ("several audiences, nobody named", "authorized-party", |lie| {
        lie.claims = |claims| set(claims, "aud", json!(["another", "rodtrad"]));
    }),
    ("given to another client", "authorized-party", |lie| lie.claims = |claims| set(claims, "azp", json!("another"))),
    ("no end", "expiry-missing", |lie| lie.claims = |claims| drop(claims.remove("exp"))),
    ("an end that is a text", "expiry-missing", |lie| {
        lie.claims = |claims| set(claims, "exp", json!("99999999999"));
    }),
    ("ended", "expired", |lie| {
        lie.claims = |claims| {
            let ended = claims["iat"].as_i64().unwrap() - 61;
            set(claims, "exp", json!(ended));
        };
    }),
    ("no beginning", "issued-missing", |lie| lie.claims = |claims| drop(claims.remove("iat"))),
    ("made long ago", "issued-long-ago", |lie| {
        lie.claims = |claims| {
            let before = claims["iat"].as_i64().unwrap() - 601;
            set(claims, "iat", json!(before));
        };
    }),
    ("made in the future", "not-yet", |lie| {
        lie.claims = |claims| {
            let later = claims["iat"].as_i64().unwrap() + 61;
            set(claims, "iat", json!(later));
        };
    }),
    ("not yet valid", "not-yet", |lie| {
        lie.claims = |claims| {
            let later = claims["iat"].as_i64().unwrap() + 61;
            set(claims, "nbf", json!(later));
        };
    }),
    ("another nonce", "nonce", |lie| lie.claims = |claims| set(claims, "nonce", json!("another"))),
    ("no nonce", "nonce", |lie| lie.claims = |claims| drop(claims.remove("nonce"))),
    ("nobody", "subject", |lie| lie.claims = |claims| drop(claims.remove("sub"))),
    ("an empty subject", "subject", |lie| lie.claims = |claims| set(claims, "sub", json!(""))),
    ("a subject that is a number", "subject", |lie| lie.claims = |claims| set(claims, "sub", json!(1))),
    ("a subject that is too long", "subject", |lie| {
        lie.claims = |claims| set(claims, "sub", json!("x".repeat(256)));
    }),
    ("the hash of another access token", "access-token-hash", |lie| {
        lie.claims = |claims| set(claims, "at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"));
    }),
    ("a level that is too low", "level", |lie| {
        lie.claims = |claims| set(claims, "acr", json!("http://id.elegnamnden.se/loa/1.0/loa2"));
    }),
    ("no level", "level", |lie| lie.claims = |claims| drop(claims.remove("acr"))),
    ("a level in a list", "level", |lie| {
        lie.claims = |claims| set(claims, "acr", json!(["http://id.elegnamnden.se/loa/1.0/loa3"]));
    }),
];
