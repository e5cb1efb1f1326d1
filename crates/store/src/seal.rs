//! The seal: each record of a log is a leaf of a Merkle tree, and signed checkpoints say how large the tree was and what
//! its root was. With one anybody can see that a record is as it was, without seeing the others, and that a log only
//! grew. The format, what it proves and what it does not is in `docs/seal.md`; `tests/verify_seal.py` is a second
//! verifier, written from that text.
//!
//! Here: what the store does with it. The parts below know no database, except `audit`, which reads one.

use domain::ids::OrganisationId;
use domain::policy::{Right, Viewer};

use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::live::Reading;
use crate::log::{self, LogRow};
use crate::seal::key::origin;
use crate::seal::merkle::{Growing, Hash};
use crate::seal::note::{Checkpoint, PublicKey};
use crate::seal::proof::{Consistency, Proof};
use crate::statements::{CHECKPOINT_ADD, CHECKPOINT_LAST, CHECKPOINTS};
use crate::{Inner, Store};

pub mod audit;
pub mod canonical;
pub mod export;
pub mod key;
pub mod merkle;
pub mod note;
pub mod proof;
pub mod record;
pub mod verify;

/// How many times a checkpoint is tried when another node makes one at the same moment.
const ATTEMPTS: usize = 5;
/// The records that prove what is decided: these may be proved to whoever may read what is decided.
const DECISION: &str = "decision_recorded";

/// Where a record stands in the seal, for showing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The record before it, itself, and the one after it, as far as they are there: number and leaf.
    pub leaves: Vec<(u64, Hash)>,
    /// The first checkpoint that holds it, with its number among the log's checkpoints, from 1.
    pub checkpoint: Option<(usize, Checkpoint)>,
}

impl Store {
    /// The public key of an organisation's log. Whoever wants to verify something later should have it from
    /// elsewhere than the server: printed in the minutes, or from another agency.
    pub fn public_key(&self, id: &OrganisationId) -> PublicKey {
        self.inner.key.public(&origin(id))
    }

    /// Signs a checkpoint of the log as it is, after each decision and once a day; the note. When nothing has been
    /// appended since the last one, that one. `None` when the log is empty.
    ///
    /// # Errors
    /// `Seal` when the log contradicts its last checkpoint, or that one was signed by another key: such a log is
    /// never signed. Otherwise when the database cannot be read or written.
    pub fn checkpoint(&self, id: &OrganisationId) -> Result<Option<String>, StoreError> {
        for _ in 0..ATTEMPTS {
            match self.inner.sign(id) {
                Err(StoreError::Taken { .. }) => {}
                answer => return answer,
            }
        }
        Err(StoreError::Unavailable("other nodes make checkpoints all the time".into()))
    }

    /// The signed notes of all checkpoints, the oldest first. None for a viewer who may not read what is decided.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn checkpoints(&self, viewer: Viewer, id: &OrganisationId) -> Result<Vec<String>, StoreError> {
        match self.read(viewer, id)? {
            Some(reading) if reading.may(Right::ReadDecided) => self.inner.notes(id),
            _ => Ok(Vec::new()),
        }
    }

    /// Where a record stands in the seal. `None` when there is no such record, or the viewer may not have it proved.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn place(&self, viewer: Viewer, id: &OrganisationId, seq: u64) -> Result<Option<Place>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(None) };
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            if provable(transaction, &reading, seq)?.is_none() {
                return Ok(None);
            }
            let mut leaves = Vec::new();
            log::each_row(transaction, id, seq.saturating_sub(1), seq + 1, |row| {
                leaves.push((row.seq, row.leaf));
                Ok(())
            })?;
            let notes = notes(transaction, id)?;
            let mut numbered = (1..).zip(&notes);
            let checkpoint = match numbered.find(|(_, (size, _))| seq <= *size) {
                Some((number, (_, note))) => Some((number, self.inner.open_note(id, note)?)),
                None => None,
            };
            Ok(Some(Place { leaves, checkpoint }))
        })
    }

    /// The proof that a record is in the log, under the first checkpoint that holds it; a new one when there is none.
    /// So the proof of a record is always the same. `None` when there is no such record, or the viewer may not have
    /// it proved: decisions go to whoever may read what is decided, other records to whoever may read the log.
    ///
    /// # Errors
    /// As `checkpoint`.
    pub fn proof(&self, viewer: Viewer, id: &OrganisationId, seq: u64) -> Result<Option<Proof>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(None) };
        if let Some(proof) = self.inner.prove(&reading, seq, seq)? {
            return Ok(Some(proof));
        }
        self.checkpoint(id)?;
        self.inner.prove(&reading, seq, seq)
    }

    /// The same, under the first checkpoint of at least this size: for someone who holds a later one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn proof_under(
        &self,
        viewer: Viewer,
        id: &OrganisationId,
        seq: u64,
        size: u64,
    ) -> Result<Option<Proof>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(None) };
        self.inner.prove(&reading, seq, size.max(seq))
    }

    /// The proof that the log of one checkpoint grew from that of an earlier one. `None` when there are no checkpoints
    /// of these sizes, or the viewer may not read what is decided.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn consistency(
        &self,
        viewer: Viewer,
        id: &OrganisationId,
        from: u64,
        to: u64,
    ) -> Result<Option<Consistency>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(None) };
        if !reading.may(Right::ReadDecided) || to < from {
            return Ok(None);
        }
        let public = self.public_key(id);
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let notes = notes(transaction, id)?;
            let of_size = |wanted| notes.iter().find(|(size, _)| *size == wanted).map(|(_, note)| note.clone());
            let (Some(old), Some(new)) = (of_size(from), of_size(to)) else { return Ok(None) };
            let leaves = log::leaves(transaction, id, to)?;
            let path = usize::try_from(from).ok().and_then(|from| merkle::consistency(&leaves, from));
            Ok(path.map(|path| Consistency { old, new, path, key: public }))
        })
    }
}

impl Inner {
    fn sign(&self, id: &OrganisationId) -> Result<Option<String>, StoreError> {
        let origin = origin(id);
        let (size, previous, root) = self.database.read(Scope::Organisation(id), |transaction| {
            let size = log::last(transaction, id)?;
            let previous = match transaction.first(&CHECKPOINT_LAST, &[id.into()])? {
                Some(row) => {
                    let note = row.text(1)?.to_owned();
                    Some((self.open_note(id, &note)?, note))
                }
                None => None,
            };
            let mut tree = Growing::default();
            for leaf in log::leaves(transaction, id, size)? {
                tree.push(leaf);
                if let Some((previous, _)) = &previous
                    && previous.size == tree.size()
                    && previous.root != tree.root()
                {
                    return Err(StoreError::Seal(format!(
                        "the log of {id} contradicts its checkpoint of {} records; run verify",
                        previous.size
                    )));
                }
            }
            Ok::<_, StoreError>((size, previous, tree.root()))
        })?;
        match previous {
            Some((previous, _)) if size < previous.size => Err(StoreError::Seal(format!(
                "the log of {id} has {size} records, and its last checkpoint {}; run verify",
                previous.size
            ))),
            Some((previous, note)) if size == previous.size => Ok(Some(note)),
            _ if size == 0 => Ok(None),
            _ => {
                let note = self.key.sign(&Checkpoint { origin, size, root });
                self.write(Scope::Organisation(id), |transaction| {
                    let values = [id.into(), size.into(), note.as_str().into()];
                    transaction.execute(&CHECKPOINT_ADD, &values)
                })?;
                Ok(Some(note))
            }
        }
    }

    fn open_note(&self, id: &OrganisationId, note: &str) -> Result<Checkpoint, StoreError> {
        let origin = origin(id);
        match self.key.public(&origin).open(note) {
            Ok(checkpoint) if checkpoint.origin == origin => Ok(checkpoint),
            Ok(other) => Err(StoreError::Seal(format!("a checkpoint of {id} is one of {}", other.origin))),
            Err(error) => Err(StoreError::Seal(format!("a checkpoint of {id}: {error}; is this the right key file?"))),
        }
    }

    fn notes(&self, id: &OrganisationId) -> Result<Vec<String>, StoreError> {
        let notes = self.database.read(Scope::Organisation(id), |transaction| notes(transaction, id))?;
        Ok(notes.into_iter().map(|(_, note)| note).collect())
    }

    /// The proof of a record under the first checkpoint of at least this size, if there is one.
    fn prove(&self, reading: &Reading, seq: u64, at_least: u64) -> Result<Option<Proof>, StoreError> {
        let id = &reading.id;
        let key = self.key.public(&origin(id));
        self.database.read(Scope::Organisation(id), |transaction| {
            let Some(row) = provable(transaction, reading, seq)? else { return Ok(None) };
            let notes = notes(transaction, id)?;
            let Some((size, note)) = notes.into_iter().find(|(size, _)| at_least <= *size) else { return Ok(None) };
            let leaves = log::leaves(transaction, id, size)?;
            let record = row.record(id)?;
            let path = usize::try_from(seq - 1).ok().and_then(|index| merkle::inclusion(&leaves, index));
            Ok(path.map(|path| Proof { record, salt: row.salt, size, path, checkpoint: note, key }))
        })
    }
}

/// The row of a record, if it is there and this viewer may have it proved.
fn provable(transaction: &mut Transaction<'_>, reading: &Reading, seq: u64) -> Result<Option<LogRow>, StoreError> {
    let mut found = None;
    log::each_row(transaction, &reading.id, seq.max(1), seq, |row| {
        found = Some(row);
        Ok(())
    })?;
    let may = |row: &LogRow| {
        (reading.may(Right::ReadLog) && reading.withheld.is_nothing())
            || (row.name == DECISION && reading.may(Right::ReadDecided))
    };
    Ok(found.filter(may))
}

fn notes(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<Vec<(u64, String)>, StoreError> {
    let rows = transaction.query(&CHECKPOINTS, &[id.into()])?;
    rows.iter().map(|row| Ok((row.number(0)?, row.text(1)?.to_owned()))).collect()
}
