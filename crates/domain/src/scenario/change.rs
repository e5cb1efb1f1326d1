//! What an allocation changes, from one to another, and what follows: areas and goals that gain and lose, activities that
//! begin or end, what is pointed out and gets less, frames that are passed, new breaks. Sums and facts, no sentences, and
//! not the moves that made it so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;

use crate::activity::Activity;
use crate::allocation::sums::{Cell, Sums};
use crate::allocation::{Areas, Place, add_changes, changes_of};
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
    /// What it changes, place by place.
    pub places: OrdMap<Place, Resources>,
    /// What lay where before.
    pub before: Sums,
    /// What lies where after.
    pub after: Sums,
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

impl<'a> Change<'a> {
    /// Of what is allocated now, by nothing.
    pub fn none(round: &'a Round) -> Change<'a> {
        Change {
            activities: &round.activities,
            adjustments: &round.adjustments,
            places: OrdMap::new(),
            before: round.sums().clone(),
            after: round.sums().clone(),
        }
    }

    /// Of nothing, where what lies in the round is seen as these sums: in the units of another day.
    pub fn seen(round: &'a Round, sums: Sums) -> Change<'a> {
        Change { before: sums.clone(), after: sums, ..Change::none(round) }
    }

    /// Of what was allocated, by a decision; `None` when the decision allocated nothing.
    pub fn decided(edition: &'a Edition) -> Option<Change<'a>> {
        let Content::Scenario { activities, before, after, sums } = &edition.content else { return None };
        let mut places = after.clone();
        add_changes(&mut places, negated(before).iter().map(|(place, change)| (place, change)));
        let after = sums.changed(activities, &places);
        Some(Change { activities, adjustments: before, places, before: sums.clone(), after })
    }

    /// Of what was allocated when the scenario began, by its moves and further ones that are not made yet. A scenario that
    /// was overtaken or adopted is beside what it began from, whatever has been decided since.
    pub fn by(round: &'a Round, scenario: &Scenario, further: &[Delta]) -> Change<'a> {
        let mut change = match round.allocations().nth(scenario.after as usize).map(|edition| &edition.content) {
            Some(Content::Scenario { activities, before, sums, .. }) => Change {
                activities,
                adjustments: before,
                places: OrdMap::new(),
                before: sums.clone(),
                after: sums.clone(),
            },
            _ => Change::none(round),
        };
        change.places = scenario.changes();
        add_changes(&mut change.places, further.iter().map(|delta| (&delta.place, &delta.change)));
        change.after = change.before.changed(change.activities, &change.places);
        change
    }

    /// The activities that get more or less.
    pub fn touched(&self) -> Vec<Touched> {
        let ids: BTreeSet<ActivityId> = self.places.keys().map(|place| place.activity).collect();
        let all = ids.into_iter().filter_map(|id| self.of_activity(id));
        all.filter(|touched| touched.before != touched.after).collect()
    }

    /// What an activity has before and after.
    pub fn of_activity(&self, id: ActivityId) -> Option<Touched> {
        let sum = |changes| -> Resources { changes_of(changes, id).map(|(_, change)| *change).sum() };
        let before = self.activities.get(&id)?.work.total() + sum(self.adjustments);
        Some(Touched { activity: id, before, after: before + sum(&self.places) })
    }

    /// How much more or less, by what a cell belongs to. What does not change is not there.
    pub fn differences<K: Ord>(&self, key: impl Fn(&Cell) -> K) -> BTreeMap<K, Resources> {
        let mut differences = self.after.by(&key);
        for (key, before) in self.before.by(&key) {
            *differences.entry(key).or_default() -= before;
        }
        differences.retain(|_, difference| !difference.is_none());
        differences
    }

    /// What is added to the whole, or taken from it.
    pub fn balance(&self) -> Resources {
        self.after.total() - self.before.total()
    }
}

impl Organisation {
    /// What follows from a change.
    pub fn consequences(&self, round: &Round, change: &Change<'_>) -> Consequences {
        let areas = self.areas_for(round);
        let area_of = |cell: &Cell| cell.goal.and_then(|goal| areas.of_goal(goal));
        let by_area = change.differences(area_of);
        let by_goal = change.differences(|cell| cell.goal);
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
            hurt: self.hurt(round, change, &areas),
            frames: self.newly_passed(round, change),
            breaks: broken(round, change),
            balance: change.balance(),
        }
    }

    /// What the directive points out and gets less.
    fn hurt(&self, round: &Round, change: &Change<'_>, areas: &Areas) -> Vec<(Pointed, Resources)> {
        let of = |pointed: Pointed| match pointed {
            Pointed::Activity(id) => change.of_activity(id).map(|touched| touched.change()).unwrap_or_default(),
            Pointed::Unit(unit) => {
                let units = self.units_within(unit);
                let within = |sums: &Sums| sums.sum_of(|cell| units.contains(&cell.unit));
                within(&change.after) - within(&change.before)
            }
            Pointed::Statement(id) => {
                let for_it = |cell: &Cell| cell.goal.is_some_and(|goal| goal == id || areas.of_goal(goal) == Some(id));
                change.after.sum_of(for_it) - change.before.sum_of(for_it)
            }
        };
        let pointed_out = round.directive.pointed_out.keys().map(|&pointed| (pointed, of(pointed)));
        pointed_out.filter(|(_, difference)| difference.is_short()).collect()
    }

    fn newly_passed(&self, round: &Round, change: &Change<'_>) -> Vec<Passed> {
        let before: BTreeMap<FrameFor, Resources> = self.frames_passed(round, &change.before).into_iter().collect();
        let after = self.frames_passed(round, &change.after).into_iter();
        after.map(|(of, over)| Passed { of, over, before: before.get(&of).copied().unwrap_or_default() }).collect()
    }
}

/// Goals that had resources and have none left.
fn broken(round: &Round, change: &Change<'_>) -> Vec<PlanBreak> {
    let after = change.after.by(|cell| cell.goal);
    let has = |sums: &BTreeMap<Option<StatementId>, Resources>, goal: Option<StatementId>| {
        sums.get(&goal).is_some_and(|resources| !resources.is_none())
    };
    let before = change.before.by(|cell| cell.goal);
    let lost = before.keys().copied().filter(|&goal| has(&before, goal) && !has(&after, goal));
    let broken = lost.flatten().map(PlanBreak::GoalWithoutResources);
    broken.filter(|broken| !round.set_aside.contains_key(broken)).collect()
}

fn negated(changes: &OrdMap<Place, Resources>) -> Vec<(Place, Resources)> {
    changes.iter().map(|(place, change)| (*place, -*change)).collect()
}
