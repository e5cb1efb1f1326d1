//! Blind tokens: RSA blind signatures as RFC 9474 has them, RSABSSA-SHA384-PSS-Deterministic. A key signs what it cannot
//! read, and later knows its signature without knowing when it gave it. The signature is that of RSASSA-PSS, so another
//! library than the one that signs looks at it. Not who may have a token; that is asked before.

use std::fmt::Display;

use getrandom::SysRng;
use ring::signature::{RSA_PSS_2048_8192_SHA384, RsaPublicKeyComponents};
use rsa::hazmat::rsa_decrypt_and_check;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, PrivateKey};

use crate::error::StoreError;

/// The length of a token.
pub const TOKEN: usize = 32;

/// The length of the modulus, of a blinded token, and of a signature.
pub const SIGNATURE: usize = 256;

/// A token with its signature, as it comes with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What was signed, chosen by whoever answers.
    pub token: [u8; TOKEN],
    /// The signature.
    pub signature: [u8; SIGNATURE],
}

impl Token {
    /// The token in two fields of a form, both in hexadecimal; `None` where they hold none.
    pub fn read(token: &str, signature: &str) -> Option<Token> {
        Some(Token { token: bytes::<TOKEN>(token)?, signature: bytes::<SIGNATURE>(signature)? })
    }
}

/// Bytes in hexadecimal, of a known length.
pub fn bytes<const LENGTH: usize>(written: &str) -> Option<[u8; LENGTH]> {
    let digits = written.as_bytes();
    if digits.len() != 2 * LENGTH || !written.is_ascii() {
        return None;
    }
    let mut read = [0; LENGTH];
    for (byte, pair) in read.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = [char::from(pair[0]).to_digit(16)?, char::from(pair[1]).to_digit(16)?];
        *byte = u8::try_from(16 * high + low).ok()?;
    }
    Some(read)
}

/// The exponent of every key: 65537.
const EXPONENT: [u8; 3] = [1, 0, 1];

/// A key of one group in one round.
pub(super) struct Key {
    pub(super) modulus: [u8; SIGNATURE],
    private: PrivateKey,
}

impl Key {
    pub(super) fn generate() -> Result<Key, StoreError> {
        Key::of(PrivateKey::new(&mut SysRng, SIGNATURE * 8).map_err(wrong)?)
    }

    pub(super) fn read(written: &[u8]) -> Result<Key, StoreError> {
        Key::of(PrivateKey::from_pkcs8_der(written).map_err(wrong)?)
    }

    pub(super) fn written(&self) -> Result<Vec<u8>, StoreError> {
        Ok(self.private.to_pkcs8_der().map_err(wrong)?.as_bytes().to_vec())
    }

    /// Signs a blinded token: RFC 9474, 4.3. The number is masked with a random factor while the key works on it, and what
    /// comes out is checked. `None` of what cannot be a blinded token.
    pub(super) fn sign(&self, blinded: &[u8; SIGNATURE]) -> Option<[u8; SIGNATURE]> {
        let number = BoxedUint::from_be_slice(blinded, self.private.n_bits_precision()).ok()?;
        if self.private.n().as_ref() <= &number {
            return None;
        }
        let signature = rsa_decrypt_and_check(&self.private, Some(&mut SysRng), &number).ok()?;
        signature.to_be_bytes().as_ref().try_into().ok()
    }

    fn of(private: PrivateKey) -> Result<Key, StoreError> {
        let modulus = private.n_bytes();
        let modulus = modulus.as_ref().try_into().map_err(|_| wrong("it has another length"))?;
        Ok(Key { modulus, private })
    }
}

/// Whether a token was signed by the key with this modulus.
pub(super) fn is_signed(modulus: &[u8], token: &Token) -> bool {
    let key = RsaPublicKeyComponents { n: modulus, e: EXPONENT.as_slice() };
    key.verify(&RSA_PSS_2048_8192_SHA384, &token.token, &token.signature).is_ok()
}

fn wrong(error: impl Display) -> StoreError {
    StoreError::NotStorable(format!("a key of a verdict round: {error}"))
}

#[cfg(test)]
mod tests {
    use testkit::blind_token::BlindToken;

    use super::*;

    fn signed(key: &Key, token: [u8; TOKEN]) -> Token {
        let blind = BlindToken::new(&key.modulus, token);
        let signed = key.sign(&blind.blinded()).unwrap();
        Token { token, signature: blind.signature(&signed) }
    }

    #[test]
    fn a_token_is_signed_unseen_and_known_by_its_own_key_alone() {
        let (key, other) = (Key::generate().unwrap(), Key::generate().unwrap());
        let token = signed(&key, [7; TOKEN]);
        assert!(is_signed(&key.modulus, &token));
        assert!(!is_signed(&other.modulus, &token), "of another round or group");
        assert!(!is_signed(&key.modulus, &Token { token: [8; TOKEN], ..token.clone() }), "of another token");
        let mut forged = token.clone();
        forged.signature[100] ^= 1;
        assert!(!is_signed(&key.modulus, &forged));
        let written = Key::read(&key.written().unwrap()).unwrap();
        assert!(is_signed(&key.modulus, &signed(&written, [9; TOKEN])), "the key is read as it was written");
    }

    #[test]
    fn a_token_that_is_blinded_twice_is_two_and_what_is_no_number_below_the_modulus_is_none() {
        let key = Key::generate().unwrap();
        let [one, again] = [1, 2].map(|_| BlindToken::new(&key.modulus, [7; TOKEN]).blinded());
        assert_ne!(one, again);
        assert!(key.sign(&[255; SIGNATURE]).is_none());
        assert!(key.sign(&key.modulus).is_none());
    }
}
