//! Sign-ins that are on their way: a browser was sent to a provider, and what it comes back with is taken once, within ten
//! minutes, from that very browser. The database has but hashes of what would finish one.

use domain::ids::{OrganisationId, PersonId};
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::Scope;
use crate::error::StoreError;
use crate::providers::ProviderId;
use crate::sessions::Token;
use crate::statements::{
    PROVIDER_ATTEMPT, PROVIDER_ATTEMPT_ADD, PROVIDER_ATTEMPT_TAKE, PROVIDER_ATTEMPTS, PROVIDER_ATTEMPTS_EXPIRE,
};

/// How long somebody has to show who they are.
pub const LIFETIME: SignedDuration = SignedDuration::from_mins(10);
/// So many can be on their way at once: a whole agency on a Monday morning, and not what a flood would fill a disk with.
const MOST: u64 = 20_000;

/// A sign-in that is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderAttempt {
    /// To which provider.
    pub provider: ProviderId,
    /// Who is connecting an account of their own; none for somebody who signs in.
    pub person: Option<PersonId>,
    /// Where the person was going.
    pub next: String,
    /// Where the answer was to come.
    pub redirect: String,
    /// That the provider was asked to have the person show who they are now, whether they are signed in there or not.
    pub anew: bool,
}

/// What finishes an attempt.
#[derive(Debug, Clone)]
pub struct Keys {
    /// Comes back with the answer.
    pub state: Token,
    /// Stays in the browser's cookie.
    pub browser: Token,
}

impl Store {
    /// Begins one. `None` when too many are on their way.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn begin_attempt(&self, id: &OrganisationId, attempt: &ProviderAttempt) -> Result<Option<Keys>, StoreError> {
        let now = self.clock().now();
        let keys = Keys { state: Token::random()?, browser: Token::random()? };
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&PROVIDER_ATTEMPTS_EXPIRE, &[id.into(), moment_text(now).into()])?;
            let alive = transaction.first(&PROVIDER_ATTEMPTS, &[id.into()])?;
            if alive.map(|row| row.number(0)).transpose()?.unwrap_or(0) >= MOST {
                return Ok(None);
            }
            let values = [
                id.into(),
                keys.state.hash().as_slice().into(),
                keys.browser.hash().as_slice().into(),
                attempt.provider.into(),
                attempt.person.map_or(0, |person| person.0).into(),
                attempt.next.as_str().into(),
                attempt.redirect.as_str().into(),
                moment_text(now.checked_add(LIFETIME).unwrap_or(now)).into(),
                u32::from(attempt.anew).into(),
            ];
            transaction.execute(&PROVIDER_ATTEMPT_ADD, &values)?;
            Ok(Some(keys.clone()))
        })
    }

    /// Takes one, once. `None` when it is another browser's, too old, taken before, or never was.
    ///
    /// # Errors
    /// When it cannot be written: then nobody is let in.
    pub fn take_attempt(&self, id: &OrganisationId, keys: &Keys) -> Result<Option<ProviderAttempt>, StoreError> {
        let now = self.clock().now();
        let values = [id.into(), keys.state.hash().as_slice().into(), keys.browser.hash().as_slice().into()];
        self.inner.write(Scope::Organisation(id), |transaction| {
            let Some(row) = transaction.first(&PROVIDER_ATTEMPT, &values)? else { return Ok(None) };
            // Of two at once, on however many nodes, one takes it.
            if transaction.execute(&PROVIDER_ATTEMPT_TAKE, &values)? != 1 {
                return Ok(None);
            }
            if moment(row.text(4)?).is_none_or(|expires| expires <= now) {
                return Ok(None);
            }
            let person = row.small_number(1)?;
            Ok(Some(ProviderAttempt {
                provider: row.small_number(0)?,
                person: (person != 0).then_some(PersonId(person)),
                next: row.text(2)?.to_owned(),
                redirect: row.text(3)?.to_owned(),
                anew: row.small_number(5)? != 0,
            }))
        })
    }

    /// Whether a token with this id comes for the first time.
    ///
    /// # Errors
    /// When it cannot be written: then it is not taken.
    pub fn is_first_use(&self, id: &OrganisationId, provider: ProviderId, token: &str) -> Result<bool, StoreError> {
        let now = self.clock().now();
        let state: [u8; 32] = Sha256::digest(format!("used {provider} {token}")).into();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [
                id.into(),
                state.as_slice().into(),
                // No cookie has this hash, so nobody takes it for a sign-in.
                [0; 32].as_slice().into(),
                provider.into(),
                0_u32.into(),
                "".into(),
                "".into(),
                // Twice as long as such a token is believed.
                moment_text(now.checked_add(LIFETIME).and_then(|until| until.checked_add(LIFETIME)).unwrap_or(now))
                    .into(),
                0_u32.into(),
            ];
            Ok(transaction.execute(&PROVIDER_ATTEMPT_ADD, &values)? == 1)
        })
    }
}
