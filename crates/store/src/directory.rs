//! What the agency's own directory says of people and groups, beside the accounts: what it calls a person, who is in which
//! group, and what an administrator has said that a group gives here. Not what comes of that: `domain::provisioning`.

use std::collections::BTreeSet;

use domain::email::folded;
use domain::ids::{OrganisationId, PersonId, UnitId};
use domain::policy::Role;
use domain::provisioning::Gives;
use domain::text::Name;
use jiff::Timestamp;

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::{Scope, Transaction};
use crate::error::StoreError;
use crate::security::{Between, Happened, note};
use crate::statements::{
    DIRECTORY_GROUP_ADD, DIRECTORY_GROUP_GIVES, DIRECTORY_GROUP_NUMBER, DIRECTORY_GROUP_REMOVE, DIRECTORY_GROUP_RENAME,
    DIRECTORY_GROUPS, DIRECTORY_MEMBER_ADD, DIRECTORY_MEMBER_REMOVE, DIRECTORY_MEMBERS, DIRECTORY_MEMBERS_REMOVE,
    DIRECTORY_MEMBERSHIPS_END, DIRECTORY_PEOPLE, DIRECTORY_PERSON_KEEP,
};

/// The most characters in what the directory calls something by.
pub const LONGEST: usize = 254;

/// A person as the directory knows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryPerson {
    /// Who.
    pub person: PersonId,
    /// What the directory signs the person in by.
    pub user_name: String,
    /// The directory's own id; empty where it has not said.
    pub external_id: String,
    /// When the directory last changed it.
    pub changed: Timestamp,
    /// When the directory took the person away.
    pub removed: Option<Timestamp>,
}

/// A group of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DirectoryGroup {
    /// Its number here.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The directory's own id; empty where it has not said.
    pub external_id: String,
    /// When the directory last changed it.
    pub changed: Timestamp,
    /// What its members get here.
    pub gives: Gives,
    /// Who is in it.
    pub members: BTreeSet<PersonId>,
}

/// What came of keeping something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is kept, under this number.
    As(u32),
    /// Something else is called so.
    Taken,
}

impl Store {
    /// The people that the directory knows, also those that it took away, in the order of their numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn directory_people(&self, id: &OrganisationId) -> Result<Vec<DirectoryPerson>, StoreError> {
        let mut people = self.inner.database.read(Scope::Organisation(id), |transaction| people(transaction, id))?;
        people.sort_by_key(|person| person.person);
        Ok(people)
    }

    /// Keeps what the directory says of a person, or that it took the person away, who then is in no group.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_directory_person(
        &self,
        id: &OrganisationId,
        person: PersonId,
        (user_name, external_id): (&str, &str),
        is_removed: bool,
    ) -> Result<Kept, StoreError> {
        let now = self.clock().now();
        let name = folded(user_name);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let known = people(transaction, id)?;
            if known.iter().any(|other| other.person != person && folded(&other.user_name) == name) {
                return Ok(Kept::Taken);
            }
            let removed = if is_removed { moment_text(now) } else { String::new() };
            let values = [
                id.into(),
                person.0.into(),
                user_name.into(),
                name.as_str().into(),
                external_id.into(),
                moment_text(now).into(),
                removed.into(),
            ];
            transaction.execute(&DIRECTORY_PERSON_KEEP, &values)?;
            if is_removed {
                transaction.execute(&DIRECTORY_MEMBERSHIPS_END, &[id.into(), person.0.into()])?;
            }
            note(transaction, id, now, Happened::Provisioned, Between::unknown(Some(person)))?;
            Ok(Kept::As(person.0))
        })
    }

    /// The groups of the directory, in the order of their numbers.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn directory_groups(&self, id: &OrganisationId) -> Result<Vec<DirectoryGroup>, StoreError> {
        let mut groups = self.inner.database.read(Scope::Organisation(id), |transaction| groups(transaction, id))?;
        groups.sort_by_key(|group| group.number);
        Ok(groups)
    }

    /// Keeps a new group, or what one is called now.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_directory_group(
        &self,
        id: &OrganisationId,
        number: Option<u32>,
        name: &Name,
        external_id: &str,
    ) -> Result<Kept, StoreError> {
        let now = self.clock().now();
        let name_folded = folded(name.as_str());
        self.inner.write(Scope::Organisation(id), |transaction| {
            let taken = groups(transaction, id)?;
            if taken.iter().any(|other| Some(other.number) != number && folded(&other.name) == name_folded) {
                return Ok(Kept::Taken);
            }
            let number = match number {
                Some(number) => {
                    let values = [
                        name.as_str().into(),
                        name_folded.as_str().into(),
                        external_id.into(),
                        moment_text(now).into(),
                        id.into(),
                        number.into(),
                    ];
                    transaction.execute(&DIRECTORY_GROUP_RENAME, &values)?;
                    number
                }
                None => {
                    let last = transaction.first(&DIRECTORY_GROUP_NUMBER, &[id.into()])?;
                    let number = last.map_or(Ok(0), |row| row.small_number(0))? + 1;
                    let values = [
                        id.into(),
                        number.into(),
                        name.as_str().into(),
                        name_folded.as_str().into(),
                        external_id.into(),
                        moment_text(now).into(),
                    ];
                    transaction.execute(&DIRECTORY_GROUP_ADD, &values)?;
                    number
                }
            };
            Ok(Kept::As(number))
        })
    }

    /// Puts people in a group, and takes others out of it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn change_directory_members(
        &self,
        id: &OrganisationId,
        group: u32,
        added: &BTreeSet<PersonId>,
        taken_out: &BTreeSet<PersonId>,
    ) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            for (statement, people) in [(&DIRECTORY_MEMBER_REMOVE, taken_out), (&DIRECTORY_MEMBER_ADD, added)] {
                for person in people {
                    transaction.execute(statement, &[id.into(), group.into(), person.0.into()])?;
                }
            }
            Ok(())
        })
    }

    /// Removes a group. What its members got by it is for the caller to take back.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn remove_directory_group(&self, id: &OrganisationId, group: u32) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            transaction.execute(&DIRECTORY_MEMBERS_REMOVE, &[id.into(), group.into()])?;
            transaction.execute(&DIRECTORY_GROUP_REMOVE, &[id.into(), group.into()]).map(drop)
        })
    }

    /// Says what a group gives its members. That they get it is for the caller to see to.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn say_what_group_gives(
        &self,
        id: &OrganisationId,
        group: u32,
        gives: &Gives,
        by: PersonId,
    ) -> Result<(), StoreError> {
        let now = self.clock().now();
        let roles: Vec<&str> = gives.roles.iter().map(|role| role.key()).collect();
        let unit = gives.unit.map_or(0, |unit| unit.0);
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [roles.join(" ").into(), unit.into(), id.into(), group.into()];
            transaction.execute(&DIRECTORY_GROUP_GIVES, &values)?;
            note(transaction, id, now, Happened::GroupMapped, Between { actor: Some(by), about: None })
        })
    }
}

fn people(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<Vec<DirectoryPerson>, StoreError> {
    let wrong = |text: &str| StoreError::inconsistent("directory_people", id, format!("{text:?} is not a moment"));
    let rows = transaction.query(&DIRECTORY_PEOPLE, &[id.into()])?;
    let read = rows.iter().map(|row| {
        let (changed, removed) = (row.text(3)?, row.text(4)?);
        Ok(DirectoryPerson {
            person: PersonId(row.small_number(0)?),
            user_name: row.text(1)?.to_owned(),
            external_id: row.text(2)?.to_owned(),
            changed: moment(changed).ok_or_else(|| wrong(changed))?,
            removed: if removed.is_empty() { None } else { Some(moment(removed).ok_or_else(|| wrong(removed))?) },
        })
    });
    read.collect()
}

fn groups(transaction: &mut Transaction<'_>, id: &OrganisationId) -> Result<Vec<DirectoryGroup>, StoreError> {
    let wrong = |text: &str| StoreError::inconsistent("directory_groups", id, format!("{text:?} is not known"));
    let rows = transaction.query(&DIRECTORY_GROUPS, &[id.into()])?;
    let mut groups = Vec::with_capacity(rows.len());
    for row in &rows {
        let (changed, roles, unit) = (row.text(3)?, row.text(4)?, row.small_number(5)?);
        let known = |key: &str| Role::ALL.into_iter().find(|role| role.key() == key).ok_or_else(|| wrong(key));
        groups.push(DirectoryGroup {
            number: row.small_number(0)?,
            name: row.text(1)?.to_owned(),
            external_id: row.text(2)?.to_owned(),
            changed: moment(changed).ok_or_else(|| wrong(changed))?,
            gives: Gives {
                roles: roles.split_whitespace().map(known).collect::<Result<_, _>>()?,
                unit: (unit != 0).then_some(UnitId(unit)),
            },
            members: BTreeSet::new(),
        });
    }
    for row in transaction.query(&DIRECTORY_MEMBERS, &[id.into()])? {
        let (number, person) = (row.small_number(0)?, PersonId(row.small_number(1)?));
        if let Some(group) = groups.iter_mut().find(|group| group.number == number) {
            group.members.insert(person);
        }
    }
    Ok(groups)
}
