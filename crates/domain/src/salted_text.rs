//! A text that people wrote and that can be erased, as the log knows it: by a digest. What a contribution or a comment says
//! and the notes of a workshop are such texts; the row that holds one is the store's.

use std::sync::Arc;

use crate::decision::Digest256;
use crate::text::{MeetingNotes, Remark};

/// A text with the salt that its digest is made with. Short texts could be guessed from a digest alone; with the salt gone,
/// they cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaltedText {
    /// Random, and kept with the text alone.
    pub salt: [u8; 16],
    /// What was written.
    pub text: ErasableText,
}

/// What was written, whichever sort of text it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasableText(Arc<str>);

impl ErasableText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Remark> for ErasableText {
    fn from(text: Remark) -> ErasableText {
        ErasableText(text.as_str().into())
    }
}

impl From<MeetingNotes> for ErasableText {
    fn from(text: MeetingNotes) -> ErasableText {
        ErasableText(text.as_str().into())
    }
}

impl SaltedText {
    /// What the log holds of it.
    pub fn digest(&self) -> Digest256 {
        Digest256::of(&[&self.salt, self.text.as_str().as_bytes()].concat())
    }
}
