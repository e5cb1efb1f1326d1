//! Where the resources lie: every activity's kronor and person-years by goal and source, and their sums by unit, area,
//! goal and source. Sums are exact: each amount is counted once, and parts always sum to their whole. Not how resources
//! are moved (`scenario`), and not how they are written for a reader.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;
use serde::{Deserialize, Serialize};

use crate::activity::{Activity, Work};
use crate::ids::{ActivityId, FundingId, StatementId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{Content, Edition, Paper, Round};
use crate::revision::Revision;
use crate::scenario::Scenario;
use crate::statement::StatementKind;

pub mod frames;
pub(crate) mod goals;
pub mod sums;

/// The smallest place where resources lie: what an activity has from a source for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The activity.
    pub activity: ActivityId,
    /// The goal; `None` for an activity without one.
    pub goal: Option<StatementId>,
    /// The source.
    pub source: FundingId,
}

/// What lies in a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Where.
    pub place: Place,
    /// In which unit's plan.
    pub unit: UnitId,
    /// The area that the goal stands under.
    pub area: Option<StatementId>,
    /// How much.
    pub resources: Resources,
}

/// Which area each goal stands under, in the strategy that a round follows. Areas stand under themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Areas(BTreeMap<StatementId, StatementId>);

impl Areas {
    /// Of a revision; none of none.
    pub fn of(revision: Option<&Revision>) -> Areas {
        let mut areas = BTreeMap::new();
        let Some(revision) = revision else { return Areas(areas) };
        for area in revision.tree.iter().filter(|statement| statement.kind == StatementKind::ResultArea) {
            let mut pending = vec![area.id];
            while let Some(id) = pending.pop() {
                if areas.insert(id, area.id).is_none() {
                    pending.extend(revision.tree.child_ids(Some(id)));
                }
            }
        }
        Areas(areas)
    }

    /// The area of a goal.
    pub fn of_goal(&self, goal: StatementId) -> Option<StatementId> {
        self.0.get(&goal).copied()
    }
}

/// Everything that is allocated, as lines in the order of their places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Allocation {
    /// Every place that has something, or once had.
    pub lines: Vec<Line>,
}

impl Allocation {
    /// The sum of all.
    pub fn total(&self) -> Resources {
        self.lines.iter().map(|line| line.resources).sum()
    }

    /// Sums by what a line belongs to.
    pub fn by<K: Ord>(&self, key: impl Fn(&Line) -> K) -> BTreeMap<K, Resources> {
        let mut sums: BTreeMap<K, Resources> = BTreeMap::new();
        for line in &self.lines {
            *sums.entry(key(line)).or_default() += line.resources;
        }
        sums
    }

    /// The sum of those that belong to something.
    pub fn sum_of(&self, belongs: impl Fn(&Line) -> bool) -> Resources {
        self.lines.iter().filter(|line| belongs(line)).map(|line| line.resources).sum()
    }
}

impl Work {
    /// What it was planned to have, by goal and source: each grant divided by the shares.
    pub fn planned(&self) -> Vec<((Option<StatementId>, FundingId), Resources)> {
        let weights: Vec<i64> = self.goals.iter().map(|share| i64::from(share.share)).collect();
        let mut planned = Vec::with_capacity(self.resources.len() * weights.len().max(1));
        for grant in &self.resources {
            match self.goals.as_slice() {
                [] => planned.push(((None, grant.source), grant.resources)),
                [only] => planned.push(((Some(only.goal), grant.source), grant.resources)),
                several => {
                    let parts = grant.resources.divide(&weights);
                    planned.extend(
                        several.iter().zip(parts).map(|(share, part)| ((Some(share.goal), grant.source), part)),
                    );
                }
            }
        }
        planned
    }
}

impl Activity {
    /// What it was planned to have, by place.
    pub fn planned(&self) -> Vec<(Place, Resources)> {
        let place = |goal, source| Place { activity: self.id, goal, source };
        self.work.planned().into_iter().map(|((goal, source), part)| (place(goal, source), part)).collect()
    }
}

/// The lines of activities with what decisions have changed.
pub fn lines(
    activities: &OrdMap<ActivityId, Arc<Activity>>,
    adjustments: &OrdMap<Place, Resources>,
    areas: &Areas,
) -> Allocation {
    lines_with(activities, each(adjustments), areas, |_| true)
}

/// The same, of changes in the order of the places; of activities with changes, and of those that are wanted.
fn lines_with(
    activities: &OrdMap<ActivityId, Arc<Activity>>,
    adjustments: impl IntoIterator<Item = (Place, Resources)>,
    areas: &Areas,
    is_wanted: impl Fn(&Activity) -> bool,
) -> Allocation {
    let mut lines: Vec<Line> = Vec::with_capacity(activities.len() * 2);
    let mut adjusted = adjustments.into_iter().peekable();
    for activity in activities.values() {
        // Both are in the order of the activities, so one walk along each is enough. What was decided of an activity
        // that is gone from the plan is passed over.
        while adjusted.peek().is_some_and(|(place, _)| place.activity < activity.id) {
            adjusted.next();
        }
        if adjusted.peek().is_none_or(|(place, _)| place.activity != activity.id) && !is_wanted(activity) {
            continue;
        }
        let start = lines.len();
        let line = |goal: Option<StatementId>, source, resources| Line {
            place: Place { activity: activity.id, goal, source },
            unit: activity.unit,
            area: goal.and_then(|goal| areas.of_goal(goal)),
            resources,
        };
        lines.extend(activity.work.planned().into_iter().map(|((goal, source), part)| line(goal, source, part)));
        while let Some((place, change)) = adjusted.next_if(|(place, _)| place.activity == activity.id) {
            match lines[start..].iter_mut().find(|line| line.place == place) {
                Some(line) => line.resources += change,
                None => lines.push(line(place.goal, place.source, change)),
            }
        }
        lines[start..].sort_by_key(|line| line.place);
    }
    Allocation { lines }
}

/// Adds changes to changes. A place that ends without a change is no longer there.
pub fn add_changes(to: &mut OrdMap<Place, Resources>, changes: impl IntoIterator<Item = (Place, Resources)>) {
    for (place, change) in changes {
        let sum = to.get(&place).copied().unwrap_or_default() + change;
        if sum.is_none() {
            to.remove(&place);
        } else {
            to.insert(place, sum);
        }
    }
}

/// Changes added up, in the order of the places: each place once, and none without a change.
pub fn summed(changes: impl IntoIterator<Item = (Place, Resources)>) -> Vec<(Place, Resources)> {
    merged(changes.into_iter().collect())
}

/// The same of changes of anything: each once, in order.
fn merged<K: Ord + Copy>(mut changes: Vec<(K, Resources)>) -> Vec<(K, Resources)> {
    // What moves do is in order already, so this only merges them.
    changes.sort_by_key(|(of, _)| *of);
    changes.dedup_by(|(of, change), (before, sum)| {
        let is_same = of == before;
        if is_same {
            *sum += *change;
        }
        is_same
    });
    changes.retain(|(_, change)| !change.is_none());
    changes
}

/// What decisions have changed, place by place.
fn each(changes: &OrdMap<Place, Resources>) -> impl Iterator<Item = (Place, Resources)> {
    changes.iter().map(|(place, change)| (*place, *change))
}

impl Round {
    /// What is allocated now: what the units planned, and what decisions have changed.
    pub fn allocation(&self, areas: &Areas) -> Allocation {
        lines(&self.activities, &self.adjustments, areas)
    }

    /// What a scenario would make of it; of one that was adopted, what it made of it then.
    pub fn allocation_in(&self, scenario: &Scenario, areas: &Areas) -> Allocation {
        self.allocation_among(scenario, areas, |_| true)
    }

    /// The same, with all lines of the activities that are wanted, and perhaps of others.
    pub(crate) fn allocation_among(
        &self,
        scenario: &Scenario,
        areas: &Areas,
        is_wanted: impl Fn(&Activity) -> bool,
    ) -> Allocation {
        if scenario.adopted.is_some()
            && let Some(edition) = self.decided(Paper::Scenario(scenario.id))
            && let Some(then) = edition.allocation(areas)
        {
            return then;
        }
        let changes = summed(each(&self.adjustments).chain(scenario.changes()));
        lines_with(&self.activities, changes, areas, is_wanted)
    }

    /// What an activity has now.
    pub fn resources_of(&self, activity: &Activity) -> Resources {
        let changed: Resources = self.adjustments_of(activity.id).map(|(_, change)| *change).sum();
        activity.work.total() + changed
    }

    /// Whether anything was ever planned for or given to an activity, whatever it sums to.
    pub fn has_resources(&self, activity: &Activity) -> bool {
        !activity.work.total().is_none() || self.adjustments_of(activity.id).next().is_some()
    }

    /// What an activity has now, by goal and source, in the order of the places.
    pub fn places_of(&self, activity: &Activity) -> Vec<(Place, Resources)> {
        let mut places = activity.planned();
        for (place, change) in self.adjustments_of(activity.id) {
            match places.iter_mut().find(|(other, _)| other == place) {
                Some((_, resources)) => *resources += *change,
                None => places.push((*place, *change)),
            }
        }
        places.retain(|(_, resources)| !resources.is_none());
        places.sort_by_key(|(place, _)| *place);
        places
    }

    /// What decisions have changed of an activity, by place.
    pub fn adjustments_of(&self, activity: ActivityId) -> impl Iterator<Item = (&Place, &Resources)> {
        changes_of(&self.adjustments, activity)
    }

    /// What a unit has now.
    pub fn resources_of_unit(&self, unit: UnitId) -> Resources {
        self.sums().of_unit(unit)
    }
}

/// The changes that are of one activity.
pub(crate) fn changes_of(
    changes: &OrdMap<Place, Resources>,
    activity: ActivityId,
) -> impl Iterator<Item = (&Place, &Resources)> {
    changes.range(least(activity)..).take_while(move |(place, _)| place.activity == activity)
}

/// The first place that an activity can have.
fn least(activity: ActivityId) -> Place {
    Place { activity, goal: None, source: FundingId(0) }
}

impl Edition {
    /// What it allocated, where it did.
    pub fn allocation(&self, areas: &Areas) -> Option<Allocation> {
        match &self.content {
            Content::Scenario { activities, after, .. } => Some(lines(activities, after, areas)),
            Content::Plan { activities, adjustments, .. } => Some(lines(activities, adjustments, areas)),
            Content::Directive(_) | Content::Frames(_) => None,
        }
    }
}

impl Organisation {
    /// The strategy that a round follows: the one in force when its period begins, as far as is decided; before any is
    /// decided, none.
    pub fn strategy_for(&self, round: &Round) -> Option<&Revision> {
        self.strategy.in_force_on(round.from).or_else(|| self.strategy.latest_adopted())
    }

    /// Which area each goal stands under in a round.
    pub fn areas_for(&self, round: &Round) -> Areas {
        Areas::of(self.strategy_for(round))
    }
}
