//! Parts of the organisation, in a tree. Not who works there; a person says which unit it belongs to.

use serde::{Deserialize, Serialize};

use crate::ids::UnitId;
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
