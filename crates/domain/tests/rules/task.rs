//! The register of external tasks: what is registered, handed out, amended and answered.

use domain::ids::TaskId;
use domain::task::{Amendment, Due, Handed, TaskKind, TaskState, TaskStep, Terms};
use domain::text::{Explanation, Remark};
use domain::writing::Seen;
use jiff::civil::{Date, date};

use crate::agency::{Agency, Answer, DIGITAL, EMPLOYEE, HEAD, MANAGER, SERVICE, STEERS, name, reason, remark};

pub(crate) fn terms(number: &str) -> Terms {
    Terms {
        number: name(number),
        kind: TaskKind::Assignment,
        title: name("Digitalisering i små företag"),
        text: Explanation::default(),
        document: name("Regleringsbrev för budgetåret 2018"),
        dated: date(2017, 12, 21),
        year: 2018,
        due: vec![
            Due { day: date(2018, 6, 1), what: Some(name("Delredovisning")) },
            Due { day: date(2019, 2, 22), what: None },
        ],
        goals: Vec::new(),
    }
}

pub(crate) fn amendment(dated: Date) -> Amendment {
    Amendment { document: name("Ändringsbeslut"), dated, what: remark("Senare slutredovisning.") }
}

pub(crate) fn answered(on: Date, how: Remark) -> TaskStep {
    TaskStep::Answered { on, how, registration_number: None }
}

pub(crate) fn register(agency: &mut Agency, terms: Terms) -> TaskId {
    agency.must(|organisation, context| organisation.register_tasks(context, vec![(terms.clone(), None)]));
    agency.organisation.tasks.get_max().unwrap().0
}

#[test]
fn a_letter_is_registered_whole_or_not_at_all() {
    let mut agency = Agency::planned();
    let letter = vec![(terms("Uppdrag 1"), Some(DIGITAL)), (terms("Uppdrag 2"), None)];
    agency.must(|organisation, context| organisation.register_tasks(context, letter.clone()));
    assert_eq!(agency.organisation.tasks.len(), 2);
    let half = vec![(terms("Uppdrag 3"), None), (terms("Uppdrag 1"), None)];
    let refused = agency.refused(|organisation, context| organisation.register_tasks(context, half.clone()));
    assert!(refused.has("task-number-taken"));
    let twice = vec![(terms("Uppdrag 3"), None), (terms("Uppdrag 3"), None)];
    let refused = agency.refused(|organisation, context| organisation.register_tasks(context, twice.clone()));
    assert!(refused.has("task-number-taken"), "also when both are in one letter");
    assert_eq!(agency.organisation.tasks.len(), 2);
}

#[test]
fn handing_out_changes_only_what_is_another_unit_than_before() {
    let mut agency = Agency::planned();
    let (one, two) = (register(&mut agency, terms("Uppdrag 1")), register(&mut agency, terms("Uppdrag 2")));
    let handed = |unit| move |task| Handed { task, unit };
    agency.must(|organisation, context| {
        organisation.hand_out_tasks(context, [one, two].map(handed(Some(DIGITAL))).to_vec())
    });
    let before = agency.organisation.task(one).unwrap().version;
    agency.must(|organisation, context| {
        organisation.hand_out_tasks(context, vec![handed(Some(DIGITAL))(one), handed(Some(SERVICE))(two)])
    });
    assert_eq!(agency.organisation.task(one).unwrap().version, before, "it was there already");
    assert_eq!(agency.organisation.task(two).unwrap().unit, Some(SERVICE));
}

#[test]
fn an_amendment_keeps_what_changed_it_and_a_correction_does_not() {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    let seen = Seen(agency.organisation.task(task).unwrap().version);
    let later = Terms { due: vec![Due { day: date(2019, 5, 2), what: None }], ..terms("Uppdrag 1") };
    let document = amendment(date(2018, 4, 12));
    agency.must(|organisation, context| {
        organisation.rewrite_task(context, (task, seen), later.clone(), Some(document.clone()))
    });
    let stale = agency
        .refused(|organisation, context| organisation.rewrite_task(context, (task, seen), terms("Uppdrag 1"), None));
    assert!(stale.has("changed-meanwhile"));
    let seen = Seen(agency.organisation.task(task).unwrap().version);
    let spelled = Terms { title: name("Digitalisering i mindre företag"), ..later };
    agency.must(|organisation, context| organisation.rewrite_task(context, (task, seen), spelled.clone(), None));
    let now = agency.organisation.task(task).unwrap();
    assert_eq!(now.terms, spelled);
    assert_eq!(now.amendments.len(), 1);
}

#[test]
fn a_task_is_late_after_its_last_day_until_it_is_answered() {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    let is_late = |agency: &Agency, day| agency.organisation.task(task).unwrap().is_late(day);
    assert!(!is_late(&agency, date(2019, 2, 22)), "on the day itself there is still time");
    assert!(is_late(&agency, date(2019, 2, 23)));
    let next = |agency: &Agency, day| agency.organisation.task(task).unwrap().next_due(day).unwrap().day;
    assert_eq!(next(&agency, date(2018, 6, 1)), date(2018, 6, 1));
    assert_eq!(next(&agency, date(2018, 6, 2)), date(2019, 2, 22));
    let today = agency.today;
    agency.must(|organisation, context| organisation.move_task(context, task, answered(today, remark("Rapport."))));
    assert!(!is_late(&agency, date(2019, 2, 23)));
    assert_eq!(agency.organisation.task(task).unwrap().state(), TaskState::Answered);
    agency.must(|organisation, context| {
        organisation.move_task(context, task, TaskStep::Reopened { reason: reason("Kompletteras.") })
    });
    assert!(agency.organisation.task(task).unwrap().is_open());
}

#[test]
fn a_unit_says_that_its_own_task_is_answered_and_nothing_else() {
    let mut agency = Agency::planned();
    let ids = [register(&mut agency, terms("Uppdrag 1")), register(&mut agency, terms("Uppdrag 2"))];
    let handed = vec![Handed { task: ids[0], unit: Some(DIGITAL) }];
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    let today = agency.today;
    let step = |agency: &Agency, person, task, step| {
        let asked = agency.asked_by(person);
        asked.organisation.move_task(&asked.context(), task, step)
    };
    let answer = || answered(today, remark("Rapport."));
    let withdraw = || TaskStep::Withdrawn { reason: reason("Upphävt.") };
    let refused = |outcome: Answer| outcome.unwrap_err().has("not-your-task");
    assert!(refused(step(&agency, EMPLOYEE, ids[0], answer())));
    assert!(refused(step(&agency, MANAGER, ids[1], answer())), "it is in nobody's hands");
    assert!(refused(step(&agency, MANAGER, ids[0], withdraw())), "that is not for a unit to say");
    for person in [MANAGER, HEAD, STEERS] {
        step(&agency, person, ids[0], answer()).unwrap();
    }
    agency.must(|organisation, context| organisation.move_task(context, ids[0], withdraw()));
    let reopen = TaskStep::Reopened { reason: reason("Fel.") };
    assert!(refused(step(&agency, MANAGER, ids[0], reopen)));
}
