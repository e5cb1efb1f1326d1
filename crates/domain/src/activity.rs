//! What a unit plans: activities with dates, goals, people and resources, and the way of the unit's plan from being
//! written to being approved. The rules for both. Not how resources are moved between activities: that is `scenario`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::Vector;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::allocation::Place;
use crate::event::Event;
use crate::ids::{ActivityId, FundingId, PersonId, RoundNumber, StatementId, TaskId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::apply::granted;
use crate::planning::{Paper, Phase, Round};
use crate::policy;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::Motive;
use crate::text::{Explanation, Name, Reason, Remark};
use crate::time::{Context, Stamp};
use crate::writing::Seen;

mod together;

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
        amounts(self) == amounts(other) && self.goals == other.goals
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
    /// The number of the event that last changed it.
    pub version: u64,
    /// Who last changed it, and when.
    pub changed: Stamp,
    /// The numbers of the events that changed it, in this round and those that it was carried over from, the first first.
    pub trail: Vec<u64>,
}

impl Activity {
    /// Whether it is carried over into a round that begins on this day.
    pub fn goes_on_after(&self, last: Date) -> bool {
        !self.work.status.is_over() && self.work.until.is_none_or(|until| last < until)
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
            None | Some((_, PlanStep::Reopened { .. } | PlanStep::Commented { .. })) => PlanState::Draft,
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

impl Organisation {
    /// Writes in a unit's plan: one activity, or many at once. All of it is taken or nothing.
    ///
    /// # Errors
    /// When the plan rests, is another unit's, or something written cannot be: each objection names the activity.
    /// `activity-changed-meanwhile` when an activity is not as the writer saw it.
    pub fn write_plan(
        &self,
        context: &Context,
        (number, unit): (RoundNumber, UnitId),
        change: PlanChange,
        manner: Manner,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.plan_to_write(context, number, unit)?;
        let count = change.added.len() + change.changed.len() + change.removed.len();
        if MOST_AT_ONCE < count {
            return Err(Refusal::new("too-many-at-once").with("count", count).with("limit", MOST_AT_ONCE).into());
        }
        let mut objections = Vec::new();
        let mut written = Vec::with_capacity(change.added.len() + change.changed.len());
        for (id, work) in (self.next.activity().0..).map(ActivityId).zip(change.added) {
            self.check_work(round, None, &work, &mut objections);
            written.push(Written { activity: id, work });
        }
        for (id, seen, work) in change.changed {
            match seen_activity(round, unit, id, seen) {
                Ok(before) if before.work == work => {}
                Ok(before) => {
                    self.check_work(round, Some(before), &work, &mut objections);
                    written.push(Written { activity: id, work });
                }
                Err(refusal) => objections.push(refusal),
            }
        }
        let mut removed = Vec::with_capacity(change.removed.len());
        for (id, seen) in change.removed {
            match seen_activity(round, unit, id, seen) {
                Ok(before) if round.resources_are_decided() && !before.work.total().is_none() => {
                    objections.push(Refusal::new("resources-decided").with("title", before.work.title.as_str()));
                }
                Ok(_) => removed.push(id),
                Err(refusal) => objections.push(refusal),
            }
        }
        none_of(objections)?;
        if written.is_empty() && removed.is_empty() {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ActivitiesWritten { round: number, unit, manner, written, removed }])
    }

    /// The activities of the round before that go on and are not in the unit's plan: what [`Organisation::carry_on`]
    /// brings.
    pub fn left_behind<'a>(
        &'a self,
        round: &'a Round,
        unit: UnitId,
    ) -> impl Iterator<Item = (&'a Round, &'a Activity)> {
        let before = self.planning.before(round);
        before.into_iter().flat_map(move |before| {
            let on = before.activities_of(unit).filter(|activity| activity.goes_on_after(before.until));
            on.filter(|activity| round.activity(activity.id).is_none()).map(move |activity| (before, activity))
        })
    }

    /// Brings the activities into a unit's plan that go on from the round before and are not in it, with what they had
    /// there in the end.
    ///
    /// # Errors
    /// When the plan rests or is another unit's; `nothing-goes-on`; `resources-decided`.
    pub fn carry_on(&self, context: &Context, (number, unit): (RoundNumber, UnitId)) -> Result<Vec<Event>, Refusals> {
        let round = self.plan_to_write(context, number, unit)?;
        if round.resources_are_decided() {
            return Err(Refusal::new("resources-decided").into());
        }
        let on = self.left_behind(round, unit).map(|(before, activity)| {
            let resources = granted(&activity.work, &before.places_of(activity));
            Written { activity: activity.id, work: Work { resources, ..activity.work.clone() } }
        });
        let written: Vec<Written> = on.collect();
        if written.is_empty() {
            return Err(Refusal::new("nothing-goes-on").into());
        }
        Ok(vec![Event::ActivitiesWritten {
            round: number,
            unit,
            manner: Manner::Carried,
            written,
            removed: Vec::new(),
        }])
    }

    /// Takes the last change to a unit's plan back.
    ///
    /// # Errors
    /// `nothing-to-undo`, or `changed-meanwhile` when the last change is not the one that the writer saw.
    pub fn undo_plan_change(
        &self,
        context: &Context,
        (round, unit): (RoundNumber, UnitId),
        seen: Seen,
    ) -> Result<Vec<Event>, Refusals> {
        let plan = self.plan_to_write(context, round, unit)?.plans.get(&unit);
        match plan.and_then(|plan| plan.last_change()) {
            None => Err(Refusal::new("nothing-to-undo").into()),
            Some(last) if last.seq != seen.0 => Err(Refusal::new("changed-meanwhile").into()),
            Some(_) => Ok(vec![Event::PlanChangeUndone { round, unit }]),
        }
    }

    /// Says how far an activity has come, while the plan runs: its status, and which milestones are reached.
    ///
    /// # Errors
    /// When the activity is not there, is another unit's, or not as it was seen.
    pub fn report_progress(
        &self,
        context: &Context,
        (number, id, seen): (RoundNumber, ActivityId, Seen),
        status: Status,
        reached: Vec<Option<Date>>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        let unit = round.activity(id).ok_or_else(|| Refusal::new("activity-unknown").with("activity", id.0))?.unit;
        let activity = seen_activity(round, unit, id, seen)?;
        self.may_plan_for(context, unit)?;
        if reached.len() != activity.work.milestones.len() {
            return Err(Refusal::new("activity-changed-meanwhile").with("title", activity.work.title.as_str()).into());
        }
        if let Some(day) = reached.iter().flatten().find(|&&day| context.today < day) {
            return Err(Refusal::new("reached-in-the-future").at("reached").with("day", *day).into());
        }
        let before: Vec<Option<Date>> = activity.work.milestones.iter().map(|milestone| milestone.reached).collect();
        if before == reached && activity.work.status == status {
            return Ok(Vec::new());
        }
        Ok(vec![Event::ActivityProgressed { round: number, activity: id, status, reached }])
    }

    /// Sends a unit's plan in. It rests until it is returned or approved.
    ///
    /// # Errors
    /// `plan-empty`; `over-frame-without-motive` at `motive` when it plans for more than its frame.
    pub fn submit_plan(
        &self,
        context: &Context,
        (number, unit): (RoundNumber, UnitId),
        motive: Option<Reason>,
        comment: Option<Remark>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.plan_to_write(context, number, unit)?;
        if round.activities_of(unit).next().is_none() {
            return Err(Refusal::new("plan-empty").into());
        }
        let mut events = Vec::new();
        if let Some(over) = round.over_frame(unit) {
            let given = round.plans.get(&unit).and_then(|plan| plan.over_frame.as_ref()).map(|kept| &kept.motive);
            match motive.as_ref().or(given) {
                None => {
                    let refusal = Refusal::new("over-frame-without-motive").at("motive");
                    let refusal = refusal.with("kronor", over.kronor).with("person_years", over.person_years);
                    return Err(refusal.into());
                }
                Some(motive) if Some(motive) != given => {
                    events.push(Event::FramePassed { round: number, unit, motive: motive.clone() });
                }
                Some(_) => {}
            }
        }
        events.push(Event::PlanMoved { round: number, unit, step: PlanStep::Submitted { comment } });
        Ok(events)
    }

    /// Sends a plan back to be worked on, approves it, or opens it again.
    ///
    /// # Errors
    /// `plan-not-there` when the plan is not where that step begins.
    pub fn move_plan(
        &self,
        _: &Context,
        (number, unit): (RoundNumber, UnitId),
        step: PlanStep,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        self.unit(unit)?;
        let state = round.plan_state(unit);
        let fits = match &step {
            PlanStep::Returned { .. } => matches!(state, PlanState::Submitted),
            PlanStep::Approved { .. } => matches!(state, PlanState::Submitted),
            PlanStep::Reopened { .. } => matches!(state, PlanState::Approved),
            PlanStep::Commented { .. } => true,
            PlanStep::Submitted { .. } => false,
        };
        let rests = matches!(step, PlanStep::Returned { .. } | PlanStep::Reopened { .. })
            && round.proposals.contains_key(&Paper::Plan);
        if rests {
            return Err(Refusal::new("paper-under-way").into());
        }
        if fits {
            Ok(vec![Event::PlanMoved { round: number, unit, step }])
        } else {
            Err(Refusal::new("plan-not-there").with("state", state.key()).into())
        }
    }

    /// A round in which a unit's plan can be written by whoever acts.
    fn plan_to_write(&self, context: &Context, number: RoundNumber, unit: UnitId) -> Result<&Round, Refusals> {
        let round = self.open_round(number)?;
        self.may_plan_for(context, unit)?;
        if round.proposals.contains_key(&Paper::Plan) {
            return Err(Refusal::new("paper-under-way").into());
        }
        let state = round.plan_state(unit);
        if !state.is_open() {
            return Err(Refusal::new("plan-rests").with("state", state.key()).into());
        }
        Ok(round)
    }

    pub(crate) fn open_round(&self, number: RoundNumber) -> Result<&Round, Refusals> {
        let round = self.planning.round(number)?;
        match round.phase() {
            Phase::Closed => Err(Refusal::new("round-closed").with("round", round.name.as_str()).into()),
            _ => Ok(round),
        }
    }

    fn may_plan_for(&self, context: &Context, unit: UnitId) -> Result<(), Refusals> {
        let unit = self.unit(unit)?;
        if policy::may_plan_for(self, context.actor, unit.id) {
            Ok(())
        } else {
            Err(Refusal::new("not-your-unit").with("unit", unit.name.as_str()).into())
        }
    }

    /// What is wrong with an activity as it is written.
    fn check_work(&self, round: &Round, before: Option<&Activity>, work: &Work, objections: &mut Vec<Refusal>) {
        let title = work.title.as_str();
        let mut object = |refusal: Refusal| objections.push(refusal.with("title", title));
        if let Some(until) = work.until.filter(|&until| until < work.from) {
            object(Refusal::new("ends-before-it-begins").at("until").with("day", until));
        }
        if let Some(owner) = work.owner.filter(|owner| !self.people.contains_key(owner)) {
            object(Refusal::new("person-unknown").at("owner").with("person", owner.0));
        }
        self.check_goals(round, before, work, &mut object);
        check_grants(self, round, before, work, &mut object);
        let unknown = |id: &&ActivityId| Some(**id) == before.map(|before| before.id) || round.activity(**id).is_none();
        if let Some(id) = work.needs.iter().find(unknown) {
            object(Refusal::new("activity-unknown").at("needs").with("activity", id.0));
        }
        if let Some(id) = work.tasks.iter().find(|id| self.task(**id).is_none()) {
            object(Refusal::new("task-unknown").at("tasks").with("task", id.0));
        }
        for effort in &work.people {
            if !self.people.contains_key(&effort.person) {
                object(Refusal::new("person-unknown").at("people").with("person", effort.person.0));
            }
            if !(1..=100).contains(&effort.percent) {
                object(Refusal::new("percent-outside").at("people").with("percent", effort.percent));
            }
        }
        if has_twice(work.people.iter().map(|effort| effort.person)) {
            object(Refusal::new("person-twice").at("people"));
        }
    }

    fn check_goals(&self, round: &Round, before: Option<&Activity>, work: &Work, object: &mut impl FnMut(Refusal)) {
        if work.goals.is_empty() {
            return;
        }
        let sum: u64 = work.goals.iter().map(|share| u64::from(share.share)).sum();
        if sum != u64::from(WHOLE) || work.goals.iter().any(|share| share.share == 0) {
            object(
                Refusal::new("shares-not-whole").at("goals").with("sum", usize::try_from(sum).unwrap_or(usize::MAX)),
            );
        }
        if has_twice(work.goals.iter().map(|share| share.goal)) {
            object(Refusal::new("goal-twice").at("goals"));
        }
        let Some(strategy) = self.strategy_for(round) else { return };
        for share in &work.goals {
            // A goal that was removed after the activity was tied to it may stay until someone mends the break.
            let had = before.is_some_and(|before| before.work.goals.iter().any(|old| old.goal == share.goal));
            if !had && !strategy.tree.get(share.goal).is_some_and(|goal| goal.kind.is_served()) {
                object(Refusal::new("goal-unknown").at("goals").with("goal", share.goal.0));
            }
        }
    }
}

fn check_grants(
    organisation: &Organisation,
    round: &Round,
    before: Option<&Activity>,
    work: &Work,
    object: &mut impl FnMut(Refusal),
) {
    for grant in &work.resources {
        let had = before.is_some_and(|before| before.work.resources.iter().any(|old| old.source == grant.source));
        match organisation.planning.source(grant.source) {
            None => object(Refusal::new("source-unknown").at("resources").with("source", grant.source.0)),
            Some(source) if source.closed.is_some() && !had => {
                object(Refusal::new("source-closed").at("resources").with("source", source.name.as_str()));
            }
            Some(_) => {}
        }
        if grant.resources.is_short() {
            object(Refusal::new("resources-below-zero").at("resources"));
        }
    }
    if has_twice(work.resources.iter().map(|grant| grant.source)) {
        object(Refusal::new("source-twice").at("resources"));
    }
    if round.resources_are_decided() {
        let as_decided = match before {
            None => work.total().is_none(),
            Some(before) => before.work.asks_the_same(work),
        };
        if !as_decided {
            object(Refusal::new("resources-decided").at("resources"));
        }
    }
}

fn amounts(work: &Work) -> BTreeMap<FundingId, Resources> {
    let given = work.resources.iter().filter(|grant| !grant.resources.is_none());
    given.map(|grant| (grant.source, grant.resources)).collect()
}

fn has_twice<T: Ord>(items: impl Iterator<Item = T>) -> bool {
    let mut seen = BTreeSet::new();
    items.into_iter().any(|item| !seen.insert(item))
}

fn seen_activity(round: &Round, unit: UnitId, id: ActivityId, seen: Seen) -> Result<&Activity, Refusal> {
    match round.activity(id) {
        Some(activity) if activity.unit == unit => {
            if activity.version == seen.0 {
                Ok(activity)
            } else {
                Err(Refusal::new("activity-changed-meanwhile").with("title", activity.work.title.as_str()))
            }
        }
        _ => Err(Refusal::new("activity-unknown").with("activity", id.0)),
    }
}
