//! An authenticator for passkeys, in software: it answers as one that people have does, and lies where a test tells it to.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

/// Somebody touched it.
pub const PRESENT: u8 = 1;
/// And it made sure who.
pub const VERIFIED: u8 = 1 << 2;

/// An authenticator with one key.
pub struct Authenticator {
    pair: EcdsaKeyPair,
    /// What it calls the key.
    pub credential: Vec<u8>,
    /// How often the key was used; told with the next answer.
    pub counter: u32,
    /// Whose keys it says these are: the name of a host.
    pub site: String,
    /// On which page it says to be: an origin.
    pub origin: String,
    /// What it says of who touched it.
    pub flags: u8,
    /// More of what the browser says of the page, as members of JSON: `,"crossOrigin":true`.
    pub more: &'static str,
}

/// What a browser sends of a key that was made.
pub struct Made {
    /// What the browser says of the page.
    pub client_data: Vec<u8>,
    /// What the authenticator says.
    pub attestation: Vec<u8>,
}

/// What a browser sends of a key that was used.
pub struct Used {
    /// What the browser says of the page.
    pub client_data: Vec<u8>,
    /// What the authenticator says.
    pub authenticator_data: Vec<u8>,
    /// Its signature.
    pub signature: Vec<u8>,
}

impl Authenticator {
    /// One for a site: `verket.se`, reached as `https://verket.se`.
    ///
    /// # Panics
    /// When there are no random bytes.
    #[expect(clippy::expect_used, reason = "a test without its key has failed")]
    pub fn new(site: &str, origin: &str, credential: &[u8]) -> Authenticator {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random);
        Authenticator {
            pair: pair.expect("the key that was just made"),
            credential: credential.to_vec(),
            counter: 0,
            site: site.to_owned(),
            origin: origin.to_owned(),
            flags: PRESENT | VERIFIED,
            more: "",
        }
    }

    /// Makes the key.
    pub fn make(&self, challenge: &[u8]) -> Made {
        let point = self.pair.public_key().as_ref();
        // {1: 2, 3: -7, -1: 1, -2: x, -3: y}
        let key = [
            &[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20],
            &point[1..33],
            &[0x22, 0x58, 0x20],
            &point[33..],
        ]
        .concat();
        let length = u16::try_from(self.credential.len()).unwrap_or(u16::MAX).to_be_bytes();
        let data = [self.said(0x40), vec![0; 16], length.to_vec(), self.credential.clone(), key].concat();
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let attestation = [
            &[0xa3, 0x63][..],
            b"fmt",
            &[0x64],
            b"none",
            &[0x67],
            b"attStmt",
            &[0xa0, 0x68],
            b"authData",
            &[0x59],
            &u16::try_from(data.len()).unwrap_or(u16::MAX).to_be_bytes(),
            &data,
        ]
        .concat();
        Made { client_data: self.page("webauthn.create", challenge), attestation }
    }

    /// Uses the key.
    ///
    /// # Panics
    /// When there are no random bytes.
    #[expect(clippy::expect_used, reason = "a test without its signature has failed")]
    pub fn sign(&self, challenge: &[u8]) -> Used {
        let (client_data, authenticator_data) = (self.page("webauthn.get", challenge), self.said(0));
        let signed = [&authenticator_data[..], digest(&SHA256, &client_data).as_ref()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature").as_ref().to_vec();
        Used { client_data, authenticator_data, signature }
    }

    fn page(&self, purpose: &str, challenge: &[u8]) -> Vec<u8> {
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(challenge);
        let (origin, more) = (&self.origin, self.more);
        format!(r#"{{"type":"{purpose}","challenge":"{challenge}","origin":"{origin}"{more}}}"#).into_bytes()
    }

    fn said(&self, more: u8) -> Vec<u8> {
        let site = digest(&SHA256, self.site.as_bytes());
        [site.as_ref(), &[self.flags | more], &self.counter.to_be_bytes()].concat()
    }
}
