//! What values say of a goal: which of them can be compared, which indicator gives the goal its mark, and that several are
//! counted, never averaged.

use direction::verdict::{Destination, Direction};
use domain::ids::{IndicatorId, StatementId};
use domain::indicator::assessment::Judged;
use domain::indicator::{Definition, Desired, Frequency, Measures, Target, TargetKind};
use domain::movement::judged;
use domain::observation::Breakdown;

use crate::agency::{Agency, measure, name, of_part, period, reason, remark};

const RISING: [&str; 8] = ["2010=1", "2011=2", "2012=4", "2013=5", "2014=7", "2015=8", "2016=9", "2017=11"];
const FALLING: [&str; 8] = ["2010=9", "2011=8", "2012=7", "2013=5", "2014=4", "2015=3", "2016=2", "2017=1"];

fn direction(agency: &Agency, id: IndicatorId) -> Direction {
    let indicator = agency.indicator(id);
    indicator.verdict(indicator.written()).direction
}

#[test]
fn values_are_compared_after_the_last_break_and_where_they_are_values() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    agency.values(id, &["2010=1", "2011=2/B", "2012=3/D", "2013=/Q", "2014=4/P", "2015=5/E", "2016=6/U", "2017=/O"]);
    let comparable = |agency: &Agency| {
        let indicator = agency.indicator(id);
        indicator.whole().unwrap().comparable(indicator.breaks_from())
    };
    assert_eq!(comparable(&agency).values(), [2.0, 4.0, 5.0, 6.0]);
    assert_eq!(comparable(&agency).times(), [2011.0, 2014.0, 2015.0, 2016.0], "gaps stay gaps");
    assert_eq!(comparable(&agency).settled().values(), [2.0, 5.0, 6.0]);
    agency.break_from(id, "2015");
    assert_eq!(comparable(&agency).values(), [5.0, 6.0], "the later of what values and definitions say");
    agency.values(id, &["2016=6/B"]);
    assert_eq!(comparable(&agency).values(), [6.0]);
}

#[test]
fn a_definition_asks_what_it_says() {
    let asks = |change: fn(&mut Definition)| {
        let mut definition = measure("Vilja", &[]);
        change(&mut definition);
        definition.asks()
    };
    use direction::question::{self, Wanted};
    assert_eq!(asks(|_| ()).wanted, Wanted::Increase);
    assert_eq!(asks(|definition| definition.desired = Desired::Down).wanted, Wanted::Decrease);
    assert_eq!(asks(|definition| definition.desired = Desired::Keep).wanted, Wanted::Keep);
    let band = asks(|definition| {
        definition.desired = Desired::Within { low: "3.5".parse().unwrap(), high: "6".parse().unwrap() };
    });
    assert_eq!(band.wanted, Wanted::Within { low: 3.5, high: 6.0 });
    let monthly = asks(|definition| definition.frequency = Frequency::Monthly);
    assert_eq!(monthly.frequency, question::Frequency::Monthly);
    let tertials = asks(|definition| definition.frequency = Frequency::EveryTertial);
    assert_eq!(tertials.frequency, question::Frequency::EveryTertial);
    let target = asks(|definition| {
        definition.smallest_change = Some("1.5".parse().unwrap());
        let value = "40".parse().unwrap();
        definition.target = Some(Target { kind: TargetKind::AtMost, value, by: Some(period("2020-Q3")), base: None });
    });
    assert_eq!(target.smallest_change, Some(1.5));
    let kind = question::TargetKind::AtMost(40.0);
    assert_eq!(target.target, Some(question::Target { kind, by: Some(2020.5) }));
}

#[test]
fn a_change_that_the_intervals_of_a_survey_have_room_for_is_no_clear_change() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    let surveyed = |reach: i32| -> Vec<String> {
        let values = (0..6).map(|year| (2010 + year, 40 + 2 * year));
        values.map(|(year, value)| format!("{year}={value};{}..{}", value - reach, value + reach)).collect()
    };
    for (reach, expected) in [(2, Direction::Toward), (9, Direction::NoClearChange)] {
        let values = surveyed(reach);
        agency.values(id, &values.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(direction(&agency, id), expected, "{values:?}");
    }
}

#[test]
fn a_verdict_follows_every_change_and_the_definition_that_it_is_by() {
    let mut agency = Agency::measured();
    let id = agency.define(measure("Vilja", &[]));
    assert_eq!(direction(&agency, id), Direction::NoData);
    let import = agency.values(id, &RISING);
    assert_eq!(direction(&agency, id), Direction::Toward);
    agency.redefine(id, |definition| definition.desired = Desired::Down);
    assert_eq!(direction(&agency, id), Direction::Away);
    let indicator = agency.indicator(id);
    assert_eq!(indicator.verdict(indicator.definition_number(1).unwrap()).direction, Direction::Toward);
    assert_eq!(direction(&agency, id), Direction::Away);
    agency.take_back(import);
    assert_eq!(direction(&agency, id), Direction::NoData);
}

#[test]
fn a_part_has_a_verdict_of_its_own() {
    let mut agency = Agency::measured();
    let id = agency.define(Definition { dimensions: vec![name("län")], ..measure("Vilja", &[]) });
    agency.values(id, &RISING);
    let dalarna = of_part(id, &[("län", "Dalarna")], &FALLING);
    let part = dalarna.breakdown.clone();
    agency.try_values(vec![dalarna], false).unwrap();
    let indicator = agency.indicator(id);
    assert_eq!(indicator.verdict_of(&part, indicator.written()).direction, Direction::Away);
    assert_eq!(indicator.verdict_of(&Breakdown::default(), indicator.written()).direction, Direction::Toward);
    let nowhere = Breakdown::new(vec![(name("län"), name("Skåne"))]).unwrap();
    assert_eq!(indicator.verdict_of(&nowhere, indicator.written()).direction, Direction::NoData);
}

#[test]
fn a_verdict_is_of_what_is_shown() {
    let mut agency = Agency::measured();
    let id = agency.define(Definition { dimensions: vec![name("län")], ..measure("Vilja", &[]) });
    agency.values(id, &RISING);
    let (dalarna, gotland) =
        (of_part(id, &[("län", "Dalarna")], &RISING), of_part(id, &[("län", "Gotland")], &FALLING));
    let parts = [dalarna.breakdown.clone(), gotland.breakdown.clone()];
    agency.try_values(vec![dalarna, gotland], false).unwrap();
    agency.try_values(vec![of_part(id, &[("län", "Gotland")], &["2013=/Q"])], true).unwrap();
    let indicator = agency.indicator(id);
    let points = |of: &Breakdown| indicator.verdict_of(of, indicator.written()).evidence.points;
    assert_eq!((points(&parts[0]), points(&parts[1])), (7, 7), "what protects is not judged either");
    assert_eq!(points(&Breakdown::default()), 8);
    assert_eq!(
        indicator.entered(&parts[0]).unwrap().current().filter(|known| known.observed.value.is_some()).count(),
        8
    );
}

#[test]
fn what_matters_of_a_count_does_not_matter_of_its_parts() {
    for (measures, stable) in [(Measures::Stock, false), (Measures::Flow, false), (Measures::Ratio, true)] {
        let mut agency = Agency::measured();
        let target = Target { kind: TargetKind::AtLeast, value: "900".parse().unwrap(), by: None, base: None };
        let id = agency.define(Definition {
            dimensions: vec![name("län")],
            smallest_change: Some("300".parse().unwrap()),
            target: Some(target),
            measures,
            ..measure("Jobb", &[])
        });
        let dalarna = of_part(id, &[("län", "Dalarna")], &RISING);
        let part = dalarna.breakdown.clone();
        agency.try_values(vec![dalarna], false).unwrap();
        let indicator = agency.indicator(id);
        let verdict = indicator.verdict_of(&part, indicator.written());
        let expected = if stable { Direction::Stable } else { Direction::Toward };
        assert_eq!((verdict.direction, verdict.destination == Destination::NoTarget), (expected, !stable));
    }
}

fn goal_with_three() -> (Agency, StatementId, [IndicatorId; 3]) {
    let mut agency = Agency::measured();
    let goal = agency.goal("Öppna data");
    let ids = ["Upp", "Ner", "Få"].map(|called| agency.define(measure(called, &[goal])));
    agency.values(ids[0], &RISING);
    agency.values(ids[1], &FALLING);
    agency.values(ids[2], &RISING[..3]);
    (agency, goal, ids)
}

#[test]
fn a_goal_is_counts_and_not_an_average() {
    let (agency, goal, _) = goal_with_three();
    let movement = agency.organisation.movement_of(goal, agency.today);
    let counts = (movement.toward, movement.away, movement.no_change, movement.cannot_say);
    assert_eq!((counts, movement.carrying()), ((1, 1, 0, 1), 2));
}

#[test]
fn the_mark_of_a_goal_is_that_of_its_lead_or_of_its_only_indicator() {
    let (mut agency, goal, ids) = goal_with_three();
    let lead = |agency: &Agency, goal| {
        let movement = agency.organisation.movement_of(goal, agency.today);
        movement.lead().map(|(indicator, verdict)| (indicator.id, judged(verdict), movement.with_the_lead()))
    };
    assert_eq!(lead(&agency, goal), None, "several, and nobody has said which leads");
    let number = agency.open_set();
    agency.put(number, ids[0], &[]);
    agency.put(number, ids[1], &[goal]);
    agency.propose_set(number);
    agency.decide_set(number, agency.today);
    assert_eq!(lead(&agency, goal), Some((ids[1], Some(Judged::Away), 1)));
    let other = agency.goal("Fler e-tjänster");
    assert_eq!(lead(&agency, other), None);
    let only = agency.define(measure("Enda", &[other]));
    agency.values(only, &RISING);
    assert_eq!(lead(&agency, other), Some((only, Some(Judged::Toward), 1)), "also where no set has it");
}

#[test]
fn an_assessment_keeps_what_the_rule_said_then() {
    let (mut agency, goal, ids) = goal_with_three();
    agency.decided_set(&ids[..1]);
    let assess = |agency: &mut Agency, judged, why: Option<&str>| {
        let why = why.map(reason);
        agency.must(|organisation, context| organisation.assess_goal(context, goal, judged, remark("Så här."), why));
    };
    assess(&mut agency, Judged::Toward, Some("Behövs inte"));
    assess(&mut agency, Judged::NoChange, Some("Det är konjunkturen"));
    agency.redefine(ids[0], |definition| definition.desired = Desired::Down);
    let told = agency
        .organisation
        .assessments(goal)
        .map(|assessment| (assessment.judged, assessment.rule, assessment.disagrees.clone()));
    let told: Vec<_> = told.collect();
    assert_eq!(
        told[0],
        (Judged::NoChange, Some(Judged::Toward), Some(reason("Det är konjunkturen"))),
        "the last first"
    );
    assert_eq!(told[1], (Judged::Toward, Some(Judged::Toward), None), "who agrees has no reason to disagree");
}
