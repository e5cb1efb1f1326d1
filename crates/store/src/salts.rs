//! The salts of the log's records: random, except in test vectors.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sha2::{Digest, Sha256};

use crate::error::StoreError;
use crate::seal::record::SALT;

#[derive(Debug, Clone)]
pub(crate) enum Salts {
    Random,
    Predictable(Arc<AtomicU64>),
}

impl Salts {
    pub(crate) fn predictable() -> Salts {
        Salts::Predictable(Arc::new(AtomicU64::new(0)))
    }

    pub(crate) fn next(&self) -> Result<[u8; SALT], StoreError> {
        let mut salt = [0; SALT];
        match self {
            Salts::Random => getrandom::fill(&mut salt).map_err(|error| StoreError::Randomness(error.into()))?,
            Salts::Predictable(counter) => {
                let number = counter.fetch_add(1, Ordering::Relaxed);
                salt.copy_from_slice(&Sha256::digest(number.to_be_bytes())[..SALT]);
            }
        }
        Ok(salt)
    }
}
