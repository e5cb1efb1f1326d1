//! The query of a request from a program. What a route does not take is refused, and so is what stands there twice: a
//! program that misspells a filter must not get everything in the belief that it was filtered.

use domain::refusal::Refusal;
use jiff::civil::Date;

/// What a route can be asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// `as-of`: the day.
    Day,
    /// `limit` and `after`: a part of a list.
    Part,
    /// `q`: what is searched for.
    Words,
    /// `unit`: of one unit alone.
    Unit,
    /// `statement`: of one statement alone.
    Statement,
}

/// A parameter as the description tells of it.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// The type of its value in JSON Schema.
    pub of_type: &'static str,
    /// The format, where the type has one.
    pub format: Option<&'static str>,
    /// The least and the most that a number may be, where that is known.
    pub range: (Option<u64>, Option<u64>),
}

impl Takes {
    /// The parameters.
    pub fn parameters(self) -> &'static [Parameter] {
        match self {
            Takes::Day => &[Parameter {
                name: "as-of",
                about: "The day that the answer is about, as known then; today when left out.",
                of_type: "string",
                format: Some("date"),
                range: (None, None),
            }],
            Takes::Part => &[
                Parameter {
                    name: "limit",
                    about: "How many to give at most: 1–500, and 100 when left out.",
                    of_type: "integer",
                    format: None,
                    range: (Some(1), Some(MOST as u64)),
                },
                Parameter {
                    name: "after",
                    about: "Where to go on, from the `next` of the part before.",
                    of_type: "integer",
                    format: None,
                    range: (Some(0), Some(LARGEST)),
                },
            ],
            Takes::Words => &[Parameter {
                name: "q",
                about: "The words to look for.",
                of_type: "string",
                format: None,
                range: (None, None),
            }],
            Takes::Unit => &[Parameter {
                name: "unit",
                about: "Only what belongs to the unit with this number.",
                of_type: "integer",
                format: None,
                range: (Some(0), Some(LARGEST)),
            }],
            Takes::Statement => &[Parameter {
                name: "statement",
                about: "Only what is about the statement with this number.",
                of_type: "integer",
                format: None,
                range: (Some(0), Some(LARGEST)),
            }],
        }
    }
}

/// Looks at a query: every parameter is one that the route takes, stands there once, and is of its type.
///
/// # Errors
/// `parameter-unknown`, `parameter-twice`, `not-a-day`, `not-a-number`, `limit-wrong`.
pub fn check(query: Option<&str>, takes: &[Takes]) -> Result<(), Refusal> {
    let known = || takes.iter().flat_map(|takes| takes.parameters());
    let mut seen: Vec<&str> = Vec::new();
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let Some(parameter) = known().find(|parameter| parameter.name == name) else {
            let all: Vec<&str> = known().map(|parameter| parameter.name).collect();
            let all = if all.is_empty() { "–".to_owned() } else { all.join(", ") };
            return Err(Refusal::new("parameter-unknown").with("name", name.into_owned()).with("known", all));
        };
        if seen.contains(&parameter.name) {
            return Err(Refusal::new("parameter-twice").at(parameter.name).with("name", parameter.name));
        }
        seen.push(parameter.name);
        let wrong = |key| Err(Refusal::new(key).at(parameter.name).with("value", value.clone().into_owned()));
        match (parameter.format, parameter.of_type, parameter.name) {
            (Some("date"), ..) if value.parse::<Date>().is_err() => return wrong("day-wrong"),
            (_, _, "limit") if limit(&value).is_none() => return wrong("limit-wrong"),
            (_, "integer", _) if !number(&value, parameter.range) => return wrong("number-wrong"),
            _ => {}
        }
    }
    Ok(())
}

/// The largest whole number that every reader of JSON keeps exactly, and far more than anything here has for a number.
pub const LARGEST: u64 = (1 << 53) - 1;
/// The most that is given at a time.
pub const MOST: usize = 500;
/// What is given when nothing is said.
pub const USUAL: usize = 100;

/// Whether it is a whole number within these bounds.
fn number(value: &str, (least, most): (Option<u64>, Option<u64>)) -> bool {
    value
        .parse()
        .is_ok_and(|number: u64| least.is_none_or(|least| least <= number) && most.is_none_or(|most| number <= most))
}

/// How many to give.
pub fn limit(value: &str) -> Option<usize> {
    value.parse().ok().filter(|limit| (1..=MOST).contains(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_has_nothing_that_is_not_asked_for() {
        let takes = [Takes::Day, Takes::Part];
        for right in [
            None,
            Some(""),
            Some("as-of=2018-11-14"),
            Some("after=9007199254740991"),
            Some("limit=500&after=17&as-of=2018-01-01"),
        ] {
            assert_eq!(check(right, &takes), Ok(()), "{right:?}");
        }
        for (wrong, key) in [
            ("as-off=2018-11-14", "parameter-unknown"),
            ("q=x", "parameter-unknown"),
            ("limit=1&limit=2", "parameter-twice"),
            ("limit=1&%6cimit=2", "parameter-twice"),
            ("as-of=2018-11-31", "day-wrong"),
            ("as-of=", "day-wrong"),
            ("limit=0", "limit-wrong"),
            ("limit=501", "limit-wrong"),
            ("limit=-1", "limit-wrong"),
            ("after=x", "number-wrong"),
            ("after=9007199254740992", "number-wrong"),
            ("after=", "number-wrong"),
        ] {
            assert_eq!(check(Some(wrong), &takes).map_err(|refusal| refusal.key), Err(key), "{wrong}");
        }
    }
}
