//! What provokes every refusal of fetches.

use domain::ids::{FetchId, PersonId};
use domain::indicator::fetch::{MOST_FETCHES, Terms};
use domain::refusal::Refusals;

use crate::agency::{Agency, measure};
use crate::fetches::{FETCH, terms};

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::measured();
    agency.define(measure("Tillväxt", &[]));
    agency.must(|organisation, context| organisation.set_up_fetch(context, terms("SCB")));
    let set_up = |agency: &Agency, terms: Terms| {
        agency.refused(|organisation, context| organisation.set_up_fetch(context, terms))
    };
    let mut full = agency.clone();
    for number in 1..MOST_FETCHES {
        full.must(|organisation, context| organisation.set_up_fetch(context, terms(&format!("Källa {number}"))));
    }
    let file = "b".repeat(64);
    vec![
        ("fetch-name-taken", set_up(&agency, terms("SCB"))),
        ("fetch-hour-wrong", set_up(&agency, Terms { hour: 24, ..terms("A") })),
        ("fetch-responsible-may-not", set_up(&agency, Terms { responsible: PersonId(99), ..terms("A") })),
        ("too-many-fetches", set_up(&full, terms("A"))),
        ("fetch-unknown", agency.refused(|organisation, context| organisation.pause_fetch(context, FetchId(9_999)))),
        (
            "fetched-file-gone",
            agency.refused(|organisation, context| organisation.set_fetched_file_aside(context, FETCH, &file)),
        ),
    ]
}
