//! What provokes every refusal of roles in parts of the agency, and of deputies.

use domain::assignment::{Days, Grant, Scope};
use domain::event::Event;
use domain::ids::{AssignmentId, DeputationId, PersonId};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::secrecy::Ground;
use domain::time::Actor;
use jiff::ToSpan;

use crate::agency::{Agency, BOARD, DIGITAL, EMPLOYEE, GROUP, MANAGER, adopting, minutes, reason};
use crate::task::{register, terms};
use crate::{rights, secrecy};

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = rights::agency();
    let today = agency.today;
    let yesterday = today.yesterday().unwrap();
    let manages = rights::manages(DIGITAL);
    let give = |agency: &Agency, grant, days: Days| {
        agency.refused(|organisation, context| organisation.give_role(context, EMPLOYEE, grant, days))
    };
    let now = Days { from: today, until: None };
    agency.must(|organisation, context| organisation.give_role(context, EMPLOYEE, manages, now));
    agency.must(|organisation, context| organisation.name_deputy(context, MANAGER, EMPLOYEE, manages, (today, today)));
    let deputise = |deputy, grant, until| {
        agency
            .refused(|organisation, context| organisation.name_deputy(context, MANAGER, deputy, grant, (today, until)))
    };
    let nowhere = Grant { role: Role::UnitManager, scope: Scope::Body(BOARD) };
    let management = Grant { role: Role::Management, scope: Scope::Organisation };
    vec![
        ("role-not-there", give(&agency, nowhere, now)),
        ("role-given-already", give(&agency, manages, now)),
        ("days-backwards", give(&agency, management, Days { from: today, until: Some(yesterday) })),
        ("not-yours-to-give", give(&agency.asked_by(MANAGER), management, now)),
        (
            "assignment-unknown",
            agency.refused(|organisation, context| organisation.end_role(context, EMPLOYEE, AssignmentId(9))),
        ),
        ("deputy-self", deputise(MANAGER, manages, today)),
        ("deputy-role-not-held", deputise(EMPLOYEE, management, today)),
        ("deputy-named-already", deputise(EMPLOYEE, manages, today)),
        ("deputy-too-long", deputise(EMPLOYEE, manages, today.saturating_add(367.days()))),
        (
            "deputation-unknown",
            agency.refused(|organisation, context| organisation.end_deputy(context, DeputationId(9))),
        ),
        ("not-your-body", of_another_body()),
    ]
    .into_iter()
    .chain(of_secrecy())
    .collect()
}

fn of_secrecy() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::planned();
    let task = register(&mut agency, terms("Uppdrag 1"));
    let mark = |agency: &Agency, chapter| {
        let ground = Ground { chapter, ..secrecy::ground() };
        agency
            .refused(|organisation, context| organisation.mark_secret(context, task, ground, reason("Röjer skyddet.")))
    };
    let mut secret = agency.clone();
    secret.must(|organisation, context| {
        organisation.mark_secret(context, task, secrecy::ground(), reason("Röjer skyddet."))
    });
    vec![
        ("ground-wrong", mark(&agency, 45)),
        ("not-yours-to-mark", mark(&agency.asked_by(EMPLOYEE), 18)),
        ("secret-already", mark(&secret, 18)),
        (
            "not-secret",
            agency.refused(|organisation, context| organisation.lift_secrecy(context, task, reason("Behövs inte."))),
        ),
    ]
}

fn of_another_body() -> Refusals {
    let mut agency = Agency::with_draft();
    agency.propose();
    let (number, today, person) = (agency.number(), agency.today, PersonId(7));
    agency.happen(vec![
        Event::PersonPlaced { person, unit: None, roles: vec![Role::Reader] },
        Event::RoleGiven {
            assignment: AssignmentId(1),
            person,
            role: Role::Secretary,
            scope: Scope::Body(GROUP),
            from: today,
            until: None,
        },
    ]);
    agency.actor = Actor::Person(person);
    agency
        .refused(|organisation, context| organisation.record_decision(context, adopting(number, today), minutes(today)))
}
