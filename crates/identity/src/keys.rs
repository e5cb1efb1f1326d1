//! The keys that a provider signs with, from its JWK set (RFC 7517), and whether a signature is by one of them. Public keys of
//! asymmetric algorithms alone: a secret that is shared proves nothing of who signed.

use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};

use crate::object::{Json, Object};
use crate::refused::Refused;

/// In what way a token is signed. What is not here is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA with PKCS #1 padding.
    Rs256,
    /// The same with SHA-384.
    Rs384,
    /// The same with SHA-512.
    Rs512,
    /// RSA with PSS padding.
    Ps256,
    /// The same with SHA-384.
    Ps384,
    /// The same with SHA-512.
    Ps512,
    /// ECDSA on P-256.
    Es256,
    /// ECDSA on P-384.
    Es384,
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Algorithm; 9] = [
        Algorithm::Rs256,
        Algorithm::Rs384,
        Algorithm::Rs512,
        Algorithm::Ps256,
        Algorithm::Ps384,
        Algorithm::Ps512,
        Algorithm::Es256,
        Algorithm::Es384,
        Algorithm::EdDsa,
    ];

    /// Its name (RFC 7518 and RFC 8037).
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::Rs256 => "RS256",
            Algorithm::Rs384 => "RS384",
            Algorithm::Rs512 => "RS512",
            Algorithm::Ps256 => "PS256",
            Algorithm::Ps384 => "PS384",
            Algorithm::Ps512 => "PS512",
            Algorithm::Es256 => "ES256",
            Algorithm::Es384 => "ES384",
            Algorithm::EdDsa => "EdDSA",
        }
    }

    /// The one with this name, written exactly so.
    pub fn of_name(name: &str) -> Option<Algorithm> {
        Algorithm::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// A public key.
#[derive(Clone)]
struct Key {
    kid: Option<String>,
    /// The one algorithm that it says it is for.
    only: Option<String>,
    material: Material,
}

#[derive(Clone)]
enum Material {
    Rsa { n: Vec<u8>, e: Vec<u8> },
    P256(Vec<u8>),
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// A provider's keys.
#[derive(Clone, Default)]
pub struct Keys(Vec<Key>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.kid)).finish()
    }
}

/// More keys than anybody has.
const MOST_KEYS: usize = 100;

impl Keys {
    /// Reads a JWK set. Keys of other kinds and for other uses are left out; `None` when it is no set.
    pub fn parse(bytes: &[u8]) -> Option<Keys> {
        let set = Object::parse(bytes)?;
        let Some(Json::List(list)) = set.get("keys") else { return None };
        let keys = list.iter().take(MOST_KEYS).filter_map(|one| match one {
            Json::Object(object) => key(object),
            _ => None,
        });
        Some(Keys(keys.collect()))
    }

    /// Whether there is a key for a token with this id and algorithm.
    pub fn has(&self, kid: Option<&str>, algorithm: Algorithm) -> bool {
        self.chosen(kid, algorithm).next().is_some()
    }

    /// Whether one of the keys for it made the signature.
    pub fn signed(&self, kid: Option<&str>, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        self.chosen(kid, algorithm).any(|key| key.material.verify(algorithm, message, signature))
    }

    /// Without an id, the token says that there is but one to choose from (OpenID Connect Core, 10.1).
    fn chosen<'a>(&'a self, kid: Option<&'a str>, algorithm: Algorithm) -> impl Iterator<Item = &'a Key> {
        let any = Refused::KeyUnknown.is_left_out();
        let suited = move |key: &&Key| {
            any || key.material.suits(algorithm) && key.only.as_deref().is_none_or(|only| only == algorithm.name())
        };
        let is_it = move |key: &&Key| any || kid.is_none_or(|kid| key.kid.as_deref() == Some(kid));
        let is_sure = any || kid.is_some() || self.0.iter().filter(suited).count() == 1;
        self.0.iter().filter(suited).filter(is_it).filter(move |_| is_sure)
    }
}

impl Material {
    fn suits(&self, algorithm: Algorithm) -> bool {
        match self {
            Material::Rsa { .. } => matches!(
                algorithm,
                Algorithm::Rs256
                    | Algorithm::Rs384
                    | Algorithm::Rs512
                    | Algorithm::Ps256
                    | Algorithm::Ps384
                    | Algorithm::Ps512
            ),
            Material::P256(_) => algorithm == Algorithm::Es256,
            Material::P384(_) => algorithm == Algorithm::Es384,
            Material::Ed25519(_) => algorithm == Algorithm::EdDsa,
        }
    }

    fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        // Of RSA the library takes keys of 2048 to 8192 bits.
        let rsa = |parameters| match self {
            Material::Rsa { n, e } => RsaPublicKeyComponents { n, e }.verify(parameters, message, signature).is_ok(),
            _ => false,
        };
        let other = |algorithm: &'static dyn VerificationAlgorithm, key: &[u8]| {
            UnparsedPublicKey::new(algorithm, key).verify(message, signature).is_ok()
        };
        match (algorithm, self) {
            (Algorithm::Rs256, _) => rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
            (Algorithm::Rs384, _) => rsa(&signature::RSA_PKCS1_2048_8192_SHA384),
            (Algorithm::Rs512, _) => rsa(&signature::RSA_PKCS1_2048_8192_SHA512),
            (Algorithm::Ps256, _) => rsa(&signature::RSA_PSS_2048_8192_SHA256),
            (Algorithm::Ps384, _) => rsa(&signature::RSA_PSS_2048_8192_SHA384),
            (Algorithm::Ps512, _) => rsa(&signature::RSA_PSS_2048_8192_SHA512),
            (Algorithm::Es256, Material::P256(point)) => other(&signature::ECDSA_P256_SHA256_FIXED, point),
            (Algorithm::Es384, Material::P384(point)) => other(&signature::ECDSA_P384_SHA384_FIXED, point),
            (Algorithm::EdDsa, Material::Ed25519(point)) => other(&signature::ED25519, point),
            _ => false,
        }
    }
}

fn key(object: &Object) -> Option<Key> {
    if object.text("use").is_some_and(|used| used != "sig") {
        return None;
    }
    if object.texts("key_ops").is_some_and(|uses| !uses.contains(&"verify")) {
        return None;
    }
    let bytes = |name: &str| BASE64_URL_SAFE_NO_PAD.decode(object.text(name)?).ok();
    let point = |length: usize| {
        let (x, y) = (bytes("x")?, bytes("y")?);
        let is_whole = x.len() == length && y.len() == length;
        is_whole.then(|| [&[4][..], &x, &y].concat())
    };
    let material = match (object.text("kty")?, object.text("crv")) {
        ("RSA", _) => Material::Rsa { n: without_zeros(bytes("n")?), e: without_zeros(bytes("e")?) },
        ("EC", Some("P-256")) => Material::P256(point(32)?),
        ("EC", Some("P-384")) => Material::P384(point(48)?),
        ("OKP", Some("Ed25519")) => Material::Ed25519(bytes("x")?),
        _ => return None,
    };
    let text = |name: &str| object.text(name).map(str::to_owned);
    Some(Key { kid: text("kid"), only: text("alg"), material })
}

// Some write numbers with a zero before them, which the library refuses.
fn without_zeros(bytes: Vec<u8>) -> Vec<u8> {
    let first = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    bytes.get(first..).map(<[u8]>::to_vec).unwrap_or_default()
}
