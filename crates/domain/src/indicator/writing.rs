//! The rules for writing indicators: a new one, another definition, an end, and taking one up again. Not their values
//! (`values`), and not which of them management decides on (`indicator_set`).

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::IndicatorId;
use crate::indicator::{Definition, Desired, Indicator, Reflects};
use crate::indicator_set::{IndicatorSet, SetState};
use crate::money::Kronor;
use crate::organisation::Organisation;
use crate::period::Period;
use crate::policy::Viewer;
use crate::refusal::{Refusal, Refusals, Value, none_of};
use crate::text::Reason;
use crate::time::Context;
use crate::writing::Seen;

/// The most indicators that one file may define.
pub const MOST_AT_ONCE: usize = 5_000;

/// The most decimals that an indicator is shown with.
pub const MOST_DECIMALS: u8 = 6;

/// An indicator as it comes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewIndicator {
    /// Its number.
    pub indicator: IndicatorId,
    /// What it is.
    pub definition: Definition,
}

/// A change of a definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redefinition {
    /// How it reads now.
    pub definition: Definition,
    /// The first period that is counted by it, where what came before cannot be compared with what comes after.
    pub breaks_from: Option<Period>,
    /// Why.
    pub reason: Option<Reason>,
    /// Why what came before can be compared with what comes after, where it is counted otherwise and does not break.
    pub comparable: Option<Reason>,
}

impl Organisation {
    /// Defines indicators: one, or a file of them. All of them or none.
    ///
    /// # Errors
    /// `indicator-name-taken` at `name`, and what is wrong with a definition, at its field.
    pub fn define_indicators(&self, context: &Context, definitions: Vec<Definition>) -> Result<Vec<Event>, Refusals> {
        if MOST_AT_ONCE < definitions.len() {
            let refusal = Refusal::new("too-many-at-once").with("count", definitions.len());
            return Err(refusal.with("limit", MOST_AT_ONCE).into());
        }
        let mut objections = Vec::new();
        for (at, definition) in definitions.iter().enumerate() {
            let unseen = self.tied_unseen(Viewer::of(context), &[], &definition.reflects);
            objections.extend(unseen.map(|refusal| refusal.at("reflects")));
            objections.extend(self.not_such_an_indicator(definition, None));
            if definitions[..at].iter().any(|earlier| earlier.name == definition.name) {
                objections.push(name_taken(definition));
            }
        }
        none_of(objections)?;
        if definitions.is_empty() {
            return Ok(Vec::new());
        }
        let numbered = (self.next.indicator().0..).map(IndicatorId).zip(definitions);
        let indicators = numbered.map(|(indicator, definition)| NewIndicator { indicator, definition }).collect();
        Ok(vec![Event::IndicatorsDefined { indicators }])
    }

    /// Writes the definition otherwise. Nothing happens when nothing is changed. What it reflects and whoever acts may not
    /// know of stays.
    ///
    /// # Errors
    /// `changed-meanwhile`, `indicator-ended`, `indicator-name-taken`; `redefined-without-reason` at `reason`; where there
    /// are values that were counted otherwise, `break-needed` at `breaks_from`, or `break-or-comparable` at `comparable`;
    /// `break-and-comparable`; what is wrong with the definition, at its field.
    pub fn redefine_indicator(
        &self,
        context: &Context,
        (id, seen): (IndicatorId, Seen),
        change: Redefinition,
    ) -> Result<Vec<Event>, Refusals> {
        let indicator = self.living_indicator(id)?;
        let Redefinition { mut definition, breaks_from, reason, comparable } = change;
        let (viewer, reflected) = (Viewer::of(context), &indicator.definition().reflects);
        let unseen = self.tied_unseen(viewer, reflected, &definition.reflects);
        self.with_ties_kept(viewer, reflected, &mut definition.reflects);
        if *indicator.definition() == definition && breaks_from.is_none() {
            return Ok(Vec::new());
        }
        let mut objections = Vec::new();
        if indicator.version != seen.0 {
            objections.push(Refusal::new("changed-meanwhile"));
        }
        objections.extend(unseen.map(|refusal| refusal.at("reflects")));
        objections.extend(self.not_such_an_indicator(&definition, Some(id)));
        if reason.is_none() {
            objections.push(Refusal::new("redefined-without-reason").at("reason"));
        }
        objections.extend(not_told_apart(indicator, &definition, breaks_from, comparable.as_ref()));
        none_of(objections)?;
        let definition = Box::new(definition);
        Ok(vec![Event::IndicatorRedefined { indicator: id, definition, breaks_from, reason, comparable }])
    }

    /// Ends an indicator: it gets no more values, and stays readable.
    ///
    /// # Errors
    /// `indicator-ended`; `indicator-in-set` while the set in force has it, or one that is decided ahead or before a body.
    pub fn end_indicator(&self, context: &Context, id: IndicatorId, reason: Reason) -> Result<Vec<Event>, Refusals> {
        let indicator = self.living_indicator(id)?;
        let in_force = self.indicators.set_in_force_on(context.today).map(|set| set.number);
        let binds = |set: &&IndicatorSet| match set.state() {
            SetState::Proposed { .. } => true,
            SetState::Decided => in_force == Some(set.number) || set.in_force_from() > Some(context.today),
            SetState::Draft | SetState::Withdrawn => false,
        };
        if let Some(set) = self.indicators.sets().filter(binds).find(|set| set.entries.contains_key(&id)) {
            let refusal = Refusal::new("indicator-in-set").with("set", set.number.0);
            return Err(refusal.with("name", indicator.definition().name.as_str()).into());
        }
        Ok(vec![Event::IndicatorEnded { indicator: id, reason }])
    }

    /// Takes an indicator up again that had ended.
    ///
    /// # Errors
    /// `indicator-not-ended`, `indicator-name-taken`.
    pub fn take_up_indicator(&self, _: &Context, id: IndicatorId) -> Result<Vec<Event>, Refusals> {
        let indicator = self.indicators.indicator(id)?;
        if indicator.ended.is_none() {
            return Err(Refusal::new("indicator-not-ended").into());
        }
        if self.is_name_taken(indicator.definition(), Some(id)) {
            return Err(name_taken(indicator.definition()).into());
        }
        Ok(vec![Event::IndicatorTakenUp { indicator: id }])
    }

    pub(crate) fn living_indicator(&self, id: IndicatorId) -> Result<&Indicator, Refusal> {
        let indicator = self.indicators.indicator(id)?;
        match indicator.ended {
            None => Ok(indicator),
            Some(_) => Err(Refusal::new("indicator-ended").with("name", indicator.definition().name.as_str())),
        }
    }

    fn is_name_taken(&self, definition: &Definition, but: Option<IndicatorId>) -> bool {
        self.indicators.living().any(|other| Some(other.id) != but && other.definition().name == definition.name)
    }

    /// Everything that is wrong with a definition.
    pub fn not_such_an_indicator(&self, definition: &Definition, but: Option<IndicatorId>) -> Vec<Refusal> {
        let mut objections = Vec::new();
        if self.is_name_taken(definition, but) {
            objections.push(name_taken(definition));
        }
        objections.extend(definition.reflects.iter().filter_map(|reflects| self.not_there(*reflects)));
        let twice = |at: usize| definition.reflects[..at].contains(&definition.reflects[at]);
        if (0..definition.reflects.len()).any(twice) {
            objections.push(Refusal::new("reflects-twice").at("reflects"));
        }
        if MOST_DECIMALS < definition.decimals {
            let refusal =
                Refusal::new("too-many-decimals").at("decimals").with("value", u32::from(definition.decimals));
            objections.push(refusal.with("limit", u32::from(MOST_DECIMALS)));
        }
        if let Desired::Within { low, high } = definition.desired
            && high <= low
        {
            objections.push(Refusal::new("ends-not-in-order").at("high").with("low", low.to_string()));
        }
        if let (Some(lowest), Some(highest)) = (definition.lowest, definition.highest)
            && highest <= lowest
        {
            objections.push(Refusal::new("ends-not-in-order").at("highest").with("low", lowest.to_string()));
        }
        if definition.smallest_change.is_some_and(|change| change.is_negative() || change.to_f64() == 0.0) {
            objections.push(Refusal::new("not-above-zero").at("smallest_change"));
        }
        if let Some(target) = definition.target {
            if definition.is_outside(target.value) {
                objections.push(definition.outside(Refusal::new("value-outside-limits").at("target"), target.value));
            }
            if target.by.zip(target.base).is_some_and(|(by, base)| by <= base) {
                objections.push(Refusal::new("target-before-base").at("target_by"));
            }
        }
        if let Some(cost) = definition.cost.filter(|cost| *cost < Kronor::ZERO) {
            objections.push(Refusal::new("cost-below-zero").at("cost").with("value", cost));
        }
        if definition.owner.is_some_and(|owner| !self.people.contains_key(&owner)) {
            objections.push(Refusal::new("person-unknown").at("owner"));
        }
        let twice = |at: usize| definition.dimensions[..at].contains(&definition.dimensions[at]);
        if let Some(at) = (0..definition.dimensions.len()).find(|&at| twice(at)) {
            let name = definition.dimensions[at].as_str();
            objections.push(Refusal::new("dimension-twice").at("dimensions").with("value", name));
        }
        objections
    }

    fn not_there(&self, reflects: Reflects) -> Option<Refusal> {
        match reflects {
            Reflects::Statement(id) => (!self.strategy.has_statement(id))
                .then(|| Refusal::new("goal-unknown").at("reflects").with("goal", id.0)),
            Reflects::Activity(id) => {
                let is_there = self.planning.rounds().any(|round| round.activity(id).is_some());
                (!is_there).then(|| Refusal::new("activity-unknown").at("reflects").with("activity", id.0))
            }
            Reflects::Task(id) => self.known_task(id).err().map(|refusal| refusal.at("reflects")),
        }
    }
}

impl Definition {
    /// A refusal with the value and the limits that it is outside.
    pub(crate) fn outside(&self, refusal: Refusal, value: crate::decimal::Decimal) -> Refusal {
        let end = |end: Option<crate::decimal::Decimal>| end.map_or(Value::Text(String::new()), Value::from);
        let refusal = refusal.with("value", value).with("ends", self.ends());
        refusal.with("lowest", end(self.lowest)).with("highest", end(self.highest))
    }

    /// Which limits its values have, as a word for messages.
    pub fn ends(&self) -> &'static str {
        match (self.lowest, self.highest) {
            (Some(_), Some(_)) => "both",
            (Some(_), None) => "lowest",
            (None, Some(_)) => "highest",
            (None, None) => "none",
        }
    }

    /// Whether no value can be this.
    pub fn is_outside(&self, value: crate::decimal::Decimal) -> bool {
        self.lowest.is_some_and(|lowest| value < lowest) || self.highest.is_some_and(|highest| highest < value)
    }
}

/// Values that are there say something else when they are counted otherwise: where they end is to be said, or why they still
/// say the same. In another unit, or at another pace, they never do.
fn not_told_apart(
    indicator: &Indicator,
    definition: &Definition,
    breaks_from: Option<Period>,
    comparable: Option<&Reason>,
) -> Option<Refusal> {
    let before = indicator.definition();
    if breaks_from.is_some() {
        return comparable.map(|_| Refusal::new("break-and-comparable").at("comparable"));
    }
    if definition.counts_as(before) || !indicator.has_values() {
        return None;
    }
    if definition.unit != before.unit || definition.frequency != before.frequency {
        return Some(Refusal::new("break-needed").at("breaks_from").with("unit", before.unit.as_str()));
    }
    comparable.is_none().then(|| Refusal::new("break-or-comparable").at("comparable"))
}

fn name_taken(definition: &Definition) -> Refusal {
    Refusal::new("indicator-name-taken").at("name").with("name", definition.name.as_str())
}
