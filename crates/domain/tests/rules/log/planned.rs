//! One of each event of the planning, with everything in it that can be.

use domain::activity::{Effort, Grant, Manner, Milestone, PlanStep, Share, Status, Work, Written};
use domain::allocation::Place;
use domain::event::Event;
use domain::ids::{ActivityId, BodyId, FundingId, PersonId, RoundNumber, ScenarioId, StatementId, TaskId, UnitId};
use domain::money::Resources;
use domain::planning::breaks::PlanBreak;
use domain::planning::{Ask, Frame, FrameFor, FundingKind, Paper, Phase, PhaseDate, Pointed};
use domain::scenario::{Delta, Intent, Scope};
use domain::text::{Explanation, Remark};
use jiff::civil::date;

use crate::agency::{name, reason};

const ROUND: RoundNumber = RoundNumber(2);
const UNIT: UnitId = UnitId(7);
const SCENARIO: ScenarioId = ScenarioId(3);

fn remark(text: &str) -> Remark {
    Remark::parse(text).unwrap()
}

fn work() -> Work {
    Work {
        description: Explanation::parse("Checkar till små företag.\nTre utlysningar.").unwrap(),
        owner: Some(PersonId(7)),
        milestones: vec![Milestone {
            day: date(2019, 3, 1),
            what: name("Utlysning 1"),
            reached: Some(date(2019, 3, 4)),
        }],
        goals: vec![Share { goal: StatementId(34), share: 7_500 }, Share { goal: StatementId(30), share: 2_500 }],
        resources: vec![Grant { source: FundingId(1), resources: Resources::new(18_400_000, 350) }],
        tasks: vec![TaskId(4)],
        needs: vec![ActivityId(44)],
        people: vec![Effort { person: PersonId(6), percent: 45 }],
        status: Status::UnderWay,
        ..Work::new(name("Digitaliseringscheckar"), date(2019, 1, 1), Some(date(2019, 12, 31)))
    }
}

pub(super) fn examples() -> Vec<Event> {
    let everything = Scope {
        unit: Some(UNIT),
        area: Some(StatementId(29)),
        goal: Some(StatementId(34)),
        source: Some(FundingId(1)),
        activity: Some(ActivityId(45)),
    };
    let place = Place { activity: ActivityId(45), goal: Some(StatementId(34)), source: FundingId(1) };
    let moved = |intent, motive| Event::ResourcesMoved {
        round: ROUND,
        scenario: SCENARIO,
        intent,
        deltas: vec![Delta { place, change: Resources::new(-7_500_000, -250) }],
        motive,
    };
    let step = |step| Event::PlanMoved { round: ROUND, unit: UNIT, step };
    let aside = |broken| Event::BreakTakenUp { round: ROUND, broken };
    let paper = |paper| Event::PaperReturned { round: ROUND, paper, reason: reason("Räknas om.") };
    vec![
        Event::RoundOpened {
            round: ROUND,
            name: name("2019"),
            from: date(2019, 1, 1),
            until: date(2019, 12, 31),
            based_on: Some(RoundNumber(1)),
            calendar: vec![PhaseDate { phase: Phase::Directive, begins: date(2018, 9, 3) }],
            carried: vec![ActivityId(45)],
        },
        Event::CalendarSet {
            round: ROUND,
            calendar: vec![PhaseDate { phase: Phase::UnitPlans, begins: date(2018, 10, 1) }],
        },
        Event::PhaseEntered { round: ROUND, phase: Phase::Frames },
        Event::FundingAdded { source: FundingId(1), name: name("Anslag 1:5"), kind: FundingKind::Appropriation },
        Event::FundingClosed { source: FundingId(1) },
        Event::DirectiveWritten {
            round: ROUND,
            text: Explanation::parse("Växla upp det som når de minsta företagen.").unwrap(),
            asks: vec![
                Ask { unit: Some(UNIT), what: reason("Visa vad checkarna ger.") },
                Ask { unit: None, what: reason("Planera för färre resor.") },
            ],
        },
        Event::PointedOut { round: ROUND, what: Pointed::Statement(StatementId(34)), reason: reason("Når flest.") },
        Event::PointingEnded { round: ROUND, what: Pointed::Unit(UNIT) },
        Event::FramesSet {
            round: ROUND,
            frames: vec![Frame {
                of: FrameFor { unit: Some(UNIT), area: Some(StatementId(29)), source: Some(FundingId(1)) },
                resources: Resources::new(118_000_000, 4_100),
            }],
        },
        Event::PaperProposed {
            round: ROUND,
            paper: Paper::Scenario(SCENARIO),
            to: BodyId(2),
            motive: Some(reason("Ramen höjs i januari.")),
        },
        paper(Paper::Frames),
        Event::ActivitiesWritten {
            round: ROUND,
            unit: UNIT,
            manner: Manner::Pasted,
            written: vec![Written { activity: ActivityId(45), work: work() }],
            removed: vec![ActivityId(46)],
        },
        Event::PlanChangeUndone { round: ROUND, unit: UNIT },
        Event::ActivityProgressed {
            round: ROUND,
            activity: ActivityId(45),
            status: Status::Done,
            reached: vec![Some(date(2019, 3, 4)), None],
        },
        Event::FramePassed { round: ROUND, unit: UNIT, motive: reason("Två personer till.") },
        step(PlanStep::Submitted { comment: Some(remark("Klar.\nSe särskilt rad 4.")) }),
        Event::ScenarioNamed { round: ROUND, scenario: SCENARIO, name: name("B"), based_on: Some(ScenarioId(2)) },
        moved(
            Intent::Shift { from: everything, to: Scope::default(), resources: Resources::new(10_000_000, 350) },
            Some(reason("Når fler.")),
        ),
        Event::MoveUndone { round: ROUND, scenario: SCENARIO },
        Event::ScenarioCommented { round: ROUND, scenario: SCENARIO, comment: remark("Vad händer med servicen?") },
        Event::ScenarioDropped { round: ROUND, scenario: SCENARIO, reason: reason("A räcker.") },
        Event::BreakSetAside {
            round: ROUND,
            broken: PlanBreak::ActivityWithoutGoal(ActivityId(45)),
            motive: reason("Målet kommer i nästa revision."),
            until: date(2019, 1, 31),
        },
        aside(PlanBreak::GoalWithoutActivity(StatementId(34))),
        // What else the same names can hold.
        step(PlanStep::Returned { comment: remark("Koppla till mål.") }),
        step(PlanStep::Approved { comment: None }),
        step(PlanStep::Commented { comment: remark("Bra.") }),
        step(PlanStep::Reopened { reason: reason("Nytt uppdrag.") }),
        step(PlanStep::Recalled),
        moved(Intent::Cut { part: 500, from: Scope::default(), spare_pointed_out: true, to: Some(everything) }, None),
        moved(Intent::Set { there: everything, resources: Resources::new(91_000_000, 0) }, None),
        Event::PointedOut { round: ROUND, what: Pointed::Activity(ActivityId(45)), reason: reason("Prövas i år.") },
        paper(Paper::Directive),
        paper(Paper::Plan),
        aside(PlanBreak::ResourcesWithoutGoal(ActivityId(45))),
        aside(PlanBreak::GoalIsGone(ActivityId(45))),
        aside(PlanBreak::OutsideTheRound(ActivityId(45))),
        aside(PlanBreak::GoalWithoutResources(StatementId(34))),
        aside(PlanBreak::PointedOutShrinks(StatementId(34))),
        aside(PlanBreak::TaskWithoutUnit(TaskId(4))),
        aside(PlanBreak::TaskWithoutActivity(TaskId(4))),
        aside(PlanBreak::UnitWithoutPlan(UNIT)),
        aside(PlanBreak::OverFrame(UNIT)),
    ]
}
