//! The key that signs checkpoints. It lies in a file outside the database: whoever can change the database should not
//! thereby be able to sign what it then says.

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::Path;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use domain::ids::OrganisationId;
use ed25519_dalek::{Signer, SigningKey};
use ring::hkdf;

use super::note::{Checkpoint, PublicKey};
use crate::error::{OpenError, StoreError};

/// How the origin of every log begins.
pub const ORIGIN: &str = "rodtrad/";

/// What comes first in the file, so that a person who finds it knows what it is.
const PREFIX: &str = "rodtrad-seal-key ";

/// The origin of an organisation's log: the first line of its checkpoints, and the name of the key that signs them.
pub fn origin(organisation: &OrganisationId) -> String {
    format!("{ORIGIN}{organisation}")
}

/// A key that signs.
#[derive(Clone)]
pub struct SealKey(SigningKey);

impl SealKey {
    /// The key that comes from these 32 bytes, which must be secret and random.
    pub fn from_seed(seed: [u8; 32]) -> SealKey {
        SealKey(SigningKey::from_bytes(&seed))
    }

    /// The key in a file. `None` when there is no such file.
    ///
    /// # Errors
    /// When it cannot be read, is not a key, or others than its owner may read it.
    pub fn read(path: &Path) -> Result<Option<SealKey>, OpenError> {
        let wrong = |what: &str| OpenError::Key { path: path.to_owned(), what: what.to_owned() };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(file_error(path, "cannot be read", cause)),
        };
        if !is_private(path)? {
            return Err(wrong("others than its owner may read it; run chmod 600 on it"));
        }
        let encoded = text.trim_end().strip_prefix(PREFIX);
        let seed = encoded
            .and_then(|encoded| BASE64_STANDARD.decode(encoded).ok())
            .and_then(|seed| seed.try_into().ok())
            .ok_or_else(|| wrong("it is not a key of the seal"))?;
        Ok(Some(SealKey::from_seed(seed)))
    }

    /// Makes a new key in a file that only its owner can read, and sees that it is on the disk.
    ///
    /// # Errors
    /// When the file is there already or cannot be written, or there are no random bytes.
    pub fn create(path: &Path) -> Result<SealKey, OpenError> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed).map_err(|error| StoreError::Randomness(error.into()))?;
        let failed = |cause| file_error(path, "cannot be written", cause);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed)?;
        let line = format!("{PREFIX}{}\n", BASE64_STANDARD.encode(seed));
        file.write_all(line.as_bytes()).map_err(failed)?;
        file.sync_all().map_err(failed)?;
        if let Some(directory) = path.parent().filter(|directory| *directory != Path::new("")) {
            File::open(directory).and_then(|directory| directory.sync_all()).map_err(failed)?;
        }
        Ok(SealKey::from_seed(seed))
    }

    /// Another key that comes of this one and says nothing of it (HKDF, RFC 5869), for what must not be readable to
    /// whoever has the database alone.
    pub(crate) fn derived(&self, purpose: &str) -> Result<[u8; 32], StoreError> {
        let seed = self.0.to_bytes();
        let mut key = [0; 32];
        let extracted = hkdf::Salt::new(hkdf::HKDF_SHA256, b"rodtrad").extract(&seed);
        let filled =
            extracted.expand(&[purpose.as_bytes()], hkdf::HKDF_SHA256).and_then(|derived| derived.fill(&mut key));
        // It fails only for more bytes than the hash can give.
        filled.map_err(|_| StoreError::Randomness("no key could be derived".into())).map(|()| key)
    }

    /// The public half, under the name of an organisation's log.
    pub fn public(&self, origin: &str) -> PublicKey {
        PublicKey::new(origin, self.0.verifying_key())
    }

    /// The signed note of a checkpoint.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let text = checkpoint.text();
        let signature = self.0.sign(text.as_bytes());
        let line = self.public(&checkpoint.origin).signature_line(&signature);
        format!("{text}\n{line}")
    }
}

impl fmt::Debug for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SealKey(…)")
    }
}

fn file_error(path: &Path, what: &'static str, cause: std::io::Error) -> OpenError {
    OpenError::File { path: path.to_owned(), what, cause }
}

#[cfg(unix)]
fn is_private(path: &Path) -> Result<bool, OpenError> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = std::fs::metadata(path).map_err(|cause| file_error(path, "cannot be read", cause))?;
    Ok(metadata.permissions().mode() & 0o077 == 0)
}

// Elsewhere the directory's own rights have to do.
#[cfg(not(unix))]
fn is_private(_: &Path) -> Result<bool, OpenError> {
    Ok(true)
}
