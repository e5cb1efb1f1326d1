//! Where the thread breaks in a plan: that each kind is found when it is there and not before, what comes first, what is
//! set aside, and what mends it.

use domain::activity::{Milestone, Share, Status, WHOLE};
use domain::ids::{StatementId, TaskId, UnitId};
use domain::money::Resources;
use domain::planning::Pointed;
use domain::planning::breaks::PlanBreak;
use domain::planning::breaks::mend::Mend;
use domain::planning::{Phase, Round};
use domain::statement::StatementKind::Goal;
use domain::task::{TaskKind, TaskStep, Terms};
use domain::text::Explanation;
use jiff::civil::date;

use crate::agency::{
    Agency, COMPANIES, DIGITAL, GRANT, ROUND, SERVICE, STAFF, asked, name, of_unit, opening, reason, remark, why, work,
};

fn planning() -> Agency {
    let mut agency = Agency::with_plans();
    agency.enter(Phase::UnitPlans);
    agency
}

fn found(agency: &Agency) -> Vec<PlanBreak> {
    let found = agency.organisation.plan_breaks(agency.round(), agency.today);
    found.into_iter().map(|found| found.broken).collect()
}

fn stake(agency: &Agency, broken: PlanBreak) -> Resources {
    let found = agency.organisation.plan_breaks(agency.round(), agency.today);
    found.into_iter().find(|found| found.broken == broken).unwrap().at_stake
}

fn mend(agency: &Agency, broken: PlanBreak) -> Mend {
    agency.organisation.mend(agency.round(), broken).unwrap()
}

fn register(agency: &mut Agency, number: &str, year: i16, goals: &[StatementId], unit: Option<UnitId>) -> TaskId {
    let terms = Terms {
        number: name(number),
        kind: TaskKind::Assignment,
        title: name("Digitala företag"),
        text: Explanation::default(),
        document: name("Regleringsbrev"),
        dated: date(2017, 6, 1),
        year,
        due: Vec::new(),
        goals: goals.to_vec(),
    };
    agency.must(|organisation, context| organisation.register_tasks(context, vec![(terms, unit)]));
    *agency.organisation.tasks.keys().next_back().unwrap()
}

/// Adopts a revision in which goals became others, in force before the round begins.
fn revise(agency: &mut Agency, change: impl FnOnce(&mut Agency, domain::ids::RevisionNumber)) {
    let number = agency.open();
    change(agency, number);
    agency.adopt();
}

#[test]
fn a_whole_thread_has_no_breaks() {
    let mut agency = planning();
    agency.change("Register", |work| work.goals = Vec::new());
    let goal = agency.goal("Färre regler");
    agency.change("Register", |work| work.goals = vec![Share { goal, share: WHOLE }]);
    assert_eq!(found(&agency), []);
}

#[test]
fn what_is_for_no_goal_breaks_with_its_resources_or_without() {
    let mut agency = planning();
    let register = agency.activity("Register").id;
    let empty = agency.write(STAFF, work("Tom", &[], &[]));
    let cancelled = agency.write(STAFF, work("Inställd", &[], &[]));
    agency.change("Inställd", |work| work.status = Status::Cancelled);
    let found = found(&agency);
    assert!(found.contains(&PlanBreak::ResourcesWithoutGoal(register)));
    assert!(!found.contains(&PlanBreak::ActivityWithoutGoal(register)), "it is told once");
    assert!(found.contains(&PlanBreak::ActivityWithoutGoal(empty)));
    assert!(!found.contains(&PlanBreak::ActivityWithoutGoal(cancelled)));
    assert_eq!(stake(&agency, PlanBreak::ResourcesWithoutGoal(register)), Resources::new(500_000, 50));
    let own = agency.organisation.breaks_at(agency.round(), agency.activity("Register"));
    assert_eq!(own, [PlanBreak::ResourcesWithoutGoal(register)]);
    // Suggested are the goals of the unit's other activities.
    let data = agency.goal("Öppna data");
    agency.write(STAFF, work("Annat", &[(data, WHOLE)], &[(GRANT, 1_000, 0)]));
    let choose = Mend::ChooseGoals { activity: register, suggested: vec![data] };
    assert_eq!(mend(&agency, PlanBreak::ResourcesWithoutGoal(register)), choose);
}

#[test]
fn goals_without_activities_and_without_resources_break_when_units_plan() {
    let mut agency = Agency::with_plans();
    let (rules, data) = (agency.goal("Färre regler"), agency.goal("Öppna data"));
    agency.change("Portal", |work| work.resources.clear());
    assert!(!found(&agency).contains(&PlanBreak::GoalWithoutActivity(rules)), "before units plan nothing is missed");
    agency.enter(Phase::UnitPlans);
    let breaks = found(&agency);
    assert!(breaks.contains(&PlanBreak::GoalWithoutActivity(rules)));
    assert!(breaks.contains(&PlanBreak::GoalWithoutResources(data)));
    let (register, portal) = (agency.activity("Register").id, agency.activity("Portal").id);
    let add = Mend::AddActivity { goal: rules, untied: vec![register] };
    assert_eq!(mend(&agency, PlanBreak::GoalWithoutActivity(rules)), add);
    let give = Mend::GiveResources { goal: data, activities: vec![portal] };
    assert_eq!(mend(&agency, PlanBreak::GoalWithoutResources(data)), give);
    agency.change("Portal", |work| work.status = Status::Cancelled);
    assert!(found(&agency).contains(&PlanBreak::GoalWithoutActivity(data)), "what is cancelled serves nothing");
}

#[test]
fn a_goal_that_has_left_the_strategy_is_followed_by_its_heirs() {
    let mut agency = planning();
    let (simple, services) = (agency.goal("Mindre krångel"), agency.goal("Fler e-tjänster"));
    let (checks, area) = (agency.activity("Checkar").id, agency.goal("Förenkling"));
    revise(&mut agency, |agency, number| {
        let into = vec![asked(Goal, Some(area), "Kortare tid"), asked(Goal, Some(area), "Färre uppgifter")];
        agency.must(|organisation, context| {
            organisation.split_statement(context, number, simple, into, reason("Två saker"))
        });
        let seen = agency.seen(agency.id("Färre regler"));
        agency.must(|organisation, context| organisation.remove_statement(context, number, seen, why()));
    });
    let gone = PlanBreak::GoalIsGone(checks);
    assert!(found(&agency).contains(&gone));
    assert_eq!(stake(&agency, gone), Resources::new(1_000_000, 100));
    let heirs = vec![agency.goal("Kortare tid"), agency.goal("Färre uppgifter")];
    let share = |goal, share| Share { goal, share };
    let shares = vec![share(services, 7_500), share(heirs[0], 1_250), share(heirs[1], 1_250)];
    let followed = Mend::FollowGoals { activity: checks, gone: vec![(simple, heirs)], shares: Some(shares.clone()) };
    assert_eq!(mend(&agency, gone), followed);
    agency.change("Checkar", |work| work.goals = shares);
    assert!(!found(&agency).contains(&gone), "what is suggested mends it");
}

#[test]
fn a_goal_that_was_removed_has_no_heirs_to_suggest() {
    let mut agency = planning();
    let (data, portal) = (agency.goal("Öppna data"), agency.activity("Portal").id);
    revise(&mut agency, |agency, number| {
        let seen = agency.seen(data);
        agency.must(|organisation, context| organisation.remove_statement(context, number, seen, why()));
    });
    let gone = Mend::FollowGoals { activity: portal, gone: vec![(data, Vec::new())], shares: None };
    assert_eq!(mend(&agency, PlanBreak::GoalIsGone(portal)), gone);
}

#[test]
fn days_outside_the_round_break_only_when_all_are() {
    let mut agency = planning();
    let portal = PlanBreak::OutsideTheRound(agency.activity("Portal").id);
    agency.change("Portal", |work| (work.from, work.until) = (date(2015, 1, 1), Some(date(2018, 1, 1))));
    assert!(!found(&agency).contains(&portal));
    agency.change("Portal", |work| work.until = Some(date(2017, 12, 31)));
    assert!(found(&agency).contains(&portal));
    agency.change("Portal", |work| work.status = Status::Done);
    assert!(!found(&agency).contains(&portal));
}

#[test]
fn an_activity_of_another_year_is_moved_to_the_same_days_of_the_round() {
    let mut agency = planning();
    let id = agency.activity("Portal").id;
    let milestone = |day, reached| Milestone { day, what: name("Öppnar"), reached };
    agency.change("Portal", |work| {
        (work.from, work.until) = (date(2016, 2, 29), Some(date(2016, 12, 31)));
        let reached = milestone(date(2016, 3, 1), Some(date(2016, 3, 5)));
        work.milestones = vec![reached, milestone(date(2016, 9, 1), None)];
    });
    let Mend::ChangeDays { moved: Some(moved), .. } = mend(&agency, PlanBreak::OutsideTheRound(id)) else {
        panic!("there are such days in the round")
    };
    let year = agency.round().from.year();
    assert_eq!((moved.from, moved.until), (date(year, 2, 28), Some(date(year, 12, 31))));
    let days: Vec<_> = moved.milestones.iter().map(|milestone| milestone.day).collect();
    assert_eq!(days, [date(2016, 3, 1), date(year, 9, 1)], "what was reached was reached when it was");
}

#[test]
fn a_task_breaks_in_nobodys_hands_and_in_no_plan() {
    let mut agency = planning();
    let services = agency.goal("Fler e-tjänster");
    let task = register(&mut agency, "Uppdrag 1", 2018, &[services], None);
    let later = register(&mut agency, "Uppdrag 2", 2019, &[], None);
    let (in_no_hands, in_no_plan) = (PlanBreak::TaskWithoutUnit(task), PlanBreak::TaskWithoutActivity(task));
    let breaks = found(&agency);
    assert_eq!(breaks[..2], [in_no_hands, in_no_plan], "they matter most here");
    assert!(!breaks.contains(&PlanBreak::TaskWithoutUnit(later)), "next year's task is for next year's round");
    assert_eq!(mend(&agency, in_no_hands), Mend::HandOut { task, suggested: vec![DIGITAL] });
    let handed = vec![domain::task::Handed { task, unit: Some(DIGITAL) }];
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    let (checks, portal) = (agency.activity("Checkar").id, agency.activity("Portal").id);
    let answer = Mend::Answer { task, unit: Some(DIGITAL), suggested: vec![checks, portal] };
    assert_eq!(mend(&agency, in_no_plan), answer);
    agency.change("Checkar", |work| work.tasks = vec![task]);
    assert!(!found(&agency).contains(&in_no_plan));
    agency.change("Checkar", |work| work.tasks.clear());
    let answered = TaskStep::Answered { on: agency.today, how: remark("Rapport"), registration_number: None };
    agency.must(|organisation, context| organisation.move_task(context, task, answered));
    assert!(!found(&agency).contains(&in_no_plan), "what is answered is no break");
}

#[test]
fn a_unit_with_a_frame_and_no_plan_breaks_and_one_that_passes_it() {
    let mut agency = Agency::planned();
    agency.enter(Phase::UnitPlans);
    agency.frame(of_unit(COMPANIES), 9_000_000, 900);
    agency.frame(of_unit(SERVICE), 1_000_000, 100);
    let (department, unit) = (PlanBreak::UnitWithoutPlan(COMPANIES), PlanBreak::UnitWithoutPlan(SERVICE));
    let breaks = found(&agency);
    assert!(breaks.contains(&department) && breaks.contains(&unit));
    assert_eq!(stake(&agency, unit), Resources::new(1_000_000, 100));
    agency.write(SERVICE, work("Service", &[], &[(GRANT, 1_500_000, 100)]));
    let breaks = found(&agency);
    assert!(!breaks.contains(&department) && !breaks.contains(&unit), "a department whose units plan has a plan");
    let over = PlanBreak::OverFrame(SERVICE);
    assert_eq!(stake(&agency, over), Resources::new(500_000, 0));
    let passed = vec![(of_unit(SERVICE), Resources::new(500_000, 0))];
    assert_eq!(mend(&agency, over), Mend::PlanForLess { unit: SERVICE, passed });
}

/// A second round, in which the strategy has become another.
fn next_year(change: impl FnOnce(&mut Agency, domain::ids::RevisionNumber)) -> Agency {
    let mut agency = Agency::with_plans();
    let number = agency.open();
    change(&mut agency, number);
    agency.adopt_from(date(2019, 1, 1));
    agency.must(|organisation, context| organisation.open_planning(context, opening("2019", 2019, Some(ROUND))));
    agency.enter(Phase::Dialogue);
    agency
}

#[test]
fn what_is_pointed_out_is_beside_what_it_came_of_last_year() {
    // Two goals are merged: the one has all that both had, or it shrinks.
    let (simple, services) = ("Mindre krångel", "Fler e-tjänster");
    let mut agency = next_year(|agency, number| {
        let (from, area) = ([agency.id(simple), agency.id("Färre regler")], agency.id("Förenkling"));
        let into = asked(Goal, Some(area), "Enklare vardag");
        agency.must(|organisation, context| {
            organisation.merge_statements(context, number, &from, into, reason("En riktning"))
        });
    });
    let (merged, kept) = (agency.goal("Enklare vardag"), agency.goal(services));
    for goal in [merged, kept] {
        agency.must(|organisation, context| {
            organisation.point_out(context, agency_round(organisation).number, Pointed::Statement(goal), why())
        });
    }
    let now = |kronor| work("Nytt", &[(merged, WHOLE)], &[(GRANT, kronor, 350)]);
    agency.write(SERVICE, now(3_400_000));
    let shrinks = PlanBreak::PointedOutShrinks(merged);
    assert_eq!(stake(&agency, shrinks), Resources::new(100_000, 0), "3,5 million and 3,5 person-years before");
    assert_eq!(mend(&agency, shrinks), Mend::MoveResources { to: merged, less: Resources::new(100_000, 0) });
    assert_eq!(found(&agency)[0], PlanBreak::PointedOutShrinks(kept), "the most that is missing first");
    agency.change("Nytt", |work| work.resources[0].resources = Resources::new(3_500_000, 350));
    assert!(!found(&agency).contains(&shrinks));
}

#[test]
fn what_is_new_in_the_strategy_is_beside_nothing() {
    let mut agency = next_year(|agency, _| {
        agency.add(Goal, Some(agency.id("Förenkling")), "Helt nytt");
    });
    let goal = agency.goal("Helt nytt");
    agency.must(|organisation, context| {
        organisation.point_out(context, agency_round(organisation).number, Pointed::Statement(goal), why())
    });
    assert_eq!(agency.organisation.shrinking(agency.round()), []);
}

fn agency_round(organisation: &domain::organisation::Organisation) -> &Round {
    organisation.planning.rounds().next_back().unwrap()
}

#[test]
fn what_is_set_aside_comes_last_until_its_day_has_passed() {
    let mut agency = planning();
    let first = found(&agency)[0];
    let until = agency.today;
    agency.must(|organisation, context| organisation.set_break_aside(context, ROUND, first, why(), until));
    let aside = |agency: &Agency| {
        let found = agency.organisation.plan_breaks(agency.round(), agency.today);
        found.iter().position(|found| found.aside.is_some()).map(|at| (at + 1 == found.len(), found[at].broken))
    };
    assert_eq!(aside(&agency), Some((true, first)));
    agency.wait(1);
    assert_eq!(aside(&agency), None);
}
