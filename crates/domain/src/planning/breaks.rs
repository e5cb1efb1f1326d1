//! Where the thread breaks in a plan: an activity without a goal, a goal without resources, a task without a unit, …
//! Breaks are information, not errors. Each can be set aside with a motive until a day. How they are found is in `find`,
//! what mends them in `mend`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{ActivityId, StatementId, TaskId, UnitId};
use crate::text::Reason;
use crate::time::Stamp;

pub mod find;
pub mod mend;

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
    /// No day of an activity is in the round's period.
    OutsideTheRound(ActivityId),
    /// A goal has no activity.
    GoalWithoutActivity(StatementId),
    /// A goal has activities, and no resources.
    GoalWithoutResources(StatementId),
    /// A goal or an area that is pointed out gets less than in the round before, by the goals that these have become.
    PointedOutShrinks(StatementId),
    /// An external task is handed to no unit.
    TaskWithoutUnit(TaskId),
    /// An external task is answered by no activity.
    TaskWithoutActivity(TaskId),
    /// A unit that has a frame has no activity, and none below it has.
    UnitWithoutPlan(UnitId),
    /// A unit plans for more than one of its frames.
    OverFrame(UnitId),
}

impl PlanBreak {
    /// How much it matters: 1 the most.
    pub fn weight(self) -> u8 {
        match self {
            PlanBreak::PointedOutShrinks(_) => 1,
            PlanBreak::TaskWithoutUnit(_) => 2,
            PlanBreak::TaskWithoutActivity(_) => 3,
            PlanBreak::GoalWithoutActivity(_) => 4,
            PlanBreak::GoalWithoutResources(_) => 5,
            PlanBreak::GoalIsGone(_) => 6,
            PlanBreak::ResourcesWithoutGoal(_) => 7,
            PlanBreak::OverFrame(_) => 8,
            PlanBreak::UnitWithoutPlan(_) => 9,
            PlanBreak::ActivityWithoutGoal(_) => 10,
            PlanBreak::OutsideTheRound(_) => 11,
        }
    }

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
