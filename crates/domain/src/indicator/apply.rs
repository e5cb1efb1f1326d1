//! How each event of indicators, their values and their sets changes the organisation. No rules here: what is in the log has
//! happened.

use std::collections::BTreeSet;
use std::sync::Arc;

use imbl::{OrdMap, Vector};

use crate::event::{Event, Recorded};
use crate::ids::{ImportId, IndicatorId, SetNumber};
use crate::indicator::assessment::Assessment;
use crate::indicator::import::Import;
use crate::indicator::values::{MOST_MAPPINGS, SeriesValues};
use crate::indicator::{Indicator, WrittenDefinition};
use crate::indicator_set::{Entry, IndicatorSet, SetStep};
use crate::movement::Derived;
use crate::observation::{Observation, SeriesByPart};
use crate::organisation::Organisation;
use crate::planning::breaks::SetAside;
use crate::time::Stamp;

impl Organisation {
    /// Lets an event of the definitions, the assessments or the breaks have happened.
    pub(crate) fn change_indicators(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::IndicatorsDefined { indicators } => {
                for new in indicators {
                    self.next.count_indicator(new.indicator);
                    let first = WrittenDefinition {
                        number: 1,
                        definition: new.definition.clone(),
                        breaks_from: None,
                        reason: None,
                        comparable: None,
                        written: stamp,
                    };
                    let indicator = Indicator {
                        id: new.indicator,
                        definitions: Vector::unit(Arc::new(first)),
                        series: OrdMap::new(),
                        ended: None,
                        version: seq,
                        touched: seq,
                        derived: Derived::default(),
                    };
                    self.indicators.all.insert(new.indicator, Arc::new(indicator));
                }
            }
            Event::IndicatorRedefined { indicator, definition, breaks_from, reason, comparable } => {
                let indicator = self.indicator_mut(*indicator, seq)?;
                let number = indicator.written().number + 1;
                indicator.version = seq;
                indicator.definitions.push_back(Arc::new(WrittenDefinition {
                    number,
                    definition: (**definition).clone(),
                    breaks_from: *breaks_from,
                    reason: reason.clone(),
                    comparable: comparable.clone(),
                    written: stamp,
                }));
            }
            Event::IndicatorEnded { indicator, reason } => {
                self.indicator_mut(*indicator, seq)?.ended = Some((stamp, reason.clone()));
            }
            Event::IndicatorTakenUp { indicator } => self.indicator_mut(*indicator, seq)?.ended = None,
            Event::GoalAssessed { goal, judged, text, rule, disagrees } => {
                let assessment = Assessment {
                    judged: *judged,
                    text: text.clone(),
                    rule: *rule,
                    disagrees: disagrees.clone(),
                    written: stamp,
                };
                self.indicators.assessments.entry(*goal).or_default().push_back(Arc::new(assessment));
            }
            Event::IndicatorBreakSetAside { broken, motive, until } => {
                let aside = SetAside { motive: motive.clone(), until: *until, given: stamp };
                self.indicators.set_aside.insert(*broken, aside);
            }
            Event::IndicatorBreakTakenUp { broken } => {
                self.indicators.set_aside.remove(broken);
            }
            _ => return Err("it is not of the indicators"),
        }
        Ok(())
    }

    /// Lets values have come in, or not have been.
    pub(crate) fn change_values(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::ImportBegun { import, way, source, reason } => {
                self.next.count_import(*import);
                let begun = Import {
                    id: *import,
                    way: way.clone(),
                    source: source.clone(),
                    reason: reason.clone(),
                    by: stamp,
                    indicators: BTreeSet::new(),
                    values: 0,
                    confirmed: 0,
                    taken_back: None,
                };
                self.indicators.imports.insert(*import, Arc::new(begun));
            }
            Event::ValuesTakenIn { import, series } => {
                self.indicators.imports.get(import).ok_or("the import is not there")?;
                self.all_there(series.iter().map(|values| values.indicator))?;
                for values in series {
                    self.learn(*import, values, seq)?;
                }
                let import = Arc::make_mut(self.indicators.imports.get_mut(import).ok_or("the import is not there")?);
                import.indicators.extend(series.iter().map(|series| series.indicator));
                import.values += series.iter().map(|series| series.values.len() as u64).sum::<u64>();
            }
            Event::ValuesConfirmed { import, series } => {
                self.indicators.imports.get(import).ok_or("the import is not there")?;
                let all_there = series.iter().all(|confirmed| {
                    let indicator = self.indicators.all.get(&confirmed.indicator);
                    indicator.is_some_and(|indicator| indicator.series.contains_key(&confirmed.breakdown))
                });
                all_there.then_some(()).ok_or("the values are not there")?;
                let mut count = 0;
                for confirmed in series {
                    let indicator = self.indicator_mut(confirmed.indicator, seq)?;
                    let series = indicator.series.get_mut(&confirmed.breakdown).ok_or("the values are not there")?;
                    let series = Arc::make_mut(series);
                    count += confirmed.periods.iter().map(|span| series.confirm(*import, seq, *span)).sum::<u64>();
                }
                let import = Arc::make_mut(self.indicators.imports.get_mut(import).ok_or("the import is not there")?);
                import.indicators.extend(series.iter().map(|series| series.indicator));
                import.confirmed += count;
            }
            Event::MappingRemembered { mapping } => {
                self.indicators.mappings.retain(|known| known != mapping);
                self.indicators.mappings.push_back(mapping.clone());
                if MOST_MAPPINGS < self.indicators.mappings.len() {
                    self.indicators.mappings.pop_front();
                }
            }
            Event::ImportTakenBack { import: id, reason } => {
                let known = self.indicators.imports.get(id).ok_or("the import is not there")?;
                self.all_there(known.indicators.iter().copied())?;
                let import = Arc::make_mut(self.indicators.imports.get_mut(id).ok_or("the import is not there")?);
                import.taken_back = Some((stamp, reason.clone()));
                for indicator in import.indicators.clone() {
                    let indicator = self.indicator_mut(indicator, seq)?;
                    indicator.series = left(&indicator.series, *id);
                }
            }
            _ => return Err("it is not of the values"),
        }
        Ok(())
    }

    // Looked for before anything is changed: an event that does not fit changes nothing.
    fn all_there(&self, mut indicators: impl Iterator<Item = IndicatorId>) -> Result<(), &'static str> {
        let all = indicators.all(|id| self.indicators.all.contains_key(&id));
        all.then_some(()).ok_or("the indicator is not there")
    }

    fn learn(&mut self, import: ImportId, values: &SeriesValues, seq: u64) -> Result<(), &'static str> {
        let indicator = self.indicator_mut(values.indicator, seq)?;
        let series = Arc::make_mut(indicator.series.entry(values.breakdown.clone()).or_default());
        for observed in &values.values {
            series.learn(Observation { observed: observed.clone(), known: seq, import });
        }
        Ok(())
    }

    /// Lets an event of an indicator set have happened.
    pub(crate) fn change_sets(&mut self, recorded: &Recorded, stamp: Stamp) -> Result<(), &'static str> {
        let seq = recorded.seq;
        match &recorded.event {
            Event::SetOpened { set, based_on } => {
                self.next.count_set(*set);
                let entries = match based_on {
                    None => OrdMap::new(),
                    Some(before) => {
                        let before = self.indicators.sets.get(before).ok_or("the set before is not there")?;
                        let kept =
                            before.entries.iter().map(|(id, entry)| (*id, Entry { reason: None, ..entry.clone() }));
                        kept.collect()
                    }
                };
                let opened = IndicatorSet {
                    number: *set,
                    based_on: *based_on,
                    entries,
                    left_out: OrdMap::new(),
                    steps: Vector::new(),
                    opened: stamp,
                    changed: stamp,
                    version: seq,
                };
                self.indicators.sets.insert(*set, Arc::new(opened));
            }
            Event::IndicatorPutInSet { set, indicator, leads, reason } => {
                let definition =
                    self.indicators.all.get(indicator).ok_or("the indicator is not there")?.written().number;
                let set = self.set_mut(*set, stamp, seq)?;
                // A goal has one lead at the most: the one that was named last.
                let led_now = |entry: &Entry| entry.leads.iter().any(|led| leads.contains(led));
                let losing: Vec<IndicatorId> =
                    set.entries.iter().filter(|(_, entry)| led_now(entry)).map(|(id, _)| *id).collect();
                for other in losing {
                    if let Some(entry) = set.entries.get_mut(&other) {
                        entry.leads.retain(|led| !leads.contains(led));
                    }
                }
                set.left_out.remove(indicator);
                set.entries.insert(*indicator, Entry { definition, leads: leads.clone(), reason: reason.clone() });
            }
            Event::IndicatorLeftOut { set, indicator, reason } => {
                let known = self.indicators.sets.get(set).ok_or("the set is not there")?;
                let before = known.based_on.and_then(|before| self.indicators.set(before));
                let was_before = before.is_some_and(|before| before.entries.contains_key(indicator));
                let set = self.set_mut(*set, stamp, seq)?;
                set.entries.remove(indicator);
                if let Some(reason) = reason.as_ref().filter(|_| was_before) {
                    set.left_out.insert(*indicator, reason.clone());
                }
            }
            Event::SetProposed { set, to, definitions, motive } => {
                let proposed = SetStep::Proposed { to: *to, motive: motive.clone() };
                let known = self.indicators.sets.get(set).ok_or("the set is not there")?;
                let all_there = definitions.iter().all(|(indicator, _)| known.entries.contains_key(indicator));
                all_there.then_some(()).ok_or("the indicator is not in the set")?;
                let set = self.set_mut(*set, stamp, seq)?;
                for (indicator, definition) in definitions {
                    if let Some(entry) = set.entries.get_mut(indicator) {
                        entry.definition = *definition;
                    }
                }
                set.steps.push_back((stamp, proposed));
            }
            Event::SetReturned { set, reason } => {
                self.step_set(*set, stamp, seq, SetStep::Returned { reason: reason.clone() })?;
            }
            Event::SetWithdrawn { set, reason } => {
                self.step_set(*set, stamp, seq, SetStep::Withdrawn { reason: reason.clone() })?;
            }
            _ => return Err("it is not of an indicator set"),
        }
        Ok(())
    }

    /// Lets a set have come a step on its way.
    pub(crate) fn step_set(
        &mut self,
        number: SetNumber,
        stamp: Stamp,
        seq: u64,
        step: SetStep,
    ) -> Result<(), &'static str> {
        self.set_mut(number, stamp, seq)?.steps.push_back((stamp, step));
        Ok(())
    }

    fn indicator_mut(&mut self, id: IndicatorId, seq: u64) -> Result<&mut Indicator, &'static str> {
        let indicator = Arc::make_mut(self.indicators.all.get_mut(&id).ok_or("the indicator is not there")?);
        indicator.touched = seq;
        // `make_mut` does not copy what nobody else holds.
        indicator.derived = Derived::default();
        Ok(indicator)
    }

    fn set_mut(&mut self, number: SetNumber, stamp: Stamp, seq: u64) -> Result<&mut IndicatorSet, &'static str> {
        let set = Arc::make_mut(self.indicators.sets.get_mut(&number).ok_or("the set is not there")?);
        set.changed = stamp;
        set.version = seq;
        Ok(set)
    }
}

/// What is left of the values when an import is taken back.
fn left(series: &SeriesByPart, import: ImportId) -> SeriesByPart {
    let kept = series.iter().map(|(breakdown, series)| {
        let mut series = series.clone();
        Arc::make_mut(&mut series).forget(import);
        (breakdown.clone(), series)
    });
    kept.filter(|(_, series)| !series.is_empty()).collect()
}
