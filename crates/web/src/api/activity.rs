//! What units plan and do: the activities of a round as they are being worked on, and those of the plan as it was decided,
//! which more may read.

use domain::activity;
use domain::ids::{ActivityId, UnitId};
use domain::planning::{Content, Paper};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Amounts, Day};
use crate::planning::round;
use crate::problem::Problem;
use crate::request::Asked;

/// Something that a unit plans and does.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Activity {
    /// Its number, through all the rounds that it goes on in.
    pub id: u32,
    /// The unit that plans it.
    pub unit: u32,
    /// What it is called.
    pub title: String,
    /// What is done; empty where nothing is said.
    pub description: String,
    /// The number of the person who answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<u32>,
    /// Its first day.
    pub from: Day,
    /// Its last day; absent where it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// How far it has come.
    pub status: &'static str,
    /// For which goals, and how much of it for each.
    pub goals: Vec<Share>,
    /// From which sources it has what.
    pub resources: Vec<Grant>,
    /// What it has in all.
    pub amounts: Amounts,
    /// The external tasks that it answers.
    pub tasks: Vec<u32>,
    /// The activities that it needs.
    pub needs: Vec<u32>,
    /// Its milestones.
    pub milestones: Vec<Milestone>,
    /// The round that it goes on from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carried_from: Option<u32>,
}

/// How much of an activity is for a goal.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Share {
    /// The goal.
    pub statement: u32,
    /// Hundredths of a per cent.
    pub share: u32,
}

/// What an activity has from a source.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Grant {
    /// The source of funding.
    pub source: u32,
    /// How much was planned.
    pub amounts: Amounts,
}

/// A milestone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Milestone {
    /// The day.
    pub day: Day,
    /// What is to be reached.
    pub what: String,
    /// The day on which it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reached: Option<Day>,
}

impl Activity {
    fn of(activity: &activity::Activity, amounts: Amounts) -> Activity {
        let work = &activity.work;
        Activity {
            id: activity.id.0,
            unit: activity.unit.0,
            title: work.title.to_string(),
            description: work.description.to_string(),
            owner: work.owner.map(|person| person.0),
            from: Day(work.from),
            until: work.until.map(Day),
            status: work.status.key(),
            goals: work.goals.iter().map(|share| Share { statement: share.goal.0, share: share.share }).collect(),
            resources: work
                .resources
                .iter()
                .map(|grant| Grant { source: grant.source.0, amounts: grant.resources.into() })
                .collect(),
            amounts,
            tasks: work.tasks.iter().map(|task| task.0).collect(),
            needs: work.needs.iter().map(|needed| needed.0).collect(),
            milestones: work
                .milestones
                .iter()
                .map(|one| Milestone { day: Day(one.day), what: one.what.to_string(), reached: one.reached.map(Day) })
                .collect(),
            carried_from: activity.carried_from.map(|round| round.0),
        }
    }
}

/// `GET …/rounds/{round}/activities`, and with `unit` those of one unit.
///
/// # Errors
/// Not found.
pub async fn activities(asked: Asked) -> Result<List<Activity>, Problem> {
    let round = round(&asked)?;
    let unit = asked.query("unit").and_then(|unit| unit.parse().ok()).map(UnitId);
    let all = round.activities.values().filter(|activity| unit.is_none_or(|unit| activity.unit == unit));
    Ok(List::of(&asked, all.map(|one| (one.id.0.into(), Activity::of(one, round.resources_of(one).into())))))
}

/// `GET …/rounds/{round}/activities/{activity}`
///
/// # Errors
/// Not found.
pub async fn one_activity(asked: Asked) -> Result<Activity, Problem> {
    let round = round(&asked)?;
    let activity = round.activity(asked.id::<ActivityId>("activity")?).ok_or(Problem::NotFound)?;
    Ok(Activity::of(activity, round.resources_of(activity).into()))
}

/// `GET …/rounds/{round}/plan`: the activities of the plan as it was last decided.
///
/// # Errors
/// Not found when there is no such round, or none with a decided plan.
pub async fn plan(asked: Asked) -> Result<List<Activity>, Problem> {
    let edition = round(&asked)?.decided(Paper::Plan).ok_or(Problem::NotFound)?;
    let Content::Plan { activities, .. } = &edition.content else { return Err(Problem::NotFound) };
    let all = activities.values().map(|activity| {
        // Names of people are for those who are signed in.
        let shown = Activity { owner: None, ..Activity::of(activity, activity.work.total().into()) };
        (activity.id.0.into(), shown)
    });
    Ok(List::of(&asked, all))
}
