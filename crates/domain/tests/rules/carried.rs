//! What an activity brings with it into the next round, and what is left of a decision's division when the unit plans
//! anew. Not the decisions and the moves themselves.

use std::collections::BTreeMap;

use domain::activity::{Activity, Grant, Manner, PlanChange, Share, Work};
use domain::body::Matters;
use domain::decision::Matter;
use domain::event::Event;
use domain::ids::{ActivityId, FundingId, RoundNumber, ScenarioId, StatementId, UnitId};
use domain::money::Resources;
use domain::planning::course::Opening;
use domain::planning::{FundingKind, Paper, Phase, Round};
use domain::scenario::{Intent, Scope};
use domain::statement::StatementKind;
use domain::writing::Seen;
use jiff::civil::date;

use crate::agency::{Agency, BOARD, minutes, name, why};

const UNIT: UnitId = UnitId(1);
const SOURCE: FundingId = FundingId(1);
const OTHER_SOURCE: FundingId = FundingId(2);
const ACTIVITY: ActivityId = ActivityId(1);
const FIRST: RoundNumber = RoundNumber(1);
const NEXT: RoundNumber = RoundNumber(2);

/// An agency with a strategy in force, a unit with one activity for two goals, and a decision that gave one of them more.
fn with_decided_allocation() -> (Agency, [StatementId; 2]) {
    let mut agency = Agency::with_draft();
    let area = agency.id("Förenkling");
    agency.add(StatementKind::Goal, Some(area), "Snabbare svar");
    let goals = [agency.id("Mindre krångel"), agency.id("Snabbare svar")];
    agency.adopt();
    agency.happen(vec![
        Event::UnitAdded { unit: UNIT, name: name("Digital utveckling"), parent: None },
        Event::PersonPlaced {
            person: domain::ids::PersonId(1),
            unit: Some(UNIT),
            roles: vec![domain::policy::Role::Strategist],
        },
        Event::MandateGiven { body: BOARD, matters: Matters::Planning, basis: name("4 §"), from: date(2010, 1, 1) },
        Event::FundingAdded { source: SOURCE, name: name("Anslag 1:5"), kind: FundingKind::Appropriation },
        Event::FundingAdded { source: OTHER_SOURCE, name: name("Avgifter"), kind: FundingKind::Fee },
    ]);
    open(&mut agency, "2018", None);
    let work = Work {
        goals: goals.map(|goal| Share { goal, share: 5_000 }).to_vec(),
        resources: vec![Grant { source: SOURCE, resources: Resources::new(10_000_000, 400) }],
        ..Work::new(name("Digitaliseringscheckar"), date(2018, 1, 1), None)
    };
    let change = PlanChange { added: vec![work], ..PlanChange::default() };
    agency
        .must(|organisation, context| organisation.write_plan(context, (FIRST, UNIT), change.clone(), Manner::Edited));
    let scenario = (FIRST, ScenarioId(1));
    agency.must(|organisation, context| organisation.name_scenario(context, FIRST, name("Mer till svaren"), None));
    let there =
        |source| Scope { activity: Some(ACTIVITY), goal: Some(goals[1]), source: Some(source), ..Scope::default() };
    for (source, kronor) in [(SOURCE, 7_000_000), (OTHER_SOURCE, 1_000_000)] {
        let intent = Intent::Set { there: there(source), resources: Resources::new(kronor, 200) };
        let seen = Seen(round(&agency, FIRST).scenario(scenario.1).unwrap().version);
        agency.must(|organisation, context| {
            organisation.move_resources(context, (scenario.0, scenario.1, seen), intent.clone(), None)
        });
    }
    let paper = Paper::Scenario(scenario.1);
    agency.must(|organisation, context| organisation.propose_paper(context, (FIRST, paper), BOARD, Some(why())));
    agency.must(|organisation, context| {
        organisation.record_decision(context, Matter::Paper { round: FIRST, paper }, minutes(context.today))
    });
    (agency, goals)
}

fn open(agency: &mut Agency, called: &str, based_on: Option<RoundNumber>) {
    let year = called.parse().unwrap();
    let (from, until) = (date(year, 1, 1), date(year, 12, 31));
    let opening = Opening { name: name(called), from, until, based_on, calendar: Vec::new() };
    agency.must(|organisation, context| organisation.open_planning(context, opening.clone()));
}

fn round(agency: &Agency, number: RoundNumber) -> &Round {
    agency.organisation.planning.get(number).unwrap()
}

fn activity(agency: &Agency, number: RoundNumber) -> &Activity {
    round(agency, number).activity(ACTIVITY).unwrap()
}

fn lies(agency: &Agency, number: RoundNumber) -> BTreeMap<(Option<StatementId>, FundingId), Resources> {
    let places = round(agency, number).places_of(activity(agency, number)).into_iter();
    places.map(|(place, resources)| ((place.goal, place.source), resources)).collect()
}

fn write(agency: &mut Agency, work: Work) {
    let seen = Seen(activity(agency, NEXT).version);
    let change = PlanChange { changed: vec![(ACTIVITY, seen, work)], ..PlanChange::default() };
    agency.must(|organisation, context| organisation.write_plan(context, (NEXT, UNIT), change.clone(), Manner::Edited));
}

#[test]
fn an_activity_goes_on_with_what_decisions_gave_it() {
    let (mut agency, goals) = with_decided_allocation();
    let before = lies(&agency, FIRST);
    assert_eq!(before[&(Some(goals[1]), SOURCE)], Resources::new(7_000_000, 200));
    open(&mut agency, "2019", Some(FIRST));

    assert_eq!(lies(&agency, NEXT), before);
    let on = activity(&agency, NEXT);
    assert_eq!(on.carried_from, Some(FIRST));
    let granted: Vec<(FundingId, Resources)> =
        on.work.resources.iter().map(|grant| (grant.source, grant.resources)).collect();
    assert_eq!(granted, [(SOURCE, Resources::new(12_000_000, 400)), (OTHER_SOURCE, Resources::new(1_000_000, 200))]);
    assert_eq!(round(&agency, NEXT).resources_of(on), on.work.total());
}

#[test]
fn a_unit_that_plans_anew_divides_by_its_shares_until_it_takes_that_back() {
    let (mut agency, goals) = with_decided_allocation();
    open(&mut agency, "2019", Some(FIRST));
    let carried = lies(&agency, NEXT);

    let described = Work { title: name("Checkar"), ..activity(&agency, NEXT).work.clone() };
    write(&mut agency, described);
    assert_eq!(lies(&agency, NEXT), carried, "another name divides nothing anew");

    let asked = Work {
        resources: vec![Grant { source: SOURCE, resources: Resources::new(8_000_000, 400) }],
        ..activity(&agency, NEXT).work.clone()
    };
    write(&mut agency, asked);
    let half = Resources::new(4_000_000, 200);
    assert_eq!(lies(&agency, NEXT), BTreeMap::from(goals.map(|goal| ((Some(goal), SOURCE), half))));

    let seen = Seen(round(&agency, NEXT).plans[&UNIT].last_change().unwrap().seq);
    agency.must(|organisation, context| organisation.undo_plan_change(context, (NEXT, UNIT), seen));
    assert_eq!(lies(&agency, NEXT), carried);
}

#[test]
fn the_trail_of_an_activity_names_every_event_that_changed_it() {
    let (mut agency, _) = with_decided_allocation();
    agency.must(|organisation, context| organisation.enter_phase(context, FIRST, Phase::UnitPlans));
    open(&mut agency, "2019", Some(FIRST));
    let renamed = Work { title: name("Checkar"), ..activity(&agency, NEXT).work.clone() };
    write(&mut agency, renamed);
    let seen = Seen(round(&agency, NEXT).plans[&UNIT].last_change().unwrap().seq);
    let touched: Vec<_> = round(&agency, NEXT).plans[&UNIT].last_touched().collect();
    assert_eq!(touched.len(), 1);
    assert_eq!(touched[0].1.unwrap().work.title, name("Digitaliseringscheckar"));
    agency.must(|organisation, context| organisation.undo_plan_change(context, (NEXT, UNIT), seen));

    let trail = activity(&agency, NEXT).trail.clone();
    let keys: Vec<&str> = trail.iter().map(|&seq| agency.log[usize::try_from(seq).unwrap() - 1].event.key()).collect();
    assert_eq!(keys, ["activities-written", "round-opened", "activities-written", "plan-change-undone"]);
    assert!(trail.is_sorted());
}

#[test]
fn a_plan_without_what_goes_on_can_bring_it() {
    let (mut agency, _) = with_decided_allocation();
    open(&mut agency, "2019", None);
    let left = |agency: &Agency| agency.organisation.left_behind(round(agency, NEXT), UNIT).count();
    assert_eq!(left(&agency), 1);
    agency.must(|organisation, context| organisation.carry_on(context, (NEXT, UNIT)));

    let on = activity(&agency, NEXT);
    assert_eq!(on.carried_from, Some(FIRST));
    assert_eq!(on.work.total(), round(&agency, FIRST).resources_of(activity(&agency, FIRST)));
    assert_eq!(on.trail.len(), 2, "it remembers where it was first written");
    assert_eq!(left(&agency), 0);
}
