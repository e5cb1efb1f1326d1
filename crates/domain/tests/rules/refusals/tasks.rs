//! What provokes every refusal of the register of tasks.

use domain::refusal::Refusals;
use domain::task::{TaskStep, Terms};
use domain::writing::Seen;
use jiff::civil::date;

use crate::agency::{Agency, MANAGER, reason, remark};
use crate::task::{amendment, answered, register, terms};

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::planned();
    let first = register(&mut agency, terms("Uppdrag 1"));
    let mut other = terms("Uppdrag 2");
    other.due.reverse();
    let early = amendment(date(2016, 1, 1));
    vec![
        (
            "task-number-taken",
            agency.refused(|organisation, context| {
                organisation.register_tasks(context, vec![(terms("Uppdrag 1"), None)])
            }),
        ),
        (
            "dates-not-in-order",
            agency.refused(|organisation, context| organisation.register_tasks(context, vec![(other.clone(), None)])),
        ),
        (
            "year-wrong",
            agency.refused(|organisation, context| {
                organisation.register_tasks(context, vec![(Terms { year: 18, ..terms("Uppdrag 3") }, None)])
            }),
        ),
        (
            "amended-before",
            agency.refused(|organisation, context| {
                let seen = Seen(organisation.task(first).unwrap().version);
                organisation.rewrite_task(context, (first, seen), terms("Uppdrag 1"), Some(early.clone()))
            }),
        ),
        (
            "not-your-task",
            agency.asked_by(MANAGER).refused(|organisation, context| {
                organisation.move_task(context, first, answered(context.today, remark("I rapporten.")))
            }),
        ),
        (
            "task-not-there",
            agency.refused(|organisation, context| {
                organisation.move_task(context, first, TaskStep::Reopened { reason: reason("Fel.") })
            }),
        ),
        (
            "reached-in-the-future",
            agency.refused(|organisation, context| {
                organisation.move_task(context, first, answered(date(2030, 1, 1), remark("I rapporten.")))
            }),
        ),
    ]
}
