//! How often a secret may be tried: the one place that counts, for every place that checks one. What is counted is written
//! down before the secret is looked at, so that no number of tries at once gets past it, on however many nodes. It counts
//! too how often the same is written in the security log; what is, is in `security`.

use domain::email::folded;
use domain::ids::OrganisationId;
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::statements::{ATTEMPTS, ATTEMPTS_BEGIN, ATTEMPTS_FORGET, ATTEMPTS_MORE};

/// Within this long the tries are counted together.
pub const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// The longest that anything is counted together.
pub(crate) const LONGEST: SignedDuration = SignedDuration::from_hours(1);
/// So many tries there are in it (OWASP ASVS 5.0, 6.3.1).
pub const MOST: u64 = 10;

/// Where a secret is tried, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt<'a> {
    /// The password of whoever has this address, also when nobody has.
    SignIn(&'a str),
    /// The password of someone who is signed in, to confirm something.
    Confirmation(u32),
    /// A one-time link: anyone's, so that links are not guessed.
    Link,
    /// A token of a program, anyone's, that was wrong.
    AccessToken,
    /// The code of a workshop's room, anyone's: hundreds of telephones come in at once, and a code is short.
    RoomCode,
    /// The code or key of someone whose password was right.
    Factor(u32),
    /// Asking for a link because a password was forgotten, for whoever has this address.
    Forgotten(&'a str),
    /// The same, from one place in the network, for whatever address.
    ForgottenFrom(&'a str),
}

impl Attempt<'_> {
    fn subject(&self) -> [u8; 32] {
        let text = match self {
            Attempt::SignIn(address) => format!("sign-in {}", folded(address)),
            Attempt::Confirmation(person) => format!("confirmation {person}"),
            Attempt::Link => "link".to_owned(),
            Attempt::AccessToken => "access-token".to_owned(),
            Attempt::RoomCode => "room-code".to_owned(),
            Attempt::Factor(person) => format!("factor {person}"),
            Attempt::Forgotten(address) => format!("forgotten {}", folded(address)),
            Attempt::ForgottenFrom(place) => format!("forgotten from {place}"),
        };
        Sha256::digest(text).into()
    }

    // Many people use their links at once, when a whole agency is invited; links and tokens are too long to guess.
    fn most(&self) -> u64 {
        match self {
            Attempt::Link | Attempt::AccessToken | Attempt::RoomCode => 100 * MOST,
            // Each is a letter to somebody who may not have asked for it.
            Attempt::Forgotten(_) => 3,
            // An agency may stand behind one address.
            Attempt::ForgottenFrom(_) => 3 * MOST,
            Attempt::SignIn(_) | Attempt::Confirmation(_) | Attempt::Factor(_) => MOST,
        }
    }
}

/// Whether another try is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It is.
    Yours,
    /// Not before this moment.
    Wait(Timestamp),
}

/// So many times in so long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Often {
    pub(crate) most: u64,
    pub(crate) within: SignedDuration,
}

impl Often {
    /// As often as a secret may be tried.
    pub const AS_TRIES: Often = Often { most: MOST, within: WINDOW };
    /// Once in an hour.
    pub const ONCE_AN_HOUR: Often = Often { most: 1, within: LONGEST };
}

/// Counts one more, and says whether it is within what may be.
pub(crate) fn count(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    subject: &[u8; 32],
    often: Often,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let over = now.checked_sub(often.within).unwrap_or(now);
    // The database counts, so that two at once are two.
    let begun = [id.into(), subject.as_slice().into(), moment_text(now).into(), moment_text(over).into()];
    if transaction.execute(&ATTEMPTS_BEGIN, &begun)? != 0 {
        return Ok(true);
    }
    let more = [id.into(), subject.as_slice().into(), often.most.into()];
    Ok(transaction.execute(&ATTEMPTS_MORE, &more)? != 0)
}

impl Store {
    /// Counts a try, and says whether it may be made. Ask before looking at the secret.
    ///
    /// # Errors
    /// When it cannot be written: then nothing may be tried.
    pub fn may_try(&self, id: &OrganisationId, attempt: &Attempt<'_>) -> Result<Turn, StoreError> {
        let now = self.clock().now();
        let subject = attempt.subject();
        let most = attempt.most();
        self.inner.write(Scope::Organisation(id), |transaction| {
            if count(transaction, id, &subject, Often { most, within: WINDOW }, now)? {
                return Ok(Turn::Yours);
            }
            let row = transaction.first(&ATTEMPTS, &[id.into(), subject.as_slice().into()])?;
            let since = row.as_ref().map(|row| row.text(0).map(moment)).transpose()?.flatten().unwrap_or(now);
            Ok(Turn::Wait(since.checked_add(WINDOW).unwrap_or(now)))
        })
    }

    /// Forgets the tries, after one that was right.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn forget_tries(&self, id: &OrganisationId, attempt: &Attempt<'_>) -> Result<(), StoreError> {
        let subject = attempt.subject();
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&ATTEMPTS_FORGET, &[id.into(), subject.as_slice().into()]).map(drop)
        })
    }
}
