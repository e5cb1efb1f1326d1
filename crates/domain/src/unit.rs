//! Parts of the organisation, in a tree. Not who works there; a person says which unit it belongs to.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
use crate::organisation::Organisation;
use crate::text::Name;

/// A department, a unit or a staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Its number.
    pub id: UnitId,
    /// What it is called.
    pub name: Name,
    /// The unit that it is part of; `None` right under the head of the agency.
    pub parent: Option<UnitId>,
    /// Its first day; `None` when it was there before the log.
    pub from: Option<Date>,
    /// Its last day; `None` while nothing ends it.
    pub until: Option<Date>,
}

impl Unit {
    /// Whether it is there on a day.
    pub fn is_there_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Organisation {
    /// Whether a unit is another, or below it.
    pub fn is_within(&self, unit: UnitId, other: UnitId) -> bool {
        let mut here = Some(unit);
        // A tree has no circles; were one ever recorded, the walk still ends.
        for _ in 0..=self.units.len() {
            match here {
                Some(id) if id == other => return true,
                Some(id) => here = self.units.get(&id).and_then(|unit| unit.parent),
                None => return false,
            }
        }
        false
    }

    /// A unit and all below it.
    pub fn units_within(&self, unit: UnitId) -> BTreeSet<UnitId> {
        self.units.keys().copied().filter(|&other| self.is_within(other, unit)).collect()
    }

    /// A unit and all above it, itself first.
    pub fn units_above(&self, unit: UnitId) -> Vec<UnitId> {
        let mut above = Vec::new();
        let mut here = Some(unit);
        while let Some(id) = here.filter(|id| !above.contains(id)) {
            above.push(id);
            here = self.units.get(&id).and_then(|unit| unit.parent);
        }
        above
    }
}
