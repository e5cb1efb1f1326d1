//! What is kept so that the database alone does not tell it: secrets of authenticator apps and of sign-in
//! services, and letters with links in them. The keys come of the seal's, which lies in a file of its own beside the database. Not passwords and tokens; of those
//! nothing but a hash is kept.

use domain::ids::{OrganisationId, PersonId, VerdictRoundId, WorkshopId};
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;

use crate::error::StoreError;
use crate::seal::key::SealKey;

/// The keys of the installation.
pub(crate) struct Vault {
    cipher: LessSafeKey,
    names: hmac::Key,
    authors: hmac::Key,
    stops: hmac::Key,
    cards: hmac::Key,
}

impl Vault {
    pub(crate) fn of(key: &SealKey) -> Result<Vault, StoreError> {
        let cipher = UnboundKey::new(&CHACHA20_POLY1305, &key.derived("rodtrad secrets at rest 1")?);
        let cipher = cipher.map_err(|_| StoreError::Randomness("no cipher could be made".into()))?;
        let names = hmac::Key::new(hmac::HMAC_SHA256, &key.derived("rodtrad names of people for passkeys 1")?);
        let authors = hmac::Key::new(hmac::HMAC_SHA256, &key.derived("rodtrad authors of contributions 1")?);
        let stops = hmac::Key::new(hmac::HMAC_SHA256, &key.derived("rodtrad links that stop letters 1")?);
        let cards = hmac::Key::new(hmac::HMAC_SHA256, &key.derived("rodtrad cards of verdict rounds 1")?);
        Ok(Vault { cipher: LessSafeKey::new(cipher), names, authors, stops, cards })
    }

    /// Encrypts something of an organisation, to be read under the same words alone: so that what was moved to another row
    /// cannot be read there.
    pub(crate) fn lock(&self, id: &OrganisationId, about: &str, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|error| StoreError::Randomness(error.into()))?;
        let mut locked = plain.to_vec();
        self.cipher
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), bound(id, about), &mut locked)
            .map_err(|_| StoreError::NotStorable("it could not be encrypted".to_owned()))?;
        Ok([&nonce[..], &locked].concat())
    }

    /// Reads it again.
    pub(crate) fn unlock(&self, id: &OrganisationId, about: &str, locked: &[u8]) -> Result<Vec<u8>, StoreError> {
        let wrong = || StoreError::inconsistent("encrypted", id, "it cannot be read with the key of this installation");
        let (nonce, locked) = locked.split_at_checked(NONCE_LEN).ok_or_else(wrong)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| wrong())?;
        let mut plain = locked.to_vec();
        let length = self.cipher.open_in_place(nonce, bound(id, about), &mut plain).map_err(|_| wrong())?.len();
        plain.truncate(length);
        Ok(plain)
    }

    /// What a person is called inside a passkey: always the same, and says nothing to others.
    pub(crate) fn name_of(&self, id: &OrganisationId, person: PersonId) -> [u8; 32] {
        let mut name = [0; 32];
        name.copy_from_slice(hmac::sign(&self.names, format!("{id}/{person}").as_bytes()).as_ref());
        name
    }
}

/// What a person's browser keeps a token of a verdict round under until the answer has come through.
impl Vault {
    /// The key that it is kept under: the person's in that round, and nobody else's.
    pub(crate) fn card(&self, id: &OrganisationId, round: VerdictRoundId, person: PersonId) -> [u8; 32] {
        let mut card = [0; 32];
        card.copy_from_slice(hmac::sign(&self.cards, format!("{id}/{round}/{person}").as_bytes()).as_ref());
        card
    }
}

/// Links in letters, by which whoever has the letter stops those that come after it, and does nothing else.
impl Vault {
    /// What such a link carries: the person, and that this installation says so.
    pub(crate) fn stop(&self, id: &OrganisationId, person: PersonId) -> [u8; STOP] {
        let mut stop = [0; STOP];
        stop[..4].copy_from_slice(&person.0.to_be_bytes());
        stop[4..].copy_from_slice(hmac::sign(&self.stops, format!("{id}/{person}").as_bytes()).as_ref());
        stop
    }

    /// Whose link it is, if it is one of this organisation's.
    pub(crate) fn stopped(&self, id: &OrganisationId, stop: &[u8]) -> Option<PersonId> {
        let (person, signed) = stop.split_first_chunk::<4>()?;
        let person = PersonId(u32::from_be_bytes(*person));
        hmac::verify(&self.stops, format!("{id}/{person}").as_bytes(), signed).ok()?;
        Some(person)
    }
}

/// How many bytes such a link carries.
const STOP: usize = 4 + 32;

/// Who wrote what is anonymous to colleagues: whoever asks of a person is told whether it was that one, and nobody can read
/// from it who it was without the key.
impl Vault {
    /// A salt, and what the key makes of it and the person.
    pub(crate) fn author(&self, id: &OrganisationId, salt: [u8; 16], person: PersonId) -> [u8; AUTHOR] {
        let salt_in_hex: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
        let mut author = [0; AUTHOR];
        author[..16].copy_from_slice(&salt);
        let signed = hmac::sign(&self.authors, format!("{id}/{salt_in_hex}/{person}").as_bytes());
        author[16..].copy_from_slice(signed.as_ref());
        author
    }

    /// What stands for a person in a workshop: the same each time, and nobody can read from it who it is without the key.
    pub(crate) fn participant(&self, id: &OrganisationId, workshop: WorkshopId, person: PersonId) -> [u8; 32] {
        let signed = hmac::sign(&self.authors, format!("workshop/{id}/{workshop}/{person}").as_bytes());
        let mut participant = [0; 32];
        participant.copy_from_slice(signed.as_ref());
        participant
    }

    /// Whether it was this person.
    pub(crate) fn is_author(&self, id: &OrganisationId, author: &[u8], person: PersonId) -> bool {
        let salt = author.first_chunk::<16>();
        salt.is_some_and(|salt| self.author(id, *salt, person).as_slice() == author)
    }
}

/// How many bytes tell an author.
const AUTHOR: usize = 16 + 32;

fn bound(id: &OrganisationId, about: &str) -> Aad<Vec<u8>> {
    Aad::from(format!("{id}/{about}").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_author_is_known_by_who_has_the_key_and_asks_of_the_person() {
        let vault = |seed| Vault::of(&SealKey::from_seed([seed; 32])).unwrap();
        let (id, other): (OrganisationId, OrganisationId) = ("verket".parse().unwrap(), "annat".parse().unwrap());
        let author = vault(1).author(&id, [7; 16], PersonId(3));
        assert!(vault(1).is_author(&id, &author, PersonId(3)));
        assert!(!vault(1).is_author(&id, &author, PersonId(4)) && !vault(1).is_author(&other, &author, PersonId(3)));
        assert!(!vault(2).is_author(&id, &author, PersonId(3)), "another key");
        assert!(!vault(1).is_author(&id, &[], PersonId(3)) && !vault(1).is_author(&id, &author[..20], PersonId(3)));
        assert_ne!(
            author[16..],
            vault(1).author(&id, [8; 16], PersonId(3))[16..],
            "two of one person do not look alike"
        );
    }

    #[test]
    fn a_link_that_stops_letters_is_for_one_person_of_one_organisation() {
        let vault = |seed| Vault::of(&SealKey::from_seed([seed; 32])).unwrap();
        let (id, other): (OrganisationId, OrganisationId) = ("verket".parse().unwrap(), "annat".parse().unwrap());
        let stop = vault(1).stop(&id, PersonId(3));
        assert_eq!(vault(1).stopped(&id, &stop), Some(PersonId(3)));
        assert_eq!(vault(1).stopped(&other, &stop), None, "another agency");
        assert_eq!(vault(2).stopped(&id, &stop), None, "another key");
        let mut forged = stop;
        forged[3] = 4;
        for wrong in [&forged[..], &stop[..35], &stop[..4], &[]] {
            assert_eq!(vault(1).stopped(&id, wrong), None);
        }
    }

    #[test]
    fn what_is_locked_is_read_in_its_own_place_with_the_same_key_alone() {
        let vault = |seed| Vault::of(&SealKey::from_seed([seed; 32])).unwrap();
        let (id, other): (OrganisationId, OrganisationId) = ("verket".parse().unwrap(), "annat".parse().unwrap());
        let locked = vault(1).lock(&id, "person 3", b"hemligt").unwrap();
        assert!(!locked.windows(7).any(|part| part == b"hemligt"));
        assert_eq!(vault(1).unlock(&id, "person 3", &locked).unwrap(), b"hemligt");
        assert!(vault(1).unlock(&id, "person 4", &locked).is_err(), "moved to another");
        assert!(vault(1).unlock(&other, "person 3", &locked).is_err(), "moved to another agency");
        assert!(vault(2).unlock(&id, "person 3", &locked).is_err(), "another key");
        for wrong in [&locked[..5], &[], &locked[1..]] {
            assert!(vault(1).unlock(&id, "person 3", wrong).is_err());
        }
        assert_ne!(locked, vault(1).lock(&id, "person 3", b"hemligt").unwrap(), "each time another");
        let names = [(&id, 1), (&id, 2), (&other, 1)].map(|(id, person)| vault(1).name_of(id, PersonId(person)));
        assert!(names[0] != names[1] && names[0] != names[2] && names[0] != vault(2).name_of(&id, PersonId(1)));
    }
}
