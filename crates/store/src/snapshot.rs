//! Snapshots: an organisation as bytes, so that a start need not replay its whole log. Disposable: one that is of
//! another version, of another log, or damaged is passed over, and the log is replayed. Never the truth.

use std::sync::atomic::Ordering;

use domain::ids::OrganisationId;
use domain::organisation::Organisation;
use sha2::{Digest, Sha256};

use crate::Inner;
use crate::engine::{Scope, Transaction, Value};
use crate::error::StoreError;
use crate::live::Live;
use crate::statements::{LOG_LEAF, SNAPSHOT_READ, SNAPSHOT_REMOVE, SNAPSHOT_WRITE};

/// How many events after the last snapshot a new one is worth its writing. Replaying this many takes milliseconds.
const EVERY: u64 = 1000;

/// The encoding, and the types that are encoded (see `build.rs`).
const FORMAT: &str = concat!("postcard-1 ", env!("RODTRAD_SNAPSHOT_TYPES"));

impl Inner {
    pub(crate) fn ask_for_snapshot_when_due(&self, live: &Live, seq: u64) {
        if EVERY <= seq.saturating_sub(live.snapshot_seq.load(Ordering::Relaxed)) {
            self.ask_for_snapshot(&live.id);
        }
    }

    /// Writes a snapshot of the organisation as it is now. What fails here is only told: nothing depends on it.
    pub(crate) fn write_snapshot(&self, live: &Live) {
        let Some(organisation) = live.loaded() else { return };
        let (id, seq) = (&live.id, organisation.seq);
        if seq <= live.snapshot_seq.load(Ordering::Relaxed) {
            return;
        }
        let written = encode(&organisation).and_then(|body| self.store_snapshot(id, seq, body));
        match written {
            Ok(()) => live.snapshot_seq.store(seq, Ordering::Relaxed),
            Err(error) => tracing::warn!(organisation = %id, seq, %error, "no snapshot was written"),
        }
    }

    /// Writes a snapshot of each organisation that has changed since the last.
    pub(crate) fn write_snapshots(&self) {
        if !self.database.is_stopped() {
            self.lives().iter().for_each(|live| self.write_snapshot(live));
        }
    }

    fn store_snapshot(&self, id: &OrganisationId, seq: u64, body: Vec<u8>) -> Result<(), StoreError> {
        let checksum: [u8; 32] = Sha256::digest(&body).into();
        self.write(Scope::Organisation(id), |transaction| {
            let leaf = transaction.first(&LOG_LEAF, &[id.into(), seq.into()])?;
            let leaf = leaf.ok_or_else(|| StoreError::inconsistent("log", format!("seq {seq}"), "is missing"))?;
            transaction.execute(&SNAPSHOT_REMOVE, &[id.into()])?;
            let values = [
                id.into(),
                seq.into(),
                FORMAT.into(),
                leaf.bytes(0)?.into(),
                checksum.as_slice().into(),
                Value::Bytes(body),
            ];
            transaction.execute(&SNAPSHOT_WRITE, &values).map(drop)
        })
    }
}

/// The organisation as its snapshot has it, if there is one that can be used.
pub(crate) fn read(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<Option<Organisation>, StoreError> {
    let Some(row) = transaction.first(&SNAPSHOT_READ, &[id.into()])? else { return Ok(None) };
    let (seq, format, leaf, checksum, body) =
        (row.number(0)?, row.text(1)?, row.bytes(2)?, row.bytes(3)?, row.bytes(4)?);
    let of_this_log = transaction.first(&LOG_LEAF, &[id.into(), seq.into()])?;
    let of_this_log = of_this_log.is_some_and(|row| row.bytes(0).is_ok_and(|known| known == leaf));
    if format != FORMAT || !of_this_log || checksum != Sha256::digest(body).as_slice() {
        tracing::debug!(organisation = %id, seq, "the snapshot is of another version or log, or damaged; replaying");
        return Ok(None);
    }
    match postcard::from_bytes::<Organisation>(body) {
        Ok(organisation) if organisation.seq == seq && organisation.id == *id => Ok(Some(organisation)),
        _ => {
            tracing::warn!(organisation = %id, seq, "the snapshot cannot be read; replaying");
            Ok(None)
        }
    }
}

fn encode(organisation: &Organisation) -> Result<Vec<u8>, StoreError> {
    postcard::to_stdvec(organisation)
        .map_err(|error| StoreError::NotStorable(format!("no snapshot can be made: {error}")))
}
