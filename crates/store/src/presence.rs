//! Who has which form open just now, so that two who mean to write in the same place see each other before either has
//! typed. It is in memory alone, and told to the other nodes: it is not worth a wait for the disk, and nobody's coming
//! and going is written down. Not what is typed; that is [`crate::unsaved`].

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::ids::{OrganisationId, PersonId};
use jiff::{SignedDuration, Timestamp};

use crate::Store;
use crate::error::StoreError;
use crate::unsaved::LONGEST_FORM;

/// How long it is known that somebody was there; nobody is to ask for longer.
pub const LONGEST: SignedDuration = SignedDuration::from_mins(5);

impl Store {
    /// Makes known that someone has this form open: the name as in [`crate::unsaved`], without spaces and commas. To be
    /// said again as long as it holds.
    ///
    /// # Errors
    /// `NotStorable` when it is no such name.
    pub fn is_here(&self, id: &OrganisationId, person: PersonId, form: &str) -> Result<(), StoreError> {
        let length = form.chars().count();
        if !(1..=LONGEST_FORM).contains(&length) || form.contains([' ', ',']) {
            return Err(StoreError::NotStorable(format!("nobody can be at the form {form:.40}")));
        }
        self.inner.presence.note(id, person, form, self.clock().now());
        self.inner.nodes.tell_of(id, person, form);
        Ok(())
    }

    /// Who else has had this form open within this long, on whatever node, in order of their numbers.
    pub fn others_here(
        &self,
        id: &OrganisationId,
        person: PersonId,
        form: &str,
        within: SignedDuration,
    ) -> Vec<PersonId> {
        let now = self.clock().now();
        let mut others = self.inner.presence.at(id, form, now.checked_sub(within).unwrap_or(now));
        others.retain(|other| *other != person);
        others.sort();
        others
    }
}

/// Who was where, and when last.
#[derive(Default)]
pub(crate) struct Present(Mutex<HashMap<OrganisationId, Seen>>);

/// Who was last seen where, and when.
type Seen = HashMap<(PersonId, String), Timestamp>;

impl Present {
    pub(crate) fn note(&self, id: &OrganisationId, person: PersonId, form: &str, now: Timestamp) {
        let mut organisations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let here = organisations.entry(id.clone()).or_default();
        here.retain(|_, seen| now.duration_since(*seen) <= LONGEST);
        here.insert((person, form.to_owned()), now);
    }

    fn at(&self, id: &OrganisationId, form: &str, since: Timestamp) -> Vec<PersonId> {
        let organisations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let here = organisations.get(id).into_iter().flatten();
        let at_form = here.filter(|((_, at), seen)| at == form && since <= **seen);
        at_form.map(|((person, _), _)| *person).collect()
    }
}
