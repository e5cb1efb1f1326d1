//! What can be found: which sorts of things, and which thing. Not how much it counts, nor who may find it.

use crate::ids::{
    ActivityId, BodyId, DecisionId, IndicatorId, RevisionNumber, RoundNumber, ScenarioId, StatementId, TaskId, UnitId,
    VerdictRoundId, WorkshopId,
};
use crate::statement::StatementKind;

/// What sorts of things are found, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// Texts that steer.
    Statement,
    /// What units plan and do.
    Activity,
    /// What the government and others ask.
    Task,
    /// What is measured.
    Indicator,
    /// What bodies have decided.
    Decision,
    /// Versions of the strategy.
    Revision,
    /// Planning rounds, with their directives.
    Round,
    /// Alternative allocations.
    Scenario,
    /// Workshops and meetings.
    Workshop,
    /// What people were asked to think of the strategy.
    VerdictRound,
    /// Bodies that decide.
    Body,
    /// Parts of the organisation.
    Unit,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 12] = [
        Sort::Statement,
        Sort::Activity,
        Sort::Task,
        Sort::Indicator,
        Sort::Decision,
        Sort::Revision,
        Sort::Round,
        Sort::Scenario,
        Sort::Workshop,
        Sort::VerdictRound,
        Sort::Body,
        Sort::Unit,
    ];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Statement => "statement",
            Sort::Activity => "activity",
            Sort::Task => "task",
            Sort::Indicator => "indicator",
            Sort::Decision => "decision",
            Sort::Revision => "revision",
            Sort::Round => "round",
            Sort::Scenario => "scenario",
            Sort::Workshop => "workshop",
            Sort::VerdictRound => "verdict-round",
            Sort::Body => "body",
            Sort::Unit => "unit",
        }
    }
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A statement.
    Statement {
        /// Which.
        id: StatementId,
        /// What it is.
        kind: StatementKind,
        /// A revision in which it says what was found: the one that counts most.
        revision: RevisionNumber,
    },
    /// An activity, in a round in which it reads as what was found: the one that counts most.
    Activity(RoundNumber, ActivityId),
    /// An external task.
    Task(TaskId),
    /// An indicator, by the definition that says what was found.
    Indicator {
        /// Which.
        id: IndicatorId,
        /// The number of the definition.
        definition: u32,
    },
    /// A decision.
    Decision(DecisionId),
    /// A revision.
    Revision(RevisionNumber),
    /// A planning round.
    Round(RoundNumber),
    /// A scenario of a round.
    Scenario(RoundNumber, ScenarioId),
    /// A workshop.
    Workshop(WorkshopId),
    /// A verdict round.
    VerdictRound(VerdictRoundId),
    /// A body.
    Body(BodyId),
    /// A unit.
    Unit(UnitId),
}

impl Subject {
    /// What sort of thing it is.
    pub fn sort(self) -> Sort {
        match self {
            Subject::Statement { .. } => Sort::Statement,
            Subject::Activity(..) => Sort::Activity,
            Subject::Task(_) => Sort::Task,
            Subject::Indicator { .. } => Sort::Indicator,
            Subject::Decision(_) => Sort::Decision,
            Subject::Revision(_) => Sort::Revision,
            Subject::Round(_) => Sort::Round,
            Subject::Scenario(..) => Sort::Scenario,
            Subject::Workshop(_) => Sort::Workshop,
            Subject::VerdictRound(_) => Sort::VerdictRound,
            Subject::Body(_) => Sort::Body,
            Subject::Unit(_) => Sort::Unit,
        }
    }
}
