//! What a unit plans: activities with dates, goals, people and resources, and the unit's plan that they stand in. The rules
//! for writing them are in `writing`, those for the way of the plan from being written to being approved in `course`. Not
//! how resources are moved between activities: that is `scenario`.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::Vector;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::allocation::Place;
use crate::ids::{ActivityId, FundingId, PersonId, RoundNumber, StatementId, TaskId, UnitId};
use crate::money::Resources;
use crate::planning::Round;
use crate::revision::Motive;
use crate::text::{Explanation, Name, Reason, Remark};
use crate::time::Stamp;
use crate::writing::Seen;

mod course;
mod together;
mod writing;

/// All of an activity, in hundredths of a per cent: what its shares sum to.
pub const WHOLE: u32 = 10_000;

/// How many changes to a plan can be taken back.
pub const UNDO_STEPS: usize = 100;

/// The most activities that one change may write: a paste, or a file.
pub const MOST_AT_ONCE: usize = 50_000;

/// How far an activity has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not begun.
    #[default]
    Planned,
    /// Begun.
    UnderWay,
    /// Rests.
    Paused,
    /// Done.
    Done,
    /// Will not be done.
    Cancelled,
}

impl Status {
    /// All of them, in the order of a list.
    pub const ALL: [Status; 5] = [Status::Planned, Status::UnderWay, Status::Paused, Status::Done, Status::Cancelled];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Status::Planned => "planned",
            Status::UnderWay => "under-way",
            Status::Paused => "paused",
            Status::Done => "done",
            Status::Cancelled => "cancelled",
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_over(self) -> bool {
        matches!(self, Status::Done | Status::Cancelled)
    }
}

/// A day by which something is to have happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// The day.
    pub day: Date,
    /// What.
    pub what: Name,
    /// The day on which it was reached.
    pub reached: Option<Date>,
}

/// How much of an activity is for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The goal.
    pub goal: StatementId,
    /// Hundredths of a per cent, 1–10 000.
    pub share: u32,
}

/// Resources from one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// From where.
    pub source: FundingId,
    /// How much.
    pub resources: Resources,
}

/// How much of a person's time an activity takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Effort {
    /// Who.
    pub person: PersonId,
    /// Per cent of the person's time, 1–100.
    pub percent: u32,
}

/// What an activity is: everything that is written of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// What it is called.
    pub title: Name,
    /// What is done, and what it should lead to.
    pub description: Explanation,
    /// Who answers for it.
    pub owner: Option<PersonId>,
    /// Its first day.
    pub from: Date,
    /// Its last day; `None` when it goes on until further notice.
    pub until: Option<Date>,
    /// What should have happened when.
    pub milestones: Vec<Milestone>,
    /// The goals that it serves, with shares that sum to [`WHOLE`]; none while nobody has said.
    pub goals: Vec<Share>,
    /// What it costs, at most once for each source.
    pub resources: Vec<Grant>,
    /// The external tasks that it answers.
    pub tasks: Vec<TaskId>,
    /// The activities that it depends on.
    pub needs: Vec<ActivityId>,
    /// Who works with it.
    pub people: Vec<Effort>,
    /// How far it has come.
    pub status: Status,
}

impl Work {
    /// An activity of which only the name and the days are known.
    pub fn new(title: Name, from: Date, until: Option<Date>) -> Work {
        Work {
            title,
            description: Explanation::default(),
            owner: None,
            from,
            until,
            milestones: Vec::new(),
            goals: Vec::new(),
            resources: Vec::new(),
            tasks: Vec::new(),
            needs: Vec::new(),
            people: Vec::new(),
            status: Status::Planned,
        }
    }

    /// Whether this asks for as much from each source as another, for the same goals.
    pub fn asks_the_same(&self, other: &Work) -> bool {
        self.costs_the_same(other) && self.goals == other.goals
    }

    /// Whether this asks for as much from each source as another, whatever it is for.
    pub fn costs_the_same(&self, other: &Work) -> bool {
        let amounts = |work: &Work| -> BTreeMap<FundingId, Resources> {
            let given = work.resources.iter().filter(|grant| !grant.resources.is_none());
            given.map(|grant| (grant.source, grant.resources)).collect()
        };
        amounts(self) == amounts(other)
    }

    /// Everything that it was planned to cost.
    pub fn total(&self) -> Resources {
        self.resources.iter().map(|grant| grant.resources).sum()
    }
}

/// An activity in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Activity {
    /// Its number, the same in every round that it goes on in.
    pub id: ActivityId,
    /// Whose plan it is in.
    pub unit: UnitId,
    /// What it is.
    pub work: Work,
    /// The round that it was carried over from.
    pub carried_from: Option<RoundNumber>,
    /// The number of the event that last told how far it had come; 0 while none has in this round.
    pub progressed: u64,
    /// The number of the event that last changed it.
    pub version: u64,
    /// Who last changed it, and when.
    pub changed: Stamp,
    /// The numbers of the events that changed it, in this round and those that it was carried over from, the first first.
    pub trail: Vec<u64>,
}

impl Activity {
    /// Whether it is carried over into a round whose first day is this.
    pub fn goes_on_from(&self, day: Date) -> bool {
        !self.work.status.is_over() && self.work.until.is_none_or(|until| day <= until)
    }

    /// Takes over how far another writing of the same activity has come: its status, and when the milestones that both
    /// have were reached.
    pub(crate) fn keep_progress(&mut self, of: &Activity) {
        self.work.status = of.work.status;
        for milestone in &mut self.work.milestones {
            let same = |other: &&Milestone| other.what == milestone.what;
            let on_the_day = of.work.milestones.iter().filter(same).find(|other| other.day == milestone.day);
            if let Some(other) = on_the_day.or_else(|| of.work.milestones.iter().find(same)) {
                milestone.reached = other.reached;
            }
        }
        self.progressed = of.progressed;
    }
}

/// An activity as a change writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its number.
    pub activity: ActivityId,
    /// What it is.
    pub work: Work,
}

/// How a plan was changed: a word for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// One at a time, in the table or on its page.
    Edited,
    /// Pasted from a spreadsheet.
    Pasted,
    /// Several at once.
    Bulk,
    /// From a file.
    Imported,
    /// From the round before.
    Carried,
}

impl Manner {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Manner::Edited => "edited",
            Manner::Pasted => "pasted",
            Manner::Bulk => "bulk",
            Manner::Imported => "imported",
            Manner::Carried => "carried",
        }
    }
}

/// A step on the way of a unit's plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanStep {
    /// Sent in.
    Submitted {
        /// What the unit wants to say with it.
        comment: Option<Remark>,
    },
    /// Sent back to be worked on.
    Returned {
        /// What should be worked on.
        comment: Remark,
    },
    /// Approved.
    Approved {
        /// What management wants to say with it.
        comment: Option<Remark>,
    },
    /// Something was said.
    Commented {
        /// What.
        comment: Remark,
    },
    /// Opened again after it was approved.
    Reopened {
        /// Why.
        reason: Reason,
    },
    /// Taken back by the unit, before anyone had sent it back or approved it.
    Recalled,
}

impl PlanStep {
    /// The word for it in message keys and in the API.
    pub fn key(&self) -> &'static str {
        match self {
            PlanStep::Submitted { .. } => "submitted",
            PlanStep::Returned { .. } => "returned",
            PlanStep::Approved { .. } => "approved",
            PlanStep::Commented { .. } => "commented",
            PlanStep::Reopened { .. } => "reopened",
            PlanStep::Recalled => "recalled",
        }
    }

    /// What was said with it.
    pub fn says(&self) -> Option<&str> {
        match self {
            PlanStep::Submitted { comment } | PlanStep::Approved { comment } => comment.as_ref().map(Remark::as_str),
            PlanStep::Returned { comment } | PlanStep::Commented { comment } => Some(comment.as_str()),
            PlanStep::Reopened { reason } => Some(reason.as_str()),
            PlanStep::Recalled => None,
        }
    }
}

/// Where a unit's plan is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanState {
    /// Being written.
    Draft,
    /// Sent back, and being written.
    Returned,
    /// Sent in. It rests.
    Submitted,
    /// Approved. It rests.
    Approved,
}

impl PlanState {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            PlanState::Draft => "draft",
            PlanState::Returned => "returned",
            PlanState::Submitted => "submitted",
            PlanState::Approved => "approved",
        }
    }

    /// Whether it can be written in.
    pub fn is_open(self) -> bool {
        matches!(self, PlanState::Draft | PlanState::Returned)
    }
}

/// A unit's plan in a round: its way, and what can be taken back. The activities are the round's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPlan {
    /// Whose.
    pub unit: UnitId,
    /// The way it has gone, in order.
    pub steps: Vector<(Stamp, PlanStep)>,
    /// Why it passes its frame.
    pub over_frame: Option<Motive>,
    /// Who last changed it, and when.
    pub changed: Stamp,
    /// The number of the event that last changed it.
    pub version: u64,
    pub(crate) undo: Vector<PlanUndo>,
}

/// What is needed to take one change to a plan back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PlanUndo {
    pub(crate) change: LastPlanChange,
    pub(crate) before: Vec<(ActivityId, Option<Arc<Activity>>)>,
    /// How decisions had divided what the activities had, where the change made that void.
    pub(crate) divided: Vec<(Place, Resources)>,
}

/// The change to a plan that can be taken back next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPlanChange {
    /// How it was made.
    pub manner: Manner,
    /// How many activities it touched.
    pub count: u32,
    /// Who made it, and when.
    pub by: Stamp,
    /// The number of the event.
    pub seq: u64,
}

impl UnitPlan {
    pub(crate) fn new(unit: UnitId, changed: Stamp, seq: u64) -> UnitPlan {
        UnitPlan { unit, steps: Vector::new(), over_frame: None, changed, version: seq, undo: Vector::new() }
    }

    /// Where it is.
    pub fn state(&self) -> PlanState {
        let moved = self.steps.iter().rev().find(|(_, step)| !matches!(step, PlanStep::Commented { .. }));
        match moved {
            None | Some((_, PlanStep::Reopened { .. } | PlanStep::Recalled | PlanStep::Commented { .. })) => {
                PlanState::Draft
            }
            Some((_, PlanStep::Returned { .. })) => PlanState::Returned,
            Some((_, PlanStep::Submitted { .. })) => PlanState::Submitted,
            Some((_, PlanStep::Approved { .. })) => PlanState::Approved,
        }
    }

    /// The change that can be taken back next.
    pub fn last_change(&self) -> Option<&LastPlanChange> {
        self.undo.last().map(|undo| &undo.change)
    }

    /// What the change that can be taken back next touched, as each was before it; `None` for what it added.
    pub fn last_touched(&self) -> impl Iterator<Item = (ActivityId, Option<&Activity>)> {
        let touched = self.undo.last().into_iter().flat_map(|undo| undo.before.iter());
        touched.map(|(id, before)| (*id, before.as_deref()))
    }
}

impl Round {
    /// Where a unit's plan is: a draft while it has not begun.
    pub fn plan_state(&self, unit: UnitId) -> PlanState {
        self.plans.get(&unit).map_or(PlanState::Draft, |plan| plan.state())
    }

    /// Whether the activities' resources are decided, so that only another decision changes them.
    pub fn resources_are_decided(&self) -> bool {
        self.allocations().next().is_some() || self.decided_plans().next().is_some()
    }
}

/// What someone wants written in a unit's plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanChange {
    /// New activities.
    pub added: Vec<Work>,
    /// Activities that read differently, with what the writer had before them.
    pub changed: Vec<(ActivityId, Seen, Work)>,
    /// Activities that are taken out, with what the writer had before them.
    pub removed: Vec<(ActivityId, Seen)>,
}
