//! How values come in: what is new, what is corrected, and what cannot be; all of an import or nothing of it. A whole import
//! can be taken back. Not how files are read.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::event::Event;
use crate::ids::{ImportId, IndicatorId};
use crate::indicator::Indicator;
use crate::indicator::import::Way;
use crate::observation::{Breakdown, Observed, Series, Status};
use crate::organisation::Organisation;
use crate::period::Period;
use crate::refusal::{Refusal, Refusals, none_of};
use crate::text::{Explanation, Name, Reason};
use crate::time::Context;

/// The most values that one import may have.
pub const MOST_AT_ONCE: usize = 10_000_000;

/// How many values one event carries: some hundred kilobytes, so that no line of the log is out of hand.
const IN_ONE_EVENT: usize = 10_000;

/// How many parts one event confirms values of: about as much text as that of the values.
const CONFIRMED_IN_ONE_EVENT: usize = 2_000;

/// The most objections that are told of one import. Whoever has a thousand faults has one.
const MOST_TOLD: usize = 200;

/// How many ways to read a file are remembered; of more, the last.
pub const MOST_MAPPINGS: usize = 100;

/// Values of one breakdown of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesValues {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Of which part; the whole when it is empty.
    pub breakdown: Breakdown,
    /// The values.
    pub values: Vec<Observed>,
}

/// Of which periods an import said the same as was known of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesConfirmed {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Of which part; the whole when it is empty.
    pub breakdown: Breakdown,
    /// From one period to another: of every period between them that has a value.
    pub periods: Vec<(Period, Period)>,
}

/// Values that are to come in together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// How they come.
    pub way: Way,
    /// Where they are from, where another than the indicators' own source.
    pub source: Option<Name>,
    /// Why values are corrected.
    pub reason: Option<Reason>,
    /// The values.
    pub series: Vec<SeriesValues>,
}

/// What a value would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Of which part.
    pub breakdown: Breakdown,
    /// What is known now; `None` for what is new.
    pub before: Option<Observed>,
    /// What would be known.
    pub after: Observed,
}

/// What an import would change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// What is new, and what is corrected, in the order in which it came.
    pub changes: Vec<Difference>,
    /// How many values are as they were.
    pub same: usize,
    /// Which these are.
    pub confirmed: Vec<SeriesConfirmed>,
}

impl Differences {
    /// What is new.
    pub fn new_values(&self) -> impl Iterator<Item = &Difference> {
        self.changes.iter().filter(|difference| difference.before.is_none())
    }

    /// What was known otherwise.
    pub fn corrections(&self) -> impl Iterator<Item = &Difference> {
        self.changes.iter().filter(|difference| difference.before.is_some())
    }

    /// What was known otherwise and was not said to be provisional: what needs a reason.
    pub fn needing_a_reason(&self) -> usize {
        let settled = |before: &Observed| !matches!(before.status, Status::Provisional | Status::Missing);
        self.corrections().filter(|difference| difference.before.as_ref().is_some_and(settled)).count()
    }
}

impl Organisation {
    /// What these values would change, without changing it.
    ///
    /// # Errors
    /// `indicator-unknown`, `indicator-ended`, `dimension-unknown`, `value-outside-limits`, `value-missing`,
    /// `value-for-none`, `period-twice`, `interval-wrong`, `fraction-wrong`; at most some hundred of them.
    pub fn compare_values(&self, series: &[SeriesValues]) -> Result<Differences, Refusals> {
        let count: usize = series.iter().map(|series| series.values.len()).sum();
        if MOST_AT_ONCE < count {
            return Err(Refusal::new("too-many-at-once").with("count", count).with("limit", MOST_AT_ONCE).into());
        }
        let mut objections = Vec::new();
        let mut differences = Differences::default();
        let mut told: BTreeMap<(IndicatorId, &Breakdown), Vec<Period>> = BTreeMap::new();
        for series in series {
            let indicator = match self.living_indicator(series.indicator) {
                Ok(indicator) => indicator,
                Err(refusal) => {
                    objections.push(refusal);
                    continue;
                }
            };
            objections.extend(unknown_dimensions(indicator, &series.breakdown));
            let known = indicator.entered(&series.breakdown);
            told.entry((series.indicator, &series.breakdown))
                .or_default()
                .extend(series.values.iter().map(|observed| observed.period));
            let mut same: Vec<Period> = Vec::new();
            for observed in &series.values {
                objections.extend(not_such_a_value(indicator, observed));
                let before = known.and_then(|known| known.at(observed.period)).map(|known| &known.observed);
                if before == Some(observed) {
                    differences.same += 1;
                    same.push(observed.period);
                } else {
                    differences.changes.push(Difference {
                        indicator: series.indicator,
                        breakdown: series.breakdown.clone(),
                        before: before.cloned(),
                        after: observed.clone(),
                    });
                }
            }
            let periods = known.map(|known| spans(known, same)).unwrap_or_default();
            if !periods.is_empty() {
                let (indicator, breakdown) = (series.indicator, series.breakdown.clone());
                differences.confirmed.push(SeriesConfirmed { indicator, breakdown, periods });
            }
            if MOST_TOLD < objections.len() {
                break;
            }
        }
        for ((indicator, _), periods) in &mut told {
            periods.sort_unstable();
            let twice = periods.windows(2).find(|pair| pair[0] == pair[1]);
            if let Some(pair) = twice {
                let name = self.indicators.get(*indicator).map_or("", |known| known.definition().name.as_str());
                let refusal = Refusal::new("period-twice").with("period", pair[0].to_string());
                objections.push(refusal.with("name", name));
            }
        }
        objections.truncate(MOST_TOLD);
        none_of(objections)?;
        Ok(differences)
    }

    /// Takes values in: what is new and what is corrected. That the rest is as it was is noted, so that it stays when what it
    /// first came by is taken back; not of what was typed, since a form holds the last values whether anybody looked or not.
    ///
    /// # Errors
    /// As [`Organisation::compare_values`]; `period-not-begun` for a value of a period that has not begun;
    /// `period-of-other-length` for a new one that is typed for a period of another length than the indicator is measured by;
    /// `correction-without-reason` at `reason` when values are corrected that were not said to be provisional, and nobody
    /// says why.
    pub fn take_in_values(&self, context: &Context, incoming: Incoming) -> Result<Vec<Event>, Refusals> {
        let differences = self.compare_values(&incoming.series)?;
        none_of(self.not_in_their_time(context, &incoming.way, &differences.changes))?;
        let corrected = differences.needing_a_reason();
        if 0 < corrected && incoming.reason.is_none() {
            let refusal = Refusal::new("correction-without-reason").at("reason");
            return Err(refusal.with("count", corrected).into());
        }
        let Incoming { way, source, reason, .. } = incoming;
        let confirmed = if way == Way::Typed { Vec::new() } else { differences.confirmed };
        if differences.changes.is_empty() && confirmed.is_empty() {
            return Ok(Vec::new());
        }
        let import = self.next.import();
        let mut events = vec![Event::ImportBegun { import, way, source, reason }];
        // First, since it is said of what was known before.
        let parts = confirmed.chunks(CONFIRMED_IN_ONE_EVENT);
        events.extend(parts.map(|series| Event::ValuesConfirmed { import, series: series.to_vec() }));
        events.extend(in_events(differences.changes).map(|series| Event::ValuesTakenIn { import, series }));
        Ok(events)
    }

    /// What is changed, and not as it was before: a form that holds what came in while nobody asked is no reason to refuse.
    /// A file of other periods is told about when it is looked at; a form has no such look, so there it is a no.
    fn not_in_their_time(&self, context: &Context, way: &Way, changes: &[Difference]) -> Vec<Refusal> {
        let mut objections = Vec::new();
        for change in changes {
            let Some(indicator) = self.indicators.get(change.indicator) else { continue };
            let (definition, period) = (indicator.definition(), change.after.period);
            let about =
                |refusal: Refusal| refusal.with("name", definition.name.as_str()).with("period", period.to_string());
            let is_typed_anew = *way == Way::Typed && change.before.is_none();
            if change.after.is_told_before_its_time(context.today) {
                objections.push(about(Refusal::new("period-not-begun")).with("day", period.first_day()));
            } else if is_typed_anew && period.months() != definition.frequency.months_of_a_value() {
                let refusal = about(Refusal::new("period-of-other-length"));
                objections.push(refusal.with("frequency", definition.frequency.key()));
            }
        }
        objections.truncate(MOST_TOLD);
        objections
    }

    /// Remembers how a file was read, for the next that looks the same. Nothing happens when that is what was remembered
    /// last.
    ///
    /// # Errors
    /// None.
    pub fn remember_mapping(&self, _: &Context, mapping: Explanation) -> Result<Vec<Event>, Refusals> {
        match self.indicators.mappings.last() == Some(&mapping) {
            true => Ok(Vec::new()),
            false => Ok(vec![Event::MappingRemembered { mapping }]),
        }
    }

    /// Takes an import back: its values have then not been, and what they corrected holds again.
    ///
    /// # Errors
    /// `import-unknown`, `import-taken-back`.
    pub fn take_import_back(&self, _: &Context, import: ImportId, reason: Reason) -> Result<Vec<Event>, Refusals> {
        match self.indicators.import(import) {
            None => Err(Refusal::new("import-unknown").with("import", import.0).into()),
            Some(known) if known.taken_back.is_some() => Err(Refusal::new("import-taken-back").into()),
            Some(_) => Ok(vec![Event::ImportTakenBack { import, reason }]),
        }
    }
}

/// Some of the periods of a series as spans, each of all that it has between two.
fn spans(known: &Series, mut periods: Vec<Period>) -> Vec<(Period, Period)> {
    periods.sort_unstable();
    let mut periods = periods.into_iter().peekable();
    let mut spans: Vec<(Period, Period)> = Vec::new();
    let mut is_open = false;
    for period in known.current().map(|known| known.observed.period) {
        let is_one = periods.peek() == Some(&period);
        while periods.peek() == Some(&period) {
            periods.next();
        }
        match spans.last_mut().filter(|_| is_open) {
            Some((_, last)) if is_one => *last = period,
            _ if is_one => spans.push((period, period)),
            _ => {}
        }
        is_open = is_one;
    }
    spans
}

/// The changes as they are written: gathered by series, some thousands for each event.
fn in_events(changes: Vec<Difference>) -> impl Iterator<Item = Vec<SeriesValues>> {
    let mut changes = changes.into_iter().peekable();
    std::iter::from_fn(move || {
        let mut event: Vec<SeriesValues> = Vec::new();
        let mut count = 0;
        while count < IN_ONE_EVENT
            && let Some(Difference { indicator, breakdown, after, .. }) = changes.next()
        {
            count += 1;
            match event.last_mut() {
                Some(last) if last.indicator == indicator && last.breakdown == breakdown => last.values.push(after),
                _ => event.push(SeriesValues { indicator, breakdown, values: vec![after] }),
            }
        }
        (!event.is_empty()).then_some(event)
    })
}

fn unknown_dimensions(indicator: &Indicator, breakdown: &Breakdown) -> Option<Refusal> {
    let definition = indicator.definition();
    let unknown = breakdown.parts().iter().find(|(dimension, _)| !definition.dimensions.contains(dimension))?;
    let refusal = Refusal::new("dimension-unknown").with("value", unknown.0.as_str());
    Some(refusal.with("name", definition.name.as_str()))
}

fn not_such_a_value(indicator: &Indicator, observed: &Observed) -> Option<Refusal> {
    let definition = indicator.definition();
    let about =
        |refusal: Refusal| refusal.with("name", definition.name.as_str()).with("period", observed.period.to_string());
    match observed.value {
        Some(value) if definition.is_outside(value) => {
            return Some(about(definition.outside(Refusal::new("value-outside-limits"), value)));
        }
        None if observed.status.has_value() => return Some(about(Refusal::new("value-missing"))),
        _ => {}
    }
    // A numerator would give away what is suppressed, as the value would.
    let tells = observed.value.is_some() || observed.fraction().is_some() || observed.interval().is_some();
    if tells && !observed.status.has_value() {
        return Some(about(Refusal::new("value-for-none")));
    }
    if let (Some(interval), Some(value)) = (observed.interval(), observed.value)
        && !(interval.low <= value && value <= interval.high)
    {
        let refusal = about(Refusal::new("interval-wrong")).with("value", value);
        return Some(refusal.with("low", interval.low).with("high", interval.high));
    }
    let no_whole = |denominator: crate::decimal::Decimal| denominator.is_negative() || denominator.to_f64() == 0.0;
    if observed.fraction().is_some_and(|fraction| no_whole(fraction.denominator)) {
        return Some(about(Refusal::new("fraction-wrong")));
    }
    None
}
