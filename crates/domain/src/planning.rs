//! Planning rounds: one year's operational planning from the directive to the decided plan. What a round holds, and what
//! is read from it. Not the rules: those for the round and its papers are in `planning::course`, for the units' plans in
//! `activity`, for the money in `allocation` and `scenario`.

use std::sync::Arc;

use imbl::{OrdMap, Vector};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::activity::{Activity, UnitPlan, Work};
use crate::allocation::Place;
use crate::allocation::sums::Sums;
use crate::ids::{ActivityId, BodyId, DecisionId, FundingId, RoundNumber, ScenarioId, StatementId, UnitId};
use crate::money::Resources;
use crate::planning::breaks::{PlanBreak, SetAside};
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::text::{Explanation, Name, Reason};
use crate::time::Stamp;

pub(crate) mod apply;
pub mod breaks;
pub mod comparable;
pub mod course;
pub mod given;
pub mod mine;
mod papers;

/// Where money comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundingKind {
    /// An appropriation of the state budget (*anslag*).
    Appropriation,
    /// Fees for what the agency does (*avgifter*).
    Fee,
    /// Programmes of the European Union.
    EuropeanUnion,
    /// Grants and everything else.
    Other,
}

impl FundingKind {
    /// All of them, in the order in which they are shown.
    pub const ALL: [FundingKind; 4] =
        [FundingKind::Appropriation, FundingKind::Fee, FundingKind::EuropeanUnion, FundingKind::Other];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            FundingKind::Appropriation => "appropriation",
            FundingKind::Fee => "fee",
            FundingKind::EuropeanUnion => "european-union",
            FundingKind::Other => "other",
        }
    }
}

/// A source of funding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundingSource {
    /// Its number.
    pub id: FundingId,
    /// What it is called: "Anslag 1:5".
    pub name: Name,
    /// Which kind it is.
    pub kind: FundingKind,
    /// Who closed it for new plans, and when.
    pub closed: Option<Stamp>,
}

/// The phases of a round, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Management says what is asked, and points out.
    Directive,
    /// Units get what they may plan within.
    Frames,
    /// Units plan.
    UnitPlans,
    /// Plans are sent in, talked about, returned, approved.
    Dialogue,
    /// Resources are given within and between areas.
    Allocation,
    /// The plan is decided.
    Decision,
    /// The plan is carried out.
    Running,
    /// The round is over. Nothing in it changes.
    Closed,
}

impl Phase {
    /// All of them, in order.
    pub const ALL: [Phase; 8] = [
        Phase::Directive,
        Phase::Frames,
        Phase::UnitPlans,
        Phase::Dialogue,
        Phase::Allocation,
        Phase::Decision,
        Phase::Running,
        Phase::Closed,
    ];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Phase::Directive => "directive",
            Phase::Frames => "frames",
            Phase::UnitPlans => "unit-plans",
            Phase::Dialogue => "dialogue",
            Phase::Allocation => "allocation",
            Phase::Decision => "decision",
            Phase::Running => "running",
            Phase::Closed => "closed",
        }
    }

    /// Its place among them, from 1.
    pub fn ordinal(self) -> usize {
        self as usize + 1
    }
}

/// When a phase is to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseDate {
    /// Which.
    pub phase: Phase,
    /// Its first day.
    pub begins: Date,
}

/// What is decided in a round by a body, each on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// What management asks, and what is pointed out.
    Directive,
    /// What units plan within.
    Frames,
    /// An allocation of resources.
    Scenario(ScenarioId),
    /// The operational plan as a whole (*verksamhetsplan*).
    Plan,
}

impl Paper {
    /// The word for it in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Paper::Directive => "directive",
            Paper::Frames => "frames",
            Paper::Scenario(_) => "scenario",
            Paper::Plan => "plan",
        }
    }
}

/// What management asks of one unit, or of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Of whom; `None` of all.
    pub unit: Option<UnitId>,
    /// What.
    pub what: Reason,
}

/// What a directive can point out as of special strategic importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pointed {
    /// A goal, or a whole result area.
    Statement(StatementId),
    /// An activity.
    Activity(ActivityId),
    /// The whole operations of a unit.
    Unit(UnitId),
}

/// Why something is pointed out, and by whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PointedOut {
    /// Why.
    pub reason: Reason,
    /// Who wrote it, and when.
    pub given: Stamp,
}

/// The planning directive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Directive {
    /// What management wants of the round.
    pub text: Explanation,
    /// What is asked of whom.
    pub asks: Vec<Ask>,
    /// What is pointed out.
    pub pointed_out: OrdMap<Pointed, PointedOut>,
}

/// What a frame is for: a unit, an area, a source, or what several of them have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FrameFor {
    /// The unit; `None` for the whole agency.
    pub unit: Option<UnitId>,
    /// The result area; `None` for all.
    pub area: Option<StatementId>,
    /// The source of funding; `None` for all.
    pub source: Option<FundingId>,
}

/// A frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// What it is for.
    pub of: FrameFor,
    /// What there is to plan with.
    pub resources: Resources,
}

/// Frames by what they are for.
pub type Frames = OrdMap<FrameFor, Resources>;

/// Activities by their numbers.
pub type Activities = OrdMap<ActivityId, Arc<Activity>>;

/// What decisions have changed, by where it lies.
pub type Adjustments = OrdMap<Place, Resources>;

/// A paper before a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which body.
    pub to: BodyId,
    /// Who put it there, and when.
    pub made: Stamp,
    /// Why it passes frames, when it does.
    pub motive: Option<Reason>,
}

/// A paper that came back from the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperReturn {
    /// Which.
    pub paper: Paper,
    /// Who sent it back, and when.
    pub made: Stamp,
    /// Why.
    pub reason: Reason,
}

/// A paper as it was decided: it never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Which paper.
    pub paper: Paper,
    /// 1, 2, 3, … of that kind in the round.
    pub number: u32,
    /// The decision.
    pub decision: DecisionId,
    /// The day of it.
    pub decided_on: Date,
    /// Why it passes frames, when it does.
    pub motive: Option<Reason>,
    /// What was decided.
    pub content: Content,
}

/// What a decided paper holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// The directive.
    Directive(Directive),
    /// The frames.
    Frames(OrdMap<FrameFor, Resources>),
    /// What every activity had before, and after.
    Scenario {
        /// The activities.
        activities: OrdMap<ActivityId, Arc<Activity>>,
        /// What decisions had changed before.
        before: OrdMap<Place, Resources>,
        /// What they have changed with this one.
        after: OrdMap<Place, Resources>,
        /// What lay where before, by unit, goal and source.
        sums: Sums,
    },
    /// The plan.
    Plan {
        /// The activities.
        activities: OrdMap<ActivityId, Arc<Activity>>,
        /// What decisions on scenarios have changed.
        adjustments: OrdMap<Place, Resources>,
        /// The frames.
        frames: OrdMap<FrameFor, Resources>,
    },
}

/// One year's operational planning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// 1, 2, 3, …
    pub number: RoundNumber,
    /// What it is called: "2019".
    pub name: Name,
    /// The first day of the period.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// The round that it began from.
    pub based_on: Option<RoundNumber>,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// When the phases are to begin, in their order.
    pub calendar: Vec<PhaseDate>,
    /// The phases that it has entered, in order. Never empty.
    pub phases: Vector<(Stamp, Phase)>,
    /// The directive as it is being written, or stands.
    pub directive: Directive,
    /// The number of the event that last changed what is asked in it.
    pub directive_written: u64,
    /// The frames as they are being written, or stand.
    pub frames: OrdMap<FrameFor, Resources>,
    /// The number of the event that last changed them.
    pub frames_written: u64,
    /// The activities.
    pub activities: OrdMap<ActivityId, Arc<Activity>>,
    /// The units' plans, of those that have begun.
    pub plans: OrdMap<UnitId, Arc<UnitPlan>>,
    /// The scenarios.
    pub scenarios: OrdMap<ScenarioId, Arc<Scenario>>,
    /// What the decisions have changed, beside what the units planned.
    pub adjustments: OrdMap<Place, Resources>,
    /// What lies where, by unit, goal and source.
    pub(crate) sums: Sums,
    /// Papers before a body.
    pub proposals: OrdMap<Paper, Proposal>,
    /// Papers that came back, the first first.
    pub returns: Vector<PaperReturn>,
    /// Papers as they were decided, the first first.
    pub editions: Vector<Arc<Edition>>,
    /// Breaks set aside.
    pub set_aside: OrdMap<PlanBreak, SetAside>,
    /// The number of the event that last changed it.
    pub version: u64,
    /// Who last changed it, and when.
    pub changed: Stamp,
}

impl Round {
    /// The phase that it is in.
    pub fn phase(&self) -> Phase {
        self.phases.last().map_or(Phase::Directive, |(_, phase)| *phase)
    }

    /// The first day of a phase, as it was laid down.
    pub fn begins(&self, phase: Phase) -> Option<Date> {
        self.calendar.iter().find(|date| date.phase == phase).map(|date| date.begins)
    }

    /// The last day of a phase: the day before the next one that has a date.
    pub fn ends(&self, phase: Phase) -> Option<Date> {
        let next = self.calendar.iter().find(|date| phase < date.phase)?;
        next.begins.yesterday().ok()
    }

    /// The activity with this number.
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.activities.get(&id).map(Arc::as_ref)
    }

    /// A unit's activities, in the order in which they were added.
    pub fn activities_of(&self, unit: UnitId) -> impl Iterator<Item = &Activity> {
        self.activities.values().map(Arc::as_ref).filter(move |activity| activity.unit == unit)
    }

    /// Whether no day of an activity is in the round's period. What goes on from before it, or beyond it, is inside.
    pub fn is_outside(&self, work: &Work) -> bool {
        self.until < work.from || work.until.is_some_and(|until| until < self.from)
    }

    /// The scenario with this number.
    pub fn scenario(&self, id: ScenarioId) -> Option<&Scenario> {
        self.scenarios.get(&id).map(Arc::as_ref)
    }

    /// The frame of a unit as a whole.
    pub fn frame_of(&self, unit: UnitId) -> Option<Resources> {
        self.frames.get(&FrameFor { unit: Some(unit), area: None, source: None }).copied()
    }

    /// The frame of an area as a whole.
    pub fn frame_of_area(&self, area: StatementId) -> Option<Resources> {
        self.frames.get(&FrameFor { unit: None, area: Some(area), source: None }).copied()
    }

    /// The paper as it was last decided.
    pub fn decided(&self, paper: Paper) -> Option<&Edition> {
        self.editions.iter().rev().map(Arc::as_ref).find(|edition| edition.paper == paper)
    }

    /// The decided allocations, the first first.
    pub fn allocations(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.editions.iter().map(Arc::as_ref).filter(|edition| matches!(edition.paper, Paper::Scenario(_)))
    }

    /// The decided plans, the first first.
    pub fn decided_plans(&self) -> impl DoubleEndedIterator<Item = &Edition> {
        self.editions.iter().map(Arc::as_ref).filter(|edition| edition.paper == Paper::Plan)
    }

    /// Whether the directive points it out.
    pub fn points_out(&self, what: Pointed) -> bool {
        self.directive.pointed_out.contains_key(&what)
    }

    /// Whether an activity is pointed out: itself, its unit, or one of its goals. Areas pass it on to their goals only
    /// where `area_of` says which area a goal stands under.
    pub fn is_pointed_out(&self, activity: &Activity, area_of: impl Fn(StatementId) -> Option<StatementId>) -> bool {
        let statement = |id| self.points_out(Pointed::Statement(id));
        self.points_out(Pointed::Activity(activity.id))
            || self.points_out(Pointed::Unit(activity.unit))
            || activity
                .work
                .goals
                .iter()
                .any(|share| statement(share.goal) || area_of(share.goal).is_some_and(statement))
    }
}

/// All rounds, and what they have in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planning {
    pub(crate) rounds: OrdMap<RoundNumber, Arc<Round>>,
    pub(crate) funding: OrdMap<FundingId, Arc<FundingSource>>,
}

impl Planning {
    /// Every round, the first first.
    pub fn rounds(&self) -> impl DoubleEndedIterator<Item = &Round> {
        self.rounds.values().map(Arc::as_ref)
    }

    /// The round with this number.
    pub fn get(&self, number: RoundNumber) -> Option<&Round> {
        self.rounds.get(&number).map(Arc::as_ref)
    }

    /// The round with this number, for rules.
    ///
    /// # Errors
    /// `round-unknown`.
    pub fn round(&self, number: RoundNumber) -> Result<&Round, Refusal> {
        self.get(number).ok_or_else(|| Refusal::new("round-unknown").with("round", number.0))
    }

    /// The round that is being planned: the last one whose plan does not run yet.
    pub fn being_planned(&self) -> Option<&Round> {
        self.rounds().rev().find(|round| round.phase() < Phase::Running)
    }

    /// The round whose period a day is in; the latest where several are.
    pub fn on(&self, day: Date) -> Option<&Round> {
        self.rounds().rev().find(|round| round.from <= day && day <= round.until)
    }

    /// The round before this one: the one it began from, or else the one whose period ended last before it.
    pub fn before(&self, round: &Round) -> Option<&Round> {
        round.based_on.and_then(|number| self.get(number)).or_else(|| {
            self.rounds().filter(|other| other.until < round.from).max_by_key(|other| (other.until, other.number))
        })
    }

    /// The plan that steers on a day: the latest decided plan of a round whose period the day is in.
    pub fn in_force_on(&self, day: Date) -> Option<(&Round, &Edition)> {
        let round = self.on(day)?;
        let edition = round.decided_plans().rfind(|edition| edition.decided_on <= day)?;
        Some((round, edition))
    }

    /// Sources of funding, the first first.
    pub fn funding(&self) -> impl Iterator<Item = &FundingSource> {
        self.funding.values().map(Arc::as_ref)
    }

    /// The source with this number.
    pub fn source(&self, id: FundingId) -> Option<&FundingSource> {
        self.funding.get(&id).map(Arc::as_ref)
    }
}
