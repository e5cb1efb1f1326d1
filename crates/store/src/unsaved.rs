//! What people are typing and have not saved: kept so that nothing is lost with the connection or the browser, and so
//! that two who write in the same place see each other. Not drafts of the steering: those are events.

use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};

use crate::Store;
use crate::clock::{moment, moment_text};
use crate::engine::{Row, Scope};
use crate::error::StoreError;
use crate::statements::{UNSAVED_DISCARD, UNSAVED_FIND, UNSAVED_KEEP, UNSAVED_OF, UNSAVED_OTHERS};

/// The longest text that is kept, in characters.
pub const LONGEST: usize = 200_000;
/// The longest name of a form, in characters.
pub const LONGEST_FORM: usize = 200;

/// A text that was not saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Who typed it.
    pub person: PersonId,
    /// In which form, by the name that the pages give it: `revisions/3/statements/17`.
    pub form: String,
    /// What was typed, as the form encodes it.
    pub text: String,
    /// The version that the person began from: the organisation's `seq`, or as the form counts.
    pub base: u64,
    /// When it was last kept.
    pub updated: Timestamp,
}

/// Somebody else who is typing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    /// Who.
    pub person: PersonId,
    /// In which form.
    pub form: String,
    /// When last.
    pub updated: Timestamp,
}

impl Store {
    /// Keeps what a person has typed in a form, instead of what was kept before.
    ///
    /// # Errors
    /// `NotStorable` when it is too long; otherwise when it cannot be written.
    pub fn keep_unsaved(
        &self,
        id: &OrganisationId,
        person: PersonId,
        form: &str,
        text: &str,
        base: u64,
    ) -> Result<(), StoreError> {
        let length = form.chars().count();
        if !(1..=LONGEST_FORM).contains(&length) || LONGEST < text.chars().count() {
            return Err(StoreError::NotStorable(format!("the text of the form {form:.40} is too long to keep")));
        }
        // Neither engine's text has room for it, and no keyboard types it.
        let text = text.replace('\0', "");
        let now = moment_text(self.clock().now());
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), form.into(), text.into(), base.into(), now.into()];
            transaction.execute(&UNSAVED_KEEP, &values).map(drop)
        })
    }

    /// What a person has typed in a form and not saved.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unsaved(&self, id: &OrganisationId, person: PersonId, form: &str) -> Result<Option<Unsaved>, StoreError> {
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            let row = transaction.first(&UNSAVED_FIND, &[id.into(), person.0.into(), form.into()])?;
            row.as_ref().map(read).transpose()
        })
    }

    /// Everything that a person has typed and not saved, by form.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn all_unsaved(&self, id: &OrganisationId, person: PersonId) -> Result<Vec<Unsaved>, StoreError> {
        let mut all: Vec<Unsaved> = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&UNSAVED_OF, &[id.into(), person.0.into()])?;
            rows.iter().map(read).collect::<Result<_, StoreError>>()
        })?;
        all.sort_by(|one, other| one.form.cmp(&other.form));
        Ok(all)
    }

    /// Who else has typed something within this long, by person and form. What they typed is theirs.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn others_typing(
        &self,
        id: &OrganisationId,
        person: PersonId,
        within: SignedDuration,
    ) -> Result<Vec<Typing>, StoreError> {
        let now = self.clock().now();
        let since = moment_text(now.checked_sub(within).unwrap_or(now));
        let mut others: Vec<Typing> = self.inner.database.read(Scope::Organisation(id), |transaction| {
            let rows = transaction.query(&UNSAVED_OTHERS, &[id.into(), person.0.into(), since.into()])?;
            let typing = |row: &Row| {
                Ok(Typing {
                    person: PersonId(row.small_number(0)?),
                    form: row.text(1)?.to_owned(),
                    updated: at(row, 2)?,
                })
            };
            rows.iter().map(typing).collect::<Result<_, StoreError>>()
        })?;
        others.sort_by(|one, other| (one.person, &one.form).cmp(&(other.person, &other.form)));
        Ok(others)
    }

    /// Throws away what a person had typed in a form: it was saved, or is not wanted.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn discard_unsaved(&self, id: &OrganisationId, person: PersonId, form: &str) -> Result<(), StoreError> {
        self.inner.write(Scope::Organisation(id), |transaction| {
            let values = [id.into(), person.0.into(), form.into()];
            transaction.execute(&UNSAVED_DISCARD, &values).map(drop)
        })
    }
}

fn read(row: &Row) -> Result<Unsaved, StoreError> {
    Ok(Unsaved {
        person: PersonId(row.small_number(0)?),
        form: row.text(1)?.to_owned(),
        text: row.text(2)?.to_owned(),
        base: row.number(3)?,
        updated: at(row, 4)?,
    })
}

fn at(row: &Row, column: usize) -> Result<Timestamp, StoreError> {
    let text = row.text(column)?;
    moment(text).ok_or_else(|| {
        StoreError::inconsistent("unsaved", row.text(1).unwrap_or_default(), format!("{text:?} is not a moment"))
    })
}
