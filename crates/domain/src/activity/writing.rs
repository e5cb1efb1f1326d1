//! Writing in a unit's plan: what may be written of an activity, what can be taken back, and how far an activity has come.
//! Not the way of the plan as a whole: that is `course`.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::activity::{Activity, MOST_AT_ONCE, Manner, PlanChange, Share, Status, WHOLE, Work, Written};
use crate::event::Event;
use crate::ids::{ActivityId, RoundNumber, StatementId, UnitId};
use crate::organisation::Organisation;
use crate::planning::apply::granted;
use crate::planning::{Phase, Round};
use crate::policy::{self, Right, Viewer};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::time::Context;
use crate::writing::Seen;

impl Organisation {
    /// Writes in a unit's plan: one activity, or many at once. All of it is taken or nothing.
    ///
    /// # Errors
    /// When the plan rests, is another unit's, or something written cannot be: each objection names the activity.
    /// `activity-changed-meanwhile` when an activity is not as the writer saw it; `activity-twice` when one change says
    /// two things of it; `resources-decided` for what only a decision changes.
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
        let named = change.changed.iter().map(|(id, ..)| id).chain(change.removed.iter().map(|(id, _)| id));
        if let Some(id) = twice(named) {
            let title = round.activity(*id).map_or("", |activity| activity.work.title.as_str());
            objections.push(Refusal::new("activity-twice").with("title", title));
        }
        let mut written = Vec::with_capacity(change.added.len() + change.changed.len());
        for (id, work) in (self.next.activity().0..).map(ActivityId).zip(change.added) {
            objections.extend(self.tied_unseen(Viewer::of(context), &[], &work.tasks));
            self.check_work(round, None, &work, &mut objections);
            written.push(Written { activity: id, work });
        }
        let viewer = Viewer::of(context);
        for (id, seen, mut work) in change.changed {
            if let Some(before) = round.activity(id) {
                objections.extend(self.tied_unseen(viewer, &before.work.tasks, &work.tasks));
                self.with_ties_kept(viewer, &before.work.tasks, &mut work.tasks);
            }
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
                Ok(before) if round.resources_are_decided() && round.has_resources(before) => {
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
            let on = before.activities_of(unit).filter(|activity| activity.goes_on_from(round.from));
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

    /// Takes the last change to a unit's plan back. How far activities have come since then stays.
    ///
    /// # Errors
    /// `nothing-to-undo`, or `changed-meanwhile` when the last change is not the one that the writer saw;
    /// `activity-changed-meanwhile` when it added an activity of which someone has told since then how far it has come.
    pub fn undo_plan_change(
        &self,
        context: &Context,
        (round, unit): (RoundNumber, UnitId),
        seen: Seen,
    ) -> Result<Vec<Event>, Refusals> {
        let there = self.plan_to_write(context, round, unit)?;
        let Some(last) = there.plans.get(&unit).and_then(|plan| plan.undo.last()) else {
            return Err(Refusal::new("nothing-to-undo").into());
        };
        if last.change.seq != seen.0 {
            return Err(Refusal::new("changed-meanwhile").into());
        }
        let added = last.before.iter().filter(|(_, before)| before.is_none());
        let told_of = |activity: &&Activity| last.change.seq < activity.progressed;
        if let Some(activity) = added.filter_map(|(id, _)| there.activity(*id)).find(told_of) {
            let refusal = Refusal::new("activity-changed-meanwhile").with("title", activity.work.title.as_str());
            return Err(refusal.into());
        }
        Ok(vec![Event::PlanChangeUndone { round, unit }])
    }

    /// Says how far an activity has come, while the plan runs: its status, and which milestones are reached.
    ///
    /// # Errors
    /// When the activity is not there, is another's to tell of, or not as it was seen.
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
        if !self.may_report_on(Viewer::of(context), activity) {
            self.may_plan_for(context, unit)?;
        }
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

    /// Whether whoever acts may say how far an activity has come: who answers for it, and who plans for its unit.
    pub fn may_report_on(&self, viewer: Viewer, activity: &Activity) -> bool {
        let owns = matches!(viewer, Viewer::Person(person, _)
            if activity.work.owner == Some(person) && policy::may(self, viewer, Right::ReadPlanning));
        owns || policy::may_plan_for(self, viewer, activity.unit)
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
        // What it depended on or answered before may be gone since then: that stands in no one's way.
        let had = |needs: &ActivityId| before.is_some_and(|before| before.work.needs.contains(needs));
        let unknown = |id: &&ActivityId| Some(**id) == before.map(|before| before.id) || round.activity(**id).is_none();
        if let Some(id) = work.needs.iter().filter(|id| !had(id)).find(unknown) {
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
        if twice(work.people.iter().map(|effort| effort.person)).is_some() {
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
        if twice(work.goals.iter().map(|share| share.goal)).is_some() {
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

impl Round {
    /// Whether its plan is carried out on a day: it runs, or its period has begun and nobody has closed it.
    pub fn is_carried_out_on(&self, day: Date) -> bool {
        match self.phase() {
            Phase::Running => true,
            Phase::Closed => false,
            _ => self.from <= day,
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
    if twice(work.resources.iter().map(|grant| grant.source)).is_some() {
        object(Refusal::new("source-twice").at("resources"));
    }
    if round.resources_are_decided() && !stays_as_decided(organisation, round, before, work) {
        object(Refusal::new("resources-decided").at("resources"));
    }
}

/// Whether an activity would still have for each goal what was decided. One that has nothing may be for any goals.
fn stays_as_decided(organisation: &Organisation, round: &Round, before: Option<&Activity>, work: &Work) -> bool {
    let Some(before) = before else { return work.total().is_none() };
    let strategy = organisation.strategy_for(round);
    let is_there = |goal| strategy.is_some_and(|strategy| strategy.tree.contains(goal));
    before.work.costs_the_same(work)
        && (before.work.goals == work.goals || !round.has_resources(before) || heirs_only(before, work, is_there))
}

/// Whether goals change only so that others take over from those that have left the strategy, or from none: each that is
/// still there has what it had, or more. That mends the thread, and takes nothing from any goal.
fn heirs_only(before: &Activity, work: &Work, is_there: impl Fn(StatementId) -> bool) -> bool {
    let share_of = |goals: &[Share], goal| goals.iter().find(|share| share.goal == goal).map_or(0, |share| share.share);
    let (old, new) = (&before.work.goals, &work.goals);
    !new.is_empty()
        && old.iter().all(|share| !is_there(share.goal) || share.share <= share_of(new, share.goal))
        && new.iter().all(|share| is_there(share.goal) || share.share <= share_of(old, share.goal))
}

/// The first of them that is there twice.
fn twice<T: Ord + Copy>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = BTreeSet::new();
    items.find(|item| !seen.insert(*item))
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
