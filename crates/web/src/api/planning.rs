//! Planning rounds: their phases, directive, frames, unit plans and breaks, as they are being worked on. What units do is in
//! `activity`, where the resources lie in `allocation`.

use domain::ids::UnitId;
use domain::planning::breaks::PlanBreak;
use domain::planning::{self, Pointed};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Amounts, Day, Done};
use crate::planning::round;
use crate::problem::Problem;
use crate::request::Asked;

/// A planning round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Round {
    /// Its number.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// The first day that is planned for.
    pub from: Day,
    /// The last day that is planned for.
    pub until: Day,
    /// The round that it began from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// Where it is.
    pub phase: &'static str,
    /// When each phase begins.
    pub calendar: Vec<PhaseDate>,
    /// How many activities it has.
    pub activities: usize,
    /// What was decided in it, in order.
    pub decided: Vec<Edition>,
}

/// When a phase begins.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PhaseDate {
    /// Which.
    pub phase: &'static str,
    /// Its first day.
    pub begins: Day,
}

/// A paper as it was decided.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Edition {
    /// Which: `directive`, `frames`, `plan` or `scenario`.
    pub paper: &'static str,
    /// The first, second, … of its kind.
    pub number: u32,
    /// The number of the decision.
    pub decision: u32,
    /// Its day.
    pub decided_on: Day,
}

impl Round {
    fn of(round: &planning::Round) -> Round {
        let edition = |edition: &planning::Edition| Edition {
            paper: edition.paper.key(),
            number: edition.number,
            decision: edition.decision.0,
            decided_on: Day(edition.decided_on),
        };
        Round {
            number: round.number.0,
            name: round.name.to_string(),
            from: Day(round.from),
            until: Day(round.until),
            based_on: round.based_on.map(|number| number.0),
            phase: round.phase().key(),
            calendar: round
                .calendar
                .iter()
                .map(|date| PhaseDate { phase: date.phase.key(), begins: Day(date.begins) })
                .collect(),
            activities: round.activities.len(),
            decided: round.editions.iter().map(|one| edition(one)).collect(),
        }
    }
}

/// `GET …/rounds`
///
/// # Errors
/// None.
pub async fn rounds(asked: Asked) -> Result<List<Round>, Problem> {
    let all = asked.organisation.planning.rounds();
    Ok(List::of(&asked, all.map(|round| (round.number.0.into(), Round::of(round)))))
}

/// `GET …/rounds/{round}`
///
/// # Errors
/// Not found.
pub async fn one_round(asked: Asked) -> Result<Round, Problem> {
    round(&asked).map(Round::of)
}

/// What management asks in a round, and what is pointed out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Directive {
    /// The text; empty while nothing is written.
    pub text: String,
    /// What is asked of units.
    pub asks: Vec<Ask>,
    /// What is of special strategic importance.
    pub pointed_out: Vec<PointedOut>,
}

/// What is asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Ask {
    /// Of which unit; of all where it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<u32>,
    /// What.
    pub what: String,
}

/// Something that is pointed out.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointedOut {
    /// What sort of thing: `statement`, `activity` or `unit`.
    pub sort: &'static str,
    /// Its number.
    pub id: u32,
    /// Why.
    pub reason: String,
}

/// `GET …/rounds/{round}/directive`
///
/// # Errors
/// Not found.
pub async fn directive(asked: Asked) -> Result<Directive, Problem> {
    let directive = &round(&asked)?.directive;
    let pointed_out = directive.pointed_out.iter().map(|(what, pointed)| {
        let (sort, id) = match what {
            Pointed::Statement(id) => ("statement", id.0),
            Pointed::Activity(id) => ("activity", id.0),
            Pointed::Unit(id) => ("unit", id.0),
        };
        PointedOut { sort, id, reason: pointed.reason.to_string() }
    });
    Ok(Directive {
        text: directive.text.to_string(),
        asks: directive
            .asks
            .iter()
            .map(|ask| Ask { unit: ask.unit.map(|unit| unit.0), what: ask.what.to_string() })
            .collect(),
        pointed_out: pointed_out.collect(),
    })
}

/// What may be planned for something.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frame {
    /// For which unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<u32>,
    /// For which result area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<u32>,
    /// From which source of funding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<u32>,
    /// How much.
    pub amounts: Amounts,
}

/// The frames of a round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Frames {
    /// Each of them.
    pub frames: Vec<Frame>,
}

/// `GET …/rounds/{round}/frames`
///
/// # Errors
/// Not found.
pub async fn frames(asked: Asked) -> Result<Frames, Problem> {
    let frames = round(&asked)?.frames.iter().map(|(of, resources)| Frame {
        unit: of.unit.map(|unit| unit.0),
        area: of.area.map(|area| area.0),
        source: of.source.map(|source| source.0),
        amounts: (*resources).into(),
    });
    Ok(Frames { frames: frames.collect() })
}

/// A source of funding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Source {
    /// Its number.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// What sort it is.
    pub kind: &'static str,
    /// Whether it is no longer planned with.
    pub closed: bool,
}

/// `GET …/funding`
///
/// # Errors
/// None.
pub async fn funding(asked: Asked) -> Result<List<Source>, Problem> {
    let all = asked.organisation.planning.funding().map(|source| {
        let shown = Source {
            id: source.id.0,
            name: source.name.to_string(),
            kind: source.kind.key(),
            closed: source.closed.is_some(),
        };
        (source.id.0.into(), shown)
    });
    Ok(List::of(&asked, all))
}

/// The plan of a unit in a round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitPlan {
    /// The unit.
    pub unit: u32,
    /// Where the plan is: `draft`, `returned`, `submitted` or `approved`.
    pub state: &'static str,
    /// How many activities it has.
    pub activities: usize,
    /// What they have together.
    pub amounts: Amounts,
    /// The frame of the unit, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frame: Option<Amounts>,
    /// The way it has gone.
    pub steps: Vec<Step>,
}

/// A step on the way of a unit's plan.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Step {
    /// What was done: `submitted`, `returned`, `approved`, `commented` or `reopened`.
    pub step: &'static str,
    /// What was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// By whom, and when.
    pub done: Done,
}

impl UnitPlan {
    fn of(round: &planning::Round, unit: UnitId) -> UnitPlan {
        let plan = round.plans.get(&unit);
        let steps = plan.into_iter().flat_map(|plan| &plan.steps).map(|(stamp, step)| {
            let (step, says) = (step.key(), step.says().map(str::to_owned));
            Step { step, says, done: (*stamp).into() }
        });
        UnitPlan {
            unit: unit.0,
            state: round.plan_state(unit).key(),
            activities: round.activities_of(unit).count(),
            amounts: round.resources_of_unit(unit).into(),
            frame: round.frame_of(unit).map(Amounts::from),
            steps: steps.collect(),
        }
    }
}

/// `GET …/rounds/{round}/unit-plans`: of every unit that plans or has a frame.
///
/// # Errors
/// Not found.
pub async fn unit_plans(asked: Asked) -> Result<List<UnitPlan>, Problem> {
    let round = round(&asked)?;
    let plans = |unit: &UnitId| {
        round.plans.contains_key(unit) || round.frame_of(*unit).is_some() || round.activities_of(*unit).next().is_some()
    };
    let units = asked.organisation.units.keys().copied().filter(plans);
    Ok(List::of(&asked, units.map(|unit| (unit.0.into(), UnitPlan::of(round, unit)))))
}

/// Where the thread breaks in a round.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Break {
    /// How: `goal-without-activity`, `task-without-unit`, …
    pub kind: &'static str,
    /// What sort of thing it is about: `activity`, `statement`, `task` or `unit`.
    pub sort: &'static str,
    /// The number of that thing.
    pub id: u32,
    /// How much it matters: 1 the most.
    pub weight: u8,
    /// What hangs on it.
    pub at_stake: Amounts,
    /// Until when it is set aside; absent where it is not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aside_until: Option<Day>,
    /// Why it is set aside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub motive: Option<String>,
}

/// `GET …/rounds/{round}/breaks`
///
/// # Errors
/// Not found.
pub async fn breaks(asked: Asked) -> Result<List<Break>, Problem> {
    let found = asked.organisation.plan_breaks(round(&asked)?, asked.day);
    let all = found.iter().zip(0..).map(|(found, number)| {
        let (sort, id) = subject(found.broken);
        let shown = Break {
            kind: found.broken.key(),
            sort,
            id,
            weight: found.broken.weight(),
            at_stake: found.at_stake.into(),
            aside_until: found.aside.map(|aside| Day(aside.until)),
            motive: found.aside.map(|aside| aside.motive.to_string()),
        };
        (number, shown)
    });
    Ok(List::of(&asked, all))
}

fn subject(broken: PlanBreak) -> (&'static str, u32) {
    match broken {
        PlanBreak::ActivityWithoutGoal(id)
        | PlanBreak::ResourcesWithoutGoal(id)
        | PlanBreak::GoalIsGone(id)
        | PlanBreak::OutsideTheRound(id) => ("activity", id.0),
        PlanBreak::GoalWithoutActivity(id) | PlanBreak::GoalWithoutResources(id) | PlanBreak::PointedOutShrinks(id) => {
            ("statement", id.0)
        }
        PlanBreak::TaskWithoutUnit(id) | PlanBreak::TaskWithoutActivity(id) => ("task", id.0),
        PlanBreak::UnitWithoutPlan(id) | PlanBreak::OverFrame(id) => ("unit", id.0),
    }
}
