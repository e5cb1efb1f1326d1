//! A signed token (JWS compact, RFC 7515, as RFC 8725 wants it read): its head, its claims, and whether the provider signed
//! it. What the claims mean is for `id_token` and `logout`.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::keys::{Algorithm, Keys};
use crate::object::Object;
use crate::refused::Refused;

/// The longest token that is looked at: Entra's with two hundred groups has some ten thousand characters.
const LONGEST: usize = 64 * 1024;

/// A token whose signature has not been looked at, and whose claims are therefore not to be had.
#[derive(Debug)]
pub struct Unproven<'a> {
    message: &'a str,
    payload: &'a str,
    signature: Vec<u8>,
    algorithm: Algorithm,
    kid: Option<String>,
    kind: Option<String>,
}

impl<'a> Unproven<'a> {
    /// Takes a token apart.
    ///
    /// # Errors
    /// What is wrong with its form or its head.
    pub fn parse(token: &'a str) -> Result<Unproven<'a>, Refused> {
        if LONGEST < token.len() {
            return Err(Refused::JwtMalformed);
        }
        let (message, signature) = token.rsplit_once('.').ok_or(Refused::JwtMalformed)?;
        let (head, payload) = message.split_once('.').ok_or(Refused::JwtMalformed)?;
        if payload.contains('.') {
            return Err(Refused::JwtMalformed);
        }
        let head = decoded(head).and_then(|bytes| Object::parse(&bytes)).ok_or(Refused::JwtMalformed)?;
        // Where a key is, only the provider's own settings say.
        Refused::KeyInjected.unless(["jwk", "jku", "x5u"].into_iter().all(|name| head.get(name).is_none()))?;
        Refused::Critical.unless(head.get("crit").is_none() && head.get("b64").is_none())?;
        let algorithm = head.text("alg").and_then(Algorithm::of_name);
        let algorithm = Refused::Algorithm.unless_found(algorithm, Algorithm::Es256)?;
        let signature = decoded(signature).ok_or(Refused::JwtMalformed)?;
        let text = |name: &str| head.text(name).map(str::to_owned);
        Ok(Unproven { message, payload, signature, algorithm, kid: text("kid"), kind: text("typ") })
    }

    /// Whether the provider has a key for it, among those that are known.
    pub fn is_known_to(&self, keys: &Keys) -> bool {
        keys.has(self.kid.as_deref(), self.algorithm)
    }

    /// The claims, when one of the provider's keys signed them and the token is of this kind or says no kind.
    ///
    /// # Errors
    /// `type`, `key-unknown`, `signature`, `jwt-malformed`.
    pub fn claims(&self, keys: &Keys, kinds: &[&str]) -> Result<Object, Refused> {
        let is_kind = |kind: &String| kinds.iter().any(|known| known.eq_ignore_ascii_case(kind));
        Refused::Type.unless(self.kind.as_ref().is_none_or(is_kind))?;
        Refused::KeyUnknown.unless(self.is_known_to(keys))?;
        let message = self.message.as_bytes();
        let is_signed = keys.signed(self.kid.as_deref(), self.algorithm, message, &self.signature);
        Refused::Signature.unless(is_signed)?;
        decoded(self.payload).and_then(|bytes| Object::parse(&bytes)).ok_or(Refused::JwtMalformed)
    }

    /// In what way it is signed.
    pub fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

fn decoded(part: &str) -> Option<Vec<u8>> {
    BASE64_URL_SAFE_NO_PAD.decode(part).ok()
}
