//! What a cell of values says: a number, or one of the symbols by which statistics offices say that there is none, or the
//! status of a value in words. Not how a cell is found.
//!
//! | In a cell | Read as |
//! |---|---|
//! | nothing, `..`, `...`, `…`, `:`, `n/a`, `na`, `null`, `nan`, `#n/a`, `saknas`, `missing`, `[x]` | missing |
//! | `..C`, `x`, `c`, `*`, `[c]`, `sekretess`, `confidential`, `suppressed` | suppressed |
//! | `.`, `[z]` | cannot exist |
//! | `-`, `–`, `—`, `−` alone | missing, and told: some offices write it for zero, and a zero is never made up here |
//!
//! PX says what its symbols mean: there `-` is zero. That is done where PX is read.

use domain::decimal::{Decimal, MOST_DECIMALS, MOST_DIGITS};
use domain::observation::Status;
use domain::text::fold;

use crate::lookup::key;

/// What a cell of values says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Value(Decimal),
    /// There is none, and why.
    None(Status),
    /// Nothing stands there.
    Empty,
    /// A dash alone.
    Dash,
    /// Neither: the key of what is wrong.
    Wrong(&'static str),
}

/// What is known of a text that stands in a column of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) read: Read,
    /// Whether it had more digits than are kept.
    pub(super) rounded: bool,
    /// Whether it could be meant otherwise: "1,234".
    pub(super) ambiguous: bool,
}

/// Reads the texts of a column. A comma that could be meant otherwise is none where others of the column can only be decimals.
pub(super) fn numbers<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Number> {
    let mut is_decimal = false;
    let read = texts.map(|text| {
        let number = number(text);
        is_decimal |= matches!(number.read, Read::Value(_)) && !number.ambiguous && text.contains(',');
        number
    });
    let mut read: Vec<Number> = read.collect();
    if is_decimal {
        read.iter_mut().for_each(|number| number.ambiguous = false);
    }
    read
}

/// Reads a cell.
fn number(text: &str) -> Number {
    let plain = |read| Number { read, rounded: false, ambiguous: false };
    let text = text.trim();
    match text {
        "" => return plain(Read::Empty),
        "-" | "–" | "—" | "−" => return plain(Read::Dash),
        _ => {}
    }
    if let Ok(value) = Decimal::parse(text) {
        return Number { read: Read::Value(value), rounded: false, ambiguous: is_ambiguous(text) };
    }
    if let Some(status) = symbol(text) {
        return plain(Read::None(status));
    }
    match scientific(text) {
        Ok((value, rounded)) => Number { read: Read::Value(value), rounded, ambiguous: false },
        Err(key) => plain(Read::Wrong(key)),
    }
}

fn symbol(text: &str) -> Option<Status> {
    Some(match fold(text).as_str() {
        ".." | "..." | "…" | "...." | "....." | "......" | ":" | "n/a" | "na" | "null" | "nan" | "#n/a" | "saknas"
        | "missing" | "[x]" | "uppgift saknas" => Status::Missing,
        "..c" | "x" | "c" | "*" | "[c]" | "sekretess" | "confidential" | "suppressed" => Status::Suppressed,
        "." | "[z]" => Status::CannotExist,
        _ => return None,
    })
}

/// A comma with three digits after it, and one to three before: an English thousand as much as a Swedish decimal.
fn is_ambiguous(text: &str) -> bool {
    let Some((whole, fraction)) = text.split_once(',') else { return false };
    let whole = whole.trim_start_matches(['-', '−', '–', '+']);
    let three = fraction.len() == 3 && fraction.bytes().all(|byte| byte.is_ascii_digit());
    three && (1..=3).contains(&whole.len()) && !whole.starts_with('0')
}

/// A number with more digits than are kept, or with an exponent ("6.72e-05"), rounded to what is kept; and whether it was.
fn scientific(text: &str) -> Result<(Decimal, bool), &'static str> {
    const WRONG: &str = "not-a-number";
    let bare: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let bare = bare.strip_suffix('%').unwrap_or(&bare);
    let (mantissa, exponent) = bare.split_once(['e', 'E']).unwrap_or((bare, "0"));
    let exponent: i32 = exponent.parse().map_err(|_| WRONG)?;
    if 400 < exponent.abs() {
        return Err("number-too-large");
    }
    let (negative, digits) = match mantissa.strip_prefix(['-', '−', '–']) {
        Some(digits) => (true, digits),
        None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(WRONG);
    }
    let all = format!("{whole}{fraction}");
    let counting = all.trim_start_matches('0');
    // How many digits stand before the point, leading zeros not counted; below zero where more zeros come first.
    let length = |text: &str| i32::try_from(text.len()).map_err(|_| WRONG);
    let point = length(counting)? - length(fraction)? + exponent;
    let most_digits = i32::try_from(MOST_DIGITS).unwrap_or(i32::MAX);
    if most_digits < point {
        return Err("number-too-large");
    }
    let kept = (point + i32::from(MOST_DECIMALS)).min(most_digits);
    let kept = usize::try_from(kept.max(0)).unwrap_or(0);
    let (head, tail) = counting.split_at(kept.min(counting.len()));
    let mut units: i64 = if head.is_empty() { 0 } else { head.parse().map_err(|_| WRONG)? };
    let rounded = tail.bytes().any(|byte| byte != b'0');
    // A number so small that its first digit is beyond the last kept is nothing; halves go away from zero.
    let is_next = 0 <= point + i32::from(MOST_DECIMALS);
    if is_next && tail.bytes().next().is_some_and(|digit| b'5' <= digit) {
        units += 1;
    }
    let decimals = length(head)? - point;
    let decimals = if head.is_empty() { i32::from(MOST_DECIMALS) } else { decimals };
    let (units, decimals) = match u8::try_from(decimals) {
        Ok(decimals) => (units, decimals),
        // Zeros that the exponent stands for.
        Err(_) => {
            let zeros = u32::try_from(-decimals).map_err(|_| "number-too-large")?;
            let one = 10_i64.checked_pow(zeros).ok_or("number-too-large")?;
            (units.checked_mul(one).ok_or("number-too-large")?, 0)
        }
    };
    let value = Decimal::new(if negative { -units } else { units }, decimals).ok_or("number-too-large")?;
    Ok((value, rounded))
}

/// What a cell of statuses says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StatusRead {
    Known(Status),
    /// Nothing stands there.
    Empty,
    /// A word that is not known.
    Unknown,
}

/// A status as the code list's letter, as this program's word, or as statistics offices write it.
pub(super) fn status(text: &str) -> StatusRead {
    let folded = key(text);
    if folded.is_empty() {
        return StatusRead::Empty;
    }
    let mut letters = folded.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && let Some(status) = Status::of_letter(letter)
    {
        return StatusRead::Known(status);
    }
    let known = Status::ALL.into_iter().find(|status| fold(status.key()) == folded);
    let found =
        known.or_else(|| WORDS.iter().find(|(_, words)| words.contains(&folded.as_str())).map(|(status, _)| *status));
    found.map_or(StatusRead::Unknown, StatusRead::Known)
}

/// Words for each status, folded: those of the code list, of Open SDG's files, and Swedish ones.
const WORDS: [(Status, &[&str]); 10] = [
    (Status::Normal, &["normal value", "normalt", "normalt värde", "slutlig", "final", "ok"]),
    (Status::Break, &["time series break", "break in series", "tidsseriebrott", "brott", "brott i tidsserien"]),
    (Status::Differs, &["definition differs", "annan definition", "avvikande definition"]),
    (Status::Estimated, &["estimated value", "estimate", "skattat", "skattat värde", "uppskattat", "uppskattning"]),
    (Status::Imputed, &["imputed value", "imputed value (ccsa definition)", "imputerat", "imputerat värde", "ifyllt"]),
    (
        Status::CannotExist,
        &["missing value; data cannot exist", "data cannot exist", "not applicable", "kan inte förekomma", "z"],
    ),
    (Status::Missing, &["missing value", "not available", "saknas", "uppgift saknas", "bortfall"]),
    (Status::Provisional, &["provisional value", "preliminary", "preliminär", "preliminärt", "preliminärt värde"]),
    (
        Status::Suppressed,
        &["missing value; suppressed", "confidential", "sekretess", "röjanderisk", "undertryckt", "c", "x", "..c"],
    ),
    (Status::Unreliable, &["low reliability", "unreliable value", "osäker", "osäkert", "osäkert värde", "tveksam"]),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> String {
        let Number { read, rounded, ambiguous } = number(text);
        let marks = format!("{}{}", if rounded { " rounded" } else { "" }, if ambiguous { " ambiguous" } else { "" });
        match read {
            Read::Value(value) => format!("{value}{marks}"),
            Read::None(status) => status.key().to_owned(),
            Read::Empty => "empty".to_owned(),
            Read::Dash => "dash".to_owned(),
            Read::Wrong(key) => key.to_owned(),
        }
    }

    #[test]
    fn a_number_with_too_many_digits_is_rounded_to_what_is_kept() {
        for (text, expected) in [
            ("71,4 %", "71.4"),
            ("35.7335999997921", "35.733599999792 rounded"),
            ("0.000201676604841583", "0.000201676605 rounded"),
            ("6.72255349472e-05", "0.000067225535 rounded"),
            ("1.5E3", "1500"),
            ("1e14", "100000000000000"),
            ("-1.0e-12", "-0.000000000001"),
            ("5e-13", "0.000000000001 rounded"),
            ("4e-13", "0 rounded"),
            ("9e-14", "0 rounded"),
            ("0e0", "0"),
            ("1.00000000000000000", "1"),
            ("99999.99999999999999", "100000 rounded"),
            ("1,234", "1.234 ambiguous"),
            ("0,234", "0.234"),
            ("1e15", "number-too-large"),
            ("1e999999", "number-too-large"),
            ("1e500", "number-too-large"),
            ("tio", "not-a-number"),
            ("e5", "not-a-number"),
            ("1e", "not-a-number"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn symbols_say_that_there_is_no_value() {
        for (text, expected) in [
            ("", "empty"),
            ("..", "missing"),
            ("N/A", "missing"),
            ("..C", "suppressed"),
            ("x", "suppressed"),
            (".", "cannot-exist"),
            ("–", "dash"),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }

    #[test]
    fn a_status_is_read_by_its_letter_and_in_words() {
        for (text, expected) in [
            ("p", Status::Provisional),
            ("Normal Value", Status::Normal),
            ("Missing value; suppressed", Status::Suppressed),
            ("Definition differs", Status::Differs),
            ("preliminärt", Status::Provisional),
            ("cannot-exist", Status::CannotExist),
        ] {
            assert_eq!(status(text), StatusRead::Known(expected), "{text}");
        }
        assert_eq!(status("Undefined"), StatusRead::Unknown);
        assert_eq!(status(" "), StatusRead::Empty);
        for known in Status::ALL {
            assert_eq!(status(known.key()), StatusRead::Known(known));
        }
        for (_, words) in WORDS {
            assert!(words.iter().all(|word| fold(word) == *word), "{words:?}");
        }
    }

    proptest! {
        #[test]
        fn a_number_of_any_form_is_as_near_as_can_be_kept(value in -1e14_f64..1e14, small in -1.0_f64..1.0) {
            for value in [value, small, small * 1e-9] {
                for text in [format!("{value}"), format!("{value:e}")] {
                    let Read::Value(read) = number(&text).read else { panic!("{text}") };
                    let near = (read.to_f64() - value).abs() <= (value.abs() * 1e-14).max(5.1e-13);
                    prop_assert!(near, "{text} became {read}");
                }
            }
        }

        #[test]
        fn nothing_that_stands_in_a_cell_is_too_much(text in "[-+eE.,0-9 %\\PC]{0,60}") {
            let _ = (number(&text), status(&text));
        }
    }
}
