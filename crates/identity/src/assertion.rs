//! How the agency proves who it is by a key of its own (`private_key_jwt`, OpenID Connect Core 9): the key, its public half
//! for the provider, and the signed statement. ECDSA on P-256, which Sweden Connect's profile takes.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::json;
use sha2::{Digest, Sha256};

/// How long a statement can be used, in seconds.
const LIFETIME: i64 = 60;

/// A key of the agency's own.
pub struct ClientKey {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl fmt::Debug for ClientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ClientKey(…)")
    }
}

impl ClientKey {
    /// A new one, as it is kept: PKCS #8. `None` when there are no random bytes.
    pub fn new_kept() -> Option<Vec<u8>> {
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).ok()?;
        Some(made.as_ref().to_vec())
    }

    /// The one that is kept so. `None` when it is none.
    pub fn read(kept: &[u8]) -> Option<ClientKey> {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, kept, &random).ok()?;
        Some(ClientKey { pair, random })
    }

    /// The public half as a set with one key, for the provider.
    pub fn public(&self) -> String {
        let (x, y) = self.point();
        let key = json!({
            "kty": "EC", "crv": "P-256", "x": x, "y": y, "use": "sig", "alg": "ES256", "kid": self.id(),
        });
        json!({ "keys": [key] }).to_string()
    }

    /// The statement that whoever sends this is the client with this id, for one endpoint, once.
    pub fn assertion(&self, client_id: &str, audience: &str, now: Timestamp) -> Option<String> {
        let mut once = [0; 16];
        getrandom::fill(&mut once).ok()?;
        let now = now.as_second();
        let head = json!({ "alg": "ES256", "typ": "JWT", "kid": self.id() });
        let claims = json!({
            "iss": client_id, "sub": client_id, "aud": audience, "jti": BASE64_URL_SAFE_NO_PAD.encode(once),
            "iat": now, "exp": now.saturating_add(LIFETIME),
        });
        let [head, claims] = [head, claims].map(|part| BASE64_URL_SAFE_NO_PAD.encode(part.to_string()));
        let message = format!("{head}.{claims}");
        let signature = self.pair.sign(&self.random, message.as_bytes()).ok()?;
        Some(format!("{message}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.as_ref())))
    }

    /// The key's thumbprint (RFC 7638).
    fn id(&self) -> String {
        let (x, y) = self.point();
        let canonical = format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#);
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(canonical))
    }

    fn point(&self) -> (String, String) {
        // One byte that says that both coordinates follow, then 32 bytes each.
        let point = self.pair.public_key().as_ref();
        let part = |range: std::ops::Range<usize>| point.get(range).map(|part| BASE64_URL_SAFE_NO_PAD.encode(part));
        (part(1..33).unwrap_or_default(), part(33..65).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jwt::Unproven;
    use crate::keys::Keys;

    #[test]
    fn what_it_signs_its_public_half_proves() {
        let key = ClientKey::read(&ClientKey::new_kept().unwrap()).unwrap();
        let keys = Keys::parse(key.public().as_bytes()).unwrap();
        let now: Timestamp = "2018-11-23T08:00:00Z".parse().unwrap();
        let assertion = key.assertion("verket", "https://idp.example/token", now).unwrap();
        let claims = Unproven::parse(&assertion).unwrap().claims(&keys, &["JWT"]).unwrap();
        assert_eq!((claims.text("iss"), claims.text("sub")), (Some("verket"), Some("verket")));
        assert_eq!(claims.text("aud"), Some("https://idp.example/token"));
        assert_eq!(claims.seconds("exp"), Some(now.as_second() + 60));
        let again = key.assertion("verket", "https://idp.example/token", now).unwrap();
        assert_ne!(assertion, again, "each is used once");
        let other = ClientKey::read(&ClientKey::new_kept().unwrap()).unwrap();
        let others = Keys::parse(other.public().as_bytes()).unwrap();
        assert!(Unproven::parse(&assertion).unwrap().claims(&others, &["JWT"]).is_err());
        assert!(ClientKey::read(b"no key").is_none());
    }
}
