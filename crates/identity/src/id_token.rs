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
    /// When the person showed there who they are, if the provider has told it.
    pub authenticated: Option<Timestamp>,
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

    /// Whether the token does not say what the person is called, or the address.
    pub(crate) fn lacks_something(&self) -> bool {
        self.name.is_none() || self.email.is_none()
    }

    /// Fills in what is lacking, and changes nothing that there is. That an address is verified is believed only of whoever
    /// told the address.
    pub(crate) fn complete(&mut self, more: &Object) {
        if self.name.is_none() {
            self.name = name(more);
        }
        if self.email.is_none() {
            self.email = text(more, "email");
            self.verified_email = verified_email(more);
        }
    }
}

fn text(claims: &Object, name: &str) -> Option<String> {
    claims.text(name).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn name(claims: &Object) -> Option<String> {
    text(claims, "name").or_else(|| match (text(claims, "given_name"), text(claims, "family_name")) {
        (Some(given), Some(family)) => Some(format!("{given} {family}")),
        (given, family) => given.or(family),
    })
}

fn verified_email(claims: &Object) -> Option<String> {
    text(claims, "email").filter(|_| claims.get("email_verified") == Some(&Json::Truth(true)))
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
    Refused::IssuedLongAgo.unless(expected.now.as_second() - OLDEST <= issued)?;
    Refused::Nonce.unless(claims.text("nonce") == Some(expected.nonce))?;
    if let Some(hash) = claims.get("at_hash") {
        let wanted = expected.access_token.map(|token| half_hash(token, expected.algorithm));
        Refused::AccessTokenHash.unless(wanted.is_some_and(|wanted| *hash == Json::Text(wanted)))?;
    }
    let subject = claims.text("sub").filter(|subject| is_subject(subject));
    let subject = Refused::Subject.unless_found(subject, "")?.to_owned();
    let has_level = claims.text("acr").is_some_and(|acr| provider.levels.iter().any(|one| one == acr));
    Refused::Level.unless(provider.levels.is_empty() || has_level)?;
    Ok(Identity {
        subject,
        session: text(&claims, "sid"),
        authenticated: claims.seconds("auth_time").and_then(|second| Timestamp::from_second(second).ok()),
        name: name(&claims),
        verified_email: verified_email(&claims),
        email: text(&claims, "email"),
        claims,
    })
}

/// Whether the token is by this issuer, and for us.
pub(crate) fn let_for(claims: &Object, provider: &Provider) -> Result<(), Refused> {
    Refused::Issuer.unless(claims.text("iss") == Some(provider.issuer.as_str()))?;
    let audiences = claims.texts("aud").unwrap_or_default();
    Refused::Audience.unless(audiences.contains(&provider.client_id.as_str()))?;
    Refused::AuthorizedParty.unless(match claims.get("azp") {
        Some(Json::Text(party)) => *party == provider.client_id,
        Some(_) => false,
        None => audiences.len() == 1,
    })
}

/// When it was made, if it holds now.
pub(crate) fn in_time(claims: &Object, now: Timestamp) -> Result<i64, Refused> {
    let now = now.as_second();
    let expires = Refused::ExpiryMissing.unless_found(claims.seconds("exp"), now)?;
    Refused::Expired.unless(now < expires + SKEW)?;
    let issued = Refused::IssuedMissing.unless_found(claims.seconds("iat"), now)?;
    let begins = match claims.get("nbf") {
        Some(_) => Refused::NotYet.unless_found(claims.seconds("nbf"), issued)?,
        None => issued,
    };
    Refused::NotYet.unless(issued <= now + SKEW && begins <= now + SKEW)?;
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
