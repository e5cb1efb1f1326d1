//! Where the thread breaks in a plan: an activity without a goal, a goal without resources, a task without a unit, …
//! Breaks are information, not errors. Each can be set aside with a motive until a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ActivityId, StatementId, TaskId, UnitId};
use crate::text::Reason;
use crate::time::Stamp;

/// A place where the thread breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanBreak {
    /// An activity is for no goal.
    ActivityWithoutGoal(ActivityId),
    /// An activity is for no goal, and has resources.
    ResourcesWithoutGoal(ActivityId),
    /// An activity is for a goal that is no longer in the strategy.
    GoalIsGone(ActivityId),
    /// An activity begins or ends outside the round's period.
    OutsideTheRound(ActivityId),
    /// A goal has no activity.
    GoalWithoutActivity(StatementId),
    /// A goal has activities, and no resources.
    GoalWithoutResources(StatementId),
    /// What is pointed out gets less than the year before.
    PointedOutShrinks(StatementId),
    /// An external task is handed to no unit.
    TaskWithoutUnit(TaskId),
    /// An external task is answered by no activity.
    TaskWithoutActivity(TaskId),
    /// A unit that has a frame has no plan.
    UnitWithoutPlan(UnitId),
    /// A unit plans for more than its frame.
    OverFrame(UnitId),
}

impl PlanBreak {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            PlanBreak::ActivityWithoutGoal(_) => "activity-without-goal",
            PlanBreak::ResourcesWithoutGoal(_) => "resources-without-goal",
            PlanBreak::GoalIsGone(_) => "goal-is-gone",
            PlanBreak::OutsideTheRound(_) => "outside-the-round",
            PlanBreak::GoalWithoutActivity(_) => "goal-without-activity",
            PlanBreak::GoalWithoutResources(_) => "goal-without-resources",
            PlanBreak::PointedOutShrinks(_) => "pointed-out-shrinks",
            PlanBreak::TaskWithoutUnit(_) => "task-without-unit",
            PlanBreak::TaskWithoutActivity(_) => "task-without-activity",
            PlanBreak::UnitWithoutPlan(_) => "unit-without-plan",
            PlanBreak::OverFrame(_) => "over-frame",
        }
    }
}

/// A break that was set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Why.
    pub motive: Reason,
    /// The last day on which it is aside.
    pub until: Date,
    /// Who set it aside, and when.
    pub given: Stamp,
}
