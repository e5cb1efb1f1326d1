//! Values: what is new, what is corrected, what cannot be, and what is left when an import is taken back.

use domain::event::Event;
use domain::ids::IndicatorId;
use domain::indicator::import::Way;
use domain::indicator::values::{Incoming, SeriesValues};
use domain::indicator::{Definition, Frequency};
use domain::observation::Breakdown;
use domain::organisation::Organisation;

use crate::agency::{Agency, incoming, measure, name, observed, of_part, of_whole, period, why};

fn by_county() -> (Agency, IndicatorId) {
    let mut agency = Agency::measured();
    let id = agency.define(Definition { dimensions: vec![name("län"), name("kön")], ..measure("Vilja", &[]) });
    (agency, id)
}

#[test]
fn a_correction_keeps_the_earlier_value_and_says_why() {
    let (mut agency, id) = by_county();
    let first = agency.values(id, &["2014=71.7", "2017=71.4"]);
    let second = agency.values(id, &["2014=71.7", "2017=71.6"]);
    let of_2017 = agency.indicator(id).whole().unwrap().of_period(period("2017")).to_vec();
    let told: Vec<_> = of_2017.iter().map(|known| (known.observed.to_string(), known.import)).collect();
    assert_eq!(told, [("2017=71.4".to_owned(), first), ("2017=71.6".to_owned(), second)]);
    assert!(of_2017[0].known < of_2017[1].known);
    let import = agency.organisation.indicators.import(second).unwrap();
    assert_eq!((import.values, import.reason.clone()), (1, Some(why())), "what was as it was is not taken in");
}

#[test]
fn what_was_provisional_or_missing_is_replaced_without_a_reason() {
    let (mut agency, id) = by_county();
    agency.values(id, &["2016=/O", "2017=71.4/P", "2018=70/E"]);
    agency.try_values(vec![of_whole(id, &["2016=72", "2017=71.6"])], false).unwrap();
    let refused = agency.try_values(vec![of_whole(id, &["2018=71"])], false).unwrap_err();
    assert!(refused.has("correction-without-reason"), "an estimate was said to be the value");
    assert_eq!(agency.known(id), ["2016=72", "2017=71.6", "2018=70/E"]);
}

#[test]
fn another_status_alone_is_a_correction() {
    let (mut agency, id) = by_county();
    agency.values(id, &["2017=71.4"]);
    let differences = agency.organisation.compare_values(&[of_whole(id, &["2017=71.4/U"])]).unwrap();
    assert_eq!((differences.corrections().count(), differences.needing_a_reason(), differences.same), (1, 1, 0));
}

#[test]
fn values_that_are_as_they_were_are_nothing() {
    let (mut agency, id) = by_county();
    agency.values(id, &["2017=71.4"]);
    let same = incoming(vec![of_whole(id, &["2017=71.4"]), of_whole(id, &[])]);
    assert_eq!(agency.organisation.take_in_values(&agency.context(), same), Ok(Vec::new()));
    let none = incoming(Vec::new());
    assert_eq!(agency.organisation.take_in_values(&agency.context(), none), Ok(Vec::new()));
}

#[test]
fn a_period_stands_once_however_the_values_are_divided() {
    let (agency, id) = by_county();
    let dalarna = |values| of_part(id, &[("län", "Dalarna")], values);
    let refused = |series: Vec<SeriesValues>| agency.organisation.compare_values(&series).is_err();
    assert!(refused(vec![of_whole(id, &["2017=1", "2017=2"])]));
    assert!(refused(vec![of_whole(id, &["2017=1"]), dalarna(&["2017=3"]), of_whole(id, &["2016=1", "2017=1"])]));
    assert!(refused(vec![dalarna(&["2017=1"]), of_part(id, &[("län", "Skåne")], &["2017=1"]), dalarna(&["2017=1"])]));
    assert!(!refused(vec![of_whole(id, &["2017=1"]), dalarna(&["2017=1"]), of_whole(id, &["2016=1"])]));
    assert!(!refused(vec![of_whole(id, &["2017=1", "2017-Q1=1"])]), "a quarter is not the year");
}

#[test]
fn a_breakdown_is_by_what_the_definition_says_in_whole_or_in_part() {
    let (mut agency, id) = by_county();
    let compare = |agency: &Agency, parts: &[(&str, &str)]| {
        agency.organisation.compare_values(&[of_part(id, parts, &["2017=1"])]).is_ok()
    };
    assert!(compare(&agency, &[("kön", "kvinnor"), ("län", "Dalarna")]));
    assert!(compare(&agency, &[("län", "Dalarna")]));
    assert!(!compare(&agency, &[("län", "Dalarna"), ("storlek", "1–9")]));
    agency.try_values(vec![of_part(id, &[("län", "Dalarna")], &["2017=1"])], false).unwrap();
    agency.redefine(id, |definition| definition.dimensions = vec![name("kön")]);
    assert!(!compare(&agency, &[("län", "Dalarna")]), "it is broken down by that no longer");
    assert_eq!(agency.indicator(id).shown().len(), 1, "what came in is there");
}

#[test]
fn one_fault_anywhere_and_nothing_comes_in() {
    let (mut agency, id) = by_county();
    let other = agency.define(measure("Annan", &[]));
    let refused = agency.try_values(
        vec![
            of_whole(id, &["2016=1", "2017=2"]),
            of_whole(other, &["2017=3/Q"]),
            of_whole(IndicatorId(99), &["2017=1"]),
        ],
        true,
    );
    let refused = refused.unwrap_err();
    assert!(refused.has("value-for-none") && refused.has("indicator-unknown"));
    assert!(agency.indicator(id).whole().is_none());
    assert_eq!(agency.organisation.indicators.imports().count(), 0);
}

#[test]
fn a_thousand_faults_are_told_as_some_hundred() {
    let (agency, id) = by_county();
    let values =
        (0..1_000).map(|number| format!("{}-{:02}=1/Q", 1900 + number / 12, number % 12 + 1)).collect::<Vec<_>>();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    let refused = agency.organisation.compare_values(&[of_whole(id, &values)]).unwrap_err();
    assert!((100..=300).contains(&refused.iter().count()));
}

#[test]
fn a_large_import_is_many_events_and_one_import() {
    let (mut agency, id) = by_county();
    let part = |number: usize| SeriesValues {
        indicator: id,
        breakdown: Breakdown::new(vec![(name("län"), name(&format!("Län {number}")))]).unwrap(),
        values: (0..3_000).map(|at| format!("{}-{:02}=1", 1900 + at / 12, at % 12 + 1).parse().unwrap()).collect(),
    };
    agency.redefine(id, |definition| definition.frequency = Frequency::Monthly);
    let before = agency.log.len();
    agency.try_values((0..7).map(part).collect(), false).unwrap();
    let keys: Vec<&str> = agency.log[before..].iter().map(|recorded| recorded.event.key()).collect();
    assert_eq!(keys, ["import-begun", "values-taken-in", "values-taken-in", "values-taken-in"]);
    let import = agency.organisation.indicators.imports().next().unwrap();
    assert_eq!((import.values, import.indicators.len()), (21_000, 1));
    let (import, why) = (import.id, why());
    agency.must(|organisation, context| organisation.take_import_back(context, import, why));
    assert!(agency.indicator(id).shown().is_empty(), "all of it is taken back as one");
}

#[test]
fn an_import_taken_back_gives_what_was_before_whatever_came_between() {
    let (mut agency, id) = by_county();
    agency.values(id, &["2014=71.7", "2017=71.4"]);
    let wrong = agency.values(id, &["2014=17.7", "2017=41.7", "2018=1"]);
    agency.values(id, &["2017=71.6", "2016=73"]);
    agency.redefine(id, |definition| definition.decimals = 0);
    agency.take_back(wrong);
    assert_eq!(agency.known(id), ["2014=71.7", "2016=73", "2017=71.6"]);
    assert_eq!(agency.organisation.indicators.import(wrong).unwrap().taken_back.as_ref().unwrap().1, why());
    let again = agency.values(id, &["2018=1"]);
    assert!(wrong < again, "a number is given out once");
}

#[test]
fn what_a_later_file_said_too_stays_when_the_first_is_taken_back() {
    let (mut agency, id) = by_county();
    let file = |agency: &mut Agency, series: Vec<SeriesValues>, way: Way| {
        let incoming = Incoming { way, reason: Some(why()), ..incoming(series) };
        agency.must(|organisation, context| organisation.take_in_values(context, incoming));
        agency.organisation.indicators.imports().next().unwrap().id
    };
    let part = |values| of_part(id, &[("län", "Dalarna")], values);
    let first = file(&mut agency, vec![of_whole(id, &["2014=1", "2015=2", "2016=3"]), part(&["2014=9"])], Way::Pasted);
    // The second has 2016 otherwise, 2017 as new, and nothing of 2015.
    let second = file(&mut agency, vec![of_whole(id, &["2017=5", "2016=4", "2014=1"]), part(&["2014=9"])], Way::Pasted);
    let import = agency.organisation.indicators.import(second).unwrap();
    assert_eq!((import.values, import.confirmed), (2, 2));
    let third = file(&mut agency, vec![part(&["2014=9"])], Way::Pasted);
    assert_eq!(agency.organisation.indicators.import(third).unwrap().values, 0, "it only confirms");
    agency.take_back(first);
    assert_eq!(agency.known(id), ["2014=1", "2016=4", "2017=5"]);
    agency.take_back(second);
    assert_eq!(agency.known(id), Vec::<String>::new());
    let dalarna = part(&[]).breakdown;
    assert_eq!(agency.indicator(id).series(&dalarna).unwrap().current().count(), 1, "the third said it too");
    let known = agency.indicator(id).series(&dalarna).unwrap().current().next().unwrap().import;
    assert_eq!(known, third);
    agency.take_back(third);
    assert!(agency.indicator(id).shown().is_empty());
}

#[test]
fn a_form_that_is_sent_back_as_it_was_says_nothing() {
    let (mut agency, id) = by_county();
    let first = agency.values(id, &["2014=1", "2015=2"]);
    agency.values(id, &["2014=1", "2015=2", "2016=3"]);
    agency.take_back(first);
    assert_eq!(agency.known(id), ["2016=3"]);
}

#[test]
fn what_is_suppressed_is_not_given_away_by_what_it_was_divided_from() {
    let (agency, id) = by_county();
    for value in ["2017=/Q;3:4", "2017=/Q;1..2", "2017=4/Q", "2017=/M;3:4"] {
        let refused = agency.organisation.compare_values(&[of_whole(id, &[value])]).unwrap_err();
        assert!(refused.has("value-for-none"), "{value}");
    }
    assert!(agency.organisation.compare_values(&[of_whole(id, &["2017=/Q"])]).is_ok());
}

#[test]
fn an_event_that_does_not_fit_changes_nothing() {
    let (mut agency, id) = by_county();
    let import = agency.values(id, &["2017=71.4"]);
    let number = agency.open_set();
    agency.put(number, id, &[]);
    let unknown = IndicatorId(99);
    for event in [
        Event::ValuesTakenIn { import, series: vec![of_whole(id, &["2018=1"]), of_whole(unknown, &["2018=1"])] },
        Event::ValuesTakenIn { import: domain::ids::ImportId(99), series: vec![of_whole(id, &["2018=1"])] },
        Event::SetProposed {
            set: number,
            to: crate::agency::GROUP,
            definitions: vec![(id, 7), (unknown, 1)],
            motive: None,
        },
    ] {
        let (context, mut organisation) = (agency.context(), agency.organisation.clone());
        let (at, actor) = (context.at, context.actor);
        let recorded = domain::event::Recorded { seq: organisation.seq + 1, at, actor, event };
        organisation.apply(&recorded).unwrap_err();
        assert_eq!(organisation, agency.organisation, "{:?}", recorded.event);
    }
}

#[test]
fn how_values_came_is_kept() {
    let (mut agency, id) = by_county();
    let way = Way::File { name: name("villkor.csv") };
    let incoming = domain::indicator::values::Incoming {
        way: way.clone(),
        source: Some(name("Tillväxtverket")),
        reason: None,
        series: vec![SeriesValues { indicator: id, breakdown: Breakdown::default(), values: observed(&["2017=1"]) }],
    };
    agency.must(|organisation, context| organisation.take_in_values(context, incoming));
    let import = agency.organisation.indicators.imports().next().unwrap();
    assert_eq!((&import.way, import.source.as_ref().unwrap().as_str()), (&way, "Tillväxtverket"));
    assert_eq!(import.by.by, agency.actor);
}

#[test]
fn an_organisation_that_measures_is_the_same_read_from_its_log() {
    let (mut agency, id) = by_county();
    agency.values(id, &["2017=71.4/P;714:1000;68.9..73.9", "2018=/Q"]);
    agency.decided_set(&[id]);
    let mut replayed = Organisation::empty(agency.organisation.id.clone());
    for recorded in &agency.log {
        let line = serde_json::to_string(recorded).unwrap();
        replayed.apply(&serde_json::from_str(&line).unwrap()).unwrap();
    }
    assert_eq!(replayed, agency.organisation);
}

#[test]
fn how_a_file_was_read_is_remembered_once_while_it_is_the_same() {
    let (mut agency, _) = by_county();
    let before = agency.log.len();
    for read in ["År=period", "År=period", "Year=period", "År=period"] {
        let mapping = domain::text::Explanation::parse(read).unwrap();
        agency.must(|organisation, context| organisation.remember_mapping(context, mapping));
    }
    assert_eq!(agency.log.len() - before, 3);
}

#[test]
fn what_has_not_begun_has_no_value_and_what_goes_on_can() {
    let (mut agency, id) = by_county();
    let today = agency.today;
    let asked = |agency: &mut Agency, values: &[&str]| {
        let series = vec![of_whole(id, values)];
        agency.ask(|organisation, context| organisation.take_in_values(context, incoming(series)))
    };
    let (this, next) = (today.year(), today.year() + 1);
    for status in ["", "/P", "/E", "/U"] {
        let refused = asked(&mut agency, &[&format!("{next}=60{status}")]).unwrap_err();
        assert!(refused.has("period-not-begun"), "{status}");
    }
    asked(&mut agency, &[&format!("{this}=60/P"), &format!("{next}=/O")]).unwrap();
    // What came in before anybody asked is no reason to refuse the rest of a form.
    agency.values(id, &[&format!("{next}=70")]);
    asked(&mut agency, &[&format!("{next}=70"), &format!("{}=50", this - 1)]).unwrap();
}

#[test]
fn what_is_typed_is_for_periods_as_long_as_the_indicator_is_measured_by() {
    let (mut agency, id) = by_county();
    let ask = |agency: &mut Agency, way: Way, values: &[&str]| {
        let incoming = Incoming { way, reason: Some(why()), ..incoming(vec![of_whole(id, values)]) };
        agency.ask(|organisation, context| organisation.take_in_values(context, incoming))
    };
    assert!(ask(&mut agency, Way::Typed, &["2016-Q1=3"]).unwrap_err().has("period-of-other-length"));
    ask(&mut agency, Way::Pasted, &["2016-Q1=3"]).unwrap();
    ask(&mut agency, Way::Typed, &["2016-Q1=4", "2016=5"]).unwrap();
}
