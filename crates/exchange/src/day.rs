//! A day as people write it in a table, where it can mean one day alone. "1/3 2019" is the first of March to one and the
//! third of January to another, "mars 2019" is no day, and "1 mars" is of no year: they are not read.

use domain::period::month_named;
use jiff::civil::Date;

/// "2019-03-01", also where a spreadsheet made a moment of it; "2019-3-1", "2019/03/01", "20190301", "1 mars 2019",
/// "den 1 mar 2019", "March 1, 2019".
pub(crate) fn read(typed: &str) -> Option<Date> {
    let lower = typed.trim().to_lowercase();
    let day = lower.split_once(['t', ' ']).filter(|(_, time)| is_midnight(time)).map_or(lower.as_str(), |(day, _)| day);
    let words: Vec<&str> = day
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.'))
        .filter(|word| !word.is_empty())
        .collect();
    match words.as_slice() {
        [one] => in_numbers(one),
        ["den", day, month, year] | [day, month, year] => named(day, month, year).or_else(|| named(month, day, year)),
        _ => None,
    }
}

fn is_midnight(time: &str) -> bool {
    matches!(time.trim(), "00:00" | "00:00:00" | "0:00" | "00:00:00.000")
}

/// The year first, so that there is no doubt of which number is the month.
fn in_numbers(day: &str) -> Option<Date> {
    if day.len() == 8 && is_number(day) {
        return of(&day[..4], &day[4..6], &day[6..]);
    }
    let separator = if day.contains('/') { '/' } else { '-' };
    let mut parts = day.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { of(year, month, day) }
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 || ![year, month, day].into_iter().all(is_number) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn named(day: &str, month: &str, year: &str) -> Option<Date> {
    of(year, &month_named(month)?.to_string(), day)
}

/// Digits alone: no sign, and nothing around them.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_that_can_be_no_other_is_read_as_people_write_it() {
        for typed in [
            "2019-03-01",
            "2019-03-01 00:00:00",
            "2019-03-01T00:00:00",
            "2019-3-1",
            "2019/03/01",
            "20190301",
            "1 mars 2019",
            "den 1 mars 2019",
            "01 MAR 2019",
            "1 mar. 2019",
            "March 1, 2019",
        ] {
            assert_eq!(read(typed), Some(date(2019, 3, 1)), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_or_could_be_two_is_not_read() {
        for typed in [
            "",
            "mars",
            "mars 2019",
            "1 mars",
            "2019",
            "2019-03",
            "mar-19",
            "1/3 2019",
            "1/3/2019",
            "2019-02-30",
            "31 februari 2019",
            "1 mars 19",
            "19-03-01",
            "2019-03-01 14:30",
            "2019-13-01",
            "20191301",
            "201903011",
            "2019-03-01-02",
            "43525",
            "v. 10",
            "+2019-03-01",
            "1 ma 2019",
        ] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_stops_the_program(typed in ".{0,20}") {
            let _ = read(&typed);
        }
    }
}
