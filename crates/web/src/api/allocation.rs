//! Where the resources of a round lie, and the scenarios that move them.

use domain::ids::ScenarioId;
use domain::{planning, scenario};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Amounts, Done};
use crate::planning::round;
use crate::problem::Problem;
use crate::request::Asked;

/// Where the resources of a round lie.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Lie {
    /// In which activity.
    pub activity: u32,
    /// Of which unit.
    pub unit: u32,
    /// For which goal; absent where it is for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    /// In which result area.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<u32>,
    /// From which source of funding.
    pub source: u32,
    /// How much.
    pub amounts: Amounts,
}

/// `GET …/rounds/{round}/allocation`
///
/// # Errors
/// Not found.
pub async fn allocation(asked: Asked) -> Result<List<Lie>, Problem> {
    let round = round(&asked)?;
    let allocation = round.allocation(&asked.organisation.areas_for(round));
    let all = allocation.lines.iter().zip(0..).map(|(line, number)| {
        let lie = Lie {
            activity: line.place.activity.0,
            unit: line.unit.0,
            statement: line.place.goal.map(|goal| goal.0),
            area: line.area.map(|area| area.0),
            source: line.place.source.0,
            amounts: line.resources.into(),
        };
        (number, lie)
    });
    Ok(List::of(&asked, all))
}

/// An alternative allocation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Scenario {
    /// Its number, in all rounds.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub state: &'static str,
    /// The scenario that it began from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub based_on: Option<u32>,
    /// Who opened it, and when.
    pub opened: Done,
    /// The decision that adopted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<u32>,
    /// What it takes from somewhere and gives nowhere, or the other way.
    pub balance: Amounts,
    /// What it changes, place by place.
    pub changes: Vec<Change>,
}

/// What a scenario changes in a place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Change {
    /// In which activity.
    pub activity: u32,
    /// For which goal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    /// From which source of funding.
    pub source: u32,
    /// More, or less.
    pub amounts: Amounts,
}

impl Scenario {
    fn of(round: &planning::Round, scenario: &scenario::Scenario) -> Scenario {
        let changes = scenario.changes().into_iter().map(|(place, resources)| Change {
            activity: place.activity.0,
            statement: place.goal.map(|goal| goal.0),
            source: place.source.0,
            amounts: resources.into(),
        });
        Scenario {
            id: scenario.id.0,
            name: scenario.name.to_string(),
            state: round.scenario_state(scenario).key(),
            based_on: scenario.based_on.map(|id| id.0),
            opened: scenario.opened.into(),
            decision: scenario.adopted.map(|id| id.0),
            balance: scenario.balance().into(),
            changes: changes.collect(),
        }
    }
}

/// `GET …/rounds/{round}/scenarios`
///
/// # Errors
/// Not found.
pub async fn scenarios(asked: Asked) -> Result<List<Scenario>, Problem> {
    let round = round(&asked)?;
    Ok(List::of(&asked, round.scenarios.values().map(|one| (one.id.0.into(), Scenario::of(round, one)))))
}

/// `GET …/rounds/{round}/scenarios/{scenario}`
///
/// # Errors
/// Not found.
pub async fn one_scenario(asked: Asked) -> Result<Scenario, Problem> {
    let round = round(&asked)?;
    let scenario = round.scenario(asked.id::<ScenarioId>("scenario")?).ok_or(Problem::NotFound)?;
    Ok(Scenario::of(round, scenario))
}
