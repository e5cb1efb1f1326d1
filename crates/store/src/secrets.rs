//! What has to be kept so that it can be read again, but not by whoever gets hold of the database: encrypted with a key that
//! follows from the seal's, which lies in a file beside it. Not passwords; of those nothing that can be read is kept.

use domain::ids::OrganisationId;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

use crate::Inner;
use crate::error::StoreError;

/// What the key is for, so that it is no other's.
const NAME: &str = "secrets of providers, version 1";

impl Inner {
    /// Encrypts a secret for one place in one organisation.
    pub(crate) fn hidden(&self, id: &OrganisationId, place: &str, secret: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|error| StoreError::Randomness(error.into()))?;
        let mut kept = secret.to_vec();
        let failed = || StoreError::inconsistent("providers", id, "a secret could not be encrypted".to_owned());
        let key = self.secrets_key().ok_or_else(failed)?;
        let sealed = key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound(id, place), &mut kept);
        sealed.map_err(|_| failed())?;
        Ok([&nonce[..], &kept].concat())
    }

    /// The secret again. `None` when it was encrypted with another key, for another place, or has been changed.
    pub(crate) fn shown(&self, id: &OrganisationId, place: &str, kept: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = kept.split_first_chunk::<NONCE_LEN>()?;
        let mut sealed = sealed.to_vec();
        let key = self.secrets_key()?;
        let secret = key.open_in_place(Nonce::assume_unique_for_key(*nonce), bound(id, place), &mut sealed).ok()?;
        Some(secret.to_vec())
    }

    fn secrets_key(&self) -> Option<LessSafeKey> {
        UnboundKey::new(&CHACHA20_POLY1305, &self.key.derived(NAME)).ok().map(LessSafeKey::new)
    }
}

/// A secret that is moved to another row is none there.
fn bound(id: &OrganisationId, place: &str) -> Aad<Vec<u8>> {
    Aad::from(format!("{id}/{place}").into_bytes())
}
