//! What provokes every refusal of the planning.

use domain::activity::{Effort, Grant, MOST_AT_ONCE, Manner, PlanChange, PlanStep, Status, WHOLE, Work};
use domain::ids::{ActivityId, FundingId, PersonId, RoundNumber, ScenarioId, StatementId, TaskId, UnitId};
use domain::money::Resources;
use domain::planning::breaks::PlanBreak;
use domain::planning::{Frame, FrameFor, FundingKind, Paper, Phase, PhaseDate, Pointed};
use domain::refusal::Refusals;
use domain::scenario::{Intent, Scope};
use domain::text::Explanation;
use domain::writing::Seen;
use jiff::civil::date;

use crate::agency::{
    Agency, Answer, DIGITAL, EMPLOYEE, FEES, GRANT, GROUP, ROUND, SERVICE, STAFF, STEERS, adding, name, of_unit,
    opening, remark, why, work,
};

type Provoked = Vec<(&'static str, Refusals)>;

pub(super) fn provocations() -> Provoked {
    [rounds(), papers(), papers_at_rest(), plans(), works(), works_after_a_decision(), on_the_way(), scenarios()]
        .concat()
}

fn rounds() -> Provoked {
    let agency = Agency::planned();
    let open = |opening| agency.refused(|organisation, context| organisation.open_planning(context, opening));
    let mut closed = agency.clone();
    closed.enter(Phase::Closed);
    let reverse = vec![
        PhaseDate { phase: Phase::Frames, begins: date(2017, 9, 1) },
        PhaseDate { phase: Phase::Directive, begins: date(2017, 10, 1) },
    ];
    let enter =
        |number, phase| agency.refused(|organisation, context| organisation.enter_phase(context, number, phase));
    let mut no_grant = agency.clone();
    no_grant.must(|organisation, context| organisation.close_funding(context, GRANT));
    vec![
        ("round-taken", open(opening("2018", 2019, None))),
        ("round-unknown", open(opening("2019", 2019, Some(RoundNumber(9))))),
        ("ends-before-it-begins", {
            let backwards = opening("2019", 2019, None);
            open(domain::planning::course::Opening { until: date(2018, 1, 1), ..backwards })
        }),
        (
            "phases-not-in-order",
            agency.refused(|organisation, context| organisation.set_calendar(context, ROUND, reverse)),
        ),
        ("phase-is-now", enter(ROUND, Phase::Directive)),
        ("plan-not-decided", enter(ROUND, Phase::Running)),
        ("round-closed", closed.refused(|organisation, context| organisation.set_calendar(context, ROUND, Vec::new()))),
        (
            "name-taken",
            agency
                .refused(|organisation, context| organisation.add_funding(context, name("Avgifter"), FundingKind::Fee)),
        ),
        ("source-unknown", agency.refused(|organisation, context| organisation.close_funding(context, FundingId(9)))),
        ("source-closed", no_grant.refused(|organisation, context| organisation.close_funding(context, GRANT))),
        (
            "break-not-aside",
            agency.refused(|organisation, context| {
                organisation.take_break_up(context, ROUND, PlanBreak::UnitWithoutPlan(DIGITAL))
            }),
        ),
    ]
}

fn papers() -> Provoked {
    let agency = Agency::planned();
    let point_out = |what| agency.refused(|organisation, context| organisation.point_out(context, ROUND, what, why()));
    let frame = |of, kronor| {
        let frame = Frame { of, resources: Resources::new(kronor, 0) };
        let seen = agency.seen_round();
        agency.refused(|organisation, context| organisation.set_frames(context, seen, vec![frame]))
    };
    let area = FrameFor { unit: None, area: Some(StatementId(9_999)), source: None };
    vec![
        ("unit-unknown", point_out(Pointed::Unit(UnitId(9)))),
        ("activity-unknown", point_out(Pointed::Activity(ActivityId(9)))),
        ("goal-unknown", point_out(Pointed::Statement(StatementId(9_999)))),
        (
            "not-pointed-out",
            agency.refused(|organisation, context| {
                organisation.stop_pointing_out(context, ROUND, Pointed::Unit(DIGITAL))
            }),
        ),
        ("area-unknown", frame(area, 1)),
        ("resources-below-zero", frame(of_unit(DIGITAL), -1)),
        (
            "changed-meanwhile",
            agency.refused(|organisation, context| {
                let text = Explanation::parse("Fler checkar").unwrap();
                organisation.write_directive(context, (ROUND, Seen(1)), text, Vec::new())
            }),
        ),
        ("paper-empty", propose(&agency, Paper::Plan)),
        (
            "paper-not-proposed",
            agency.refused(|organisation, context| organisation.return_paper(context, (ROUND, Paper::Plan), why())),
        ),
    ]
}

fn papers_at_rest() -> Provoked {
    let mut over = Agency::with_plans();
    over.frame(of_unit(DIGITAL), 1_000_000, 100);
    let mut proposed = Agency::with_plans();
    proposed.propose_paper(Paper::Plan);
    let mut short = Agency::with_plans();
    let scenario = short.scenario("Mindre service", None);
    let service = Scope { unit: Some(SERVICE), ..Scope::default() };
    short.move_in(scenario, Intent::Set { there: service, resources: Resources::NONE });
    short.change("Service på plats", |work| work.resources[0].resources = Resources::new(1_000, 1));
    let mut gone = Agency::with_plans();
    let started = gone.scenario("Mindre service", None);
    gone.move_in(started, Intent::Set { there: service, resources: Resources::NONE });
    gone.change("Service på plats", |work| work.goals.clear());
    let mut unsaid = Agency::with_plans();
    let silent = unsaid.scenario("Mindre service", None);
    unsaid.move_in(silent, Intent::Set { there: service, resources: Resources::NONE });
    vec![
        ("moves-without-motive", propose(&unsaid, Paper::Scenario(silent))),
        ("moves-out-of-date", propose(&gone, Paper::Scenario(started))),
        ("frames-passed", propose(&over, Paper::Plan)),
        ("activity-below-zero", propose(&short, Paper::Scenario(scenario))),
        ("paper-under-way", propose(&proposed, Paper::Plan)),
        ("paper-under-way", write(&proposed, adding(work("Nytt", &[], &[])))),
        (
            "paper-under-way",
            proposed.refused(|organisation, context| organisation.enter_phase(context, ROUND, Phase::Closed)),
        ),
    ]
}

fn plans() -> Provoked {
    let agency = Agency::with_plans();
    let portal = agency.activity("Portal").id;
    let new = || work("Nytt", &[], &[]);
    let stale = PlanChange { changed: vec![(portal, Seen(1), new())], ..PlanChange::default() };
    let gone = PlanChange { removed: vec![(ActivityId(9), Seen(1))], ..PlanChange::default() };
    let twice = PlanChange { removed: vec![agency.seen_activity(portal); 2], ..PlanChange::default() };
    let many = PlanChange { added: vec![new(); MOST_AT_ONCE + 1], ..PlanChange::default() };
    let mut sent_in = agency.clone();
    sent_in.send_in(DIGITAL);
    let mut unwritten = agency.clone();
    unwritten.send_in(SERVICE);
    unwritten.must(|organisation, context| {
        organisation.move_plan(context, (ROUND, SERVICE), PlanStep::Returned { comment: remark("Mer") })
    });
    let seen = agency.seen_activity(portal);
    let progress = |reached| {
        agency.refused(|organisation, context| {
            organisation.report_progress(context, (ROUND, seen.0, seen.1), Status::UnderWay, reached)
        })
    };
    vec![
        ("too-many-at-once", write(&agency, many)),
        ("nothing-goes-on", agency.refused(|organisation, context| organisation.carry_on(context, (ROUND, DIGITAL)))),
        ("activity-changed-meanwhile", write(&agency, stale)),
        ("activity-changed-meanwhile", progress(vec![None])),
        ("activity-twice", write(&agency, twice)),
        ("activity-unknown", write(&agency, gone)),
        ("not-your-unit", write(&agency.asked_by(EMPLOYEE), adding(new()))),
        ("plan-rests", write(&sent_in, adding(new()))),
        (
            "nothing-to-undo",
            unwritten
                .refused(|organisation, context| organisation.undo_plan_change(context, (ROUND, SERVICE), Seen(1))),
        ),
        (
            "changed-meanwhile",
            agency.refused(|organisation, context| organisation.undo_plan_change(context, (ROUND, DIGITAL), Seen(1))),
        ),
        ("reached-in-the-future", {
            let mut with_milestone = agency.clone();
            let milestone = domain::activity::Milestone { day: date(2018, 3, 1), what: name("Öppnar"), reached: None };
            with_milestone.change("Portal", |work| work.milestones.push(milestone));
            let (id, seen) = with_milestone.seen_activity(portal);
            let tomorrow = with_milestone.today.tomorrow().ok();
            with_milestone.refused(|organisation, context| {
                organisation.report_progress(context, (ROUND, id, seen), Status::UnderWay, vec![tomorrow])
            })
        }),
    ]
}

fn works() -> Provoked {
    let agency = Agency::with_plans();
    let goal = agency.goal("Öppna data");
    let written = |change: &dyn Fn(&mut Work)| {
        let mut new = work("Nytt", &[(goal, WHOLE)], &[(GRANT, 1_000, 1)]);
        change(&mut new);
        write(&agency, adding(new))
    };
    let effort = |person, percent| Effort { person, percent };
    let mut no_fees = agency.clone();
    no_fees.must(|organisation, context| organisation.close_funding(context, FEES));
    vec![
        ("ends-before-it-begins", written(&|work| work.until = Some(date(2017, 1, 1)))),
        ("person-unknown", written(&|work| work.owner = Some(PersonId(99)))),
        ("person-unknown", written(&|work| work.people = vec![effort(PersonId(99), 50)])),
        ("person-twice", written(&|work| work.people = vec![effort(STEERS, 50), effort(STEERS, 20)])),
        ("percent-outside", written(&|work| work.people = vec![effort(STEERS, 101)])),
        ("shares-not-whole", written(&|work| work.goals[0].share = WHOLE - 1)),
        ("goal-twice", written(&|work| work.goals = vec![domain::activity::Share { goal, share: WHOLE / 2 }; 2])),
        ("goal-unknown", written(&|work| work.goals[0].goal = StatementId(9_999))),
        ("source-unknown", written(&|work| work.resources[0].source = FundingId(9))),
        ("source-twice", written(&|work| work.resources.push(work.resources[0]))),
        ("resources-below-zero", written(&|work| work.resources[0].resources = Resources::new(0, -1))),
        ("activity-unknown", written(&|work| work.needs = vec![ActivityId(99)])),
        ("task-unknown", written(&|work| work.tasks = vec![TaskId(99)])),
        ("source-closed", write(&no_fees, adding(work("Nytt", &[], &[(FEES, 1_000, 0)])))),
    ]
}

fn works_after_a_decision() -> Provoked {
    let mut agency = Agency::with_plans();
    agency.decide(Paper::Plan);
    let (portal, seen) = agency.seen_activity(agency.activity("Portal").id);
    let dearer = |agency: &mut Agency| {
        agency
            .try_change("Portal", |work| work.resources.push(Grant { source: FEES, ..work.resources[0] }))
            .unwrap_err()
    };
    let removed = PlanChange { removed: vec![(portal, seen)], ..PlanChange::default() };
    vec![("resources-decided", write(&agency, removed)), ("resources-decided", dearer(&mut agency.clone()))]
}

fn on_the_way() -> Provoked {
    let agency = Agency::with_plans();
    let mut over = agency.clone();
    over.frame(of_unit(DIGITAL), 1_000_000, 100);
    let submit = |agency: &Agency, unit| {
        agency.refused(|organisation, context| organisation.submit_plan(context, (ROUND, unit), None, None))
    };
    let mut emptied = Agency::planned();
    emptied.frame(of_unit(STAFF), 1_000, 0);
    vec![
        ("plan-empty", submit(&emptied, STAFF)),
        ("over-frame-without-motive", submit(&over, DIGITAL)),
        (
            "plan-not-there",
            agency.refused(|organisation, context| {
                organisation.move_plan(context, (ROUND, DIGITAL), PlanStep::Approved { comment: None })
            }),
        ),
    ]
}

fn scenarios() -> Provoked {
    let mut agency = Agency::with_plans();
    let scenario = agency.scenario("A", None);
    let everything = Scope::default();
    let nowhere = Scope { unit: Some(UnitId(99)), ..everything };
    let amount = |kronor| Resources::new(kronor, 0);
    let tried = |intent| agency.clone().try_move(scenario, intent).unwrap_err();
    let shift = |from, to, kronor| Intent::Shift { from, to, resources: amount(kronor) };
    let cut = |part, from| Intent::Cut { part, from, spare_pointed_out: false, to: None };
    let mut dropped = agency.clone();
    dropped.must(|organisation, context| organisation.drop_scenario(context, (ROUND, scenario), why()));
    vec![
        ("amount-not-above-zero", tried(shift(everything, everything, 0))),
        ("not-enough-resources", tried(shift(everything, everything, 99_000_000))),
        ("nothing-to-receive", tried(shift(everything, nowhere, 1_000))),
        ("same-place", tried(shift(everything, everything, 1_000))),
        ("part-outside", tried(cut(10_001, everything))),
        ("nothing-to-take", tried(cut(500, nowhere))),
        ("resources-below-zero", tried(Intent::Set { there: everything, resources: amount(-1) })),
        ("nothing-to-receive", tried(Intent::Set { there: nowhere, resources: amount(1) })),
        (
            "scenario-unknown",
            agency.refused(|organisation, context| {
                organisation.comment_scenario(context, (ROUND, ScenarioId(99)), remark("Hej"))
            }),
        ),
        ("scenario-rests", dropped.clone().try_move(scenario, cut(500, everything)).unwrap_err()),
        (
            "name-taken",
            agency.refused(|organisation, context| organisation.name_scenario(context, ROUND, name("A"), None)),
        ),
        (
            "scenario-not-overtaken",
            agency
                .refused(|organisation, context| organisation.begin_anew(context, (ROUND, scenario), name("På nytt"))),
        ),
        (
            "scenario-changed-meanwhile",
            agency.refused(|organisation, context| organisation.undo_move(context, (ROUND, scenario, Seen(1)))),
        ),
        (
            "nothing-to-undo",
            agency.refused(|organisation, context| {
                let seen = Seen(agency.the_scenario(scenario).version);
                organisation.undo_move(context, (ROUND, scenario, seen))
            }),
        ),
    ]
}

fn write(agency: &Agency, change: PlanChange) -> Refusals {
    let ask = |organisation: &domain::organisation::Organisation, context: &domain::time::Context| -> Answer {
        organisation.write_plan(context, (ROUND, DIGITAL), change, Manner::Edited)
    };
    agency.refused(ask)
}

fn propose(agency: &Agency, paper: Paper) -> Refusals {
    agency.refused(|organisation, context| organisation.propose_paper(context, (ROUND, paper), GROUP, None))
}
