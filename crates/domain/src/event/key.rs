//! The word for each event in message keys. Not the names in the log: those come from the variants themselves.

use crate::event::Event;

impl Event {
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
            Event::RoundOpened { .. } => "round-opened",
            Event::CalendarSet { .. } => "calendar-set",
            Event::PhaseEntered { .. } => "phase-entered",
            Event::FundingAdded { .. } => "funding-added",
            Event::FundingClosed { .. } => "funding-closed",
            Event::DirectiveWritten { .. } => "directive-written",
            Event::PointedOut { .. } => "pointed-out",
            Event::PointingEnded { .. } => "pointing-ended",
            Event::FramesSet { .. } => "frames-set",
            Event::PaperProposed { .. } => "paper-proposed",
            Event::PaperReturned { .. } => "paper-returned",
            Event::ActivitiesWritten { .. } => "activities-written",
            Event::PlanChangeUndone { .. } => "plan-change-undone",
            Event::ActivityProgressed { .. } => "activity-progressed",
            Event::FramePassed { .. } => "frame-passed",
            Event::PlanMoved { .. } => "plan-moved",
            Event::ScenarioNamed { .. } => "scenario-named",
            Event::ResourcesMoved { .. } => "resources-moved",
            Event::MoveUndone { .. } => "move-undone",
            Event::ScenarioCommented { .. } => "scenario-commented",
            Event::ScenarioDropped { .. } => "scenario-dropped",
            Event::BreakSetAside { .. } => "break-set-aside",
            Event::BreakTakenUp { .. } => "break-taken-up",
            Event::TasksRegistered { .. } => "tasks-registered",
            Event::TaskRewritten { .. } => "task-rewritten",
            Event::TasksHandedOut { .. } => "tasks-handed-out",
            Event::TaskMoved { .. } => "task-moved",
        }
    }
}
