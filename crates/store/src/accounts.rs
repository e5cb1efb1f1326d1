//! The names of people. Ordinary rows, which may be changed and erased; the log knows people by number alone.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};

use domain::ids::{OrganisationId, PersonId};
use domain::text::Name;

use crate::engine::Scope;
use crate::error::StoreError;
use crate::nodes::names_message;
use crate::statements::{
    ACCESS_TOKENS_ERASE, ACCOUNT_ERASE, AUTHENTICATOR_REMOVE, CONTRIBUTION_FOLLOWED_ERASE, CONTRIBUTIONS_SEEN_ERASE,
    DIRECTORY_MEMBERSHIPS_END, DIRECTORY_PERSON_ERASE, FOLLOWS_ERASE, HALFWAY_END, LETTERS_END, LINKS_END,
    NOTICE_CHOICES_ERASE, NOTICE_LETTERS_ERASE, NOTICES_READ_ERASE, NOTICES_SEEN_ERASE, PASSKEYS_REMOVE, PEOPLE,
    PERSON_ERASE, PERSON_NAME, PROVIDER_LINKS_END, RECOVERY_CODES_REMOVE, SESSIONS_END, UNSAVED_ERASE,
    VERDICT_TAKERS_ERASE,
};
use crate::{Inner, Store, texts};

/// The names of an organisation's people. Someone who is not in it has been erased, or never had a name.
pub type Names = HashMap<PersonId, Arc<str>>;

impl Store {
    /// The names of an organisation's people. From memory, except the first time and after a change.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn names(&self, id: &OrganisationId) -> Result<Arc<Names>, StoreError> {
        let Some(live) = self.inner.live(id) else { return Ok(Arc::default()) };
        let mut held = live.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(names) = &*held {
            return Ok(names.clone());
        }
        let names = self.inner.read_names(id)?;
        *held = Some(names.clone());
        Ok(names)
    }

    /// Gives a person a name, or another one. The organisation must exist.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn name_person(&self, id: &OrganisationId, person: PersonId, name: &Name) -> Result<(), StoreError> {
        self.name_people(id, &[(person, name.clone())])
    }

    /// The same for several people, in one transaction: each of them waits for the disk.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn name_people(&self, id: &OrganisationId, people: &[(PersonId, Name)]) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            for (person, name) in people {
                transaction.execute(&PERSON_NAME, &[id.into(), person.0.into(), name.as_str().into()])?;
            }
            transaction.notify(&names_message(id))
        })?;
        self.inner.forget_names(id);
        Ok(())
    }

    /// Erases what is known of a person: the name, the account, what proves who it is, who it is elsewhere, the sessions, the
    /// tokens, what the directory said, letters that wait, texts that were never saved, what was followed and
    /// read, and who wrote what is anonymous. The number remains in the log, and what the person did remains done.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn erase_person(&self, id: &OrganisationId, person: PersonId) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let everything = [
                &PERSON_ERASE,
                &ACCOUNT_ERASE,
                &LINKS_END,
                &SESSIONS_END,
                &UNSAVED_ERASE,
                &AUTHENTICATOR_REMOVE,
                &RECOVERY_CODES_REMOVE,
                &PASSKEYS_REMOVE,
                &HALFWAY_END,
                &LETTERS_END,
                &PROVIDER_LINKS_END,
                &ACCESS_TOKENS_ERASE,
                &DIRECTORY_PERSON_ERASE,
                &DIRECTORY_MEMBERSHIPS_END,
                &CONTRIBUTION_FOLLOWED_ERASE,
                &CONTRIBUTIONS_SEEN_ERASE,
                &VERDICT_TAKERS_ERASE,
                &FOLLOWS_ERASE,
                &NOTICES_SEEN_ERASE,
                &NOTICES_READ_ERASE,
                &NOTICE_CHOICES_ERASE,
                &NOTICE_LETTERS_ERASE,
            ];
            for statement in everything {
                transaction.execute(statement, &[id.into(), person.0.into()])?;
            }
            texts::forget_author(transaction, &self.inner, id, person)?;
            transaction.notify(&names_message(id))
        })?;
        self.inner.sessions.forget_person(id, person);
        self.inner.forget_names(id);
        Ok(())
    }
}

impl Inner {
    fn read_names(&self, id: &OrganisationId) -> Result<Arc<Names>, StoreError> {
        self.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&PEOPLE, &[id.into()])?;
            let names: Result<Names, StoreError> =
                rows.iter().map(|row| Ok((PersonId(row.small_number(0)?), Arc::from(row.text(1)?)))).collect();
            names.map(Arc::new)
        })
    }

    fn forget_names(&self, id: &OrganisationId) {
        if let Some(live) = self.live(id) {
            live.forget_names();
        }
    }
}
