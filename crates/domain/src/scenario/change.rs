//! What an allocation changes, from one to another, and what follows: areas and goals that gain and lose, activities that
//! begin or end, what is pointed out and gets less, frames that are passed, new breaks. Sums and facts, no sentences, and
//! not the moves that made it so.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::OrdMap;

use crate::activity::Activity;
use crate::allocation::sums::{self, Cell, Sums};
use crate::allocation::{Areas, Place, changes_of, summed};
use crate::ids::{ActivityId, StatementId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::breaks::PlanBreak;
use crate::planning::{Content, Edition, FrameFor, Pointed, Round};
use crate::scenario::{Delta, Scenario};
use crate::statement::StatementKind;

/// An allocation before, and after.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// The activities that it is about.
    pub activities: &'a OrdMap<ActivityId, Arc<Activity>>,
    /// What decisions had changed before.
    pub adjustments: &'a OrdMap<Place, Resources>,
    /// What lay where before.
    pub before: Sums,
    /// What it changes, in the order of the places: each place that changes, once.
    places: Vec<(Place, Resources)>,
    /// The same of what is summed, in order: everything that follows is asked of these, and there are many places to each.
    cells: Vec<(Cell, Resources)>,
}

/// What an activity has before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touched {
    /// Which.
    pub activity: ActivityId,
    /// What it had.
    pub before: Resources,
    /// What it has.
    pub after: Resources,
}

impl Touched {
    /// How much more, or less.
    pub fn change(&self) -> Resources {
        self.after - self.before
    }

    /// Whether it had nothing, and gets something.
    pub fn is_started(&self) -> bool {
        self.before.is_none() && !self.after.is_none()
    }

    /// Whether it had something, and is left with nothing.
    pub fn is_cut(&self) -> bool {
        !self.before.is_none() && self.after.is_none()
    }
}

/// A frame that an allocation passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// Which.
    pub of: FrameFor,
    /// By how much.
    pub over: Resources,
    /// By how much it was passed before; nothing when it was kept.
    pub before: Resources,
}

/// What follows from a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequences {
    /// Every area of the strategy in its order, with how much more or less it gets.
    pub areas: Vec<(StatementId, Resources)>,
    /// How much more or less is for no area.
    pub outside_areas: Resources,
    /// The goals that get more or less, in the strategy's order. `None` is what is for no goal; it comes last.
    pub goals: Vec<(Option<StatementId>, Resources)>,
    /// The activities that get more or less.
    pub activities: Vec<Touched>,
    /// What is pointed out and gets less.
    pub hurt: Vec<(Pointed, Resources)>,
    /// The frames that are passed.
    pub frames: Vec<Passed>,
    /// Where the thread breaks that was whole.
    pub breaks: Vec<PlanBreak>,
    /// What is added to the whole, or taken from it.
    pub balance: Resources,
}

/// How much more or less each goal gets; `None` is what is for no goal.
type ByGoal = BTreeMap<Option<StatementId>, Resources>;

impl<'a> Change<'a> {
    /// Of what is allocated now, by nothing.
    pub fn none(round: &'a Round) -> Change<'a> {
        Change::from(&round.activities, &round.adjustments, round.sums())
    }

    /// By nothing, of what lay there then.
    fn from(
        activities: &'a OrdMap<ActivityId, Arc<Activity>>,
        adjustments: &'a OrdMap<Place, Resources>,
        sums: &Sums,
    ) -> Change<'a> {
        Change { activities, adjustments, before: sums.clone(), places: Vec::new(), cells: Vec::new() }
    }

    /// The same by changes of places.
    fn of_places(self, changes: impl IntoIterator<Item = (Place, Resources)>) -> Change<'a> {
        let places = summed(changes);
        let cells = sums::cells(self.activities, &places);
        Change { places, cells, ..self }
    }

    /// Of nothing, where what lies in the round is seen as these sums: in the units of another day.
    pub fn seen(round: &'a Round, sums: Sums) -> Change<'a> {
        Change { before: sums, ..Change::none(round) }
    }

    /// Of what was allocated, by a decision; `None` when the decision allocated nothing.
    pub fn decided(edition: &'a Edition) -> Option<Change<'a>> {
        let Content::Scenario { activities, before, after, sums } = &edition.content else { return None };
        let after = after.iter().map(|(place, change)| (*place, *change));
        let less = before.iter().map(|(place, change)| (*place, -*change));
        Some(Change::from(activities, before, sums).of_places(after.chain(less)))
    }

    /// Of what was allocated when the scenario began, by its moves and further ones that are not made yet. A scenario that
    /// was overtaken or adopted is beside what it began from, whatever has been decided since.
    pub fn by(round: &'a Round, scenario: &Scenario, further: &[Delta]) -> Change<'a> {
        let start = match round.allocations().nth(scenario.after as usize).map(|edition| &edition.content) {
            Some(Content::Scenario { activities, before, sums, .. }) => Change::from(activities, before, sums),
            _ => Change::none(round),
        };
        let further = further.iter().map(|delta| (delta.place, delta.change));
        start.of_places(scenario.each_change().chain(further))
    }

    /// What lies where after.
    pub fn after(&self) -> Sums {
        self.before.changed(self.cells())
    }

    /// What it changes of what is summed, each cell that changes once.
    pub fn cells(&self) -> impl Iterator<Item = (Cell, Resources)> {
        self.cells.iter().copied()
    }

    /// The activities that get more or less.
    pub fn touched(&self) -> Vec<Touched> {
        let all = sums::changed(self.activities, &self.places);
        let all = all.map(|(activity, places)| self.touch(activity, places));
        all.filter(|touched| touched.before != touched.after).collect()
    }

    /// What an activity has before and after.
    pub fn of_activity(&self, id: ActivityId) -> Option<Touched> {
        let start = self.places.partition_point(|(place, _)| place.activity < id);
        let rest = self.places.get(start..).unwrap_or_default();
        let places = &rest[..rest.partition_point(|(place, _)| place.activity == id)];
        Some(self.touch(self.activities.get(&id)?, places))
    }

    /// The same, of what changes of it.
    fn touch(&self, activity: &Activity, places: &[(Place, Resources)]) -> Touched {
        let adjusted: Resources = match self.adjustments.is_empty() {
            true => Resources::NONE,
            false => changes_of(self.adjustments, activity.id).map(|(_, change)| *change).sum(),
        };
        let before = activity.work.total() + adjusted;
        let change: Resources = places.iter().map(|(_, change)| *change).sum();
        Touched { activity: activity.id, before, after: before + change }
    }

    /// How much more or less, by what a cell belongs to. What does not change is not there.
    pub fn differences<K: Ord>(&self, key: impl Fn(&Cell) -> K) -> BTreeMap<K, Resources> {
        let mut differences: BTreeMap<K, Resources> = BTreeMap::new();
        for (cell, change) in self.cells() {
            *differences.entry(key(&cell)).or_default() += change;
        }
        differences.retain(|_, difference| !difference.is_none());
        differences
    }

    /// What is added to the whole, or taken from it.
    pub fn balance(&self) -> Resources {
        self.cells().map(|(_, change)| change).sum()
    }
}

impl Organisation {
    /// What follows from a change.
    pub fn consequences(&self, round: &Round, change: &Change<'_>) -> Consequences {
        let areas = self.areas_for(round);
        let by_goal = change.differences(|cell| cell.goal);
        let mut by_area = ByGoal::new();
        for (goal, difference) in &by_goal {
            *by_area.entry(goal.and_then(|goal| areas.of_goal(goal))).or_default() += *difference;
        }
        let difference = |area: StatementId| by_area.get(&Some(area)).copied().unwrap_or_default();
        let in_order = self.strategy_for(round).map(|strategy| strategy.tree.in_order()).unwrap_or_default();
        let is_area = |kind: StatementKind| kind == StatementKind::ResultArea;
        let mut goals: Vec<(Option<StatementId>, Resources)> = Vec::with_capacity(by_goal.len());
        let known = in_order.iter().map(|statement| statement.id);
        goals.extend(known.filter_map(|id| by_goal.get(&Some(id)).map(|&difference| (Some(id), difference))));
        // A goal that is no longer in the strategy comes after those that are, and what is for none last.
        let rest = by_goal.iter().rev().filter(|(goal, _)| !in_order.iter().any(|known| Some(known.id) == **goal));
        goals.extend(rest.map(|(goal, difference)| (*goal, *difference)));
        Consequences {
            areas: in_order
                .iter()
                .filter(|statement| is_area(statement.kind))
                .map(|area| (area.id, difference(area.id)))
                .collect(),
            outside_areas: by_area.get(&None).copied().unwrap_or_default(),
            goals,
            activities: change.touched(),
            hurt: self.hurt(round, change, &by_goal, &areas),
            frames: self.newly_passed(round, change, &areas),
            breaks: broken(round, change, &by_goal),
            balance: change.balance(),
        }
    }

    /// What the directive points out and gets less.
    fn hurt(&self, round: &Round, change: &Change<'_>, by_goal: &ByGoal, areas: &Areas) -> Vec<(Pointed, Resources)> {
        let of = |pointed: Pointed| match pointed {
            Pointed::Activity(id) => change.of_activity(id).map(|touched| touched.change()).unwrap_or_default(),
            Pointed::Unit(unit) => {
                let units = self.units_within(unit);
                change.cells().filter(|(cell, _)| units.contains(&cell.unit)).map(|(_, change)| change).sum()
            }
            Pointed::Statement(id) => {
                let for_it = |goal: StatementId| goal == id || areas.of_goal(goal) == Some(id);
                by_goal.iter().filter(|(goal, _)| goal.is_some_and(for_it)).map(|(_, difference)| *difference).sum()
            }
        };
        let pointed_out = round.directive.pointed_out.keys().map(|&pointed| (pointed, of(pointed)));
        pointed_out.filter(|(_, difference)| difference.is_short()).collect()
    }

    fn newly_passed(&self, round: &Round, change: &Change<'_>, areas: &Areas) -> Vec<Passed> {
        let before = self.within_frames(round, change.before.iter(), areas);
        let differences = self.within_frames(round, change.cells(), areas);
        let of = |within: &BTreeMap<FrameFor, Resources>, of| within.get(of).copied().unwrap_or_default();
        let passed = round.frames.iter().map(|(frame, most)| {
            let (had, gets) = (of(&before, frame), of(&differences, frame));
            Passed { of: *frame, over: (had + gets).beyond(*most), before: had.beyond(*most) }
        });
        passed.filter(|passed| !passed.over.is_none()).collect()
    }
}

/// Goals that had resources and have none left.
fn broken(round: &Round, change: &Change<'_>, by_goal: &ByGoal) -> Vec<PlanBreak> {
    let before = change.before.by(|cell| cell.goal);
    let has = |goal| before.get(goal).copied().unwrap_or_default();
    let lost = by_goal.iter().filter(|(goal, less)| !has(goal).is_none() && (has(goal) + **less).is_none());
    let broken = lost.filter_map(|(goal, _)| goal.map(PlanBreak::GoalWithoutResources));
    broken.filter(|broken| !round.set_aside.contains_key(broken)).collect()
}
