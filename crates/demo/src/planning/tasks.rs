//! The external tasks of 2018: registered, handed out to the units on 17 January, tied to the activities that answer them,
//! and answered through the year. How many they were, and the letter's two headings, are facts; the tasks are invented.

use domain::activity::{Manner, PlanStep};
use domain::ids::TaskId;
use domain::organisation::Organisation;
use domain::refusal::{Refusal, Refusals, invalid};
use domain::task::{Amendment, Due, Handed, TaskStep, Terms};
use domain::text::Explanation;
use domain::writing::Seen;
use jiff::civil::{Date, DateTime, date, datetime};

use crate::people::{HEAD_OF_STAFF, STRATEGIST, manager_of};
use crate::planning::steps::{self, turn};
use crate::planning::table::{Named, UnitTable};
use crate::planning::{tables, year_2018};
use crate::script::{Script, name, reason, registration_number, remark};

mod letter;

use letter::{ANSWERS, Answered, TASKS, Task};

const DOCUMENT: &str = "Regleringsbrev för budgetåret 2018";
const DATED: Date = date(2017, 12, 21);

/// From the letter to today.
pub(super) fn write(script: &mut Script) {
    register(script);
    tie(script);
    amend(script);
    for answered in ANSWERS {
        answer(script, answered);
    }
}

fn register(script: &mut Script) {
    script.act(STRATEGIST, datetime(2018, 1, 15, 13, 0, 0, 0), |context, organisation| {
        let named = Named::of(organisation, organisation.planning.round(year_2018::ROUND)?);
        let terms = TASKS.iter().map(|task| Ok::<_, Refusals>((task.terms(&named)?, None)));
        organisation.register_tasks(context, terms.collect::<Result<_, _>>()?)
    });
    script.act(HEAD_OF_STAFF, datetime(2018, 1, 17, 15, 0, 0, 0), |context, organisation| {
        let handed = TASKS.iter().map(|task| {
            Ok::<_, Refusals>(Handed { task: registered(organisation, task.number)?, unit: Some(task.unit) })
        });
        organisation.hand_out_tasks(context, handed.collect::<Result<_, _>>()?)
    });
}

// The plans were decided before the letter came, so they are opened to say which activity answers what.
fn tie(script: &mut Script) {
    let round = year_2018::ROUND;
    script.act(HEAD_OF_STAFF, datetime(2018, 1, 22, 9, 0, 0, 0), move |context, organisation| {
        let reason = reason("Regleringsbrevet har kommit. Säg vilken aktivitet som svarar på vad.")?;
        let units = concerned().map(|table| table.unit);
        steps::move_plans(context, organisation, round, units, &PlanStep::Reopened { reason })
    });
    for (number, table) in (0..).zip(concerned()) {
        let manager = manager_of(table.unit);
        script.act(manager, turn(date(2018, 1, 23), number), move |context, organisation| {
            let named = Named::of(organisation, organisation.planning.round(round)?);
            let change = table.change(&named, |planned| !planned.tasks.is_empty() && planned.in_2018.is_some())?;
            organisation.write_plan(context, (round, table.unit), change, Manner::Bulk)
        });
        script.act(manager, turn(date(2018, 1, 25), number), move |context, organisation| {
            organisation.submit_plan(context, (round, table.unit), None, None)
        });
    }
    script.act(HEAD_OF_STAFF, datetime(2018, 1, 30, 9, 0, 0, 0), move |context, organisation| {
        let units = concerned().map(|table| table.unit);
        steps::move_plans(context, organisation, round, units, &PlanStep::Approved { comment: None })
    });
}

/// Those whose activities answer something.
fn concerned() -> impl Iterator<Item = &'static UnitTable> {
    tables().filter(|table| table.activities.iter().any(|planned| !planned.tasks.is_empty()))
}

fn amend(script: &mut Script) {
    script.act(STRATEGIST, datetime(2018, 6, 25, 10, 0, 0, 0), |context, organisation| {
        let task = organisation.known_task(registered(organisation, letter::AMENDED)?)?;
        let amendment = Amendment {
            document: name("Ändring av regleringsbrev, 2018-06-21")?,
            dated: date(2018, 6, 21),
            what: remark("Redovisningen lämnas en månad senare, så att sommarens stängda butiker kommer med.")?,
        };
        let due = Due { day: date(2018, 10, 31), what: None };
        let terms = Terms { due: vec![due], ..task.terms.clone() };
        organisation.rewrite_task(context, (task.id, Seen(task.version)), terms, Some(amendment))
    });
}

fn answer(script: &mut Script, answered: &'static Answered) {
    let Answered { task, on, how, number } = answered;
    let recorded: DateTime = on.at(15, 30, 0, 0);
    script.act(STRATEGIST, recorded, move |context, organisation| {
        let step =
            TaskStep::Answered { on: *on, how: remark(how)?, registration_number: Some(registration_number(number)?) };
        organisation.move_task(context, registered(organisation, task)?, step)
    });
}

/// The task with this number in the letter.
fn registered(organisation: &Organisation, number: &str) -> Result<TaskId, Refusals> {
    let called = organisation.tasks.values().find(|task| task.terms.number.as_str() == number);
    called.map(|task| task.id).ok_or_else(|| Refusal::new("task-unknown").with("task", number).into())
}

impl Task {
    fn terms(&self, named: &Named<'_>) -> Result<Terms, Refusals> {
        let text = format!("{}\n\n{}", self.heading, self.text);
        Ok(Terms {
            number: name(self.number)?,
            kind: self.kind,
            title: name(self.title)?,
            text: Explanation::parse(&text).map_err(|error| invalid("text", &error))?,
            document: name(DOCUMENT)?,
            dated: DATED,
            year: 2018,
            due: self.due.iter().map(|&day| Due { day, what: None }).collect(),
            goals: self.goals.iter().map(|number| named.goal(number)).collect::<Result<_, _>>()?,
        })
    }
}
