//! Scenarios: what moves take and give, copies, what overtakes them, and that adopting one equals its moves.

use std::collections::BTreeMap;

use domain::activity::{Share, WHOLE};
use domain::allocation::{Allocation, Place};
use domain::decision::Matter;
use domain::ids::{ScenarioId, UnitId};
use domain::money::Resources;
use domain::planning::{Paper, Pointed};
use domain::refusal::Refusals;
use domain::scenario::{Intent, ScenarioState, Scope};
use domain::statement::StatementKind::Goal;
use domain::writing::Seen;

use crate::agency::{
    Agency, DIGITAL, FEES, GRANT, ROUND, SERVICE, STAFF, asked, by_the_group, name, reason, remark, why, work,
};

fn unit(unit: UnitId) -> Scope {
    Scope { unit: Some(unit), ..Scope::default() }
}

fn shift(from: Scope, to: Scope, kronor: i64, people: i64) -> Intent {
    Intent::Shift { from, to, resources: Resources::new(kronor, people) }
}

fn cut(part: u32) -> Intent {
    Intent::Cut { part, from: Scope::default(), spare_pointed_out: false, to: None }
}

fn seen_in(agency: &Agency, id: ScenarioId) -> Allocation {
    let areas = agency.organisation.areas_for(agency.round());
    agency.round().allocation_in(agency.the_scenario(id), &areas)
}

fn now(agency: &Agency) -> Allocation {
    let areas = agency.organisation.areas_for(agency.round());
    agency.round().allocation(&areas)
}

fn of(allocation: &Allocation, scope: Scope) -> (i64, i64) {
    // The units of the agency that plans in tests, whatever has been planned in it.
    let reach = Agency::planned().organisation.reach(scope);
    let sum = allocation.sum_of(|line| reach.holds(line));
    (sum.kronor.0, sum.person_years.0)
}

fn state(agency: &Agency, id: ScenarioId) -> ScenarioState {
    agency.round().scenario_state(agency.the_scenario(id))
}

fn propose(agency: &Agency, id: ScenarioId) -> Result<(), Refusals> {
    let context = agency.context();
    let paper = (ROUND, Paper::Scenario(id));
    agency.organisation.propose_paper(&context, paper, crate::agency::GROUP, Some(why())).map(|_| ())
}

#[test]
fn a_shift_takes_by_what_each_has_and_gives_by_what_each_has() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    let data = Scope { goal: Some(agency.goal("Öppna data")), ..Scope::default() };
    agency.move_in(id, shift(unit(SERVICE), data, 500_000, 50));
    let moved = seen_in(&agency, id);
    assert_eq!(of(&moved, unit(SERVICE)), (2_000_000, 200));
    assert_eq!(of(&moved, data), (3_500_000, 350));
    assert_eq!(of(&moved, Scope { source: Some(FEES), ..data }), (1_000_000, 100), "the appropriation stays one");
    assert_eq!(moved.total(), now(&agency).total());
    assert_eq!(agency.the_scenario(id).balance(), Resources::NONE);
}

#[test]
fn a_scope_of_a_source_says_that_money_changes_its_source() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    let fees = Scope { source: Some(FEES), ..unit(DIGITAL) };
    agency.move_in(id, shift(unit(SERVICE), fees, 500_000, 0));
    assert_eq!(of(&seen_in(&agency, id), Scope { source: Some(FEES), ..Scope::default() }), (1_500_000, 100));
}

#[test]
fn who_has_nothing_yet_receives_by_the_shares_of_the_goals() {
    let mut agency = Agency::with_plans();
    let (simple, data) = (agency.goal("Mindre krångel"), agency.goal("Öppna data"));
    let new = agency.write(STAFF, work("Nytt", &[(simple, 7_500), (data, 2_500)], &[]));
    let id = agency.scenario("A", None);
    let to = Scope { activity: Some(new), ..Scope::default() };
    agency.move_in(id, shift(unit(SERVICE), to, 400_000, 8));
    let moved = seen_in(&agency, id);
    assert_eq!(of(&moved, Scope { goal: Some(simple), ..to }), (300_000, 6));
    assert_eq!(of(&moved, Scope { goal: Some(data), ..to }), (100_000, 2));
}

#[test]
fn people_without_money_receive_people_and_money() {
    let mut agency = Agency::planned();
    let (simple, data) = (agency.goal("Mindre krångel"), agency.goal("Öppna data"));
    agency.write(DIGITAL, work("Folk", &[(simple, WHOLE)], &[(GRANT, 0, 300)]));
    agency.write(DIGITAL, work("Mer folk", &[(data, WHOLE)], &[(GRANT, 0, 100)]));
    agency.write(STAFF, work("Allt", &[(data, WHOLE)], &[(GRANT, 1_000_000, 100)]));
    let id = agency.scenario("A", None);
    agency.move_in(id, shift(unit(STAFF), unit(DIGITAL), 400_000, 40));
    let moved = seen_in(&agency, id);
    assert_eq!(of(&moved, Scope { goal: Some(simple), ..unit(DIGITAL) }), (300_000, 330));
    assert_eq!(of(&moved, Scope { goal: Some(data), ..unit(DIGITAL) }), (100_000, 110));
}

#[test]
fn a_cut_takes_people_to_the_hundredth_and_money_to_the_thousand() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    agency.move_in(id, cut(500));
    // Ten person-years and ten million; five per cent of each, not of ten person-years at a time.
    assert_eq!(of(&seen_in(&agency, id), Scope::default()), (9_500_000, 950));
    assert_eq!(agency.the_scenario(id).balance(), Resources::new(-500_000, -50), "and it says that it frees it");
    let small = agency.scenario("B", None);
    let register = Scope { activity: Some(agency.activity("Register").id), ..Scope::default() };
    let one = Intent::Cut { part: 10, from: register, spare_pointed_out: false, to: None };
    agency.move_in(small, one);
    assert_eq!(of(&seen_in(&agency, small), register), (499_500, 50), "half a thousand is not nothing");
    agency.move_in(small, Intent::Cut { part: 10_000, from: register, spare_pointed_out: false, to: None });
    assert_eq!(of(&seen_in(&agency, small), register), (0, 0), "and all is all");
}

#[test]
fn a_cut_spares_what_is_pointed_out() {
    let mut agency = Agency::with_plans();
    let data = agency.goal("Öppna data");
    agency.must(|organisation, context| organisation.point_out(context, ROUND, Pointed::Statement(data), why()));
    let id = agency.scenario("A", None);
    let to = unit(STAFF);
    agency.move_in(id, Intent::Cut { part: 1_000, from: Scope::default(), spare_pointed_out: true, to: Some(to) });
    let moved = seen_in(&agency, id);
    assert_eq!(of(&moved, Scope { goal: Some(data), ..Scope::default() }), (3_000_000, 300));
    assert_eq!(of(&moved, unit(SERVICE)), (2_250_000, 225));
    assert_eq!(moved.total(), now(&agency).total());
}

#[test]
fn set_says_how_much_there_is_to_be_whatever_there_was() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    let there = unit(DIGITAL);
    agency.move_in(id, Intent::Set { there, resources: Resources::new(8_000_000, 600) });
    let moved = seen_in(&agency, id);
    assert_eq!(of(&moved, there), (8_000_000, 600), "more money and fewer people at once");
    assert_eq!(of(&moved, Scope { source: Some(FEES), ..there }).0, 1_000_000, "what came is of the largest source");
    assert_eq!(agency.the_scenario(id).balance(), Resources::new(1_000_000, -100));
    agency.move_in(id, Intent::Set { there, resources: Resources::NONE });
    assert_eq!(of(&seen_in(&agency, id), there), (0, 0));
}

#[test]
fn nothing_is_taken_from_a_place_with_less_than_nothing() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    let data = Scope { goal: Some(agency.goal("Öppna data")), ..Scope::default() };
    agency.move_in(id, shift(Scope { source: Some(GRANT), ..data }, unit(SERVICE), 2_000_000, 200));
    // The unit now plans for less than was moved away.
    agency.change("Portal", |work| work.resources[0].resources = Resources::new(500_000, 50));
    let short = Scope { source: Some(GRANT), ..data };
    assert_eq!(of(&seen_in(&agency, id), short), (-1_500_000, -150));
    // What there is too little of is where it is said.
    for (kronor, people, field) in [(1, 0, "amount"), (0, 1, "people")] {
        let refused = agency.try_move(id, shift(short, unit(STAFF), kronor, people)).unwrap_err();
        assert!(refused.has("not-enough-resources") && refused.iter().all(|it| it.field == Some(field)), "{refused:?}");
    }
    let part = Intent::Cut { part: 1_000, from: short, spare_pointed_out: false, to: None };
    assert!(agency.try_move(id, part).unwrap_err().has("nothing-to-take"));
    agency.move_in(id, Intent::Cut { part: 1_000, from: data, spare_pointed_out: false, to: None });
    assert_eq!(of(&seen_in(&agency, id), short), (-1_500_000, -150));
    assert_eq!(of(&seen_in(&agency, id), Scope { source: Some(FEES), ..data }), (900_000, 90));
    assert!(propose(&agency, id).unwrap_err().has("activity-below-zero"));
}

#[test]
fn a_copy_goes_its_own_way() {
    let mut agency = Agency::with_plans();
    let first = agency.scenario("A", None);
    agency.move_in(first, shift(unit(SERVICE), unit(DIGITAL), 500_000, 0));
    let copy = agency.scenario("B", Some(first));
    assert_eq!(seen_in(&agency, copy), seen_in(&agency, first));
    agency.move_in(copy, cut(1_000));
    let seen = Seen(agency.the_scenario(copy).version);
    agency.must(|organisation, context| organisation.undo_move(context, (ROUND, copy, seen)));
    assert_eq!(seen_in(&agency, copy), seen_in(&agency, first));
    let seen = Seen(agency.the_scenario(copy).version);
    agency.must(|organisation, context| organisation.undo_move(context, (ROUND, copy, seen)));
    assert_eq!(seen_in(&agency, copy), now(&agency));
    assert_ne!(seen_in(&agency, first), now(&agency), "the first keeps its move");
}

#[test]
fn adopting_equals_the_moves_and_overtakes_the_others() {
    let mut agency = Agency::with_plans();
    let (first, other) = (agency.scenario("A", None), agency.scenario("B", None));
    agency.move_in(first, shift(unit(SERVICE), unit(DIGITAL), 500_000, 0));
    agency.move_in(other, cut(1_000));
    agency.propose_paper(Paper::Scenario(other));
    let would_be = seen_in(&agency, first);
    agency.decide(Paper::Scenario(first));
    assert_eq!(now(&agency), would_be);
    assert_eq!(state(&agency, first), ScenarioState::Adopted);
    assert_eq!(state(&agency, other), ScenarioState::Overtaken, "also when it lay before the body");
    assert!(agency.try_move(other, cut(1)).unwrap_err().has("scenario-rests"));
    let copying =
        agency.refused(|organisation, context| organisation.name_scenario(context, ROUND, name("C"), Some(other)));
    assert!(copying.has("scenario-rests"));
    // The next one begins from what there is now, and the first still shows what it did.
    let next = agency.scenario("C", None);
    agency.move_in(next, cut(1_000));
    agency.decide(Paper::Scenario(next));
    assert_eq!(seen_in(&agency, first), would_be);
    assert_eq!(now(&agency).total(), Resources::new(9_000_000, 900));
}

#[test]
fn units_wait_while_a_scenario_lies_before_a_body() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    agency.move_in(id, cut(1_000));
    agency.propose_paper(Paper::Scenario(id));
    assert_eq!(state(&agency, id), ScenarioState::Proposed);
    assert!(agency.try_change("Portal", |work| work.goals.clear()).unwrap_err().has("paper-under-way"));
    assert!(agency.try_move(id, cut(1)).unwrap_err().has("scenario-rests"));
    agency.must(|organisation, context| organisation.return_paper(context, (ROUND, Paper::Scenario(id)), why()));
    assert_eq!(state(&agency, id), ScenarioState::Open);
}

#[test]
fn moves_on_what_is_gone_are_told_of_and_can_be_made_again() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    agency.move_in(id, shift(unit(DIGITAL), unit(SERVICE), 700_000, 0));
    let data = agency.goal("Öppna data");
    agency.change("Checkar", |work| work.goals = vec![Share { goal: data, share: WHOLE }]);
    assert_eq!(agency.round().places_gone(agency.the_scenario(id)).len(), 2);
    assert!(propose(&agency, id).unwrap_err().has("moves-out-of-date"));
    let remake = |agency: &mut Agency| {
        let seen = Seen(agency.the_scenario(id).version);
        agency.must(|organisation, context| organisation.remake_moves(context, (ROUND, id, seen)));
    };
    remake(&mut agency);
    assert_eq!(propose(&agency, id), Ok(()));
    assert_eq!(of(&seen_in(&agency, id), unit(SERVICE)), (3_200_000, 250));
    assert_eq!(seen_in(&agency, id).total(), now(&agency).total());
    let seq = agency.organisation.seq;
    remake(&mut agency);
    assert_eq!(agency.organisation.seq, seq, "moves that do what they did are left alone");
}

#[test]
fn a_decision_is_not_recorded_on_what_has_changed_since() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    agency.move_in(id, shift(unit(DIGITAL), unit(SERVICE), 700_000, 0));
    agency.propose_paper(Paper::Scenario(id));
    // A regrouping or an import may pass the rule that lets plans rest; then the decision still sees it.
    let removed = vec![agency.activity("Checkar").id];
    agency.happen(vec![domain::event::Event::ActivitiesWritten {
        round: ROUND,
        unit: DIGITAL,
        manner: domain::activity::Manner::Edited,
        written: Vec::new(),
        removed,
    }]);
    let refusals = agency.refused(|organisation, context| {
        let matter = Matter::Paper { round: ROUND, paper: Paper::Scenario(id) };
        organisation.record_decision(context, matter, by_the_group(context.today))
    });
    assert!(refusals.has("moves-out-of-date"));
}

#[test]
fn what_is_said_and_laid_aside_stays_readable() {
    let mut agency = Agency::with_plans();
    let id = agency.scenario("A", None);
    agency.must(|organisation, context| organisation.comment_scenario(context, (ROUND, id), remark("Och servicen?")));
    agency.must(|organisation, context| organisation.drop_scenario(context, (ROUND, id), reason("B räcker")));
    assert_eq!(state(&agency, id), ScenarioState::Dropped);
    let again = agency.refused(|organisation, context| organisation.drop_scenario(context, (ROUND, id), why()));
    assert!(again.has("scenario-rests"));
    assert_eq!(agency.the_scenario(id).comments.len(), 1);
    agency.scenario("A", None);
}

#[test]
fn what_was_decided_follows_when_goals_leave_the_strategy() {
    let mut agency = Agency::with_plans();
    let (simple, services) = (agency.goal("Mindre krångel"), agency.goal("Fler e-tjänster"));
    let id = agency.scenario("A", None);
    let simple_checks = Scope { goal: Some(simple), ..unit(DIGITAL) };
    agency.move_in(id, shift(simple_checks, unit(STAFF), 400_000, 10));
    agency.decide(Paper::Scenario(id));
    let before = now(&agency);
    // A revision that is in force before the round begins splits the goal.
    agency.open();
    let (number, area) = (agency.number(), agency.goal("Förenkling"));
    let into = vec![asked(Goal, Some(area), "Kortare tid"), asked(Goal, Some(area), "Färre uppgifter")];
    agency
        .must(|organisation, context| organisation.split_statement(context, number, simple, into, reason("Två saker")));
    agency.adopt();
    let heirs = [agency.goal("Kortare tid"), agency.goal("Färre uppgifter")];
    let decided = |asked: Result<(), Refusals>| asked.unwrap_err().has("resources-decided");
    assert!(decided(agency.try_change("Checkar", |work| work.goals = vec![Share { goal: heirs[0], share: WHOLE }])));
    let shares = |goals: &[(domain::ids::StatementId, u32)]| {
        goals.iter().map(|&(goal, share)| Share { goal, share }).collect::<Vec<_>>()
    };
    agency.change("Checkar", |work| work.goals = shares(&[(services, 7_500), (heirs[0], 1_250), (heirs[1], 1_250)]));
    let checks = Scope { activity: Some(agency.activity("Checkar").id), ..Scope::default() };
    let after = now(&agency);
    assert_eq!(of(&after, checks), of(&before, checks));
    assert_eq!(of(&after, Scope { goal: Some(services), ..checks }), (3_000_000, 300));
    let heir = |goal| of(&after, Scope { goal: Some(goal), ..checks });
    assert_eq!(heirs.map(heir), [(300_000, 45), (300_000, 45)]);
    assert!(after.lines.iter().all(|line| !line.resources.is_short()));
    // And back again.
    let seen = Seen(agency.round().plans.get(&DIGITAL).unwrap().last_change().unwrap().seq);
    agency.must(|organisation, context| organisation.undo_plan_change(context, (ROUND, DIGITAL), seen));
    let places = |allocation: &Allocation| -> BTreeMap<Place, Resources> {
        allocation.lines.iter().map(|line| (line.place, line.resources)).collect()
    };
    assert_eq!(places(&now(&agency)), places(&before));
}
