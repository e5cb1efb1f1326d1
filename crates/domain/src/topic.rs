//! What people talk about: a thing that can be commented on and followed, whether somebody may read it, who is responsible for
//! it, and when it last became another. Not what is said of it; that is a [`crate::comment`].

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::contribution::{About, Answerer};
use crate::ids::{
    ActivityId, ContributionId, DecisionId, IndicatorId, NotAnId, PersonId, RevisionNumber, RoundNumber, StatementId,
    TaskId, UnitId, WorkshopId,
};
use crate::organisation::Organisation;
use crate::policy::standing::Standing;
use crate::policy::{self, Right, Viewer};
use crate::time::{Actor, Stamp};

/// A thing that can be commented on and followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// A text that steers.
    Statement(StatementId),
    /// What a unit plans or does.
    Activity {
        /// In which round.
        round: RoundNumber,
        /// Which.
        activity: ActivityId,
    },
    /// A measure.
    Indicator(IndicatorId),
    /// What somebody thinks.
    Contribution(ContributionId),
    /// What the government or another has asked.
    Task(TaskId),
    /// What a body decided.
    Decision(DecisionId),
    /// A version of the strategy.
    Revision(RevisionNumber),
    /// The plan of a unit.
    Plan {
        /// In which round.
        round: RoundNumber,
        /// Whose.
        unit: UnitId,
    },
    /// A planning round, with what management asks in it and the frames.
    Round(RoundNumber),
    /// A workshop or a meeting.
    Workshop(WorkshopId),
}

impl From<About> for Topic {
    fn from(about: About) -> Topic {
        match about {
            About::Statement(id) => Topic::Statement(id),
            About::Activity { round, activity } => Topic::Activity { round, activity },
            About::Indicator(id) => Topic::Indicator(id),
        }
    }
}

impl Topic {
    /// The same as something that a contribution can be about.
    pub fn about(self) -> Option<About> {
        match self {
            Topic::Statement(id) => Some(About::Statement(id)),
            Topic::Activity { round, activity } => Some(About::Activity { round, activity }),
            Topic::Indicator(id) => Some(About::Indicator(id)),
            _ => None,
        }
    }

    /// The word for the sort of thing in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Statement(_) => "statement",
            Topic::Activity { .. } => "activity",
            Topic::Indicator(_) => "indicator",
            Topic::Contribution(_) => "contribution",
            Topic::Task(_) => "task",
            Topic::Decision(_) => "decision",
            Topic::Revision(_) => "revision",
            Topic::Plan { .. } => "plan",
            Topic::Round(_) => "round",
            Topic::Workshop(_) => "workshop",
        }
    }
}

/// `statement-12`, `activity-3-45`, `plan-3-7`.
impl fmt::Display for Topic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key();
        match self {
            Topic::Statement(id) => write!(f, "{key}-{id}"),
            Topic::Activity { round, activity } => write!(f, "{key}-{round}-{activity}"),
            Topic::Indicator(id) => write!(f, "{key}-{id}"),
            Topic::Contribution(id) => write!(f, "{key}-{id}"),
            Topic::Task(id) => write!(f, "{key}-{id}"),
            Topic::Decision(id) => write!(f, "{key}-{id}"),
            Topic::Revision(number) => write!(f, "{key}-{number}"),
            Topic::Plan { round, unit } => write!(f, "{key}-{round}-{unit}"),
            Topic::Round(number) => write!(f, "{key}-{number}"),
            Topic::Workshop(id) => write!(f, "{key}-{id}"),
        }
    }
}

impl FromStr for Topic {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Topic, NotAnId> {
        if let Ok(about) = text.parse::<About>() {
            return Ok(about.into());
        }
        let (kind, id) = text.split_once('-').ok_or(NotAnId)?;
        match kind {
            "contribution" => Ok(Topic::Contribution(id.parse()?)),
            "task" => Ok(Topic::Task(id.parse()?)),
            "decision" => Ok(Topic::Decision(id.parse()?)),
            "revision" => Ok(Topic::Revision(id.parse()?)),
            "round" => Ok(Topic::Round(id.parse()?)),
            "workshop" => Ok(Topic::Workshop(id.parse()?)),
            "plan" => {
                let (round, unit) = id.split_once('-').ok_or(NotAnId)?;
                Ok(Topic::Plan { round: round.parse()?, unit: unit.parse()? })
            }
            _ => Err(NotAnId),
        }
    }
}

/// That something became another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The number of the event.
    pub seq: u64,
    /// Who did it, and when.
    pub stamp: Stamp,
}

impl Organisation {
    /// Whether this viewer may read a thing, and with it what is said of it. What is said is among those who work here, so
    /// who reads nothing but what is decided reads nothing of it.
    pub fn may_read_topic(&self, viewer: Viewer, topic: Topic) -> bool {
        if matches!(viewer, Viewer::Program(..)) || !policy::may(self, viewer, Right::ReadDrafts) {
            return false;
        }
        let plans = || policy::may(self, viewer, Right::ReadPlanning);
        match topic {
            Topic::Statement(id) => self.strategy.has_statement(id),
            Topic::Activity { .. } => plans() && topic.about().is_some_and(|about| about.is_in(self)),
            Topic::Indicator(id) => self.indicators.get(id).is_some(),
            Topic::Contribution(id) => self.contributions.get(id).is_some_and(|it| {
                let is_own = matches!(viewer, Viewer::Person(person, _) if it.made.by == Actor::Person(person));
                it.withdrawn.is_none()
                    && (it.hidden.is_none() || is_own || policy::may(self, viewer, Right::WriteStrategy))
            }),
            Topic::Task(id) => plans() && self.tasks.contains_key(&id) && !self.is_hidden_from(viewer, id),
            Topic::Decision(id) => self.decisions.contains_key(&id),
            Topic::Revision(number) => {
                self.strategy.get(number).is_some_and(|revision| policy::may_read(self, viewer, revision))
            }
            Topic::Plan { round, unit } => {
                plans() && self.planning.get(round).is_some() && self.units.contains_key(&unit)
            }
            Topic::Round(number) => plans() && self.planning.get(number).is_some(),
            Topic::Workshop(id) => self.workshop(id).is_some(),
        }
    }

    /// Who is responsible for a thing; `None` of what a body has decided.
    pub fn responsible_for(&self, topic: Topic) -> Option<Answerer> {
        match topic {
            Topic::Statement(_) | Topic::Activity { .. } | Topic::Indicator(_) => {
                Some(self.answerer_about(topic.about()))
            }
            Topic::Contribution(id) => self.contributions.get(id).map(|contribution| self.answerer(contribution)),
            Topic::Task(id) => self.tasks.get(&id)?.unit.map(Answerer::Manager),
            Topic::Revision(_) | Topic::Round(_) => Some(Answerer::Strategist),
            Topic::Workshop(id) => match self.workshop(id)?.planned.by {
                Actor::Person(person) => Some(Answerer::Owner(person)),
                Actor::System => None,
            },
            Topic::Plan { unit, .. } => Some(Answerer::Manager(unit)),
            Topic::Decision(_) => None,
        }
    }

    /// Whether a person is responsible for a thing on a day.
    pub fn is_responsible(&self, person: PersonId, day: Date, topic: Topic) -> bool {
        let standing = || Standing::of(self, person, day);
        match self.responsible_for(topic) {
            None => false,
            Some(Answerer::Owner(owner)) => owner == person,
            Some(Answerer::Strategist) => standing().may(Right::WriteStrategy),
            Some(Answerer::Analyst) => standing().may(Right::WriteIndicators),
            Some(Answerer::Manager(unit)) => standing().managed().contains(&unit),
        }
    }

    /// When a thing last became another, so that those who follow it should know. Of a statement, when other words of it were
    /// decided; of a contribution, when it was answered; of a round, when a paper of it was decided; of a workshop, when its
    /// notes were written; what is decided does not change.
    pub fn last_change(&self, topic: Topic) -> Option<Change> {
        match topic {
            Topic::Statement(id) => self.last_decided_wording(id),
            Topic::Activity { round, activity } => {
                let found = self.planning.get(round)?.activity(activity)?;
                Some(Change { seq: found.version, stamp: found.changed })
            }
            Topic::Indicator(id) => {
                let found = self.indicators.get(id)?;
                let ended = found.ended.as_ref().map(|(stamp, _)| *stamp);
                Some(Change { seq: found.version, stamp: ended.unwrap_or(found.written().written) })
            }
            Topic::Contribution(id) => {
                let found = self.contributions.get(id)?;
                let (stamp, _) = found.answers.last()?;
                Some(Change { seq: found.answered_by?, stamp: *stamp })
            }
            Topic::Task(id) => {
                let found = self.tasks.get(&id)?;
                Some(Change { seq: found.version, stamp: found.changed })
            }
            Topic::Revision(number) => {
                let found = self.strategy.get(number)?;
                Some(Change { seq: found.version, stamp: found.changed })
            }
            Topic::Plan { round, unit } => {
                let found = self.planning.get(round)?.plans.get(&unit)?;
                Some(Change { seq: found.version, stamp: found.changed })
            }
            Topic::Round(number) => {
                let edition = self.planning.get(number)?.editions.last()?;
                let recorded = self.decisions.get(&edition.decision)?;
                Some(Change { seq: recorded.seq, stamp: recorded.recorded })
            }
            Topic::Workshop(id) => {
                let notes = self.workshop(id)?.notes.as_ref()?;
                Some(Change { seq: notes.version, stamp: notes.written })
            }
            Topic::Decision(_) => None,
        }
    }

    /// The last decision by which a statement got other words, or went.
    fn last_decided_wording(&self, id: StatementId) -> Option<Change> {
        let mut before = None;
        let mut last = None;
        for revision in self.strategy.adopted() {
            let now = revision.tree.get(id).map(|statement| &statement.wording);
            if before.is_some() && now != before {
                last = self.decision_on(revision.number);
            }
            before = now;
        }
        last.map(|recorded| Change { seq: recorded.seq, stamp: recorded.recorded })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_has_one_spelling() {
        let round = RoundNumber(3);
        for topic in [
            Topic::Statement(StatementId(12)),
            Topic::Activity { round, activity: ActivityId(45) },
            Topic::Indicator(IndicatorId(7)),
            Topic::Contribution(ContributionId(1)),
            Topic::Task(TaskId(2)),
            Topic::Decision(DecisionId(3)),
            Topic::Revision(RevisionNumber(6)),
            Topic::Plan { round, unit: UnitId(7) },
            Topic::Round(round),
            Topic::Workshop(WorkshopId(4)),
        ] {
            assert_eq!(topic.to_string().parse(), Ok(topic));
            assert!(topic.to_string().starts_with(topic.key()));
        }
        for wrong in ["", "task", "task-", "task-07", "plan-3", "plan-3-", "plan--3", "unit-1", "12"] {
            assert_eq!(wrong.parse::<Topic>(), Err(NotAnId), "{wrong:?}");
        }
    }
}
