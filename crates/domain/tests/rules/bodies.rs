//! Bodies over time: who sits in them, what they may decide on which day, and that what was decided stays.

use domain::body::{BodyKind, Matters};
use domain::event::Event;
use domain::ids::{BodyId, PersonId};
use domain::policy::Role;

use crate::agency::{Agency, BOARD, GROUP, adopting, minutes, name};

const MEMBER: PersonId = PersonId(9);

fn with_member() -> Agency {
    let mut agency = Agency::with_draft();
    let today = agency.today;
    agency.happen(vec![Event::PersonPlaced { person: MEMBER, unit: None, roles: vec![Role::Member] }]);
    agency.must(|organisation, context| organisation.add_member(context, BOARD, MEMBER, today));
    agency
}

#[test]
fn a_member_sits_from_a_day_until_the_day_before_leaving() {
    let mut agency = with_member();
    let first = agency.today;
    agency.wait(10);
    agency.must(|organisation, context| organisation.end_member(context, BOARD, MEMBER));
    let sat = |day| agency.organisation.bodies[&BOARD].has_member(MEMBER, day);
    assert!(!sat(first.yesterday().unwrap()) && sat(first) && sat(agency.today.yesterday().unwrap()));
    assert!(!sat(agency.today));
    assert!(agency.organisation.end_member(&agency.context(), BOARD, MEMBER).unwrap().is_empty(), "once is enough");
    agency.must(|organisation, context| organisation.add_member(context, BOARD, MEMBER, context.today));
    assert!(agency.organisation.bodies[&BOARD].has_member(MEMBER, agency.today), "and may come again");
}

#[test]
fn what_may_be_decided_follows_the_mandate_of_the_day() {
    let mut agency = Agency::with_draft();
    agency.must(|organisation, context| organisation.end_mandate(context, BOARD, Matters::Strategy));
    let (yesterday, today) = (agency.today.yesterday().unwrap(), agency.today);
    let may = |agency: &Agency, day| agency.organisation.bodies[&BOARD].mandate(Matters::Strategy, day).is_some();
    assert!(may(&agency, yesterday) && !may(&agency, today));
    let number = agency.number();
    let refused = agency.refused(|organisation, context| organisation.propose(context, number, BOARD));
    assert!(refused.has("no-mandate"));
    let basis = name("Arbetsordningen, 5 §");
    agency.must(|organisation, context| {
        organisation.give_mandate(context, BOARD, Matters::Strategy, basis.clone(), context.today)
    });
    agency.propose();
    let rule = |agency: &Agency| {
        agency.organisation.record_decision(&agency.context(), adopting(number, today), minutes(today)).unwrap()
    };
    let Some(Event::DecisionRecorded { decision }) = rule(&agency).pop() else { panic!("nothing was decided") };
    assert_eq!(decision.mandate, basis, "the mandate of the day stands in the decision");
}

#[test]
fn a_body_is_added_renamed_and_closed_and_then_decides_nothing() {
    let mut agency = Agency::with_draft();
    agency.must(|organisation, context| organisation.add_body(context, name("Rådet"), BodyKind::Other));
    let body = BodyId(3);
    agency.must(|organisation, context| organisation.rename_body(context, body, name("Insynsrådet")));
    agency.must(|organisation, context| {
        organisation.give_mandate(context, body, Matters::Strategy, name("Instruktionen"), context.today)
    });
    assert_eq!(agency.organisation.bodies[&body].name, name("Insynsrådet"));
    agency.must(|organisation, context| organisation.close_body(context, body));
    let on = |day| agency.organisation.bodies[&body].mandate(Matters::Strategy, day).is_some();
    assert!(on(agency.today) && !on(agency.today.tomorrow().unwrap()));
    let again = agency.refused(|organisation, context| organisation.rename_body(context, body, name("Ett till")));
    assert!(again.has("body-closed"));
}

#[test]
fn a_body_with_something_before_it_is_not_closed() {
    let mut agency = Agency::with_draft();
    agency.propose();
    for refused in [
        agency.refused(|organisation, context| organisation.close_body(context, BOARD)),
        agency.refused(|organisation, context| organisation.end_mandate(context, BOARD, Matters::Strategy)),
    ] {
        assert!(refused.has("body-has-proposals"), "{refused:?}");
    }
    agency.must(|organisation, context| organisation.close_body(context, GROUP));
}

/// What provokes every refusal of bodies.
pub(crate) fn provocations() -> Vec<(&'static str, domain::refusal::Refusals)> {
    let mut agency = with_member();
    let mut closed = agency.clone();
    closed.must(|organisation, context| organisation.close_body(context, GROUP));
    let today = agency.today;
    let basis = agency.organisation.bodies[&BOARD].mandates[0].basis.clone();
    let taken = agency.organisation.bodies[&GROUP].name.clone();
    let mut provoked = vec![
        ("body-name-taken", agency.refused(|it, context| it.add_body(context, taken.clone(), BodyKind::Other))),
        ("body-closed", closed.refused(|it, context| it.rename_body(context, GROUP, name("Nytt namn")))),
        ("member-already", agency.refused(|it, context| it.add_member(context, BOARD, MEMBER, today))),
        (
            "mandate-already",
            agency.refused(|it, context| it.give_mandate(context, BOARD, Matters::Strategy, basis.clone(), today)),
        ),
    ];
    agency.propose();
    provoked.push(("body-has-proposals", agency.refused(|it, context| it.close_body(context, BOARD))));
    provoked
}
