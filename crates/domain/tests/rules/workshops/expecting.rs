//! What those who are expected at a workshop are told, and when it is no longer told.

use domain::event::Event;
use domain::notice::{Following, Since, Sort, Why};
use domain::topic::Topic;
use domain::workshop::Announced;

use super::*;
use crate::agency::{COMPANIES, DIGITAL, GROUP, STAFF};

/// Sits in the management group.
const MEMBER: PersonId = PersonId(9);

/// What a person is told of the workshop, and by which event.
fn told(agency: &Agency, person: PersonId) -> Vec<(Announced, u64)> {
    let notices = agency.organisation.notices(person, agency.today, &Following::default(), Since::BEGINNING);
    let of_it = notices.into_iter().filter(|notice| notice.about == Topic::Workshop(WORKSHOP));
    let told = of_it.filter_map(|notice| match notice.why {
        Why::Expected(announced) => {
            assert_eq!(notice.why.sort(), Sort::Personal);
            Some((announced, notice.seq))
        }
        _ => None,
    });
    told.collect()
}

fn change(agency: &mut Agency, change: impl FnOnce(&mut Terms)) {
    let workshop = now(agency);
    let (mut terms, seen) = (workshop.terms.clone(), Seen(workshop.version));
    change(&mut terms);
    agency.must(|organisation, context| organisation.change_workshop(context, (WORKSHOP, seen), terms));
}

#[test]
fn those_who_are_expected_are_told_once_and_no_one_else() {
    let mut agency = planned(|terms| terms.audience = Audience::Units([DIGITAL].into()));
    let by = agency.organisation.seq;
    assert_eq!(told(&agency, EMPLOYEE), [(Announced::Planned, by)]);
    assert_eq!(told(&agency, STEERS), [], "whoever planned it, and is not of the unit");
    // Another word is no news; other days and other people are.
    change(&mut agency, |terms| terms.title = name("Workshop om målen"));
    assert_eq!(told(&agency, EMPLOYEE), [(Announced::Planned, by)]);
    change(&mut agency, |terms| terms.until = terms.until.saturating_add(1.day()));
    let moved = agency.organisation.seq;
    assert_eq!(told(&agency, EMPLOYEE), [(Announced::Changed, moved)]);
    change(&mut agency, |terms| terms.audience = Audience::Units([STAFF].into()));
    assert_eq!(told(&agency, EMPLOYEE), [], "not expected any more");
    change(&mut agency, |terms| terms.audience = Audience::Units([COMPANIES].into()));
    assert_eq!(told(&agency, EMPLOYEE), [(Announced::Changed, agency.organisation.seq)], "a unit above");
}

#[test]
fn nobody_is_told_of_what_one_does_oneself() {
    let mut agency = Agency::with_plans();
    agency.actor = Actor::Person(MANAGER);
    let terms = terms(&agency);
    agency.must(|organisation, context| organisation.plan_workshop(context, terms));
    assert_eq!(told(&agency, MANAGER), []);
    assert_eq!(told(&agency, EMPLOYEE).len(), 1);
}

#[test]
fn what_opens_for_weeks_is_told_again_and_a_meeting_is_not() {
    for (kind, announced) in
        [(WorkshopKind::Management, Announced::Planned), (WorkshopKind::Consultation, Announced::Opened)]
    {
        let agency = opened(|terms| terms.kind = kind);
        assert_eq!(told(&agency, EMPLOYEE).iter().map(|it| it.0).collect::<Vec<_>>(), [announced], "{kind:?}");
    }
}

#[test]
fn what_is_over_is_told_no_more_and_what_is_called_off_until_its_last_day() {
    let mut agency = opened(|_| {});
    agency.today = now(&agency).terms.until.saturating_add(1.day());
    assert_eq!(told(&agency, EMPLOYEE), [], "its last day has passed");
    agency.today = now(&agency).terms.until;
    agency.must(|organisation, context| organisation.call_off_workshop(context, WORKSHOP, reason("Ingen kan.")));
    assert_eq!(told(&agency, EMPLOYEE), [(Announced::CalledOff, agency.organisation.seq)]);
    agency.today = agency.today.saturating_add(1.day());
    assert_eq!(told(&agency, EMPLOYEE), []);

    let mut held = opened(|_| {});
    held.must(|organisation, context| organisation.close_workshop(context, WORKSHOP, &Counted::default()));
    assert_eq!(told(&held, EMPLOYEE), []);
}

#[test]
fn who_sits_in_a_body_and_reads_nothing_else_is_told_too() {
    let mut agency = Agency::with_plans();
    let today = agency.today;
    agency.happen(vec![
        Event::PersonPlaced { person: MEMBER, unit: None, roles: vec![Role::Member] },
        Event::MemberAdded { body: GROUP, person: MEMBER, from: today },
    ]);
    let terms = Terms { audience: Audience::Body(GROUP), ..terms(&agency) };
    agency.must(|organisation, context| organisation.plan_workshop(context, terms));
    assert_eq!(told(&agency, MEMBER).len(), 1);
    agency.happen(vec![Event::PersonPlaced { person: MEMBER, unit: None, roles: Vec::new() }]);
    assert_eq!(told(&agency, MEMBER), [], "who has left");
}
