//! Those who are halfway in: the password was right, and something more is to be shown. A token that is no session, and
//! opens nothing but the page that asks for the rest.

use domain::ids::{OrganisationId, PersonId};
use jiff::SignedDuration;

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::credentials::is_active;
use crate::engine::Scope;
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::sessions::{self, Token};
use crate::statements::{HALFWAY_ADD, HALFWAY_FIND, HALFWAY_TAKE};

/// How long someone has to show the rest: also to fetch a telephone, and to set an app up.
pub const HALFWAY: SignedDuration = SignedDuration::from_mins(15);

impl Store {
    /// Lets someone whose password was right come halfway.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn come_halfway(&self, id: &OrganisationId, person: PersonId) -> Result<Token, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        let expires = now.checked_add(HALFWAY).unwrap_or(now);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), token.hash().as_slice().into(), person.0.into(), moment_text(expires).into()];
            transaction.execute(&HALFWAY_ADD, &values)
        })?;
        Ok(token)
    }

    /// Who is halfway in with this token; nobody when the time is out, or the account was disabled.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn halfway(&self, id: &OrganisationId, token: &Token) -> Result<Option<PersonId>, StoreError> {
        let now = self.clock().now();
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&HALFWAY_FIND, &[id.into(), token.hash().as_slice().into()])?;
            let Some(row) = row else { return Ok(None) };
            let (person, expires) = (PersonId(row.small_number(0)?), row.text(1)?);
            let is_good = moment(expires).is_some_and(|expires| now < expires) && is_active(transaction, id, person)?;
            Ok(is_good.then_some(person))
        })
    }

    /// Lets someone who is halfway in come in: a new session with a token of its own, once. `None` when the person is not
    /// halfway in, or the account was disabled.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn come_in(
        &self,
        id: &OrganisationId,
        person: PersonId,
        halfway: &Token,
        lifetime: SignedDuration,
    ) -> Result<Option<Token>, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        let is_in = self.inner.write(Scope::Organisation(id), |transaction| {
            let key = halfway.hash();
            let row = transaction.first(&HALFWAY_FIND, &[id.into(), key.as_slice().into()])?;
            let is_theirs = row.map(|row| row.small_number(0)).transpose()? == Some(person.0);
            if !is_theirs || !is_active(transaction, id, person)? {
                return Ok(false);
            }
            if transaction.execute(&HALFWAY_TAKE, &[id.into(), key.as_slice().into(), moment_text(now).into()])? == 0 {
                return Ok(false);
            }
            sessions::add(transaction, id, person, &token, now, lifetime)?;
            note(transaction, id, now, Happened::SignedIn, Between::own(person))?;
            Ok::<bool, StoreError>(true)
        })?;
        Ok(is_in.then_some(token))
    }
}
