//! What the units of Kunskapsutveckling plan.

use crate::planning::table::UnitTable;

mod analysis;
mod evaluation;
mod statistics;

pub(super) const TABLES: &[UnitTable] = &[analysis::TABLE, statistics::TABLE, evaluation::TABLE];
