//! What is secret is not in what is read by those who may not know of it: now, as of a moment, in the events, in the file of
//! the log; and those from whom the same is withheld share one organisation.

use std::sync::Arc;

use domain::event::Event;
use domain::ids::{PersonId, TaskId};
use domain::policy::{Role, Viewer};
use domain::secrecy::Ground;
use domain::task::{NewTask, TaskKind, Terms};
use domain::text::{Explanation, Reason};
use jiff::Timestamp;
use jiff::civil::date;
use testkit::database::databases;

use crate::common::{context, founded, id, name};

const SECRET: TaskId = TaskId(1);

fn events() -> Vec<Event> {
    let placed = |person, role| Event::PersonPlaced { person: PersonId(person), unit: None, roles: vec![role] };
    let terms = Terms {
        number: name("Uppdrag 1"),
        kind: TaskKind::Assignment,
        title: name("Skymningsgranen"),
        text: Explanation::default(),
        document: name("Regleringsbrev"),
        dated: date(2017, 12, 21),
        year: 2018,
        due: Vec::new(),
        goals: Vec::new(),
    };
    vec![
        placed(21, Role::Reader),
        placed(22, Role::Auditor),
        placed(23, Role::Cleared),
        Event::TasksRegistered { tasks: vec![NewTask { task: SECRET, terms, unit: None }] },
        Event::TaskMarkedSecret {
            task: SECRET,
            ground: Ground { chapter: 18, section: name("8") },
            reason: Reason::parse("Röjer skyddet.").unwrap(),
        },
    ]
}

#[test]
fn what_is_secret_is_read_by_nobody_else_in_any_way() {
    for database in databases() {
        let store = founded(&database);
        store.amend(&context(), &id(), |_| Ok(events())).unwrap();
        let person = |number| Viewer::Person(PersonId(number), date(2018, 1, 1));
        let [reader, auditor, cleared] = [21, 22, 23].map(person);
        for (viewer, sees) in [(Viewer::Public, 0), (reader, 0), (auditor, 0), (cleared, 1), (Viewer::System, 1)] {
            let engine = database.name();
            let now = store.read(viewer, &id()).unwrap().unwrap();
            assert_eq!(now.tasks.len(), sees, "{engine}: {viewer:?}");
            let then = store.as_of(viewer, &id(), Timestamp::MAX).unwrap().unwrap();
            assert_eq!(then.tasks.len(), sees, "{engine}: {viewer:?}");
            let told = store.events(viewer, &id(), 1..=now.seq).unwrap();
            let tells = told.iter().filter(|recorded| recorded.event.key().contains("task")).count();
            assert_eq!(tells, if viewer == Viewer::Public { 0 } else { sees * 2 }, "{engine}: {viewer:?}");
        }
        let seen_by = |viewer| store.read(viewer, &id()).unwrap().unwrap().organisation;
        assert!(Arc::ptr_eq(&seen_by(reader), &seen_by(auditor)), "the same is withheld, and made once");
        assert!(Arc::ptr_eq(&seen_by(cleared), &seen_by(Viewer::System)), "nothing is withheld, and nothing made");

        let mut file = Vec::new();
        assert!(!store.export_log(auditor, &id(), &mut file).unwrap() && file.is_empty());
        let last = seen_by(Viewer::System).seq;
        assert!(
            store.proof(auditor, &id(), last).unwrap().is_none(),
            "a record of what is secret is not proved either"
        );
        let lifted = Event::TaskSecrecyLifted { task: SECRET, reason: Reason::parse("Skyddet är borta.").unwrap() };
        store.amend(&context(), &id(), |_| Ok(vec![lifted.clone()])).unwrap();
        assert_eq!(seen_by(reader).tasks.len(), 1);
        assert!(store.export_log(auditor, &id(), &mut file).unwrap());
    }
}
