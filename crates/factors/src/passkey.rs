//! Passkeys: whether what a browser sends proves that somebody has the key, as WebAuthn level 3 says (7.1 and 7.2). What an
//! authenticator says of its make is not asked for, so `none`, or nothing but the key's own signature, is all that is taken.
//! Not whose a key is, and not whether the challenge was ours and not used; the caller takes that from where it is kept.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use serde::Deserialize;

use crate::cbor::Value;
use crate::passkey::key::Key;

pub mod key;

/// The longest name of a key (WebAuthn, 5.8.3, and 7.1 step 25).
const LONGEST_ID: usize = 1023;

/// Where keys are good: the site that a browser must have shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The name of the host, which the keys belong to: `styrning.verket.se`.
    pub id: String,
    /// The whole origin: `https://styrning.verket.se`.
    pub origin: String,
}

/// Why something proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read.
    Unreadable,
    /// It was made for something else: a registration for a sign-in, or the other way round.
    Purpose,
    /// It answers another challenge.
    Challenge,
    /// It was made on another site's page.
    Origin,
    /// It was made inside another site's page.
    Framed,
    /// It is for the keys of another site.
    Site,
    /// Nobody touched the authenticator.
    Absent,
    /// The authenticator did not make sure who touched it.
    Unverified,
    /// The key is of a kind that is not taken.
    Key,
    /// What the authenticator says of its make.
    Attestation,
    /// It is not signed by the key.
    Signature,
    /// The counter did not go on: somebody has a copy of the key.
    Copied,
}

/// What a browser sends when a key was made.
#[derive(Debug, Clone, Copy)]
pub struct Registration<'a> {
    /// What the browser says of the page.
    pub client_data: &'a [u8],
    /// What the authenticator says.
    pub attestation: &'a [u8],
}

/// A key that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewKey {
    /// Its name.
    pub credential: Vec<u8>,
    /// The public half, as the authenticator wrote it.
    pub public: Vec<u8>,
    /// How often it has been used, where it counts.
    pub counter: u32,
}

/// What a browser sends when a key was used.
#[derive(Debug, Clone, Copy)]
pub struct Assertion<'a> {
    /// What the browser says of the page.
    pub client_data: &'a [u8],
    /// What the authenticator says.
    pub authenticator_data: &'a [u8],
    /// And its signature of both.
    pub signature: &'a [u8],
}

impl Registration<'_> {
    /// The key that was made, if it was made here, now, by someone whom the authenticator knows.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, site: &Site, challenge: &[u8]) -> Result<NewKey, Wrong> {
        check_page(self.client_data, "webauthn.create", site, challenge)?;
        let (attestation, rest) = Value::read(self.attestation).ok_or(Wrong::Unreadable)?;
        let part = |name| attestation.named(name).ok_or(Wrong::Unreadable);
        let (format, statement) = (part("fmt")?.text(), part("attStmt")?);
        let said = part("authData")?.bytes().ok_or(Wrong::Unreadable)?;
        let data = Said::read(said)?;
        if !rest.is_empty() {
            return Err(Wrong::Unreadable);
        }
        data.check(site)?;
        let Some((credential, public)) = data.key else { return Err(Wrong::Unreadable) };
        let key = Key::read(public).ok_or(Wrong::Key)?;
        match format {
            Some("none") if *statement == Value::Map(Vec::new()) => {}
            // Signed by the key itself: that says no more than `none`, but must be true.
            Some("packed") if statement.named("x5c").is_none() => {
                let signature = statement.named("sig").and_then(Value::bytes).ok_or(Wrong::Attestation)?;
                let is_of_key = statement.named("alg").and_then(Value::number) == Some(key.algorithm());
                if !is_of_key || !key.has_signed(&signed(said, self.client_data), signature) {
                    return Err(Wrong::Attestation);
                }
            }
            _ => return Err(Wrong::Attestation),
        }
        Ok(NewKey { credential: credential.to_vec(), public: public.to_vec(), counter: data.counter })
    }
}

impl Assertion<'_> {
    /// What its counter says, if the key with this public half and counter was used here, now, by someone whom the
    /// authenticator knows.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(&self, site: &Site, challenge: &[u8], public: &[u8], counter: u32) -> Result<u32, Wrong> {
        check_page(self.client_data, "webauthn.get", site, challenge)?;
        let data = Said::read(self.authenticator_data)?;
        data.check(site)?;
        let key = Key::read(public).ok_or(Wrong::Key)?;
        if !key.has_signed(&signed(self.authenticator_data, self.client_data), self.signature) {
            return Err(Wrong::Signature);
        }
        // Most passkeys do not count, and say zero for ever; one that has counted must go on.
        if (data.counter, counter) != (0, 0) && data.counter <= counter {
            return Err(Wrong::Copied);
        }
        Ok(data.counter)
    }
}

/// The challenge that the browser says it answers, to look it up by; it is checked all the same.
pub fn challenge_in(client_data: &[u8]) -> Option<Vec<u8>> {
    let page: Page = serde_json::from_slice(client_data).ok()?;
    BASE64_URL_SAFE_NO_PAD.decode(page.challenge).ok()
}

/// What the browser says of the page. Members that are not known are passed over, as the standard asks.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    #[serde(rename = "type")]
    purpose: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
    top_origin: Option<String>,
}

fn check_page(client_data: &[u8], purpose: &str, site: &Site, challenge: &[u8]) -> Result<(), Wrong> {
    let page: Page = serde_json::from_slice(client_data).map_err(|_| Wrong::Unreadable)?;
    if page.purpose != purpose {
        return Err(Wrong::Purpose);
    }
    if page.challenge != BASE64_URL_SAFE_NO_PAD.encode(challenge) {
        return Err(Wrong::Challenge);
    }
    if page.origin != site.origin {
        return Err(Wrong::Origin);
    }
    if page.cross_origin || page.top_origin.is_some() {
        return Err(Wrong::Framed);
    }
    Ok(())
}

/// What the authenticator signs.
fn signed(authenticator_data: &[u8], client_data: &[u8]) -> Vec<u8> {
    [authenticator_data, digest(&SHA256, client_data).as_ref()].concat()
}

/// What an authenticator says (WebAuthn, 6.1).
struct Said<'a> {
    site: &'a [u8],
    flags: u8,
    counter: u32,
    /// The name and the public half of a key that was just made.
    key: Option<(&'a [u8], &'a [u8])>,
}

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const MAY_BE_BACKED_UP: u8 = 1 << 3;
const IS_BACKED_UP: u8 = 1 << 4;
const HAS_KEY: u8 = 1 << 6;
const HAS_MORE: u8 = 1 << 7;

impl<'a> Said<'a> {
    fn read(bytes: &'a [u8]) -> Result<Said<'a>, Wrong> {
        let take = |bytes: &'a [u8], count: usize| bytes.split_at_checked(count).ok_or(Wrong::Unreadable);
        let (site, rest) = take(bytes, 32)?;
        let (flags, rest) = take(rest, 1)?;
        let (counter, mut rest) = take(rest, 4)?;
        let flags = flags[0];
        let counter = counter.iter().fold(0, |number, byte| number << 8 | u32::from(*byte));
        let mut key = None;
        if flags & HAS_KEY != 0 {
            let (_make, after) = take(rest, 16)?;
            let (length, after) = take(after, 2)?;
            let length = usize::from(length[0]) << 8 | usize::from(length[1]);
            let (credential, after) = take(after, length)?;
            if length == 0 || LONGEST_ID < length {
                return Err(Wrong::Unreadable);
            }
            let (_, behind) = Value::read(after).ok_or(Wrong::Unreadable)?;
            key = Some((credential, &after[..after.len() - behind.len()]));
            rest = behind;
        }
        if flags & HAS_MORE != 0 {
            (_, rest) = Value::read(rest).ok_or(Wrong::Unreadable)?;
        }
        match rest {
            [] => Ok(Said { site, flags, counter, key }),
            _ => Err(Wrong::Unreadable),
        }
    }

    fn check(&self, site: &Site) -> Result<(), Wrong> {
        if self.site != digest(&SHA256, site.id.as_bytes()).as_ref() {
            return Err(Wrong::Site);
        }
        if self.flags & PRESENT == 0 {
            return Err(Wrong::Absent);
        }
        if self.flags & VERIFIED == 0 {
            return Err(Wrong::Unverified);
        }
        if self.flags & (MAY_BE_BACKED_UP | IS_BACKED_UP) == IS_BACKED_UP {
            return Err(Wrong::Unreadable);
        }
        Ok(())
    }
}
