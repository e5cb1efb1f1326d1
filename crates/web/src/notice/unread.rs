//! How many notices each person has not read, for the bar of every page: counted once for a person, a state of the organisation
//! and what is kept of that person. Not which they are.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use domain::ids::{OrganisationId, PersonId};
use domain::organisation::Organisation;
use jiff::civil::Date;
use store::Store;
use store::accounts::Names;
use store::error::StoreError;

use super::{OfPerson, all, since_read};

/// The counts of each organisation, as it is now.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    kept: Mutex<HashMap<OrganisationId, OfState>>,
    /// What people are called, as a number, and of which names it is.
    names: Mutex<HashMap<OrganisationId, (Arc<Names>, u64)>>,
}

/// Those of one state and one day; when either has passed, they are counted anew.
#[derive(Debug, Default)]
struct OfState {
    seq: u64,
    day: Option<Date>,
    people: HashMap<PersonId, (u64, usize)>,
}

impl Unread {
    /// How many a person has not read. Waits for the database: what was read may have been read at another node.
    pub(crate) fn of(
        &self,
        store: &Store,
        organisation: &Organisation,
        person: PersonId,
        day: Date,
    ) -> Result<OfPerson, StoreError> {
        let mut kept = store.notices_kept(&organisation.id, person)?;
        let mut hasher = DefaultHasher::new();
        kept.hash(&mut hasher);
        // Comments on a page say who wrote them, and a name is changed and erased without an event.
        self.names(store, &organisation.id)?.hash(&mut hasher);
        let (mark, browser) = (hasher.finish(), kept.choices.browser);
        let is_of = |state: &OfState| state.seq == organisation.seq && state.day == Some(day);
        let known = self.with(|all| {
            let state = all.get(&organisation.id).filter(|state| is_of(state))?;
            state.people.get(&person).filter(|(of, _)| *of == mark).map(|(_, count)| *count)
        });
        if let Some(count) = known {
            return Ok(OfPerson { unread: Some(count), mark, browser });
        }
        kept.following.own = store.own_contributions(organisation, person)?;
        let notices = all(organisation, person, day, &kept, since_read(&kept));
        let count = notices.iter().filter(|notice| !kept.is_read(notice)).count();
        self.with(|all| {
            let state = all.entry(organisation.id.clone()).or_default();
            if !is_of(state) {
                *state = OfState { seq: organisation.seq, day: Some(day), people: HashMap::new() };
            }
            state.people.insert(person, (mark, count));
        });
        Ok(OfPerson { unread: Some(count), mark, browser })
    }

    fn names(&self, store: &Store, id: &OrganisationId) -> Result<u64, StoreError> {
        let names = store.names(id)?;
        let mut known = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, mark)) = known.get(id).filter(|(of, _)| Arc::ptr_eq(of, &names)) {
            return Ok(*mark);
        }
        // In whatever order they come.
        let mark = names.iter().fold(0, |mark, name| {
            let mut hasher = DefaultHasher::new();
            name.hash(&mut hasher);
            mark ^ hasher.finish()
        });
        known.insert(id.clone(), (names, mark));
        Ok(mark)
    }

    fn with<T>(&self, work: impl FnOnce(&mut HashMap<OrganisationId, OfState>) -> T) -> T {
        work(&mut self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
