//! Indicators: what is defined, how a definition is changed, and what ends.

use domain::ids::IndicatorId;
use domain::indicator::writing::Redefinition;
use domain::indicator::{Definition, Desired};
use domain::time::Actor;

use crate::agency::{ANALYST, Agency, leading, measure, of_whole, period, reason, why};

#[test]
fn a_file_of_indicators_is_defined_whole_or_not_at_all() {
    let mut agency = Agency::measured();
    let file = vec![measure("Ett", &[]), measure("Två", &[])];
    agency.must(|organisation, context| organisation.define_indicators(context, file));
    assert_eq!(agency.organisation.indicators.count(), 2);
    let half = vec![measure("Tre", &[]), measure("Ett", &[])];
    let refused = agency.refused(|organisation, context| organisation.define_indicators(context, half));
    assert!(refused.has("indicator-name-taken"));
    let twice = vec![measure("Tre", &[]), measure("Tre", &[])];
    let refused = agency.refused(|organisation, context| organisation.define_indicators(context, twice));
    assert!(refused.has("indicator-name-taken"), "also when both are in one file");
    assert_eq!(agency.organisation.indicators.count(), 2);
    agency.must(|organisation, context| organisation.define_indicators(context, Vec::new()));
}

#[test]
fn a_definition_keeps_those_before_it() {
    let mut agency = Agency::measured();
    agency.actor = Actor::Person(ANALYST);
    let id = agency.define(measure("Vilja", &[]));
    agency.redefine(id, |definition| definition.desired = Desired::Down);
    agency.redefine(id, |definition| definition.decimals = 0);
    let indicator = agency.indicator(id);
    let numbers: Vec<u32> = indicator.definitions.iter().map(|written| written.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(indicator.definition_number(1).unwrap().definition, measure("Vilja", &[]));
    assert_eq!(indicator.definition_number(2).unwrap().definition.decimals, 1);
    assert_eq!(indicator.definition(), &indicator.definition_number(3).unwrap().definition);
    assert_eq!(indicator.written().written.by, Actor::Person(ANALYST));
}

#[test]
fn a_definition_that_is_as_it_was_is_nothing_even_to_someone_who_saw_an_earlier_one() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    let (definition, stale) = (measure("Vilja", &[]), (id, domain::writing::Seen(0)));
    let same = Redefinition { definition, breaks_from: None, reason: Some(why()), comparable: None };
    let answer = agency.organisation.redefine_indicator(&agency.context(), stale, same);
    assert_eq!(answer, Ok(Vec::new()));
}

#[test]
fn a_series_can_break_where_nothing_else_of_the_definition_is_changed() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    agency.values(id, &["2015=70", "2016=71", "2017=60", "2018=61"]);
    agency.break_from(id, "2017");
    let indicator = agency.indicator(id);
    assert_eq!(indicator.definitions.len(), 2);
    assert_eq!(indicator.definition(), &measure("Vilja", &[]));
    assert_eq!(indicator.breaks_from(), Some(period("2017")));
    let series = indicator.whole().unwrap().comparable(indicator.breaks_from());
    assert_eq!(series.values(), [60.0, 61.0]);
}

#[test]
fn a_definition_that_counts_otherwise_breaks_the_series_or_says_why_not() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    let change = |agency: &Agency, breaks: &str, comparable: bool, of: fn(&mut Definition)| {
        let mut definition = agency.indicator(id).definition().clone();
        of(&mut definition);
        let breaks_from = Some(breaks).filter(|breaks| !breaks.is_empty()).map(period);
        let change = Redefinition { definition, breaks_from, reason: Some(why()), comparable: comparable.then(why) };
        let asked = agency.organisation.redefine_indicator(&agency.context(), agency.seen_indicator(id), change);
        asked.map_err(|refusals| refusals.iter().map(|refusal| (refusal.key, refusal.field)).collect::<Vec<_>>())
    };
    let unit = |definition: &mut Definition| definition.unit = crate::agency::name("kronor");
    let pace = |definition: &mut Definition| definition.frequency = domain::indicator::Frequency::Quarterly;
    let parts: [fn(&mut Definition); 3] = [
        |definition| definition.numerator = Some(why()),
        |definition| definition.denominator = Some(why()),
        |definition| definition.measures = domain::indicator::Measures::Stock,
    ];
    assert!(change(&agency, "", false, unit).is_ok(), "nothing was counted yet");
    agency.values(id, &["2015=70", "2016=71"]);
    for otherwise in [unit, pace] {
        let refused = Err(vec![("break-needed", Some("breaks_from"))]);
        assert_eq!(change(&agency, "", false, otherwise), refused);
        assert_eq!(change(&agency, "", true, otherwise), refused, "another unit is never the same");
        assert!(change(&agency, "2017", false, otherwise).is_ok());
    }
    for otherwise in parts {
        assert_eq!(change(&agency, "", false, otherwise), Err(vec![("break-or-comparable", Some("comparable"))]));
        assert!(change(&agency, "", true, otherwise).is_ok());
        assert!(change(&agency, "2016", false, otherwise).is_ok());
    }
    assert!(change(&agency, "", false, |definition| definition.desired = Desired::Down).is_ok(), "a reason is enough");
}

#[test]
fn values_keep_the_unit_that_they_were_counted_in() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    agency.values(id, &["2015=70", "2016=71"]);
    let definition = Definition { unit: crate::agency::name("kronor"), ..measure("Vilja", &[]) };
    let change = Redefinition { definition, breaks_from: Some(period("2017")), reason: Some(why()), comparable: None };
    let seen = agency.seen_indicator(id);
    agency.must(|organisation, context| organisation.redefine_indicator(context, seen, change));
    agency.redefine(id, |definition| definition.decimals = 0);
    let holds = |agency: &Agency| {
        let indicators = &agency.organisation.indicators;
        indicators.definition_on(indicators.get(id).unwrap(), agency.today).number
    };
    assert_eq!(holds(&agency), 1, "nothing is counted in kronor yet");
    agency.values(id, &["2017=5000"]);
    assert_eq!(holds(&agency), 3);
    let indicator = agency.indicator(id);
    let unit = |year: &str| indicator.counted_by(indicator.written(), period(year)).definition.unit.to_string();
    assert_eq!([unit("2016"), unit("2017")], ["procent", "kronor"]);
    assert_eq!(indicator.in_unit_of(indicator.written(), indicator.whole().unwrap()).count(), 1);
}

#[test]
fn a_break_ahead_of_every_value_breaks_nothing_yet() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    agency.values(id, &["2015=70", "2016=71", "2017=60"]);
    agency.break_from(id, "2016");
    agency.break_from(id, "2019");
    assert_eq!(agency.indicator(id).breaks_from(), Some(period("2016")), "the values of 2016 and 2017 are still there");
    agency.values(id, &["2019=50"]);
    assert_eq!(agency.indicator(id).breaks_from(), Some(period("2019")));
}

#[test]
fn what_has_ended_keeps_its_values_and_leaves_its_name() {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let id = agency.define(measure("Vilja", &[goal]));
    agency.values(id, &["2017=71.4"]);
    agency.must(|organisation, context| organisation.end_indicator(context, id, reason("Läggs ner")));
    assert_eq!(agency.known(id), ["2017=71.4"]);
    assert_eq!(agency.organisation.indicators.reflecting(goal, agency.today).len(), 0);
    let refused = agency.try_values(vec![of_whole(id, &["2018=70"])], false).unwrap_err();
    assert!(refused.has("indicator-ended"));
    let other = agency.define(measure("Vilja", &[goal]));
    let reflecting: Vec<IndicatorId> =
        agency.organisation.indicators.reflecting(goal, agency.today).iter().map(|indicator| indicator.id).collect();
    assert_eq!(reflecting, [other]);
    agency.redefine(other, |definition| definition.name = crate::agency::name("Lust"));
    agency.must(|organisation, context| organisation.take_up_indicator(context, id));
    assert!(agency.indicator(id).ended.is_none());
}

#[test]
fn what_a_body_has_before_it_or_has_decided_ahead_is_not_ended() {
    let mut agency = Agency::measured();
    let (one, other) = (agency.define(measure("Ett", &[])), agency.define(measure("Två", &[])));
    let end = |agency: &Agency, id| {
        organisation_says(agency.organisation.end_indicator(&agency.context(), id, why()).map(|_| ()))
    };
    let number = agency.open_set();
    agency.put(number, one, &[]);
    assert_eq!(end(&agency, one), None, "in a draft it may");
    agency.propose_set(number);
    assert_eq!(end(&agency, one).as_deref(), Some("indicator-in-set"));
    agency.decide_set(number, agency.today.tomorrow().unwrap());
    assert_eq!(end(&agency, one).as_deref(), Some("indicator-in-set"), "decided, and in force tomorrow");
    agency.wait(1);
    let next = agency.open_set();
    agency.put(next, other, &[]);
    agency.must(|organisation, context| organisation.leave_out_of_set(context, next, one, Some(why())));
    agency.propose_set(next);
    agency.decide_set(next, agency.today.tomorrow().unwrap());
    assert_eq!(end(&agency, one).as_deref(), Some("indicator-in-set"));
    agency.wait(1);
    assert_eq!(end(&agency, one), None, "the set that had it is past");
}

fn organisation_says(answer: Result<(), domain::refusal::Refusals>) -> Option<String> {
    answer.err().and_then(|refusals| refusals.iter().next().map(|refusal| refusal.key.to_owned()))
}

#[test]
fn the_definition_that_holds_is_the_decided_one_and_before_that_the_last() {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let id = agency.define(measure("Vilja", &[goal]));
    agency.redefine(id, |definition| definition.decimals = 2);
    let holds = |agency: &Agency, day| {
        let indicators = &agency.organisation.indicators;
        indicators.definition_on(indicators.get(id).unwrap(), day).number
    };
    assert_eq!(holds(&agency, agency.today), 2, "nothing is decided");
    let number = agency.open_set();
    agency.put(number, id, &[goal]);
    agency.redefine(id, |definition| definition.decimals = 3);
    agency.propose_set(number);
    agency.redefine(id, |definition| definition.reflects.clear());
    let from = agency.today.tomorrow().unwrap();
    agency.decide_set(number, from);
    assert_eq!(holds(&agency, agency.today), 3, "decided, and not yet in force: what was written since is a draft");
    assert_eq!(holds(&agency, from), 3, "what was proposed, whatever was written since");
    assert_eq!(agency.organisation.indicators.reflecting(goal, from).len(), 1);
    assert_eq!(agency.organisation.indicators.reflecting(goal, agency.today).len(), 1);
    assert_eq!(agency.set(number).entries.get(&id).unwrap().leads, leading(&[goal]));
    let outside = agency.define(measure("Utanför", &[goal]));
    agency.redefine(outside, |definition| definition.decimals = 4);
    let indicators = &agency.organisation.indicators;
    assert_eq!(indicators.definition_on(indicators.get(outside).unwrap(), from).number, 2, "what is not in the set");
}

#[test]
fn the_lead_comes_before_the_others_and_those_of_the_set_before_what_is_only_followed() {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let ids: Vec<IndicatorId> =
        ["Ett", "Två", "Tre"].into_iter().map(|called| agency.define(measure(called, &[goal]))).collect();
    let number = agency.open_set();
    agency.put(number, ids[1], &[]);
    agency.put(number, ids[2], &[goal]);
    agency.propose_set(number);
    agency.decide_set(number, agency.today);
    let order: Vec<IndicatorId> =
        agency.organisation.indicators.reflecting(goal, agency.today).iter().map(|indicator| indicator.id).collect();
    assert_eq!(order, [ids[2], ids[1], ids[0]]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let agency = Agency::measured();
    let wrong = Definition {
        decimals: 9,
        dimensions: vec![crate::agency::name("län"), crate::agency::name("län")],
        owner: Some(domain::ids::PersonId(99)),
        ..measure("Vilja", &[domain::ids::StatementId(999)])
    };
    let refused = agency.refused(|organisation, context| organisation.define_indicators(context, vec![wrong]));
    for key in ["too-many-decimals", "dimension-twice", "person-unknown", "goal-unknown"] {
        assert!(refused.has(key), "{key}: {refused:?}");
    }
}
