//! A text that people wrote and that can be erased, as the log knows it: by a digest. What a contribution or a comment says is
//! such a text; the row that holds it is the store's.

use crate::decision::Digest256;
use crate::text::Remark;

/// A text with the salt that its digest is made with. Short texts could be guessed from a digest alone; with the salt gone,
/// they cannot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaltedText {
    /// Random, and kept with the text alone.
    pub salt: [u8; 16],
    /// What was written.
    pub text: Remark,
}

impl SaltedText {
    /// What the log holds of it.
    pub fn digest(&self) -> Digest256 {
        Digest256::of(&[&self.salt, self.text.as_str().as_bytes()].concat())
    }
}
