//! Values of an indicator: for a period and a breakdown, as known at a time. A corrected value is a new one beside the
//! earlier; nothing is written over. Not how values come in, which is `indicator::values`, and not what they say of the
//! direction, which is `movement`.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use imbl::OrdMap;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::ids::ImportId;
use crate::period::Period;
use crate::text::Name;

mod confirmed;

use confirmed::Confirmed;

/// How far a value can be trusted, by the code list that statistics offices share (SDMX, CL_OBS_STATUS).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// As it should be (A).
    #[default]
    Normal,
    /// The series breaks here: what came before is counted otherwise (B).
    Break,
    /// Counted by another definition than the rest (D).
    Differs,
    /// Estimated (E).
    Estimated,
    /// Filled in, because the value itself was not there (I).
    Imputed,
    /// Cannot exist (M).
    CannotExist,
    /// Missing (O).
    Missing,
    /// May still change (P).
    Provisional,
    /// Known, and not shown, because it would give somebody away (Q).
    Suppressed,
    /// Uncertain: few answers, or much spread (U).
    Unreliable,
    /// Known, and not shown, because another that is suppressed could then be worked out (Q too: the code list has one
    /// letter for both). Nobody enters it; it follows from the others.
    Protecting,
}

impl Status {
    /// All that a value can be entered with, in the order of a list.
    pub const ALL: [Status; 10] = [
        Status::Normal,
        Status::Provisional,
        Status::Estimated,
        Status::Imputed,
        Status::Unreliable,
        Status::Break,
        Status::Differs,
        Status::Missing,
        Status::CannotExist,
        Status::Suppressed,
    ];

    /// The word for it in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Status::Normal => "normal",
            Status::Break => "break",
            Status::Differs => "differs",
            Status::Estimated => "estimated",
            Status::Imputed => "imputed",
            Status::CannotExist => "cannot-exist",
            Status::Missing => "missing",
            Status::Provisional => "provisional",
            Status::Suppressed => "suppressed",
            Status::Unreliable => "unreliable",
            Status::Protecting => "protecting",
        }
    }

    /// The letter of the code list.
    pub fn letter(self) -> char {
        match self {
            Status::Normal => 'A',
            Status::Break => 'B',
            Status::Differs => 'D',
            Status::Estimated => 'E',
            Status::Imputed => 'I',
            Status::CannotExist => 'M',
            Status::Missing => 'O',
            Status::Provisional => 'P',
            Status::Suppressed | Status::Protecting => 'Q',
            Status::Unreliable => 'U',
        }
    }

    /// The status of a letter.
    pub fn of_letter(letter: char) -> Option<Status> {
        Status::ALL.into_iter().find(|status| status.letter() == letter.to_ascii_uppercase())
    }

    /// Whether there can be a value with it.
    pub fn has_value(self) -> bool {
        !matches!(self, Status::CannotExist | Status::Missing | Status::Suppressed | Status::Protecting)
    }
}

/// What a share or a rate was divided from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fraction {
    /// Above the line.
    pub numerator: Decimal,
    /// Below it.
    pub denominator: Decimal,
}

/// Between what a value lies, as its source says: a 95 % interval where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: Decimal,
    /// The upper end.
    pub high: Decimal,
}

/// What few values have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Rest {
    fraction: Option<Fraction>,
    interval: Option<Interval>,
}

/// A value for a period, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Observed {
    /// What it is for.
    pub period: Period,
    /// The value; `None` where the status says why there is none.
    pub value: Option<Decimal>,
    /// How far it can be trusted.
    pub status: Status,
    // Boxed, because it is rare and there are millions of values.
    rest: Option<Box<Rest>>,
}

impl Observed {
    /// A plain value.
    pub fn new(period: Period, value: Decimal) -> Observed {
        Observed { period, value: Some(value), status: Status::Normal, rest: None }
    }

    /// No value, and why.
    pub fn without_value(period: Period, status: Status) -> Observed {
        Observed { period, value: None, status, rest: None }
    }

    /// The same, with another status.
    pub fn with_status(mut self, status: Status) -> Observed {
        self.status = status;
        self
    }

    /// The same, with what it was divided from.
    pub fn with_fraction(mut self, fraction: Fraction) -> Observed {
        self.rest.get_or_insert_default().fraction = Some(fraction);
        self
    }

    /// The same, with its interval.
    pub fn with_interval(mut self, interval: Interval) -> Observed {
        self.rest.get_or_insert_default().interval = Some(interval);
        self
    }

    /// What it was divided from.
    pub fn fraction(&self) -> Option<Fraction> {
        self.rest.as_ref().and_then(|rest| rest.fraction)
    }

    /// Whether it tells a value of a period that has not begun on this day. That is nothing that was observed, whatever its
    /// status: "estimated" is how somebody found out what was, and the code list has a letter of its own for a forecast (F),
    /// which is none of ours, because the verdict would count it as reached. That a value is missing can be told of any
    /// period, and what goes on has its first values.
    pub fn is_told_before_its_time(&self, today: Date) -> bool {
        self.value.is_some() && today < self.period.first_day()
    }

    /// Its interval.
    pub fn interval(&self) -> Option<Interval> {
        self.rest.as_ref().and_then(|rest| rest.interval)
    }
}

/// The text is no observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnObservation;

impl fmt::Display for NotAnObservation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an observation")
    }
}

impl std::error::Error for NotAnObservation {}

/// As it stands in the log, in one short text, because there are many: `2017=71.4`, and where there is more to say
/// `2017=71.4/P;714:1000;68.9..73.9` (status, fraction, interval); `2017=/Q` has no value.
impl fmt::Display for Observed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=", self.period)?;
        if let Some(value) = self.value {
            write!(f, "{value}")?;
        }
        if self.status != Status::Normal {
            write!(f, "/{}", self.status.letter())?;
        }
        if let Some(Fraction { numerator, denominator }) = self.fraction() {
            write!(f, ";{numerator}:{denominator}")?;
        }
        if let Some(Interval { low, high }) = self.interval() {
            write!(f, ";{low}..{high}")?;
        }
        Ok(())
    }
}

impl FromStr for Observed {
    type Err = NotAnObservation;

    fn from_str(text: &str) -> Result<Observed, NotAnObservation> {
        let (period, told) = text.split_once('=').ok_or(NotAnObservation)?;
        let decimal = |text: &str| text.parse::<Decimal>().map_err(|_| NotAnObservation);
        let mut parts = told.split(';');
        let first = parts.next().unwrap_or("");
        let (value, status) = match first.split_once('/') {
            None => (first, Status::Normal),
            Some((value, letter)) => {
                // One spelling for each observation, so that the same log always has the same bytes.
                let told = Status::ALL.into_iter().filter(|status| *status != Status::Normal);
                let mut told = told.filter(|status| letter.len() == 1 && letter.starts_with(status.letter()));
                (value, told.next().ok_or(NotAnObservation)?)
            }
        };
        let value = if value.is_empty() { None } else { Some(decimal(value)?) };
        let period = period.parse().map_err(|_| NotAnObservation)?;
        let mut observed = Observed { period, value, status, rest: None };
        for part in parts {
            observed = if let Some((low, high)) = part.split_once("..") {
                if observed.interval().is_some() {
                    return Err(NotAnObservation);
                }
                observed.with_interval(Interval { low: decimal(low)?, high: decimal(high)? })
            } else {
                let (numerator, denominator) = part.split_once(':').ok_or(NotAnObservation)?;
                if observed.rest.is_some() {
                    return Err(NotAnObservation);
                }
                observed.with_fraction(Fraction { numerator: decimal(numerator)?, denominator: decimal(denominator)? })
            };
        }
        Ok(observed)
    }
}

impl From<Observed> for String {
    fn from(observed: Observed) -> String {
        observed.to_string()
    }
}

impl TryFrom<String> for Observed {
    type Error = NotAnObservation;

    fn try_from(text: String) -> Result<Observed, NotAnObservation> {
        text.parse()
    }
}

/// What a series is a part of: the value of each dimension ("län": "Dalarna"), in the order of the dimensions' names.
/// Nothing for the whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Breakdown(Vec<(Name, Name)>);

impl Breakdown {
    /// Of these dimensions and values. `None` when one dimension stands twice.
    pub fn new(mut parts: Vec<(Name, Name)>) -> Option<Breakdown> {
        parts.sort();
        let is_once = parts.windows(2).all(|pair| pair[0].0 != pair[1].0);
        is_once.then_some(Breakdown(parts))
    }

    /// Whether it is the whole.
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Each dimension with its value.
    pub fn parts(&self) -> &[(Name, Name)] {
        &self.0
    }

    /// The total that it is a part of by this dimension.
    pub(crate) fn without(&self, dimension: &Name) -> Breakdown {
        Breakdown(self.0.iter().filter(|(name, _)| name != dimension).cloned().collect())
    }

    /// The value of a dimension.
    pub fn value(&self, dimension: &str) -> Option<&Name> {
        self.0.iter().find(|(name, _)| name.as_str() == dimension).map(|(_, value)| value)
    }
}

/// A value with when it became known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// The value.
    pub observed: Observed,
    /// The number of the event by which it became known.
    pub known: u64,
    /// The import that it came by.
    pub import: ImportId,
}

/// The values of an indicator: of the whole, which is first, and of each part.
pub type SeriesByPart = OrdMap<Breakdown, Arc<Series>>;

/// The values of one breakdown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    // By period, and for each period the first known first.
    observations: Vec<Observation>,
    // What imports said again, in the order in which they did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    confirmed: Vec<Confirmed>,
}

impl Series {
    /// The value of each period as it is known now, the first period first.
    pub fn current(&self) -> impl Iterator<Item = &Observation> {
        self.periods().filter_map(|known| known.last())
    }

    /// For each period all its values, the first known first, never none.
    pub fn periods(&self) -> impl Iterator<Item = &[Observation]> {
        self.observations.chunk_by(|one, other| one.observed.period == other.observed.period)
    }

    /// All the values of a period, the first known first.
    pub fn of_period(&self, period: Period) -> &[Observation] {
        let from = self.observations.partition_point(|observation| observation.observed.period < period);
        let until = self.observations.partition_point(|observation| observation.observed.period <= period);
        &self.observations[from..until]
    }

    /// The value of a period as it is known now.
    pub fn at(&self, period: Period) -> Option<&Observation> {
        self.of_period(period).last()
    }

    /// The last value that is one.
    pub fn latest(&self) -> Option<&Observation> {
        let periods = self.observations.chunk_by(|one, other| one.observed.period == other.observed.period);
        periods.rev().filter_map(|known| known.last()).find(|known| known.observed.value.is_some())
    }

    /// How many values there are, with those that were corrected.
    pub fn len(&self) -> usize {
        self.observations.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.observations.is_empty()
    }

    /// Lets a value be known. Values usually come in the order of their periods.
    pub(crate) fn learn(&mut self, observation: Observation) {
        let period = observation.observed.period;
        let at = self.observations.partition_point(|known| known.observed.period <= period);
        self.observations.insert(at, observation);
    }

    /// The same without what is not shown: for some periods, why there is no value, whatever was known when.
    pub(crate) fn hiding(&self, periods: &BTreeMap<Period, Status>) -> Series {
        let observations = self.observations.iter().map(|known| match periods.get(&known.observed.period) {
            Some(why) => {
                Observation { observed: Observed::without_value(known.observed.period, *why), ..known.clone() }
            }
            None => known.clone(),
        });
        Series { observations: observations.collect(), confirmed: self.confirmed.clone() }
    }
}

#[cfg(test)]
mod tests;
