//! Sums of an allocation by unit, goal and source, kept as activities are written, so that a table of twenty thousand
//! activities is added up from some thousand cells. They always equal the sums of the lines. Not which frames they pass:
//! that needs the tree of units.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use super::{Allocation, Place, merged};
use crate::activity::Activity;
use crate::ids::{ActivityId, FundingId, StatementId, UnitId};
use crate::money::Resources;
use crate::planning::Round;

/// What a unit has from a source for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// In whose plan.
    pub unit: UnitId,
    /// The goal; `None` for activities without one.
    pub goal: Option<StatementId>,
    /// The source.
    pub source: FundingId,
}

/// Activities with what decisions have changed.
type Activities = OrdMap<ActivityId, Arc<Activity>>;

/// Sums by cell. Cells without anything are not there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sums(OrdMap<Cell, Resources>);

impl Sums {
    /// Of activities with what decisions have changed.
    pub fn of(activities: &Activities, adjustments: &OrdMap<Place, Resources>) -> Sums {
        let mut sums = Sums::default();
        for activity in activities.values() {
            sums.count(activity, adjustments, |resources| resources);
        }
        sums
    }

    /// Of the lines of an allocation.
    pub fn of_lines(allocation: &Allocation) -> Sums {
        let mut sums = Sums::default();
        for line in &allocation.lines {
            sums.add(line.place.cell(line.unit), line.resources);
        }
        sums
    }

    /// The cells that have something, by unit, then goal, then source.
    pub fn iter(&self) -> impl Iterator<Item = (Cell, Resources)> {
        self.0.iter().map(|(cell, resources)| (*cell, *resources))
    }

    /// The sum of all.
    pub fn total(&self) -> Resources {
        self.0.values().copied().sum()
    }

    /// What a unit has, without those below it.
    pub fn of_unit(&self, unit: UnitId) -> Resources {
        let first = Cell { unit, goal: None, source: FundingId(0) };
        self.0.range(first..).take_while(|(cell, _)| cell.unit == unit).map(|(_, resources)| *resources).sum()
    }

    /// Sums by what a cell belongs to.
    pub fn by<K: Ord>(&self, key: impl Fn(&Cell) -> K) -> BTreeMap<K, Resources> {
        let mut sums: BTreeMap<K, Resources> = BTreeMap::new();
        for (cell, resources) in &self.0 {
            *sums.entry(key(cell)).or_default() += *resources;
        }
        sums
    }

    /// The sum of the cells that belong to something.
    pub fn sum_of(&self, belongs: impl Fn(&Cell) -> bool) -> Resources {
        self.0.iter().filter(|(cell, _)| belongs(cell)).map(|(_, resources)| *resources).sum()
    }

    /// The same after changes of cells.
    pub fn changed(&self, cells: impl IntoIterator<Item = (Cell, Resources)>) -> Sums {
        let mut sums = self.clone();
        for (cell, change) in cells {
            sums.add(cell, change);
        }
        sums
    }

    fn add(&mut self, cell: Cell, change: Resources) {
        let sum = self.0.get(&cell).copied().unwrap_or_default() + change;
        if sum.is_none() {
            self.0.remove(&cell);
        } else {
            self.0.insert(cell, sum);
        }
    }

    /// Counts an activity in, or out when the sign says so.
    fn count(
        &mut self,
        activity: &Activity,
        adjustments: &OrdMap<Place, Resources>,
        sign: impl Fn(Resources) -> Resources,
    ) {
        for ((goal, source), part) in activity.work.planned() {
            self.add(Cell { unit: activity.unit, goal, source }, sign(part));
        }
        for (place, change) in super::changes_of(adjustments, activity.id) {
            self.add(place.cell(activity.unit), sign(*change));
        }
    }
}

/// Changes of places as changes of the cells that they are summed in, each once, in order. Changes of activities that are
/// not there do nothing.
pub(crate) fn cells(activities: &Activities, changes: &[(Place, Resources)]) -> Vec<(Cell, Resources)> {
    let mut cells = Vec::with_capacity(changes.len());
    for (activity, of_it) in changed(activities, changes) {
        cells.extend(of_it.iter().map(|(place, change)| (place.cell(activity.unit), *change)));
    }
    merged(cells)
}

/// The activities that changes are of, each with its own: an activity has several places, one after the other. Changes of
/// activities that are not there are passed over. Both are in the order of the activities, so one walk along each is
/// enough; to look twenty thousand up takes longer than all else.
pub(crate) fn changed<'a>(
    activities: &'a Activities,
    changes: &'a [(Place, Resources)],
) -> impl Iterator<Item = (&'a Activity, &'a [(Place, Resources)])> {
    let mut known = activities.values().map(AsRef::as_ref).peekable();
    changes.chunk_by(|(one, _), (other, _)| one.activity == other.activity).filter_map(move |of_one| {
        let id = of_one.first()?.0.activity;
        while known.next_if(|activity: &&Activity| activity.id < id).is_some() {}
        known.next_if(|activity| activity.id == id).map(|activity| (activity, of_one))
    })
}

impl Place {
    fn cell(self, unit: UnitId) -> Cell {
        Cell { unit, goal: self.goal, source: self.source }
    }
}

impl Round {
    /// What lies where now, by unit, goal and source.
    pub fn sums(&self) -> &Sums {
        &self.sums
    }

    /// Puts an activity in place, or in the place of what it was.
    pub(crate) fn put(&mut self, activity: Arc<Activity>) -> Option<Arc<Activity>> {
        let old = self.take_out(activity.id);
        self.sums.count(&activity, &self.adjustments, |resources| resources);
        self.activities.insert(activity.id, activity);
        old
    }

    /// Takes an activity out.
    pub(crate) fn take_out(&mut self, id: ActivityId) -> Option<Arc<Activity>> {
        let old = self.activities.remove(&id)?;
        self.sums.count(&old, &self.adjustments, |resources| -resources);
        Some(old)
    }

    /// Lets decisions have changed this, and nothing else.
    pub(crate) fn adjust(&mut self, adjustments: &OrdMap<Place, Resources>) {
        let before: Vec<Place> = self.adjustments.keys().copied().collect();
        for place in before {
            self.adjust_place(place, Resources::NONE);
        }
        for (place, change) in adjustments {
            self.adjust_place(*place, *change);
        }
    }

    /// Lets decisions have changed this of one place.
    pub(crate) fn adjust_place(&mut self, place: Place, change: Resources) {
        let before = match change.is_none() {
            true => self.adjustments.remove(&place),
            false => self.adjustments.insert(place, change),
        };
        if let Some(activity) = self.activities.get(&place.activity) {
            self.sums.add(place.cell(activity.unit), change - before.unwrap_or_default());
        }
    }
}
