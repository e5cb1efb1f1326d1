//! What an event is about: the revision or the planning round that it concerns. Not what it does; that is `apply`.

use crate::event::Event;
use crate::ids::{RevisionNumber, RoundNumber};

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
            Event::DecisionRecorded { decision } => decision.matter.revision(),
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
            // What is planned follows a strategy; it is not in one.
            _ => None,
        }
    }

    /// The planning round that it concerns, where it concerns one.
    pub fn round(&self) -> Option<RoundNumber> {
        match self {
            Event::RoundOpened { round, .. }
            | Event::CalendarSet { round, .. }
            | Event::PhaseEntered { round, .. }
            | Event::DirectiveWritten { round, .. }
            | Event::PointedOut { round, .. }
            | Event::PointingEnded { round, .. }
            | Event::FramesSet { round, .. }
            | Event::PaperProposed { round, .. }
            | Event::PaperReturned { round, .. }
            | Event::ActivitiesWritten { round, .. }
            | Event::PlanChangeUndone { round, .. }
            | Event::ActivityProgressed { round, .. }
            | Event::FramePassed { round, .. }
            | Event::PlanMoved { round, .. }
            | Event::ScenarioNamed { round, .. }
            | Event::ResourcesMoved { round, .. }
            | Event::MoveUndone { round, .. }
            | Event::ScenarioCommented { round, .. }
            | Event::ScenarioDropped { round, .. }
            | Event::BreakSetAside { round, .. }
            | Event::BreakTakenUp { round, .. } => Some(*round),
            Event::DecisionRecorded { decision } => decision.matter.round(),
            _ => None,
        }
    }
}
