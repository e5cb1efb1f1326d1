//! Sessions: who is signed in, by a token that only the browser has. The database keeps its hash.
//! Not how a person proves who they are.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::clock::{moment, moment_text};
use crate::credentials::is_active;
use crate::engine::{Row, Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::statements::{
    HALFWAY_END, SESSION_ADD, SESSION_END, SESSION_END_OF, SESSION_FIND, SESSION_RENEW, SESSION_SEEN, SESSIONS_END,
    SESSIONS_END_OTHERS, SESSIONS_OF,
};
use crate::{Inner, Store};

/// How long a session is believed without looking: as long as one that was ended on another node may live on.
const BELIEVED: Duration = Duration::from_secs(1);
/// How many sessions are kept at hand.
const KEPT: usize = 10_000;
/// How often it is written down that a session is in use: more seldom than a session may lie unused.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);
/// How long a session may lie unused before it ends, where nothing else is said.
pub const IDLE: SignedDuration = SignedDuration::from_hours(2);
/// The shortest that can be said: below that people are thrown out while they read.
pub const SHORTEST: SignedDuration = SignedDuration::from_mins(5);

/// What the browser has: 128 random bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 16]);

impl Token {
    /// The token in a cookie. `None` when it is not one.
    pub fn parse(text: &str) -> Option<Token> {
        BASE64_URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Token)
    }

    /// The token for the cookie: 22 characters of `A–Z a–z 0–9 - _`. For nothing else: not for logs, not for pages.
    pub fn reveal(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(crate) fn random() -> Result<Token, StoreError> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(|error| StoreError::Randomness(error.into()))?;
        Ok(Token(bytes))
    }

    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A session that has not expired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// Who is signed in.
    pub person: PersonId,
    /// Since when.
    pub created: Timestamp,
    /// When it was last in use, to some minutes.
    pub last_seen: Timestamp,
    /// When it ends, whatever is done.
    pub expires: Timestamp,
    /// When the person last showed who they are.
    pub authenticated: Timestamp,
}

/// Which of a person's sessions: told to nobody but that person and those who run the system. It opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId([u8; 32]);

impl SessionId {
    /// The one that a token is for.
    pub fn of(token: &Token) -> SessionId {
        SessionId(token.hash())
    }
}

impl Session {
    fn is_alive(&self, now: Timestamp, idle: SignedDuration) -> bool {
        now < self.expires && now.duration_since(self.last_seen) < idle
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64_URL_SAFE_NO_PAD.encode(self.0))
    }
}

impl FromStr for SessionId {
    type Err = NotASessionId;

    fn from_str(text: &str) -> Result<SessionId, NotASessionId> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| NotASessionId)?;
        bytes.try_into().map(SessionId).map_err(|_| NotASessionId)
    }
}

/// The text names no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASessionId;

impl fmt::Display for NotASessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a session")
    }
}

impl std::error::Error for NotASessionId {}

type Key = (OrganisationId, [u8; 32]);

/// Sessions that were looked up within the last second.
#[derive(Default)]
pub(crate) struct Recent(Mutex<HashMap<Key, (Instant, Session)>>);

impl Recent {
    fn map(&self) -> MutexGuard<'_, HashMap<Key, (Instant, Session)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn find(&self, key: &Key) -> Option<Session> {
        let map = self.map();
        let (looked, session) = map.get(key)?;
        (looked.elapsed() < BELIEVED).then_some(*session)
    }

    fn keep(&self, key: Key, session: Session) {
        let mut map = self.map();
        if KEPT <= map.len() {
            map.retain(|_, (looked, _)| looked.elapsed() < BELIEVED);
        }
        if map.len() < KEPT {
            map.insert(key, (Instant::now(), session));
        }
    }

    fn forget(&self, key: &Key) {
        self.map().remove(key);
    }

    pub(crate) fn forget_organisation(&self, id: &OrganisationId) {
        self.map().retain(|(organisation, _), _| organisation != id);
    }

    pub(crate) fn forget_person(&self, id: &OrganisationId, person: PersonId) {
        self.map().retain(|(organisation, _), (_, session)| organisation != id || session.person != person);
    }
}

impl Store {
    /// Signs a person in for at most this long, and gives the token for the cookie. Whether it is that person is for
    /// the caller to know.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn sign_in(
        &self,
        id: &OrganisationId,
        person: PersonId,
        lifetime: SignedDuration,
    ) -> Result<Token, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| add(transaction, id, person, &token, now, lifetime))?;
        Ok(token)
    }

    /// The same for someone who showed that the account is theirs. `None` when it was disabled in the meantime.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn sign_in_to_account(
        &self,
        id: &OrganisationId,
        person: PersonId,
        lifetime: SignedDuration,
    ) -> Result<Option<Token>, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        let added = self.inner.write(Scope::Organisation(id), |transaction| {
            if !is_active(transaction, id, person)? {
                return Ok(false);
            }
            add(transaction, id, person, &token, now, lifetime)?;
            note(transaction, id, now, Happened::SignedIn, Between::own(person))?;
            Ok::<bool, StoreError>(true)
        })?;
        Ok(added.then_some(token))
    }

    /// The sessions of a person that have not expired, the one that was last in use first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn sessions_of(&self, id: &OrganisationId, person: PersonId) -> Result<Vec<(SessionId, Session)>, StoreError> {
        let now = self.clock().now();
        let mut sessions = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&SESSIONS_OF, &[id.into(), person.0.into()])?;
            rows.iter()
                .map(|row| Ok((SessionId(row.array(0)?), read(id, row, 1)?)))
                .collect::<Result<Vec<_>, StoreError>>()
        })?;
        sessions.retain(|(_, session)| session.is_alive(now, self.inner.idle));
        sessions.sort_by_key(|(session, of)| (std::cmp::Reverse(of.last_seen), *session));
        Ok(sessions)
    }

    /// Ends one of a person's sessions. Nothing happens when that person has no such session.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end_session(
        &self,
        id: &OrganisationId,
        person: PersonId,
        session: SessionId,
        by: PersonId,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), session.0.as_slice().into()];
            match transaction.execute(&SESSION_END_OF, &values)? {
                0 => Ok(()),
                _ => {
                    let between = Between { actor: Some(by), about: Some(person) };
                    note(transaction, id, now, Happened::SessionsEnded, between)
                }
            }
        })?;
        self.inner.sessions.forget(&(id.clone(), session.0));
        Ok(())
    }

    /// Ends all of a person's sessions but that of this token.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end_other_sessions(&self, id: &OrganisationId, person: PersonId, but: &Token) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), but.hash().as_slice().into()];
            match transaction.execute(&SESSIONS_END_OTHERS, &values)? {
                0 => Ok(()),
                _ => note(transaction, id, now, Happened::SessionsEnded, Between::own(person)),
            }
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }

    /// The session of a token; `None` when it has ended, expired, or never was.
    ///
    /// # Errors
    /// When the database cannot be read: then nobody is signed in.
    pub fn session(&self, id: &OrganisationId, token: &Token) -> Result<Option<Session>, StoreError> {
        let now = self.clock().now();
        let key = (id.clone(), token.hash());
        let alive = |session: &Session| session.is_alive(now, self.inner.idle);
        let is_fresh = |session: &Session| now.duration_since(session.last_seen) < SEEN_EVERY;
        if let Some(session) = self.inner.sessions.find(&key).filter(is_fresh) {
            return Ok(Some(session).filter(alive));
        }
        let Some(mut session) = self.inner.find_session(&key)?.filter(alive) else { return Ok(None) };
        if !is_fresh(&session) {
            // A page is shown also when this cannot be written.
            if let Err(error) = self.inner.saw_session(&key, now) {
                tracing::warn!(organisation = %id, %error, "that a session is in use could not be written");
            }
            session.last_seen = now;
        }
        self.inner.sessions.keep(key, session);
        Ok(Some(session))
    }

    /// The same, without it being in use thereby: a page that lies open does not keep it alive by asking for itself.
    ///
    /// # Errors
    /// When the database cannot be read: then nobody is signed in.
    pub fn session_at_rest(&self, id: &OrganisationId, token: &Token) -> Result<Option<Session>, StoreError> {
        let key = (id.clone(), token.hash());
        let found = match self.inner.sessions.find(&key) {
            Some(session) => Some(session),
            None => self.inner.find_session(&key)?,
        };
        let now = self.clock().now();
        Ok(found.filter(|session| session.is_alive(now, self.inner.idle)))
    }

    /// Goes on with a session whose person has shown again who they are: under another token, so that who had the earlier one
    /// has nothing. It ends when it would have. `None` when there is no such session. Whether they have shown it is for the
    /// caller to know.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn renew_session(&self, id: &OrganisationId, old: &Token) -> Result<Option<Token>, StoreError> {
        let (token, now) = (Token::random()?, self.clock().now());
        let key = (id.clone(), old.hash());
        let renewed = self.inner.write(Scope::Organisation(id), |transaction| {
            let (new, old) = (token.hash(), key.1.as_slice());
            let values = [new.as_slice().into(), moment_text(now).into(), id.into(), old.into()];
            transaction.execute(&SESSION_RENEW, &values)
        })?;
        self.inner.sessions.forget(&key);
        Ok((renewed != 0).then_some(token))
    }

    /// Ends a session. On other nodes it is dead within a second.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn sign_out(&self, id: &OrganisationId, token: &Token) -> Result<(), StoreError> {
        let key = (id.clone(), token.hash());
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&SESSION_FIND, &[id.into(), key.1.as_slice().into()])?;
            let Some(row) = row else { return Ok(()) };
            transaction.execute(&SESSION_END, &[id.into(), key.1.as_slice().into()])?;
            note(transaction, id, now, Happened::SignedOut, Between::own(PersonId(row.small_number(0)?)))
        })?;
        self.inner.sessions.forget(&key);
        Ok(())
    }

    /// Ends all sessions of a person: when roles change, or the person leaves.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end_sessions(&self, id: &OrganisationId, person: PersonId) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| end_all(transaction, id, person))?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }
}

impl Inner {
    fn find_session(&self, (id, hash): &Key) -> Result<Option<Session>, StoreError> {
        self.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&SESSION_FIND, &[id.into(), hash.as_slice().into()])?;
            let Some(row) = row else { return Ok(None) };
            read(id, &row, 0).map(Some)
        })
    }

    fn saw_session(&self, (id, hash): &Key, now: Timestamp) -> Result<(), StoreError> {
        self.write(Scope::Organisation(id), |transaction| {
            let values = [moment_text(now).into(), id.into(), hash.as_slice().into()];
            transaction.execute(&SESSION_SEEN, &values).map(drop)
        })
    }
}

/// Ends all of a person's sessions, and what was begun on the way to one.
pub(crate) fn end_all(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<(), StoreError> {
    transaction.execute(&HALFWAY_END, &[id.into(), person.0.into()])?;
    transaction.execute(&SESSIONS_END, &[id.into(), person.0.into()]).map(drop)
}

pub(crate) fn add(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
    token: &Token,
    now: Timestamp,
    lifetime: SignedDuration,
) -> Result<(), StoreError> {
    let expires = now.checked_add(lifetime).unwrap_or(now);
    let values = [
        id.into(),
        token.hash().as_slice().into(),
        person.0.into(),
        moment_text(now).into(),
        moment_text(now).into(),
        moment_text(expires).into(),
        moment_text(now).into(),
    ];
    transaction.execute(&SESSION_ADD, &values).map(drop)
}

/// A session in a row, from this column on.
fn read(id: &OrganisationId, row: &Row, from: usize) -> Result<Session, StoreError> {
    let at = |column| -> Result<Timestamp, StoreError> {
        let text = row.text(column)?;
        moment(text).ok_or_else(|| StoreError::inconsistent("sessions", id, format!("{text:?} is not a moment")))
    };
    let created = at(from + 1)?;
    let authenticated = if row.text(from + 4)?.is_empty() { created } else { at(from + 4)? };
    let (last_seen, expires) = (at(from + 2)?, at(from + 3)?);
    Ok(Session { person: PersonId(row.small_number(from)?), created, last_seen, expires, authenticated })
}
