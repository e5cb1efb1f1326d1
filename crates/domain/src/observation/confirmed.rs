//! What a later import said of values that were known already: the same. When the import that they came by is taken back,
//! what another import that stands also said still holds, and is then that one's. Not how values come in
//! (`indicator::values`).

use serde::{Deserialize, Serialize};

use super::{Observation, Series};
use crate::ids::ImportId;
use crate::period::Period;

/// That an import said the same as was known, of every period that there was from one to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Confirmed {
    import: ImportId,
    /// The number of the event that said so.
    known: u64,
    first: Period,
    last: Period,
}

impl Confirmed {
    /// Whether this was said of a value, and not of a later one of its period: `next` is what is known after it.
    fn is_of(&self, value: &Observation, next: Option<&Observation>) -> bool {
        let period = value.observed.period;
        let is_known = value.known < self.known && self.first <= period && period <= self.last;
        // What came by the same event as this, or before it, had corrected the value by then.
        is_known && next.is_none_or(|next| next.observed.period != period || self.known < next.known)
    }
}

impl Series {
    /// Lets an import have said the same as is known of the periods from one to another. How many these are.
    pub(crate) fn confirm(&mut self, import: ImportId, known: u64, (first, last): (Period, Period)) -> u64 {
        let periods = self.current().map(|known| known.observed.period);
        let count = periods.filter(|period| first <= *period && *period <= last).count();
        self.confirmed.push(Confirmed { import, known, first, last });
        count as u64
    }

    /// Lets the values of an import not have been. What they corrected holds again, and what another import said of them
    /// too is now that one's.
    pub(crate) fn forget(&mut self, import: ImportId) {
        self.confirmed.retain(|confirmed| confirmed.import != import);
        let mut kept = Vec::with_capacity(self.observations.len());
        for (at, value) in self.observations.iter().enumerate() {
            let next = self.observations.get(at + 1);
            let confirmed = self.confirmed.iter().filter(|confirmed| confirmed.is_of(value, next));
            if value.import != import {
                kept.push(value.clone());
            } else if let Some(first) = confirmed.min_by_key(|confirmed| confirmed.known) {
                kept.push(Observation { known: first.known, import: first.import, ..value.clone() });
            }
        }
        self.observations = kept;
    }
}
