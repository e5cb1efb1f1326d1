//! The directory: who comes in, with what roles, and that somebody can always run the system.

use std::collections::BTreeSet;

use domain::directory::Place;
use domain::ids::{PersonId, UnitId};
use domain::policy::Role;

use crate::agency::{Agency, DIGITAL, STAFF};

fn place(unit: Option<UnitId>, roles: &[Role]) -> Place {
    Place { unit, roles: roles.to_vec() }
}

/// Nobody has an account that works: as when an agency has just been set up.
fn nobody_yet() -> BTreeSet<PersonId> {
    BTreeSet::new()
}

fn add(agency: &mut Agency, roles: &[Role]) -> PersonId {
    let id = agency.organisation.next_person();
    let place = place(Some(STAFF), roles);
    agency.must(|organisation, context| organisation.add_person(&place, context.today));
    id
}

#[test]
fn a_person_is_added_with_a_unit_and_roles_and_never_gets_a_number_twice() {
    let mut agency = Agency::with_plans();
    let one = add(&mut agency, &[Role::Strategist, Role::Reader, Role::Reader]);
    let known = agency.organisation.people[&one].clone();
    assert_eq!((known.unit, known.roles.clone()), (Some(STAFF), vec![Role::Reader, Role::Strategist]));
    agency.must(|organisation, _| organisation.dismiss_person(one, &nobody_yet()));
    assert_eq!(agency.organisation.people[&one].roles, []);
    assert!(agency.organisation.dismiss_person(one, &nobody_yet()).unwrap().is_empty(), "once is enough");
    assert_ne!(add(&mut agency, &[Role::Reader]), one);
}

#[test]
fn a_place_has_a_role_and_a_unit_that_is_there() {
    let mut agency = Agency::with_plans();
    let one = add(&mut agency, &[Role::Reader]);
    let (organisation, today) = (&agency.organisation, agency.today);
    let refused = organisation.add_person(&place(Some(UnitId(999)), &[]), today).unwrap_err();
    assert!(refused.has("roles-none") && refused.has("unit-unknown"));
    assert!(organisation.place_person(one, &place(None, &[]), today, &nobody_yet()).unwrap_err().has("roles-none"));
    let nobody = PersonId(999);
    assert!(
        organisation
            .place_person(nobody, &place(None, &[Role::Reader]), today, &nobody_yet())
            .unwrap_err()
            .has("person-unknown")
    );
    assert!(organisation.dismiss_person(nobody, &nobody_yet()).unwrap_err().has("person-unknown"));
}

#[test]
fn what_is_the_same_is_no_event_and_a_move_is_one() {
    let mut agency = Agency::with_plans();
    let one = add(&mut agency, &[Role::Reader, Role::Auditor]);
    let placed = |unit, roles: &[Role]| {
        agency.organisation.place_person(one, &place(unit, roles), agency.today, &nobody_yet()).unwrap().len()
    };
    assert_eq!(placed(Some(STAFF), &[Role::Auditor, Role::Reader]), 0);
    assert_eq!(placed(Some(DIGITAL), &[Role::Auditor, Role::Reader]), 1);
    assert_eq!(placed(Some(STAFF), &[Role::Reader]), 1);
}

#[test]
fn the_last_who_runs_the_system_stays() {
    let mut agency = Agency::with_plans();
    // Whoever set the agency up is no longer there to run it.
    let others: Vec<PersonId> = agency
        .organisation
        .people
        .values()
        .filter(|person| person.roles.contains(&Role::Administrator))
        .map(|person| person.id)
        .collect();
    let first = add(&mut agency, &[Role::Administrator]);
    for other in others {
        agency.must(|organisation, _| organisation.dismiss_person(other, &nobody_yet()));
    }
    let reader = place(Some(STAFF), &[Role::Reader]);
    assert!(
        agency
            .organisation
            .place_person(first, &reader, agency.today, &nobody_yet())
            .unwrap_err()
            .has("last-administrator")
    );
    assert!(agency.organisation.dismiss_person(first, &nobody_yet()).unwrap_err().has("last-administrator"));
    add(&mut agency, &[Role::Administrator]);
    assert_eq!(agency.organisation.place_person(first, &reader, agency.today, &nobody_yet()).unwrap().len(), 1);
    assert_eq!(agency.organisation.dismiss_person(first, &nobody_yet()).unwrap().len(), 1);
}

#[test]
fn who_cannot_sign_in_runs_no_system() {
    let mut agency = Agency::with_plans();
    let [able, invited] = [0, 1].map(|_| add(&mut agency, &[Role::Administrator]));
    let reader = place(Some(STAFF), &[Role::Reader]);
    let placed = |who, can: &[PersonId]| {
        let can = can.iter().copied().collect();
        agency.organisation.place_person(who, &reader, agency.today, &can).map(|events| events.len())
    };
    let dismissed = |who, can: &[PersonId]| {
        let can = can.iter().copied().collect();
        agency.organisation.dismiss_person(who, &can).map(|events| events.len())
    };
    assert!(placed(able, &[able]).unwrap_err().has("last-administrator"), "the others are only invited");
    assert!(dismissed(able, &[able]).unwrap_err().has("last-administrator"));
    assert_eq!((placed(invited, &[able]).unwrap(), dismissed(invited, &[able]).unwrap()), (1, 1));
    assert_eq!((placed(able, &[able, invited]).unwrap(), dismissed(able, &[able, invited]).unwrap()), (1, 1));
}
