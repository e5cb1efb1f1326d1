//! Verdict rounds (*omdömen*): three questions about a revision of the strategy, put to some for some days, and answered
//! by each of them once, without a name. A round is opened, closed and withdrawn by events; answers never come into the
//! log. What is known of a closed round is its counts, as far as they give nobody away (`tally`). Not how an answer is
//! kept apart from whoever gave it: that is the store's.

use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::audience::Audience;
use crate::event::Event;
use crate::ids::{PersonId, RevisionNumber, VerdictRoundId};
use crate::organisation::Organisation;
use crate::policy::standing::Standing;
use crate::policy::{Role, Viewer, may_read};
use crate::refusal::{Refusal, Refusals, none_of};
use crate::revision::{Revision, State};
use crate::text::{Name, Reason, VerdictWords};
use crate::time::{Context, Stamp};

mod alike;
mod apply;
pub mod difference;
pub mod tally;

use tally::{Counted, GroupTally, Tally};

/// The least number of answers of which anything is shown, and of people who can be asked.
pub const FEWEST: u32 = 5;

/// The most days that a round can last.
pub const MOST_DAYS: u32 = 92;

/// What is asked: always the same three, so that one round can be laid beside another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// *Lätt att ta till sig*.
    EasyToTakeIn,
    /// *En tydlig röd tråd*.
    ClearThread,
    /// *En riktning pekas ut*.
    DirectionPointedOut,
}

impl Question {
    /// All of them, in the order in which they are asked.
    pub const ALL: [Question; 3] = [Question::EasyToTakeIn, Question::ClearThread, Question::DirectionPointedOut];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Question::EasyToTakeIn => "easy-to-take-in",
            Question::ClearThread => "clear-thread",
            Question::DirectionPointedOut => "direction-pointed-out",
        }
    }

    /// Its place among the three.
    pub fn place(self) -> usize {
        match self {
            Question::EasyToTakeIn => 0,
            Question::ClearThread => 1,
            Question::DirectionPointedOut => 2,
        }
    }
}

/// A mark, 1 to 5: the steps are in an order, and no more is said of how far apart they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark(u8);

impl Mark {
    /// All of them, the lowest first.
    pub const ALL: [Mark; 5] = [Mark(1), Mark(2), Mark(3), Mark(4), Mark(5)];

    /// The mark with this number.
    pub fn new(number: u8) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.0 == number)
    }

    /// Its number.
    pub fn number(self) -> u8 {
        self.0
    }

    pub(crate) fn place(self) -> usize {
        usize::from(self.0) - 1
    }
}

/// What one person answers: a mark for each question, or none where the person cannot say, and a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The marks, in the order of the questions.
    pub marks: [Option<Mark>; 3],
    /// The words.
    pub words: Option<VerdictWords>,
}

/// Whether answers are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// All are counted together.
    Together,
    /// Managers and staff are counted apart.
    ManagersAndStaff,
}

impl Grouping {
    /// Both, the usual first.
    pub const ALL: [Grouping; 2] = [Grouping::Together, Grouping::ManagersAndStaff];

    /// The word for it in message keys and forms.
    pub fn key(self) -> &'static str {
        match self {
            Grouping::Together => "together",
            Grouping::ManagersAndStaff => "managers-and-staff",
        }
    }

    /// The groups that answers are counted in.
    pub fn groups(self) -> &'static [Group] {
        match self {
            Grouping::Together => &[Group::All],
            Grouping::ManagersAndStaff => &[Group::Managers, Group::Staff],
        }
    }
}

/// Whose answers are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Everyone who was asked.
    All,
    /// Those who manage a unit, or are in the management of the agency.
    Managers,
    /// The others.
    Staff,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Group; 3] = [Group::All, Group::Managers, Group::Staff];

    /// The word for it in message keys, addresses and the store.
    pub fn key(self) -> &'static str {
        match self {
            Group::All => "all",
            Group::Managers => "managers",
            Group::Staff => "staff",
        }
    }

    /// The group with this word.
    pub fn from_key(key: &str) -> Option<Group> {
        Group::ALL.into_iter().find(|group| group.key() == key)
    }
}

/// What is laid down when a round is opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The revision that is judged.
    pub revision: RevisionNumber,
    /// The occasion: "Chefsmöte 12 september".
    pub occasion: Name,
    /// Who may answer.
    pub audience: Audience,
    /// Whether answers are told apart.
    pub grouping: Grouping,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// How a round ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// It was counted.
    Closed(Results),
    /// It was taken back before anyone had answered.
    Withdrawn(Reason),
}

/// What is known of a round that was counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// How many could answer when it was closed.
    pub asked: u32,
    /// The counts that give nobody away: of everyone, then of each group. None when too few have answered.
    pub shown: Vec<GroupTally>,
}

impl Results {
    /// The counts of a group, where they are shown.
    pub fn of(&self, group: Group) -> Option<&Tally> {
        self.shown.iter().find(|shown| shown.group == group).map(|shown| &shown.tally)
    }
}

/// Where a round is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Its first day has not come.
    Planned,
    /// It can be answered.
    Open,
    /// Its last day has passed, and it is to be counted.
    Ended,
    /// It was counted.
    Closed,
    /// It was taken back.
    Withdrawn,
}

impl Stage {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Stage::Planned => "planned",
            Stage::Open => "open",
            Stage::Ended => "ended",
            Stage::Closed => "closed",
            Stage::Withdrawn => "withdrawn",
        }
    }
}

/// A verdict round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerdictRound {
    /// Its number.
    pub id: VerdictRoundId,
    /// What was laid down.
    pub terms: Terms,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// The number of the event that did.
    pub seq: u64,
    /// How it ended, by whom and when.
    pub ended: Option<(Stamp, Ending)>,
    /// The words that are not shown, by the key that each got when the round was closed, and why.
    pub hidden: OrdMap<Arc<str>, (Stamp, Reason)>,
}

impl VerdictRound {
    /// Where it is on a day.
    pub fn stage(&self, day: Date) -> Stage {
        match &self.ended {
            Some((_, Ending::Closed(_))) => Stage::Closed,
            Some((_, Ending::Withdrawn(_))) => Stage::Withdrawn,
            None if day < self.terms.from => Stage::Planned,
            None if day <= self.terms.until => Stage::Open,
            None => Stage::Ended,
        }
    }

    /// What is known of it, when it was counted.
    pub fn results(&self) -> Option<&Results> {
        match &self.ended {
            Some((_, Ending::Closed(results))) => Some(results),
            _ => None,
        }
    }
}

impl Organisation {
    /// Opens a round.
    ///
    /// # Errors
    /// `revision-unknown`; `verdict-revision-over` at `revision`; `verdict-before-today` at `from`; `days-backwards` and
    /// `verdict-too-long` at `until`; `body-unknown` at `body`; `unit-unknown` at `units`; `verdict-too-few` at `audience`
    /// when fewer could answer than the least of which anything is shown, and `verdict-too-alike` when another round goes on
    /// meanwhile, of the same revision, among nearly the same people.
    pub fn open_verdict_round(&self, context: &Context, terms: Terms) -> Result<Vec<Event>, Refusals> {
        let revision = self.strategy.revision(terms.revision)?;
        let mut objections = Vec::new();
        if !self.can_be_judged(revision, context.today) {
            objections.push(Refusal::new("verdict-revision-over").at("revision"));
        }
        if terms.from < context.today {
            objections.push(Refusal::new("verdict-before-today").at("from").with("value", terms.from));
        }
        let days = terms.until.since(terms.from).map_or(0, |span| span.get_days());
        if days < 0 {
            objections.push(Refusal::new("days-backwards").at("until").with("day", terms.from));
        } else if i64::from(MOST_DAYS) <= i64::from(days) {
            objections.push(Refusal::new("verdict-too-long").at("until").with("limit", MOST_DAYS));
        }
        match self.not_such_an_audience(&terms.audience, terms.from) {
            Some(refusal) => objections.push(refusal),
            None => {
                let asked = self.asked_of(&terms, terms.from).count();
                if asked < FEWEST as usize {
                    let refusal = Refusal::new("verdict-too-few").at("audience");
                    objections.push(refusal.with("count", asked).with("limit", FEWEST));
                } else if let Some((other, apart)) = self.too_alike(&terms) {
                    let refusal =
                        Refusal::new("verdict-too-alike").at("audience").with("round", other.terms.occasion.as_str());
                    objections.push(refusal.with("count", apart).with("limit", FEWEST));
                }
            }
        }
        none_of(objections)?;
        Ok(vec![Event::VerdictRoundOpened { verdict_round: self.next.verdict_round(), terms }])
    }

    /// Whether a round can be opened on a revision: on what is written, what is decided ahead and what is in force.
    pub fn can_be_judged(&self, revision: &Revision, day: Date) -> bool {
        !matches!(self.strategy.state(revision, day), State::Superseded | State::Withdrawn)
    }

    /// Closes a round, before its last day or after it, with what the answers come to.
    ///
    /// # Errors
    /// `verdict-round-unknown`, and `verdict-over` of one that has ended.
    pub fn close_verdict_round(
        &self,
        context: &Context,
        id: VerdictRoundId,
        counted: &Counted,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.going_verdict_round(id)?;
        let asked = self.asked_of(&round.terms, context.today.min(round.terms.until)).count();
        Ok(vec![Event::VerdictRoundClosed {
            verdict_round: id,
            asked: u32::try_from(asked).unwrap_or(u32::MAX),
            shown: counted.shown(),
        }])
    }

    /// Takes a round back that nobody has answered: so many have.
    ///
    /// # Errors
    /// `verdict-round-unknown`, `verdict-over`, and `verdict-answered`.
    pub fn withdraw_verdict_round(
        &self,
        _: &Context,
        id: VerdictRoundId,
        answered: u32,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        self.going_verdict_round(id)?;
        match answered {
            0 => Ok(vec![Event::VerdictRoundWithdrawn { verdict_round: id, reason }]),
            _ => Err(Refusal::new("verdict-answered").into()),
        }
    }

    /// Shows some words no more. No event of those that are hidden already.
    ///
    /// # Errors
    /// `verdict-round-unknown`, and `verdict-not-closed`: before that nobody sees any words.
    pub fn hide_verdict_words(
        &self,
        _: &Context,
        id: VerdictRoundId,
        words: &str,
        reason: Reason,
    ) -> Result<Vec<Event>, Refusals> {
        let round = self.known_verdict_round(id)?;
        if round.results().is_none() {
            return Err(Refusal::new("verdict-not-closed").into());
        }
        if round.hidden.contains_key(words) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::VerdictWordsHidden { verdict_round: id, words: Arc::from(words), reason }])
    }

    /// Shows words again that were hidden. No event of those that are not.
    ///
    /// # Errors
    /// `verdict-round-unknown`.
    pub fn show_verdict_words(&self, _: &Context, id: VerdictRoundId, words: &str) -> Result<Vec<Event>, Refusals> {
        let is_hidden = self.known_verdict_round(id)?.hidden.contains_key(words);
        let shown = is_hidden.then(|| Event::VerdictWordsShown { verdict_round: id, words: Arc::from(words) });
        Ok(shown.into_iter().collect())
    }

    /// In which group a person may answer a round on a day. It is the person's own to answer, so nobody's deputy does.
    ///
    /// # Errors
    /// `verdict-round-unknown`, `verdict-not-open`, and `verdict-not-asked`.
    pub fn may_give_verdict(&self, id: VerdictRoundId, person: PersonId, day: Date) -> Result<Group, Refusal> {
        let round = self.known_verdict_round(id)?;
        if round.stage(day) != Stage::Open {
            return Err(Refusal::new("verdict-not-open"));
        }
        if !self.is_asked(&round.terms, person, day) {
            return Err(Refusal::new("verdict-not-asked"));
        }
        Ok(self.group_of(round.terms.grouping, person, day))
    }

    /// The rounds that a person may answer on a day, whether or not the person has.
    pub fn verdict_rounds_for(&self, person: PersonId, day: Date) -> impl Iterator<Item = &VerdictRound> {
        self.verdict_rounds_asking(person, day).filter(move |round| round.stage(day) == Stage::Open)
    }

    /// The same, and those whose first day is to come.
    pub(crate) fn verdict_rounds_asking(&self, person: PersonId, day: Date) -> impl Iterator<Item = &VerdictRound> {
        let rounds = self.verdict_rounds.values().map(Arc::as_ref);
        let is_ahead = move |it: &&VerdictRound| matches!(it.stage(day), Stage::Planned | Stage::Open);
        rounds.filter(is_ahead).filter(move |it| self.is_asked(&it.terms, person, day))
    }

    /// How many may answer a round on a day.
    pub fn count_asked(&self, round: &VerdictRound, day: Date) -> usize {
        self.asked_of(&round.terms, day).count()
    }

    /// A round.
    pub fn verdict_round(&self, id: VerdictRoundId) -> Option<&VerdictRound> {
        self.verdict_rounds.get(&id).map(Arc::as_ref)
    }

    /// The rounds on a revision, the latest first.
    pub fn verdict_rounds_on(&self, revision: RevisionNumber) -> impl Iterator<Item = &VerdictRound> {
        let rounds = self.verdict_rounds.values().rev().map(Arc::as_ref);
        rounds.filter(move |round| round.terms.revision == revision)
    }

    /// The last round before this one of which something is shown.
    pub fn verdict_round_before(&self, round: &VerdictRound) -> Option<&VerdictRound> {
        let shown = |it: &&VerdictRound| it.results().is_some_and(|results| !results.shown.is_empty());
        let earlier = self.verdict_rounds.values().map(Arc::as_ref).filter(|other| other.id != round.id);
        let begun = |it: &VerdictRound| (it.terms.from, it.id);
        earlier.filter(shown).filter(|other| begun(other) < begun(round)).max_by_key(|other| begun(other))
    }

    fn known_verdict_round(&self, id: VerdictRoundId) -> Result<&VerdictRound, Refusal> {
        self.verdict_round(id).ok_or_else(|| Refusal::new("verdict-round-unknown").with("round", id.0))
    }

    fn going_verdict_round(&self, id: VerdictRoundId) -> Result<&VerdictRound, Refusal> {
        let round = self.known_verdict_round(id)?;
        if round.ended.is_some() { Err(Refusal::new("verdict-over")) } else { Ok(round) }
    }

    fn asked_of(&self, terms: &Terms, day: Date) -> impl Iterator<Item = PersonId> {
        self.people.keys().copied().filter(move |&person| self.is_asked(terms, person, day))
    }

    /// Only who may read a revision judges it.
    pub(crate) fn is_asked(&self, terms: &Terms, id: PersonId, day: Date) -> bool {
        let reads = |revision| may_read(self, Viewer::Person(id, day), revision);
        self.is_meant(&terms.audience, id, day) && self.strategy.get(terms.revision).is_some_and(reads)
    }

    fn group_of(&self, grouping: Grouping, person: PersonId, day: Date) -> Group {
        if grouping == Grouping::Together {
            return Group::All;
        }
        let own = Standing::of(self, person, day).own();
        let manages = own.is(Role::UnitManager) || own.is(Role::Management);
        if manages { Group::Managers } else { Group::Staff }
    }
}
