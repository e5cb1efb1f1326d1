//! What a plan gives: to the agency, to each area, to each goal. Which plan that is on a day, for whom: the decided one in
//! force, or the one that is being planned for those who may read it. Not sums by unit and source; those are in
//! `allocation`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;

use crate::activity::{Activity, WHOLE};
use crate::allocation::{Areas, Place, lines};
use crate::ids::{ActivityId, StatementId};
use crate::money::Resources;
use crate::organisation::Organisation;
use crate::planning::{Content, Edition, Paper, Phase, Pointed, PointedOut, Round};
use crate::policy::{self, Right, Viewer};

/// A plan as it can be shown on a day.
#[derive(Debug, Clone, Copy)]
pub struct PlanOnADay<'a> {
    /// The round.
    pub round: &'a Round,
    /// What was decided; `None` for what is being planned.
    pub decided: Option<&'a Edition>,
    activities: &'a OrdMap<ActivityId, Arc<Activity>>,
    adjustments: &'a OrdMap<Place, Resources>,
    pointed_out: Option<&'a OrdMap<Pointed, PointedOut>>,
}

/// What something has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Has {
    /// Kronor and person-years.
    pub resources: Resources,
    /// The activities that are for it.
    pub activities: usize,
    /// Those of them that are pointed out: themselves, by their unit, or by a goal.
    pub pointed_out: usize,
}

/// What a plan gives, added up. Each amount is in one goal, and in one area or in none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// Everything.
    pub all: Has,
    /// What is for no goal, or for one that is under no area.
    pub without_area: Has,
    goals: BTreeMap<StatementId, Has>,
    areas: BTreeMap<StatementId, Has>,
}

/// What the directive of a round points out.
#[derive(Debug, Clone, Copy)]
pub struct PointedOutIn<'a> {
    /// The round.
    pub round: &'a Round,
    pointed_out: &'a OrdMap<Pointed, PointedOut>,
}

/// What an activity does for a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForGoal<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// How much of it is for the goal, in hundredths of a per cent.
    pub share: u32,
    /// What it has for the goal.
    pub resources: Resources,
}

impl PointedOutIn<'_> {
    /// Whether it points this out by itself.
    pub fn points_out(&self, what: Pointed) -> bool {
        self.pointed_out.contains_key(&what)
    }
}

impl<'a> PlanOnADay<'a> {
    /// A round as it is being planned.
    pub fn being_planned(round: &'a Round) -> PlanOnADay<'a> {
        PlanOnADay {
            round,
            decided: None,
            activities: &round.activities,
            adjustments: &round.adjustments,
            pointed_out: Some(&round.directive.pointed_out),
        }
    }

    /// A round as an edition decided it; `None` for one that is no plan and no allocation.
    pub fn decided(round: &'a Round, edition: &'a Edition) -> Option<PlanOnADay<'a>> {
        let (activities, adjustments) = match &edition.content {
            Content::Plan { activities, adjustments, .. } => (activities, adjustments),
            Content::Scenario { activities, after, .. } => (activities, after),
            Content::Directive(_) | Content::Frames(_) => return None,
        };
        let pointed_out = decided_directive(round, edition.decided_on);
        Some(PlanOnADay { round, decided: Some(edition), activities, adjustments, pointed_out })
    }

    /// Whether the directive of it points this out by itself.
    pub fn points_out(&self, what: Pointed) -> bool {
        self.pointed_out.is_some_and(|pointed_out| pointed_out.contains_key(&what))
    }

    /// Whether a goal is pointed out, itself or by its area.
    pub fn points_out_goal(&self, goal: StatementId, area: Option<StatementId>) -> bool {
        let statement = |id| self.points_out(Pointed::Statement(id));
        statement(goal) || area.is_some_and(statement)
    }

    /// Whether an activity is pointed out: itself, by its unit, or by one of its goals, which stand under these areas.
    pub fn points_out_activity(
        &self,
        activity: &Activity,
        area_of: impl Fn(StatementId) -> Option<StatementId>,
    ) -> bool {
        self.pointed_out.is_some_and(|pointed_out| !pointed_out.is_empty())
            && (self.points_out(Pointed::Activity(activity.id))
                || self.points_out(Pointed::Unit(activity.unit))
                || activity.work.goals.iter().any(|share| self.points_out_goal(share.goal, area_of(share.goal))))
    }

    /// What it gives, with goals under the areas that a revision has them under.
    pub fn given(&self, areas: &Areas) -> Given {
        let mut given = Given::default();
        let allocation = lines(self.activities, self.adjustments, areas);
        let mut lines = allocation.lines.iter().peekable();
        for activity in self.activities.values() {
            let mut goals: BTreeSet<StatementId> = activity.work.goals.iter().map(|share| share.goal).collect();
            let mut elsewhere = goals.is_empty();
            while let Some(line) = lines.next_if(|line| line.place.activity == activity.id) {
                given.all.resources += line.resources;
                let area = line.area.map(|area| given.areas.entry(area).or_default());
                area.unwrap_or(&mut given.without_area).resources += line.resources;
                match line.place.goal {
                    Some(goal) => {
                        given.goals.entry(goal).or_default().resources += line.resources;
                        goals.insert(goal);
                    }
                    None => elsewhere |= !line.resources.is_none(),
                }
            }
            let pointed = usize::from(self.points_out_activity(activity, |goal| areas.of_goal(goal)));
            let count = |has: &mut Has| {
                has.activities += 1;
                has.pointed_out += pointed;
            };
            let mut of: BTreeSet<StatementId> = BTreeSet::new();
            for goal in goals {
                count(given.goals.entry(goal).or_default());
                match areas.of_goal(goal) {
                    Some(area) => of.extend([area]),
                    None => elsewhere = true,
                }
            }
            for area in of {
                count(given.areas.entry(area).or_default());
            }
            if elsewhere {
                count(&mut given.without_area);
            }
            count(&mut given.all);
        }
        given
    }

    /// What the activities do for a goal, those with the most kronor first, then in the order of the plan.
    pub fn for_goal(&self, goal: StatementId) -> Vec<ForGoal<'a>> {
        let mut decided: BTreeMap<ActivityId, Resources> = BTreeMap::new();
        for (place, change) in self.adjustments.iter().filter(|(place, _)| place.goal == Some(goal)) {
            *decided.entry(place.activity).or_default() += *change;
        }
        let mut found: Vec<ForGoal<'a>> = Vec::new();
        for activity in self.activities.values().map(Arc::as_ref) {
            let share = activity.work.goals.iter().find(|share| share.goal == goal).map_or(0, |share| share.share);
            let changed = decided.get(&activity.id).copied();
            if share == 0 && changed.is_none() {
                continue;
            }
            let planned = activity.work.planned().into_iter().filter(|((of, _), _)| *of == Some(goal));
            let planned: Resources = planned.map(|(_, part)| part).sum();
            let resources = planned + changed.unwrap_or_default();
            found.push(ForGoal { activity, share: share.min(WHOLE), resources });
        }
        found.sort_by_key(|of| std::cmp::Reverse(of.resources.kronor));
        found
    }
}

impl Given {
    /// What a goal has; nothing for one that has nothing.
    pub fn goal(&self, goal: StatementId) -> Has {
        self.goals.get(&goal).copied().unwrap_or_default()
    }

    /// Every area whose goals have something, and what.
    pub fn areas(&self) -> impl Iterator<Item = (StatementId, Has)> {
        self.areas.iter().map(|(area, has)| (*area, *has))
    }

    /// What the goals under an area have.
    pub fn area(&self, area: StatementId) -> Has {
        self.areas.get(&area).copied().unwrap_or_default()
    }
}

impl Organisation {
    /// The plan that a viewer is shown on a day: the decided one in force, as it was last changed by a decision; before
    /// there is one, what is being planned for that day, and today what is being planned for later, for those who may read
    /// it.
    pub fn plan_on(&self, viewer: Viewer, day: Date) -> Option<PlanOnADay<'_>> {
        if let Some((round, plan)) = self.planning.in_force_on(day) {
            let changed =
                round.allocations().rfind(|edition| plan.decided_on <= edition.decided_on && edition.decided_on <= day);
            // What was decided on the day of the plan is in it.
            let changed = changed.filter(|edition| plan.decision < edition.decision);
            return PlanOnADay::decided(round, changed.unwrap_or(plan));
        }
        // What is planned and not decided is for its own period; and what is worked on today is shown today.
        let is_today = matches!(viewer, Viewer::Person(_, today) | Viewer::Program(_, today, _) if today == day);
        let ahead = || self.planning.being_planned().filter(|_| is_today);
        let planned = self.planning.on(day).filter(|round| round.phase() < Phase::Running).or_else(ahead);
        let planned = planned.filter(|round| !round.activities.is_empty());
        planned.filter(|_| policy::may(self, viewer, Right::ReadPlanning)).map(PlanOnADay::being_planned)
    }

    /// What the directives of rounds that are not over point out, as far as a viewer may know it on a day: what is decided,
    /// or for those who may read planning what is written.
    pub fn directives_on(&self, viewer: Viewer, day: Date) -> Vec<PointedOutIn<'_>> {
        let may_read = policy::may(self, viewer, Right::ReadPlanning);
        let ahead = self.planning.rounds().filter(|round| day <= round.until);
        let known = ahead.filter_map(|round| match may_read {
            true => Some(PointedOutIn { round, pointed_out: &round.directive.pointed_out }),
            false => decided_directive(round, day).map(|pointed_out| PointedOutIn { round, pointed_out }),
        });
        known.filter(|directive| !directive.pointed_out.is_empty()).collect()
    }

    /// The plan that one on a day is compared with: what was last decided in the round before.
    pub fn plan_before(&self, plan: &PlanOnADay<'_>) -> Option<PlanOnADay<'_>> {
        let before = self.planning.before(plan.round)?;
        let decided = before.editions.iter().rev().map(Arc::as_ref);
        before.decided(Paper::Plan)?;
        decided.filter_map(|edition| PlanOnADay::decided(before, edition)).next()
    }
}

fn decided_directive(round: &Round, day: Date) -> Option<&OrdMap<Pointed, PointedOut>> {
    let directives = round.editions.iter().rev().filter(|edition| edition.decided_on <= day);
    let decided = directives.filter_map(|edition| match &edition.content {
        Content::Directive(directive) => Some(&directive.pointed_out),
        _ => None,
    });
    decided.into_iter().next()
}
