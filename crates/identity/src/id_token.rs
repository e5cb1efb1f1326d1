//! What a provider says of who signed in: the claims of an ID token, believed only when every one of them is as it should
//! (OpenID Connect Core 1.0, 3.1.3.7). Whether the provider signed it was looked at before.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use jiff::Timestamp;
use ring::digest;

use crate::keys::Algorithm;
use crate::object::{Json, Object};
use crate::provider::Provider;
use crate::refused::Refused;

/// What kinds of token an ID token can say that it is.
pub(crate) const KINDS: [&str; 1] = ["JWT"];

/// How far two clocks may be from each other, in seconds.
pub(crate) const SKEW: i64 = 60;
/// How old a token may be that was made for a sign-in just now, in seconds.
pub(crate) const OLDEST: i64 = 600;

/// Who signed in, as the provider says.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    /// Who it is at the provider: the same for ever, and nobody else's.
    pub subject: String,
    /// The provider's session, if it has told it.
    pub session: Option<String>,
    /// What the person is called.
    pub name: Option<String>,
    /// The person's address, when the provider has seen to it that it is theirs.
    pub verified_email: Option<String>,
    /// The person's address, as the provider has been told it.
    pub email: Option<String>,
    claims: Object,
}

impl Identity {
    /// What a claim says.
    pub fn claim(&self, path: &str) -> Vec<String> {
        self.claims.claim(path)
    }
}

/// What the token has to fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Expected<'a> {
    pub(crate) nonce: &'a str,
    pub(crate) access_token: Option<&'a str>,
    pub(crate) algorithm: Algorithm,
    pub(crate) now: Timestamp,
}

/// Looks at every claim.
pub(crate) fn identity(claims: Object, provider: &Provider, expected: Expected<'_>) -> Result<Identity, Refused> {
    let_for(&claims, provider)?;
    let issued = in_time(&claims, expected.now)?;
    if issued < expected.now.as_second() - OLDEST {
        return Err(Refused::IssuedLongAgo);
    }
    if claims.text("nonce") != Some(expected.nonce) {
        return Err(Refused::Nonce);
    }
    if let Some(hash) = claims.get("at_hash") {
        let wanted = expected.access_token.map(|token| half_hash(token, expected.algorithm));
        if wanted.is_none_or(|wanted| *hash != Json::Text(wanted)) {
            return Err(Refused::AccessTokenHash);
        }
    }
    let subject = claims.text("sub").filter(|subject| is_subject(subject)).ok_or(Refused::Subject)?.to_owned();
    if !provider.levels.is_empty()
        && !claims.text("acr").is_some_and(|acr| provider.levels.iter().any(|one| one == acr))
    {
        return Err(Refused::Level);
    }
    let text = |name: &str| claims.text(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let is_verified = claims.get("email_verified") == Some(&Json::Truth(true));
    let name = text("name").or_else(|| match (text("given_name"), text("family_name")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        (given, family) => given.or(family),
    });
    Ok(Identity {
        subject,
        session: text("sid"),
        name,
        verified_email: text("email").filter(|_| is_verified),
        email: text("email"),
        claims,
    })
}

/// Whether the token is by this issuer, and for us.
pub(crate) fn let_for(claims: &Object, provider: &Provider) -> Result<(), Refused> {
    if claims.text("iss") != Some(provider.issuer.as_str()) {
        return Err(Refused::Issuer);
    }
    let audiences = claims.texts("aud").ok_or(Refused::Audience)?;
    if !audiences.contains(&provider.client_id.as_str()) {
        return Err(Refused::Audience);
    }
    match claims.get("azp") {
        Some(Json::Text(party)) if *party == provider.client_id => Ok(()),
        Some(_) => Err(Refused::AuthorizedParty),
        None if audiences.len() == 1 => Ok(()),
        None => Err(Refused::AuthorizedParty),
    }
}

/// When it was made, if it holds now.
pub(crate) fn in_time(claims: &Object, now: Timestamp) -> Result<i64, Refused> {
    let now = now.as_second();
    let expires = claims.seconds("exp").ok_or(Refused::ExpiryMissing)?;
    if expires + SKEW <= now {
        return Err(Refused::Expired);
    }
    let issued = claims.seconds("iat").ok_or(Refused::IssuedMissing)?;
    let begins = match claims.get("nbf") {
        Some(_) => claims.seconds("nbf").ok_or(Refused::NotYet)?,
        None => issued,
    };
    if now + SKEW < issued || now + SKEW < begins {
        return Err(Refused::NotYet);
    }
    Ok(issued)
}

pub(crate) fn is_subject(subject: &str) -> bool {
    !subject.is_empty() && subject.len() <= 255 && !subject.chars().any(char::is_control)
}

/// The left half of the hash that goes with the algorithm.
fn half_hash(token: &str, algorithm: Algorithm) -> String {
    let kind = match algorithm {
        Algorithm::Rs256 | Algorithm::Ps256 | Algorithm::Es256 => &digest::SHA256,
        Algorithm::Rs384 | Algorithm::Ps384 | Algorithm::Es384 => &digest::SHA384,
        Algorithm::Rs512 | Algorithm::Ps512 | Algorithm::EdDsa => &digest::SHA512,
    };
    let hash = digest::digest(kind, token.as_bytes());
    let half = hash.as_ref().get(..kind.output_len() / 2).unwrap_or_default();
    BASE64_URL_SAFE_NO_PAD.encode(half)
}
