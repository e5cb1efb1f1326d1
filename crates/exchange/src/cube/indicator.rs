//! The values of an indicator as a cube: its dimensions and then the periods, and what was observed in each cell that has
//! something. Not how a format writes it.

use std::collections::{BTreeMap, BTreeSet};

use domain::indicator::Indicator;
use domain::observation::Observed;
use domain::period::Period;
use domain::text::Name;

/// The code of the whole of a dimension, as statistics offices share it (SDMX).
pub(crate) const WHOLE: &str = "_T";

/// A dimension that an indicator is broken down by.
pub(crate) struct Divided<'a> {
    /// What it is called.
    pub(crate) name: &'a Name,
    /// What the whole is called by programs, as the first of the categories. `None` where no value is for the whole.
    pub(crate) whole: Option<String>,
    /// Its parts, in the order of their names.
    pub(crate) parts: Vec<&'a Name>,
}

impl Divided<'_> {
    /// How many categories it has.
    pub(crate) fn size(&self) -> usize {
        usize::from(self.whole.is_some()) + self.parts.len()
    }

    /// What each category is called by programs.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.whole.as_deref().into_iter().chain(self.parts.iter().map(|part| part.as_str()))
    }

    fn place(&self, part: Option<&Name>) -> Option<usize> {
        let Some(part) = part else { return self.whole.as_ref().map(|_| 0) };
        let at = self.parts.binary_search(&part).ok()?;
        Some(usize::from(self.whole.is_some()) + at)
    }
}

/// The values of an indicator as a cube.
pub(crate) struct Cube<'a> {
    /// The dimensions, in the order of their names.
    pub(crate) dimensions: Vec<Divided<'a>>,
    /// The periods, the first first; they are the last dimension, which runs fastest.
    pub(crate) periods: Vec<Period>,
    /// What was observed, by the number of the cell.
    pub(crate) cells: BTreeMap<u64, &'a Observed>,
}

impl<'a> Cube<'a> {
    /// Of what is shown of an indicator as it is known now, in the unit of its last value: a cube has room for one.
    pub(crate) fn of(indicator: &'a Indicator) -> Cube<'a> {
        let by = indicator.counted_last();
        let mut names: BTreeMap<&Name, BTreeSet<&Name>> = BTreeMap::new();
        let mut periods: BTreeSet<Period> = BTreeSet::new();
        for (breakdown, series) in indicator.shown() {
            for (dimension, part) in breakdown.parts() {
                names.entry(dimension).or_default().insert(part);
            }
            periods.extend(indicator.in_unit_of(by, series).map(|known| known.observed.period));
        }
        let dimensions: Vec<Divided<'_>> = names
            .into_iter()
            .map(|(name, parts)| {
                let has_whole = indicator.shown().keys().any(|breakdown| breakdown.value(name.as_str()).is_none());
                // A part may be called as the whole is.
                let is_taken = |code: &str| parts.iter().any(|part| part.as_str() == code);
                let whole = std::iter::successors(Some(WHOLE.to_owned()), |code| Some(format!("_{code}")));
                let whole = whole.into_iter().find(|code| !is_taken(code)).filter(|_| has_whole);
                Divided { name, whole, parts: parts.into_iter().collect() }
            })
            .collect();
        let periods: Vec<Period> = periods.into_iter().collect();
        let mut cells = BTreeMap::new();
        for (breakdown, series) in indicator.shown() {
            let begins = dimensions.iter().try_fold(0_u64, |at, dimension| {
                let place = dimension.place(breakdown.value(dimension.name.as_str()))?;
                at.checked_mul(dimension.size() as u64)?.checked_add(place as u64)
            });
            let begins = begins.and_then(|at| at.checked_mul(periods.len() as u64));
            for known in indicator.in_unit_of(by, series) {
                if let (Some(begins), Ok(at)) = (begins, periods.binary_search(&known.observed.period)) {
                    cells.insert(begins + at as u64, &known.observed);
                }
            }
        }
        Cube { dimensions, periods, cells }
    }

    /// How many cells it has, those with nothing too.
    pub(crate) fn size(&self) -> u64 {
        let sizes = self.dimensions.iter().map(|dimension| dimension.size() as u64);
        sizes.fold(self.periods.len() as u64, u64::saturating_mul)
    }
}
