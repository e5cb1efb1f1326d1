//! One of each event of the register of tasks and of the units, with everything in it that can be.

use domain::event::Event;
use domain::ids::{ActivityId, PersonId, StatementId, TaskId, UnitId};
use domain::regrouping::{Heir, NewUnit, Regrouping};
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
        Event::UnitsRegrouped {
            regrouping: Regrouping {
                on: date(2019, 1, 1),
                ended: vec![UnitId(8)],
                begun: vec![NewUnit {
                    unit: UnitId(27), name: name("Förenkling och regler"), parent: Some(UnitId(1))
                }],
                heirs: vec![Heir { from: UnitId(8), to: UnitId(27), share: 10_000 }],
                activities: vec![(ActivityId(45), UnitId(27))],
                people: vec![(PersonId(7), UnitId(27))],
                reason: Some(reason("Reglerna samlas.")),
            },
        },
    ]
}
