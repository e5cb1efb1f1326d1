//! External tasks: what the government asks of the agency in its letter (*regleringsbrev*) and in decisions of their own:
//! reporting requirements, assignments, financial terms. Their register and its rules. Not the activities that answer
//! them: those say so themselves.

use std::collections::BTreeSet;

use imbl::Vector;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::activity::Activity;
use crate::event::Event;
use crate::ids::{StatementId, TaskId, UnitId};
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::policy::{self, Right, Viewer};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::secrecy::Secrecy;
use crate::text::{Explanation, Name, Reason, RegistrationNumber, Remark};
use crate::time::{Context, Stamp};
use crate::writing::Seen;

mod apply;

/// The most tasks that one file may register.
pub const MOST_AT_ONCE: usize = 2_000;

/// What sort of task it is, by the headings of the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskKind {
    /// A reporting requirement (*återrapporteringskrav*).
    Reporting,
    /// An assignment (*uppdrag*).
    Assignment,
    /// A financial term (*finansiellt villkor*).
    FinancialTerm,
}

impl TaskKind {
    /// All of them, in the order of the letter.
    pub const ALL: [TaskKind; 3] = [TaskKind::Reporting, TaskKind::Assignment, TaskKind::FinancialTerm];

    /// The word for it in message keys and files.
    pub fn key(self) -> &'static str {
        match self {
            TaskKind::Reporting => "reporting",
            TaskKind::Assignment => "assignment",
            TaskKind::FinancialTerm => "financial-term",
        }
    }
}

/// A day by which something is to be handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last day.
    pub day: Date,
    /// What is to be handed in, where there are several.
    pub what: Option<Name>,
}

/// What is asked, as the document says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What the document calls it: "Uppdrag 7".
    pub number: Name,
    /// What sort it is.
    pub kind: TaskKind,
    /// What it is called in short.
    pub title: Name,
    /// The text, as it stands in the document.
    pub text: Explanation,
    /// The document: "Regleringsbrev för budgetåret 2018".
    pub document: Name,
    /// The day of the document.
    pub dated: Date,
    /// The year that it is for.
    pub year: i16,
    /// The last days, the first first. None for what has no day.
    pub due: Vec<Due>,
    /// The goals that it is about.
    pub goals: Vec<StatementId>,
}

/// A later document that changed a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The document.
    pub document: Name,
    /// The day of it.
    pub dated: Date,
    /// What it changed.
    pub what: Remark,
}

/// A step in the life of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TaskStep {
    /// It was answered.
    Answered {
        /// The day.
        on: Date,
        /// By what.
        how: Remark,
        /// The registration number of the answer.
        registration_number: Option<RegistrationNumber>,
    },
    /// It is open again.
    Reopened {
        /// Why.
        reason: Reason,
    },
    /// The government took it back, or it was never ours.
    Withdrawn {
        /// Why.
        reason: Reason,
    },
}

/// A task as it comes into the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTask {
    /// Its number in the register.
    pub task: TaskId,
    /// What is asked.
    pub terms: Terms,
    /// The unit that answers for it, where that is known from the start.
    pub unit: Option<UnitId>,
}

/// A task in the hands of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Which task.
    pub task: TaskId,
    /// To which unit; `None` takes it back.
    pub unit: Option<UnitId>,
}

/// Where a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskState {
    /// To be answered.
    Open,
    /// Answered.
    Answered,
    /// Nothing to answer any more.
    Withdrawn,
}

impl TaskState {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            TaskState::Open => "open",
            TaskState::Answered => "answered",
            TaskState::Withdrawn => "withdrawn",
        }
    }
}

/// An external task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalTask {
    /// Its number in the register.
    pub id: TaskId,
    /// What is asked, as it reads now.
    pub terms: Terms,
    /// The unit that answers for it.
    pub unit: Option<UnitId>,
    /// Documents that changed it, the first first.
    pub amendments: Vector<(Stamp, Amendment)>,
    /// What has become of it, in order.
    pub steps: Vector<(Stamp, TaskStep)>,
    /// That it is secret, while it is.
    pub secret: Option<Secrecy>,
    /// Who registered it, and when.
    pub registered: Stamp,
    /// Who last changed it, and when.
    pub changed: Stamp,
    /// The number of the event that last changed it.
    pub version: u64,
}

impl ExternalTask {
    /// Where it is.
    pub fn state(&self) -> TaskState {
        match self.steps.last() {
            None | Some((_, TaskStep::Reopened { .. })) => TaskState::Open,
            Some((_, TaskStep::Answered { .. })) => TaskState::Answered,
            Some((_, TaskStep::Withdrawn { .. })) => TaskState::Withdrawn,
        }
    }

    /// Whether it is to be answered.
    pub fn is_open(&self) -> bool {
        self.state() == TaskState::Open
    }

    /// The next last day from a day on; of what is late, the last one that passed.
    pub fn next_due(&self, day: Date) -> Option<&Due> {
        let ahead = self.terms.due.iter().find(|due| day <= due.day);
        ahead.or_else(|| self.terms.due.last())
    }

    /// Whether its last day has passed and it is not answered.
    pub fn is_late(&self, day: Date) -> bool {
        self.is_open() && self.terms.due.last().is_some_and(|due| due.day < day)
    }
}

impl Round {
    /// The activities that answer a task.
    pub fn answering(&self, task: TaskId) -> impl Iterator<Item = &Activity> {
        self.activities.values().map(AsRef::as_ref).filter(move |activity| activity.work.tasks.contains(&task))
    }
}

impl Organisation {
    /// The task with this number.
    pub fn task(&self, id: TaskId) -> Option<&ExternalTask> {
        self.tasks.get(&id).map(AsRef::as_ref)
    }

    /// The task with this number, for rules.
    ///
    /// # Errors
    /// `task-unknown`.
    pub fn known_task(&self, id: TaskId) -> Result<&ExternalTask, Refusal> {
        self.task(id).ok_or_else(|| Refusal::new("task-unknown").with("task", id.0))
    }

    /// The same for somebody who acts: what is hidden from that viewer is not there.
    pub(crate) fn known_task_for(&self, viewer: Viewer, id: TaskId) -> Result<&ExternalTask, Refusal> {
        match self.is_hidden_from(viewer, id) {
            true => Err(Refusal::new("task-unknown").with("task", id.0)),
            false => self.known_task(id),
        }
    }

    /// The tasks that somebody who acts may know of. A number that only a hidden task has is free: to say that it is taken
    /// would be to say that the task is there.
    fn tasks_seen_by(&self, viewer: Viewer) -> impl Iterator<Item = &ExternalTask> {
        self.tasks.values().map(AsRef::as_ref).filter(move |task| !self.is_hidden_from(viewer, task.id))
    }

    /// Puts tasks in the register: one, or a whole letter. All of them or none.
    ///
    /// # Errors
    /// `task-number-taken` for a number that the document of that day already has, as far as whoever acts may know;
    /// `dates-not-in-order`; what is not there.
    pub fn register_tasks(&self, context: &Context, new: Vec<(Terms, Option<UnitId>)>) -> Result<Vec<Event>, Refusals> {
        if MOST_AT_ONCE < new.len() {
            let refusal = Refusal::new("too-many-at-once").with("count", new.len());
            return Err(refusal.with("limit", MOST_AT_ONCE).into());
        }
        let mut objections = Vec::new();
        let called = |terms: &Terms| (terms.document.clone(), terms.dated, terms.number.clone());
        let mut taken: BTreeSet<_> = self.tasks_seen_by(Viewer::of(context)).map(|task| called(&task.terms)).collect();
        for (terms, unit) in &new {
            objections.extend(self.not_such_terms(terms));
            objections.extend(unit.and_then(|unit| self.unit(unit).err()).map(|refusal| refusal.at("unit")));
            if !taken.insert(called(terms)) {
                objections.push(number_taken(terms));
            }
        }
        none_of(objections)?;
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let tasks = (self.next.task().0..).map(TaskId).zip(new);
        let tasks = tasks.map(|(task, (terms, unit))| NewTask { task, terms, unit }).collect();
        Ok(vec![Event::TasksRegistered { tasks }])
    }

    /// Writes a task otherwise: because a later document amended it, or because it was written wrongly here.
    ///
    /// # Errors
    /// `changed-meanwhile`, `task-number-taken`, `dates-not-in-order`, `amended-before` at `dated`.
    pub fn rewrite_task(
        &self,
        context: &Context,
        (id, seen): (TaskId, Seen),
        terms: Terms,
        amendment: Option<Amendment>,
    ) -> Result<Vec<Event>, Refusals> {
        let viewer = Viewer::of(context);
        let task = self.known_task_for(viewer, id)?;
        if task.terms == terms && amendment.is_none() {
            return Ok(Vec::new());
        }
        let mut objections = Vec::new();
        if task.version != seen.0 {
            objections.push(Refusal::new("changed-meanwhile"));
        }
        objections.extend(self.not_such_terms(&terms));
        let same = |other: &ExternalTask| {
            let (one, other) = (&other.terms, &terms);
            one.number == other.number && one.document == other.document && one.dated == other.dated
        };
        if self.tasks_seen_by(viewer).any(|other| other.id != id && same(other)) {
            objections.push(number_taken(&terms));
        }
        if let Some(amendment) = amendment.as_ref().filter(|amendment| amendment.dated < terms.dated) {
            objections.push(Refusal::new("amended-before").at("dated").with("day", amendment.dated));
        }
        none_of(objections)?;
        Ok(vec![Event::TaskRewritten { task: id, terms, amendment }])
    }

    /// Hands tasks to units, any number at once.
    ///
    /// # Errors
    /// `task-unknown`, `unit-unknown`.
    pub fn hand_out_tasks(&self, context: &Context, handed: Vec<Handed>) -> Result<Vec<Event>, Refusals> {
        let mut objections = Vec::new();
        let mut changed = Vec::new();
        for handed in handed {
            match self.known_task_for(Viewer::of(context), handed.task) {
                Ok(task) if task.unit == handed.unit => {}
                Ok(_) => changed.push(handed),
                Err(refusal) => objections.push(refusal),
            }
            objections.extend(handed.unit.and_then(|unit| self.unit(unit).err()).map(|refusal| refusal.at("unit")));
        }
        none_of(objections)?;
        if changed.is_empty() { Ok(Vec::new()) } else { Ok(vec![Event::TasksHandedOut { handed: changed }]) }
    }

    /// Whether whoever acts may take a step with a task. Who steers the planning may take any; who plans for the unit that
    /// answers for it may say that it is answered, and take that back. That nothing is to be answered is not for a unit
    /// to say.
    pub fn may_move_task(&self, viewer: Viewer, task: &ExternalTask, step: &TaskStep) -> bool {
        let steers = policy::may(self, viewer, Right::SteerPlanning);
        let is_an_answer = match step {
            TaskStep::Answered { .. } => true,
            TaskStep::Reopened { .. } => task.state() == TaskState::Answered,
            TaskStep::Withdrawn { .. } => false,
        };
        steers || is_an_answer && self.may_answer_task(viewer, task)
    }

    /// Whether whoever acts may say that a task is answered.
    pub fn may_answer_task(&self, viewer: Viewer, task: &ExternalTask) -> bool {
        task.unit.is_some_and(|unit| policy::may_plan_for(self, viewer, unit))
    }

    /// Lets a task be answered, open again, or withdrawn.
    ///
    /// # Errors
    /// `not-your-task`; `task-not-there` when it is not where that step begins; `reached-in-the-future` for an answer of a later day.
    pub fn move_task(&self, context: &Context, id: TaskId, step: TaskStep) -> Result<Vec<Event>, Refusals> {
        let task = self.known_task_for(Viewer::of(context), id)?;
        let state = task.state();
        if !self.may_move_task(Viewer::of(context), task, &step) {
            return Err(Refusal::new("not-your-task").into());
        }
        let fits = match &step {
            TaskStep::Answered { .. } | TaskStep::Withdrawn { .. } => state == TaskState::Open,
            TaskStep::Reopened { .. } => state != TaskState::Open,
        };
        if !fits {
            return Err(Refusal::new("task-not-there").with("state", state.key()).into());
        }
        if let TaskStep::Answered { on, .. } = &step
            && context.today < *on
        {
            return Err(Refusal::new("reached-in-the-future").at("on").with("day", *on).into());
        }
        Ok(vec![Event::TaskMoved { task: id, step }])
    }

    fn not_such_terms(&self, terms: &Terms) -> Vec<Refusal> {
        let mut objections = Vec::new();
        if terms.due.windows(2).any(|pair| pair[1].day < pair[0].day) {
            objections.push(Refusal::new("dates-not-in-order").at("due").with("number", terms.number.as_str()));
        }
        if !(2000..=2100).contains(&terms.year) {
            objections.push(Refusal::new("year-wrong").at("year").with("value", terms.year.to_string()));
        }
        for goal in &terms.goals {
            if !self.strategy.has_statement(*goal) {
                objections.push(Refusal::new("goal-unknown").at("goals").with("goal", goal.0));
            }
        }
        objections
    }
}

fn number_taken(terms: &Terms) -> Refusal {
    let refusal = Refusal::new("task-number-taken").at("number").with("number", terms.number.as_str());
    refusal.with("document", terms.document.as_str())
}
