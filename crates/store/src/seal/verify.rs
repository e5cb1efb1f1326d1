//! A whole log against its checkpoints: every leaf is computed anew from what the record says, and every root from the
//! leaves. It knows neither database nor file; those hand it records and notes. And it says what nobody can prove
//! without a witness, instead of keeping silent about it.

use std::fmt;

use serde_json::{Value, json};

use super::canonical;
use super::key::ORIGIN;
use super::merkle::{Growing, Hash};
use super::note::{Checkpoint, NoteError, PublicKey};
use super::record::{Record, SALT};

/// What whoever verifies knows from elsewhere.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// The public key of the log.
    pub key: Option<PublicKey>,
    /// Signed notes of checkpoints that someone kept: a second agency, the archive, the printed minutes.
    pub checkpoints: Vec<String>,
}

/// What was found in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogReport {
    /// The organisation.
    pub organisation: String,
    /// The key that the signatures were checked with.
    pub key: Option<PublicKey>,
    /// How many records.
    pub records: u64,
    /// How many checkpoints.
    pub checkpoints: u64,
    /// The root over all the records.
    pub root: Hash,
    /// Everything that is not as it must be, in the order of the log.
    pub faults: Vec<Fault>,
    /// What cannot be proved with what was at hand.
    pub not_provable: Vec<NotProvable>,
}

impl LogReport {
    /// Whether nothing was found wrong. That is not the same as proved: see `not_provable`.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    /// The report for a program to read.
    pub fn to_value(&self) -> Value {
        let faults: Vec<Value> =
            self.faults.iter().map(|fault| json!({"seq": fault.seq, "what": fault.what.to_string()})).collect();
        let not_provable: Vec<String> = self.not_provable.iter().map(ToString::to_string).collect();
        json!({
            "organisation": self.organisation,
            "key": self.key.as_ref().map(ToString::to_string),
            "records": self.records,
            "checkpoints": self.checkpoints,
            "root": self.root.to_base64(),
            "sound": self.is_sound(),
            "faults": faults,
            "not_provable": not_provable,
        })
    }
}

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The record that it concerns; for a checkpoint the last record that it holds.
    pub seq: Option<u64>,
    /// What it is.
    pub what: Wrong,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.seq {
            Some(seq) => write!(f, "record {seq}: {}", self.what),
            None => write!(f, "{}", self.what),
        }
    }
}

/// What can be wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The database or the file itself.
    Container(String),
    /// The record cannot be read.
    Unreadable(String),
    /// The record should be here, and the next one that is here has this number.
    Missing {
        /// What stands in its place.
        found: u64,
    },
    /// The number has been before.
    Again,
    /// The record says that it belongs to another organisation.
    OtherOrganisation(String),
    /// What the record says is not what was hashed when it was written.
    Changed,
    /// A checkpoint is not one of this log, or its signature is missing or wrong.
    Note(NoteError),
    /// A checkpoint's row says another size than its note.
    OtherSize {
        /// What the note says.
        note: u64,
    },
    /// The records up to here are not those that the checkpoint was made of. Something from `since` on was changed,
    /// removed or put in.
    OtherRoot {
        /// The first record that no sound checkpoint before this one holds.
        since: u64,
    },
    /// There are fewer records than the checkpoint was made of.
    Shortened {
        /// How many there are.
        records: u64,
    },
    /// A checkpoint that someone kept is not of this log.
    Witness(NoteError),
    /// The records are not those of a checkpoint that someone kept.
    WitnessedOtherRoot,
    /// There are fewer records than in a checkpoint that someone kept.
    WitnessedShortened {
        /// How many there are.
        records: u64,
    },
    /// There are checkpoints, and no key to check them with.
    NoKey,
    /// The key of the log is not the one that is known.
    OtherKey,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Container(what) | Wrong::Unreadable(what) => f.write_str(what),
            Wrong::Missing { found } => write!(f, "is missing; the next one is {found}"),
            Wrong::Again => f.write_str("stands in the log again"),
            Wrong::OtherOrganisation(other) => write!(f, "belongs to {other:?}"),
            Wrong::Changed => f.write_str("is not what was sealed: it was changed afterwards"),
            Wrong::Note(error) => write!(f, "its checkpoint: {error}"),
            Wrong::OtherSize { note } => write!(f, "its checkpoint says {note} records"),
            Wrong::OtherRoot { since } => {
                write!(f, "its checkpoint does not fit the records; something was changed from record {since} on")
            }
            Wrong::Shortened { records } => write!(f, "its checkpoint holds it, and the log has {records} records"),
            Wrong::Witness(error) => write!(f, "the checkpoint that was kept: {error}"),
            Wrong::WitnessedOtherRoot => f.write_str("the records are not those of the checkpoint that was kept"),
            Wrong::WitnessedShortened { records } => {
                write!(f, "the checkpoint that was kept holds it, and the log has {records} records")
            }
            Wrong::NoKey => f.write_str("there is no key to check the signatures with"),
            Wrong::OtherKey => f.write_str("the key of the log is not the one that is known"),
        }
    }
}

/// What nobody can prove with what was at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotProvable {
    /// No checkpoint holds these records: they could be changed or removed without a trace.
    AfterTheLastCheckpoint {
        /// The first of them.
        first: u64,
        /// The last of them.
        last: u64,
    },
    /// No checkpoint from elsewhere was at hand: whoever has the key, or puts back an older copy of everything, could
    /// have made records disappear from the end.
    NothingMissingFromTheEnd {
        /// The last record that a checkpoint from elsewhere holds; 0 when there is none.
        witnessed: u64,
    },
    /// The key was not known beforehand: whoever replaced everything could have replaced it too.
    TheRightKey,
}

impl fmt::Display for NotProvable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotProvable::AfterTheLastCheckpoint { first, last } => {
                write!(f, "not provable: that records {first}–{last} are unchanged, for no checkpoint holds them yet")
            }
            NotProvable::NothingMissingFromTheEnd { witnessed: 0 } => f.write_str(
                "not provable: that nothing is missing from the end, for no checkpoint kept elsewhere was at hand",
            ),
            NotProvable::NothingMissingFromTheEnd { witnessed } => write!(
                f,
                "not provable: that nothing is missing after record {witnessed}, the last that a checkpoint kept \
                 elsewhere holds"
            ),
            NotProvable::TheRightKey => {
                f.write_str("not provable: that the key is the right one, for it was not known beforehand")
            }
        }
    }
}

/// A log on its way through the verification. Hand over the records in order, then finish.
pub(super) struct LogCheck<'a> {
    organisation: String,
    origin: String,
    known: &'a Known,
    next: u64,
    leaves: Vec<Hash>,
    faults: Vec<Fault>,
}

impl<'a> LogCheck<'a> {
    pub(super) fn new(organisation: &str, known: &'a Known) -> LogCheck<'a> {
        LogCheck {
            organisation: organisation.to_owned(),
            origin: format!("{ORIGIN}{organisation}"),
            known,
            next: 1,
            leaves: Vec::new(),
            faults: Vec::new(),
        }
    }

    pub(super) fn fault(&mut self, seq: Option<u64>, what: Wrong) {
        self.faults.push(Fault { seq, what });
    }

    /// The next record in the log; `leaf` is the hash that stands beside it.
    pub(super) fn record(&mut self, record: &Record, salt: &[u8; SALT], leaf: Hash) {
        let seq = record.seq;
        if seq < self.next {
            self.fault(Some(seq), Wrong::Again);
        } else if self.next < seq {
            self.fault(Some(self.next), Wrong::Missing { found: seq });
        }
        self.next = self.next.max(seq.saturating_add(1));
        if record.organisation != self.organisation {
            self.fault(Some(seq), Wrong::OtherOrganisation(record.organisation.clone()));
        }
        match record.leaf(salt) {
            Ok(computed) => {
                if computed != leaf {
                    self.fault(Some(seq), Wrong::Changed);
                }
                self.leaves.push(computed);
            }
            Err(error) => self.unreadable(Some(seq), error.to_string()),
        }
    }

    /// A record that is there and cannot be read.
    pub(super) fn unreadable(&mut self, seq: Option<u64>, why: String) {
        self.fault(seq, Wrong::Unreadable(why));
        // It keeps its place, with a leaf that is not it.
        self.leaves.push(Hash([0; 32]));
        if let Some(seq) = seq {
            self.next = self.next.max(seq.saturating_add(1));
        }
    }

    /// Checks the checkpoints (each with the size that its row says, where it has one), and what was known from
    /// elsewhere. `key` is the one that lies beside the log.
    pub(super) fn finish(mut self, key: Option<PublicKey>, notes: &[(Option<u64>, String)]) -> LogReport {
        let key = self.settle_key(key, !notes.is_empty());
        let opened: Vec<Option<Checkpoint>> =
            notes.iter().map(|(size, note)| self.open(key.as_ref(), *size, note)).collect();
        let witnessed = self.open_witnessed(key.as_ref());
        let records = self.leaves.len() as u64;

        let mut wanted: Vec<u64> =
            opened.iter().flatten().chain(&witnessed).map(|checkpoint| checkpoint.size).collect();
        wanted.sort_unstable();
        let (roots, root) = self.roots(&wanted);
        let root_at = |size: u64| wanted.binary_search(&size).ok().and_then(|place| roots.get(place)).copied();

        let mut sound_until = 0;
        for checkpoint in opened.iter().flatten() {
            let seq = Some(checkpoint.size);
            if records < checkpoint.size {
                self.fault(seq, Wrong::Shortened { records });
            } else if root_at(checkpoint.size) != Some(checkpoint.root) {
                self.fault(seq, Wrong::OtherRoot { since: sound_until + 1 });
            } else {
                sound_until = sound_until.max(checkpoint.size);
            }
        }
        let mut witnessed_until = 0;
        for checkpoint in &witnessed {
            let seq = Some(checkpoint.size);
            if records < checkpoint.size {
                self.fault(seq, Wrong::WitnessedShortened { records });
            } else if root_at(checkpoint.size) != Some(checkpoint.root) {
                self.fault(seq, Wrong::WitnessedOtherRoot);
            } else {
                witnessed_until = witnessed_until.max(checkpoint.size);
            }
        }

        let mut not_provable = Vec::new();
        let held = sound_until.max(witnessed_until);
        if held < records {
            not_provable.push(NotProvable::AfterTheLastCheckpoint { first: held + 1, last: records });
        }
        // Also when the witness holds every record that is here: there may have been more.
        not_provable.push(NotProvable::NothingMissingFromTheEnd { witnessed: witnessed_until });
        if self.known.key.is_none() {
            not_provable.push(NotProvable::TheRightKey);
        }
        self.faults.sort_by_key(|fault| fault.seq);
        LogReport {
            organisation: self.organisation,
            key,
            records,
            checkpoints: notes.len() as u64,
            root,
            faults: self.faults,
            not_provable,
        }
    }

    fn settle_key(&mut self, beside: Option<PublicKey>, needed: bool) -> Option<PublicKey> {
        match (&self.known.key, beside) {
            (Some(known), Some(beside)) if *known != beside => {
                self.fault(None, Wrong::OtherKey);
                Some(known.clone())
            }
            (Some(known), _) => Some(known.clone()),
            (None, Some(beside)) => Some(beside),
            (None, None) => {
                if needed || !self.known.checkpoints.is_empty() {
                    self.fault(None, Wrong::NoKey);
                }
                None
            }
        }
    }

    fn open(&mut self, key: Option<&PublicKey>, size: Option<u64>, note: &str) -> Option<Checkpoint> {
        let opened = key?.open(note).and_then(|checkpoint| self.of_this_log(checkpoint));
        match opened {
            Ok(checkpoint) => {
                if size.is_some_and(|size| size != checkpoint.size) {
                    self.fault(size, Wrong::OtherSize { note: checkpoint.size });
                }
                Some(checkpoint)
            }
            Err(error) => {
                self.fault(size, Wrong::Note(error));
                None
            }
        }
    }

    fn open_witnessed(&mut self, key: Option<&PublicKey>) -> Vec<Checkpoint> {
        let Some(key) = key else { return Vec::new() };
        let known = self.known;
        let mut opened = Vec::new();
        for note in &known.checkpoints {
            match key.open(note).and_then(|checkpoint| self.of_this_log(checkpoint)) {
                Ok(checkpoint) => opened.push(checkpoint),
                Err(error) => self.fault(None, Wrong::Witness(error)),
            }
        }
        opened
    }

    fn of_this_log(&self, checkpoint: Checkpoint) -> Result<Checkpoint, NoteError> {
        if checkpoint.origin == self.origin { Ok(checkpoint) } else { Err(NoteError::Malformed) }
    }

    /// The roots at these sizes, which are in order, as far as there are records; and the root of all.
    fn roots(&self, sizes: &[u64]) -> (Vec<Hash>, Hash) {
        let mut tree = Growing::default();
        let mut leaves = self.leaves.iter();
        let mut roots = Vec::with_capacity(sizes.len());
        for size in sizes {
            while tree.size() < *size {
                let Some(leaf) = leaves.next() else { break };
                tree.push(*leaf);
            }
            if tree.size() == *size {
                roots.push(tree.root());
            }
        }
        leaves.for_each(|leaf| tree.push(*leaf));
        (roots, tree.root())
    }
}

/// The payload of a row or a line, when it is written in the one way.
pub(super) fn payload(text: &str) -> Result<Value, String> {
    canonical::read(text).map_err(|error| format!("what it says is not readable: {error}"))
}
