//! What a scope covers: everything that has all of what it names, its unit with those below it. Not what is done to it.

use std::collections::BTreeSet;

use crate::activity::Activity;
use crate::allocation::sums::Cell;
use crate::allocation::{Areas, Line};
use crate::ids::{FundingId, StatementId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::scenario::{Scenario, Scope};

/// A scope with the units that it covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    pub(super) scope: Scope,
    units: Option<BTreeSet<UnitId>>,
}

impl Reach {
    /// Whether a line is in it.
    pub fn holds(&self, line: &Line) -> bool {
        self.holds_source(line.place.source) && self.holds_whatever_source(line)
    }

    /// Whether a line of what is planned for an activity can be in it.
    pub(super) fn may_hold(&self, activity: &Activity, areas: &Areas) -> bool {
        let holds = |goal: Option<StatementId>| self.holds_goal(goal, goal.and_then(|goal| areas.of_goal(goal)));
        let goals = &activity.work.goals;
        self.holds_unit(activity.unit)
            && self.scope.activity.is_none_or(|only| only == activity.id)
            && (goals.iter().any(|share| holds(Some(share.goal))) || goals.is_empty() && holds(None))
    }

    pub(super) fn holds_whatever_source(&self, line: &Line) -> bool {
        self.holds_unit(line.unit)
            && self.holds_goal(line.place.goal, line.area)
            && self.scope.activity.is_none_or(|activity| activity == line.place.activity)
    }

    pub(super) fn holds_unit(&self, unit: UnitId) -> bool {
        self.units.as_ref().is_none_or(|units| units.contains(&unit))
    }

    fn holds_source(&self, source: FundingId) -> bool {
        self.scope.source.is_none_or(|only| only == source)
    }

    fn holds_goal(&self, goal: Option<StatementId>, area: Option<StatementId>) -> bool {
        self.scope.area.is_none_or(|only| Some(only) == area) && self.scope.goal.is_none_or(|only| Some(only) == goal)
    }

    /// Whether a cell of the sums is in it, whatever activities it is summed from.
    fn holds_cell(&self, cell: &Cell, areas: &Areas) -> bool {
        self.holds_source(cell.source)
            && self.holds_unit(cell.unit)
            && self.holds_goal(cell.goal, cell.goal.and_then(|goal| areas.of_goal(goal)))
    }
}

impl Organisation {
    /// What a scope covers.
    pub fn reach(&self, scope: Scope) -> Reach {
        Reach { scope, units: scope.unit.map(|unit| self.units_within(unit)) }
    }

    /// What lies in a scope in a scenario.
    pub fn resources_in(&self, round: &Round, scenario: &Scenario, scope: Scope) -> Resources {
        let (reach, areas) = (self.reach(scope), self.areas_for(round));
        match scope.activity {
            // The sums know nothing of activities.
            Some(_) => round.allocation_in(scenario, &areas).sum_of(|line| reach.holds(line)),
            None => round.sums_in(scenario).sum_of(|cell| reach.holds_cell(cell, &areas)),
        }
    }
}
