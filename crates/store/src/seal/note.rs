//! Checkpoints as signed notes, in the formats of C2SP (*tlog-checkpoint*, *signed-note*), so that the tools and the
//! witnesses of others can read them.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest, Sha256};

use super::merkle::Hash;

/// Ed25519, in C2SP's list of kinds of signature.
const ED25519: u8 = 1;
/// How a line of a signature begins: an em dash and a space.
const SIGNATURE_LINE: &str = "\u{2014} ";

/// How large a log was, and what was in it: the text that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log: `rodtrad/` and the organisation.
    pub origin: String,
    /// How many records.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The text, three lines.
    pub fn text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64())
    }

    fn read(text: &str) -> Option<Checkpoint> {
        let mut lines = text.split('\n');
        let origin = lines.next()?.to_owned();
        let size: u64 = lines.next()?.parse().ok()?;
        let root = Hash::from_base64(lines.next()?)?;
        let checkpoint = Checkpoint { origin, size, root };
        // One spelling: no leading zeros, no further lines, which the format allows and this log never writes.
        (!checkpoint.origin.is_empty() && checkpoint.text() == text).then_some(checkpoint)
    }
}

/// A note is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteError {
    /// It is not a signed checkpoint.
    Malformed,
    /// It has no signature by this key.
    NotSignedByKey,
    /// It has a signature that says it is by this key, and is not.
    WrongSignature,
}

impl fmt::Display for NoteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoteError::Malformed => "it is not a signed checkpoint",
            NoteError::NotSignedByKey => "it is not signed by this key",
            NoteError::WrongSignature => "the signature is wrong",
        })
    }
}

impl std::error::Error for NoteError {}

/// A public key with its name, as C2SP writes it: `name+hash+key`.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl PublicKey {
    /// A key by its name.
    pub fn new(name: &str, key: VerifyingKey) -> PublicKey {
        let mut hash = Sha256::new();
        hash.update(name.as_bytes());
        hash.update([b'\n', ED25519]);
        hash.update(key.as_bytes());
        let hash: [u8; 32] = hash.finalize().into();
        PublicKey { name: name.to_owned(), id: [hash[0], hash[1], hash[2], hash[3]], key }
    }

    /// The name: the origin of the log that it signs.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same key under another name: an installation has one key, and each log has it under its own name.
    pub fn under(&self, name: &str) -> PublicKey {
        PublicKey::new(name, self.key)
    }

    /// A key from its text. `None` when it is not one, or not in its one spelling.
    pub fn read(text: &str) -> Option<PublicKey> {
        let (name, rest) = text.split_once('+')?;
        let (_, key) = rest.split_once('+')?;
        let key = BASE64_STANDARD.decode(key).ok()?;
        let (kind, key) = key.split_first()?;
        let key = VerifyingKey::from_bytes(key.try_into().ok()?).ok()?;
        let read = PublicKey::new(name, key);
        let well_named = !name.is_empty() && !name.contains(char::is_whitespace);
        (*kind == ED25519 && well_named && !key.is_weak() && read.to_string() == text).then_some(read)
    }

    /// The checkpoint in a note that this key has signed.
    ///
    /// # Errors
    /// When it is not a note, or its signature by this key is missing or wrong. Signatures by others are left alone.
    pub fn open(&self, note: &str) -> Result<Checkpoint, NoteError> {
        let (text, signatures) = note.split_once("\n\n").ok_or(NoteError::Malformed)?;
        let text = format!("{text}\n");
        let checkpoint = Checkpoint::read(&text).ok_or(NoteError::Malformed)?;
        let signatures = signatures.strip_suffix('\n').ok_or(NoteError::Malformed)?;
        let mut signed = false;
        for line in signatures.split('\n') {
            let line = line.strip_prefix(SIGNATURE_LINE).ok_or(NoteError::Malformed)?;
            let (name, signature) = line.split_once(' ').ok_or(NoteError::Malformed)?;
            let signature = BASE64_STANDARD.decode(signature).map_err(|_| NoteError::Malformed)?;
            let (id, signature) = signature.split_at_checked(4).ok_or(NoteError::Malformed)?;
            if name != self.name || id != self.id {
                continue;
            }
            let signature = Signature::from_slice(signature).map_err(|_| NoteError::WrongSignature)?;
            self.key.verify_strict(text.as_bytes(), &signature).map_err(|_| NoteError::WrongSignature)?;
            signed = true;
        }
        if signed { Ok(checkpoint) } else { Err(NoteError::NotSignedByKey) }
    }

    /// The line of a signature, for whoever has made one.
    pub(super) fn signature_line(&self, signature: &Signature) -> String {
        let bytes = [self.id.as_slice(), &signature.to_bytes()].concat();
        format!("{SIGNATURE_LINE}{} {}\n", self.name, BASE64_STANDARD.encode(bytes))
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.id;
        let key = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{a:02x}{b:02x}{c:02x}{d:02x}+{}", self.name, BASE64_STANDARD.encode(key))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
