//! What provokes every refusal of a regrouping.

use domain::ids::UnitId;
use domain::refusal::Refusals;
use domain::regrouping::Wish;
use jiff::civil::date;

use crate::agency::{Agency, COMPANIES, DIGITAL, SERVICE, name};

pub(super) fn provocations() -> Vec<(&'static str, Refusals)> {
    let mut agency = Agency::planned();
    let later = Wish::Close { unit: SERVICE, heir: DIGITAL };
    agency.must(|organisation, context| organisation.regroup(context, date(2020, 1, 1), later, None));
    let wished = |on, wish| agency.refused(|organisation, context| organisation.regroup(context, on, wish, None));
    let change = |unit, parent| Wish::Change { unit, name: name("Ny"), parent };
    vec![
        ("regrouped-later", wished(date(2019, 1, 1), change(SERVICE, None))),
        ("unit-not-there", wished(date(2020, 1, 1), change(SERVICE, None))),
        ("unit-unknown", wished(date(2019, 1, 1), change(UnitId(99), None))),
        ("part-of-itself", wished(date(2019, 1, 1), change(COMPANIES, Some(DIGITAL)))),
        (
            "too-few-units",
            wished(date(2019, 1, 1), Wish::Merge { units: vec![DIGITAL, DIGITAL], name: name("Ny"), parent: None }),
        ),
    ]
}
