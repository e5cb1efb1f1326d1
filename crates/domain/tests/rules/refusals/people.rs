//! What provokes every refusal of the directory.

use std::collections::BTreeSet;

use domain::directory::Place;
use domain::ids::PersonId;
use domain::policy::Role;
use domain::refusal::Refusals;

use crate::agency::Agency;

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::with_plans();
    let others: Vec<PersonId> = agency.organisation.people.keys().copied().collect();
    let last = agency.organisation.next_person();
    let place = |roles: &[Role]| Place { unit: None, roles: roles.to_vec() };
    agency.must(|organisation, context| organisation.add_person(&place(&[Role::Administrator]), context.today));
    for other in others {
        agency.must(|organisation, _| organisation.dismiss_person(other, &BTreeSet::new()));
    }
    vec![
        ("roles-none", agency.refused(|organisation, context| organisation.add_person(&place(&[]), context.today))),
        ("last-administrator", agency.refused(|organisation, _| organisation.dismiss_person(last, &BTreeSet::new()))),
    ]
}
