//! The one value: everything that steers one agency, as plain data in memory. It changes only by events, and the
//! same events always give the same organisation. Not how it is stored, and not who may see what of it.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use imbl::{OrdMap, Vector};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::{Body, BodyKind, Matters};
use crate::comment::Comments;
use crate::contribution::Contributions;
use crate::decision::{Digest256, Matter, RecordedDecision};
use crate::event::{Event, Recorded};
use crate::ids::{
    ActivityId, AssignmentId, BodyId, DecisionId, DeputationId, FetchId, FundingId, ImportId, IndicatorId,
    ModelVersion, OrganisationId, PersonId, RevisionNumber, RoundNumber, ScenarioId, SetNumber, StatementId, TaskId,
    UnitId, VerdictRoundId, WorkshopId,
};
use crate::indicator::Indicators;
use crate::model::SteeringModel;
use crate::person::Person;
use crate::planning::Planning;
use crate::policy::Role;
use crate::refusal::{Refusal, Refusals};
use crate::regrouping::Regrouped;
use crate::revision::{Motive, Revision, Step};
use crate::secrecy::Withheld;
use crate::settings::Current;
use crate::statement::{Facing, NewStatement, StatementKind, Wording};
use crate::strategy::Strategy;
use crate::task::ExternalTask;
use crate::text::{Name, StatementText};
use crate::time::{Context, Stamp};
use crate::unit::Unit;
use crate::verdict_round::VerdictRound;
use crate::workshop::Workshop;

mod apply;

/// Who leads an agency (*Myndighetsförordningen*, 2007:515, 2 §).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Governance {
    /// A board that is responsible for the agency.
    Board,
    /// A head who alone is responsible.
    Director,
}

/// The language in which an agency writes its steering, whatever the reader's is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum WrittenIn {
    /// Swedish.
    #[serde(rename = "sv")]
    Swedish,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl WrittenIn {
    /// The tag for `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            WrittenIn::Swedish => "sv",
            WrittenIn::English => "en",
        }
    }
}

/// Everything that steers one agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    /// Which agency.
    pub id: OrganisationId,
    /// The number of the last event.
    pub seq: u64,
    /// What it is called. Empty before it is founded.
    pub name: Option<Name>,
    /// Who leads it.
    pub governance: Governance,
    /// The language of its texts.
    pub written_in: WrittenIn,
    /// What it has set for itself beside its name: its languages, its mark and its colour.
    pub settings: Current,
    /// Whether its data are invented, which every page then says.
    pub example: bool,
    /// Who opened what is decided to everyone, and when.
    pub published: Option<Stamp>,
    /// Its parts.
    pub units: OrdMap<UnitId, Arc<Unit>>,
    /// The changes of its units, in the order in which they were recorded.
    pub regroupings: Vector<Arc<Regrouped>>,
    /// The people in its directory, by id alone.
    pub people: OrdMap<PersonId, Arc<Person>>,
    /// Its bodies.
    pub bodies: OrdMap<BodyId, Arc<Body>>,
    /// The versions of its steering model.
    pub models: Vector<Arc<SteeringModel>>,
    /// Its strategy.
    pub strategy: Strategy,
    /// What its bodies have decided.
    pub decisions: OrdMap<DecisionId, Arc<RecordedDecision>>,
    /// What files call statements.
    pub references: OrdMap<Arc<str>, StatementId>,
    /// Its planning rounds.
    pub planning: Planning,
    /// The external tasks that it has been given.
    pub tasks: OrdMap<TaskId, Arc<ExternalTask>>,
    /// Its indicators, with their values.
    pub indicators: Indicators,
    /// What people think of it, and what they were answered.
    pub contributions: Contributions,
    /// What is said of things while one works with them.
    pub comments: Comments,
    /// The rounds in which people say what they think of its strategy.
    pub verdict_rounds: OrdMap<VerdictRoundId, Arc<VerdictRound>>,
    /// The meetings in which it is chiselled out.
    pub workshops: OrdMap<WorkshopId, Arc<Workshop>>,
    /// What is not in it for whoever it is shown to; nothing but in what is made for a viewer.
    pub withheld: Withheld,
    pub(crate) next: Next,
}

/// The numbers that are given out next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Next {
    statement: u32,
    revision: u32,
    decision: u32,
    unit: u32,
    person: u32,
    body: u32,
    round: u32,
    funding: u32,
    activity: u32,
    scenario: u32,
    task: u32,
    indicator: u32,
    set: u32,
    import: u32,
    fetch: u32,
    assignment: u32,
    deputation: u32,
    verdict_round: u32,
    workshop: u32,
}

impl Next {
    pub(crate) fn statement(&self) -> StatementId {
        StatementId(self.statement)
    }

    pub(crate) fn revision(&self) -> RevisionNumber {
        RevisionNumber(self.revision)
    }

    pub(crate) fn decision(&self) -> DecisionId {
        DecisionId(self.decision)
    }

    pub(crate) fn round(&self) -> RoundNumber {
        RoundNumber(self.round)
    }

    pub(crate) fn funding(&self) -> FundingId {
        FundingId(self.funding)
    }

    pub(crate) fn activity(&self) -> ActivityId {
        ActivityId(self.activity)
    }

    pub(crate) fn scenario(&self) -> ScenarioId {
        ScenarioId(self.scenario)
    }

    pub(crate) fn count_round(&mut self, id: RoundNumber) {
        self.round = self.round.max(id.0 + 1);
    }

    pub(crate) fn count_funding(&mut self, id: FundingId) {
        self.funding = self.funding.max(id.0 + 1);
    }

    pub(crate) fn count_activity(&mut self, id: ActivityId) {
        self.activity = self.activity.max(id.0 + 1);
    }

    pub(crate) fn count_body(&mut self, id: BodyId) {
        self.body = self.body.max(id.0 + 1);
    }

    pub(crate) fn body(&self) -> BodyId {
        BodyId(self.body)
    }

    pub(crate) fn unit(&self) -> UnitId {
        UnitId(self.unit)
    }

    pub(crate) fn count_unit(&mut self, id: UnitId) {
        self.unit = self.unit.max(id.0 + 1);
    }

    pub(crate) fn task(&self) -> TaskId {
        TaskId(self.task)
    }

    pub(crate) fn count_task(&mut self, id: TaskId) {
        self.task = self.task.max(id.0 + 1);
    }

    pub(crate) fn indicator(&self) -> IndicatorId {
        IndicatorId(self.indicator)
    }

    pub(crate) fn count_indicator(&mut self, id: IndicatorId) {
        self.indicator = self.indicator.max(id.0 + 1);
    }

    pub(crate) fn set(&self) -> SetNumber {
        SetNumber(self.set)
    }

    pub(crate) fn count_set(&mut self, number: SetNumber) {
        self.set = self.set.max(number.0 + 1);
    }

    pub(crate) fn import(&self) -> ImportId {
        ImportId(self.import)
    }

    pub(crate) fn count_import(&mut self, id: ImportId) {
        self.import = self.import.max(id.0 + 1);
    }

    pub(crate) fn fetch(&self) -> FetchId {
        FetchId(self.fetch)
    }

    pub(crate) fn count_fetch(&mut self, id: FetchId) {
        self.fetch = self.fetch.max(id.0 + 1);
    }

    pub(crate) fn assignment(&self) -> AssignmentId {
        AssignmentId(self.assignment)
    }

    pub(crate) fn count_assignment(&mut self, id: AssignmentId) {
        self.assignment = self.assignment.max(id.0 + 1);
    }

    pub(crate) fn deputation(&self) -> DeputationId {
        DeputationId(self.deputation)
    }

    pub(crate) fn count_deputation(&mut self, id: DeputationId) {
        self.deputation = self.deputation.max(id.0 + 1);
    }

    pub(crate) fn verdict_round(&self) -> VerdictRoundId {
        VerdictRoundId(self.verdict_round)
    }

    pub(crate) fn count_verdict_round(&mut self, id: VerdictRoundId) {
        self.verdict_round = self.verdict_round.max(id.0 + 1);
    }

    pub(crate) fn workshop(&self) -> WorkshopId {
        WorkshopId(self.workshop)
    }

    pub(crate) fn count_workshop(&mut self, id: WorkshopId) {
        self.workshop = self.workshop.max(id.0 + 1);
    }

    pub(crate) fn count_scenario(&mut self, id: ScenarioId) {
        self.scenario = self.scenario.max(id.0 + 1);
    }
}

/// An event does not fit the organisation that it came to: the log is damaged, or from a later version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inconsistent {
    /// The number of the event.
    pub seq: u64,
    /// What does not fit.
    pub what: &'static str,
}

impl fmt::Display for Inconsistent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "event {} does not fit the organisation: {}", self.seq, self.what)
    }
}

impl std::error::Error for Inconsistent {}

/// What is asked of whoever sets up an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founding {
    /// What it is called.
    pub name: Name,
    /// Who leads it.
    pub governance: Governance,
    /// The language of its texts.
    pub written_in: WrittenIn,
    /// Whether its data are invented.
    pub example: bool,
    /// Whether anyone may read what is decided.
    pub published: bool,
    /// What the board is called, or who the head is, in the organisation's language.
    pub body: Name,
    /// Where it says what the body may decide.
    pub basis: Name,
    /// What the first steering model is called.
    pub model: Name,
    /// Its result areas, to begin with.
    pub areas: Vec<StatementText>,
}

impl Organisation {
    /// An organisation before its first event.
    pub fn empty(id: OrganisationId) -> Organisation {
        Organisation {
            id,
            seq: 0,
            name: None,
            governance: Governance::Board,
            written_in: WrittenIn::Swedish,
            settings: Current::of(WrittenIn::Swedish),
            example: false,
            published: None,
            units: OrdMap::new(),
            regroupings: Vector::new(),
            people: OrdMap::new(),
            bodies: OrdMap::new(),
            models: Vector::new(),
            strategy: Strategy::default(),
            decisions: OrdMap::new(),
            references: OrdMap::new(),
            planning: Planning::default(),
            tasks: OrdMap::new(),
            indicators: Indicators::default(),
            contributions: Contributions::default(),
            comments: Comments::default(),
            verdict_rounds: OrdMap::new(),
            workshops: OrdMap::new(),
            withheld: Withheld::default(),
            next: Next {
                statement: 1,
                revision: 1,
                decision: 1,
                unit: 1,
                person: 1,
                body: 1,
                round: 1,
                funding: 1,
                activity: 1,
                scenario: 1,
                task: 1,
                indicator: 1,
                set: 1,
                import: 1,
                fetch: 1,
                assignment: 1,
                deputation: 1,
                verdict_round: 1,
                workshop: 1,
            },
        }
    }

    /// What it is called; its id until it has a name.
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or(self.id.as_str(), Name::as_str)
    }

    /// The digests of the texts beside the log that are there: what contributions, comments and notes of workshops say.
    pub fn texts(&self) -> BTreeSet<&str> {
        let notes = self.notes_of_workshops().filter_map(|notes| notes.text.as_ref());
        self.contributions.texts().chain(self.comments.texts()).chain(notes).map(Digest256::as_str).collect()
    }

    /// The number of the last event that brought or took such a text.
    pub fn texts_version(&self) -> u64 {
        let notes = self.notes_of_workshops().map(|notes| notes.version).max().unwrap_or(0);
        self.contributions.version.max(self.comments.version).max(notes)
    }

    /// The steering model that the next revision will follow.
    pub fn model(&self) -> &SteeringModel {
        self.models.last().map_or(&NO_MODEL, Arc::as_ref)
    }

    /// The steering model that a revision follows.
    pub fn model_of(&self, revision: &Revision) -> &SteeringModel {
        let version = self.models.iter().find(|model| model.version == revision.model);
        version.map_or_else(|| self.model(), Arc::as_ref)
    }

    /// The bodies that may adopt a strategy on a day.
    pub fn bodies_that_may_decide(&self, day: Date) -> impl Iterator<Item = &Body> {
        self.bodies_with_mandate(Matters::Strategy, day)
    }

    /// The bodies that may decide something on a day.
    pub fn bodies_with_mandate(&self, matters: Matters, day: Date) -> impl Iterator<Item = &Body> {
        self.bodies.values().map(Arc::as_ref).filter(move |body| body.mandate(matters, day).is_some())
    }

    /// Sets the agency up: its name, the body that decides with its mandate, a first person who may do everything,
    /// the simple steering model, and a first draft with the areas in it.
    ///
    /// # Errors
    /// `already-founded`.
    pub fn found(&self, context: &Context, founding: Founding) -> Result<Vec<Event>, Refusals> {
        if self.name.is_some() {
            return Err(Refusal::new("already-founded").with("organisation", self.name()).into());
        }
        let (person, body, revision) = (PersonId(1), BodyId(1), RevisionNumber(1));
        let kind = match founding.governance {
            Governance::Board => BodyKind::Board,
            Governance::Director => BodyKind::Director,
        };
        let mut events = vec![Event::OrganisationFounded {
            name: founding.name,
            governance: founding.governance,
            written_in: founding.written_in,
            example: founding.example,
        }];
        if founding.published {
            events.push(Event::OrganisationPublished {});
        }
        events.extend([
            Event::PersonPlaced {
                person,
                unit: None,
                roles: vec![
                    Role::Reader,
                    Role::UnitManager,
                    Role::Management,
                    Role::Analyst,
                    Role::Strategist,
                    Role::Secretary,
                    Role::Administrator,
                    Role::Auditor,
                ],
            },
            Event::BodyAdded { body, name: founding.body, kind },
            Event::MandateGiven {
                body,
                matters: Matters::Strategy,
                basis: founding.basis.clone(),
                from: context.today,
            },
            Event::MandateGiven {
                body,
                matters: Matters::Planning,
                basis: founding.basis.clone(),
                from: context.today,
            },
            Event::MandateGiven { body, matters: Matters::Indicators, basis: founding.basis, from: context.today },
            Event::ModelAdopted { model: SteeringModel::simple(ModelVersion(1), founding.model) },
            Event::RevisionOpened { revision, based_on: None, model: ModelVersion(1) },
        ]);
        events.extend((1..).zip(founding.areas).map(|(number, text)| Event::StatementAdded {
            revision,
            reason: None,
            statement: NewStatement {
                id: StatementId(number),
                kind: StatementKind::ResultArea,
                parent: None,
                before: None,
                wording: Wording { facing: Some(Facing::Outward), ..Wording::new(text) },
                reference: None,
            },
        }));
        Ok(events)
    }
}

// The model of an organisation that has none yet: no kinds, so nothing can be written before there is one.
static NO_MODEL: std::sync::LazyLock<SteeringModel> =
    std::sync::LazyLock::new(|| SteeringModel { version: ModelVersion(0), name: None, kinds: Vec::new() });
