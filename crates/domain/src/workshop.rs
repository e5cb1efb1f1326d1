//! Workshops and meetings (*workshoppar*): some questions put to those in a room, or over some weeks, and answered with
//! contributions, on which the room votes. What was laid down, where it is, and what the votes came to. The rules are in
//! `rules`. Not what is said in it: those are contributions. Not who is in the room, nor who voted for what: those are
//! rows of the store, and are forgotten.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use imbl::{OrdMap, OrdSet};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::contribution::{About, Contribution};
use crate::decision::Digest256;
use crate::ids::{ContributionId, NotAnId, PersonId, WorkshopId};
use crate::organisation::Organisation;
use crate::policy::standing::Standing;
use crate::text::{Explanation, Name, QuestionText, Reason};
use crate::time::{Actor, Stamp};
use crate::topic::Change;

mod apply;
mod rules;

/// The most questions of one workshop.
pub const MOST_QUESTIONS: usize = 12;
/// The most votes that one participant can have on a question.
pub const MOST_VOTES: u32 = 20;
/// The most days that a workshop can last; an open consultation lasts some weeks.
pub const MOST_DAYS: u32 = 92;
/// The most minutes that a timer runs.
pub const MOST_MINUTES: u32 = 180;

/// What sort of meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkshopKind {
    /// The management group chisels something out.
    Management,
    /// The managers meet.
    Managers,
    /// The board has a day.
    Board,
    /// A unit meets.
    Unit,
    /// Anyone who is asked answers when it suits, over some weeks (*remiss*).
    Consultation,
}

impl WorkshopKind {
    /// All of them, in the order of a form.
    pub const ALL: [WorkshopKind; 5] = [
        WorkshopKind::Management,
        WorkshopKind::Managers,
        WorkshopKind::Board,
        WorkshopKind::Unit,
        WorkshopKind::Consultation,
    ];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            WorkshopKind::Management => "management",
            WorkshopKind::Managers => "managers",
            WorkshopKind::Board => "board",
            WorkshopKind::Unit => "unit",
            WorkshopKind::Consultation => "consultation",
        }
    }
}

/// Who can join, and whether what they say has their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Joining {
    /// Whoever has the code, without an account and without a name.
    WithCode,
    /// Whoever is signed in, without a name.
    WithoutName,
    /// Whoever is signed in, by name.
    WithName,
}

impl Joining {
    /// All of them, in the order of a form.
    pub const ALL: [Joining; 3] = [Joining::WithCode, Joining::WithoutName, Joining::WithName];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Joining::WithCode => "with-code",
            Joining::WithoutName => "without-name",
            Joining::WithName => "with-name",
        }
    }
}

/// What is laid down of a workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// What sort of meeting it is.
    pub kind: WorkshopKind,
    /// What it is called.
    pub title: Name,
    /// What it is for, and its agenda.
    pub purpose: Explanation,
    /// What it is about; `None` when it is about the agency as a whole.
    pub about: Option<About>,
    /// Who is expected.
    pub audience: Audience,
    /// Who can join.
    pub joining: Joining,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// What is asked, in order.
    pub questions: Vec<QuestionText>,
    /// How many votes a participant has on each question.
    pub votes: u32,
    /// By which day every contribution is to be answered.
    pub answers_by: Option<Date>,
}

/// Where a contribution was left: in a workshop, to one of its questions. Questions are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The question.
    pub question: u32,
}

/// The short code that lets people into an open workshop: six digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoomCode(Arc<str>);

impl RoomCode {
    /// The code of a number that was drawn by lot; only its last six digits count.
    pub fn of(number: u32) -> RoomCode {
        RoomCode(format!("{:06}", number % 1_000_000).into())
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits in two groups, as they are read out.
    pub fn spoken(&self) -> String {
        let (first, last) = self.0.split_at(self.0.len() / 2);
        format!("{first}\u{a0}{last}")
    }
}

/// As somebody types it: spaces and hyphens between the digits are nothing.
impl FromStr for RoomCode {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<RoomCode, NotAnId> {
        let digits: String = text.chars().filter(|it| !it.is_whitespace() && *it != '-').collect();
        let is_one = digits.len() == 6 && digits.bytes().all(|it| it.is_ascii_digit());
        if is_one { Ok(RoomCode(digits.into())) } else { Err(NotAnId) }
    }
}

/// What the room does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Nothing is asked yet, or there is a pause.
    Pause,
    /// A question is answered.
    Collect {
        /// Which; `None` is all of them at once.
        question: Option<u32>,
        /// When the timer ends. It tells, and stops nothing.
        until: Option<Timestamp>,
    },
    /// The room votes on what was said.
    Vote {
        /// To which question.
        question: u32,
        /// When the timer ends.
        until: Option<Timestamp>,
    },
}

impl Step {
    /// The question that it is about.
    pub fn question(self) -> Option<u32> {
        match self {
            Step::Pause => None,
            Step::Collect { question, .. } => question,
            Step::Vote { question, .. } => Some(question),
        }
    }

    /// When its timer ends.
    pub fn until(self) -> Option<Timestamp> {
        match self {
            Step::Pause => None,
            Step::Collect { until, .. } | Step::Vote { until, .. } => until,
        }
    }

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Step::Pause => "pause",
            Step::Collect { .. } => "collect",
            Step::Vote { .. } => "vote",
        }
    }
}

/// What a vote came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// How many voted.
    pub voters: u32,
    /// How many votes each contribution got; those without any are not here.
    pub of: OrdMap<ContributionId, u32>,
}

/// How a workshop ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// It was held.
    Closed,
    /// It was called off.
    CalledOff(Reason),
}

/// Where a workshop is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// People are in it.
    Open,
    /// It is to come.
    Planned,
    /// It was held.
    Closed,
    /// It was called off.
    CalledOff,
}

impl Stage {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Open => "open",
            Stage::Planned => "planned",
            Stage::Closed => "closed",
            Stage::CalledOff => "called-off",
        }
    }
}

/// What those who are expected at a workshop are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Announced {
    /// It is to be.
    Planned,
    /// Others are expected, or it is on other days.
    Changed,
    /// It can be answered from now on: a consultation.
    Opened,
    /// It is not to be.
    CalledOff,
}

/// What the leader of a workshop wrote down of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notes {
    /// The digest of a text beside the log; `None` when it was taken away.
    pub text: Option<Digest256>,
    /// Who wrote it last or took it away, and when.
    pub written: Stamp,
    /// The number of the event that did.
    pub version: u64,
}

/// A workshop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workshop {
    /// Its number.
    pub id: WorkshopId,
    /// What was laid down.
    pub terms: Terms,
    /// Who planned it, and when.
    pub planned: Stamp,
    /// When it was opened last, and with which code.
    pub opened: Option<(Stamp, RoomCode)>,
    /// What the room does now.
    pub step: Step,
    /// The questions that have been asked so far.
    pub asked: OrdSet<u32>,
    /// What the votes came to, for each question that was voted on.
    pub votes: OrdMap<u32, Votes>,
    /// How it ended, by whom and when.
    pub ended: Option<(Stamp, Ending)>,
    /// What was said and agreed, as its leader wrote it down.
    pub notes: Option<Notes>,
    /// What those who are expected were told last, and by which event.
    pub announced: (Announced, Change),
    /// The number of the last event about it.
    pub version: u64,
}

impl Workshop {
    /// Where it is.
    pub fn stage(&self) -> Stage {
        match (&self.ended, &self.opened) {
            (Some((_, Ending::CalledOff(_))), _) => Stage::CalledOff,
            (Some((_, Ending::Closed)), _) => Stage::Closed,
            (None, Some(_)) => Stage::Open,
            (None, None) => Stage::Planned,
        }
    }

    /// The code that lets people in now.
    pub fn code(&self) -> Option<&RoomCode> {
        let (_, code) = self.opened.as_ref()?;
        (self.stage() == Stage::Open).then_some(code)
    }

    /// The number of the event by which its notes are what they are; 0 when nothing was ever written.
    pub fn notes_version(&self) -> u64 {
        self.notes.as_ref().map_or(0, |notes| notes.version)
    }

    /// The words of a question.
    pub fn question(&self, number: u32) -> Option<&QuestionText> {
        let place = usize::try_from(number).ok()?.checked_sub(1)?;
        self.terms.questions.get(place)
    }

    /// The questions with their numbers.
    pub fn questions(&self) -> impl DoubleEndedIterator<Item = (u32, &QuestionText)> {
        (1..).zip(&self.terms.questions).collect::<Vec<_>>().into_iter()
    }

    /// Whether a contribution to this question is taken: it is, from when the question was first asked until the workshop
    /// is closed, so that what was written without a connection comes in later. Not after its last day, which the rule says.
    pub fn takes(&self, question: u32) -> bool {
        self.stage() == Stage::Open && self.asked.contains(&question)
    }

    /// Whether the room votes on this question now.
    pub fn is_voting_on(&self, question: u32) -> bool {
        let votes = matches!(self.step, Step::Vote { question: now, .. } if now == question);
        self.stage() == Stage::Open && votes
    }
}

impl fmt::Display for RoomCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the store has counted of a vote that goes on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many have voted.
    pub voters: u32,
    /// How many votes each contribution has.
    pub of: BTreeMap<ContributionId, u32>,
}

impl Organisation {
    /// The workshop with this number.
    pub fn workshop(&self, id: WorkshopId) -> Option<&Workshop> {
        self.workshops.get(&id).map(Arc::as_ref)
    }

    /// The open workshop with this code.
    pub fn workshop_with(&self, code: &RoomCode) -> Option<&Workshop> {
        self.workshops.values().map(Arc::as_ref).find(|it| it.code() == Some(code))
    }

    /// The workshops that go on, where a person is expected on a day and has said nothing yet by name. Who has said
    /// something without one is not known here.
    pub fn workshops_for(&self, person: PersonId, day: Date) -> impl Iterator<Item = &Workshop> {
        let is_silent = move |it: &&Workshop| self.said_in(it.id).all(|said| said.made.by != Actor::Person(person));
        self.workshops_expecting(person, day).filter(|it| it.stage() == Stage::Open).filter(is_silent)
    }

    /// The workshops to come or going on where a person is expected on a day, and those that were called off until the day when
    /// they would have been over.
    pub(crate) fn workshops_expecting(&self, person: PersonId, day: Date) -> impl Iterator<Item = &Workshop> {
        let workshops = self.workshops.values().map(Arc::as_ref);
        let is_ahead = move |it: &&Workshop| it.stage() != Stage::Closed && day <= it.terms.until;
        workshops.filter(is_ahead).filter(move |it| self.is_meant(&it.terms.audience, person, day))
    }

    /// The workshops that are open although their last day has passed, and who planned each while that person can lead it.
    pub(crate) fn workshops_to_close(&self, day: Date) -> impl Iterator<Item = (&Workshop, Option<PersonId>)> {
        let workshops = self.workshops.values().map(Arc::as_ref);
        let left_open = workshops.filter(move |it| it.stage() == Stage::Open && it.terms.until < day);
        left_open.map(move |it| {
            let by = match it.planned.by {
                Actor::Person(person) => Some(person),
                Actor::System => None,
            };
            (it, by.filter(|person| Standing::of(self, *person, day).own().leads(it)))
        })
    }

    /// What was written down of workshops.
    pub(crate) fn notes_of_workshops(&self) -> impl Iterator<Item = &Notes> {
        self.workshops.values().filter_map(|it| it.notes.as_ref())
    }

    /// What was said in a workshop, in the order in which it was: not what was taken back.
    pub fn said_in(&self, id: WorkshopId) -> impl DoubleEndedIterator<Item = &Contribution> {
        let said = self.contributions.all();
        said.filter(move |it| it.withdrawn.is_none() && it.place.is_some_and(|place| place.workshop == id))
    }

    /// What was said to one of its questions.
    pub fn said_to(&self, place: Place) -> impl DoubleEndedIterator<Item = &Contribution> {
        self.said_in(place.workshop).filter(move |it| it.place == Some(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_however_it_is_typed() {
        for typed in ["412785", "412 785", "412-785", " 412\u{a0}785 "] {
            assert_eq!(typed.parse::<RoomCode>().map(|code| code.to_string()).as_deref(), Ok("412785"), "{typed:?}");
        }
        for wrong in ["", "41278", "4127851", "41278a", "٤١٢٧٨٥"] {
            assert_eq!(wrong.parse::<RoomCode>(), Err(NotAnId), "{wrong:?}");
        }
        assert_eq!(RoomCode::of(7).as_str(), "000007");
        assert_eq!(RoomCode::of(u32::MAX).as_str().len(), 6);
        assert_eq!(RoomCode::of(412_785).spoken(), "412\u{a0}785");
    }
}
