//! What the units of Företag plan.

use crate::planning::table::UnitTable;

mod business;
mod capital;
pub(super) mod digital;
mod markets;
mod simplification;
mod skills;

pub(super) const TABLES: &[UnitTable] =
    &[simplification::TABLE, skills::TABLE, digital::TABLE, business::TABLE, capital::TABLE, markets::TABLE];
