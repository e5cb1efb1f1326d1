//! Tokens of programs: who a program comes in the name of, what for, and until when. The database keeps the hash; what the
//! program has is shown once, to whoever made it. Not what a program may do with it: that is `domain::access`, for a
//! person's, and for the directory's the provisioning of people and groups.
//!
//! A secret is `rodtrad_` and 38 of the letters a–z and digits 2–7: 160 random bits, and 30 bits that follow from them, so
//! that whoever searches through code for leaked secrets can tell one from a word.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::access::Scopes;
use domain::ids::{OrganisationId, PersonId};
use domain::text::Name;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::credentials::is_disabled;
use crate::engine::{Row, Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::statements::{ACCESS_TOKEN, ACCESS_TOKEN_ADD, ACCESS_TOKEN_REVOKE, ACCESS_TOKEN_USED, ACCESS_TOKENS};

/// So many days a token may live, at most.
pub const MOST_DAYS: u32 = 365;
/// So many tokens one person has, at most.
pub const MOST: usize = 50;

const PREFIX: &str = "rodtrad_";
/// The letters of five bits each (RFC 4648, 6), in lower case.
const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// 160 bits.
const SECRET: usize = 32;
/// 30 bits.
const CHECK: usize = 6;

/// What the program has.
#[derive(Clone, PartialEq, Eq)]
pub struct AccessSecret(String);

impl AccessSecret {
    /// The secret that came with a request. `None` when it cannot be one.
    pub fn parse(text: &str) -> Option<AccessSecret> {
        let rest = text.strip_prefix(PREFIX)?;
        let is_plain = rest.len() == SECRET + CHECK && rest.bytes().all(|letter| LETTERS.contains(&letter));
        let (secret, check) = is_plain.then(|| rest.split_at(SECRET))?;
        (check_of(secret) == check).then(|| AccessSecret(text.to_owned()))
    }

    /// The secret as the program sends it. For the one page that shows it, and nothing else.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn random() -> Result<AccessSecret, StoreError> {
        let mut bytes = [0; SECRET];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
        let secret = letters(&bytes);
        Ok(AccessSecret(format!("{PREFIX}{secret}{}", check_of(&secret))))
    }

    fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

impl fmt::Debug for AccessSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessSecret(…)")
    }
}

fn check_of(secret: &str) -> String {
    letters(&Sha256::digest(format!("{PREFIX}{secret}"))[..CHECK])
}

/// Five bits of each byte, as a letter.
fn letters(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect()
}

/// Which token: told to nobody but its person and those who run the system. It opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccessTokenId([u8; 32]);

impl fmt::Display for AccessTokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl FromStr for AccessTokenId {
    type Err = NotAnAccessTokenId;

    fn from_str(text: &str) -> Result<AccessTokenId, NotAnAccessTokenId> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| NotAnAccessTokenId)?;
        bytes.try_into().map(AccessTokenId).map_err(|_| NotAnAccessTokenId)
    }
}

/// The text names no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAccessTokenId;

impl fmt::Display for NotAnAccessTokenId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a token")
    }
}

impl std::error::Error for NotAnAccessTokenId {}

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Reading these things in the name of the person who made it.
    Reading(Scopes),
    /// Telling of people and groups, for the organisation; the person only made it.
    Provisioning,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::Reading(_) => "person",
            Purpose::Provisioning => "provisioning",
        }
    }

    fn scopes(self) -> Scopes {
        match self {
            Purpose::Reading(scopes) => scopes,
            Purpose::Provisioning => Scopes::default(),
        }
    }
}

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessToken {
    /// Which one.
    pub id: AccessTokenId,
    /// In whose name, or who made it.
    pub person: PersonId,
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// When it was made.
    pub created: Timestamp,
    /// When it ends, whatever is done.
    pub expires: Timestamp,
    /// The day on which it was last used.
    pub last_used: Option<Date>,
}

impl Store {
    /// Makes a token, and gives what the program is to have. `None` when the person has as many as one may have. Whether the
    /// person may is for the caller to know.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn make_access_token(
        &self,
        id: &OrganisationId,
        person: PersonId,
        name: &Name,
        purpose: Purpose,
        days: u32,
    ) -> Result<Option<AccessSecret>, StoreError> {
        let secret = AccessSecret::random()?;
        let now = self.clock().now();
        let lifetime = SignedDuration::from_hours(24 * i64::from(days.min(MOST_DAYS)));
        let expires = now.checked_add(lifetime).unwrap_or(now);
        let made = self.inner.write(Scope::Organisation(id), |transaction| {
            if MOST <= all(transaction, id)?.iter().filter(|token| token.person == person).count() {
                return Ok(false);
            }
            let values = [
                id.into(),
                secret.hash().as_slice().into(),
                purpose.key().into(),
                person.0.into(),
                name.as_str().into(),
                purpose.scopes().written().into(),
                moment_text(now).into(),
                moment_text(expires).into(),
            ];
            transaction.execute(&ACCESS_TOKEN_ADD, &values)?;
            note(transaction, id, now, Happened::TokenMade, Between::own(person))?;
            Ok::<bool, StoreError>(true)
        })?;
        Ok(made.then_some(secret))
    }

    /// The tokens of an organisation that have not expired, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn access_tokens(&self, id: &OrganisationId) -> Result<Vec<AccessToken>, StoreError> {
        let now = self.clock().now();
        let mut tokens = self.inner.database.read(Scope::Organisation(id), |transaction| all(transaction, id))?;
        tokens.retain(|token| now < token.expires);
        tokens.sort_by_key(|token| (Reverse(token.created), token.id));
        Ok(tokens)
    }

    /// The token that a secret is for, where it can be used: it has not expired, and its person has not been kept out. Nobody
    /// can guess one, so it is looked up before it is counted; who comes with a wrong one is counted by
    /// [`Store::may_try`].
    ///
    /// # Errors
    /// When the database cannot be read: then nobody comes in.
    pub fn access_token(&self, id: &OrganisationId, secret: &AccessSecret) -> Result<Option<AccessToken>, StoreError> {
        let now = self.clock().now();
        let hash = secret.hash();
        let found = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&ACCESS_TOKEN, &[id.into(), hash.as_slice().into()])?;
            let Some(token) = row.as_ref().map(|row| read(id, row)).transpose()? else { return Ok(None) };
            // What the directory tells is told for the organisation, whoever made the token and has left since.
            let is_own = matches!(token.purpose, Purpose::Reading(_));
            let is_kept_out = is_own && is_disabled(transaction, id, token.person)?;
            Ok::<_, StoreError>(Some(token).filter(|token| now < token.expires && !is_kept_out))
        })?;
        let today = self.clock().today();
        if let Some(token) = found.as_ref().filter(|token| token.last_used != Some(today)) {
            // What was asked for is answered also when this cannot be written.
            if let Err(error) = self.was_used(id, token.id, today) {
                tracing::warn!(organisation = %id, %error, "that a token was used could not be written");
            }
        }
        Ok(found)
    }

    /// Revokes a token: one that this person may revoke, by the predicate. Says whether it did.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn revoke_access_token(
        &self,
        id: &OrganisationId,
        token: AccessTokenId,
        by: PersonId,
        may: impl Fn(&AccessToken) -> bool,
    ) -> Result<bool, StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&ACCESS_TOKEN, &[id.into(), token.0.as_slice().into()])?;
            let found = row.as_ref().map(|row| read(id, row)).transpose()?;
            let Some(found) = found.filter(|found| may(found)) else { return Ok(false) };
            transaction.execute(&ACCESS_TOKEN_REVOKE, &[id.into(), token.0.as_slice().into()])?;
            let between = Between { actor: Some(by), about: Some(found.person) };
            note(transaction, id, now, Happened::TokenRevoked, between)?;
            Ok(true)
        })
    }

    fn was_used(&self, id: &OrganisationId, token: AccessTokenId, day: Date) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [day.to_string().into(), id.into(), token.0.as_slice().into()];
            transaction.execute(&ACCESS_TOKEN_USED, &values).map(drop)
        })
    }
}

fn all(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<Vec<AccessToken>, StoreError> {
    transaction.query(&ACCESS_TOKENS, &[id.into()])?.iter().map(|row| read(id, row)).collect()
}

fn read(id: &OrganisationId, row: &Row) -> Result<AccessToken, StoreError> {
    let wrong = |text: &str| StoreError::inconsistent("access_tokens", id, format!("{text:?} is not known"));
    let at = |column| -> Result<Timestamp, StoreError> {
        let text = row.text(column)?;
        moment(text).ok_or_else(|| wrong(text))
    };
    let (kind, scopes, day) = (row.text(1)?, row.text(4)?, row.text(7)?);
    let purpose = match kind {
        "provisioning" => Purpose::Provisioning,
        "person" => Purpose::Reading(Scopes::read(scopes).ok_or_else(|| wrong(scopes))?),
        _ => return Err(wrong(kind)),
    };
    Ok(AccessToken {
        id: AccessTokenId(row.array(0)?),
        person: PersonId(row.small_number(2)?),
        name: row.text(3)?.to_owned(),
        purpose,
        created: at(5)?,
        expires: at(6)?,
        last_used: if day.is_empty() { None } else { Some(day.parse().map_err(|_| wrong(day))?) },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_told_from_a_word() {
        let secret = AccessSecret::random().unwrap();
        let text = secret.reveal().to_owned();
        assert_eq!(text.len(), 46);
        assert_eq!(AccessSecret::parse(&text), Some(secret.clone()));
        assert_eq!(format!("{secret:?}"), "AccessSecret(…)", "never in a log");
        for at in PREFIX.len()..text.len() {
            let mut other = text.clone().into_bytes();
            other[at] = if other[at] == b'a' { b'b' } else { b'a' };
            // One letter in 2^30 would pass.
            assert_eq!(AccessSecret::parse(&String::from_utf8(other).unwrap()), None, "letter {at}");
        }
        for wrong in
            ["", "rodtrad_", &text.to_uppercase(), &format!("{text}a"), &text[1..], "rodtrad_ååååååååååååååååååå"]
        {
            assert_eq!(AccessSecret::parse(wrong), None, "{wrong:?}");
        }
    }
}
