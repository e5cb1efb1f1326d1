//! What a rule answers when it says no: a message key with values, and the field that it concerns.
//! Never a sentence; sentences are made in the reader's language by whoever shows them.

use jiff::civil::Date;

use crate::decimal::Decimal;
use crate::money::{Kronor, PersonYears};
use crate::text::Invalid;

/// A value that the message needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Text as it was typed or as it stands in the organisation.
    Text(String),
    /// A count or a limit.
    Number(i64),
    /// A day.
    Day(Date),
    /// Money, to be written in the reader's unit.
    Money(Kronor),
    /// People.
    People(PersonYears),
    /// A number with decimals, in hundredths.
    Hundredths(i64),
    /// A number with the decimals that it was written with.
    Decimal(Decimal),
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Value {
        Value::Decimal(number)
    }
}

impl From<Kronor> for Value {
    fn from(kronor: Kronor) -> Value {
        Value::Money(kronor)
    }
}

impl From<PersonYears> for Value {
    fn from(person_years: PersonYears) -> Value {
        Value::People(person_years)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Value {
        Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Value {
        Value::Day(day)
    }
}

/// One reason why a rule said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The message is `refusal-` and this.
    pub key: &'static str,
    /// The field of the form that it concerns; `None` when it is the whole.
    pub field: Option<&'static str>,
    /// What the message names, by the names that the message uses.
    pub values: Vec<(&'static str, Value)>,
}

impl Refusal {
    /// A refusal of the whole.
    pub fn new(key: &'static str) -> Refusal {
        Refusal { key, field: None, values: Vec::new() }
    }

    /// The same, at a field.
    pub fn at(mut self, field: &'static str) -> Refusal {
        self.field = Some(field);
        self
    }

    /// The same, with a value for the message.
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Refusal {
        self.values.push((name, value.into()));
        self
    }
}

/// Everything that a rule had to object to, never empty: a person who mends a form wants all of it at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusals(Vec<Refusal>);

impl Refusals {
    /// Each of them, the first first.
    pub fn iter(&self) -> std::slice::Iter<'_, Refusal> {
        self.0.iter()
    }

    /// The first: what to say where there is room for one thing.
    pub fn first(&self) -> &Refusal {
        &self.0[0]
    }

    /// Whether one of them has this key.
    pub fn has(&self, key: &str) -> bool {
        self.0.iter().any(|refusal| refusal.key == key)
    }
}

impl From<Refusal> for Refusals {
    fn from(refusal: Refusal) -> Refusals {
        Refusals(vec![refusal])
    }
}

/// `Ok` when there is nothing to object to.
///
/// # Errors
/// All the objections, when there is one or more.
pub fn none_of(objections: Vec<Refusal>) -> Result<(), Refusals> {
    if objections.is_empty() { Ok(()) } else { Err(Refusals(objections)) }
}

/// What was typed is not such a text: the same refusal wherever that text is asked for.
pub fn invalid(field: &'static str, invalid: &Invalid) -> Refusal {
    // The length of a text is a number, and written as one; what was typed is shown as it was.
    let length = invalid.value.parse::<usize>().ok().filter(|_| invalid.key == "text-too-long");
    let refusal = Refusal::new(invalid.key).at(field);
    let refusal = match length {
        Some(length) => refusal.with("value", length),
        None => refusal.with("value", invalid.value.clone()),
    };
    match invalid.limit {
        Some(limit) => refusal.with("limit", limit),
        None => refusal,
    }
}
