//! What the pages about a unit's plan are made of: the round and the unit in the address, the unit's activities with what
//! they have, the goals that they can be for, and what the viewer may do here. Not how any of it is shown.

use std::borrow::Cow;
use std::collections::BTreeMap;

use domain::activity::{Activity, PlanState, UnitPlan, Work};
use domain::allocation::Areas;
use domain::ids::{ActivityId, StatementId, UnitId};
use domain::money::{Kronor, Resources};
use domain::planning::{FrameFor, Paper, Phase, Round};
use domain::policy::{self, Right};
use domain::revision::Revision;
use domain::rounding::Parts;
use domain::statement::{Statement, StatementKind};
use domain::unit::Unit;

use crate::amounts::Amounts;
use crate::planning;
use crate::problem::Problem;
use crate::request::Asked;
use crate::view::View;

/// What the pages of one unit's plan are made of.
pub(crate) struct Desk<'a> {
    pub(crate) view: View<'a>,
    pub(crate) round: &'a Round,
    pub(crate) unit: &'a Unit,
    /// The unit's activities, in the order in which they were added.
    pub(crate) activities: Vec<&'a Activity>,
    pub(crate) strategy: Option<&'a Revision>,
    areas: Areas,
}

/// A goal that activities can be for.
#[derive(Debug, Clone)]
pub(crate) struct Goal<'a> {
    pub(crate) statement: &'a Statement,
    /// "3.1", where it has a number.
    pub(crate) number: Option<String>,
    /// The area that it stands under.
    pub(crate) area: Option<&'a Statement>,
}

/// An activity as it is counted: what is written of it, and what it has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry<'a> {
    /// Its number; `None` for one that is being typed.
    pub(crate) id: Option<ActivityId>,
    pub(crate) work: &'a Work,
    pub(crate) resources: Resources,
}

impl<'a> Desk<'a> {
    /// The plan in the address.
    pub(crate) fn of(asked: &'a Asked) -> Result<Desk<'a>, Problem> {
        let round = planning::round(asked)?;
        let unit = asked.id::<UnitId>("unit")?;
        Desk::at(asked, round, unit)
    }

    /// The same, for someone who writes activities in it.
    pub(crate) fn to_write(asked: &'a Asked) -> Result<Desk<'a>, Problem> {
        let desk = Desk::of(asked)?;
        if desk.contributes() { Ok(desk) } else { Err(Problem::Forbidden) }
    }

    /// The plan of a unit in a round.
    pub(crate) fn at(asked: &'a Asked, round: &'a Round, unit: UnitId) -> Result<Desk<'a>, Problem> {
        let view = View::of(asked);
        let unit = view.organisation.units.get(&unit).ok_or(Problem::NotFound)?;
        let strategy = view.organisation.strategy_for(round);
        Ok(Desk {
            view,
            round,
            unit,
            activities: round.activities_of(unit.id).collect(),
            strategy,
            areas: Areas::of(strategy),
        })
    }

    /// The address of the plan, or of something in it: `desk.path("/undo")`, for `asked.done`.
    pub(crate) fn path(&self, tail: &str) -> String {
        format!("{}{tail}", planning::unit_path(self.round.number, self.unit.id))
    }

    /// The same, for a link.
    pub(crate) fn address(&self, tail: &str) -> String {
        self.view.frame.to(&self.path(tail))
    }

    /// The address of an activity's own page.
    pub(crate) fn activity_address(&self, activity: ActivityId) -> String {
        self.view.frame.to(&planning::activity_path(self.round.number, activity))
    }

    /// What the name of an unsaved text begins with: the plan, and then the activity or "new".
    pub(crate) fn form_name(&self, tail: &str) -> String {
        format!("planning/{}/units/{}/activities/{tail}", self.round.number, self.unit.id)
    }

    pub(crate) fn amounts(&self) -> Amounts {
        self.view.amounts()
    }

    pub(crate) fn plan(&self) -> Option<&'a UnitPlan> {
        self.round.plans.get(&self.unit.id).map(AsRef::as_ref)
    }

    pub(crate) fn state(&self) -> PlanState {
        self.round.plan_state(self.unit.id)
    }

    /// Whether the viewer plans for the unit, whatever state the plan is in.
    pub(crate) fn plans(&self) -> bool {
        self.view.is_today() && may_plan_for(&self.view, self.unit.id)
    }

    /// Whether the viewer writes activities in the plan, whatever state it is in.
    pub(crate) fn contributes(&self) -> bool {
        self.view.is_today() && policy::may_write_for(self.view.organisation, self.view.viewer, self.unit.id)
    }

    /// Whether the viewer can write in the plan now.
    pub(crate) fn writes(&self) -> bool {
        writes(&self.view, self.round, self.unit.id)
    }

    /// Whether the viewer steers the planning, and can take the plan a step on its way.
    pub(crate) fn steers(&self) -> bool {
        self.view.is_today() && self.view.may(Right::SteerPlanning) && self.is_open()
    }

    /// Whether the viewer may take back the plan that was sent in.
    pub(crate) fn may_recall(&self) -> bool {
        let rests = self.round.rests_before_a_body() || self.state() != PlanState::Submitted;
        self.plans() && self.is_open() && !rests
    }

    /// Why the plan does not change now, in words.
    pub(crate) fn why_it_rests(&self) -> Cow<'static, str> {
        match self.state() {
            state @ (PlanState::Submitted | PlanState::Approved) => self.view.m.word("plan-at-rest", state.key()),
            // It lies before a body, or the round is closed.
            PlanState::Draft | PlanState::Returned => self.view.m.t("plan-at-rest-now"),
        }
    }

    /// Whether anything in the plan can change at all.
    fn is_open(&self) -> bool {
        is_open(self.round)
    }

    /// Whether amounts and goals rest, because a decision gave them.
    pub(crate) fn rests(&self) -> bool {
        self.round.resources_are_decided()
    }

    /// The units below this one, which its frame is for too.
    pub(crate) fn below(&self) -> Vec<&'a Unit> {
        let units = self.view.organisation.units.values().map(AsRef::as_ref);
        units.filter(|unit| unit.parent == Some(self.unit.id) && unit.is_there_on(self.view.day)).collect()
    }

    /// What there is within a frame of the unit, with all below it, when its own plan is these entries.
    pub(crate) fn within(&self, of: FrameFor, entries: &[Entry<'_>]) -> Resources {
        let saved = self.view.organisation.within_frame(of, self.round.sums(), &self.areas);
        saved - self.own_within(of, &self.entries()) + self.own_within(of, entries)
    }

    fn own_within(&self, of: FrameFor, entries: &[Entry<'_>]) -> Resources {
        let inside = |goal: Option<StatementId>, source| {
            of.area.is_none_or(|area| goal.and_then(|goal| self.areas.of_goal(goal)) == Some(area))
                && of.source.is_none_or(|wanted| wanted == source)
        };
        let mut sum = Resources::NONE;
        for entry in entries {
            let saved = entry.id.and_then(|id| self.activity(id)).filter(|saved| saved.work.asks_the_same(entry.work));
            match saved {
                Some(activity) => {
                    let places = self.round.places_of(activity).into_iter();
                    sum += places.filter(|(place, _)| inside(place.goal, place.source)).map(|(_, has)| has).sum();
                }
                None => {
                    let places = entry.work.planned().into_iter();
                    sum += places.filter(|((goal, source), _)| inside(*goal, *source)).map(|(_, has)| has).sum();
                }
            }
        }
        sum
    }

    /// The frames of the unit, as a whole and in parts, with what there is within each when its plan is these entries.
    pub(crate) fn frames(&self, entries: &[Entry<'_>]) -> Vec<(FrameFor, Resources, Resources)> {
        let whole = FrameFor { unit: Some(self.unit.id), area: None, source: None };
        let frames = self.round.frames.range(whole..).take_while(|(of, _)| of.unit == Some(self.unit.id));
        frames.map(|(of, frame)| (*of, self.within(*of, entries), *frame)).collect()
    }

    /// By how much the plan passes its frame, or of several parts the one that it passes most; `None` when it does not.
    pub(crate) fn over_frame(&self) -> Option<Resources> {
        let passed = self.view.organisation.frames_passed_by(self.round, self.unit.id);
        let whole = passed.iter().find(|(of, _)| of.area.is_none() && of.source.is_none());
        whole.or_else(|| passed.iter().max_by_key(|(_, over)| over.kronor)).map(|(_, over)| *over)
    }

    /// The activity with this number, when it is in the plan.
    pub(crate) fn activity(&self, id: ActivityId) -> Option<&'a Activity> {
        self.round.activity(id).filter(|activity| activity.unit == self.unit.id)
    }

    /// The goals that activities can be for, in the order of the strategy.
    pub(crate) fn goals(&self) -> Vec<Goal<'a>> {
        let Some(strategy) = self.strategy else { return Vec::new() };
        let served = strategy.tree.in_order().into_iter().filter(|statement| statement.kind.is_served());
        served.map(|statement| self.goal_of(strategy, statement)).collect()
    }

    /// A goal, while it is in the strategy.
    pub(crate) fn goal(&self, id: StatementId) -> Option<Goal<'a>> {
        let strategy = self.strategy?;
        Some(self.goal_of(strategy, strategy.tree.get(id)?))
    }

    fn goal_of(&self, strategy: &'a Revision, statement: &'a Statement) -> Goal<'a> {
        let area = self.areas.of_goal(statement.id).and_then(|area| strategy.tree.get(area));
        Goal { statement, number: strategy.tree.number(statement), area }
    }

    /// The result areas, in the order of the strategy.
    pub(crate) fn areas(&self) -> Vec<&'a Statement> {
        self.strategy.map_or_else(Vec::new, |strategy| strategy.tree.of_kind(StatementKind::ResultArea))
    }

    /// The area that a goal stands under.
    pub(crate) fn area_of(&self, goal: StatementId) -> Option<StatementId> {
        self.areas.of_goal(goal)
    }

    /// Whether the directive points an activity out: itself, its unit, one of its goals or an area of theirs.
    pub(crate) fn points_out(&self, activity: &Activity) -> bool {
        self.round.is_pointed_out(activity, |goal| self.areas.of_goal(goal))
    }

    /// The plan as it stands.
    pub(crate) fn entries(&self) -> Vec<Entry<'a>> {
        let entry = |activity: &&'a Activity| Entry {
            id: Some(activity.id),
            work: &activity.work,
            resources: self.round.resources_of(activity),
        };
        self.activities.iter().map(entry).collect()
    }

    /// The plan as it would stand with what someone types: of an activity, or of a new one.
    pub(crate) fn entries_with<'b>(&self, id: Option<ActivityId>, typed: &'b Work) -> Vec<Entry<'b>>
    where
        'a: 'b,
    {
        let mut entries: Vec<Entry<'b>> = self.entries();
        let asks_the_same = |entry: &Entry<'_>| entry.work.asks_the_same(typed);
        match entries.iter_mut().find(|entry| id.is_some() && entry.id == id) {
            Some(entry) if asks_the_same(entry) => entry.work = typed,
            Some(entry) => *entry = Entry { id, work: typed, resources: typed.total() },
            None => entries.push(Entry { id: None, work: typed, resources: typed.total() }),
        }
        entries
    }
}

/// Whether the viewer can write in a unit's plan now.
pub(crate) fn writes(view: &View<'_>, round: &Round, unit: UnitId) -> bool {
    view.is_today()
        && policy::may_write_for(view.organisation, view.viewer, unit)
        && round.plan_state(unit).is_open()
        && is_open(round)
}

fn is_open(round: &Round) -> bool {
    round.phase() != Phase::Closed && !round.proposals.contains_key(&Paper::Plan)
}

/// Whether the viewer may write in the plan of a unit.
pub(crate) fn may_plan_for(view: &View<'_>, unit: UnitId) -> bool {
    policy::may_plan_for(view.organisation, view.viewer, unit)
}

/// Kronor as a plan shows them: rounded so that the rows on screen sum to the total on screen.
pub(crate) struct Sums {
    shown: BTreeMap<ActivityId, Kronor>,
    /// What is shown for all of them.
    pub(crate) whole: Resources,
}

impl Sums {
    pub(crate) fn of(entries: &[Entry<'_>], amounts: Amounts) -> Sums {
        let exact: Vec<i64> = entries.iter().map(|entry| entry.resources.kronor.0).collect();
        let rounded = Parts::of(&exact, amounts.unit());
        let shown = entries.iter().zip(&rounded.parts).filter_map(|(entry, part)| Some((entry.id?, Kronor(*part))));
        let people = entries.iter().map(|entry| entry.resources.person_years).sum();
        Sums { shown: shown.collect(), whole: Resources { kronor: Kronor(rounded.whole), person_years: people } }
    }

    /// The kronor of an activity.
    pub(crate) fn kronor(&self, id: ActivityId) -> Kronor {
        self.shown.get(&id).copied().unwrap_or_default()
    }
}

impl Goal<'_> {
    /// With its number, as in a list: "3.1 Fler små företag använder digital teknik".
    pub(crate) fn short(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.statement.text()),
            None => self.statement.text().to_owned(),
        }
    }
}
