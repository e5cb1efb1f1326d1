//! The time that a value is for: a year, a month, or some months from one on. Not the day on which it became known.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The first and the last year that a value can be for.
pub const YEARS: std::ops::RangeInclusive<i32> = 1700..=2200;

/// A number of whole months, from a month on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Period {
    // Months since January of the year 0.
    start: i32,
    months: u8,
}

/// The text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAPeriod;

impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a period")
    }
}

impl std::error::Error for NotAPeriod {}

/// The parts of a year that have names of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The whole calendar year.
    Year,
    /// A half, 1–2.
    Half(u8),
    /// Four months (*tertial*), 1–3.
    Tertial(u8),
    /// A quarter, 1–4.
    Quarter(u8),
    /// A month, 1–12.
    Month(u8),
    /// Any other months.
    Months,
}

impl Period {
    /// So many months from a month of a year on. `None` outside [`YEARS`], and for no months or more than 120.
    pub fn new(year: i32, month: u8, months: u8) -> Option<Period> {
        let fits = YEARS.contains(&year) && (1..=12).contains(&month) && (1..=120).contains(&months);
        fits.then(|| Period { start: year * 12 + i32::from(month) - 1, months })
    }

    /// A calendar year.
    pub fn year(year: i32) -> Option<Period> {
        Period::new(year, 1, 12)
    }

    /// A part of a year, counted from 1: the second of four is the second quarter.
    fn part_of(year: i32, ordinal: u8, parts: u8) -> Option<Period> {
        let months = 12 / parts;
        (1..=parts).contains(&ordinal).then(|| Period::new(year, (ordinal - 1) * months + 1, months)).flatten()
    }

    /// The year in which it begins.
    pub fn first_year(self) -> i32 {
        self.start.div_euclid(12)
    }

    /// The month in which it begins, 1–12.
    pub fn first_month(self) -> u8 {
        (self.start.rem_euclid(12) + 1) as u8
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        let first = i16::try_from(self.first_year()).ok().zip(i8::try_from(self.first_month()).ok());
        first.and_then(|(year, month)| Date::new(year, month, 1).ok()).unwrap_or(Date::MAX)
    }

    /// How many months it is.
    pub fn months(self) -> u8 {
        self.months
    }

    /// The year in which its last month is.
    pub fn last_year(self) -> i32 {
        (self.start + i32::from(self.months) - 1).div_euclid(12)
    }

    /// Where it begins on an axis of years: March 2020 is 2020 and two twelfths.
    pub fn in_years(self) -> f64 {
        f64::from(self.start) / 12.0
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        let after = self.start + i32::from(self.months);
        let (year, month) = (after.div_euclid(12), after.rem_euclid(12) + 1);
        let first_after = i16::try_from(year).ok().zip(i8::try_from(month).ok());
        let first_after = first_after.and_then(|(year, month)| Date::new(year, month, 1).ok());
        first_after.and_then(|day| day.yesterday().ok()).unwrap_or(Date::MAX)
    }

    /// The period of the same length right after it.
    pub fn next(self) -> Period {
        Period { start: self.start + i32::from(self.months), months: self.months }
    }

    /// What it is called.
    pub fn part(self) -> Part {
        let month = self.first_month();
        match self.months {
            12 if month == 1 => Part::Year,
            6 if month % 6 == 1 => Part::Half(month / 6 + 1),
            4 if month % 4 == 1 => Part::Tertial(month / 4 + 1),
            3 if month % 3 == 1 => Part::Quarter(month / 3 + 1),
            1 => Part::Month(month),
            _ => Part::Months,
        }
    }

    /// A period as people and statistics offices write it: "2018", "2018-03", "2018M03", "mars 2018", "2018 kv 1", "2018K1",
    /// "Q1 2018", "2018-T2", "tertial 2 2018", "2018 H1", "2018-03-31" (its month), "2018–2020". A year over two, "2011/12",
    /// is its first.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn parse(typed: &str) -> Result<Period, NotAPeriod> {
        let lower = typed.trim().to_lowercase().replace(['–', '—', '−'], "-");
        let parts = runs(&lower);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let number = |text: &str| text.parse::<u32>().ok();
        let year =
            |text: &str| (text.len() == 4).then(|| number(text)).flatten().and_then(|year| i32::try_from(year).ok());
        let small = |text: &str| (text.len() <= 2).then(|| number(text)).flatten().and_then(|n| u8::try_from(n).ok());
        // "2018-07/6": six months from July, as this program writes what has no name.
        let months = || {
            let (first, months) = lower.split_once('/')?;
            let (first_year, month) = first.split_once('-')?;
            Period::new(year(first_year)?, small(month)?, months.parse().ok()?)
        };
        let found = match parts.as_slice() {
            [all] if all.len() == 6 && number(all).is_some() => {
                year(&all[..4]).zip(small(&all[4..])).and_then(|(year, month)| Period::new(year, month, 1))
            }
            [one] => year(one).and_then(Period::year),
            [one, two] => match (year(one), year(two)) {
                (Some(first), Some(last)) => years(first, last),
                (Some(year), None) => match small(two) {
                    Some(second) if lower.contains('/') && i32::from(second) == (year + 1) % 100 => Period::year(year),
                    Some(month) => Period::new(year, month, 1),
                    None => month_named(two).and_then(|month| Period::new(year, month, 1)),
                },
                (None, Some(year)) => {
                    let month = small(one).or_else(|| month_named(one));
                    month.and_then(|month| Period::new(year, month, 1))
                }
                (None, None) => None,
            },
            [one, word, two] => match (year(one), year(two)) {
                (Some(year), None) => small(two).and_then(|ordinal| named_part(word, ordinal, year)).or_else(|| {
                    let month = small(word).filter(|_| small(two).is_some_and(|day| (1..=31).contains(&day)))?;
                    Period::new(year, month, 1)
                }),
                (None, Some(year)) => small(word).and_then(|ordinal| named_part(one, ordinal, year)),
                _ => None,
            },
            _ => None,
        };
        months().or(found).ok_or(NotAPeriod)
    }
}

fn years(first: i32, last: i32) -> Option<Period> {
    let months = u8::try_from((last - first + 1).checked_mul(12)?).ok()?;
    Period::new(first, 1, months)
}

fn named_part(word: &str, ordinal: u8, year: i32) -> Option<Period> {
    match word {
        "q" | "k" | "kv" | "kvartal" | "quarter" => Period::part_of(year, ordinal, 4),
        "t" | "tertial" => Period::part_of(year, ordinal, 3),
        "h" | "halvår" | "half" => Period::part_of(year, ordinal, 2),
        "m" | "månad" | "month" => Period::part_of(year, ordinal, 12),
        _ => None,
    }
}

/// Runs of digits and runs of letters; everything else only parts them.
fn runs(text: &str) -> Vec<String> {
    let mut runs: Vec<String> = Vec::new();
    let mut last = None;
    for letter in text.chars() {
        let kind = if letter.is_ascii_digit() {
            Some(true)
        } else if letter.is_alphabetic() {
            Some(false)
        } else {
            None
        };
        match (kind, runs.last_mut()) {
            (Some(_), Some(run)) if kind == last => run.push(letter),
            (Some(_), _) => runs.push(letter.to_string()),
            (None, _) => {}
        }
        last = kind;
    }
    runs
}

/// The number of a month by its first letters in Swedish or in English, at least three and in lower case.
pub fn month_named(word: &str) -> Option<u8> {
    const NAMES: [(&str, &str); 12] = [
        ("januari", "january"),
        ("februari", "february"),
        ("mars", "march"),
        ("april", "april"),
        ("maj", "may"),
        ("juni", "june"),
        ("juli", "july"),
        ("augusti", "august"),
        ("september", "september"),
        ("oktober", "october"),
        ("november", "november"),
        ("december", "december"),
    ];
    let is_month = |name: &str| 3 <= word.chars().count() && name.starts_with(word);
    (1..).zip(NAMES).find(|(_, (swedish, english))| is_month(swedish) || is_month(english)).map(|(month, _)| month)
}

/// As it stands in logs and files: "2018", "2018-Q1", "2018-T2", "2018-H1", "2018-03", and otherwise the first month and how
/// many there are, "2018-07/12".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first_year();
        match self.part() {
            Part::Year => write!(f, "{year}"),
            Part::Half(half) => write!(f, "{year}-H{half}"),
            Part::Tertial(tertial) => write!(f, "{year}-T{tertial}"),
            Part::Quarter(quarter) => write!(f, "{year}-Q{quarter}"),
            Part::Month(month) => write!(f, "{year}-{month:02}"),
            Part::Months => write!(f, "{year}-{:02}/{}", self.first_month(), self.months),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Period, NotAPeriod> {
        // The usual ones without looking at letters one by one: a start reads millions of them.
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let bytes = text.as_bytes();
        let year = text.get(..4).filter(|year| digits(year)).and_then(|year| year.parse::<i32>().ok());
        let quick = match (year, bytes) {
            (Some(year), [_, _, _, _]) => Period::year(year),
            (Some(year), [_, _, _, _, b'-', b'Q', ordinal]) => Period::part_of(year, ordinal.wrapping_sub(b'0'), 4),
            (Some(year), [_, _, _, _, b'-', b'T', ordinal]) => Period::part_of(year, ordinal.wrapping_sub(b'0'), 3),
            (Some(year), [_, _, _, _, b'-', b'H', ordinal]) => Period::part_of(year, ordinal.wrapping_sub(b'0'), 2),
            (Some(year), [_, _, _, _, b'-', tens, ones]) if tens.is_ascii_digit() && ones.is_ascii_digit() => {
                Period::new(year, (tens - b'0') * 10 + (ones - b'0'), 1)
            }
            _ => None,
        };
        let period = quick.map_or_else(|| Period::parse(text), Ok)?;
        // One spelling for each period, so that the same log always has the same bytes.
        if quick.is_some() || period.to_string() == text { Ok(period) } else { Err(NotAPeriod) }
    }
}

impl From<Period> for String {
    fn from(period: Period) -> String {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Period, NotAPeriod> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_period_is_read_as_people_and_statistics_offices_write_it() {
        for (typed, expected) in [
            ("2018", "2018"),
            (" 2018 ", "2018"),
            ("2018-03", "2018-03"),
            ("2018M03", "2018-03"),
            ("201803", "2018-03"),
            ("2018-03-31", "2018-03"),
            ("mars 2018", "2018-03"),
            ("Mar 2018", "2018-03"),
            ("2018 december", "2018-12"),
            ("maj 2018", "2018-05"),
            ("2018K1", "2018-Q1"),
            ("2018 kv 4", "2018-Q4"),
            ("Q2 2018", "2018-Q2"),
            ("kvartal 3 2018", "2018-Q3"),
            ("2018-T2", "2018-T2"),
            ("tertial 2 2018", "2018-T2"),
            ("2018 H1", "2018-H1"),
            ("2018–2020", "2018-01/36"),
            ("2011/12", "2011"),
            ("1999/00", "1999"),
            ("2018/11", "2018-11"),
            ("2018-07/12", "2018-07/12"),
        ] {
            assert_eq!(Period::parse(typed).map(|period| period.to_string()).as_deref(), Ok(expected), "{typed}");
        }
        for wrong in
            ["", "år", "18", "2018-13", "2018-00", "2018Q5", "2018-T4", "1066", "99999", "2018-2017", "2018-02-32"]
        {
            assert_eq!(Period::parse(wrong), Err(NotAPeriod), "{wrong}");
        }
    }

    #[test]
    fn a_period_knows_its_days_and_its_place() {
        let period = |text: &str| text.parse::<Period>().unwrap();
        assert_eq!(period("2018").last_day(), date(2018, 12, 31));
        assert_eq!(period("2016-02").last_day(), date(2016, 2, 29));
        assert_eq!(period("2018-Q2").in_years(), 2018.25);
        assert_eq!(period("2018-Q4").next(), period("2019-Q1"));
        assert_eq!(period("2018-07/12").last_year(), 2019);
        assert_eq!(period("2018-T3").part(), Part::Tertial(3));
    }

    proptest! {
        #[test]
        fn a_period_is_read_as_it_is_written(year in 1700_i32..=2200, month in 1_u8..=12, months in 1_u8..=120) {
            let period = Period::new(year, month, months).unwrap();
            prop_assert_eq!(period.to_string().parse(), Ok(period));
            prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
        }

        #[test]
        fn nothing_that_is_typed_is_too_much(typed in "\\PC{0,30}") {
            let _ = Period::parse(&typed);
            let _ = typed.parse::<Period>();
        }
    }
}
