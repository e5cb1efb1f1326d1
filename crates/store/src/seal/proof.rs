//! Proofs as files: that a record is in a log, and that a log grew from an earlier one. Each is one line of canonical
//! JSON, so that there is one reading of it, and holds everything that is needed except trust in the key.

use std::fmt;

use serde_json::{Map, Value, json};

use super::canonical;
use super::key::ORIGIN;
use super::merkle::{self, Hash};
use super::note::{Checkpoint, NoteError, PublicKey};
use super::record::{Record, SALT, salt, salt_text};

const PROOF: &str = "rodtrad-proof-1";
const CONSISTENCY: &str = "rodtrad-consistency-1";

/// The proof that a record is in a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The record.
    pub record: Record,
    /// Its salt.
    pub salt: [u8; SALT],
    /// How many records the log had at the checkpoint.
    pub size: u64,
    /// The hashes beside the record's path to the root, from the leaf upwards.
    pub path: Vec<Hash>,
    /// The signed note of the checkpoint.
    pub checkpoint: String,
    /// The key that signed it.
    pub key: PublicKey,
}

impl Proof {
    /// The file: one line.
    pub fn to_text(&self) -> String {
        let value = json!({
            "format": PROOF,
            "origin": format!("{ORIGIN}{}", self.record.organisation),
            "record": self.record.to_value(),
            "salt": salt_text(&self.salt),
            "index": self.record.seq.saturating_sub(1),
            "size": self.size,
            "path": path_value(&self.path),
            "checkpoint": self.checkpoint,
            "key": self.key.to_string(),
        });
        line(&value)
    }
}

/// The proof that a log grew from an earlier one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consistency {
    /// The signed note of the earlier checkpoint.
    pub old: String,
    /// The signed note of the later checkpoint.
    pub new: String,
    /// The hashes that lead from one to the other.
    pub path: Vec<Hash>,
    /// The key that signed both.
    pub key: PublicKey,
}

impl Consistency {
    /// The file: one line.
    pub fn to_text(&self) -> String {
        let value = json!({
            "format": CONSISTENCY,
            "old": self.old,
            "new": self.new,
            "path": path_value(&self.path),
            "key": self.key.to_string(),
        });
        line(&value)
    }
}

/// A proof is not accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProofError {
    /// It is not a proof in this format, in its one spelling.
    Malformed(String),
    /// The key is not the one that was asked for.
    OtherKey,
    /// The checkpoint inside the proof.
    Checkpoint(NoteError),
    /// The checkpoint that was handed over beside the proof.
    GivenCheckpoint(NoteError),
    /// The checkpoint that was handed over is another one than the proof is made for.
    OtherCheckpoint {
        /// The size that the proof is made for.
        proof: u64,
        /// The size of the one that was handed over.
        given: u64,
    },
    /// The fields of the proof contradict each other, or the checkpoint.
    Contradiction(&'static str),
    /// What the record says does not lead to the root of the checkpoint.
    NotIncluded {
        /// The number of the record.
        seq: u64,
    },
    /// The later log did not grow from the earlier one.
    NotConsistent,
}

impl fmt::Display for ProofError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProofError::Malformed(why) => write!(f, "it is not a proof: {why}"),
            ProofError::OtherKey => f.write_str("the proof has another key than the one that was asked for"),
            ProofError::Checkpoint(error) => write!(f, "the checkpoint in the proof: {error}"),
            ProofError::GivenCheckpoint(error) => write!(f, "the checkpoint that was given: {error}"),
            ProofError::OtherCheckpoint { proof, given } => {
                write!(f, "the proof is for a checkpoint of {proof} records, and another one, of {given}, was given")
            }
            ProofError::Contradiction(what) => write!(f, "the proof contradicts itself: {what}"),
            ProofError::NotIncluded { seq } => write!(f, "record {seq} is not in the log of the checkpoint"),
            ProofError::NotConsistent => f.write_str("the later log did not grow from the earlier one"),
        }
    }
}

impl std::error::Error for ProofError {}

/// What a proof has proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// The record is in the log as it stands here.
    pub record: Record,
    /// Under this checkpoint.
    pub checkpoint: Checkpoint,
    /// Signed by this key.
    pub key: PublicKey,
    /// Whether the key was known beforehand. If not, it proves only that whoever has this key says so.
    pub key_was_known: bool,
    /// Whether the checkpoint came from elsewhere than the proof.
    pub checkpoint_was_given: bool,
}

/// Verifies a proof that a record is in a log: `proof` is the file, `checkpoint` the signed note that someone kept,
/// `key` the public key that someone knows. Without a checkpoint, the one inside the proof is taken; without a key,
/// likewise, and the answer says so.
///
/// # Errors
/// When anything at all is not as it must be.
pub fn verify_proof(proof: &str, checkpoint: Option<&str>, key: Option<&PublicKey>) -> Result<Proved, ProofError> {
    let value = read_line(proof)?;
    let fields = Fields::of(&value, PROOF, 9)?;
    let record = Record::from_value(fields.get("record")?).ok_or_else(|| malformed("record"))?;
    let salt = salt(fields.text("salt")?).ok_or_else(|| malformed("salt"))?;
    let (index, size) = (fields.number("index")?, fields.number("size")?);
    let (path, public) = (fields.path()?, fields.key(key)?);
    let origin = fields.text("origin")?;
    if format!("{ORIGIN}{}", record.organisation) != origin || public.name() != origin {
        return Err(ProofError::Contradiction("origin, organisation and key do not name the same log"));
    }
    if index.checked_add(1) != Some(record.seq) {
        return Err(ProofError::Contradiction("the record's number and its place differ"));
    }
    let inside = public.open(fields.text("checkpoint")?).map_err(ProofError::Checkpoint)?;
    if inside.origin != origin || inside.size != size {
        return Err(ProofError::Contradiction("the checkpoint is not of this log and size"));
    }
    if let Some(given) = checkpoint {
        let given = public.open(given).map_err(ProofError::GivenCheckpoint)?;
        if given != inside {
            return Err(ProofError::OtherCheckpoint { proof: size, given: given.size });
        }
    }
    let leaf = record.leaf(&salt).map_err(|error| ProofError::Malformed(error.to_string()))?;
    if !merkle::is_included(leaf, index, size, &path, inside.root) {
        return Err(ProofError::NotIncluded { seq: record.seq });
    }
    Ok(Proved {
        record,
        checkpoint: inside,
        key: public,
        key_was_known: key.is_some(),
        checkpoint_was_given: checkpoint.is_some(),
    })
}

/// Verifies a proof that a log grew from an earlier one, between two checkpoints that someone kept.
///
/// # Errors
/// When anything at all is not as it must be.
pub fn verify_consistency(
    proof: &str,
    old: Option<&str>,
    new: Option<&str>,
    key: Option<&PublicKey>,
) -> Result<(Checkpoint, Checkpoint), ProofError> {
    let value = read_line(proof)?;
    let fields = Fields::of(&value, CONSISTENCY, 5)?;
    let (path, public) = (fields.path()?, fields.key(key)?);
    let open = |name, given: Option<&str>| {
        let inside = public.open(fields.text(name)?).map_err(ProofError::Checkpoint)?;
        if inside.origin != public.name() {
            return Err(ProofError::Contradiction("the checkpoints are not of the key's log"));
        }
        if let Some(given) = given {
            let given = public.open(given).map_err(ProofError::GivenCheckpoint)?;
            if given != inside {
                return Err(ProofError::OtherCheckpoint { proof: inside.size, given: given.size });
            }
        }
        Ok(inside)
    };
    let (old, new) = (open("old", old)?, open("new", new)?);
    if merkle::is_consistent(old.size, new.size, &path, old.root, new.root) {
        Ok((old, new))
    } else {
        Err(ProofError::NotConsistent)
    }
}

/// The members of a proof, each by its name.
struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    fn of(value: &'a Value, format: &str, count: usize) -> Result<Fields<'a>, ProofError> {
        let members = value.as_object().ok_or_else(|| malformed("it is not an object"))?;
        let fields = Fields(members);
        if fields.text("format")? != format {
            return Err(malformed("format"));
        }
        // A member that nobody reads could be read by somebody.
        if members.len() == count { Ok(fields) } else { Err(malformed("it has other members")) }
    }

    fn get(&self, name: &'static str) -> Result<&'a Value, ProofError> {
        self.0.get(name).ok_or_else(|| malformed(name))
    }

    fn text(&self, name: &'static str) -> Result<&'a str, ProofError> {
        self.get(name)?.as_str().ok_or_else(|| malformed(name))
    }

    fn number(&self, name: &'static str) -> Result<u64, ProofError> {
        self.get(name)?.as_u64().ok_or_else(|| malformed(name))
    }

    fn path(&self) -> Result<Vec<Hash>, ProofError> {
        let hashes = self.get("path")?.as_array().ok_or_else(|| malformed("path"))?;
        let hash = |value: &Value| value.as_str().and_then(Hash::from_base64).ok_or_else(|| malformed("path"));
        hashes.iter().map(hash).collect()
    }

    fn key(&self, known: Option<&PublicKey>) -> Result<PublicKey, ProofError> {
        let key = PublicKey::read(self.text("key")?).ok_or_else(|| malformed("key"))?;
        match known {
            Some(known) if *known != key => Err(ProofError::OtherKey),
            _ => Ok(key),
        }
    }
}

fn malformed(what: &str) -> ProofError {
    ProofError::Malformed(what.to_owned())
}

fn read_line(text: &str) -> Result<Value, ProofError> {
    // An editor may have added a line's end; nothing else is let through.
    let line = text.strip_suffix('\n').unwrap_or(text);
    canonical::read(line).map_err(|error| ProofError::Malformed(error.to_string()))
}

fn path_value(path: &[Hash]) -> Value {
    path.iter().map(|hash| hash.to_base64()).collect()
}

fn line(value: &Value) -> String {
    // Its numbers are sizes and places, and the record was canonical when it was sealed.
    let mut text = canonical::write(value).unwrap_or_default();
    text.push('\n');
    text
}
