//! Contributions: what people think of the steering and the work, each with what came of it. Who may answer one, and what lies
//! behind a wording. The rules are in `rules`. Not the texts: those are rows that can be erased, and what is here of a text
//! is its digest; see `docs/decisions/0019-contributions-outside-the-log.md`.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use imbl::{OrdMap, Vector};
use serde::{Deserialize, Serialize};

use crate::decision::Digest256;
use crate::ids::{
    ActivityId, CandidateId, ContributionId, DecisionId, GroupId, IndicatorId, NotAnId, PersonId, RevisionNumber,
    RoundNumber, StatementId, UnitId,
};
use crate::organisation::Organisation;
use crate::policy::{self, Right, Viewer};
use crate::text::{Name, Reason};
use crate::time::{Actor, Stamp};
use crate::workshop::Place;

mod apply;
pub mod candidate;
mod rules;
pub mod striking;

use candidate::Candidate;

/// What a contribution is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
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
}

impl About {
    /// The word for the sort of thing in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            About::Statement(_) => "statement",
            About::Activity { .. } => "activity",
            About::Indicator(_) => "indicator",
        }
    }

    /// Whether it is in the organisation.
    pub fn is_in(self, organisation: &Organisation) -> bool {
        match self {
            About::Statement(id) => organisation.strategy.has_statement(id),
            About::Activity { round, activity } => {
                organisation.planning.get(round).is_some_and(|round| round.activity(activity).is_some())
            }
            About::Indicator(id) => organisation.indicators.get(id).is_some(),
        }
    }
}

/// `statement-12`, `activity-3-45`, `indicator-7`.
impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            About::Statement(id) => write!(f, "statement-{id}"),
            About::Activity { round, activity } => write!(f, "activity-{round}-{activity}"),
            About::Indicator(id) => write!(f, "indicator-{id}"),
        }
    }
}

impl FromStr for About {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<About, NotAnId> {
        let (kind, id) = text.split_once('-').ok_or(NotAnId)?;
        match kind {
            "statement" => Ok(About::Statement(id.parse()?)),
            "activity" => {
                let (round, activity) = id.split_once('-').ok_or(NotAnId)?;
                Ok(About::Activity { round: round.parse()?, activity: activity.parse()? })
            }
            "indicator" => Ok(About::Indicator(id.parse()?)),
            _ => Err(NotAnId),
        }
    }
}

/// Something that somebody wants to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Its number.
    pub id: ContributionId,
    /// What it is about; `None` when it is about the agency as a whole.
    pub about: Option<About>,
    /// The name of the meeting that it comes from, where that was no workshop here.
    pub origin: Option<Name>,
    /// Where it was left; `None` when it was in no workshop.
    pub place: Option<Place>,
    /// Whether it is in the parking lot of its workshop.
    pub parked: bool,
    /// The digest of its text; `None` when the text is no more.
    pub text: Option<Digest256>,
    /// When it was left, and by whom: by the installation itself when its author is anonymous to colleagues.
    pub made: Stamp,
    /// What was answered, the last last. That one counts.
    pub answers: Vector<(Stamp, ContributionAnswer)>,
    /// The number of the event of the last answer.
    pub answered_by: Option<u64>,
    /// With which others it was put together.
    pub group: Option<GroupId>,
    /// What readers objected to.
    pub reports: Vector<(Stamp, Objection)>,
    /// The number of the event of the last report.
    pub reported_by: Option<u64>,
    /// Why it is hidden from readers, and since when.
    pub hidden: Option<(Stamp, Objection)>,
    /// When something was struck out of it.
    pub struck: Vector<Stamp>,
    /// When its author took it back.
    pub withdrawn: Option<Stamp>,
    /// When its text was cleared away.
    pub cleared: Option<Stamp>,
    /// The number of the last event about it.
    pub version: u64,
}

impl Contribution {
    /// What was answered last.
    pub fn answer(&self) -> Option<&ContributionAnswer> {
        self.answers.last().map(|(_, answer)| answer)
    }

    /// Whether it waits for an answer.
    pub fn is_unanswered(&self) -> bool {
        self.answers.is_empty() && self.withdrawn.is_none() && self.hidden.is_none()
    }

    /// Whether its author is anonymous to colleagues.
    pub fn is_anonymous(&self) -> bool {
        self.made.by == Actor::System
    }

    /// Whether it is this reader who objected to it.
    pub fn is_reported_by(&self, reader: Actor) -> bool {
        self.reports.iter().any(|(stamp, _)| stamp.by == reader)
    }

    /// Where it is on its way.
    pub fn state(&self) -> ContributionState {
        match self.answer() {
            _ if self.withdrawn.is_some() => ContributionState::Withdrawn,
            Some(answer) => ContributionState::Answered(answer.outcome),
            None if self.hidden.is_some() => ContributionState::Hidden,
            None => ContributionState::Unanswered,
        }
    }
}

/// Where a contribution is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContributionState {
    /// It waits for an answer.
    Unanswered,
    /// It was answered so.
    Answered(Outcome),
    /// It is hidden from readers, and gets no answer.
    Hidden,
    /// Its author took it back.
    Withdrawn,
}

impl ContributionState {
    /// All of them, in the order of a list.
    pub const ALL: [ContributionState; 6] = [
        ContributionState::Unanswered,
        ContributionState::Answered(Outcome::Adopted),
        ContributionState::Answered(Outcome::Partly),
        ContributionState::Answered(Outcome::Declined),
        ContributionState::Hidden,
        ContributionState::Withdrawn,
    ];

    /// The word for it in message keys and addresses.
    pub fn key(self) -> &'static str {
        match self {
            ContributionState::Unanswered => "unanswered",
            ContributionState::Answered(outcome) => outcome.key(),
            ContributionState::Hidden => "hidden",
            ContributionState::Withdrawn => "withdrawn",
        }
    }
}

/// What comes of a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is done as it says.
    Adopted,
    /// Some of it is.
    Partly,
    /// It is not.
    Declined,
}

impl Outcome {
    /// All of them, in the order of a form.
    pub const ALL: [Outcome; 3] = [Outcome::Adopted, Outcome::Partly, Outcome::Declined];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Outcome::Adopted => "adopted",
            Outcome::Partly => "partly",
            Outcome::Declined => "declined",
        }
    }
}

/// A wording that contributions led to: a statement as it reads in a revision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LedTo {
    /// In which revision.
    pub revision: RevisionNumber,
    /// Which statement.
    pub statement: StatementId,
}

/// The answer to a contribution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionAnswer {
    /// What comes of it.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The wording that it led to, where it led to one.
    pub led_to: Option<LedTo>,
}

/// What is wrong with a text. A word and no sentence, so that nothing of the text comes into the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Objection {
    /// It tells of a person.
    PersonalData,
    /// It is insulting or threatening.
    Offensive,
    /// It tells what is secret.
    Secret,
    /// It has nothing to do with the agency's work.
    Irrelevant,
}

impl Objection {
    /// All of them, in the order of a form.
    pub const ALL: [Objection; 4] =
        [Objection::PersonalData, Objection::Offensive, Objection::Secret, Objection::Irrelevant];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Objection::PersonalData => "personal-data",
            Objection::Offensive => "offensive",
            Objection::Secret => "secret",
            Objection::Irrelevant => "irrelevant",
        }
    }
}

/// What was chosen for the texts of contributions when a revision had been decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Retention {
    /// They are kept.
    Kept,
    /// Those that were answered are cleared away; the answers stay.
    Cleared,
}

impl Retention {
    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Retention::Kept => "kept",
            Retention::Cleared => "cleared",
        }
    }
}

/// Contributions that say much the same, under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionGroup {
    /// Its number.
    pub id: GroupId,
    /// What they say together.
    pub heading: Name,
    /// Who put them together first, and when.
    pub made: Stamp,
}

/// All contributions of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contributions {
    all: OrdMap<ContributionId, Arc<Contribution>>,
    groups: OrdMap<GroupId, Arc<ContributionGroup>>,
    candidates: OrdMap<CandidateId, Arc<Candidate>>,
    retentions: OrdMap<DecisionId, (Stamp, Retention)>,
    /// Who let people be anonymous to colleagues, and when; `None` while they may not.
    pub anonymous: Option<Stamp>,
    /// The number of the last event about any of them: their texts are as they were then.
    pub version: u64,
}

impl Contributions {
    /// Each of them, in the order in which they were left.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Contribution> {
        self.all.values().map(Arc::as_ref)
    }

    /// The contribution with this number.
    pub fn get(&self, id: ContributionId) -> Option<&Contribution> {
        self.all.get(&id).map(Arc::as_ref)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The number of the next one.
    pub(crate) fn next(&self) -> ContributionId {
        ContributionId(self.all.get_max().map_or(1, |(last, _)| last.0 + 1))
    }

    /// Every group, in the order of their numbers.
    pub fn groups(&self) -> impl Iterator<Item = &ContributionGroup> {
        self.groups.values().map(Arc::as_ref)
    }

    /// The group with this number.
    pub fn group(&self, id: GroupId) -> Option<&ContributionGroup> {
        self.groups.get(&id).map(Arc::as_ref)
    }

    /// Those that were put together in a group.
    pub fn in_group(&self, id: GroupId) -> impl Iterator<Item = &Contribution> {
        self.all().filter(move |contribution| contribution.group == Some(id))
    }

    /// What was chosen for the texts after a decision.
    pub fn retention(&self, decision: DecisionId) -> Option<(Stamp, Retention)> {
        self.retentions.get(&decision).copied()
    }

    /// How many were answered, and of how many. One that was taken back or hidden without an answer waits for none.
    pub fn answered(&self) -> (usize, usize) {
        let answered = self.all().filter(|it| it.withdrawn.is_none() && !it.answers.is_empty()).count();
        (answered, answered + self.all().filter(|it| it.is_unanswered()).count())
    }

    /// The digests of the texts that are there.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Digest256> {
        self.all().filter_map(|contribution| contribution.text.as_ref())
    }
}

/// Who is to answer a contribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answerer {
    /// Whoever works with the texts of the strategy.
    Strategist,
    /// Whoever manages this unit.
    Manager(UnitId),
    /// This person, whose activity or indicator it is about.
    Owner(PersonId),
    /// Whoever works with indicators.
    Analyst,
}

impl Organisation {
    /// Who is to answer a contribution: the one who is responsible for what it is about.
    pub fn answerer(&self, contribution: &Contribution) -> Answerer {
        self.answerer_about(contribution.about)
    }

    /// Who is responsible for what can be contributed to.
    pub(crate) fn answerer_about(&self, about: Option<About>) -> Answerer {
        let is_here = |person: &PersonId| self.people.get(person).is_some_and(|person| !person.roles.is_empty());
        match about {
            None | Some(About::Statement(_)) => Answerer::Strategist,
            Some(About::Activity { round, activity }) => {
                match self.planning.get(round).and_then(|round| round.activity(activity)) {
                    Some(found) => {
                        let owner = found.work.owner.filter(is_here);
                        owner.map_or(Answerer::Manager(found.unit), Answerer::Owner)
                    }
                    None => Answerer::Strategist,
                }
            }
            Some(About::Indicator(indicator)) => {
                let owner = self.indicators.get(indicator).and_then(|indicator| indicator.definition().owner);
                owner.filter(is_here).map_or(Answerer::Analyst, Answerer::Owner)
            }
        }
    }

    /// Whether this viewer may answer a contribution: who is to, and whoever may do the same with what it is about.
    pub fn may_answer_contribution(&self, viewer: Viewer, contribution: &Contribution) -> bool {
        let is = |owner: Option<PersonId>| matches!(viewer, Viewer::Person(person, _) if owner == Some(person));
        if policy::may(self, viewer, Right::WriteStrategy) {
            return true;
        }
        match contribution.about {
            None | Some(About::Statement(_)) => false,
            Some(About::Activity { round, activity }) => {
                let found = self.planning.get(round).and_then(|round| round.activity(activity));
                found.is_some_and(|it| is(it.work.owner) || policy::may_plan_for(self, viewer, it.unit))
            }
            Some(About::Indicator(indicator)) => {
                policy::may(self, viewer, Right::WriteIndicators)
                    || self.indicators.get(indicator).is_some_and(|it| is(it.definition().owner))
            }
        }
    }

    /// What lies behind a statement: the contributions that are about it or led to it, by an answer or by a candidate that was
    /// chosen, and those of the statements that it came of. What was taken back is not among them.
    pub fn contributions_behind(&self, statement: StatementId) -> Vec<&Contribution> {
        if self.contributions.is_empty() {
            return Vec::new();
        }
        let came_of = self.came_of(statement);
        let is_behind = |contribution: &&Contribution| {
            let about = matches!(contribution.about, Some(About::Statement(id)) if came_of.contains(&id));
            let led_to = contribution.answer().and_then(|answer| answer.led_to);
            let led_to = led_to.into_iter().chain(self.contributions.chosen_into(contribution));
            let leads_there = led_to.map(|it| it.statement).any(|it| came_of.contains(&it));
            contribution.withdrawn.is_none() && (about || leads_there)
        };
        self.contributions.all().filter(is_behind).collect()
    }

    /// The contributions that led to a wording of a revision.
    pub fn contributions_that_led_to(&self, revision: RevisionNumber) -> impl Iterator<Item = &Contribution> {
        let leads_there = move |it: &&Contribution| {
            let led_to = it.answer().and_then(|answer| answer.led_to);
            let mut led_to = led_to.into_iter().chain(self.contributions.chosen_into(it));
            led_to.any(|led_to| led_to.revision == revision)
        };
        self.contributions.all().filter(leads_there)
    }

    /// A statement and all that it came of, in any revision.
    fn came_of(&self, statement: StatementId) -> BTreeSet<StatementId> {
        let links: Vec<_> = self.strategy.revisions().flat_map(|revision| &revision.links).collect();
        let mut found = BTreeSet::from([statement]);
        let mut waiting = vec![statement];
        while let Some(id) = waiting.pop() {
            for link in links.iter().filter(|link| link.to.contains(&id)) {
                waiting.extend(link.from.iter().copied().filter(|from| found.insert(*from)));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_about_has_one_spelling() {
        let activity = About::Activity { round: RoundNumber(3), activity: ActivityId(45) };
        for about in [About::Statement(StatementId(12)), activity, About::Indicator(IndicatorId(7))] {
            assert_eq!(about.to_string().parse(), Ok(about));
        }
        for wrong in ["", "statement", "statement-", "statement-07", "activity-3", "activity-3-", "task-1", "12"] {
            assert_eq!(wrong.parse::<About>(), Err(NotAnId), "{wrong:?}");
        }
    }
}
