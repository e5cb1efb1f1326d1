//! What proves who a person is beside the password: an authenticator app, passkeys, and codes for the day when those are
//! lost; and which roles need it. Whether a proof is one, `factors` (the crate) says; here is whose it is and that it is
//! taken once. How often somebody tries is counted in `attempts`, before.

use domain::ids::{OrganisationId, PersonId};
use domain::policy::Role;
use jiff::Timestamp;

use crate::Store;
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::factors::passkeys::Passkey;
use crate::security::{Between, Happened, note};
use crate::sessions::{Token, end_all};
use crate::statements::{
    AUTHENTICATOR_REMOVE, FACTOR_PEOPLE, FACTOR_ROLE_ADD, FACTOR_ROLES, FACTOR_ROLES_REMOVE, PASSKEYS_REMOVE,
    RECOVERY_CODES, RECOVERY_CODES_REMOVE, SESSIONS_END, SESSIONS_END_OTHERS,
};

pub mod authenticator;
pub mod passkeys;
pub mod recovery;

/// What someone has beside a password.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Factors {
    /// Since when an authenticator app.
    pub authenticator: Option<Timestamp>,
    /// Passkeys, the oldest first.
    pub passkeys: Vec<Passkey>,
    /// How many recovery codes are left.
    pub recovery_codes: usize,
}

impl Factors {
    /// Whether there is nothing to ask for.
    pub fn is_none(&self) -> bool {
        self.authenticator.is_none() && self.passkeys.is_empty()
    }
}

impl Store {
    /// What a person has.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn factors(&self, id: &OrganisationId, person: PersonId) -> Result<Factors, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| of(transaction, id, person))
    }

    /// Who has something beside a password.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn people_with_factors(&self, id: &OrganisationId) -> Result<Vec<PersonId>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&FACTOR_PEOPLE, &[id.into()])?;
            rows.iter().map(|row| Ok(PersonId(row.small_number(0)?))).collect()
        })
    }

    /// Takes all of it away from a person, who may have lost it, and signs that person out everywhere.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remove_factors(&self, id: &OrganisationId, person: PersonId, by: PersonId) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            for statement in [&AUTHENTICATOR_REMOVE, &PASSKEYS_REMOVE, &RECOVERY_CODES_REMOVE] {
                transaction.execute(statement, &[id.into(), person.0.into()])?;
            }
            end_all(transaction, id, person)?;
            let between = Between { actor: Some(by), about: Some(person) };
            note(transaction, id, now, Happened::FactorsRemoved, between)
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }

    /// The roles whose people need more than a password.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn roles_with_factors(&self, id: &OrganisationId) -> Result<Vec<Role>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&FACTOR_ROLES, &[id.into()])?;
            let keys: Vec<&str> = rows.iter().map(|row| row.text(0)).collect::<Result<_, _>>()?;
            // A role that is no more asks nothing of anybody.
            Ok(Role::ALL.into_iter().filter(|role| keys.contains(&role.key())).collect())
        })
    }

    /// Says which roles do. Whoever has one of them and nothing to show is led to it when signing in next.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn require_factors(&self, id: &OrganisationId, roles: &[Role], by: PersonId) -> Result<(), StoreError> {
        let now = self.clock().now();
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&FACTOR_ROLES_REMOVE, &[id.into()])?;
            for role in Role::ALL.into_iter().filter(|role| roles.contains(role)) {
                transaction.execute(&FACTOR_ROLE_ADD, &[id.into(), role.key().into()])?;
            }
            note(transaction, id, now, Happened::FactorsRequired, Between { actor: Some(by), about: None })
        })
    }
}

fn of(transaction: &mut Transaction<'_>, id: &OrganisationId, person: PersonId) -> Result<Factors, StoreError> {
    let kept = authenticator::kept(transaction, id, person)?;
    let codes = transaction.query(&RECOVERY_CODES, &[id.into(), person.0.into()])?;
    Ok(Factors {
        authenticator: kept.and_then(|kept| kept.confirmed),
        passkeys: passkeys::of(transaction, id, person)?,
        recovery_codes: codes.len(),
    })
}

/// Ends what others may have begun with less, when somebody got or lost a factor: all sessions but the one of this token.
fn end_others(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
    but: Option<&Token>,
) -> Result<(), StoreError> {
    match but {
        Some(token) => {
            transaction.execute(&SESSIONS_END_OTHERS, &[id.into(), person.0.into(), token.hash().as_slice().into()])?
        }
        None => transaction.execute(&SESSIONS_END, &[id.into(), person.0.into()])?,
    };
    Ok(())
}

/// Recovery codes are for whoever has lost a factor: without one there is nothing to recover.
fn drop_codes_without_factor(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<(), StoreError> {
    if of(transaction, id, person)?.is_none() {
        transaction.execute(&RECOVERY_CODES_REMOVE, &[id.into(), person.0.into()])?;
    }
    Ok(())
}
