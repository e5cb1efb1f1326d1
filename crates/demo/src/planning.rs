//! The planning of 2018 and 2019: directives, frames, the units' plans, the external tasks, what was decided, and the
//! scenarios that are being tried. That there were such, and some of the days, are facts; every text, amount and
//! activity is invented. See `sources`.

use crate::script::Script;

mod administration;
mod companies;
mod funding;
mod knowledge;
mod regions;
mod staff;
mod steps;
mod table;
mod tasks;
mod year_2018;
mod year_2019;

use table::UnitTable;

/// Both rounds.
pub(crate) fn write(script: &mut Script) {
    year_2018::open(script);
    funding::add(script);
    year_2018::write(script);
    tasks::write(script);
    year_2019::write(script);
}

/// Every unit's plans, in the order in which they are written: an activity can depend on those that stand before it.
fn tables() -> impl Iterator<Item = &'static UnitTable> {
    let departments = [companies::TABLES, regions::TABLES, knowledge::TABLES, administration::TABLES, staff::TABLES];
    departments.into_iter().flatten()
}
