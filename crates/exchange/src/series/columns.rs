//! Columns of a source, each text read once: numbers, pairs of numbers, dimensions. Not the rows.

use std::collections::HashMap;

use domain::decimal::Decimal;
use domain::text::{Invalid, Name};

use super::cells::{self, Number, Read};
use super::source::{Column, Source};
use crate::finding::Finding;
use crate::lookup::key;
use crate::reading::wrong;

/// A column of numbers, each text read.
pub(super) struct Numbers {
    pub(super) column: usize,
    read: Vec<Number>,
}

impl Numbers {
    pub(super) fn of(source: &Source, column: usize) -> Numbers {
        let texts = source.columns().get(column).into_iter().flat_map(Column::texts);
        Numbers { column, read: cells::numbers(texts) }
    }

    pub(super) fn at(&self, codes: &[u32]) -> Number {
        let code = codes.get(self.column).copied().unwrap_or_default();
        let nothing = Number { read: Read::Empty, rounded: false, ambiguous: false };
        self.read.get(code as usize).copied().unwrap_or(nothing)
    }
}

/// What a text of a dimension is.
pub(super) enum Part {
    /// The whole: the dimension says nothing of this row.
    Whole,
    Value(Name),
    Wrong(Invalid),
}

/// A column of a dimension, each text read.
pub(super) struct Dimension {
    pub(super) column: usize,
    pub(super) name: Name,
    pub(super) parts: Vec<Part>,
    /// For each text, the first that means the same: what a series is found by.
    pub(super) same: Vec<u32>,
}

/// Two columns of numbers that belong together: the ends of an interval, or what a value was divided from.
pub(super) struct Pair {
    first: Option<Numbers>,
    second: Option<Numbers>,
}

/// Both numbers of a pair.
pub(super) struct Both {
    pub(super) first: Decimal,
    pub(super) second: Decimal,
    /// The columns of those that had more digits than are kept.
    pub(super) rounded: Vec<usize>,
}

/// Why a pair cannot be read.
pub(super) enum Fault {
    /// One of the two is there alone.
    Half,
    /// What stands in this column is no number.
    Wrong(usize, &'static str),
}

impl Fault {
    /// As a finding, at the column of the fault where it has one. `half` is the key for one alone.
    pub(super) fn finding<'t>(
        self,
        half: &'static str,
        typed: impl Fn(usize) -> &'t str,
        at: impl Fn(Finding, Option<usize>) -> Finding,
    ) -> Finding {
        match self {
            Fault::Half => at(Finding::new(half), None),
            Fault::Wrong(column, key) => at(wrong(key, typed(column)), Some(column)),
        }
    }
}

impl Pair {
    pub(super) fn new(first: Option<Numbers>, second: Option<Numbers>) -> Pair {
        Pair { first, second }
    }

    /// The numbers of a row; nothing where neither stands.
    pub(super) fn both(&self, codes: &[u32]) -> Result<Option<Both>, Fault> {
        let mut rounded = Vec::new();
        let mut one = |numbers: &Option<Numbers>| {
            let Some(numbers) = numbers else { return Ok(None) };
            let number = numbers.at(codes);
            if number.rounded {
                rounded.push(numbers.column);
            }
            match number.read {
                Read::Value(value) => Ok(Some(value)),
                Read::None(_) | Read::Empty | Read::Dash => Ok(None),
                Read::Wrong(key) => Err(Fault::Wrong(numbers.column, key)),
            }
        };
        match (one(&self.first)?, one(&self.second)?) {
            (None, None) => Ok(None),
            (Some(first), Some(second)) => Ok(Some(Both { first, second, rounded })),
            _ => Err(Fault::Half),
        }
    }
}

impl Dimension {
    pub(super) fn of(column: &Column, at: usize, name: Name, whole: &str) -> Dimension {
        let (mut parts, mut same) = (Vec::new(), Vec::new());
        // The whole has a number that no value has.
        let mut first: HashMap<Name, u32> = HashMap::new();
        for (code, text) in (1_u32..).zip(column.texts()) {
            let is_whole = text.is_empty() || (!whole.is_empty() && key(text) == key(whole));
            let part = match Name::parse(text) {
                _ if is_whole => Part::Whole,
                Ok(value) => Part::Value(value),
                Err(why) => Part::Wrong(why),
            };
            same.push(match &part {
                Part::Value(value) => *first.entry(value.clone()).or_insert(code),
                Part::Whole | Part::Wrong(_) => 0,
            });
            parts.push(part);
        }
        Dimension { column: at, name, parts, same }
    }
}
