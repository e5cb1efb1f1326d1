//! Everything that can happen to an organisation. The names are for ever: they are in logs that cannot be rewritten.
//! A later shape of an event gets a new variant; the old one is still read.
//!
//! Only strings, whole numbers, booleans, null, lists and objects: the canonical bytes under the seal know no others.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::{BodyKind, Matters};
use crate::decision::Decision;
use crate::ids::{BodyId, ModelVersion, PersonId, RevisionNumber, StatementId, UnitId};
use crate::lineage::Link;
use crate::model::{RuleKey, SteeringModel};
use crate::organisation::{Governance, WrittenIn};
use crate::policy::Role;
use crate::statement::{NewStatement, Wording};
use crate::text::{Name, Reason};
use crate::time::Actor;

/// An event with its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its number in the organisation's log, from 1 without gaps. This, and never the clock, is the order.
    pub seq: u64,
    /// When it was recorded.
    pub at: Timestamp,
    /// Who did it.
    pub actor: Actor,
    /// What happened.
    pub event: Event,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "name", content = "payload", rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Event {
    /// The organisation exists from here on.
    OrganisationFounded {
        /// What it is called.
        name: Name,
        /// Who leads it.
        governance: Governance,
        /// The language of its texts.
        written_in: WrittenIn,
        /// Whether its data are invented, which every page then says.
        example: bool,
    },
    /// Anyone may from now on read what is decided.
    OrganisationPublished {},
    /// A unit was added.
    UnitAdded {
        /// Its number.
        unit: UnitId,
        /// What it is called.
        name: Name,
        /// What it is part of.
        parent: Option<UnitId>,
    },
    /// A person came into the directory, or got another unit or other roles.
    PersonPlaced {
        /// Who.
        person: PersonId,
        /// Where.
        unit: Option<UnitId>,
        /// As what.
        roles: Vec<Role>,
    },
    /// A body was set up.
    BodyAdded {
        /// Its number.
        body: BodyId,
        /// What it is called.
        name: Name,
        /// What sort it is.
        kind: BodyKind,
    },
    /// A person sits in a body from a day.
    MemberAdded {
        /// In which.
        body: BodyId,
        /// Who.
        person: PersonId,
        /// From when.
        from: Date,
    },
    /// A body may decide something from a day.
    MandateGiven {
        /// Which body.
        body: BodyId,
        /// What it may decide.
        matters: Matters,
        /// Where it says so.
        basis: Name,
        /// From when.
        from: Date,
    },
    /// The steering model has a new version. Revisions opened from now on follow it.
    ModelAdopted {
        /// The model.
        model: SteeringModel,
    },
    /// A new revision is being written.
    RevisionOpened {
        /// Its number.
        revision: RevisionNumber,
        /// The revision that it begins as a copy of.
        based_on: Option<RevisionNumber>,
        /// The model that it follows.
        model: ModelVersion,
    },
    /// An edition from before the log, as a file told it.
    EditionImported {
        /// The number it got.
        revision: RevisionNumber,
        /// The edition before it.
        based_on: Option<RevisionNumber>,
        /// The model in force when it was imported.
        model: ModelVersion,
        /// What the file called it.
        label: Name,
        /// The first day that it was in force.
        in_force_from: Date,
        /// All its statements, each after the one it stands under.
        statements: Vec<NewStatement>,
        /// What became of the statements of the edition before.
        links: Vec<Link>,
    },
    /// A statement was added to a draft.
    StatementAdded {
        /// In which revision.
        revision: RevisionNumber,
        /// The statement.
        statement: NewStatement,
        /// Why.
        reason: Option<Reason>,
    },
    /// A statement says something else, or says it in other words.
    StatementReworded {
        /// In which revision.
        revision: RevisionNumber,
        /// Which.
        statement: StatementId,
        /// What it says now.
        wording: Wording,
        /// Why.
        reason: Option<Reason>,
    },
    /// A statement stands somewhere else.
    StatementMoved {
        /// In which revision.
        revision: RevisionNumber,
        /// Which.
        statement: StatementId,
        /// Under what.
        parent: Option<StatementId>,
        /// Before which sibling; `None` last.
        before: Option<StatementId>,
        /// Why, when it moved to another parent.
        reason: Option<Reason>,
    },
    /// Statements became others: merged, split, replaced, or removed (then `into` is empty).
    StatementsLinked {
        /// In which revision.
        revision: RevisionNumber,
        /// What became of what, and why.
        link: Link,
        /// The new statements, in order. What stood under the old ones stands under the first of these.
        into: Vec<NewStatement>,
    },
    /// The last change to a draft was taken back.
    DraftChangeUndone {
        /// In which revision.
        revision: RevisionNumber,
    },
    /// A soft limit of the model is passed on purpose.
    LimitPassed {
        /// In which revision.
        revision: RevisionNumber,
        /// Which limit.
        rule: RuleKey,
        /// The motive.
        motive: Reason,
    },
    /// A draft was sent on consultation.
    ConsultationOpened {
        /// Which revision.
        revision: RevisionNumber,
        /// The last day for answers.
        until: Date,
        /// To whom, in words.
        to: Name,
    },
    /// A revision was put before the body that decides.
    RevisionProposed {
        /// Which revision.
        revision: RevisionNumber,
        /// To which body.
        to: BodyId,
    },
    /// A revision in consultation or proposed went back to being written.
    RevisionReturned {
        /// Which revision.
        revision: RevisionNumber,
        /// Why.
        reason: Reason,
    },
    /// A revision will not be.
    RevisionWithdrawn {
        /// Which revision.
        revision: RevisionNumber,
        /// Why.
        reason: Reason,
    },
    /// A body decided.
    DecisionRecorded {
        /// What.
        decision: Decision,
    },
}

impl Event {
    /// The revision that it concerns, where it concerns one.
    pub fn revision(&self) -> Option<RevisionNumber> {
        match self {
            Event::OrganisationFounded { .. }
            | Event::OrganisationPublished {}
            | Event::UnitAdded { .. }
            | Event::PersonPlaced { .. }
            | Event::BodyAdded { .. }
            | Event::MemberAdded { .. }
            | Event::MandateGiven { .. }
            | Event::ModelAdopted { .. } => None,
            Event::RevisionOpened { revision, .. }
            | Event::EditionImported { revision, .. }
            | Event::StatementAdded { revision, .. }
            | Event::StatementReworded { revision, .. }
            | Event::StatementMoved { revision, .. }
            | Event::StatementsLinked { revision, .. }
            | Event::DraftChangeUndone { revision }
            | Event::LimitPassed { revision, .. }
            | Event::ConsultationOpened { revision, .. }
            | Event::RevisionProposed { revision, .. }
            | Event::RevisionReturned { revision, .. }
            | Event::RevisionWithdrawn { revision, .. } => Some(*revision),
            Event::DecisionRecorded { decision } => Some(decision.matter.revision()),
        }
    }

    /// The word for it in message keys: what a log shows is `event-` and this.
    pub fn key(&self) -> &'static str {
        match self {
            Event::OrganisationFounded { .. } => "organisation-founded",
            Event::OrganisationPublished {} => "organisation-published",
            Event::UnitAdded { .. } => "unit-added",
            Event::PersonPlaced { .. } => "person-placed",
            Event::BodyAdded { .. } => "body-added",
            Event::MemberAdded { .. } => "member-added",
            Event::MandateGiven { .. } => "mandate-given",
            Event::ModelAdopted { .. } => "model-adopted",
            Event::RevisionOpened { .. } => "revision-opened",
            Event::EditionImported { .. } => "edition-imported",
            Event::StatementAdded { .. } => "statement-added",
            Event::StatementReworded { .. } => "statement-reworded",
            Event::StatementMoved { .. } => "statement-moved",
            Event::StatementsLinked { .. } => "statements-linked",
            Event::DraftChangeUndone { .. } => "draft-change-undone",
            Event::LimitPassed { .. } => "limit-passed",
            Event::ConsultationOpened { .. } => "consultation-opened",
            Event::RevisionProposed { .. } => "revision-proposed",
            Event::RevisionReturned { .. } => "revision-returned",
            Event::RevisionWithdrawn { .. } => "revision-withdrawn",
            Event::DecisionRecorded { .. } => "decision-recorded",
        }
    }
}
