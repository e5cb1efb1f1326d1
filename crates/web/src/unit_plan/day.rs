//! Days as one types them in a plan: "mars", "15 mars", "2019-03", "2019-03-15". A month is its first day where something
//! begins and its last where it ends. Not fields for a day alone; those are the browser's.

use domain::text::{Invalid, fold};
use jiff::civil::Date;

use crate::messages::{Language, Messages};

/// Which end of a span a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// The first day.
    First,
    /// The last day.
    Last,
}

/// The day that was meant, in a period that gives the year where none is typed.
///
/// # Errors
/// `text-empty`, `not-a-day`.
pub(crate) fn parse(typed: &str, end: End, (first, last): (Date, Date)) -> Result<Date, Invalid> {
    let typed = typed.trim();
    let invalid = |key| Invalid { key, limit: None, value: typed.chars().take(40).collect() };
    if typed.is_empty() {
        return Err(invalid("text-empty"));
    }
    if let Ok(day) = typed.parse::<Date>() {
        return Ok(day);
    }
    if let Some(month) = numbered_month(typed) {
        return Ok(end.of_month(month));
    }
    let words: Vec<String> = typed.split([' ', '.', '\u{a0}']).filter(|word| !word.is_empty()).map(fold).collect();
    let (number, name, year) = match words.as_slice() {
        [name] => (None, name, None),
        [one, two] if is_number(one) => (Some(one), two, None),
        [one, two] => (None, one, Some(two)),
        [one, two, three] => (Some(one), two, Some(three)),
        _ => return Err(invalid("not-a-day")),
    };
    let month = month_named(name).ok_or_else(|| invalid("not-a-day"))?;
    let year = match year {
        Some(year) => year.parse().ok().filter(|_| year.len() == 4),
        None => Some(year_of(month, end, (first, last))),
    };
    let day = match number {
        Some(number) => number.parse().ok(),
        None => Some(1),
    };
    let day = year.zip(day).and_then(|(year, day)| Date::new(year, month, day).ok());
    match (day, number) {
        (Some(day), Some(_)) => Ok(day),
        (Some(day), None) => Ok(end.of_month(day)),
        (None, _) => Err(invalid("not-a-day")),
    }
}

/// A day as it stands in a field: a month's name where it is the month's first or last day in the period's only year.
pub(crate) fn typed(m: Messages, day: Date, end: End, (first, last): (Date, Date)) -> String {
    let within_year = first.year() == last.year() && day.year() == first.year();
    if within_year && end.of_month(day) == day { month(m, day.month()) } else { day.to_string() }
}

/// From when to when, as one says it: "mars till september", "2018-03-15 till vidare".
pub(crate) fn span(m: Messages, from: Date, until: Option<Date>, period: (Date, Date)) -> String {
    let from = typed(m, from, End::First, period);
    match until {
        Some(until) => {
            let until = typed(m, until, End::Last, period);
            if from == until { from } else { m.with("plan-span", &[("from", from.into()), ("until", until.into())]) }
        }
        None => m.with("plan-span-open", &[("from", from.into())]),
    }
}

impl End {
    fn of_month(self, day: Date) -> Date {
        match self {
            End::First => day.first_of_month(),
            End::Last => day.last_of_month(),
        }
    }
}

// The year in which a month of that name lies in the period: the first one for what begins, the last for what ends.
fn year_of(month: i8, end: End, (first, last): (Date, Date)) -> i16 {
    let inside = |year: &i16| Date::new(*year, month, 1).is_ok_and(|day| day <= last && first.first_of_month() <= day);
    let years = first.year()..=last.year();
    let found = match end {
        End::First => years.clone().find(inside),
        End::Last => years.clone().rev().find(inside),
    };
    found.unwrap_or_else(|| first.year())
}

// "2019-03", "2019/3".
fn numbered_month(typed: &str) -> Option<Date> {
    let (year, month) = typed.split_once(['-', '/'])?;
    let is_year = year.len() == 4 && is_number(year);
    let month = Some(month).filter(|month| is_year && is_number(month) && month.len() <= 2)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, 1).ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The month that this is the name of, or the beginning of one, in either language.
fn month_named(name: &str) -> Option<i8> {
    const LEAST: usize = 3;
    if name.chars().count() < LEAST {
        return None;
    }
    let in_language = |language| {
        let names = (1..=12).map(move |number| (number, fold(&month(Messages::of(language), number))));
        names.into_iter().find(|(_, whole)| whole.starts_with(name)).map(|(number, _)| number)
    };
    Language::ALL.into_iter().find_map(in_language)
}

fn month(m: Messages, number: i8) -> String {
    m.word("month", &number.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    fn year_from(first: Date) -> (Date, Date) {
        (first, first.saturating_add(1.year()).saturating_sub(1.day()))
    }

    fn meant(typed: &str, end: End) -> Option<Date> {
        parse(typed, end, year_from(date(2019, 1, 1))).ok()
    }

    #[test]
    fn a_month_is_its_first_or_last_day_and_both_languages_name_it() {
        for typed in ["mars", "Mars", "mar", "MARCH", "mars 2019", "2019-03", "2019-3", " mars "] {
            assert_eq!(meant(typed, End::First), Some(date(2019, 3, 1)), "{typed}");
            assert_eq!(meant(typed, End::Last), Some(date(2019, 3, 31)), "{typed}");
        }
        assert_eq!(meant("feb", End::Last), Some(date(2019, 2, 28)));
        assert_eq!(meant("sept", End::First), Some(date(2019, 9, 1)));
        assert_eq!(meant("oktober 2018", End::First), Some(date(2018, 10, 1)));
        assert_eq!(meant("october", End::First), Some(date(2019, 10, 1)));
    }

    #[test]
    fn a_day_is_that_day() {
        for typed in ["2019-03-15", "15 mars", "15 mars 2019", "15. mars"] {
            assert_eq!(meant(typed, End::Last), Some(date(2019, 3, 15)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in ["ma", "smart", "31 februari", "mars 19", "2019-13", "15", "1 2 3 4", "mars mars"] {
            assert_eq!(parse(typed, End::First, year_from(date(2019, 1, 1))).unwrap_err().key, "not-a-day", "{typed}");
        }
        assert_eq!(parse("  ", End::First, year_from(date(2019, 1, 1))).unwrap_err().key, "text-empty");
    }

    #[test]
    fn a_month_lies_in_the_period() {
        let school_year = year_from(date(2018, 7, 1));
        assert_eq!(parse("mars", End::First, school_year), Ok(date(2019, 3, 1)));
        assert_eq!(parse("augusti", End::First, school_year), Ok(date(2018, 8, 1)));
        let two_years = (date(2018, 1, 1), date(2019, 12, 31));
        assert_eq!(parse("mars", End::First, two_years), Ok(date(2018, 3, 1)));
        assert_eq!(parse("mars", End::Last, two_years), Ok(date(2019, 3, 31)));
    }

    #[test]
    fn what_stands_in_the_field_is_read_back() {
        let swedish = Messages::of(Language::Swedish);
        let year = year_from(date(2019, 1, 1));
        assert_eq!(typed(swedish, date(2019, 3, 1), End::First, year), "mars");
        assert_eq!(typed(swedish, date(2019, 3, 1), End::Last, year), "2019-03-01");
        assert_eq!(typed(swedish, date(2018, 3, 1), End::First, year), "2018-03-01");
        for day in [date(2019, 1, 1), date(2019, 2, 28), date(2018, 12, 31), date(2020, 5, 5)] {
            for end in [End::First, End::Last] {
                assert_eq!(parse(&typed(swedish, day, end, year), end, year), Ok(day));
            }
        }
    }
}
