//! An agency that lives through a test: every change goes through a rule, and everything that happened is kept.

use domain::body::{BodyKind, Matters};
use domain::decision::{Matter, Minutes};
use domain::event::{Event, Recorded};
use domain::ids::{BodyId, ModelVersion, PersonId, RevisionNumber, StatementId};
use domain::model::{KindRule, Limits, SteeringModel};
use domain::organisation::{Founding, Governance, Organisation, WrittenIn};
use domain::refusal::Refusals;
use domain::revision::{Revision, State};
use domain::statement::{StatementKind, Wording};
use domain::text::{Explanation, Name, Reason, RegistrationNumber, StatementText};
use domain::time::{Actor, Context};
use domain::writing::{Asked, Seen};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

/// May adopt a strategy.
pub(crate) const BOARD: BodyId = BodyId(1);
/// May not.
pub(crate) const GROUP: BodyId = BodyId(2);

/// An agency with a strategy, and a round to plan in.
mod planned;

/// The same, with someone who measures.
mod measured;

pub(crate) use measured::*;
pub(crate) use planned::*;

/// What a rule answers.
pub(crate) type Answer = Result<Vec<Event>, Refusals>;

/// The agency, the day it is there, who asks, and its log.
#[derive(Debug, Clone)]
pub(crate) struct Agency {
    pub(crate) organisation: Organisation,
    pub(crate) today: Date,
    pub(crate) actor: Actor,
    pub(crate) log: Vec<Recorded>,
}

impl Agency {
    /// With a model, and nothing written.
    pub(crate) fn with(model: SteeringModel) -> Agency {
        let mut agency = Agency::unfounded();
        agency.happen(vec![
            Event::OrganisationFounded {
                name: name("Prövningsverket"),
                governance: Governance::Board,
                written_in: WrittenIn::Swedish,
                example: true,
            },
            Event::BodyAdded { body: BOARD, name: name("Styrelsen"), kind: BodyKind::Board },
            Event::BodyAdded { body: GROUP, name: name("Ledningsgruppen"), kind: BodyKind::ManagementGroup },
            Event::MandateGiven {
                body: BOARD,
                matters: Matters::Strategy,
                basis: name("Arbetsordningen, 4 §"),
                from: date(2010, 1, 1),
            },
            Event::ModelAdopted { model },
        ]);
        agency
    }

    /// With the simple model, and a draft that may be proposed: a vision, a goal of all goals, an area, and a goal in it.
    pub(crate) fn with_draft() -> Agency {
        let mut agency = Agency::with(SteeringModel::simple(ModelVersion(1), name("Enkel")));
        agency.open();
        agency.add(StatementKind::Vision, None, "Fler vågar");
        agency.add(StatementKind::OverarchingGoal, None, "Hållbar tillväxt");
        let area = agency.add(StatementKind::ResultArea, None, "Förenkling");
        agency.add(StatementKind::Goal, Some(area), "Mindre krångel");
        agency
    }

    /// The same, with that draft in force, and the next one open.
    pub(crate) fn with_second_draft() -> Agency {
        let mut agency = Agency::with_draft();
        agency.adopt();
        agency.open();
        agency
    }

    /// Before its first event.
    pub(crate) fn unfounded() -> Agency {
        let organisation = Organisation::empty("provningsverket".parse().unwrap());
        Agency { organisation, today: date(2017, 8, 25), actor: Actor::Person(PersonId(1)), log: Vec::new() }
    }

    /// Who asks, and when.
    pub(crate) fn context(&self) -> Context {
        let at = Timestamp::UNIX_EPOCH + self.today.duration_since(date(1970, 1, 1));
        Context { actor: self.actor, at, today: self.today }
    }

    /// Asks a rule, and lets its answer happen.
    pub(crate) fn ask(&mut self, rule: impl FnOnce(&Organisation, &Context) -> Answer) -> Result<(), Refusals> {
        let events = rule(&self.organisation, &self.context())?;
        self.happen(events);
        Ok(())
    }

    /// Asks a rule that must not refuse.
    pub(crate) fn must(&mut self, rule: impl FnOnce(&Organisation, &Context) -> Answer) {
        let asked = self.ask(rule);
        asked.unwrap();
    }

    /// Asks a rule that must refuse, and gives its objections.
    pub(crate) fn refused(&self, rule: impl FnOnce(&Organisation, &Context) -> Answer) -> Refusals {
        rule(&self.organisation, &self.context()).expect_err("it should be refused")
    }

    /// Lets events happen.
    pub(crate) fn happen(&mut self, events: Vec<Event>) {
        for event in events {
            let context = self.context();
            let recorded = Recorded { seq: self.organisation.seq + 1, at: context.at, actor: context.actor, event };
            self.organisation.apply(&recorded).unwrap();
            self.log.push(recorded);
        }
    }

    /// Lets days pass.
    pub(crate) fn wait(&mut self, days: i32) {
        self.today = self.today.saturating_add(days.days());
    }

    /// Opens the next revision.
    pub(crate) fn open(&mut self) -> RevisionNumber {
        self.must(|organisation, context| organisation.open_revision(context));
        self.number()
    }

    /// The number of the latest revision.
    pub(crate) fn number(&self) -> RevisionNumber {
        self.organisation.strategy.revisions().next_back().unwrap().number
    }

    /// The latest revision.
    pub(crate) fn latest(&self) -> &Revision {
        self.revision(self.number())
    }

    /// A revision.
    pub(crate) fn revision(&self, number: RevisionNumber) -> &Revision {
        self.organisation.strategy.get(number).unwrap()
    }

    /// Where a revision is on its way, today.
    pub(crate) fn state(&self, number: RevisionNumber) -> State {
        self.organisation.strategy.state(self.revision(number), self.today)
    }

    /// Adds a statement, with a reason.
    pub(crate) fn add(&mut self, kind: StatementKind, parent: Option<StatementId>, says: &str) -> StatementId {
        let (number, asked) = (self.number(), asked(kind, parent, says));
        self.must(|organisation, context| organisation.add_statement(context, number, asked, Some(reason("Behövs"))));
        self.id(says)
    }

    /// The statement in the latest revision that says this.
    pub(crate) fn id(&self, says: &str) -> StatementId {
        let mut statements = self.latest().tree.iter();
        statements.find(|statement| statement.text() == says).unwrap_or_else(|| panic!("nothing says {says}")).id
    }

    /// A statement in the latest revision as a writer sees it now.
    pub(crate) fn seen(&self, id: StatementId) -> (StatementId, Seen) {
        (id, Seen(self.latest().tree.get(id).map_or(0, |statement| statement.version)))
    }

    /// Rewords a statement, with a reason.
    pub(crate) fn reword(&mut self, id: StatementId, says: &str) {
        let (number, seen) = (self.number(), self.seen(id));
        self.must(|organisation, context| {
            organisation.reword_statement(context, number, seen, wording(says), Some(reason("Klarare")))
        });
    }

    /// Removes a statement, with a reason.
    pub(crate) fn remove(&mut self, id: StatementId, why: &str) {
        let (number, seen) = (self.number(), self.seen(id));
        self.must(|organisation, context| organisation.remove_statement(context, number, seen, reason(why)));
    }

    /// Takes the last change back.
    pub(crate) fn undo(&mut self) {
        let (number, seen) = (self.number(), Seen(self.latest().last_change().unwrap().seq));
        self.must(|organisation, context| organisation.undo_change(context, number, seen));
    }

    /// Puts the latest revision before the board.
    pub(crate) fn propose(&mut self) {
        let number = self.number();
        self.must(|organisation, context| organisation.propose(context, number, BOARD));
    }

    /// Proposes the latest revision, and lets the board adopt it from a day.
    pub(crate) fn adopt_from(&mut self, in_force_from: Date) {
        self.propose();
        let (matter, minutes) = (adopting(self.number(), in_force_from), minutes(self.today));
        self.must(|organisation, context| organisation.record_decision(context, matter, minutes));
    }

    /// Proposes the latest revision, lets the board adopt it from today, and a day pass.
    pub(crate) fn adopt(&mut self) {
        self.adopt_from(self.today);
        self.wait(1);
    }
}

/// A model that limits little and nests goals in goals, so that much can happen under it.
pub(crate) fn roomy(version: u32) -> SteeringModel {
    let none = Limits::default();
    let kind = |kind, under: &[StatementKind], count| KindRule {
        kind,
        called: None,
        under: under.to_vec(),
        count,
        per_parent: none,
        words: none,
        steers: kind != StatementKind::ResultArea,
    };
    let (area, goal) = (StatementKind::ResultArea, StatementKind::Goal);
    SteeringModel {
        version: ModelVersion(version),
        name: Some(name("Rymlig")),
        kinds: vec![
            kind(StatementKind::OverarchingGoal, &[], none),
            kind(area, &[], Limits { least: Some(1), ..none }),
            kind(goal, &[area, goal], Limits { most: Some(4), ..none }),
            kind(StatementKind::Priority, &[], Limits { ceiling: Some(4), ..none }),
        ],
    }
}

/// A name.
pub(crate) fn name(typed: &str) -> Name {
    Name::parse(typed).unwrap()
}

/// A reason.
pub(crate) fn reason(typed: &str) -> Reason {
    Reason::parse(typed).unwrap()
}

/// A wording with a text alone.
pub(crate) fn wording(says: &str) -> Wording {
    Wording::new(StatementText::parse(says).unwrap())
}

/// A statement as it is asked for, last among its siblings.
pub(crate) fn asked(kind: StatementKind, parent: Option<StatementId>, says: &str) -> Asked {
    Asked { kind, parent, before: None, wording: wording(says) }
}

/// That a revision is adopted.
pub(crate) fn adopting(revision: RevisionNumber, in_force_from: Date) -> Matter {
    Matter::Adopt { revision, in_force_from }
}

/// That an adoption is revoked.
pub(crate) fn revoking(revision: RevisionNumber) -> Matter {
    Matter::Revoke { revision, reason: reason("Förutsättningarna har ändrats") }
}

/// What the board's secretary writes down, with only what must be there.
pub(crate) fn minutes(decided_on: Date) -> Minutes {
    Minutes {
        body: BOARD,
        decided_on,
        registration_number: RegistrationNumber::parse("1.1-2017-1").unwrap(),
        paragraph: None,
        minutes: None,
        attendance: None,
        presenter: None,
        reservations: Explanation::default(),
        union_consultation: None,
    }
}

/// What is asked of whoever sets up an agency.
pub(crate) fn founding() -> Founding {
    Founding {
        name: name("Prövningsverket"),
        governance: Governance::Board,
        written_in: WrittenIn::Swedish,
        example: false,
        published: true,
        body: name("Styrelsen"),
        basis: name("Arbetsordningen, 4 §"),
        model: name("Styrmodell"),
        areas: vec![StatementText::parse("Förenkling").unwrap(), StatementText::parse("Digitalisering").unwrap()],
    }
}
