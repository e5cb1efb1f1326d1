//! External tasks: what the government and others have asked.

use domain::ids::TaskId;
use domain::task::{self, ExternalTask, TaskStep};
use schemars::JsonSchema;
use serde::Serialize;

use super::List;
use super::value::{Day, Done};
use crate::problem::Problem;
use crate::request::Asked;

/// An external task.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Task {
    /// Its number in the register.
    pub id: u32,
    /// What the document calls it.
    pub number: String,
    /// What sort it is.
    pub kind: &'static str,
    /// What it is called in short.
    pub title: String,
    /// The text, as it stands in the document.
    pub text: String,
    /// The document.
    pub document: String,
    /// The day of the document.
    pub dated: Day,
    /// The year that it is for.
    pub year: i16,
    /// Where it is: `open`, `answered` or `withdrawn`.
    pub state: &'static str,
    /// The unit that answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<u32>,
    /// The last days, the first first.
    pub due: Vec<Due>,
    /// The goals that it is for.
    pub statements: Vec<u32>,
    /// What has happened to it.
    pub steps: Vec<Step>,
}

/// A last day.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Due {
    /// The day.
    pub day: Day,
    /// What is due then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// A step in the life of a task.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "TaskStep")]
pub struct Step {
    /// What: `answered`, `reopened` or `withdrawn`.
    pub step: &'static str,
    /// By what it was answered, or why.
    pub says: String,
    /// The registration number of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registration_number: Option<String>,
    /// By whom, and when it was written.
    pub done: Done,
}

impl Task {
    fn of(task: &ExternalTask) -> Task {
        let terms = &task.terms;
        let steps = task.steps.iter().map(|(stamp, step)| {
            let (step, says, number) = match step {
                TaskStep::Answered { how, registration_number, .. } => {
                    ("answered", how.to_string(), registration_number.as_ref().map(ToString::to_string))
                }
                TaskStep::Reopened { reason } => ("reopened", reason.to_string(), None),
                TaskStep::Withdrawn { reason } => ("withdrawn", reason.to_string(), None),
            };
            Step { step, says, registration_number: number, done: (*stamp).into() }
        });
        let due = |due: &task::Due| Due { day: Day(due.day), what: due.what.as_ref().map(ToString::to_string) };
        Task {
            id: task.id.0,
            number: terms.number.to_string(),
            kind: terms.kind.key(),
            title: terms.title.to_string(),
            text: terms.text.to_string(),
            document: terms.document.to_string(),
            dated: Day(terms.dated),
            year: terms.year,
            state: task.state().key(),
            unit: task.unit.map(|unit| unit.0),
            due: terms.due.iter().map(due).collect(),
            statements: terms.goals.iter().map(|goal| goal.0).collect(),
            steps: steps.collect(),
        }
    }
}

/// `GET …/tasks`
///
/// # Errors
/// None.
pub async fn tasks(asked: Asked) -> Result<List<Task>, Problem> {
    let all = asked.organisation.tasks.values();
    Ok(List::of(&asked, all.map(|task| (task.id.0.into(), Task::of(task)))))
}

/// `GET …/tasks/{task}`
///
/// # Errors
/// Not found.
pub async fn task(asked: Asked) -> Result<Task, Problem> {
    asked.organisation.task(asked.id::<TaskId>("task")?).map(Task::of).ok_or(Problem::NotFound)
}
