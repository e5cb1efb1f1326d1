//! What the units of the staff of the director general plan.

use crate::planning::table::UnitTable;

mod audit;
mod planning;

pub(super) const TABLES: &[UnitTable] = &[planning::TABLE, audit::TABLE];
