//! What the numbers in an ask become: something that is there, mostly.

use domain::activity::{Effort, Grant, Manner, Milestone, Share, WHOLE, Work};
use domain::ids::{ActivityId, FundingId, PersonId, ScenarioId, StatementId, TaskId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::{Frame, FrameFor, Paper, Round};
use domain::scenario::{Intent, Scope};
use domain::writing::Seen;
use jiff::ToSpan;
use jiff::civil::date;

use super::{Moving, NewWork, Place};
use crate::agency::name;

/// What is there to choose from; the last of each is not there.
pub(super) struct Picks<'a> {
    pub(super) organisation: &'a Organisation,
    pub(super) round: &'a Round,
}

pub(super) fn pick<T: Copy>(all: impl Iterator<Item = T>, pick: u8, not_there: T) -> T {
    let all: Vec<T> = all.collect();
    // One time in thirty-two what is not there.
    if pick.is_multiple_of(32) || all.is_empty() { not_there } else { all[usize::from(pick) % all.len()] }
}

impl Picks<'_> {
    pub(super) fn unit(&self, of: u8) -> UnitId {
        pick(self.organisation.units.keys().copied(), of, UnitId(99))
    }

    // Of an activity, so that there is something to send in or take back.
    pub(super) fn busy(&self, of: u8) -> UnitId {
        pick(self.round.activities.values().map(|activity| activity.unit), of, UnitId(99))
    }

    pub(super) fn activity(&self, of: u8) -> ActivityId {
        pick(self.round.activities.keys().copied(), of, ActivityId(9_999))
    }

    pub(super) fn seen(&self, of: u8) -> (ActivityId, UnitId, Seen) {
        let id = self.activity(of);
        let activity = self.round.activity(id);
        (id, activity.map_or(UnitId(99), |it| it.unit), Seen(activity.map_or(0, |it| it.version)))
    }

    pub(super) fn scenario(&self, of: u8) -> ScenarioId {
        // Mostly the last: else hardly any is moved in twice.
        let last = self.round.scenarios.keys().copied().next_back();
        let any = pick(self.round.scenarios.keys().copied(), of, ScenarioId(99));
        last.filter(|_| !of.is_multiple_of(4)).unwrap_or(any)
    }

    pub(super) fn source(&self, of: u8) -> FundingId {
        pick(self.organisation.planning.funding().map(|source| source.id), of, FundingId(99))
    }

    pub(super) fn statement(&self, of: u8) -> StatementId {
        let strategy = self.organisation.strategy_for(self.round);
        pick(strategy.into_iter().flat_map(|it| it.tree.iter().map(|it| it.id)), of, StatementId(9_999))
    }

    pub(super) fn goal(&self, of: u8) -> StatementId {
        let strategy = self.organisation.strategy_for(self.round);
        let goals = strategy.into_iter().flat_map(|it| it.tree.iter().filter(|it| it.kind.is_served()).map(|it| it.id));
        pick(goals, of, StatementId(9_999))
    }

    pub(super) fn area(&self, of: u8) -> Option<StatementId> {
        self.organisation.areas_for(self.round).of_goal(self.goal(of))
    }

    pub(super) fn manner(&self, of: u8) -> Manner {
        [Manner::Edited, Manner::Pasted, Manner::Imported][usize::from(of % 3)]
    }

    pub(super) fn paper(&self, of: u8) -> Paper {
        match of % 6 {
            0 => Paper::Directive,
            1 => Paper::Frames,
            2 => Paper::Plan,
            _ => Paper::Scenario(self.scenario(of / 6)),
        }
    }

    // What lies before a body, mostly.
    pub(super) fn proposed(&self, of: u8) -> Paper {
        pick(self.round.proposals.keys().copied(), of, self.paper(of))
    }

    pub(super) fn frame(&self, (unit, area, source, kronor): (u8, u8, u8, u32)) -> Frame {
        let of = FrameFor {
            unit: (!unit.is_multiple_of(3)).then(|| self.busy(unit)),
            area: area.is_multiple_of(3).then(|| self.area(area)).flatten(),
            source: source.is_multiple_of(3).then(|| self.source(source)),
        };
        Frame { of, resources: Resources::new(i64::from(kronor / 2), i64::from(kronor / 9_000)) }
    }

    // The same goals, with another in the place of the first that has left the strategy, or where there is none.
    pub(super) fn heirs(&self, work: &Work, of: u8) -> Vec<Share> {
        let strategy = self.organisation.strategy_for(self.round);
        let is_gone = |share: &&mut Share| strategy.is_none_or(|it| !it.tree.contains(share.goal));
        let mut goals = work.goals.clone();
        if goals.is_empty() {
            return vec![Share { goal: self.goal(of), share: WHOLE }];
        }
        if let Some(share) = goals.iter_mut().find(is_gone) {
            share.goal = self.goal(of);
        }
        goals
    }

    pub(super) fn scope(&self, place: &Place) -> Scope {
        let some = |bit: u8| place.said & (1 << bit) != 0 && place.said & (1 << (7 - bit)) != 0;
        let pick = place.pick;
        Scope {
            unit: some(0).then(|| self.unit(pick)),
            area: some(1).then(|| self.area(pick)).flatten(),
            goal: some(2).then(|| self.goal(pick)),
            source: (some(3) && pick.is_multiple_of(2)).then(|| self.source(pick)),
            activity: (some(0) && some(1)).then(|| self.activity(pick)),
        }
    }
}

impl NewWork {
    pub(super) fn asked(&self, picks: &Picks<'_>) -> Work {
        let from = date(picks.round.from.year(), 1, 1).saturating_add(i32::from(self.days / 4).days());
        let until = (!self.open).then(|| from.saturating_add(i32::from(self.days).days()));
        // Shares that sum, unless the first says otherwise.
        let mut goals: Vec<Share> = Vec::new();
        let mut left = WHOLE;
        for (index, &(goal, share)) in self.goals.iter().enumerate() {
            let goal = picks.goal(goal);
            let is_last = index + 1 == self.goals.len();
            let share = if is_last && !share.is_multiple_of(64) { left } else { share.min(left) };
            left -= share;
            goals.push(Share { goal, share });
        }
        let mut resources: Vec<Grant> = Vec::new();
        for &(source, kronor, people) in &self.grants {
            let source = picks.source(source);
            if resources.iter().all(|grant| grant.source != source) || self.others.is_multiple_of(64) {
                resources.push(Grant { source, resources: Resources::new(kronor, people) });
            }
        }
        let others = self.others;
        let milestone = Milestone { day: from, what: name(&format!("Steg {}", others % 3)), reached: None };
        Work {
            goals,
            resources,
            milestones: vec![milestone; usize::from(others % 3)],
            owner: others.is_multiple_of(2).then_some(PersonId(u32::from(others % 6))),
            people: vec![Effort { person: PersonId(1 + u32::from(others % 5)), percent: 1 + u32::from(others % 101) }],
            tasks: if others.is_multiple_of(32) { vec![TaskId(9)] } else { Vec::new() },
            needs: if others.is_multiple_of(8) { vec![picks.activity(others)] } else { Vec::new() },
            ..Work::new(name(&format!("Aktivitet {others}")), from, until)
        }
    }
}

impl Moving {
    pub(super) fn asked(&self, picks: &Picks<'_>) -> Intent {
        match self {
            Moving::Shift { from, to, kronor, people } => Intent::Shift {
                from: picks.scope(from),
                to: picks.scope(to),
                resources: Resources::new(*kronor, *people),
            },
            Moving::Cut { part, from, spare, to } => Intent::Cut {
                part: *part,
                from: picks.scope(from),
                spare_pointed_out: *spare,
                to: to.as_ref().map(|to| picks.scope(to)),
            },
            Moving::Set { there, kronor, people } => {
                Intent::Set { there: picks.scope(there), resources: Resources::new(*kronor, *people) }
            }
        }
    }
}
