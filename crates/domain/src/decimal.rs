//! An exact decimal number: what was measured, as it was written. Not money, which is whole kronor, and not what is
//! calculated from it, which is in floating point.

use std::cmp::Ordering;
use std::fmt;
use std::num::NonZeroU8;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::Invalid;

/// The most digits that a number may have: as many as every spreadsheet and every reader of floating point keeps.
pub const MOST_DIGITS: u32 = 15;

/// The most decimals.
pub const MOST_DECIMALS: u8 = 12;

/// A number with at most [`MOST_DIGITS`] digits, [`MOST_DECIMALS`] of them after the decimal mark. Without zeros at the end,
/// so that equal numbers are equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Decimal {
    digits: i64,
    // One more than the number of decimals: a number that may be missing then takes no more room than one that is there.
    places: NonZeroU8,
}

/// The text is no number as this program writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for NotADecimal {}

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal { digits: 0, places: NonZeroU8::MIN };

    /// So many of the smallest decimal: 771 and 1 is 77.1. `None` when there are too many digits or decimals.
    pub fn new(digits: i64, decimals: u8) -> Option<Decimal> {
        let (mut digits, mut decimals) = (digits, decimals);
        while digits % 10 == 0 && 0 < decimals {
            digits /= 10;
            decimals -= 1;
        }
        let fits = digits.unsigned_abs() < 10_u64.pow(MOST_DIGITS) && decimals <= MOST_DECIMALS;
        let places = NonZeroU8::new(decimals.saturating_add(1)).filter(|_| fits)?;
        Some(Decimal { digits, places })
    }

    /// A number as people and spreadsheets write it: "77,1", "18 400", "−7.5", "71,4 %".
    ///
    /// # Errors
    /// `text-empty`, `not-a-number`, `too-many-decimals`, `number-too-large`.
    pub fn parse(typed: &str) -> Result<Decimal, Invalid> {
        let invalid = |key, limit| Invalid { key, limit, value: typed.trim().chars().take(40).collect() };
        // Grouped by spaces of any sort, also those that do not break, as this program and spreadsheets write them.
        let bare: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let bare = bare.strip_suffix('%').unwrap_or(&bare);
        if bare.is_empty() {
            return Err(invalid("text-empty", None));
        }
        let (negative, digits) = match bare.strip_prefix(['-', '−', '–']) {
            Some(digits) => (true, digits),
            None => (false, bare.strip_prefix('+').unwrap_or(bare)),
        };
        let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
            return Err(invalid("not-a-number", None));
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = u8::try_from(fraction.len()).ok().filter(|&decimals| decimals <= MOST_DECIMALS);
        let decimals = decimals.ok_or_else(|| invalid("too-many-decimals", Some(MOST_DECIMALS.into())))?;
        let all = format!("{whole}{fraction}");
        let value: i64 = match all.trim_start_matches('0') {
            "" => 0,
            digits => digits.parse().map_err(|_| invalid("number-too-large", None))?,
        };
        let value = if negative { -value } else { value };
        Decimal::new(value, decimals).ok_or_else(|| invalid("number-too-large", None))
    }

    /// How many decimals it is written with.
    pub fn decimals(self) -> u8 {
        self.places.get() - 1
    }

    /// As so many of the smallest of this many decimals. `None` when it has more decimals, or does not fit.
    pub fn scaled(self, decimals: u8) -> Option<i64> {
        let more = decimals.checked_sub(self.decimals())?;
        self.digits.checked_mul(10_i64.checked_pow(more.into())?)
    }

    /// The nearest floating-point number: what is calculated with.
    pub fn to_f64(self) -> f64 {
        // Both are exact in floating point, so the quotient is the nearest there is.
        self.digits as f64 / 10_f64.powi(self.decimals().into())
    }

    /// Rounded to so many decimals, halves away from zero.
    pub fn rounded(self, decimals: u8) -> Decimal {
        let Some(fewer) = self.decimals().checked_sub(decimals).filter(|&fewer| 0 < fewer) else { return self };
        let unit = 10_i64.pow(fewer.into());
        let half = if self.digits < 0 { -(unit / 2) } else { unit / 2 };
        Decimal::new((self.digits + half) / unit, decimals).unwrap_or(self)
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        self.digits < 0
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let most = self.decimals().max(other.decimals());
        let wide = |number: &Decimal| i128::from(number.digits) * 10_i128.pow(u32::from(most - number.decimals()));
        wide(self).cmp(&wide(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// As it stands in logs and files: a point before the decimals, no grouping.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let (digits, decimals) = (self.digits.unsigned_abs(), usize::from(self.decimals()));
        if decimals == 0 {
            return write!(f, "{sign}{digits}");
        }
        let unit = 10_u64.pow(u32::from(self.decimals()));
        write!(f, "{sign}{}.{:0decimals$}", digits / unit, digits % unit)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Decimal, NotADecimal> {
        let decimal = Decimal::parse(text).map_err(|_| NotADecimal)?;
        // One spelling for each number, so that the same log always has the same bytes.
        if decimal.to_string() == text { Ok(decimal) } else { Err(NotADecimal) }
    }
}

impl From<Decimal> for String {
    fn from(decimal: Decimal) -> String {
        decimal.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = NotADecimal;

    fn try_from(text: String) -> Result<Decimal, NotADecimal> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_as_people_and_spreadsheets_write_it() {
        for (typed, expected) in [
            ("77,1", "77.1"),
            ("77.10", "77.1"),
            ("18\u{a0}400", "18400"),
            ("−7,5", "-7.5"),
            ("–0,05", "-0.05"),
            ("71,4 %", "71.4"),
            (",5", "0.5"),
            ("-0", "0"),
            ("0100", "100"),
            ("0.000000000001", "0.000000000001"),
        ] {
            assert_eq!(Decimal::parse(typed).unwrap().to_string(), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        let key = |typed| Decimal::parse(typed).unwrap_err().key;
        assert_eq!(key(" "), "text-empty");
        assert_eq!(key("%"), "text-empty");
        for typed in ["tio", "1,2,3", "-", ",", "1e9", "--5", "5 kr", "NaN", "..", "1.234,5"] {
            assert_eq!(key(typed), "not-a-number", "{typed}");
        }
        assert_eq!(key("0,1234567890123"), "too-many-decimals");
        assert_eq!(key("1000000000000000"), "number-too-large");
        assert_eq!(key("99999999999999999999"), "number-too-large");
    }

    #[test]
    fn rounding_goes_away_from_zero_at_the_half() {
        let rounded = |text: &str, decimals| text.parse::<Decimal>().unwrap().rounded(decimals).to_string();
        assert_eq!(rounded("0.25", 1), "0.3");
        assert_eq!(rounded("-0.25", 1), "-0.3");
        assert_eq!(rounded("0.249", 1), "0.2");
        assert_eq!(rounded("9.96", 1), "10");
        assert_eq!(rounded("7", 3), "7");
    }

    #[test]
    fn a_number_that_may_be_missing_takes_no_more_room() {
        assert_eq!(size_of::<Option<Decimal>>(), size_of::<Decimal>());
    }

    proptest! {
        #[test]
        fn a_number_is_read_as_it_is_written(digits in -999_999_999_999_999_i64..=999_999_999_999_999, decimals in 0_u8..=12) {
            let number = Decimal::new(digits, decimals).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
            prop_assert_eq!(number.to_string().parse::<f64>().unwrap(), number.to_f64());
            prop_assert_eq!(Decimal::parse(&number.to_string().replace('.', ",")), Ok(number));
        }

        #[test]
        fn the_order_is_that_of_the_numbers(
            one in -999_999_i64..=999_999, two in -999_999_i64..=999_999, places in 0_u8..6, other in 0_u8..6,
        ) {
            let (one, two) = (Decimal::new(one, places).unwrap(), Decimal::new(two, other).unwrap());
            prop_assert_eq!(one.cmp(&two), one.to_f64().total_cmp(&two.to_f64()));
            prop_assert_eq!(one == two, one.cmp(&two).is_eq());
        }
    }
}
