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
pub(crate) const LONGEST: SignedDuration = DAY;
const DAY: SignedDuration = SignedDuration::from_hours(24);
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// So many tries there are in it (OWASP ASVS 5.0, 6.3.1).
pub const MOST: u64 = 10;

/// Where a secret is tried, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt<'a> {
    /// The password of whoever has this address, also when nobody has.
    SignIn(&'a str),
    /// A password that was wrong, from one place in the network, for whatever address.
    WrongPasswordFrom(&'a str),
    /// The password of someone who is signed in, to confirm something.
    Confirmation(u32),
    /// A token of a program, anyone's, that was wrong.
    AccessToken,
    /// A code of no room, from one place in the network: a room of hundreds of telephones may be behind one address.
    WrongRoomCodeFrom(&'a str),
    /// The same in a day, since some rooms are open for months.
    WrongRoomCodeInADayFrom(&'a str),
    /// The same from everywhere in the agency. Above it codes are answered slowly.
    WrongRoomCode,
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
            Attempt::WrongPasswordFrom(place) => format!("wrong password from {place}"),
            Attempt::AccessToken => "access-token".to_owned(),
            Attempt::WrongRoomCodeFrom(place) => format!("wrong room code from {place}"),
            Attempt::WrongRoomCodeInADayFrom(place) => format!("wrong room code in a day from {place}"),
            Attempt::WrongRoomCode => "wrong room code".to_owned(),
            Attempt::Factor(person) => format!("factor {person}"),
            Attempt::Forgotten(address) => format!("forgotten {}", folded(address)),
            Attempt::ForgottenFrom(place) => format!("forgotten from {place}"),
        };
        Sha256::digest(text).into()
    }

    fn often(&self) -> Often {
        let most = match self {
            // Tokens are too long to guess, and many programs may have one that has run out.
            Attempt::AccessToken | Attempt::WrongRoomCode => 100 * MOST,
            // An agency may stand behind one address, and one in ten types wrongly on a Monday.
            Attempt::WrongPasswordFrom(_) => 30 * MOST,
            // One in ten of three hundred types wrongly too; decision 22 says what can be guessed so.
            Attempt::WrongRoomCodeFrom(_) => 3 * MOST,
            Attempt::WrongRoomCodeInADayFrom(_) => 10 * MOST,
            // Each is a letter to somebody who may not have asked for it.
            Attempt::Forgotten(_) => 3,
            // An agency may stand behind one address.
            Attempt::ForgottenFrom(_) => 3 * MOST,
            Attempt::SignIn(_) | Attempt::Confirmation(_) | Attempt::Factor(_) => MOST,
        };
        let within = if matches!(self, Attempt::WrongRoomCodeInADayFrom(_)) { DAY } else { WINDOW };
        Often { most, within }
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
    pub const ONCE_AN_HOUR: Often = Often { most: 1, within: HOUR };
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
        let often = attempt.often();
        self.inner.write(Scope::Organisation(id), |transaction| {
            if count(transaction, id, &subject, often, now)? {
                return Ok(Turn::Yours);
            }
            let row = transaction.first(&ATTEMPTS, &[id.into(), subject.as_slice().into()])?;
            let since = row.as_ref().map(|row| row.text(0).map(moment)).transpose()?.flatten().unwrap_or(now);
            Ok(Turn::Wait(since.checked_add(often.within).unwrap_or(now)))
        })
    }

    /// Whether another try may be made, and counts none: for what is counted when it was wrong, by [`Store::may_try`]. Who is
    /// right is asked this too, or else guessing would go on after the last try.
    ///
    /// # Errors
    /// When the database cannot be read: then nothing may be tried.
    pub fn has_tries(&self, id: &OrganisationId, attempt: &Attempt<'_>) -> Result<Turn, StoreError> {
        let now = self.clock().now();
        let (subject, often) = (attempt.subject(), attempt.often());
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&ATTEMPTS, &[id.into(), subject.as_slice().into()])?;
            let Some(row) = row else { return Ok(Turn::Yours) };
            let since = moment(row.text(0)?).unwrap_or(now);
            let until = since.checked_add(often.within).unwrap_or(now);
            let is_over = since <= now && now < until && often.most <= row.number(1)?;
            Ok(if is_over { Turn::Wait(until) } else { Turn::Yours })
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
