//! What a person must do, by when, and in which order.

use domain::activity::{Milestone, PlanStep, Status};
use domain::event::Event;
use domain::ids::PersonId;
use domain::indicator::Definition;
use domain::indicator::breaks::IndicatorBreak;
use domain::planning::{Paper, Phase};
use domain::policy::Role;
use domain::task::{Due, Handed, TaskKind, Terms};
use domain::text::Explanation;
use domain::time::Actor;
use domain::to_do::{Act, ToDo};
use domain::writing::Seen;
use jiff::civil::{Date, date};

use crate::agency::{
    ANALYST, Agency, BOARD, COMPANIES, DIGITAL, EMPLOYEE, GROUP, HEAD, MANAGER, ROUND, SECRETARY, SERVICE, STAFF,
    STEERS, measure, name, of_unit, remark, why,
};

fn list(agency: &Agency, person: PersonId) -> Vec<ToDo> {
    agency.organisation.to_do(person, agency.today)
}

fn acts(agency: &Agency, person: PersonId) -> Vec<Act> {
    list(agency, person).into_iter().map(|todo| todo.act).collect()
}

fn by(agency: &Agency, person: PersonId, act: &Act) -> Option<Date> {
    list(agency, person).into_iter().find(|todo| todo.act == *act).unwrap().by
}

#[test]
fn who_does_nothing_in_planning_has_nothing_to_do() {
    let mut agency = Agency::with_plans();
    agency.enter(Phase::UnitPlans);
    assert_eq!(list(&agency, EMPLOYEE), []);
    assert_eq!(list(&agency, PersonId(99)), []);
}

#[test]
fn who_steers_writes_the_directive_and_gives_frames_in_their_phases() {
    let mut agency = Agency::planned();
    let directive = Act::WriteDirective(ROUND);
    assert_eq!(acts(&agency, STEERS), std::slice::from_ref(&directive));
    assert_eq!(by(&agency, STEERS, &directive), Some(date(2017, 9, 14)), "the day before frames begin");
    let text = Explanation::parse("Växla upp.").unwrap();
    let seen = agency.seen_round();
    agency.must(|organisation, context| organisation.write_directive(context, seen, text, Vec::new()));
    agency.propose_paper(Paper::Directive);
    assert_eq!(acts(&agency, STEERS), []);
    agency.enter(Phase::Frames);
    assert_eq!(acts(&agency, STEERS), [Act::GiveFrames(ROUND)]);
}

#[test]
fn a_phase_that_should_have_begun_waits_for_who_steers() {
    let mut agency = Agency::planned();
    agency.today = date(2017, 10, 2);
    let [late, next] = &list(&agency, STEERS)[..] else { panic!("two things are late") };
    assert_eq!((&late.act, late.late), (&Act::WriteDirective(ROUND), 18));
    assert_eq!((&next.act, next.late), (&Act::EnterPhase(ROUND, Phase::UnitPlans), 1));
}

#[test]
fn a_manager_sends_in_the_plan_and_those_below_that_nobody_else_manages() {
    let mut agency = Agency::with_plans();
    assert_eq!(acts(&agency, MANAGER), [], "not before units plan");
    agency.enter(Phase::UnitPlans);
    assert_eq!(acts(&agency, MANAGER), [Act::SendPlanIn(ROUND, DIGITAL)]);
    assert_eq!(by(&agency, MANAGER, &Act::SendPlanIn(ROUND, DIGITAL)), Some(date(2017, 10, 31)));
    assert_eq!(acts(&agency, HEAD), [Act::SendPlanIn(ROUND, SERVICE)], "the department itself has nothing to plan");
    agency.frame(of_unit(COMPANIES), 99_000_000, 9_900);
    assert_eq!(acts(&agency, HEAD), [Act::SendPlanIn(ROUND, COMPANIES), Act::SendPlanIn(ROUND, SERVICE)]);
    agency.send_in(DIGITAL);
    assert_eq!(acts(&agency, MANAGER), []);
    agency.decide(Paper::Plan);
    assert_eq!(acts(&agency, HEAD), [], "what is decided is planned");
}

#[test]
fn a_plan_goes_back_and_forth_between_the_manager_and_who_steers() {
    let mut agency = Agency::with_plans();
    agency.enter(Phase::UnitPlans);
    agency.send_in(DIGITAL);
    agency.enter(Phase::Dialogue);
    assert_eq!(acts(&agency, STEERS), [Act::ApprovePlan(ROUND, DIGITAL)]);
    assert_eq!(by(&agency, STEERS, &Act::ApprovePlan(ROUND, DIGITAL)), Some(date(2017, 11, 14)));
    let comment = remark("Skriv vad drift kostar.");
    let returned = PlanStep::Returned { comment: comment.clone() };
    agency.must(|organisation, context| organisation.move_plan(context, (ROUND, DIGITAL), returned));
    let said = PlanStep::Commented { comment: remark("Och när?") };
    agency.must(|organisation, context| organisation.move_plan(context, (ROUND, DIGITAL), said));
    assert_eq!(acts(&agency, STEERS), []);
    assert_eq!(acts(&agency, MANAGER), [Act::MendPlan { round: ROUND, unit: DIGITAL, comment }]);
}

#[test]
fn the_secretary_records_what_bodies_have_before_them() {
    let mut agency = Agency::with_plans();
    agency.open();
    agency.propose();
    agency.propose_paper(Paper::Plan);
    let paper = Act::RecordPaper { round: ROUND, paper: Paper::Plan, body: GROUP };
    let revision = Act::RecordRevision(agency.number(), BOARD);
    assert_eq!(acts(&agency, SECRETARY), [paper, revision]);
}

#[test]
fn an_owner_reaches_milestones_and_who_manages_the_unit_chooses_goals() {
    let mut agency = Agency::with_plans();
    let milestone = |day| Milestone { day, what: name("Öppnar"), reached: None };
    let (soon, far) = (date(2018, 1, 20), date(2018, 6, 1));
    agency.change("Service på plats", |work| {
        work.owner = Some(EMPLOYEE);
        work.goals = Vec::new();
        work.milestones = vec![milestone(far), milestone(soon)];
    });
    let service = agency.activity("Service på plats").id;
    let choose = Act::ChooseGoals(ROUND, service);
    assert_eq!(acts(&agency, EMPLOYEE), [], "the year has not begun, and goals are chosen by who writes the plan");
    assert!(acts(&agency, HEAD).contains(&choose));
    agency.enter(Phase::Decision);
    agency.today = date(2018, 1, 25);
    let reach = Act::ReachMilestone { round: ROUND, activity: service, milestone: 1 };
    let due = &list(&agency, EMPLOYEE)[0];
    assert_eq!((&due.act, due.by, due.late), (&reach, Some(soon), 5));
    let seen = (ROUND, service, Seen(agency.activity("Service på plats").version));
    agency.actor = Actor::Person(EMPLOYEE);
    agency.must(|organisation, context| {
        organisation.report_progress(context, seen, Status::UnderWay, vec![None, Some(soon)])
    });
    assert_eq!(acts(&agency, EMPLOYEE), [], "who answers for an activity tells how far it has come");
    agency.actor = Actor::Person(STEERS);
    agency.change("Service på plats", |work| work.status = Status::Done);
    assert!(!acts(&agency, HEAD).contains(&choose));
}

#[test]
fn goals_are_asked_for_of_one_who_can_choose_them_and_while_it_can_be_done() {
    let mut agency = Agency::with_plans();
    let register = agency.activity("Register").id;
    let choose = Act::ChooseGoals(ROUND, register);
    let asked = |agency: &Agency| [STEERS, HEAD, MANAGER].map(|person| acts(agency, person).contains(&choose));
    assert_eq!(asked(&agency), [false; 3], "nobody manages the staff");
    agency.change("Register", |work| work.owner = Some(STEERS));
    assert_eq!(asked(&agency), [true, false, false], "who owns it and may write the plan");
    agency.enter(Phase::UnitPlans);
    agency.send_in(STAFF);
    assert_eq!(asked(&agency), [false; 3], "what was sent in rests");
}

#[test]
fn what_was_set_aside_is_not_asked_for() {
    let mut agency = Agency::with_plans();
    let choose = Act::ChooseGoals(ROUND, agency.activity("Register").id);
    agency.change("Register", |work| work.owner = Some(STEERS));
    let broken = domain::planning::breaks::PlanBreak::ResourcesWithoutGoal(agency.activity("Register").id);
    let until = agency.today;
    agency.must(|organisation, context| organisation.set_break_aside(context, ROUND, broken, why(), until));
    assert!(!acts(&agency, STEERS).contains(&choose));
    agency.wait(1);
    assert!(acts(&agency, STEERS).contains(&choose));
}

#[test]
fn what_lies_before_a_body_is_not_asked_of_anyone_else() {
    let mut agency = Agency::with_plans();
    agency.enter(Phase::UnitPlans);
    assert_eq!(acts(&agency, MANAGER), [Act::SendPlanIn(ROUND, DIGITAL)]);
    agency.propose_paper(Paper::Plan);
    assert_eq!(acts(&agency, MANAGER), []);
}

#[test]
fn tasks_are_handed_out_and_answered_in_time() {
    let mut agency = Agency::planned();
    agency.today = date(2018, 2, 1);
    agency.enter(Phase::Closed);
    let terms = |number, day| Terms {
        number: name(number),
        kind: TaskKind::Reporting,
        title: name("Redovisa"),
        text: Explanation::default(),
        document: name("Regleringsbrev"),
        dated: date(2017, 12, 21),
        year: 2018,
        due: vec![Due { day, what: None }],
        goals: Vec::new(),
    };
    let new = vec![
        (terms("1", date(2018, 3, 1)), None),
        (terms("2", date(2018, 1, 30)), None),
        (terms("3", date(2018, 12, 1)), Some(DIGITAL)),
    ];
    agency.must(|organisation, context| organisation.register_tasks(context, new));
    assert_eq!(acts(&agency, STEERS), [Act::HandOutTasks(2)]);
    assert_eq!(acts(&agency, MANAGER), [], "December is far");
    let ids: Vec<_> = agency.organisation.tasks.keys().copied().collect();
    let handed = ids[..2].iter().map(|&task| Handed { task, unit: Some(DIGITAL) }).collect();
    agency.must(|organisation, context| organisation.hand_out_tasks(context, handed));
    assert_eq!(acts(&agency, STEERS), []);
    assert_eq!(acts(&agency, MANAGER), [Act::AnswerTask(ids[1]), Act::AnswerTask(ids[0])], "the late one first");
    assert_eq!(list(&agency, MANAGER)[0].late, 2);
}

#[test]
fn managers_answer_a_consultation_and_who_writes_takes_care_of_the_answers() {
    let mut agency = Agency::planned();
    agency.enter(Phase::Closed);
    let number = agency.open();
    let until = agency.today.tomorrow().unwrap();
    agency.must(|organisation, context| organisation.open_consultation(context, number, until, name("Alla chefer")));
    assert_eq!(acts(&agency, MANAGER), [Act::AnswerConsultation(number)]);
    assert_eq!(acts(&agency, EMPLOYEE), []);
    agency.wait(3);
    let strategist =
        domain::event::Event::PersonPlaced { person: EMPLOYEE, unit: Some(STAFF), roles: vec![Role::Strategist] };
    agency.happen(vec![strategist]);
    assert_eq!(acts(&agency, MANAGER), []);
    assert_eq!(acts(&agency, EMPLOYEE), [Act::EndConsultation(number)]);
}

#[test]
fn who_answers_for_an_indicator_brings_in_values_that_should_have_come() {
    let mut agency = Agency::measured();
    let other = PersonId(7);
    agency.happen(vec![Event::PersonPlaced { person: other, unit: Some(STAFF), roles: vec![Role::Strategist] }]);
    let late = |agency: &Agency, person| -> Vec<Act> {
        let acts = agency.organisation.to_do(person, date(2018, 3, 1)).into_iter().map(|todo| todo.act);
        acts.filter(|act| matches!(act, Act::BringInValues(_))).collect()
    };
    let id = agency.define(Definition { owner: Some(ANALYST), ..measure("Vilja", &[]) });
    agency.values(id, &["2016=1"]);
    assert_eq!(late(&agency, ANALYST), [], "only one value has not come");
    let id = agency.define(Definition { owner: Some(ANALYST), ..measure("Lust", &[]) });
    agency.values(id, &["2015=1"]);
    assert_eq!(late(&agency, ANALYST), [Act::BringInValues(id)]);
    assert_eq!(late(&agency, other), [], "another answers for it");

    // One who cannot bring values in is not asked to: then it is for all who can.
    agency.redefine(id, |definition| definition.owner = Some(EMPLOYEE));
    assert_eq!(late(&agency, EMPLOYEE), []);
    assert_eq!(late(&agency, ANALYST), [Act::BringInValues(id)]);
    agency.redefine(id, |definition| definition.owner = None);
    assert_eq!(late(&agency, other), [Act::BringInValues(id)]);

    agency.today = date(2018, 3, 1);
    let broken = IndicatorBreak::WithoutRecentValues(id);
    let aside = |agency: &mut Agency, until| {
        agency.must(|organisation, context| organisation.set_indicator_break_aside(context, broken, why(), until));
    };
    aside(&mut agency, date(2018, 12, 31));
    assert_eq!(late(&agency, other), [], "it is set aside");
    agency.must(|organisation, context| organisation.take_indicator_break_up(context, broken));
    agency.must(|organisation, context| organisation.end_indicator(context, id, why()));
    assert_eq!(late(&agency, other), [], "it has ended");
}

#[test]
fn a_set_is_written_by_who_measures_and_its_decision_recorded_by_the_secretary() {
    let mut agency = Agency::measured();
    let id = agency.define(Definition { owner: Some(ANALYST), ..measure("Vilja", &[]) });
    let of_set = |agency: &Agency, person| -> Vec<Act> {
        let is_of_set = |act: &Act| matches!(act, Act::WriteSet(_) | Act::RecordSet(..));
        acts(agency, person).into_iter().filter(is_of_set).collect()
    };
    assert_eq!(of_set(&agency, ANALYST), []);
    let set = agency.open_set();
    agency.put(set, id, &[]);
    assert_eq!(of_set(&agency, ANALYST), [Act::WriteSet(set)]);
    assert_eq!((of_set(&agency, SECRETARY), of_set(&agency, EMPLOYEE)), (vec![], vec![]));
    agency.propose_set(set);
    assert_eq!(of_set(&agency, ANALYST), [], "it rests before the body");
    assert_eq!(of_set(&agency, SECRETARY), [Act::RecordSet(set, GROUP)]);
    agency.must(|organisation, context| organisation.return_set(context, set, why()));
    assert_eq!(of_set(&agency, ANALYST), [Act::WriteSet(set)], "it came back");
    agency.propose_set(set);
    agency.decide_set(set, agency.today);
    assert_eq!((of_set(&agency, ANALYST), of_set(&agency, SECRETARY)), (vec![], vec![]), "it is decided");
}
