//! A person's authenticator app: its secret, kept encrypted, and which of its codes were taken. It counts from the first
//! code that was right.

use domain::ids::{OrganisationId, PersonId};
use factors::totp::Secret;
use jiff::{SignedDuration, Timestamp};

use super::{drop_codes_without_factor, end_others};
use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::sessions::Token;
use crate::statements::{
    AUTHENTICATOR, AUTHENTICATOR_BEGIN, AUTHENTICATOR_CONFIRM, AUTHENTICATOR_REMOVE, AUTHENTICATOR_STEP,
};

/// How long someone has to show that the app has the secret.
pub const BEGUN: SignedDuration = SignedDuration::from_mins(15);

/// What came of showing a first code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// The app counts from now on.
    Done,
    /// It was another code.
    Wrong,
    /// There is nothing to confirm: it was never begun, too long ago, or it is confirmed.
    Nothing,
}

impl Store {
    /// Begins to give a person's app a secret: a new one, and one that was begun before no longer counts. `None` when the
    /// person has an app already.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn begin_authenticator(&self, id: &OrganisationId, person: PersonId) -> Result<Option<Secret>, StoreError> {
        let mut bytes = [0; factors::totp::LENGTH];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
        let locked = self.inner.vault.lock(id, &place(person), &bytes)?;
        let now = self.clock().now();
        let begun = self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), locked.as_slice().into(), moment_text(now).into()];
            transaction.execute(&AUTHENTICATOR_BEGIN, &values)
        })?;
        Ok((begun == 1).then(|| Secret::new(bytes)))
    }

    /// The secret that was begun and is to be confirmed, to be shown again.
    ///
    /// # Errors
    /// When the database cannot be read, or was encrypted with another key.
    pub fn begun_authenticator(&self, id: &OrganisationId, person: PersonId) -> Result<Option<Secret>, StoreError> {
        let now = self.clock().now();
        let kept = self.inner.database.read(Scope::Organisation(id), |transaction| kept(transaction, id, person))?;
        match kept.filter(|kept| kept.can_be_confirmed(now)) {
            Some(kept) => self.secret(id, person, &kept.locked).map(Some),
            None => Ok(None),
        }
    }

    /// The first code of the app. When it is right the app counts, and all sessions end but the one of this token.
    ///
    /// # Errors
    /// When it cannot be written, or was encrypted with another key.
    pub fn confirm_authenticator(
        &self,
        id: &OrganisationId,
        person: PersonId,
        typed: &str,
        but: Option<&Token>,
    ) -> Result<Confirmed, StoreError> {
        let now = self.clock().now();
        let confirmed = self.inner.write(Scope::Organisation(id), |transaction| {
            let Some(kept) = kept(transaction, id, person)?.filter(|kept| kept.can_be_confirmed(now)) else {
                return Ok(Confirmed::Nothing);
            };
            let secret = self.secret(id, person, &kept.locked)?;
            let Some(step) = secret.step_of(typed, self.clock().outside(), kept.last_step) else {
                return Ok(Confirmed::Wrong);
            };
            let values = [moment_text(now).into(), step.into(), id.into(), person.0.into()];
            if transaction.execute(&AUTHENTICATOR_CONFIRM, &values)? == 0 {
                return Ok(Confirmed::Nothing);
            }
            end_others(transaction, id, person, but)?;
            note(transaction, id, now, Happened::AuthenticatorAdded, Between::own(person))?;
            Ok::<_, StoreError>(Confirmed::Done)
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(confirmed)
    }

    /// Takes the app away, at its owner's wish. All sessions end but the one of this token.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remove_authenticator(&self, id: &OrganisationId, person: PersonId, but: &Token) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            if transaction.execute(&AUTHENTICATOR_REMOVE, &[id.into(), person.0.into()])? == 0 {
                return Ok(());
            }
            drop_codes_without_factor(transaction, id, person)?;
            end_others(transaction, id, person, Some(but))?;
            note(transaction, id, now, Happened::AuthenticatorRemoved, Between::own(person))
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }

    /// Whether this is a code of the person's app that was not taken before; then it is taken now. Count it first:
    /// [`Store::may_try`].
    ///
    /// # Errors
    /// When it cannot be written, or was encrypted with another key.
    pub fn take_code(&self, id: &OrganisationId, person: PersonId, typed: &str) -> Result<bool, StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let kept = kept(transaction, id, person)?.filter(|kept| kept.confirmed.is_some());
            let Some(kept) = kept else { return Ok(false) };
            let secret = self.secret(id, person, &kept.locked)?;
            let Some(step) = secret.step_of(typed, self.clock().outside(), kept.last_step) else { return Ok(false) };
            Ok(transaction.execute(&AUTHENTICATOR_STEP, &[step.into(), id.into(), person.0.into()])? == 1)
        })
    }

    fn secret(&self, id: &OrganisationId, person: PersonId, locked: &[u8]) -> Result<Secret, StoreError> {
        let bytes = self.inner.vault.unlock(id, &place(person), locked)?;
        let bytes = bytes.try_into().map_err(|_| StoreError::inconsistent("authenticators", id, "no secret"))?;
        Ok(Secret::new(bytes))
    }
}

/// An authenticator as it is kept.
pub(super) struct Kept {
    locked: Vec<u8>,
    begun: Timestamp,
    pub(super) confirmed: Option<Timestamp>,
    last_step: i64,
}

impl Kept {
    fn can_be_confirmed(&self, now: Timestamp) -> bool {
        self.confirmed.is_none() && now.duration_since(self.begun) < BEGUN
    }
}

pub(super) fn kept(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<Option<Kept>, StoreError> {
    let Some(row) = transaction.first(&AUTHENTICATOR, &[id.into(), person.0.into()])? else { return Ok(None) };
    let wrong = |text: &str| StoreError::inconsistent("authenticators", id, format!("{text:?} is no moment"));
    let confirmed = match row.text(2)? {
        "" => None,
        text => Some(moment(text).ok_or_else(|| wrong(text))?),
    };
    let begun = row.text(1)?;
    Ok(Some(Kept {
        locked: row.bytes(0)?.to_vec(),
        begun: moment(begun).ok_or_else(|| wrong(begun))?,
        confirmed,
        last_step: row.integer(3)?,
    }))
}

/// What the secret is bound to.
fn place(person: PersonId) -> String {
    format!("authenticator of {person}")
}
