//! Series of values as a file calls them: for each measure and each part of it, what was observed in each period, with its
//! place in the file. The one neutral value that every format becomes. Not of which indicator they are: that is `assemble`.
//!
//! A format gives a [`source::Source`]; a [`crate::mapping::Mapping`] says what its columns are; [`read`] gives the series.

use std::sync::Arc;

use domain::observation::Observed;
use domain::text::Name;

use crate::finding::Finding;
use crate::mapping::Mapping;

mod cells;
mod columns;
mod findings;
pub mod metadata;
mod rows;
pub mod source;
#[cfg(test)]
mod tests;

pub(crate) use findings::Findings;
pub use findings::MOST_FINDINGS;

use source::Source;

/// Values of one measure and one part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What the file calls what is measured; `None` where the file does not say.
    pub measure: Option<Arc<str>>,
    /// Each dimension with its value, as the file calls them. None for the whole.
    pub parts: Vec<(Name, Name)>,
    /// What was observed, in the order of the file.
    pub values: Vec<Value>,
}

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// The row of the source, the first being 0.
    pub row: u32,
    /// The column of the source.
    pub column: u16,
    /// What was observed.
    pub observed: Observed,
}

/// What a source says, read as a mapping says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The series, in the order in which they first stand in the file.
    pub series: Vec<Series>,
    /// What must be mended.
    pub wrong: Vec<Finding>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Finding>,
}

impl Reading {
    /// How many values there are.
    pub fn count(&self) -> usize {
        self.series.iter().map(|series| series.values.len()).sum()
    }
}

/// Reads the rows of a source as a mapping says. Every fault is found, not the first; at most [`MOST_FINDINGS`] are told.
pub fn read(source: &Source, mapping: &Mapping) -> Reading {
    let wrong = mapping.check(source);
    if !wrong.is_empty() {
        return Reading { wrong, advice: source.advice.clone(), ..Reading::default() };
    }
    rows::read(source, mapping)
}
