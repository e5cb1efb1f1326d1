//! Rounds: opened and going on from the one before, their phases, the directive, the frames, and their papers to a decision
//! and back.

use domain::activity::{Manner, Status};
use domain::decision::{Digest256, Matter};
use domain::money::Resources;
use domain::planning::{Ask, Content, Frame, Paper, Phase, Pointed};
use domain::text::Explanation;
use jiff::civil::date;

use crate::agency::{
    Agency, DIGITAL, GROUP, ROUND, SERVICE, STAFF, adding, by_the_group, minutes, of_unit, opening, reason, why, work,
};

fn explanation(text: &str) -> Explanation {
    Explanation::parse(text).unwrap()
}

fn write_directive(agency: &mut Agency, text: &str, asks: Vec<Ask>) {
    let (seen, text) = (agency.seen_round(), explanation(text));
    agency.must(|organisation, context| organisation.write_directive(context, seen, text, asks));
}

#[test]
fn a_round_goes_through_its_phases_forth_and_back() {
    let mut agency = Agency::with_plans();
    assert_eq!(agency.round().phase(), Phase::Directive);
    agency.enter(Phase::UnitPlans);
    agency.enter(Phase::Frames);
    agency.decide(Paper::Plan);
    agency.enter(Phase::Running);
    agency.enter(Phase::Closed);
    let refusals = agency.refused(|organisation, context| organisation.set_calendar(context, ROUND, Vec::new()));
    assert!(refusals.has("round-closed"));
    agency.enter(Phase::Running);
    let entered: Vec<Phase> = agency.round().phases.iter().map(|(_, phase)| *phase).collect();
    let way = [Phase::Directive, Phase::UnitPlans, Phase::Frames, Phase::Running, Phase::Closed, Phase::Running];
    assert_eq!(entered, way);
}

#[test]
fn the_calendar_says_when_phases_begin_and_end() {
    let mut agency = Agency::planned();
    let round = agency.round();
    assert_eq!(round.begins(Phase::UnitPlans), Some(date(2017, 10, 1)));
    assert_eq!(round.ends(Phase::UnitPlans), Some(date(2017, 10, 31)));
    assert_eq!((round.begins(Phase::Running), round.ends(Phase::Decision)), (None, None));
    let (calendar, seq) = (round.calendar.clone(), agency.organisation.seq);
    agency.must(|organisation, context| organisation.set_calendar(context, ROUND, calendar));
    assert_eq!(agency.organisation.seq, seq, "the same days are no change");
}

#[test]
fn the_next_round_begins_with_what_goes_on() {
    let mut agency = Agency::with_plans();
    agency.change("Portal", |work| work.until = None);
    agency.change("Checkar", |work| work.until = Some(date(2019, 6, 30)));
    let mut done = work("Klart", &[], &[]);
    (done.until, done.status) = (None, Status::Done);
    agency.write(STAFF, done);
    agency.must(|organisation, context| organisation.open_planning(context, opening("2019", 2019, Some(ROUND))));
    let on: Vec<&str> = agency.round().activities.values().map(|activity| activity.work.title.as_str()).collect();
    assert_eq!(on, ["Checkar", "Portal"], "not what has ended, or is done");
    assert!(agency.round().activities.values().all(|activity| activity.carried_from == Some(ROUND)));
    assert!(agency.round().frames.is_empty() && agency.round().plans.is_empty());
    let before = agency.organisation.planning.before(agency.round()).unwrap();
    assert_eq!(before.number, ROUND);
}

#[test]
fn what_ends_in_between_does_not_go_on_two_years_later() {
    let mut agency = Agency::with_plans();
    agency.change("Checkar", |work| work.until = Some(date(2019, 6, 30)));
    agency.must(|organisation, context| organisation.open_planning(context, opening("2020", 2020, Some(ROUND))));
    assert_eq!(agency.round().activities.len(), 0);
}

#[test]
fn the_directive_and_the_frames_can_be_saved_while_units_plan() {
    let mut agency = Agency::planned();
    let seen = agency.seen_round();
    agency.write(DIGITAL, work("Portal", &[], &[]));
    assert_ne!(agency.seen_round(), seen);
    let (text, other) = (explanation("Växla upp checkarna."), explanation("Växla ned dem."));
    agency.must(|organisation, context| organisation.write_directive(context, seen, text, Vec::new()));
    let frame = |kronor| vec![Frame { of: of_unit(DIGITAL), resources: Resources::new(kronor, 0) }];
    agency.must(|organisation, context| organisation.set_frames(context, seen, frame(1)));
    let again = agency.refused(|organisation, context| organisation.write_directive(context, seen, other, Vec::new()));
    assert!(again.has("changed-meanwhile"));
    let again = agency.refused(|organisation, context| organisation.set_frames(context, seen, frame(2)));
    assert!(again.has("changed-meanwhile"));
}

#[test]
fn a_frame_of_nothing_goes_away_and_the_others_stay() {
    let mut agency = Agency::planned();
    agency.frame(of_unit(DIGITAL), 1_000, 0);
    agency.frame(of_unit(SERVICE), 0, 100);
    agency.frame(of_unit(DIGITAL), 0, 0);
    assert_eq!(agency.round().frame_of(DIGITAL), None);
    assert_eq!(agency.round().frame_of(SERVICE), Some(Resources::new(0, 100)));
}

#[test]
fn what_is_pointed_out_follows_the_goal_the_area_the_unit_and_the_activity() {
    let agency = Agency::with_plans();
    let pointed = |what| {
        let mut agency = agency.clone();
        agency.must(|organisation, context| organisation.point_out(context, ROUND, what, why()));
        let areas = agency.organisation.areas_for(agency.round());
        let round = agency.round();
        let out = round.activities.values().filter(|&it| round.is_pointed_out(it, |goal| areas.of_goal(goal)));
        out.map(|activity| activity.work.title.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(pointed(Pointed::Statement(agency.goal("Öppna data"))), ["Portal"]);
    assert_eq!(pointed(Pointed::Statement(agency.goal("Förenkling"))), ["Checkar", "Service på plats"]);
    assert_eq!(pointed(Pointed::Unit(STAFF)), ["Register"]);
    assert_eq!(pointed(Pointed::Activity(agency.activity("Checkar").id)), ["Checkar"]);
}

#[test]
fn a_paper_goes_to_a_body_comes_back_and_is_decided() {
    let mut agency = Agency::planned();
    write_directive(&mut agency, "Växla upp checkarna.", vec![Ask { unit: Some(DIGITAL), what: reason("Visa hur.") }]);
    agency.propose_paper(Paper::Directive);
    let (seen, text) = (agency.seen_round(), explanation("Annat."));
    let refusals =
        agency.refused(|organisation, context| organisation.write_directive(context, seen, text, Vec::new()));
    assert!(refusals.has("paper-under-way"));
    let to_board = agency.refused(|organisation, context| {
        let matter = Matter::Paper { round: ROUND, paper: Paper::Directive };
        organisation.record_decision(context, matter, minutes(context.today))
    });
    assert!(to_board.has("no-mandate") && to_board.has("not-proposed-to-body"));
    agency.must(|organisation, context| {
        organisation.return_paper(context, (ROUND, Paper::Directive), reason("Vilka checkar?"))
    });
    assert_eq!(agency.round().returns.len(), 1);
    write_directive(&mut agency, "Växla upp checkarna för de minsta.", Vec::new());
    agency.decide(Paper::Directive);
    write_directive(&mut agency, "Växla ned.", Vec::new());
    agency.decide(Paper::Directive);
    let editions: Vec<u32> = agency.round().editions.iter().map(|edition| edition.number).collect();
    assert_eq!(editions, [1, 2]);
    let Content::Directive(first) = &agency.round().editions[0].content else { panic!("a directive was decided") };
    assert_eq!(first.text.as_str(), "Växla upp checkarna för de minsta.", "what was decided stays as it was");
}

#[test]
fn the_digest_is_of_the_document_that_can_be_read_again() {
    let mut agency = Agency::with_plans();
    agency.frame(of_unit(DIGITAL), 9_000_000, 900);
    write_directive(&mut agency, "Växla upp.\n\nframes\nunit 2 1 kr 1", Vec::new());
    let scenario = agency.scenario("A", None);
    let intent = domain::scenario::Intent::Cut {
        part: 1_000,
        from: domain::scenario::Scope::default(),
        spare_pointed_out: false,
        to: None,
    };
    agency.move_in(scenario, intent);
    for paper in [Paper::Directive, Paper::Frames, Paper::Scenario(scenario), Paper::Plan] {
        agency.decide(paper);
    }
    agency.frame(of_unit(DIGITAL), 1, 1);
    write_directive(&mut agency, "Allt är annorlunda.", Vec::new());
    agency.change("Portal", |work| work.description = explanation("Allt är annorlunda."));
    assert_eq!(agency.round().editions.len(), 4);
    for edition in &agency.round().editions {
        let recorded = &agency.organisation.decisions[&edition.decision].decision;
        let document = agency.organisation.decided_document(recorded).unwrap();
        assert_eq!(recorded.document, Digest256::of(document.as_bytes()), "{document}");
        let begins = match edition.paper {
            Paper::Scenario(id) => format!("scenario {id}\n"),
            paper => format!("{}\n", paper.key()),
        };
        assert!(document.starts_with(&begins), "{document}");
        let titles = document.lines().skip(1).filter(|line| *line == "frames").count();
        let has_frames = matches!(edition.paper, Paper::Frames | Paper::Plan);
        assert_eq!(titles, usize::from(has_frames), "what people write is not read as the document's own:\n{document}");
    }
}

#[test]
fn what_passes_frames_is_decided_with_its_motive() {
    let mut agency = Agency::with_plans();
    agency.frame(of_unit(DIGITAL), 1_000_000, 900);
    let motive = Some(reason("Ramen höjs i januari."));
    let asked = motive.clone();
    agency.must(|organisation, context| organisation.propose_paper(context, (ROUND, Paper::Plan), GROUP, asked));
    let (matter, minutes) = (Matter::Paper { round: ROUND, paper: Paper::Plan }, by_the_group(agency.today));
    agency.must(|organisation, context| organisation.record_decision(context, matter, minutes));
    assert_eq!(agency.round().editions[0].motive, motive);
}

#[test]
fn frames_that_were_lowered_after_the_proposal_are_told_of_at_the_decision() {
    let mut agency = Agency::with_plans();
    agency.propose_paper(Paper::Plan);
    agency.frame(of_unit(DIGITAL), 1_000_000, 900);
    let refusals = agency.refused(|organisation, context| {
        let matter = Matter::Paper { round: ROUND, paper: Paper::Plan };
        organisation.record_decision(context, matter, by_the_group(context.today))
    });
    assert!(refusals.has("frames-passed"));
}

#[test]
fn only_what_changes_resources_ends_what_can_be_taken_back() {
    let mut agency = Agency::with_plans();
    write_directive(&mut agency, "Växla upp.", Vec::new());
    agency.decide(Paper::Directive);
    let plan = |agency: &Agency| agency.round().plans.get(&DIGITAL).unwrap().clone();
    assert!(plan(&agency).last_change().is_some());
    agency.decide(Paper::Plan);
    assert!(plan(&agency).last_change().is_none());
}

#[test]
fn the_plan_that_steers_on_a_day_is_the_last_one_decided() {
    let mut agency = Agency::with_plans();
    agency.decide(Paper::Plan);
    let day = date(2018, 5, 1);
    let number = |agency: &Agency, day| agency.organisation.planning.in_force_on(day).map(|(_, it)| it.number);
    assert_eq!(number(&agency, day), Some(1));
    agency.today = day;
    agency.change("Portal", |work| work.description = explanation("Nytt halvår."));
    agency.decide(Paper::Plan);
    assert_eq!([date(2018, 4, 30), day, date(2019, 1, 1)].map(|day| number(&agency, day)), [Some(1), Some(2), None]);
}

#[test]
fn one_who_only_plans_for_another_unit_cannot_write_in_a_round() {
    let agency = Agency::planned().asked_by(crate::agency::MANAGER);
    let refusals = agency.refused(|organisation, context| {
        organisation.write_plan(context, (ROUND, STAFF), adding(work("Nytt", &[], &[])), Manner::Edited)
    });
    assert!(refusals.has("not-your-unit"));
}

#[test]
fn breaks_are_set_aside_until_a_day_and_taken_up_again() {
    let mut agency = Agency::with_plans();
    let broken = domain::planning::breaks::PlanBreak::ActivityWithoutGoal(agency.activity("Register").id);
    let until = date(2018, 1, 31);
    agency.must(|organisation, context| organisation.set_break_aside(context, ROUND, broken, why(), until));
    assert_eq!(agency.round().set_aside.get(&broken).unwrap().until, until);
    agency.must(|organisation, context| organisation.take_break_up(context, ROUND, broken));
    assert!(agency.round().set_aside.is_empty());
}
