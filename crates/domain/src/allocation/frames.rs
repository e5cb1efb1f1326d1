//! What there is within each frame, and which frames are passed. A frame of a unit is for it and for all below it.

use std::collections::{BTreeMap, BTreeSet};

use crate::allocation::Areas;
use crate::allocation::sums::{Cell, Sums};
use crate::ids::UnitId;
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{FrameFor, Round};

impl Organisation {
    /// What a frame's part of the agency has.
    pub fn within_frame(&self, of: FrameFor, sums: &Sums, areas: &Areas) -> Resources {
        let units = of.unit.map(|unit| self.units_within(unit));
        sums.sum_of(|cell| {
            units.as_ref().is_none_or(|units| units.contains(&cell.unit))
                && of.area.is_none_or(|area| cell.goal.and_then(|goal| areas.of_goal(goal)) == Some(area))
                && of.source.is_none_or(|source| source == cell.source)
        })
    }

    /// The frames that an allocation passes, and by how much.
    pub fn frames_passed(&self, round: &Round, sums: &Sums) -> Vec<(FrameFor, Resources)> {
        let areas = self.areas_for(round);
        let shapes: BTreeSet<Shape> = round.frames.keys().map(Shape::of).collect();
        let mut within: BTreeMap<FrameFor, Resources> = BTreeMap::new();
        let mut above: BTreeMap<UnitId, Vec<UnitId>> = BTreeMap::new();
        for (cell, resources) in sums.iter() {
            let above = above.entry(cell.unit).or_insert_with(|| self.units_above(cell.unit));
            for shape in &shapes {
                let Some(of) = shape.around(&cell, &areas) else { continue };
                match of.unit {
                    None => *within.entry(of).or_default() += resources,
                    Some(_) => {
                        for &unit in above.iter() {
                            *within.entry(FrameFor { unit: Some(unit), ..of }).or_default() += resources;
                        }
                    }
                }
            }
        }
        let passed = round.frames.iter().filter_map(|(of, frame)| {
            let over = within.get(of).copied().unwrap_or_default().beyond(*frame);
            (!over.is_none()).then_some((*of, over))
        });
        passed.collect()
    }
}

impl Organisation {
    /// The frames of a unit that are passed now, and by how much: of the unit as a whole, and its parts by area and source.
    pub fn frames_passed_by(&self, round: &Round, unit: UnitId) -> Vec<(FrameFor, Resources)> {
        let mut passed = self.frames_passed(round, round.sums());
        passed.retain(|(of, _)| of.unit == Some(unit));
        passed
    }

    /// How much a unit, with all below it, is over its frame as a whole; `None` when it is not, or has none.
    pub fn over_frame(&self, round: &Round, unit: UnitId) -> Option<Resources> {
        let of = FrameFor { unit: Some(unit), area: None, source: None };
        let has = self.within_frame(of, round.sums(), &Areas::default());
        let over = has.beyond(round.frame_of(unit)?);
        (!over.is_none()).then_some(over)
    }
}

/// What a frame says something about: so that each cell is counted once for each sort of frame that there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    unit: bool,
    area: bool,
    source: bool,
}

impl Shape {
    fn of(frame: &FrameFor) -> Shape {
        Shape { unit: frame.unit.is_some(), area: frame.area.is_some(), source: frame.source.is_some() }
    }

    /// The frame of this sort around a cell; none of an area around what is for no area.
    fn around(self, cell: &Cell, areas: &Areas) -> Option<FrameFor> {
        let area = match self.area {
            true => Some(cell.goal.and_then(|goal| areas.of_goal(goal))?),
            false => None,
        };
        Some(FrameFor { unit: self.unit.then_some(cell.unit), area, source: self.source.then_some(cell.source) })
    }
}
