//! What one person's work is for: the activities with how much of the person's time they take, their goals, areas, the
//! overarching goals and the vision, each with the time that leads to it. Not how it is drawn.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::activity::{Activity, Milestone};
use crate::ids::{PersonId, StatementId};
use crate::money::divide;
use crate::organisation::Organisation;
use crate::planning::Round;
use crate::statement::{Statement, StatementKind};

/// An activity that a person works with or answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnActivity<'a> {
    /// Which.
    pub activity: &'a Activity,
    /// Per cent of the person's time; `None` for one that the person answers for without working with it.
    pub percent: Option<u32>,
    /// The same in hundredths of a per cent: what the lines are as wide as.
    pub time: u32,
    /// The goals that it serves, as places in [`OwnThread::goals`], each with how much of the person's time is for it, in
    /// hundredths of a per cent.
    pub goals: Vec<(usize, u32)>,
    /// Goals that it is for and that have left the strategy.
    pub gone: Vec<StatementId>,
    /// Whether the person answers for it.
    pub is_owner: bool,
    /// Whether the directive points it out: itself, its unit, a goal of it or the goal's area.
    pub is_pointed_out: bool,
}

impl<'a> OwnActivity<'a> {
    /// What should happen next: the first milestone that is not reached.
    pub fn next(&self) -> Option<&'a Milestone> {
        let ahead = self.activity.work.milestones.iter().filter(|milestone| milestone.reached.is_none());
        ahead.min_by_key(|milestone| milestone.day)
    }
}

/// A statement on the way up, and what it stands under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnStep<'a> {
    /// Which.
    pub statement: &'a Statement,
    /// How much of the person's time leads here, in hundredths of a per cent.
    pub time: u32,
    /// What it stands under, as a place in the next list; `None` where the thread ends.
    pub under: Option<usize>,
}

/// What one person's work is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnThread<'a> {
    /// The activities, those that take the most time first; those that the person only answers for last.
    pub activities: Vec<OwnActivity<'a>>,
    /// Their goals, in the order of the strategy, as all lists below.
    pub goals: Vec<OwnStep<'a>>,
    /// The goals' areas.
    pub areas: Vec<OwnStep<'a>>,
    /// The areas' overarching goals.
    pub overarching_goals: Vec<OwnStep<'a>>,
    /// The vision.
    pub visions: Vec<OwnStep<'a>>,
}

impl OwnThread<'_> {
    /// How much of the person's time is planned, in hundredths of a per cent. Above all of it when too much is planned.
    pub fn time(&self) -> u32 {
        self.activities.iter().map(|activity| activity.time).sum()
    }
}

impl Organisation {
    /// What a person's work in a round is for, on a day. Empty when nothing is planned for the person. What is over, or
    /// ended before the day, is work no more.
    pub fn own_thread<'a>(&'a self, person: PersonId, round: &'a Round, day: Date) -> OwnThread<'a> {
        let mut own: Vec<OwnActivity<'a>> = round
            .activities
            .values()
            .map(AsRef::as_ref)
            .filter(|activity| activity.goes_on_from(day))
            .filter_map(|activity| self.own_activity(person, round, activity))
            .collect();
        own.sort_by_key(|own| (own.percent.is_none(), std::cmp::Reverse(own.time), own.activity.id));
        let Some(strategy) = self.strategy_for(round) else {
            return OwnThread { activities: own, ..OwnThread::default() };
        };
        let mut time: BTreeMap<StatementId, u32> = BTreeMap::new();
        let mut paths: BTreeMap<StatementId, Path> = BTreeMap::new();
        let divided: Vec<Vec<(StatementId, u32)>> = own.iter().map(|own| time_by_goal(own)).collect();
        for &(goal, part) in divided.iter().flatten() {
            if let Some(thread) = strategy.thread(goal) {
                let path = paths.entry(goal).or_insert_with(|| Path::of(&thread.up));
                for step in [Some(goal), path.area, path.overarching, path.vision].into_iter().flatten() {
                    *time.entry(step).or_default() += part;
                }
            }
        }
        let order = strategy.tree.in_order();
        let level = |is_here: &dyn Fn(&Statement) -> bool| -> Vec<&'a Statement> {
            order.iter().copied().filter(|it| time.contains_key(&it.id) && is_here(it)).collect()
        };
        let kind = |kind| move |statement: &Statement| statement.kind == kind;
        let goals = level(&|statement| statement.kind.is_served() && paths.contains_key(&statement.id));
        let areas = level(&kind(StatementKind::ResultArea));
        let overarching = level(&kind(StatementKind::OverarchingGoal));
        let visions = level(&kind(StatementKind::Vision));
        let place = |among: &[&Statement], id: Option<StatementId>| among.iter().position(|it| Some(it.id) == id);
        for (own, divided) in own.iter_mut().zip(divided) {
            let placed = divided.iter().filter_map(|&(goal, part)| Some((place(&goals, Some(goal))?, part)));
            own.goals = placed.collect();
            own.gone = divided.iter().map(|(goal, _)| *goal).filter(|goal| !strategy.tree.contains(*goal)).collect();
        }
        let path_of = |goal: &Statement| paths.get(&goal.id).copied().unwrap_or_default();
        let above = |statement: &Statement| strategy.thread(statement.id).map(|thread| Path::of(&thread.up));
        let steps = |level: &[&'a Statement], under: &dyn Fn(&Statement) -> Option<usize>| -> Vec<OwnStep<'a>> {
            let time = |statement: &Statement| time.get(&statement.id).copied().unwrap_or(0);
            level.iter().map(|it| OwnStep { statement: it, time: time(it), under: under(it) }).collect()
        };
        OwnThread {
            activities: own,
            goals: steps(&goals, &|goal| place(&areas, path_of(goal).area)),
            areas: steps(&areas, &|area| place(&overarching, above(area).and_then(|path| path.overarching))),
            overarching_goals: steps(&overarching, &|goal| place(&visions, above(goal).and_then(|path| path.vision))),
            visions: steps(&visions, &|_| None),
        }
    }

    fn own_activity<'a>(&self, person: PersonId, round: &Round, activity: &'a Activity) -> Option<OwnActivity<'a>> {
        let percent = activity.work.people.iter().find(|effort| effort.person == person).map(|effort| effort.percent);
        let is_owner = activity.work.owner == Some(person);
        if percent.is_none() && !is_owner {
            return None;
        }
        let area_of = |goal| self.strategy_for(round).and_then(|strategy| Path::of(&strategy.thread(goal)?.up).area);
        Some(OwnActivity {
            activity,
            percent,
            time: percent.unwrap_or(0) * 100,
            goals: Vec::new(),
            gone: Vec::new(),
            is_owner,
            is_pointed_out: round.is_pointed_out(activity, area_of),
        })
    }
}

/// The person's time in an activity by its goals: the parts sum to the whole.
fn time_by_goal(own: &OwnActivity<'_>) -> Vec<(StatementId, u32)> {
    let goals = &own.activity.work.goals;
    let weights: Vec<i64> = goals.iter().map(|share| i64::from(share.share)).collect();
    let parts = divide(i64::from(own.time), &weights).into_iter().map(|part| u32::try_from(part).unwrap_or(0));
    goals.iter().map(|share| share.goal).zip(parts).collect()
}

/// What stands above a goal.
#[derive(Debug, Clone, Copy, Default)]
struct Path {
    area: Option<StatementId>,
    overarching: Option<StatementId>,
    vision: Option<StatementId>,
}

impl Path {
    fn of(above: &[&Statement]) -> Path {
        let nearest = |kind| above.iter().rev().find(|statement| statement.kind == kind).map(|statement| statement.id);
        Path {
            area: nearest(StatementKind::ResultArea),
            overarching: nearest(StatementKind::OverarchingGoal),
            vision: nearest(StatementKind::Vision),
        }
    }
}
