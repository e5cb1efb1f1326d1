//! Formats in and out: bytes of a file become what the domain takes, with every fault at its row, and what the domain
//! has becomes files. Not the rules for what may come in: those are the domain's.

pub mod activities;
pub mod assemble;
mod cube;
mod day;
pub mod editions;
#[cfg(test)]
mod example;
pub mod finding;
pub mod incoming;
pub mod json;
pub mod jsonstat;
pub mod kolada;
mod lookup;
pub mod mapping;
pub mod opensdg;
pub mod px;
mod reading;
pub mod series;
pub mod sheet;
pub mod table;
pub mod tasks;
pub mod values;
