//! Finding the breaks of a round: one walk along its activities, and the sums that are kept. What cannot be there yet is
//! no break: before units plan, no goal is missed for want of activities.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::activity::{Activity, Status};
use crate::ids::{StatementId, TaskId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::breaks::{PlanBreak, SetAside};
use crate::planning::{Phase, Pointed, Round};
use crate::revision::Revision;
use crate::statement::Statement;
use crate::task::ExternalTask;
use crate::tree::Tree;

/// A break that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundBreak<'a> {
    /// Which.
    pub broken: PlanBreak,
    /// What hangs on it: what has no goal, what is missing, what is too much. Nothing where it is not about resources.
    pub at_stake: Resources,
    /// That it is set aside on that day, and why.
    pub aside: Option<&'a SetAside>,
}

/// What a walk along the activities finds.
#[derive(Default)]
struct Walk {
    breaks: Vec<(PlanBreak, Resources)>,
    served: BTreeSet<StatementId>,
    planning: BTreeSet<UnitId>,
    answered: BTreeSet<TaskId>,
}

impl Organisation {
    /// Where the thread breaks in a round. Those that are not set aside on that day first; among them what matters most,
    /// then what most hangs on.
    pub fn plan_breaks<'a>(&self, round: &'a Round, day: Date) -> Vec<FoundBreak<'a>> {
        let strategy = self.strategy_for(round);
        let walk = self.walk(round, strategy);
        let mut breaks = walk.breaks;
        let units_plan = Phase::UnitPlans <= round.phase();
        breaks.extend(self.tasks_in(round).filter(|task| task.unit.is_none()).map(without_unit));
        breaks.extend(self.over_frames(round));
        if units_plan {
            let unanswered = self.tasks_in(round).filter(|task| !walk.answered.contains(&task.id));
            breaks.extend(unanswered.map(|task| (PlanBreak::TaskWithoutActivity(task.id), Resources::NONE)));
            breaks.extend(strategy.into_iter().flat_map(|strategy| missed_goals(round, strategy, &walk.served)));
            breaks.extend(self.without_plan(round, &walk.planning));
        }
        if Phase::UnitPlans < round.phase() {
            breaks.extend(self.shrinking(round).into_iter().map(|(id, less)| (PlanBreak::PointedOutShrinks(id), less)));
        }
        let mut found: Vec<FoundBreak<'a>> = breaks
            .into_iter()
            .map(|(broken, at_stake)| FoundBreak {
                broken,
                at_stake,
                aside: round.set_aside.get(&broken).filter(|aside| day <= aside.until),
            })
            .collect();
        found.sort_by_key(|found| {
            let Resources { kronor, person_years } = found.at_stake;
            (found.aside.is_some(), found.broken.weight(), Reverse(kronor), Reverse(person_years), found.broken)
        });
        found
    }

    /// Where the thread breaks at one activity.
    pub fn breaks_at(&self, round: &Round, activity: &Activity) -> Vec<PlanBreak> {
        let strategy = self.strategy_for(round);
        breaks_at(round, strategy.map(|strategy| &strategy.tree), activity).map(|(broken, _)| broken).collect()
    }

    fn walk(&self, round: &Round, strategy: Option<&Revision>) -> Walk {
        let tree = strategy.map(|strategy| &strategy.tree);
        let mut walk = Walk::default();
        for activity in round.activities.values() {
            walk.breaks.extend(breaks_at(round, tree, activity));
            if activity.work.status != Status::Cancelled {
                walk.served.extend(activity.work.goals.iter().map(|share| share.goal));
                walk.planning.insert(activity.unit);
                walk.answered.extend(&activity.work.tasks);
            }
        }
        walk
    }

    /// The external tasks that are to be answered in a round: open, and of its year or an earlier one.
    pub fn tasks_in(&self, round: &Round) -> impl Iterator<Item = &ExternalTask> {
        let last = round.until.year();
        self.tasks.values().map(AsRef::as_ref).filter(move |task| task.is_open() && task.terms.year <= last)
    }

    fn over_frames(&self, round: &Round) -> BTreeMap<PlanBreak, Resources> {
        let mut over: BTreeMap<PlanBreak, Resources> = BTreeMap::new();
        for (of, by) in self.frames_passed(round, round.sums()) {
            let Some(unit) = of.unit else { continue };
            let most = over.entry(PlanBreak::OverFrame(unit)).or_default();
            // A frame of a part is in that of the whole, so what passes both is not counted twice.
            most.kronor = most.kronor.max(by.kronor);
            most.person_years = most.person_years.max(by.person_years);
        }
        over
    }

    fn without_plan(&self, round: &Round, planning: &BTreeSet<UnitId>) -> BTreeMap<PlanBreak, Resources> {
        // A department whose units plan has a plan.
        let covered: BTreeSet<UnitId> = planning.iter().flat_map(|&unit| self.units_above(unit)).collect();
        let mut without: BTreeMap<PlanBreak, Resources> = BTreeMap::new();
        for (of, frame) in &round.frames {
            let Some(unit) = of.unit.filter(|unit| !covered.contains(unit)) else { continue };
            let most = without.entry(PlanBreak::UnitWithoutPlan(unit)).or_default();
            most.kronor = most.kronor.max(frame.kronor);
            most.person_years = most.person_years.max(frame.person_years);
        }
        without
    }

    /// The goals and areas that are pointed out and get less than in the round before, with how much less. What they came
    /// of is compared: goals that were merged together, and a goal that was split with all its parts.
    pub fn shrinking(&self, round: &Round) -> Vec<(StatementId, Resources)> {
        let Some(strategy) = self.strategy_for(round) else { return Vec::new() };
        let statements = round.directive.pointed_out.keys().filter_map(|what| match what {
            Pointed::Statement(id) => Some(*id),
            Pointed::Activity(_) | Pointed::Unit(_) => None,
        });
        let mut statements = statements.filter(|&id| strategy.tree.contains(id)).peekable();
        let Some(before) = self.planning.before(round).filter(|_| statements.peek().is_some()) else {
            return Vec::new();
        };
        let comparable = self.comparable(before, round);
        let had = comparable.sums(&before.sums().by(|cell| cell.goal));
        let has = comparable.sums(&round.sums().by(|cell| cell.goal));
        let less = statements.map(|id| {
            let groups: BTreeSet<usize> =
                within(&strategy.tree, id).into_iter().filter_map(|goal| comparable.group_of(goal)).collect();
            let sum =
                |of: &[Resources]| -> Resources { groups.iter().filter_map(|&group| of.get(group)).copied().sum() };
            (id, sum(&had).beyond(sum(&has)))
        });
        less.filter(|(_, less)| !less.is_none()).collect()
    }
}

fn without_unit(task: &ExternalTask) -> (PlanBreak, Resources) {
    (PlanBreak::TaskWithoutUnit(task.id), Resources::NONE)
}

fn breaks_at(round: &Round, tree: Option<&Tree>, activity: &Activity) -> impl Iterator<Item = (PlanBreak, Resources)> {
    let (id, work) = (activity.id, &activity.work);
    let tied = if work.goals.is_empty() {
        let has = round.resources_of(activity);
        if !has.is_none() {
            Some((PlanBreak::ResourcesWithoutGoal(id), has))
        } else if work.status != Status::Cancelled {
            Some((PlanBreak::ActivityWithoutGoal(id), Resources::NONE))
        } else {
            None
        }
    } else {
        let is_gone = |goal: StatementId| tree.is_some_and(|tree| !tree.contains(goal));
        work.goals.iter().any(|share| is_gone(share.goal)).then(|| {
            let places = round.places_of(activity).into_iter();
            let gone = places.filter(|(place, _)| place.goal.is_some_and(is_gone));
            (PlanBreak::GoalIsGone(id), gone.map(|(_, resources)| resources).sum())
        })
    };
    let outside = !work.status.is_over() && round.is_outside(work);
    tied.into_iter().chain(outside.then_some((PlanBreak::OutsideTheRound(id), Resources::NONE)))
}

/// Goals that nobody works for, and those that something is done for with nothing. A goal with others under it is worked
/// for when one of them is.
fn missed_goals(round: &Round, strategy: &Revision, served: &BTreeSet<StatementId>) -> Vec<(PlanBreak, Resources)> {
    let sums = round.sums().by(|cell| cell.goal);
    let has = |goal: &StatementId| sums.get(&Some(*goal)).is_some_and(|resources| !resources.is_none());
    let tree = &strategy.tree;
    let goals = tree.iter().filter(|statement| statement.kind.is_served());
    let missed = goals.filter_map(|goal: &Statement| {
        let here = within(tree, goal.id);
        if !here.iter().any(|goal| served.contains(goal)) {
            Some(PlanBreak::GoalWithoutActivity(goal.id))
        } else if !here.iter().any(has) {
            Some(PlanBreak::GoalWithoutResources(goal.id))
        } else {
            None
        }
    });
    missed.map(|broken| (broken, Resources::NONE)).collect()
}

/// A statement, and all that stands under it.
fn within(tree: &Tree, statement: StatementId) -> Vec<StatementId> {
    let mut all = vec![statement];
    let mut at = 0;
    while let Some(&id) = all.get(at) {
        at += 1;
        let under = tree.child_ids(Some(id)).iter().copied();
        all.extend(under.filter(|id| *id != statement));
    }
    all
}
