//! Units' plans: written, pasted, taken back, in conflict, sent in, returned, approved, over their frame.

use domain::activity::{
    Effort, Grant, LastPlanChange, Manner, Milestone, PlanChange, PlanState, PlanStep, Share, Status, WHOLE, Work,
};
use domain::ids::{ActivityId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::{FrameFor, Paper};
use domain::scenario::{Intent, Scope};
use domain::text::Explanation;
use domain::time::Context;
use domain::writing::Seen;
use jiff::civil::date;

use crate::agency::{
    Agency, COMPANIES, DIGITAL, EMPLOYEE, FEES, GRANT, HEAD, MANAGER, ROUND, SECRETARY, SERVICE, STAFF, adding, name,
    of_unit, reason, remark, why, work,
};

fn titles(agency: &Agency, unit: UnitId) -> Vec<&str> {
    agency.round().activities_of(unit).map(|activity| activity.work.title.as_str()).collect()
}

fn last(agency: &Agency, unit: UnitId) -> LastPlanChange {
    agency.round().plans.get(&unit).unwrap().last_change().unwrap().clone()
}

fn undo(agency: &mut Agency, unit: UnitId) {
    let seen = Seen(last(agency, unit).seq);
    agency.must(|organisation, context| organisation.undo_plan_change(context, (ROUND, unit), seen));
}

fn step(agency: &mut Agency, unit: UnitId, step: PlanStep) {
    agency.must(|organisation, context| organisation.move_plan(context, (ROUND, unit), step));
}

fn progress(agency: &mut Agency, called: &str, status: Status) {
    let activity = agency.activity(called);
    let reached = vec![Some(agency.today); activity.work.milestones.len()];
    let (id, seen) = agency.seen_activity(activity.id);
    agency.must(|organisation, context| organisation.report_progress(context, (ROUND, id, seen), status, reached));
}

#[test]
fn what_is_pasted_is_taken_or_refused_as_a_whole() {
    let mut agency = Agency::planned();
    let goal = agency.goal("Öppna data");
    let rows = |share| {
        let row = |called, share| work(called, &[(goal, share)], &[(GRANT, 1_000, 0)]);
        PlanChange { added: vec![row("Ett", WHOLE), row("Två", share)], ..PlanChange::default() }
    };
    let paste = |agency: &mut Agency, change| {
        agency.ask(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Pasted))
    };
    let refusals = paste(&mut agency, rows(5_000)).unwrap_err();
    assert!(refusals.has("shares-not-whole"));
    assert!(titles(&agency, DIGITAL).is_empty());
    paste(&mut agency, rows(WHOLE)).unwrap();
    assert_eq!(titles(&agency, DIGITAL), ["Ett", "Två"]);
    let change = last(&agency, DIGITAL);
    assert_eq!((change.manner, change.count), (Manner::Pasted, 2));
    undo(&mut agency, DIGITAL);
    assert!(titles(&agency, DIGITAL).is_empty(), "one change is taken back as one");
}

#[test]
fn every_objection_names_its_row() {
    let agency = Agency::planned();
    let added = vec![work("Ett", &[], &[(GRANT, -1, 0)]), work("Två", &[], &[(GRANT, 1, 0), (GRANT, 1, 0)])];
    let change = PlanChange { added, ..PlanChange::default() };
    let refusals = agency
        .refused(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Pasted));
    let named: Vec<_> = refusals.iter().map(|refusal| (refusal.key, refusal.values.last().cloned())).collect();
    let title = |called: &str| Some(("title", called.into()));
    assert_eq!(named, [("resources-below-zero", title("Ett")), ("source-twice", title("Två"))]);
}

#[test]
fn the_second_of_two_writers_is_told_and_loses_nothing() {
    let mut agency = Agency::with_plans();
    let (id, seen) = agency.seen_activity(agency.activity("Portal").id);
    agency.change("Portal", |work| work.title = name("Portal för alla"));
    let mine = Work {
        description: Explanation::parse("Min text").unwrap(),
        ..agency.activity("Portal för alla").work.clone()
    };
    let change = PlanChange { changed: vec![(id, seen, mine)], ..PlanChange::default() };
    let refusals = agency
        .refused(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Edited));
    assert!(refusals.has("activity-changed-meanwhile"));
    assert_eq!(agency.activity("Portal för alla").work.description.as_str(), "");
}

#[test]
fn writing_what_is_there_changes_nothing() {
    let mut agency = Agency::with_plans();
    let seq = agency.organisation.seq;
    agency.change("Portal", |_| {});
    assert_eq!(agency.organisation.seq, seq);
}

#[test]
fn one_change_says_one_thing_of_an_activity() {
    let agency = Agency::with_plans();
    let (id, seen) = agency.seen_activity(agency.activity("Portal").id);
    let other = work("Annat", &[], &[]);
    let change = PlanChange { changed: vec![(id, seen, other)], removed: vec![(id, seen)], ..PlanChange::default() };
    let twice = PlanChange { removed: vec![(id, seen), (id, seen)], ..PlanChange::default() };
    for change in [change, twice] {
        let refusals = agency.refused(|organisation, context| {
            organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Imported)
        });
        assert!(refusals.has("activity-twice"));
    }
}

#[test]
fn changes_are_taken_back_one_after_the_other() {
    let mut agency = Agency::with_plans();
    let before: Vec<Work> = agency.round().activities_of(DIGITAL).map(|activity| activity.work.clone()).collect();
    agency.change("Portal", |work| work.goals.clear());
    agency.change("Checkar", |work| work.resources.clear());
    let (id, seen) = agency.seen_activity(agency.activity("Portal").id);
    let removed = PlanChange { removed: vec![(id, seen)], ..PlanChange::default() };
    agency.must(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), removed, Manner::Bulk));
    assert_eq!(titles(&agency, DIGITAL), ["Checkar"]);
    for _ in 0..3 {
        undo(&mut agency, DIGITAL);
    }
    let after: Vec<Work> = agency.round().activities_of(DIGITAL).map(|activity| activity.work.clone()).collect();
    assert_eq!(after, before);
}

#[test]
fn an_activity_that_was_taken_back_is_seen_anew() {
    let mut agency = Agency::with_plans();
    let (id, seen) = agency.seen_activity(agency.activity("Portal").id);
    agency.change("Portal", |work| work.goals.clear());
    undo(&mut agency, DIGITAL);
    let work = work("Annat", &[], &[]);
    let change = PlanChange { changed: vec![(id, seen, work)], ..PlanChange::default() };
    let refusals = agency
        .refused(|organisation, context| organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Edited));
    assert!(refusals.has("activity-changed-meanwhile"));
}

#[test]
fn taking_back_a_change_keeps_what_was_told_of_the_work() {
    let mut agency = Agency::with_plans();
    let milestone = Milestone { day: date(2018, 3, 1), what: name("Öppnar"), reached: None };
    agency.change("Portal", |work| work.milestones = vec![milestone.clone()]);
    agency.change("Portal", |work| {
        let first = Milestone { day: date(2018, 2, 1), what: name("Testas"), reached: None };
        work.milestones.insert(0, first);
        work.title = name("Portal för alla");
    });
    progress(&mut agency, "Portal för alla", Status::UnderWay);
    undo(&mut agency, DIGITAL);
    let portal = &agency.activity("Portal").work;
    assert_eq!(portal.status, Status::UnderWay);
    assert_eq!(portal.milestones, [Milestone { reached: Some(agency.today), ..milestone }]);
    undo(&mut agency, DIGITAL);
    assert_eq!(agency.activity("Portal").work.status, Status::UnderWay, "also when what was before it is taken back");
}

#[test]
fn an_activity_that_someone_has_told_of_is_not_taken_back() {
    let mut agency = Agency::planned();
    agency.write(DIGITAL, work("Portal", &[], &[]));
    progress(&mut agency, "Portal", Status::UnderWay);
    let seen = Seen(last(&agency, DIGITAL).seq);
    let refusals =
        agency.refused(|organisation, context| organisation.undo_plan_change(context, (ROUND, DIGITAL), seen));
    assert!(refusals.has("activity-changed-meanwhile"));
}

#[test]
fn what_it_depended_on_may_go_and_it_can_still_be_written() {
    let mut agency = Agency::with_plans();
    let (id, seen) = agency.seen_activity(agency.activity("Register").id);
    agency.change("Portal", |work| work.needs = vec![id]);
    let removed = PlanChange { removed: vec![(id, seen)], ..PlanChange::default() };
    agency.must(|organisation, context| organisation.write_plan(context, (ROUND, STAFF), removed, Manner::Edited));
    agency.change("Portal", |work| work.title = name("Portal för alla"));
}

#[test]
fn a_manager_plans_for_the_own_unit_and_those_below() {
    let agency = Agency::planned();
    let may = |person, unit| {
        let agency = agency.asked_by(person);
        let change = adding(work("Nytt", &[], &[]));
        agency.organisation.write_plan(&agency.context(), (ROUND, unit), change, Manner::Edited).is_ok()
    };
    assert_eq!([DIGITAL, SERVICE, COMPANIES, STAFF].map(|unit| may(MANAGER, unit)), [true, false, false, false]);
    assert_eq!([DIGITAL, SERVICE, COMPANIES, STAFF].map(|unit| may(HEAD, unit)), [true, true, true, false]);
    assert_eq!([DIGITAL, STAFF].map(|unit| may(EMPLOYEE, unit)), [false, false]);
    assert_eq!([DIGITAL, STAFF].map(|unit| may(SECRETARY, unit)), [false, false]);
}

#[test]
fn a_plan_that_is_sent_in_rests_until_it_comes_back() {
    let mut agency = Agency::with_plans();
    let state = |agency: &Agency| agency.round().plan_state(DIGITAL);
    assert_eq!(state(&agency), PlanState::Draft);
    agency.send_in(DIGITAL);
    assert_eq!(state(&agency), PlanState::Submitted);
    assert!(agency.try_change("Portal", |work| work.goals.clear()).unwrap_err().has("plan-rests"));
    step(&mut agency, DIGITAL, PlanStep::Commented { comment: remark("Vad kostar drift?") });
    assert_eq!(state(&agency), PlanState::Submitted, "a comment moves nothing");
    step(&mut agency, DIGITAL, PlanStep::Returned { comment: remark("Skriv vad drift kostar.") });
    assert_eq!(state(&agency), PlanState::Returned);
    assert!(agency.round().plans.get(&DIGITAL).unwrap().last_change().is_none(), "what was read is not taken back");
    agency.change("Portal", |work| work.goals.clear());
    agency.send_in(DIGITAL);
    step(&mut agency, DIGITAL, PlanStep::Approved { comment: None });
    assert_eq!(state(&agency), PlanState::Approved);
    step(&mut agency, DIGITAL, PlanStep::Reopened { reason: why() });
    assert_eq!(state(&agency), PlanState::Draft);
    agency.send_in(DIGITAL);
    let said = &agency.round().plans.get(&DIGITAL).unwrap().steps;
    assert_eq!(said.len(), 7, "all that was said and done is kept");
}

#[test]
fn a_plan_that_was_sent_in_is_taken_back_by_its_unit_until_somebody_has_dealt_with_it() {
    let mut agency = Agency::with_plans();
    agency.send_in(DIGITAL);
    let recall = |organisation: &Organisation, context: &Context| organisation.recall_plan(context, (ROUND, DIGITAL));
    assert!(agency.asked_by(EMPLOYEE).refused(recall).has("not-your-unit"));
    let mut manager = agency.asked_by(MANAGER);
    manager.must(recall);
    assert_eq!(manager.round().plan_state(DIGITAL), PlanState::Draft);
    assert!(manager.refused(recall).has("plan-not-there"), "once");
    manager.change("Portal", |work| work.goals.clear());
    manager.send_in(DIGITAL);
    step(&mut manager, DIGITAL, PlanStep::Approved { comment: None });
    assert!(manager.refused(recall).has("plan-not-there"), "it is approved");
}

#[test]
fn a_plan_over_its_frame_needs_a_motive_once() {
    let mut agency = Agency::with_plans();
    agency.frame(of_unit(DIGITAL), 6_000_000, 700);
    let submit = |agency: &mut Agency, motive| {
        agency.ask(|organisation, context| organisation.submit_plan(context, (ROUND, DIGITAL), motive, None))
    };
    let refusals = submit(&mut agency, None).unwrap_err();
    assert!(refusals.has("over-frame-without-motive"));
    assert_eq!(
        agency.organisation.over_frame(agency.round(), DIGITAL),
        Some(Resources::new(1_000_000, 0)),
        "and no people less than none"
    );
    submit(&mut agency, Some(reason("Två utlysningar till"))).unwrap();
    step(&mut agency, DIGITAL, PlanStep::Returned { comment: remark("Bra motiv") });
    submit(&mut agency, None).unwrap();
    let motive = agency.round().plans.get(&DIGITAL).unwrap().over_frame.clone().unwrap().motive;
    assert_eq!(motive.as_str(), "Två utlysningar till");
}

#[test]
fn a_frame_of_an_area_or_a_source_is_passed_too() {
    for narrow in [
        |agency: &Agency| FrameFor { area: Some(agency.goal("Förenkling")), ..of_unit(DIGITAL) },
        |_: &Agency| FrameFor { source: Some(FEES), ..of_unit(DIGITAL) },
    ] {
        let mut agency = Agency::with_plans();
        let of = narrow(&agency);
        agency.frame(of, 999_999, 900);
        agency.frame(of_unit(SERVICE), 1, 1);
        let passed = agency.organisation.frames_passed_by(agency.round(), DIGITAL);
        assert_eq!(passed, [(of, Resources::new(1, 0))]);
        assert_eq!(agency.organisation.over_frame(agency.round(), DIGITAL), None, "the unit as a whole has no frame");
        let refusals =
            agency.refused(|organisation, context| organisation.submit_plan(context, (ROUND, DIGITAL), None, None));
        assert!(refusals.has("over-frame-without-motive"));
        let mut all = agency.organisation.frames_passed(agency.round(), agency.round().sums());
        all.retain(|(of, _)| of.unit == Some(DIGITAL));
        assert_eq!(all, passed);
    }
}

#[test]
fn what_is_decided_is_only_changed_by_a_decision() {
    let mut agency = Agency::with_plans();
    agency.write(DIGITAL, work("Tom", &[], &[]));
    agency.decide(Paper::Plan);
    let decided = |asked: Result<(), domain::refusal::Refusals>| asked.unwrap_err().has("resources-decided");
    assert!(decided(agency.try_change("Portal", |work| work.resources[0].resources = Resources::new(1, 0))));
    assert!(decided(agency.try_change("Portal", |work| work.resources.clear())));
    let other = agency.goal("Fler e-tjänster");
    assert!(decided(agency.try_change("Portal", |work| work.goals = vec![Share { goal: other, share: WHOLE }])));
    assert!(decided(agency.try_change("Checkar", |work| {
        (work.goals[0].share, work.goals[1].share) = (2_500, 7_500);
    })));
    assert!(decided(agency.try_change("Tom", |work| {
        work.resources.push(Grant { source: GRANT, resources: Resources::new(1, 0) });
    })));
    // All else can be written, an activity that has nothing can be for anything, and so can what was for nothing.
    agency.change("Portal", |work| work.people = vec![Effort { person: EMPLOYEE, percent: 50 }]);
    agency.change("Tom", |work| work.goals = vec![Share { goal: other, share: WHOLE }]);
    agency.change("Register", |work| work.goals = vec![Share { goal: other, share: WHOLE }]);
    agency.write(DIGITAL, work("Ny", &[(other, WHOLE)], &[]));
}

#[test]
fn what_a_decision_gave_is_not_thrown_away_with_its_activity() {
    let mut agency = Agency::with_plans();
    let empty = agency.write(STAFF, work("Tom", &[], &[]));
    let scenario = agency.scenario("Till tomma", None);
    let to = Scope { activity: Some(empty), ..Default::default() };
    let from = Scope { unit: Some(SERVICE), ..Default::default() };
    agency.move_in(scenario, Intent::Shift { from, to, resources: Resources::new(500_000, 0) });
    agency.decide(Paper::Scenario(scenario));
    let (id, seen) = agency.seen_activity(empty);
    let removed = PlanChange { removed: vec![(id, seen)], ..PlanChange::default() };
    let refusals = agency
        .refused(|organisation, context| organisation.write_plan(context, (ROUND, STAFF), removed, Manner::Edited));
    assert!(refusals.has("resources-decided"));
}

#[test]
fn a_plan_before_a_body_rests() {
    let mut agency = Agency::with_plans();
    agency.propose_paper(Paper::Plan);
    assert!(agency.try_change("Portal", |work| work.goals.clear()).unwrap_err().has("paper-under-way"));
    agency.must(|organisation, context| organisation.return_paper(context, (ROUND, Paper::Plan), why()));
    agency.change("Portal", |work| work.goals.clear());
}

#[test]
fn progress_is_told_of_an_activity_as_it_was_seen() {
    let mut agency = Agency::with_plans();
    agency.send_in(DIGITAL);
    progress(&mut agency, "Portal", Status::UnderWay);
    assert_eq!(agency.activity("Portal").work.status, Status::UnderWay, "also while the plan rests");
    let unknown = ActivityId(99);
    let refusals = agency.refused(|organisation, context| {
        organisation.report_progress(context, (ROUND, unknown, Seen(1)), Status::Done, Vec::new())
    });
    assert!(refusals.has("activity-unknown"));
    let seq = agency.organisation.seq;
    progress(&mut agency, "Portal", Status::UnderWay);
    assert_eq!(agency.organisation.seq, seq, "what is known already is nothing new");
}
