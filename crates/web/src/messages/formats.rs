//! Numbers, days and order as the two languages write them.
//!
//! Swedish: groups of three with U+00A0, decimal comma, true minus. English: commas and a point.
//! Days are ISO (`2017-10-23`) in tables and metadata; jiff writes those itself.

use std::cmp::Ordering;
use std::str::FromStr;
use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::locale;
use jiff::Timestamp;
use jiff::civil::Date;

use super::{Language, Messages};

impl Messages {
    /// A whole number: `1 240`, `1,240`.
    pub fn number(self, number: impl TryInto<i64>) -> String {
        let number = number.try_into().unwrap_or(i64::MAX);
        written(self.language, &Decimal::from(number))
    }

    /// A number with this many decimals: `18,4`, `18.4`. What is not a number is shown as a dash.
    pub fn decimal(self, number: f64, decimals: usize) -> String {
        match Decimal::from_str(&format!("{number:.decimals$}")) {
            Ok(decimal) => written(self.language, &decimal),
            Err(_) => "–".to_owned(),
        }
    }

    /// A whole number of the last decimal, written with this many decimals: 184 with one is `18,4`. Exact, where
    /// [`Messages::decimal`] is as near as a floating number is.
    pub fn fixed(self, number: i64, decimals: u8) -> String {
        let mut decimal = Decimal::from(number);
        decimal.multiply_pow10(-i16::from(decimals));
        written(self.language, &decimal)
    }

    /// What stands before the decimals.
    pub fn decimal_mark(self) -> char {
        match self.language {
            Language::Swedish => ',',
            Language::English => '.',
        }
    }

    /// Hundredths as a number with the decimals that it has, at least one: `2,5`, `0,25`.
    pub fn hundredths(self, hundredths: i64) -> String {
        let mut decimal = Decimal::from(hundredths);
        decimal.multiply_pow10(-2);
        decimal.trim_end();
        decimal.pad_end(-1);
        written(self.language, &decimal)
    }

    /// A day in running text: `23 oktober 2017`, `23 October 2017`.
    pub fn day(self, day: Date) -> String {
        let month = usize::try_from(day.month()).unwrap_or(1).clamp(1, MONTHS.len());
        format!("{} {} {}", day.day(), self.t(MONTHS[month - 1]), day.year())
    }

    /// A span of days in metadata; without an end it is still going on: `2018-10-23 –`.
    pub fn span(self, from: Date, until: Option<Date>) -> String {
        match until {
            Some(until) => format!("{from} – {until}"),
            None => format!("{from} –"),
        }
    }

    /// A moment where the agency is, to the minute: `2017-10-23 14.05`, `2017-10-23 14:05`.
    pub fn moment(self, moment: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let local = zone.to_datetime(moment);
        let between = match self.language {
            Language::Swedish => '.',
            Language::English => ':',
        };
        format!("{} {:02}{between}{:02}", local.date(), local.hour(), local.minute())
    }
}

/// How two names are ordered: Swedish, å ä ö last, "Enhet 2" before "Enhet 10". The same in both languages of
/// the interface, because the names are Swedish in both.
pub fn compare(a: &str, b: &str) -> Ordering {
    match &*COLLATOR {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

/// How a value is written inside a message: numbers in the language's way, text as it is.
pub(super) fn in_message(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(number) => {
            Decimal::from_str(&number.value.to_string()).ok().map(|decimal| written(language, &decimal))
        }
        _ => None,
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
    "month-11", "month-12",
];

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("sv"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    Collator::try_new(preferences, CollatorOptions::default()).ok()
});

thread_local! {
    // Made once for each thread: the formatter shares its data without locks, so it does not move between threads.
    static NUMBERS: [Option<DecimalFormatter>; 2] = [
        DecimalFormatter::try_new(locale!("sv").into(), Default::default()).ok(),
        DecimalFormatter::try_new(locale!("en").into(), Default::default()).ok(),
    ];
}

fn written(language: Language, decimal: &Decimal) -> String {
    NUMBERS.with(|numbers| match &numbers[language as usize] {
        Some(formatter) => formatter.format(decimal).to_string(),
        None => decimal.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SWEDISH: Messages = Messages { language: Language::Swedish };
    const ENGLISH: Messages = Messages { language: Language::English };

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        assert_eq!(SWEDISH.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(SWEDISH.number(-1240), "\u{2212}1\u{a0}240");
        assert_eq!(SWEDISH.decimal(18.45, 1), "18,4");
        assert_eq!(SWEDISH.decimal(18.0, 2), "18,00");
        assert_eq!(ENGLISH.number(1_234_567), "1,234,567");
        assert_eq!(ENGLISH.decimal(1240.5, 1), "1,240.5");
        assert_eq!(SWEDISH.decimal(f64::NAN, 1), "–");
        assert_eq!(SWEDISH.fixed(184, 1), "18,4");
        assert_eq!(SWEDISH.fixed(-12_400, 1), "\u{2212}1\u{a0}240,0");
        assert_eq!(SWEDISH.fixed(5, 2), "0,05");
        assert_eq!(ENGLISH.fixed(1_240_050, 2), "12,400.50");
        assert_eq!(SWEDISH.fixed(0, 1), "0,0");
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let day = jiff::civil::date(2017, 10, 3);
        assert_eq!(SWEDISH.day(day), "3 oktober 2017");
        assert_eq!(ENGLISH.day(day), "3 October 2017");
        assert_eq!(SWEDISH.span(day, None), "2017-10-03 –");
        let moment: Timestamp = "2017-10-03T14:05:59Z".parse().unwrap();
        assert_eq!(SWEDISH.moment(moment, &jiff::tz::TimeZone::UTC), "2017-10-03 14.05");
        assert_eq!(ENGLISH.moment(moment, &jiff::tz::TimeZone::UTC), "2017-10-03 14:05");
    }

    #[test]
    fn swedish_order_has_its_three_letters_last_and_numbers_by_size() {
        let mut names = ["öl", "Örebro", "Enhet 10", "Ängelholm", "Enhet 2", "Åmål", "Zinkgruvan", "aln", "Arvika"];
        names.sort_by(|a, b| compare(a, b));
        assert_eq!(names, ["aln", "Arvika", "Enhet 2", "Enhet 10", "Zinkgruvan", "Åmål", "Ängelholm", "öl", "Örebro"]);
    }
}
