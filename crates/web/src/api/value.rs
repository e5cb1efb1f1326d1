//! How values stand in the answers to programs: days and moments as ISO 8601, exact numbers as text so that no program
//! rounds them, amounts of money and people together. Not which of them are told; that is each answer's.

use std::borrow::Cow;

use domain::decimal::Decimal;
use domain::money::{PersonYears, Resources};
use domain::period::Period;
use domain::time::{Actor, Stamp};
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

macro_rules! text_value {
    ($(#[$about:meta])* $name:ident($of:ty), $format:literal, $pattern:literal, $description:literal) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub $of);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "type": "string", "format": $format, "pattern": $pattern, "description": $description,
                })
            }
        }
    };
}

text_value!(
    /// A day.
    Day(Date), "date", r"^\d{4}-\d{2}-\d{2}$", "A day, as ISO 8601 writes it."
);
text_value!(
    /// A moment.
    Moment(Timestamp), "date-time", r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$", "A moment in UTC, as RFC 3339 writes it."
);
text_value!(
    /// A number with exactly these digits.
    Exact(Decimal), "decimal", r"^-?\d+(\.\d+)?$", "An exact decimal number, as text so that nothing is rounded."
);
text_value!(
    /// What a value is about: a year, or a part of one.
    Time(Period), "period", r"^\d{4}(-(H[12]|T[123]|Q[1-4]|\d{2}(/\d+)?))?$",
    "A period: 2018, 2018-H1 (half-year), 2018-T2 (four months), 2018-Q3, 2018-07 (month), or 2018-07/12 (months from July)."
);

/// Kronor and person-years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Amounts {
    /// Whole Swedish kronor, as text.
    #[schemars(regex(pattern = r"^-?\d+$"))]
    pub kronor: String,
    /// Person-years with two decimals, as text.
    #[schemars(regex(pattern = r"^-?\d+\.\d{2}$"))]
    pub person_years: String,
}

impl From<Resources> for Amounts {
    fn from(resources: Resources) -> Amounts {
        Amounts { kronor: resources.kronor.0.to_string(), person_years: person_years(resources.person_years) }
    }
}

fn person_years(PersonYears(hundredths): PersonYears) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let hundredths = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Done {
    /// When.
    pub at: Moment,
    /// The number of the person. Absent when the installation itself did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<u32>,
}

impl From<Stamp> for Done {
    fn from(stamp: Stamp) -> Done {
        let person = match stamp.by {
            Actor::Person(person) => Some(person.0),
            Actor::System => None,
        };
        Done { at: Moment(stamp.at), person }
    }
}

/// A calculated number with the digits that mean something. Never NaN, never infinite.
pub(crate) fn calculated(number: f64) -> Option<f64> {
    let rounded = format!("{number:.6e}").parse().ok();
    rounded.filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_never_rounded() {
        let amounts = Amounts::from(Resources::new(-12_345_678_901_234_567, -5));
        assert_eq!((amounts.kronor.as_str(), amounts.person_years.as_str()), ("-12345678901234567", "-0.05"));
        assert_eq!(Amounts::from(Resources::new(0, 1_250)).person_years, "12.50");
    }

    #[test]
    fn what_is_calculated_is_a_number() {
        assert_eq!(calculated(0.1 + 0.2), Some(0.3));
        assert_eq!(calculated(f64::NAN), None);
        assert_eq!(calculated(f64::INFINITY), None);
    }
}
