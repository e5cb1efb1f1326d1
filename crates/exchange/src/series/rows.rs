//! Rows of a source into series. Each text of a column is read once, whatever the number of rows that have it; a row is then
//! a few look-ups. Not what the texts are read as, which is in `columns`.

use std::collections::HashMap;
use std::sync::Arc;

use domain::decimal::Decimal;
use domain::observation::{Fraction, Interval, Observed, Status};
use domain::period::Period;
use domain::text::Name;

use super::cells::{self, Number, Read, StatusRead};
use super::columns::{Both, Dimension, Numbers, Pair, Part};
use super::source::{Column, Source};
use super::{Findings, Reading, Series, Value};
use crate::finding::{Finding, excerpt};
use crate::lookup::key;
use crate::mapping::{Mapping, Role};
use crate::reading::{invalid, wrong};

/// For what the rows of one column of values are.
enum Values {
    /// The column of values.
    Plain(Numbers),
    Across(Numbers, Period),
    Named(Numbers, Arc<str>),
}

/// Reads the rows of a source of which the mapping was checked.
pub(super) fn read(source: &Source, mapping: &Mapping) -> Reading {
    let mut reader = match Reader::new(source, mapping) {
        Ok(reader) => reader,
        Err(wrong) => return Reading { wrong, advice: source.advice.clone(), ..Reading::default() },
    };
    for row in 0..source.row_count() {
        reader.row(row);
    }
    reader.finish()
}

/// How often something was met, and where first.
#[derive(Default)]
struct Tally {
    count: usize,
    first: Option<(usize, usize)>,
}

impl Tally {
    fn met(&mut self, row: usize, column: usize) {
        self.count += 1;
        self.first.get_or_insert((row, column));
    }
}

struct Reader<'a> {
    source: &'a Source,
    period: Option<(usize, Vec<Option<Period>>)>,
    values: Vec<Values>,
    status: Option<(usize, Vec<StatusRead>)>,
    interval: Pair,
    fraction: Pair,
    measure: Option<usize>,
    dimensions: Vec<Dimension>,
    /// For each column of which only one text counts, the numbers of the texts that mean it.
    only: Vec<(usize, Vec<bool>)>,
    series: Vec<Series>,
    by_key: HashMap<Box<[u32]>, usize>,
    last: Option<(Vec<u32>, usize)>,
    /// What a row's series is found by, kept so that no row needs one of its own.
    key: Vec<u32>,
    wrong: Findings,
    rounded: Tally,
    dashes: Tally,
    ambiguous: Tally,
    unknown_statuses: HashMap<u32, Tally>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, mapping: &Mapping) -> Result<Reader<'a>, Vec<Finding>> {
        let column = |at: usize| source.columns().get(at);
        let numbers = |role: &Role| mapping.one(role).map(|at| Numbers::of(source, at));
        let mut faults = Vec::new();
        let mut values = Vec::new();
        for (at, role) in mapping.roles().iter().enumerate() {
            let heading = column(at).map_or("", |column| column.heading.as_str());
            match role {
                Role::Value => values.push(Values::Plain(Numbers::of(source, at))),
                Role::Named => values.push(Values::Named(Numbers::of(source, at), heading.into())),
                Role::Across => match Period::parse(heading) {
                    Ok(period) => values.push(Values::Across(Numbers::of(source, at), period)),
                    Err(_) => faults.push(source.in_column(wrong("not-a-period", heading), at)),
                },
                _ => {}
            }
        }
        let mut dimensions: Vec<Dimension> = Vec::new();
        for (at, role) in mapping.roles().iter().enumerate() {
            let (Role::Dimension { name, whole }, Some(column)) = (role, column(at)) else { continue };
            let called = if name.trim().is_empty() { &column.heading } else { name };
            match Name::parse(called) {
                Ok(name) if dimensions.iter().any(|known| known.name == name) => {
                    let found = Finding::new("dimension-twice").with("value", name.as_str());
                    faults.push(source.in_column(found, at));
                }
                Ok(name) => dimensions.push(Dimension::of(column, at, name, whole)),
                Err(why) => faults.push(source.in_column(invalid(&why), at)),
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let only = mapping.roles().iter().enumerate().filter_map(|(at, role)| match role {
            Role::Only(text) => Some((at, column(at)?.texts().map(|known| key(known) == key(text)).collect())),
            _ => None,
        });
        let periods = |at: usize| {
            let texts = column(at).into_iter().flat_map(Column::texts);
            (at, texts.map(|text| Period::parse(text).ok()).collect())
        };
        let statuses = |at: usize| {
            let texts = column(at).into_iter().flat_map(Column::texts);
            (at, texts.map(cells::status).collect())
        };
        Ok(Reader {
            source,
            // Where the headings are periods, a column of them says nothing.
            period: mapping.one(&Role::Period).map(periods),
            values,
            status: mapping.one(&Role::Status).map(statuses),
            interval: Pair::new(numbers(&Role::Low), numbers(&Role::High)),
            fraction: Pair::new(numbers(&Role::Numerator), numbers(&Role::Denominator)),
            measure: mapping.one(&Role::Indicator),
            only: only.collect(),
            dimensions,
            series: Vec::new(),
            by_key: HashMap::new(),
            last: None,
            key: Vec::new(),
            wrong: Findings::default(),
            rounded: Tally::default(),
            dashes: Tally::default(),
            ambiguous: Tally::default(),
            unknown_statuses: HashMap::new(),
        })
    }

    /// Reads a row: most often one value.
    fn row(&mut self, row: usize) {
        let source = self.source;
        let codes = source.codes(row);
        let code = |column: usize| codes.get(column).copied().unwrap_or_default();
        let is_left =
            |(column, wanted): &(usize, Vec<bool>)| !wanted.get(code(*column) as usize).copied().unwrap_or(true);
        if self.only.iter().any(is_left) {
            return;
        }
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        key.push(self.measure.map_or(0, code));
        for dimension in &self.dimensions {
            let code = code(dimension.column) as usize;
            if let Some(Part::Wrong(why)) = dimension.parts.get(code) {
                let column = dimension.column;
                self.wrong.push(|| source.at(invalid(why), row, Some(column)));
                self.key = key;
                return;
            }
            key.push(dimension.same.get(code).copied().unwrap_or_default());
        }
        key.push(0);
        let period =
            self.period.as_ref().map(|(at, periods)| (*at, periods.get(code(*at) as usize).copied().flatten()));
        for at in 0..self.values.len() {
            let (numbers, period) = match &self.values[at] {
                Values::Across(numbers, of_heading) => (numbers, Ok(*of_heading)),
                Values::Plain(numbers) | Values::Named(numbers, _) => (numbers, period_of(period)),
            };
            let (column, number) = (numbers.column, numbers.at(codes));
            // In a table with several columns of values an empty cell is one that nobody has filled in.
            let is_one_of_several = !matches!(self.values[at], Values::Plain(_));
            if is_one_of_several && number.read == Read::Empty {
                continue;
            }
            let period = match period {
                Ok(period) => period,
                Err(column) => {
                    self.wrong.push(|| without_period(source, row, column));
                    break;
                }
            };
            if let Some(observed) = self.observed(row, codes, (column, number), period) {
                if let Some(last) = key.last_mut() {
                    *last = if matches!(self.values[at], Values::Named(..)) { at as u32 + 1 } else { 0 };
                }
                let value = Value {
                    row: u32::try_from(row).unwrap_or(u32::MAX),
                    column: u16::try_from(column).unwrap_or(u16::MAX),
                    observed,
                };
                let series = self.series_of(&key, codes, at);
                if let Some(series) = self.series.get_mut(series) {
                    series.values.push(value);
                }
            }
        }
        self.key = key;
    }

    /// The series that a row's value belongs to, made when it is the first of it.
    fn series_of(&mut self, key: &[u32], codes: &[u32], at: usize) -> usize {
        if let Some((known, series)) = &self.last
            && known == key
        {
            return *series;
        }
        let found = match self.by_key.get(key) {
            Some(found) => *found,
            None => {
                let code = |column: usize| codes.get(column).copied().unwrap_or_default();
                let measure = match (&self.values[at], self.measure) {
                    (Values::Named(_, name), _) => Some(name.clone()),
                    (_, Some(column)) => self.source.columns().get(column).map(|known| known.shared(code(column))),
                    _ => None,
                };
                let parts = self.dimensions.iter().filter_map(|dimension| {
                    match dimension.parts.get(code(dimension.column) as usize) {
                        Some(Part::Value(value)) => Some((dimension.name.clone(), value.clone())),
                        _ => None,
                    }
                });
                self.series.push(Series { measure, parts: parts.collect(), values: Vec::new() });
                self.by_key.insert(key.into(), self.series.len() - 1);
                self.series.len() - 1
            }
        };
        match &mut self.last {
            Some((known, series)) => {
                known.clear();
                known.extend_from_slice(key);
                *series = found;
            }
            last => *last = Some((key.to_vec(), found)),
        }
        found
    }

    /// What was observed; nothing when it cannot be read, and then the fault is kept.
    fn observed(
        &mut self,
        row: usize,
        codes: &[u32],
        (column, number): (usize, Number),
        period: Period,
    ) -> Option<Observed> {
        let source = self.source;
        let typed = |column: usize| {
            let code = codes.get(column).copied().unwrap_or_default();
            source.columns().get(column).map_or("", |column| column.text(code))
        };
        let status = match &self.status {
            None => StatusRead::Empty,
            Some((at, statuses)) => {
                let code = codes.get(*at).copied().unwrap_or_default();
                let status = statuses.get(code as usize).copied().unwrap_or(StatusRead::Empty);
                if status == StatusRead::Unknown {
                    self.unknown_statuses.entry(code).or_default().met(row, *at);
                }
                status
            }
        };
        let said = match status {
            StatusRead::Known(status) => Some(status),
            StatusRead::Empty | StatusRead::Unknown => None,
        };
        let why_none = said.filter(|status| !status.has_value());
        let mut observed = match number.read {
            Read::Value(_) if why_none.is_some() => {
                self.wrong.push(|| source.at(wrong("value-for-none", typed(column)), row, Some(column)));
                return None;
            }
            Read::Value(value) => Observed::new(period, value).with_status(said.unwrap_or_default()),
            Read::None(symbol) => Observed::without_value(period, why_none.unwrap_or(symbol)),
            Read::Empty => Observed::without_value(period, why_none.unwrap_or(Status::Missing)),
            Read::Dash => {
                self.dashes.met(row, column);
                Observed::without_value(period, why_none.unwrap_or(Status::Missing))
            }
            Read::Wrong(key) => {
                self.wrong.push(|| source.at(wrong(key, typed(column)), row, Some(column)));
                return None;
            }
        };
        if number.rounded {
            self.rounded.met(row, column);
        }
        if number.ambiguous {
            self.ambiguous.met(row, column);
        }
        match self.interval.both(codes) {
            Ok(None) => {}
            Ok(Some(Both { first: low, second: high, rounded })) => {
                if !observed.value.is_none_or(|value| low <= value && value <= high) || high < low {
                    self.wrong.push(|| source.at(wrong("interval-wrong", typed(column)), row, Some(column)));
                    return None;
                }
                rounded.into_iter().for_each(|column| self.rounded.met(row, column));
                observed = observed.with_interval(Interval { low, high });
            }
            Err(fault) => {
                self.wrong.push(|| {
                    fault.finding("interval-half", typed, |found, at| source.at(found, row, Some(at.unwrap_or(column))))
                });
                return None;
            }
        }
        match self.fraction.both(codes) {
            Ok(None) => {}
            Ok(Some(Both { first: numerator, second: denominator, rounded })) => {
                if denominator <= Decimal::ZERO {
                    let found = Finding::new("fraction-wrong").with("value", denominator.to_string());
                    self.wrong.push(|| source.at(found, row, Some(column)));
                    return None;
                }
                rounded.into_iter().for_each(|column| self.rounded.met(row, column));
                observed = observed.with_fraction(Fraction { numerator, denominator });
            }
            Err(fault) => {
                self.wrong.push(|| {
                    fault.finding("fraction-half", typed, |found, at| source.at(found, row, Some(at.unwrap_or(column))))
                });
                return None;
            }
        }
        Some(observed)
    }

    fn finish(self) -> Reading {
        let source = self.source;
        let mut advice = source.advice.clone();
        let mut tell = |key: &'static str, tally: &Tally, value: Option<String>| {
            let Some((row, column)) = tally.first else { return };
            let found = Finding::new(key).with("count", tally.count);
            let found = match value {
                Some(value) => found.with("value", value),
                None => found,
            };
            advice.push(source.at(found, row, Some(column)));
        };
        let typed = |(row, column): (usize, usize)| {
            let code = source.codes(row).get(column).copied().unwrap_or_default();
            source.columns().get(column).map(|column| excerpt(column.text(code)))
        };
        tell("numbers-rounded", &self.rounded, None);
        tell("dash-without-value", &self.dashes, None);
        tell("number-ambiguous", &self.ambiguous, self.ambiguous.first.and_then(typed));
        let mut unknown: Vec<&Tally> = self.unknown_statuses.values().collect();
        unknown.sort_by_key(|tally| tally.first);
        for tally in unknown {
            tell("observation-status-unknown", tally, tally.first.and_then(typed));
        }
        Reading { series: self.series, wrong: self.wrong.into_told(), advice }
    }
}

/// The period of a row; or the column in which it should stand.
fn period_of(period: Option<(usize, Option<Period>)>) -> Result<Period, Option<usize>> {
    match period {
        Some((_, Some(period))) => Ok(period),
        Some((at, None)) => Err(Some(at)),
        None => Err(None),
    }
}

/// That a row has no period.
fn without_period(source: &Source, row: usize, column: Option<usize>) -> Finding {
    let code = column.and_then(|column| source.codes(row).get(column)).copied().unwrap_or_default();
    let typed = column.and_then(|column| source.columns().get(column)).map_or("", |column| column.text(code));
    let found = if typed.is_empty() { Finding::new("period-missing") } else { wrong("not-a-period", typed) };
    source.at(found, row, column)
}
