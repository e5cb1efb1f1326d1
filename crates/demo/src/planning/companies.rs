//! What the units of Företag plan.

use crate::planning::table::UnitTable;

pub(super) mod digital;

pub(super) const TABLES: &[UnitTable] = &[digital::TABLE];
