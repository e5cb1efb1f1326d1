//! The way of a unit's plan: sent in, talked about, returned, approved, opened again. Not what is written in it.

use crate::activity::{PlanState, PlanStep};
use crate::event::Event;
use crate::ids::{RoundNumber, UnitId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{FrameFor, Paper, Phase, Round};
use crate::policy::{self, Viewer};
use crate::refusal::{Refusal, Refusals};
use crate::text::{Reason, Remark};
use crate::time::Context;

impl Organisation {
    /// Sends a unit's plan in. It rests until it is returned or approved.
    ///
    /// # Errors
    /// `plan-empty`; `over-frame-without-motive` at `motive` when it plans for more than one of its frames.
    pub fn submit_plan(
        &self,
        context: &Context,
        (number, unit): (RoundNumber, UnitId),
        motive: Option<Reason>,
        comment: Option<Remark>,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.plan_to_write(context, number, unit)?;
        self.may_plan_for(context, unit)?;
        if round.activities_of(unit).next().is_none() {
            return Err(Refusal::new("plan-empty").into());
        }
        let mut events = Vec::new();
        // By how much it passes its frame, or the one that it passes most where there are several: by area, by source.
        let passed = self.frames_passed_by(round, unit);
        let whole = |&&(of, _): &&(FrameFor, Resources)| of.area.is_none() && of.source.is_none();
        let most = passed.iter().find(whole).or_else(|| passed.iter().max_by_key(|(_, over)| over.kronor));
        if let Some((_, over)) = most {
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

    /// Takes back a plan that was sent in, as long as nobody has sent it back or approved it, and it lies before no body.
    ///
    /// # Errors
    /// `unit-unknown`, `not-your-unit`, `round-closed`, `paper-under-way`, and `plan-not-there` when it is not sent in.
    pub fn recall_plan(
        &self,
        context: &Context,
        (number, unit): (RoundNumber, UnitId),
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.open_round(number)?;
        self.may_plan_for(context, unit)?;
        if round.rests_before_a_body() {
            return Err(Refusal::new("paper-under-way").into());
        }
        match round.plan_state(unit) {
            PlanState::Submitted => Ok(vec![Event::PlanMoved { round: number, unit, step: PlanStep::Recalled }]),
            state => Err(Refusal::new("plan-not-there").with("state", state.key()).into()),
        }
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
            PlanStep::Submitted { .. } | PlanStep::Recalled => false,
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
    pub(super) fn plan_to_write(
        &self,
        context: &Context,
        number: RoundNumber,
        unit: UnitId,
    ) -> Result<&Round, Refusals> {
        let round = self.open_round(number)?;
        self.own_unit(unit, |unit| policy::may_write_for(self, Viewer::of(context), unit))?;
        // What lies before a body does not change there: neither the plan, nor what an allocation divides.
        if round.rests_before_a_body() {
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

    pub(super) fn may_plan_for(&self, context: &Context, unit: UnitId) -> Result<(), Refusals> {
        self.own_unit(unit, |unit| policy::may_plan_for(self, Viewer::of(context), unit))
    }

    fn own_unit(&self, unit: UnitId, may: impl FnOnce(UnitId) -> bool) -> Result<(), Refusals> {
        let unit = self.unit(unit)?;
        if may(unit.id) { Ok(()) } else { Err(Refusal::new("not-your-unit").with("unit", unit.name.as_str()).into()) }
    }
}

impl Round {
    /// Whether the plans or an allocation of them lie before a body: then nobody writes in them.
    pub fn rests_before_a_body(&self) -> bool {
        self.proposals.keys().any(|paper| matches!(paper, Paper::Plan | Paper::Scenario(_)))
    }
}
