//! What an event needs of whoever lets it happen: the right, and where. The rules check it before there is an event; here
//! it is told afterwards, for the record of whom a deputy acted for. Not what an event is about; that is `about`.

use crate::activity::PlanStep;
use crate::contribution::{About, Answerer};
use crate::event::Event;
use crate::ids::{BodyId, ContributionId, PersonId, UnitId, WorkshopId};
use crate::organisation::Organisation;
use crate::policy::Right;
use crate::task::TaskStep;

/// What is needed, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// A right, in the whole agency.
    Anywhere(Right),
    /// To see to the plan of a unit.
    Plan(UnitId),
    /// To write in the plan of a unit.
    Write(UnitId),
    /// To record what a body decided.
    Record(BodyId),
    /// To lead a workshop.
    Lead(WorkshopId),
}

impl Event {
    /// What it needs of the person who lets it happen. `None` of what is the person's own, and of what needs no more than to
    /// have come so far.
    pub fn needs(&self, organisation: &Organisation, by: PersonId) -> Option<Need> {
        let right = match self {
            Event::DecisionRecorded { decision } => return Some(Need::Record(decision.minutes.body)),
            Event::ActivitiesWritten { unit, .. } | Event::PlanChangeUndone { unit, .. } => {
                return Some(Need::Write(*unit));
            }
            Event::ActivityProgressed { round, activity, .. } => {
                let round = organisation.planning.get(*round)?;
                let another_s = round.activity(*activity).filter(|activity| activity.work.owner != Some(by));
                return another_s.map(|activity| Need::Plan(activity.unit));
            }
            Event::FramePassed { unit, .. }
            | Event::PlanMoved {
                unit,
                step: PlanStep::Submitted { .. } | PlanStep::Recalled | PlanStep::Commented { .. },
                ..
            } => {
                return Some(Need::Plan(*unit));
            }
            Event::TaskMoved { task, step: TaskStep::Answered { .. } | TaskStep::Reopened { .. } } => {
                return organisation.tasks.get(task)?.unit.map(Need::Plan);
            }
            Event::ContributionsAnswered { contributions, .. } => {
                return answering(organisation, *contributions.first()?, by);
            }
            Event::ContributionsGrouped { .. }
            | Event::ContributionUngrouped { .. }
            | Event::CandidateWritten { .. }
            | Event::CandidateDropped { .. }
            | Event::CandidateChosen { .. }
            | Event::ContributionHidden { .. }
            | Event::ContributionShown { .. }
            | Event::ContributionStruck { .. }
            | Event::RetentionChosen { .. }
            | Event::AnonymityChosen { .. } => Right::WriteStrategy,
            Event::CommentHidden { .. } | Event::CommentShown { .. } => Right::WriteStrategy,
            _ if self.round().is_some() => Right::SteerPlanning,
            Event::TaskMarkedSecret { .. } | Event::TaskSecrecyLifted { .. } => Right::ReadSecret,
            Event::FundingAdded { .. }
            | Event::FundingClosed { .. }
            | Event::TasksRegistered { .. }
            | Event::TasksHandedOut { .. }
            | Event::TaskRewritten { .. }
            | Event::TaskMoved { .. } => Right::SteerPlanning,
            Event::GoalAssessed { .. } => Right::AssessGoals,
            Event::IndicatorsDefined { .. }
            | Event::IndicatorRedefined { .. }
            | Event::IndicatorEnded { .. }
            | Event::IndicatorTakenUp { .. }
            | Event::ImportBegun { .. }
            | Event::ValuesTakenIn { .. }
            | Event::ValuesConfirmed { .. }
            | Event::MappingRemembered { .. }
            | Event::ImportTakenBack { .. }
            | Event::SetOpened { .. }
            | Event::IndicatorPutInSet { .. }
            | Event::IndicatorLeftOut { .. }
            | Event::SetProposed { .. }
            | Event::SetReturned { .. }
            | Event::SetWithdrawn { .. }
            | Event::IndicatorBreakSetAside { .. }
            | Event::IndicatorBreakTakenUp { .. }
            | Event::FetchSetUp { .. }
            | Event::FetchChanged { .. }
            | Event::FetchPaused { .. }
            | Event::FetchResumed { .. }
            | Event::FetchRemoved { .. }
            | Event::FetchedFileSetAside { .. }
            | Event::FetchedFileBroughtIn { .. } => Right::WriteIndicators,
            Event::VerdictRoundOpened { .. }
            | Event::VerdictRoundClosed { .. }
            | Event::VerdictRoundWithdrawn { .. }
            | Event::VerdictWordsHidden { .. }
            | Event::VerdictWordsShown { .. } => Right::WriteStrategy,
            Event::WorkshopPlanned { .. } => Right::LeadWorkshops,
            Event::WorkshopChanged { workshop, .. }
            | Event::WorkshopOpened { workshop, .. }
            | Event::WorkshopStepTaken { workshop, .. }
            | Event::WorkshopVotesCounted { workshop, .. }
            | Event::WorkshopClosed { workshop }
            | Event::WorkshopCalledOff { workshop, .. } => return Some(Need::Lead(*workshop)),
            // By a leader, or cleared away with the texts after a decision.
            Event::WorkshopNotesWritten { workshop, text: Some(_) } => return Some(Need::Lead(*workshop)),
            Event::WorkshopNotesWritten { .. } => Right::LeadWorkshops,
            Event::ContributionParked { contribution, .. } => {
                let place = organisation.contributions.get(*contribution)?.place?;
                return Some(Need::Lead(place.workshop));
            }
            Event::EditionImported { .. } => Right::Import,
            Event::SettingsChanged { .. } => Right::ChangeSettings,
            Event::RevisionReturned { .. } => Right::ReturnRevisions,
            _ if self.revision().is_some() => Right::WriteStrategy,
            _ => return None,
        };
        Some(Need::Anywhere(right))
    }
}

/// What it takes to answer a contribution that is not about the person's own.
fn answering(organisation: &Organisation, id: ContributionId, by: PersonId) -> Option<Need> {
    let contribution = organisation.contributions.get(id)?;
    match organisation.answerer(contribution) {
        Answerer::Owner(owner) if owner == by => None,
        Answerer::Manager(unit) => Some(Need::Plan(unit)),
        Answerer::Analyst => Some(Need::Anywhere(Right::WriteIndicators)),
        Answerer::Strategist => Some(Need::Anywhere(Right::WriteStrategy)),
        Answerer::Owner(_) => match contribution.about? {
            About::Activity { round, activity } => {
                Some(Need::Plan(organisation.planning.get(round)?.activity(activity)?.unit))
            }
            About::Indicator(_) => Some(Need::Anywhere(Right::WriteIndicators)),
            About::Statement(_) => Some(Need::Anywhere(Right::WriteStrategy)),
        },
    }
}
