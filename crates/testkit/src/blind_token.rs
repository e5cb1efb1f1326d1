//! What a browser does to answer a verdict round: it blinds a token, has it signed, and takes the blinding off, as RFC 9474
//! has it. The same as the script of the pages, which is tested with the vectors of the RFC.

use rsa::hazmat::rsa_encrypt;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, PublicKey};
use sha2::{Digest, Sha384};

/// The length of a key, of a blinded token, and of a signature, in bytes.
const LENGTH: usize = 256;
/// The length of a hash, and of the salt.
const HASH: usize = 48;
const EXPONENT: u64 = 65537;

/// A token that is blinded, and waits for its signature.
pub struct BlindToken {
    key: PublicKey,
    /// The token itself, which nobody sees before the answer.
    pub token: [u8; 32],
    blinded: BoxedUint,
    inverse: BoxedUint,
}

impl BlindToken {
    /// Blinds a token for the key with this modulus.
    ///
    /// # Panics
    /// When there is no such key, or no randomness.
    #[expect(clippy::expect_used, reason = "a test without its token has failed")]
    pub fn new(modulus: &[u8], token: [u8; 32]) -> BlindToken {
        let key = PublicKey::new(number(modulus), BoxedUint::from(EXPONENT)).expect("a key of 2048 bits");
        let mut salt = [0; HASH];
        let mut blinding = [0; LENGTH];
        getrandom::fill(&mut salt).expect("randomness");
        // The highest byte stays zero, so that it is less than the modulus.
        getrandom::fill(&mut blinding[1..]).expect("randomness");
        let blinding = number(&blinding);
        let inverse = Option::from(blinding.invert_mod(key.n())).expect("nearly every number has an inverse");
        let masked = rsa_encrypt(&key, &blinding).expect("a number below the modulus");
        let blinded = number(&encoded(&token, &salt)).mul_mod(&masked, key.n());
        BlindToken { key, token, blinded, inverse }
    }

    /// What is sent to be signed.
    pub fn blinded(&self) -> [u8; LENGTH] {
        bytes(&self.blinded)
    }

    /// The signature of the token, of what came back.
    pub fn signature(&self, signed: &[u8; LENGTH]) -> [u8; LENGTH] {
        bytes(&number(signed).mul_mod(&self.inverse, self.key.n()))
    }
}

#[expect(clippy::expect_used, reason = "a test without its token has failed")]
fn number(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice(bytes, 2048).expect("at most 256 bytes")
}

fn bytes(number: &BoxedUint) -> [u8; LENGTH] {
    let mut bytes = [0; LENGTH];
    let written = number.to_be_bytes();
    let from = LENGTH.saturating_sub(written.len());
    bytes[from..].copy_from_slice(&written[written.len() - (LENGTH - from)..]);
    bytes
}

/// RFC 8017, 9.1.1: EMSA-PSS with SHA-384 for a modulus of 2048 bits.
fn encoded(message: &[u8], salt: &[u8; HASH]) -> [u8; LENGTH] {
    let digest = Sha384::new().chain_update([0; 8]).chain_update(Sha384::digest(message)).chain_update(salt).finalize();
    let mut written = [0; LENGTH];
    let masked = LENGTH - HASH - 1;
    written[masked - HASH - 1] = 1;
    written[masked - HASH..masked].copy_from_slice(salt);
    for (counter, block) in (0_u32..).zip(written[..masked].chunks_mut(HASH)) {
        let mask = Sha384::new().chain_update(digest).chain_update(counter.to_be_bytes()).finalize();
        block.iter_mut().zip(mask).for_each(|(byte, mask)| *byte ^= mask);
    }
    written[0] &= 0x7f;
    written[masked..masked + HASH].copy_from_slice(&digest);
    written[LENGTH - 1] = 0xbc;
    written
}
