//! Series of a file into values of the organisation's indicators: of which indicator each is, what its dimensions are called
//! here, and every fault at its place. A preview: nothing changes before a person confirms. What would be new and what
//! corrected says `Organisation::compare_values`.
//!
//! A page reads a file ([`crate::incoming::read`]), makes a mapping ([`Mapping::guess`]) that a person can correct, calls
//! [`assemble`], shows it, and when it is confirmed does the same again and takes the values in.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::decimal::Decimal;
use domain::ids::IndicatorId;
use domain::indicator::values::{MOST_AT_ONCE, SeriesValues};
use domain::indicator::{Definition, Indicator};
use domain::observation::{Breakdown, Observed};
use domain::organisation::Organisation;
use domain::refusal::Value;
use domain::text::{Name, fold};
use jiff::civil::Date;

use crate::finding::{Finding, excerpt};
use crate::lookup::{Found, by_name, key};
use crate::mapping::{Mapping, Role};
use crate::reading::wrong;
use crate::series::source::Source;
use crate::series::{self, Findings};

mod new_parts;
#[cfg(test)]
mod tests;

use new_parts::NewParts;

/// What a source would bring in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assembled {
    /// What must be mended. While there is anything, nothing can be brought in: nothing comes in by half.
    pub wrong: Vec<Finding>,
    /// What is good to know, and stops nothing.
    pub advice: Vec<Finding>,
    series: Vec<SeriesValues>,
    // For each series, for each value, its row in the source.
    rows: Vec<Vec<u32>>,
}

/// A value with its row, for a preview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PreviewRow<'a> {
    /// Its row in the source, the first being 0. [`Source::number`] says which that is in the file.
    pub row: u32,
    /// Of which indicator it is.
    pub indicator: IndicatorId,
    /// Of which part.
    pub breakdown: &'a Breakdown,
    /// What was observed.
    pub observed: &'a Observed,
}

impl Assembled {
    /// Every value that could be read, by series.
    pub fn preview(&self) -> impl Iterator<Item = PreviewRow<'_>> {
        self.series.iter().zip(&self.rows).flat_map(|(series, rows)| {
            let of_row = |(observed, row): (_, &u32)| PreviewRow {
                row: *row,
                indicator: series.indicator,
                breakdown: &series.breakdown,
                observed,
            };
            series.values.iter().zip(rows).map(of_row)
        })
    }

    /// What could be read, also while something else is wrong: to compare with what is known.
    pub fn series(&self) -> &[SeriesValues] {
        &self.series
    }

    /// How many values could be read.
    pub fn count(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }

    /// Whether there is something to bring in, and nothing in the way.
    pub fn can_be_brought_in(&self) -> bool {
        self.wrong.is_empty() && !self.series.is_empty()
    }

    /// What is brought in, for `Incoming`: everything, or nothing while anything is wrong.
    pub fn into_values(self) -> Option<Vec<SeriesValues>> {
        self.can_be_brought_in().then_some(self.series)
    }
}

/// Reads a source as a mapping says, and finds what its series are. `chosen` is the indicator that the whole file is for,
/// where a person has said so; else the file says, in a column or in its headings.
pub fn assemble(
    organisation: &Organisation,
    source: &Source,
    mapping: &Mapping,
    chosen: Option<IndicatorId>,
) -> Assembled {
    assemble_on(organisation, source, mapping, chosen, Date::MAX)
}

/// The same on a day: values of periods that have not begun by then are faults, since nobody has observed them.
pub fn assemble_on(
    organisation: &Organisation,
    source: &Source,
    mapping: &Mapping,
    chosen: Option<IndicatorId>,
    today: Date,
) -> Assembled {
    let names_it = |role: &Role| matches!(role, Role::Indicator | Role::Named);
    if chosen.is_none() && mapping.all(names_it).next().is_none() && mapping.check(source).is_empty() {
        let wrong = vec![Finding::new("indicator-column-missing")];
        return Assembled { wrong, advice: source.advice.clone(), ..Assembled::default() };
    }
    let reading = series::read(source, mapping);
    if MOST_AT_ONCE < reading.count() {
        let found = Finding::new("too-many-at-once").with("count", reading.count()).with("limit", MOST_AT_ONCE);
        return Assembled { wrong: vec![found], advice: reading.advice, ..Assembled::default() };
    }
    let mut assembler = Assembler::new(organisation, source, mapping, chosen);
    assembler.today = today;
    for series in reading.series {
        assembler.take(series);
    }
    let mut assembled = assembler.finish();
    assembled.wrong.splice(0..0, reading.wrong);
    // In the order in which a person goes through the file: first what is about all of it, last how much was left untold.
    let place = |found: &Finding| if found.key == "more-findings" { u32::MAX } else { found.row.unwrap_or(0) };
    assembled.wrong.sort_by_key(place);
    if assembled.wrong.is_empty() && assembled.series.is_empty() {
        assembled.wrong.push(Finding::new("no-values"));
    }
    assembled.advice.splice(0..0, reading.advice);
    assembled
}

/// The series with their rows while they are gathered: what is called differently in a file may be one here.
type Gathered = BTreeMap<(IndicatorId, Breakdown), Vec<series::Value>>;

struct Assembler<'a> {
    organisation: &'a Organisation,
    source: &'a Source,
    chosen: Option<IndicatorId>,
    /// Values of periods that begin later are wrong.
    today: Date,
    /// Living indicators by what they are called, and ended ones.
    by_name: HashMap<String, Vec<IndicatorId>>,
    ended: HashMap<String, Vec<IndicatorId>>,
    /// What each measure of the file is, once it was looked for.
    measures: HashMap<Option<std::sync::Arc<str>>, Option<IndicatorId>>,
    /// The spelling of each value of a dimension, by indicator and dimension.
    spelled: HashMap<(IndicatorId, Name), HashMap<String, Vec<Name>>>,
    /// The column in which it stands when each value became known.
    known: Option<usize>,
    measure_column: Option<usize>,
    unit_columns: Vec<usize>,
    /// Each dimension as the file calls it, and its column.
    dimension_columns: Vec<(Name, usize)>,
    unknown_dimensions: HashSet<(IndicatorId, Name)>,
    new_parts: NewParts,
    gathered: Gathered,
    /// Values of another length than the indicator's frequency: how many, and the first.
    other_length: BTreeMap<IndicatorId, (usize, series::Value)>,
    wrong: Findings,
    advice: Vec<Finding>,
}

impl<'a> Assembler<'a> {
    fn new(
        organisation: &'a Organisation,
        source: &'a Source,
        mapping: &Mapping,
        chosen: Option<IndicatorId>,
    ) -> Assembler<'a> {
        let named = |indicator: &'a Indicator| (indicator.definition().name.as_str(), indicator.id);
        let ended = organisation.indicators.all().filter(|indicator| indicator.ended.is_some());
        Assembler {
            organisation,
            source,
            chosen,
            today: Date::MAX,
            by_name: by_name(organisation.indicators.living().map(named)),
            ended: by_name(ended.map(named)),
            measures: HashMap::new(),
            spelled: HashMap::new(),
            known: mapping.one(&Role::Known),
            measure_column: mapping.one(&Role::Indicator),
            unit_columns: mapping.all(|role| *role == Role::Unit).collect(),
            dimension_columns: mapping.dimensions(source).collect(),
            unknown_dimensions: HashSet::new(),
            new_parts: NewParts::default(),
            gathered: BTreeMap::new(),
            other_length: BTreeMap::new(),
            wrong: Findings::default(),
            advice: Vec::new(),
        }
    }

    fn take(&mut self, series: series::Series) {
        let series::Series { measure, parts, values } = series;
        let Some(first) = values.first() else { return };
        let place = (first.row as usize, usize::from(first.column));
        let Some(indicator) = self.indicator(measure, place) else { return };
        let Some(breakdown) = self.breakdown(indicator, parts, place) else { return };
        let definition = indicator.definition();
        let (source, today) = (self.source, self.today);
        let known = indicator.entered(&breakdown);
        let was_known = |observed: &Observed| {
            known.and_then(|known| known.at(observed.period)).is_some_and(|known| known.observed == *observed)
        };
        // What is wrong is told here, once, with its row: it is left out of what is compared with what is known.
        let mut right = Vec::with_capacity(values.len());
        for value in values {
            let at = |found| source.at(found, value.row as usize, Some(value.column.into()));
            if let Some(number) = value.observed.value.filter(|number| definition.is_outside(*number)) {
                self.wrong.push(|| at(outside(definition, number)));
            } else if value.observed.is_told_before_its_time(today) && !was_known(&value.observed) {
                let found = || Finding::new("period-not-begun").with("value", value.observed.period.to_string());
                self.wrong.push(|| at(found().with("day", value.observed.period.first_day())));
            } else {
                if value.observed.period.months() != definition.frequency.months_of_a_value() {
                    let met = self.other_length.entry(indicator.id).or_insert_with(|| (0, value.clone()));
                    met.0 += 1;
                }
                right.push(value);
            }
        }
        let values = right;
        match self.gathered.entry((indicator.id, breakdown)) {
            std::collections::btree_map::Entry::Vacant(empty) => {
                empty.insert(values);
            }
            std::collections::btree_map::Entry::Occupied(mut known) => known.get_mut().extend(values),
        }
    }

    /// The indicator that a measure of the file is; nothing where there is none, and then it is told once.
    fn indicator(&mut self, measure: Option<std::sync::Arc<str>>, place: (usize, usize)) -> Option<&'a Indicator> {
        let indicators = &self.organisation.indicators;
        if let Some(found) = self.measures.get(&measure) {
            return found.and_then(|id| indicators.get(id));
        }
        let name = measure.as_deref().unwrap_or("").trim();
        let by_number = || name.parse().ok().map(IndicatorId).filter(|id| indicators.get(*id).is_some());
        let found = match (self.chosen, Found::of(self.by_name.get(&key(name)))) {
            (Some(chosen), _) => indicators.get(chosen).map(|_| chosen).ok_or("indicator-unknown"),
            (None, Found::One(id)) => Ok(id),
            (None, Found::Several) => Err("indicator-ambiguous"),
            (None, Found::None) => match by_number() {
                Some(id) => Ok(id),
                None if self.ended.contains_key(&key(name)) => Err("indicator-ended"),
                None => Err("indicator-unknown"),
            },
        };
        let found = found.and_then(|id| match indicators.get(id) {
            Some(indicator) if indicator.ended.is_none() => Ok(id),
            _ => Err("indicator-ended"),
        });
        let (source, column) = (self.source, self.measure_column.unwrap_or(place.1));
        if let Err(key) = found {
            let name = match self.chosen.and_then(|id| indicators.get(id)) {
                Some(chosen) => chosen.definition().name.as_str(),
                None => name,
            };
            self.wrong.push(|| source.at(wrong(key, name), place.0, Some(column)));
        }
        self.measures.insert(measure, found.ok());
        found.ok().and_then(|id| indicators.get(id))
    }

    /// The part, with dimensions and values spelled as they are here.
    fn breakdown(
        &mut self,
        indicator: &'a Indicator,
        parts: Vec<(Name, Name)>,
        (row, column): (usize, usize),
    ) -> Option<Breakdown> {
        let source = self.source;
        let definition = indicator.definition();
        let mut spelled = Vec::with_capacity(parts.len());
        for (dimension, value) in parts {
            let place = self.dimension_columns.iter().find(|(known, _)| *known == dimension).map(|(_, column)| *column);
            let exact = definition.dimensions.iter().find(|known| **known == dimension);
            let alike = || definition.dimensions.iter().find(|known| key(known.as_str()) == key(dimension.as_str()));
            let Some(dimension) = exact.or_else(alike) else {
                // Once for a column, however many rows there are.
                if self.unknown_dimensions.insert((indicator.id, dimension.clone())) {
                    let column = self.dimension_columns.iter().find(|(known, _)| *known == dimension);
                    self.wrong.push(|| {
                        let found = Finding::new("dimension-unknown").with("value", dimension.as_str());
                        let found = found.with("name", definition.name.as_str());
                        match column {
                            Some((_, column)) => source.in_column(found, *column),
                            None => found,
                        }
                    });
                }
                return None;
            };
            let value = self.value(indicator, dimension, (value, row, place));
            spelled.push((dimension.clone(), value));
        }
        let breakdown = Breakdown::new(spelled);
        if breakdown.is_none() {
            self.wrong.push(|| source.at(Finding::new("dimension-twice").with("value", ""), row, Some(column)));
        }
        breakdown
    }

    /// The value of a dimension as it is spelled here; and where it is none that is known, that is remembered.
    fn value(
        &mut self,
        indicator: &Indicator,
        dimension: &Name,
        (value, row, column): (Name, usize, Option<usize>),
    ) -> Name {
        let spellings = self.spelled.entry((indicator.id, dimension.clone())).or_insert_with(|| {
            let parts = indicator.shown().keys().flat_map(|breakdown| breakdown.parts());
            let mut spellings: HashMap<String, Vec<Name>> = HashMap::new();
            for (_, known) in parts.filter(|(known, _)| known == dimension) {
                let alike = spellings.entry(key(known.as_str())).or_default();
                if !alike.contains(known) {
                    alike.push(known.clone());
                }
            }
            spellings
        });
        match spellings.get(&key(value.as_str())).map(Vec::as_slice) {
            Some([only]) => only.clone(),
            None if !spellings.is_empty() => {
                let known = spellings.values().flatten();
                self.new_parts.met((indicator.id, dimension), &value, (row, column), known);
                value
            }
            _ => value,
        }
    }

    fn finish(mut self) -> Assembled {
        let (mut series, mut rows) = (Vec::new(), Vec::new());
        let mut repeated = 0;
        for ((indicator, breakdown), mut values) in std::mem::take(&mut self.gathered) {
            repeated += self.without_twice(&mut values);
            rows.push(values.iter().map(|value| value.row).collect());
            let values = values.into_iter().map(|value| value.observed).collect();
            series.push(SeriesValues { indicator, breakdown, values });
        }
        if 0 < repeated {
            self.advice.push(Finding::new("value-repeated").with("count", repeated));
        }
        for (indicator, (count, first)) in &self.other_length {
            let name =
                self.organisation.indicators.get(*indicator).map_or("", |known| known.definition().name.as_str());
            let found = Finding::new("period-of-other-length").with("count", *count).with("name", name);
            let found = found.with("value", first.observed.period.to_string());
            self.advice.push(self.source.at(found, first.row as usize, Some(first.column.into())));
        }
        self.new_parts.tell(self.organisation, self.source, &mut self.advice);
        self.units(&series);
        Assembled { wrong: self.wrong.into_told(), advice: self.advice, series, rows }
    }

    /// The values in the order of their periods, each once. Two that are equal are one; of two that differ the later known
    /// holds where the file says when each became known, and else it is wrong. How many were left out as equal.
    fn without_twice(&mut self, values: &mut Vec<series::Value>) -> usize {
        if !values.is_sorted_by(|one, next| one.observed.period < next.observed.period) {
            values.sort_by_key(|value| value.observed.period);
        } else {
            return 0;
        }
        let (source, known) = (self.source, self.known);
        let known_at = |value: &series::Value| {
            let column = known?;
            let code = source.codes(value.row as usize).get(column).copied().unwrap_or_default();
            source.columns().get(column).map(|column| column.text(code))
        };
        let mut repeated = 0;
        let mut twice: Vec<(series::Value, u32)> = Vec::new();
        values.dedup_by(|next, kept| {
            if next.observed.period != kept.observed.period {
                return false;
            }
            if known.is_some() {
                if known_at(kept) <= known_at(next) {
                    std::mem::swap(kept, next);
                }
            } else if next.observed == kept.observed {
                repeated += 1;
            } else {
                twice.push((next.clone(), kept.row));
            }
            true
        });
        for (value, first) in twice {
            self.wrong.push(|| {
                let found = Finding::new("value-twice").with("value", value.observed.period.to_string());
                let found = found.with("row", source.number(first as usize));
                source.at(found, value.row as usize, Some(value.column.into()))
            });
        }
        repeated
    }

    /// That the file counts in something else than the indicator.
    fn units(&mut self, series: &[SeriesValues]) {
        let mut told: Vec<String> = Vec::new();
        for column in &self.unit_columns {
            let texts = self.source.columns().get(*column).into_iter().flat_map(|column| column.texts());
            told.extend(texts.filter(|text| !text.is_empty()).map(str::to_owned));
        }
        if told.is_empty() {
            told.extend(self.source.metadata.unit.as_ref().map(|unit| unit.text.clone()));
        }
        if 1 < told.len() {
            let found = Finding::new("units-several").with("value", excerpt(&told.join(", ")));
            self.advice.push(found.with("count", told.len()));
        }
        let mut indicators: Vec<IndicatorId> = series.iter().map(|series| series.indicator).collect();
        indicators.dedup();
        let ([unit], [indicator]) = (told.as_slice(), indicators.as_slice()) else { return };
        let Some(indicator) = self.organisation.indicators.get(*indicator) else { return };
        let ours = indicator.definition().unit.as_str();
        if bare_unit(unit) != bare_unit(ours) {
            self.advice.push(Finding::new("unit-differs").with("value", excerpt(unit)).with("unit", ours));
        }
    }
}

/// That a value is outside the limits of its indicator, with those that it has.
fn outside(definition: &Definition, number: Decimal) -> Finding {
    let found = Finding::new("value-outside-limits").with("value", number).with("name", definition.name.as_str());
    let end = |end: Option<Decimal>| end.map_or(Value::Text(String::new()), Value::from);
    let found = found.with("ends", definition.ends());
    found.with("lowest", end(definition.lowest)).with("highest", end(definition.highest))
}

/// A unit as it is compared: percent is percent, in either language or as a sign.
fn bare_unit(unit: &str) -> String {
    let unit = fold(unit);
    match unit.as_str() {
        "%" | "procent" | "percent" | "per cent" | "percentage" | "percentage (%)" | "procent (%)" | "andel (%)" => {
            "%".to_owned()
        }
        _ => unit,
    }
}
