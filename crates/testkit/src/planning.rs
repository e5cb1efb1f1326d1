//! An agency that plans, for tests of pages: a strategy in force, units in a tree with a manager, a management, sources
//! of funding, and a round for 2019 in which units plan. Numbers are the same in every test.

use std::sync::Arc;

use domain::activity::{Grant, Manner, PlanChange, Share, WHOLE, Work};
use domain::body::BodyKind;
use domain::decision::{Matter, Minutes};
use domain::event::Event;
use domain::ids::{ActivityId, BodyId, FundingId, PersonId, RevisionNumber, RoundNumber, StatementId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{Frame, FrameFor, FundingKind, Phase, PhaseDate};
use domain::policy::Role;
use domain::refusal::Refusals;
use domain::statement::{StatementKind, Wording};
use domain::text::{Explanation, Name, RegistrationNumber, StatementText};
use domain::time::{Actor, Context};
use domain::writing::{Asked, Seen};
use jiff::civil::{Date, date};

use crate::client::Installation;

/// The board. It decides on the strategy and in the planning.
pub const BOARD: BodyId = BodyId(1);
/// The management group. It decides in the planning.
pub const GROUP: BodyId = BodyId(2);

/// The area "Förenkling".
pub const SIMPLER: StatementId = StatementId(1);
/// The area "Digitalisering".
pub const DIGITALISATION: StatementId = StatementId(4);
/// The goal "Mindre krångel" of `SIMPLER`.
pub const LESS_FUSS: StatementId = StatementId(5);
/// The goal "Fler e-tjänster" of `DIGITALISATION`.
pub const SERVICES: StatementId = StatementId(6);
/// The goal "Öppna data" of `DIGITALISATION`, which no activity is for.
pub const OPEN_DATA: StatementId = StatementId(7);

/// "Avdelning Företag", above the next two.
pub const COMPANIES: UnitId = UnitId(1);
/// "Digital utveckling".
pub const DIGITAL: UnitId = UnitId(2);
/// "Service".
pub const SERVICE: UnitId = UnitId(3);
/// "Gd-staben", beside the department.
pub const STAFF: UnitId = UnitId(4);

/// "Anslag 1:5".
pub const GRANT: FundingId = FundingId(1);
/// "Avgifter".
pub const FEES: FundingId = FundingId(2);

/// Manages `DIGITAL`.
pub const MANAGER: PersonId = PersonId(7);
/// Is in the management, and steers the planning.
pub const LEADER: PersonId = PersonId(8);

/// The round for 2019: in the phase in which units plan, and their plans are to be in by 18 November 2018.
pub const ROUND: RoundNumber = RoundNumber(1);

/// "Checkar" of `DIGITAL`: 4 000 000 kr and 4 person-years from the grant, three quarters for `SERVICES` and one for
/// `LESS_FUSS`, until further notice.
pub const CHECKS: ActivityId = ActivityId(1);
/// "Portal" of `DIGITAL`: 3 000 000 kr and 3 person-years, of which a third are fees, for `SERVICES`, to the year's end.
pub const PORTAL: ActivityId = ActivityId(2);
/// "Service på plats" of `SERVICE`: 2 500 000 kr and 2.5 person-years for `LESS_FUSS`, until further notice.
pub const ON_THE_SPOT: ActivityId = ActivityId(3);
/// "Register" of `STAFF`: 500 000 kr and half a person-year, for no goal.
pub const REGISTER: ActivityId = ActivityId(4);

impl Installation {
    /// A small agency, `verket`, that plans. Frames: `DIGITAL` 8 000 000 kr and 8 person-years, `SERVICE` 2 000 000 kr
    /// and 3 person-years, which it passes.
    ///
    /// # Panics
    /// When it cannot be laid down.
    pub fn planning() -> Installation {
        let installation = Installation::small();
        installation.strategy();
        installation.units_and_funding();
        installation.round();
        installation
    }

    /// Lets a rule change the agency, asked by the one who steers the planning.
    ///
    /// # Panics
    /// When the rule refuses.
    #[expect(clippy::expect_used, reason = "a test whose rule refuses has failed")]
    pub fn amend(&self, rule: impl Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals>) -> Arc<Organisation> {
        let context = self.store.context(Actor::Person(LEADER));
        let changed = self.store.amend(&context, &self.organisation, |organisation| rule(organisation, &context));
        changed.expect("the rule lets it happen")
    }

    /// Records that the management group has decided what lies before it.
    ///
    /// # Panics
    /// When nothing does.
    pub fn decide(&self, matter: &Matter, number: &str) -> Arc<Organisation> {
        self.amend(|organisation, context| {
            organisation.record_decision(context, matter.clone(), minutes(GROUP, context.today, number))
        })
    }

    fn strategy(&self) {
        let first = RevisionNumber(1);
        self.write(StatementKind::Vision, None, "Fler vågar");
        self.write(StatementKind::OverarchingGoal, None, "Hållbar tillväxt");
        self.write(StatementKind::ResultArea, None, "Digitalisering");
        self.write(StatementKind::Goal, Some(SIMPLER), "Mindre krångel");
        self.write(StatementKind::Goal, Some(DIGITALISATION), "Fler e-tjänster");
        self.write(StatementKind::Goal, Some(DIGITALISATION), "Öppna data");
        self.amend(|organisation, context| organisation.propose(context, first, BOARD));
        self.amend(|organisation, context| {
            let matter = Matter::Adopt { revision: first, in_force_from: context.today };
            organisation.record_decision(context, matter, minutes(BOARD, context.today, "1-2018-1"))
        });
    }

    fn write(&self, kind: StatementKind, parent: Option<StatementId>, text: &str) {
        let wording = Wording::new(statement(text));
        self.amend(move |organisation, context| {
            let asked = Asked { kind, parent, before: None, wording: wording.clone() };
            organisation.add_statement(context, RevisionNumber(1), asked, None)
        });
    }

    fn units_and_funding(&self) {
        let unit = |unit, called, parent| Event::UnitAdded { unit, name: name(called), parent };
        let place = |person, unit, role| Event::PersonPlaced { person, unit: Some(unit), roles: vec![role] };
        let source = |source, called, kind| Event::FundingAdded { source, name: name(called), kind };
        self.amend(|_, context| {
            Ok(vec![
                unit(COMPANIES, "Avdelning Företag", None),
                unit(DIGITAL, "Digital utveckling", Some(COMPANIES)),
                unit(SERVICE, "Service", Some(COMPANIES)),
                unit(STAFF, "Gd-staben", None),
                place(MANAGER, DIGITAL, Role::UnitManager),
                place(LEADER, STAFF, Role::Management),
                Event::BodyAdded { body: GROUP, name: name("Ledningsgruppen"), kind: BodyKind::ManagementGroup },
                Event::MandateGiven {
                    body: GROUP,
                    matters: domain::body::Matters::Planning,
                    basis: name("Arbetsordningen, 7 §"),
                    from: context.today,
                },
                source(GRANT, "Anslag 1:5", FundingKind::Appropriation),
                source(FEES, "Avgifter", FundingKind::Fee),
            ])
        });
    }

    fn round(&self) {
        let begins = |phase, begins| PhaseDate { phase, begins };
        let opening = Opening {
            name: name("2019"),
            from: date(2019, 1, 1),
            until: date(2019, 12, 31),
            based_on: None,
            calendar: vec![
                begins(Phase::Directive, date(2018, 6, 1)),
                begins(Phase::Frames, date(2018, 8, 20)),
                begins(Phase::UnitPlans, date(2018, 9, 17)),
                begins(Phase::Dialogue, date(2018, 11, 19)),
                begins(Phase::Allocation, date(2018, 12, 3)),
                begins(Phase::Decision, date(2018, 12, 14)),
                begins(Phase::Running, date(2019, 1, 1)),
            ],
        };
        self.amend(|organisation, context| organisation.open_planning(context, opening.clone()));
        self.amend(|organisation, context| {
            let frames = vec![frame(DIGITAL, 8_000_000, 800), frame(SERVICE, 2_000_000, 300)];
            let seen = Seen(organisation.planning.round(ROUND)?.version);
            organisation.set_frames(context, (ROUND, seen), frames)
        });
        self.amend(|organisation, context| organisation.enter_phase(context, ROUND, Phase::UnitPlans));
        let checks = work("Checkar", None, &[(SERVICES, 7_500), (LESS_FUSS, 2_500)], &[(GRANT, 4_000_000, 400)]);
        let portal = work(
            "Portal",
            Some(date(2019, 12, 31)),
            &[(SERVICES, WHOLE)],
            &[(GRANT, 2_000_000, 200), (FEES, 1_000_000, 100)],
        );
        self.plan(DIGITAL, vec![checks, portal]);
        self.plan(SERVICE, vec![work("Service på plats", None, &[(LESS_FUSS, WHOLE)], &[(GRANT, 2_500_000, 250)])]);
        self.plan(STAFF, vec![work("Register", None, &[], &[(GRANT, 500_000, 50)])]);
    }

    /// Adds activities to a unit's plan.
    ///
    /// # Panics
    /// When the rule refuses.
    pub fn plan(&self, unit: UnitId, added: Vec<Work>) {
        self.amend(|organisation, context| {
            let change = PlanChange { added: added.clone(), ..PlanChange::default() };
            organisation.write_plan(context, (ROUND, unit), change, Manner::Edited)
        });
    }
}

/// An activity from 2019: its goals with shares, and what it costs from each source in kronor and hundredths of
/// person-years.
pub fn work(title: &str, until: Option<Date>, goals: &[(StatementId, u32)], grants: &[(FundingId, i64, i64)]) -> Work {
    Work {
        goals: goals.iter().map(|&(goal, share)| Share { goal, share }).collect(),
        resources: grants
            .iter()
            .map(|&(source, kronor, people)| Grant { source, resources: Resources::new(kronor, people) })
            .collect(),
        ..Work::new(name(title), date(2019, 1, 1), until)
    }
}

fn frame(unit: UnitId, kronor: i64, person_years: i64) -> Frame {
    let of = FrameFor { unit: Some(unit), area: None, source: None };
    Frame { of, resources: Resources::new(kronor, person_years) }
}

fn minutes(body: BodyId, decided_on: Date, number: &str) -> Minutes {
    Minutes {
        body,
        decided_on,
        registration_number: registered(number),
        paragraph: None,
        minutes: None,
        attendance: None,
        presenter: None,
        reservations: Explanation::default(),
        union_consultation: None,
    }
}

#[expect(clippy::expect_used, reason = "a test's own constant")]
fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

#[expect(clippy::expect_used, reason = "a test's own constant")]
fn statement(text: &str) -> StatementText {
    StatementText::parse(text).expect("a text")
}

#[expect(clippy::expect_used, reason = "a test's own constant")]
fn registered(number: &str) -> RegistrationNumber {
    RegistrationNumber::parse(number).expect("a number")
}
