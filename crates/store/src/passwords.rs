//! Passwords: whether one is hard enough to guess, and how it is kept so that nobody can read it. Not whose it is; that is
//! `credentials`.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use domain::refusal::Refusal;
use zxcvbn::{Score, zxcvbn};

use crate::Store;
use crate::error::StoreError;

pub(crate) mod leaked;

/// The fewest characters. Length is what makes guessing slow, and no other rule about what a password has to have in it
/// does (OWASP ASVS 5.0, 6.2.1 and 6.2.5).
pub const FEWEST: usize = 10;
/// The most characters; more are refused, never cut off.
pub const MOST: usize = 200;

/// 19 MiB, two passes, one lane: the least that OWASP's Password Storage Cheat Sheet recommends for Argon2id. More memory
/// would make it easier to stop the server by signing in.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// What is much used as a password here, beside the English words that the list already has.
const SWEDISH: [&str; 24] = [
    "lösenord",
    "losenord",
    "sommar",
    "vinter",
    "höst",
    "vår",
    "hemligt",
    "hemlig",
    "välkommen",
    "valkommen",
    "sverige",
    "stockholm",
    "göteborg",
    "goteborg",
    "malmö",
    "myndighet",
    "rödtråd",
    "rodtrad",
    "måndag",
    "fredag",
    "januari",
    "december",
    "kaffe",
    "älskling",
];

/// Whether a password is hard enough to guess for whoever knows these words of the person: name, address, agency.
///
/// # Errors
/// `password-short`, `password-long`, and `password-easy` for what an attacker tries early.
pub fn check(password: &str, known: &[&str]) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length < FEWEST {
        return Err(Refusal::new("password-short").with("count", length).with("limit", FEWEST));
    }
    if MOST < length {
        return Err(Refusal::new("password-long").with("count", length).with("limit", MOST));
    }
    // Of an address and a name, each word can be what the password is made of.
    let words = known.iter().flat_map(|text| text.split([' ', '@', '.', '-']).chain(text.split('@')).chain([*text]));
    let words: Vec<String> =
        words.filter(|word| 3 <= word.chars().count()).chain(SWEDISH).map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match zxcvbn(password, &words).score() {
        Score::Zero | Score::One | Score::Two => Err(Refusal::new("password-easy")),
        _ => Ok(()),
    }
}

impl Store {
    /// The same as [`check`], and whether it is among those that others have lost, where the operator has given a list of
    /// them.
    ///
    /// # Errors
    /// When the list cannot be read: whether the password is good is then not known, and it is not taken.
    pub fn check_password(&self, password: &str, known: &[&str]) -> Result<Result<(), Refusal>, StoreError> {
        if let Err(refusal) = check(password, known) {
            return Ok(Err(refusal));
        }
        match &self.inner.leaked {
            Some(leaked) if leaked.has(password)? => Ok(Err(Refusal::new("password-leaked"))),
            _ => Ok(Ok(())),
        }
    }
}

/// The password as it is kept: Argon2id with a salt of its own.
///
/// # Errors
/// When there are no random bytes.
pub(crate) fn kept(password: &str) -> Result<String, StoreError> {
    let hash = hasher().and_then(|hasher| hasher.hash_password(password.as_bytes()));
    hash.map(|hash| hash.to_string()).map_err(|error| StoreError::Randomness(Box::new(error)))
}

/// Nobody's: its only use is that it takes as long to try.
static NOBODYS: LazyLock<String> = LazyLock::new(|| kept("ingens lösenord").unwrap_or_default());

/// Makes what takes as long for nobody as for somebody. Without it the first address that nobody has would take twice as
/// long.
pub(crate) fn prepare() {
    LazyLock::force(&NOBODYS);
}

/// Whether this is the password that is kept so. As long for no account as for one. Each run of the hash is counted.
pub(crate) fn is_it(password: &str, kept: Option<&str>, runs: &AtomicU64) -> bool {
    // Who has chosen none yet has an empty text, and is nobody too.
    let kept = kept.filter(|kept| !kept.is_empty());
    let is_known = kept.is_some();
    let kept = kept.unwrap_or(&NOBODYS);
    runs.fetch_add(1, Ordering::Relaxed);
    let is_right = PasswordHash::new(kept)
        .is_ok_and(|hash| hasher().is_ok_and(|hasher| hasher.verify_password(password.as_bytes(), &hash).is_ok()));
    is_known && is_right
}

/// A code of ours as it is kept, with the salt of all codes of its owner: it takes as long to try as a password.
///
/// # Errors
/// When there is no memory for it.
pub(crate) fn kept_code(code: &str, salt: &[u8; 16]) -> Result<[u8; 32], StoreError> {
    let mut kept = [0; 32];
    let hashed = hasher().map_err(|error| StoreError::Randomness(Box::new(error)))?.hash_password_into(
        code.as_bytes(),
        salt,
        &mut kept,
    );
    hashed.map_err(|error| StoreError::Randomness(Box::new(error)))?;
    Ok(kept)
}

fn hasher() -> Result<Argon2<'static>, argon2::password_hash::Error> {
    let settings = Params::new(MEMORY, PASSES, 1, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, settings))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_easy_to_guess_is_refused() {
        let known = ["Åsa Ek", "asa.ek@verket.se", "Tillväxtverket"];
        for (password, key) in [
            ("", "password-short"),
            ("kort", "password-short"),
            ("password123", "password-easy"),
            ("Sommar2018!", "password-easy"),
            ("lösenord123", "password-easy"),
            ("tillväxtverket1", "password-easy"),
            ("asa.ek2018", "password-easy"),
            ("aaaaaaaaaaaaaaaaaaaa", "password-easy"),
            ("qwertyuiop", "password-easy"),
        ] {
            assert_eq!(check(password, &known).map_err(|refusal| refusal.key), Err(key), "{password}");
        }
        assert_eq!(check(&"lång ".repeat(41), &known).map_err(|refusal| refusal.key), Err("password-long"));
        for password in ["mossa gräver tre kantareller", "vHq7-drill-okra", "åäö kväkande grodspawn 9"] {
            assert_eq!(check(password, &known), Ok(()), "{password}");
        }
    }

    #[test]
    fn a_password_is_kept_as_argon2id_with_a_salt_of_its_own() {
        let (one, other) = (kept("mossa gräver tre").unwrap(), kept("mossa gräver tre").unwrap());
        assert!(one.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{one}");
        assert_ne!(one, other);
        let is_it = |password: &str, kept: Option<&str>| is_it(password, kept, &AtomicU64::new(0));
        assert!(is_it("mossa gräver tre", Some(&one)) && is_it("mossa gräver tre", Some(&other)));
        // Not a letter less, not another case, and no blank is taken away.
        for wrong in ["mossa gräver tr", "Mossa gräver tre", "mossa gräver tre ", "", "\0"] {
            assert!(!is_it(wrong, Some(&one)), "{wrong}");
        }
        for nobody in [None, Some("")] {
            assert!(!is_it("ingens lösenord", nobody), "nobody's password opens nothing");
        }
        assert!(!is_it("", Some("")) && !is_it("x", Some("not a hash")));
    }
}
