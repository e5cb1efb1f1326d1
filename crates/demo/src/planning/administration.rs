//! What the units of Förvaltning plan.

use crate::planning::table::UnitTable;

mod communication;
mod computing;
mod finance;
mod law;
mod personnel;

pub(super) const TABLES: &[UnitTable] =
    &[finance::TABLE, personnel::TABLE, computing::TABLE, law::TABLE, communication::TABLE];
