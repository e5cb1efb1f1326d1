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
        let within = self.within_frames(round, sums.iter(), &self.areas_for(round));
        let passed = round.frames.iter().filter_map(|(of, frame)| {
            let over = within.get(of).copied().unwrap_or_default().beyond(*frame);
            (!over.is_none()).then_some((*of, over))
        });
        passed.collect()
    }

    /// What there is of some cells within each sort of frame that the round has.
    pub(crate) fn within_frames(
        &self,
        round: &Round,
        cells: impl Iterator<Item = (Cell, Resources)>,
        areas: &Areas,
    ) -> BTreeMap<FrameFor, Resources> {
        let shapes: BTreeSet<Shape> = round.frames.keys().map(Shape::of).collect();
        let mut own: Vec<Run> = shapes.iter().map(|_| Run::default()).collect();
        for (cell, resources) in cells {
            for (shape, own) in shapes.iter().zip(&mut own) {
                if let Some(of) = shape.around(&cell, areas) {
                    own.add(of, resources);
                }
            }
        }
        let mut within: BTreeMap<FrameFor, Resources> = BTreeMap::new();
        for (of, resources) in own.into_iter().flat_map(Run::sums) {
            match of.unit {
                None => *within.entry(of).or_default() += resources,
                Some(unit) => {
                    for unit in self.units_above(unit) {
                        *within.entry(FrameFor { unit: Some(unit), ..of }).or_default() += resources;
                    }
                }
            }
        }
        within
    }
}

/// Sums by frame, of cells that most often come frame by frame: what comes after another of the same frame is only added.
#[derive(Debug, Default)]
struct Run {
    sums: BTreeMap<FrameFor, Resources>,
    last: Option<(FrameFor, Resources)>,
}

impl Run {
    fn add(&mut self, of: FrameFor, resources: Resources) {
        match &mut self.last {
            Some((last, sum)) if *last == of => *sum += resources,
            last => {
                if let Some((of, sum)) = last.replace((of, resources)) {
                    *self.sums.entry(of).or_default() += sum;
                }
            }
        }
    }

    fn sums(mut self) -> BTreeMap<FrameFor, Resources> {
        if let Some((of, sum)) = self.last {
            *self.sums.entry(of).or_default() += sum;
        }
        self.sums
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
