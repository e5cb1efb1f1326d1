//! Planning in memory: the lines and the sums of what is allocated, a move in a scenario with all that follows from it, and
//! the breaks of a round. What the pages of planning are made from; not the pages.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use domain::allocation::Areas;
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::plan_comparison::Plan;
use domain::planning::Round;
use domain::planning::breaks::PlanBreak;
use domain::scenario::change::Change;
use domain::scenario::{Intent, Scenario, Scope};

use crate::planned::Planned;
use crate::scale::Scale;
use crate::table::{Figure, Goal, Line, Table};
use crate::timing::{Spread, beside};

/// Measures all of it on one agency.
pub(crate) fn measure(scale: &Scale, table: &mut Table) -> Result<()> {
    let planned = Planned::new(scale.activities, scale.units)?;
    let round = planned.round()?;
    let measured = Measured {
        organisation: &planned.organisation,
        round,
        scenario: round.scenario(planned.scenario).context("the scenario was not begun")?,
        areas: planned.organisation.areas_for(round),
        size: format!("{} activities in {} units", round.activities.len(), planned.organisation.units.len()),
        time: scale.time,
    };
    ensure!(!round.activities.is_empty(), "nothing went on into the round");
    measured.sums(table)?;
    measured.moves(&planned, table)?;
    measured.breaks(table)?;
    measured.comparison(table)
}

struct Measured<'a> {
    organisation: &'a Organisation,
    round: &'a Round,
    scenario: &'a Scenario,
    areas: Areas,
    size: String,
    time: Duration,
}

impl Measured<'_> {
    fn sums(&self, table: &mut Table) -> Result<()> {
        let lines = || self.round.allocation(&self.areas);
        let (made, planned) = self.timed(
            || drop(black_box(lines())),
            || {
                let total: Resources = self.round.activities.values().map(|activity| activity.work.total()).sum();
                black_box(total);
            },
        )?;
        self.add(table, "Every line of the allocation", made, ("what was planned, summed", planned), None);
        let by_area = |goal: Option<_>| goal.and_then(|goal| self.areas.of_goal(goal));
        let (matrix, from_lines) = self.timed(
            || drop(black_box(self.round.sums().by(|cell| (cell.unit, by_area(cell.goal))))),
            || drop(black_box(lines().by(|line| (line.unit, line.area)))),
        )?;
        self.add(
            table,
            "The matrix of units and areas, from the kept sums",
            matrix,
            ("from the lines", from_lines),
            Some(5),
        );
        let (passed, summed) = self.timed(
            || drop(black_box(self.organisation.frames_passed(self.round, self.round.sums()))),
            || {
                black_box(self.round.sums().total());
            },
        )?;
        self.add(table, "The frames that are passed", passed, ("the sums, summed", summed), None);
        Ok(())
    }

    /// What someone waits for: the move, place by place, and all that follows from it.
    fn moves(&self, planned: &Planned, table: &mut Table) -> Result<()> {
        let area = |at: usize| planned.areas.get(at).map(|&area| Scope { area: Some(area), ..Scope::default() });
        let (from, to) = area(0).zip(area(1)).context("there are not two areas")?;
        let resources = Resources::new(1_000_000, 0);
        let shift = Intent::Shift { from, to, resources };
        let cut = Intent::Cut { part: 500, from: Scope::default(), spare_pointed_out: true, to: Some(to) };
        for (what, intent) in [
            ("A million from one area to another, and what follows", shift),
            ("Five per cent of all but what is pointed out, and what follows", cut),
        ] {
            ensure!(self.organisation.deltas(self.round, self.scenario, &intent).is_ok(), "{what}: it was refused");
            let (moved, lines) = self.timed(
                || {
                    let deltas = self.organisation.deltas(self.round, self.scenario, &intent).unwrap_or_default();
                    let change = Change::by(self.round, self.scenario, &deltas);
                    black_box(self.organisation.consequences(self.round, &change));
                },
                || drop(black_box(self.round.allocation(&self.areas))),
            )?;
            self.add(table, what, moved, ("every line", lines), Some(50));
        }
        Ok(())
    }

    fn breaks(&self, table: &mut Table) -> Result<()> {
        let found = self.organisation.plan_breaks(self.round, demo::today());
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for found in &found {
            *kinds.entry(found.broken.key()).or_default() += 1;
        }
        ensure!(1 < kinds.len(), "the made plan breaks in too few ways: {kinds:?}");
        let (all, walked) = self.timed(
            || drop(black_box(self.organisation.plan_breaks(self.round, demo::today()))),
            || {
                let untied = self.round.activities.values().filter(|activity| activity.work.goals.is_empty());
                black_box(untied.count());
            },
        )?;
        let what = format!("All breaks, {} of them", found.len());
        self.add(table, &what, all, ("activities without a goal, counted", walked), Some(20));
        let first: Option<PlanBreak> = found.first().map(|found| found.broken);
        let broken = first.context("nothing breaks")?;
        let (mended, walked) = self.timed(
            || drop(black_box(self.organisation.mend(self.round, broken))),
            || {
                black_box(self.round.activities.values().count());
            },
        )?;
        self.add(table, "What mends the first of them", mended, ("a walk along the activities", walked), None);
        Ok(())
    }

    fn comparison(&self, table: &mut Table) -> Result<()> {
        let before = self.organisation.planning.before(self.round).context("there is no round before")?;
        let (compared, lines) = self.timed(
            || drop(black_box(self.organisation.compare_plans(&Plan::now(before), &Plan::now(self.round)))),
            || drop(black_box(self.round.allocation(&self.areas))),
        )?;
        self.add(table, "The plan beside last year's", compared, ("every line", lines), None);
        Ok(())
    }

    fn timed(&self, mut work: impl FnMut(), mut baseline: impl FnMut()) -> Result<(Spread, Spread)> {
        let run = |work: &mut dyn FnMut()| -> Result<()> {
            work();
            Ok(())
        };
        beside(self.time, || run(&mut work), || run(&mut baseline))
    }

    fn add(&self, table: &mut Table, what: &str, took: Spread, beside: (&str, Spread), at_most: Option<u64>) {
        let line = Line::time(format!("{what}, {}", self.size), took);
        let line = line.beside(beside.0, Figure::Time(beside.1.median));
        let goal = at_most.map(|milliseconds| Goal::AtMost(Figure::Time(Duration::from_millis(milliseconds))));
        table.add(match goal {
            Some(goal) => line.goal(goal),
            None => line,
        });
    }
}
