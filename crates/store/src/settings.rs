//! What belongs to an agency's settings and is no event: the bytes of its marks, kept under their digest, and for how long its
//! security log is kept. What is set is `domain::settings`.

use domain::decision::Digest256;
use domain::ids::{OrganisationId, PersonId};
use jiff::SignedDuration;

use crate::Store;
use crate::clock::moment_text;
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note_with};
use crate::statements::{LOGO, LOGO_KEEP, LOGOS_FORGET, SECURITY_RETENTION, SECURITY_RETENTION_SET};

/// How long a mark is kept that was looked at and not taken.
const LOOKED_AT: SignedDuration = SignedDuration::from_hours(24);

/// For how many days a security log can be kept: from a month to ten years.
pub const RETENTION: std::ops::RangeInclusive<u32> = 30..=3650;

const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Store {
    /// Keeps a mark, to be looked at and perhaps taken. Others that nobody has taken within a day are thrown away, but for the
    /// ones that are in use.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_logo(
        &self,
        id: &OrganisationId,
        picture: &[u8],
        in_use: [Option<&Digest256>; 2],
    ) -> Result<Digest256, StoreError> {
        let (now, file) = (self.clock().now(), Digest256::of(picture));
        let over = now.checked_sub(LOOKED_AT).unwrap_or(now);
        let [one, two] = in_use.map(|file| file.map_or("", Digest256::as_str));
        self.inner.write(Scope::Organisation(id), |transaction| {
            let forgotten = [id.into(), moment_text(over).into(), one.into(), two.into()];
            transaction.execute(&LOGOS_FORGET, &forgotten)?;
            let kept = [id.into(), file.as_str().into(), picture.into(), moment_text(now).into()];
            transaction.execute(&LOGO_KEEP, &kept)
        })?;
        Ok(file)
    }

    /// A mark by its digest.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn logo(&self, id: &OrganisationId, file: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&LOGO, &[id.into(), file.into()])?;
            row.map(|row| row.bytes(0).map(<[u8]>::to_vec)).transpose()
        })
    }

    /// For how many days the agency's security log is kept: as it has said, or else as the operator has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn security_retention(&self, id: &OrganisationId) -> Result<u32, StoreError> {
        let kept = self.inner.database.read(Scope::Organisation(id), |transaction| retention(transaction, id))?;
        let kept = kept.unwrap_or(self.inner.security_kept);
        Ok(u32::try_from(kept.as_hours() / 24).unwrap_or(*RETENTION.end()))
    }

    /// Keeps the agency's security log for so many days from now on. What is older goes within the hour.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn retain_security(&self, id: &OrganisationId, days: u32, by: PersonId) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let before = retention(transaction, id)?.unwrap_or(self.inner.security_kept);
            if before == DAY * i32::try_from(days).unwrap_or(i32::MAX) {
                return Ok(());
            }
            transaction.execute(&SECURITY_RETENTION_SET, &[id.into(), days.into()])?;
            let changed = (Happened::RetentionChanged, days.to_string());
            note_with(transaction, id, now, (changed.0, &changed.1), Between { actor: Some(by), about: None })
        })
    }
}

/// How long the agency has said that its security log is kept.
pub(crate) fn retention(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
) -> Result<Option<SignedDuration>, StoreError> {
    let row = transaction.first(&SECURITY_RETENTION, &[id.into()])?;
    let days = row.map(|row| row.small_number(0)).transpose()?;
    Ok(days.map(|days| DAY * i32::try_from(days).unwrap_or(i32::MAX)))
}
