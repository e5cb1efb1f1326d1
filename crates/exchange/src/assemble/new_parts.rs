//! Parts that a file would begin: values of a dimension that has others already. Most often that is meant, and sometimes it is
//! another spelling of one that is there, which would then have two series. Advice, never a fault.

use std::collections::BTreeMap;

use domain::ids::IndicatorId;
use domain::organisation::Organisation;
use domain::text::Name;

use crate::finding::{Finding, excerpt};
use crate::lookup::nearest;
use crate::series::source::Source;

/// The most new parts that are told one by one.
const MOST_TOLD: usize = 20;

/// What is remembered of a new part.
struct Met {
    row: usize,
    column: Option<usize>,
    /// The one that it may be.
    near: Option<Name>,
}

#[derive(Default)]
pub(super) struct NewParts(BTreeMap<(IndicatorId, Name, Name), Met>);

impl NewParts {
    /// Once for each part, however many rows it has.
    pub(super) fn met<'n>(
        &mut self,
        (indicator, dimension): (IndicatorId, &Name),
        value: &Name,
        (row, column): (usize, Option<usize>),
        known: impl Iterator<Item = &'n Name>,
    ) {
        let part = (indicator, dimension.clone(), value.clone());
        self.0.entry(part).or_insert_with(|| {
            let near = nearest(value.as_str(), known.map(Name::as_str));
            Met { row, column, near: near.and_then(|near| Name::parse(near).ok()) }
        });
    }

    /// First those that may be another, one by one; the rest in one line for each dimension.
    pub(super) fn tell(&self, organisation: &Organisation, source: &Source, advice: &mut Vec<Finding>) {
        let mut others: BTreeMap<(IndicatorId, &Name), Vec<&Name>> = BTreeMap::new();
        let mut alike: Vec<(&Met, &Name, &Name)> = Vec::new();
        for ((indicator, dimension, value), met) in &self.0 {
            match &met.near {
                Some(near) if alike.len() < MOST_TOLD => alike.push((met, value, near)),
                _ => others.entry((*indicator, dimension)).or_default().push(value),
            }
        }
        alike.sort_by_key(|(met, ..)| met.row);
        for (met, value, near) in alike {
            let found = Finding::new("part-new-like").with("value", value.as_str()).with("near", near.as_str());
            advice.push(source.at(found, met.row, met.column));
        }
        for ((indicator, dimension), values) in others {
            let name = organisation.indicators.get(indicator).map_or("", |known| known.definition().name.as_str());
            let told: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
            let found = Finding::new("parts-new").with("count", values.len()).with("name", name);
            advice.push(found.with("dimension", dimension.as_str()).with("value", excerpt(&told.join(", "))));
        }
    }
}
