//! What was: the events of an organisation, and the organisation as it was at a moment, by replaying the log.

use std::collections::VecDeque;
use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::event::Recorded;
use domain::ids::OrganisationId;
use domain::organisation::Organisation;
use domain::policy::{Right, Viewer};
use domain::secrecy;
use jiff::Timestamp;

use crate::clock::moment_text;
use crate::engine::Scope;
use crate::error::StoreError;
use crate::live::Reading;
use crate::statements::LOG_LAST_UNTIL;
use crate::{Inner, Store, log};

/// How many earlier states are kept at hand.
const KEPT: usize = 16;

/// Earlier states that were asked for recently, the latest last.
#[derive(Default)]
pub(crate) struct Recent(Mutex<VecDeque<Arc<Organisation>>>);

impl Recent {
    fn list(&self) -> MutexGuard<'_, VecDeque<Arc<Organisation>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The latest state that is kept and is not later than this.
    fn nearest(&self, id: &OrganisationId, seq: u64) -> Option<Arc<Organisation>> {
        let list = self.list();
        let earlier = list.iter().filter(|kept| kept.id == *id && kept.seq <= seq);
        earlier.max_by_key(|kept| kept.seq).cloned()
    }

    fn keep(&self, organisation: &Arc<Organisation>) {
        let mut list = self.list();
        list.retain(|kept| kept.id != organisation.id || kept.seq != organisation.seq);
        if list.len() == KEPT {
            list.pop_front();
        }
        list.push_back(organisation.clone());
    }
}

impl Store {
    /// The organisation as it was at a moment: after the last event that was recorded no later than that. `None` when
    /// it did not exist then.
    ///
    /// # Errors
    /// When the database cannot be read, or its log does not fit together.
    pub fn as_of(&self, viewer: Viewer, id: &OrganisationId, until: Timestamp) -> Result<Option<Reading>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(None) };
        let seq = self.inner.database.read(Scope::Organisation(id), |transaction| {
            match transaction.first(&LOG_LAST_UNTIL, &[id.into(), moment_text(until).into()])? {
                Some(row) => row.number(0),
                None => Ok(0),
            }
        })?;
        if reading.seq == seq {
            return Ok(Some(reading));
        }
        let mut organisation = self.inner.state_at(id, seq)?;
        // What is secret now is secret of then too, and what was lifted is not.
        if !reading.withheld.is_nothing() {
            organisation = Arc::new(organisation.without(&reading.withheld));
        }
        Ok((0 < seq).then_some(Reading { organisation, viewer }))
    }

    /// The events with these numbers, in order, as far as the log goes, without what is secret for the viewer. None for a viewer who may not even read what
    /// is decided; what else a viewer may see of them is for the caller to ask.
    ///
    /// # Errors
    /// When the database cannot be read, or its log does not fit together.
    pub fn events(
        &self,
        viewer: Viewer,
        id: &OrganisationId,
        numbers: RangeInclusive<u64>,
    ) -> Result<Vec<Recorded>, StoreError> {
        let Some(reading) = self.read(viewer, id)? else { return Ok(Vec::new()) };
        if !reading.may(Right::ReadDecided) {
            return Ok(Vec::new());
        }
        let (first, last) = ((*numbers.start()).max(1), *numbers.end());
        let mut events = Vec::new();
        self.inner.database.read(Scope::Organisation(id), |transaction| {
            log::each_event(transaction, id, first, last, |recorded| {
                events.extend(secrecy::seen(recorded, &reading.withheld));
                Ok(())
            })
        })?;
        Ok(events)
    }
}

impl Inner {
    fn state_at(&self, id: &OrganisationId, seq: u64) -> Result<Arc<Organisation>, StoreError> {
        let start = self.recent.nearest(id, seq);
        if let Some(exact) = start.as_ref().filter(|start| start.seq == seq) {
            return Ok(exact.clone());
        }
        let mut organisation = match start {
            Some(start) => (*start).clone(),
            None => Organisation::empty(id.clone()),
        };
        self.database.read(Scope::Organisation(id), |transaction| {
            log::each_event(transaction, id, organisation.seq + 1, seq, |recorded| Ok(organisation.apply(&recorded)?))
        })?;
        let organisation = Arc::new(organisation);
        self.recent.keep(&organisation);
        Ok(organisation)
    }
}
