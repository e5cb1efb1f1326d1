//! What people may ask of an agency that plans, wise or not, and what each becomes when it is asked. Picks are numbers
//! without meaning that choose among what is there, and one that is not.

use domain::activity::{Manner, PlanChange, PlanStep, Status, Work};
use domain::decision::Matter;
use domain::ids::StatementId;
use domain::planning::breaks::PlanBreak;
use domain::planning::{Ask as Asked, FundingKind, Phase, Pointed};
use domain::regrouping::Wish;
use domain::scenario::ScenarioState;
use domain::text::Explanation;
use domain::writing::Seen;
use jiff::ToSpan;
use proptest::prelude::*;

mod picks;

use picks::{Picks, pick};

use crate::agency::{Agency, Answer, GROUP, by_the_group, name, opening, remark, why};

/// Something asked.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    Write {
        unit: u8,
        works: Vec<NewWork>,
        manner: u8,
    },
    Rewrite {
        activity: u8,
        work: NewWork,
        stale: bool,
    },
    Remove {
        activities: Vec<u8>,
    },
    TakeBack {
        unit: u8,
        stale: bool,
    },
    Progress {
        activity: u8,
        status: u8,
        reached: i8,
    },
    Submit {
        unit: u8,
        motive: bool,
    },
    Step {
        unit: u8,
        step: u8,
    },
    Frames {
        frames: Vec<(u8, u8, u8, u32)>,
    },
    Directive {
        text: u8,
    },
    Point {
        what: u8,
        which: u8,
        out: bool,
    },
    Begin {
        copy: Option<u8>,
    },
    Move {
        scenario: u8,
        intent: Moving,
    },
    TakeMoveBack {
        scenario: u8,
    },
    Remake {
        scenario: u8,
    },
    Comment {
        scenario: u8,
    },
    Drop {
        scenario: u8,
    },
    Propose {
        paper: u8,
        motive: bool,
    },
    Return {
        paper: u8,
    },
    Decide {
        paper: u8,
    },
    Enter {
        phase: u8,
    },
    Aside {
        activity: u8,
        up: bool,
    },
    Open {
        based: bool,
    },
    CarryOn {
        unit: u8,
    },
    Fund {
        close: Option<u8>,
    },
    Regroup {
        how: u8,
        unit: u8,
        other: u8,
    },
    /// The strategy changes: a goal is replaced, removed or split, and that is in force at once.
    Revise {
        goal: u8,
        how: u8,
    },
    Wait {
        days: u8,
    },
}

/// An activity that is asked for.
#[derive(Debug, Clone)]
pub(crate) struct NewWork {
    goals: Vec<(u8, u32)>,
    grants: Vec<(u8, i64, i64)>,
    others: u8,
    days: i16,
    open: bool,
}

/// A move that is asked for.
#[derive(Debug, Clone)]
pub(crate) enum Moving {
    Shift { from: Place, to: Place, kronor: i64, people: i64 },
    Cut { part: u32, from: Place, spare: bool, to: Option<Place> },
    Set { there: Place, kronor: i64, people: i64 },
}

/// A scope: what of it is said, and what that is.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    said: u8,
    pick: u8,
}

/// Any history of an agency that plans: years in which units plan, allocations are tried, and some of it is decided.
/// Asks that come at the wrong time are in it too, but if all came at any time, hardly anything would be decided.
pub(crate) fn history() -> impl Strategy<Value = Vec<Ask>> {
    let year = (
        prop::collection::vec(writes(), 1..8),
        prop::collection::vec(prop_oneof![3 => plans(), 2 => steers()], 0..14),
        prop::collection::vec(allocating(), 0..4),
        any::<bool>(),
    );
    let year = year.prop_map(|(first, then, allocated, based)| {
        [first, then, allocated.concat(), vec![Ask::Open { based }]].concat()
    });
    prop::collection::vec(year, 1..4).prop_map(|years| years.concat())
}

// A scenario from its name to its decision, with whatever comes in between.
fn allocating() -> impl Strategy<Value = Vec<Ask>> {
    let begin = prop::option::weighted(0.2, any::<u8>()).prop_map(|copy| vec![Ask::Begin { copy }]);
    let tried = prop::collection::vec(prop_oneof![8 => tries(), 1 => plans(), 1 => steers()], 0..12);
    let decided = (any::<u8>(), mostly(), any::<u8>())
        .prop_map(|(paper, motive, decide)| vec![Ask::Propose { paper, motive }, Ask::Decide { paper: decide }]);
    let anyhow = prop::collection::vec(papers(), 0..5);
    let after = prop::collection::vec(prop_oneof![4 => plans(), 1 => steers()], 0..6);
    let end = prop_oneof![2 => decided, 1 => anyhow];
    (begin, tried, end, after).prop_map(|(begin, tried, end, after)| [begin, tried, end, after].concat())
}

fn writes() -> impl Strategy<Value = Ask> {
    let works = prop::collection::vec(work(), 1..4);
    (any::<u8>(), works, any::<u8>()).prop_map(|(unit, works, manner)| Ask::Write { unit, works, manner })
}

fn plans() -> impl Strategy<Value = Ask> {
    prop_oneof![
        6 => writes(),
        4 => (any::<u8>(), work(), rarely()).prop_map(|(activity, work, stale)| Ask::Rewrite { activity, work, stale }),
        1 => prop::collection::vec(any::<u8>(), 1..3).prop_map(|activities| Ask::Remove { activities }),
        2 => (any::<u8>(), rarely()).prop_map(|(unit, stale)| Ask::TakeBack { unit, stale }),
        2 => (any::<u8>(), any::<u8>(), -9i8..3)
            .prop_map(|(activity, status, reached)| Ask::Progress { activity, status, reached }),
        2 => (any::<u8>(), any::<bool>()).prop_map(|(unit, motive)| Ask::Submit { unit, motive }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(unit, step)| Ask::Step { unit, step }),
        1 => any::<u8>().prop_map(|unit| Ask::CarryOn { unit }),
    ]
}

fn steers() -> impl Strategy<Value = Ask> {
    let frame = (any::<u8>(), any::<u8>(), any::<u8>(), 0u32..9_000_000);
    prop_oneof![
        3 => prop::collection::vec(frame, 1..4).prop_map(|frames| Ask::Frames { frames }),
        1 => any::<u8>().prop_map(|text| Ask::Directive { text }),
        2 => (any::<u8>(), any::<u8>(), mostly()).prop_map(|(what, which, out)| Ask::Point { what, which, out }),
        1 => any::<u8>().prop_map(|phase| Ask::Enter { phase }),
        1 => (any::<u8>(), any::<bool>()).prop_map(|(activity, up)| Ask::Aside { activity, up }),
        1 => prop::option::of(any::<u8>()).prop_map(|close| Ask::Fund { close }),
        1 => (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(how, unit, other)| Ask::Regroup { how, unit, other }),
        2 => (any::<u8>(), any::<u8>()).prop_map(|(goal, how)| Ask::Revise { goal, how }),
        1 => (0u8..90).prop_map(|days| Ask::Wait { days }),
    ]
}

fn tries() -> impl Strategy<Value = Ask> {
    prop_oneof![
        1 => prop::option::of(any::<u8>()).prop_map(|copy| Ask::Begin { copy }),
        20 => (any::<u8>(), moving()).prop_map(|(scenario, intent)| Ask::Move { scenario, intent }),
        2 => any::<u8>().prop_map(|scenario| Ask::TakeMoveBack { scenario }),
        3 => any::<u8>().prop_map(|scenario| Ask::Remake { scenario }),
        1 => any::<u8>().prop_map(|scenario| Ask::Comment { scenario }),
        1 => any::<u8>().prop_map(|scenario| Ask::Drop { scenario }),
    ]
}

fn papers() -> impl Strategy<Value = Ask> {
    prop_oneof![
        4 => (any::<u8>(), mostly()).prop_map(|(paper, motive)| Ask::Propose { paper, motive }),
        1 => any::<u8>().prop_map(|paper| Ask::Return { paper }),
        4 => any::<u8>().prop_map(|paper| Ask::Decide { paper }),
        1 => any::<u8>().prop_map(|phase| Ask::Enter { phase }),
    ]
}

fn work() -> impl Strategy<Value = NewWork> {
    // Mostly in thousands, as people plan; also not, and of people without money.
    let kronor = prop_oneof![6 => (0i64..4_000).prop_map(|tkr| tkr * 1_000), 2 => 0i64..999_999, 1 => Just(0)];
    let goals = prop::collection::vec((any::<u8>(), 1u32..9_999), 0..4);
    let grants = prop::collection::vec((any::<u8>(), kronor, 0i64..900), 0..3);
    (goals, grants, any::<u8>(), -40i16..500, any::<bool>()).prop_map(|(goals, grants, others, days, open)| NewWork {
        goals,
        grants,
        others,
        days,
        open,
    })
}

fn moving() -> impl Strategy<Value = Moving> {
    let kronor = || prop_oneof![3 => (0i64..900).prop_map(|tkr| tkr * 1_000), 1 => 0i64..900_000];
    let people = || prop_oneof![1 => Just(0), 2 => 0i64..300];
    prop_oneof![
        3 => (place(), place(), kronor(), people())
            .prop_map(|(from, to, kronor, people)| Moving::Shift { from, to, kronor, people }),
        2 => (0u32..10_010, place(), any::<bool>(), prop::option::of(place()))
            .prop_map(|(part, from, spare, to)| Moving::Cut { part, from, spare, to }),
        2 => (place(), kronor(), people()).prop_map(|(there, kronor, people)| Moving::Set { there, kronor, people }),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    (any::<u8>(), any::<u8>()).prop_map(|(said, pick)| Place { said, pick })
}

fn mostly() -> impl Strategy<Value = bool> {
    prop_oneof![5 => Just(true), 1 => Just(false)]
}

fn rarely() -> impl Strategy<Value = bool> {
    mostly().prop_map(|mostly| !mostly)
}

impl Ask {
    /// What the rules answer. Time and the strategy are another's matter: see `Watched`.
    pub(crate) fn ask(&self, agency: &Agency) -> Answer {
        let (organisation, context, round) = (&agency.organisation, &agency.context(), agency.round());
        let picks = Picks { organisation, round };
        let number = round.number;
        let scenario = |pick: u8| {
            let id = picks.scenario(pick);
            (number, id, Seen(round.scenario(id).map_or(0, |scenario| scenario.version)))
        };
        match self {
            Ask::Write { unit, works, manner } => {
                let added = works.iter().map(|work| work.asked(&picks)).collect();
                let change = PlanChange { added, ..PlanChange::default() };
                organisation.write_plan(context, (number, picks.unit(*unit)), change, picks.manner(*manner))
            }
            Ask::Rewrite { activity, work, stale } => {
                let (id, unit, seen) = picks.seen(*activity);
                let work = match round.activity(id) {
                    // What is decided can only be written otherwise in other ways: mostly, only that is asked.
                    Some(before) if round.resources_are_decided() && !work.others.is_multiple_of(4) => {
                        let heirs = picks.heirs(&before.work, work.others);
                        Work { resources: before.work.resources.clone(), goals: heirs, ..work.asked(&picks) }
                    }
                    _ => work.asked(&picks),
                };
                let changed = vec![(id, Seen(seen.0 + u64::from(*stale)), work)];
                let change = PlanChange { changed, ..PlanChange::default() };
                organisation.write_plan(context, (number, unit), change, Manner::Edited)
            }
            Ask::Remove { activities } => {
                let seen = activities.iter().map(|&pick| picks.seen(pick)).collect::<Vec<_>>();
                let unit = seen[0].1;
                let removed = seen.into_iter().map(|(id, _, seen)| (id, seen)).collect();
                let change = PlanChange { removed, ..PlanChange::default() };
                organisation.write_plan(context, (number, unit), change, Manner::Bulk)
            }
            Ask::TakeBack { unit, stale } => {
                let unit = picks.busy(*unit);
                let last = round.plans.get(&unit).and_then(|plan| plan.last_change()).map_or(0, |last| last.seq);
                organisation.undo_plan_change(context, (number, unit), Seen(last + u64::from(*stale)))
            }
            Ask::Progress { activity, status, reached } => {
                let (id, _, seen) = picks.seen(*activity);
                let milestones = round.activity(id).map_or(0, |activity| activity.work.milestones.len());
                let reached = vec![Some(context.today.saturating_add(reached.days())); milestones];
                let status = Status::ALL[usize::from(*status) % Status::ALL.len()];
                organisation.report_progress(context, (number, id, seen), status, reached)
            }
            Ask::Submit { unit, motive } => {
                organisation.submit_plan(context, (number, picks.busy(*unit)), motive.then(why), None)
            }
            Ask::Step { unit, step } => {
                let step = match step % 5 {
                    0 | 1 => PlanStep::Returned { comment: remark("Mer") },
                    2 => PlanStep::Approved { comment: None },
                    3 => PlanStep::Commented { comment: remark("Hej") },
                    _ => PlanStep::Reopened { reason: why() },
                };
                organisation.move_plan(context, (number, picks.unit(*unit)), step)
            }
            Ask::Frames { frames } => {
                let frames = frames.iter().map(|frame| picks.frame(*frame)).collect();
                organisation.set_frames(context, agency.seen_round(), frames)
            }
            Ask::Directive { text } => {
                let text = Explanation::parse(&format!("Riktning {}", text % 4)).unwrap();
                let asks = vec![Asked { unit: None, what: why() }];
                organisation.write_directive(context, agency.seen_round(), text, asks)
            }
            Ask::Point { what, which, out } => {
                let what = match what % 3 {
                    0 => Pointed::Statement(picks.statement(*which)),
                    1 => Pointed::Activity(picks.activity(*which)),
                    _ => Pointed::Unit(picks.unit(*which)),
                };
                match out {
                    true => organisation.point_out(context, number, what, why()),
                    false => {
                        let out = round.directive.pointed_out.keys().copied();
                        organisation.stop_pointing_out(context, number, pick(out, *which, what))
                    }
                }
            }
            Ask::Begin { copy: Some(pick) } if pick.is_multiple_of(2) => {
                let overtaken = round.scenarios.values();
                let overtaken = overtaken.filter(|it| round.scenario_state(it) == ScenarioState::Overtaken);
                let id = picks::pick(overtaken.map(|scenario| scenario.id), *pick, picks.scenario(*pick));
                organisation.begin_anew(context, (number, id), name(&format!("Scenario {}", organisation.seq)))
            }
            Ask::Begin { copy } => {
                let called = name(&format!("Scenario {}", organisation.seq));
                organisation.name_scenario(context, number, called, copy.map(|pick| picks.scenario(pick)))
            }
            Ask::Move { scenario: pick, intent } => {
                organisation.move_resources(context, scenario(*pick), intent.asked(&picks), None)
            }
            Ask::TakeMoveBack { scenario: pick } => organisation.undo_move(context, scenario(*pick)),
            Ask::Remake { scenario: pick } => organisation.remake_moves(context, scenario(*pick)),
            Ask::Comment { scenario } => {
                organisation.comment_scenario(context, (number, picks.scenario(*scenario)), remark("Hej"))
            }
            Ask::Drop { scenario } => organisation.drop_scenario(context, (number, picks.scenario(*scenario)), why()),
            Ask::Propose { paper, motive } => {
                organisation.propose_paper(context, (number, picks.paper(*paper)), GROUP, motive.then(why))
            }
            Ask::Return { paper } => organisation.return_paper(context, (number, picks.proposed(*paper)), why()),
            Ask::Decide { paper } => {
                let matter = Matter::Paper { round: number, paper: picks.proposed(*paper) };
                organisation.record_decision(context, matter, by_the_group(context.today))
            }
            Ask::Enter { phase } => {
                // Mostly not to the end, after which nothing happens.
                let phases = if phase.is_multiple_of(16) { Phase::ALL.len() } else { Phase::ALL.len() - 1 };
                organisation.enter_phase(context, number, Phase::ALL[usize::from(*phase) % phases])
            }
            Ask::Aside { activity, up } => {
                let broken = PlanBreak::ActivityWithoutGoal(picks.activity(*activity));
                match up {
                    true => {
                        let aside = round.set_aside.keys().copied();
                        organisation.take_break_up(context, number, pick(aside, *activity, broken))
                    }
                    false => organisation.set_break_aside(context, number, broken, why(), context.today),
                }
            }
            Ask::Open { based } => {
                let year = round.from.year() + 1;
                organisation.open_planning(context, opening(&year.to_string(), year, based.then_some(number)))
            }
            Ask::CarryOn { unit } => organisation.carry_on(context, (number, picks.unit(*unit))),
            Ask::Fund { close: Some(pick) } => organisation.close_funding(context, picks.source(*pick)),
            Ask::Fund { close: None } => {
                let called = name(&format!("Källa {}", organisation.seq));
                organisation.add_funding(context, called, FundingKind::Other)
            }
            Ask::Regroup { how, unit, other } => {
                let (unit, other) = (picks.unit(*unit), picks.unit(*other));
                let called = name(&format!("Enhet {}", organisation.seq));
                let wish = match how % 4 {
                    0 => Wish::Merge { units: vec![unit, other], name: called, parent: None },
                    1 => Wish::Close { unit, heir: other },
                    2 => Wish::Change { unit, name: called, parent: Some(other) },
                    _ => Wish::Add { name: called, parent: Some(other) },
                };
                organisation.regroup(context, round.from, wish, None)
            }
            Ask::Revise { .. } | Ask::Wait { .. } => Ok(Vec::new()),
        }
    }
}

impl Ask {
    /// The goal that the strategy changes, where that is asked, and how.
    pub(crate) fn revised(&self, agency: &Agency) -> Option<(StatementId, u8)> {
        let picks = Picks { organisation: &agency.organisation, round: agency.round() };
        match self {
            Ask::Revise { goal, how } => Some((picks.goal(*goal), *how)),
            _ => None,
        }
    }

    /// The days that pass.
    pub(crate) fn days(&self) -> i32 {
        match self {
            Ask::Wait { days } => i32::from(*days),
            _ => 0,
        }
    }
}
