//! When each fetch asks next, and the file of it that waits: rows that are kept and replaced, beside the log. Whoever asks
//! holds a lease, so that of several nodes one does. Not what a fetch is, nor how an address is asked.

use std::collections::BTreeMap;

use domain::ids::{FetchId, OrganisationId};
use jiff::{SignedDuration, Timestamp};

use crate::Store;
use crate::amend::RequestKey;
use crate::clock::{moment, moment_text};
use crate::engine::{Row, Scope};
use crate::error::StoreError;
use crate::statements::{
    FETCH_DONE, FETCH_LEASE, FETCH_SCHEDULE, FETCHED_FILE, FETCHED_FILE_FORGET, FETCHED_FILE_KEEP, FETCHES,
};

/// What is kept of a fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The event that had last written it.
    pub version: u64,
    /// When it asks next.
    pub due: Timestamp,
    /// When it asked last.
    pub tried: Option<Timestamp>,
    /// How many times in a row it has gone wrong.
    pub failures: u32,
    /// The mark of the last answer; empty where it had none.
    pub etag: String,
    /// When the last answer said that it was changed; empty where it did not.
    pub modified: String,
    /// The SHA-256 of the last file that was taken care of, in hexadecimal; empty before the first.
    pub file: String,
    /// Until when someone is asking, where someone is.
    pub leased_until: Option<Timestamp>,
}

/// What is kept after one has asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// How many times in a row it has gone wrong.
    pub failures: u32,
    /// The mark of the answer.
    pub etag: String,
    /// When the answer said that it was changed.
    pub modified: String,
    /// The last file that was taken care of.
    pub file: String,
}

/// The right to ask, until it runs out.
#[derive(Debug)]
pub struct Lease(RequestKey);

impl Store {
    /// What is kept of each fetch.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn kept_fetches(&self, id: &OrganisationId) -> Result<BTreeMap<FetchId, Kept>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&FETCHES, &[id.into()])?;
            rows.iter().map(|row| Ok((FetchId(row.small_number(0)?), kept(row)?))).collect()
        })
    }

    /// Lets a fetch ask at a moment, as it is now written. What was kept of it as it was written before is forgotten.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn schedule_fetch(
        &self,
        id: &OrganisationId,
        fetch: FetchId,
        version: u64,
        due: Timestamp,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), fetch.0.into(), version.into(), moment_text(due).into(), "".into(), 0_u32.into()];
            transaction.execute(&FETCH_SCHEDULE, &values).map(drop)
        })
    }

    /// The right to ask for so long, if it is time and nobody else has it.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn lease_fetch(
        &self,
        id: &OrganisationId,
        fetch: FetchId,
        long: SignedDuration,
    ) -> Result<Option<Lease>, StoreError> {
        let token = RequestKey::random()?;
        let now = self.clock().now();
        let until = moment_text(now.checked_add(long).unwrap_or(now));
        let touched = self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [token.as_str().into(), until.into(), id.into(), fetch.0.into(), moment_text(now).into()];
            transaction.execute(&FETCH_LEASE, &values)
        })?;
        Ok((touched == 1).then_some(Lease(token)))
    }

    /// Keeps what the answer was, lets it ask again at a moment, and gives the right back. False when the lease had run
    /// out and another has it: then nothing is kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn fetch_done(
        &self,
        id: &OrganisationId,
        fetch: FetchId,
        lease: &Lease,
        due: Timestamp,
        told: &Told,
    ) -> Result<bool, StoreError> {
        let now = moment_text(self.clock().now());
        let touched = self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [
                moment_text(due).into(),
                now.into(),
                told.failures.into(),
                told.etag.as_str().into(),
                told.modified.as_str().into(),
                told.file.as_str().into(),
                id.into(),
                fetch.0.into(),
                lease.0.as_str().into(),
            ];
            transaction.execute(&FETCH_DONE, &values)
        })?;
        Ok(touched == 1)
    }

    /// Keeps the file of a fetch that waits, instead of the one before.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_fetched_file(
        &self,
        id: &OrganisationId,
        fetch: FetchId,
        file: &str,
        body: &[u8],
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), fetch.0.into(), file.into(), body.into()];
            transaction.execute(&FETCHED_FILE_KEEP, &values).map(drop)
        })
    }

    /// The file of a fetch that waits, if it is still this one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn fetched_file(&self, id: &OrganisationId, fetch: FetchId, file: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&FETCHED_FILE, &[id.into(), fetch.0.into(), file.into()])?;
            row.map(|row| row.bytes(0).map(<[u8]>::to_vec)).transpose()
        })
    }

    /// Throws the file away that waits: it was brought in, or is not to be.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget_fetched_file(&self, id: &OrganisationId, fetch: FetchId) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&FETCHED_FILE_FORGET, &[id.into(), fetch.0.into()]).map(drop)
        })
    }
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let at = |column: usize| -> Result<Option<Timestamp>, StoreError> {
        match row.text(column)? {
            "" => Ok(None),
            text => moment(text).map(Some).ok_or_else(|| not_a_moment(row, text)),
        }
    };
    Ok(Kept {
        version: row.number(1)?,
        due: at(2)?.ok_or_else(|| not_a_moment(row, ""))?,
        tried: at(3)?,
        failures: row.small_number(4)?,
        etag: row.text(5)?.to_owned(),
        modified: row.text(6)?.to_owned(),
        file: row.text(7)?.to_owned(),
        leased_until: at(8)?,
    })
}

fn not_a_moment(row: &Row, text: &str) -> StoreError {
    StoreError::inconsistent("fetches", row.integer(0).unwrap_or_default(), format!("{text:?} is not a moment"))
}
