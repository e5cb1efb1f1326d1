//! How each event of the planning changes the organisation. No rules here: what is in the log has happened.

use std::collections::BTreeMap;
use std::sync::Arc;

use imbl::{OrdMap, Vector};

use crate::activity::{
    Activity, Grant, LastPlanChange, Manner, PlanStep, PlanUndo, UNDO_STEPS, UnitPlan, Work, Written,
};
use crate::allocation::sums::Sums;
use crate::allocation::{Place, add_changes, goals};
use crate::decision::Decision;
use crate::event::{Event, Recorded};
use crate::ids::{ActivityId, RoundNumber, ScenarioId, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::breaks::SetAside;
use crate::planning::{
    Content, Directive, Edition, FundingSource, Paper, PaperReturn, Phase, PointedOut, Proposal, Round,
};
use crate::revision::Motive;
use crate::scenario::{Move, Scenario};
use crate::time::Stamp;

type Happened = Result<(), &'static str>;

impl Organisation {
    /// Lets an event of the planning have happened.
    pub(crate) fn plan(&mut self, recorded: &Recorded, stamp: Stamp) -> Happened {
        let seq = recorded.seq;
        match &recorded.event {
            Event::FundingAdded { source, name, kind } => {
                self.next.count_funding(*source);
                let added = FundingSource { id: *source, name: name.clone(), kind: *kind, closed: None };
                self.planning.funding.insert(*source, Arc::new(added));
                Ok(())
            }
            Event::FundingClosed { source } => {
                let source = self.planning.funding.get_mut(source).ok_or("the source of funding is not there")?;
                Arc::make_mut(source).closed = Some(stamp);
                Ok(())
            }
            Event::RoundOpened { .. } => self.open(recorded, stamp),
            Event::ActivitiesWritten { round, unit, manner, written, removed } => {
                for new in written {
                    self.next.count_activity(new.activity);
                }
                let origins = self.origins(*round, written);
                let change = PlanChanged { unit: *unit, manner: *manner, written, removed, origins };
                self.round_mut(*round, stamp, seq)?.write(change, stamp, seq)
            }
            Event::ScenarioNamed { round, scenario, name, based_on } => {
                self.next.count_scenario(*scenario);
                let round = self.round_mut(*round, stamp, seq)?;
                let after = round.allocated();
                let moves = match based_on {
                    // What it did was done to what no longer is; its moves are made anew after this.
                    Some(id) => {
                        let before = round.scenarios.get(id).ok_or("the scenario before is not there")?;
                        if before.after < after { Vector::new() } else { before.moves.clone() }
                    }
                    None => Vector::new(),
                };
                let begun = Scenario {
                    id: *scenario,
                    name: name.clone(),
                    opened: stamp,
                    based_on: *based_on,
                    after,
                    moves,
                    comments: Vector::new(),
                    dropped: None,
                    adopted: None,
                    version: seq,
                };
                round.scenarios.insert(*scenario, Arc::new(begun));
                Ok(())
            }
            event => {
                let number = event.round().ok_or("it names no round")?;
                self.round_mut(number, stamp, seq)?.happen(event, stamp, seq)
            }
        }
    }

    /// Lets a decision on a paper have happened.
    pub(crate) fn decide_paper(
        &mut self,
        decision: &Decision,
        at: (RoundNumber, Paper),
        stamp: Stamp,
        seq: u64,
    ) -> Happened {
        let (number, paper) = at;
        let round = self.round_mut(number, stamp, seq)?;
        let content = round.content(paper).map_err(|_| "the paper is not there")?;
        let motive = round.proposals.remove(&paper).and_then(|proposal| proposal.motive);
        if let (Paper::Scenario(id), Content::Scenario { after, .. }) = (paper, &content) {
            round.adjust(after);
            round.scenario_mut(id, seq)?.adopted = Some(decision.id);
            // The others began from what no longer is: they are before no body any more.
            let proposals = std::mem::take(&mut round.proposals);
            round.proposals = proposals.into_iter().filter(|(paper, _)| !matches!(paper, Paper::Scenario(_))).collect();
        }
        let same_kind = round.editions.iter().filter(|edition| edition.paper.key() == paper.key()).count();
        let edition = Edition {
            paper,
            number: u32::try_from(same_kind + 1).unwrap_or(u32::MAX),
            decision: decision.id,
            decided_on: decision.minutes.decided_on,
            motive,
            content,
        };
        round.editions.push_back(Arc::new(edition));
        if !round.resources_are_decided() {
            return Ok(());
        }
        // What is decided is not taken back by a button.
        let units: Vec<UnitId> = round.plans.keys().copied().collect();
        for unit in units {
            if let Some(plan) = round.plans.get_mut(&unit).filter(|plan| !plan.undo.is_empty()) {
                Arc::make_mut(plan).undo.clear();
            }
        }
        Ok(())
    }

    fn open(&mut self, recorded: &Recorded, stamp: Stamp) -> Happened {
        let Event::RoundOpened { round, name, from, until, based_on, calendar, carried } = &recorded.event else {
            return Err("it opens no round");
        };
        let (activities, adjustments) = match based_on {
            None => (OrdMap::new(), OrdMap::new()),
            Some(number) => {
                let before = self.planning.get(*number).ok_or("the round before is not there")?;
                carry_over(before, carried, stamp, recorded.seq)?
            }
        };
        self.next.count_round(*round);
        let sums = Sums::of(&activities, &adjustments);
        let opened = Round {
            number: *round,
            name: name.clone(),
            from: *from,
            until: *until,
            based_on: *based_on,
            opened: stamp,
            calendar: calendar.clone(),
            phases: Vector::unit((stamp, Phase::Directive)),
            directive: Directive::default(),
            directive_written: recorded.seq,
            frames: OrdMap::new(),
            frames_written: recorded.seq,
            activities,
            plans: OrdMap::new(),
            scenarios: OrdMap::new(),
            adjustments,
            sums,
            proposals: OrdMap::new(),
            returns: Vector::new(),
            editions: Vector::new(),
            set_aside: OrdMap::new(),
            version: recorded.seq,
            changed: stamp,
        };
        self.planning.rounds.insert(*round, Arc::new(opened));
        Ok(())
    }

    /// Where activities come from that are new in a round and were in the one before: that one, and their trails.
    fn origins(&self, number: RoundNumber, written: &[Written]) -> BTreeMap<ActivityId, (RoundNumber, Vec<u64>)> {
        let Some(round) = self.planning.get(number) else { return BTreeMap::new() };
        let Some(before) = self.planning.before(round) else { return BTreeMap::new() };
        let new = written.iter().map(|written| written.activity).filter(|id| round.activity(*id).is_none());
        new.filter_map(|id| Some((id, (before.number, before.activity(id)?.trail.clone())))).collect()
    }

    fn round_mut(&mut self, number: RoundNumber, stamp: Stamp, seq: u64) -> Result<&mut Round, &'static str> {
        let round = self.planning.rounds.get_mut(&number).ok_or("the round is not there")?;
        let round = Arc::make_mut(round);
        round.version = seq;
        round.changed = stamp;
        Ok(round)
    }
}

type Carried = (OrdMap<ActivityId, Arc<Activity>>, OrdMap<Place, Resources>);

// What decisions gave goes along with the activity: the next round starts from what it has, not from what it asked for.
// Its grants are then what it has, so that a unit writes on from the amounts that it sees. What is left as adjustments
// is how decisions divided it between goals, where that is not by the shares; it sums to nothing for each source.
fn carry_over(before: &Round, carried: &[ActivityId], stamp: Stamp, seq: u64) -> Result<Carried, &'static str> {
    let mut activities = OrdMap::new();
    let mut adjustments = OrdMap::new();
    for id in carried {
        let activity = before.activity(*id).ok_or("an activity that goes on is not there")?;
        let mut on = activity.clone();
        let lies = before.places_of(activity);
        on.work.resources = granted(&activity.work, &lies);
        on.carried_from = Some(before.number);
        on.progressed = 0;
        on.version = seq;
        on.changed = stamp;
        on.trail.push(seq);
        add_changes(&mut adjustments, lies);
        add_changes(&mut adjustments, on.planned().into_iter().map(|(place, planned)| (place, -planned)));
        activities.insert(*id, Arc::new(on));
    }
    Ok((activities, adjustments))
}

/// What lies with an activity, by source: those that it had first, in their order.
pub(crate) fn granted(work: &Work, lies: &[(Place, Resources)]) -> Vec<Grant> {
    let mut grants: Vec<Grant> =
        work.resources.iter().map(|grant| Grant { resources: Resources::NONE, ..*grant }).collect();
    for (place, resources) in lies {
        match grants.iter_mut().find(|grant| grant.source == place.source) {
            Some(grant) => grant.resources += *resources,
            None => grants.push(Grant { source: place.source, resources: *resources }),
        }
    }
    grants.retain(|grant| !grant.resources.is_none());
    grants
}

/// A change to a unit's plan.
struct PlanChanged<'a> {
    unit: UnitId,
    manner: Manner,
    written: &'a [Written],
    removed: &'a [ActivityId],
    origins: BTreeMap<ActivityId, (RoundNumber, Vec<u64>)>,
}

impl Round {
    fn happen(&mut self, event: &Event, stamp: Stamp, seq: u64) -> Happened {
        match event {
            Event::CalendarSet { calendar, .. } => self.calendar.clone_from(calendar),
            Event::PhaseEntered { phase, .. } => self.phases.push_back((stamp, *phase)),
            Event::DirectiveWritten { text, asks, .. } => {
                self.directive.text = text.clone();
                self.directive.asks.clone_from(asks);
                self.directive_written = seq;
            }
            Event::PointedOut { what, reason, .. } => {
                self.directive.pointed_out.insert(*what, PointedOut { reason: reason.clone(), given: stamp });
            }
            Event::PointingEnded { what, .. } => {
                self.directive.pointed_out.remove(what);
            }
            Event::FramesSet { frames, .. } => {
                self.frames_written = seq;
                for frame in frames {
                    if frame.resources.is_none() {
                        self.frames.remove(&frame.of);
                    } else {
                        self.frames.insert(frame.of, frame.resources);
                    }
                }
            }
            Event::PaperProposed { paper, to, motive, .. } => {
                self.proposals.insert(*paper, Proposal { to: *to, made: stamp, motive: motive.clone() });
            }
            Event::PaperReturned { paper, reason, .. } => {
                self.proposals.remove(paper).ok_or("the paper was not proposed")?;
                self.returns.push_back(PaperReturn { paper: *paper, made: stamp, reason: reason.clone() });
            }
            Event::PlanChangeUndone { unit, .. } => self.undo(*unit, stamp, seq)?,
            Event::ActivityProgressed { activity, status, reached, .. } => {
                let activity = self.activities.get_mut(activity).ok_or("the activity is not there")?;
                let activity = Arc::make_mut(activity);
                activity.progressed = seq;
                activity.work.status = *status;
                for (milestone, reached) in activity.work.milestones.iter_mut().zip(reached) {
                    milestone.reached = *reached;
                }
                activity.version = seq;
                activity.changed = stamp;
                activity.trail.push(seq);
            }
            Event::FramePassed { unit, motive, .. } => {
                self.plan_mut(*unit, stamp, seq).over_frame = Some(Motive { motive: motive.clone(), given: stamp });
            }
            Event::PlanMoved { unit, step, .. } => {
                let plan = self.plan_mut(*unit, stamp, seq);
                if matches!(step, PlanStep::Submitted { .. }) {
                    plan.undo.clear();
                }
                plan.steps.push_back((stamp, step.clone()));
            }
            Event::ResourcesMoved { scenario, intent, deltas, motive, .. } => {
                let made =
                    Move { intent: intent.clone(), deltas: deltas.clone(), motive: motive.clone(), made: stamp, seq };
                self.scenario_mut(*scenario, seq)?.moves.push_back(Arc::new(made));
            }
            Event::MoveUndone { scenario, .. } => {
                self.scenario_mut(*scenario, seq)?.moves.pop_back().ok_or("there is nothing to take back")?;
            }
            Event::ScenarioCommented { scenario, comment, .. } => {
                self.scenario_mut(*scenario, seq)?.comments.push_back((stamp, comment.clone()));
            }
            Event::ScenarioDropped { scenario, reason, .. } => {
                self.scenario_mut(*scenario, seq)?.dropped = Some((stamp, reason.clone()));
            }
            Event::BreakSetAside { broken, motive, until, .. } => {
                self.set_aside.insert(*broken, SetAside { motive: motive.clone(), until: *until, given: stamp });
            }
            Event::BreakTakenUp { broken, .. } => {
                self.set_aside.remove(broken);
            }
            _ => return Err("it is not of a round"),
        }
        Ok(())
    }

    fn write(&mut self, change: PlanChanged<'_>, stamp: Stamp, seq: u64) -> Happened {
        let mut before = Vec::with_capacity(change.written.len() + change.removed.len());
        let mut divided = Vec::new();
        let is_decided = self.resources_are_decided();
        for new in change.written {
            let old = self.activities.get(&new.activity).cloned();
            let (carried_from, mut trail) = match (&old, change.origins.get(&new.activity)) {
                (Some(old), _) => (old.carried_from, old.trail.clone()),
                (None, Some((round, trail))) => (Some(*round), trail.clone()),
                (None, None) => (None, Vec::new()),
            };
            trail.push(seq);
            let activity = Activity {
                id: new.activity,
                unit: change.unit,
                work: new.work.clone(),
                carried_from,
                progressed: old.as_ref().map_or(0, |old| old.progressed),
                version: seq,
                changed: stamp,
                trail,
            };
            if let Some(old) = old.as_ref().filter(|old| !old.work.asks_the_same(&new.work)) {
                let lay = self.places_of(old);
                divided.extend(self.take_adjustments(new.activity));
                // What was decided stays decided when others take over from goals that have left. Before anything is
                // decided, how earlier decisions divided says nothing of what is planned to be had now.
                if is_decided {
                    for (place, change) in goals::follow(&lay, old, &activity) {
                        self.adjust_place(place, change);
                    }
                }
            }
            self.put(Arc::new(activity));
            before.push((new.activity, old));
        }
        for id in change.removed {
            let old = self.take_out(*id).ok_or("the activity is not there")?;
            before.push((*id, Some(old)));
        }
        let plan = self.plan_mut(change.unit, stamp, seq);
        let count = u32::try_from(before.len()).unwrap_or(u32::MAX);
        let change = LastPlanChange { manner: change.manner, count, by: stamp, seq };
        plan.undo.push_back(PlanUndo { change, before, divided });
        if UNDO_STEPS < plan.undo.len() {
            plan.undo.pop_front();
        }
        Ok(())
    }

    fn undo(&mut self, unit: UnitId, stamp: Stamp, seq: u64) -> Happened {
        let undo = self.plan_mut(unit, stamp, seq).undo.pop_back().ok_or("there is nothing to take back")?;
        // The last first, as everything that is taken back.
        for (id, old) in undo.before.into_iter().rev() {
            match old {
                Some(mut old) => {
                    let activity = Arc::make_mut(&mut old);
                    match self.activities.get(&id).cloned() {
                        Some(now) => {
                            if undo.change.seq < now.progressed {
                                activity.keep_progress(&now);
                            }
                            if !activity.work.asks_the_same(&now.work) {
                                self.take_adjustments(id);
                            }
                            activity.trail.clone_from(&now.trail);
                        }
                        None => activity.trail.push(undo.change.seq),
                    }
                    activity.trail.push(seq);
                    // A new number: what someone has before them from in between is not what stands there now.
                    activity.version = seq;
                    activity.changed = stamp;
                    self.put(old);
                }
                None => {
                    self.take_out(id);
                }
            }
        }
        for (place, change) in undo.divided {
            self.adjust_place(place, change);
        }
        Ok(())
    }

    fn take_adjustments(&mut self, activity: ActivityId) -> Vec<(Place, Resources)> {
        let taken: Vec<(Place, Resources)> =
            self.adjustments_of(activity).map(|(place, change)| (*place, *change)).collect();
        for (place, _) in &taken {
            self.adjust_place(*place, Resources::NONE);
        }
        taken
    }

    fn plan_mut(&mut self, unit: UnitId, stamp: Stamp, seq: u64) -> &mut UnitPlan {
        let plan = self.plans.entry(unit).or_insert_with(|| Arc::new(UnitPlan::new(unit, stamp, seq)));
        let plan = Arc::make_mut(plan);
        plan.version = seq;
        plan.changed = stamp;
        plan
    }

    fn scenario_mut(&mut self, id: ScenarioId, seq: u64) -> Result<&mut Scenario, &'static str> {
        let scenario = self.scenarios.get_mut(&id).ok_or("the scenario is not there")?;
        let scenario = Arc::make_mut(scenario);
        scenario.version = seq;
        Ok(scenario)
    }
}
