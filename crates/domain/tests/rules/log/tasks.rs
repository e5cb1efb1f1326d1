//! One of each event of the register of tasks, with everything in it that can be.

use domain::event::Event;
use domain::ids::{StatementId, TaskId, UnitId};
use domain::task::{Amendment, Due, Handed, NewTask, TaskKind, TaskStep, Terms};
use domain::text::{Explanation, RegistrationNumber, Remark};
use jiff::civil::date;

use crate::agency::{name, reason};

fn terms() -> Terms {
    Terms {
        number: name("Uppdrag 7"),
        kind: TaskKind::Assignment,
        title: name("Digitalisering i små företag"),
        text: Explanation::parse("Myndigheten ska främja digitalisering i små företag.\nUppdraget slutredovisas.")
            .unwrap(),
        document: name("Regleringsbrev för budgetåret 2018"),
        dated: date(2017, 12, 21),
        year: 2018,
        due: vec![
            Due { day: date(2018, 6, 1), what: Some(name("Delredovisning")) },
            Due { day: date(2019, 2, 22), what: None },
        ],
        goals: vec![StatementId(34)],
    }
}

pub(super) fn examples() -> Vec<Event> {
    let task = TaskId(4);
    let moved = |step| Event::TaskMoved { task, step };
    vec![
        Event::TasksRegistered { tasks: vec![NewTask { task, terms: terms(), unit: Some(UnitId(7)) }] },
        Event::TaskRewritten {
            task,
            terms: terms(),
            amendment: Some(Amendment {
                document: name("Ändringsbeslut"),
                dated: date(2018, 4, 12),
                what: Remark::parse("Senare slutredovisning.").unwrap(),
            }),
        },
        Event::TasksHandedOut {
            handed: vec![Handed { task, unit: Some(UnitId(7)) }, Handed { task: TaskId(5), unit: None }],
        },
        moved(TaskStep::Answered {
            on: date(2019, 2, 20),
            how: Remark::parse("Årsredovisningen, sidan 40.").unwrap(),
            registration_number: Some(RegistrationNumber::parse("1.2-2019-310").unwrap()),
        }),
        moved(TaskStep::Reopened { reason: reason("Kompletteras.") }),
        moved(TaskStep::Withdrawn { reason: reason("Regeringen tog tillbaka det.") }),
    ]
}
