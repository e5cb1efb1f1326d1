//! Fetches: who may be responsible, what is told once, what waits, and what a removed one no longer does.

use domain::ids::{FetchId, IndicatorId, PersonId};
use domain::indicator::fetch::address::WebAddress;
use domain::indicator::fetch::rhythm::Rhythm;
use domain::indicator::fetch::trouble::Trouble;
use domain::indicator::fetch::{Fetch, Manner, Terms};
use domain::refusal::Refusals;
use domain::text::Explanation;
use domain::to_do::Act;
use domain::writing::Seen;

use crate::agency::{ANALYST, incoming, measure, of_whole};
use crate::agency::{Agency, name, reason};

pub(crate) const FETCH: FetchId = FetchId(1);

pub(crate) fn terms(called: &str) -> Terms {
    Terms {
        name: name(called),
        address: WebAddress::parse("https://api.scb.se/growth").unwrap(),
        query: Explanation::default(),
        indicator: None,
        rhythm: Rhythm::Weekly,
        hour: 6,
        manner: Manner::Waits,
        reason: reason("Källan har ändrat värdet."),
        responsible: ANALYST,
    }
}

fn with_fetch() -> (Agency, IndicatorId) {
    let mut agency = Agency::measured();
    let indicator = agency.define(measure("Tillväxt", &[]));
    agency.must(|organisation, context| organisation.set_up_fetch(context, terms("SCB")));
    (agency, indicator)
}

fn fetch(agency: &Agency) -> &Fetch {
    agency.organisation.indicators.fetch(FETCH).unwrap()
}

fn first(refused: Result<Vec<domain::event::Event>, Refusals>) -> (&'static str, Option<&'static str>) {
    let refused = refused.unwrap_err();
    (refused.first().key, refused.first().field)
}

#[test]
fn what_is_wrong_with_a_fetch_stands_at_its_field() {
    let (agency, _) = with_fetch();
    let context = agency.context();
    let set_up = |terms: Terms| first(agency.organisation.set_up_fetch(&context, terms));
    assert_eq!(set_up(terms("SCB")), ("fetch-name-taken", Some("name")));
    assert_eq!(set_up(Terms { hour: 24, ..terms("A") }), ("fetch-hour-wrong", Some("hour")));
    let unknown = Some(IndicatorId(99));
    assert_eq!(set_up(Terms { indicator: unknown, ..terms("A") }), ("indicator-unknown", Some("indicator")));
    let nobody = Terms { responsible: PersonId(99), ..terms("A") };
    assert_eq!(set_up(nobody), ("fetch-responsible-may-not", Some("responsible")));
    let late = agency.organisation.change_fetch(&context, (FETCH, Seen(1)), terms("B"));
    assert_eq!(first(late), ("changed-meanwhile", None));
    let missing = agency.organisation.pause_fetch(&context, FetchId(2));
    assert_eq!(first(missing), ("fetch-unknown", None));
}

#[test]
fn what_goes_wrong_is_told_once_until_it_works() {
    let (mut agency, _) = with_fetch();
    let trouble = || Trouble::Status { status: 404 };
    let asked = |agency: &Agency| {
        let list = agency.organisation.to_do(ANALYST, agency.today);
        list.iter().any(|todo| todo.act == Act::MendFetch(FETCH))
    };
    agency.must(|organisation, context| organisation.fetch_failed(context, FETCH, trouble()));
    assert!(asked(&agency));
    let context = agency.context();
    assert_eq!(agency.organisation.fetch_failed(&context, FETCH, trouble()), Ok(Vec::new()));
    agency.must(|organisation, context| organisation.fetch_answered(context, FETCH));
    assert!(!asked(&agency) && fetch(&agency).trouble.is_none());
    assert_eq!(agency.organisation.fetch_answered(&context, FETCH), Ok(Vec::new()));
    // One that rests is nobody's work.
    agency.must(|organisation, context| organisation.fetch_failed(context, FETCH, trouble()));
    agency.must(|organisation, context| organisation.pause_fetch(context, FETCH));
    assert!(!asked(&agency));
}

#[test]
fn what_waits_is_brought_in_or_set_aside_once() {
    let (mut agency, indicator) = with_fetch();
    let (file, other) = ("a".repeat(64), "b".repeat(64));
    agency.must(|organisation, context| organisation.fetched_file_waits(context, FETCH, &file, 0));
    let context = agency.context();
    assert_eq!(agency.organisation.fetched_file_waits(&context, FETCH, &file, 0), Ok(Vec::new()));
    assert_eq!(first(agency.organisation.set_fetched_file_aside(&context, FETCH, &other)), ("fetched-file-gone", None));
    let values = || incoming(vec![of_whole(indicator, &["2017=71.4"])]);
    agency.must(|organisation, context| organisation.bring_waiting_file_in(context, (FETCH, &file), values()));
    assert_eq!(agency.known(indicator), ["2017=71.4"]);
    let import = agency.organisation.indicators.imports().next().unwrap().id;
    assert_eq!((fetch(&agency).waiting.as_ref(), fetch(&agency).brought_in.map(|(_, id)| id)), (None, Some(import)));
    let again = agency.organisation.bring_waiting_file_in(&context, (FETCH, &file), values());
    assert_eq!(first(again), ("fetched-file-gone", None));
}

#[test]
fn written_otherwise_it_begins_anew_and_removed_it_does_nothing() {
    let (mut agency, indicator) = with_fetch();
    let file = "a".repeat(64);
    agency.must(|organisation, context| organisation.fetched_file_waits(context, FETCH, &file, 0));
    let seen = Seen(fetch(&agency).version);
    agency.must(|organisation, context| organisation.change_fetch(context, (FETCH, seen), terms("Annat")));
    assert_eq!(fetch(&agency).waiting, None);
    agency.must(|organisation, context| organisation.remove_fetch(context, FETCH));
    assert_eq!(agency.organisation.indicators.fetches().count(), 0);
    let context = agency.context();
    let values = incoming(vec![of_whole(indicator, &["2017=71.4"])]);
    assert_eq!(first(agency.organisation.bring_fetched_in(&context, FETCH, values)), ("fetch-unknown", None));
    // Its name is free, and its number is not given out again.
    agency.must(|organisation, context| organisation.set_up_fetch(context, terms("Annat")));
    assert_eq!(agency.organisation.indicators.fetches().next().map(|fetch| fetch.id), Some(FetchId(2)));
}

#[test]
fn everyone_who_may_sees_to_it_when_the_responsible_no_longer_may() {
    let (mut agency, _) = with_fetch();
    let other = PersonId(1);
    assert!(agency.organisation.sees_to_fetch(fetch(&agency), ANALYST, agency.today));
    assert!(!agency.organisation.sees_to_fetch(fetch(&agency), other, agency.today));
    let roles = vec![domain::policy::Role::Strategist];
    agency.happen(vec![
        domain::event::Event::PersonPlaced { person: ANALYST, unit: None, roles: Vec::new() },
        domain::event::Event::PersonPlaced { person: other, unit: None, roles },
    ]);
    assert!(!agency.organisation.sees_to_fetch(fetch(&agency), ANALYST, agency.today));
    assert!(agency.organisation.sees_to_fetch(fetch(&agency), other, agency.today));
}
