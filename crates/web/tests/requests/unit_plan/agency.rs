//! The example agency with a round of its own for these tests: two sources, a directive, frames, and the plan of one unit
//! with activities of every sort.

use domain::activity::{Activity, Grant, Manner, Milestone, PlanChange, Share, WHOLE, Work};
use domain::event::Event;
use domain::ids::{ActivityId, FundingId, PersonId, RoundNumber, StatementId, UnitId};
use domain::money::Resources;
use domain::organisation::Organisation;
use domain::planning::course::Opening;
use domain::planning::{Ask, Frame, FrameFor, FundingKind, Phase, PhaseDate, Pointed, Round};
use domain::policy::{Role, Viewer};
use domain::refusal::Refusals;
use domain::text::{Explanation, Name, Reason};
use domain::time::{Actor, Context};
use domain::writing::Seen;
use jiff::civil::date;
use store::live::Reading;
use testkit::client::{Client, Installation};

/// The unit that has a plan, and the person who plans for it.
pub(crate) const UNIT: UnitId = UnitId(7);
pub(crate) const MANAGER: PersonId = PersonId(7);
/// Who plans for another department.
pub(crate) const OTHER_MANAGER: PersonId = PersonId(10);
pub(crate) const OTHER_UNIT: UnitId = UnitId(2);
pub(crate) const STRATEGIST: PersonId = PersonId(1);
pub(crate) const EMPLOYEE: PersonId = PersonId(6);

/// An installation with that round.
pub(crate) struct Agency {
    pub(crate) installation: Installation,
    pub(crate) round: RoundNumber,
    pub(crate) appropriation: FundingId,
    pub(crate) fees: FundingId,
    pub(crate) goals: Vec<StatementId>,
}

type Rule<'a> = &'a dyn Fn(&Organisation, &Context) -> Result<Vec<Event>, Refusals>;

impl Agency {
    /// With a round whose units plan: the directive points out the first goal, and the unit has a frame, but no plan.
    pub(crate) fn without_plan() -> Agency {
        let installation = Installation::with_example();
        let mut agency = Agency {
            installation,
            round: RoundNumber(0),
            appropriation: FundingId(0),
            fees: FundingId(0),
            goals: Vec::new(),
        };
        agency.must(&|_, _| {
            let placed = |person, unit, role| Event::PersonPlaced { person, unit: Some(unit), roles: vec![role] };
            Ok(vec![
                placed(MANAGER, UNIT, Role::UnitManager),
                placed(OTHER_MANAGER, OTHER_UNIT, Role::UnitManager),
                placed(EMPLOYEE, UnitId(1), Role::Reader),
            ])
        });
        agency.appropriation = agency.source("Provanslaget 1:5", FundingKind::Appropriation);
        agency.fees = agency.source("Provavgifter", FundingKind::Fee);
        let begins = |phase, month, day| PhaseDate { phase, begins: date(2018, month, day) };
        let opening = Opening {
            name: name("Prov 2019"),
            from: date(2019, 1, 1),
            until: date(2019, 12, 31),
            based_on: None,
            calendar: vec![
                begins(Phase::Directive, 9, 3),
                begins(Phase::UnitPlans, 10, 1),
                begins(Phase::Dialogue, 11, 24),
            ],
        };
        agency.must(&|organisation, context| organisation.open_planning(context, opening.clone()));
        agency.round = agency.now().planning.rounds().next_back().unwrap().number;
        let reading = agency.now();
        let strategy = reading.strategy_for(reading.planning.get(agency.round).unwrap()).unwrap();
        let served = strategy.tree.in_order().into_iter().filter(|statement| statement.kind.is_served());
        agency.goals = served.map(|statement| statement.id).collect();
        let (round, goal) = (agency.round, agency.goals[0]);
        let text = Explanation::parse("Växla upp det som når de minsta företagen.").unwrap();
        let asks = vec![Ask { unit: Some(UNIT), what: reason("Visa vad checkarna ger.") }];
        agency.must(&|organisation, context| {
            let seen = Seen(organisation.planning.get(round).unwrap().version);
            organisation.write_directive(context, (round, seen), text.clone(), asks.clone())
        });
        agency.must(&|organisation, context| {
            organisation.point_out(context, round, Pointed::Statement(goal), reason("Når flest företag."))
        });
        agency.frame(118_000_000, 4_100);
        agency.must(&|organisation, context| organisation.enter_phase(context, round, Phase::UnitPlans));
        agency
    }

    /// With a plan of five activities: two that are pointed out, one with two goals and sources, one without a goal.
    pub(crate) fn planned() -> Agency {
        let agency = Agency::without_plan();
        let (one, two) = (agency.appropriation, agency.fees);
        let goals = agency.goals.clone();
        let whole = |goal| vec![Share { goal, share: WHOLE }];
        let grant = |source, kronor, people| Grant { source, resources: Resources::new(kronor, people) };
        let work = |title: &str, goals, resources| Work {
            goals,
            resources,
            ..Work::new(name(title), date(2019, 1, 1), Some(date(2019, 12, 31)))
        };
        let split = vec![Share { goal: goals[1], share: 7_500 }, Share { goal: goals[2], share: 2_500 }];
        agency.write(PlanChange {
            added: vec![
                Work {
                    description: Explanation::parse("Checkar till små företag.").unwrap(),
                    owner: Some(MANAGER),
                    milestones: vec![Milestone { day: date(2019, 3, 1), what: name("Utlysning 1"), reached: None }],
                    ..work("Digitaliseringscheckar", whole(goals[0]), vec![grant(one, 18_449_600, 350)])
                },
                Work {
                    from: date(2019, 2, 1),
                    until: Some(date(2019, 11, 30)),
                    owner: Some(MANAGER),
                    ..work("Robotlyftet", whole(goals[0]), vec![grant(one, 17_849_600, 500)])
                },
                Work {
                    owner: Some(EMPLOYEE),
                    ..work("Guider på webben", split, vec![grant(one, 10_000_000, 300), grant(two, 2_000_000, 100)])
                },
                work("Testmiljö", Vec::new(), vec![grant(one, 2_400_000, 120)]),
                Work { owner: Some(MANAGER), ..work("Nytt arbetssätt", whole(goals[3]), Vec::new()) },
            ],
            ..PlanChange::default()
        });
        agency
    }

    /// Changes the plan by its rule, as the installation itself.
    pub(crate) fn write(&self, change: PlanChange) {
        let round = self.round;
        self.must(&|organisation, context| {
            organisation.write_plan(context, (round, UNIT), change.clone(), Manner::Edited)
        });
    }

    /// Gives the unit a frame.
    pub(crate) fn frame(&self, kronor: i64, person_years: i64) {
        let round = self.round;
        let of = FrameFor { unit: Some(UNIT), area: None, source: None };
        let frame = Frame { of, resources: Resources::new(kronor, person_years) };
        self.must(&|organisation, context| {
            let seen = Seen(organisation.planning.get(round).unwrap().version);
            organisation.set_frames(context, (round, seen), vec![frame])
        });
    }

    /// Asks a rule that must not refuse.
    pub(crate) fn must(&self, rule: Rule<'_>) {
        let context = self.installation.store.context(Actor::System);
        let id = &self.installation.organisation;
        self.installation.store.amend(&context, id, |organisation| rule(organisation, &context)).unwrap();
    }

    fn source(&self, called: &str, kind: FundingKind) -> FundingId {
        self.must(&|organisation, context| organisation.add_funding(context, name(called), kind));
        self.now().planning.funding().last().unwrap().id
    }

    /// The agency as it is.
    pub(crate) fn now(&self) -> Reading {
        self.installation.store.read(Viewer::System, &self.installation.organisation).unwrap().unwrap()
    }

    /// What is told of the round as it is.
    pub(crate) fn of_round<T>(&self, tell: impl FnOnce(&Round) -> T) -> T {
        tell(self.now().planning.get(self.round).unwrap())
    }

    /// The activity that is called so.
    pub(crate) fn activity(&self, called: &str) -> Option<Activity> {
        self.of_round(|round| {
            round.activities_of(UNIT).find(|activity| activity.work.title.as_str() == called).cloned()
        })
    }

    /// The number of the activity that is called so.
    pub(crate) fn id(&self, called: &str) -> ActivityId {
        self.activity(called).unwrap().id
    }

    /// The address of the unit's plan, or of something in it.
    pub(crate) fn path(&self, tail: &str) -> String {
        format!("/planning/{}/units/{UNIT}{tail}", self.round)
    }

    /// Someone, signed in.
    pub(crate) async fn person(&self, person: PersonId) -> Client {
        let client = self.installation.anonymous();
        client.sign_in(person).await;
        client
    }
}

pub(crate) fn name(text: &str) -> Name {
    Name::parse(text).unwrap()
}

pub(crate) fn reason(text: &str) -> Reason {
    Reason::parse(text).unwrap()
}
