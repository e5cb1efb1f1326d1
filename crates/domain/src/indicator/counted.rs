//! By which definition each value of an indicator is counted: one from before a break is counted, and has its unit, by what was
//! written then. Not where a series breaks, and not which definition holds on a day, which is `reflecting`.

use crate::indicator::{Definition, Indicator, WrittenDefinition};
use crate::observation::{Observation, Series};
use crate::period::Period;

impl Definition {
    /// Whether values are counted by it as by another.
    pub fn counts_as(&self, other: &Definition) -> bool {
        self.unit == other.unit
            && self.frequency == other.frequency
            && self.measures == other.measures
            && self.numerator == other.numerator
            && self.denominator == other.denominator
    }
}

impl Indicator {
    /// Whether there is any value of it.
    pub fn has_values(&self) -> bool {
        self.series.values().any(|series| series.latest().is_some())
    }

    /// The definition that a period is counted by, of one and those before it: where a break lies after the period, one
    /// from before the break.
    pub fn counted_by<'a>(&'a self, by: &'a WrittenDefinition, period: Period) -> &'a WrittenDefinition {
        let mut found = by;
        let mut is_passed = false;
        for written in self.definitions.iter().rev().filter(|written| written.number <= by.number) {
            if is_passed {
                (found, is_passed) = (written, false);
            }
            match written.breaks_from {
                Some(from) if period < from => is_passed = true,
                Some(_) => break,
                None => {}
            }
        }
        found
    }

    /// The definition that the last value is counted by.
    pub fn counted_last(&self) -> &WrittenDefinition {
        let written = self.written();
        self.latest_period().map_or(written, |latest| self.counted_by(written, latest))
    }

    /// What is known of a series in the unit of a definition, in order: an earlier unit is another measure.
    pub fn in_unit_of<'a>(
        &'a self,
        by: &'a WrittenDefinition,
        series: &'a Series,
    ) -> impl Iterator<Item = &'a Observation> {
        let unit = &by.definition.unit;
        series.current().filter(move |known| self.counted_by(by, known.observed.period).definition.unit == *unit)
    }
}
