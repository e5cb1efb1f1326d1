//! Who is whom at a provider: a person here and a subject there, connected once. And the sessions of those who came that way,
//! which the provider may end. Whether the provider is to be believed is for the caller to know.

use domain::email::EmailAddress;
use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};

use crate::Store;
use crate::clock::moment_text;
use crate::credentials::{AccountState, is_active, no_address, of_email, of_person};
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::providers::ProviderId;
use crate::security::{Between, Happened, note};
use crate::sessions::Token;
use crate::statements::{
    ACCOUNT_ADD, ACCOUNT_STATE, PROVIDER_LINK, PROVIDER_LINK_ADD, PROVIDER_LINK_END, PROVIDER_LINKED, PROVIDER_LINKS,
    PROVIDER_SESSION, PROVIDER_SESSION_ADD, PROVIDER_SESSIONS, PROVIDER_SESSIONS_END, PROVIDER_SESSIONS_OF,
};

/// Who somebody is at a provider. Kept as a hash: it may be a personal identity number, and nobody needs to read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SubjectThere {
    provider: ProviderId,
    hash: [u8; 32],
}

impl SubjectThere {
    /// This subject of this issuer, by this provider.
    pub fn of(provider: ProviderId, issuer: &str, subject: &str) -> SubjectThere {
        // An issuer is an address, and has no control character that could move the border.
        SubjectThere { provider, hash: Sha256::digest(format!("{issuer}\n{subject}")).into() }
    }
}

/// What came of connecting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connected {
    /// The person is that one there.
    Done,
    /// Somebody else here is.
    OtherPerson,
    /// The account is disabled, or there is none.
    NoAccount,
}

/// By which way somebody came.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// By which provider.
    pub provider: ProviderId,
    /// In which of its sessions; empty when it has not told.
    pub session: &'a str,
}

impl Store {
    /// The person here who is this one there.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn connected(&self, id: &OrganisationId, subject: &SubjectThere) -> Result<Option<PersonId>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| connected(transaction, id, subject))
    }

    /// Connects a person who has an account. Whoever was invited can then come in.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn connect(
        &self,
        id: &OrganisationId,
        subject: &SubjectThere,
        person: PersonId,
    ) -> Result<Connected, StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            match connected(transaction, id, subject)? {
                Some(known) if known == person => return Ok(Connected::Done),
                Some(_) => return Ok(Connected::OtherPerson),
                None => {}
            }
            let Some(kept) = of_person(transaction, id, person)? else { return Ok(Connected::NoAccount) };
            match kept.account.state {
                AccountState::Disabled => return Ok(Connected::NoAccount),
                AccountState::Active => {}
                AccountState::Invited => {
                    let values =
                        [AccountState::Active.key().into(), moment_text(now).into(), id.into(), person.0.into()];
                    transaction.execute(&ACCOUNT_STATE, &values)?;
                }
            }
            add(transaction, id, subject, person, now)?;
            Ok(Connected::Done)
        })
    }

    /// Opens an account for somebody who was added since they came by a provider, and connects them. The address is one that
    /// the provider has verified and that nobody has, or none.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn open_connected(
        &self,
        id: &OrganisationId,
        subject: &SubjectThere,
        person: PersonId,
        email: Option<&EmailAddress>,
    ) -> Result<Connected, StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            if connected(transaction, id, subject)?.is_some() {
                return Ok(Connected::OtherPerson);
            }
            let own = match email {
                Some(email) if of_email(transaction, id, &email.folded())?.is_none() => Some(email),
                _ => None,
            };
            let (email, folded) = match own {
                Some(email) => (email.as_str().to_owned(), email.folded()),
                None => (no_address(person), no_address(person)),
            };
            let values = [
                id.into(),
                person.0.into(),
                email.into(),
                folded.into(),
                AccountState::Active.key().into(),
                "".into(),
                moment_text(now).into(),
            ];
            transaction.execute(&ACCOUNT_ADD, &values)?;
            note(transaction, id, now, Happened::AccountOpened, Between::unknown(Some(person)))?;
            add(transaction, id, subject, person, now)?;
            Ok(Connected::Done)
        })
    }

    /// Undoes the connection of a person with a provider, and signs the person out who came that way.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn disconnect(
        &self,
        id: &OrganisationId,
        provider: ProviderId,
        person: PersonId,
        by: PersonId,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), provider.into(), person.0.into()];
            if transaction.execute(&PROVIDER_LINK_END, &values)? != 0 {
                let between = Between { actor: Some(by), about: Some(person) };
                note(transaction, id, now, Happened::Disconnected, between)?;
            }
            transaction.execute(&PROVIDER_SESSIONS_OF, &values).map(drop)
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }

    /// Everyone who is connected, and with which providers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn connections(&self, id: &OrganisationId) -> Result<Vec<(ProviderId, PersonId)>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&PROVIDER_LINKS, &[id.into()])?;
            rows.iter().map(|row| Ok((row.small_number(0)?, PersonId(row.small_number(1)?)))).collect()
        })
    }

    /// Signs in a person who came by a provider, who showed there at this moment who they are. `None` when the account is not
    /// one that can be used.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn sign_in_from(
        &self,
        id: &OrganisationId,
        person: PersonId,
        origin: Origin<'_>,
        authenticated: Timestamp,
        lifetime: SignedDuration,
    ) -> Result<Option<Token>, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        let added = self.inner.write(Scope::Organisation(id), |transaction| {
            if !is_active(transaction, id, person)? {
                return Ok(false);
            }
            let values = [
                id.into(),
                token.hash().as_slice().into(),
                person.0.into(),
                moment_text(now).into(),
                moment_text(now).into(),
                moment_text(now.checked_add(lifetime).unwrap_or(now)).into(),
                origin.provider.into(),
                origin.session.into(),
                moment_text(authenticated).into(),
            ];
            transaction.execute(&PROVIDER_SESSION_ADD, &values)?;
            note(transaction, id, now, Happened::SignedIn, Between::own(person))?;
            Ok::<bool, StoreError>(true)
        })?;
        Ok(added.then_some(token))
    }

    /// By which provider the session of a token began; `None` for another way.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn provider_of_session(&self, id: &OrganisationId, token: &Token) -> Result<Option<ProviderId>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&PROVIDER_SESSION, &[id.into(), token.hash().as_slice().into()])?;
            let provider = row.map(|row| row.small_number(0)).transpose()?;
            Ok(provider.filter(|provider| *provider != 0))
        })
    }

    /// Ends the sessions that began in a session of the provider's, or all of the subject's that began by it where it names no
    /// session. At once here, and within a second on other nodes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end_sessions_from(
        &self,
        id: &OrganisationId,
        origin: Origin<'_>,
        subject: Option<&SubjectThere>,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let people = self.inner.write(Scope::Organisation(id), |transaction| {
            let mut people = Vec::new();
            if origin.session.is_empty() {
                let person = subject.map(|subject| connected(transaction, id, subject)).transpose()?.flatten();
                if let Some(person) = person {
                    let values = [id.into(), origin.provider.into(), person.0.into()];
                    transaction.execute(&PROVIDER_SESSIONS_OF, &values)?;
                    people.push(person);
                }
            } else {
                let values = [id.into(), origin.provider.into(), origin.session.into()];
                let rows = transaction.query(&PROVIDER_SESSIONS, &values)?;
                people = rows.iter().map(|row| row.small_number(0).map(PersonId)).collect::<Result<_, _>>()?;
                transaction.execute(&PROVIDER_SESSIONS_END, &values)?;
            }
            for person in &people {
                note(transaction, id, now, Happened::SignedOutThere, Between::unknown(Some(*person)))?;
            }
            Ok::<_, StoreError>(people)
        })?;
        for person in people {
            self.inner.sessions.forget_person(id, person);
        }
        Ok(())
    }
}

fn connected(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    subject: &SubjectThere,
) -> Result<Option<PersonId>, StoreError> {
    let values = [id.into(), subject.provider.into(), subject.hash.as_slice().into()];
    transaction.first(&PROVIDER_LINK, &values)?.map(|row| row.small_number(0).map(PersonId)).transpose()
}

fn add(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    subject: &SubjectThere,
    person: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let values =
        [id.into(), subject.provider.into(), subject.hash.as_slice().into(), person.0.into(), moment_text(now).into()];
    transaction.execute(&PROVIDER_LINK_ADD, &values)?;
    note(transaction, id, now, Happened::Connected, Between::unknown(Some(person)))
}

/// Whether a person is connected with any provider.
pub(crate) fn is_connected(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(transaction.first(&PROVIDER_LINKED, &[id.into(), person.0.into()])?.is_some())
}
