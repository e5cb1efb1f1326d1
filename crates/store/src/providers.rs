//! The providers of an organisation: the sign-in services that it lets its people come by, as the administrator has set them
//! up. Not the protocol, which knows nothing of a store, nor who is whom there; that is `connections`.

use std::collections::BTreeMap;

use domain::ids::{OrganisationId, PersonId};
use domain::policy::Role;
use serde::{Deserialize, Serialize};

use crate::Store;
use crate::clock::moment_text;
use crate::engine::{Row, Scope};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::statements::{
    PROVIDER, PROVIDER_ADD, PROVIDER_ATTEMPTS_OF, PROVIDER_END, PROVIDER_LINKS_OF, PROVIDER_SECRET,
    PROVIDER_SECRET_SET, PROVIDER_SESSIONS_ALL, PROVIDER_SET, PROVIDERS,
};

/// Which provider, in one organisation.
pub type ProviderId = u32;

/// How a provider is set up. Nothing in it is secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderSettings {
    /// What it is called on the sign-in page.
    pub name: String,
    /// Its issuer.
    pub issuer: String,
    /// As whom the agency is known there.
    pub client_id: String,
    /// The word for how the agency proves it.
    pub method: String,
    /// What is asked for.
    pub scopes: Vec<String>,
    /// The levels of assurance that are good enough; none when any is.
    pub levels: Vec<String>,
    /// What the provider should ask of the person.
    pub prompt: String,
    /// The claim that says what a person is; empty when roles are given here alone.
    pub claim: String,
    /// Which of its values gives which role.
    pub roles: BTreeMap<Role, Vec<String>>,
    /// Whether somebody who is not known is added when they come.
    pub adds_people: bool,
    /// Whether somebody is connected who has the address that the provider has verified.
    pub links_by_email: bool,
}

/// A provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptProvider {
    /// Which.
    pub id: ProviderId,
    /// How it is set up.
    pub settings: ProviderSettings,
    /// Whether there is a secret or a key.
    pub has_secret: bool,
}

impl Store {
    /// The providers of an organisation, in the order in which they were added.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn providers(&self, id: &OrganisationId) -> Result<Vec<KeptProvider>, StoreError> {
        let mut providers = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&PROVIDERS, &[id.into()])?;
            rows.iter().map(|row| read(id, row)).collect::<Result<Vec<_>, StoreError>>()
        })?;
        providers.sort_by_key(|provider| provider.id);
        Ok(providers)
    }

    /// One of them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn provider(&self, id: &OrganisationId, provider: ProviderId) -> Result<Option<KeptProvider>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            transaction.first(&PROVIDER, &[id.into(), provider.into()])?.map(|row| read(id, &row)).transpose()
        })
    }

    /// The secret of a provider, or the key: for the provider itself, and for nobody else. `None` when there is none, or it
    /// was encrypted with another key than the seal's.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn provider_secret(&self, id: &OrganisationId, provider: ProviderId) -> Result<Option<Vec<u8>>, StoreError> {
        let kept = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&PROVIDER_SECRET, &[id.into(), provider.into()])?;
            row.map(|row| row.bytes(0).map(<[u8]>::to_vec)).transpose()
        })?;
        Ok(kept.and_then(|kept| self.inner.vault.unlock(id, &place(provider), &kept).ok()))
    }

    /// Adds a provider, and says which it became.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add_provider(
        &self,
        id: &OrganisationId,
        settings: &ProviderSettings,
        by: PersonId,
    ) -> Result<ProviderId, StoreError> {
        let now = self.clock().now();
        let written = written(id, settings)?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&PROVIDERS, &[id.into()])?;
            let numbers: Vec<ProviderId> = rows.iter().map(|row| row.small_number(0)).collect::<Result<_, _>>()?;
            let provider = numbers.into_iter().max().unwrap_or(0).saturating_add(1);
            let values = [id.into(), provider.into(), written.into(), [].as_slice().into(), moment_text(now).into()];
            transaction.execute(&PROVIDER_ADD, &values)?;
            note(transaction, id, now, Happened::ProviderChanged, Between { actor: Some(by), about: None })?;
            Ok(provider)
        })
    }

    /// Sets a provider up in another way.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn set_provider(
        &self,
        id: &OrganisationId,
        provider: ProviderId,
        settings: &ProviderSettings,
        by: PersonId,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let written = written(id, settings)?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [written.into(), moment_text(now).into(), id.into(), provider.into()];
            transaction.execute(&PROVIDER_SET, &values)?;
            note(transaction, id, now, Happened::ProviderChanged, Between { actor: Some(by), about: None })
        })
    }

    /// Gives a provider another secret, or key.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn set_provider_secret(
        &self,
        id: &OrganisationId,
        provider: ProviderId,
        secret: &[u8],
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let kept = self.inner.vault.lock(id, &place(provider), secret)?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [kept.as_slice().into(), moment_text(now).into(), id.into(), provider.into()];
            transaction.execute(&PROVIDER_SECRET_SET, &values).map(drop)
        })
    }

    /// Takes a provider away, with who is whom there. Whoever came by it is signed out.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remove_provider(&self, id: &OrganisationId, provider: ProviderId, by: PersonId) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            for statement in [&PROVIDER_LINKS_OF, &PROVIDER_ATTEMPTS_OF, &PROVIDER_SESSIONS_ALL, &PROVIDER_END] {
                transaction.execute(statement, &[id.into(), provider.into()])?;
            }
            note(transaction, id, now, Happened::ProviderRemoved, Between { actor: Some(by), about: None })
        })?;
        self.inner.sessions.forget_organisation(id);
        Ok(())
    }
}

fn place(provider: ProviderId) -> String {
    format!("provider {provider}")
}

fn written(id: &OrganisationId, settings: &ProviderSettings) -> Result<String, StoreError> {
    serde_json::to_string(settings).map_err(|error| StoreError::inconsistent("providers", id, error.to_string()))
}

fn read(id: &OrganisationId, row: &Row) -> Result<KeptProvider, StoreError> {
    let settings = serde_json::from_str(row.text(1)?)
        .map_err(|error| StoreError::inconsistent("providers", id, error.to_string()))?;
    Ok(KeptProvider { id: row.small_number(0)?, settings, has_secret: row.integer(2)? != 0 })
}
