//! Passkeys: whose a key is, what the person calls it, how often it was used, and the challenges that are waiting for an
//! answer. Whether an answer proves anything, `factors::passkey` says.

use domain::ids::{OrganisationId, PersonId};
use domain::text::Name;
use factors::passkey::NewKey;
use jiff::{SignedDuration, Timestamp};

use super::{drop_codes_without_factor, end_others};
use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::{Row, Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::sessions::Token;
use crate::statements::{
    CHALLENGE_ADD, CHALLENGE_TAKE, PASSKEY, PASSKEY_ADD, PASSKEY_NAME, PASSKEY_REMOVE, PASSKEY_USE, PASSKEYS,
};

/// How long a challenge waits for its answer.
pub const CHALLENGE: SignedDuration = SignedDuration::from_mins(5);
/// The most keys that one person has.
pub const MOST: usize = 20;

/// What a challenge is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new key of this person.
    Register(PersonId),
    /// A key of this person, whose password was right.
    Confirm(PersonId),
    /// A key of whoever has it.
    SignIn,
}

impl Purpose {
    fn key(self) -> &'static str {
        match self {
            Purpose::Register(_) => "register",
            Purpose::Confirm(_) | Purpose::SignIn => "sign-in",
        }
    }

    fn person(self) -> u32 {
        match self {
            Purpose::Register(person) | Purpose::Confirm(person) => person.0,
            Purpose::SignIn => 0,
        }
    }
}

/// A key of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// What the authenticator calls it.
    pub credential: Vec<u8>,
    /// Whose it is.
    pub person: PersonId,
    /// What the person calls it.
    pub name: String,
    /// The public half.
    pub public: Vec<u8>,
    /// What its counter last said.
    pub counter: u32,
    /// Since when it is the person's.
    pub added: Timestamp,
    /// When it was last used.
    pub used: Option<Timestamp>,
}

/// What came of adding a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is the person's.
    Done,
    /// Somebody has it already, perhaps the same person.
    Taken,
    /// The person has as many as there can be.
    TooMany,
}

impl Store {
    /// A new challenge, which can be answered once.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn make_challenge(&self, id: &OrganisationId, purpose: Purpose) -> Result<[u8; 32], StoreError> {
        let mut challenge = [0; 32];
        getrandom::fill(&mut challenge).map_err(|error| StoreError::Randomness(error.into()))?;
        let now = self.clock().now();
        let expires = now.checked_add(CHALLENGE).unwrap_or(now);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [
                id.into(),
                challenge.as_slice().into(),
                purpose.person().into(),
                purpose.key().into(),
                moment_text(expires).into(),
            ];
            transaction.execute(&CHALLENGE_ADD, &values)
        })?;
        Ok(challenge)
    }

    /// Whether a challenge of ours for this is waiting; then it no longer is, whatever becomes of the answer.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_challenge(&self, id: &OrganisationId, challenge: &[u8], purpose: Purpose) -> Result<bool, StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values =
                [id.into(), challenge.into(), purpose.person().into(), purpose.key().into(), moment_text(now).into()];
            Ok(transaction.execute(&CHALLENGE_TAKE, &values)? == 1)
        })
    }

    /// What a person is called inside a key: says nothing to others.
    pub fn name_in_passkeys(&self, id: &OrganisationId, person: PersonId) -> [u8; 32] {
        self.inner.vault.name_of(id, person)
    }

    /// The key that an authenticator calls so.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn passkey(&self, id: &OrganisationId, credential: &[u8]) -> Result<Option<Passkey>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| find(transaction, id, credential))
    }

    /// Adds a key. All sessions end but the one of this token.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add_passkey(
        &self,
        id: &OrganisationId,
        person: PersonId,
        name: &Name,
        key: &NewKey,
        but: Option<&Token>,
    ) -> Result<Added, StoreError> {
        let now = self.clock().now();
        let added = self.inner.write(Scope::Organisation(id), |transaction| {
            if find(transaction, id, &key.credential)?.is_some() {
                return Ok(Added::Taken);
            }
            if MOST <= of(transaction, id, person)?.len() {
                return Ok(Added::TooMany);
            }
            let values = [
                id.into(),
                key.credential.as_slice().into(),
                person.0.into(),
                name.as_str().into(),
                key.public.as_slice().into(),
                key.counter.into(),
                moment_text(now).into(),
            ];
            transaction.execute(&PASSKEY_ADD, &values)?;
            end_others(transaction, id, person, but)?;
            note(transaction, id, now, Happened::PasskeyAdded, Between::own(person))?;
            Ok::<_, StoreError>(Added::Done)
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(added)
    }

    /// Calls a key of a person something else. Nothing happens when the person has no such key.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn name_passkey(
        &self,
        id: &OrganisationId,
        person: PersonId,
        credential: &[u8],
        name: &Name,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [name.as_str().into(), id.into(), person.0.into(), credential.into()];
            transaction.execute(&PASSKEY_NAME, &values).map(drop)
        })
    }

    /// Takes a key away from its owner, who wishes it. All sessions end but the one of this token.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remove_passkey(
        &self,
        id: &OrganisationId,
        person: PersonId,
        credential: &[u8],
        but: &Token,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            if transaction.execute(&PASSKEY_REMOVE, &[id.into(), person.0.into(), credential.into()])? == 0 {
                return Ok(());
            }
            drop_codes_without_factor(transaction, id, person)?;
            end_others(transaction, id, person, Some(but))?;
            note(transaction, id, now, Happened::PasskeyRemoved, Between::own(person))
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }

    /// Writes down that a key was used and what its counter says. False when it was used meanwhile: then one of the two is
    /// a copy.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn passkey_used(&self, id: &OrganisationId, key: &Passkey, counter: u32) -> Result<bool, StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [
                counter.into(),
                moment_text(now).into(),
                id.into(),
                key.credential.as_slice().into(),
                key.counter.into(),
            ];
            Ok(transaction.execute(&PASSKEY_USE, &values)? == 1)
        })
    }
}

pub(super) fn of(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<Vec<Passkey>, StoreError> {
    let rows = transaction.query(&PASSKEYS, &[id.into(), person.0.into()])?;
    let mut keys: Vec<Passkey> = rows.iter().map(|row| read(id, row)).collect::<Result<_, StoreError>>()?;
    keys.sort_by(|one, other| (one.added, &one.credential).cmp(&(other.added, &other.credential)));
    Ok(keys)
}

fn find(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    credential: &[u8],
) -> Result<Option<Passkey>, StoreError> {
    let row = transaction.first(&PASSKEY, &[id.into(), credential.into()])?;
    row.map(|row| read(id, &row)).transpose()
}

fn read(id: &OrganisationId, row: &Row) -> Result<Passkey, StoreError> {
    let at = |text: &str| {
        moment(text).ok_or_else(|| StoreError::inconsistent("passkeys", id, format!("{text:?} is no moment")))
    };
    Ok(Passkey {
        credential: row.bytes(0)?.to_vec(),
        person: PersonId(row.small_number(1)?),
        name: row.text(2)?.to_owned(),
        public: row.bytes(3)?.to_vec(),
        counter: row.small_number(4)?,
        added: at(row.text(5)?)?,
        used: match row.text(6)? {
            "" => None,
            text => Some(at(text)?),
        },
    })
}
