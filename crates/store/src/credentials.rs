//! Accounts: by what address and password a person signs in, whether that is allowed, and the one-time links by which a
//! password is chosen. Not what a person may do once signed in: that is the directory's roles, in the log.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use domain::email::{EmailAddress, folded};
use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::connections::is_connected;
use crate::engine::{Row, Scope, Transaction};
use crate::error::StoreError;
use crate::passwords;
use crate::security::{Between, Happened, note};
use crate::sessions::{Token, end_all};
use crate::statements::{
    ACCOUNT, ACCOUNT_ADD, ACCOUNT_ANY, ACCOUNT_BY_EMAIL, ACCOUNT_EMAIL, ACCOUNT_PASSWORD, ACCOUNT_STATE, ACCOUNTS,
    HALFWAY_END, LINK_ADD, LINK_FIND, LINKS_END, SESSIONS_END_OTHERS,
};

/// Whether someone can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccountState {
    /// Not yet: no password has been chosen.
    Invited,
    /// Yes.
    Active,
    /// No longer.
    Disabled,
}

impl AccountState {
    /// All of them.
    pub const ALL: [AccountState; 3] = [AccountState::Invited, AccountState::Active, AccountState::Disabled];

    /// The word for it in the table and in message keys.
    pub fn key(self) -> &'static str {
        match self {
            AccountState::Invited => "invited",
            AccountState::Active => "active",
            AccountState::Disabled => "disabled",
        }
    }
}

/// How a person signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Who.
    pub person: PersonId,
    /// The address, as it was written; empty for somebody who has none and comes by a provider.
    pub email: String,
    /// Whether it can be used.
    pub state: AccountState,
    /// Whether a password has been chosen.
    pub has_password: bool,
    /// When it was last changed.
    pub changed: Timestamp,
}

/// What came of giving someone an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Addressed {
    /// It is theirs.
    Done,
    /// Another person has it.
    Taken,
}

/// A password that was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// It is right, and this is who it is.
    Right(PersonId),
    /// It is wrong, for this person.
    Wrong(PersonId),
    /// There is no such account that can be used. If there is one that cannot, this is whose.
    Nobody(Option<PersonId>),
}

impl Store {
    /// All accounts of an organisation, in the order of their persons' numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn accounts(&self, id: &OrganisationId) -> Result<Vec<Account>, StoreError> {
        let mut accounts: Vec<Account> = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&ACCOUNTS, &[id.into()])?;
            rows.iter().map(|row| Ok(read(id, row)?.account)).collect::<Result<_, StoreError>>()
        })?;
        accounts.sort_by_key(|account| account.person);
        Ok(accounts)
    }

    /// Everyone whose account lets them in today.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn who_can_sign_in(&self, id: &OrganisationId) -> Result<BTreeSet<PersonId>, StoreError> {
        let accounts = self.accounts(id)?.into_iter();
        Ok(accounts.filter(|account| account.state == AccountState::Active).map(|account| account.person).collect())
    }

    /// The account of a person, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn account(&self, id: &OrganisationId, person: PersonId) -> Result<Option<Account>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            Ok(of_person(transaction, id, person)?.map(|kept| kept.account))
        })
    }

    /// The account that has this address, if there is one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn account_with(&self, id: &OrganisationId, email: &EmailAddress) -> Result<Option<Account>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            Ok(of_email(transaction, id, &email.folded())?.map(|kept| kept.account))
        })
    }

    /// Whether anyone has an account.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_accounts(&self, id: &OrganisationId) -> Result<bool, StoreError> {
        self.inner
            .database
            .read(Scope::Organisation(id), |transaction| Ok(transaction.first(&ACCOUNT_ANY, &[id.into()])?.is_some()))
    }

    /// Opens an account for a person who has none, to be used once a password is chosen by a link; or gives the one there
    /// is another address.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn address_account(
        &self,
        id: &OrganisationId,
        person: PersonId,
        email: &EmailAddress,
        by: Option<PersonId>,
    ) -> Result<Addressed, StoreError> {
        let now = self.clock().now();
        let between = Between { actor: by, about: Some(person) };
        self.inner.write(Scope::Organisation(id), |transaction| {
            if of_email(transaction, id, &email.folded())?.is_some_and(|kept| kept.account.person != person) {
                return Ok(Addressed::Taken);
            }
            match of_person(transaction, id, person)? {
                Some(kept) if kept.account.email == email.as_str() => return Ok(Addressed::Done),
                Some(_) => {
                    let values = [
                        email.as_str().into(),
                        email.folded().into(),
                        moment_text(now).into(),
                        id.into(),
                        person.0.into(),
                    ];
                    transaction.execute(&ACCOUNT_EMAIL, &values)?;
                    // What was sent to the old address is no longer theirs.
                    transaction.execute(&LINKS_END, &[id.into(), person.0.into()])?;
                    note(transaction, id, now, Happened::EmailChanged, between)?;
                }
                None => {
                    let values = [
                        id.into(),
                        person.0.into(),
                        email.as_str().into(),
                        email.folded().into(),
                        AccountState::Invited.key().into(),
                        "".into(),
                        moment_text(now).into(),
                    ];
                    transaction.execute(&ACCOUNT_ADD, &values)?;
                    note(transaction, id, now, Happened::AccountOpened, between)?;
                }
            }
            Ok(Addressed::Done)
        })
    }

    /// Disables an account, or enables it again. Whoever is disabled is signed out everywhere within a second. Says
    /// whether there was an account to change.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn enable(
        &self,
        id: &OrganisationId,
        person: PersonId,
        is_enabled: bool,
        by: Option<PersonId>,
    ) -> Result<bool, StoreError> {
        let now = self.clock().now();
        let changed = self.inner.write(Scope::Organisation(id), |transaction| {
            let Some(kept) = of_person(transaction, id, person)? else { return Ok(false) };
            let can_sign_in = kept.account.has_password || is_connected(transaction, id, person)?;
            let (state, happened) = match (is_enabled, can_sign_in) {
                (false, _) => (AccountState::Disabled, Happened::Disabled),
                (true, true) => (AccountState::Active, Happened::Enabled),
                (true, false) => (AccountState::Invited, Happened::Enabled),
            };
            if kept.account.state == state {
                return Ok(true);
            }
            let values = [state.key().into(), moment_text(now).into(), id.into(), person.0.into()];
            transaction.execute(&ACCOUNT_STATE, &values)?;
            if state == AccountState::Disabled {
                transaction.execute(&LINKS_END, &[id.into(), person.0.into()])?;
                end_all(transaction, id, person)?;
            }
            note(transaction, id, now, happened, Between { actor: by, about: Some(person) })?;
            Ok::<bool, StoreError>(true)
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(changed)
    }

    /// Makes a link by which a person chooses a password, once, within this long. Links that were made before no longer
    /// work. `None` when there is no account, or it is disabled.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn make_link(
        &self,
        id: &OrganisationId,
        person: PersonId,
        lifetime: SignedDuration,
        by: Option<PersonId>,
    ) -> Result<Option<Token>, StoreError> {
        let token = Token::random()?;
        let now = self.clock().now();
        let expires = now.checked_add(lifetime).unwrap_or(now);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let usable =
                of_person(transaction, id, person)?.filter(|kept| kept.account.state != AccountState::Disabled);
            if usable.is_none() {
                return Ok(None);
            }
            transaction.execute(&LINKS_END, &[id.into(), person.0.into()])?;
            let values = [
                id.into(),
                token.hash().as_slice().into(),
                person.0.into(),
                moment_text(now).into(),
                moment_text(expires).into(),
            ];
            transaction.execute(&LINK_ADD, &values)?;
            note(transaction, id, now, Happened::LinkMade, Between { actor: by, about: Some(person) })?;
            Ok(Some(token.clone()))
        })
    }

    /// The account that a link is for, as long as it can be used.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn link(&self, id: &OrganisationId, token: &Token) -> Result<Option<Account>, StoreError> {
        let now = self.clock().now();
        self.inner.database.read(Scope::Organisation(id), |transaction| linked(transaction, id, token, now))
    }

    /// Uses a link: the password becomes the person's, who can then sign in, and whoever was signed in as that person no
    /// longer is. `None` when the link cannot be used. That the password is good enough is for the caller to know.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn use_link(&self, id: &OrganisationId, token: &Token, password: &str) -> Result<Option<PersonId>, StoreError> {
        let now = self.clock().now();
        let kept = passwords::kept(password)?;
        let person = self.inner.write(Scope::Organisation(id), |transaction| {
            let Some(account) = linked(transaction, id, token, now)? else { return Ok(None) };
            let person = account.person;
            set_password(transaction, id, person, &kept, now)?;
            end_all(transaction, id, person)?;
            note(transaction, id, now, Happened::LinkUsed, Between::unknown(Some(person)))?;
            Ok::<_, StoreError>(Some(person))
        })?;
        if let Some(person) = person {
            self.inner.sessions.forget_person(id, person);
        }
        Ok(person)
    }

    /// Makes ready to refuse those who have no account in the same time as those who have: some hundredths of a second of
    /// work, before anyone comes.
    pub fn prepare_passwords(&self) {
        passwords::prepare();
    }

    /// How often a password was hashed to be compared: what a try costs, and the same whoever it is for.
    pub fn passwords_tried(&self) -> u64 {
        self.inner.passwords_tried.load(Ordering::Relaxed)
    }

    /// Tries an address with a password. It takes as long for an address that nobody has. Count it first:
    /// [`Store::may_try`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn try_password(&self, id: &OrganisationId, email: &str, password: &str) -> Result<Tried, StoreError> {
        let folded = folded(email);
        // No address has that sign, and PostgreSQL takes no text with it: it is nobody's, and no fault.
        let kept = match folded.contains('\0') {
            true => None,
            false => {
                self.inner.database.read(Scope::Organisation(id), |transaction| of_email(transaction, id, &folded))?
            }
        };
        // Who comes by a provider alone has no password, and it takes as long to say no to that.
        let usable =
            kept.as_ref().filter(|kept| kept.account.state == AccountState::Active && kept.account.has_password);
        let is_right =
            passwords::is_it(password, usable.map(|kept| kept.password.as_str()), &self.inner.passwords_tried);
        Ok(match (usable, is_right) {
            (Some(kept), true) => Tried::Right(kept.account.person),
            (Some(kept), false) => Tried::Wrong(kept.account.person),
            (None, _) => Tried::Nobody(kept.map(|kept| kept.account.person)),
        })
    }

    /// Whether this is the password of a person. Count it first: [`Store::may_try`].
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_password_of(&self, id: &OrganisationId, person: PersonId, password: &str) -> Result<bool, StoreError> {
        let kept =
            self.inner.database.read(Scope::Organisation(id), |transaction| of_person(transaction, id, person))?;
        Ok(passwords::is_it(password, kept.as_ref().map(|kept| kept.password.as_str()), &self.inner.passwords_tried))
    }

    /// Changes the password of a person. All sessions end but the one of this token.
    ///
    /// # Errors
    /// When it cannot be written, or there are no random bytes.
    pub fn change_password(
        &self,
        id: &OrganisationId,
        person: PersonId,
        password: &str,
        but: &Token,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let kept = passwords::kept(password)?;
        self.inner.write(Scope::Organisation(id), |transaction| {
            set_password(transaction, id, person, &kept, now)?;
            let others = [id.into(), person.0.into(), but.hash().as_slice().into()];
            transaction.execute(&SESSIONS_END_OTHERS, &others)?;
            transaction.execute(&HALFWAY_END, &[id.into(), person.0.into()])?;
            note(transaction, id, now, Happened::PasswordChanged, Between::own(person))
        })?;
        self.inner.sessions.forget_person(id, person);
        Ok(())
    }
}

/// An account with the password as it is kept, which leaves this file for nowhere.
pub(crate) struct Kept {
    pub(crate) account: Account,
    password: String,
}

pub(crate) fn of_person(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<Option<Kept>, StoreError> {
    let row = transaction.first(&ACCOUNT, &[id.into(), person.0.into()])?;
    row.as_ref().map(|row| read(id, row)).transpose()
}

pub(crate) fn of_email(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    folded: &str,
) -> Result<Option<Kept>, StoreError> {
    let row = transaction.first(&ACCOUNT_BY_EMAIL, &[id.into(), folded.into()])?;
    row.as_ref().map(|row| read(id, row)).transpose()
}

/// What stands as the address of somebody who has none: no address, and another one for each person.
pub(crate) fn no_address(person: PersonId) -> String {
    format!("{NO_ADDRESS}{person}")
}

const NO_ADDRESS: &str = "person ";

/// Whether a person has an account that can be used.
pub(crate) fn is_active(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(of_person(transaction, id, person)?.is_some_and(|kept| kept.account.state == AccountState::Active))
}

/// Whether a person is kept out. Who has no account is not.
pub(crate) fn is_disabled(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
) -> Result<bool, StoreError> {
    Ok(of_person(transaction, id, person)?.is_some_and(|kept| kept.account.state == AccountState::Disabled))
}

fn linked(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    token: &Token,
    now: Timestamp,
) -> Result<Option<Account>, StoreError> {
    let Some(row) = transaction.first(&LINK_FIND, &[id.into(), token.hash().as_slice().into()])? else {
        return Ok(None);
    };
    if moment(row.text(1)?).is_none_or(|expires| expires <= now) {
        return Ok(None);
    }
    let kept = of_person(transaction, id, PersonId(row.small_number(0)?))?;
    Ok(kept.map(|kept| kept.account).filter(|account| account.state != AccountState::Disabled))
}

fn set_password(
    transaction: &mut Transaction<'_>,
    id: &OrganisationId,
    person: PersonId,
    kept: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let values = [kept.into(), AccountState::Active.key().into(), moment_text(now).into(), id.into(), person.0.into()];
    transaction.execute(&ACCOUNT_PASSWORD, &values)?;
    transaction.execute(&LINKS_END, &[id.into(), person.0.into()]).map(drop)
}

fn read(id: &OrganisationId, row: &Row) -> Result<Kept, StoreError> {
    let wrong = |text: &str| StoreError::inconsistent("accounts", id, format!("{text:?} is not known"));
    let (state, password, changed) = (row.text(2)?, row.text(3)?, row.text(4)?);
    let account = Account {
        person: PersonId(row.small_number(0)?),
        email: Some(row.text(1)?).filter(|email| !email.starts_with(NO_ADDRESS)).unwrap_or_default().to_owned(),
        state: AccountState::ALL.into_iter().find(|known| known.key() == state).ok_or_else(|| wrong(state))?,
        has_password: !password.is_empty(),
        changed: moment(changed).ok_or_else(|| wrong(changed))?,
    };
    Ok(Kept { account, password: password.to_owned() })
}
