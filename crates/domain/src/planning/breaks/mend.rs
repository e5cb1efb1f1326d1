//! What mends a break: enough for a page to offer it as a form with one button. Suggestions, not changes; the change goes
//! through the rule that it always goes through, by whoever may make it.

use std::cmp::Reverse;

use jiff::Span;
use jiff::civil::Date;

use crate::activity::{Activity, Milestone, Share, WHOLE, Work};
use crate::ids::{ActivityId, StatementId, TaskId, UnitId};
use crate::money::{Resources, divide};
use crate::organisation::Organisation;
use crate::planning::breaks::PlanBreak;
use crate::planning::{FrameFor, Round};

/// How many are suggested where there is something to choose from.
const SUGGESTIONS: usize = 5;

/// What mends a break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// Choose goals for the activity. Suggested are those that its unit has most for.
    ChooseGoals {
        /// Which activity.
        activity: ActivityId,
        /// Goals, the likeliest first.
        suggested: Vec<StatementId>,
    },
    /// Let other goals take over from those that have left the strategy.
    FollowGoals {
        /// Which activity.
        activity: ActivityId,
        /// The goals that have left it, each with what it has become; with nothing where it was removed.
        gone: Vec<(StatementId, Vec<StatementId>)>,
        /// The shares when its heirs have taken over from each; `None` when one of them has none.
        shares: Option<Vec<Share>>,
    },
    /// Give the activity other days, or take it out of the round.
    ChangeDays {
        /// Which activity.
        activity: ActivityId,
        /// The same days of another year, with the milestones that have not been reached, when some of them are in the
        /// round's period then.
        moved: Option<Moved>,
    },
    /// Add an activity for the goal, or tie one that is for none to it.
    AddActivity {
        /// Which goal.
        goal: StatementId,
        /// Activities without a goal, those with the most resources first.
        untied: Vec<ActivityId>,
    },
    /// Give resources to an activity for the goal: in its unit's plan, or by a scenario when they are decided.
    GiveResources {
        /// Which goal.
        goal: StatementId,
        /// The activities that are for it.
        activities: Vec<ActivityId>,
    },
    /// Move resources back in a scenario, or set the break aside with a motive.
    MoveResources {
        /// The goal or the area.
        to: StatementId,
        /// How much is missing.
        less: Resources,
    },
    /// Hand the task to a unit. Suggested are those that have most for its goals.
    HandOut {
        /// Which task.
        task: TaskId,
        /// Units, the likeliest first.
        suggested: Vec<UnitId>,
    },
    /// Say that an activity answers the task, or add one. Suggested are those of its unit, for its goals first.
    Answer {
        /// Which task.
        task: TaskId,
        /// The unit that answers for it.
        unit: Option<UnitId>,
        /// Activities, the likeliest first.
        suggested: Vec<ActivityId>,
    },
    /// Write the unit's plan.
    WritePlan {
        /// Which unit.
        unit: UnitId,
    },
    /// Plan for less, or say why it passes the frame.
    PlanForLess {
        /// Which unit.
        unit: UnitId,
        /// The frames that it passes, and by how much.
        passed: Vec<(FrameFor, Resources)>,
    },
}

/// The days of an activity that is moved to another year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The first.
    pub from: Date,
    /// The last; `None` when it goes on until further notice.
    pub until: Option<Date>,
    /// What should have happened when.
    pub milestones: Vec<Milestone>,
}

impl Organisation {
    /// What mends a break of a round. `None` when it is not there any more: the activity or the task it was at is gone.
    pub fn mend(&self, round: &Round, broken: PlanBreak) -> Option<Mend> {
        Some(match broken {
            PlanBreak::ActivityWithoutGoal(id) | PlanBreak::ResourcesWithoutGoal(id) => {
                let unit = round.activity(id)?.unit;
                Mend::ChooseGoals { activity: id, suggested: self.goals_of(round, unit) }
            }
            PlanBreak::GoalIsGone(id) => {
                let activity = round.activity(id)?;
                let gone = self.gone_goals(round, activity);
                Mend::FollowGoals { activity: id, shares: follow(activity, &gone), gone }
            }
            PlanBreak::OutsideTheRound(id) => {
                let activity = round.activity(id)?;
                Mend::ChangeDays { activity: id, moved: moved(round, &activity.work) }
            }
            PlanBreak::GoalWithoutActivity(goal) => {
                let untied = round.activities.values().map(AsRef::as_ref);
                let untied =
                    untied.filter(|activity| activity.work.goals.is_empty() && !activity.work.status.is_over());
                Mend::AddActivity { goal, untied: most(untied, |activity| round.resources_of(activity)) }
            }
            PlanBreak::GoalWithoutResources(goal) => {
                let activities = round.activities.values().map(AsRef::as_ref);
                let for_it = activities.filter(|it| it.work.goals.iter().any(|share| share.goal == goal));
                Mend::GiveResources { goal, activities: most(for_it, |activity| round.resources_of(activity)) }
            }
            PlanBreak::PointedOutShrinks(to) => {
                let less = self.shrinking(round).into_iter().find(|(id, _)| *id == to);
                Mend::MoveResources { to, less: less.map(|(_, less)| less).unwrap_or_default() }
            }
            PlanBreak::TaskWithoutUnit(id) => {
                let goals = &self.task(id)?.terms.goals;
                let by_unit = round.sums().by(|cell| (cell.goal.is_some_and(|goal| goals.contains(&goal)), cell.unit));
                let for_it = by_unit.into_iter().filter(|((is_for, _), _)| *is_for);
                Mend::HandOut { task: id, suggested: largest(for_it.map(|((_, unit), has)| (unit, has))) }
            }
            PlanBreak::TaskWithoutActivity(id) => {
                let task = self.task(id)?;
                let own = round.activities.values().map(AsRef::as_ref).filter(|it| Some(it.unit) == task.unit);
                let own = own.filter(|activity| !activity.work.status.is_over());
                let for_it = |it: &Activity| {
                    let places = round.places_of(it).into_iter();
                    let for_it =
                        places.filter(|(place, _)| place.goal.is_some_and(|it| task.terms.goals.contains(&it)));
                    for_it.map(|(_, resources)| resources).sum()
                };
                Mend::Answer { task: id, unit: task.unit, suggested: most(own, for_it) }
            }
            PlanBreak::UnitWithoutPlan(unit) => Mend::WritePlan { unit },
            PlanBreak::OverFrame(unit) => Mend::PlanForLess { unit, passed: self.frames_passed_by(round, unit) },
        })
    }

    /// The goals that a unit has most for, and are still in the strategy.
    fn goals_of(&self, round: &Round, unit: UnitId) -> Vec<StatementId> {
        let Some(strategy) = self.strategy_for(round) else { return Vec::new() };
        let by_goal = round.sums().by(|cell| (cell.unit == unit).then_some(cell.goal).flatten());
        let goals = by_goal.into_iter().filter_map(|(goal, has)| Some((goal?, has)));
        largest(goals.filter(|(goal, _)| strategy.tree.contains(*goal)))
    }

    /// The goals of an activity that are not in the strategy that the round follows, with what each has become there.
    pub fn gone_goals(&self, round: &Round, activity: &Activity) -> Vec<(StatementId, Vec<StatementId>)> {
        let Some(strategy) = self.strategy_for(round) else { return Vec::new() };
        let goals = activity.work.goals.iter().map(|share| share.goal);
        let gone = goals.filter(|&goal| !strategy.tree.contains(goal)).map(|goal| {
            // The last strategy that had it tells what it became; also where the round follows an earlier one.
            let had = self.strategy.adopted().rev().find(|revision| revision.tree.contains(goal));
            let origins = had.map(|had| self.strategy.lineage(had, strategy)).unwrap_or_default();
            let heirs = origins.into_iter().find(|origin| origin.from.contains(&goal)).map(|origin| origin.to);
            let is_served = |id: &StatementId| strategy.tree.get(*id).is_some_and(|goal| goal.kind.is_served());
            (goal, heirs.unwrap_or_default().into_iter().filter(is_served).collect())
        });
        gone.collect()
    }
}

/// The same days so many years later or earlier as the round's period is from the first of them.
fn moved(round: &Round, work: &Work) -> Option<Moved> {
    let years = i64::from(round.from.year()) - i64::from(work.from.year());
    // 29 February is the 28th of another year.
    let moved = |day: Date| day.checked_add(Span::new().try_years(years).ok()?).ok();
    let milestones = work.milestones.iter().map(|milestone| match milestone.reached {
        Some(_) => Some(milestone.clone()),
        None => Some(Milestone { day: moved(milestone.day)?, ..milestone.clone() }),
    });
    let until = match work.until {
        Some(until) => Some(moved(until)?),
        None => None,
    };
    let milestones: Vec<Milestone> = milestones.collect::<Option<_>>()?;
    let there = Moved { from: moved(work.from)?, until, milestones };
    let is_in = there.from <= round.until && there.until.is_none_or(|until| round.from <= until);
    is_in.then_some(there)
}

/// The shares when the heirs of each goal that has gone have taken over from it, alike.
fn follow(activity: &Activity, gone: &[(StatementId, Vec<StatementId>)]) -> Option<Vec<Share>> {
    let mut shares: Vec<Share> = Vec::new();
    let mut give = |goal: StatementId, share: u32| match shares.iter_mut().find(|known| known.goal == goal) {
        Some(known) => known.share += share,
        None => shares.push(Share { goal, share }),
    };
    for share in &activity.work.goals {
        match gone.iter().find(|(goal, _)| *goal == share.goal) {
            None => give(share.goal, share.share),
            Some((_, heirs)) if heirs.is_empty() => return None,
            Some((_, heirs)) => {
                let parts = divide(i64::from(share.share), &vec![1; heirs.len()]);
                for (&heir, part) in heirs.iter().zip(parts) {
                    give(heir, u32::try_from(part).unwrap_or(WHOLE));
                }
            }
        }
    }
    shares.retain(|share| 0 < share.share);
    Some(shares)
}

fn most<'a>(activities: impl Iterator<Item = &'a Activity>, has: impl Fn(&Activity) -> Resources) -> Vec<ActivityId> {
    largest(activities.map(|activity| (activity.id, has(activity))))
}

fn largest<T: Ord>(amounts: impl Iterator<Item = (T, Resources)>) -> Vec<T> {
    let mut amounts: Vec<(T, Resources)> = amounts.collect();
    amounts.sort_by_key(|(_, has)| Reverse((has.kronor, has.person_years)));
    amounts.truncate(SUGGESTIONS);
    amounts.into_iter().map(|(what, _)| what).collect()
}
