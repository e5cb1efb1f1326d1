//! What an allocation changes and what follows from it, the sums that are kept, and scenarios begun anew.

use domain::allocation::sums::Sums;
use domain::money::Resources;
use domain::planning::breaks::PlanBreak;
use domain::planning::{FrameFor, Paper, Pointed};
use domain::scenario::change::Change;
use domain::scenario::{Intent, ScenarioState, Scope};

use crate::agency::{Agency, COMPANIES, DIGITAL, GRANT, ROUND, SERVICE, STAFF, name, of_unit, why, work};

fn unit(unit: domain::ids::UnitId) -> Scope {
    Scope { unit: Some(unit), ..Scope::default() }
}

fn shift(from: Scope, to: Scope, kronor: i64, people: i64) -> Intent {
    Intent::Shift { from, to, resources: Resources::new(kronor, people) }
}

// The kept sums, counted anew.
fn sums_hold(agency: &Agency) {
    let round = agency.round();
    let anew = Sums::of(&round.activities, &round.adjustments);
    assert_eq!(*round.sums(), anew);
    let areas = agency.organisation.areas_for(round);
    let allocation = round.allocation(&areas);
    assert_eq!(round.sums().total(), allocation.total());
    for (&unit, &resources) in &allocation.by(|line| line.unit) {
        assert_eq!(round.resources_of_unit(unit), resources, "unit {unit}");
    }
}

#[test]
fn kept_sums_are_the_sums_of_the_lines_whatever_happens_to_a_plan() {
    let mut agency = Agency::with_plans();
    sums_hold(&agency);
    let scenario = agency.scenario("A", None);
    agency.move_in(scenario, shift(unit(SERVICE), unit(DIGITAL), 700_000, 90));
    let simple = agency.goal("Mindre krångel");
    agency.write(STAFF, work("Nytt", &[(simple, 10_000)], &[(GRANT, 123_456, 7)]));
    agency.change("Checkar", |work| work.resources[0].resources = Resources::new(3_999_999, 401));
    sums_hold(&agency);
    agency.change("Checkar", |work| work.goals.truncate(0));
    sums_hold(&agency);
    let (round, seen) = (agency.round().number, |agency: &Agency| {
        let last = agency.round().plans[&DIGITAL].last_change().unwrap().seq;
        domain::writing::Seen(last)
    });
    let last = seen(&agency);
    agency.must(|organisation, context| organisation.undo_plan_change(context, (round, DIGITAL), last));
    sums_hold(&agency);
    agency.decide(Paper::Scenario(scenario));
    sums_hold(&agency);
    assert_eq!(agency.round().resources_of_unit(SERVICE), Resources::new(1_800_000, 160));
}

#[test]
fn a_scenario_is_beside_what_it_began_from_also_when_it_is_decided() {
    let mut agency = Agency::with_plans();
    let scenario = agency.scenario("A", None);
    agency.move_in(scenario, shift(unit(SERVICE), unit(DIGITAL), 500_000, 50));
    let before = Change::by(agency.round(), agency.the_scenario(scenario), &[]);
    assert_eq!(
        (before.before.of_unit(SERVICE), before.after().of_unit(SERVICE)),
        (amount(2_500_000, 250), amount(2_000_000, 200))
    );
    let (before, after) = (before.before.clone(), before.after());
    agency.decide(Paper::Scenario(scenario));
    let decided = Change::by(agency.round(), agency.the_scenario(scenario), &[]);
    assert_eq!((&decided.before, &decided.after()), (&before, &after));
    let edition = agency.round().allocations().next().unwrap();
    let edition = Change::decided(edition).unwrap();
    assert_eq!((edition.before.clone(), edition.after(), edition.touched()), (before, after, decided.touched()));
    assert!(edition.cells().eq(decided.cells()));
    assert_eq!(Change::none(agency.round()).before.of_unit(SERVICE), amount(2_000_000, 200));
}

fn amount(kronor: i64, people: i64) -> Resources {
    Resources::new(kronor, people)
}

#[test]
fn consequences_tell_who_gains_who_loses_and_what_breaks() {
    let mut agency = Agency::with_plans();
    let (services, data, simple) =
        (agency.goal("Fler e-tjänster"), agency.goal("Öppna data"), agency.goal("Mindre krångel"));
    let seen = |agency: &mut Agency, what| {
        agency.must(|organisation, context| organisation.point_out(context, ROUND, what, why()));
    };
    seen(&mut agency, Pointed::Statement(data));
    seen(&mut agency, Pointed::Unit(SERVICE));
    agency.frame(of_unit(SERVICE), 3_000_000, 1_000);
    let waiting = agency.write(STAFF, work("Väntar", &[(simple, 10_000)], &[]));
    let scenario = agency.scenario("A", None);
    let goal = |goal| Scope { goal: Some(goal), ..Scope::default() };
    let activity = |activity| Scope { activity: Some(activity), ..Scope::default() };
    agency.move_in(scenario, shift(goal(data), unit(SERVICE), 3_000_000, 300));
    let service = agency.activity("Service på plats").id;
    agency.move_in(scenario, shift(activity(service), activity(waiting), 100_000, 0));
    agency.move_in(scenario, Intent::Set { there: goal(services), resources: amount(4_000_000, 300) });

    let change = Change::by(agency.round(), agency.the_scenario(scenario), &[]);
    let follows = agency.organisation.consequences(agency.round(), &change);
    assert_eq!(follows.balance, amount(1_000_000, 0));
    let areas: Resources = follows.areas.iter().map(|(_, difference)| *difference).sum();
    assert_eq!(areas + follows.outside_areas, follows.balance);
    assert_eq!(
        follows.goals,
        [
            (Some(simple), amount(3_000_000, 300)),
            (Some(services), amount(1_000_000, 0)),
            (Some(data), amount(-3_000_000, -300))
        ]
    );
    let portal = agency.activity("Portal").id;
    let cut: Vec<_> =
        follows.activities.iter().filter(|touched| touched.is_cut()).map(|touched| touched.activity).collect();
    let started: Vec<_> =
        follows.activities.iter().filter(|touched| touched.is_started()).map(|touched| touched.activity).collect();
    assert_eq!((cut, started), (vec![portal], vec![waiting]));
    assert_eq!(follows.hurt, [(Pointed::Statement(data), amount(-3_000_000, -300))]);
    assert_eq!(follows.breaks, [PlanBreak::GoalWithoutResources(data)]);
    let passed: Vec<_> = follows.frames.iter().map(|passed| (passed.of, passed.over, passed.before)).collect();
    assert_eq!(passed, [(of_unit(SERVICE), amount(2_400_000, 0), Resources::NONE)]);
}

#[test]
fn a_frame_of_a_department_is_for_the_units_below_it() {
    let mut agency = Agency::with_plans();
    agency.frame(of_unit(COMPANIES), 9_000_000, 900);
    let passed = |agency: &Agency| agency.organisation.frames_passed(agency.round(), agency.round().sums());
    assert_eq!(passed(&agency), [(of_unit(COMPANIES), amount(500_000, 50))]);
    agency.frame(of_unit(COMPANIES), 9_500_000, 950);
    assert_eq!(passed(&agency), []);
    // What is for no goal is in no area's frame, and in the whole agency's.
    let whole = FrameFor { unit: None, area: None, source: None };
    let area = FrameFor { area: Some(agency.id("Förenkling")), ..whole };
    agency.frame(area, 1_000_000, 900);
    agency.frame(whole, 10_000_000, 1_000);
    assert_eq!(passed(&agency), [(area, amount(2_500_000, 0))]);
}

#[test]
fn an_overtaken_scenario_is_begun_anew_with_what_it_wanted() {
    let mut agency = Agency::with_plans();
    let taken = agency.scenario("Först", None);
    let late = agency.scenario("Sedan", None);
    agency.move_in(taken, Intent::Set { there: unit(SERVICE), resources: amount(500_000, 50) });
    agency.move_in(
        late,
        Intent::Cut { part: 1_000, from: unit(DIGITAL), spare_pointed_out: false, to: Some(unit(STAFF)) },
    );
    agency.move_in(late, shift(unit(SERVICE), unit(STAFF), 1_000_000, 100));
    agency.decide(Paper::Scenario(taken));
    assert_eq!(agency.round().scenario_state(agency.the_scenario(late)), ScenarioState::Overtaken);

    agency.must(|organisation, context| organisation.begin_anew(context, (ROUND, late), name("Sedan, på nytt")));
    let anew = agency.the_scenario(agency.round().scenarios.get_max().unwrap().0);
    assert_eq!(agency.round().scenario_state(anew), ScenarioState::Open);
    assert_eq!(anew.based_on, Some(late));
    // The second move wanted more than is left, and is not made.
    let intents: Vec<_> = anew.moves.iter().map(|made| &made.intent).collect();
    assert_eq!(intents, [&agency.the_scenario(late).moves[0].intent]);
    let change = Change::by(agency.round(), anew, &[]);
    assert_eq!(change.after().of_unit(DIGITAL), amount(6_300_000, 630));
    assert_eq!(change.after().of_unit(STAFF), amount(1_200_000, 120));

    // The same again: nothing of it is an overtaken scenario, so it cannot be begun anew.
    let id = anew.id;
    let refused = agency.refused(|organisation, context| organisation.begin_anew(context, (ROUND, id), name("Åter")));
    assert!(refused.has("scenario-not-overtaken"), "{refused:?}");
}

#[test]
fn beginning_anew_is_refused_when_nothing_can_be_done_again() {
    let mut agency = Agency::with_plans();
    let taken = agency.scenario("Först", None);
    let late = agency.scenario("Sedan", None);
    agency.move_in(taken, Intent::Set { there: unit(SERVICE), resources: Resources::NONE });
    agency.move_in(late, shift(unit(SERVICE), unit(STAFF), 1_000_000, 0));
    agency.decide(Paper::Scenario(taken));
    let refused =
        agency.refused(|organisation, context| organisation.begin_anew(context, (ROUND, late), name("På nytt")));
    assert!(refused.has("not-enough-resources"), "{refused:?}");
}
