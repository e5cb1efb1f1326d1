//! A made agency that plans: units in departments, each with a frame and activities for goals of the strategy, all through
//! the rules by which a real one plans. Two rounds, so that one can be beside the one before. The same every time.

use anyhow::{Context as _, Result, anyhow};
use domain::activity::{Grant, Manner, Milestone, PlanChange, Share, WHOLE, Work};
use domain::event::{Event, Recorded};
use domain::ids::{FundingId, RoundNumber, ScenarioId, StatementId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{Frame, FrameFor, FundingKind, Phase, Pointed, Round};
use domain::refusal::Refusals;
use domain::text::Reason;
use domain::writing::Seen;
use jiff::civil::date;

use crate::agency;

/// The vision, the business idea, the overarching goal, six areas and twelve goals under each.
const STATEMENTS: usize = 81;
/// How many units make a department, itself counted.
const IN_DEPARTMENT: usize = 10;
/// How many goals are pointed out.
const POINTED_OUT: usize = 4;

/// An agency that plans.
pub(crate) struct Planned {
    pub(crate) organisation: Organisation,
    /// Everything that happened to it, in order.
    pub(crate) events: Vec<Event>,
    /// The round that is being planned.
    pub(crate) round: RoundNumber,
    /// A scenario in it, without moves.
    pub(crate) scenario: ScenarioId,
    /// The areas of the strategy.
    pub(crate) areas: Vec<StatementId>,
}

impl Planned {
    /// With so many activities in so many units.
    pub(crate) fn new(activities: usize, units: usize) -> Result<Planned> {
        let events = agency::begun(&agency::checked(&agency::rows(1, STATEMENTS))?, &[])?;
        let organisation = agency::after(&events)?;
        let strategy = organisation.strategy.in_force_on(demo::today()).context("nothing is in force")?;
        let of_kind = |is: &dyn Fn(domain::statement::StatementKind) -> bool| -> Vec<StatementId> {
            strategy.tree.in_order().into_iter().filter(|it| is(it.kind)).map(|it| it.id).collect()
        };
        let areas = of_kind(&|kind| kind == domain::statement::StatementKind::ResultArea);
        let goals = of_kind(&domain::statement::StatementKind::is_served);
        let mut planned = Planned { organisation, events, round: RoundNumber(0), scenario: ScenarioId(0), areas };
        planned.set_up(units)?;
        for year in [2018, 2019] {
            planned.open(year)?;
            planned.give_frames(units)?;
            if year == 2018 {
                planned.plan(activities, units, &goals)?;
            }
        }
        planned.point_out(&goals)?;
        let round = planned.round;
        planned.ask(|organisation| organisation.enter_phase(&agency::context(), round, Phase::Dialogue))?;
        let name = agency::name("Växla upp")?;
        planned.ask(|organisation| organisation.name_scenario(&agency::context(), round, name, None))?;
        planned.scenario = *planned.round()?.scenarios.keys().next().context("the scenario was not begun")?;
        Ok(planned)
    }

    /// The round that is being planned.
    pub(crate) fn round(&self) -> Result<&Round> {
        self.organisation.planning.get(self.round).context("the round was not opened")
    }

    fn set_up(&mut self, units: usize) -> Result<()> {
        for number in 0..units {
            let department = number / IN_DEPARTMENT * IN_DEPARTMENT;
            let parent = (department < number).then(|| unit(department));
            self.happen(Event::UnitAdded {
                unit: unit(number),
                name: agency::name(&format!("Enhet {number}"))?,
                parent,
            })?;
        }
        for (called, kind) in [
            ("Anslag 1:5", FundingKind::Appropriation),
            ("Anslag 1:2", FundingKind::Appropriation),
            ("Avgifter", FundingKind::Fee),
            ("Regionalfonden", FundingKind::EuropeanUnion),
        ] {
            let called = agency::name(called)?;
            self.ask(|organisation| organisation.add_funding(&agency::context(), called, kind))?;
        }
        Ok(())
    }

    fn open(&mut self, year: i16) -> Result<()> {
        let based_on = self.organisation.planning.rounds().next_back().map(|round| round.number);
        let (from, until) = (date(year, 1, 1), date(year, 12, 31));
        let name = agency::name(&year.to_string())?;
        let opening = Opening { name, from, until, based_on, calendar: Vec::new() };
        self.ask(|organisation| organisation.open_planning(&agency::context(), opening))?;
        self.round = self.organisation.planning.rounds().next_back().context("the round was not opened")?.number;
        Ok(())
    }

    fn give_frames(&mut self, units: usize) -> Result<()> {
        let frame = |number: usize| Frame {
            of: FrameFor { unit: Some(unit(number)), area: None, source: None },
            // Some are passed.
            resources: Resources::new(
                if number.is_multiple_of(IN_DEPARTMENT) { 1_000_000_000 } else { 80_000_000 },
                9_000,
            ),
        };
        let frames = (0..units).map(frame).collect();
        let seen = (self.round, Seen(self.round()?.version));
        self.ask(|organisation| organisation.set_frames(&agency::context(), seen, frames))
    }

    fn plan(&mut self, activities: usize, units: usize, goals: &[StatementId]) -> Result<()> {
        let each = activities / units.max(1);
        for number in 0..units {
            let added = (0..each).map(|place| work(number * each + place, goals)).collect::<Result<_>>()?;
            let at = (self.round, unit(number));
            let change = PlanChange { added, ..PlanChange::default() };
            self.ask(|organisation| organisation.write_plan(&agency::context(), at, change, Manner::Imported))?;
        }
        Ok(())
    }

    fn point_out(&mut self, goals: &[StatementId]) -> Result<()> {
        let round = self.round;
        for &goal in goals.iter().step_by(goals.len() / POINTED_OUT) {
            let why = Reason::parse("Når flest.").map_err(|invalid| anyhow!("not a reason: {invalid}"))?;
            let what = Pointed::Statement(goal);
            self.ask(|organisation| organisation.point_out(&agency::context(), round, what, why))?;
        }
        Ok(())
    }

    fn ask(&mut self, rule: impl FnOnce(&Organisation) -> Result<Vec<Event>, Refusals>) -> Result<()> {
        let events = rule(&self.organisation).map_err(|refusals| anyhow!("refused: {refusals:?}"))?;
        events.into_iter().try_for_each(|event| self.happen(event))
    }

    /// Lets something more happen.
    pub(crate) fn happen(&mut self, event: Event) -> Result<()> {
        let (seq, context) = (self.organisation.seq + 1, agency::context());
        self.events.push(event.clone());
        self.organisation.apply(&Recorded { seq, at: context.at, actor: context.actor, event })?;
        Ok(())
    }
}

fn unit(number: usize) -> UnitId {
    UnitId(u32::try_from(number).unwrap_or(u32::MAX).saturating_add(1))
}

/// An activity: most for one goal, every fourth for three, every fiftieth for none; every third from two sources.
fn work(number: usize, goals: &[StatementId]) -> Result<Work> {
    let goal = |step: usize| goals[(number * 7 + step) % goals.len()];
    let share = |step, share| Share { goal: goal(step), share };
    let grant = |source: usize, kronor: usize| Grant {
        source: FundingId(u32::try_from(source % 4).unwrap_or(0) + 1),
        resources: Resources::new(i64::try_from(kronor * 1_000).unwrap_or(0), i64::try_from(kronor / 10).unwrap_or(0)),
    };
    let kronor = 200 + number * 37 % 2_000;
    let mut work = Work {
        goals: match number {
            _ if number.is_multiple_of(50) => Vec::new(),
            _ if number.is_multiple_of(4) => vec![share(0, 5_000), share(1, 3_000), share(2, 2_000)],
            _ => vec![share(0, WHOLE)],
        },
        resources: vec![grant(number, kronor)],
        milestones: vec![Milestone { day: date(2018, 6, 1), what: agency::name("Halvvägs")?, reached: None }],
        ..Work::new(agency::name(&format!("Aktivitet {number}"))?, date(2018, 1, 1), None)
    };
    if number.is_multiple_of(3) {
        work.resources.push(grant(number + 1, kronor / 4));
    }
    Ok(work)
}
