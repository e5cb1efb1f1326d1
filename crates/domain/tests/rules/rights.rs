//! Roles in parts of the agency, for a time, and deputies: what they let somebody do, on which days, and what they do not.

use domain::assignment::{Days, Grant, Scope};
use domain::event::Event;
use domain::ids::{AssignmentId, BodyId, DeputationId, PersonId, UnitId};
use domain::policy::standing::Standing;
use domain::policy::{Right, Role, Viewer, may, may_plan_for, may_record_for, may_write_for};
use domain::time::Actor;
use domain::to_do::Act;
use jiff::civil::Date;

use crate::agency::{
    Agency, BOARD, COMPANIES, DIGITAL, EMPLOYEE, GROUP, MANAGER, ROUND, SECRETARY, SERVICE, STAFF, STEERS, adding,
    adopting, minutes, work,
};
use domain::activity::Manner;

const ADMINISTRATOR: PersonId = PersonId(6);

/// An agency with a round to plan in, and somebody who runs the system.
pub(crate) fn agency() -> Agency {
    let mut agency = Agency::planned();
    agency.happen(vec![Event::PersonPlaced {
        person: ADMINISTRATOR,
        unit: Some(STAFF),
        roles: vec![Role::Administrator],
    }]);
    agency.actor = Actor::Person(ADMINISTRATOR);
    agency
}

fn days(from: Date, until: Option<Date>) -> Days {
    Days { from, until }
}

fn in_unit(role: Role, unit: UnitId) -> Grant {
    Grant { role, scope: Scope::Unit(unit) }
}

pub(crate) fn manages(unit: UnitId) -> Grant {
    in_unit(Role::UnitManager, unit)
}

fn give(agency: &mut Agency, person: PersonId, grant: Grant, on: Days) {
    agency.must(|organisation, context| organisation.give_role(context, person, grant, on));
}

fn deputise(agency: &mut Agency, person: PersonId, deputy: PersonId, grant: Grant, between: (Date, Date)) {
    agency.must(|organisation, context| organisation.name_deputy(context, person, deputy, grant, between));
}

fn writes(agency: &Agency, person: PersonId, unit: UnitId) -> bool {
    let agency = agency.asked_by(person);
    let change = adding(work("Nytt", &[], &[]));
    agency.organisation.write_plan(&agency.context(), (ROUND, unit), change, Manner::Edited).is_ok()
}

#[test]
fn a_role_holds_where_it_was_given_and_on_those_days() {
    let mut agency = agency();
    let today = agency.today;
    let (tomorrow, last) = (today.tomorrow().unwrap(), today.tomorrow().unwrap().tomorrow().unwrap());
    give(&mut agency, EMPLOYEE, manages(COMPANIES), days(tomorrow, Some(last)));
    let plans = |day, unit| may_plan_for(&agency.organisation, Viewer::Person(EMPLOYEE, day), unit);
    assert!(!plans(today, SERVICE), "it has not begun");
    assert!(plans(tomorrow, SERVICE) && plans(last, COMPANIES), "in the unit and below it");
    assert!(!plans(tomorrow, STAFF), "not beside it");
    assert!(!plans(last.tomorrow().unwrap(), SERVICE), "it ends by itself");
    let steers = |day| may(&agency.organisation, Viewer::Person(EMPLOYEE, day), Right::SteerPlanning);
    assert!(!steers(tomorrow), "and carries no more than the role does");
}

#[test]
fn a_role_that_is_ended_ends_at_once_and_once() {
    let mut agency = agency();
    let today = agency.today;
    give(&mut agency, EMPLOYEE, manages(STAFF), days(today, None));
    assert!(writes(&agency, EMPLOYEE, STAFF));
    let end = |organisation: &domain::organisation::Organisation, context: &domain::time::Context| {
        organisation.end_role(context, EMPLOYEE, AssignmentId(1))
    };
    agency.must(end);
    assert!(!writes(&agency, EMPLOYEE, STAFF));
    assert!(end(&agency.organisation, &agency.context()).unwrap().is_empty());
}

#[test]
fn a_new_place_leaves_what_was_given_and_leaving_the_directory_takes_it() {
    let mut agency = agency();
    let today = agency.today;
    give(&mut agency, EMPLOYEE, manages(STAFF), days(today, None));
    let placed = |roles| Event::PersonPlaced { person: EMPLOYEE, unit: Some(SERVICE), roles };
    agency.happen(vec![placed(vec![Role::Reader])]);
    assert!(writes(&agency, EMPLOYEE, STAFF));
    agency.happen(vec![placed(Vec::new())]);
    assert!(!writes(&agency, EMPLOYEE, STAFF), "who has no role left may do nothing");
    assert!(!may(&agency.organisation, Viewer::Person(EMPLOYEE, today), Right::ReadDecided));
}

#[test]
fn a_contributor_writes_in_the_plan_and_does_not_send_it_in() {
    let mut agency = agency();
    let today = agency.today;
    agency.actor = Actor::Person(MANAGER);
    give(&mut agency, EMPLOYEE, in_unit(Role::Contributor, DIGITAL), days(today, None));
    assert!(writes(&agency, EMPLOYEE, DIGITAL));
    assert!(!writes(&agency, EMPLOYEE, SERVICE) && !writes(&agency, EMPLOYEE, COMPANIES));
    let viewer = Viewer::Person(EMPLOYEE, today);
    assert!(may_write_for(&agency.organisation, viewer, DIGITAL));
    assert!(!may_plan_for(&agency.organisation, viewer, DIGITAL), "the plan is the manager's to see to");
    agency.must(|organisation, context| {
        organisation.write_plan(context, (ROUND, DIGITAL), adding(work("Portal", &[], &[])), Manner::Edited)
    });
    let asked = agency.asked_by(EMPLOYEE);
    let refused =
        asked.refused(|organisation, context| organisation.submit_plan(context, (ROUND, DIGITAL), None, None));
    assert!(refused.has("not-your-unit"));
}

#[test]
fn a_manager_lets_people_write_in_the_own_plan_and_gives_nothing_else() {
    let mut agency = agency();
    let today = agency.today;
    agency.actor = Actor::Person(MANAGER);
    let refused = |grant| {
        agency.refused(|organisation, context| organisation.give_role(context, EMPLOYEE, grant, days(today, None)))
    };
    assert!(refused(in_unit(Role::Contributor, SERVICE)).has("not-yours-to-give"));
    assert!(refused(manages(DIGITAL)).has("not-yours-to-give"));
    let strategist = Grant { role: Role::Strategist, scope: Scope::Organisation };
    assert!(refused(strategist).has("not-yours-to-give"));
}

#[test]
fn a_secretary_of_one_body_records_only_what_that_body_decides() {
    let mut agency = Agency::with_draft();
    agency.propose();
    let (number, today, secretary) = (agency.number(), agency.today, PersonId(7));
    let placed = |roles| Event::PersonPlaced { person: secretary, unit: None, roles };
    agency.happen(vec![placed(vec![Role::Reader])]);
    let of = |body| Event::RoleGiven {
        assignment: AssignmentId(body),
        person: secretary,
        role: Role::Secretary,
        scope: Scope::Body(BodyId(body)),
        from: today,
        until: None,
    };
    agency.happen(vec![of(GROUP.0)]);
    agency.actor = Actor::Person(secretary);
    let viewer = Viewer::Person(secretary, today);
    assert!(may(&agency.organisation, viewer, Right::RecordDecisions), "somewhere");
    assert!(
        may_record_for(&agency.organisation, viewer, GROUP) && !may_record_for(&agency.organisation, viewer, BOARD)
    );
    let record = |agency: &Agency| {
        agency.organisation.record_decision(&agency.context(), adopting(number, today), minutes(today))
    };
    assert!(record(&agency).unwrap_err().has("not-your-body"));
    agency.happen(vec![of(BOARD.0)]);
    assert!(record(&agency).is_ok());
}

#[test]
fn a_member_reads_what_lies_before_the_own_body_and_no_other_draft() {
    let mut agency = Agency::with_draft();
    let (member, today) = (PersonId(8), agency.today);
    agency.happen(vec![
        Event::PersonPlaced { person: member, unit: None, roles: vec![Role::Member] },
        Event::MemberAdded { body: BOARD, person: member, from: today },
    ]);
    let reads = |agency: &Agency, day| {
        let revision = agency.organisation.strategy.get(agency.number()).unwrap();
        domain::policy::may_read(&agency.organisation, Viewer::Person(member, day), revision)
    };
    assert!(!reads(&agency, today), "a draft is not a member's to read");
    agency.propose();
    assert!(reads(&agency, today));
    assert!(!reads(&agency, today.yesterday().unwrap()), "before the first day in the body");
    let viewer = Viewer::Person(member, today);
    assert!(
        !may(&agency.organisation, viewer, Right::ReadPlanning)
            && may(&agency.organisation, viewer, Right::ReadDecided)
    );
}

#[test]
fn a_deputy_may_between_the_days_what_the_other_may_and_passes_nothing_on() {
    let mut agency = agency();
    let today = agency.today;
    let tomorrow = today.tomorrow().unwrap();
    deputise(&mut agency, MANAGER, EMPLOYEE, manages(DIGITAL), (today, tomorrow));
    assert!(writes(&agency, EMPLOYEE, DIGITAL));
    let plans = |agency: &Agency, person, day| may_plan_for(&agency.organisation, Viewer::Person(person, day), DIGITAL);
    assert!(plans(&agency, EMPLOYEE, tomorrow) && !plans(&agency, EMPLOYEE, tomorrow.tomorrow().unwrap()));
    // What is held as a deputy is not the deputy's to pass on.
    let as_deputy = agency.asked_by(EMPLOYEE);
    let refused = as_deputy.refused(|organisation, context| {
        organisation.name_deputy(context, EMPLOYEE, SECRETARY, manages(DIGITAL), (today, tomorrow))
    });
    assert!(refused.has("deputy-role-not-held"));
    // It holds no longer than the other has the role.
    agency.happen(vec![Event::PersonPlaced { person: MANAGER, unit: Some(STAFF), roles: vec![Role::Reader] }]);
    assert!(!writes(&agency, EMPLOYEE, DIGITAL));
}

#[test]
fn two_can_be_each_other_s_deputies() {
    let mut agency = agency();
    let today = agency.today;
    give(&mut agency, EMPLOYEE, manages(STAFF), days(today, None));
    deputise(&mut agency, MANAGER, EMPLOYEE, manages(DIGITAL), (today, today));
    deputise(&mut agency, EMPLOYEE, MANAGER, manages(STAFF), (today, today));
    for person in [MANAGER, EMPLOYEE] {
        assert!(writes(&agency, person, DIGITAL) && writes(&agency, person, STAFF), "{person}");
        assert!(!writes(&agency, person, SERVICE), "{person}");
    }
}

#[test]
fn a_deputy_s_time_can_be_ended_by_each_of_the_two_and_by_no_other() {
    let mut agency = agency();
    let today = agency.today;
    deputise(&mut agency, MANAGER, EMPLOYEE, manages(DIGITAL), (today, today));
    for (person, may_end) in [(MANAGER, true), (EMPLOYEE, true), (ADMINISTRATOR, true), (SECRETARY, false)] {
        let asked = agency.asked_by(person);
        let ended = asked.organisation.end_deputy(&asked.context(), DeputationId(1));
        assert_eq!(ended.is_ok(), may_end, "{person}");
    }
    agency.must(|organisation, context| organisation.end_deputy(context, DeputationId(1)));
    assert!(!writes(&agency, EMPLOYEE, DIGITAL));
}

#[test]
fn what_a_deputy_did_is_told_with_for_whom() {
    let mut agency = agency();
    let today = agency.today;
    deputise(&mut agency, MANAGER, EMPLOYEE, manages(DIGITAL), (today, today));
    let told = |person, unit| {
        let asked = agency.asked_by(person);
        let change = adding(work("Nytt", &[], &[]));
        let events = asked.organisation.write_plan(&asked.context(), (ROUND, unit), change, Manner::Edited).unwrap();
        asked.organisation.with_deputies_told(&asked.context(), events)
    };
    let acted = Event::DeputyActed { deputation: DeputationId(1) };
    assert_eq!(told(EMPLOYEE, DIGITAL).first(), Some(&acted));
    assert!(!told(MANAGER, DIGITAL).contains(&acted), "the own role is the own");
    assert!(!told(STEERS, DIGITAL).contains(&acted));
}

#[test]
fn what_a_deputy_does_for_another_stands_marked_in_what_there_is_to_do() {
    let mut agency = agency();
    let today = agency.today;
    let for_whom = |agency: &Agency, person| -> Vec<Option<PersonId>> {
        let list = agency.organisation.to_do(person, today);
        list.into_iter().filter(|todo| matches!(todo.act, Act::WriteDirective(_))).map(|todo| todo.done_for).collect()
    };
    let management = Grant { role: Role::Management, scope: Scope::Organisation };
    assert_eq!(for_whom(&agency, STEERS).len(), for_whom(&agency, STEERS).iter().filter(|it| it.is_none()).count());
    let own = for_whom(&agency, STEERS).len();
    assert_eq!(for_whom(&agency, EMPLOYEE), []);
    deputise(&mut agency, STEERS, EMPLOYEE, management, (today, today));
    assert_eq!(for_whom(&agency, EMPLOYEE), vec![Some(STEERS); own]);
}

#[test]
fn administrators_decide_nothing_by_running_the_system() {
    let agency = agency();
    let standing = Standing::of(&agency.organisation, ADMINISTRATOR, agency.today);
    for right in [
        Right::WriteStrategy,
        Right::ReturnRevisions,
        Right::RecordDecisions,
        Right::WritePlans,
        Right::SteerPlanning,
        Right::WriteIndicators,
        Right::AssessGoals,
    ] {
        assert!(!standing.may(right), "{right:?}");
    }
}
