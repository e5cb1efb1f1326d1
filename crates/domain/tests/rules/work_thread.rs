//! The thread of work: of an activity, a unit, a task, a statement, a source, and of what one person does.

use domain::activity::{Effort, Milestone, Share, Status, WHOLE};
use domain::ids::{StatementId, UnitId};
use domain::money::Resources;
use domain::planning::Pointed;
use domain::statement::StatementKind::Goal;
use domain::task::{TaskKind, Terms};
use domain::text::Explanation;
use domain::work_thread::own::OwnThread;
use domain::work_thread::{Knot, WorkThread};
use jiff::civil::date;

use crate::agency::{
    Agency, COMPANIES, DIGITAL, EMPLOYEE, FEES, GRANT, ROUND, SERVICE, STAFF, STEERS, name, why, work,
};

fn thread(agency: &Agency, here: Knot) -> WorkThread {
    let thread = agency.organisation.work_thread(agency.round(), here).unwrap();
    holds_together(&thread);
    thread
}

/// Every tie is from a level to one after it, and what comes to a knot in between is what goes from it.
fn holds_together(thread: &WorkThread) {
    let level = |knot: Knot| thread.levels.iter().position(|level| level.contains(&knot)).unwrap();
    assert!(thread.ties.iter().all(|tie| level(tie.from) < level(tie.to)), "{thread:?}");
    for &knot in thread.levels.iter().flatten() {
        let sum = |ties: &mut dyn Iterator<Item = (Resources, u32)>| {
            ties.fold((Resources::NONE, 0), |(sum, share), (more, part)| (sum + more, share + part))
        };
        let come = sum(&mut thread.ties.iter().filter(|tie| tie.to == knot).map(|tie| (tie.resources, tie.share)));
        let go = sum(&mut thread.ties.iter().filter(|tie| tie.from == knot).map(|tie| (tie.resources, tie.share)));
        let (begins, ends) = (come.1 == 0, go.1 == 0);
        assert!(begins || ends || thread.ends.contains(&knot) || come == go, "{knot:?} in {thread:?}");
    }
}

fn statement(agency: &Agency, says: &str) -> Knot {
    Knot::Statement(agency.goal(says))
}

fn share(thread: &WorkThread, from: Knot, to: Knot) -> u32 {
    thread.ties.iter().find(|tie| (tie.from, tie.to) == (from, to)).unwrap().share
}

#[test]
fn an_activity_hangs_from_its_money_up_to_the_vision() {
    let agency = Agency::with_plans();
    let here = Knot::Activity(agency.activity("Checkar").id);
    let thread = thread(&agency, here);
    let named = |names: &[&str]| names.iter().map(|says| statement(&agency, says)).collect::<Vec<_>>();
    let levels = [
        vec![Knot::Source(GRANT)],
        vec![here],
        named(&["Fler e-tjänster", "Mindre krångel"]),
        named(&["Digitalisering", "Förenkling"]),
        named(&["Hållbar tillväxt"]),
        named(&["Fler vågar"]),
    ];
    assert_eq!(thread.levels, levels);
    assert_eq!(share(&thread, here, statement(&agency, "Fler e-tjänster")), 7_500);
    assert_eq!(share(&thread, statement(&agency, "Hållbar tillväxt"), statement(&agency, "Fler vågar")), WHOLE);
    assert_eq!(thread.total, Resources::new(4_000_000, 400));
    assert_eq!(thread.ends, []);
}

#[test]
fn the_thread_ends_where_there_is_no_goal_or_it_has_left() {
    let mut agency = Agency::with_plans();
    let here = Knot::Activity(agency.activity("Register").id);
    let register = thread(&agency, here);
    assert_eq!((register.ends, register.levels.len()), (vec![here], 2));
    let data = agency.goal("Öppna data");
    agency.open();
    agency.remove(data, "Inte nu");
    agency.adopt();
    let here = Knot::Activity(agency.activity("Portal").id);
    let portal = thread(&agency, here);
    assert_eq!(portal.ends, [Knot::Statement(data)]);
    assert_eq!(portal.levels.last(), Some(&vec![Knot::Statement(data)]));
}

#[test]
fn a_unit_hangs_with_those_below_it() {
    let agency = Agency::with_plans();
    let thread_of = |unit: UnitId| thread(&agency, Knot::Unit(unit));
    assert_eq!(thread_of(DIGITAL).total, Resources::new(7_000_000, 700));
    let department = thread_of(COMPANIES);
    assert_eq!(department.total, Resources::new(9_500_000, 950));
    assert_eq!(department.levels[1].len(), 3, "its activities");
    let staff = thread_of(STAFF);
    assert_eq!(staff.ends, [Knot::Activity(agency.activity("Register").id)]);
    assert!(agency.organisation.work_thread(agency.round(), Knot::Unit(UnitId(99))).is_none());
}

#[test]
fn what_has_nothing_still_hangs() {
    let mut agency = Agency::planned();
    let (simple, data) = (agency.goal("Mindre krångel"), agency.goal("Öppna data"));
    agency.write(DIGITAL, work("Tom", &[(simple, 2_500), (data, 7_500)], &[]));
    let here = Knot::Activity(agency.activity("Tom").id);
    let empty = thread(&agency, here);
    assert_eq!(share(&empty, here, Knot::Statement(data)), 7_500);
    assert_eq!(empty.levels[0], [here]);
    let unit = thread(&agency, Knot::Unit(SERVICE));
    assert_eq!((unit.levels, unit.ends), (vec![vec![Knot::Unit(SERVICE)]], vec![Knot::Unit(SERVICE)]));
    let goal = thread(&agency, statement(&agency, "Fler e-tjänster"));
    assert_eq!(goal.levels.len(), 4, "up to the vision, and nothing below");
}

#[test]
fn a_goal_hangs_from_units_and_activities_an_area_from_units_and_what_is_above_from_areas() {
    let agency = Agency::with_plans();
    let goal = thread(&agency, statement(&agency, "Mindre krångel"));
    assert_eq!(goal.levels[0], [Knot::Unit(SERVICE), Knot::Unit(DIGITAL)], "the widest first");
    assert_eq!(goal.levels[1].len(), 2);
    assert_eq!(goal.total, Resources::new(3_500_000, 350));
    let area = thread(&agency, statement(&agency, "Digitalisering"));
    assert_eq!(area.levels[0], [Knot::Unit(DIGITAL)]);
    assert_eq!(area.levels[1].len(), 2, "its goals");
    assert_eq!(area.total, Resources::new(6_000_000, 600));
    let vision = thread(&agency, statement(&agency, "Fler vågar"));
    assert_eq!(vision.levels.len(), 4);
    assert_eq!(vision.levels[1].len(), 2, "areas, not goals");
    assert_eq!(vision.total, Resources::new(9_500_000, 950), "what is for no goal does not lead here");
    let fees = thread(&agency, Knot::Source(FEES));
    assert_eq!(fees.total, Resources::new(1_000_000, 100));
}

#[test]
fn a_task_hangs_through_what_answers_it_and_else_by_its_own_goals() {
    let mut agency = Agency::with_plans();
    let (services, data) = (agency.goal("Fler e-tjänster"), agency.goal("Öppna data"));
    let terms = Terms {
        number: name("Uppdrag 1"),
        kind: TaskKind::Assignment,
        title: name("Digitala företag"),
        text: Explanation::default(),
        document: name("Regleringsbrev"),
        dated: date(2017, 6, 1),
        year: 2018,
        due: Vec::new(),
        goals: vec![services, data],
    };
    agency.must(|organisation, context| organisation.register_tasks(context, vec![(terms, None)]));
    let task = *agency.organisation.tasks.keys().next().unwrap();
    let unanswered = thread(&agency, Knot::Task(task));
    assert_eq!(share(&unanswered, Knot::Task(task), Knot::Statement(data)), 5_000);
    agency.change("Portal", |work| work.tasks = vec![task]);
    let answered = thread(&agency, Knot::Task(task));
    assert_eq!(answered.levels[1], [Knot::Activity(agency.activity("Portal").id)]);
    assert_eq!(answered.total, Resources::new(3_000_000, 300));
}

fn own(agency: &Agency) -> OwnThread<'_> {
    agency.organisation.own_thread(EMPLOYEE, agency.round(), agency.round().from)
}

fn takes(agency: &mut Agency, called: &str, percent: u32) {
    agency.change(called, |work| work.people = vec![Effort { person: EMPLOYEE, percent }]);
}

#[test]
fn what_one_does_leads_to_goals_areas_and_the_vision_with_ones_time() {
    let mut agency = Agency::with_plans();
    takes(&mut agency, "Checkar", 45);
    takes(&mut agency, "Portal", 25);
    takes(&mut agency, "Register", 10);
    let milestone = |day, reached| Milestone { day, what: name("Steg"), reached };
    agency.change("Service på plats", |work| work.owner = Some(EMPLOYEE));
    agency.change("Portal", |work| {
        work.milestones = vec![
            milestone(date(2018, 5, 1), None),
            milestone(date(2018, 1, 1), Some(date(2017, 8, 1))),
            milestone(date(2018, 2, 1), None),
        ];
    });
    let data = agency.goal("Öppna data");
    agency.must(|organisation, context| organisation.point_out(context, ROUND, Pointed::Statement(data), why()));
    let own = own(&agency);
    let activities: Vec<_> = own.activities.iter().map(|it| (it.activity.work.title.as_str(), it.percent)).collect();
    let expected = [("Checkar", Some(45)), ("Portal", Some(25)), ("Register", Some(10)), ("Service på plats", None)];
    assert_eq!(activities, expected);
    assert_eq!(own.time(), 8_000);
    let goals: Vec<_> = own.goals.iter().map(|step| (step.statement.text(), step.time, step.under)).collect();
    assert_eq!(
        goals,
        [("Mindre krångel", 1_125, Some(0)), ("Fler e-tjänster", 3_375, Some(1)), ("Öppna data", 2_500, Some(1))]
    );
    let areas: Vec<_> = own.areas.iter().map(|step| (step.statement.text(), step.time, step.under)).collect();
    assert_eq!(areas, [("Förenkling", 1_125, Some(0)), ("Digitalisering", 5_875, Some(0))]);
    assert_eq!((own.overarching_goals[0].time, own.overarching_goals[0].under), (7_000, Some(0)));
    assert_eq!(own.visions[0].time, 7_000);
    assert_eq!(own.activities[0].goals, [(1, 3_375), (0, 1_125)]);
    assert_eq!(own.activities[1].next().map(|next| next.day), Some(date(2018, 2, 1)));
    assert!(own.activities[1].is_pointed_out && !own.activities[0].is_pointed_out);
    assert!(own.activities[2].goals.is_empty(), "the thread ends there");
    assert!(own.activities[3].is_owner);
}

#[test]
fn what_is_over_is_work_no_more() {
    let mut agency = Agency::with_plans();
    takes(&mut agency, "Checkar", 45);
    takes(&mut agency, "Portal", 25);
    agency.change("Checkar", |work| work.status = Status::Done);
    let until = agency.activity("Portal").work.until.unwrap();
    let count = |day| agency.organisation.own_thread(EMPLOYEE, agency.round(), day).activities.len();
    assert_eq!((count(until), count(until.tomorrow().unwrap())), (1, 0));
}

#[test]
fn a_person_without_work_has_no_thread_and_a_gone_goal_is_named() {
    let mut agency = Agency::with_plans();
    assert_eq!(agency.organisation.own_thread(STEERS, agency.round(), agency.round().from), OwnThread::default());
    takes(&mut agency, "Portal", 50);
    let data: StatementId = agency.goal("Öppna data");
    agency.open();
    agency.remove(data, "Inte nu");
    agency.add(Goal, Some(agency.id("Digitalisering")), "Annat");
    agency.adopt();
    let own = own(&agency);
    assert_eq!((own.activities[0].gone.clone(), own.goals.len()), (vec![data], 0));
    assert_eq!(Share { goal: data, share: WHOLE }, own.activities[0].activity.work.goals[0]);
}
