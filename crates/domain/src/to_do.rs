//! What one person must do now, and by when, most urgent first: plans to write, mend, send in and approve, papers to
//! decide, milestones, tasks and contributions to answer, goals to choose, values to bring in, verdicts to give. Not who may
//! do it: that is `policy`; what is listed here is what is expected.

use std::cell::LazyCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use jiff::ToSpan;
use jiff::civil::Date;

use crate::activity::{Activity, PlanState, PlanStep};
use crate::contribution::Answerer;
use crate::ids::{
    ActivityId, BodyId, ContributionId, FetchId, IndicatorId, PersonId, RevisionNumber, RoundNumber, SetNumber, TaskId,
    UnitId, VerdictRoundId, WorkshopId,
};
use crate::indicator::breaks::IndicatorBreak;
use crate::indicator_set::SetState;
use crate::organisation::Organisation;
use crate::planning::breaks::PlanBreak;
use crate::planning::{Paper, Phase, Round};
use crate::policy::standing::Standing;
use crate::policy::{Right, Role};
use crate::revision::State;
use crate::text::Remark;

/// How many days ahead a milestone is told of.
pub const MILESTONE_DAYS: i32 = 30;

/// How many days ahead the last day of an external task is told of.
pub const TASK_DAYS: i32 = 90;

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Write the directive of a round, and propose it.
    WriteDirective(RoundNumber),
    /// Give the frames of a round, and propose them.
    GiveFrames(RoundNumber),
    /// Go on to the phase of a round that should have begun.
    EnterPhase(RoundNumber, Phase),
    /// Send the plan of a unit in.
    SendPlanIn(RoundNumber, UnitId),
    /// Work on a plan that came back.
    MendPlan {
        /// In which round.
        round: RoundNumber,
        /// Whose.
        unit: UnitId,
        /// What was said when it came back.
        comment: Remark,
    },
    /// Approve a plan that was sent in, or send it back.
    ApprovePlan(RoundNumber, UnitId),
    /// Record what a body decided of a paper, when it has.
    RecordPaper {
        /// In which round.
        round: RoundNumber,
        /// Which paper.
        paper: Paper,
        /// Which body has it.
        body: BodyId,
    },
    /// Record what a body decided of a revision of the strategy, when it has.
    RecordRevision(RevisionNumber, BodyId),
    /// Read a revision and answer what is thought of it.
    AnswerConsultation(RevisionNumber),
    /// Take care of the answers to a consultation that has ended: propose the revision, or go on writing it.
    EndConsultation(RevisionNumber),
    /// Reach a milestone of an activity, or say that it is reached.
    ReachMilestone {
        /// In which round.
        round: RoundNumber,
        /// Which activity.
        activity: ActivityId,
        /// Which milestone: its place among those of the activity.
        milestone: usize,
    },
    /// Choose goals for an activity that is for none, or for one that has left the strategy.
    ChooseGoals(RoundNumber, ActivityId),
    /// Hand out external tasks that are in nobody's hands.
    HandOutTasks(usize),
    /// Answer an external task.
    AnswerTask(TaskId),
    /// Bring in values that should have come.
    BringInValues(IndicatorId),
    /// Look at values that were fetched, and bring them in or not.
    LookAtFetched(FetchId),
    /// See to a fetch that does not work.
    MendFetch(FetchId),
    /// Write the indicator set that is a draft, and propose it.
    WriteSet(SetNumber),
    /// Record what a body decided of an indicator set, when it has.
    RecordSet(SetNumber, BodyId),
    /// Answer contributions.
    AnswerContributions(BTreeSet<ContributionId>),
    /// Say what one thinks of a revision. Who has answered is not known here; it is listed for everyone who may.
    GiveVerdict(VerdictRoundId),
    /// Take part in a workshop that goes on.
    TakePart(WorkshopId),
    /// Close a workshop whose last day has passed, or move that day.
    CloseWorkshop(WorkshopId),
}

impl Act {
    /// The word for it in message keys.
    pub fn key(&self) -> &'static str {
        match self {
            Act::WriteDirective(_) => "write-directive",
            Act::GiveFrames(_) => "give-frames",
            Act::EnterPhase(..) => "enter-phase",
            Act::SendPlanIn(..) => "send-plan-in",
            Act::MendPlan { .. } => "mend-plan",
            Act::ApprovePlan(..) => "approve-plan",
            Act::RecordPaper { .. } => "record-paper",
            Act::RecordRevision(..) => "record-revision",
            Act::AnswerConsultation(_) => "answer-consultation",
            Act::EndConsultation(_) => "end-consultation",
            Act::ReachMilestone { .. } => "reach-milestone",
            Act::ChooseGoals(..) => "choose-goals",
            Act::HandOutTasks(_) => "hand-out-tasks",
            Act::AnswerTask(_) => "answer-task",
            Act::BringInValues(_) => "bring-in-values",
            Act::LookAtFetched(_) => "look-at-fetched",
            Act::MendFetch(_) => "mend-fetch",
            Act::WriteSet(_) => "write-set",
            Act::RecordSet(..) => "record-set",
            Act::AnswerContributions(_) => "answer-contributions",
            Act::GiveVerdict(_) => "give-verdict",
            Act::TakePart(_) => "take-part",
            Act::CloseWorkshop(_) => "close-workshop",
        }
    }

    /// What of it is not in a list already; `None` when all of it is.
    fn beyond(self, known: &[ToDo]) -> Option<Act> {
        let Act::AnswerContributions(mut asked) = self else {
            return known.iter().all(|todo| todo.act != self).then_some(self);
        };
        for todo in known {
            if let Act::AnswerContributions(listed) = &todo.act {
                asked.retain(|id| !listed.contains(id));
            }
        }
        (!asked.is_empty()).then_some(Act::AnswerContributions(asked))
    }
}

/// Something to do, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDo {
    /// What.
    pub act: Act,
    /// The last day; `None` when no day is laid down.
    pub by: Option<Date>,
    /// How many days ago the last day was; 0 while it has not passed.
    pub late: u32,
    /// Whom it is done for, by who is that person's deputy; `None` of what is one's own.
    pub done_for: Option<PersonId>,
}

impl Organisation {
    /// What a person must do, as it is on a day: what is late first, the latest first; then by the last day, and last
    /// what has none.
    pub fn to_do(&self, person: PersonId, day: Date) -> Vec<ToDo> {
        let standing = Standing::of(self, person, day);
        let mut acts = self.to_do_as(person, standing.own(), day);
        for deputation in standing.deputations() {
            let with_it = self.to_do_as(person, standing.with_only(deputation.id), day);
            for todo in with_it {
                if let Some(act) = todo.act.clone().beyond(&acts) {
                    acts.push(ToDo { act, done_for: Some(deputation.person), ..todo });
                }
            }
        }
        acts.sort_by_key(|todo| (Reverse(todo.late), todo.by.is_none(), todo.by));
        acts
    }

    /// What a person must do with what the person may do in some of the ways.
    fn to_do_as(&self, person: PersonId, standing: Standing<'_>, day: Date) -> Vec<ToDo> {
        let mut list = Listed { acts: Vec::new(), day };
        let has = |right| standing.may(right);
        let managed = self.units_managed_by(standing, day, day);
        for round in self.planning.rounds().filter(|round| round.phase() != Phase::Closed) {
            if has(Right::SteerPlanning) {
                self.to_steer(round, &mut list);
            }
            // A round is planned by the units that carry it out, also when those are to come.
            let by = round.from.max(day);
            let plans = if by == day { managed.clone() } else { self.units_managed_by(standing, day, by) };
            for unit in plans {
                self.to_plan(round, unit, &mut list);
            }
            for (paper, proposal) in &round.proposals {
                if standing.records_for(proposal.to) {
                    let act = Act::RecordPaper { round: round.number, paper: *paper, body: proposal.to };
                    list.add(act, round.ends(decided_in(*paper)));
                }
            }
        }
        self.to_reach(person, &mut list);
        self.to_tie((person, standing), &managed, &mut list);
        self.to_answer(has(Right::SteerPlanning), &managed, &mut list);
        self.to_do_for_the_strategy(standing, &mut list);
        self.to_measure(person, standing, &mut list);
        self.to_answer_contributions((person, standing), &managed, &mut list);
        for round in self.verdict_rounds_for(person, day) {
            list.add(Act::GiveVerdict(round.id), Some(round.terms.until));
        }
        for workshop in self.workshops_for(person, day) {
            list.add(Act::TakePart(workshop.id), Some(workshop.terms.until));
        }
        for (workshop, planner) in self.workshops_to_close(day) {
            // It is for whoever planned it; when that one cannot any more, for all who can.
            let is_theirs = if planner.is_some() { standing.planned(workshop) } else { standing.leads(workshop) };
            if is_theirs {
                list.add(Act::CloseWorkshop(workshop.id), Some(workshop.terms.until));
            }
        }
        list.acts
    }

    /// The units that are there by a day and whose plans are expected of a person on another: those that the person manages,
    /// what those are to be by then, and those below them that have no manager of their own. None for one who manages nothing.
    fn units_managed_by(&self, standing: Standing<'_>, day: Date, by: Date) -> Vec<UnitId> {
        let then = |unit: UnitId| self.heirs(unit, by).into_iter().map(|(heir, _)| heir);
        let own: Vec<UnitId> = standing.managed().into_iter().flat_map(then).collect();
        if own.is_empty() {
            return own;
        }
        let managed: BTreeSet<UnitId> = self.units_with_a_manager(day).into_iter().flat_map(then).collect();
        let nearest = |unit: UnitId| self.units_above(unit).into_iter().find(|above| managed.contains(above));
        let is_own = |unit: UnitId| nearest(unit).is_some_and(|nearest| own.contains(&nearest));
        self.units_on(by).map(|unit| unit.id).filter(|&unit| is_own(unit)).collect()
    }

    fn units_with_a_manager(&self, day: Date) -> BTreeSet<UnitId> {
        self.people.keys().flat_map(|person| Standing::of(self, *person, day).own().managed()).collect()
    }

    fn to_steer(&self, round: &Round, list: &mut Listed) {
        let (number, phase) = (round.number, round.phase());
        let waits = |paper| round.decided(paper).is_none() && !round.proposals.contains_key(&paper);
        if phase == Phase::Directive && waits(Paper::Directive) {
            list.add(Act::WriteDirective(number), round.ends(Phase::Directive));
        }
        if phase == Phase::Frames && waits(Paper::Frames) {
            list.add(Act::GiveFrames(number), round.ends(Phase::Frames));
        }
        let begun = round.calendar.iter().filter(|date| phase < date.phase && date.begins <= list.day);
        if let Some(next) = begun.max_by_key(|date| date.phase) {
            list.add(Act::EnterPhase(number, next.phase), Some(next.begins));
        }
        let lies_before_a_body = round.proposals.contains_key(&Paper::Plan);
        let submitted = round.plans.values().filter(|plan| plan.state() == PlanState::Submitted && !lies_before_a_body);
        for plan in submitted {
            list.add(Act::ApprovePlan(number, plan.unit), round.ends(Phase::Dialogue));
        }
    }

    fn to_plan(&self, round: &Round, unit: UnitId, list: &mut Listed) {
        let is_time = (Phase::UnitPlans..Phase::Running).contains(&round.phase());
        if !is_time || round.resources_are_decided() || round.rests_before_a_body() {
            return;
        }
        let plan = round.plans.get(&unit);
        let moved = plan.into_iter().flat_map(|plan| plan.steps.iter().rev());
        let mut moved = moved.map(|(_, step)| step).filter(|step| !matches!(step, PlanStep::Commented { .. }));
        match moved.next() {
            Some(PlanStep::Returned { comment }) => {
                let comment = comment.clone();
                list.add(Act::MendPlan { round: round.number, unit, comment }, round.ends(Phase::Dialogue));
            }
            None | Some(PlanStep::Reopened { .. } | PlanStep::Recalled)
                if self.is_expected_to_plan(round, unit, round.from.max(list.day)) =>
            {
                list.add(Act::SendPlanIn(round.number, unit), round.ends(Phase::UnitPlans));
            }
            _ => {}
        }
    }

    /// Of a unit with a frame or activities, and of one that has none below it to plan instead.
    fn is_expected_to_plan(&self, round: &Round, unit: UnitId, day: Date) -> bool {
        round.frames.keys().any(|of| of.unit == Some(unit))
            || round.activities_of(unit).next().is_some()
            || self.units_on(day).all(|other| other.parent != Some(unit))
    }

    fn to_reach(&self, person: PersonId, list: &mut Listed) {
        let Some(round) = self.planning.on(list.day).filter(|round| round.is_carried_out_on(list.day)) else { return };
        for activity in round.activities.values().filter(|activity| activity.work.owner == Some(person)) {
            if !activity.work.status.is_over() {
                list.milestones(round, activity);
            }
        }
    }

    /// Goals are chosen in the unit's plan, while it is open: by the owner who may write there, or else by who manages
    /// the unit.
    fn to_tie(&self, (person, standing): (PersonId, Standing<'_>), managed: &[UnitId], list: &mut Listed) {
        let day = list.day;
        let writes = |owner, unit| match owner == person {
            true => standing.writes_for(unit),
            false => Standing::of(self, owner, day).writes_for(unit),
        };
        let asked = |activity: &Activity| {
            let (owner, manages) = (activity.work.owner, managed.contains(&activity.unit));
            if owner == Some(person) {
                manages || writes(person, activity.unit)
            } else {
                manages && !owner.is_some_and(|owner| writes(owner, activity.unit))
            }
        };
        // What goes on in several rounds is told of in the last.
        let mut told: BTreeSet<ActivityId> = BTreeSet::new();
        for round in self.planning.rounds().rev().filter(|round| round.phase() != Phase::Closed) {
            let by = round.ends(Phase::UnitPlans).filter(|_| round.phase() <= Phase::UnitPlans);
            let rests = round.rests_before_a_body();
            for activity in round.activities.values().filter(|activity| asked(activity)) {
                if activity.work.status.is_over() || !told.insert(activity.id) {
                    continue;
                }
                let is_open = !rests && round.plan_state(activity.unit).is_open();
                if is_open && self.lacks_goals(round, activity, list.day) {
                    list.add(Act::ChooseGoals(round.number, activity.id), by);
                }
            }
        }
    }

    /// Whether an activity is for no goal, or for one that is gone, and nobody has set that aside.
    fn lacks_goals(&self, round: &Round, activity: &Activity, day: Date) -> bool {
        let aside = |broken: &PlanBreak| round.set_aside.get(broken).is_some_and(|aside| day <= aside.until);
        let untied = |broken: &PlanBreak| !matches!(broken, PlanBreak::OutsideTheRound(_));
        self.breaks_at(round, activity).iter().any(|broken| untied(broken) && !aside(broken))
    }

    fn to_answer(&self, steers: bool, managed: &[UnitId], list: &mut Listed) {
        let open = self.tasks.values().filter(|task| task.is_open());
        let ahead = list.day.saturating_add(TASK_DAYS.days());
        let mut unhanded = 0;
        for task in open {
            match task.unit {
                None => unhanded += 1,
                Some(unit) if managed.contains(&unit) => {
                    let due = task.next_due(list.day).map(|due| due.day).filter(|due| *due <= ahead);
                    if let Some(due) = due {
                        list.add(Act::AnswerTask(task.id), Some(due));
                    }
                }
                Some(_) => {}
            }
        }
        if steers && 0 < unhanded {
            list.add(Act::HandOutTasks(unhanded), None);
        }
    }

    /// Those of a unit that nobody manages, nor any above it, are for whoever works with the strategy.
    fn to_answer_contributions(
        &self,
        (person, standing): (PersonId, Standing<'_>),
        managed: &[UnitId],
        list: &mut Listed,
    ) {
        let (writes, measures) = (standing.may(Right::WriteStrategy), standing.may(Right::WriteIndicators));
        let day = list.day;
        let managed_by_anyone = LazyCell::new(|| self.units_with_a_manager(day));
        let is_left = |unit| self.units_above(unit).iter().all(|above| !managed_by_anyone.contains(above));
        let unanswered = self.contributions.all().filter(|contribution| contribution.is_unanswered());
        let asked = unanswered.filter(|contribution| match self.answerer(contribution) {
            Answerer::Strategist => writes,
            Answerer::Analyst => measures,
            Answerer::Owner(owner) => owner == person,
            Answerer::Manager(unit) => managed.contains(&unit) || writes && is_left(unit),
        });
        // What was said in a workshop is answered by the day that those in it were told.
        let mut by_day: BTreeMap<Option<Date>, BTreeSet<ContributionId>> = BTreeMap::new();
        for contribution in asked {
            let workshop = contribution.place.and_then(|place| self.workshop(place.workshop));
            let by = workshop.and_then(|workshop| workshop.terms.answers_by);
            by_day.entry(by).or_default().insert(contribution.id);
        }
        for (by, asked) in by_day {
            list.add(Act::AnswerContributions(asked), by);
        }
    }

    fn to_do_for_the_strategy(&self, standing: Standing<'_>, list: &mut Listed) {
        let Some(open) = self.strategy.open() else { return };
        let has = |right| standing.may(right);
        let is_manager = standing.is(Role::UnitManager) || standing.is(Role::Management);
        match self.strategy.state(open, list.day) {
            State::InConsultation { until } if list.day <= until && is_manager => {
                list.add(Act::AnswerConsultation(open.number), Some(until));
            }
            State::InConsultation { until } if has(Right::WriteStrategy) => {
                list.add(Act::EndConsultation(open.number), Some(until));
            }
            State::Proposed { to } if standing.records_for(to) => {
                list.add(Act::RecordRevision(open.number, to), None);
            }
            _ => {}
        }
    }

    /// Values are asked of the owner, who may bring them in; where the owner may not, or there is none, of everyone who may.
    fn to_measure(&self, person: PersonId, standing: Standing<'_>, list: &mut Listed) {
        let brings_in = standing.may(Right::WriteIndicators);
        if brings_in {
            for indicator in self.indicators.living() {
                let owner = self.indicators.definition_on(indicator, list.day).definition.owner;
                let owner = owner.filter(|owner| Standing::of(self, *owner, list.day).may(Right::WriteIndicators));
                let broken = IndicatorBreak::WithoutRecentValues(indicator.id);
                let aside = self.indicators.set_aside.get(&broken).is_some_and(|aside| list.day <= aside.until);
                if owner.is_none_or(|owner| owner == person)
                    && !aside
                    && self.is_without_recent_values(indicator, list.day)
                {
                    list.add(Act::BringInValues(indicator.id), None);
                }
            }
        }
        let day = list.day;
        for fetch in self.indicators.fetches().filter(|fetch| self.sees_to_fetch(fetch, person, day)) {
            if fetch.waiting.is_some() {
                list.add(Act::LookAtFetched(fetch.id), None);
            }
            if fetch.trouble.is_some() && fetch.is_active() {
                list.add(Act::MendFetch(fetch.id), None);
            }
        }
        match self.indicators.open_set().map(|set| (set.number, set.state())) {
            Some((number, SetState::Draft)) if brings_in => {
                list.add(Act::WriteSet(number), None);
            }
            Some((number, SetState::Proposed { to })) if standing.records_for(to) => {
                list.add(Act::RecordSet(number, to), None);
            }
            _ => {}
        }
    }
}

/// The phase in which a paper should be decided.
fn decided_in(paper: Paper) -> Phase {
    match paper {
        Paper::Directive => Phase::Directive,
        Paper::Frames => Phase::Frames,
        Paper::Scenario(_) => Phase::Allocation,
        Paper::Plan => Phase::Decision,
    }
}

/// The list as it is made.
struct Listed {
    acts: Vec<ToDo>,
    day: Date,
}

impl Listed {
    fn add(&mut self, act: Act, by: Option<Date>) {
        let days = by.and_then(|by| self.day.since(by).ok()).map_or(0, |span| span.get_days());
        self.acts.push(ToDo { act, by, late: u32::try_from(days).unwrap_or(0), done_for: None });
    }

    fn milestones(&mut self, round: &Round, activity: &Activity) {
        let ahead = self.day.saturating_add(MILESTONE_DAYS.days());
        let due = activity.work.milestones.iter().enumerate();
        for (at, milestone) in due.filter(|(_, it)| it.reached.is_none() && it.day <= ahead) {
            let act = Act::ReachMilestone { round: round.number, activity: activity.id, milestone: at };
            self.add(act, Some(milestone.day));
        }
    }
}
