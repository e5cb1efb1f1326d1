//! Two plans beside each other: decided and now, this year and last, one scenario and another.

use domain::activity::{Effort, Milestone, Share, Status, WHOLE};
use domain::ids::{FundingId, StatementId};
use domain::lineage::Fate;
use domain::money::Resources;
use domain::plan_comparison::{Compared, ComparedStatements, Field, Plan, PlanComparison};
use domain::planning::{Paper, Round};
use domain::regrouping::Wish;
use domain::scenario::{Intent, Scope};
use domain::statement::StatementKind::Goal;
use domain::text::Explanation;
use jiff::civil::date;

use crate::agency::{
    Agency, DIGITAL, EMPLOYEE, FEES, GRANT, ROUND, SERVICE, STAFF, asked, name, opening, reason, work,
};

fn first(agency: &Agency) -> &Round {
    agency.organisation.planning.get(ROUND).unwrap()
}

fn decided(agency: &Agency, number: usize) -> Plan<'_> {
    Plan::decided(first(agency), &first(agency).editions[number]).unwrap()
}

fn kronor(compared: Compared) -> (i64, i64) {
    (compared.before.kronor.0, compared.after.kronor.0)
}

fn rows(rows: &[ComparedStatements]) -> Vec<(Option<Fate>, (i64, i64))> {
    rows.iter().map(|row| (row.origin.as_ref().map(|origin| origin.fate), kronor(row.resources))).collect()
}

fn row(rows: &[ComparedStatements], of: StatementId) -> (i64, i64) {
    let is = |row: &&ComparedStatements| row.origin.as_ref().is_some_and(|origin| origin.to.contains(&of));
    kronor(rows.iter().find(is).unwrap().resources)
}

/// Every list sums to the total, on both sides.
fn sums(comparison: &PlanComparison<'_>) {
    let total = |all: &mut dyn Iterator<Item = Compared>| {
        all.fold(Compared::default(), |sum, one| Compared {
            before: sum.before + one.before,
            after: sum.after + one.after,
        })
    };
    let statements = |rows: &[ComparedStatements]| total(&mut rows.iter().map(|row| row.resources));
    assert_eq!(total(&mut comparison.units.iter().map(|(_, compared)| *compared)), comparison.total);
    assert_eq!(total(&mut comparison.sources.iter().map(|(_, compared)| *compared)), comparison.total);
    assert_eq!(statements(&comparison.areas), comparison.total);
    assert_eq!(statements(&comparison.goals), comparison.total);
}

#[test]
fn a_plan_beside_itself_is_the_same() {
    let agency = Agency::with_plans();
    let plan = Plan::now(agency.round());
    let comparison = agency.organisation.compare_plans(&plan, &plan);
    assert_eq!((comparison.activities.len(), comparison.same), (0, 4));
    assert_eq!(comparison.total.change(), Resources::NONE);
    assert_eq!(comparison.goals.len(), 5, "four goals, also the one without anything, and what is for none");
    sums(&comparison);
}

#[test]
fn what_changed_after_the_decision_is_told_activity_by_activity() {
    let mut agency = Agency::with_plans();
    agency.write(STAFF, work("Inget", &[], &[]));
    agency.decide(Paper::Plan);
    let milestone = Milestone { day: date(2018, 3, 1), what: name("Öppnar"), reached: None };
    agency.change("Portal", |work| {
        work.title = name("Portal för alla");
        work.description = Explanation::parse("Med data.").unwrap();
        work.people = vec![Effort { person: EMPLOYEE, percent: 50 }];
        work.owner = Some(EMPLOYEE);
        work.until = None;
        work.milestones = vec![milestone];
        work.status = Status::UnderWay;
    });
    agency.write(DIGITAL, work("Ny", &[], &[]));
    let removed = vec![agency.seen_activity(agency.activity("Inget").id)];
    let removed = domain::activity::PlanChange { removed, ..Default::default() };
    agency.must(|organisation, context| {
        organisation.write_plan(context, (ROUND, STAFF), removed, domain::activity::Manner::Edited)
    });
    let comparison = agency.organisation.compare_plans(&decided(&agency, 0), &Plan::now(agency.round()));
    let told: Vec<_> = comparison
        .activities
        .iter()
        .map(|compared| {
            let title = |activity: Option<&domain::activity::Activity>| activity.map(|it| it.work.title.to_string());
            (title(compared.before), title(compared.after), compared.fields.clone())
        })
        .collect();
    let some = |title: &str| Some(title.to_owned());
    let fields = vec![
        Field::Title,
        Field::Description,
        Field::Owner,
        Field::Days,
        Field::Milestones,
        Field::People,
        Field::Progress,
    ];
    let changed = (some("Portal"), some("Portal för alla"), fields);
    assert_eq!(told, [changed, (some("Inget"), None, Vec::new()), (None, some("Ny"), Vec::new())]);
    assert_eq!(comparison.same, 3);
}

#[test]
fn scenarios_stand_side_by_side() {
    let mut agency = Agency::with_plans();
    let (one, other) = (agency.scenario("A", None), agency.scenario("B", None));
    let unit = |unit| Scope { unit: Some(unit), ..Scope::default() };
    let shift = |to, kronor| Intent::Shift { from: unit(SERVICE), to: unit(to), resources: Resources::new(kronor, 0) };
    agency.move_in(one, shift(DIGITAL, 700_000));
    agency.move_in(other, shift(STAFF, 500_000));
    let plan = |id| Plan::in_scenario(agency.round(), agency.the_scenario(id));
    let comparison = agency.organisation.compare_plans(&plan(one), &plan(other));
    sums(&comparison);
    let units: Vec<_> = comparison.units.iter().map(|&(unit, compared)| (unit, kronor(compared))).collect();
    let expected =
        [(DIGITAL, (7_700_000, 7_000_000)), (SERVICE, (1_800_000, 2_000_000)), (STAFF, (500_000, 1_000_000))];
    assert_eq!(units, expected);
    assert!(comparison.activities.iter().all(|compared| compared.fields == [Field::Resources]));
    let simple = row(&comparison.areas, agency.goal("Förenkling"));
    assert_eq!(simple, (2_917_000, 3_000_000));
    // The same after one of them is decided, beside what was before.
    agency.decide(Paper::Scenario(one));
    let before = agency.clone();
    let comparison = before.organisation.compare_plans(&decided(&before, 0), &Plan::now(before.round()));
    assert!(comparison.activities.is_empty());
}

#[test]
fn goals_stand_beside_what_they_became_and_units_beside_their_heirs() {
    let mut agency = Agency::with_plans();
    agency.change("Service på plats", |work| work.until = None);
    agency.change("Portal", |work| work.until = None);
    let number = agency.open();
    let area = agency.id("Förenkling");
    let from = [agency.id("Mindre krångel"), agency.id("Färre regler")];
    let into = asked(Goal, Some(area), "Enklare vardag");
    agency.must(|organisation, context| organisation.merge_statements(context, number, &from, into, reason("Ett")));
    agency.reword(agency.id("Öppna data"), "Öppna data för alla");
    agency.adopt_from(date(2019, 1, 1));
    agency.must(|organisation, context| organisation.open_planning(context, opening("2019", 2019, Some(ROUND))));
    let wish = Wish::Merge { units: vec![DIGITAL, SERVICE], name: name("Digital service"), parent: None };
    agency.must(|organisation, context| organisation.regroup(context, date(2019, 1, 1), wish, None));
    let merged = agency.goal("Enklare vardag");
    agency.change("Service på plats", |work| work.goals = vec![Share { goal: merged, share: WHOLE }]);
    let after = Plan::now(agency.round());
    let comparison = agency.organisation.compare_plans(&Plan::now(first(&agency)), &after);
    sums(&comparison);
    let fates = rows(&comparison.goals);
    assert!(fates.contains(&(Some(Fate::Merged), (3_500_000, 2_500_000))), "{fates:?}");
    assert!(fates.contains(&(Some(Fate::Reworded), (3_000_000, 3_000_000))));
    let ended: Vec<_> = comparison.activities.iter().filter(|it| it.after.is_none()).collect();
    assert_eq!(ended.len(), 2, "what did not go on");
    let changed: Vec<_> = comparison.activities.iter().filter(|it| it.after.is_some()).collect();
    assert_eq!(changed, Vec::<&domain::plan_comparison::ComparedActivity<'_>>::new(), "heirs are no change");
    let digital_service = agency.activity("Portal").unit;
    let units: Vec<_> = comparison.units.iter().map(|&(unit, compared)| (unit, kronor(compared))).collect();
    assert_eq!(units, [(STAFF, (500_000, 0)), (digital_service, (9_500_000, 5_500_000))]);
}

#[test]
fn the_same_time_of_another_year_is_no_change_and_how_far_last_year_came_neither() {
    let mut agency = Agency::with_plans();
    let (all_year, spring) = ("Portal", "Service på plats");
    let milestone = |month| Milestone { day: date(2019, month, 15), what: name("Klart"), reached: None };
    agency.change(all_year, |work| work.until = None);
    agency.change(spring, |work| {
        (work.from, work.until) = (date(2018, 3, 1), None);
    });
    agency.must(|organisation, context| organisation.open_planning(context, opening("2019", 2019, Some(ROUND))));
    let fields = |agency: &Agency, title: &str| -> Vec<Field> {
        let (before, after) = (Plan::now(first(agency)), Plan::now(agency.round()));
        let comparison = agency.organisation.compare_plans(&before, &after);
        let is = |work: Option<&domain::activity::Activity>| work.is_some_and(|it| it.work.title.as_str() == title);
        comparison.activities.iter().find(|it| is(it.after)).map(|it| it.fields.clone()).unwrap_or_default()
    };
    agency.change(all_year, |work| {
        (work.from, work.until, work.status) = (date(2019, 1, 1), Some(date(2019, 12, 31)), Status::UnderWay);
    });
    agency.change(spring, |work| (work.from, work.milestones) = (date(2019, 3, 1), vec![milestone(9), milestone(6)]));
    assert_eq!((fields(&agency, all_year), fields(&agency, spring)), (vec![], vec![]));
    agency.change(all_year, |work| work.until = Some(date(2019, 10, 31)));
    agency.change(spring, |work| work.from = date(2019, 4, 1));
    assert_eq!(fields(&agency, all_year), [Field::Days]);
    assert_eq!(fields(&agency, spring), [Field::Days]);
}

#[test]
fn sources_are_compared_and_other_papers_are_no_plans() {
    let mut agency = Agency::with_plans();
    agency.frame(crate::agency::of_unit(DIGITAL), 9_000_000, 900);
    agency.decide(Paper::Frames);
    assert!(Plan::decided(first(&agency), &first(&agency).editions[0]).is_none());
    let before = agency.clone();
    agency.change("Portal", |work| work.resources.retain(|grant| grant.source == GRANT));
    let comparison = agency.organisation.compare_plans(&Plan::now(before.round()), &Plan::now(agency.round()));
    let sources: Vec<(FundingId, (i64, i64))> =
        comparison.sources.iter().map(|&(source, compared)| (source, kronor(compared))).collect();
    assert_eq!(sources, [(GRANT, (9_000_000, 9_000_000)), (FEES, (1_000_000, 0))]);
    assert_eq!(comparison.total.change(), Resources::new(-1_000_000, -100));
}
