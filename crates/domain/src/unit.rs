//! Parts of the organisation, in a tree. Not who works there; a person says which unit it belongs to.

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
}
