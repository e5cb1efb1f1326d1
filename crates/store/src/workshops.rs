//! Who is in a workshop, and for what each has voted: rows without names, kept while it is open. A participant is what the
//! installation's key makes of a person and the workshop, or the hash of a secret that a browser without an account was
//! given. Not what is said there; that is contributions.

use std::collections::BTreeSet;
use std::fmt;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::contribution::Contribution;
use domain::ids::{ContributionId, OrganisationId, PersonId, WorkshopId};
use domain::organisation::Organisation;
use domain::workshop::{Counted, Place, RoomCode};
use sha2::{Digest, Sha256};

use crate::engine::{Row, Scope};
use crate::error::StoreError;
use crate::statements::{
    WORKSHOP_JOIN, WORKSHOP_JOINED, WORKSHOP_LOCK, WORKSHOP_PARTICIPANTS, WORKSHOP_PARTICIPANTS_END, WORKSHOP_TALLY,
    WORKSHOP_UNVOTE, WORKSHOP_VOTE, WORKSHOP_VOTED, WORKSHOP_VOTERS, WORKSHOP_VOTES_END,
};
use crate::{Inner, Store};

/// What a browser is given that joins without an account: nobody else has it, and it tells nothing of anyone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct GuestKey([u8; 32]);

impl GuestKey {
    /// A key that no other browser has.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub fn random() -> Result<GuestKey, StoreError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
        Ok(GuestKey(bytes))
    }

    /// As it stands in a cookie.
    pub fn to_text(self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    /// From a cookie; `None` when it is none.
    pub fn read(text: &str) -> Option<GuestKey> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
        bytes.try_into().ok().map(GuestKey)
    }

    /// What is kept of it beside a text that the guest wrote: without the key nobody can tell that two are by the same.
    pub(crate) fn author(self, salt: [u8; 16]) -> [u8; 48] {
        let mut author = [0; 48];
        author[..16].copy_from_slice(&salt);
        author[16..].copy_from_slice(&Sha256::digest([b"guest ".as_slice(), &salt, &self.0].concat()));
        author
    }
}

/// Nothing of the key.
impl fmt::Debug for GuestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GuestKey(…)")
    }
}

/// Somebody in a workshop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Participant {
    /// Someone who is signed in.
    Person(PersonId),
    /// A browser that joined with the code.
    Guest(GuestKey),
}

/// How many are in a room, and what the votes on a question are so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InTheRoom {
    /// How many have joined.
    pub joined: u32,
    /// The votes.
    pub counted: Counted,
}

/// What one participant has done.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Whether the participant has joined.
    pub joined: bool,
    /// What the participant has said in the workshop.
    pub said: BTreeSet<ContributionId>,
    /// For what the participant has voted, of the question that was asked for.
    pub voted: BTreeSet<ContributionId>,
}

/// What became of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voting {
    /// It is as it was asked to be; so many votes are left.
    Done(u32),
    /// The participant has none left.
    NoneLeft,
    /// The participant has not joined.
    NotJoined,
}

/// A code by lot.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn draw_code() -> Result<RoomCode, StoreError> {
    let mut bytes = [0; 4];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
    Ok(RoomCode::of(u32::from_le_bytes(bytes)))
}

impl Store {
    /// Lets somebody into a workshop; again is the same as once.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn join_workshop(
        &self,
        id: &OrganisationId,
        workshop: WorkshopId,
        participant: Participant,
    ) -> Result<(), StoreError> {
        let participant = self.inner.participant(id, workshop, participant);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), workshop.0.into(), participant.as_slice().into()];
            transaction.execute(&WORKSHOP_JOIN, &values).map(drop)
        })
    }

    /// How many are in a workshop, and the votes on one of its questions.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn in_the_room(&self, id: &OrganisationId, place: Place) -> Result<InTheRoom, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let (workshop, question) = (place.workshop.0.into(), place.question.into());
            let count = |row: Option<Row>| row.map_or(Ok(0), |row| row.small_number(0));
            let joined = count(transaction.first(&WORKSHOP_PARTICIPANTS, &[id.into(), workshop])?)?;
            let workshop = place.workshop.0.into();
            let voters = count(transaction.first(&WORKSHOP_VOTERS, &[id.into(), workshop, question])?)?;
            let rows =
                transaction.query(&WORKSHOP_TALLY, &[id.into(), place.workshop.0.into(), place.question.into()])?;
            let of = rows.iter().map(|row| Ok((ContributionId(row.small_number(0)?), row.small_number(1)?)));
            Ok(InTheRoom { joined, counted: Counted { voters, of: of.collect::<Result<_, StoreError>>()? } })
        })
    }

    /// What one participant has done: in the workshop, and of the votes on one of its questions.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn part_of(
        &self,
        organisation: &Organisation,
        place: Place,
        participant: Participant,
    ) -> Result<Part, StoreError> {
        let id = &organisation.id;
        let texts = self.texts(organisation)?;
        let by_guest = |it: &Contribution, key: GuestKey| {
            let author = it.text.as_ref().map_or(&[][..], |digest| texts.author(digest));
            author.first_chunk().is_some_and(|salt| key.author(*salt).as_slice() == author)
        };
        let own = match participant {
            Participant::Person(person) => self.own_contributions(organisation, person)?,
            Participant::Guest(_) => BTreeSet::new(),
        };
        let is_own = |it: &&Contribution| match participant {
            Participant::Person(_) => own.contains(&it.id),
            Participant::Guest(key) => by_guest(it, key),
        };
        let said = organisation.said_in(place.workshop).filter(is_own).map(|it| it.id).collect();
        let key = self.inner.participant(id, place.workshop, participant);
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let one = [id.into(), place.workshop.0.into(), key.as_slice().into()];
            let joined = transaction.first(&WORKSHOP_JOINED, &one)?.is_some();
            let values = [id.into(), place.workshop.0.into(), place.question.into(), key.as_slice().into()];
            let voted = transaction.query(&WORKSHOP_VOTED, &values)?;
            let voted = voted.iter().map(|row| Ok(ContributionId(row.small_number(0)?)));
            Ok(Part { joined, said, voted: voted.collect::<Result<_, StoreError>>()? })
        })
    }

    /// Votes for a contribution, or no more. Within the budget; whether the room votes on it, the rule has said.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn vote_in_workshop(
        &self,
        id: &OrganisationId,
        place: Place,
        participant: Participant,
        (contribution, votes): (ContributionId, bool),
        budget: u32,
    ) -> Result<Voting, StoreError> {
        let key = self.inner.participant(id, place.workshop, participant);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let (workshop, question) = (place.workshop.0, place.question);
            let one = [id.into(), workshop.into(), key.as_slice().into()];
            // Touching the participant's own row lets two votes of the same one follow each other, on two nodes too.
            if transaction.execute(&WORKSHOP_LOCK, &one)? == 0 {
                return Ok(Voting::NotJoined);
            }
            let all = [id.into(), workshop.into(), question.into(), key.as_slice().into()];
            let voted = transaction.query(&WORKSHOP_VOTED, &all)?;
            let voted = voted.iter().map(|row| row.small_number(0)).collect::<Result<BTreeSet<u32>, StoreError>>()?;
            let used = u32::try_from(voted.len()).unwrap_or(u32::MAX);
            let values = [id.into(), workshop.into(), question.into(), key.as_slice().into(), contribution.0.into()];
            match (votes, voted.contains(&contribution.0)) {
                (true, false) if budget <= used => Ok(Voting::NoneLeft),
                (true, false) => {
                    transaction.execute(&WORKSHOP_VOTE, &values)?;
                    Ok(Voting::Done(budget - used - 1))
                }
                (false, true) => {
                    transaction.execute(&WORKSHOP_UNVOTE, &values)?;
                    Ok(Voting::Done(budget.saturating_sub(used.saturating_sub(1))))
                }
                (true, true) | (false, false) => Ok(Voting::Done(budget.saturating_sub(used))),
            }
        })
    }

    /// Forgets who was in a workshop and who voted for what: it is closed, and what the votes came to is in the log.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn empty_the_room(&self, id: &OrganisationId, workshop: WorkshopId) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), workshop.0.into()];
            transaction.execute(&WORKSHOP_VOTES_END, &values)?;
            transaction.execute(&WORKSHOP_PARTICIPANTS_END, &values).map(drop)
        })
    }
}

impl Inner {
    /// What is kept of a participant: the same each time for the same person in the same workshop.
    fn participant(&self, id: &OrganisationId, workshop: WorkshopId, participant: Participant) -> [u8; 32] {
        match participant {
            Participant::Guest(GuestKey(key)) => {
                Sha256::digest([format!("participant {id} {workshop} ").as_bytes(), &key].concat()).into()
            }
            Participant::Person(person) => self.vault.participant(id, workshop, person),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guests_key_is_read_as_it_was_given_and_tells_two_texts_apart() {
        let key = GuestKey::random().unwrap();
        assert!(GuestKey::read(&key.to_text()) == Some(key));
        for wrong in ["", "abc", "åäö", &key.to_text()[1..]] {
            assert!(GuestKey::read(wrong).is_none(), "{wrong:?}");
        }
        assert_ne!(
            key.author([1; 16])[16..],
            key.author([2; 16])[16..],
            "two texts of one guest look like two guests'"
        );
        assert!(!format!("{key:?}").contains(&key.to_text()));
    }
}
