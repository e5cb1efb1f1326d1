//! An agency with a strategy in force and a planning round: units, people with roles, sources of funding, a mandate to
//! decide on planning. What tests of planning begin from.

use domain::activity::{Activity, Grant, Manner, PlanChange, Share, WHOLE, Work};
use domain::body::Matters;
use domain::decision::{Matter, Minutes};
use domain::event::Event;
use domain::ids::{ActivityId, FundingId, PersonId, RoundNumber, ScenarioId, StatementId, UnitId};
use domain::money::Resources;
use domain::planning::course::Opening;
use domain::planning::{Frame, FrameFor, FundingKind, Paper, Phase, PhaseDate, Round};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::scenario::{Intent, Scenario};
use domain::statement::StatementKind;
use domain::text::Remark;
use domain::time::Actor;
use domain::writing::Seen;
use jiff::civil::{Date, date};

use super::{Agency, GROUP, minutes, name, reason};

/// A department, and above the next two.
pub(crate) const COMPANIES: UnitId = UnitId(1);
/// A unit of the department.
pub(crate) const DIGITAL: UnitId = UnitId(2);
/// Another unit of the department.
pub(crate) const SERVICE: UnitId = UnitId(3);
/// A unit beside the department.
pub(crate) const STAFF: UnitId = UnitId(4);

/// Steers the planning.
pub(crate) const STEERS: PersonId = PersonId(1);
/// Manages `DIGITAL`.
pub(crate) const MANAGER: PersonId = PersonId(2);
/// Manages `COMPANIES`.
pub(crate) const HEAD: PersonId = PersonId(3);
/// Works in `DIGITAL`.
pub(crate) const EMPLOYEE: PersonId = PersonId(4);
/// The secretary of the bodies.
pub(crate) const SECRETARY: PersonId = PersonId(5);

/// An appropriation.
pub(crate) const GRANT: FundingId = FundingId(1);
/// Fees.
pub(crate) const FEES: FundingId = FundingId(2);

/// The round that is planned.
pub(crate) const ROUND: RoundNumber = RoundNumber(1);

impl Agency {
    /// With a strategy in force, a round for 2018 opened, and nothing planned.
    pub(crate) fn planned() -> Agency {
        let mut agency = Agency::with_draft();
        agency.add(StatementKind::Goal, Some(agency.id("Förenkling")), "Färre regler");
        let digital = agency.add(StatementKind::ResultArea, None, "Digitalisering");
        agency.add(StatementKind::Goal, Some(digital), "Fler e-tjänster");
        agency.add(StatementKind::Goal, Some(digital), "Öppna data");
        agency.adopt();
        let unit = |unit, called, parent| Event::UnitAdded { unit, name: name(called), parent };
        let place = |person, unit, role| Event::PersonPlaced { person, unit: Some(unit), roles: vec![role] };
        let source = |source, called, kind| Event::FundingAdded { source, name: name(called), kind };
        agency.happen(vec![
            unit(COMPANIES, "Avdelning Företag", None),
            unit(DIGITAL, "Digitalisering", Some(COMPANIES)),
            unit(SERVICE, "Service", Some(COMPANIES)),
            unit(STAFF, "Gd-staben", None),
            place(STEERS, STAFF, Role::Management),
            place(MANAGER, DIGITAL, Role::UnitManager),
            place(HEAD, COMPANIES, Role::UnitManager),
            place(EMPLOYEE, DIGITAL, Role::Reader),
            place(SECRETARY, STAFF, Role::Secretary),
            Event::MandateGiven {
                body: GROUP,
                matters: Matters::Planning,
                basis: name("Arbetsordningen, 7 §"),
                from: date(2010, 1, 1),
            },
            source(GRANT, "Anslag 1:5", FundingKind::Appropriation),
            source(FEES, "Avgifter", FundingKind::Fee),
        ]);
        agency.must(|organisation, context| organisation.open_planning(context, opening("2018", 2018, None)));
        agency
    }

    /// The same, and something planned: in `DIGITAL` for two goals of two areas and for one, in `SERVICE` for one, in
    /// `STAFF` for none; 10 000 000 kronor and ten person-years in all.
    pub(crate) fn with_plans() -> Agency {
        let mut agency = Agency::planned();
        let (simple, services, data) =
            (agency.goal("Mindre krångel"), agency.goal("Fler e-tjänster"), agency.goal("Öppna data"));
        let checks = work("Checkar", &[(services, 7_500), (simple, 2_500)], &[(GRANT, 4_000_000, 400)]);
        agency.write(DIGITAL, checks);
        agency.write(DIGITAL, work("Portal", &[(data, WHOLE)], &[(GRANT, 2_000_000, 200), (FEES, 1_000_000, 100)]));
        agency.write(SERVICE, work("Service på plats", &[(simple, WHOLE)], &[(GRANT, 2_500_000, 250)]));
        agency.write(STAFF, work("Register", &[], &[(GRANT, 500_000, 50)]));
        agency
    }

    /// The same agency when someone else asks.
    pub(crate) fn asked_by(&self, person: PersonId) -> Agency {
        Agency { actor: Actor::Person(person), ..self.clone() }
    }

    /// The goal in the strategy in force that says this.
    pub(crate) fn goal(&self, says: &str) -> StatementId {
        let strategy = self.organisation.strategy.latest_adopted().unwrap();
        strategy.tree.iter().find(|statement| statement.text() == says).unwrap().id
    }

    /// The latest round.
    pub(crate) fn round(&self) -> &Round {
        self.organisation.planning.rounds().next_back().unwrap()
    }

    /// The latest round as a writer sees it now.
    pub(crate) fn seen_round(&self) -> (RoundNumber, Seen) {
        (self.round().number, Seen(self.round().version))
    }

    /// The activity in the latest round that is called this.
    pub(crate) fn activity(&self, called: &str) -> &Activity {
        let mut activities = self.round().activities.values();
        activities.find(|activity| activity.work.title.as_str() == called).unwrap()
    }

    /// An activity as a writer sees it now.
    pub(crate) fn seen_activity(&self, id: ActivityId) -> (ActivityId, Seen) {
        (id, Seen(self.round().activity(id).map_or(0, |activity| activity.version)))
    }

    /// Adds an activity to a unit's plan.
    pub(crate) fn write(&mut self, unit: UnitId, work: Work) -> ActivityId {
        let (number, title) = (self.round().number, work.title.clone());
        self.must(|organisation, context| {
            organisation.write_plan(context, (number, unit), adding(work), Manner::Edited)
        });
        self.activity(title.as_str()).id
    }

    /// What is said to a change of an activity as it is seen now.
    pub(crate) fn try_change(&mut self, called: &str, change: impl FnOnce(&mut Work)) -> Result<(), Refusals> {
        let (number, activity) = (self.round().number, self.activity(called));
        let (unit, (id, seen)) = (activity.unit, self.seen_activity(activity.id));
        let mut work = activity.work.clone();
        change(&mut work);
        let changed = PlanChange { changed: vec![(id, seen, work)], ..PlanChange::default() };
        self.ask(|organisation, context| organisation.write_plan(context, (number, unit), changed, Manner::Edited))
    }

    /// Changes an activity.
    pub(crate) fn change(&mut self, called: &str, change: impl FnOnce(&mut Work)) {
        self.try_change(called, change).unwrap();
    }

    /// Gives a unit a frame, whatever else it is for.
    pub(crate) fn frame(&mut self, of: FrameFor, kronor: i64, person_years: i64) {
        let frame = Frame { of, resources: Resources::new(kronor, person_years) };
        let seen = self.seen_round();
        self.must(|organisation, context| organisation.set_frames(context, seen, vec![frame]));
    }

    /// Begins a scenario, or a copy of one.
    pub(crate) fn scenario(&mut self, called: &str, based_on: Option<ScenarioId>) -> ScenarioId {
        let (number, called) = (self.round().number, name(called));
        let before = self.round().scenarios.len();
        self.must(|organisation, context| organisation.name_scenario(context, number, called, based_on));
        assert_eq!(self.round().scenarios.len(), before + 1);
        self.round().scenarios.get_max().unwrap().0
    }

    /// A scenario of the latest round.
    pub(crate) fn the_scenario(&self, id: ScenarioId) -> &Scenario {
        self.round().scenario(id).unwrap()
    }

    /// What is said to a move in a scenario as it is seen now.
    pub(crate) fn try_move(&mut self, id: ScenarioId, intent: Intent) -> Result<(), Refusals> {
        let (number, seen) = (self.round().number, Seen(self.the_scenario(id).version));
        self.ask(|organisation, context| organisation.move_resources(context, (number, id, seen), intent, None))
    }

    /// Makes a move in a scenario.
    pub(crate) fn move_in(&mut self, id: ScenarioId, intent: Intent) {
        self.try_move(id, intent).unwrap();
    }

    /// Sends a unit's plan in.
    pub(crate) fn send_in(&mut self, unit: UnitId) {
        let number = self.round().number;
        self.must(|organisation, context| organisation.submit_plan(context, (number, unit), None, None));
    }

    /// Puts a paper of the latest round before the group that may decide it.
    pub(crate) fn propose_paper(&mut self, paper: Paper) {
        let number = self.round().number;
        let motive = matches!(paper, Paper::Scenario(_)).then(why);
        self.must(|organisation, context| organisation.propose_paper(context, (number, paper), GROUP, motive.clone()));
    }

    /// Proposes a paper, and lets the group decide it today.
    pub(crate) fn decide(&mut self, paper: Paper) {
        self.propose_paper(paper);
        let (matter, minutes) = (Matter::Paper { round: self.round().number, paper }, by_the_group(self.today));
        self.must(|organisation, context| organisation.record_decision(context, matter, minutes));
    }

    /// Goes on to a phase.
    pub(crate) fn enter(&mut self, phase: Phase) {
        let number = self.round().number;
        self.must(|organisation, context| organisation.enter_phase(context, number, phase));
    }
}

/// What is asked of whoever opens the round of a year.
pub(crate) fn opening(called: &str, year: i16, based_on: Option<RoundNumber>) -> Opening {
    let before = year - 1;
    let begins = |phase, month, day| PhaseDate { phase, begins: date(before, month, day) };
    Opening {
        name: name(called),
        from: date(year, 1, 1),
        until: date(year, 12, 31),
        based_on,
        calendar: vec![
            begins(Phase::Directive, 9, 1),
            begins(Phase::Frames, 9, 15),
            begins(Phase::UnitPlans, 10, 1),
            begins(Phase::Dialogue, 11, 1),
            begins(Phase::Allocation, 11, 15),
            begins(Phase::Decision, 12, 1),
        ],
    }
}

/// An activity in 2018 for goals, in hundredths of a per cent, and with resources: kronor and hundredths of person-years.
pub(crate) fn work(called: &str, goals: &[(StatementId, u32)], resources: &[(FundingId, i64, i64)]) -> Work {
    Work {
        goals: goals.iter().map(|&(goal, share)| Share { goal, share }).collect(),
        resources: resources
            .iter()
            .map(|&(source, kronor, people)| Grant { source, resources: Resources::new(kronor, people) })
            .collect(),
        ..Work::new(name(called), date(2018, 1, 1), Some(date(2018, 12, 31)))
    }
}

/// One new activity.
pub(crate) fn adding(work: Work) -> PlanChange {
    PlanChange { added: vec![work], ..PlanChange::default() }
}

/// A frame for a whole unit.
pub(crate) fn of_unit(unit: UnitId) -> FrameFor {
    FrameFor { unit: Some(unit), area: None, source: None }
}

/// What someone says.
pub(crate) fn remark(typed: &str) -> Remark {
    Remark::parse(typed).unwrap()
}

/// What the secretary writes down when the group decides.
pub(crate) fn by_the_group(decided_on: Date) -> Minutes {
    Minutes { body: GROUP, ..minutes(decided_on) }
}

/// A reason that tests have no need to say more of.
pub(crate) fn why() -> domain::text::Reason {
    reason("Därför")
}
