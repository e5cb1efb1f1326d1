//! One version of the strategy: its statements, what became of those before, and the steps it has gone through.
//! Not the rules for writing it (`writing`) nor for its way to a decision (`course`).

use imbl::{OrdMap, Vector};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::{BodyId, DecisionId, ModelVersion, RevisionNumber, StatementId};
use crate::lineage::Link;
use crate::model::RuleKey;
use crate::text::{Name, Reason};
use crate::time::Stamp;
use crate::tree::{Patch, Tree};

/// How many changes to a draft can be taken back.
pub const UNDO_STEPS: usize = 100;

/// Where a revision is on its way, on a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Sent out for answers. Its text rests.
    InConsultation {
        /// The last day for answers.
        until: Date,
    },
    /// Before the body that decides. Its text rests.
    Proposed {
        /// Which body.
        to: BodyId,
    },
    /// Decided, and in force later.
    Adopted,
    /// What steers.
    InForce,
    /// Was in force.
    Superseded,
    /// Will not be: withdrawn before the decision, or revoked after it.
    Withdrawn,
}

impl State {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            State::Draft => "draft",
            State::InConsultation { .. } => "in-consultation",
            State::Proposed { .. } => "proposed",
            State::Adopted => "adopted",
            State::InForce => "in-force",
            State::Superseded => "superseded",
            State::Withdrawn => "withdrawn",
        }
    }

    /// Whether a body has decided it: then it is public where the organisation is, and never changes.
    pub fn is_decided(self) -> bool {
        matches!(self, State::Adopted | State::InForce | State::Superseded)
    }

    /// Whether it is on its way to a decision.
    pub fn is_open(self) -> bool {
        matches!(self, State::Draft | State::InConsultation { .. } | State::Proposed { .. })
    }
}

/// A step on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Sent on consultation.
    ConsultationOpened {
        /// The last day for answers.
        until: Date,
        /// To whom, in words.
        to: Name,
    },
    /// Put before a body.
    Proposed {
        /// Which.
        to: BodyId,
    },
    /// Back to being written.
    Returned {
        /// Why.
        reason: Reason,
    },
    /// Ended without a decision.
    Withdrawn {
        /// Why.
        reason: Reason,
    },
    /// Decided.
    Adopted {
        /// By which decision.
        decision: DecisionId,
        /// The first day in force.
        in_force_from: Date,
    },
    /// The decision was taken back before it came into force.
    Revoked {
        /// By which decision.
        decision: DecisionId,
        /// Why.
        reason: Reason,
    },
    /// It comes from before the log.
    Imported {
        /// What the file called it.
        label: Name,
        /// The first day in force.
        in_force_from: Date,
    },
}

/// A motive for passing a soft limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motive {
    /// The motive.
    pub motive: Reason,
    /// Who gave it, and when.
    pub given: Stamp,
}

/// One version of the strategy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// 1, 2, 3, …
    pub number: RevisionNumber,
    /// The revision that it began as a copy of.
    pub based_on: Option<RevisionNumber>,
    /// The steering model that it follows.
    pub model: ModelVersion,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// Its statements.
    pub tree: Tree,
    /// What became of the statements of the revision before, where it is more than a new wording or place.
    pub links: Vector<Link>,
    /// Why a statement with the same id reads or stands differently, and why a new one is there.
    pub reasons: OrdMap<StatementId, Reason>,
    /// Soft limits passed on purpose.
    pub motives: OrdMap<RuleKey, Motive>,
    /// The way it has gone, in order.
    pub steps: Vector<(Stamp, Step)>,
    /// The number of the event that last changed it.
    pub version: u64,
    /// Who last changed it, and when.
    pub changed: Stamp,
    pub(crate) undo: Vector<Undo>,
}

/// What is needed to take one change to a draft back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undo {
    pub(crate) change: LastChange,
    pub(crate) tree: Patch,
    pub(crate) links: Vector<Link>,
    pub(crate) reasons: OrdMap<StatementId, Reason>,
}

/// The change to a draft that can be taken back next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastChange {
    /// The statement that it changed, as it is found in the draft or in the revision before.
    pub statement: StatementId,
    /// The word for what was done, as in `Event::key`.
    pub key: String,
    /// Who did it, and when.
    pub by: Stamp,
    /// The number of the event.
    pub seq: u64,
}

impl Revision {
    pub(crate) fn new(number: RevisionNumber, model: ModelVersion, opened: Stamp, seq: u64) -> Revision {
        Revision {
            number,
            based_on: None,
            model,
            opened,
            tree: Tree::default(),
            links: Vector::new(),
            reasons: OrdMap::new(),
            motives: OrdMap::new(),
            steps: Vector::new(),
            version: seq,
            changed: opened,
            undo: Vector::new(),
        }
    }

    /// The first day in force, when it has been adopted and not revoked.
    pub fn in_force_from(&self) -> Option<Date> {
        match self.steps.last() {
            Some((_, Step::Adopted { in_force_from, .. } | Step::Imported { in_force_from, .. })) => {
                Some(*in_force_from)
            }
            _ => None,
        }
    }

    /// What a file called it, when it was imported.
    pub fn label(&self) -> Option<&Name> {
        self.steps.iter().find_map(|(_, step)| match step {
            Step::Imported { label, .. } => Some(label),
            _ => None,
        })
    }

    /// The change that can be taken back next.
    pub fn last_change(&self) -> Option<&LastChange> {
        self.undo.last().map(|undo| &undo.change)
    }

    /// How many statements it has that steer, by the model: headings are not counted.
    pub fn count(&self, model: &crate::model::SteeringModel) -> usize {
        self.tree.iter().filter(|statement| model.steers(statement.kind)).count()
    }
}
