//! Letters that wait to be sent by e-mail. What they say is encrypted, because there are one-time links in them; whoever
//! sends one holds a lease, so that of several nodes one does. Not how they are sent.

use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::amend::RequestKey;
use crate::clock::{moment, moment_text};
use crate::engine::{Row, Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::statements::{LETTER_ADD, LETTER_AGAIN, LETTER_DONE, LETTER_LEASE, LETTERS, LETTERS_DUE};

/// A letter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// The address.
    pub to: String,
    /// What whoever gets it is called.
    pub name: String,
    /// What it is about.
    pub subject: String,
    /// What it says: plain text.
    pub text: String,
    /// Where such letters are stopped without signing in, for those that can be: the mail program then offers it.
    #[serde(default)]
    pub stop: Option<String>,
}

/// Never in a log by mistake.
impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letter(…)")
    }
}

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LetterId([u8; 16]);

/// A letter that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Which it is.
    pub id: LetterId,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// What it says.
    pub letter: Letter,
    /// How often it was tried.
    pub tries: u32,
    /// Until when it makes sense to send it.
    pub expires: Timestamp,
}

/// The right to send a letter, until it runs out.
#[derive(Debug)]
pub struct Lease(RequestKey);

/// A letter as it is kept.
pub(crate) struct InLine {
    number: [u8; 16],
    content: Vec<u8>,
    due: Timestamp,
    expires: Timestamp,
}

/// Puts a letter in line, in a transaction with what it tells of.
pub(crate) fn add(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: Option<PersonId>,
    letter: &InLine,
) -> Result<(), StoreError> {
    let values = [
        id.into(),
        letter.number.as_slice().into(),
        person.map_or(0, |person| person.0).into(),
        letter.content.as_slice().into(),
        moment_text(letter.due).into(),
        moment_text(letter.expires).into(),
    ];
    transaction.execute(&LETTER_ADD, &values).map(drop)
}

impl Store {
    /// Puts a letter in line, to be sent within so long or not at all.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn post(
        &self,
        id: &OrganisationId,
        person: Option<PersonId>,
        letter: &Letter,
        lifetime: SignedDuration,
    ) -> Result<(), StoreError> {
        let in_line = self.in_line(id, letter, lifetime)?;
        self.inner.write(Scope::Organisation(id), |transaction| add(transaction, id, person, &in_line))
    }

    /// A letter as it is kept, ready to be put in line.
    pub(crate) fn in_line(
        &self,
        id: &OrganisationId,
        letter: &Letter,
        lifetime: SignedDuration,
    ) -> Result<InLine, StoreError> {
        let mut number = [0; 16];
        getrandom::fill(&mut number).map_err(|error| StoreError::Randomness(error.into()))?;
        let content = serde_json::to_vec(letter).map_err(|error| StoreError::NotStorable(error.to_string()))?;
        let content = self.inner.vault.lock(id, "letters", &content)?;
        let now = self.clock().now();
        Ok(InLine { number, content, due: now, expires: now.checked_add(lifetime).unwrap_or(now) })
    }

    /// Letters that can be sent now, and not more than so many.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters_due(&self, id: &OrganisationId, most: u32) -> Result<Vec<Waiting>, StoreError> {
        let now = moment_text(self.clock().now());
        let rows = self.inner.database.read(Scope::Organisation(id), |transaction| {
            transaction.query(&LETTERS_DUE, &[id.into(), now.into(), most.into()])
        })?;
        rows.iter().map(|row| self.waiting(id, row)).collect()
    }

    /// All that wait, also those that are to be tried again later.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn letters(&self, id: &OrganisationId) -> Result<Vec<Waiting>, StoreError> {
        let rows = self
            .inner
            .database
            .read(Scope::Organisation(id), |transaction| transaction.query(&LETTERS, &[id.into()]))?;
        rows.iter().map(|row| self.waiting(id, row)).collect()
    }

    /// The right to send a letter for so long, if it is time and nobody else has it.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn lease_letter(
        &self,
        id: &OrganisationId,
        letter: LetterId,
        long: SignedDuration,
    ) -> Result<Option<Lease>, StoreError> {
        let lease = RequestKey::random()?;
        let now = self.clock().now();
        let until = moment_text(now.checked_add(long).unwrap_or(now));
        let touched = self.inner.write(Scope::Organisation(id), |transaction| {
            let values =
                [lease.as_str().into(), until.into(), id.into(), letter.0.as_slice().into(), moment_text(now).into()];
            transaction.execute(&LETTER_LEASE, &values)
        })?;
        Ok((touched == 1).then_some(Lease(lease)))
    }

    /// It was sent, and is forgotten.
    ///
    /// # Errors
    /// When it cannot be written: then it may be sent again.
    pub fn letter_sent(&self, id: &OrganisationId, letter: LetterId, lease: &Lease) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), letter.0.as_slice().into(), lease.0.as_str().into()];
            transaction.execute(&LETTER_DONE, &values).map(drop)
        })
    }

    /// It could not be sent, and is to be tried again at this moment.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn letter_again(
        &self,
        id: &OrganisationId,
        waiting: &Waiting,
        lease: &Lease,
        due: Timestamp,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [
                waiting.tries.saturating_add(1).into(),
                moment_text(due).into(),
                id.into(),
                waiting.id.0.as_slice().into(),
                lease.0.as_str().into(),
            ];
            transaction.execute(&LETTER_AGAIN, &values).map(drop)
        })
    }

    /// It cannot be sent at all: it is forgotten, and that is written down.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn letter_failed(&self, id: &OrganisationId, waiting: &Waiting, lease: &Lease) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), waiting.id.0.as_slice().into(), lease.0.as_str().into()];
            match transaction.execute(&LETTER_DONE, &values)? {
                0 => Ok(()),
                _ => note(transaction, id, now, Happened::LetterFailed, Between::unknown(waiting.person)),
            }
        })
    }

    fn waiting(&self, id: &OrganisationId, row: &Row) -> Result<Waiting, StoreError> {
        let wrong = |what: String| StoreError::inconsistent("letters", id, what);
        let content = self.inner.vault.unlock(id, "letters", row.bytes(2)?)?;
        let (person, expires) = (row.small_number(1)?, row.text(4)?);
        Ok(Waiting {
            id: LetterId(row.array(0)?),
            person: (person != 0).then_some(PersonId(person)),
            letter: serde_json::from_slice(&content).map_err(|error| wrong(error.to_string()))?,
            tries: row.small_number(3)?,
            expires: moment(expires).ok_or_else(|| wrong(format!("{expires:?} is no moment")))?,
        })
    }
}
