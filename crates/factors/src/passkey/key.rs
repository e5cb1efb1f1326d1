//! The public half of a passkey, as an authenticator writes it (COSE, RFC 9053), and whether it has signed something. Three
//! kinds: ECDSA on P-256, Ed25519, and RSA, which is what Windows Hello has without a security chip of today.

use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};

use crate::cbor::Value;

/// The kinds of keys that are taken, by the numbers that COSE gives them, the best first.
pub const ALGORITHMS: [i64; 3] = [-7, -8, -257];

/// A public key.
pub(super) enum Key<'a> {
    /// The point as X9.62 writes it, uncompressed.
    P256(Vec<u8>),
    Ed25519(&'a [u8]),
    Rsa {
        modulus: &'a [u8],
        exponent: &'a [u8],
    },
}

impl<'a> Key<'a> {
    /// Reads a key. `None` for a kind that is not taken, or one that says two things at once.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Key<'a>> {
        let (map, []) = Value::read(bytes)? else { return None };
        let number = |key| map.at(key)?.number();
        let part = |key| map.at(key)?.bytes();
        match (number(1)?, number(3)?) {
            (2, -7) if number(-1) == Some(1) => {
                let (x, y) = (part(-2)?, part(-3)?);
                let is_whole = x.len() == 32 && y.len() == 32;
                is_whole.then(|| Key::P256([&[4], x, y].concat()))
            }
            (1, -8) if number(-1) == Some(6) => part(-2).filter(|x| x.len() == 32).map(Key::Ed25519),
            (3, -257) => Some(Key::Rsa { modulus: part(-1)?, exponent: part(-2)? }),
            _ => None,
        }
    }

    /// The number of its kind.
    pub(super) fn algorithm(&self) -> i64 {
        match self {
            Key::P256(_) => -7,
            Key::Ed25519(_) => -8,
            Key::Rsa { .. } => -257,
        }
    }

    /// Whether the key has signed this. False too for what is no key of its kind: a point that is not on the curve.
    pub(super) fn has_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Key::P256(point) => {
                UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, point).verify(message, signature).is_ok()
            }
            Key::Ed25519(key) => UnparsedPublicKey::new(&signature::ED25519, key).verify(message, signature).is_ok(),
            Key::Rsa { modulus, exponent } => RsaPublicKeyComponents { n: modulus, e: exponent }
                .verify(&signature::RSA_PKCS1_2048_8192_SHA256, message, signature)
                .is_ok(),
        }
    }
}
