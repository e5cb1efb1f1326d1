//! What the units of Regioner plan.

use crate::planning::table::UnitTable;

mod growth;
mod middle;
mod north;
mod rural;
mod south;

pub(super) const TABLES: &[UnitTable] = &[growth::TABLE, rural::TABLE, north::TABLE, middle::TABLE, south::TABLE];
