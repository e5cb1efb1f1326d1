//! The indicator set: the indicators that management decides to follow, with exactly which definition of each, and which of
//! them leads for each goal. It is written, proposed to a body, decided, and sealed, as a revision of the strategy is; the
//! next is compared with the last. Not what an indicator is.

use std::collections::BTreeSet;
use std::fmt::Write;

use imbl::{OrdMap, Vector};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::body::Matters;
use crate::event::Event;
use crate::ids::{BodyId, DecisionId, IndicatorId, SetNumber, StatementId};
use crate::indicator::{Definition, Desired, Indicator, Indicators, Reflects, TargetKind, WrittenDefinition};
use crate::organisation::Organisation;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::Reason;
use crate::time::{Context, Stamp};

/// How many indicators a goal can have in a set without a motive: fewer things, each with more weight.
pub const MOST_FOR_A_GOAL: usize = 4;

/// An indicator in a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Which definition: the one that was the last when the set was proposed.
    pub definition: u32,
    /// The goals and areas whose mark it gives.
    pub leads: BTreeSet<StatementId>,
    /// Why it is new in the set, or follows another definition.
    pub reason: Option<Reason>,
}

/// A step on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetStep {
    /// Put before a body.
    Proposed {
        /// Which.
        to: BodyId,
        /// Why a goal has more indicators than is usual, where one has.
        motive: Option<Reason>,
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
    Decided {
        /// By which decision.
        decision: DecisionId,
        /// The first day in force.
        in_force_from: Date,
    },
}

/// Where a set is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetState {
    /// Being written.
    Draft,
    /// Before a body.
    Proposed {
        /// Which.
        to: BodyId,
    },
    /// Decided.
    Decided,
    /// Will not be.
    Withdrawn,
}

impl SetState {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            SetState::Draft => "draft",
            SetState::Proposed { .. } => "proposed",
            SetState::Decided => "decided",
            SetState::Withdrawn => "withdrawn",
        }
    }
}

/// A version of the set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorSet {
    /// Its number.
    pub number: SetNumber,
    /// The set that it began as a copy of.
    pub based_on: Option<SetNumber>,
    /// Its indicators.
    pub entries: OrdMap<IndicatorId, Entry>,
    /// Those that the set before has and this one has not, with why.
    pub left_out: OrdMap<IndicatorId, Reason>,
    /// Its way.
    pub steps: Vector<(Stamp, SetStep)>,
    /// Who opened it, and when.
    pub opened: Stamp,
    /// Who last changed it, and when.
    pub changed: Stamp,
    /// The number of the event that last changed it.
    pub version: u64,
}

impl IndicatorSet {
    /// Where it is.
    pub fn state(&self) -> SetState {
        match self.steps.last().map(|(_, step)| step) {
            None | Some(SetStep::Returned { .. }) => SetState::Draft,
            Some(SetStep::Proposed { to, .. }) => SetState::Proposed { to: *to },
            Some(SetStep::Withdrawn { .. }) => SetState::Withdrawn,
            Some(SetStep::Decided { .. }) => SetState::Decided,
        }
    }

    /// The first day that it is in force, when it is decided.
    pub fn in_force_from(&self) -> Option<Date> {
        self.steps.iter().find_map(|(_, step)| match step {
            SetStep::Decided { in_force_from, .. } => Some(*in_force_from),
            _ => None,
        })
    }

    /// The decision on it.
    pub fn decision(&self) -> Option<DecisionId> {
        self.steps.iter().find_map(|(_, step)| match step {
            SetStep::Decided { decision, .. } => Some(*decision),
            _ => None,
        })
    }
}

/// What became of an indicator from one set to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Became {
    /// It is new.
    Added,
    /// It is no longer there.
    Removed,
    /// It follows another definition, or leads for other goals.
    Changed,
    /// It is as it was.
    Kept,
}

impl Became {
    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Became::Added => "added",
            Became::Removed => "removed",
            Became::Changed => "changed",
            Became::Kept => "kept",
        }
    }
}

/// One indicator in two sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Compared<'a> {
    /// Which.
    pub indicator: IndicatorId,
    /// What became of it.
    pub became: Became,
    /// Why.
    pub reason: Option<&'a Reason>,
}

impl Indicators {
    /// The set with this number, for rules.
    ///
    /// # Errors
    /// `set-unknown`.
    pub fn known_set(&self, number: SetNumber) -> Result<&IndicatorSet, Refusal> {
        self.set(number).ok_or_else(|| Refusal::new("set-unknown").with("set", number.0))
    }

    /// The set that is being written or is before a body.
    pub fn open_set(&self) -> Option<&IndicatorSet> {
        self.sets().find(|set| matches!(set.state(), SetState::Draft | SetState::Proposed { .. }))
    }

    /// The last set that was decided, in force or not yet.
    pub fn latest_decided(&self) -> Option<&IndicatorSet> {
        self.sets().filter(|set| set.state() == SetState::Decided).max_by_key(|set| (set.in_force_from(), set.number))
    }

    /// The definition of an indicator that a body decided on last, in force or not yet. `None` where none has.
    pub fn decided_definition<'a>(&self, indicator: &'a Indicator) -> Option<&'a WrittenDefinition> {
        let decided =
            self.sets().filter_map(|set| Some((set.in_force_from()?, set.number, set.entries.get(&indicator.id)?)));
        let (.., entry) = decided.max_by_key(|(from, number, _)| (*from, *number))?;
        indicator.definition_number(entry.definition)
    }

    /// The definition that an entry of a set is about: while it is written the last one, then the one that was proposed.
    pub fn definition_in<'a>(&'a self, set: &IndicatorSet, indicator: IndicatorId) -> Option<&'a WrittenDefinition> {
        let known = self.get(indicator)?;
        let entry = set.entries.get(&indicator)?;
        match set.state() {
            SetState::Draft => Some(known.written()),
            _ => known.definition_number(entry.definition),
        }
    }

    /// A set beside an earlier one: those that are new, gone or changed first, each in the order of their numbers.
    pub fn compare_sets<'a>(&'a self, before: Option<&IndicatorSet>, set: &'a IndicatorSet) -> Vec<Compared<'a>> {
        let number = |set: &IndicatorSet, id| self.definition_in(set, id).map(|written| written.number);
        let became = |id: IndicatorId, entry: &Entry| {
            let Some((before, earlier)) = before.and_then(|before| Some((before, before.entries.get(&id)?))) else {
                return Became::Added;
            };
            let is_same = number(before, id) == number(set, id) && earlier.leads == entry.leads;
            if is_same { Became::Kept } else { Became::Changed }
        };
        let mut compared: Vec<Compared<'a>> = set
            .entries
            .iter()
            .map(|(&indicator, entry)| {
                let became = became(indicator, entry);
                Compared { indicator, became, reason: entry.reason.as_ref().filter(|_| became != Became::Kept) }
            })
            .collect();
        let gone = before.into_iter().flat_map(|before| before.entries.keys());
        compared.extend(gone.filter(|id| !set.entries.contains_key(*id)).map(|&indicator| Compared {
            indicator,
            became: Became::Removed,
            reason: set.left_out.get(&indicator),
        }));
        compared.sort_by_key(|compared| (compared.became, compared.indicator));
        compared
    }

    /// Goals that have more indicators in a set than is usual, with how many.
    pub fn crowded(&self, set: &IndicatorSet) -> Vec<(StatementId, usize)> {
        let mut counts: OrdMap<StatementId, usize> = OrdMap::new();
        for &indicator in set.entries.keys() {
            let definition = self.definition_in(set, indicator).map(|written| &written.definition);
            for goal in definition.into_iter().flat_map(Definition::statements) {
                *counts.entry(goal).or_insert(0) += 1;
            }
        }
        counts.into_iter().filter(|(_, count)| MOST_FOR_A_GOAL < *count).collect()
    }

    /// The document that a decision on a set is about, as plain text: everything in the order in which it is kept, so that
    /// the same set always gives the same bytes.
    pub fn document(&self, set: &IndicatorSet) -> String {
        let mut text = format!("indicator set {}\n", set.number);
        for (indicator, entry) in &set.entries {
            let Some(written) = self.definition_in(set, *indicator) else { continue };
            let _ = writeln!(text, "\nindicator {indicator} definition {}", written.number);
            write_definition(&mut text, &written.definition);
            for goal in &entry.leads {
                let _ = writeln!(text, "leads for statement {goal}");
            }
        }
        text
    }
}

// Writing to a string does not fail, so the results are let go.
fn write_definition(text: &mut String, definition: &Definition) {
    let _ =
        writeln!(text, "name {}\nquestion {}\nkind {}", definition.name, definition.question, definition.kind.key());
    for reflects in &definition.reflects {
        let _ = match reflects {
            Reflects::Statement(id) => writeln!(text, "reflects statement {id}"),
            Reflects::Activity(id) => writeln!(text, "reflects activity {id}"),
            Reflects::Task(id) => writeln!(text, "reflects task {id}"),
        };
    }
    let _ = writeln!(text, "desired {}", definition.desired.key());
    if let Desired::Within { low, high } = definition.desired {
        let _ = writeln!(text, "band {low} {high}");
    }
    let _ = writeln!(text, "unit {} decimals {}", definition.unit, definition.decimals);
    let _ = writeln!(text, "measures {} {}", definition.measures.key(), definition.frequency.key());
    let optional = [
        ("numerator", definition.numerator.as_ref().map(ToString::to_string)),
        ("denominator", definition.denominator.as_ref().map(ToString::to_string)),
        ("source", definition.source.as_ref().map(ToString::to_string)),
        ("owner", definition.owner.map(|owner| owner.to_string())),
        ("cost", definition.cost.map(|cost| cost.0.to_string())),
        ("smallest change", definition.smallest_change.map(|change| change.to_string())),
        ("lowest", definition.lowest.map(|lowest| lowest.to_string())),
        ("highest", definition.highest.map(|highest| highest.to_string())),
    ];
    for (word, value) in optional {
        if let Some(value) = value {
            let _ = writeln!(text, "{word} {value}");
        }
    }
    for dimension in &definition.dimensions {
        let _ = writeln!(text, "by {dimension}");
    }
    if let Some(target) = definition.target {
        let word = match target.kind {
            TargetKind::AtLeast => "at least",
            TargetKind::AtMost => "at most",
        };
        let by = target.by.map_or_else(String::new, |by| format!(" by {by}"));
        let base = target.base.map_or_else(String::new, |base| format!(" from {base}"));
        let _ = writeln!(text, "target {word} {}{by}{base}", target.value);
    }
    // What people wrote in several lines stands indented, so that no text can look like a line of the document.
    for (word, lines) in [("why", &definition.why), ("cannot say", &definition.cannot_say)] {
        if !lines.is_empty() {
            let _ = writeln!(text, "{word}");
            for line in lines.as_str().lines() {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
}

fn leads_elsewhere(definition: &Definition, leads: &BTreeSet<StatementId>) -> Option<Refusal> {
    let led = leads.iter().find(|led| definition.statements().all(|reflected| reflected != **led))?;
    let refusal = Refusal::new("leads-for-what-it-does-not-reflect").at("leads").with("goal", led.0);
    Some(refusal.with("name", definition.name.as_str()))
}

impl Organisation {
    /// Opens the next set, as a copy of the last one that was decided.
    ///
    /// # Errors
    /// `set-already-open`.
    pub fn open_set(&self, _: &Context) -> Result<Vec<Event>, Refusals> {
        if let Some(open) = self.indicators.open_set() {
            return Err(Refusal::new("set-already-open").with("set", open.number.0).into());
        }
        let based_on = self.indicators.latest_decided().map(|set| set.number);
        Ok(vec![Event::SetOpened { set: self.next.set(), based_on }])
    }

    /// Puts an indicator in a set that is being written, or says other things of it there.
    ///
    /// # Errors
    /// `set-not-draft`, `indicator-unknown`, `indicator-ended`; `leads-for-what-it-does-not-reflect` at `leads`.
    pub fn put_in_set(
        &self,
        _: &Context,
        number: SetNumber,
        indicator: IndicatorId,
        leads: BTreeSet<StatementId>,
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let set = self.set_to_write(number)?;
        if let Some(refusal) = leads_elsewhere(self.living_indicator(indicator)?.definition(), &leads) {
            return Err(refusal.into());
        }
        let same = set.entries.get(&indicator).is_some_and(|entry| entry.leads == leads && entry.reason == reason);
        if same {
            return Ok(Vec::new());
        }
        Ok(vec![Event::IndicatorPutInSet { set: number, indicator, leads, reason }])
    }

    /// Takes an indicator out of a set that is being written. One that the set before has goes with a reason.
    ///
    /// # Errors
    /// `set-not-draft`, `indicator-not-in-set`, `reason-missing` at `reason`.
    pub fn leave_out_of_set(
        &self,
        _: &Context,
        number: SetNumber,
        indicator: IndicatorId,
        reason: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let set = self.set_to_write(number)?;
        if !set.entries.contains_key(&indicator) {
            return Err(Refusal::new("indicator-not-in-set").into());
        }
        let before = set.based_on.and_then(|before| self.indicators.set(before));
        if reason.is_none() && before.is_some_and(|before| before.entries.contains_key(&indicator)) {
            return Err(Refusal::new("reason-missing").at("reason").into());
        }
        Ok(vec![Event::IndicatorLeftOut { set: number, indicator, reason }])
    }

    /// Puts a set before a body. It rests until it is decided or comes back, and each definition is then the one that it is
    /// now.
    ///
    /// # Errors
    /// `set-not-draft`, `set-empty`, `set-as-before`, `body-unknown`, `no-mandate`; `goals-crowded` at `motive`. For what
    /// became of its indicators since they came into it: `indicator-ended`, `leads-for-what-it-does-not-reflect`.
    pub fn propose_set(
        &self,
        context: &Context,
        number: SetNumber,
        to: BodyId,
        motive: Option<Reason>,
    ) -> Result<Vec<Event>, Refusals> {
        let set = self.set_to_write(number)?;
        let mut objections = Vec::new();
        match self.bodies.get(&to) {
            None => objections.push(Refusal::new("body-unknown").at("body")),
            Some(body) if body.mandate(Matters::Indicators, context.today).is_none() => {
                let refusal = Refusal::new("no-mandate").at("body").with("body", body.name.as_str());
                objections.push(refusal.with("day", context.today));
            }
            Some(_) => {}
        }
        if set.entries.is_empty() {
            objections.push(Refusal::new("set-empty"));
        }
        for (indicator, entry) in &set.entries {
            match self.living_indicator(*indicator) {
                Ok(known) => objections.extend(leads_elsewhere(known.definition(), &entry.leads)),
                Err(ended) => objections.push(ended),
            }
        }
        let before = set.based_on.and_then(|before| self.indicators.set(before));
        let is_as_before = before.is_some()
            && self.indicators.compare_sets(before, set).iter().all(|compared| compared.became == Became::Kept);
        if is_as_before {
            objections.push(Refusal::new("set-as-before"));
        }
        let crowded = self.indicators.crowded(set).len();
        if 0 < crowded && motive.is_none() {
            let refusal = Refusal::new("goals-crowded").at("motive").with("count", crowded);
            objections.push(refusal.with("limit", MOST_FOR_A_GOAL));
        }
        none_of(objections)?;
        let motive = motive.filter(|_| 0 < crowded);
        let number_of = |id: &IndicatorId| self.indicators.definition_in(set, *id).map(|written| (*id, written.number));
        let definitions = set.entries.keys().filter_map(number_of).collect();
        Ok(vec![Event::SetProposed { set: number, to, definitions, motive }])
    }

    /// Takes a set back from the body, to be worked on.
    ///
    /// # Errors
    /// `set-not-proposed`.
    pub fn return_set(&self, _: &Context, number: SetNumber, reason: Reason) -> Result<Vec<Event>, Refusals> {
        match self.indicators.known_set(number)?.state() {
            SetState::Proposed { .. } => Ok(vec![Event::SetReturned { set: number, reason }]),
            _ => Err(Refusal::new("set-not-proposed").into()),
        }
    }

    /// Ends a set without a decision.
    ///
    /// # Errors
    /// `set-not-open`.
    pub fn withdraw_set(&self, _: &Context, number: SetNumber, reason: Reason) -> Result<Vec<Event>, Refusals> {
        match self.indicators.known_set(number)?.state() {
            SetState::Draft | SetState::Proposed { .. } => Ok(vec![Event::SetWithdrawn { set: number, reason }]),
            SetState::Decided | SetState::Withdrawn => Err(Refusal::new("set-not-open").into()),
        }
    }

    fn set_to_write(&self, number: SetNumber) -> Result<&IndicatorSet, Refusal> {
        let set = self.indicators.known_set(number)?;
        match set.state() {
            SetState::Draft => Ok(set),
            state => Err(Refusal::new("set-not-draft").with("state", state.key())),
        }
    }
}
